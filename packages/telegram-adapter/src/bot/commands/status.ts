import type { BuiltInCommand } from './command.ts'

export const status: BuiltInCommand = {
  name: 'status',
  usage: '/status [run]',
  access: 'admin',
  async run(request, { port, reply }) {
    const { as, argument, messages } = request
    const text = argument === '' ? messages.health(await port.health(as)) : messages.run(await port.run(as, argument))
    await reply(request, text)
  },
}

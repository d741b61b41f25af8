import type { BuiltInCommand } from './command.ts'

export const history: BuiltInCommand = {
  name: 'history',
  usage: '/history <job>',
  access: 'admin',
  async run(request, { port, reply }) {
    const { as, argument, messages } = request
    if (argument === '') await reply(request, messages.missingArgument(this.usage))
    else await reply(request, messages.history(await port.history(as, argument)))
  },
}

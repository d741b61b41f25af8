import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const status: Command = {
  name: 'status',
  description: ko.descriptions.status,
  usage: '/status [run]',
  access: 'admin',
  async run(request, { port, reply }) {
    const { as, argument } = request
    const text = argument === '' ? ko.health(await port.health(as)) : ko.run(await port.run(as, argument))
    await reply(request, text)
  },
}

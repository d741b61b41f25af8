import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const history: Command = {
  name: 'history',
  description: ko.descriptions.history,
  usage: '/history <job>',
  access: 'admin',
  async run(request, { port, reply }) {
    const { as, argument } = request
    if (argument === '') await reply(request, ko.missingArgument(this.usage))
    else await reply(request, ko.history(await port.history(as, argument)))
  },
}

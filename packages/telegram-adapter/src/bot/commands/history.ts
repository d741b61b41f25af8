import { texts } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const history: Command = {
  name: 'history',
  description: texts.descriptions.history,
  usage: '/history <job>',
  access: 'admin',
  async run(request, { port, say }) {
    const { as, argument } = request
    if (argument === '') await say(request, texts.missingArgument(this.usage))
    else await say(request, texts.history(await port.history(as, argument)))
  },
}

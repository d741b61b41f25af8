import { texts } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const status: Command = {
  name: 'status',
  description: texts.descriptions.status,
  usage: '/status [run]',
  access: 'admin',
  async run(request, { port, say }) {
    const { as, argument } = request
    const text = argument === '' ? texts.health(await port.health(as)) : texts.run(await port.run(as, argument))
    await say(request, text)
  },
}

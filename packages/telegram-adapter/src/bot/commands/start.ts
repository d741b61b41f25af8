import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

/** Who writes for the first time was registered before it came here. */
export const start: Command = {
  name: 'start',
  description: ko.descriptions.start,
  usage: '/start',
  access: 'everyone',
  async run(request, context) {
    await context.reply(request, ko.welcome(request.name, request.role))
  },
}

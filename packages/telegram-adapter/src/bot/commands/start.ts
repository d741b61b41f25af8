import { texts } from '../../messages/ko.ts'
import type { Command } from './command.ts'

/** Who writes for the first time was registered before it came here. */
export const start: Command = {
  name: 'start',
  description: texts.descriptions.start,
  usage: '/start',
  access: 'everyone',
  async run(request, desk) {
    await desk.say(request, texts.welcome(request.name, request.role))
  },
}

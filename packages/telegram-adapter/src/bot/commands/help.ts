import { texts } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const help: Command = {
  name: 'help',
  description: texts.descriptions.help,
  usage: '/help',
  access: 'everyone',
  async run(request, desk) {
    await desk.say(request, texts.help(desk.commandsFor(request.role)))
  },
}

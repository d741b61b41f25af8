import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const help: Command = {
  name: 'help',
  description: ko.descriptions.help,
  usage: '/help',
  access: 'everyone',
  async run(request, context) {
    await context.reply(request, ko.help(context.commandsFor(request.role)))
  },
}

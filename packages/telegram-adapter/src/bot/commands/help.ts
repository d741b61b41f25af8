import type { BuiltInCommand } from './command.ts'

export const help: BuiltInCommand = {
  name: 'help',
  usage: '/help',
  access: 'everyone',
  async run(request, context) {
    await context.reply(request, request.messages.help(context.commandsFor(request.role)))
  },
}

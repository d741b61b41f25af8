import type { BuiltInCommand } from './command.ts'

/** Command of the first contact. The bot registers a new user before it runs any command. */
export const start: BuiltInCommand = {
  name: 'start',
  usage: '/start',
  access: 'everyone',
  async run(request, context) {
    await context.reply(request, request.messages.welcome(request.name, request.role))
  },
}

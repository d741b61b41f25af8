import type { BuiltInCommand } from './command.ts'

/** Who writes for the first time was registered before it came here. */
export const start: BuiltInCommand = {
  name: 'start',
  usage: '/start',
  access: 'everyone',
  async run(request, context) {
    await context.reply(request, context.messages.welcome(request.name, request.role))
  },
}

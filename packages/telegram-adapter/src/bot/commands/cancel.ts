import type { BuiltInCommand } from './command.ts'

export const cancel: BuiltInCommand = {
  name: 'cancel',
  usage: '/cancel <run>',
  access: 'admin',
  async run(request, context) {
    if (request.argument === '') await context.reply(request, request.messages.missingArgument(this.usage))
    else await context.cancelRun(request, request.argument)
  },
}

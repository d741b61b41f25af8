import type { BuiltInCommand } from './command.ts'

export const redeliver: BuiltInCommand = {
  name: 'redeliver',
  usage: '/redeliver <notice>',
  access: 'admin',
  async run(request, context) {
    if (request.argument === '') await context.reply(request, request.messages.missingArgument(this.usage))
    else await context.settleDelivery(request, 'redeliver', request.argument)
  },
}

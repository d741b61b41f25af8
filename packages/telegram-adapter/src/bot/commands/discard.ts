import type { BuiltInCommand } from './command.ts'

export const discard: BuiltInCommand = {
  name: 'discard',
  usage: '/discard <notice>',
  access: 'admin',
  async run(request, context) {
    if (request.argument === '') await context.reply(request, request.messages.missingArgument(this.usage))
    else await context.settleDelivery(request, 'discard', request.argument)
  },
}

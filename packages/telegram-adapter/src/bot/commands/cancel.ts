import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const cancel: Command = {
  name: 'cancel',
  description: ko.descriptions.cancel,
  usage: '/cancel <run>',
  access: 'admin',
  async run(request, context) {
    if (request.argument === '') await context.reply(request, ko.missingArgument(this.usage))
    else await context.cancelRun(request, request.argument)
  },
}

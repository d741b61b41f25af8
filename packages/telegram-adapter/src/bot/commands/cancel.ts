import { texts } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const cancel: Command = {
  name: 'cancel',
  description: texts.descriptions.cancel,
  usage: '/cancel <run>',
  access: 'admin',
  async run(request, desk) {
    if (request.argument === '') await desk.say(request, texts.missingArgument(this.usage))
    else await desk.cancelRun(request, request.argument)
  },
}

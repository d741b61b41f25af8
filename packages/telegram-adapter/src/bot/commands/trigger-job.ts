import { ko } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const triggerJob: Command = {
  name: 'trigger_job',
  description: ko.descriptions.trigger_job,
  usage: '/trigger_job <id>',
  access: 'admin',
  async run(request, context) {
    if (request.argument === '') await context.reply(request, ko.missingArgument(this.usage))
    else await context.runJob(request, request.argument)
  },
}

import { texts } from '../../messages/ko.ts'
import type { Command } from './command.ts'

export const triggerJob: Command = {
  name: 'trigger_job',
  description: texts.descriptions.trigger_job,
  usage: '/trigger_job <id>',
  access: 'admin',
  async run(request, desk) {
    if (request.argument === '') await desk.say(request, texts.missingArgument(this.usage))
    else await desk.runJob(request, request.argument)
  },
}

import type { BuiltInCommand } from './command.ts'

export const triggerJob: BuiltInCommand = {
  name: 'trigger_job',
  usage: '/trigger_job <id>',
  access: 'admin',
  async run(request, context) {
    if (request.argument === '') await context.reply(request, request.messages.missingArgument(this.usage))
    else await context.runJob(request, request.argument)
  },
}

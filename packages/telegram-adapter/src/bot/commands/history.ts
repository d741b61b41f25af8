import type { BuiltInCommand } from './command.ts'
import { findJob } from './find-job.ts'
import { offerJobs } from './offer-jobs.ts'

export const history: BuiltInCommand = {
  name: 'history',
  usage: '/history <job>',
  access: 'admin',
  async run(request, context) {
    const { as, argument, messages } = request
    const found = findJob(await context.port.listJobs(as), argument)
    if (found.kind === 'one') {
      await context.reply(request, messages.history(await context.port.history(as, found.job.id)))
    } else {
      const { jobs } = found
      await offerJobs(request, context, {
        jobs,
        action: ({ id }) => ({ kind: 'command', name: 'history', argument: id }),
      })
    }
  },
}

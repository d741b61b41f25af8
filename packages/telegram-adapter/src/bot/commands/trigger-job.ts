import type { BuiltInCommand } from './command.ts'
import { findJob } from './find-job.ts'
import { offerJobs } from './offer-jobs.ts'

export const triggerJob: BuiltInCommand = {
  name: 'trigger_job',
  usage: '/trigger_job <job>',
  access: 'admin',
  async run(request, context) {
    const found = findJob(await context.port.listJobs(request.as), request.argument)
    if (found.kind === 'one') await context.runJob(request, found.job.id)
    else await offerJobs(request, context, { jobs: found.jobs, action: ({ id }) => ({ kind: 'trigger', jobId: id }) })
  },
}

import type { JobRunner } from '@stockeye/job-runner'
import type { Handlers } from '../http/mount.ts'
import { updateMasterId } from '../jobs/ids.ts'
import type { MasterApi } from './contract.ts'
import { recipientOf } from './recipient.ts'

/** Creates the handlers of the routes for the instrument files. */
export function masterHandlers({ jobs }: { readonly jobs: JobRunner }): Handlers<MasterApi> {
  return {
    updateMaster: ({ caller, body, once }) =>
      jobs.trigger(updateMasterId, {
        recipient: recipientOf(body, caller),
        dedupeKey: once,
      }),
  }
}

import type { HealthCode } from '@stockeye/job-runner'

/** Codes of the problems of a job runner. A further code of the runner does not compile without its entry. */
export const healthCodes: { readonly [Code in HealthCode]: Code } = {
  CHANNEL_DOWN: 'CHANNEL_DOWN',
  CHANNEL_UNSERVED: 'CHANNEL_UNSERVED',
  COMPLETIONS_WAIT: 'COMPLETIONS_WAIT',
  DELIVERIES_DEAD: 'DELIVERIES_DEAD',
  NO_WORKER: 'NO_WORKER',
  JOB_UNSERVED: 'JOB_UNSERVED',
  RUNS_WAIT: 'RUNS_WAIT',
  SCHEDULE_OVERDUE: 'SCHEDULE_OVERDUE',
  BACKGROUND_FAILS: 'BACKGROUND_FAILS',
}

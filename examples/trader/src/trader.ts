import type { JobRunner } from '@stockeye/job-runner'
import { createDecider } from './decide/decider.ts'
import { runDecisions } from './decide/run-decisions.ts'
import { watchAccount } from './log/account-log.ts'
import { watchOrders } from './log/order-log.ts'
import { status } from './log/status.ts'
import { tokenCheck, watchTokens } from './log/token-check.ts'
import type { Portfolio } from './portfolio.ts'

/** Running trader. */
export interface Trader {
  /** Resolves after the stop. It rejects where the decisions cannot go on, such as in a year whose holidays are not known. */
  readonly done: Promise<void>
  /** Aborts the decision that is under way, waits for it, and stops the runner. Open orders stay as they are. */
  stop(): Promise<void>
}

const minuteMs = 60_000

const checks = [
  { id: 'token_check', name: '토큰 점검', everyMs: 30 * minuteMs, check: tokenCheck },
  { id: 'status', name: '상태 보고', everyMs: 5 * minuteMs, check: status },
]

/** Longest time for the stop, in ms. An aborted decision ends sooner: it waits only for an order that was sent. */
const stopWithinMs = 60 * minuteMs

/**
 * Starts the decisions, and the two jobs that report. Each order is in the journal before it is sent, and a decision begins with what
 * KIS and the journal say, so a restart changes nothing.
 *
 * @param jobs a runner that is not started
 */
export async function startTrader(portfolio: Portfolio, jobs: JobRunner): Promise<Trader> {
  const stops = [watchTokens(portfolio), watchOrders(portfolio)]
  const account = watchAccount(portfolio)
  const stopping = new AbortController()
  for (const { check, everyMs, ...named } of checks) {
    const run = ({ signal }: { readonly signal: AbortSignal }) => {
      account.look()
      return check(portfolio, AbortSignal.any([signal, stopping.signal]))
    }
    jobs.register({ ...named, schedule: { everyMs }, run })
  }
  watchJobs(portfolio, jobs, stopping.signal)
  const decider = createDecider(portfolio)
  // The runs are triggered before the start, so that each job runs at once.
  for (const { id } of checks) await jobs.trigger(id)
  const done = runDecisions(portfolio, decider, stopping.signal)
  // A caller that awaits `done` sees the error. Until then it must not end the process.
  done.catch(() => undefined)

  const stop = async () => {
    stopping.abort(new Error('the trader stops'))
    await done.catch(() => undefined)
    await jobs.stop({ deadlineMs: stopWithinMs })
    decider.close()
    account.stop()
    for (const stopLog of stops) stopLog()
  }
  try {
    await jobs.start()
  } catch (error) {
    await stop()
    throw error
  }
  return { done, stop }
}

function watchJobs({ log }: Pick<Portfolio, 'log'>, jobs: JobRunner, stopping: AbortSignal): void {
  jobs.on('ended', ({ run }) => {
    // A skipped slot is not a failure: the previous check was still running, or no process was.
    if (run.error === undefined || run.state === 'skipped' || stopping.aborted) return
    const { name, code, message } = run.error
    log.error({ job: run.jobId, run: run.runId, error: name, code }, `JOB_FAILED ${run.jobName}: ${message}`)
  })
  jobs.on('trouble', ({ error }) => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
    log.error({ error: name }, `JOB_TROUBLE ${message}`)
  })
}

import type { JobRunner } from '@stockeye/job-runner'
import { watchAccount } from './account-log.ts'
import { buyCheck } from './buy-check.ts'
import { cleanUp } from './clean-up.ts'
import { watchOrders } from './order-log.ts'
import type { Portfolio } from './portfolio.ts'
import { sellCheck } from './sell-check.ts'
import { status } from './status.ts'
import { tokenCheck, watchTokens } from './token-check.ts'

/** A running trader. */
export interface Trader {
  /** Aborts the running check, waits for it, and stops the runner. Open orders stay as they are. */
  stop(): Promise<void>
}

const minuteMs = 60_000

const checks = [
  { id: 'token_check', name: '토큰 점검', everyMs: 30 * minuteMs, check: tokenCheck },
  { id: 'clean_up_orders', name: '미체결 주문 정리', everyMs: 10 * minuteMs, check: cleanUp },
  { id: 'sell_check', name: '매도 점검', everyMs: 30 * minuteMs, check: sellCheck },
  { id: 'buy_check', name: '매수 점검', everyMs: 60 * minuteMs, check: buyCheck },
  { id: 'status', name: '상태 보고', everyMs: 5 * minuteMs, check: status },
]

/** Longest time for the stop, in ms. An aborted check ends sooner: it waits only for an order that was sent. */
const stopWithinMs = 60 * minuteMs

/**
 * Registers the five jobs, and runs each at once and then at its interval. Each asks KIS for the state of the account
 * before it acts, and each order is in the journal before it is sent, so a restart changes nothing.
 *
 * @param jobs a runner that is not started, with one slot: the checks share an account, and each must see the orders of
 * the previous one
 */
export async function startTrader(portfolio: Portfolio, jobs: JobRunner): Promise<Trader> {
  const { log } = portfolio
  const stops = [watchTokens(portfolio), watchOrders(portfolio)]
  const account = watchAccount(portfolio)
  // The abort of the runner waits for a job for seconds and then goes on without it; an order that was sent may take
  // longer.
  const stopping = new AbortController()
  for (const { check, everyMs, ...named } of checks) {
    const run = ({ signal }: { readonly signal: AbortSignal }) => {
      account.look()
      return check(portfolio, AbortSignal.any([signal, stopping.signal]))
    }
    jobs.register({ ...named, schedule: { everyMs }, run })
  }
  jobs.on('ended', ({ run }) => {
    // A skipped slot is not a failure: the previous check was still running, or no process was.
    if (run.error === undefined || run.state === 'skipped' || stopping.signal.aborted) return
    const { name, code, message } = run.error
    log.error({ job: run.jobId, run: run.runId, error: name, code }, `JOB_FAILED ${run.jobName}: ${message}`)
  })
  jobs.on('trouble', ({ error }) => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
    log.error({ error: name }, `JOB_TROUBLE ${message}`)
  })

  const stop = async () => {
    stopping.abort(new Error('the trader stops'))
    await jobs.stop({ deadlineMs: stopWithinMs })
    account.stop()
    for (const stopLog of stops) stopLog()
  }
  try {
    // The runs are triggered before the start, so that they run in this order, and before any slot that was missed
    // while no process ran.
    for (const { id } of checks) await jobs.trigger(id)
    await jobs.start()
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

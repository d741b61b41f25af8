import type { JobRunner } from '@stockeye/job-runner'
import { buyCheck } from './buy-check.ts'
import { cleanUp } from './clean-up.ts'
import type { Portfolio } from './portfolio.ts'
import { sellCheck } from './sell-check.ts'
import { status } from './status.ts'
import { tokenCheck, watchTokens } from './token-check.ts'

export interface Trader {
  /** Ends the check that runs, waits for it, and stops the runner. Orders that stand stay where they are. */
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

/** No check takes as long once it was aborted: an order that has left is the only call that it waits for. */
const stopWithinMs = 60 * minuteMs

/**
 * Registers the five jobs, and runs each at once and then at its interval. Each asks KIS how things stand before it acts,
 * so a restart changes nothing.
 *
 * @param jobs not started, with one slot: the checks share an account, and each must see what the one before it ordered
 */
export async function startTrader(portfolio: Portfolio, jobs: JobRunner): Promise<Trader> {
  const { log } = portfolio
  // The runner's own abort gives a job seconds and then goes on without it; an order that has left may take longer.
  const stopping = new AbortController()
  for (const { check, everyMs, ...named } of checks) {
    const run = ({ signal }: { readonly signal: AbortSignal }) =>
      check(portfolio, AbortSignal.any([signal, stopping.signal]))
    jobs.register({ ...named, schedule: { everyMs }, run })
  }
  jobs.on('ended', ({ run }) => {
    // A slot that was skipped is no failure: the check before it was still at work, or nobody was there.
    if (run.error === undefined || run.state === 'skipped' || stopping.signal.aborted) return
    const { name, code, message } = run.error
    log.error({ job: run.jobId, run: run.runId, error: name, code }, `JOB_FAILED ${run.jobName}: ${message}`)
  })
  jobs.on('trouble', ({ error }) => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
    log.error({ error: name }, `JOB_TROUBLE ${message}`)
  })
  const stopWatching = watchTokens(portfolio)

  const stop = async () => {
    stopping.abort(new Error('the trader stops'))
    await jobs.stop({ deadlineMs: stopWithinMs })
    stopWatching()
  }
  try {
    // Before the start, so that they run in this order, ahead of whatever was missed while nobody ran.
    for (const { id } of checks) await jobs.trigger(id)
    await jobs.start()
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

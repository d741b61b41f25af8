import { buyCheck } from './buy-check.ts'
import { cleanUp } from './clean-up.ts'
import type { Desk } from './desk.ts'
import { startSchedule, type Task } from './schedule.ts'
import { sellCheck } from './sell-check.ts'
import { status } from './status.ts'
import { tokenCheck, watchTokens } from './token-check.ts'

export interface Trader {
  /** Ends the checks that run, and waits for them. Orders that stand stay where they are. */
  stop(): Promise<void>
}

const minuteMs = 60_000

/** Starts the five jobs. Each asks KIS how things stand before it acts, so a restart changes nothing. */
export function startTrader(desk: Desk): Trader {
  const jobs: readonly Task[] = [
    { name: 'token check', everyMs: 30 * minuteMs, run: () => tokenCheck(desk) },
    { name: 'clean-up', everyMs: 10 * minuteMs, run: (signal) => cleanUp(desk, signal) },
    { name: 'sell check', everyMs: 30 * minuteMs, run: (signal) => sellCheck(desk, signal) },
    { name: 'buy check', everyMs: 60 * minuteMs, run: (signal) => buyCheck(desk, signal) },
    { name: 'status', everyMs: 5 * minuteMs, run: (signal) => status(desk, signal) },
  ]
  const stopWatching = watchTokens(desk)
  const schedule = startSchedule(jobs, {
    clock: desk.clock,
    onError(job, error) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
      desk.log.error({ job: job.name, error: name }, `JOB_FAILED ${job.name}: ${message}`)
    },
  })
  return {
    async stop() {
      await schedule.stop()
      stopWatching()
    },
  }
}

import { createClock } from '@sinonjs/fake-timers'
import type { Clock } from '../clock.ts'

/** Not published: it is for this package's own tests. */
export interface FakeClock extends Clock {
  /** Lets time go on, from timer to timer; between two it waits for what the first has started. */
  advance(ms: number): Promise<void>
  /** Sets the wall clock, as an operator or a long sleep does: no timer fires for it. */
  jump(ms: number): void
}

export const startOfTest: number = Date.UTC(2026, 0, 5)

/** @param untilSettled waits for what a timer has started: a few turns, or longer where that takes real time */
export function fakeClock(start: number = startOfTest, untilSettled: () => Promise<void> = settle): FakeClock {
  const timers = createClock(start)
  return {
    now: () => timers.Date.now(),
    monotonic: () => timers.performance.now(),
    setTimeout: (run, ms) => timers.setTimeout(run, ms),
    clearTimeout: (timer) => timers.clearTimeout(typeof timer === 'number' || isTimer(timer) ? timer : undefined),
    async advance(ms) {
      let isOver = false
      await untilSettled()
      timers.setTimeout(() => {
        isOver = true
      }, ms)
      while (!isOver) {
        timers.next()
        await untilSettled()
      }
      // What else is due at this very instant.
      timers.tick(0)
      await untilSettled()
    },
    jump: (ms) => timers.setSystemTime(timers.Date.now() + ms),
  }
}

const isTimer = (timer: unknown): timer is NodeJS.Timeout => typeof timer === 'object' && timer !== null

/** One turn of the event loop: every promise that can settle by then has settled. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Several turns, for what takes more than one, as a slow store does. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 8; turns += 1) await turn()
}

import { createClock } from '@sinonjs/fake-timers'
import type { Clock } from './clock.ts'

/**
 * Clock that advances from timer to timer, and waits for the work that a timer starts before the next one fires.
 */
export interface FakeClock extends Clock {
  /** Advances the time. All timers that are due until then fire in order. */
  advance(ms: number): Promise<void>
  /** Sets the wall clock, as an operator or a long sleep of the machine does: no timer fires because of it. */
  jump(ms: number): void
}

export const startOfTest: number = Date.UTC(2026, 0, 5)

/** Creates a fake clock. @param untilSettled waits for the work that a timer starts @default settle */
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
      // Other timers can be due at the same instant.
      timers.tick(0)
      await untilSettled()
    },
    jump: (ms) => timers.setSystemTime(timers.Date.now() + ms),
  }
}

const isTimer = (timer: unknown): timer is NodeJS.Timeout => typeof timer === 'object' && timer !== null

/** Waits for one turn of the event loop: every promise that can resolve or reject by then has done so. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Waits for several turns, since a slow store takes more than one. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 8; turns += 1) await turn()
}

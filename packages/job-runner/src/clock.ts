import { machineClock } from '@stockeye/internal/clock'

/** Source of time. The package waits on it alone, so that a test can advance the time. */
export interface Clock {
  /** Milliseconds since 1970: decides when a job is due. The value can jump. */
  now(): number
  /** Milliseconds since an arbitrary instant: measures durations. The value never jumps. */
  monotonic(): number
  /** Calls `run` once after `ms` milliseconds, at most 2147483647. @returns the timer, for `clearTimeout` */
  setTimeout(run: () => void, ms: number): unknown
  /** Cancels a timer. Does nothing for one that is over, nor for undefined, which it must accept. */
  clearTimeout(timer: unknown): void
}

/** The clock of the machine. Its timers keep the process alive: a runner that was started continues. */
export const systemClock: Clock = machineClock

import { machineClock } from '@stockeye/internal/clock'

/** Source of time. The package waits on it alone, so that a test can advance the time. */
export interface Clock {
  /** Milliseconds since 1970; the value can jump. */
  now(): number
  /** Milliseconds since an arbitrary instant; the value never jumps. */
  monotonic(): number
  /** Calls `run` once, after `ms`. @returns the timer, for `clearTimeout` */
  setTimeout(run: () => void, ms: number): unknown
  /** Stops a timer; one that has fired is ignored. */
  clearTimeout(timer: unknown): void
}

/** The clock of the machine. Its timers keep the process alive: a bot that was started continues. */
export const systemClock: Clock = machineClock

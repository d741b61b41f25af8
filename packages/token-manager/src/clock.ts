import { machineClock } from '@stockeye/internal/clock'

/** Source of time. The package waits on it alone, so that a test can advance the time. */
export interface Clock {
  /** Milliseconds since 1970; the value can jump. */
  now(): number
  /** Milliseconds since an arbitrary instant; the value never jumps. */
  monotonic(): number
  /** Sets a timer. A timer with `background` must not keep the process alive. */
  setTimeout(run: () => void, ms: number, options?: { readonly background?: boolean | undefined }): unknown
  /** Stops a timer; does nothing for one that has fired. */
  clearTimeout(timer: unknown): void
}

/** The clock of the machine. */
export const systemClock: Clock = machineClock

/** Where time comes from. Everything that this package waits for, waits here: a test steps it, and nothing sleeps. */
export interface Clock {
  /** Milliseconds since 1970; it may jump. */
  now(): number
  /** Milliseconds since some instant; it never jumps. */
  monotonic(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

/** The machine's clock. Its timers do not hold the process open. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout(run, ms) {
    // The number that stands for the timer, so that clearTimeout can tell it from anything else.
    return setTimeout(run, ms).unref()[Symbol.toPrimitive]()
  },
  clearTimeout(timer) {
    if (typeof timer === 'number') clearTimeout(timer)
  },
}

/** Where time comes from. Everything that this package waits for, waits here: a test steps it, and nothing sleeps. */
export interface Clock {
  /** Milliseconds since 1970. It may jump. */
  now(): number
  /** Milliseconds since some instant: measures durations. It never jumps. */
  monotonic(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

/** The machine's clock. Its timers hold the process open: a bot that was started is to run on. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  // As a number, which clearTimeout can tell from anything else.
  setTimeout: (run, ms) => setTimeout(run, ms)[Symbol.toPrimitive](),
  clearTimeout(timer) {
    if (typeof timer === 'number') clearTimeout(timer)
  },
}

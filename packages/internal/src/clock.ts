/** Source of time. Each package declares the same shape in its own types, so that nothing of this package is public. */
export interface Clock {
  /** Milliseconds since 1970; the value can jump. */
  now(): number
  /** Milliseconds since an arbitrary instant; the value never jumps. */
  monotonic(): number
  /** Sets a timer. A timer with `background` does not keep the process alive. */
  setTimeout(run: () => void, ms: number, options?: { readonly background?: boolean | undefined }): unknown
  /** Stops a timer. */
  clearTimeout(timer: unknown): void
}

/** Longest delay of a timer, in ms (about 24.8 days). Node fires a timer with a longer delay at once. */
export const longestTimerMs: number = 2 ** 31 - 1

/** Returns whether a value is a span that a timer can wait, of `leastMs` or more. */
export const isTimerMs = (value: unknown, leastMs: number): value is number =>
  typeof value === 'number' && value >= leastMs && value <= longestTimerMs

/** The clock of the machine. */
export const machineClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout(run, ms, { background = false } = {}) {
    const timer = setTimeout(run, ms)
    if (background) timer.unref()
    // A number, because `clearTimeout` below recognizes a timer of this clock by its type.
    return timer[Symbol.toPrimitive]()
  },
  clearTimeout(timer) {
    if (typeof timer === 'number') clearTimeout(timer)
  },
}

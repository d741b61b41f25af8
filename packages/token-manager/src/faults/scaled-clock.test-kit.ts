import { type Clock, systemClock } from '../clock.ts'

export interface TimeScale {
  /** The instant at which the scaled clock and the machine's show the same, in milliseconds since 1970. */
  readonly epoch: number
  readonly speed: number
}

/**
 * A clock that runs faster than the machine's, so that nobody waits real minutes for a lease or a pause to end. All
 * processes that are given the same scale agree on the time.
 */
export function scaledClock({ epoch, speed }: TimeScale): Clock & { jump(ms: number): void } {
  let jumpedMs = 0
  return {
    now: () => epoch + (Date.now() - epoch) * speed + jumpedMs,
    monotonic: () => performance.now() * speed,
    setTimeout: (run, ms) => systemClock.setTimeout(run, ms / speed),
    clearTimeout: systemClock.clearTimeout,
    /** For this process alone, as an operator does who sets its machine's clock. */
    jump(ms) {
      jumpedMs += ms
    },
  }
}

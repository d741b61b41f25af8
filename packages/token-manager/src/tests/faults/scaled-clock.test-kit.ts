import { openSync, readSync } from 'node:fs'
import { type Clock, systemClock } from '../../clock.ts'

/** How fast time goes by, and where its processes read it; `startTime` makes it. */
export interface TimeScale {
  /** Milliseconds since 1970, as one Float64. */
  readonly file: string
  readonly speed: number
}

export interface ScaledClock extends Clock {
  /** For this process alone, as an operator does who sets its machine's clock. */
  jump(ms: number): void
  /** What it showed when it was first looked at in this turn of the loop. */
  turnAt(): number
}

/**
 * A clock that runs faster than the machine's, so that nobody waits real minutes for a lease or a pause to end. All
 * processes that are given the same scale read one clock.
 */
export function scaledClock({ file, speed }: TimeScale): ScaledClock {
  const descriptor = openSync(file, 'r')
  const shown = new Float64Array(1)
  const timers = new Map<number, unknown>()
  let timersSet = 0
  let jumpedMs = 0
  let firstLookAt: number | undefined

  function read(): number {
    readSync(descriptor, shown, 0, shown.byteLength, 0)
    return shown[0] ?? NaN
  }

  function now(): number {
    const at = read() + jumpedMs
    if (firstLookAt === undefined) {
      firstLookAt = at
      setImmediate(() => {
        firstLookAt = undefined
      })
    }
    return at
  }

  return {
    now,
    monotonic: read,
    setTimeout(run, ms) {
      timersSet += 1
      const timer = timersSet
      const until = read() + ms
      // The machine's timer is only a guess: what counts is what the clock shows.
      function waitOn() {
        const leftMs = until - read()
        if (leftMs > 0) return void timers.set(timer, systemClock.setTimeout(waitOn, Math.ceil(leftMs / speed)))
        timers.delete(timer)
        run()
      }
      timers.set(timer, systemClock.setTimeout(waitOn, Math.ceil(ms / speed)))
      return timer
    },
    clearTimeout(timer) {
      if (typeof timer !== 'number') return
      systemClock.clearTimeout(timers.get(timer))
      timers.delete(timer)
    },
    jump(ms) {
      jumpedMs += ms
      firstLookAt = undefined
    },
    turnAt: () => firstLookAt ?? now(),
  }
}

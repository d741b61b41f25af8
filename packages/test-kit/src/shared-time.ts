import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from './clock.ts'
import { tempFolder } from './temp-folder.ts'

/** Speed of time, and the file where processes read it. `startTime` makes it. */
export interface TimeScale {
  /** File with the time in ms since 1970, as one Float64. */
  readonly file: string
  readonly speed: number
}

export interface SharedClock extends Clock {
  /** Sets the clock of this process alone, as an operator does who sets the clock of a machine. */
  jump(ms: number): void
  /** Returns the time that the first `now()` in this turn of the loop returned. */
  turnAt(): number
}

const tickMs = 2
const mostTickMs = 20

/**
 * Starts a time that passes `speed` times as fast as the machine's, until the test ends. A machine that stands still
 * for seconds, or is too busy, stops it for all processes, so that no answer is late because of the machine.
 */
export function startTime({ speed }: { readonly speed: number }): TimeScale {
  const file = join(tempFolder('time'), 'now')
  const descriptor = openSync(file, 'w')
  const shown = new Float64Array([Date.now()])
  const show = () => writeSync(descriptor, shown, 0, shown.byteLength, 0)
  let beforeMs = performance.now()
  const ticking = setInterval(() => {
    const passedMs = performance.now() - beforeMs
    beforeMs += passedMs
    shown[0] = (shown[0] ?? 0) + Math.min(passedMs, mostTickMs) * speed
    show()
  }, tickMs)
  show()
  onTestFinished(() => {
    clearInterval(ticking)
    closeSync(descriptor)
  })
  return { file, speed }
}

/** Returns a clock that reads a shared time. All processes that get the same scale read one time. */
export function sharedClock({ file, speed }: TimeScale): SharedClock {
  const descriptor = openSync(file, 'r')
  const shown = new Float64Array(1)
  const timers = new Map<number, NodeJS.Timeout>()
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
    setTimeout(run, ms, { background = false } = {}) {
      timersSet += 1
      const timer = timersSet
      const until = read() + ms
      const set = (leftMs: number) => {
        const machineTimer = setTimeout(waitOn, Math.ceil(leftMs / speed))
        if (background) machineTimer.unref()
        timers.set(timer, machineTimer)
      }
      // The machine's timer is only a guess: the shared time decides.
      function waitOn() {
        const leftMs = until - read()
        if (leftMs > 0) return set(leftMs)
        timers.delete(timer)
        run()
      }
      set(ms)
      return timer
    },
    clearTimeout(timer) {
      if (typeof timer !== 'number') return
      clearTimeout(timers.get(timer))
      timers.delete(timer)
    },
    jump(ms) {
      jumpedMs += ms
      firstLookAt = undefined
    },
    turnAt: () => firstLookAt ?? now(),
  }
}

import type { Clock } from '../../clock.ts'

/** Timers of a loop, which end together. */
export interface Timers {
  /** Calls `callback` after a time, in ms. @returns the timer, for `cancel` */
  after(ms: number, callback: () => void): unknown
  cancel(timer: unknown): void
  /** Cancels all of them, and sets no further one. */
  close(): void
}

export function createTimers(clock: Clock): Timers {
  const set = new Set<unknown>()
  let isClosed = false
  function cancel(timer: unknown) {
    clock.clearTimeout(timer)
    set.delete(timer)
  }
  return {
    after(ms, callback) {
      if (isClosed) return undefined
      const timer = clock.setTimeout(() => {
        set.delete(timer)
        callback()
      }, ms)
      set.add(timer)
      return timer
    },
    cancel,
    close() {
      isClosed = true
      for (const timer of set) cancel(timer)
    },
  }
}

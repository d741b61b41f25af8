import type { Clock } from './clock.ts'

/** A clock that stands still between two calls of `advance`, and that tests advance without awaiting. */
export interface ManualClock extends Clock {
  /** Advances the time by `ms`, and runs the timers that are due, in order. */
  advance(ms: number): void
  /** Returns the time that each pending timer has left, in ms, the shortest first. */
  waits(): readonly number[]
}

export function manualClock(startAt: number = Date.parse('2026-11-20T09:00:00+09:00')): ManualClock {
  let at = startAt
  let lastId = 0
  const timers = new Map<number, { readonly dueAt: number; readonly run: () => void }>()
  const nextDue = (until: number) =>
    [...timers].filter(([, { dueAt }]) => dueAt <= until).sort(([, one], [, other]) => one.dueAt - other.dueAt)[0]
  return {
    now: () => at,
    monotonic: () => at - startAt,
    setTimeout(run, ms) {
      lastId += 1
      timers.set(lastId, { dueAt: at + ms, run })
      return lastId
    },
    clearTimeout(timer) {
      if (typeof timer === 'number') timers.delete(timer)
    },
    advance(ms) {
      const until = at + ms
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        const [id, { dueAt, run }] = due
        timers.delete(id)
        at = Math.max(at, dueAt)
        run()
      }
      at = until
    },
    waits: () => [...timers.values()].map(({ dueAt }) => dueAt - at).sort((one, other) => one - other),
  }
}

import { setImmediate } from 'node:timers/promises'
import { createClock } from '@sinonjs/fake-timers'
import { wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'

/**
 * Simulated time for real sockets, in one process. Time moves only inside `runUntil`, from one timer to the next, and it
 * stands still while any work outside the clock is under way: so every run of a program is the same.
 */
export interface SteppedClock extends Clock {
  /** Work outside the clock (a socket, a file): time stands while it runs. */
  during<T>(work: () => Promise<T>): Promise<T>
  /**
   * A wait for simulated time inside such work (a slow answer): lets time go on. It takes back one `during`: around a
   * call that is parked there must be no second one.
   *
   * @param options.signal ends the wait with the signal's reason
   */
  park(ms: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
  /** Fires what is due until `instant`, that instant included, and ends there. A callback that throws ends the run. */
  runUntil(instant: number): Promise<void>
  /**
   * Advances time, 100 ms at a step, until `promise` has settled, and returns it. A promise that has settled already
   * takes no time.
   *
   * @example
   * const quote = await clock.settle(getQuote(kis, { symbol: '005930' }))
   */
  settle<T>(promise: Promise<T>): Promise<T>
}

const settleStepMs = 100

export const isSteppedClock = (clock: Clock): clock is SteppedClock => 'park' in clock && 'runUntil' in clock

export function createSteppedClock(startAt: number): SteppedClock {
  const time = createClock(startAt)
  const timers = new Map<unknown, { readonly dueAt: number; readonly cancel: () => void }>()
  let busy = 0
  let parked = 0
  let wake = () => {}

  const release = () => {
    busy -= 1
    if (busy === 0) wake()
  }

  // A caller that gives up on a parked answer is done before the other side hears of it. Until that has ended its park
  // too, the count is one short, and time would run on under somebody else's work. A few turns of the loop are enough.
  const outlivePark = async () => {
    busy += 1
    const before = parked
    for (let turn = 0; turn < 10 && parked === before; turn += 1) await setImmediate()
    release()
  }

  const clock: SteppedClock = {
    now: () => time.now,
    monotonic: () => time.now,

    setTimeout(run, ms) {
      // As in Node, a timer takes a millisecond at least; the fake one would cut a fraction off, and fire early.
      const waitMs = Math.max(1, Math.ceil(ms))
      const timer = time.setTimeout(() => {
        timers.delete(timer)
        run()
      }, waitMs)
      timers.set(timer, { dueAt: time.now + waitMs, cancel: () => time.clearTimeout(timer) })
      return timer
    },

    clearTimeout(timer) {
      timers.get(timer)?.cancel()
      timers.delete(timer)
    },

    async during(work) {
      busy += 1
      try {
        return await work()
      } finally {
        if (parked > 0) await outlivePark()
        release()
      }
    },

    async park(ms, { signal = new AbortController().signal } = {}) {
      // Outside any `during` time is not held, and there is nothing to take back.
      const held = busy > 0
      if (held) {
        parked += 1
        release()
      }
      try {
        await wait(clock, ms, signal)
      } finally {
        if (held) {
          parked -= 1
          busy += 1
        }
      }
    },

    async runUntil(instant) {
      for (;;) {
        // Lets everything go on that the last step has set off, up to its next wait for time or for the outside.
        await setImmediate()
        if (busy > 0) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
          continue
        }
        if (Math.min(...[...timers.values()].map(({ dueAt }) => dueAt)) > instant) break
        time.next()
      }
      time.tick(Math.max(0, instant - time.now))
    },

    async settle(promise) {
      let isSettled = false
      const note = () => {
        isSettled = true
      }
      promise.then(note, note)
      await setImmediate()
      while (!isSettled) await clock.runUntil(time.now + settleStepMs)
      return promise
    },
  }
  return clock
}

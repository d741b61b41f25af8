import { setImmediate } from 'node:timers/promises'
import { createClock } from '@sinonjs/fake-timers'
import { wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import { checkOption, delayRule } from '../../values/check-options.ts'
import { instantRule } from './scaled.ts'

/**
 * Simulated time for real sockets, in one process. Time moves only inside `runUntil` and `settle`, from one timer to
 * the next, and it stands still while any work outside the clock is under way: so every run of a program is the same.
 */
export interface SteppedClock extends Clock {
  /** Runs work outside the clock (a socket, a file), and holds time still until it ends. */
  during<T>(work: () => Promise<T>): Promise<T>
  /**
   * Waits for simulated time inside such work (a slow answer), and lets time advance meanwhile. It releases one
   * `during`, so there must not be a second one around a call that is parked.
   *
   * @param options.signal ends the wait with the signal's reason
   */
  park(ms: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
  /**
   * Fires all timers until `instant`, that instant included, and ends there. A callback that throws ends the run with
   * its error. Runs that overlap take turns, timer by timer.
   *
   * @throws {KisInputError} `instant` is not an instant
   */
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
// Work that waits for time turn by turn, such as a loop in a test, would hold the time for good.
const mostTurns = 100

/** Lets everything that the last step started run up to its next wait for time or for work outside. */
async function drainTurns(): Promise<void> {
  let turns = 0
  do {
    await setImmediate()
    turns += 1
  } while (turns < mostTurns && process.getActiveResourcesInfo().includes('Immediate'))
}

export const isSteppedClock = (clock: Clock): clock is SteppedClock => 'park' in clock && 'runUntil' in clock

/**
 * Creates a clock that stands at `startAt`, in ms since 1970, until it is advanced.
 *
 * @example
 * const clock = createSteppedClock(Date.parse('2026-10-19T09:00:00+09:00'))
 * const simulator = await startSimulator({ clock, hours: 'exchange' })
 * const kis = createKisClient({ ...simulator.clientOptions })
 * const { price } = await clock.settle(getQuote(kis, { symbol: '005930' }))
 * @throws {KisInputError} `startAt` is not an instant
 */
export function createSteppedClock(startAt: number): SteppedClock {
  checkOption('startAt', startAt, instantRule)
  const time = createClock(startAt)
  const timers = new Map<unknown, { readonly dueAt: number; readonly cancel: () => void }>()
  let busy = 0
  let parked = 0
  let wake = () => {}
  /** Step that is under way: two runs at once would fire the timers of one between the turns of the other. */
  let turn: Promise<void> = Promise.resolve()

  // A loop: it runs for each timer that fires, and a year of minutes has 100,000 of them.
  const earliestDueAt = (): number => {
    let earliest = Number.POSITIVE_INFINITY
    for (const { dueAt } of timers.values()) if (dueAt < earliest) earliest = dueAt
    return earliest
  }

  const release = () => {
    busy -= 1
    if (busy === 0) wake()
  }

  /**
   * Fires the next timer until `instant`, or waits for the end of work outside, or ends at the instant.
   *
   * @returns whether the run goes on
   */
  const step = async (instant: number): Promise<boolean> => {
    await drainTurns()
    if (busy > 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    else if (earliestDueAt() <= instant) time.next()
    else {
      time.tick(Math.max(0, instant - time.now))
      return false
    }
    return true
  }

  // A caller that gives up on a parked answer ends before the other side notices. Until the other side has ended its
  // park too, the count is one too low, and time would advance during other work. A few turns of the loop are enough.
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
      checkOption('ms', ms, delayRule('a number such as 1000'))
      // As in Node, a timer takes at least a millisecond; the fake one would cut off a fraction and fire early.
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
      // Outside any `during` time is not held, and there is nothing to release.
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
      checkOption('instant', instant, instantRule)
      for (let goesOn = true; goesOn; ) {
        const next = turn.then(() => step(instant))
        turn = next.then(
          () => {},
          () => {},
        )
        goesOn = await next
      }
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

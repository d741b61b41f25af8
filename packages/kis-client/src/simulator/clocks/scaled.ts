import { longestTimerMs } from '@stockeye/internal/clock'
import type { Clock } from '@stockeye/token-manager'
import { systemClock } from '../../clock.ts'
import { checkOption, checkOptionNames, clockRule, type OptionRule } from '../../values/check-options.ts'

/** Clock that starts at any instant, runs at any speed, and can be moved forward. */
export interface ScaledClock extends Clock {
  /**
   * Moves forward to `instant` and fires the timers that were due on the way, in order.
   *
   * @throws {RangeError} `instant` has passed: time does not go back
   * @throws {KisInputError} `instant` is not an instant
   */
  moveTo(instant: number): void
}

export const speedRule: OptionRule = {
  is: 'a number above 0',
  use: 'a number such as 1, or 60 for a minute in a second',
  fits: (value) => Number.isFinite(value) && Number(value) > 0,
}

export const instantRule: OptionRule = {
  is: 'an instant in ms since 1970',
  use: "a number such as Date.parse('2026-10-19T09:00:00+09:00')",
  fits: (value) => Number.isFinite(value) && Math.abs(Number(value)) <= latestInstant,
}

/** Latest instant, in ms since 1970: KIS writes years in four digits, and a day may follow, such as that of a token. */
const latestInstant = Date.parse('9999-12-01T00:00:00Z')

/** Options of `createScaledClock`. */
export interface ScaledClockOptions {
  /** Time of this clock at the start, in ms since 1970. @default the wall clock's */
  readonly at?: number | undefined
  /** Simulated milliseconds in a real millisecond. @default 1 */
  readonly speed?: number | undefined
  /** Clock that drives this one. @default systemClock */
  readonly real?: Clock | undefined
}

/**
 * Creates a clock that starts at `at` and runs `speed` times as fast as `real`.
 *
 * @example
 * const clock = createScaledClock({ at: Date.parse('2026-10-19T09:00:00+09:00'), speed: 60 })
 * const simulator = await startSimulator({ clock, hours: 'exchange' })
 * clock.moveTo(Date.parse('2026-10-20T09:00:00+09:00'))
 * @throws {KisInputError} `at` is not an instant, `speed` is not a number above 0, or `real` lacks a method
 */
export function createScaledClock(options: ScaledClockOptions = {}): ScaledClock {
  checkOptionNames('createScaledClock', options, ['at', 'speed', 'real'])
  const { at, speed = 1, real = systemClock } = options
  if (at !== undefined) checkOption('at', at, instantRule)
  checkOption('speed', speed, speedRule)
  checkOption('real', real, clockRule)
  const realAt = real.now()
  const realMonotonic = real.monotonic()
  const from = at ?? realAt
  let moved = 0
  let alarm: unknown
  const timers = new Map<unknown, { readonly dueAt: number; readonly run: () => void; readonly background: boolean }>()

  const now = () => Math.floor(from + (real.now() - realAt) * speed + moved)
  const monotonic = () => (real.monotonic() - realMonotonic) * speed + moved
  const earliest = () => [...timers].sort(([, a], [, b]) => a.dueAt - b.dueAt)[0]

  // One real timer for the earliest of ours: a move or a cancellation sets it again.
  const setAlarm = () => {
    real.clearTimeout(alarm)
    alarm = undefined
    const [, first] = earliest() ?? []
    if (first === undefined) return
    const realMs = Math.max(0, Math.ceil((first.dueAt - monotonic()) / speed))
    const background = [...timers.values()].every((timer) => timer.background)
    alarm = real.setTimeout(fire, Math.min(realMs, longestTimerMs), { background })
  }

  const fire = () => {
    try {
      for (let next = earliest(); next !== undefined && next[1].dueAt <= monotonic(); next = earliest()) {
        timers.delete(next[0])
        next[1].run()
      }
    } finally {
      // Also after a callback that throws: the other timers still fire.
      setAlarm()
    }
  }

  return {
    now,
    monotonic,
    setTimeout(run, ms, { background = false } = {}) {
      const timer = {}
      timers.set(timer, { dueAt: monotonic() + ms, run, background })
      setAlarm()
      return timer
    },
    clearTimeout(timer) {
      if (timers.delete(timer)) setAlarm()
    },
    moveTo(instant) {
      checkOption('instant', instant, instantRule)
      if (instant < now()) throw new RangeError('time does not go back')
      moved += instant - now()
      fire()
    },
  }
}

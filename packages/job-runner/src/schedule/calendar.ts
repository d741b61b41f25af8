import { JobCalendarError } from '../errors.ts'
import { checkFunction, checkObject, checkText, inputError } from '../runner/input/check-input.ts'
import type { CompiledSchedule } from './schedule.ts'
import { checkZone, instantOf, wallAt } from './zone.ts'

/** Dates on which a job may run, such as the trading days of an exchange. This package ships no calendar. */
export interface Calendar {
  /** IANA zone of its dates, such as America/New_York: it may differ from the schedule's. */
  readonly zone: string
  /** Horizon: the last date that it covers, such as 2027-12-31. A slot after it is an error, and is never guessed. */
  readonly until: string
  /** Returns whether a date is open. It is pure, and called for dates up to `until` only. A date with `closes`, such as 13:00, is open through that time. */
  day(date: string): 'open' | 'closed' | { readonly closes: string }
}

/** Slots of a schedule, sorted by a calendar. */
export interface SortedSlots {
  /** Returns the first slot later than `at` on which the calendar is open; undefined if it has no such slot up to its horizon. */
  nextOpen(at: number): number | undefined
  /** Returns the first slot later than `at`, and not later than `through`, on which it is closed. */
  nextClosed(at: number, through: number): number | undefined
  /** Refuses a slot that the calendar does not reach. @throws {JobCalendarError} `slotAt` lies past the horizon */
  checkHorizon(slotAt: number): void
}

interface Verdict {
  readonly isOpen: boolean
  /** Last instant for which it holds. */
  readonly throughAt: number
}

const dayMs = 86_400_000

/** Checks a calendar. @throws {JobInputError} its zone is not an IANA zone, its horizon is not a date, or `day` is not a function */
export function checkCalendar({ zone, until, day }: Calendar): void {
  const advice = 'use a date such as 2027-12-31'
  checkText('calendar.zone', zone, 'use an IANA zone such as Asia/Seoul')
  checkText('calendar.until', until, advice)
  checkFunction('calendar.day', day, 'pass one that returns open, closed or { closes } for a date')
  checkZone('calendar.zone', zone)
  if (Number.isNaN(wallOf(until)) || until !== dateOf(wallOf(until))) {
    throw inputError('calendar.until', { value: until, fault: 'is not a date', advice })
  }
}

/** Sorts slots by a calendar. Without a calendar every slot is open. */
export function sortSlots(nextAfter: CompiledSchedule['nextAfter'], calendar: Calendar | undefined): SortedSlots {
  if (calendar === undefined) return { nextOpen: nextAfter, nextClosed: () => undefined, checkHorizon: () => {} }

  /** Returns the next slot of one kind. It skips whole days of the other kind, with any number of slots. */
  const next = (isOpen: boolean, at: number, through: number): number | undefined => {
    let slotAt = nextAfter(at)
    while (slotAt !== undefined && slotAt <= through) {
      const verdict = verdictAt(calendar, slotAt)
      if (verdict === undefined) return undefined
      if (verdict.isOpen === isOpen) return slotAt
      slotAt = nextAfter(verdict.throughAt)
    }
    return undefined
  }
  return {
    nextOpen: (at) => next(true, at, Infinity),
    nextClosed: (at, through) => next(false, at, through),
    checkHorizon(slotAt) {
      const date = dateOf(wallAt(calendar.zone, slotAt))
      if (date > calendar.until) throw new JobCalendarError({ date, until: calendar.until })
    },
  }
}

/** Returns whether an instant is open, and how long that holds. @returns undefined past the horizon */
function verdictAt(calendar: Calendar, at: number): Verdict | undefined {
  const { zone, until } = calendar
  const date = dateOf(wallAt(zone, at))
  if (date > until) return undefined
  const day = calendar.day(date)
  // The end is not before `at`: clocks that go back over midnight return to a date whose end has passed.
  const endAt = Math.max(at, instantOf(zone, wallOf(date) + dayMs) - 1)
  if (day === 'open' || day === 'closed') return { isOpen: day === 'open', throughAt: endAt }
  const field = `calendar.day('${date}')`
  checkObject(field, day, 'return open, closed or { closes }')
  // Without the check a promise, say, would have no close, and the day would end as it begins.
  checkText(`${field}.closes`, day.closes, 'use a time such as 13:00')
  const closesWall = wallOf(date, day.closes)
  if (Number.isNaN(closesWall)) {
    const advice = 'use a time such as 13:00'
    throw inputError(`${field}.closes`, { value: day.closes, fault: 'is not a time', advice })
  }
  const closesAt = instantOf(zone, closesWall)
  return at <= closesAt ? { isOpen: true, throughAt: closesAt } : { isOpen: false, throughAt: endAt }
}

const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)
const wallOf = (date: string, time = '00:00'): number => Date.parse(`${date}T${time}Z`)

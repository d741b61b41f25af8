import type { RunCause } from '../runner/run-states.ts'
import { type Calendar, sortSlots } from './calendar.ts'
import type { CompiledSchedule } from './schedule.ts'

/** What a schedule that was late does: runs its newest missed slot, or none. */
export type Misfire = 'once' | 'skip'

export interface PlanOptions {
  /** Everything up to here was dealt with; missing at a first registration, which makes nothing due. */
  readonly lastSlotAt?: number | undefined
  readonly now: number
  /** @default 'once' */
  readonly misfire?: Misfire | undefined
  /** A missed slot older than this is not run. @default 6 h */
  readonly misfireWindowMs?: number | undefined
  /** @default none: every day is open */
  readonly calendar?: Calendar | undefined
}

/** A run to be made for a slot, or the record that no run was. */
export type PlannedRun =
  | { readonly slotAt: number; readonly cause: Exclude<RunCause, 'manual'>; readonly skip?: undefined }
  | {
      readonly slotAt: number
      readonly cause: Exclude<RunCause, 'manual'>
      readonly skip: 'calendar' | 'misfire'
      /**
       * The record stands for every slot of its kind from here through `slotAt`: those on which the calendar is closed,
       * or those on which it is open and which passed while nobody was there.
       */
      readonly firstSlotAt: number
    }

export interface Plan {
  /** By slot, the oldest first. */
  readonly runs: readonly PlannedRun[]
  /** Everything up to here is dealt with when `runs` are stored. */
  readonly lastSlotAt: number
  /** When to plan again: the next slot, on whatever day. */
  readonly nextAt: number | undefined
  /** When the job runs next: the next slot on which the calendar is open; undefined when that lies past its horizon. */
  readonly nextRunAt: number | undefined
}

/** Less late than this is on time. */
const graceMs = 60_000
const defaultMisfireWindowMs = 6 * 3_600_000

/**
 * What a schedule is to do now, for the slots since the last plan. A slot that is on time runs. Of those that were missed
 * one runs, the newest, unless a slot that is on time runs anyway. All the others are recorded in at most two records, one
 * a reason, each with the span that it stands for: a laptop that slept for a month missed 8,640 slots of a job that runs
 * every 5 min, and as many rows would push out the history that somebody wants to read.
 *
 * A clock that went back finds nothing due until it has caught up with `lastSlotAt`.
 *
 * @throws {JobCalendarError} a slot that is due lies past the calendar's horizon; with another calendar the same plan
 * deals with all that has passed since
 */
export function plan(schedule: CompiledSchedule, options: PlanOptions): Plan {
  const { now, misfire = 'once', misfireWindowMs = defaultMisfireWindowMs, calendar } = options
  const nextAfter = remember(schedule.nextAfter)
  const { nextOpen, nextClosed, checkHorizon } = sortSlots(nextAfter, calendar)
  const after = (runs: readonly PlannedRun[], lastSlotAt: number): Plan => ({
    runs,
    lastSlotAt,
    nextAt: nextAfter(lastSlotAt),
    nextRunAt: nextOpen(lastSlotAt),
  })

  const lastSlotAt = options.lastSlotAt
  if (lastSlotAt === undefined) return after([], now)
  const newestAt = newest(nextAfter, lastSlotAt, now)
  if (newestAt === undefined) return after([], lastSlotAt)
  checkHorizon(newestAt)

  const lateAt = now - graceMs
  const onTime = slotsIn(nextOpen, Math.max(lastSlotAt, lateAt), now)
  const missedAt = newest(nextOpen, lastSlotAt, lateAt)
  const isMissedSlotDue =
    misfire === 'once' && onTime.length === 0 && missedAt !== undefined && now - missedAt <= misfireWindowMs
  return after(
    [
      ...recordOf('misfire', nextOpen, lastSlotAt, isMissedSlotDue ? missedAt - 1 : lateAt),
      ...recordOf('calendar', (at) => nextClosed(at, now), lastSlotAt, now),
      ...(isMissedSlotDue ? [{ slotAt: missedAt, cause: 'misfire' as const }] : []),
      ...onTime.map((slotAt) => ({ slotAt, cause: 'schedule' as const })),
    ].toSorted((a, b) => a.slotAt - b.slotAt),
    newestAt,
  )
}

type Next = (at: number) => number | undefined

function recordOf(skip: 'calendar' | 'misfire', next: Next, after: number, through: number): PlannedRun[] {
  const slotAt = newest(next, after, through)
  const firstSlotAt = next(after)
  if (slotAt === undefined || firstSlotAt === undefined) return []
  return [{ slotAt, cause: skip === 'misfire' ? 'misfire' : 'schedule', skip, firstSlotAt }]
}

function slotsIn(next: Next, after: number, through: number): number[] {
  const slots: number[] = []
  for (let slotAt = next(after); slotAt !== undefined && slotAt <= through; slotAt = next(slotAt)) slots.push(slotAt)
  return slots
}

/** The newest slot after one instant and up to another, by halving: to walk a month of minutes takes croner seconds. */
function newest(next: Next, after: number, through: number): number | undefined {
  const within = (at: number, until: number) => {
    const slotAt = next(at)
    return slotAt !== undefined && slotAt <= until ? slotAt : undefined
  }
  // No slot lies after `until`, and `found` is the newest that is known.
  let until = through
  let found = within(after, until)
  while (found !== undefined) {
    const following = within(found, until)
    if (following === undefined) return found
    const middle = Math.floor((following + until) / 2)
    const later = within(middle, until)
    if (later === undefined) until = middle
    found = later ?? following
  }
  return undefined
}

/** Answers a question that was asked before without croner: one plan asks most of them several times. */
function remember(next: Next): Next {
  const answers = new Map<number, number | undefined>()
  return (at) => {
    if (!answers.has(at)) answers.set(at, next(at))
    return answers.get(at)
  }
}

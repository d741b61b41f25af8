import type { RunCause } from '../runner/run-states.ts'
import { type Calendar, sortSlots } from './calendar.ts'
import type { CompiledSchedule } from './schedule.ts'

/** Rule of a late schedule: it runs its newest missed slot, or no missed slot. */
export type Misfire = 'once' | 'skip'

export interface PlanOptions {
  /** Last slot that was dealt with; missing at a first registration, which makes no slot due. */
  readonly lastSlotAt?: number | undefined
  readonly now: number
  /** @default 'once' */
  readonly misfire?: Misfire | undefined
  /** Age beyond which a missed slot does not run, in ms. @default 6 h */
  readonly misfireWindowMs?: number | undefined
  /** @default none: every day is open */
  readonly calendar?: Calendar | undefined
}

/** Run to be made for a slot, or the record that no run was made. */
export type PlannedRun =
  | { readonly slotAt: number; readonly cause: Exclude<RunCause, 'manual'>; readonly skip?: undefined }
  | {
      readonly slotAt: number
      readonly cause: Exclude<RunCause, 'manual'>
      readonly skip: 'calendar' | 'misfire'
      /**
       * First slot of the record, which stands for every slot of its kind through `slotAt`: those on which the calendar
       * is closed, or those on which it is open and which passed while no worker was there.
       */
      readonly firstSlotAt: number
    }

export interface Plan {
  /** Planned runs, the oldest slot first. */
  readonly runs: readonly PlannedRun[]
  /** Slot up to which all slots are dealt with when `runs` are stored. */
  readonly lastSlotAt: number
  /** Time of the next plan: the next slot, on an open day or a closed one. */
  readonly nextAt: number | undefined
  /** Time of the job's next run: the next slot on which the calendar is open; undefined when that lies past its horizon. */
  readonly nextRunAt: number | undefined
}

/** Lateness below which a slot is on time. */
const graceMs = 60_000
const defaultMisfireWindowMs = 6 * 3_600_000

/**
 * Plans the runs of a schedule for the slots since the last plan. A slot that is on time runs. Only the newest of the
 * missed slots runs, unless a slot that is on time runs anyway. All the others are recorded in at most two records, one for
 * each reason, each with the span that it stands for: a laptop that slept for a month missed 8,640 slots of a job that
 * runs every 5 min, and as many rows would push out the history that the user wants to read.
 *
 * After a clock was set back no slot is due until it has caught up with `lastSlotAt`.
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

/** Returns the newest slot after one instant and up to another, by bisection: a walk over a month of minutes takes croner seconds. */
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

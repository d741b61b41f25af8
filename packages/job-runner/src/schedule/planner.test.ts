import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Calendar } from './calendar.ts'
import { type Misfire, type PlannedRun, plan } from './planner.ts'
import { compileSchedule, type ScheduleRule } from './schedule.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const at = (text: string): number => Date.parse(`2026-${text}Z`)
const hourly = compileSchedule({ everyMs: hourMs })
const weekdays = compileSchedule({ cron: '0 7 * * 1-5', zone: 'Asia/Seoul' })

/** Weekends are the rule's affair. The Korean exchange is closed on two of these days, and another one ends at 13:00. */
const seoul: Calendar = {
  zone: 'Asia/Seoul',
  until: '2031-12-31',
  day: (date) => (/-(01|15)$/.test(date) ? 'closed' : date.endsWith('-24') ? { closes: '13:00' } : 'open'),
}

describe('a plan', () => {
  it('makes nothing due at a first registration, not even the slot of this very instant', () => {
    const now = at('03-02T10:00')

    const first = plan(hourly, { now })

    expect(first).toEqual({ runs: [], lastSlotAt: now, nextAt: now + hourMs, nextRunAt: now + hourMs })
  })

  it('runs a slot that is less than 60 s late as if it were on time, and a later one as a misfire', () => {
    const slotAt = at('03-02T10:00')
    const causeAt = (now: number) => plan(hourly, { lastSlotAt: slotAt - hourMs, now }).runs

    expect(causeAt(slotAt - 1)).toEqual([])
    expect(causeAt(slotAt)).toEqual([{ slotAt, cause: 'schedule' }])
    expect(causeAt(slotAt + 59_999)).toEqual([{ slotAt, cause: 'schedule' }])
    expect(causeAt(slotAt + 60_000)).toEqual([{ slotAt, cause: 'misfire' }])
  })

  it('runs the newest missed slot once, and records the others in one row', () => {
    const { runs, lastSlotAt } = plan(hourly, { lastSlotAt: at('03-02T10:00'), now: at('03-02T15:30') })

    expect(runs).toEqual([
      { slotAt: at('03-02T14:00'), cause: 'misfire', skip: 'misfire', firstSlotAt: at('03-02T11:00') },
      { slotAt: at('03-02T15:00'), cause: 'misfire' },
    ])
    expect(lastSlotAt).toBe(at('03-02T15:00'))
  })

  it('catches up on nothing when a slot that is on time runs anyway', () => {
    const { runs } = plan(hourly, { lastSlotAt: at('03-02T10:00'), now: at('03-02T13:00:05') })

    expect(runs).toEqual([
      { slotAt: at('03-02T12:00'), cause: 'misfire', skip: 'misfire', firstSlotAt: at('03-02T11:00') },
      { slotAt: at('03-02T13:00'), cause: 'schedule' },
    ])
  })

  it('runs no missed slot at all when `misfire` is skip, and records it', () => {
    const { runs } = plan(hourly, { lastSlotAt: at('03-02T10:00'), now: at('03-02T11:30'), misfire: 'skip' })

    expect(runs).toEqual([
      { slotAt: at('03-02T11:00'), cause: 'misfire', skip: 'misfire', firstSlotAt: at('03-02T11:00') },
    ])
  })

  it('runs a missed slot as old as the window, 6 h by default, and no older one', () => {
    const slotAt = at('03-02T22:00')
    const skipAt = (now: number, misfireWindowMs?: number) =>
      plan(weekdays, { lastSlotAt: slotAt - dayMs, now, misfireWindowMs }).runs.map(({ skip }) => skip)

    expect(skipAt(slotAt + 6 * hourMs)).toEqual([undefined])
    expect(skipAt(slotAt + 6 * hourMs + 1)).toEqual(['misfire'])
    expect(skipAt(slotAt + 6 * hourMs + 1, 7 * hourMs)).toEqual([undefined])
  })

  it('runs an only slot that was missed, and never one that had passed when it was registered', () => {
    const once = compileSchedule({ onceAt: at('03-02T10:00') })
    const late = at('03-02T11:00')

    expect(plan(once, { lastSlotAt: at('03-01T00:00'), now: late }).runs).toHaveLength(1)
    expect(plan(once, { now: late })).toEqual({ runs: [], lastSlotAt: late, nextAt: undefined, nextRunAt: undefined })
  })

  it('makes two rows of the 8,640 slots that a laptop slept through in a month', () => {
    const { runs } = plan(compileSchedule({ everyMs: 5 * minuteMs }), {
      lastSlotAt: at('03-02T10:00'),
      now: at('04-01T10:02'),
    })

    expect(runs).toEqual([
      { slotAt: at('04-01T09:55'), cause: 'misfire', skip: 'misfire', firstSlotAt: at('03-02T10:05') },
      { slotAt: at('04-01T10:00'), cause: 'misfire' },
    ])
  })

  it('asks a schedule fewer than 100 questions about a month of minutes', () => {
    let questions = 0
    const minutely = compileSchedule({ everyMs: minuteMs })
    const counting = {
      ...minutely,
      nextAfter(instant: number) {
        questions++
        return minutely.nextAfter(instant)
      },
    }

    plan(counting, { lastSlotAt: at('03-02T10:00'), now: at('04-01T10:00') })

    expect(questions).toBeLessThan(100)
  })

  it('runs no slot twice when the clock goes back, and continues with the next slot', () => {
    const lastSlotAt = at('03-02T10:00')

    const back = plan(hourly, { lastSlotAt, now: at('03-02T07:30') })

    expect(back).toMatchObject({ runs: [], lastSlotAt, nextAt: at('03-02T11:00') })
    expect(plan(hourly, { ...back, now: at('03-02T11:00') }).runs).toHaveLength(1)
  })

  it('skips a closed day with its reason, and returns the next time at which the job runs', () => {
    const holidayAt = at('06-30T22:00') // 1 July, 07:00 in Seoul

    const before = plan(weekdays, { lastSlotAt: holidayAt - dayMs, now: holidayAt - hourMs, calendar: seoul })
    const due = plan(weekdays, { ...before, now: holidayAt, calendar: seoul })

    expect(before).toMatchObject({ runs: [], nextAt: holidayAt, nextRunAt: holidayAt + dayMs })
    expect(due.runs).toEqual([{ slotAt: holidayAt, cause: 'schedule', skip: 'calendar', firstSlotAt: holidayAt }])
  })

  it('runs a slot that was missed before an early close, and skips a slot after it', () => {
    // 24 June in Seoul, closed from 13:00: asleep from 11:30 to 14:30.
    const { runs } = plan(hourly, { lastSlotAt: at('06-24T02:00'), now: at('06-24T05:30'), calendar: seoul })

    expect(runs).toEqual([
      { slotAt: at('06-24T03:00'), cause: 'misfire', skip: 'misfire', firstSlotAt: at('06-24T03:00') },
      { slotAt: at('06-24T04:00'), cause: 'misfire' },
      { slotAt: at('06-24T05:00'), cause: 'schedule', skip: 'calendar', firstSlotAt: at('06-24T05:00') },
    ])
  })

  it('fails at the first slot past the horizon, and loses none once the calendar reaches further', () => {
    const lastSlotAt = at('06-29T22:00') // 30 June, 07:00 in Seoul
    const ends: Calendar = { ...seoul, until: '2026-06-30' }
    const nextAt = lastSlotAt + dayMs

    expect(plan(weekdays, { lastSlotAt, now: nextAt - 1, calendar: ends })).toMatchObject({
      nextAt,
      nextRunAt: undefined,
    })
    expect(() => plan(weekdays, { lastSlotAt, now: nextAt, calendar: ends })).toThrow(
      expect.objectContaining({ code: 'JOB_CALENDAR', date: '2026-07-01' }),
    )
    expect(plan(weekdays, { lastSlotAt, now: nextAt + dayMs, calendar: seoul }).runs).toMatchObject([
      { slotAt: nextAt, skip: 'calendar' },
      { slotAt: nextAt + dayMs, cause: 'schedule' },
    ])
  })
})

/** Events of a process and its clock. Each of them is also a restart: between two plans only `lastSlotAt` is kept. */
type Fate =
  | { readonly kind: 'wakes'; readonly lateMs: number }
  | { readonly kind: 'sleeps'; readonly ms: number }
  | { readonly kind: 'clock goes back'; readonly ms: number }

const anyFate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('wakes'), lateMs: fc.nat({ max: 3 * secondMs }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sleeps'), ms: fc.nat({ max: 3 * hourMs }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sleeps'), ms: fc.nat({ max: 20 * dayMs }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock goes back'), ms: fc.nat({ max: 2 * dayMs }) }) },
)

interface Life {
  readonly rule: ScheduleRule
  readonly misfire: Misfire
  readonly calendar?: Calendar | undefined
}

const startAt = at('01-01T00:30')

/** Lives through `fates`, again and again until `untilAt`. @returns every slot of that time, and how often it was dealt with */
function live(
  { rule, misfire, calendar }: Life,
  fates: readonly Fate[],
  untilAt: number,
): ReadonlyMap<number, string[]> {
  const schedule = compileSchedule(rule)
  const planned: PlannedRun[] = []
  let now = startAt
  let { lastSlotAt, nextAt } = plan(schedule, { now, misfire, calendar })
  for (let i = 0; lastSlotAt < untilAt; i++) {
    const fate = fates[i % fates.length] ?? { kind: 'wakes', lateMs: 0 }
    if (fate.kind === 'wakes') now = Math.max(now, nextAt ?? untilAt) + fate.lateMs
    else now += fate.kind === 'sleeps' ? fate.ms : -fate.ms
    const next = plan(schedule, { lastSlotAt, now, misfire, calendar })
    if (next.runs.filter(({ skip }) => skip !== undefined).length > 2)
      throw new Error(`more than two records: ${JSON.stringify(next.runs)}`)
    if (next.runs.some((run) => isOutOfTime(run, now)))
      throw new Error(`a run is outside its window: ${JSON.stringify(next.runs)}`)
    planned.push(...next.runs)
    lastSlotAt = next.lastSlotAt
    nextAt = next.nextAt
    if (nextAt === undefined) break
  }

  const dealtWith = new Map<number, string[]>()
  for (
    let slot = schedule.nextAfter(startAt);
    slot !== undefined && slot <= lastSlotAt;
    slot = schedule.nextAfter(slot)
  )
    dealtWith.set(slot, [])
  const slots = [...dealtWith.keys()]
  for (const run of planned) {
    if (run.skip === undefined) dealtWith.get(run.slotAt)?.push(run.cause)
    else {
      let i = lowerBound(slots, run.firstSlotAt)
      for (let slot = slots[i]; slot !== undefined && slot <= run.slotAt; slot = slots[++i])
        if (isClosed(slot, calendar) === (run.skip === 'calendar')) dealtWith.get(slot)?.push(run.skip)
    }
  }
  return dealtWith
}

/** Returns whether a run is before its slot, or later than its cause allows. */
function isOutOfTime({ slotAt, cause, skip }: PlannedRun, now: number): boolean {
  const lateMs = now - slotAt
  return lateMs < 0 || (skip === undefined && lateMs > (cause === 'schedule' ? 59_999 : 6 * hourMs))
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Repeats the calendar's rule, for Seoul alone, which is 9 h ahead all year. */
function isClosed(slot: number, calendar: Calendar | undefined): boolean {
  if (calendar === undefined) return false
  const [date = '', time = ''] = new Date(slot + 9 * hourMs).toISOString().split('T')
  const day = calendar.day(date)
  return day === 'closed' || (day !== 'open' && time > `${day.closes}:00.000Z`)
}

const slotsNotOnce = (dealtWith: ReadonlyMap<number, string[]>) =>
  [...dealtWith].filter(([, by]) => by.length !== 1).map(([slot, by]) => [new Date(slot).toISOString(), by])

describe('a schedule over the years', () => {
  const lives: readonly Life[] = [
    { rule: { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' }, misfire: 'once', calendar: seoul },
    { rule: { cron: '30 1,2 * * *', zone: 'America/New_York' }, misfire: 'once' },
    { rule: { cron: '0 */6 * * *', zone: 'Australia/Lord_Howe' }, misfire: 'skip', calendar: seoul },
    { rule: { everyMs: 17 * minuteMs, anchorAt: at('01-01T00:03') }, misfire: 'once', calendar: seoul },
  ]

  it('deals with every slot of five years once, through restarts, sleeps and clocks that jump: none lost, none twice', () => {
    const fates = fc.sample(anyFate, { numRuns: 5_000, seed: 20261121 })
    for (const life of lives) {
      const dealtWith = live(life, fates, startAt + 5 * 365 * dayMs)
      expect(slotsNotOnce(dealtWith)).toEqual([])
      expect(dealtWith.size).toBeGreaterThan(5 * 250)
    }
  })

  it('deals with every slot once, after any sequence of events', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lives),
        fc.array(anyFate, { minLength: 1, maxLength: 40, size: 'max' }),
        (life, fates) => {
          // A clock that only goes back would not come to an end.
          const dealtWith = live(life, [...fates, { kind: 'sleeps', ms: 50 * dayMs }], startAt + 30 * dayMs)
          expect(slotsNotOnce(dealtWith)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

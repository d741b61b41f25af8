import type { JobDefinition } from '../runner/job-definition.ts'

// Every slot of some schedules, worked out without the package and without croner: from the offsets of two zones.

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export interface ScheduledJob {
  readonly definition: Omit<JobDefinition, 'run'>
  /** Duration of a run, in ms; without it a run ends at once. */
  readonly lastsMs?: number
  /** All slots that may fall within the span, in order. */
  readonly slots: readonly number[]
  isClosed(slot: number): boolean
}

type Offset = (at: number) => number

const utc: Offset = () => 0
const seoul: Offset = () => 9 * hourMs

/** Returns the offset of New York by the rule since 2007: summer time from the second Sunday in March, 02:00 standard time, to the first in November, 02:00 summer time. */
const newYork: Offset = (at) => {
  const year = new Date(at).getUTCFullYear()
  const isSummer = sunday(year, 2, 8) + 7 * hourMs <= at && at < sunday(year, 10, 1) + 6 * hourMs
  return (isSummer ? -4 : -5) * hourMs
}

/** Returns the first Sunday from a day on. */
function sunday(year: number, month: number, day: number): number {
  const at = Date.UTC(year, month, day)
  return at + ((7 - new Date(at).getUTCDay()) % 7) * dayMs
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Lists slots in real time: each instant of a grid at which the clocks read a time that the rule names. */
function steps(span: Span, { offset, everyMs, at: phase = 0, matches }: StepRule): number[] {
  const slots: number[] = []
  for (let at = Math.ceil((span.from - phase) / everyMs) * everyMs + phase; at <= span.to; at += everyMs)
    if (matches(new Date(at + offset(at)))) slots.push(at)
  return slots
}

interface StepRule {
  readonly offset: Offset
  readonly everyMs: number
  readonly at?: number
  /** Returns whether the rule names a time. @param wall reading of the clocks, as the instant at which clocks in UTC read it */
  matches(wall: Date): boolean
}

/** Lists slots at fixed times: once on every date, at the first of two instants, or at the end of the gap that skips the time. */
function fixedTimes({ from, to }: Span, { offset, times, matches = () => true }: FixedRule): number[] {
  const slots = new Set<number>()
  for (let date = Math.floor(from / dayMs) * dayMs - dayMs; date <= to + dayMs; date += dayMs) {
    if (!matches(new Date(date))) continue
    for (const time of times) {
      const wall = date + time
      // Each time is computed by the offset of the day before, and by that of the day after.
      const [sooner = 0, later = 0] = [offset(wall - dayMs), offset(wall + dayMs)].map((ms) => wall - ms)
      const at = [sooner, later].find((at) => at + offset(at) === wall)
      slots.add(at ?? endOfGap(offset, later))
    }
  }
  return [...slots].filter((at) => from <= at && at <= to).toSorted((a, b) => a - b)
}

interface FixedRule {
  readonly offset: Offset
  /** Times of the day, in ms since midnight. */
  readonly times: readonly number[]
  matches?(date: Date): boolean
}

/** Returns the end of the gap: it is within the hours after `at`, and clocks change on the hour. */
function endOfGap(offset: Offset, at: number): number {
  let end = Math.ceil(at / hourMs) * hourMs
  while (offset(end) === offset(at)) end += hourMs
  return end
}

const isWeekday = (date: Date) => date.getUTCDay() % 6 !== 0

/** Closed on the first of a month, and from 13:00 on another day. */
const exchange = {
  zone: 'Asia/Seoul',
  until: '2039-12-31',
  day: (date: string) =>
    date.endsWith('-01') ? ('closed' as const) : date.endsWith('-24') ? { closes: '13:00' } : ('open' as const),
}

function isExchangeClosed(slot: number): boolean {
  const wall = new Date(slot + seoul(slot))
  const [day, minutes] = [wall.getUTCDate(), wall.getUTCHours() * 60 + wall.getUTCMinutes()]
  return day === 1 || (day === 24 && minutes > 13 * 60)
}

const alwaysOpen = () => false

/** Creates a job for every kind of schedule. */
export function scheduledJobs(span: Span): ScheduledJob[] {
  const job = (
    id: string,
    slots: readonly number[],
    definition: Omit<JobDefinition, 'id' | 'name' | 'run'>,
    lastsMs?: number,
  ): ScheduledJob => ({
    definition: { id, name: id, ...definition },
    slots,
    isClosed: definition.calendar === undefined ? alwaysOpen : isExchangeClosed,
    ...(lastsMs !== undefined && { lastsMs }),
  })
  const spanMs = span.to - span.from
  return [
    job('before-the-open', fixedTimes(span, { offset: seoul, times: [8.5 * hourMs], matches: isWeekday }), {
      schedule: { cron: '30 8 * * 1-5', zone: 'Asia/Seoul' },
      calendar: exchange,
    }),
    job(
      'on-days-of-the-exchange',
      steps(span, {
        offset: seoul,
        everyMs: 30 * minuteMs,
        matches: (wall) => [1, 24].includes(wall.getUTCDate()) && wall.getUTCHours() >= 12 && wall.getUTCHours() <= 13,
      }),
      { schedule: { cron: '*/30 12-13 1,24 * *', zone: 'Asia/Seoul' }, calendar: exchange },
    ),
    // Clocks change on Sundays, one of these times in the gap and the other one in the hour that comes twice.
    job(
      'new-york-at-night',
      fixedTimes(span, {
        offset: newYork,
        times: [1.5 * hourMs, 2.5 * hourMs],
        matches: (date) => date.getUTCDay() === 0,
      }),
      { schedule: { cron: '30 1,2 * * 0', zone: 'America/New_York' } },
    ),
    job(
      'new-york-by-hours',
      steps(span, {
        offset: newYork,
        everyMs: hourMs,
        matches: (wall) => wall.getUTCHours() % 12 === 0 && wall.getUTCDay() === 0,
      }),
      { schedule: { cron: '0 */12 * * 0', zone: 'America/New_York' }, misfireWindowMs: 10 * hourMs },
    ),
    job(
      'new-york-when-clocks-change',
      steps(span, {
        offset: newYork,
        everyMs: 30 * minuteMs,
        matches: (wall) => [2, 10].includes(wall.getUTCMonth()) && wall.getUTCDay() === 0 && wall.getUTCHours() <= 3,
      }),
      { schedule: { cron: '*/30 0-3 * 3,11 0', zone: 'America/New_York' } },
    ),
    job('every-53-hours', steps(span, { offset: utc, everyMs: 53 * hourMs, at: 7 * minuteMs, matches: () => true }), {
      schedule: { everyMs: 53 * hourMs, anchorAt: 7 * minuteMs },
      misfire: 'skip',
    }),
    // The second of its two slots on a date meets the run of the first.
    job(
      'slow',
      fixedTimes(span, {
        offset: utc,
        times: [4 * hourMs, 4 * hourMs + 3 * minuteMs],
        matches: (date) => date.getUTCDate() % 10 === 1,
      }),
      { schedule: { cron: '0,3 4 1,11,21,31 * *' }, timeoutMs: 20 * dayMs },
      5 * minuteMs,
    ),
    ...[0.01, 0.31, 0.62, 0.93].map((part, index) => {
      const onceAt = span.from + Math.round(part * spanMs)
      return job(`once-${index}`, [onceAt], { schedule: { onceAt } })
    }),
  ]
}

import { describe, expect, it } from 'vitest'
import { type Calendar, checkCalendar, sortSlots } from './calendar.ts'
import { compileSchedule } from './schedule.ts'

/** New York's stock exchange around Thanksgiving of 2026, and what it says of the year after: nothing. */
const newYork: Calendar = {
  zone: 'America/New_York',
  until: '2026-12-31',
  day(date) {
    if (date === '2026-11-26' || date === '2026-12-25') return 'closed'
    if (date === '2026-11-27') return { closes: '13:00' }
    const weekday = new Date(date).getUTCDay()
    return weekday === 0 || weekday === 6 ? 'closed' : 'open'
  },
}
// Callers without types pass what the types forbid.
const untyped = <T>(value: unknown): T => value as T
const hourly = compileSchedule({ cron: '0 9-16 * * *', zone: 'America/New_York' }).nextAfter

function takeWhile(next: (at: number) => number | undefined, from: string, to: string): string[] {
  const slots: string[] = []
  for (let at = next(Date.parse(from)); at !== undefined && at < Date.parse(to); at = next(at))
    slots.push(new Date(at).toISOString().slice(5, 16))
  return slots
}

describe('a calendar', () => {
  it('opens the slots of its open days, and on a day that closes early those up to the close', () => {
    const { nextOpen } = sortSlots(hourly, newYork)

    expect(takeWhile(nextOpen, '2026-11-25T20:30Z', '2026-11-30T15:00Z')).toEqual([
      '11-25T21:00',
      '11-27T14:00',
      '11-27T15:00',
      '11-27T16:00',
      '11-27T17:00',
      '11-27T18:00',
      '11-30T14:00',
    ])
  })

  it('closes all the others', () => {
    const { nextClosed } = sortSlots(hourly, newYork)
    const through = Date.parse('2026-11-28T14:30Z')

    expect(takeWhile((at) => nextClosed(at, through), '2026-11-26T19:30Z', '2027-01-01')).toEqual([
      '11-26T20:00',
      '11-26T21:00',
      '11-27T19:00',
      '11-27T20:00',
      '11-27T21:00',
      '11-28T14:00',
    ])
  })

  it('reads the dates of its own zone, with any zone of the schedule', () => {
    // Friday 08:00 in Seoul is the evening of Thanksgiving in New York; Saturday 02:00 is Friday 12:00, before the close.
    const seoul = compileSchedule({ cron: '0 2,8 * * *', zone: 'Asia/Seoul' }).nextAfter
    const { nextOpen } = sortSlots(seoul, newYork)

    expect(takeWhile(nextOpen, '2026-11-26T00:00Z', '2026-11-30T00:00Z')).toEqual(['11-27T17:00'])
  })

  it('closes at the first of two instants when its clocks read the close twice', () => {
    const closesInTheRepeatedHour: Calendar = { ...newYork, day: () => ({ closes: '01:30' }) }
    const quarters = compileSchedule({ everyMs: 15 * 60_000 }).nextAfter
    const { nextOpen } = sortSlots(quarters, closesInTheRepeatedHour)

    expect(takeWhile(nextOpen, '2026-11-01T05:00Z', '2026-11-01T12:00Z')).toEqual(['11-01T05:15', '11-01T05:30'])
  })

  it('returns undefined past its horizon, and fails with JOB_CALENDAR at a slot there', () => {
    const { nextOpen, nextClosed, checkHorizon } = sortSlots(hourly, newYork)
    const lastAt = Date.parse('2026-12-31T21:00Z')
    const pastAt = Date.parse('2027-01-01T14:00Z')

    expect(nextOpen(lastAt - 1)).toBe(lastAt)
    expect(nextOpen(lastAt)).toBeUndefined()
    expect(nextClosed(lastAt, Infinity)).toBeUndefined()
    expect(() => checkHorizon(lastAt)).not.toThrow()
    expect(() => checkHorizon(pastAt)).toThrow(
      expect.objectContaining({ code: 'JOB_CALENDAR', date: '2027-01-01', until: '2026-12-31' }),
    )
  })

  it('is always open without a calendar', () => {
    const { nextOpen, nextClosed } = sortSlots(hourly, undefined)

    expect(nextOpen(0)).toBe(hourly(0))
    expect(nextClosed(0, Infinity)).toBeUndefined()
  })

  it.each([
    ['a zone that is none', { zone: 'NYSE' }, 'calendar.zone'],
    ['a horizon that is not a date', { until: 'next year' }, 'calendar.until'],
    ['a horizon on a date that does not exist', { until: '2026-02-30' }, 'calendar.until'],
    ['a horizon that is a year', { until: '2026' }, 'calendar.until'],
  ])('is refused with %s', (_, wrong, field) => {
    expect(() => checkCalendar({ ...newYork, ...wrong })).toThrow(expect.objectContaining({ code: 'JOB_INPUT', field }))
  })

  it('is refused with a close that is not a time', () => {
    const { nextOpen } = sortSlots(hourly, { ...newYork, day: () => ({ closes: '1 pm' }) })

    expect(() => nextOpen(0)).toThrow(expect.objectContaining({ code: 'JOB_INPUT' }))
  })

  it.each<[string, unknown]>([
    ['a promise', Promise.resolve('open')],
    ['another word', 'half'],
    ['an object without a close', {}],
    ['a number', 1],
    ['null', null],
    ['nothing', undefined],
  ])('is refused when it answers with %s: it would seem to be closed', (_name, answer) => {
    const { nextOpen } = sortSlots(hourly, { ...newYork, day: () => untyped<'open'>(answer) })

    expect(() => nextOpen(0)).toThrow(expect.objectContaining({ code: 'JOB_INPUT' }))
  })

  it('is accepted as its type describes it', () => {
    expect(() => checkCalendar(newYork)).not.toThrow()
  })

  it.each<[object, string]>([
    [{ zone: 5 }, 'calendar.zone: 5 is not a text; use an IANA zone such as Asia/Seoul'],
    [{ until: 2026 }, 'calendar.until: 2026 is not a text; use a date such as 2027-12-31'],
    [{ until: '2026' }, 'calendar.until: "2026" is not a date; use a date such as 2027-12-31'],
    [
      { day: 'open' },
      'calendar.day: "open" is not a function; pass one that returns open, closed or { closes } for a date',
    ],
  ])('is refused with %j, and the error says what to use', (wrong, message) => {
    expect(() => checkCalendar({ ...newYork, ...wrong })).toThrow(expect.objectContaining({ message }))
  })

  it.each<[unknown, string]>([
    ['half', 'calendar.day(\'2026-11-25\'): "half" is not an object; return open, closed or { closes }'],
    [{ closes: 13 }, "calendar.day('2026-11-25').closes: 13 is not a text; use a time such as 13:00"],
    [{ closes: '1 pm' }, 'calendar.day(\'2026-11-25\').closes: "1 pm" is not a time; use a time such as 13:00'],
  ])('is refused when it answers with %j, and the error names the date', (answer, message) => {
    const { nextOpen } = sortSlots(hourly, { ...newYork, day: () => untyped<'open'>(answer) })

    expect(() => nextOpen(Date.parse('2026-11-25T12:00Z'))).toThrow(expect.objectContaining({ message }))
  })
})

import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { createSessions, type Interval, nextDecision, sessionOn, slotOf } from './sessions.ts'
import type { Market } from './watched.ts'

const minuteMs = 60_000
const seoul = (text: string): number => Date.parse(`${text}:00+09:00`)
const textOf = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().slice(0, 16)

/** Returns the decisions of a span, as minutes in Seoul. */
function decisionsOf(market: Market, from: string, to: string): readonly string[] {
  const sessions = createSessions(market)
  const found: string[] = []
  for (let after = seoul(from); ; ) {
    const { minuteEnd } = nextDecision(sessions, after)
    if (minuteEnd > seoul(to)) return found
    found.push(textOf(minuteEnd))
    after = minuteEnd
  }
}

describe('nextDecision each minute', () => {
  // The hours of each day are those that the exchanges have published; New York is 13 hours behind in summer, and 14 in winter.
  it.each([
    ['KRX', 'a usual day', '2026-10-19', '2026-10-19T09:01', '2026-10-19T15:19', 379],
    ['KRX', 'the day of the state’s exam', '2026-11-19', '2026-11-19T10:01', '2026-11-19T16:19', 379],
    ['KRX', 'the first trading day of the year', '2026-01-02', '2026-01-02T10:01', '2026-01-02T15:19', 319],
    ['US', 'a day in summer', '2026-10-19', '2026-10-19T22:31', '2026-10-20T04:59', 389],
    ['US', 'the last Friday of summer time', '2026-10-30', '2026-10-30T22:31', '2026-10-31T04:59', 389],
    ['US', 'the first Monday of winter time', '2026-11-02', '2026-11-02T23:31', '2026-11-03T05:59', 389],
    ['US', 'the Friday before summer time', '2026-03-06', '2026-03-06T23:31', '2026-03-07T05:59', 389],
    ['US', 'the first Monday of summer time', '2026-03-09', '2026-03-09T22:31', '2026-03-10T04:59', 389],
    [
      'US',
      'the day after Thanksgiving, with an early close',
      '2026-11-27',
      '2026-11-27T23:31',
      '2026-11-28T02:59',
      209,
    ],
  ] as const)(
    'decides on %s, %s, from its first minute to the last before the close or its auction',
    (market, _what, day, first, last, count) => {
      const found = decisionsOf(market, `${day}T08:00`, textOf(seoul(`${day}T08:00`) + 23 * 3_600_000))

      expect([found[0], found.at(-1), found.length]).toEqual([first, last, count])
    },
  )

  it.each([
    ['KRX', 'a holiday', '2026-10-08T15:20', '2026-10-12T09:01'],
    ['KRX', 'a weekend', '2026-10-16T15:19', '2026-10-19T09:01'],
    ['KRX', 'the longest break', '2026-02-13T15:20', '2026-02-19T09:01'],
    // Whether KRX opens on Monday, 2027-05-03, is not decided.
    ['KRX', 'an undecided day', '2027-04-30T15:20', '2027-05-04T09:01'],
    ['US', 'Thanksgiving', '2026-11-26T06:00', '2026-11-27T23:31'],
    ['US', 'a weekend over the end of summer time', '2026-10-31T05:00', '2026-11-02T23:31'],
    ['US', 'a weekend over its beginning', '2026-03-07T06:00', '2026-03-09T22:31'],
  ] as const)('leaves out on %s %s', (market, _what, after, next) => {
    expect(textOf(nextDecision(createSessions(market), seoul(after)).minuteEnd)).toBe(next)
  })

  it('begins after the first minute, and follows each instant of a minute with its end', () => {
    const sessions = createSessions('KRX')
    const after = ['08:59:59.999', '09:00:00.000', '09:00:59.999', '09:01:00.000', '15:18:59.999', '15:19:00.000']

    const next = after.map((time) => textOf(nextDecision(sessions, Date.parse(`2026-10-19T${time}+09:00`)).minuteEnd))

    expect(next).toEqual([
      '2026-10-19T09:01',
      '2026-10-19T09:01',
      '2026-10-19T09:01',
      '2026-10-19T09:02',
      '2026-10-19T15:19',
      '2026-10-20T09:01',
    ])
  })
})

describe('slotOf', () => {
  const slotsOf = (interval: Interval) => {
    const sessions = createSessions('KRX')
    const slots = new Map<string, string>()
    for (let after = seoul('2026-10-19T09:00'); after < seoul('2026-10-20T09:05'); ) {
      const next = nextDecision(sessions, after)
      const slot = slotOf(interval, next)
      if (!slots.has(slot)) slots.set(slot, textOf(next.minuteEnd))
      after = next.minuteEnd
    }
    return [...slots.values()]
  }

  it('begins a slot of half an hour with the first minute, and then each half hour', () => {
    const times = ['09:01', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00']

    expect(slotsOf('half-hour')).toEqual([
      ...[...times, '14:30', '15:00'].map((time) => `2026-10-19T${time}`),
      '2026-10-20T09:01',
    ])
  })

  it('has one slot a day, from the first minute on', () => {
    expect(slotsOf('day')).toEqual(['2026-10-19T09:01', '2026-10-20T09:01'])
  })

  it('has a slot for each minute', () => {
    expect(slotsOf('minute').slice(0, 3)).toEqual(['2026-10-19T09:01', '2026-10-19T09:02', '2026-10-19T09:03'])
  })
})

describe('createSessions', () => {
  it('has the session under way up to its close, and the next one from then on, also if the clock goes back', () => {
    const sessions = createSessions('KRX')
    const dateAt = (at: number) => sessions.atOrAfter(at).date
    const closesAt = seoul('2026-10-19T15:20')

    expect([
      dateAt(closesAt - 1),
      dateAt(closesAt),
      dateAt(closesAt - minuteMs),
      dateAt(seoul('2026-10-16T10:00')),
    ]).toEqual(['2026-10-19', '2026-10-20', '2026-10-19', '2026-10-16'])
  })

  it('has the session of New York that is under way after midnight in Korea', () => {
    const during = createSessions('US').atOrAfter(seoul('2026-10-20T02:00'))

    expect(during).toMatchObject({
      date: '2026-10-19',
      opensAt: seoul('2026-10-19T22:30'),
      closesAt: seoul('2026-10-20T05:00'),
    })
  })

  it('has no session on a holiday, and refuses a year whose holidays are not known', () => {
    expect(sessionOn('KRX', parseCalendarDate('2026-10-09'))).toBeUndefined()
    expect(sessionOn('US', parseCalendarDate('2026-11-26'))).toBeUndefined()
    expect(() => sessionOn('KRX', parseCalendarDate('2036-10-09'))).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT' }),
    )
  })
})

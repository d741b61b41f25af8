import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import type { DayBar, MinuteBar } from '../data/bar-data.ts'
import { checkMinutes } from './check-minutes.ts'

/** Minutes of KRX from 09:00 to 15:19 and the auction of 15:30, each with 10 shares at 70,000, apart from those that are given. */
function krxMinutes(
  changes: Readonly<Record<string, Partial<MinuteBar>>> = {},
  left: (time: string) => boolean = () => true,
) {
  const times = [...Array.from({ length: 380 }, (_, index) => 540 + index), 930].map(
    (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  )
  return times.filter(left).map((time): MinuteBar => {
    const flat = { open: '70000', high: '70000', low: '70000', close: '70000', volume: 10 }
    return { startsAt: Date.parse(`2026-03-03T${time}+09:00`), ...flat, ...changes[time] }
  })
}

/** Bar of the same day. 381 minutes with 10 shares have 3,810. */
const day: DayBar = {
  date: parseCalendarDate('2026-03-03'),
  open: '70000',
  high: '71000',
  low: '69000',
  close: '70000',
  volume: 3_810,
}
const check = (minutes: readonly MinuteBar[], change: Partial<DayBar> = {}) =>
  checkMinutes('KRX', { ...day, ...change }, minutes)

describe('checkMinutes', () => {
  it('accepts minutes that are within their day', () => {
    const minutes = krxMinutes({ '10:00': { high: '71000' }, '11:00': { low: '69000' } })

    expect(check(minutes)).toEqual({ faults: [], notes: [] })
  })

  it.each<[string, readonly MinuteBar[], Partial<DayBar>, string]>([
    [
      'a price above the high',
      krxMinutes({ '10:00': { high: '71100' } }),
      {},
      "the minutes reach 71100, above the day's high of 71000",
    ],
    [
      'a price below the low',
      krxMinutes({ '10:00': { low: '68900' } }),
      {},
      "the minutes reach 68900, below the day's low of 69000",
    ],
    [
      'another open',
      krxMinutes({ '09:00': { open: '69900', low: '69900' } }),
      {},
      'the minutes open at 69900, and the day at 70000',
    ],
    ['another close', krxMinutes(), { close: '70100' }, 'the minutes close at 70000, and the day at 70100'],
    // A thousandth of 3,806 is less than the four shares by which the minutes have more.
    ['more shares than the day', krxMinutes(), { volume: 3_806 }, 'the minutes have 3810 shares, and the day 3806'],
    [
      'a close outside of the minute',
      krxMinutes({ '10:00': { close: '70100' } }),
      {},
      'the minute of 10:00 has prices outside of its high and low',
    ],
    [
      'prices from before a split',
      krxMinutes(),
      { open: '1400', high: '1420', low: '1380', close: '1400' },
      "the minutes open at 70000, 50 times the day's 1400: KIS has adjusted only one of them for a split",
    ],
    [
      'prices from before a merger of shares',
      krxMinutes(),
      { open: '350000', high: '355000', low: '345000', close: '350000' },
      "the minutes open at 70000, 1/5 of the day's 350000: KIS has adjusted only one of them for a split",
    ],
    [
      'an afternoon that is missing, with its shares',
      krxMinutes({}, (time) => time < '10:00' || time === '15:30'),
      {},
      "nothing from 10:00 to 15:19 (320 minutes), and 16 % of the day's shares",
    ],
    [
      'two hours that are missing between minutes that all traded',
      krxMinutes({}, (time) => time < '11:00' || time > '12:59'),
      {},
      'nothing from 11:00 to 12:59 (120 minutes), and 100 % of the other minutes traded',
    ],
    ['no minutes', [], {}, 'it has no minutes'],
  ])('refuses %s', (_, minutes, change, fault) => {
    expect(check(minutes, change).faults).toEqual([fault])
  })

  it('takes a few shares more than the day for late corrections', () => {
    expect(check(krxMinutes(), { volume: 3_807 })).toEqual({ faults: [], notes: [] })
  })

  it('names gaps of a quarter of an hour and more', () => {
    const minutes = krxMinutes({}, (time) => (time < '10:12' || time > '10:26') && (time < '13:00' || time > '13:13'))

    expect(check(minutes)).toEqual({ faults: [], notes: ['nothing from 10:12 to 10:26 (15 minutes)'] })
  })

  it('names two hours without a trade, and no fault, where other minutes lack trades too', () => {
    // Two of three other minutes trade.
    const minutes = krxMinutes({}, (time) => (time < '11:00' || time > '12:59') && !/[258]$/.test(time))

    expect(check(minutes, { volume: 2_000 })).toEqual({
      faults: [],
      notes: ['nothing from 11:00 to 12:59 (120 minutes)'],
    })
  })

  it('names minutes with less than half of the day', () => {
    expect(check(krxMinutes(), { volume: 10_000 }).notes).toEqual(["the minutes have 38 % of the day's shares"])
  })

  it('names another close, and no fault, since KRX has an after-market', () => {
    const later = krxMinutes().map((bar) => ({ ...bar, startsAt: bar.startsAt + 196 * 86_400_000 }))

    const found = check(later, { date: parseCalendarDate('2026-09-15'), close: '70100' })

    expect(found).toEqual({ faults: [], notes: ['the minutes close at 70000, and the day at 70100'] })
  })

  it('compares neither open nor close in the US, whose minutes need not be of the exchange of the day', () => {
    // 09:30 to 15:59 in New York's winter.
    const minutes = Array.from({ length: 390 }, (_, index): MinuteBar => {
      const bar = { open: '189.50', high: '190.00', low: '189.00', close: '189.60', volume: 5 }
      return { startsAt: Date.parse('2026-01-05T09:30-05:00') + index * 60_000, ...bar }
    })
    const bar = {
      date: parseCalendarDate('2026-01-05'),
      open: '189.40',
      high: '190.0000',
      low: '188.00',
      close: '190.00',
    }

    expect(checkMinutes('NASD', { ...bar, volume: 2_000 }, minutes)).toEqual({ faults: [], notes: [] })
    expect(checkMinutes('NASD', { ...bar, volume: 2_000 }, minutes.slice(0, 360)).notes).toEqual([
      'nothing from 15:30 to 15:59 (30 minutes)',
    ])
  })
})

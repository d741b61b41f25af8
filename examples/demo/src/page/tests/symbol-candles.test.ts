import { describe, expect, it } from 'vitest'
import { toChartCandles } from '../../../page/parts/symbol-candles.ts'

/** 09:00 in Seoul on 20 October 2026. */
const opening = Date.UTC(2026, 9, 20)
const minute = (index: number, [open, high, low, close, volume]: readonly string[]) => ({
  date: '2026-10-20',
  startsAt: opening + index * 60_000,
  open: open ?? '',
  high: high ?? '',
  low: low ?? '',
  close: close ?? '',
  volume: volume ?? '',
})
const minutes = [
  minute(3, ['100', '101', '99', '100', '10']),
  minute(4, ['100', '103', '100', '102', '20']),
  minute(5, ['102', '102', '98', '99', '5']),
  // A minute without a trade is missing.
  minute(7, ['99', '1000', '99', '1000', '1']),
]

describe('toChartCandles', () => {
  it('joins minutes to spans of five', () => {
    expect(toChartCandles(minutes, { exchange: 'KRX', interval: 'fiveMinutes' })).toEqual([
      { at: opening, open: '100', high: '103', low: '99', close: '102', volume: '30' },
      { at: opening + 300_000, open: '102', high: '1000', low: '98', close: '1000', volume: '6' },
    ])
  })

  it('shows the last two hours in minutes', () => {
    const session = Array.from({ length: 150 }, (_, index) => minute(index, ['1', '1', '1', '1', '1']))

    const shown = toChartCandles(session, { exchange: 'KRX', interval: 'minute' })

    expect(shown).toHaveLength(120)
    expect(shown[0]?.at).toBe(opening + 30 * 60_000)
  })

  it.each([
    ['KRX', Date.UTC(2026, 9, 19, 15)],
    ['NASD', Date.UTC(2026, 9, 20, 5)],
  ])('begins a day of %s with the day of the exchange', (exchange, at) => {
    const day = { date: '2026-10-20', open: '1', high: '2', low: '1', close: '2', volume: '3' }

    expect(toChartCandles([day], { exchange, interval: 'day' })).toEqual([
      { at, open: '1', high: '2', low: '1', close: '2', volume: '3' },
    ])
  })
})

import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { apple, dataOf, samsung } from '../record.test-kit.ts'
import { holdInstrument, meanOf } from './benchmark.ts'

const dates = ['2026-01-05', '2026-01-06', '2026-01-07'].map((day) => parseCalendarDate(day))

describe('holdInstrument', () => {
  it('buys at the first close of the dates, and leaves out the days before', () => {
    const data = dataOf([samsung], {
      '005930': { '2026-01-02': '100', '2026-01-05': '200', '2026-01-06': '300', '2026-01-07': '150' },
    })

    const { curve } = holdInstrument(data, '005930', dates)

    expect(curve.map(({ value }) => value)).toEqual([1, 1.5, 0.75])
  })

  it('is cash until the symbol has a close, and keeps its value on a day without a bar', () => {
    const late = dataOf([samsung], { '005930': { '2026-01-06': '100' } })

    expect(holdInstrument(late, '005930', dates).curve.map(({ value }) => value)).toEqual([1, 1, 1])
  })
})

it('splits the capital in equal parts, and does not rebalance them', () => {
  const data = dataOf([samsung, apple], {
    '005930': { '2026-01-05': '100', '2026-01-06': '200', '2026-01-07': '200' },
    AAPL: { '2026-01-05': '100', '2026-01-06': '100', '2026-01-07': '50' },
  })
  const held = ['005930', 'AAPL'].map((symbol) => holdInstrument(data, symbol, dates))

  // (2 + 1) / 2 and (2 + 0.5) / 2; rebalanced, the last one would be 1.125.
  expect(meanOf(held, dates).map(({ value }) => value)).toEqual([1, 1.5, 1.25])
})

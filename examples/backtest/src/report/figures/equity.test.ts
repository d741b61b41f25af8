import { parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { close } from '../record.test-kit.ts'
import { combineCurves, equityOf, exposureOf, returnOf } from './equity.ts'

const point = (day: string, value: number) => ({ date: parseCalendarDate(day), value })

describe('equityOf', () => {
  it('adds each position at its price of the close to the cash', () => {
    const closes = [
      close('KRX', '2026-01-05', '600', [
        ['005930', '3', '100'],
        ['000660', '1', '200'],
      ]),
      close('KRX', '2026-01-06', '900'),
    ]

    const points = equityOf(closes, parseDecimal('1000'))

    expect(points).toEqual([
      { date: '2026-01-05', equity: '1100', value: 1.1, invested: 0.454545454545 },
      { date: '2026-01-06', equity: '900', value: 0.9, invested: 0 },
    ])
    expect(returnOf(points)).toBeCloseTo(-0.1, 12)
    expect(exposureOf(points)).toBeCloseTo(0.2272727, 6)
  })

  it('keeps the latest known price of a position that has none', () => {
    const priced = close('KRX', '2026-01-05', '700', [['005930', '3', '100']])
    const unpriced = {
      ...priced,
      date: parseCalendarDate('2026-01-06'),
      positions: priced.positions.map((held) => ({ ...held, price: undefined })),
    }

    const [, second] = equityOf([priced, unpriced], parseDecimal('1000'))

    expect(second?.equity).toBe('1000')
  })
})

describe('combineCurves', () => {
  it('is the mean of both, each by its latest close, and 1 before its first one', () => {
    const krx = [point('2026-01-02', 1.1), point('2026-01-06', 1.3)]
    const us = [point('2026-01-05', 0.9), point('2026-01-06', 0.7)]

    const combined = combineCurves([krx, us])

    expect(combined.map(({ date }) => date)).toEqual(['2026-01-02', '2026-01-05', '2026-01-06'])
    // (1.1 + 1) / 2, (1.1 + 0.9) / 2, (1.3 + 0.7) / 2
    expect(combined.map(({ value }) => Number(value.toFixed(6)))).toEqual([1.05, 1, 1])
  })
})

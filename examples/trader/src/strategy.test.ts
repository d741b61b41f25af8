import { type Candle, parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { wantsToBuy, wantsToSell } from './strategy.ts'

const decimal = (text: string) => parseDecimal(text)
const closes = (...prices: string[]): Candle[] =>
  prices.map((price, day) => {
    const close = decimal(price)
    return {
      date: parseCalendarDate(`2026-09-${String(day + 1).padStart(2, '0')}`),
      open: close,
      high: close,
      low: close,
      close,
      volume: decimal('1'),
      isAdjusted: true,
    }
  })

describe('the strategy', () => {
  it('buys two per cent below the average of twenty days, and only with twenty days', () => {
    const flat = Array.from({ length: 20 }, () => '100.00')

    expect(wantsToBuy(closes(...flat), decimal('97.99'))).toBe(true)
    expect(wantsToBuy(closes(...flat), decimal('98.00'))).toBe(false)
    expect(wantsToBuy(closes(...flat.slice(1)), decimal('1'))).toBe(false)
  })

  it('sells at three per cent up or down, and holds between', () => {
    const position = { averagePrice: decimal('70000') }

    expect(wantsToSell(position, decimal('72100'))).toBe('take-profit')
    expect(wantsToSell(position, decimal('67900'))).toBe('stop-loss')
    expect(wantsToSell(position, decimal('72000'))).toBeUndefined()
    expect(wantsToSell(position, decimal('68000'))).toBeUndefined()
  })
})

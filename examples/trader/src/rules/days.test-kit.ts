import { type Candle, parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import type { DaySoFar, HeldPosition } from './rules.ts'

/** Candle of a test: a close alone, or its other prices too. */
export type TestDay =
  | number
  | { readonly close: number; readonly open?: number; readonly high?: number; readonly low?: number; volume?: number }

const decimal = (value: number) => parseDecimal(String(value))

/** Returns candles of one day after the other. Prices that a day leaves out are its close. */
export const candlesOf = (days: readonly TestDay[]): readonly Candle[] =>
  days.map((day, index) => {
    const {
      close,
      open = close,
      high = close,
      low = close,
      volume = 1000,
    } = typeof day === 'number' ? { close: day } : day
    return {
      date: parseCalendarDate(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)),
      open: decimal(open),
      high: decimal(high),
      low: decimal(low),
      close: decimal(close),
      volume: decimal(volume),
      isAdjusted: true,
    }
  })

/** Returns a day whose only trade so far had the price. */
export const dayAt = (last: string): DaySoFar => {
  const price = parseDecimal(last)
  return {
    date: parseCalendarDate('2026-11-30'),
    open: price,
    high: price,
    low: price,
    last: price,
    volume: decimal(1),
  }
}

/** Returns a position that was bought `daysHeld` trading days ago, at 100. */
export const heldFor = (daysHeld: number | undefined): HeldPosition => ({ averagePrice: decimal(100), daysHeld })

/** Instrument of the tests, on which no rules depend. */
export const samsung = { symbol: '005930', exchange: 'KRX' } as const

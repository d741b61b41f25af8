import type { EquityPoint } from '@stockeye/example-trader/desk/desk'
import { parseDecimal } from '@stockeye/kis-client'
import type { ChartCandle } from './candles.ts'

/** 09:00 in Seoul on 2 November 2026. */
export const opening: number = Date.UTC(2026, 10, 2)
export const minuteMs = 60_000

/** Returns points that are an hour apart. */
export const pointsOf = (currency: EquityPoint['currency'], ...equities: readonly string[]): readonly EquityPoint[] =>
  equities.map((equity, index) => ({
    at: opening + index * 60 * minuteMs,
    currency,
    equity: parseDecimal(equity),
    drawdownPercent: index,
  }))

/** Returns candles of a minute each, from one close to the next. */
export const candlesOf = (...closes: readonly number[]): readonly ChartCandle[] =>
  closes.map((close, index) => {
    const open = closes[index - 1] ?? close
    return {
      at: opening + index * minuteMs,
      open: String(open),
      high: String(Math.max(open, close) + 100),
      low: String(Math.min(open, close) - 100),
      close: String(close),
      volume: String(1_000 + index),
    }
  })

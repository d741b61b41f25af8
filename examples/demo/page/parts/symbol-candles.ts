import type { ChartCandle } from '@stockeye/example-charts/candles'
import type { ApiCandle } from '../data/desk.ts'

/** Candles that a chart shows, the latest ones: more of them are too thin to be seen. */
const shownCandles = 120

/** Returns the offset from UTC with which a day of an exchange begins in its chart: the orders of the day lie behind it. */
const offsetOf = (exchange: string) => (['NASD', 'NYSE', 'AMEX'].includes(exchange) ? '-05:00' : '+09:00')

/** Returns the latest candles of the API with the instants of their starts, the oldest first. */
export function toChartCandles(candles: readonly ApiCandle[], exchange: string): readonly ChartCandle[] {
  return candles.slice(-shownCandles).map(({ startsAt, date, open, high, low, close, volume }) => ({
    at: startsAt ?? Date.parse(`${date}T00:00:00${offsetOf(exchange)}`),
    open,
    high,
    low,
    close,
    volume,
  }))
}

import type { ChartCandle } from '@stockeye/example-charts/candles'
import type { ApiCandle } from '../data/desk.ts'

export type SymbolCandle = ChartCandle

/** Offset of the place of an exchange from UTC, with which a day begins in its chart. Orders of a day fall behind its start. */
const offsetOf = (exchange: string) => (['NASD', 'NYSE', 'AMEX'].includes(exchange) ? '-05:00' : '+09:00')

/** Returns the candles of the API with the instants of their starts, the oldest first. */
export function toChartCandles(candles: readonly ApiCandle[], exchange: string): readonly ChartCandle[] {
  return candles
    .map(({ at, date, open, high, low, close, volume }) => ({
      at: at ?? Date.parse(`${date}T00:00:00${offsetOf(exchange)}`),
      open,
      high,
      low,
      close,
      volume,
    }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at)
}

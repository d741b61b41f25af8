import type { ChartCandle } from '@stockeye/example-charts/candles'
import type { ApiCandle } from '../data/desk.ts'

/** Interval of the candles of a chart: the last two hours in minutes, a session in five minutes, half a year in days. */
export const intervals = ['minute', 'fiveMinutes', 'day'] as const
export type ChartInterval = (typeof intervals)[number]

const fiveMinutesMs = 5 * 60_000
/** Minutes that a chart shows: more of them are too thin to be seen. */
const shownMinutes = 120

/** Returns the offset from UTC with which a day of an exchange begins in its chart: the orders of the day lie behind it. */
const offsetOf = (exchange: string) => (['NASD', 'NYSE', 'AMEX'].includes(exchange) ? '-05:00' : '+09:00')

/** Returns the candle of a span that begins with `first` and ends with `last`. */
const joined = (first: ChartCandle, last: ChartCandle): ChartCandle => ({
  ...first,
  high: Number(last.high) > Number(first.high) ? last.high : first.high,
  low: Number(last.low) < Number(first.low) ? last.low : first.low,
  close: last.close,
  volume: String(Number(first.volume) + Number(last.volume)),
})

function toFiveMinutes(minutes: readonly ChartCandle[]): readonly ChartCandle[] {
  const spans = new Map<number, ChartCandle>()
  for (const minute of minutes) {
    const at = minute.at - (minute.at % fiveMinutesMs)
    const span = spans.get(at)
    spans.set(at, span === undefined ? { ...minute, at } : joined(span, minute))
  }
  return [...spans.values()]
}

/** Returns the candles of a chart from those of the API, the oldest first. */
export function toChartCandles(
  candles: readonly ApiCandle[],
  { exchange, interval }: { readonly exchange: string; readonly interval: ChartInterval },
): readonly ChartCandle[] {
  const all = candles.map(({ startsAt, date, open, high, low, close, volume }) => ({
    at: startsAt ?? Date.parse(`${date}T00:00:00${offsetOf(exchange)}`),
    open,
    high,
    low,
    close,
    volume,
  }))
  if (interval === 'fiveMinutes') return toFiveMinutes(all)
  return interval === 'minute' ? all.slice(-shownMinutes) : all
}

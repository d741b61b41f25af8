import type { BarData, MinuteBar } from '../data/bar-data.ts'

/** Returns data that keeps the latest day of each instrument: the market and the prices of a backtest read the same one. */
export function keepOneDay(data: BarData): BarData {
  const kept = new Map<string, { readonly date: string; readonly minutes: readonly MinuteBar[] | undefined }>()
  return {
    ...data,
    minutes(symbol, date) {
      const known = kept.get(symbol)
      if (known?.date === date) return known.minutes
      const minutes = data.minutes(symbol, date)
      kept.set(symbol, { date, minutes })
      return minutes
    },
  }
}

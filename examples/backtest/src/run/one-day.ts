import type { BarData, MinuteBar } from '../data/bar-data.ts'

/** Data that keeps the latest day of each instrument, and its first failure. */
export interface KeptData extends BarData {
  /** Throws the first error of `minutes`: its caller was the simulator, which answers with a code of KIS, and the trader goes on blind. */
  readonly throwFailure: () => void
}

/** Returns data that keeps the latest day of each instrument: the market and the prices of a backtest read the same one. */
export function keepOneDay(data: BarData): KeptData {
  const kept = new Map<string, { readonly date: string; readonly minutes: readonly MinuteBar[] | undefined }>()
  let failure: { readonly error: unknown } | undefined

  function throwFailure(): void {
    if (failure !== undefined) throw failure.error
  }

  return {
    ...data,
    throwFailure,
    minutes(symbol, date) {
      throwFailure()
      const known = kept.get(symbol)
      if (known?.date === date) return known.minutes
      try {
        const minutes = data.minutes(symbol, date)
        kept.set(symbol, { date, minutes })
        return minutes
      } catch (error) {
        failure = { error }
        throw error
      }
    },
  }
}

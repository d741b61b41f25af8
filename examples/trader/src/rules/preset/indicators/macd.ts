import type { Indicator } from './bars.ts'
import { exponentialAverage, exponentialDays } from './ema.ts'

/** Periods of a MACD, in days. */
export interface MacdPeriods {
  readonly fast: number
  readonly slow: number
  readonly signal: number
}

/** Returns the MACD: the fast exponential average less the slow one, its own average as `signal`, and the `histogram` between. */
export function macd({ fast, slow, signal }: MacdPeriods): Indicator {
  const line = (closes: readonly number[]) => minus(exponentialAverage(closes, fast), exponentialAverage(closes, slow))
  const signalOf = (closes: readonly number[]) => exponentialAverage(line(closes), signal)
  return {
    // The signal begins when the slow average is settled: both share that day.
    days: exponentialDays(slow) + exponentialDays(signal) - 1,
    outputs: {
      value: ({ close }) => line(close),
      signal: ({ close }) => signalOf(close),
      histogram: ({ close }) => minus(line(close), signalOf(close)),
    },
  }
}

const minus = (left: readonly number[], right: readonly number[]) =>
  left.map((value, day) => value - (right[day] ?? Number.NaN))

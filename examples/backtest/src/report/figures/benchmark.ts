import type { CalendarDate } from '@stockeye/kis-client'
import type { BarData } from '../../data/bar-data.ts'
import type { CurvePoint } from './equity.ts'

/** Curve of an instrument that is bought at its first close and held. */
export interface HeldInstrument {
  readonly symbol: string
  readonly curve: readonly CurvePoint[]
}

/**
 * Computes the curve of an instrument that is bought at its first close of the dates and held, without costs. Before it has a close it
 * is cash.
 *
 * @param dates days of the market's closes, oldest first
 */
export function holdInstrument(
  data: Pick<BarData, 'days'>,
  symbol: string,
  dates: readonly CalendarDate[],
): HeldInstrument {
  const closes = new Map(data.days(symbol).map(({ date, close }) => [date, Number(close)]))
  let first: number | undefined
  let value = 1
  const curve = dates.map((date) => {
    const close = closes.get(date)
    first ??= close
    // A day without a bar keeps the value of the day before.
    if (close !== undefined && first !== undefined) value = close / first
    return { date, value }
  })
  return { symbol, curve }
}

/** Returns the mean of the curves: equal parts of the capital in each instrument, held to the end. */
export function meanOf(held: readonly HeldInstrument[], dates: readonly CalendarDate[]): readonly CurvePoint[] {
  if (held.length === 0) return dates.map((date) => ({ date, value: 1 }))
  return dates.map((date, day) => ({
    date,
    value: held.reduce((sum, { curve }) => sum + (curve[day]?.value ?? 1), 0) / held.length,
  }))
}

import { addDecimals, type CalendarDate, type Decimal, multiplyDecimals } from '@stockeye/kis-client'
import type { Close } from '../../run/record.ts'
import { ratioOf, totalOf } from './amounts.ts'

/** Point of a curve: a value relative to the beginning, which is 1. */
export interface CurvePoint {
  readonly date: CalendarDate
  readonly value: number
}

/** Account at a close. */
export interface EquityPoint extends CurvePoint {
  /** Cash and the value of the positions, in the currency of the market. */
  readonly equity: Decimal
  /** Part of the equity that is in positions, from 0 to 1. */
  readonly invested: number
}

/**
 * Computes the equity at each close of one market: cash plus each position at its price of the close. A position without a price
 * counts at its latest known one, or at its average price.
 *
 * @param closes closes of one market, oldest first
 * @param start cash at the beginning
 */
export function equityOf(closes: readonly Close[], start: Decimal): readonly EquityPoint[] {
  const latest = new Map<string, Decimal>()
  return closes.map(({ date, cash, positions }) => {
    const values = positions.map(({ symbol, quantity, averagePrice, price }) => {
      const known = price ?? latest.get(symbol) ?? averagePrice
      latest.set(symbol, known)
      return multiplyDecimals(quantity, known)
    })
    const held = totalOf(values)
    const equity = addDecimals(cash, held)
    return { date, equity, value: ratioOf(equity, start), invested: ratioOf(held, equity) }
  })
}

/** Returns the mean part of the equity that was in positions at the closes, from 0 to 1. */
export const exposureOf = (points: readonly Pick<EquityPoint, 'invested'>[]): number =>
  points.length === 0 ? 0 : points.reduce((sum, { invested }) => sum + invested, 0) / points.length

/** Returns the return at the end of a curve: 0.1 is 10 %. */
export const returnOf = (curve: readonly CurvePoint[]): number => (curve.at(-1)?.value ?? 1) - 1

/**
 * Combines the curves of markets by equal parts of capital at a fixed exchange rate: the mean of their values on each day, each by its
 * latest close.
 */
export function combineCurves(curves: readonly (readonly CurvePoint[])[]): readonly CurvePoint[] {
  const dates = [...new Set(curves.flatMap((curve) => curve.map(({ date }) => date)))].sort()
  const next = curves.map(() => 0)
  const values = curves.map(() => 1)
  return dates.map((date) => {
    curves.forEach((curve, its) => {
      for (
        let point = curve[next[its] ?? 0];
        point !== undefined && point.date <= date;
        point = curve[next[its] ?? 0]
      ) {
        values[its] = point.value
        next[its] = (next[its] ?? 0) + 1
      }
    })
    return { date, value: values.reduce((sum, value) => sum + value, 0) / values.length }
  })
}

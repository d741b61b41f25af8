import type { CalendarDate } from '@stockeye/kis-client'
import type { CurvePoint } from './equity.ts'

/** Highest fall of a curve from a peak. */
export interface Drawdown {
  /** Part of the peak that was lost at the lowest close, from 0 to 1. */
  readonly depth: number
  /** Day of the peak; undefined where the peak is the beginning, and without a fall. */
  readonly from: CalendarDate | undefined
  /** Day of the lowest close; undefined without a fall. */
  readonly to: CalendarDate | undefined
}

/** Returns the highest drawdown of a curve, by its closes. The beginning, 1, is its first peak. */
export function highestDrawdown(curve: readonly CurvePoint[]): Drawdown {
  let peak = 1
  let peakOn: CalendarDate | undefined
  let highest: Drawdown = { depth: 0, from: undefined, to: undefined }
  for (const { date, value } of curve) {
    if (value >= peak) {
      peak = value
      peakOn = date
      continue
    }
    const depth = 1 - value / peak
    if (depth > highest.depth) highest = { depth, from: peakOn, to: date }
  }
  return highest
}

/** Returns the part of the peak so far that is lost at each close. */
export function drawdownsOf(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  let peak = 1
  return curve.map(({ date, value }) => {
    peak = Math.max(peak, value)
    return { date, value: 1 - value / peak }
  })
}

import { describe, expect, it } from 'vitest'
import { candlesOf } from '../../days.test-kit.ts'
import { readBars } from './bars.ts'
import { knownIndicators } from './known-indicators.ts'

const params = { period: 5, fast: 2, slow: 5, signal: 3, std: 2 }
/** Candles that rise and fall, each with a range. */
const candles = candlesOf(
  Array.from({ length: 200 }, (_, day) => {
    const close = 100 + 10 * (day % 7)
    return { close, open: close + 1, high: close + 3, low: close - 2, volume: day + 1 }
  }),
)

describe.each([...knownIndicators])('the indicator %s', (_, known) => {
  it('has a value with the days that it needs, and none with fewer', () => {
    const { days, outputs } = known.create(params)
    const latest = (count: number) =>
      Object.values(outputs).map(
        (column) => column(readBars(candles.slice(candles.length - count))).at(-1) ?? Number.NaN,
      )

    expect(latest(days).some(Number.isNaN)).toBe(false)
    // A smoothed average has a value before it is settled: the test of ema.ts counts its days.
    if (days <= params.period + 1) expect(latest(days - 1).every(Number.isNaN)).toBe(true)
  })
})

it.each([
  ['close', 1],
  ['change', 2],
  ['sma', 5],
  ['std', 5],
  ['bollinger', 5],
  ['disparity', 5],
  ['atr', 6],
  ['roc', 6],
  ['max', 6],
  ['minimum', 6],
])('needs for %s of five days %i days', (id, days) => {
  expect(knownIndicators.get(id)?.create(params).days).toBe(days)
})

it.each([
  // The last of 200 days is day 199 = 28 * 7 + 3: its close is 130, its volume 200; those of the five days before: 120, 110, 100, 160, 150.
  ['close', 130],
  ['price', 130],
  ['open', 131],
  ['high', 133],
  ['low', 128],
  ['volume', 200],
  ['max', 160],
  ['maximum', 160],
  ['min', 100],
  ['minimum', 100],
  ['sma', 124],
  ['ibs', 0.4],
])('reads %s as %d', (id, value) => {
  expect(knownIndicators.get(id)?.create(params).outputs['value']?.(readBars(candles)).at(-1)).toBe(value)
})

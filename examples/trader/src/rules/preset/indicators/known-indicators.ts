import { averageTrueRange } from './atr.ts'
import type { Column, Indicator } from './bars.ts'
import { bollinger } from './bollinger.ts'
import { disparity } from './disparity.ts'
import { exponentialAverage, exponentialDays } from './ema.ts'
import { barStrength } from './ibs.ts'
import { macd } from './macd.ts'
import { highestBefore, lowestBefore } from './max-min.ts'
import { rateOfChange } from './roc.ts'
import { relativeStrength, relativeStrengthDays } from './rsi.ts'
import { simpleAverage } from './sma.ts'
import { standardDeviation } from './std.ts'

/** Name of a parameter of indicators. All are numbers of days but `std`, a factor. */
export type ParamName = 'period' | 'fast' | 'slow' | 'signal' | 'std'

/** Kind of indicator that presets can use. */
export interface KnownIndicator {
  /** Parameters that it takes, all of which a preset sets. */
  readonly params: readonly ParamName[]
  /** Returns the indicator. Parameters that it does not take are not read. */
  readonly create: (params: Readonly<Record<ParamName, number>>) => Indicator
}

const one = (days: number, value: Column): Indicator => ({ days, outputs: { value } })

const price = (column: Column): KnownIndicator => ({ params: [], create: () => one(1, column) })

const ofPeriod = (create: (period: number) => Indicator): KnownIndicator => ({
  params: ['period'],
  create: ({ period }) => create(period),
})

const highest = ofPeriod((period) => one(period + 1, ({ close }) => highestBefore(close, period)))
const lowest = ofPeriod((period) => one(period + 1, ({ close }) => lowestBefore(close, period)))

/** Prices and volume of a day, which conditions name without an entry in `indicators`. */
export const prices: ReadonlyMap<string, KnownIndicator> = new Map([
  ['close', price(({ close }) => close)],
  ['price', price(({ close }) => close)],
  ['open', price(({ open }) => open)],
  ['high', price(({ high }) => high)],
  ['low', price(({ low }) => low)],
  ['volume', price(({ volume }) => volume)],
])

/** Indicators by the vendor's ids. */
export const knownIndicators: ReadonlyMap<string, KnownIndicator> = new Map([
  ...prices,
  ['sma', ofPeriod((period) => one(period, ({ close }) => simpleAverage(close, period)))],
  ['ema', ofPeriod((period) => one(exponentialDays(period), ({ close }) => exponentialAverage(close, period)))],
  ['rsi', ofPeriod((period) => one(relativeStrengthDays(period), ({ close }) => relativeStrength(close, period)))],
  ['macd', { params: ['fast', 'slow', 'signal'], create: macd }],
  ['bollinger', { params: ['period', 'std'], create: bollinger }],
  ['atr', ofPeriod((period) => one(period + 1, (bars) => averageTrueRange(bars, period)))],
  ['roc', ofPeriod((period) => one(period + 1, ({ close }) => rateOfChange(close, period)))],
  ['change', { params: [], create: () => one(2, ({ close }) => rateOfChange(close, 1)) }],
  ['max', highest],
  ['maximum', highest],
  ['min', lowest],
  ['minimum', lowest],
  ['std', ofPeriod((period) => one(period, ({ close }) => standardDeviation(close, period)))],
  ['disparity', ofPeriod((period) => one(period, ({ close }) => disparity(close, period)))],
  ['ibs', { params: [], create: () => one(1, barStrength) }],
])

import type { Market } from '../../market/market.ts'
import { marketRules } from '../../market/rules.gen.ts'
import type { SimulatedInstrument } from './instruments.ts'

// Inside the simulator a price is a whole number of the smallest unit, won or hundredths of a cent, and an amount of
// money is a bigint of the same unit. Sums are exact, and an intraday path costs only arithmetic.

const { US, HK, CN, JP, VN } = marketRules.tick.noticePriceDecimals

/** Decimals of the smallest unit: won have 0, dollars 4. */
const scaleOf: Readonly<Record<Market, number>> = { KRX: 0, US, HK, CN, JP, VN }

/** Returns the number of decimals with which KIS prints prices of the market, its `ZDIV`. */
export const decimalsOf = (market: Market): number => scaleOf[market]

/** Returns how many units one won, dollar or yen has. */
export const unitsOf = (market: Market): bigint => 10n ** BigInt(scaleOf[market])

/** Parses an amount. @returns undefined where the text is not an amount, or has more decimals than the market's money */
export function parseUnits(market: Market, text: string): number | undefined {
  const [, whole, fraction = ''] = /^0*(\d{1,11})(?:\.(?=\d)(\d*?)0*)?$/.exec(text.trim()) ?? []
  const scale = scaleOf[market]
  if (whole === undefined || fraction.length > scale) return undefined
  return Number(whole) * 10 ** scale + Number(fraction.padEnd(scale, '0'))
}

/** Formats units as KIS prints them: won without decimals, other money with `digits` decimals, cut off. */
export function formatUnits(market: Market, units: number | bigint, digits: number = scaleOf[market]): string {
  return formatRatio(BigInt(units), unitsOf(market), digits)
}

/** Formats `numerator / denominator` with `digits` decimals, cut off towards zero; '0' where the denominator is 0. */
export function formatRatio(numerator: bigint, denominator: bigint, digits: number): string {
  const scaled = denominator === 0n ? 0n : (numerator * 10n ** BigInt(digits)) / denominator
  const text = `${scaled < 0n ? -scaled : scaled}`.padStart(digits + 1, '0')
  const point = text.length - digits
  const sign = scaled < 0n ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`
}

interface Step {
  readonly below: number
  readonly tick: number
}

/** Grid of prices, and the first day on which it holds, `yyyyMMdd`. */
interface Grid {
  readonly since: string
  readonly steps: readonly Step[]
}

interface GridRow {
  readonly since: string
  readonly bands: readonly (readonly [below: number | string | null, tick: number | string])[]
  readonly contested?: string
}

/** Reads the grids of the catalogue, newest first, without the contested ones. */
const gridsOf = (market: Market, rows: readonly GridRow[]): readonly Grid[] =>
  rows
    .filter(({ contested }) => contested === undefined)
    .map(({ since, bands }) => ({
      since: since.replaceAll('-', ''),
      steps: bands.map(([below, tick]) => ({
        below: below === null ? Number.POSITIVE_INFINITY : (parseUnits(market, String(below)) ?? 0),
        tick: parseUnits(market, String(tick)) ?? 0,
      })),
    }))
    .reverse()

const grids = {
  stock: gridsOf('KRX', marketRules.tick.krxStock),
  etf: gridsOf('KRX', marketRules.tick.krxEtfEtn),
  us: gridsOf('US', marketRules.tick.us),
}

/**
 * Returns the step of the grid at a price on a day, `yyyyMMdd`; without a day that of the newest grid. On days before the
 * oldest grid that is known, which only serve as history, it is that of the oldest one. A market whose grid is not known has
 * steps of one unit here: the last decimal that KIS prints.
 */
export function tickOf({ market, kind }: SimulatedInstrument, units: number, date?: string): number {
  if (market !== 'KRX' && market !== 'US') return 1
  const known = market === 'US' ? grids.us : grids[kind]
  const grid = date === undefined ? known[0] : (known.find(({ since }) => since <= date) ?? known.at(-1))
  if (grid === undefined) return 1
  let band = 0
  while (units >= (grid.steps[band]?.below ?? Number.POSITIVE_INFINITY)) band += 1
  return grid.steps[band]?.tick ?? 1
}

/** Returns the price of the day's grid nearest to `units`, and never less than one step. */
export function nearestTick(instrument: SimulatedInstrument, units: number, date?: string): number {
  const tick = tickOf(instrument, units, date)
  return Math.max(tick, Math.round(units / tick) * tick)
}

const [krxLimit] = marketRules.priceLimit

/**
 * Returns the highest and lowest price of a day in Korea. The US has no price limits; those of other markets are not
 * simulated.
 */
export function priceLimits(
  instrument: SimulatedInstrument,
  previousClose: number,
): { readonly upper: number; readonly lower: number } {
  if (instrument.market !== 'KRX') return { upper: Number.MAX_SAFE_INTEGER, lower: 1 }
  const { percent } = krxLimit
  const highest = Math.floor((previousClose * (100 + percent)) / 100)
  const lowest = Math.ceil((previousClose * (100 - percent)) / 100)
  const above = tickOf(instrument, highest)
  const below = tickOf(instrument, lowest)
  return { upper: Math.floor(highest / above) * above, lower: Math.ceil(lowest / below) * below }
}

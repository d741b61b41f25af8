import type { SimulatedInstrument } from '../../world/instruments.ts'
import { parseUnits } from '../../world/price-units.ts'
import { createSeededRandom } from '../../world/random.ts'
import { priceChangeOf } from '../price-change.ts'

/**
 * How a price stands to the close before it, as KIS prints it abroad: the sign stands apart from the difference, and in
 * front of the rate: `+1.26`, `-0.40`, ` 0.00`.
 */
export function printedChange(
  instrument: SimulatedInstrument,
  price: number,
  before: number | undefined,
): { readonly sign: string; readonly diff: string; readonly rate: string } {
  const { sign, difference, rate } = priceChangeOf(instrument, price, before)
  const mark = rate.startsWith('-') ? '' : Number(rate) === 0 ? ' ' : '+'
  return { sign, diff: difference.replace('-', ''), rate: `${mark}${rate}` }
}

/** Returns fake earnings and book value of a share, in units of its market's money; 0 for a fund, for which KIS has none. */
export function earningsOf({ market, symbol, kind, basePrice }: SimulatedInstrument): {
  readonly earnings: number
  readonly book: number
} {
  const random = createSeededRandom(`${symbol}/fundamentals`)
  const price = kind === 'etf' ? 0 : (parseUnits(market, basePrice) ?? 0)
  return { earnings: Math.round(price / (8 + 20 * random(0, 1))), book: Math.round(price / (0.6 + 2 * random(0, 2))) }
}

import type { SimulatedInstrument } from '../../world/instruments.ts'
import { priceChangeOf } from '../price-change.ts'

/**
 * Returns the change of a price from the close before it, as KIS prints it abroad: the sign is apart from the
 * difference, and in front of the rate: `+1.26`, `-0.40`, ` 0.00`.
 */
export function overseasPriceChangeOf(
  instrument: SimulatedInstrument,
  price: number,
  before: number | undefined,
): { readonly sign: string; readonly diff: string; readonly rate: string } {
  const { sign, difference, rate } = priceChangeOf(instrument, price, before)
  const plus = rate.startsWith('-') ? '' : Number(rate) === 0 ? ' ' : '+'
  return { sign, diff: difference.replace('-', ''), rate: `${plus}${rate}` }
}

import type { SimulatedInstrument } from '../world/instruments.ts'
import { formatUnits, priceLimits } from '../world/price-units.ts'
import { formatPercent } from './percent.ts'

/** Change of a price from the close before it, as KIS prints it. */
export interface PriceChange {
  /** Sign code: 1 upper limit, 2 up, 3 unchanged, 4 lower limit, 5 down. */
  readonly sign: string
  /** Difference, with a minus where the price fell. */
  readonly difference: string
  /** Rate in percent, such as `-1.26`. */
  readonly rate: string
}

/** Returns the change of a price, which is 0 where there is no close before, as on an instrument's first day. */
export function priceChangeOf(instrument: SimulatedInstrument, price: number, before: number = price): PriceChange {
  const { upper, lower } = priceLimits(instrument, before)
  const up = price === upper && instrument.market === 'KRX' ? '1' : '2'
  const down = price === lower && instrument.market === 'KRX' ? '4' : '5'
  return {
    sign: price === before ? '3' : price > before ? up : down,
    difference: formatUnits(instrument.market, price - before),
    rate: formatPercent(price - before, before),
  }
}

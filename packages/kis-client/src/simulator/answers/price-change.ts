import type { SimulatedInstrument } from '../world/instruments.ts'
import { formatUnits, priceLimits } from '../world/price-units.ts'

/** How a price stands to the close before it, as KIS prints it. */
export interface Change {
  /** 1 upper limit, 2 up, 3 unchanged, 4 lower limit, 5 down. */
  readonly sign: string
  /** With a minus where it fell. */
  readonly difference: string
  /** In percent, such as `-1.26`. */
  readonly rate: string
}

/** Without a close before it, as on an instrument's first day, nothing has changed. */
export function changeOf(instrument: SimulatedInstrument, price: number, before: number = price): Change {
  const { upper, lower } = priceLimits(instrument, before)
  const up = price === upper && instrument.market === 'KRX' ? '1' : '2'
  const down = price === lower && instrument.market === 'KRX' ? '4' : '5'
  return {
    sign: price === before ? '3' : price > before ? up : down,
    difference: formatUnits(instrument.market, price - before),
    rate: percent(price - before, before),
  }
}

/** `part` of `whole` in percent. */
export const percent = (part: number | bigint, whole: number | bigint, digits = 2): string => {
  const ratio = Number(whole) === 0 ? 0 : (Number(part) / Number(whole)) * 100
  // A tiny loss is no "-0.00".
  return ratio.toFixed(digits).replace(/^-(0\.?0*)$/, '$1')
}

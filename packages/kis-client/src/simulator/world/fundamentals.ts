import type { SimulatedInstrument } from './instruments.ts'
import { parseUnits } from './price-units.ts'
import { createSeededRandom } from './random.ts'

/** Fundamentals of a company or a fund. Amounts are in units of the market's money. */
export interface Fundamentals {
  /** Number of listed shares. */
  readonly shares: number
  /** Face value of a share. */
  readonly face: number
  /** Earnings and book value of a share; 0 for a fund, for which KIS has none. */
  readonly earnings: number
  readonly bookValue: number
  /** Shares in foreign hands. */
  readonly foreign: number
}

/**
 * Returns fake fundamentals, always the same: KIS has such numbers for every stock, so clients read them unchecked.
 * They depend on the base price alone, so the ratios to them move with the price as they should.
 */
export function fundamentalsOf({ market, symbol, kind, basePrice }: SimulatedInstrument): Fundamentals {
  const random = createSeededRandom(`${symbol}/fundamentals`)
  const price = parseUnits(market, basePrice) ?? 0
  const shares = 1_000 * Math.round((2_000_000_000 / Math.sqrt(Number(basePrice))) * (0.5 + random(0, 0)))
  const isFund = kind === 'etf'
  return {
    shares,
    face: isFund ? 0 : 100,
    earnings: isFund ? 0 : Math.round(price / (8 + 20 * random(0, 1))),
    bookValue: isFund ? 0 : Math.round(price / (0.6 + 2 * random(0, 2))),
    foreign: Math.floor(shares * 0.5 * random(0, 3)),
  }
}

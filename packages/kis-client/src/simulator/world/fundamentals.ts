import type { SimulatedInstrument } from './instruments.ts'
import { createSeededRandom } from './random.ts'

/** What a company's accounts say, in won. */
export interface Fundamentals {
  /** Listed shares. */
  readonly shares: number
  /** Face value of a share. */
  readonly face: number
  /** Earnings and book value of a share; 0 for a fund, which KIS has none of. */
  readonly earnings: number
  readonly book: number
  /** Shares in foreign hands. */
  readonly foreign: number
}

/**
 * Returns fake fundamentals, always the same: KIS has such numbers for every stock, so clients read them without looking.
 * They depend on the base price alone, so the ratios to them move with the price as they should.
 */
export function fundamentalsOf({ symbol, kind, basePrice }: SimulatedInstrument): Fundamentals {
  const random = createSeededRandom(`${symbol}/fundamentals`)
  const price = Number(basePrice)
  const shares = 1_000 * Math.round((2_000_000_000 / Math.sqrt(price)) * (0.5 + random(0, 0)))
  const isFund = kind === 'etf'
  return {
    shares,
    face: isFund ? 0 : 100,
    earnings: isFund ? 0 : Math.round(price / (8 + 20 * random(0, 1))),
    book: isFund ? 0 : Math.round(price / (0.6 + 2 * random(0, 2))),
    foreign: Math.floor(shares * 0.5 * random(0, 3)),
  }
}

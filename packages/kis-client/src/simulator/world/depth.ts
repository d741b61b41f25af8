import type { SimulatedInstrument } from './instruments.ts'
import { priceLimits, tickOf } from './price-units.ts'
import { createSeededRandom } from './random.ts'

/** Price of the book and the shares that wait at it. */
export interface DepthLevel {
  readonly price: number
  /** Quantity in shares. */
  readonly quantity: number
}

/**
 * Shares that wait on both sides of the last price, best first. A side may be short, or empty, at the day's price
 * limit.
 */
export interface Depth {
  readonly asks: readonly DepthLevel[]
  readonly bids: readonly DepthLevel[]
}

const levels = 10

/**
 * Returns the depth around the last price. One step of the grid lies between its two sides, and the last trade is at
 * one of them. It depends only on what has been traded so far, so answers that show the same price show the same depth.
 *
 * @param now.base the close before, from which the price limits are calculated
 * @param now.volume shares traded today so far
 */
export function depthOf(
  instrument: SimulatedInstrument,
  now: { readonly price: number; readonly base: number; readonly volume: number },
): Depth {
  const { price, base, volume } = now
  const random = createSeededRandom(`${instrument.symbol}/book/${price}`)
  const { upper, lower } = priceLimits(instrument, base)
  const wasBought = random(volume, 0) < 0.5
  const quantity = (level: number, side: number) => 1 + Math.floor(5_000 * random(volume, 2 * level + side))

  const asks: DepthLevel[] = []
  for (let at = wasBought ? price : above(instrument, price); at <= upper && asks.length < levels; ) {
    asks.push({ price: at, quantity: quantity(asks.length + 1, 0) })
    at = above(instrument, at)
  }
  const bids: DepthLevel[] = []
  for (let at = wasBought ? below(instrument, price) : price; at >= lower && at > 0 && bids.length < levels; ) {
    bids.push({ price: at, quantity: quantity(bids.length + 1, 1) })
    at = below(instrument, at)
  }
  return { asks, bids }
}

const above = (instrument: SimulatedInstrument, price: number): number => price + tickOf(instrument, price)
/** Returns the step below a price, which is the step of the band that ends there. */
const below = (instrument: SimulatedInstrument, price: number): number => price - tickOf(instrument, price - 1)

import type { PriceRange } from '../world/intraday-path.ts'

/** Venues whose trades a quote of a Korean share shows: one, or both together. */
export type ShownVenue = 'KRX' | 'NXT' | 'both'

/** Minute of a venue. */
export interface VenueMinute {
  /** Start of the minute, in ms since 1970. */
  readonly at: number
  readonly price: number
  /** Shares. */
  readonly volume: number
  /** First, highest and lowest price of a given minute; a drawn one moves from the price before it. */
  readonly range?: Pick<PriceRange, 'open' | 'high' | 'low'>
}

/** Trade of a venue. */
export interface VenueTrade {
  readonly at: number
  readonly venue: 'KRX' | 'NXT'
  readonly price: number
  /** Quantity in shares. */
  readonly quantity: number
  /** Whether a buyer took it. The trades of a minute count for the side to which its price moved. */
  readonly isBuy: boolean
}

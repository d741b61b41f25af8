import { dayMs } from '../world/calendar/utc-days.ts'
import type { SimulatedInstrument } from '../world/instruments.ts'
import { nearestTick } from '../world/price-units.ts'
import { createSeededRandom } from '../world/random.ts'
import { closingAuctionMinutes, type TradingDay } from '../world/trading-day.ts'
import type { ShownVenue, VenueTrade } from './venue-trade.ts'

/** Auction of KRX, in which an expected price is shown. */
export interface Auction {
  readonly name: 'opening' | 'closing'
  readonly opensAt: number
  readonly closesAt: number
}

const minuteMs = 60_000
/** Minutes in which KRX collects orders before it opens. @see catalog/market-rules.json hours.KRX opening-auction */
const openingMinutes = 30
/** Time between two changes of an expected price, in ms. */
const gapMs = 10_000
/** Part of the price by which the expected price of an auction is away at its beginning, at most. */
const widest = 0.01

/** Returns the auctions of KRX on a day; a market that is open at any hour has none. */
export function auctionsOf(day: TradingDay): readonly Auction[] {
  if (day.closesAt - day.opensAt >= dayMs) return []
  const closingMs = closingAuctionMinutes('KRX', day) * minuteMs
  return [
    { name: 'opening', opensAt: day.opensAt - openingMinutes * minuteMs, closesAt: day.opensAt },
    { name: 'closing', opensAt: day.closesAt - closingMs, closesAt: day.closesAt },
  ]
}

/** Expected trade of an auction from an instant on. */
export interface ExpectedTrade {
  readonly auction: Auction
  readonly at: number
  readonly price: number
  /** Expected quantity in shares, of all orders of the auction. */
  readonly quantity: number
}

/**
 * Returns the expected trades of KRX's auctions on a day, oldest first: they come closer to the auction's own trade. NXT has no
 * auction; those that it shows lead to its first trade after KRX's open.
 */
export function expectedTrades(
  { seed }: { readonly seed: number },
  { instrument, venue }: { readonly instrument: SimulatedInstrument; readonly venue: ShownVenue },
  { day, trades }: { readonly day: TradingDay; readonly trades: readonly VenueTrade[] },
): readonly ExpectedTrade[] {
  const random = createSeededRandom(`${seed}/${instrument.symbol}/${day.date}/auctions`)
  const from = venue === 'NXT' ? 'NXT' : 'KRX'
  return auctionsOf(day).flatMap((auction, number) => {
    const result = trades.find((trade) => trade.venue === from && trade.at >= auction.closesAt)
    if (result === undefined || (from === 'NXT' && auction.name === 'closing')) return []
    const spanMs = auction.closesAt - auction.opensAt
    return Array.from({ length: Math.floor(spanMs / gapMs) }, (_, index): ExpectedTrade => {
      const done = index / (spanMs / gapMs)
      const away = widest * (1 - done) * (2 * random(index, number) - 1)
      return {
        auction,
        at: auction.opensAt + index * gapMs,
        price: nearestTick(instrument, result.price * (1 + away)),
        quantity: Math.max(1, Math.floor(result.quantity * done)),
      }
    })
  })
}

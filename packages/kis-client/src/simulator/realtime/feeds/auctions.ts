import type { Feed } from '../../../endpoint.ts'
import { countUpTo } from '../../market/venue-prices.ts'
import { nearestTick } from '../../world/price-units.ts'
import { createSeededRandom } from '../../world/random.ts'
import { addTrade, type DaySums } from './day-sums.ts'
import type { DayTape, MarketContext, Tape } from './day-tape.ts'
import { bookRow } from './krx-books.ts'
import { type Auction, auctionCodes, auctionsOf } from './krx-session.ts'
import { krxTradeValues } from './krx-trades.ts'
import { formatRow } from './row.ts'
import type { TimedRow } from './timed-topic.ts'

/** Time between two rows of an auction, in ms. */
const gapMs = 10_000
/** Part of the price by which the expected price of an auction is away at its beginning, at most. */
const widest = 0.01

/** Expected trade of an auction at an instant. */
export interface ExpectedTrade {
  readonly auction: Auction
  readonly at: number
  readonly price: number
  /** Expected quantity in shares, of all orders of the auction. */
  readonly quantity: number
}

/**
 * Returns the expected trades of KRX's auctions on a day, oldest first: they come closer to the auction's own trade. NXT has no
 * auction; those of its feed lead to its first trade after KRX's open.
 */
export function expectedTrades(
  { seed }: MarketContext,
  { instrument, venue }: Tape,
  tape: DayTape,
): readonly ExpectedTrade[] {
  const random = createSeededRandom(`${seed}/${instrument.symbol}/${tape.day.date}/auctions`)
  return auctionsOf(tape.day).flatMap((auction, number) => {
    const from = venue === 'NXT' ? 'NXT' : 'KRX'
    const result = tape.trades.find((trade) => trade.venue === from && trade.at >= auction.closesAt)
    if (from === 'NXT' && auction.name === 'closing') return []
    if (result === undefined) return []
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

/** Returns the sums of a day before an instant; of the expected trade alone where nothing has traded. */
function sumsBefore({ trades }: DayTape, { at, price }: ExpectedTrade): DaySums {
  const before = trades.slice(0, countUpTo(trades, at)).reduce<DaySums | undefined>(addTrade, undefined)
  return before ?? addTrade(undefined, { at, venue: 'KRX', price, quantity: 0, isBuy: true })
}

/** Returns rows of H0STANC0, H0NXANC0 and H0UNANC0. */
export function expectedRows(
  context: MarketContext,
  feed: Feed<string>,
  { tape, day }: { readonly tape: Tape; readonly day: DayTape },
): readonly TimedRow[] {
  return expectedTrades(context, tape, day).map((expected) => ({
    at: expected.at,
    row: () => {
      const { at, price, quantity, auction } = expected
      const shown = { at, price, quantity, isBuy: true, codes: auctionCodes(auction) }
      return formatRow(feed, krxTradeValues(tape.instrument, shown, sumsBefore(day, expected), day), at)
    },
  }))
}

/** Returns the rows that order books have in auctions, in which nothing trades. */
export function auctionBookRows(
  context: MarketContext,
  feed: Feed<string>,
  { tape, day }: { readonly tape: Tape; readonly day: DayTape },
): readonly TimedRow[] {
  return expectedTrades(context, tape, day).map((expected) => ({
    at: expected.at,
    row: () => {
      const { at, price, quantity, auction } = expected
      const shown = { at, codes: auctionCodes(auction), expected: { price, quantity } }
      const snapshot = context.venuePrices.snapshot(tape.instrument, tape.venue, at)
      const last = snapshot?.price ?? price
      const now = { price: last, base: snapshot?.previous?.close ?? last, volume: snapshot?.day.volume ?? 0 }
      return bookRow(feed, tape.instrument, shown, now)
    },
  }))
}

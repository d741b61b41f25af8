import type { Feed } from '../../../endpoint.ts'
import { type ExpectedTrade, expectedTrades } from '../../market/auctions.ts'
import { countUpTo } from '../../world/minute-trades.ts'
import { addTrade, type DaySums } from './day-sums.ts'
import type { DayTape, MarketContext, Tape } from './day-tape.ts'
import { bookRow } from './krx-books.ts'
import { auctionCodes } from './krx-session.ts'
import { krxTradeValues } from './krx-trades.ts'
import { formatRow } from './row.ts'
import type { TimedRow } from './timed-topic.ts'

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
      const shown = {
        at,
        codes: auctionCodes(auction),
        expected: { price, quantity, base: day.previous()?.close ?? price },
      }
      const snapshot = context.venuePrices.snapshot(tape.instrument, tape.venue, at)
      const last = snapshot?.price ?? price
      const now = { price: last, base: snapshot?.previous?.close ?? last, volume: snapshot?.day.volume ?? 0 }
      return bookRow(feed, tape.instrument, shown, now)
    },
  }))
}

import type { Feed } from '../../endpoint.ts'
import {
  askingPriceKrx,
  askingPriceNxt,
  askingPriceTotal,
  ccnlKrx,
  ccnlNxt,
  ccnlTotal,
  delayedAskingPriceAsia,
  delayedCcnl,
  expCcnlKrx,
  expCcnlNxt,
  expCcnlTotal,
  marketStatusKrx,
  marketStatusNxt,
  marketStatusTotal,
  overseasStockAskingPrice,
  overtimeAskingPriceKrx,
  overtimeCcnlKrx,
  overtimeExpCcnlKrx,
  viStatusKrx,
  viStatusTotal,
} from '../../endpoints/feeds.gen.ts'
import type { QuoteVenue } from '../../quotes/quote-venue.ts'

/** Subject of a feed: trades, the order book, expected trades of an auction, the state of trading. */
export type FeedKind = 'trades' | 'book' | 'expected' | 'status'

/** Feeds of KRX-listed shares, by the venues whose rows they carry. */
export const krxFeeds: Readonly<Record<FeedKind, Readonly<Record<QuoteVenue, Feed<string>>>>> = {
  trades: { KRX: ccnlKrx, NXT: ccnlNxt, both: ccnlTotal },
  book: { KRX: askingPriceKrx, NXT: askingPriceNxt, both: askingPriceTotal },
  expected: { KRX: expCcnlKrx, NXT: expCcnlNxt, both: expCcnlTotal },
  status: { KRX: marketStatusKrx, NXT: marketStatusNxt, both: marketStatusTotal },
}

/** Feeds of KRX's single-price hours, which ended with 2026-09-11. */
export const singlePriceFeeds: Readonly<Partial<Record<FeedKind, Feed<string>>>> = {
  trades: overtimeCcnlKrx,
  book: overtimeAskingPriceKrx,
  expected: overtimeExpCcnlKrx,
}

/** Feeds of exchanges abroad: the US has ten levels of the order book, Asia has one. */
export const usFeeds: Readonly<Partial<Record<FeedKind, Feed<string>>>> = {
  trades: delayedCcnl,
  book: overseasStockAskingPrice,
}
export const asianFeeds: Readonly<Partial<Record<FeedKind, Feed<string>>>> = {
  trades: delayedCcnl,
  book: delayedAskingPriceAsia,
}

/** Place of a feed: its kind, and the venues whose rows it carries. */
export interface FeedPlace {
  readonly kind: FeedKind | 'interruptions'
  /** `abroad` stands for the exchanges abroad: the key of the topic names the exchange. */
  readonly venue: QuoteVenue | 'abroad'
  /** True for a feed of KRX's single-price hours. */
  readonly isSinglePrice: boolean
}

/** Returns the place of a feed by its TR id; undefined for feeds of other markets, indices and notices. */
export const findFeedPlace = (trId: string): FeedPlace | undefined => places.get(trId)

/** Returns whether a feed sends at events alone: changes of the state of trading, and volatility interruptions. */
export function sendsAtEvents(trId: string): boolean {
  const kind = findFeedPlace(trId)?.kind
  return kind === 'status' || kind === 'interruptions'
}

const kinds: readonly FeedKind[] = ['trades', 'book', 'expected', 'status']
const venues: readonly QuoteVenue[] = ['KRX', 'NXT', 'both']

// The TR ids of real and paper trading are the same for every feed here that paper trading has.
const places: ReadonlyMap<string, FeedPlace> = new Map<string, FeedPlace>([
  ...kinds.flatMap((kind) =>
    venues.map((venue): [string, FeedPlace] => [krxFeeds[kind][venue].real, { kind, venue, isSinglePrice: false }]),
  ),
  ...kinds.flatMap((kind) => placesOf(kind, singlePriceFeeds[kind], { venue: 'KRX', isSinglePrice: true })),
  ...kinds.flatMap((kind) => placesOf(kind, usFeeds[kind], { venue: 'abroad', isSinglePrice: false })),
  ...kinds.flatMap((kind) => placesOf(kind, asianFeeds[kind], { venue: 'abroad', isSinglePrice: false })),
  [viStatusKrx.real, { kind: 'interruptions', venue: 'KRX', isSinglePrice: false }],
  [viStatusTotal.real, { kind: 'interruptions', venue: 'both', isSinglePrice: false }],
])

/** TR ids of the feeds whose rows say how a KRX-listed share trades, by the venues whose rows they carry. */
export const stateFeeds: Readonly<Record<QuoteVenue, readonly string[]>> = {
  KRX: [...kinds.map((kind) => krxFeeds[kind].KRX.real), viStatusKrx.real],
  NXT: kinds.map((kind) => krxFeeds[kind].NXT.real),
  both: [...kinds.map((kind) => krxFeeds[kind].both.real), viStatusTotal.real],
}

function placesOf(
  kind: FeedKind,
  feed: Feed<string> | undefined,
  place: Omit<FeedPlace, 'kind'>,
): readonly [string, FeedPlace][] {
  return feed === undefined ? [] : [[feed.real, { kind, ...place }]]
}

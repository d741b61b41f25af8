import type { Feed } from '../../endpoint.ts'
import type { Environment } from '../../environment.ts'
import { type Exchange, type OverseasExchange, quoteExchange } from '../../market/exchange.ts'
import type { HoursName } from '../../market/named-hours.ts'
import type { QuoteVenue } from '../../quotes/quote-venue.ts'
import { createDayHours, type DayHoursAt, daysFrom, includes } from './day-hours.ts'
import { asianFeeds, type FeedKind, krxFeeds, singlePriceFeeds, usFeeds } from './feed-venues.ts'

/** Question which feed serves a symbol. */
export interface FeedRequest {
  readonly kind: FeedKind
  /** Exchange that lists the symbol. */
  readonly exchange: Exchange
  /** Symbol in the form of its exchange's symbols. */
  readonly symbol: string
  /** Venue of a KRX-listed share whose rows are wanted; `both` is KIS's integrated feed (통합). @default 'KRX' */
  readonly venue?: QuoteVenue | undefined
  readonly environment: Environment
  /** Whether NXT trades the symbol, as `getInstrumentInfo` returns it; undefined where it is not known. */
  readonly isOnNxt?: boolean | undefined
}

/** Feed and key that serve a symbol from an instant on. */
export interface ServingFeed {
  readonly is: 'feed'
  readonly feed: Feed<string>
  /** TR id of the feed in the environment of the request. */
  readonly trId: string
  readonly key: string
  /** Venues whose rows the feed carries; undefined abroad. */
  readonly venue: QuoteVenue | undefined
  /**
   * Reason to doubt the choice: `only-on-krx` when KRX's feed serves a request for both venues because NXT does not trade the
   * symbol, `nxt-unknown` when the feed stays silent should NXT not trade it.
   */
  readonly note: 'only-on-krx' | 'nxt-unknown' | undefined
  /**
   * Instant from which another feed or key serves the symbol, in ms since 1970; undefined where none does within two weeks.
   * A stream asks again at that instant, registers the new topic and releases the old one.
   */
  readonly nextChangeAt: number | undefined
}

/** Reason why no feed serves a symbol. */
export type NoFeedReason =
  /** Paper trading lacks the feed: it has trades and order books of KRX. */
  | 'not-in-paper'
  /** NXT does not trade the symbol. */
  | 'not-on-nxt'
  /** KIS has no feed of that kind for the exchange: abroad it has trades and order books. */
  | 'no-such-feed'

/** Answer that no feed serves a symbol. */
export interface NoFeed {
  readonly is: 'none'
  readonly reason: NoFeedReason
  /** Sentence with the values of the request and with what to do. */
  readonly message: string
}

/**
 * Returns the feed and the key that serve trades, the order book, expected trades or the state of trading of a symbol, or the
 * reason why none does. Feed and key change at borders of hours: US keys at the borders of the daytime market, from 10:00 to
 * 18:00 in Korea on days on which New York trades; KRX's feeds at those of its single-price hours, until 2026-09-11.
 *
 * @param at instant in ms since 1970
 * @see catalog/websocket.json, catalog/protocol.json overseasKey
 */
export function feedFor(request: FeedRequest, at: number): ServingFeed | NoFeed {
  const { exchange, venue = 'KRX' } = request
  const when = { at, hoursAt: createDayHours() }
  return exchange === 'KRX' ? krxFeedFor({ ...request, venue }, when) : overseasFeedFor({ ...request, exchange }, when)
}

/** Instant of a choice, and the hours of the days around it. */
interface When {
  readonly at: number
  readonly hoursAt: DayHoursAt
}

interface KrxRequest extends FeedRequest {
  readonly venue: QuoteVenue
}

function krxFeedFor(request: KrxRequest, when: When): ServingFeed | NoFeed {
  const { kind, symbol, environment, isOnNxt } = request
  if (request.venue === 'NXT' && isOnNxt === false)
    return none('not-on-nxt', `NXT does not trade ${symbol}; use the venue KRX`)
  // The feed of both venues sends nothing for a symbol that NXT does not trade.
  const venue = request.venue === 'both' && isOnNxt === false ? 'KRX' : request.venue
  const { feed, nextChangeAt } =
    venue === 'KRX' ? krxFeedAt(kind, environment, when) : { feed: krxFeeds[kind][venue], nextChangeAt: undefined }
  const trId = feed[environment]
  if (trId === null) return none('not-in-paper', missingInPaper(request, venue))
  return { is: 'feed', feed, trId, key: symbol, venue, note: noteOf(request, venue), nextChangeAt }
}

const noteOf = ({ venue: wanted, isOnNxt }: KrxRequest, venue: QuoteVenue): ServingFeed['note'] => {
  if (venue !== wanted) return 'only-on-krx'
  return venue !== 'KRX' && isOnNxt === undefined ? 'nxt-unknown' : undefined
}

const missingInPaper = ({ kind, symbol }: FeedRequest, venue: QuoteVenue): string =>
  `paper trading has no feed of ${kind} of ${symbol} on ${venue}; use trades or the book on KRX, or a real client`

/** Returns KRX's own feed at an instant: until 2026-09-11 the single-price hours had feeds of their own, in real trading. */
function krxFeedAt(
  kind: FeedKind,
  environment: Environment,
  { at, hoursAt }: When,
): { readonly feed: Feed<string>; readonly nextChangeAt: number | undefined } {
  const usual = krxFeeds[kind].KRX
  const singlePrice = singlePriceFeeds[kind]
  if (singlePrice === undefined || singlePrice[environment] === null) return { feed: usual, nextChangeAt: undefined }
  const name = 'single-price'
  const isInside = hoursAt('KRX', at).hours.some((hours) => hours.name === name && includes(hours, at))
  return { feed: isInside ? singlePrice : usual, nextChangeAt: nextBorder('KRX', name, { at, hoursAt }) }
}

function overseasFeedFor(
  request: FeedRequest & { readonly exchange: OverseasExchange },
  { at, hoursAt }: When,
): ServingFeed | NoFeed {
  const { kind, exchange, symbol, environment } = request
  const daytimeCode = findDaytimeCode(exchange)
  const feed = (daytimeCode === undefined ? asianFeeds : usFeeds)[kind]
  if (feed === undefined)
    return none('no-such-feed', `KIS has no feed of ${kind} for ${symbol} on ${exchange}; use trades or book`)
  const trId = feed[environment]
  if (trId === null)
    return none('not-in-paper', `paper trading has no feed of ${kind} for ${symbol} on ${exchange}; use a real client`)
  const facts = { is: 'feed', feed, trId, venue: undefined, note: undefined } as const
  const usualKey = `D${quoteExchange[exchange]}${symbol}`
  if (daytimeCode === undefined) return { ...facts, key: usualKey, nextChangeAt: undefined }
  const isDaytime = hoursAt('US', at).hours.some((hours) => hours.name === 'daytime' && includes(hours, at))
  return {
    ...facts,
    key: isDaytime ? `R${daytimeCode}${symbol}` : usualKey,
    nextChangeAt: nextBorder('US', 'daytime', { at, hoursAt }),
  }
}

/** Codes of the exchanges of the US in the keys of the daytime market. @see catalog/protocol.json overseasKey.usDaySession */
const daytimeCodes: Readonly<Partial<Record<OverseasExchange, string>>> = { NASD: 'BAQ', NYSE: 'BAY', AMEX: 'BAA' }

const findDaytimeCode = (exchange: OverseasExchange): string | undefined => daytimeCodes[exchange]

/** Returns the first instant after `at` at which hours of that name begin or end. */
function nextBorder(market: 'KRX' | 'US', name: HoursName, { at, hoursAt }: When): number | undefined {
  for (const day of daysFrom(hoursAt, market, at)) {
    const borders = day.hours.flatMap((hours) => (hours.name === name ? [hours.opensAt, hours.closesAt] : []))
    const next = borders.find((border) => border > at)
    if (next !== undefined) return next
  }
  return undefined
}

const none = (reason: NoFeedReason, message: string): NoFeed => ({ is: 'none', reason, message })

import { KisInputError, KisNotOfferedError } from '../../errors.ts'
import type { Exchange } from '../../market/exchange.ts'
import { type Instrument, parseInstrument } from '../../market/instrument.ts'
import { type AtVenue, parseQuoteVenue, type QuoteVenue, quotedFields } from '../../quotes/quote-venue.ts'
import { checkSpelling, type FieldsOf } from '../../values/check-names.ts'
import { checkOption, type OptionRule, objectRule } from '../../values/check-options.ts'
import { feedFor, type NoFeed } from '../venues/choose-feed.ts'
import type { FeedKind } from '../venues/feed-venues.ts'

/** Instrument that is watched on a stream. */
export interface WatchedInstrument extends Instrument, AtVenue {
  /**
   * Whether NXT trades the share, as `getInstrumentInfo` returns it. KIS's feed of both venues sends nothing for a share that NXT
   * does not trade.
   *
   * @default KIS is asked once, where the venue is `both` or `NXT`
   */
  readonly isOnNxt?: boolean | undefined
}

/** Instrument with its venue, whose symbol has the form of its exchange's symbols. */
export interface ParsedWatched {
  /** Symbol as the instrument names it, such as `005930` or `AAPL`. */
  readonly symbol: string
  /** Exchange that lists it. */
  readonly exchange: Exchange
  /** Venue whose rows are wanted; undefined abroad. */
  readonly venue: QuoteVenue | undefined
  /** Whether NXT trades the share, as the caller says; undefined where it does not. */
  readonly isOnNxt: boolean | undefined
}

const fields: FieldsOf<WatchedInstrument> = { ...quotedFields, isOnNxt: true }

const flagRule: OptionRule = {
  is: 'true or false',
  use: 'true, false, or leave it out',
  fits: (value) => typeof value === 'boolean',
}

/**
 * Parses one instrument or several; of equal ones the first counts.
 *
 * @param of name of the action
 * @throws {KisInputError} an unknown field, exchange or venue, a text that is not a symbol, or no instrument at all
 */
export function parseWatched(
  of: string,
  given: WatchedInstrument | readonly WatchedInstrument[],
): readonly ParsedWatched[] {
  const list = isList(given) ? given : [given]
  if (list.length === 0)
    throw new KisInputError({ field: 'instruments', rule: "is empty; use an instrument such as { symbol: '005930' }" })
  const parsed = list.map((instrument) => parseOne(of, instrument))
  return [...new Map(parsed.toReversed().map((one) => [nameOf(one), one])).values()].toReversed()
}

const isList = (given: WatchedInstrument | readonly WatchedInstrument[]): given is readonly WatchedInstrument[] =>
  Array.isArray(given)

/** Returns the name of an instrument on its venue, which is unique in a watch. */
export const nameOf = ({ exchange, symbol, venue }: Pick<ParsedWatched, 'exchange' | 'symbol' | 'venue'>): string =>
  `${exchange} ${symbol} ${venue ?? ''}`

function parseOne(of: string, instrument: WatchedInstrument): ParsedWatched {
  const names = Object.keys(fields)
  checkOption('instruments', instrument, objectRule(`an object with ${names.join(', ')}, or an array of them`))
  // A record with more fields, such as a position, may stand in place of the instrument.
  checkSpelling(instrument, `a field of ${of}`, names)
  const { isOnNxt } = instrument
  if (isOnNxt !== undefined) checkOption('isOnNxt', isOnNxt, flagRule)
  const { symbol, exchange } = parseInstrument(instrument)
  const venue = parseQuoteVenue(instrument.venue, exchange)
  return { symbol, exchange, venue: exchange === 'KRX' ? venue : undefined, isOnNxt }
}

/**
 * Throws the error for an instrument that no feed of a kind serves.
 *
 * @param at instant of the question, in ms since 1970
 */
export function refuse(
  { reason, message }: NoFeed,
  kind: FeedKind,
  { exchange, symbol, venue }: ParsedWatched,
  at: number,
): never {
  if (reason !== 'not-in-paper')
    throw new KisInputError({ field: reason === 'not-on-nxt' ? 'venue' : 'exchange', rule: message })
  const inReal = feedFor({ kind, exchange, symbol, venue, environment: 'real' }, at)
  throw new KisNotOfferedError(inReal.is === 'feed' ? inReal.feed.id : kind)
}

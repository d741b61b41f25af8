import type { Feed } from '../../../endpoint.ts'
import type { ShownVenue } from '../../market/venue-trade.ts'
import { isTradedOnNxt, type SimulatedInstrument } from '../../world/instruments.ts'
import { findQuoted } from '../../world/overseas-markets.ts'
import type { World } from '../../world/world.ts'
import type { LiveFeeds, LiveTopic } from '../live-feeds.ts'
import { auctionBookRows, expectedRows } from './auctions.ts'
import { createTapes, type DayTape, type MarketContext, type Tape, type Tapes } from './day-tape.ts'
import { fakeRows } from './fake-rows.ts'
import { krxBookRow } from './krx-books.ts'
import { krxTradeRow } from './krx-trades.ts'
import { interruptionRows, marketStatusRows } from './market-status.ts'
import { type NoticeOwner, noticeTopic } from './notices.ts'
import { daytimeBookRows, overseasBookRow, overseasTradeRow } from './overseas.ts'
import { type TapeMoment, tapeTopic } from './tape-topic.ts'
import { joinTopics, silentTopic, type TimedRow, timedTopic } from './timed-topic.ts'

/** Feed of a topic, with the market that it shows. */
interface Opening {
  readonly context: MarketContext
  readonly tapes: Tapes
  readonly feed: Feed<string>
  readonly key: string
}

/** Returns the topic of a key; undefined where the feed does not know it. */
type Opener = (opening: Opening) => LiveTopic | undefined

/**
 * Creates the rows of every feed, from the same market and account as the answers of REST. Feeds of what the simulation does not
 * trade have made-up rows in the documented shape.
 */
export function createLiveFeeds({
  world,
  htsId,
}: {
  readonly world: World
  /** HTS id, the key of the execution notices. */
  readonly htsId: string
}): LiveFeeds {
  const tapes = createTapes(world)
  const owner: NoticeOwner = { htsId, account: world.accountNumber }
  return {
    open(feed, key) {
      if (feed.encrypted) return key === htsId ? openNotices(world, feed, owner) : undefined
      return (openers[feed.id] ?? openFake)({ context: world, tapes, feed, key })
    },
    onChange: (listener) => world.engine.onChange(listener),
  }
}

function openNotices(world: World, feed: Feed<string>, owner: NoticeOwner): LiveTopic {
  if (feed.id === 'domestic-stock/ccnl-notice') return noticeTopic(world, feed, { part: 'domestic', owner })
  if (feed.id === 'overseas-stock/ccnl-notice') return noticeTopic(world, feed, { part: 'overseas', owner })
  // Orders of futures and options are not simulated.
  return silentTopic
}

/** Returns an opener of a feed about a Korean share on a venue. Both NXT and the integrated feed are silent where NXT does not trade it. */
const onVenue =
  (venue: ShownVenue, open: (opening: Opening, tape: Tape) => LiveTopic): Opener =>
  (opening) => {
    const instrument = opening.context.instruments.find('KRX', opening.key)
    if (instrument === undefined) return undefined
    if (venue !== 'KRX' && !isTradedOnNxt(instrument)) return silentTopic
    return open(opening, opening.tapes.tapeOf(instrument, venue))
  }

const trades = (venue: ShownVenue): Opener =>
  onVenue(venue, ({ context, feed }, tape) =>
    tapeTopic(context, tape, { rowOf: (moment) => krxTradeRow(feed, tape.instrument, moment) }),
  )

/** Returns the rows of a day of a tape. */
type DayRows = (
  context: MarketContext,
  feed: Feed<string>,
  on: { readonly tape: Tape; readonly day: DayTape },
) => readonly TimedRow[]

const inAuctions = ({ context, feed }: Opening, tape: Tape, rowsOf: DayRows): LiveTopic =>
  timedTopic(context, 'KRX', (date) => {
    const day = tape.dayOn(date)
    return day === undefined ? [] : rowsOf(context, feed, { tape, day })
  })

const books = (venue: ShownVenue): Opener =>
  onVenue(venue, (opening, tape) => {
    const { context, feed } = opening
    const rowOf = (moment: TapeMoment) => krxBookRow(feed, tape.instrument, moment)
    const trading = tapeTopic(context, tape, { rowOf, isPerInstant: true })
    return venue === 'NXT' ? trading : joinTopics(inAuctions(opening, tape, auctionBookRows), trading)
  })

const expected = (venue: ShownVenue): Opener =>
  onVenue(venue, (opening, tape) => inAuctions(opening, tape, expectedRows))

const status = (venue: ShownVenue): Opener =>
  onVenue(venue, ({ context, feed }, { instrument }) =>
    timedTopic(context, 'KRX', (date) => marketStatusRows(context, feed, { instrument, venue, date })),
  )

const interruptions: Opener = ({ context, feed, key }) => {
  const instrument = context.instruments.find('KRX', key)
  return instrument && timedTopic(context, 'KRX', (date) => interruptionRows(context, feed, { instrument, date }))
}

/** Topic abroad, as its key says it. */
interface OverseasTopic {
  readonly instrument: SimulatedInstrument
  readonly isDaytime: boolean
}

/** Codes of the exchanges in the keys of the US daytime market. @see catalog/protocol.json overseasKey */
const daytimeCodes: readonly string[] = ['BAQ', 'BAY', 'BAA']

/** Reads a key such as DNASAAPL, or RBAQAAPL of the daytime market. */
function readOverseasKey({ instruments }: MarketContext, key: string): OverseasTopic | undefined {
  const [prefix, code] = [key.slice(0, 1), key.slice(1, 4)]
  const isDaytime = prefix === 'R'
  if ((prefix !== 'D' && !isDaytime) || daytimeCodes.includes(code) !== isDaytime) return undefined
  const instrument = findQuoted(instruments, code, key.slice(4))
  return instrument && { instrument, isDaytime }
}

const overseasTrades: Opener = ({ context, tapes, feed, key }) => {
  const found = readOverseasKey(context, key)
  if (found === undefined) return undefined
  const { instrument, isDaytime } = found
  // The daytime market has no prices of its own: it trades at the close, and shows no trade.
  if (isDaytime && context.hours === 'exchange') return silentTopic
  const rowOf = (moment: TapeMoment) => overseasTradeRow(feed, { key, instrument }, moment)
  return tapeTopic(context, tapes.tapeOf(instrument, 'KRX'), { rowOf })
}

const overseasBooks =
  (isUs: boolean): Opener =>
  ({ context, tapes, feed, key }) => {
    const found = readOverseasKey(context, key)
    if (found === undefined || (found.instrument.market === 'US') !== isUs) return undefined
    const { instrument, isDaytime } = found
    const subject = { key, instrument }
    if (isDaytime && context.hours === 'exchange')
      return timedTopic(context, 'KRX', (date) => daytimeBookRows(context, feed, { ...subject, date }))
    const rowOf = ({ trade: { at }, sums: { price, volume }, tape }: TapeMoment) =>
      overseasBookRow(feed, subject, { at, price, volume, base: tape.previous()?.close ?? price })
    return tapeTopic(context, tapes.tapeOf(instrument, 'KRX'), { rowOf, isPerInstant: true })
  }

/** Feeds that name a Korean share, or a fund, but whose rows are made up. */
const shareFeeds = /\/(member|program-trade|overtime|etf-nav)/

const openFake: Opener = ({ context, feed, key }) => {
  const instrument = shareFeeds.test(feed.id) ? context.instruments.find('KRX', key) : undefined
  if (shareFeeds.test(feed.id) ? instrument === undefined : !/^[\dA-Z]{3,}$/.test(key)) return undefined
  const isOfNxt = feed.id.endsWith('-nxt') || feed.id.endsWith('-total')
  if (isOfNxt && instrument !== undefined && !isTradedOnNxt(instrument)) return silentTopic
  return timedTopic(context, 'KRX', (date) => fakeRows(context, feed, { key, instrument, date }))
}

const openers: Readonly<Record<string, Opener>> = {
  'domestic-stock/ccnl-krx': trades('KRX'),
  'domestic-stock/ccnl-nxt': trades('NXT'),
  'domestic-stock/ccnl-total': trades('both'),
  'domestic-stock/asking-price-krx': books('KRX'),
  'domestic-stock/asking-price-nxt': books('NXT'),
  'domestic-stock/asking-price-total': books('both'),
  'domestic-stock/exp-ccnl-krx': expected('KRX'),
  'domestic-stock/exp-ccnl-nxt': expected('NXT'),
  'domestic-stock/exp-ccnl-total': expected('both'),
  'domestic-stock/market-status-krx': status('KRX'),
  'domestic-stock/market-status-nxt': status('NXT'),
  'domestic-stock/market-status-total': status('both'),
  'domestic-stock/vi-status-krx': interruptions,
  'domestic-stock/vi-status-total': interruptions,
  'overseas-stock/delayed-ccnl': overseasTrades,
  'overseas-stock/asking-price': overseasBooks(true),
  'overseas-stock/delayed-asking-price-asia': overseasBooks(false),
}

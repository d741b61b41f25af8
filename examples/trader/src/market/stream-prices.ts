import {
  type CalendarDate,
  exchangeDate,
  isKisError,
  listenToTrades,
  parseDecimal,
  type Stream,
  type TopicReport,
  type Trade,
  type Watching,
} from '@stockeye/kis-client'
import type { DaySoFar } from '../rules/rules.ts'
import { withTrade } from './day-so-far.ts'
import type { Prices, Sight } from './prices.ts'
import type { Session } from './sessions.ts'
import type { Watched } from './watched.ts'

/** Day of one instrument by its trades. */
interface Tracker {
  readonly watching: Watching | undefined
  /** Trades that no decision has seen yet, oldest first. */
  readonly trades: Trade[]
  day: DaySoFar | undefined
  /** Instant since which no row was lost, in ms since 1970; undefined while KIS does not deliver the instrument. */
  unbrokenSince: number | undefined
}

/**
 * Creates prices from the stream. A day of which rows were lost begins again with one reading of `fallback`; an instrument that
 * KIS does not deliver is read from it at each decision.
 *
 * @param options.fallback prices by REST
 */
export function createStreamPrices(
  stream: Stream,
  { watchlist, fallback }: { readonly watchlist: readonly Watched[]; readonly fallback: Prices },
): Prices {
  const { clock } = stream.client
  const trackers = new Map<string, Tracker>()
  for (const instrument of watchlist) {
    const trades: Trade[] = []
    const watching = watch(stream, instrument, (trade) => keep(tracker, trade, clock.now()))
    const tracker: Tracker = { watching, trades, day: undefined, unbrokenSince: undefined }
    trackers.set(nameOf(instrument), tracker)
  }

  const stops = [
    stream.on('topic', (report) => {
      for (const tracker of trackers.values()) if (isOf(tracker, report)) noteStatus(tracker, report, clock.now())
    }),
    stream.on('gap', (gap) => {
      for (const tracker of trackers.values()) if (isOf(tracker, gap)) tracker.unbrokenSince = gap.to
    }),
  ]

  async function startAgain(
    tracker: Tracker,
    instrument: Watched,
    { until, signal }: { readonly until: Parameters<Prices['dayAt']>[1]; readonly signal: AbortSignal },
  ): Promise<Sight> {
    const askedAt = clock.now()
    const sight = await fallback.dayAt(instrument, until, signal)
    if (!('day' in sight)) return sight
    tracker.day = sight.day
    // The reading has those that came before it.
    tracker.trades.splice(0, tracker.trades.filter(({ receivedAt }) => receivedAt < askedAt).length)
    if (tracker.unbrokenSince !== undefined && tracker.unbrokenSince <= askedAt)
      tracker.unbrokenSince = until.session.opensAt
    return sight
  }

  return {
    async dayAt(instrument, until, signal) {
      const tracker = trackers.get(nameOf(instrument))
      if (tracker?.watching === undefined) return fallback.dayAt(instrument, until, signal)
      const { session, minuteEnd } = until
      const isWhole = tracker.unbrokenSince !== undefined && tracker.unbrokenSince <= session.opensAt
      if (!isWhole || !isDelivered(tracker.watching)) return startAgain(tracker, instrument, { until, signal })
      takeTrades(tracker, instrument, session, minuteEnd)
      return tracker.day?.date === session.date ? { day: tracker.day } : { blind: 'nothing has traded today' }
    },
    async close() {
      for (const stop of stops) stop()
      for (const { watching } of trackers.values()) watching?.close()
      await fallback.close()
    },
  }
}

/** Longest time by which KIS's clock is ahead of ours, in ms. */
const mostAheadMs = 60_000

const nameOf = ({ symbol, exchange }: Watched): string => `${exchange}/${symbol}`

/** Watches the trades of an instrument; undefined where paper trading lacks the feed. */
function watch(stream: Stream, instrument: Watched, listener: (trade: Trade) => void): Watching | undefined {
  try {
    return listenToTrades(stream, instrument, listener)
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_NOT_OFFERED') return undefined
    throw error
  }
}

/** Most trades that wait for a decision: about two minutes of the busiest share. */
const mostTrades = 20_000

/** Keeps a trade for the next decision. Where none comes, such as while trading is halted, the trades are dropped, as after a gap. */
function keep(tracker: Tracker, trade: Trade, now: number): void {
  tracker.trades.push(trade)
  if (tracker.trades.length <= mostTrades) return
  tracker.trades.length = 0
  if (tracker.unbrokenSince !== undefined) tracker.unbrokenSince = now
}

const isOf = ({ watching }: Tracker, { trId, key }: Pick<TopicReport, 'trId' | 'key'>): boolean =>
  watching?.state().some((topic) => topic.trId === trId && topic.key === key) ?? false

function noteStatus(tracker: Tracker, { status }: TopicReport, now: number): void {
  if (status === 'live' || status === 'quiet') tracker.unbrokenSince ??= now
  else tracker.unbrokenSince = undefined
}

/**
 * Returns whether KIS delivers the trades of a watch. `requireLive` asks for a row since the last gap too, which this day needs not:
 * it begins again with a reading of REST.
 */
const isDelivered = (watching: Watching): boolean =>
  watching.state().every(({ status }) => status === 'live' || status === 'quiet')

/** Adds the trades of the session up to an instant to the day. */
function takeTrades(tracker: Tracker, { exchange }: Watched, session: Session, before: number): void {
  const { trades } = tracker
  const later: Trade[] = []
  for (const trade of trades) {
    const at = trade.at ?? trade.receivedAt
    // A row of the future is a false one.
    if (at > trade.receivedAt + mostAheadMs) continue
    if (at >= before) {
      later.push(trade)
      continue
    }
    // Trades before the open, such as those of the pre-market, are no part of the session.
    if (at < session.opensAt || exchangeDate(exchange, at) !== session.date) continue
    tracker.day = withTrade(tracker.day, {
      date: session.date,
      price: trade.price,
      volume: volumeOf(tracker, trade, session.date),
    })
  }
  trades.splice(0, trades.length, ...later)
}

/** Returns the shares of the day after a trade: a feed of the US has no sum in its first rows. */
function volumeOf({ day }: Tracker, { volume, quantity }: Trade, date: CalendarDate) {
  return volume ?? (day?.date === date ? day.volume : (quantity ?? parseDecimal('0')))
}

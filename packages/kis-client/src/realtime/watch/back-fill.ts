import type { CallOptions, KisClient } from '../../client/client.ts'
import { KisInputError } from '../../errors.ts'
import { getMinuteCandles, type MinuteCandle } from '../../quotes/get-minute-candles.ts'
import { parseInstant } from '../../values/dates.ts'
import type { Topic } from '../topics/topic.ts'
import { type LastTrade, lastTrade } from './last-trade.ts'
import { type TradedSymbol, tradedSymbol } from './traded-symbol.ts'

/** Minute in which rows are missing. */
export interface FilledMinute extends MinuteCandle {
  /**
   * Whether the minute also lies outside of the gap, or has not ended: its trades are then not those of the gap alone, and some
   * of them may have been delivered as rows.
   */
  readonly isPartial: boolean
}

/** Part of a gap that REST cannot fill, and the reason. */
export interface Unfilled {
  /** Data that stays missing: the single trades, minutes, or the last trade. */
  readonly what: 'ticks' | 'minutes' | 'last-trade'
  /** Sentence for a person: what KIS does not offer. */
  readonly reason: string
}

/** Replacement of the rows of a gap, as far as REST has them. */
export interface BackFill {
  /**
   * Minutes that begin in the gap or overlap its start, oldest first, each once. A minute without a trade is missing. They are
   * named by their start, as `MinuteCandle.startsAt` says.
   */
  readonly minutes: readonly FilledMinute[]
  /** Last trade at the time of the question; undefined where KIS has no such read. */
  readonly last: LastTrade | undefined
  /** Parts that stay missing. The ticks always do. */
  readonly unfilled: readonly Unfilled[]
}

/** Span of a gap, in ms since 1970. */
export interface GapSpan {
  /** Instant up to which every row has arrived. */
  readonly from: number
  /** Instant since which KIS delivers again. */
  readonly to: number
}

/**
 * Reads what REST has of a gap: its minutes, and the last trade. KIS has no read of the ticks of a span, and none of past order
 * books: the next row of a book replaces it.
 *
 * @throws {KisInputError} an end of the span is not an instant, or it ends before it begins
 * @throws what `getMinuteCandles` and `KisClient.call` throw
 */
export async function backFill(
  kis: KisClient,
  topic: Topic,
  span: GapSpan,
  options: CallOptions = {},
): Promise<BackFill> {
  if (parseInstant(span.from, 'from') > parseInstant(span.to, 'to'))
    throw new KisInputError({
      field: 'from',
      rule: `${span.from} is later than to, ${span.to}; use an instant that is not later`,
    })
  const symbol = tradedSymbol(topic)
  if (symbol === undefined) return { minutes: [], last: undefined, unfilled: [ticks, noMinutes, noLastTrade] }
  const filled = symbol.rows === 'book' ? bookMinutes : await readMinutes(kis, symbol, span, options)
  const last = await lastTrade(kis, topic, options)
  return { minutes: filled.minutes, last, unfilled: [ticks, ...filled.unfilled] }
}

type Filled = Pick<BackFill, 'minutes' | 'unfilled'>

const ticks: Unfilled = { what: 'ticks', reason: 'KIS has no read of the trades of a span' }
const noMinutes: Unfilled = { what: 'minutes', reason: 'KIS has no read of minutes for this feed' }
const noLastTrade: Unfilled = { what: 'last-trade', reason: 'KIS has no read of a last trade for this feed' }
const bookMinutes: Filled = {
  minutes: [],
  unfilled: [{ what: 'minutes', reason: 'minutes hold no order book; the next row of the topic replaces the book' }],
}

const minuteMs = 60_000

async function readMinutes(
  kis: KisClient,
  symbol: TradedSymbol,
  { from, to }: GapSpan,
  options: CallOptions,
): Promise<Filled> {
  const { exchange } = symbol
  if (exchange !== 'KRX' && /^BA/.test(symbol.quoteCode)) return { minutes: [], unfilled: [noDaytimeMinutes] }
  // Paper trading has no minutes abroad, and those of today on KRX.
  if (exchange !== 'KRX' && kis.environment === 'paper') return { minutes: [], unfilled: [noMinutesInPaper] }
  const venue = symbol.exchange === 'KRX' ? { venue: symbol.venue } : {}
  const firstAt = kis.environment === 'paper' ? startOfDay(kis.clock.now()) : 0
  const unfilled = from < firstAt ? [noEarlierMinutes] : []
  if (to < firstAt) return { minutes: [], unfilled }
  const fromAt = Math.max(firstAt, from - (from % minuteMs))
  const candles = await getMinuteCandles(kis, { symbol: symbol.symbol, exchange, ...venue, fromAt, toAt: to }, options)
  const until = Math.min(to, kis.clock.now())
  const isPartial = ({ startsAt }: MinuteCandle) => startsAt < from || startsAt + minuteMs > until
  return { minutes: candles.map((candle) => ({ ...candle, isPartial: isPartial(candle) })), unfilled }
}

/** Returns the start of the Korean day of an instant. */
const startOfDay = (at: number): number => at - ((at + seoulMs) % dayMs)
const seoulMs = 9 * 3_600_000
const dayMs = 86_400_000

const noMinutesInPaper: Unfilled = { what: 'minutes', reason: 'KIS offers minutes abroad on real accounts only' }

const noDaytimeMinutes: Unfilled = { what: 'minutes', reason: 'getMinuteCandles reads no daytime session of the US' }
const noEarlierMinutes: Unfilled = {
  what: 'minutes',
  reason: 'KIS offers minutes of earlier days on real accounts only',
}

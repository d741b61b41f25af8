import { closesEarly } from '../../market/holidays.ts'
import type { HoursName, NamedHours } from '../../market/named-hours.ts'
import type { Topic } from '../topics/topic.ts'
import { createDayHours, type DayHours, type DayHoursAt, includes } from './day-hours.ts'
import { type FeedPlace, findFeedPlace, sendsAtEvents } from './feed-venues.ts'
import type { MarketState } from './market-state.ts'
import { carries, isDaytimeKey, isUsKey } from './row-session.ts'

/** Reason why a topic is silent by rule. */
export type SilenceReason =
  /** The market has no trading on that day. */
  | 'holiday'
  /** No venue of the feed is open at that instant. */
  | 'closed'
  /** Orders are collected, and trade at the end of the auction. */
  | 'auction'
  /** The feed has expected trades of auctions, and no auction is held. */
  | 'no-auction'
  /** The symbol or its market is halted. */
  | 'halted'
  /** A volatility interruption holds the symbol in an auction. */
  | 'vi-auction'
  /** NXT does not trade the symbol, and the feed carries nothing without NXT. */
  | 'not-on-nxt'
  /** The open hours leave out ETNs, which are known by their symbol: KRX's after-market. */
  | 'left-out'

export interface TradingNowOptions {
  /** Returns whether NXT trades a symbol; undefined where it is not known. @default not known */
  readonly isOnNxt?: (symbol: string) => boolean | undefined
  /** Returns the state of trading of a topic, as `nextMarketState` has it. @default no state is known */
  readonly stateOf?: (topic: Topic) => MarketState | undefined
}

/** Expectation of rows, from the hours of the venues and the states of symbols. It never throws for an instant. */
export interface TradingNow {
  /**
   * Returns whether a topic can have rows at an instant; undefined where it is not known: futures, bonds, indices and Asian
   * exchanges, notices, feeds that send at events alone, and days that the table of holidays does not decide.
   */
  isExpected(topic: Topic, at: number): boolean | undefined
  /** Returns the reason for which a topic has no rows at an instant by rule; undefined where rows may come. */
  reasonForSilence(topic: Topic, at: number): SilenceReason | undefined
}

/**
 * Returns the expectation of rows by TR id and key, for the watchdog of a stream: silence that a rule explains needs no check
 * by REST. An expected topic may still be quiet because nothing trades.
 */
export function createTradingNow(options: TradingNowOptions = {}): TradingNow {
  const context = { ...options, hoursAt: createDayHours() }
  return {
    isExpected: (topic, at) => look(topic, at, context).isExpected,
    reasonForSilence: (topic, at) => look(topic, at, context).reason,
  }
}

interface Context extends TradingNowOptions {
  readonly hoursAt: DayHoursAt
}

/** Answer for a topic at an instant. */
interface Look {
  readonly isExpected: boolean | undefined
  readonly reason?: SilenceReason
}

const unknown: Look = { isExpected: undefined }
const silent = (reason: SilenceReason): Look => ({ isExpected: false, reason })

function look(topic: Topic, at: number, context: Context): Look {
  const watched = findWatched(topic, context)
  if (watched === undefined) return unknown
  if (watched === 'not-on-nxt') return silent('not-on-nxt')
  const day = context.hoursAt(watched.market, at)
  const byHours = lookAtDay(watched, day, at)
  // No state brings rows where the hours of the feed are over, or leave the symbol out.
  const isOver = byHours.isExpected === false && byHours.reason !== 'auction' && byHours.reason !== 'no-auction'
  if (isOver) return byHours
  return lookAtState(watched, context.stateOf?.(topic), at) ?? byHours
}

/** Topic whose hours are known. */
interface Watched {
  readonly place: FeedPlace
  readonly market: 'KRX' | 'US'
  readonly isDaytime: boolean
  /** Whether it is an ETN, which some hours leave out: its symbol says so, unlike that of an ETF or of an issue under warning. */
  readonly isEtn: boolean
}

function findWatched({ trId, key }: Topic, { isOnNxt }: Context): Watched | 'not-on-nxt' | undefined {
  const place = findFeedPlace(trId)
  // The silence of a feed that sends at events alone says nothing.
  if (place === undefined || sendsAtEvents(trId)) return undefined
  if (place.venue === 'abroad') {
    const isDaytime = isDaytimeKey(key)
    return isDaytime || isUsKey(key) ? { place, market: 'US', isDaytime, isEtn: false } : undefined
  }
  if (place.venue !== 'KRX' && isOnNxt?.(key) === false) return 'not-on-nxt'
  // NXT has no auction of its own that a source names, so nothing is known of its expected trades.
  if (place.kind === 'expected' && place.venue === 'NXT') return undefined
  return { place, market: 'KRX', isDaytime: false, isEtn: key.startsWith('Q') }
}

/** Returns the answer of the hours of a day, also where they may be those of an exam day that KRX has not named. */
function lookAtDay(watched: Watched, day: DayHours, at: number): Look {
  const asListed = lookAtHours(watched, day, at)
  if (day.possibleDelayMs === 0) return asListed
  return lookAtHours(watched, day, at - day.possibleDelayMs).isExpected === asListed.isExpected ? asListed : unknown
}

function lookAtHours(watched: Watched, day: DayHours, at: number): Look {
  const now = day.hours.filter((part) => isOfFeed(watched, part) && includes(part, at))
  if (now.length === 0) return day.hours.length > 0 ? silent('closed') : day.isCertain ? silent('holiday') : unknown
  const open = now.filter((part) => !isLeftOut(watched, part))
  if (open.length === 0) return silent('left-out')
  const withRows = open.filter((part) => hasRows(watched, part))
  if (withRows.length === 0) return silent(watched.place.kind === 'expected' ? 'no-auction' : 'auction')
  return day.isCertain && withRows.some((part) => isSure(part, day)) ? { isExpected: true } : unknown
}

const isOfFeed = ({ place, isDaytime }: Watched, part: NamedHours): boolean => {
  if (isCoveredByParts(part)) return false
  return isDaytime ? part.name === 'daytime' : carries(place, part)
}

const isLeftOut = ({ isEtn }: Watched, { excludes }: NamedHours): boolean => isEtn && excludes.includes('etn')

/** Returns whether a feed has rows throughout the hours: an auction has expected trades and orders, but no trades. */
function hasRows({ place }: Watched, { name }: NamedHours): boolean {
  if (place.kind === 'expected') return isAuction(name) || name === 'single-price'
  return place.kind === 'book' || !isAuction(name)
}

/**
 * Returns whether rows in the hours are certain to reach the feed. No source says whether trades at the previous close and at
 * the close did, and the after-hours of a day of an early close are not known.
 */
const isSure = ({ name }: NamedHours, { market, day }: DayHours): boolean =>
  !unsureHours.includes(name) && !(name === 'after-hours' && market === 'US' && closesEarly(day))

const unsureHours: readonly HoursName[] = ['pre-open', 'post-close', 'after-market-intake', 'early-pre-market']

/** Returns the answer that the state of the symbol gives, or undefined where the hours decide. */
function lookAtState({ place }: Watched, state: MarketState | undefined, at: number): Look | undefined {
  const reason = state === undefined ? undefined : believedReason(state, at)
  if (reason === undefined) return undefined
  if (reason === 'halted') return silent('halted')
  // Orders go on and an expected price is shown while an interruption holds the trades.
  if (place.kind === 'trades') return silent('vi-auction')
  return { isExpected: true }
}

/** Returns whether other hours of the table cover these: KRX's regular hours are its continuous trading and the closing auction. */
const isCoveredByParts = ({ venue, name }: NamedHours): boolean => venue === 'KRX' && name === 'regular'

/** Returns whether orders are collected in these hours, and trade at their end alone. */
const isAuction = (name: HoursName): boolean => auctions.includes(name)

const auctions: readonly HoursName[] = [
  'early-opening-auction',
  'opening-auction',
  'closing-auction',
  'after-market-intake',
]

const minuteMs = 60_000

/**
 * Returns the reason for silence in a state, while it can be believed: KIS does not always send the row that ends it, and silence
 * that a stale state explains would hide a dead topic.
 */
function believedReason(state: MarketState, at: number): 'halted' | 'vi-auction' | undefined {
  const believed = [
    { holds: state.haltOf === 'symbol', reason: 'halted', since: state.haltedSince, forMs: symbolHaltMs },
    { holds: state.haltOf === 'market', reason: 'halted', since: state.haltedSince, forMs: marketHaltMs },
    { holds: state.phase === 'vi-auction', reason: 'vi-auction', since: state.since, forMs: interruptionMs },
  ] as const
  // A trade from before the halt may be missing.
  for (const { holds, reason, since, forMs } of believed)
    if (holds && since !== undefined && since <= at && at < since + forMs) return reason
  return undefined
}

/** Span for which the halt of a symbol is believed: a day's trading, from 08:00 to 20:00. */
const symbolHaltMs = 12 * 60 * minuteMs
/** Span for which the halt of a market is believed: a circuit breaker stops trading for 20 minutes, and an auction of 10 follows. */
const marketHaltMs = 30 * minuteMs
/** Span for which a volatility interruption is believed: an auction of two minutes, which may end up to 30 s late. */
const interruptionMs = 2.5 * minuteMs

import type { ClaimOptions } from '../../market/dated.ts'
import { closesEarly } from '../../market/holidays.ts'
import type { HoursName, NamedHours } from '../../market/named-hours.ts'
import type { Topic } from '../topics/topic.ts'
import { createDayHours, type DayHours, type DayHoursAt, daysFrom, includes } from './day-hours.ts'
import { type FeedPlace, findFeedPlace } from './feed-venues.ts'
import type { MarketState } from './market-state.ts'
import { isAuction, isCoveredByParts } from './open-venues.ts'
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
  /** The open hours leave out instruments of its kind: ETFs, ETNs and issues under warning in KRX's after-market. */
  | 'left-out'

export interface TradingNowOptions extends ClaimOptions {
  /** Returns whether NXT trades a symbol; undefined where it is not known. @default not known */
  readonly isOnNxt?: (symbol: string) => boolean | undefined
  /**
   * Returns whether a symbol is of a kind that some hours leave out; undefined for the other ones and where it is not known.
   * ETNs are known by their symbol.
   *
   * @default not known
   */
  readonly kindOf?: (symbol: string) => NamedHours['excludes'][number] | undefined
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
  /**
   * Returns the first instant from `at` on at which rows may come: `at` itself where they may come now, and undefined where it
   * is not known or lies more than two weeks ahead.
   */
  nextExpectedAt(topic: Topic, at: number): number | undefined
}

/**
 * Returns the expectation of rows by TR id and key, for the watchdog of a stream: silence that a rule explains needs no check
 * by REST. An expected topic may still be quiet because nothing trades.
 *
 * @example
 * const trading = createTradingNow()
 * const topic = { trId: 'H0STCNT0', key: '005930' }
 * if (trading.isExpected(topic, Date.now()) === false) console.log(trading.reasonForSilence(topic, Date.now()))
 * @throws {KisInputError} a claim is unknown
 */
export function createTradingNow(options: TradingNowOptions = {}): TradingNow {
  const { claims = [] } = options
  const context = { ...options, hoursAt: createDayHours({ claims }) }
  return {
    isExpected: (topic, at) => look(topic, at, context).isExpected,
    reasonForSilence: (topic, at) => look(topic, at, context).reason,
    nextExpectedAt: (topic, at) => findNext(topic, at, context),
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
  readonly kind: NamedHours['excludes'][number] | undefined
}

function findWatched({ trId, key }: Topic, { isOnNxt, kindOf }: Context): Watched | 'not-on-nxt' | undefined {
  const place = findFeedPlace(trId)
  // These two send at events alone, so their silence says nothing.
  if (place === undefined || place.kind === 'status' || place.kind === 'interruptions') return undefined
  if (place.venue === 'abroad') {
    const isDaytime = isDaytimeKey(key)
    return isDaytime || isUsKey(key) ? { place, market: 'US', isDaytime, kind: undefined } : undefined
  }
  if (place.venue !== 'KRX' && isOnNxt?.(key) === false) return 'not-on-nxt'
  // NXT has no auction of its own that a source names, so nothing is known of its expected trades.
  if (place.kind === 'expected' && place.venue === 'NXT') return undefined
  return { place, market: 'KRX', isDaytime: false, kind: key.startsWith('Q') ? 'etn' : kindOf?.(key) }
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

const isLeftOut = ({ kind }: Watched, { excludes }: NamedHours): boolean =>
  kind !== undefined && excludes.includes(kind)

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
  const belief = state === undefined ? undefined : beliefIn(state, at)
  if (belief === undefined) return undefined
  if (belief.reason === 'halted') return silent('halted')
  // Orders go on and an expected price is shown while an interruption holds the trades.
  if (place.kind === 'trades') return silent('vi-auction')
  return { isExpected: true }
}

/** Rule from a state, believed until an instant. */
interface Belief {
  readonly reason: 'halted' | 'vi-auction'
  readonly untilAt: number
}

const minuteMs = 60_000

/**
 * Returns what a state says about rows, while it can be believed: KIS does not always send the row that ends it, and silence
 * that a stale state explains would hide a dead topic.
 */
function beliefIn(state: MarketState, at: number): Belief | undefined {
  const believed = [
    { holds: state.haltOf === 'symbol', reason: 'halted', since: state.haltedSince, forMs: symbolHaltMs },
    { holds: state.haltOf === 'market', reason: 'halted', since: state.haltedSince, forMs: marketHaltMs },
    { holds: state.phase === 'vi-auction', reason: 'vi-auction', since: state.since, forMs: interruptionMs },
  ] as const
  // A trade from before the halt may be missing.
  for (const { holds, reason, since, forMs } of believed)
    if (holds && since !== undefined && since <= at && at < since + forMs) return { reason, untilAt: since + forMs }
  return undefined
}

/** Span for which the halt of a symbol is believed: a day's trading, from 08:00 to 20:00. */
const symbolHaltMs = 12 * 60 * minuteMs
/** Span for which the halt of a market is believed: a circuit breaker stops trading for 20 minutes, and an auction of 10 follows. */
const marketHaltMs = 30 * minuteMs
/** Span for which a volatility interruption is believed: an auction of two minutes, which may end up to 30 s late. */
const interruptionMs = 2.5 * minuteMs

function findNext(topic: Topic, at: number, context: Context): number | undefined {
  const now = look(topic, at, context)
  if (now.isExpected === true) return at
  const watched = findWatched(topic, context)
  if (watched === undefined || watched === 'not-on-nxt' || now.isExpected === undefined) return undefined
  const state = context.stateOf?.(topic)
  const belief = state === undefined ? undefined : beliefIn(state, at)
  const fromAt = isHeldBack(now) && belief !== undefined ? belief.untilAt : at
  for (const day of daysFrom(context.hoursAt, watched.market, fromAt)) {
    const starts = day.hours
      .filter((part) => isOfFeed(watched, part) && !isLeftOut(watched, part) && hasRows(watched, part))
      .filter(({ closesAt }) => closesAt > fromAt)
      .map(({ opensAt }) => Math.max(opensAt, fromAt))
    if (starts.length > 0) return Math.min(...starts)
  }
  return undefined
}

const isHeldBack = ({ reason }: Look): boolean => reason === 'halted' || reason === 'vi-auction'

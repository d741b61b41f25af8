import { isKisError, KisInputError } from '../errors.ts'
import { addDays, type CalendarDate, parseCalendarDate, parseInstant } from '../values/dates.ts'
import { preview } from '../values/preview.ts'
import type { MarketCalendar } from './calendar.ts'
import { type ClaimOptions, type ContestedClaim, type DatedEntry, holdsOn, parseClaims } from './dated.ts'
import { type Exchange, marketOf } from './exchange.ts'
import { exchangeDate } from './exchange-date.ts'
import { dayInTable, isWeekend, isYearKnown, type KnownMarket, type MarketDay } from './holidays.ts'
import type { OverseasMarket } from './market.ts'
import { hoursOfTradingDay, type NamedHours } from './named-hours.ts'
import { endOf, type OrderKind, type OrderSpan, orderSpans, orderVenues, parseOrderType } from './order-hours.ts'
import { marketRules } from './rules.gen.ts'
import { localInstant, possibleDelayMs, regularHoursOn } from './trading-hours.ts'

/** Order that KIS has taken, or may have taken. */
export interface AcceptedOrder {
  /** Exchange that lists the instrument. */
  readonly exchange: Exchange
  /** Venue of a KRX order. @default 'KRX' */
  readonly venue?: OrderKind['venue']
  /** Order type by its name, as `placeOrder` takes it; undefined where it is not known, as in KIS's lists of orders abroad. */
  readonly type: OrderKind['type'] | undefined
  /** Whether the order went to the daytime market of the US. @default false */
  readonly daytime?: boolean
  /** Reserved order, which KIS keeps and sends later; `until` is its last day on KRX, KIS's `RSVN_ORD_END_DT`. */
  readonly reserved?: { readonly until?: string }
  /** Instant at which KIS took the order, in ms since 1970: the latest possible one where it is not known. */
  readonly acceptedAt: number
}

/** Options of `orderLife`. */
export interface OrderLifeOptions extends ClaimOptions {
  /** Days on which KRX is open, as KIS answers; without it the table of this package, which has uncertain days. */
  readonly calendar?: Pick<MarketCalendar, 'until' | 'day'>
}

/** Latest end of an order by rule. */
export interface OrderLife {
  /** Instant by which the order has ended, in ms since 1970; undefined where no source says it. */
  readonly endsAt: number | undefined
  /**
   * Rule that ends the order. `close`: the end of the regular hours. `hours`: the end of other hours, such as NXT's
   * after-market. `at-once`: IOC and FOK, whose `endsAt` is the end of the hours that take them. `venue`: the last hours of the
   * venue, for a type that is not known or that the table has nowhere. `unknown`: no rule is known.
   */
  readonly kind: 'close' | 'hours' | 'at-once' | 'venue' | 'unknown'
  /** Whether all sources agree on the end. If they do not, `endsAt` is the latest end that one of them allows. */
  readonly certain: boolean
  /** Source of the end. */
  readonly source: string
}

/**
 * Returns the instant by which an order that KIS has taken has ended by rule. It is the latest one that a source allows, where
 * `orderHours` has the earliest, so that no order is taken for ended that may still fill.
 *
 * An order from outside of its hours lives in the next ones. An IOC or FOK order ends at once by its nature, but no row of KIS
 * proves when: its end is that of the hours that take it. The booking of the last fills is not part of a life: an order is
 * settled by KIS's lists alone, read after its end and a margin.
 *
 * @example
 * const life = orderLife({ exchange: 'KRX', venue: 'SOR', type: 'limit', acceptedAt: Date.parse('2026-11-30T10:00+09:00') })
 * if (life.endsAt !== undefined) console.log(new Date(life.endsAt), life.certain) // 20:00 in Korea, false: it may be on KRX
 * @throws {KisInputError} an unknown exchange, venue, type or claim, an instant that is not one, or a last day of a reserved
 * order that is not a day, or that is abroad
 * @see catalog/market-rules.json orderHours, latestEnds
 */
export function orderLife(order: AcceptedOrder, options: OrderLifeOptions = {}): OrderLife {
  const market = marketOf(order.exchange)
  parseInstant(order.acceptedAt, 'acceptedAt')
  if (order.type !== undefined) parseOrderType({ market, type: order.type })
  const claims = parseClaims(options)
  checkReserved(order)
  if (market !== 'KRX' && market !== 'US') return lifeByClose(market, order)
  const known = { ...order, market }
  const late = { ...options, claims: allClaims, isLate: true }
  const lives = [livesIn(known, { ...options, claims, isLate: false }), livesIn(known, late)]
  if (lives.includes(undefined)) return unknown
  const found = lives.flatMap((some = []) => some)
  const [first] = found
  if (first === undefined) return lifeOfVenue(known, late)
  const latest = found.reduce((one, other) => (other.endsAt > one.endsAt ? other : one), first)
  const isAgreed = found.every(({ certain, endsAt }) => certain && endsAt === latest.endsAt)
  return { ...latest, certain: isAgreed && lives.every((some) => some?.length !== 0) }
}

const allClaims = Object.keys(marketRules.contested) as ContestedClaim[]

const unknown: OrderLife = { endsAt: undefined, kind: 'unknown', certain: false, source: 'no source' }

type KnownLife = OrderLife & { readonly endsAt: number }
type KnownOrder = AcceptedOrder & { readonly market: KnownMarket }

/** Reading of what is not certain. */
interface Reading {
  readonly claims: readonly ContestedClaim[]
  /** Whether an uncertain day is closed, and a day that may become the exam day is one. */
  readonly isLate: boolean
  readonly calendar?: OrderLifeOptions['calendar']
}

/** Hours of a day on which an order may be taken. */
interface Day {
  readonly day: CalendarDate
  /** Start of its regular hours. */
  readonly opensAt: number
  readonly hours: readonly NamedHours[]
}

function checkReserved({ exchange, reserved }: AcceptedOrder): void {
  if (reserved?.until === undefined) return
  parseCalendarDate(reserved.until, 'reserved.until')
  if (exchange === 'KRX') return
  const rule = `${preview(reserved.until)} is a last day, and ${exchange} has none for reserved orders; leave it out`
  throw new KisInputError({ field: 'reserved.until', rule })
}

/** Returns the lives that an order may have; none where no hours take its type, undefined beyond the table of holidays. */
function livesIn(order: KnownOrder, reading: Reading): readonly KnownLife[] | undefined {
  const { market, venue, type, daytime, acceptedAt } = order
  if (type === undefined) return []
  const kind = { market, type, ...(venue && { venue }), ...(daytime && { daytime }) }
  for (const found of daysOf(order, reading)) {
    if (found === undefined) return undefined
    const { day, hours } = found
    const spans = orderSpans(kind, { day, hours, claims: reading.claims })
    // An order for SOR may be on either of its venues, and may wait for the next hours of the other one.
    const lives = [...new Set(spans.map((span) => span.venue))].flatMap((venue) => {
      const ofVenue = spans.filter((span) => span.venue === venue)
      const taking = ofVenue.find(({ opensAt, closesAt }) => opensAt <= acceptedAt && acceptedAt < closesAt)
      const span = taking ?? ofVenue.find(({ opensAt }) => opensAt > acceptedAt)
      return span === undefined ? [] : [lifeIn(span, hours, taking !== undefined)]
    })
    if (lives.length > 0) return lives
  }
  return []
}

function lifeIn(
  { row, venue, closesAt, endsAt }: OrderSpan,
  hours: readonly NamedHours[],
  certain: boolean,
): KnownLife {
  const source = sourceOf(row)
  if (endsAt === 'at-once') return { endsAt: closesAt, kind: 'at-once', certain, source }
  const latestAt = row.latest === undefined ? undefined : endOf(row.latest, venue, hours)
  if (latestAt !== undefined) return { endsAt: latestAt, kind: 'hours', certain: false, source }
  return { endsAt, kind: row.ends === 'regular' ? 'close' : 'hours', certain, source }
}

function sourceOf({ contested, source }: { readonly contested?: string; readonly source: string }): string {
  const claim = allClaims.find((known) => known === contested)
  return claim === undefined ? source : `contested claim ${claim}: ${marketRules.contested[claim].for}`
}

/** Returns the end of the last hours of an order's venue: no order outlives them. */
function lifeOfVenue(order: KnownOrder, reading: Reading): OrderLife {
  const { market, venue = 'KRX' } = order
  const venues = orderVenues({ market, venue })
  for (const found of daysOf(order, reading)) {
    const ends = found?.hours.filter((part) => venues.includes(part.venue)).map(({ closesAt }) => closesAt)
    const endsAt = ends && Math.max(...ends)
    if (endsAt !== undefined && endsAt > order.acceptedAt)
      return { endsAt, kind: 'venue', certain: false, source: `last hours of ${venues.join(' and ')}` }
  }
  return unknown
}

/**
 * Yields the days on which an order may be taken: the first two from its instant on, or for a reserved order the last day on
 * which KIS sends it. Yields undefined beyond the table of holidays.
 */
function* daysOf(order: KnownOrder, reading: Reading): Generator<Day | undefined, void> {
  const { acceptedAt, reserved } = order
  if (reserved === undefined) return yield* firstTwo(tradingDays(order, reading))
  const { until } = reserved
  let last: Day | undefined
  for (const day of tradingDays(order, reading)) {
    if (day === undefined) return yield day
    // KIS sends a reserved order before a day opens.
    if (day.opensAt <= acceptedAt) continue
    if (last !== undefined && until !== undefined && day.day > until) break
    last = day
    if (until === undefined || day.day >= until) break
  }
  yield last
}

function* firstTwo<T>(items: Iterable<T>): Generator<T, void> {
  let count = 0
  for (const item of items) {
    yield item
    count += 1
    if (count === 2) return
  }
}

/** Yields the trading days from the instant of an order on, and undefined at the end of the table of holidays. */
function* tradingDays(
  { market, exchange, acceptedAt }: KnownOrder,
  reading: Reading,
): Generator<Day | undefined, void> {
  for (let day = exchangeDate(exchange, acceptedAt); isYearKnown(market, day); day = addDays(day, 1)) {
    if (readDay(market, day, reading) === 'closed') continue
    const delayMs = reading.isLate ? possibleDelayMs(market, day) : 0
    const usual = regularHoursOn(market, day)
    const regular = { opensAt: usual.opensAt + delayMs, closesAt: usual.closesAt + delayMs }
    const { opensAt } = regular
    yield { day, opensAt, hours: hoursOfTradingDay({ market, day, claims: reading.claims }, regular) }
  }
  yield undefined
}

function readDay(market: KnownMarket, day: CalendarDate, { calendar, isLate }: Reading): 'open' | 'closed' {
  const known = (market === 'KRX' ? calendarDay(day, calendar) : undefined) ?? dayInTable(market, day)
  if (known !== 'uncertain') return known
  return isLate ? 'closed' : 'open'
}

/** Returns the day as the calendar has it; undefined where it does not know the day. */
function calendarDay(day: CalendarDate, calendar: Reading['calendar']): MarketDay | undefined {
  if (calendar === undefined || day > calendar.until) return undefined
  try {
    return calendar.day(day)
  } catch (error) {
    // A day before the first one that KIS was asked about can be uncertain.
    if (isKisError(error) && error.code === 'KIS_INPUT') return undefined
    throw error
  }
}

const latestEnds: Readonly<
  Record<Exclude<OverseasMarket, 'US'>, readonly (DatedEntry & { readonly at: string; readonly source: string })[]>
> = marketRules.latestEnds

/** Returns the life on an exchange whose holidays and order types no table has: to the close of a weekday. */
function lifeByClose(market: Exclude<OverseasMarket, 'US'>, { exchange, acceptedAt }: AcceptedOrder): OrderLife {
  for (let day = exchangeDate(exchange, acceptedAt); ; day = addDays(day, 1)) {
    const entry = latestEnds[market].findLast((known) => holdsOn(known, day))
    if (entry === undefined) return unknown
    // All times of this table are Korea's.
    const endsAt = localInstant('KRX', day, entry.at)
    if (!isWeekend(day) && endsAt > acceptedAt) return { endsAt, kind: 'close', certain: false, source: entry.source }
  }
}

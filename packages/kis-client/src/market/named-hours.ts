import { addDays, type CalendarDate, parseCalendarDate } from '../values/dates.ts'
import { type ClaimOptions, type ContestedClaim, type DatedEntry, holdsOn, parseClaims } from './dated.ts'
import { isTradingDay, type KnownMarket, parseKnownMarket } from './holidays.ts'
import type { Market } from './market.ts'
import { marketRules } from './rules.gen.ts'
import { isExamDay, isFirstTradingDay, localInstant, regularHoursOn, type TradingHours } from './trading-hours.ts'

/** Venue that trades in hours of its own; the three exchanges of the US have the same. */
export type HoursVenue = 'KRX' | 'NXT' | 'US'

/**
 * Name of a part of a trading day. `regular` is all of KRX's or New York's regular hours, of which `continuous` and
 * `closing-auction` are the parts on KRX. `pre-open` and `post-close` trade at the previous close and at the close,
 * `single-price` was KRX's auctions until 2026-09-11, `main` is NXT's share of the regular hours, and `daytime` is the US
 * market that KIS offers in Korea's daytime. `early-opening-auction`, `after-market-intake` and `early-pre-market` are
 * contested.
 */
export type HoursName =
  | 'early-opening-auction'
  | 'opening-auction'
  | 'pre-open'
  | 'regular'
  | 'continuous'
  | 'closing-auction'
  | 'post-close'
  | 'single-price'
  | 'pre-market'
  | 'main'
  | 'after-market-intake'
  | 'after-market'
  | 'daytime'
  | 'early-pre-market'
  | 'after-hours'

/** Part of a trading day on one venue: it begins at `opensAt` and is over at `closesAt`, in ms since 1970. */
export interface NamedHours extends TradingHours {
  /** Name of the hours. */
  readonly name: HoursName
  /** Venue that trades in them. */
  readonly venue: HoursVenue
  /** Instant from which the venue takes orders for it, in ms since 1970. */
  readonly ordersFromAt: number
  /** Kinds of instrument that do not trade in it: `warning` is an issue under an investment warning. */
  readonly excludes: readonly ('etf' | 'etn' | 'warning')[]
}

/**
 * Returns all hours of a day in which a venue of the market trades or takes orders, in the order in which they begin; none on
 * a day without trading. Their borders move with the open and the close of that day: on exam day, on KRX's first trading day
 * of a year, before holidays of New York, and with New York's clocks.
 *
 * @example
 * const afterMarket = tradingHours('KRX', '2026-11-19').find(({ venue, name }) => venue === 'KRX' && name === 'after-market')
 * if (afterMarket !== undefined) console.log(new Date(afterMarket.opensAt)) // 17:00 on exam day, 16:00 on others
 * @param date `yyyy-MM-dd` in the market's own time zone: Seoul's for KRX and NXT, New York's for the US
 * @throws {KisInputError} as `regularTradingHours`, or a claim is unknown
 * @see catalog/market-rules.json hours
 */
export function tradingHours(market: Market, date: string, options: ClaimOptions = {}): readonly NamedHours[] {
  const known = parseKnownMarket(market)
  const day = parseCalendarDate(date)
  const claims = parseClaims(options)
  return isTradingDay(known, day) ? hoursOfTradingDay({ market: known, day, claims }, regularHoursOn(known, day)) : []
}

/** Returns all hours of a day on which the market trades, whose regular hours are known. */
export const hoursOfTradingDay = (day: Day, regular: TradingHours): readonly NamedHours[] =>
  venuesOf[day.market]
    .flatMap((venue) => hoursOf(venue, day, regular))
    .sort((one, other) => one.opensAt - other.opensAt)

const venuesOf: Readonly<Record<KnownMarket, readonly HoursVenue[]>> = { KRX: ['KRX', 'NXT'], US: ['US'] }

interface HoursEntry extends DatedEntry {
  readonly name: HoursName
  readonly from: string
  readonly to: string
  readonly ordersFrom?: string
  readonly notOn?: readonly ('examDays' | 'firstTradingDay')[]
  readonly excludes?: NamedHours['excludes']
}

const entries: Readonly<Record<HoursVenue, readonly HoursEntry[]>> = marketRules.hours

/** Day of a market, and the contested claims that are believed. */
export interface Day {
  readonly market: KnownMarket
  readonly day: CalendarDate
  readonly claims: readonly ContestedClaim[]
}

function hoursOf(venue: HoursVenue, { market, day, claims }: Day, regular: TradingHours): readonly NamedHours[] {
  const instant = (text: string) => instantOf(text, { market, day, regular })
  return entries[venue]
    .filter((entry) => holdsOn(entry, day, claims) && !isLeftOut(entry, day))
    .map(({ name, from, to, ordersFrom = from, excludes = [] }) => ({
      name,
      venue,
      opensAt: instant(from),
      closesAt: instant(to),
      ordersFromAt: instant(ordersFrom),
      excludes,
    }))
    .filter(({ opensAt, closesAt }) => opensAt < closesAt)
}

const isLeftOut = ({ notOn = [] }: HoursEntry, day: CalendarDate): boolean =>
  (notOn.includes('examDays') && isExamDay(day)) || (notOn.includes('firstTradingDay') && isFirstTradingDay(day))

/** Reads a time of the catalogue: `open`, `close-00:10`, `20:00`, `07:00 next day Asia/Seoul`. */
function instantOf(
  text: string,
  { market, day, regular }: Pick<Day, 'market' | 'day'> & { readonly regular: TradingHours },
): number {
  const [, border, sign, span] = /^(open|close)(?:([+-])([\d:]+))?$/.exec(text) ?? []
  if (border !== undefined) {
    const at = border === 'open' ? regular.opensAt : regular.closesAt
    return sign === undefined ? at : at + (sign === '-' ? -1 : 1) * Date.parse(`1970-01-01T${span}Z`)
  }
  const [, time, next, seoul] = /^([\d:]+)( next day)?( Asia\/Seoul)?$/.exec(text) ?? []
  if (time === undefined) throw new Error(`market-rules.json has the unreadable time ${text}`)
  return localInstant(seoul === undefined ? market : 'KRX', next === undefined ? day : addDays(day, 1), time)
}

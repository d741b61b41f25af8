import { formatLocalTime, offsetMs } from '../../../market/local-time.ts'
import type { Market } from '../../../market/market.ts'
import { krxOrderTypes } from '../../../market/order-types.gen.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { dashedDate, dayMs, seoulOffsetMs } from '../calendar/utc-days.ts'
import type { HolidayTable, Hours } from '../holiday-table.ts'
import type { Side } from '../side.ts'
import type { TradingDay } from '../trading-day.ts'

/** Venue with hours of its own in `catalog/market-rules.json`. */
type HoursVenue = keyof typeof marketRules.hours

/** Order, as far as its hours depend on it. */
export interface OrderKind {
  readonly market: Market
  /** `EXCG_ID_DVSN_CD` in Korea, `OVRS_EXCG_CD` abroad. */
  readonly venue: string
  /** Order type, KIS's `ORD_DVSN`. */
  readonly type: string
  readonly side: Side
  readonly isDaytime: boolean
}

/** Part of a trading day in which a venue has taken an order. */
export interface OrderSlot {
  /** Venue that trades the order: for SOR one of the two. */
  readonly venue: string
  /** Name of the part, as in the catalogue; `always` where a market trades at any hour. */
  readonly part: string
  readonly day: TradingDay
  /** Start and end of trading in the part, in ms since 1970. */
  readonly opensAt: number
  readonly closesAt: number
  /** Instant at which the unfilled rest is cancelled, in ms since 1970. */
  readonly endsAt: number
  /** All parts of the venue's day. */
  readonly parts: readonly DayPart[]
}

/** Part of a venue's trading day; instants in ms since 1970. */
export interface DayPart {
  /** Name in the catalogue. */
  readonly name: string
  readonly ordersFromAt: number
  readonly opensAt: number
  readonly closesAt: number
}

/** Hours in which each venue takes an order, and the end of the order. */
export interface OrderHours {
  /** Returns the part of the day in which the order is taken at that instant; undefined where it is refused. */
  slotAt(order: OrderKind, at: number): OrderSlot | undefined
  /** Returns the whole day of NXT; undefined where it does not trade, and in a market that is open at any hour. */
  nxtDay(day: TradingDay): OrderSlot | undefined
  /** Returns KRX's after-market of a day; undefined before its first day, and in a market that is open at any hour. */
  krxAfterMarket(day: TradingDay): OrderSlot | undefined
}

interface HoursRow {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly ordersFrom?: string
  readonly since: string
  readonly until?: string
  readonly contested?: string
  readonly notOn?: readonly string[]
}

interface OrderRow {
  readonly venue: string
  readonly types: readonly string[]
  readonly sides?: readonly string[]
  readonly endpoint?: string
  readonly during?: readonly string[]
  readonly ends?: string
  readonly since: string
  readonly until?: string
  readonly contested?: string
}

const orderRows: readonly OrderRow[] = marketRules.orderHours
const hoursRows: Readonly<Record<HoursVenue, readonly HoursRow[]>> = marketRules.hours

/** Types that began on a day of their own; others are as old as their venue. */
const firstDays = new Map(
  Object.values(krxOrderTypes).flatMap((facts) =>
    'since' in facts ? [[facts.code as string, facts.since] as const] : [],
  ),
)

export function createOrderHours(options: {
  readonly hours: Hours
  readonly holidays: HolidayTable
  /** Contested claims of the catalogue that hold in this simulation. */
  readonly claims: readonly string[]
}): OrderHours {
  const { hours, holidays, claims } = options

  function slotOn(order: OrderKind, venue: HoursVenue, day: TradingDay, at: number): OrderSlot | undefined {
    const parts = partsOf(venue, day, { claims, isFirstOfYear: isFirstOfYear(holidays, order.market, day) })
    const rows = orderRows.filter((row) => row.venue === venue && fits(row, order) && holds(row, venue, day, claims))
    for (const part of parts) {
      if (at < part.ordersFromAt || at >= part.closesAt) continue
      // Contested rows come after those that they replace.
      const ends = rows.findLast(({ during }) => during?.includes(part.name))?.ends
      if (ends === undefined) continue
      const endsAt = ends === 'at-once' ? part.closesAt : parts.find(({ name }) => name === ends)?.closesAt
      if (endsAt !== undefined)
        return { venue, part: part.name, day, opensAt: part.opensAt, closesAt: part.closesAt, endsAt, parts }
    }
    return undefined
  }

  return {
    nxtDay(day) {
      if (hours === 'always') return undefined
      const parts = partsOf('NXT', day, { claims, isFirstOfYear: isFirstOfYear(holidays, 'KRX', day) })
      const [first] = parts
      const last = parts.at(-1)
      if (first === undefined || last === undefined) return undefined
      const { closesAt } = last
      return { venue: 'NXT', part: 'main', day, opensAt: first.opensAt, closesAt, endsAt: closesAt, parts }
    },
    krxAfterMarket(day) {
      if (hours === 'always') return undefined
      const parts = partsOf('KRX', day, { claims, isFirstOfYear: isFirstOfYear(holidays, 'KRX', day) })
      const part = parts.find(({ name }) => name === 'after-market')
      if (part === undefined) return undefined
      const { name, opensAt, closesAt } = part
      return { venue: 'KRX', part: name, day, opensAt, closesAt, endsAt: closesAt, parts }
    },
    slotAt(order, at) {
      const { market } = order
      // The hours of Vietnam are not known.
      if (hours === 'always' || market === 'VN') return wholeDay(holidays, order, at)
      for (const date of new Set([formatLocalTime(market, at).slice(0, 8), kstText(at).slice(0, 8)])) {
        const day = holidays.dayOn(market, date)
        if (day === undefined) continue
        for (const venue of venuesOf(order)) {
          const slot = slotOn(order, venue, day, at)
          if (slot !== undefined) return slot
        }
      }
      return undefined
    },
  }
}

function wholeDay(holidays: HolidayTable, { market, venue }: OrderKind, at: number): OrderSlot | undefined {
  const day = holidays.isOpen(market, at) ? holidays.dayAt(market, at) : undefined
  if (day === undefined) return undefined
  return { venue, part: 'always', day, opensAt: day.opensAt, closesAt: day.closesAt, endsAt: day.closesAt, parts: [] }
}

/** Returns the venues that may take an order, the first choice first. */
function venuesOf({ market, venue }: OrderKind): readonly HoursVenue[] {
  if (market === 'VN') return []
  if (market !== 'KRX') return [market]
  // An order for SOR goes to KRX while that takes it.
  return venue === 'SOR' ? ['KRX', 'NXT'] : venue === 'NXT' ? ['NXT'] : ['KRX']
}

const fits = (row: OrderRow, { type, side, isDaytime }: OrderKind): boolean =>
  row.types.includes(type) &&
  (row.sides === undefined || row.sides.includes(side)) &&
  (row.endpoint !== undefined) === isDaytime

/**
 * Returns whether a row holds. Abroad `since` is the day from which a source confirms it: a simulation of earlier days takes the
 * oldest row that is known.
 */
function holds(
  { since, until, contested, ...row }: Pick<HoursRow, 'since' | 'until' | 'contested'> & Partial<OrderRow>,
  venue: HoursVenue,
  day: TradingDay,
  claims: readonly string[],
): boolean {
  const date = dashedDate(day.date)
  if (contested !== undefined && !claims.includes(contested)) return false
  if (until !== undefined && date > until) return false
  const isVenueOfKorea = venue === 'KRX' || venue === 'NXT'
  const firstDay = row.types?.map((type) => firstDays.get(type)).find((first) => first !== undefined)
  return date >= (isVenueOfKorea || row.endpoint !== undefined ? since : (firstDay ?? ''))
}

function partsOf(
  venue: HoursVenue,
  day: TradingDay,
  { claims, isFirstOfYear }: { readonly claims: readonly string[]; readonly isFirstOfYear: boolean },
): readonly DayPart[] {
  const examDays: readonly string[] = marketRules.shiftedDays.examDays.map(({ date }) => date)
  const isLeftOut = ({ notOn = [] }: HoursRow) =>
    (notOn.includes('examDays') && examDays.includes(dashedDate(day.date))) ||
    (notOn.includes('firstTradingDay') && isFirstOfYear)
  return (
    hoursRows[venue]
      .filter((row) => holds(row, venue, day, claims) && !isLeftOut(row))
      .map(({ name, from, to, ordersFrom = from }) => ({
        name,
        ordersFromAt: instantOf(ordersFrom, venue, day),
        opensAt: instantOf(from, venue, day),
        closesAt: instantOf(to, venue, day),
      }))
      // In New York's summer the hour before the pre-market that the catalogue names for winter is empty.
      .filter(({ opensAt, closesAt }) => opensAt < closesAt)
  )
}

/** Returns whether the market has not traded before in the year of that day. */
function isFirstOfYear(holidays: HolidayTable, market: Market, { index, date }: TradingDay): boolean {
  return holidays.tradingDates(market)[index - 1]?.slice(0, 4) !== date.slice(0, 4)
}

/** Reads a time of the catalogue, such as `open`, `close-00:10`, `20:00` or `07:00 next day Asia/Seoul`. */
function instantOf(text: string, venue: HoursVenue, day: TradingDay): number {
  const spanOf = (time: string) => Date.parse(`1970-01-01T${time}Z`)
  if (text === 'open') return day.opensAt
  if (text === 'close') return day.closesAt
  const [, border, sign, span = ''] = /^(open|close)([+-])(.+)$/.exec(text) ?? []
  if (border !== undefined) {
    const from = border === 'open' ? day.opensAt : day.closesAt
    return sign === '+' ? from + spanOf(span) : from - spanOf(span)
  }
  const [time = ''] = text.split(' ')
  const midnight = Date.parse(`${dashedDate(day.date)}T00:00Z`) + (text.includes('next day') ? dayMs : 0)
  const isSeoul = venue !== 'US' || text.endsWith('Asia/Seoul')
  return midnight + spanOf(time) - (isSeoul ? seoulOffsetMs : offsetMs('US', day.opensAt))
}

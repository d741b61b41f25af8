import { KisInputError } from '../errors.ts'
import { type CalendarDate, parseCalendarDate } from '../values/dates.ts'
import { preview } from '../values/preview.ts'
import { type ClaimOptions, type ContestedClaim, type DatedEntry, holdsOn, parseClaims } from './dated.ts'
import { parseKnownMarket } from './holidays.ts'
import type { Market } from './market.ts'
import { type HoursVenue, type NamedHours, tradingHours } from './named-hours.ts'
import { krxOrderTypes, overseasOrderTypes } from './order-types.gen.ts'
import { marketRules } from './rules.gen.ts'

/** Order type, as the table of hours needs it. */
export interface OrderKind {
  /** KRX or US. */
  readonly market: Market
  /** Venue of a KRX order. @default 'KRX' */
  readonly venue?: 'KRX' | 'NXT' | 'SOR'
  /** Order type by its name, as `placeOrder` takes it; `TWAP`, `VWAP` and `odd lot limit` abroad too. */
  readonly type: keyof typeof krxOrderTypes | keyof typeof overseasOrderTypes
  /** Side of the order: some types are for one side alone. @default 'buy' */
  readonly side?: 'buy' | 'sell'
  /** Whether the order goes to the daytime market of the US, which has endpoints of its own. @default false */
  readonly daytime?: boolean
}

/** Span in which KIS takes an order, and the end of its unfilled rest. */
export interface OrderHours {
  /** Venue that trades the order; an order for SOR goes to one of the two. */
  readonly venue: HoursVenue
  /** First instant at which KIS takes the order, in ms since 1970. */
  readonly opensAt: number
  /** First instant at which KIS no longer takes it, in ms since 1970. */
  readonly closesAt: number
  /** Instant at which the unfilled rest is cancelled, in ms since 1970; `at-once` for IOC and FOK. */
  readonly endsAt: number | 'at-once'
}

/**
 * Returns when KIS takes an order of that type on a day, and when what is left of it ends; none where it takes no such
 * order. Facts on which sources disagree are read in the safer way: fewer hours, the earlier end.
 *
 * @example
 * const [hours] = orderHours({ market: 'KRX', type: 'limit' }, '2026-11-30')
 * if (hours !== undefined) console.log(new Date(hours.opensAt), hours.endsAt) // 08:30, and the close at 15:30
 * @param date `yyyy-MM-dd` in the market's own time zone: Seoul's for KRX and NXT, New York's for the US
 * @throws {KisInputError} as `tradingHours`, an unknown venue, or a name that is not an order type
 * @see catalog/market-rules.json orderHours
 */
export function orderHours(order: OrderKind, date: string, options: ClaimOptions = {}): readonly OrderHours[] {
  const hours = tradingHours(order.market, date, options)
  const { side = 'buy' } = order
  const spans = orderSpans({ ...order, side }, { day: parseCalendarDate(date), hours, claims: parseClaims(options) })
  return joinSpans(spans.map(({ venue, opensAt, closesAt, endsAt }) => ({ venue, opensAt, closesAt, endsAt })))
}

/** Hours of one name in which a venue takes an order, with the row of the catalogue that says so. */
export interface OrderSpan extends OrderHours {
  readonly row: OrderEntry
}

/** Day on which an order is taken: its hours, and the contested claims that are believed. */
interface OrderDay {
  readonly day: CalendarDate
  readonly hours: readonly NamedHours[]
  readonly claims: readonly ContestedClaim[]
}

/**
 * Returns the hours of a day in which the venues of an order take it; without `side` those of either side.
 *
 * @throws {KisInputError} an unknown venue, or a name that is not an order type
 */
export function orderSpans(order: OrderKind, { day, hours, claims }: OrderDay): readonly OrderSpan[] {
  const type = parseOrderType(order)
  const rows = entries.filter((row) => row.types.includes(type) && holdsOn(row, day, claims))
  return orderVenues(order, rows).flatMap((venue) => {
    const ofVenue = rows.filter((row) => row.venue === venue && takes(row, order))
    return hours.filter((part) => part.venue === venue).flatMap((part) => spanOf(part, ofVenue, hours))
  })
}

/** Row of the table: hours in which a venue takes order types, and the end of the orders. */
export interface OrderEntry extends DatedEntry {
  readonly venue: string
  readonly types: readonly string[]
  readonly sides?: readonly string[]
  readonly during?: readonly string[]
  /** `at-once`, or the name of the hours at whose end the order ends. */
  readonly ends?: string
  /** Name of the hours at whose end the order has ended at the latest, where no source says at which end it ends. */
  readonly latest?: string
  readonly source: string
  /** Endpoint of the order, where it is not the usual one: that of the daytime market. */
  readonly endpoint?: string
  readonly follows?: readonly HoursVenue[]
}

const entries: readonly OrderEntry[] = marketRules.orderHours

/** Returns KIS's code of an order type, `ORD_DVSN`. @throws {KisInputError} the market has no type of that name */
export function parseOrderType({ market, type }: Pick<OrderKind, 'market' | 'type'>): string {
  const types: Readonly<Record<string, string>> =
    market === 'KRX'
      ? Object.fromEntries(Object.entries(krxOrderTypes).map(([name, { code }]) => [name, code]))
      : overseasOrderTypes
  const code = Object.hasOwn(types, type) ? types[type] : undefined
  if (code !== undefined) return code
  const rule = `${preview(type)} is not an order type of ${market}; use ${Object.keys(types).join(', ')}`
  throw new KisInputError({ field: 'type', rule })
}

/** Returns the venues that may trade an order, by rows of the table. @throws {KisInputError} an unknown venue */
export function orderVenues(
  { market, venue = 'KRX' }: Pick<OrderKind, 'market' | 'venue'>,
  rows: readonly OrderEntry[] = entries,
): readonly HoursVenue[] {
  if (parseKnownMarket(market) === 'US') return ['US']
  if (venue === 'SOR') return rows.find((row) => row.venue === 'SOR')?.follows ?? []
  if (venue === 'KRX' || venue === 'NXT') return [venue]
  throw new KisInputError({ field: 'venue', rule: `${preview(venue)} is not a venue; use KRX, NXT, SOR` })
}

const takes = (row: OrderEntry, { side, daytime = false }: OrderKind): boolean =>
  (side === undefined || row.sides === undefined || row.sides.includes(side)) &&
  (row.endpoint !== undefined) === daytime

function spanOf(part: NamedHours, rows: readonly OrderEntry[], hours: readonly NamedHours[]): readonly OrderSpan[] {
  // Contested rows come after those that they replace.
  const row = rows.findLast(({ during }) => during?.includes(part.name))
  if (row === undefined) return []
  const endsAt = row.ends === 'at-once' ? row.ends : endOf(row.ends, part.venue, hours)
  if (endsAt === undefined) return []
  return [{ venue: part.venue, opensAt: part.ordersFromAt, closesAt: part.closesAt, endsAt, row }]
}

/** Returns the end of the hours of that name; undefined where the venue has none on that day. */
export const endOf = (name: string | undefined, venue: HoursVenue, hours: readonly NamedHours[]): number | undefined =>
  hours.find((part) => part.venue === venue && part.name === name)?.closesAt

/** Joins spans that touch and have one end: KRX's auctions and the trading between them are one span for a limit order. */
function joinSpans(spans: readonly OrderHours[]): readonly OrderHours[] {
  const joined: OrderHours[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    const isNext = last?.venue === span.venue && last.closesAt === span.opensAt && last.endsAt === span.endsAt
    if (last !== undefined && isNext) joined[joined.length - 1] = { ...last, closesAt: span.closesAt }
    else joined.push(span)
  }
  return joined
}

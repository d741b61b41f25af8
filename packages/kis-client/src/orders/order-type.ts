import { isKisError, KisInputError } from '../errors.ts'
import type { ContestedClaim } from '../market/dated.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { type OrderKind, orderHours } from '../market/order-hours.ts'
import { krxOrderTypes } from '../market/order-types.gen.ts'
import { marketRules } from '../market/rules.gen.ts'
import { addDays } from '../values/dates.ts'
import { preview } from '../values/preview.ts'
import type { OrderContext } from './order-context.ts'
import type { Venue } from './venue.ts'

/**
 * Order type of a KRX-listed share. `market`, the types at the best price and those at the close have no price; `stop limit`
 * needs a `triggerPrice`; the types `pre-market …` trade on NXT, the types `after-market …` on KRX, both since 2026-09-14.
 *
 * @see catalog/codes.json domesticOrderType
 */
export type KrxOrderType = keyof typeof krxOrderTypes

/**
 * Order type of the US exchanges: a limit, or an auction in which alone the order trades: at the open (`MOO`, `LOO`) or at the
 * close (`MOC`, `LOC`), at the market (`M`) or with a limit (`L`). KIS takes auctions on real accounts only, and orders at the
 * market only for sales.
 */
export type UsOrderType = keyof typeof usOrderTypes

/** KIS's `ORD_DVSN` in the US. @see catalog/codes.json overseasOrderType */
export const usOrderTypes = { limit: '00', MOO: '31', LOO: '32', MOC: '33', LOC: '34' } as const

interface KrxOrderTypeFacts {
  /** KIS's `ORD_DVSN`. */
  readonly code: string
  readonly price: 'limit' | 'none' | 'unknown'
  readonly venues: readonly Venue[]
  readonly unknownVenues?: readonly Venue[]
  readonly since?: string
  readonly until?: string
}

export const isKrxOrderType = (type: string): type is KrxOrderType => Object.hasOwn(krxOrderTypes, type)

/** Returns what is known of an order type, or undefined for a name that is not one. */
export const findKrxOrderType = (type: string): KrxOrderTypeFacts | undefined =>
  isKrxOrderType(type) ? krxOrderTypes[type] : undefined

/** Returns KIS's `ORD_DVSN` of an order type. */
export const krxOrderCode = (type: KrxOrderType): string => krxOrderTypes[type].code

/** Returns the name of KIS's `ORD_DVSN`; undefined for a code that the catalogue lacks. */
export const readKrxOrderType = (code: string | undefined): KrxOrderType | undefined =>
  Object.entries(krxOrderTypes).find(([, facts]) => facts.code === code)?.[0] as KrxOrderType | undefined

const minuteMs = 60_000

/**
 * Returns whether KIS may take an order at `at`, or a minute before or after, in case the clocks differ. Of contested hours it
 * assumes the longer ones; a market or a day whose hours are not known is left to KIS.
 */
export function mayBeTaken(order: OrderKind, at: number): boolean {
  const claims = Object.keys(marketRules.contested) as ContestedClaim[]
  // The hours of a day in New York begin on the day before, and end on the day after.
  const today = exchangeDate(order.market === 'KRX' ? 'KRX' : 'NASD', at)
  const days = order.market === 'KRX' ? [today] : [addDays(today, -1), today, addDays(today, 1)]
  try {
    return days
      .flatMap((day) => orderHours(order, day, { claims }))
      .some(({ opensAt, closesAt }) => at >= opensAt - minuteMs && at < closesAt + minuteMs)
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_INPUT') return true
    throw error
  }
}

/** Order type of a new order, with what it was checked against. */
export interface KrxOrderTypeUse {
  readonly type: string
  readonly venue: Venue
  readonly hasPrice: boolean
  readonly hasTrigger: boolean
}

/**
 * Checks an order type where its rule is certain; what the sources do not agree on is left to KIS.
 *
 * @throws {KisInputError} an unknown type, one that the venue does not take or that KIS does not take today, or a price too
 * many or too few
 */
export function checkKrxOrderType(
  client: Pick<OrderContext, 'clock'>,
  { type, venue, hasPrice, hasTrigger }: KrxOrderTypeUse,
): KrxOrderType {
  const facts = findKrxOrderType(type)
  const no = (rule: string, field = 'type') => new KisInputError({ field, rule })
  const value = preview(type)
  if (facts === undefined)
    throw no(`${value} is not an order type of KRX; use ${Object.keys(krxOrderTypes).join(', ')}`)
  const venues = [...facts.venues, ...(facts.unknownVenues ?? [])]
  if (!venues.includes(venue))
    throw no(`${value} is not an order type of the venue ${venue}; use the venue ${facts.venues.join(' or ')}`)
  const today = exchangeDate('KRX', client.clock.now())
  if (facts.since !== undefined && today < facts.since)
    throw no(`${value} is not an order type of ${today}; use it from ${facts.since} on`)
  if (facts.until !== undefined && today > facts.until)
    throw no(`${value} ended on ${facts.until}; use another type, such as after-market limit`)
  if (facts.price === 'limit' && !hasPrice) {
    const use =
      type === 'limit' ? "a limit, or type: 'market' for an order at the market" : `a limit, which ${value} needs`
    throw no(`is missing; use ${use}`, 'price')
  }
  if (facts.price === 'none' && hasPrice)
    throw no(`is given, and ${value} has no limit; leave it out, or use the type limit`, 'price')
  const isBoundToHours = type.startsWith('pre-market') || type.startsWith('after-market')
  const isTakenOn = (venue: Venue) =>
    mayBeTaken({ market: 'KRX', venue, type: type as KrxOrderType }, client.clock.now())
  if (isBoundToHours && !facts.venues.some(isTakenOn))
    throw no(`${value} is not taken at ${new Date(client.clock.now()).toISOString()}; use it within its orderHours`)
  const isStop = type === 'stop limit'
  if (isStop && !hasTrigger)
    throw no('is missing; use the price at which the stop limit order enters the book', 'triggerPrice')
  if (!isStop && hasTrigger) throw no(`is given, and ${value} has no trigger; use the type stop limit`, 'triggerPrice')
  return type as KrxOrderType
}

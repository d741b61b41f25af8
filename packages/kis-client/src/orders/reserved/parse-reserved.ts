import { KisInputError } from '../../errors.ts'
import { type Exchange, marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { dayInTable, isYearKnown } from '../../market/holidays.ts'
import { describeReservedHours, mayBeReserved } from '../../market/reserved-hours.ts'
import { localInstant } from '../../market/trading-hours.ts'
import { addDays, type CalendarDate, parseCalendarDate } from '../../values/dates.ts'
import { isRecord } from '../../values/json-record.ts'
import { preview } from '../../values/preview.ts'
import type { OrderContext } from '../order-context.ts'
import type { KrxOrderType } from '../order-type.ts'

/** KIS's `ORD_DVSN_CD` of reserved orders on KRX. @see catalog/codes.json domesticReservedOrder */
export const reservedKrxTypes: Readonly<Record<ReservedKrxType, '00' | '01' | '02' | '05'>> = {
  limit: '00',
  market: '01',
  'conditional limit': '02',
  'pre-open at previous close': '05',
}

export type ReservedKrxType = Extract<
  KrxOrderType,
  'limit' | 'market' | 'conditional limit' | 'pre-open at previous close'
>

/** KIS's `ORD_DVSN` of reserved orders in the US. @see catalog/codes.json overseasReservedOrder */
export const reservedUsTypes = { limit: '00', MOO: '31' } as const

/** Parts of a new order on which its reservation depends. */
export interface ReservedInput {
  readonly type?: string | undefined
  readonly venue?: string | undefined
  readonly triggerPrice?: string | undefined
  readonly daytime?: boolean | undefined
  readonly reserved: unknown
}

/** Reservation of a new order that was checked. */
export interface Reservation {
  /** Last day on which KIS sends what is left of the order; undefined for one that is sent once. */
  readonly until: CalendarDate | undefined
}

/**
 * Parses the reservation of an order where its rule is certain; what the sources do not say is left to KIS.
 *
 * @throws {KisInputError} a type, venue, trigger or daytime that reserved orders do not have, a last day that KIS cannot take, or an
 * hour at which it takes no reserved orders
 */
export function parseReserved(
  client: Pick<OrderContext, 'clock'>,
  order: ReservedInput,
  exchange: Exchange,
): Reservation {
  const { type = 'limit', venue = 'KRX', triggerPrice, daytime, reserved } = order
  const no = (field: string, rule: string) => new KisInputError({ field, rule })
  if (venue !== 'KRX')
    throw no('venue', `${preview(venue)} is not a venue of reserved orders, which KIS sends to KRX; leave it out`)
  if (triggerPrice !== undefined)
    throw no('triggerPrice', 'is given, and reserved orders have no trigger; leave it out')
  if (daytime) throw no('daytime', 'is true, and the daytime market has no reserved orders; leave it out')
  const types = Object.keys(exchange === 'KRX' ? reservedKrxTypes : reservedUsTypes)
  if (!types.includes(type))
    throw no('type', `${preview(type)} is not a type of reserved orders; use ${types.join(', ')}`)
  const until = reserved === true ? undefined : parseUntil(client, reserved, exchange)
  const at = client.clock.now()
  const market = marketOf(exchange)
  if (!mayBeReserved(market, at)) {
    const hours = describeReservedHours(market)
    throw no(
      'reserved',
      `is not taken on ${exchange} at ${new Date(at).toISOString()}; use the hours ${hours} in Korea`,
    )
  }
  return { until }
}

/** Most days from the next business day to the last day of a reserved order. @see catalog/codes.json domesticReservedOrder.maxDays */
const mostDays = 30

function parseUntil({ clock }: Pick<OrderContext, 'clock'>, reserved: unknown, exchange: Exchange): CalendarDate {
  if (!isRecord(reserved) || Object.keys(reserved).join() !== 'until') {
    const rule = `${preview(reserved)} is not a reservation; use true, or { until: '2026-12-11' } on KRX`
    throw new KisInputError({ field: 'reserved', rule })
  }
  const field = 'reserved.until'
  const until = parseCalendarDate(reserved['until'] as string, field)
  if (exchange !== 'KRX') {
    const rule = `"${until}" is a last day, and ${exchange} has none for reserved orders; leave it out`
    throw new KisInputError({ field, rule })
  }
  const at = clock.now()
  const today = exchangeDate('KRX', at)
  // An order from before the open is sent on the same day.
  const first = at < localInstant('KRX', today, '12:00') ? today : addDays(today, 1)
  const last = lastDay(first)
  if (until >= first && (last === undefined || until <= last)) return until
  const rule = `"${until}" is not a last day of an order that is reserved now; use one from ${first} to ${last ?? 'a month later'}`
  throw new KisInputError({ field, rule })
}

/** Returns the latest last day; undefined where the next business day is not known. A day that may be a holiday counts as one. */
function lastDay(first: CalendarDate): CalendarDate | undefined {
  for (let day = first; isYearKnown('KRX', day); day = addDays(day, 1))
    if (dayInTable('KRX', day) === 'open') return addDays(day, mostDays)
  return undefined
}

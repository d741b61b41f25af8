import { type CalendarDate, dateAtOffset, parseInstant } from '../values/dates.ts'
import { type Exchange, marketOf, parseExchange } from './exchange.ts'
import { offsetMs } from './local-time.ts'

/**
 * Returns the calendar day at an exchange at an instant: the exchange's "today" for `Date.now()`.
 *
 * New York is behind Korea by 14 hours, by 13 in its summer time, so its day is the Korean day before from midnight in Korea
 * until the afternoon.
 *
 * @example
 * const today = exchangeDate('NASD', Date.now())
 * const orders = await listOrders(kis, { market: 'US', from: today, to: today })
 * @param at instant in ms since 1970
 * @throws {KisInputError} an unknown exchange, or a number that is not an instant
 */
export const exchangeDate = (exchange: Exchange, at: number): CalendarDate =>
  dateAtOffset(parseInstant(at), offsetMs(marketOf(parseExchange(exchange)), at))

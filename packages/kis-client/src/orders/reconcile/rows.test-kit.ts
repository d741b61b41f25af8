import { parseCalendarDate as parseDay } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { Fact, Intent, OrderChange, Reading } from '../history/fact.ts'
import { type OrderRecord, recordOf } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import type { SettleOptions } from './evidence.ts'

export const tenAt = (time: string): number => Date.parse(`2026-10-19T10:${time}+09:00`)
export const minute = (count: number): number => count * 60_000
const order = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
export const reading: Reading = { from: tenAt('10:00'), to: tenAt('10:01'), rows: 1 }
/** Returns an instant on KIS's clock, of which two seconds are not certain. */
export const kisAt = (at: number): { earliestAt: number; latestAt: number } => ({
  earliestAt: at - 2_000,
  latestAt: at + 2_000,
})
const kis = kisAt(tenAt('00:01'))
export const lost: Extract<Fact, { readonly code: string }> = {
  kind: 'unanswered',
  code: 'KIS_UNANSWERED',
  message: 'the socket was closed',
  kis,
}
export const placed: Extract<Fact, { readonly kind: 'acknowledged' }> = {
  kind: 'acknowledged',
  number: '0000000101',
  branch: '00950',
  orderedOn: '2026-10-19',
  kis,
}

/** Returns the record of an intent of 10:00:00.500 whose call ended half a second later. */
export const recordOfIntent = (id: string, intent: Partial<Intent>, ...facts: readonly Fact[]): OrderRecord =>
  recordOf(id, [
    { at: tenAt('00:00.500'), fact: { kind: 'intended', order, kis: kisAt(tenAt('00:00.500')), ...intent } },
    ...facts.map((fact) => ({ at: tenAt('00:01'), fact })),
  ])

/** Returns the record of an order for 10 shares of Samsung at 65,000 won. */
export const recordWith = (id: string, ...facts: readonly Fact[]): OrderRecord => recordOfIntent(id, {}, ...facts)

/** Returns the record of a change. */
export const changeOf = (id: string, change: OrderChange, ...facts: readonly Fact[]): OrderRecord =>
  recordOfIntent(id, { change }, ...facts)

/** Fields of a row, of which those that KIS may leave out may be undefined. */
export type RowFields = Omit<Partial<Order>, 'venue'> & { readonly venue?: Order['venue'] | undefined }

/** Returns the row of the order of `recordWith`. */
export function row(changes: RowFields = {}): Order {
  const { venue, ...others } = { venue: 'KRX', ...changes } as const
  return {
    number: '0000000101',
    branch: '00950',
    original: undefined,
    symbol: '005930',
    exchange: 'KRX',
    ...(venue !== undefined && { venue }),
    type: 'limit',
    side: 'buy',
    quantity: parseDecimal('10'),
    price: parseDecimal('65000'),
    filled: parseDecimal('0'),
    remaining: parseDecimal('10'),
    state: 'open',
    orderedOn: parseDay('2026-10-19'),
    orderedAt: tenAt('00:00'),
    ...others,
  }
}

export const options: SettleOptions = {
  bookingDelayMs: 10_000,
  marginMs: minute(2),
  underWay: new Set<string>(),
  endsAt: () => undefined,
  isOnlyProgram: false,
  foreignOrigins: new Set<string>(),
  explainedHolding: () => undefined,
}

import type { Position } from '../../account/position.ts'
import { parseCalendarDate } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { Order } from '../list-orders.ts'
import type { HoldingsReading } from './reading.ts'

/** Parts of an order that count for holdings. */
export interface OrderParts {
  readonly number?: string
  readonly original?: string
  readonly branch?: string
  readonly symbol?: string
  readonly exchange?: Order['exchange']
  readonly side?: Order['side']
  readonly filled?: string
  readonly state?: Order['state']
  readonly on?: string
}

/** Returns an order of 100 shares as `listOrders` returns it. */
export function orderWith(parts: OrderParts = {}): Order {
  const { number = '0000000101', branch = '00950', original, symbol = '005930', exchange = 'KRX' } = parts
  const { side = 'buy', filled = '0', state = 'cancelled', on = '2026-10-19' } = parts
  return {
    number,
    branch,
    original,
    symbol,
    exchange,
    side,
    quantity: parseDecimal('100'),
    price: parseDecimal('65000'),
    filled: parseDecimal(filled),
    remaining: parseDecimal('0'),
    state,
    orderedOn: parseCalendarDate(on),
    orderedAt: undefined,
  }
}

/** Returns a position as `listPositions` returns it. */
export const positionOf = (
  symbol: string,
  quantity: string,
  { exchange = 'KRX', loanedOn }: { readonly exchange?: Position['exchange']; readonly loanedOn?: string } = {},
): Position => ({
  symbol,
  exchange,
  name: undefined,
  quantity: parseDecimal(quantity),
  sellable: parseDecimal(quantity),
  averagePrice: parseDecimal('65000'),
  price: undefined,
  value: undefined,
  loanedOn: loanedOn === undefined ? undefined : parseCalendarDate(loanedOn),
})

/** Returns a reading of KRX at 16:00 of 2026-10-19 with the orders of that day. */
export const readingOf = (parts: Partial<HoldingsReading> = {}): HoldingsReading => ({
  market: 'KRX',
  from: '2026-10-19',
  at: Date.parse('2026-10-19T16:00+09:00'),
  orders: [],
  positions: [],
  unreadable: [],
  ...parts,
})

import { formatLocalTime } from '../../../market/local-time.ts'
import type { Market } from '../../../market/market.ts'
import type { MutableOrder } from './execution.ts'
import type { SimulatedOrder } from './order.ts'
import { changedAt, orderAt } from './order-changes.ts'

/** Lookup of the orders that KIS has numbered. */
export interface OrderLookup {
  /** Returns an order that is open or was booked today at the exchange, by its number. */
  find(market: Market, number: string, at: number): SimulatedOrder | undefined
  /** Returns the orders that were booked on these days at the exchange, as they were at `at`, newest first. */
  between(market: Market, days: { readonly from: string; readonly to: string }, at: number): readonly SimulatedOrder[]
  /** Returns the orders that could still fill at `at`, as they were then, newest first. */
  openOrders(market: Market, at: number): readonly SimulatedOrder[]
  /** Returns every order, oldest first. */
  all(): readonly SimulatedOrder[]
}

/** Orders that KIS has numbered, from 1, and those of them that can still fill. */
export interface OrderRecords {
  readonly lookup: OrderLookup
  /** Orders that can still fill. */
  readonly open: ReadonlySet<MutableOrder>
  /** Returns the number of orders so far. */
  count(): number
  /** Adds the order whose number is the next one. */
  add(order: MutableOrder): void
  /** Lets an order fill. */
  openUp(order: MutableOrder): void
  /** Ends an order with nothing left. Orders end in the order of their instants. */
  close(order: MutableOrder): void
  /** Returns the record of an order. @throws {Error} no order has its number */
  recordOf(order: SimulatedOrder): MutableOrder
}

export function createOrderRecords(): OrderRecords {
  const orders: MutableOrder[] = []
  const open = new Set<MutableOrder>()
  /** Orders with nothing left, in the order of their ends. */
  const ended: MutableOrder[] = []

  const numbered = (number: string): MutableOrder | undefined => orders[Number(number) - 1]

  /** Returns the orders that were open at an instant, and those that were booked after it and still are. */
  function openSince(at: number): readonly MutableOrder[] {
    const found = [...open]
    for (let index = ended.length - 1; index >= 0; index -= 1) {
      const order = ended[index]
      if (order === undefined || changedAt(order) <= at) break
      found.push(order)
    }
    return found
  }

  const lookup: OrderLookup = {
    find(market, number, at) {
      const order = numbered(number)
      const today = formatLocalTime(market, at).slice(0, 8)
      if (order?.instrument.market !== market) return undefined
      // An order of the US daytime market may lie over midnight in New York.
      return order.date === today || order.remaining > 0 ? order : undefined
    },
    between(market, { from, to }, at) {
      const found: SimulatedOrder[] = []
      // The orders of one market are booked in the order of their days.
      for (let index = orders.length - 1; index >= 0; index -= 1) {
        const order = orders[index]
        if (order === undefined || order.instrument.market !== market) continue
        if (order.date < from) break
        const seen = order.date <= to ? orderAt(order, at) : undefined
        if (seen !== undefined) found.push(seen)
      }
      return found
    },
    openOrders: (market, at) =>
      openSince(at)
        .filter(({ instrument }) => instrument.market === market)
        .flatMap((order) => orderAt(order, at) ?? [])
        .sort((one, other) => Number(other.number) - Number(one.number)),
    all: () => orders,
  }

  return {
    lookup,
    open,
    count: () => orders.length,
    add: (order) => void orders.push(order),
    openUp: (order) => void open.add(order),
    close(order) {
      open.delete(order)
      ended.push(order)
    },
    recordOf({ number }) {
      const order = numbered(number)
      if (order === undefined) throw new Error(`no order has the number ${number}`)
      return order
    },
  }
}

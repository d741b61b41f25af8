import type { BookedFill } from '../account.ts'
import { createSeededRandom } from '../random.ts'
import type { Book, BookTrade } from './books.ts'
import type { Fillable, IndexedTrade } from './liquidity.ts'
import type { OrderChange, SimulatedOrder } from './order.ts'

/** Order as the engine keeps it. */
export interface MutableOrder extends SimulatedOrder {
  readonly fills: BookedFill[]
  filled: number
  cancelled: number
  rejected: number
  readonly changes: OrderChange[]
  expired: boolean
  remaining: number
  /** Book that trades the order; undefined where its instrument does not trade, when the order has ended, and when it will be rejected. */
  book: Book | undefined
  /** Highest price of a share: the limit, or the day's upper price limit for an order that may trade at any price. */
  readonly dearest: number
  /** Lowest price of a share: the limit, or the day's lower price limit for an order that may trade at any price. */
  readonly cheapest: number
  /** Sizes of its fills except the last, which takes the rest. */
  readonly parts: readonly number[]
  /** Index of the first trade of the book that has not been settled. */
  nextTrade: number
  /** Whether a trade has reached the trigger; true for an order without one. */
  isTriggered: boolean
}

/** Fill of an order, or its end. */
export interface NextEvent {
  readonly order: MutableOrder
  readonly at: number
  /** Fill of the order; undefined at its end. */
  readonly fill: Fill | undefined
}

/** Shares of a trade that an order gets. */
export interface Fill {
  readonly trade: IndexedTrade
  readonly price: number
  readonly quantity: number
}

/** Least number of shares of an order that fills in two or three parts, at least a minute apart. */
export const partialFrom = 50

/** Returns the next event of an order up to `at`. It moves the order over the trades that do not concern it. */
export function nextEventOf(order: MutableOrder, at: number, fillable: Fillable): NextEvent | undefined {
  const { slot, book } = order
  const end = at >= slot.endsAt ? { order, at: slot.endsAt, fill: undefined } : undefined
  if (book === undefined) return end
  if (order.atClose) return closingEvent(order, book, at, fillable) ?? end
  for (; order.nextTrade < book.length; order.nextTrade += 1) {
    const trade = book.trade(order.nextTrade)
    // The closing auction lies on the end of the orders that it fills.
    if (trade === undefined || trade.at > at || trade.at > slot.endsAt) break
    if (trade.at === slot.endsAt && !trade.isAuction) break
    const fill = fillOf(order, priceOf(order, trade, fillable), { ...trade, index: order.nextTrade }, fillable)
    if (fill !== undefined) return { order, at: trade.at, fill }
    if (order.atOpen) break
  }
  return end
}

/** Returns the fill of an order that waits for the close. */
function closingEvent(order: MutableOrder, book: Book, at: number, fillable: Fillable): NextEvent | undefined {
  const index = book.length - 1
  const close = book.trade(index)
  const { closesAt } = order.day
  if (close === undefined || at < closesAt || !touches(order, close.price)) return undefined
  const fill = fillOf(order, close.price, { ...close, index, isAuction: true }, fillable)
  return fill && { order, at: closesAt, fill }
}

/** Returns what an order gets of a trade at a price; undefined where that is nothing. */
export function fillOf(
  order: MutableOrder,
  price: number | undefined,
  trade: IndexedTrade,
  fillable: Fillable,
): Fill | undefined {
  if (price === undefined) return undefined
  const quantity = fillable.sharesOf(order, trade)
  return quantity === 0 ? undefined : { trade, price, quantity }
}

/** Returns the price at which a waiting order takes part in a trade; undefined if it does not. */
function priceOf(order: MutableOrder, trade: BookTrade, fillable: Fillable): number | undefined {
  const enters = !order.isTriggered && reachesTrigger(order, trade.price)
  order.isTriggered ||= enters
  if (!order.isTriggered) return undefined
  const isLast = trade.isAuction && trade.at === order.day.closesAt
  if (!touches(order, trade.price) && !(order.isConditional && isLast)) return undefined
  if (trade.isAuction) return trade.price
  // An order that waits in the book trades at its own limit, even if the price jumps beyond it, once the limit has room for the slippage.
  const taken = fillable.takingPrice(order, trade)
  return enters || taken === undefined ? taken : (order.limit ?? taken)
}

export function touches({ side, limit }: SimulatedOrder, price: number): boolean {
  if (limit === undefined) return true
  return side === 'buy' ? price <= limit : price >= limit
}

/** Returns whether a price reaches the trigger: from below for a purchase, from above for a sale. */
export function reachesTrigger({ side, trigger }: SimulatedOrder, price: number): boolean {
  if (trigger === undefined) return true
  return side === 'buy' ? price >= trigger : price <= trigger
}

/** Draws the sizes of all fills of an order except the last. */
export function drawParts(seed: number, number: number, quantity: number): readonly number[] {
  if (quantity < partialFrom) return []
  const random = createSeededRandom(`${seed}/orders`)
  const first = Math.ceil(quantity * (0.3 + 0.3 * random(number, 0)))
  const second = Math.ceil((quantity - first) * (0.3 + 0.4 * random(number, 1)))
  return random(number, 2) < 0.5 ? [first] : [first, second]
}

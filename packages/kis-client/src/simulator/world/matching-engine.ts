import type { Environment } from '../../environment.ts'
import type { Market } from '../../market/market.ts'
import type { BookedFill, SimulatedAccount } from './account.ts'
import { costOf } from './fees.ts'
import type { HolidayTable } from './holiday-table.ts'
import type { SimulatedInstrument } from './instruments.ts'
import type { OrderTerms, SimulatedOrder } from './order.ts'
import { priceLimits } from './price-units.ts'
import type { Prices } from './prices.ts'
import { createSeededRandom } from './random.ts'
import { type Refusal, refuse } from './refusals.ts'
import { minuteAt, minuteStart } from './trading-day.ts'

/** Books orders, fills them from the intraday path, and cancels the rest at the end of their trading day. */
export interface MatchingEngine {
  /**
   * Settles every order up to `at`. Fills come in the order of their minutes, so the result does not depend on when and
   * how often a caller settles.
   */
  settle(at: number): void
  /** Books an order if the account can pay for it. The caller has checked its form. */
  place(terms: OrderTerms, at: number): SimulatedOrder | Refusal
  /** Moves `quantity` of an open order to a new one with other terms. */
  revise(original: SimulatedOrder, terms: OrderTerms, at: number): SimulatedOrder | Refusal
  cancel(original: SimulatedOrder, quantity: number, at: number): SimulatedOrder
  /** Returns an order of today by its number. */
  find(market: Market, number: string, at: number): SimulatedOrder | undefined
  /** Returns the orders of these trading days, newest first. */
  between(market: Market, from: string, to: string): readonly SimulatedOrder[]
  /** Returns every order, oldest first. */
  all(): readonly SimulatedOrder[]
  /** Returns the cash that no open order has reserved. */
  freeCash(market: Market): bigint
  /** Returns the shares that no open order would sell. */
  freeShares(instrument: SimulatedInstrument): number
}

/** Least number of shares of an order that fills in two or three parts, at least a minute apart. */
export const partialFrom = 50

interface MutableOrder extends SimulatedOrder {
  readonly fills: BookedFill[]
  filled: number
  cancelled: number
  expired: boolean
  remaining: number
  /** Highest price of a share: the limit, or the day's upper price limit for an order at the market. */
  readonly dearest: number
  /** Sizes of its fills except the last, which takes the rest. */
  readonly parts: readonly number[]
  /** First minute of the trading day that has not been settled. */
  nextMinute: number
}

export function createMatchingEngine(options: {
  readonly seed: number
  readonly environment: Environment
  readonly holidays: HolidayTable
  readonly prices: Prices
  readonly account: SimulatedAccount
}): MatchingEngine {
  const { environment, holidays, prices, account } = options
  const random = createSeededRandom(`${options.seed}/orders`)
  const branch = environment === 'real' ? '91252' : '00950'
  const orders: MutableOrder[] = []
  const open = new Set<MutableOrder>()

  function settle(at: number): void {
    for (let next = nextEvent(at); next !== undefined; next = nextEvent(at)) {
      if (next.price === undefined) expire(next.order)
      else fill(next.order, next.price, next.at)
    }
  }

  /**
   * Returns the earliest event of any order up to `at`; of two at the same minute, that of the order with the smaller
   * number.
   */
  function nextEvent(at: number): OrderEvent | undefined {
    let earliest: OrderEvent | undefined
    for (const order of open) {
      const event = eventOf(order, at)
      if (event !== undefined && (earliest === undefined || event.at < earliest.at)) earliest = event
    }
    return earliest
  }

  function eventOf(order: MutableOrder, at: number): OrderEvent | undefined {
    const { day } = order
    const intraday = prices.intradayPath(order.instrument, day)?.prices ?? []
    if (order.atClose) {
      const close = intraday.at(-1)
      const price = close !== undefined && touches(order, close) ? close : undefined
      return at >= day.closesAt ? { order, at: day.closesAt, price } : undefined
    }
    const now = Math.min(intraday.length - 1, minuteAt(day, at))
    for (; order.nextMinute <= now; order.nextMinute += 1) {
      const price = intraday[order.nextMinute]
      // An order that waits in the book trades at its own limit, even if the price jumps beyond it.
      if (price !== undefined && touches(order, price))
        return { order, at: minuteStart(day, order.nextMinute), price: order.limit ?? price }
    }
    return at >= day.closesAt ? { order, at: day.closesAt, price: undefined } : undefined
  }

  function fill(order: MutableOrder, price: number, at: number): void {
    const { number: orderNumber, instrument, side, day } = order
    const quantity = Math.min(order.remaining, order.parts[order.fills.length] ?? order.remaining)
    order.fills.push(account.apply({ orderNumber, instrument, side, at, day, quantity, price }))
    order.filled += quantity
    order.nextMinute = minuteAt(day, at) + 1
    take(order, quantity)
  }

  function expire(order: MutableOrder): void {
    order.expired = true
    order.cancelled += order.remaining
    take(order, order.remaining)
  }

  function take(order: MutableOrder, quantity: number): void {
    order.remaining -= quantity
    if (order.remaining === 0) open.delete(order)
  }

  function book(
    terms: OrderTerms,
    rest: Pick<MutableOrder, 'kind' | 'original' | 'dearest' | 'day'>,
    at: number,
  ): MutableOrder {
    const order: MutableOrder = {
      ...terms,
      ...rest,
      number: String(orders.length + 1).padStart(10, '0'),
      branch,
      bookedAt: at,
      fills: [],
      filled: 0,
      cancelled: 0,
      expired: false,
      remaining: rest.kind === 'cancel' ? 0 : terms.quantity,
      parts: terms.atClose ? [] : splitInParts(terms.quantity, (channel) => random(orders.length, channel)),
      nextMinute: minuteAt(rest.day, at) + 1,
    }
    orders.push(order)
    return order
  }

  const freeCash = (market: Market): bigint => {
    let free = account.cash(market)
    for (const order of open) if (order.instrument.market === market) free -= reserved(order)
    return free
  }

  const freeShares = (instrument: SimulatedInstrument): number => {
    let free = account.holding(instrument).quantity
    for (const order of open)
      if (order.side === 'sell' && order.instrument.symbol === instrument.symbol) free -= order.remaining
    return free
  }

  /** Books an order that the account can pay for; `freed` is what the original of a revision frees. */
  function carry(
    terms: OrderTerms,
    rest: Pick<MutableOrder, 'kind' | 'original'>,
    at: number,
    freed: { readonly cash: bigint; readonly shares: number },
  ): MutableOrder | Refusal {
    const { instrument, side, quantity, limit } = terms
    const day = holidays.dayAt(instrument.market, at)
    const snapshot = prices.snapshot(instrument, at)
    if (day === undefined || snapshot === undefined) return refuse(environment, 'no-symbol')
    const dearest = limit ?? priceLimits(instrument, (snapshot.previous ?? snapshot.day).close).upper
    if (side === 'sell' && freeShares(instrument) + freed.shares < quantity) return refuse(environment, 'holdings')
    if (side === 'buy' && freeCash(instrument.market) + freed.cash < costOf(instrument, dearest, quantity))
      return refuse(environment, 'cash')
    return book(terms, { ...rest, dearest, day }, at)
  }

  /**
   * Opens an order. If the current price meets it, and it waits for no other price, it trades at once at the current
   * price.
   */
  function submit(order: MutableOrder): void {
    open.add(order)
    if (order.atClose) return
    const snapshot = prices.snapshot(order.instrument, order.bookedAt)
    const traded = prices.intradayPath(order.instrument, order.day) !== undefined
    if (traded && snapshot !== undefined && touches(order, snapshot.price)) fill(order, snapshot.price, order.bookedAt)
  }

  function withdraw(number: string, quantity: number): void {
    const original = orders[Number(number) - 1]
    if (original === undefined) return
    original.cancelled += quantity
    take(original, quantity)
  }

  return {
    settle,
    place(terms, at) {
      const order = carry(terms, { kind: 'new', original: '' }, at, { cash: 0n, shares: 0 })
      if ('number' in order) submit(order)
      return order
    },
    revise(original, terms, at) {
      const booked = orders[Number(original.number) - 1]
      const cash = booked === undefined ? 0n : reserved(booked) - reserved(booked, booked.remaining - terms.quantity)
      const freed = { cash, shares: terms.quantity }
      const order = carry(terms, { kind: 'revise', original: original.number }, at, freed)
      if ('number' in order) {
        withdraw(original.number, terms.quantity)
        submit(order)
      }
      return order
    },
    cancel(original, quantity, at) {
      const { number, instrument, side, type, venue, day } = original
      const terms = { instrument, side, type, venue, quantity, price: '0', limit: undefined, atClose: false }
      const order = book(terms, { kind: 'cancel', original: number, dearest: 0, day }, at)
      withdraw(number, quantity)
      return order
    },
    find(market, number, at) {
      const order = orders[Number(number) - 1]
      const today = holidays.dayAt(market, at)
      return order?.instrument.market === market && order.day.date === today?.date ? order : undefined
    },
    between(market, from, to) {
      const found: SimulatedOrder[] = []
      // The orders of one market are booked in the order of its days.
      for (let index = orders.length - 1; index >= 0; index -= 1) {
        const order = orders[index]
        if (order === undefined || order.instrument.market !== market) continue
        if (order.day.date < from) break
        if (order.day.date <= to) found.push(order)
      }
      return found
    },
    all: () => orders,
    freeCash,
    freeShares,
  }
}

interface OrderEvent {
  readonly order: MutableOrder
  readonly at: number
  /** Minute of the event; undefined at the end of the trading day. */
  readonly price: number | undefined
}

function touches({ side, limit }: SimulatedOrder, price: number): boolean {
  if (limit === undefined) return true
  return side === 'buy' ? price <= limit : price >= limit
}

/** Returns the most that a purchase may still cost. */
function reserved({ side, instrument, dearest, remaining }: MutableOrder, quantity: number = remaining): bigint {
  return side === 'buy' ? costOf(instrument, dearest, quantity) : 0n
}

/** Draws the sizes of all fills except the last. */
function splitInParts(quantity: number, chance: (channel: number) => number): readonly number[] {
  if (quantity < partialFrom) return []
  const first = Math.ceil(quantity * (0.3 + 0.3 * chance(0)))
  const second = Math.ceil((quantity - first) * (0.3 + 0.4 * chance(1)))
  return chance(2) < 0.5 ? [first] : [first, second]
}

import type { Environment } from '../../../environment.ts'
import { formatLocalTime } from '../../../market/local-time.ts'
import type { Market } from '../../../market/market.ts'
import type { SimulatedAccount } from '../account.ts'
import type { SimulatedInstrument } from '../instruments.ts'
import { priceLimits } from '../price-units.ts'
import { baseOf, type Prices } from '../prices.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { bookOf } from './books.ts'
import { drawParts, type MutableOrder, nextEventOf, type OrderEvent, reachesTrigger, touches } from './execution.ts'
import type { OrderHours } from './hours.ts'
import type { OrderTerms, SimulatedOrder } from './order.ts'

/** Books orders, fills them from the trades of their venue, and cancels the rest where their type ends. */
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
  /** Returns an order that is open or was booked today at the exchange, by its number. */
  find(market: Market, number: string, at: number): SimulatedOrder | undefined
  /** Returns the orders that were booked on these days at the exchange, newest first. */
  between(market: Market, from: string, to: string): readonly SimulatedOrder[]
  /** Returns the orders that may still fill, newest first. */
  openOrders(market: Market): readonly SimulatedOrder[]
  /** Returns every order, oldest first. */
  all(): readonly SimulatedOrder[]
  /** Returns the cash that no open order has reserved. */
  freeCash(market: Market): bigint
  /** Returns the shares that no open order would sell. */
  freeShares(instrument: SimulatedInstrument): number
}

export function createMatchingEngine(options: {
  readonly seed: number
  readonly environment: Environment
  readonly orderHours: OrderHours
  readonly prices: Prices
  readonly account: SimulatedAccount
}): MatchingEngine {
  const { seed, environment, orderHours, prices, account } = options
  const branch = environment === 'real' ? '91252' : '00950'
  const orders: MutableOrder[] = []
  const open = new Set<MutableOrder>()

  function settle(at: number): void {
    for (let next = nextEvent(at); next !== undefined; next = nextEvent(at)) {
      if (next.price === undefined) expire(next.order)
      else fill(next.order, next.price, next)
    }
  }

  /**
   * Returns the earliest event of any order up to `at`; of two at the same minute, that of the order with the smaller
   * number.
   */
  function nextEvent(at: number): OrderEvent | undefined {
    let earliest: OrderEvent | undefined
    for (const order of open) {
      const event = nextEventOf(order, at)
      if (event !== undefined && (earliest === undefined || event.at < earliest.at)) earliest = event
    }
    return earliest
  }

  function fill(order: MutableOrder, price: number, { at, isAuction }: Pick<OrderEvent, 'at' | 'isAuction'>): void {
    const { number: orderNumber, instrument, side, day, book } = order
    const part = isAuction ? order.remaining : (order.parts[order.fills.length] ?? order.remaining)
    const quantity = Math.min(order.remaining, part)
    order.fills.push(account.apply({ orderNumber, instrument, side, at, day, quantity, price }))
    order.filled += quantity
    order.nextTrade = (book?.indexAt(at) ?? -1) + 1
    take(order, quantity)
  }

  function expire(order: MutableOrder): void {
    order.expired = true
    drop(order)
  }

  function drop(order: MutableOrder): void {
    order.cancelled += order.remaining
    take(order, order.remaining)
  }

  function take(order: MutableOrder, quantity: number): void {
    order.remaining -= quantity
    if (order.remaining > 0) return
    open.delete(order)
    // A book holds a day of trades, and the list of orders lives as long as the simulation.
    order.book = undefined
  }

  function book(
    terms: OrderTerms,
    rest: Pick<MutableOrder, 'kind' | 'original' | 'dearest' | 'slot'>,
    at: number,
  ): MutableOrder {
    const book = rest.kind === 'cancel' ? undefined : bookOf(rest.slot, { seed, prices, instrument: terms.instrument })
    const order: MutableOrder = {
      ...terms,
      ...rest,
      number: String(orders.length + 1).padStart(10, '0'),
      branch,
      day: rest.slot.day,
      date: formatLocalTime(terms.instrument.market, at).slice(0, 8),
      bookedAt: at,
      book,
      fills: [],
      filled: 0,
      cancelled: 0,
      expired: false,
      remaining: rest.kind === 'cancel' ? 0 : terms.quantity,
      parts: terms.atOnce === 'fok' ? [] : drawParts(seed, orders.length, terms.quantity),
      nextTrade: (book?.indexAt(at) ?? -1) + 1,
      isTriggered: terms.trigger === undefined,
    }
    orders.push(order)
    return order
  }

  /** Returns the most that a purchase may still cost. */
  const reserved = ({ side, instrument, dearest, remaining }: MutableOrder, quantity: number = remaining): bigint =>
    side === 'buy' ? account.fees.costOf(instrument, dearest, quantity) : 0n

  const freeCash = (market: Market): bigint => {
    let free = account.cash(market)
    for (const order of open) if (order.instrument.market === market) free -= reserved(order)
    return free
  }

  const freeShares = (instrument: SimulatedInstrument): number => {
    let free = account.holding(instrument).quantity
    for (const order of open) if (order.side === 'sell' && isSame(order.instrument, instrument)) free -= order.remaining
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
    const { market } = instrument
    const slot = orderHours.slotAt({ ...terms, market, isDaytime: terms.isDaytime === true }, at)
    if (slot === undefined) return refuse(environment, market === 'KRX' ? 'market-closed' : 'overseas-market-closed')
    const snapshot = prices.snapshot(instrument, at)
    if (snapshot === undefined) return refuse(environment, 'no-symbol')
    const dearest = limit ?? priceLimits(instrument, baseOf(snapshot, slot.day)).upper
    if (side === 'sell' && freeShares(instrument) + freed.shares < quantity) return refuse(environment, 'holdings')
    if (side === 'buy' && freeCash(market) + freed.cash < account.fees.costOf(instrument, dearest, quantity))
      return refuse(environment, 'cash')
    return book(terms, { ...rest, dearest, slot }, at)
  }

  /**
   * Opens an order. If the current price of its book meets it, and it waits for no other price, it trades at once at that
   * price, not at its limit.
   */
  function submit(order: MutableOrder): void {
    open.add(order)
    if (order.atClose || order.atOpen) return
    const price = order.book?.priceAt(order.bookedAt)
    if (price !== undefined && reachesTrigger(order, price)) order.isTriggered = true
    if (price !== undefined && order.isTriggered && touches(order, price))
      fill(order, price, { at: order.bookedAt, isAuction: false })
    if (order.atOnce !== undefined && order.remaining > 0) drop(order)
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
      const { number, instrument, side, type, venue } = original
      const slot = orders[Number(number) - 1]?.slot
      if (slot === undefined) throw new Error(`no order has the number ${number}`)
      const terms = { instrument, side, type, venue, quantity, price: '0', limit: undefined, atClose: false }
      const order = book(terms, { kind: 'cancel', original: number, dearest: 0, slot }, at)
      withdraw(number, quantity)
      return order
    },
    find(market, number, at) {
      const order = orders[Number(number) - 1]
      const today = formatLocalTime(market, at).slice(0, 8)
      if (order?.instrument.market !== market) return undefined
      // An order of the US daytime market may lie over midnight in New York.
      return order.date === today || order.remaining > 0 ? order : undefined
    },
    between(market, from, to) {
      const found: SimulatedOrder[] = []
      // The orders of one market are booked in the order of their days.
      for (let index = orders.length - 1; index >= 0; index -= 1) {
        const order = orders[index]
        if (order === undefined || order.instrument.market !== market) continue
        if (order.date < from) break
        if (order.date <= to) found.push(order)
      }
      return found
    },
    openOrders: (market) => [...open].filter(({ instrument }) => instrument.market === market).reverse(),
    all: () => orders,
    freeCash,
    freeShares,
  }
}

// Two markets may have one symbol: Korea and China both write six digits.
const isSame = (one: SimulatedInstrument, other: SimulatedInstrument): boolean =>
  one.market === other.market && one.symbol === other.symbol

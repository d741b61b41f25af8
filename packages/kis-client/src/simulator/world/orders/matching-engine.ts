import type { Environment } from '../../../environment.ts'
import { formatLocalTime } from '../../../market/local-time.ts'
import type { SimulatedAccount } from '../account.ts'
import { priceLimits } from '../price-units.ts'
import { baseOf, type Prices } from '../prices.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { bookOf } from './books.ts'
import {
  drawParts,
  type Fill,
  fillOf,
  type MutableOrder,
  type NextEvent,
  nextEventOf,
  reachesTrigger,
  touches,
} from './execution.ts'
import { createFreeFunds, type FreeFunds, reservedFor } from './free-funds.ts'
import type { OrderHours } from './hours.ts'
import { createFillable, type IndexedTrade, type Liquidity } from './liquidity.ts'
import type { OrderChange, OrderEvent, OrderOrigin, OrderTerms, SimulatedOrder } from './order.ts'
import { createDueChanges } from './order-changes.ts'
import { createOrderRecords, type OrderLookup } from './records.ts'

/** Facts about an order that are not among its terms. */
export interface Booking {
  /** @default KIS's API */
  readonly origin?: OrderOrigin
  /** Time until the exchange rejects the order, in ms; it fills nothing meanwhile. @default never */
  readonly rejectAfterMs?: number | undefined
}

/** Books orders, fills them from the trades of their venue, and cancels the rest where their type ends. */
export interface MatchingEngine extends OrderLookup, FreeFunds {
  /**
   * Settles every order up to `at`. Fills come in the order of their minutes, so the result does not depend on when and
   * how often a caller settles.
   */
  settle(at: number): void
  /** Books an order if the account can pay for it. The caller has checked its form. */
  place(terms: OrderTerms, at: number, booking?: Booking): SimulatedOrder | Refusal
  /** Moves `quantity` of an open order to a new one with other terms. A revision that is rejected leaves the order as it is. */
  revise(original: SimulatedOrder, terms: OrderTerms, at: number, booking?: Booking): SimulatedOrder | Refusal
  /** Books a cancellation, which withdraws what is left of `quantity` after the lag of cancellations; the rest of it is rejected. */
  cancel(original: SimulatedOrder, quantity: number, at: number, booking?: Booking): SimulatedOrder
  /** Runs a change at an instant to come, among the fills and the ends of the orders. */
  schedule(at: number, run: (at: number) => void): void
  /** Fills shares of an open order at once, at its limit or at the price of the market. */
  fill(order: SimulatedOrder, quantity: number, at: number): void
  /** Returns every event of every order that has been settled, in the order in which they happened. */
  events(): readonly OrderEvent[]
  /** Returns the instant of the next fill, end or change after the last settled one; undefined if none is in sight. */
  nextEventAt(): number | undefined
  /** Calls the listener after a call that may bring an event forward. Returns a function that removes it. */
  onChange(listener: () => void): () => void
}

export function createMatchingEngine(options: {
  readonly seed: number
  readonly environment: Environment
  readonly orderHours: OrderHours
  readonly prices: Prices
  readonly account: SimulatedAccount
  /** Returns the time until a cancellation takes effect, in ms. */
  readonly cancelLagMs: () => number
  /** Slippage and bounds of the fills. @default none of both */
  readonly liquidity?: Liquidity | undefined
}): MatchingEngine {
  const { seed, environment, orderHours, prices, account, cancelLagMs } = options
  const fillable = createFillable(options.liquidity ?? {})
  const own = ownOrigin(environment)
  const records = createOrderRecords()
  const { open } = records
  const { freeCash, freeShares } = createFreeFunds(account, open)
  const due = createDueChanges()
  const events: OrderEvent[] = []
  const listeners = new Set<() => void>()
  let isSettling = false
  let hasChanged = false

  /** Calls the listeners, after the settling that is under way: they may settle themselves. */
  function announce(): void {
    hasChanged = isSettling
    if (!isSettling) for (const listener of [...listeners]) listener()
  }

  function settle(at: number): void {
    if (isSettling) return
    isSettling = true
    try {
      settleUpTo(at)
    } finally {
      isSettling = false
    }
    if (hasChanged) announce()
  }

  function settleUpTo(at: number): void {
    for (;;) {
      const next = nextEvent(at)
      const changesAt = due.nextAt() ?? Number.POSITIVE_INFINITY
      if (changesAt <= at && changesAt <= (next?.at ?? at)) due.runNext()
      else if (next === undefined) return
      else if (next.fill === undefined)
        end(next.order, { at: next.at, kind: 'expired', quantity: next.order.remaining })
      else fill(next.order, next.fill, next.at)
    }
  }

  /**
   * Returns the earliest event of any order up to `at`; of two at the same minute, that of the order with the smaller
   * number.
   */
  function nextEvent(at: number): NextEvent | undefined {
    let earliest: NextEvent | undefined
    for (const order of open) {
      const event = nextEventOf(order, at, fillable)
      if (event !== undefined && (earliest === undefined || event.at < earliest.at)) earliest = event
    }
    return earliest
  }

  function fill(order: MutableOrder, { trade, price, quantity }: Fill, at: number): void {
    fillable.use(order, trade, quantity)
    execute(order, { at, price, quantity })
  }

  function execute(
    order: MutableOrder,
    { at, price, quantity }: { readonly at: number; readonly price: number; readonly quantity: number },
  ): void {
    const { number: orderNumber, instrument, side, day, book } = order
    const booked = account.apply({ orderNumber, instrument, side, at, day, quantity, price })
    order.fills.push(booked)
    events.push({ is: 'filled', at, order, fill: booked })
    order.filled += quantity
    order.nextTrade = (book?.indexAt(at) ?? -1) + 1
    take(order, quantity)
  }

  /** Ends shares of an order without a fill. */
  function end(order: MutableOrder, change: OrderChange): void {
    const { kind, quantity } = change
    order.changes.push(change)
    events.push({ is: 'ended', at: change.at, order, change })
    order.expired ||= kind === 'expired'
    if (kind === 'rejected') order.rejected += quantity
    else order.cancelled += quantity
    if (order.kind !== 'cancel') take(order, quantity)
  }

  function take(order: MutableOrder, quantity: number): void {
    order.remaining -= quantity
    if (order.remaining > 0) return
    records.close(order)
    // A book holds a day of trades, and the list of orders lives as long as the simulation.
    order.book = undefined
  }

  function book(
    terms: OrderTerms,
    rest: Pick<MutableOrder, 'kind' | 'original' | 'dearest' | 'cheapest' | 'slot' | 'origin'>,
    at: number,
  ): MutableOrder {
    const book = rest.kind === 'cancel' ? undefined : bookOf(rest.slot, { seed, prices, instrument: terms.instrument })
    const order: MutableOrder = {
      ...terms,
      ...rest,
      number: String(records.count() + 1).padStart(10, '0'),
      day: rest.slot.day,
      date: formatLocalTime(terms.instrument.market, at).slice(0, 8),
      bookedAt: at,
      book,
      fills: [],
      filled: 0,
      cancelled: 0,
      rejected: 0,
      changes: [],
      expired: false,
      remaining: rest.kind === 'cancel' ? 0 : terms.quantity,
      parts: terms.atOnce === 'fok' ? [] : drawParts(seed, records.count(), terms.quantity),
      nextTrade: (book?.indexAt(at) ?? -1) + 1,
      isTriggered: terms.trigger === undefined,
    }
    records.add(order)
    events.push({ is: 'booked', at, order })
    return order
  }

  /** Books an order that the account can pay for; `freed` is what the original of a revision frees. */
  function carry(
    terms: OrderTerms,
    rest: Pick<MutableOrder, 'kind' | 'original' | 'origin'>,
    at: number,
    freed: { readonly cash: bigint; readonly shares: number },
  ): MutableOrder | Refusal {
    const { instrument, side, quantity, isConditional } = terms
    const { market } = instrument
    // In the closing auction a conditional limit trades at any price of the day.
    const limit = isConditional === true ? undefined : terms.limit
    const slot = orderHours.slotAt({ ...terms, market, isDaytime: terms.isDaytime === true }, at)
    if (slot === undefined) return refuse(environment, market === 'KRX' ? 'market-closed' : 'overseas-market-closed')
    const snapshot = prices.snapshot(instrument, at)
    if (snapshot === undefined) return refuse(environment, 'no-symbol')
    const { upper, lower } = priceLimits(instrument, baseOf(snapshot, slot.day.date))
    // Abroad there is no upper price limit: an algorithm without a price needs the cash of the last one.
    const [dearest, cheapest] = [limit ?? (market === 'KRX' ? upper : snapshot.price), limit ?? lower]
    if (side === 'sell' && freeShares(instrument) + freed.shares < quantity) return refuse(environment, 'holdings')
    if (side === 'buy' && freeCash(market) + freed.cash < account.fees.costOf(instrument, dearest, quantity))
      return refuse(environment, 'cash')
    return book(terms, { ...rest, dearest, cheapest, slot }, at)
  }

  /**
   * Opens an order. If the current price of its book meets it, and it waits for no other price, it trades at once at that
   * price, not at its limit.
   */
  function submit(order: MutableOrder): void {
    records.openUp(order)
    if (order.atClose || order.atOpen) return
    const met = tradeMetBy(order)
    if (met !== undefined && reachesTrigger(order, met.price)) order.isTriggered = true
    if (met !== undefined && order.isTriggered && touches(order, met.price)) {
      const found = fillOf(order, fillable.takingPrice(order, met), met, fillable)
      if (found !== undefined && (order.atOnce !== 'fok' || found.quantity === order.remaining))
        fill(order, found, order.bookedAt)
    }
    if (order.atOnce !== undefined && order.remaining > 0)
      end(order, { at: order.bookedAt, kind: 'cancelled', quantity: order.remaining })
  }

  /** Returns the trade of its book that an order meets when it arrives; undefined while the book does not trade. */
  function tradeMetBy({ book, bookedAt }: MutableOrder): IndexedTrade | undefined {
    const index = book?.indexAt(bookedAt) ?? -1
    const trade = book?.priceAt(bookedAt) === undefined ? undefined : book.trade(index)
    // The auction of an instant is over for an order that comes after it.
    return trade && { ...trade, index, isAuction: false }
  }

  /** Keeps an order from its book, and lets the exchange reject what is left of it later. */
  function rejectLater(order: MutableOrder, afterMs: number): void {
    order.book = undefined
    due.add(order.bookedAt + afterMs, (at) => {
      const quantity = order.kind === 'cancel' ? order.quantity : order.remaining
      if (quantity > 0) end(order, { at, kind: 'rejected', quantity })
    })
  }

  /** Lets a cancellation take effect: on what is left of its order by then. */
  function withdraw(original: MutableOrder, cancellation: MutableOrder, at: number): void {
    const quantity = Math.min(cancellation.quantity, original.remaining)
    if (quantity > 0) for (const order of [original, cancellation]) end(order, { at, kind: 'cancelled', quantity })
    const late = cancellation.quantity - quantity
    if (late > 0) end(cancellation, { at, kind: 'rejected', quantity: late })
  }

  return {
    ...records.lookup,
    freeCash,
    freeShares,
    settle,
    place(terms, at, { origin = own, rejectAfterMs } = {}) {
      const order = carry(terms, { kind: 'new', original: '', origin }, at, { cash: 0n, shares: 0 })
      if ('messageCode' in order) return order
      if (rejectAfterMs === undefined) submit(order)
      else {
        records.openUp(order)
        rejectLater(order, rejectAfterMs)
      }
      announce()
      return order
    },
    revise(revised, terms, at, { origin = own, rejectAfterMs } = {}) {
      const original = records.recordOf(revised)
      const { quantity } = terms
      const rest = reservedFor(account, original, original.remaining - quantity)
      const freed = { cash: reservedFor(account, original) - rest, shares: quantity }
      const order = carry(terms, { kind: 'revise', original: original.number, origin }, at, freed)
      if ('messageCode' in order) return order
      if (rejectAfterMs === undefined) {
        end(original, { at, kind: 'cancelled', quantity })
        submit(order)
      } else rejectLater(order, rejectAfterMs)
      announce()
      return order
    },
    cancel(cancelled, quantity, at, { origin = own, rejectAfterMs } = {}) {
      const original = records.recordOf(cancelled)
      const { number, instrument, side, type, venue, slot } = original
      const terms = { instrument, side, type, venue, quantity, price: '0', limit: undefined, atClose: false }
      const order = book(terms, { kind: 'cancel', original: number, dearest: 0, cheapest: 0, slot, origin }, at)
      if (rejectAfterMs !== undefined) rejectLater(order, rejectAfterMs)
      else if (cancelLagMs() === 0) withdraw(original, order, at)
      else due.add(at + cancelLagMs(), (effectiveAt) => withdraw(original, order, effectiveAt))
      announce()
      return order
    },
    schedule(at, run) {
      due.add(at, run)
      announce()
    },
    fill(asked, quantity, at) {
      const order = records.recordOf(asked)
      const price = order.limit ?? order.book?.priceAt(at) ?? prices.snapshot(order.instrument, at)?.price
      if (price === undefined) return
      execute(order, { at, price, quantity })
      announce()
    },
    events: () => events,
    nextEventAt() {
      let earliest = due.nextAt()
      for (const order of open) {
        // The look ahead moves a copy over the trades.
        const at = nextEventOf({ ...order }, Number.POSITIVE_INFINITY, fillable)?.at
        if (at !== undefined) earliest = Math.min(at, earliest ?? at)
      }
      return earliest
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Returns the origin of the orders that come through KIS's API. */
export const ownOrigin = (environment: Environment): OrderOrigin => ({
  branch: environment === 'real' ? '91252' : '00950',
  employee: 'OpnAPI',
  // The simulator listens on loopback alone.
  address: '127.0.0.1',
  medium: 'OpenAPI',
  isExternal: false,
})

import type { OrderLimits } from '../guards/limits.ts'
import type { OrderJournal } from '../journal/journal.ts'
import type { Order } from '../list-orders.ts'
import type { NewOrder } from '../place-order.ts'
import type { Revision } from '../revise-order.ts'
import type { OrderRecord } from './order-record.ts'
import type { WaitOptions } from './wait-for-order.ts'
import type { TradingEvents } from './watching.ts'

export interface TradingOptions {
  /** Record of the orders. `memoryJournal()` forgets them with the process. */
  readonly journal: OrderJournal
  /** Limits on each order. @default {} the default of each limit */
  readonly limits?: OrderLimits
  /** Whether all is done but the call of KIS: each order ends as `not-taken` with the reason `DRY_RUN`. @default false */
  readonly dryRun?: boolean
}

export interface PlaceOptions {
  /** Your id of the order, the same for the same decision: the second call with it sends nothing. Up to 100 letters. */
  readonly clientOrderId: string
  /** Key of the decision that led to the order, for your own search. */
  readonly decision?: string
}

export interface CancelOptions {
  /** Your id of the cancellation, the same for the same decision. */
  readonly clientOrderId: string
  /** Whole shares to cancel. @default the whole rest */
  readonly quantity?: string
}

export interface ReviseOptions extends Revision {
  /** Your id of the revision, under which the revised order goes on. */
  readonly clientOrderId: string
}

/** Word of a person on an order, for what no evidence says. */
export type Claim =
  | {
      /** Whether the order at KIS that was found by its content is ours. */
      readonly isOurs: boolean
      /** Name of the person. */
      readonly by: string
    }
  | {
      /** Number of the row that is ours, of an order that could be several rows. */
      readonly number: string
      readonly by: string
    }
  | {
      /** Whether the order is over: the person has looked at the account. */
      readonly isOver: true
      readonly by: string
    }

/** Orders of one account that are sent at most once, and found again after a crash. */
export interface Trading {
  /**
   * Places an order, unless the id has one. The intent is in the journal before the first byte can leave.
   *
   * @example
   * const order = await trading.place({ symbol: '005930', side: 'buy', quantity: '10', price: '70000' }, { clientOrderId: 'buy-1' })
   * if (order.state === 'unknown') await trading.reconcile() // KIS's list may lag: the order may exist
   * @returns the order as far as it is known: `open` with its number, `rejected` with KIS's reason, `unknown` when no answer came
   * @throws {KisInputError} not-sent: as `placeOrder`
   * @throws {KisOrderDeniedError} not-sent: a guard denies it; `denial` is the code of the reason
   * @throws {KisOrderConflictError} not-sent: the id has an order of another content
   * @throws {KisOrderUnsettledError} not-sent: what became of an order of the symbol is not known
   * @throws what `placeOrder` throws with the outcome `not-sent`, and what the journal throws before the order is sent
   * @throws {KisUnansweredError} unknown: it was sent, and the journal has not stored what became of it
   */
  place(order: NewOrder, options: PlaceOptions): Promise<OrderRecord>
  /**
   * Cancels an order of ours: the whole rest, or a part. The cancellation has an id and a record of its own. What became of the order
   * is in the record of the order, which may be filled before KIS cancels it.
   *
   * @example
   * await trading.cancel('buy-1', { clientOrderId: 'cancel-buy-1' })
   * const order = await trading.waitForOrder('buy-1') // cancelled, or filled before
   * @returns the record of the cancellation: `open` when KIS has taken it, `rejected`, or `unknown` when no answer came
   * @throws {KisInputError} not-sent: the order is not in the journal, or has ended
   * @throws {KisOrderUnsettledError} not-sent: it is not known whether KIS has the order, or whether it is ours
   * @throws {KisOrderConflictError} not-sent: the id has another content
   * @throws what `place` throws after its guards
   */
  cancel(orderId: string, options: CancelOptions): Promise<OrderRecord>
  /**
   * Changes the limit of the rest of an order. KIS makes a new order of it, whose record has the id of the revision. How the fills of
   * the two add up is not documented by KIS: read the position.
   *
   * @example
   * const revised = await trading.revise('buy-1', { clientOrderId: 'buy-1-higher', price: '70100' })
   * console.log(revised.change?.of) // prints buy-1
   * @throws {KisInputError} not-sent: as `reviseOrder`; the order is not in the journal, or has ended
   * @throws what `place` throws
   */
  revise(orderId: string, options: ReviseOptions): Promise<OrderRecord>
  /** Returns an order by its id; undefined if the journal does not have it. */
  getOrder(clientOrderId: string): Promise<OrderRecord | undefined>
  /**
   * Returns the orders that are not settled, and those that began since a day before the first of them, or before now.
   *
   * @example
   * const open = trading.listOrders().filter(({ state }) => state === 'open' || state === 'partly-filled')
   */
  listOrders(): readonly OrderRecord[]
  /** Returns the orders of the latest reading that a person or another program placed. They are never cancelled here. */
  listOthers(): readonly Order[]
  /**
   * Waits until an order has reached a state.
   *
   * @example
   * const order = await trading.waitForOrder('buy-1', { signal: AbortSignal.timeout(60_000) })
   * @param options.until @default the order is settled: it may not be filled any more
   * @throws {KisInputError} the journal does not have the order
   * @throws the signal's reason
   */
  waitForOrder(clientOrderId: string, options?: WaitOptions): Promise<OrderRecord>
  /**
   * Yields each order that has changed, with its latest record, until the signal aborts or `close` is called. Fills come from KIS's
   * lists, which are read every 2 s to 1 min while an order is open.
   *
   * @example
   * for await (const { clientOrderId, state, filled } of trading.watch()) console.log(clientOrderId, state, filled)
   * @throws the signal's reason
   */
  watch(signal?: AbortSignal): AsyncGenerator<OrderRecord, void>
  /**
   * Calls `listener` at each event of that name. An error of the listener is dropped.
   *
   * @example
   * trading.on('order', ({ clientOrderId, state }) => console.log(clientOrderId, state))
   * @returns a function that removes the listener
   */
  on<Event extends keyof TradingEvents>(event: Event, listener: (about: TradingEvents[Event]) => void): () => void
  /**
   * Stores a person's word on an order, for what no evidence says: whether the row that was found by its content is ours, which of
   * several rows it is, or that it is over.
   *
   * @example
   * const found = await trading.getOrder('buy-1')
   * if (found?.isProbable) await trading.claim('buy-1', { isOurs: true, by: 'Minji' })
   * @returns the order after it: one that is not ours is `unknown` again
   * @throws {KisInputError} not-sent: the order does not exist, or nothing of that kind is open about it
   */
  claim(clientOrderId: string, claim: Claim): Promise<OrderRecord>
  /**
   * Reads KIS's lists, and stores what they prove about the orders that are not settled. An order that is missing from a list stays
   * as it is, since the list may lag.
   *
   * @returns what `listOrders` returns after it
   * @throws what `listOrders` of the client throws: a list that is not whole is no evidence, and nothing was stored
   */
  reconcile(): Promise<readonly OrderRecord[]>
  /** Gives the account back for another program. Calls that are under way end first. */
  close(): Promise<void>
}

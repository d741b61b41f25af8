import type { CallOptions } from '../../client/client.ts'
import type { Endpoint } from '../../endpoint.ts'
import type { Market } from '../../market/market.ts'
import type { NoticeSource } from '../../realtime/notices/execution-notice.ts'
import type { TradingMode } from '../guards/facts.ts'
import type { OrderLimits } from '../guards/limits.ts'
import type { HoldingMismatch } from '../history/account-record.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { OrderJournal, TraderLeases } from '../journal/journal.ts'
import type { Order } from '../list-orders.ts'
import type { NewOrder } from '../place-order.ts'
import type { Revision } from '../revise-order.ts'
import type { WaitOptions } from '../tracking/wait-for-order.ts'
import type { TradingEvents } from '../tracking/watching.ts'
import type { Halted } from './kill-switch.ts'

/** Options of `createTrading`. */
export interface TradingOptions {
  /** Record of the orders. `memoryJournal()` forgets them with the process. */
  readonly journal: OrderJournal
  /**
   * Place of the right to trade the account, `redisTraderLease({ redis })` for programs on several hosts.
   *
   * @default the journal, for the programs of one host
   */
  readonly leases?: TraderLeases
  /**
   * Time for which a program that was killed keeps the account, in ms. A program whose event loop stands still for longer has lost the
   * account, and must be started again. A clock that runs faster needs a longer one.
   *
   * @default 15_000
   */
  readonly leaseMs?: number
  /**
   * Time after the end of an order's life by rule until KIS's lists are taken as final, in ms. KIS's lists were seen to lag by seconds to
   * a minute.
   *
   * @default 120_000
   */
  readonly marginMs?: number
  /**
   * Whether no other program trades the account through KIS's API. Then the only row that a lost order could be is ours if KIS gives it
   * the origin of our other rows; otherwise a person has to claim it, since another program may have that origin too.
   *
   * @default false
   */
  readonly isOnlyProgram?: boolean
  /** Limits on each order. @default {} the default of each limit */
  readonly limits?: OrderLimits
  /** Path of a file that halts trading while it exists: as `halt`, and no order leaves. @default no file */
  readonly haltFile?: string
  /**
   * Whether all is done but the call of KIS: each order ends as `not-taken` with the reason `DRY_RUN`. Its id is used up: take a journal of
   * its own for a dry run.
   *
   * @default false
   */
  readonly dryRun?: boolean
  /**
   * Execution notices of the account's HTS id, such as those of a stream. Each leads to a look at KIS's lists at once, and shows in
   * `noticed` of its order until then. The lists are read as often as without notices.
   *
   * @default no notices
   */
  readonly notices?: NoticeSource
}

/** Options of `place` and `send`. */
export interface PlaceOptions extends CallOptions {
  /** Your id of the order, the same for the same decision: the second call with it sends nothing. Up to 100 letters. */
  readonly clientOrderId: string
  /** Key of the decision that led to the order, for your own search. */
  readonly decision?: string
}

/** Options of `cancel`. */
export interface CancelOptions extends CallOptions {
  /** Your id of the cancellation, the same for the same decision. */
  readonly clientOrderId: string
  /** Whole shares to cancel. @default the whole rest */
  readonly quantity?: string
}

/** Options of `revise`. */
export interface ReviseOptions extends Revision, CallOptions {
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
      /** Name of the person. */
      readonly by: string
    }
  | {
      /** Whether the order is over: the person has looked at the account. */
      readonly isOver: true
      /** Name of the person. */
      readonly by: string
    }

/** Account, beside its orders. */
export interface TradingAccount {
  /** Orders that may leave. */
  readonly mode: TradingMode
  /** Whether the journal has all orders of ours: if not, only orders that reduce a position leave, until `confirmAccount`. */
  readonly isTrusted: boolean
  /** Symbols whose shares differ from what all orders explain: no new order of them leaves, until `acceptHolding`. */
  readonly mismatches: readonly HoldingMismatch[]
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
   * @throws the signal's reason: nothing has left
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
  /**
   * Sends an order that no action wraps, by its typed endpoint: on credit, of bonds, of derivatives. It is in the journal before it
   * leaves, leaves once, and keeps its symbol while what became of it is not known. Limits do not look at it; it leaves in the mode
   * `active` alone. A credit order is found and tracked like one in cash. Of the others the journal learns the number alone, and one whose
   * answer was lost is `unknown` until `claim` with `isOver`.
   *
   * @example
   * const input = { ord_dv: 'buy', PDNO: '005930', CRDT_TYPE: '21', LOAN_DT: '20261019', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: '70000' } as const
   * const order = { symbol: '005930', side: 'buy', quantity: '1', price: '70000' } as const
   * await trading.send({ endpoint: orderCredit, input, order }, { clientOrderId: 'credit-1' })
   * @param call.order the order as the journal shows it, and as the lists of KIS show one on credit
   * @throws {KisInputError} not-sent: the endpoint is no write, or a field is missing or unknown
   * @throws {KisOrderDeniedError} not-sent: HALTED or REDUCING, by the mode
   * @throws what `place` throws after its guards
   */
  send<Input extends object, Answer>(
    call: {
      readonly endpoint: Endpoint<Input, Answer, never>
      readonly input: Input
      readonly order: NewOrder
    },
    options: PlaceOptions,
  ): Promise<OrderRecord>
  /**
   * Returns an order by its id; undefined if the journal does not have it.
   *
   * @example
   * const order = await trading.getOrder('buy-1')
   * console.log(order?.state)
   */
  getOrder(clientOrderId: string): Promise<OrderRecord | undefined>
  /**
   * Returns the orders that are not settled, cancellations included, and those that began since a day before the first of them, or before now.
   *
   * @example
   * const open = trading.listOrders().filter(({ state, change }) => state === 'open' && change?.kind !== 'cancel')
   */
  listOrders(): readonly OrderRecord[]
  /**
   * Returns the orders of the latest reading that a person or another program placed. They are never cancelled here.
   *
   * @example
   * await trading.reconcile()
   * for (const { symbol, side, quantity } of trading.listOthers()) console.log(symbol, side, quantity)
   */
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
   * lists, which are read every 2 s to 1 min while an order is open, and at once after a notice.
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
   * @example
   * const unknown = (await trading.reconcile()).filter(({ state }) => state === 'unknown')
   * for (const { clientOrderId, reason } of unknown) console.log(clientOrderId, reason?.message)
   * @returns what `listOrders` returns after it
   * @param options.signal ends the wait with its reason; the reading goes on
   * @throws what `listOrders` of the client throws: a list that is not whole proves nothing but what its rows say
   */
  reconcile(options?: CallOptions): Promise<readonly OrderRecord[]>
  /**
   * Takes over an order that a person or another program placed: from then on it is ours, and may be cancelled.
   *
   * @example
   * const [other] = trading.listOthers()
   * if (other) await trading.adopt(other, { clientOrderId: 'by-hand-1', by: 'Minji' })
   * @throws {KisInputError} not-sent: it is no order of `listOthers`, or is a revision or a cancellation
   * @throws {KisOrderConflictError} not-sent: the id has another order
   */
  adopt(order: Order, options: { readonly clientOrderId: string; readonly by: string }): Promise<OrderRecord>
  /**
   * Returns what is known of the account.
   *
   * @example
   * const { mode, isTrusted, mismatches } = trading.getAccount()
   * if (!isTrusted || mismatches.length > 0) console.log(`${mode}: look at the account`)
   */
  getAccount(): TradingAccount
  /**
   * Changes the orders that may leave; it outlives a restart.
   *
   * @example
   * await trading.setMode('reducing', { by: 'Minji' })
   */
  setMode(mode: TradingMode, options: { readonly by: string }): Promise<void>
  /**
   * Stops trading: no order leaves until `setMode`, also after a restart, and all orders of ours that may still be filled are
   * cancelled. An order of unknown fate cannot be cancelled before it is found: it is in `left`, and a later `halt` cancels it.
   *
   * @example
   * const { left } = await trading.halt({ by: 'Minji' })
   * for (const { clientOrderId, state } of left) console.log(`look at ${clientOrderId}: ${state}`)
   * @param options.signal ends the wait with its reason; the orders are still cancelled
   */
  halt(options: CallOptions & { readonly by: string }): Promise<Halted>
  /**
   * Stores a person's word that the journal has all orders of ours, so that orders which increase a position may leave again: a
   * journal that is new or older than the account only reduces.
   *
   * @example
   * if (!trading.getAccount().isTrusted) await trading.confirmAccount({ by: 'Minji' })
   */
  confirmAccount(options: { readonly by: string }): Promise<void>
  /**
   * Accepts the shares of a symbol that no order explains, such as a transfer. New orders of the symbol may leave again.
   *
   * @example
   * for (const mismatch of trading.getAccount().mismatches) await trading.acceptHolding(mismatch, { by: 'Minji' })
   * @throws {KisInputError} not-sent: the symbol has no mismatch
   */
  acceptHolding(
    of: { readonly market: Market; readonly symbol: string },
    options: { readonly by: string },
  ): Promise<void>
  /**
   * Returns the history of an order as text: what was read when, and why its state is what it is.
   *
   * @example
   * console.log(await trading.explain('buy-1'))
   * @throws {KisInputError} the journal does not have the order
   */
  explain(clientOrderId: string): Promise<string>
  /**
   * Removes the histories of orders that are settled and whose last fact is older than an instant. Nothing removes them otherwise. An id
   * that was removed sends again.
   *
   * @example
   * const yearMs = 366 * 86_400_000
   * console.log(`${await trading.prune(Date.now() - 5 * yearMs)} histories were removed`)
   * @param before instant in ms since 1970
   * @throws {KisInputError} not-sent: it is not an instant, or not more than 40 days ago, as orders of those days may be read again
   */
  prune(before: number): Promise<number>
  /**
   * Gives the account back for another program. Calls and readings that are under way end first; the journal stays open.
   *
   * @example
   * process.once('SIGTERM', () => void trading.close())
   */
  close(): Promise<void>
}

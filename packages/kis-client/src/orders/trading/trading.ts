import { checkClient } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import {
  isKisError,
  KisInputError,
  KisOrderConflictError,
  KisOrderUnsettledError,
  KisUnansweredError,
} from '../../errors.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { checkNames } from '../../values/check-names.ts'
import { checkOption, objectRule } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { listOrders } from '../list-orders.ts'
import { type NewOrder, placeOrder } from '../place-order.ts'
import { takeAccount } from './account-lease.ts'
import type { Fact } from './fact.ts'
import { createHistories } from './histories.ts'
import type { OrderRecord } from './order-record.ts'
import { blocksSymbol } from './order-states.ts'
import { type Evidence, settle } from './settle.ts'

export interface TradingOptions {
  /** Record of the orders. `memoryJournal()` forgets them with the process. */
  readonly journal: OrderJournal
}

export interface PlaceOptions {
  /** Your id of the order, the same for the same decision: the second call with it sends nothing. Up to 100 letters. */
  readonly clientOrderId: string
  /** Key of the decision that led to the order, for your own search. */
  readonly decision?: string
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
   * @throws {KisOrderConflictError} not-sent: the id has an order of another content
   * @throws {KisOrderUnsettledError} not-sent: what became of an order of the symbol is not known
   * @throws what `placeOrder` throws with the outcome `not-sent`, and what the journal throws before the order is sent
   * @throws {KisUnansweredError} unknown: it was sent, and the journal has not stored what became of it
   */
  place(order: NewOrder, options: PlaceOptions): Promise<OrderRecord>
  /** Returns an order by its id; undefined if the journal does not have it. */
  getOrder(clientOrderId: string): Promise<OrderRecord | undefined>
  /** Gives the account back for another program. Calls that are under way end first. */
  close(): Promise<void>
  /**
   * Stores a person's word on an order that was found by its content alone: whether that order at KIS is ours.
   *
   * @example
   * const found = await trading.getOrder('buy-1')
   * if (found?.isProbable) await trading.claim('buy-1', { isOurs: true, by: 'Minji' })
   * @param claim.by name of the person
   * @returns the order after it: one that is not ours is `unknown` again
   * @throws {KisInputError} not-sent: the order does not exist, or was not found by its content
   */
  claim(clientOrderId: string, claim: { readonly isOurs: boolean; readonly by: string }): Promise<OrderRecord>
  /**
   * Reads KIS's lists, and stores what they prove about the orders that are not settled. An order that is missing from a list stays
   * as it is, since the list may lag.
   *
   * @returns the orders that are not settled, and of the days that were read
   * @throws what `listOrders` throws: a list that is not whole is no evidence, and nothing was stored
   */
  reconcile(): Promise<readonly OrderRecord[]>
}

// Differences between KIS's clock and ours, and between the last byte of an order and its booking, that are taken as possible.
const clockErrorMs = 2_000
const bookingDelayMs = 10_000
// A row that has not changed so long after the end of an order's life is taken as final.
const marginMs = 120_000
// Days before today of which orders are read: an order of New York is of yesterday in Korea.
const dayMs = 86_400_000

/**
 * Takes a client's account for this program, and reads KIS's lists once: no order of a symbol leaves before what became of the
 * earlier ones is known. A program that was killed keeps the account for 15 seconds.
 *
 * @example
 * const trading = await createTrading(kis, { journal: memoryJournal() })
 * @throws {KisInputError} not-sent: an option is missing or wrong
 * @throws {KisAccountTakenError} not-sent: another program on the journal trades the account
 * @throws what `listOrders` and the journal throw
 */
export async function createTrading(client: KisClient, options: TradingOptions): Promise<Trading> {
  checkClient(client)
  checkOption('options', options, objectRule('an object with journal'))
  checkNames(options, 'an option of createTrading', ['journal'])
  const { journal } = options
  await journal.open()
  const histories = createHistories(client, journal)
  const { clock } = client
  /** Orders whose calls are under way in this process. */
  const underWay = new Set<string>()
  const calls = new Set<Promise<unknown>>()
  const lease = await takeAccount(histories.account, { journal, clock })
  const endsAt = () => undefined

  async function readEvidence(from: number): Promise<Evidence> {
    const startedAt = clock.now()
    const period = { from: exchangeDate('NASD', from), to: exchangeDate('KRX', startedAt) }
    const orders = await listOrders(client, period)
    return { orders, reading: { from: startedAt, to: clock.now(), rows: orders.length } }
  }

  async function reconcile(): Promise<readonly OrderRecord[]> {
    const now = clock.now()
    const unsettled = await histories.since(now)
    const from = Math.min(now, ...unsettled.map(({ intendedAt }) => intendedAt)) - dayMs
    // The settled ones of these days, too: their rows are no other order's.
    const known = await histories.since(from)
    const evidence = await readEvidence(from)
    const findings = settle(known, evidence, { clockErrorMs, bookingDelayMs, marginMs, underWay, endsAt })
    const found = new Map<OrderRecord, OrderRecord>()
    for (const { record, fact } of findings) found.set(record, await histories.add(record, fact))
    return known.map((record) => found.get(record) ?? record)
  }

  /** Refuses an order whose symbol has one of unknown fate. */
  async function checkSymbol({ symbol, exchange = 'KRX' }: NewOrder) {
    const known = await histories.since(clock.now())
    const blocking = known.find(({ clientOrderId, order, state, isProbable }) => {
      const isOfSymbol = order.symbol === symbol && (order.exchange ?? 'KRX') === exchange
      return isOfSymbol && !underWay.has(clientOrderId) && (blocksSymbol(state) || isProbable)
    })
    if (blocking !== undefined) throw new KisOrderUnsettledError({ symbol, ...blocking })
  }

  async function send(record: OrderRecord, order: NewOrder): Promise<OrderRecord> {
    let fact: Fact
    let failure: unknown
    try {
      const { number, branch } = await placeOrder(client, order)
      const orderedOn = exchangeDate(order.exchange ?? 'KRX', record.intendedAt)
      fact = { kind: 'acknowledged', number, branch, orderedOn }
    } catch (error) {
      fact = factOfFailure(error)
      failure = error
    }
    // Nothing left: the caller may correct it, or try again with another id.
    if (fact.kind === 'not-sent') {
      await histories.add(record, fact)
      throw failure
    }
    try {
      return await histories.add(record, fact)
    } catch (cause) {
      // An error of the journal says that nothing was sent, which is not true here.
      throw new KisUnansweredError('the journal has not stored what became of the order: reconcile', { cause })
    }
  }

  async function place(order: NewOrder, { clientOrderId, decision }: PlaceOptions): Promise<OrderRecord> {
    const known = await histories.read(clientOrderId)
    if (known !== undefined) return sameOrder(known, order)
    lease.check()
    await checkSymbol(order)
    underWay.add(clientOrderId)
    try {
      const intent = { kind: 'intended', order, ...(decision !== undefined && { decision }) } as const
      const { record, isNew } = await histories.begin(clientOrderId, intent)
      return isNew ? await send(record, order) : sameOrder(record, order)
    } finally {
      underWay.delete(clientOrderId)
    }
  }

  try {
    await reconcile()
  } catch (error) {
    await lease.release()
    throw error
  }
  return {
    async place(order, options) {
      checkId(options.clientOrderId)
      const call = place(order, options)
      calls.add(call)
      return call.finally(() => calls.delete(call))
    },
    async close() {
      await Promise.allSettled(calls)
      await lease.release()
    },
    async getOrder(clientOrderId) {
      checkId(clientOrderId)
      return histories.read(clientOrderId)
    },
    async claim(clientOrderId, { isOurs, by }) {
      checkId(clientOrderId)
      const known = await histories.read(clientOrderId)
      if (known?.isProbable === true) return histories.add(known, { kind: 'claimed', isOurs, by })
      const rule = `${preview(clientOrderId)} has no order that was found by its content; claim one whose isProbable is true`
      throw new KisInputError({ field: 'clientOrderId', rule })
    },
    reconcile,
  }
}

/** Returns the order that an id has, if the caller asks for the same. @throws {KisOrderConflictError} it asks for another one */
function sameOrder(known: OrderRecord, order: NewOrder): OrderRecord {
  if (contentOf(known.order) === contentOf(order)) return known
  throw new KisOrderConflictError(known.clientOrderId)
}

const contentOf = ({ exchange = 'KRX', type = 'limit', venue, ...order }: NewOrder): string =>
  JSON.stringify(Object.entries({ ...order, exchange, type, venue: venue ?? 'KRX' }).toSorted())

function factOfFailure(error: unknown): Fact {
  // An error that is not of the client says nothing about what has left.
  if (!isKisError(error))
    return { kind: 'unanswered', code: 'UNKNOWN', message: 'the call failed without an answer of KIS' }
  const { code, message } = error
  const kind = error.outcome === 'unknown' ? 'unanswered' : error.outcome
  return { kind, code: ('messageCode' in error && error.messageCode) || code, message }
}

function checkId(clientOrderId: string) {
  if (typeof clientOrderId === 'string' && clientOrderId.length >= 1 && clientOrderId.length <= 100) return
  const rule = `${preview(clientOrderId)} is not an id; use a text of 1 to 100 letters, the same for the same decision`
  throw new KisInputError({ field: 'clientOrderId', rule })
}

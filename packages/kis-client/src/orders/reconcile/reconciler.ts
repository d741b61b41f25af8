import { listPositions } from '../../account/list-positions.ts'
import { ordersShares } from '../../client/account-product.ts'
import type { KisClient } from '../../client/client.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals, parseDecimal } from '../../values/decimal.ts'
import type { AccountHistory } from '../history/account-history.ts'
import type { Reading } from '../history/fact.ts'
import type { Histories } from '../history/histories.ts'
import { kisInstant, kisNow } from '../history/kis-time.ts'
import { isListed, isSettled, type OrderRecord } from '../history/order-record.ts'
import type { HoldingsKeeper } from '../holdings/holdings-keeper.ts'
import { listOrders, type Order } from '../list-orders.ts'
import type { Evidence } from './evidence.ts'
import { isNameless } from './match-rows.ts'
import { createOrderEnds } from './order-ends.ts'
import { noteDoubts, noteOthers } from './others.ts'
import { ownRows, settle } from './settle.ts'

// Longest time between the last byte of an order and its booking that is taken as possible.
const bookingDelayMs = 10_000
export const dayMs = 86_400_000
// Days of which lists are read: an order that is not settled by then waits for a person.
const mostDays = 30
// Holdings are compared at least so often while orders are looked at.
const holdingsEveryMs = 600_000

/** Reader of KIS's lists, which stores what they prove. */
export interface Reconciler {
  /**
   * Reads the lists, one reading at a time, and stores what they prove.
   *
   * @param options.withHoldings whether the holdings are read too, where nothing asks for them
   * @throws what `listOrders` and `listPositions` throw: a list that is not whole is no evidence, and nothing was stored
   */
  reconcile(options?: { readonly withHoldings?: boolean }): Promise<void>
  /** Returns whether an order is past its life by rule, and past the time in which its row may still change. */
  isOver(record: OrderRecord): boolean
  /** Returns the latest reading; undefined before the first one. */
  latest(): LatestReading | undefined
}

/** Latest reading of KIS's lists. */
export interface LatestReading {
  readonly reading: Reading
  /** Orders that are not ours. */
  readonly others: readonly Order[]
}

export interface ReconcilerOptions {
  readonly client: KisClient
  readonly histories: Histories
  readonly account: AccountHistory
  readonly keeper: HoldingsKeeper
  readonly underWay: ReadonlySet<string>
  /** Time after the end of an order's life until the lists are taken as final, in ms. */
  readonly marginMs: number
  /** Called with each order of others that was not seen before. */
  readonly sawOther: (order: Order) => void
}

/** Creates the reader of the lists of one account. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { client, histories, account, keeper, underWay, marginMs, sawOther } = options
  const endsAt = createOrderEnds(bookingDelayMs)
  let last: Promise<unknown> = Promise.resolve()
  let latest: LatestReading | undefined
  let holdingsAt = Number.NEGATIVE_INFINITY

  function isOver(record: OrderRecord): boolean {
    const endedAt = endsAt(record)
    return endedAt !== undefined && kisNow(client).earliestAt >= endedAt + marginMs
  }

  async function readEvidence(since: string): Promise<Evidence> {
    const startedAt = client.clock.now()
    const before = kisNow(client)
    const period = { from: earlier(since, keeper.firstDay()), to: exchangeDate('KRX', before.latestAt) }
    const orders = await listOrders(client, period)
    // The answers say more about KIS's clock: of what is known before and after them, the earlier start is the careful one.
    const from = Math.min(before.earliestAt, kisInstant(client, startedAt).earliestAt)
    return { orders, firstDay: period.from, reading: { from, to: kisNow(client).latestAt, rows: orders.length } }
  }

  /** Reads the holdings if something asks for them. @returns as `SettleOptions.explainedHolding` */
  async function judgeHoldings({ orders, firstDay }: Evidence, rollTo: string, isWanted: boolean) {
    const isDue = client.clock.now() - holdingsAt >= holdingsEveryMs
    const isAsked = histories.live().some((record) => isNameless(record) && isOver(record))
    if (!isWanted && !isDue && !isAsked && !keeper.isWaiting()) return { symbols: [], explained: () => undefined }
    const positions = await listPositions(client)
    holdingsAt = client.clock.now()
    const at = kisNow(client).latestAt
    const explained = await keeper.judge({ ...positions, orders, from: firstDay, at, rollTo })
    const held = positions.positions.filter(({ quantity }) => compareDecimals(quantity, parseDecimal('0')) > 0)
    return { symbols: held.map(({ symbol }) => symbol), explained }
  }

  async function reconcile({ withHoldings = false } = {}) {
    // An account of futures and options has no list that says anything about its orders here.
    if (!ordersShares(client.account.product)) return
    const since = exchangeDate('NASD', firstAt(histories.live(), client.clock.now()))
    const evidence = await readEvidence(since)
    const rollTo = exchangeDate('NASD', client.clock.now() - dayMs)
    const isFirst = latest === undefined
    const { symbols, explained } = await judgeHoldings(evidence, rollTo, withHoldings || isFirst)
    const found = settle(histories.live(), evidence, {
      bookingDelayMs,
      marginMs,
      underWay,
      endsAt,
      foreignOrigins: account.record().origins.others,
      explainedHolding: explained,
    })
    // All at once, so that they share one wait for the disk.
    await Promise.all(found.map(({ record, fact }) => histories.add(record, fact)))
    await noteRows(evidence, { rollTo, symbols, isFirst })
    histories.forget(firstAt(histories.live(), client.clock.now()))
  }

  async function noteRows(
    { orders, reading }: Evidence,
    {
      rollTo,
      symbols,
      isFirst,
    }: { readonly rollTo: string; readonly symbols: readonly string[]; readonly isFirst: boolean },
  ) {
    const records = histories.live()
    const own = ownRows(records, orders)
    const others = orders.filter((order) => !own.has(order))
    latest = { reading, others }
    const proven = [...own].flatMap(([row, { isProbable }]) => (isProbable ? [] : [row]))
    const fresh = await noteOthers(account, { own: proven, others, records, since: rollTo })
    if (isFirst) await noteDoubts(account, { fresh, symbols })
    for (const order of fresh) sawOther(order)
  }

  return {
    reconcile(given) {
      const next = last.then(() => reconcile(given))
      last = next.catch(() => undefined)
      return next
    },
    isOver,
    latest: () => latest,
  }
}

const earlier = (day: string, other: string | undefined): string => (other !== undefined && other < day ? other : day)

/** Returns the instant from which on orders are read: a day before the first one that is not settled, or before now. */
function firstAt(records: readonly OrderRecord[], now: number): number {
  const open = records.filter((record) => isListed(record) && !isSettled(record))
  const first = Math.min(now, ...open.map(({ intendedAt }) => intendedAt)) - dayMs
  return Math.max(first, now - mostDays * dayMs)
}

import type { KisClient } from '../../client/client.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals, parseDecimal } from '../../values/decimal.ts'
import type { AccountHistory } from '../history/account-history.ts'
import type { Reading } from '../history/fact.ts'
import type { Histories } from '../history/histories.ts'
import { kisInstant, kisNow } from '../history/kis-time.ts'
import { isListed, isSettled, type OrderRecord } from '../history/order-record.ts'
import type { HoldingsKeeper } from '../holdings/keeper.ts'
import { type Order, ordersOf } from '../list-orders.ts'
import { type OrderRow, orderKey } from '../order-row.ts'
import type { Evidence } from './evidence.ts'
import { type ListPart, partOf, readOrders, readPositions } from './list-part.ts'
import { isNameless } from './match-rows.ts'
import { noteOthers } from './others.ts'
import { ownRows, seenInRows, settle } from './settle.ts'

// Longest time between the last byte of an order and its booking that is taken as possible.
export const bookingDelayMs = 10_000
const dayMs = 86_400_000
// Days of which lists are read: an order that is not settled by then waits for a person.
const mostDays = 30
// Holdings are compared at least so often while orders are looked at.
const holdingsEveryMs = 600_000

/** Latest reading of the lists of a part. */
export interface LatestReading {
  readonly reading: Reading
  /** Orders that are not ours. */
  readonly others: readonly Order[]
}

/** Reader of the lists of one part, which stores what they prove. */
export interface PartReconciler {
  /**
   * Reads the lists, and stores what they prove.
   *
   * @throws the error of a list: one that is not whole is no evidence. What the orders prove is stored even if the positions fail
   */
  reconcile(withHoldings: boolean): Promise<void>
  /** Returns the latest reading; undefined before the first one. */
  latest(): LatestReading | undefined
}

export interface ReconcilerOptions {
  readonly client: KisClient
  readonly histories: Histories
  readonly account: AccountHistory
  readonly keeper: HoldingsKeeper
  readonly underWay: ReadonlySet<string>
  /** Time after the end of an order's life until the lists are taken as final, in ms. */
  readonly marginMs: number
  /** Whether no other program trades the account through KIS's API. */
  readonly isOnlyProgram: boolean
  /** Called with each order of others that was not seen before. */
  readonly sawOther: (order: Order) => void
}

interface PartOptions extends ReconcilerOptions {
  readonly endsAt: (record: OrderRecord) => number | undefined
  readonly isOver: (record: OrderRecord) => boolean
}

/** Creates the reader of the lists of one part of an account. */
export function createPartReconciler(part: ListPart, options: PartOptions): PartReconciler {
  const { client, histories, account, keeper, underWay, marginMs, isOnlyProgram, sawOther, endsAt, isOver } = options
  let latest: LatestReading | undefined
  let holdingsAt = Number.NEGATIVE_INFINITY

  const live = () => histories.live().filter(({ order }) => partOf(order.exchange) === part)

  async function readEvidence(): Promise<Evidence & { readonly since: string }> {
    const startedAt = client.clock.now()
    const before = kisNow(client)
    const since = exchangeDate('NASD', firstAt(live(), startedAt))
    const from = earlier(since, keeper.firstDay(part))
    const orders = await readOrNote({ from, to: exchangeDate('KRX', before.latestAt) }, before.earliestAt)
    // The answers say more about KIS's clock: of what is known before and after them, the earlier start is the careful one.
    const readFrom = Math.min(before.earliestAt, kisInstant(client, startedAt).earliestAt)
    return {
      orders,
      firstDay: from,
      since,
      reading: { from: readFrom, to: kisNow(client).latestAt, rows: orders.length },
    }
  }

  /** Reads the orders. If that fails, it stores what the rows prove that were read until then, and throws the error. */
  async function readOrNote(period: { readonly from: string; readonly to: string }, from: number) {
    // KIS may list a row twice: the last one of each order counts.
    const rows = new Map<string, OrderRow>()
    try {
      return await readOrders(client, part, period, (row) => rows.set(orderKey(row), row))
    } catch (error) {
      const read = ordersOf([...rows.values()])
      const found = seenInRows(live(), read, { from, to: kisNow(client).latestAt, rows: read.length })
      await Promise.all(found.map(({ record, fact }) => histories.add(record, fact)))
      throw error
    }
  }

  /** Reads the holdings if something asks for them. */
  async function judgeHoldings({ orders, firstDay }: Evidence, rollTo: string, isWanted: boolean) {
    const isDue = client.clock.now() - holdingsAt >= holdingsEveryMs
    const isAsked = live().some((record) => isNameless(record) && isOver(record))
    if (!isWanted && !isDue && !isAsked && !keeper.isWaiting(part)) return unread
    const { positions, unreadable } = await readPositions(client, part)
    holdingsAt = client.clock.now()
    const at = kisNow(client).latestAt
    const explained = await keeper.judge(part, { positions, unreadable, orders, from: firstDay, at, rollTo })
    const held = positions.filter(({ quantity }) => compareDecimals(quantity, parseDecimal('0')) > 0)
    return { symbols: held.map(({ symbol }) => symbol), explained }
  }

  async function reconcile(withHoldings: boolean) {
    const { since, ...whole } = await readEvidence()
    // The holdings may need days of which no record is in memory any more.
    const evidence = { ...whole, orders: whole.orders.filter(({ orderedOn }) => orderedOn >= since), firstDay: since }
    const rollTo = exchangeDate('NASD', client.clock.now() - dayMs)
    const isFirst = latest === undefined
    let trouble: { readonly error: unknown } | undefined
    const { symbols, explained } = await judgeHoldings(whole, rollTo, withHoldings || isFirst).catch(
      (error: unknown) => {
        // Rows of orders are evidence without the holdings.
        trouble = { error }
        return unread
      },
    )
    const found = settle(live(), evidence, {
      bookingDelayMs,
      marginMs,
      underWay,
      endsAt,
      isOnlyProgram,
      foreignOrigins: account.record().origins.others,
      explainedHolding: explained,
    })
    // All at once, so that they share one wait for the disk.
    await Promise.all(found.map(({ record, fact }) => histories.add(record, fact)))
    // Without the holdings the first reading is not complete.
    if (trouble !== undefined && isFirst) throw trouble.error
    const { reading, orders } = evidence
    const records = live()
    const own = ownRows(records, orders)
    const others = orders.filter((order) => !own.has(order))
    const proven = [...own].flatMap(([row, { isProbable }]) => (isProbable ? [] : [row]))
    const sorted = { own: proven, others, records, since: rollTo }
    const fresh = await noteOthers(account, sorted, isFirst ? { part, symbols } : undefined)
    // Not before the doubts are stored: they let no order leave that the first reading forbids.
    latest = { reading, others }
    for (const order of fresh) sawOther(order)
    if (trouble !== undefined) throw trouble.error
  }

  return {
    reconcile,
    latest() {
      // An order that was adopted or claimed since is ours.
      const own = latest && ownRows(live(), latest.others)
      return latest && { ...latest, others: latest.others.filter((row) => !own?.has(row)) }
    },
  }
}

const unread = { symbols: [], explained: () => undefined }

const earlier = (day: string, other: string | undefined): string => (other !== undefined && other < day ? other : day)

/** Returns the instant from which on records are kept: every row that a list may have is that of one of them. */
export const keptSince = (records: readonly OrderRecord[], now: number): number => firstAt(records, now) - 2 * dayMs

/** Returns the instant from which on orders are read: a day before the first one that is not settled, or before now. */
function firstAt(records: readonly OrderRecord[], now: number): number {
  const open = records.filter((record) => isListed(record) && !isSettled(record))
  // Near midnight KIS's clock may show another day than ours.
  const first = Math.min(now, ...open.flatMap(({ intendedAt, leftFrom }) => [intendedAt, leftFrom])) - dayMs
  return Math.max(first, now - mostDays * dayMs)
}

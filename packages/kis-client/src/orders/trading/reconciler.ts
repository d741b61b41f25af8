import type { KisClient } from '../../client/client.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { listOrders, type Order } from '../list-orders.ts'
import type { Evidence } from './evidence.ts'
import type { Reading } from './fact.ts'
import type { Histories } from './histories.ts'
import { kisInstant, kisNow } from './kis-time.ts'
import { createOrderEnds } from './order-ends.ts'
import { isSettled, type OrderRecord } from './order-record.ts'
import { othersIn, settle } from './settle.ts'

// Longest time between the last byte of an order and its booking that is taken as possible.
export const bookingDelayMs = 10_000
// A row that has not changed so long after the end of an order's life is taken as final: KIS's lists lag by up to a minute.
const marginMs = 120_000
export const dayMs = 86_400_000
// Days of which lists are read: an order that is not settled by then waits for a person.
const mostDays = 30

/** Reader of KIS's lists, which stores what they prove. */
export interface Reconciler {
  /**
   * Reads the lists, once at a time, and stores what they prove.
   *
   * @throws what `listOrders` throws: a list that is not whole is no evidence, and nothing was stored
   */
  reconcile(): Promise<void>
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
  readonly underWay: ReadonlySet<string>
}

/** Creates the reader of the lists of one account. */
export function createReconciler({ client, histories, underWay }: ReconcilerOptions): Reconciler {
  const endsAt = createOrderEnds(bookingDelayMs)
  let last: Promise<unknown> = Promise.resolve()
  let latest: LatestReading | undefined

  async function readEvidence(): Promise<Evidence> {
    const startedAt = client.clock.now()
    const before = kisNow(client)
    const period = { from: exchangeDate('NASD', firstAt(histories.live(), startedAt)), to: lastDay(before.latestAt) }
    const orders = await listOrders(client, period)
    // The answers say more about KIS's clock: of what is known before and after them, the earlier start is the careful one.
    const from = Math.min(before.earliestAt, kisInstant(client, startedAt).earliestAt)
    return { orders, reading: { from, to: kisNow(client).latestAt, rows: orders.length } }
  }

  async function reconcile() {
    const evidence = await readEvidence()
    const records = histories.live()
    const findings = settle(records, evidence, {
      bookingDelayMs,
      marginMs,
      underWay,
      endsAt,
      explainedHolding: () => undefined,
    })
    for (const { record, fact } of findings) await histories.add(record, fact)
    latest = { reading: evidence.reading, others: othersIn(histories.live(), evidence.orders) }
    histories.forget(firstAt(histories.live(), client.clock.now()))
  }

  return {
    reconcile() {
      const next = last.then(reconcile)
      last = next.catch(() => undefined)
      return next
    },
    isOver(record) {
      const endedAt = endsAt(record)
      return endedAt !== undefined && kisNow(client).earliestAt >= endedAt + marginMs
    },
    latest: () => latest,
  }
}

/** Returns the instant from which on orders are read: a day before the first one that is not settled, or before now. */
function firstAt(records: readonly OrderRecord[], now: number): number {
  const open = records.filter((record) => !isSettled(record))
  const first = Math.min(now, ...open.map(({ intendedAt }) => intendedAt)) - dayMs
  return Math.max(first, now - mostDays * dayMs)
}

const lastDay = (at: number): string => exchangeDate('KRX', at)

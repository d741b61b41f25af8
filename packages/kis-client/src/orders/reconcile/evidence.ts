import { createHash } from 'node:crypto'
import { compareDecimals } from '../../values/decimal.ts'
import type { Fact, Reading, SeenFact } from '../history/fact.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'

/** Complete reading of KIS's lists, as evidence about orders of ours. */
export interface Evidence {
  /** Orders of every day on which one of ours may have been booked. */
  readonly orders: readonly Order[]
  /** First day that was read, as `yyyy-MM-dd`. */
  readonly firstDay: string
  readonly reading: Reading
}

export interface SettleOptions {
  /** Longest time from the last byte of an order to its booking, in ms. */
  readonly bookingDelayMs: number
  /** Time after the end of an order's life until its row is taken as final, in ms. */
  readonly marginMs: number
  /** Ids of the orders whose calls are under way in this process. */
  readonly underWay: ReadonlySet<string>
  /** Returns the instant at which an order has ended by rule at the latest; undefined if no rule says so. */
  readonly endsAt: (record: OrderRecord) => number | undefined
  /** Whether no other program trades the account through KIS's API: only then an origin proves something. */
  readonly isOnlyProgram: boolean
  /** Origins of rows of others: such an origin does not prove that a row is ours. */
  readonly foreignOrigins: ReadonlySet<string>
  /**
   * Returns the shares held of an order's symbol if all fills that the lists show explain them; undefined if they do not, or if the
   * holdings were not read.
   */
  readonly explainedHolding: (record: OrderRecord) => string | undefined
}

/** Fact that a reading adds to the history of an order. */
export interface Finding {
  readonly record: OrderRecord
  readonly fact: Fact
}

/** Orders of ours and the rows that are theirs by their numbers. */
export interface Owned {
  readonly findings: readonly Finding[]
  /** Rows that belong to no order of ours. */
  readonly free: readonly Order[]
  /** Origins of rows that are ours by their numbers. */
  readonly origins: ReadonlySet<string>
}

/** Returns the origin of a row as a hash, since it has the address of a person; undefined where KIS gives no origin. */
export function originOf(row: Order): string | undefined {
  const { origin } = row
  if (origin === undefined) return undefined
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(origin).toSorted()))
    .digest('base64url')
}

export const seenOf = ({
  number,
  branch,
  orderedOn,
  orderedAt,
  quantity,
  filled,
  remaining,
  state,
}: Order): SeenFact['order'] => ({
  number,
  branch,
  orderedOn,
  ...(orderedAt !== undefined && { orderedAt }),
  quantity,
  filled,
  remaining,
  state,
})

/** Returns what a row proves about an order: one that leaves its fills open does not end it, unless the most of them are known. */
export function provenBy(row: Order, { filled }: Pick<OrderRecord, 'filled'>): SeenFact['order'] {
  const { mostFilled = row.filled } = row
  const isOpen = compareDecimals(mostFilled, row.filled) > 0 && compareDecimals(filled, mostFilled) < 0
  return isOpen ? { ...seenOf(row), state: 'unknown' } : seenOf(row)
}

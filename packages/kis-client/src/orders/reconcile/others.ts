import { marketOf } from '../../market/exchange.ts'
import type { AccountHistory } from '../history/account-history.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import { originOf } from './evidence.ts'
import type { ListPart } from './list-part.ts'
import { couldBe, isNameless, symbolKey } from './match-rows.ts'

/** Rows of a reading, by whose they are. */
export interface SortedRows {
  /** Rows that are ours by their numbers. */
  readonly own: readonly Order[]
  readonly others: readonly Order[]
  readonly records: readonly OrderRecord[]
  /** First day of the rows that count. */
  readonly since: string
}

/** Start of a program: what it holds when it reads a part of the lists for the first time. */
export interface FirstReading {
  readonly part: ListPart
  /** Symbols of which it holds shares. */
  readonly symbols: readonly string[]
}

/**
 * Stores the orders of others that were not seen before, and the origins of ours. At the start of a program the doubt about them is
 * stored first: a program that dies between the two has not seen them yet.
 *
 * @returns those orders
 */
export async function noteOthers(
  account: AccountHistory,
  { own, others, records, since }: SortedRows,
  first: FirstReading | undefined,
): Promise<readonly Order[]> {
  await noteOrigins(account, 'ours', own)
  const nameless = records.filter(isNameless)
  const fresh = others.filter((row) => {
    if (row.orderedOn < since || account.record().others.get(row.orderedOn)?.has(otherKey(row)) === true) return false
    // A row that one of ours could be, whose answer may still come, is not called another's.
    return !nameless.some((record) => symbolKey(record.order) === symbolKey(row) && couldBe(record, row))
  })
  if (first !== undefined) await noteDoubts(account, fresh, first)
  await noteOrigins(account, 'others', fresh)
  for (const row of fresh) await account.add({ kind: 'other', key: otherKey(row), orderedOn: row.orderedOn })
  return fresh
}

async function noteOrigins(account: AccountHistory, of: 'ours' | 'others', rows: readonly Order[]): Promise<void> {
  for (const origin of new Set(rows.flatMap((row) => originOf(row) ?? [])))
    if (!account.record().origins[of].has(origin)) await account.add({ kind: 'origin', origin, of })
}

const otherKey = ({ exchange, branch, number }: Order): string => `${marketOf(exchange)} ${branch} ${number}`

/**
 * Stores a doubt at the start of a program: KIS lists orders that the journal cannot know, or holdings although the journal is new. A
 * journal that was restored from a back-up lacks the orders since, and they look like those of others.
 */
async function noteDoubts(
  account: AccountHistory,
  fresh: readonly Order[],
  { part, symbols }: FirstReading,
): Promise<void> {
  const { origins, checked } = account.record()
  const isChecked = checked.has(part)
  const isOfAnother = (row: Order) => {
    const origin = originOf(row)
    return origin !== undefined && origins.ours.size > 0 && !origins.ours.has(origin)
  }
  const doubted = isChecked ? fresh.filter((row) => !isOfAnother(row)) : fresh
  const held = isChecked ? [] : symbols
  if (doubted.length > 0 || held.length > 0)
    await account.add({ kind: 'doubted', numbers: doubted.map(({ number }) => number), symbols: held })
  if (!isChecked) await account.add({ kind: 'checked', part })
}

import { type Exchange, marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals } from '../../values/decimal.ts'
import type { Fact, Reading } from '../history/fact.ts'
import { isUnconfirmed } from '../history/noticed.ts'
import { isListed, isSettled, type OrderRecord, withEntry } from '../history/order-record.ts'
import { isUnsettled, orderSteps } from '../history/order-states.ts'
import type { Order } from '../list-orders.ts'
import { type Evidence, type Finding, type Owned, originOf, provenBy, type SettleOptions } from './evidence.ts'
import { matchRows } from './match-rows.ts'

/**
 * Finds what a reading proves about orders of ours: one row is one order, and a row that is missing proves nothing before the
 * order's life has ended.
 *
 * @param records all orders of ours that may be in the reading, those that are settled included: their rows are no other order's
 */
export function settle(
  records: readonly OrderRecord[],
  evidence: Evidence,
  options: SettleOptions,
): readonly Finding[] {
  const owned = findOwned(records, evidence, options)
  const byId = new Map(records.map((record) => [record.clientOrderId, record]))
  const moot = records.flatMap((record) =>
    options.underWay.has(record.clientOrderId) ? [] : factOfCancellation(record, byId, evidence.reading),
  )
  return [...owned.findings, ...matchRows(records, { ...evidence, ...owned }, options), ...moot]
}

/**
 * Finds what rows of a list that is not whole prove: an order's own row with its number and its branch is true without the others. It
 * concludes nothing from a row that is missing.
 */
export function seenInRows(
  records: readonly OrderRecord[],
  orders: readonly Order[],
  reading: Reading,
): readonly Finding[] {
  return [...ownRows(records, orders)].flatMap(([row, record]): readonly Finding[] => {
    if (record.isProbable || row.branch !== record.name?.branch || !isNews(record, row)) return []
    return [{ record, fact: { kind: 'seen', order: provenBy(row, record), by: 'number', reading } }]
  })
}

/** Returns the rows whose numbers are those of orders of ours. */
export function ownRows(records: readonly OrderRecord[], orders: readonly Order[]): ReadonlyMap<Order, OrderRecord> {
  const rows = Map.groupBy(orders, (order) => rowKey(order.exchange, order.orderedOn, order.number))
  const own = new Map<Order, OrderRecord>()
  for (const record of records) {
    const row = rowOf(record, rows)
    if (row !== undefined) own.set(row, record)
  }
  return own
}

function findOwned(records: readonly OrderRecord[], { orders, reading }: Evidence, options: SettleOptions): Owned {
  const own = ownRows(records, orders)
  const rows = new Map([...own].map(([row, record]) => [record, row]))
  const findings = records.flatMap((record) => {
    const fact = factOfNamed(record, rows.get(record), reading, options)
    const found = fact === undefined ? [] : [{ record, fact }]
    return [...found, ...denialOf(record, { row: rows.get(record), found: fact, reading, marginMs: options.marginMs })]
  })
  const origins = [...own].flatMap(([row, { isProbable }]) => (isProbable ? [] : (originOf(row) ?? [])))
  return { findings, free: orders.filter((order) => !own.has(order)), origins: new Set(origins) }
}

const rowKey = (exchange: Exchange, day: string, number: string) => `${marketOf(exchange)} ${day} ${number}`

/** Returns the row of an order whose number is known. Its answer had no date: near midnight it is of one of two days. */
function rowOf(record: OrderRecord, rows: ReadonlyMap<string, readonly Order[]>): Order | undefined {
  const { name, order, leftFrom, leftTo } = record
  if (name === undefined || !isListed(record)) return undefined
  const { exchange = 'KRX', symbol, side } = order
  const days = new Set([name.orderedOn, exchangeDate(exchange, leftFrom), exchangeDate(exchange, leftTo ?? leftFrom)])
  const found = [...days].flatMap((day) => rows.get(rowKey(exchange, day, name.number)) ?? [])
  const own = found.filter((row) => row.symbol === symbol && row.side === side)
  // Each branch counts its own numbers; the branch of the answer is not always that of the row.
  return own.find(({ branch }) => branch === name.branch) ?? (own.length === 1 ? own[0] : undefined)
}

function factOfNamed(
  record: OrderRecord,
  row: Order | undefined,
  reading: Reading,
  { endsAt, marginMs }: SettleOptions,
): Fact | undefined {
  if (record.name === undefined || !isListed(record)) return undefined
  if (row !== undefined && isNews(record, row)) {
    return { kind: 'seen', order: provenBy(row, record), by: record.isProbable ? 'content' : 'number', reading }
  }
  if (record.state !== 'open' && record.state !== 'partly-filled') return undefined
  const endedAt = endsAt(record)
  return endedAt !== undefined && reading.from >= endedAt + marginMs
    ? { kind: 'outlived', endedAt, reading }
    : undefined
}

/** Returns the doubt about what was noticed of an order, once a reading that began after the margin does not show it. */
function denialOf(
  record: OrderRecord,
  {
    row,
    found,
    reading,
    marginMs,
  }: {
    readonly row: Order | undefined
    readonly found: Fact | undefined
    readonly reading: Reading
    readonly marginMs: number
  },
): readonly Finding[] {
  const { noticed } = record
  if (noticed === undefined || noticed.isDenied || reading.from < noticed.at + marginMs) return []
  const after = found === undefined ? record : withEntry(record, { at: reading.to, fact: found })
  // Abroad a row may leave open whether it counts a fill once or twice.
  const isLeftOpen = row?.mostFilled !== undefined && compareDecimals(noticed.filled, row.mostFilled) <= 0
  return isUnconfirmed(after) && !isLeftOpen ? [{ record, fact: { kind: 'denied', reading } }] : []
}

/** Returns whether a row says more than the record knows. */
function isNews(record: OrderRecord, row: Order): boolean {
  if (compareDecimals(row.filled, record.filled) > 0) return true
  // No order with a number becomes open or unknown: a row in which nothing is left, and which does not say why, is no news.
  return orderSteps[record.state].includes(provenBy(row, record).state)
}

/** Returns the end of a cancellation whose order has ended: what became of the cancellation itself matters no more. */
function factOfCancellation(
  record: OrderRecord,
  byId: ReadonlyMap<string, OrderRecord>,
  reading: Reading,
): readonly Finding[] {
  if (record.change?.kind !== 'cancel' || isSettled(record)) return []
  const cancelled = byId.get(record.change.of)
  if (cancelled === undefined || isUnsettled(cancelled.state)) return []
  return [{ record, fact: { kind: 'outlived', endedAt: reading.from, reading } }]
}

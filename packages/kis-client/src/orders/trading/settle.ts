import { type Exchange, marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals, parseDecimal } from '../../values/decimal.ts'
import type { Order } from '../list-orders.ts'
import type { NewOrder } from '../place-order.ts'
import type { Fact, Reading, SeenOrder } from './fact.ts'
import type { OrderRecord } from './order-record.ts'
import { orderSteps } from './order-states.ts'

/** Complete reading of KIS's lists, as evidence about orders of ours. */
export interface Evidence {
  /** Orders of every day on which one of ours may have been booked. */
  readonly orders: readonly Order[]
  readonly reading: Reading
}

export interface SettleOptions {
  /** Largest difference between KIS's clock and ours, in ms. */
  readonly clockErrorMs: number
  /** Longest time from the last byte of an order to its booking, in ms. */
  readonly bookingDelayMs: number
  /** Time after the end of an order's life until its row is taken as final, in ms. */
  readonly marginMs: number
  /** Ids of the orders whose calls are under way in this process. */
  readonly underWay: ReadonlySet<string>
  /** Returns the instant at which an order has ended by rule at the latest; undefined if no rule says so. */
  readonly endsAt: (order: NewOrder, from: number) => number | undefined
}

/** Fact that a reading adds to the history of an order. */
export interface Finding {
  readonly record: OrderRecord
  readonly fact: Fact
}

/**
 * Finds what a reading proves about orders of ours: one row is one order, and a row that is missing proves nothing.
 *
 * @param records all orders of ours that may be in the reading, those that are settled included: their rows are no other order's
 */
export function settle(
  records: readonly OrderRecord[],
  evidence: Evidence,
  options: SettleOptions,
): readonly Finding[] {
  const rows = new Map(evidence.orders.map((order) => [rowKey(order.exchange, order.orderedOn, order.number), order]))
  const own = new Set<Order>()
  const findings: Finding[] = []
  for (const record of records) {
    const row = rowOf(record, rows)
    if (row !== undefined) own.add(row)
    const fact = factOfNamed(record, row, evidence.reading, options)
    if (fact !== undefined) findings.push({ record, fact })
  }
  const free = evidence.orders.filter((order) => !own.has(order) && order.original === undefined)
  return [...findings, ...matchNameless(records, { ...evidence, orders: free }, options)]
}

const rowKey = (exchange: Exchange, day: string, number: string) => `${marketOf(exchange)} ${day} ${number}`

/** Returns the row of an order whose number is known. Its answer had no date: near midnight it is of one of two days. */
function rowOf({ name, order, endedCallAt }: OrderRecord, rows: ReadonlyMap<string, Order>): Order | undefined {
  if (name === undefined) return undefined
  const { exchange = 'KRX', symbol, side } = order
  const days = new Set([name.orderedOn, ...(endedCallAt === undefined ? [] : [exchangeDate(exchange, endedCallAt)])])
  const found = [...days].map((day) => rows.get(rowKey(exchange, day, name.number)))
  return found.find((row) => row?.symbol === symbol && row.side === side)
}

function factOfNamed(
  record: OrderRecord,
  row: Order | undefined,
  reading: Reading,
  { endsAt, marginMs }: SettleOptions,
): Fact | undefined {
  if (record.name === undefined) return undefined
  if (row !== undefined && isNews(record, row)) {
    return { kind: 'seen', order: seenOf(row), by: record.isProbable ? 'content' : 'number', reading }
  }
  const endedAt = endsAt(record.order, record.intendedAt)
  const isOver = endedAt !== undefined && reading.from >= endedAt + marginMs
  const isOpen = record.state === 'open' || record.state === 'partly-filled'
  return isOver && isOpen ? { kind: 'outlived', endedAt, reading } : undefined
}

/** Returns whether a row says more than the record knows. */
function isNews({ state, filled }: OrderRecord, row: Order): boolean {
  if (compareDecimals(row.filled, filled) > 0) return true
  // A row in which nothing is left, and which does not say why, ends no order.
  return row.state !== 'open' && row.state !== 'unknown' && orderSteps[state].includes(row.state)
}

/** Finds the rows of orders whose number is not known. One that could be two orders, or an order that could be two rows, stays open. */
function matchNameless(
  records: readonly OrderRecord[],
  { orders, reading }: Evidence,
  options: SettleOptions,
): readonly Finding[] {
  const nameless = records.filter(
    ({ name, state }) => name === undefined && (state === 'submitting' || state === 'unknown'),
  )
  const candidates = new Map(nameless.map((record) => [record, orders.filter((row) => couldBe(record, row, options))]))
  return [...candidates].flatMap(([record, rows]): readonly Finding[] => {
    const [row, ...more] = rows
    // Its answer may still come.
    if (row === undefined || options.underWay.has(record.clientOrderId)) return []
    const rivals = nameless.filter((other) => candidates.get(other)?.includes(row))
    if (more.length === 0 && rivals.length === 1) {
      return [{ record, fact: { kind: 'seen', order: seenOf(row), by: 'content', reading } }]
    }
    const numbers = rows.map(({ number }) => number)
    // Said once: a reading that finds the same rows adds nothing.
    const isKnown =
      record.reason?.code === 'AMBIGUOUS' && numbers.every((number) => record.reason?.message.includes(number))
    return isKnown ? [] : [{ record, fact: { kind: 'ambiguous', numbers, reading } }]
  })
}

const isSame = (text: string, value: Order['quantity']) => compareDecimals(parseDecimal(text), value) === 0

/** Returns whether a row has the content of an order, and was booked while that order could reach KIS. */
function couldBe(
  { order, intendedAt, endedCallAt, disowned }: OrderRecord,
  row: Order,
  { clockErrorMs, bookingDelayMs }: SettleOptions,
): boolean {
  const { exchange = 'KRX', symbol, side, quantity, price, venue = 'KRX' } = order
  if (disowned.some(({ number, orderedOn }) => row.number === number && row.orderedOn === orderedOn)) return false
  if (marketOf(row.exchange) !== marketOf(exchange) || row.symbol !== symbol || row.side !== side) return false
  // The row of an order that the exchange has cancelled may have all numbers 0.
  const hasOtherQuantity = !isSame(quantity, row.quantity) && !isSame('0', row.quantity)
  if (hasOtherQuantity || (price !== undefined && row.price !== undefined && !isSame(price, row.price))) return false
  if (exchange === 'KRX' && row.venue !== undefined && venue !== 'SOR' && row.venue !== venue) return false
  if (row.orderedAt === undefined) return true
  // KIS writes whole seconds.
  const from = Math.floor((intendedAt - clockErrorMs) / 1_000) * 1_000
  const to = endedCallAt === undefined ? Number.POSITIVE_INFINITY : endedCallAt + clockErrorMs + bookingDelayMs
  return row.orderedAt >= from && row.orderedAt <= to
}

const seenOf = ({ number, branch, orderedOn, orderedAt, quantity, filled, remaining, state }: Order): SeenOrder => ({
  number,
  branch,
  orderedOn,
  ...(orderedAt !== undefined && { orderedAt }),
  quantity,
  filled,
  remaining,
  state,
})

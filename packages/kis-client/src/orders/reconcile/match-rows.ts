import { withoutPadding } from '../../account/position.ts'
import { type Exchange, marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals, type Decimal, parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import type { Fact, Reading } from '../history/fact.ts'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import { isUnsettled } from '../history/order-states.ts'
import type { Order } from '../list-orders.ts'
import { type Evidence, type Finding, type Owned, originOf, provenBy, type SettleOptions } from './evidence.ts'

/** Rows of a reading that no order of ours owns by its number. */
interface FreeRows extends Pick<Owned, 'free' | 'origins'>, Pick<Evidence, 'firstDay' | 'reading'> {}

/**
 * Finds the rows of orders whose number is not known. One that could be two orders, and an order that could be two rows, stay open.
 * An order that no row could be was not taken, if the reading is of after its life and the holdings are explained without it.
 */
export function matchRows(records: readonly OrderRecord[], rows: FreeRows, options: SettleOptions): readonly Finding[] {
  const nameless = records.filter(isNameless)
  const probable = records.filter(({ isProbable }) => isProbable)
  if (nameless.length === 0 && probable.length === 0) return []
  const rowsOf = findSimilar(rows.free)
  const likeRows = (record: OrderRecord) =>
    rowsOf(record).filter((row) => couldArrive(record, row, options) && isLike(record, row))
  const candidates = new Map(nameless.map((record) => [record, likeRows(record)]))
  const rivals = Map.groupBy([...candidates.values()].flat(), (row) => row)
  const foreign = new Set(rows.free.flatMap((row) => (rivals.has(row) ? [] : (originOf(row) ?? []))))
  const isOurs = (origin: string) =>
    options.isOnlyProgram && rows.origins.has(origin) && !foreign.has(origin) && !options.foreignOrigins.has(origin)
  const doubts = probable.flatMap((record) => doubtOf(record, likeRows(record), rows.reading))
  const matched = [...candidates].flatMap(([record, found]): readonly Finding[] => {
    // Its answer may still come.
    if (options.underWay.has(record.clientOrderId)) return []
    const fact =
      found.length === 0
        ? absenceOf(record, { ...rows, free: rowsOf(record) }, options)
        : factOfMatch(record, found, {
            reading: rows.reading,
            isOurs,
            isShared: (row) => (rivals.get(row)?.length ?? 0) > 1,
          })
    return fact === undefined ? [] : [{ record, fact }]
  })
  return [...doubts, ...matched]
}

/** Returns the doubt about a row that was found by its content, once a list that lagged shows another one that is like it. */
function doubtOf(record: OrderRecord, others: readonly Order[], reading: Reading): readonly Finding[] {
  if (record.name === undefined || others.length === 0) return []
  const numbers = [record.name.number, ...others.map(({ number }) => number)]
  return [{ record, fact: { kind: 'ambiguous', numbers, reading } }]
}

/** Returns whether a row may still be found for an order: its number is not known. */
export const isNameless = ({ name, state, isAbsent, call }: OrderRecord): boolean =>
  name === undefined &&
  isListed({ call }) &&
  (state === 'submitting' ||
    state === 'unknown' ||
    // A cancellation whose order has ended may still have a row.
    state === 'ended-unconfirmed' ||
    (state === 'not-taken' && isAbsent))

/** Returns a key that an order and its row have in common. */
export const symbolKey = ({ exchange = 'KRX', symbol, side }: { exchange?: Exchange; symbol: string; side: string }) =>
  `${marketOf(exchange)} ${symbol} ${side}`

/**
 * Returns a function that returns the rows of an order's symbol, side and quantity, or of its symbol and side for a change of an
 * order: to compare each order with each row takes seconds where both are thousands.
 */
function findSimilar(rows: readonly Order[]): (record: OrderRecord) => readonly Order[] {
  const bySymbol = Map.groupBy(rows, symbolKey)
  const byQuantity = Map.groupBy(rows, (row) => `${symbolKey(row)} ${shortest(row.quantity)}`)
  return ({ order, change }) => {
    const key = symbolKey(order)
    if (change !== undefined) return bySymbol.get(key) ?? []
    const same = byQuantity.get(`${key} ${shortest(parseDecimal(order.quantity))}`) ?? []
    // The row of an order that the exchange has cancelled may have all numbers 0.
    return [...same, ...(byQuantity.get(`${key} 0`) ?? [])]
  }
}

/** Returns the one text that all spellings of a number have in common. */
const shortest = (value: Decimal): Decimal => withoutPadding(subtractDecimals(value, parseDecimal('0')))

function factOfMatch(
  record: OrderRecord,
  found: readonly Order[],
  {
    reading,
    isOurs,
    isShared,
  }: Pick<FreeRows, 'reading'> & {
    readonly isOurs: (origin: string) => boolean
    readonly isShared: (row: Order) => boolean
  },
): Fact | undefined {
  const { change, candidates } = record
  const [row] = found
  if (row !== undefined && found.length === 1 && !isShared(row)) {
    const origin = originOf(row)
    const hasOwnOrigin = origin !== undefined && isOurs(origin)
    // The row of a change names the order that it changes, which is ours.
    return {
      kind: 'seen',
      order: provenBy(row, record),
      by: change !== undefined ? 'number' : hasOwnOrigin ? 'origin' : 'content',
      reading,
    }
  }
  const numbers = found.map(({ number }) => number)
  // Said once: a reading that finds the same rows adds nothing.
  const isKnown = candidates.length === numbers.length && numbers.every((number) => candidates.includes(number))
  return isKnown ? undefined : { kind: 'ambiguous', numbers, reading }
}

/** Returns the proof that an order was not taken, if the reading is one. */
function absenceOf(
  record: OrderRecord,
  { free, firstDay, reading }: FreeRows,
  { endsAt, marginMs, explainedHolding }: SettleOptions,
): Fact | undefined {
  if (record.change?.kind === 'cancel' || !isUnsettled(record.state)) return undefined
  const endedAt = endsAt(record)
  if (endedAt === undefined || reading.from < endedAt + marginMs) return undefined
  // Without the window of time: a clock that jumped must not hide the row.
  const dayBefore = exchangeDate(record.order.exchange ?? 'KRX', record.leftFrom - dayMs)
  if (firstDay > dayBefore || free.some((row) => row.orderedOn >= dayBefore && couldBe(record, row))) return undefined
  const held = explainedHolding(record)
  return held === undefined ? undefined : { kind: 'absent', endedAt, reading, held }
}

const dayMs = 86_400_000
const isSame = (text: string, value: Order['quantity']) => compareDecimals(parseDecimal(text), value) === 0

/** Returns whether a row may have the content of an order, even if KIS leaves a part of it out, and no person has said that it is another's. */
export function couldBe({ order, change, disowned }: OrderRecord, row: Order): boolean {
  if (disowned.some(({ number, orderedOn }) => row.number === number && row.orderedOn === orderedOn)) return false
  if (change !== undefined) return row.original === change.name.number && isChange(change, row)
  if (row.original !== undefined) return false
  const { quantity, price, venue = 'KRX' } = order
  // The row of an order that the exchange has cancelled may have all numbers 0.
  const hasOtherQuantity = !isSame(quantity, row.quantity) && !isSame('0', row.quantity)
  if (hasOtherQuantity || (price !== undefined && row.price !== undefined && !isSame(price, row.price))) return false
  // Rows abroad have no venue.
  return row.venue === undefined || venue === 'SOR' || row.venue === venue
}

/**
 * Returns whether the row of a change could be that change. The row of a cancellation has no price and is not open. A row that names the
 * order that it changes is taken for ours, since the shares are: a person who cancelled or revised it did the same to them.
 */
function isChange(change: NonNullable<OrderRecord['change']>, row: Order): boolean {
  if (change.kind === 'cancel') return row.price === undefined && row.state !== 'open'
  return row.price === undefined ? isSame('0', row.quantity) : isSame(change.price, row.price)
}

/** Returns whether a row is like an order in all that KIS lists: its type too, or abroad, where no type is listed, its having a price. */
function isLike(record: OrderRecord, row: Order): boolean {
  if (!couldBe(record, row)) return false
  if (record.change !== undefined || isSame('0', row.quantity)) return true
  const { type = 'limit', price } = record.order
  return row.type === undefined ? (price === undefined) === (row.price === undefined) : row.type === type
}

const rowClockErrorMs = 2_000

/** Returns whether a row was booked while the order could reach KIS. */
function couldArrive({ leftFrom, leftTo }: OrderRecord, row: Order, { bookingDelayMs }: SettleOptions): boolean {
  if (row.orderedAt === undefined) return true
  // KIS writes whole seconds, and does not promise that its rows and its answers have one clock.
  const from = Math.floor((leftFrom - rowClockErrorMs) / 1_000) * 1_000
  return row.orderedAt >= from && (leftTo === undefined || row.orderedAt <= leftTo + bookingDelayMs)
}

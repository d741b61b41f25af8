import { marketOf } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import { addDays } from '../../values/dates.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import type { Order } from '../list-orders.ts'

/** Least and largest number of shares that fills brought; below zero for shares that were sold. */
export interface FillRange {
  readonly least: Decimal
  readonly most: Decimal
}

/** Market and days of the orders whose fills count: `from` is included, `before` is not. */
export interface FillPeriod {
  readonly market: Market
  readonly from: string
  readonly before?: string | undefined
}

export const zero: Decimal = parseDecimal('0')
export const noFills: FillRange = { least: zero, most: zero }

/**
 * Adds up the fills of all orders of a period, by symbol; undefined for a symbol whose rows are not complete: a revision or
 * cancellation is listed, and the order that it changed is not.
 *
 * How the fills of an order and of its revisions add up is not documented: the row of a revision may repeat fills of its parent, or
 * the parent may show those of the revision. Such a chain brought the fills of its fullest row at least, and the sum of all
 * rows at most. A chain in which one row has fills is exact. A row in which the exchange has set all numbers to 0 counts as an
 * order without fills: if it had some, they are a difference.
 */
export function fillsBySymbol(
  orders: readonly Order[],
  { market, from, before }: FillPeriod,
): ReadonlyMap<string, FillRange | undefined> {
  const counted = orders.filter(
    ({ exchange, orderedOn }) =>
      marketOf(exchange) === market && orderedOn >= from && (before === undefined || orderedOn < before),
  )
  const rows = Map.groupBy(counted, (order) => rowKey(order, order.number))
  return new Map([...Map.groupBy(counted, ({ symbol }) => symbol)].map(([symbol, of]) => [symbol, sumOf(of, rows)]))
}

type Rows = ReadonlyMap<string, readonly Order[]>

const rowKey = ({ symbol, side, orderedOn }: Pick<Order, 'symbol' | 'side' | 'orderedOn'>, number: string): string =>
  `${symbol} ${side} ${orderedOn} ${number}`

function sumOf(orders: readonly Order[], rows: Rows): FillRange | undefined {
  const chains = Map.groupBy(orders, (order) => rootOf(order, rows))
  if (chains.has(undefined)) return undefined
  return [...chains.values()].map(rangeOfChain).reduce(addRanges, noFills)
}

/** Returns the first order of a chain of revisions; undefined if the rows do not lead to one. */
function rootOf(order: Order, rows: Rows): Order | undefined {
  const passed = new Set<Order>()
  let root: Order | undefined = order
  while (root?.original !== undefined) {
    if (passed.has(root)) return undefined
    passed.add(root)
    root = parentOf(root, root.original, rows)
  }
  return root
}

/** Finds the changed order. An order of the US daytime market, which spans New York's midnight, may be of the day before. */
function parentOf(order: Order, original: string, rows: Rows): Order | undefined {
  const [parent, ...more] =
    rows.get(rowKey(order, original)) ??
    rows.get(rowKey({ ...order, orderedOn: addDays(order.orderedOn, -1) }, original)) ??
    []
  // Each branch has numbers of its own, and the row of a revision does not name the branch of its parent.
  return more.length === 0 ? parent : undefined
}

function rangeOfChain(chain: readonly Order[]): FillRange {
  const fills = chain.map(({ filled }) => filled)
  const least = fills.reduce((one, other) => (compareDecimals(other, one) > 0 ? other : one), zero)
  const most = chain.map(({ filled, mostFilled = filled }) => mostFilled).reduce(addDecimals, zero)
  if (chain[0]?.side !== 'sell') return { least, most }
  return { least: subtractDecimals(zero, most), most: subtractDecimals(zero, least) }
}

/** Adds two ranges. */
export const addRanges = (one: FillRange, other: FillRange): FillRange => ({
  least: addDecimals(one.least, other.least),
  most: addDecimals(one.most, other.most),
})

/** Returns the number of shares of a range that holds only one; undefined for a wider range. */
export const exactFills = (range: FillRange | undefined): Decimal | undefined =>
  range !== undefined && compareDecimals(range.least, range.most) === 0 ? range.least : undefined

/** Returns the value of a symbol, which undefined marks as not known; `absent` for a symbol that is not listed. */
export const lookUp = <Value>(values: ReadonlyMap<string, Value>, symbol: string, absent: Value): Value | undefined =>
  values.has(symbol) ? values.get(symbol) : absent

import { KisAnswerError } from '../errors.ts'
import { marketOf } from '../market/exchange.ts'
import type { CalendarDate } from '../values/dates.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import { isNone } from './fields.ts'
import type { OrderReference } from './order.ts'
import type { OrderOrigin } from './order-origin.ts'

/** Row of KIS's lists of orders. An order abroad that was filled in parts has a row for each part. */
export interface OrderRow extends OrderReference {
  readonly original: string | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  readonly price: Decimal | undefined
  readonly filled: Decimal
  readonly fillPrice: Decimal | undefined
  /** Shares of equal rows that were left out and may be fills of their own; on the first row of an order. */
  readonly repeated?: Decimal | undefined
  readonly remaining: Decimal
  /** Evidence in the row that the order was refused or withdrawn, or that its hours ended, after it had a number. */
  readonly end: 'rejected' | 'cancelled' | 'expired' | undefined
  /** Day in the exchange's own time zone. */
  readonly orderedOn: CalendarDate
  /** Instant in ms since 1970, read from Korea's clock. */
  readonly orderedAt: number | undefined
  readonly origin: OrderOrigin | undefined
}

/** Returns the key of an order: KIS uses a number again on another day, and each branch counts its own. */
export const orderKey = ({ exchange, orderedOn, branch, number }: OrderRow): string =>
  `${marketOf(exchange)} ${orderedOn} ${branch} ${number}`

/** Returns the key of an order without its branch: a row names the order that it changes by the number alone, and the two branches may differ. */
export const numberKey = ({
  exchange,
  orderedOn,
  number,
}: Pick<OrderRow, 'exchange' | 'orderedOn' | 'number'>): string => `${marketOf(exchange)} ${orderedOn} ${number}`

/** Returns the keys of the orders of which revisions and cancellations took shares, those that KIS rejected left out. */
export const replacedIn = (rows: readonly OrderRow[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ exchange, orderedOn, original, end }) =>
      original === undefined || end === 'rejected' ? [] : [numberKey({ exchange, orderedOn, number: original })],
    ),
  )

/** Returns whether a row only fills up a short list: it has no order number, no symbol and no quantity. */
export const isFiller = (
  row: { readonly odno?: string; readonly pdno?: string },
  quantity: string | undefined,
): boolean => isNone(row.odno) && row.pdno === undefined && isNone(quantity)

/** Reads a row of a list. @throws {KisAnswerError} a field cannot be read; the message names the order */
export function readOrder<Row extends { readonly odno?: string }>(row: Row, read: (row: Row) => OrderRow): OrderRow {
  try {
    return read(row)
  } catch (error) {
    if (!(error instanceof KisAnswerError)) throw error
    const name = row.odno === undefined ? 'an order without a number' : `order ${row.odno}`
    throw new KisAnswerError(`${name}: ${error.message}`, { field: error.field, cause: error })
  }
}

const zero = parseDecimal('0')

/** Adds up the fills of the rows of one order; each row has the shares that were left after its fill. */
export function sumRows(rows: readonly OrderRow[]): { readonly filled: Decimal; readonly remaining: Decimal } {
  const smaller = (left: Decimal, right: Decimal): Decimal => (compareDecimals(left, right) <= 0 ? left : right)
  const [first] = rows
  return {
    filled: rows.map((row) => row.filled).reduce(addDecimals, zero),
    remaining: rows.map((row) => row.remaining).reduce(smaller, first?.remaining ?? zero),
  }
}

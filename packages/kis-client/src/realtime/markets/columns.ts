import type { Feed } from '../../endpoint.ts'
import { type Decimal, findDecimal } from '../../values/decimal.ts'
import type { AnyRow } from './any-row.ts'

/** Returns a feed's own name of a column: KIS writes some feeds in capitals and some in small letters. */
export function columnNamed({ columns }: Feed<string>, name: string): string | undefined {
  return columns.find((column) => column.toUpperCase() === name)
}

/** Returns the names that a feed has of these columns. */
export const columnsNamed = (feed: Feed<string>, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => columnNamed(feed, name) ?? [])

/** Returns the number in a column; undefined for a missing one. */
export function decimalOf(row: AnyRow, column: string | undefined): Decimal | undefined {
  const text = column === undefined ? undefined : row[column]
  return text === undefined ? undefined : findDecimal(text)
}

/** Returns the price in a column; KIS writes 0 where it has no price. */
export function priceOf(row: AnyRow, column: string | undefined): Decimal | undefined {
  const price = decimalOf(row, column)
  return price === undefined || Number(price) === 0 ? undefined : price
}

/** Returns a lookup that computes a value once a feed. */
export function onceAFeed<Value>(compute: (feed: Feed<string>) => Value): (feed: Feed<string>) => Value {
  const known = new Map<string, Value>()
  return (feed) => {
    const value = known.get(feed.id) ?? compute(feed)
    known.set(feed.id, value)
    return value
  }
}

import { KisAnswerError } from '../errors.ts'
import type { Exchange } from '../market/exchange.ts'
import type { CalendarDate } from '../values/dates.ts'
import { compareDecimals, type Decimal, divideDecimals, parseDecimal } from '../values/decimal.ts'

/** Holding of one symbol. */
export interface Position {
  /** Symbol on `exchange`. */
  readonly symbol: string
  /** Exchange that lists the instrument. */
  readonly exchange: Exchange
  /** Name in Korean; undefined where KIS sends none. */
  readonly name: string | undefined
  /** Shares held, including shares that are bought but not settled. */
  readonly quantity: Decimal
  /** Whole shares that an order may sell now: shares in open sell orders are subtracted. */
  readonly sellable: Decimal
  /**
   * Average cost of a share in the exchange's currency. KIS does not document whether it includes fees, nor abroad which of its
   * averages (평균단가3) this one is.
   */
  readonly averagePrice: Decimal
  /** Price of a share at which KIS values the position, in the exchange's currency; undefined where KIS has no price, since a price is never zero. */
  readonly price: Decimal | undefined
  /** Value at `price` in the exchange's currency, as KIS computes it; undefined without a price. */
  readonly value: Decimal | undefined
  /** Day of the loan that paid for the shares; undefined for shares that were paid in cash. */
  readonly loanedOn: CalendarDate | undefined
}

/** Holding whose row cannot be read safely. The account holds something that `positions` does not show. */
export interface UnreadablePosition {
  /** Symbol as KIS sends it; undefined where its row has none. */
  readonly symbol: string | undefined
  /** Name as KIS sends it; undefined where its row has none. */
  readonly name: string | undefined
  /** KIS's name of the field that cannot be read, such as `ovrs_excg_cd`. */
  readonly field: string
  /** Sentence that says what is wrong with the field. */
  readonly reason: string
}

/** Positions of an account. */
export interface Positions {
  /** Positions that could be read, without those that were sold out today. */
  readonly positions: readonly Position[]
  /** Holdings that could not be read. While there is one, the positions are not all that the account holds. */
  readonly unreadable: readonly UnreadablePosition[]
}

/** Row of a list of holdings, read field by field. */
export interface HoldingRow {
  readonly symbol: string | undefined
  readonly name: string | undefined
  /** Key of the holding: KIS may list it several times, and the last row is the newest. */
  readonly key: string
  /** Reads the row. @throws {KisAnswerError} a field cannot be read */
  readonly read: () => Position
}

/**
 * Reads rows of holdings: one position for each key, without those that were sold out today. A row that cannot be read
 * hides no other one.
 *
 * @see Soju06/python-kis#74: a foreign bond with an empty `ovrs_excg_cd`
 */
export function readHoldings(rows: Iterable<HoldingRow>): Positions {
  const positions = new Map<string, Position>()
  const unreadable = new Map<string, UnreadablePosition>()
  for (const { symbol, name, key, read } of rows) {
    try {
      positions.set(key, read())
      unreadable.delete(key)
    } catch (error) {
      if (!(error instanceof KisAnswerError)) throw error
      positions.delete(key)
      unreadable.set(key, { symbol, name, field: error.field, reason: error.message })
    }
  }
  const isHeld = ({ quantity }: Position) => compareDecimals(quantity, zero) !== 0
  return { positions: [...positions.values()].filter(isHeld), unreadable: [...unreadable.values()] }
}

/** Returns whether a row has a field: KIS fills short lists with empty rows. */
export const hasFields = (row: object): boolean => Object.keys(row).length > 0

const zero = parseDecimal('0')
const one = parseDecimal('1')

/** Cuts a number of shares to whole ones, which orders take; below zero there is no share. */
export const wholeShares = (quantity: Decimal): Decimal =>
  compareDecimals(quantity, zero) > 0 ? divideDecimals(quantity, one, 0) : zero

/** Removes the zeros at the end of a fraction: some lists print 3 shares as `3.00000000`. */
export const withoutPadding = (quantity: Decimal): Decimal =>
  quantity.includes('.') ? parseDecimal(quantity.replace(/\.?0+$/, '')) : quantity

import type { Feed } from '../../endpoint.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { AnyRow } from './any-row.ts'
import { columnNamed, decimalOf, onceAFeed, priceOf } from './columns.ts'

/** Values of a trade in a row. */
export interface TradeValues {
  readonly price: Decimal
  readonly quantity: Decimal | undefined
  readonly volume: Decimal | undefined
  readonly side: 'buy' | 'sell' | undefined
}

/** Reader of trades, with the columns that it needs of a feed. */
export interface TradeRows {
  columnsOf(feed: Feed<string>): readonly string[]
  /** Returns the trade of a row; undefined for a row without a price. */
  read(row: AnyRow, feed: Feed<string>): TradeValues | undefined
}

/** Sides by 체결구분; 3 are trades before the open, whose side KIS does not name. @see the portal's page of H0STCNT0 */
const sides: Readonly<Record<string, 'buy' | 'sell'>> = { '1': 'buy', '5': 'sell' }

/** Creates a reader of the rows of every feed of trades. */
export function createTradeRows(): TradeRows {
  const namesOf = onceAFeed((feed) => {
    const find = (...names: readonly string[]) => names.flatMap((name) => columnNamed(feed, name) ?? [])[0]
    return {
      price: find('STCK_PRPR', 'LAST'),
      quantity: find('CNTG_VOL', 'EVOL'),
      volume: find('ACML_VOL', 'TVOL'),
      // KRX names the column otherwise than NXT. Abroad no column has the side.
      side: find('CCLD_DVSN', 'CNTG_CLS_CODE'),
    }
  })
  return {
    columnsOf: (feed) => Object.values(namesOf(feed)).filter((name) => name !== undefined),
    read(row, feed) {
      const names = namesOf(feed)
      const price = priceOf(row, names.price)
      if (price === undefined) return undefined
      const side = names.side === undefined ? undefined : row[names.side]
      return {
        price,
        quantity: decimalOf(row, names.quantity),
        volume: decimalOf(row, names.volume),
        side: side === undefined ? undefined : sides[side],
      }
    },
  }
}

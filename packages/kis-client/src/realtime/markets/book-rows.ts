import type { Feed } from '../../endpoint.ts'
import type { OrderBook, OrderBookLevel } from '../../quotes/get-order-book.ts'
import { parseDecimal } from '../../values/decimal.ts'
import { hourCodes } from '../venues/market-codes.ts'
import type { AnyRow } from './any-row.ts'
import { columnNamed, decimalOf, onceAFeed, priceOf } from './columns.ts'

/** Values of an order book in a row. */
export type BookValues = Pick<
  OrderBook,
  'asks' | 'bids' | 'totalAskQuantity' | 'totalBidQuantity' | 'time' | 'isInAuction'
>

/** Reader of order books, with the columns that it needs of a feed. */
export interface BookRows {
  columnsOf(feed: Feed<string>): readonly string[]
  read(row: AnyRow, feed: Feed<string>): BookValues
}

/** Names of the columns of one level. */
interface LevelColumns {
  readonly price: string
  readonly quantity: string
}

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

function namesOf(feed: Feed<string>) {
  const find = (...names: readonly string[]) => names.flatMap((name) => columnNamed(feed, name) ?? [])[0]
  const side = (domestic: string, abroad: string) =>
    levels.flatMap((level): readonly LevelColumns[] => {
      const price = find(`${domestic}P${level}`, `P${abroad}${level}`)
      const quantity = find(`${domestic}P_RSQN${level}`, `V${abroad}${level}`)
      return price === undefined || quantity === undefined ? [] : [{ price, quantity }]
    })
  return {
    asks: side('ASK', 'ASK'),
    bids: side('BID', 'BID'),
    totalAsk: find('TOTAL_ASKP_RSQN', 'AVOL'),
    totalBid: find('TOTAL_BIDP_RSQN', 'BVOL'),
    time: find('BSOP_HOUR', 'XHMS'),
    hour: find('HOUR_CLS_CODE'),
  }
}

const noShares = parseDecimal('0')

/** Reads the levels that have orders: KIS sends the others with a price of 0. */
const readLevels = (row: AnyRow, columns: readonly LevelColumns[]): readonly OrderBookLevel[] =>
  columns.flatMap((level) => {
    const price = priceOf(row, level.price)
    return price === undefined ? [] : [{ price, quantity: decimalOf(row, level.quantity) ?? noShares }]
  })

/** Reads whether a volatility interruption holds, from 시간구분코드; undefined without it, and for a code of no source. */
function readAuction(code: string | undefined): boolean | undefined {
  const phase = code === undefined ? undefined : hourCodes.get(code)
  return phase === undefined ? undefined : phase === 'vi-auction'
}

/** Creates a reader of the rows of every feed of order books: ten levels in Korea and the US, one in Asia. */
export function createBookRows(): BookRows {
  const namesOfFeed = onceAFeed(namesOf)
  return {
    columnsOf(feed) {
      const { asks, bids, ...others } = namesOfFeed(feed)
      const ofLevels = [...asks, ...bids].flatMap(({ price, quantity }) => [price, quantity])
      return [...ofLevels, ...Object.values(others).filter((name) => name !== undefined)]
    },
    read(row, feed) {
      const names = namesOfFeed(feed)
      return {
        asks: readLevels(row, names.asks),
        bids: readLevels(row, names.bids),
        totalAskQuantity: decimalOf(row, names.totalAsk),
        totalBidQuantity: decimalOf(row, names.totalBid),
        time: names.time === undefined ? undefined : row[names.time],
        isInAuction: readAuction(names.hour === undefined ? undefined : row[names.hour]),
      }
    },
  }
}

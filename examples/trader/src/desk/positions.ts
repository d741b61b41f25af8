import type { Position } from '@stockeye/kis-client'
import { type Market, marketOf, markets } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import type { DeskPosition } from './desk.ts'

/** Positions of the watchlist, as they were read last. */
export interface DeskPositions {
  /** Keeps the positions of a market; undefined where they could not be read. @returns whether those of the watchlist have changed */
  keep(market: Market, read: readonly Position[] | undefined): boolean
  list(): readonly DeskPosition[]
  /** Positions of each market as they were read last: undefined where that failed, and missing before the first reading. */
  readonly byMarket: ReadonlyMap<Market, readonly Position[] | undefined>
}

export function createDeskPositions({ watchlist }: Pick<Portfolio['settings'], 'watchlist'>): DeskPositions {
  const byMarket = new Map<Market, readonly Position[] | undefined>()
  let shown = ''

  function list(): readonly DeskPosition[] {
    const listed = markets.flatMap((market) => byMarket.get(market) ?? [])
    return watchlist.flatMap((instrument) =>
      listed
        .filter((one) => one.symbol === instrument.symbol && marketOf(one) === marketOf(instrument))
        .map((one) => positionOf(one)),
    )
  }

  return {
    keep(market, read) {
      byMarket.set(market, read)
      const text = JSON.stringify(list())
      // A list that could not be read says nothing about what is held.
      if (read === undefined || text === shown) return false
      shown = text
      return true
    },
    list,
    byMarket,
  }
}

function positionOf({ symbol, exchange, name, quantity, sellable, averagePrice, price }: Position): DeskPosition {
  return {
    symbol,
    exchange,
    ...(name !== undefined && { name }),
    quantity,
    sellable,
    averagePrice,
    ...(price !== undefined && { price }),
  }
}

import type { Feed } from '../../endpoint.ts'
import { type MarketState, nextMarketState, stateColumns } from '../venues/market-state.ts'
import type { AnyRow } from './any-row.ts'
import { columnsNamed, onceAFeed } from './columns.ts'

/** Reader of states, with the columns that it needs of a feed. */
export interface StateRows {
  columnsOf(feed: Feed<string>): readonly string[]
  /** Returns the state after a row; the same object if nothing has changed. */
  next(state: MarketState, row: AnyRow, feed: { readonly feed: Feed<string>; readonly trId: string }): MarketState
}

/** Creates a reader of the rows of every feed that says how a symbol trades. */
export function createStateRows(): StateRows {
  const columnsOf = onceAFeed((feed) => columnsNamed(feed, stateColumns))
  return {
    columnsOf,
    next(state, row, { feed, trId }) {
      const cells = Object.fromEntries(columnsOf(feed).map((column) => [column, row[column]]))
      // The feeds of the state of trading have no time: their rows come at the change.
      return nextMarketState(state, { trId, at: row.at ?? row.receivedAt, cells })
    },
  }
}

import { compareDecimals, type OrderRecord, type Position, parseDecimal } from '@stockeye/kis-client'
import type { Session } from '../market/sessions.ts'
import { type Market, marketOf, marketsOf, type Watched } from '../market/watched.ts'
import { isInDoubt, mayFill } from '../order-states.ts'
import type { Approval, DeskMode, DeskWait } from './desk.ts'

/** Facts from which the desk knows what waits. */
export interface WaitFacts {
  readonly mode: DeskMode
  readonly now: number
  readonly isHaltedByFile: boolean
  readonly approvals: readonly Approval[]
  readonly watchlist: readonly Watched[]
  /** Session of a market that is under way or comes next; undefined where none is known. */
  readonly sessions: ReadonlyMap<Market, Session | undefined>
  /** Positions of a market as they were read last: undefined where that failed, and missing before the first reading. */
  readonly positions: ReadonlyMap<Market, readonly Position[] | undefined>
  readonly orders: readonly OrderRecord[]
  /** Symbols that could not trade at the latest look. */
  readonly untradable: ReadonlySet<string>
}

const zero = parseDecimal('0')

/** Returns what waits, and for what. */
export function waitsOf(facts: WaitFacts): readonly DeskWait[] {
  const { mode, isHaltedByFile, approvals, watchlist } = facts
  return [
    ...(isHaltedByFile ? [{ reason: 'halt-file' } as const] : []),
    ...approvals
      .filter(({ state }) => state === 'waiting')
      .map(({ symbol }) => ({ reason: 'approval', symbol }) as const),
    ...(mode === 'flattening' ? marketsOf(watchlist).flatMap((market) => salesThatWait(market, facts)) : []),
  ]
}

function salesThatWait(market: Market, facts: WaitFacts): readonly DeskWait[] {
  const { now, watchlist, sessions, positions, orders, untradable } = facts
  const session = sessions.get(market)
  const isWatched = ({ symbol }: { readonly symbol: string }) =>
    watchlist.some((one) => one.symbol === symbol && marketOf(one) === market)
  const unknown = orders
    .filter((record) => isWatched(record.order) && (isInDoubt(record) || record.isProbable))
    .map(({ order: { symbol } }) => ({ reason: 'order-unknown', market, symbol }) as const)
  const held = positions.get(market)?.filter(isWatched)
  // Before the first reading something may be held.
  const isEmpty = held?.length === 0
  if (isEmpty) return unknown
  if (session === undefined || now < session.opensAt) {
    return [...unknown, { reason: 'market-closed', market, ...(session && { untilAt: session.opensAt }) }]
  }
  if (held === undefined) return positions.has(market) ? [...unknown, { reason: 'kis-away', market }] : unknown
  const isSold = (symbol: string) =>
    orders.some((one) => one.order.symbol === symbol && one.order.side === 'sell' && mayFill(one))
  const stuck = held.flatMap(({ symbol, sellable }): readonly DeskWait[] => {
    if (untradable.has(symbol)) return [{ reason: 'not-tradable', market, symbol }]
    const isStuck = compareDecimals(sellable, zero) <= 0 && !isSold(symbol)
    return isStuck ? [{ reason: 'not-sellable', market, symbol }] : []
  })
  return [...unknown, ...stuck]
}

import { listPositions, type OrderRecord, type Position } from '@stockeye/kis-client'
import { type Market, marketOfOrder } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'

/** Positions of one market, as KIS lists them. */
export interface Holdings {
  readonly positions: readonly Position[]
  /** Symbols that are held, those included whose row could not be read: such a one must not be bought a second time. */
  readonly symbols: ReadonlySet<string>
}

/** Positions of the account, kept between decisions: an order of the trader is what usually changes them. */
export interface HoldingsReader {
  /** Returns the positions as they were read last, or reads them where they may have changed. */
  recent(market: Market, signal: AbortSignal): Promise<Holdings>
  /** Reads the positions, for an order that is about to leave. */
  now(market: Market, signal: AbortSignal): Promise<Holdings>
  close(): void
}

/** Time after a change of an order in which KIS's list of positions may lag behind it, by seconds to minutes, in ms. */
export const positionsLagMs: number = 3 * 60_000
/** Time after which the positions are read without a change, in ms: a person may have traded. */
const staleMs = 30 * 60_000

export function createHoldingsReader({
  kis,
  clock,
  trading,
  oversight,
}: Pick<Portfolio, 'kis' | 'clock' | 'trading' | 'oversight'>): HoldingsReader {
  const kept = new Map<Market, { readonly holdings: Holdings; readonly readAt: number }>()
  const changedAt = new Map<Market, number>()
  const stop = trading.on('order', ({ order }: OrderRecord) => {
    changedAt.set(marketOfOrder(order), clock.now())
  })

  async function now(market: Market, signal: AbortSignal): Promise<Holdings> {
    const readAt = clock.now()
    const { positions, unreadable } = await listPositions(kis, { market }, { signal }).catch((error: unknown) => {
      oversight?.notePositions(market, undefined)
      throw error
    })
    oversight?.notePositions(market, positions)
    const symbols = [...positions, ...unreadable].flatMap(({ symbol }) => symbol ?? [])
    const holdings = { positions, symbols: new Set(symbols) }
    kept.set(market, { holdings, readAt })
    return holdings
  }

  return {
    now,
    async recent(market, signal) {
      const last = kept.get(market)
      const changed = changedAt.get(market) ?? Number.NEGATIVE_INFINITY
      const isFresh =
        last !== undefined && last.readAt > changed + positionsLagMs && clock.now() < last.readAt + staleMs
      return isFresh ? last.holdings : now(market, signal)
    },
    close: stop,
  }
}

import type { Clock } from '@stockeye/token-manager'
import type { Watched } from '../market/watched.ts'

/** Instruments that are left alone for a while after an attempt, so that a refusal is not repeated each minute. */
export interface Rests {
  has(side: 'buy' | 'sell', instrument: Watched): boolean
  begin(side: 'buy' | 'sell', instrument: Watched, minutes: number): void
}

export function createRests(clock: Pick<Clock, 'now'>): Rests {
  /** Instants by the symbol, which only one market of the watchlist has. */
  const until = { buy: new Map<string, number>(), sell: new Map<string, number>() }
  return {
    has: (side, { symbol }) => clock.now() < (until[side].get(symbol) ?? Number.NEGATIVE_INFINITY),
    begin: (side, { symbol }, minutes) => void until[side].set(symbol, clock.now() + minutes * 60_000),
  }
}

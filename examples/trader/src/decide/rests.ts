import type { Clock } from '@stockeye/token-manager'
import type { Watched } from '../market/watched.ts'

/** Instruments that are left alone for a while after an attempt, so that a refusal is not repeated each minute. */
export interface Rests {
  has(side: 'buy' | 'sell', instrument: Watched): boolean
  begin(side: 'buy' | 'sell', instrument: Watched, minutes: number): void
}

export function createRests(clock: Pick<Clock, 'now'>): Rests {
  const until = new Map<string, number>()
  const nameOf = (side: string, { symbol, exchange }: Watched) => `${side} ${exchange}/${symbol}`
  return {
    has: (side, instrument) => clock.now() < (until.get(nameOf(side, instrument)) ?? Number.NEGATIVE_INFINITY),
    begin: (side, instrument, minutes) => void until.set(nameOf(side, instrument), clock.now() + minutes * 60_000),
  }
}

import type { Sight } from '../market/prices.ts'
import type { Watched } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'

/** Logs when an instrument can no longer be seen, and when it can be again: meanwhile nothing is decided about it. */
export function createSightLog({ log }: Pick<Portfolio, 'log'>): (instrument: Watched, sight: Sight) => void {
  const reasons = new Map<string, string>()
  return ({ symbol }, sight) => {
    const before = reasons.get(symbol)
    if ('day' in sight) {
      if (before === undefined) return
      reasons.delete(symbol)
      log.info({ symbol }, `SEEN ${symbol} again`)
    } else if (sight.blind !== before) {
      reasons.set(symbol, sight.blind)
      log.warn({ symbol }, `BLIND ${symbol}: ${sight.blind}; nothing is decided about it`)
    }
  }
}

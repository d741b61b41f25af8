import type { Clock } from '@stockeye/token-manager'

/** Purpose of a call: a check of a silent topic, or a price for a topic that waits for a place. */
export type RestUse = 'check' | 'price'

/**
 * Calls of REST that realtime makes on its own. They are spread evenly over the minute, so that the queries of the user wait
 * for at most one of them.
 */
export interface RestBudget {
  /**
   * Takes a call for a use.
   *
   * @returns 0 if the call may start; otherwise the time after which to try again, in ms
   */
  take(use: RestUse): number
}

/**
 * Creates the budget of one app key.
 *
 * The default of 20 calls a minute is a third of what paper trading allows (1 a second) and 2 % of what a real account does (18 a
 * second); each of 41 topics can be checked every two minutes with it.
 */
export function createRestBudget({
  clock,
  mostCallsPerMinute = 20,
}: {
  readonly clock: Clock
  readonly mostCallsPerMinute?: number | undefined
}): RestBudget {
  const spacingMs = 60_000 / mostCallsPerMinute
  let freeAt = Number.NEGATIVE_INFINITY
  let last: RestUse | undefined
  /** Instants until which a use that was refused has the next call before the one that had the last. */
  const turns: Record<RestUse, number> = { check: freeAt, price: freeAt }
  const waitOf = (use: RestUse, now: number): number => {
    const turnOfOther = turns[use === 'check' ? 'price' : 'check']
    return Math.ceil((use === last && turnOfOther > now ? Math.max(freeAt, turnOfOther) : freeAt) - now)
  }
  return {
    take(use) {
      const now = clock.monotonic()
      const waitMs = waitOf(use, now)
      if (waitMs > 0) {
        // Half a spacing is time enough for its timer; a use that does not come loses its turn.
        turns[use] = Math.max(freeAt, now) + spacingMs / 2
        return waitMs
      }
      freeAt = now + spacingMs
      last = use
      turns[use] = Number.NEGATIVE_INFINITY
      return 0
    },
  }
}

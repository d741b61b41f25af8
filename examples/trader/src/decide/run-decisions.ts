import { isKisError } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'
import { createSessions, type DecisionTime, type Interval, nextDecision, type Sessions } from '../market/sessions.ts'
import { type Market, marketOf, markets } from '../market/watched.ts'
import { pause } from '../pause.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Decider } from './decider.ts'

/** Time from the end of a minute to its decision, in ms: trades of its last second arrive a little later. */
export const settleMs = 2_000

/**
 * Decides at the end of each minute, half hour or day of the markets on the watchlist, until the signal aborts. A market whose sessions
 * are not known is left out, and the others go on.
 *
 * @throws {Error} no session of any market is known
 */
export async function runDecisions(
  { clock, log, settings }: Pick<Portfolio, 'clock' | 'log' | 'settings'>,
  decider: Decider,
  signal: AbortSignal,
): Promise<void> {
  const { watchlist, interval } = settings
  const watched = markets.filter((market) => watchlist.some((instrument) => marketOf(instrument) === market))
  const times = createTimes(watched, interval, log)
  let decidedAt = clock.now() - settleMs
  while (!signal.aborted) {
    const next = times.after(Math.max(decidedAt, clock.now() - settleMs))
    try {
      await pauseUntil(clock, next.minuteEnd + settleMs, signal)
      decidedAt = next.minuteEnd
      await decider.decide(next, signal)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof Error)) throw error
      const code = isKisError(error) ? error.code : undefined
      log.error({ error: error.name, code, market: next.session.market }, `DECISION_FAILED ${error.message}`)
    }
  }
}

const pauseUntil = (clock: Clock, at: number, signal: AbortSignal): Promise<void> =>
  pause(clock, at - clock.now(), signal)

/** Creates the times of the decisions of some markets. */
function createTimes(watched: readonly Market[], interval: Interval, log: Portfolio['log']) {
  const sessions = new Map(watched.map((market) => [market, createSessions(market)]))

  function timeOf(market: Market, its: Sessions, after: number): readonly DecisionTime[] {
    try {
      return [nextDecision(its, interval, after)]
    } catch (error) {
      sessions.delete(market)
      if (sessions.size === 0 || !(error instanceof Error)) throw error
      log.error({ market }, `NO_SESSION ${error.message}; nothing more is decided about this market`)
      return []
    }
  }

  return {
    /** Returns the first decision after an instant. @throws {Error} no session of any market is known */
    after: (instant: number): DecisionTime =>
      [...sessions]
        .flatMap(([market, its]) => timeOf(market, its, instant))
        .reduce((one, other) => (other.minuteEnd < one.minuteEnd ? other : one)),
  }
}

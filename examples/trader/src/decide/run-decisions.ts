import { wait } from '@stockeye/internal/wait'
import { isKisError } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'
import { createSessions, type DecisionTime, nextDecision, type Sessions, slotOf } from '../market/sessions.ts'
import { type Market, marketOf, markets } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Decider } from './decider.ts'

/** Time from the end of a minute to its decision, in ms: trades of its last second arrive a little later. */
export const settleMs = 2_000

/**
 * Decides once in each minute, half hour or day of the markets on the watchlist, at its first minute, until the signal aborts. A decision
 * that failed is made again with the next minute. In the minutes between, orders are looked after. A market whose sessions are not known
 * is left out, and the others go on.
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
  const times = createTimes(watched, log)
  const decided = new Map<Market, string>()
  let decidedAt = clock.now() - settleMs
  while (!signal.aborted) {
    const next = times.after(Math.max(decidedAt, clock.now() - settleMs))
    try {
      await pauseUntil(clock, next.minuteEnd + settleMs, signal)
      decidedAt = next.minuteEnd
      const slot = slotOf(interval, next)
      if (decided.get(next.session.market) === slot) await decider.tend(next, signal)
      else await decider.decide(next, signal)
      decided.set(next.session.market, slot)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof Error)) throw error
      const code = isKisError(error) ? error.code : undefined
      log.error({ error: error.name, code, market: next.session.market }, `DECISION_FAILED ${error.message}`)
    }
  }
}

const pauseUntil = (clock: Clock, at: number, signal: AbortSignal): Promise<void> =>
  wait(clock, Math.max(0, at - clock.now()), signal)

/** Creates the times of the decisions of some markets. */
function createTimes(watched: readonly Market[], log: Portfolio['log']) {
  const sessions = new Map(watched.map((market) => [market, createSessions(market)]))

  function timeOf(market: Market, its: Sessions, after: number): readonly DecisionTime[] {
    try {
      return [nextDecision(its, after)]
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

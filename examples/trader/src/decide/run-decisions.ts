import { wait } from '@stockeye/internal/wait'
import { isKisError, isMarketOpen } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'
import { createSessions, type DecisionTime, nextDecision, type Sessions, slotOf } from '../market/sessions.ts'
import { type Market, marketsOf } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Decider } from './decider.ts'

/** Time from the end of a minute to its decision, in ms: trades of its last second arrive a little later. */
export const settleMs = 2_000
const minuteMs = 60_000

/**
 * Decides once in each minute, half hour or day of the markets on the watchlist, at its first minute, until the signal aborts. A decision
 * that failed is made again with the next minute. In the minutes between, orders are looked after. A market whose sessions are not known
 * is left out, and the others go on. A kill is repeated each minute while an exchange is open, also in its closing auction.
 *
 * @throws {Error} no session of any market is known
 */
export async function runDecisions(
  { clock, log, settings, oversight }: Pick<Portfolio, 'clock' | 'log' | 'settings' | 'oversight'>,
  decider: Decider,
  signal: AbortSignal,
): Promise<void> {
  const { watchlist, interval } = settings
  const watched = marketsOf(watchlist)
  const times = createTimes(watched, log)
  const decided = new Map<Market, string>()
  let decidedAt = clock.now() - settleMs

  /** Waits for a decision. Without commands of people nothing is done meanwhile. */
  async function waitFor({ minuteEnd }: DecisionTime): Promise<void> {
    const at = minuteEnd + settleMs
    const isOpen = (market: Market) => isOpenAt(market, clock.now())
    while (oversight !== undefined && clock.now() + minuteMs < at && watched.some(isOpen)) {
      await pauseUntil(clock, clock.now() + minuteMs, signal)
      for (const market of watched.filter(isOpen)) await decider.cancelKilled(market, signal)
    }
    await pauseUntil(clock, at, signal)
  }

  while (!signal.aborted) {
    const next = times.after(Math.max(decidedAt, clock.now() - settleMs))
    try {
      await waitFor(next)
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

/** Returns whether an exchange is open; false also on a day of which that is not known. */
function isOpenAt(market: Market, at: number): boolean {
  try {
    return isMarketOpen(market, at)
  } catch (error) {
    if (isKisError(error)) return false
    throw error
  }
}

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

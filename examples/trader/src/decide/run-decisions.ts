import { isKisError } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'
import { createSessions, nextDecision } from '../market/sessions.ts'
import { marketOf, markets } from '../market/watched.ts'
import { pause } from '../pause.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Decider } from './decider.ts'

/** Time from the end of a minute to its decision, in ms: trades of its last second arrive a little later. */
export const settleMs = 2_000

/** Decides at the end of each minute, half hour or day of the markets on the watchlist, until the signal aborts. */
export async function runDecisions(
  { clock, log, settings }: Pick<Portfolio, 'clock' | 'log' | 'settings'>,
  decider: Decider,
  signal: AbortSignal,
): Promise<void> {
  const watched = markets.filter((market) => settings.watchlist.some((instrument) => marketOf(instrument) === market))
  const sessions = watched.map(createSessions)
  let decidedAt = clock.now() - settleMs
  while (!signal.aborted) {
    const times = sessions.map((its) =>
      nextDecision(its, settings.interval, Math.max(decidedAt, clock.now() - settleMs)),
    )
    const next = times.reduce((one, other) => (other.minuteEnd < one.minuteEnd ? other : one))
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

import { noEnd } from '../token.ts'

/**
 * Phase of a token. fresh: serve it. due: serve it at once, and refresh meanwhile. critical: wait for the refresh, and
 * serve the old token while it lives. expired: never serve it.
 */
export type Phase = 'fresh' | 'due' | 'critical' | 'expired'

/** Lengths of the windows before a token's end, from the options of the manager. */
export interface Windows {
  readonly aheadMs: number
  readonly warnAtMs: number
  readonly checkEveryMs: number
}

/** The span between two instants in which a token is good. */
export interface Life {
  readonly issuedAt: number
  readonly expiresAt: number
}

/** Instants at which the phases and the last hours begin, in ms since 1970. */
interface PhaseStarts {
  readonly dueAt: number
  readonly warnAt: number
  readonly criticalAt: number
}

const mostCriticalMs = 60_000
const leastCheckMs = 1_000
const leastCoolDownMs = 5 * 60_000

/**
 * Returns the starts of the phases. A short life has short windows: of a minute the last 20 s are due, and of these the
 * last 5 s critical.
 */
export function phaseStartsOf({ issuedAt, expiresAt }: Life, windows: Windows): PhaseStarts {
  // Timers count whole milliseconds: a wait for a fraction would end at once, again and again.
  const before = (ms: number) => expiresAt - Math.floor(ms)
  const aheadMs = Math.min(windows.aheadMs, Math.max(0, expiresAt - issuedAt) / 3)
  return {
    dueAt: before(aheadMs),
    warnAt: before(Math.min(windows.warnAtMs, aheadMs / 2)),
    criticalAt: before(Math.min(mostCriticalMs, aheadMs / 4)),
  }
}

/** Returns the phase of a token; a missing token is expired. */
export function phaseOf(life: Life | undefined, now: number, windows: Windows): Phase {
  if (life === undefined || now >= life.expiresAt) return 'expired'
  const { dueAt, criticalAt } = phaseStartsOf(life, windows)
  if (now >= criticalAt) return 'critical'
  return now >= dueAt ? 'due' : 'fresh'
}

/** Returns the event that is due for a token: it has entered its last hours, or has ended. */
export function warningOf(life: Life, now: number, windows: Windows): 'expiring' | 'expired' | undefined {
  if (now >= life.expiresAt) return 'expired'
  return now >= phaseStartsOf(life, windows).warnAt ? 'expiring' : undefined
}

/** Returns the span between two checks, in ms. */
export const checkMsOf = (life: Life | undefined, windows: Windows): number => {
  const mostMs = life === undefined ? Infinity : Math.ceil((life.expiresAt - life.issuedAt) / 48)
  return Math.max(leastCheckMs, Math.min(windows.checkEveryMs, mostMs))
}

/** Returns the span until the next check, in ms: at most until the next phase or warning of this token. */
export function msUntilCheck(life: Life | undefined, now: number, windows: Windows): number {
  if (life === undefined) return checkMsOf(life, windows)
  const { dueAt, warnAt, criticalAt } = phaseStartsOf(life, windows)
  const toCome = [dueAt, warnAt, criticalAt, life.expiresAt].filter((instant) => instant > now)
  return Math.min(checkMsOf(life, windows), ...toCome.map((instant) => instant - now))
}

/**
 * Returns the cool-down after the last try has failed, in ms: until the next check, or 5 min where that is too long.
 */
export function coolDownMsOf(life: Life | undefined, now: number, windows: Windows): number {
  const untilCritical = life === undefined ? 0 : phaseStartsOf(life, windows).criticalAt - now
  return Math.min(checkMsOf(life, windows), Math.max(leastCoolDownMs, untilCritical))
}

/**
 * Returns the span until the issuer is asked again after it has returned the same token, in ms: until the next phase or
 * warning of the token that is a pause away and a pause before its end, or else until its end. The successor of a
 * rejected token is asked for at each check, because its callers have no other one, and so is that of a token without an
 * end.
 */
export function msUntilAskAgain(
  life: Life,
  now: number,
  options: { readonly windows: Windows; readonly pauseMs: number; readonly isRejected: boolean },
): number {
  const { windows, pauseMs, isRejected } = options
  const { dueAt, warnAt, criticalAt } = phaseStartsOf(life, windows)
  const instants =
    isRejected || life.expiresAt === noEnd
      ? [now + Math.max(pauseMs, checkMsOf(life, windows))]
      : [dueAt, warnAt, criticalAt]
  const next = instants.find((instant) => instant >= now + pauseMs && instant + pauseMs <= life.expiresAt)
  return Math.max(0, (next ?? life.expiresAt) - now)
}

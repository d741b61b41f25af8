/**
 * fresh: serve it. due: serve it at once, and refresh beside it. critical: wait for the refresh, and serve the old one
 * while it lives. expired: never serve it.
 */
export type Phase = 'fresh' | 'due' | 'critical' | 'expired'

export interface Limits {
  readonly aheadMs: number
  readonly warnAtMs: number
  readonly checkEveryMs: number
}

/** The span between two instants in which a token is good. */
export interface Life {
  readonly issuedAt: number
  readonly expiresAt: number
}

/** Instants at which the phases, and the last hours, begin. */
interface Windows {
  readonly dueAt: number
  readonly warnAt: number
  readonly criticalAt: number
}

const mostCriticalMs = 60_000
const leastCheckMs = 1_000
const coolDownMs = 5 * 60_000

/** A short life gets short windows: of a minute, the last 20 s are due, and of them the last 5 s critical. */
export function windowsOf({ issuedAt, expiresAt }: Life, limits: Limits): Windows {
  // In whole milliseconds, as timers count: a part of one would be waited for in no time, again and again.
  const before = (ms: number) => expiresAt - Math.floor(ms)
  const aheadMs = Math.min(limits.aheadMs, Math.max(0, expiresAt - issuedAt) / 3)
  return {
    dueAt: before(aheadMs),
    warnAt: before(Math.min(limits.warnAtMs, aheadMs / 2)),
    criticalAt: before(Math.min(mostCriticalMs, aheadMs / 4)),
  }
}

/** No token counts as an expired one. */
export function phaseOf(life: Life | undefined, now: number, limits: Limits): Phase {
  if (life === undefined || now >= life.expiresAt) return 'expired'
  const { dueAt, criticalAt } = windowsOf(life, limits)
  if (now >= criticalAt) return 'critical'
  return now >= dueAt ? 'due' : 'fresh'
}

/** What is to be told of a token: that it has entered its last hours, or has ended. */
export function warningOf(life: Life, now: number, limits: Limits): 'expiring' | 'expired' | undefined {
  if (now >= life.expiresAt) return 'expired'
  return now >= windowsOf(life, limits).warnAt ? 'expiring' : undefined
}

/** From one check to the next. */
export const checkMsOf = (life: Life | undefined, limits: Limits): number => {
  const mostMs = life === undefined ? Infinity : Math.ceil((life.expiresAt - life.issuedAt) / 48)
  return Math.max(leastCheckMs, Math.min(limits.checkEveryMs, mostMs))
}

/** How long until the next check: never longer than until the next thing to do for this token. */
export function msUntilCheck(life: Life | undefined, now: number, limits: Limits): number {
  if (life === undefined) return checkMsOf(life, limits)
  const { dueAt, warnAt, criticalAt } = windowsOf(life, limits)
  const toCome = [dueAt, warnAt, criticalAt, life.expiresAt].filter((instant) => instant > now)
  return Math.min(checkMsOf(life, limits), ...toCome.map((instant) => instant - now))
}

/** How long to leave the issuer alone after a failed series: until the next check, or 5 min where that is too long. */
export function restMs(life: Life | undefined, now: number, limits: Limits): number {
  const untilCritical = life === undefined ? 0 : windowsOf(life, limits).criticalAt - now
  return Math.min(checkMsOf(life, limits), Math.max(coolDownMs, untilCritical))
}

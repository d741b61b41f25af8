import { CronDate } from 'croner'
import { inputError } from '../runner/input/check-input.ts'

// What a clock on the wall reads is kept as the instant at which a clock in UTC reads the same. Walls repeat and skip
// where a zone changes its offset; instants do not.

const hourMs = 3_600_000

/** Refuses a time zone that Intl does not have. @throws {JobInputError} Intl of this machine does not have the zone */
export function checkZone(field: string, zone: string): void {
  const wrong = { value: zone, fault: 'is not an IANA zone', advice: 'use one such as Asia/Seoul' }
  // Intl takes fixed offsets such as +09:00 too, which hide that a zone may change its offset.
  if (/^[+-]/.test(zone)) throw inputError(field, wrong)
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch (cause) {
    throw inputError(field, { ...wrong, cause })
  }
}

/** Returns the reading of a zone's clocks at an instant, in whole seconds. */
export function wallAt(zone: string, at: number): number {
  // croner keeps one formatter for each zone; a formatter of our own for each reading costs 80 µs.
  const { year, month, day, hour, minute, second } = new CronDate(new Date(at), zone)
  return Date.UTC(year, month, day, hour, minute, second)
}

/**
 * Returns the first instant at which the clocks of a zone read `wall` or later: the first one of a time that comes twice,
 * the end of the gap for a time that is skipped. A later wall never gives an earlier instant.
 */
export function instantOf(zone: string, wall: number): number {
  // Offsets lie between -12 h and +14 h, so these two are before and after what is looked for. Only their
  // offsets show the change between them.
  const before = wall - 15 * hourMs
  const after = wall + 13 * hourMs
  const oldOffsetMs = wallAt(zone, before) - before
  const newOffsetMs = wallAt(zone, after) - after
  for (const at of [wall - oldOffsetMs, wall - newOffsetMs]) if (wallAt(zone, at) === wall) return at

  let sooner = before
  let later = after
  while (later - sooner > 1_000) {
    const middle = Math.floor((sooner + later) / 2_000) * 1_000
    if (wallAt(zone, middle) < wall) sooner = middle
    else later = middle
  }
  return later
}

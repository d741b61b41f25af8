import { KisInputError } from '../errors.ts'
import { checkOption, listRule, objectRule } from '../values/check-options.ts'
import type { CalendarDate } from '../values/dates.ts'
import { preview } from '../values/preview.ts'
import { marketRules } from './rules.gen.ts'

/** Entry of `catalog/market-rules.json` with the days it holds for. */
export interface DatedEntry {
  /** First day on which it is known to hold, in the exchange's own time zone. */
  readonly since: string
  /** Last day on which it holds. */
  readonly until?: string
  /** Claim that a caller must believe for the entry to hold. */
  readonly contested?: string
}

/**
 * Fact about KIS on which sources disagree, as the name of the statement that this package does not take for true. What each
 * one says, and its sources, are in `catalog/market-rules.json`, `contested`.
 */
export type ContestedClaim =
  | 'krx-orders-from-0820'
  | 'krx-off-hours-at-close'
  | 'nxt-orders-from-close'
  | 'us-orders-from-1700-in-winter'
  | 'us-limit-orders-outlive-the-close'
  | 'krx-etf-tick-50'

/** Options of functions whose answer depends on contested claims. */
export interface ClaimOptions {
  /**
   * Contested claims that the caller believes. Without one the safer reading holds: what works under it works whichever is
   * true.
   *
   * @default [] no claim is believed
   */
  readonly claims?: readonly ContestedClaim[]
}

/** Checks the contested claims that a caller passed. @throws {KisInputError} a claim is unknown */
export function parseClaims(options: ClaimOptions): readonly ContestedClaim[] {
  checkOption('options', options, objectRule('{ claims }, or leave it out'))
  const { claims = [] } = options
  checkOption('claims', claims, listRule('a list of claims'))
  for (const claim of claims) {
    if (Object.hasOwn(marketRules.contested, claim)) continue
    const known = Object.keys(marketRules.contested).join(', ')
    throw new KisInputError({ field: 'claims', rule: `${preview(claim)} is not a contested claim; use ${known}` })
  }
  return claims
}

/** Returns whether an entry holds on a day, for a caller who believes these claims. */
export const holdsOn = (
  { since, until, contested }: DatedEntry,
  day: CalendarDate,
  claims: readonly string[] = [],
): boolean =>
  since <= day && (until === undefined || day <= until) && (contested === undefined || claims.includes(contested))

/**
 * Returns the entry of a day; of several the last one, since contested entries come after those that they replace.
 *
 * @throws {KisInputError} the day lies before the first entry, or after the last one
 */
export function entryOn<E extends DatedEntry>(
  entries: readonly E[],
  day: CalendarDate,
  { subject, claims = [] }: { readonly subject: string; readonly claims?: readonly ContestedClaim[] },
): E {
  const entry = entries.findLast((known) => holdsOn(known, day, claims))
  if (entry !== undefined) return entry
  const since = entries[0]?.since ?? ''
  const until = entries.at(-1)?.until
  const span = until === undefined ? `"${since}" on` : `"${since}" to "${until}"`
  throw new KisInputError({
    field: 'date',
    rule: `"${day}" is a day whose ${subject} is not known; use a day from ${span}`,
  })
}

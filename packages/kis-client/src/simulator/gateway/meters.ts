import type { RateLimit } from '../../environment.ts'

/** Counts calls against a rate limit. The rule is KIS's own, so it shares no code with the client's pacing. */
export interface Meter {
  /**
   * Returns whether the limit allows one more call at `at`. A refused call is not recorded, so a caller that waits gets
   * through.
   */
  admits(at: number): boolean
  record(at: number): void
}

/** Creates a meter with a rolling window: it allows a call that comes exactly `windowMs` after the oldest. */
export function createMeter({ limit, windowMs }: RateLimit): Meter {
  let taken: number[] = []
  return {
    admits(at) {
      taken = taken.filter((earlier) => earlier > at - windowMs)
      return taken.length < limit
    },
    record(at) {
      taken.push(at)
    },
  }
}

export const unmetered: Meter = { admits: () => true, record: () => {} }

/**
 * Endpoints that read the account: balances, executions and open orders. They have a rate limit of their own.
 *
 * @see catalog/protocol.json `rateLimit.accountLedger`: the kinds were observed by operators, not announced
 */
export const accountReads: ReadonlySet<string> = new Set([
  'domestic-bond/inquire-balance',
  'domestic-bond/inquire-daily-ccld',
  'domestic-bond/inquire-psbl-rvsecncl',
  'domestic-futureoption/inquire-balance',
  'domestic-futureoption/inquire-ccnl',
  'domestic-futureoption/inquire-ngt-balance',
  'domestic-futureoption/inquire-ngt-ccnl',
  'domestic-stock/inquire-account-balance',
  'domestic-stock/inquire-balance',
  'domestic-stock/inquire-balance-rlz-pl',
  'domestic-stock/inquire-daily-ccld',
  'domestic-stock/inquire-psbl-rvsecncl',
  'overseas-futureoption/inquire-ccld',
  'overseas-futureoption/inquire-daily-ccld',
  'overseas-stock/inquire-balance',
  'overseas-stock/inquire-ccnl',
  'overseas-stock/inquire-nccs',
  'overseas-stock/inquire-paymt-stdr-balance',
  'overseas-stock/inquire-present-balance',
])

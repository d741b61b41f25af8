import { callLimitHistory, type Environment, type RateLimit } from '../../environment.ts'

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
  const taken: number[] = []
  // Calls before this place have left the window: to shift each one out would cost more in a fuller window.
  let oldest = 0
  return {
    admits(at) {
      while (oldest < taken.length && (taken[oldest] ?? 0) <= at - windowMs) oldest += 1
      if (oldest > taken.length / 2) {
        taken.splice(0, oldest)
        oldest = 0
      }
      return taken.length - oldest < limit
    },
    record(at) {
      taken.push(at)
    },
  }
}

/** Creates a meter of the limit that KIS has at the time of each call, which has changed on 2026-04-20. */
export function createDatedMeter(environment: Environment): Meter {
  const meters = callLimitHistory.map(({ since, [environment]: limit }) => ({
    since: Date.parse(`${since}T00:00:00+09:00`),
    meter: createMeter({ limit, windowMs: 1_000 }),
  }))
  // What held before the oldest row is not known; its limit is taken.
  const meterAt = (at: number): Meter => (meters.find(({ since }) => since <= at) ?? meters.at(-1))?.meter ?? unmetered
  return { admits: (at) => meterAt(at).admits(at), record: (at) => meterAt(at).record(at) }
}

export const unmetered: Meter = { admits: () => true, record: () => {} }

/**
 * Endpoints that read the account: balances, executions and open orders of every product. They have a rate limit of their own.
 *
 * @see catalog/protocol.json `rateLimit.accountLedger`: the kinds were observed by operators, not announced
 */
export const accountReads: ReadonlySet<string> = new Set([
  'domestic-bond/inquire-balance',
  'domestic-bond/inquire-daily-ccld',
  'domestic-bond/inquire-psbl-rvsecncl',
  'domestic-futureoption/inquire-balance',
  'domestic-futureoption/inquire-balance-settlement-pl',
  'domestic-futureoption/inquire-balance-valuation-pl',
  'domestic-futureoption/inquire-ccnl',
  'domestic-futureoption/inquire-ccnl-bstime',
  'domestic-futureoption/inquire-ngt-balance',
  'domestic-futureoption/inquire-ngt-ccnl',
  'domestic-stock/inquire-account-balance',
  'domestic-stock/inquire-balance',
  'domestic-stock/inquire-balance-rlz-pl',
  'domestic-stock/inquire-daily-ccld',
  'domestic-stock/inquire-psbl-rvsecncl',
  'domestic-stock/pension-inquire-balance',
  'domestic-stock/pension-inquire-daily-ccld',
  'domestic-stock/pension-inquire-present-balance',
  'overseas-futureoption/inquire-ccld',
  'overseas-futureoption/inquire-daily-ccld',
  'overseas-futureoption/inquire-unpd',
  'overseas-stock/inquire-algo-ccnl',
  'overseas-stock/inquire-balance',
  'overseas-stock/inquire-ccnl',
  'overseas-stock/inquire-nccs',
  'overseas-stock/inquire-paymt-stdr-balance',
  'overseas-stock/inquire-present-balance',
])

/** `paper` is KIS's 모의투자: the same API on another host, with fewer endpoints and slower limits. */
export type Environment = 'real' | 'paper'

/** Addresses of a KIS server. The defaults are KIS's own; a simulator has hosts of its own. */
export interface KisHosts {
  /** Origin of the REST API, without a path. */
  readonly rest: string
  /** Origin of the WebSocket, or null if the server has no WebSocket. */
  readonly ws: string | null
  /** Address of the instrument files, without a trailing slash. */
  readonly masters: string
}

const masters = 'https://new.real.download.dws.co.kr/common/master'

/**
 * Addresses of KIS, by environment.
 *
 * @see catalog/protocol.json, read 2026-09-20
 */
export const kisHosts: Readonly<Record<Environment, KisHosts>> = {
  real: { rest: 'https://openapi.koreainvestment.com:9443', ws: 'ws://ops.koreainvestment.com:21000', masters },
  paper: { rest: 'https://openapivts.koreainvestment.com:29443', ws: 'ws://ops.koreainvestment.com:31000', masters },
}

/** Rate limit: at most `limit` calls in any `windowMs`. */
export interface RateLimit {
  /** Most calls in one window. */
  readonly limit: number
  /** Length of the rolling window, in ms. */
  readonly windowMs: number
}

/** Rate at which a client calls KIS. */
export interface CallRate extends RateLimit {
  /**
   * Least time between the starts of two calls, in ms. KIS advises 100 to 150 between parallel calls.
   *
   * @default 0
   * @see KIS notice of 2026-04-20
   */
  readonly spacingMs?: number | undefined
}

/**
 * Limits on calls by the day since when they hold, the newest first. What held before the last row is not known.
 *
 * @see catalog/protocol.json `rateLimit.history`: portal notices of 2024-03, 2025-04-28, 2025-08-07 and 2026-04-20
 */
export const callLimitHistory: readonly ({ readonly since: string } & Readonly<Record<Environment, number>>)[] = [
  { since: '2026-04-20', real: 18, paper: 1 },
  { since: '2024-03-01', real: 20, paper: 2 },
]

/**
 * Rate limits of KIS, by app key unless said otherwise, as rolling windows.
 *
 * @see catalog/protocol.json `rateLimit`: portal notice, in force since 2026-04-20 (before: real 20, paper 2);
 * `accountReads` and `tokenIssue` were observed by operators, not announced
 */
export const kisRateLimits: {
  /** Day since which `calls` are in force, as `yyyy-MM-dd`. */
  readonly since: string
  /** All calls of an app key: EGW00201 beyond it. */
  readonly calls: Readonly<Record<Environment, RateLimit>>
  /** Calls of a new customer on the real host, for the first three days (KIS notice of 2026-03-20, since 2026-04-03). */
  readonly newCustomer: RateLimit
  /** Reads of balance, executions and open orders, by account: EGW00215 beyond it. */
  readonly accountReads: RateLimit
  /** Access tokens: EGW00133 beyond it. */
  readonly tokenIssue: RateLimit
  /** Approval keys of the WebSocket. */
  readonly approvalKey: RateLimit
} = {
  since: '2026-04-20',
  calls: { real: { limit: 18, windowMs: 1_000 }, paper: { limit: 1, windowMs: 1_000 } },
  newCustomer: { limit: 3, windowMs: 1_000 },
  accountReads: { limit: 1, windowMs: 1_000 },
  tokenIssue: { limit: 1, windowMs: 60_000 },
  approvalKey: { limit: 1, windowMs: 1_000 },
}

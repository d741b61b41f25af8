import type { CallRate } from '../environment.ts'

/** Orders go before queries; within each, the pacer serves callers in the order in which they came. */
export type Priority = 'order' | 'query'

/** Options of a turn at a pacer. */
export interface TurnOptions {
  /** Rate that KIS allows the app key. All callers of one key pass the same. */
  readonly rate: CallRate
  /** Place of the caller: an order goes before all queries that wait. */
  readonly priority: Priority
  /** The query reads the account, so `kisRateLimits.accountReads` counts it too: the turn waits for both limits. @default false */
  readonly accountRead?: boolean | undefined
  /** Ends the wait with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Grants turns, so that calls start no faster than KIS allows. */
export interface Pacer {
  /**
   * Resolves when a call with this key may start. The caller calls the returned function once KIS has answered, so that the
   * next turn comes sooner. Rejects with the signal's reason; then the turn is not used.
   *
   * @param key names the app key and environment, without revealing the app key
   * @throws {KisInputError} not-sent: a caller of this key has passed another `rate`
   */
  turn(key: string, options: TurnOptions): Promise<() => void>
}

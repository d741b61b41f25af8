/** Orders go before queries; within each, first come is first served. */
export type Priority = 'order' | 'query'

export interface TurnOptions {
  readonly priority: Priority
  /** A query that the ledger's limit, by account, counts too: the turn waits for both. @default false */
  readonly ledger?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** Gives out turns, so that calls start no faster than KIS allows. */
export interface Pacer {
  /**
   * Resolves when a call with this key may start, with what to call once KIS has answered: then the next turn comes
   * sooner. Rejects with the signal's reason, and the turn is not used up.
   *
   * @param key names the app key and environment, without telling the app key
   */
  turn(key: string, options: TurnOptions): Promise<() => void>
}

import type { TokenRefusedError, TokenSignInError, TokenStoreError, TokenUnchangedError } from './errors.ts'
import type { Token } from './token.ts'

/** The current token has changed. */
export interface Rotation {
  /** New token. */
  readonly token: Token
  /** Token that it replaces; missing for the first token of a manager, and of a listener that is added later. */
  readonly previous?: Token | undefined
  /**
   * `issued` by this process · `adopted` from another process on the same store · `restored` from the store at start.
   */
  readonly cause: 'issued' | 'adopted' | 'restored'
}

/** The token has reached its last hours (`warnAtMs`), and has no successor yet; emitted once for each generation. */
export interface Expiring {
  /** Current token, which is still served. */
  readonly token: Token
  /** Span until the token ends, in ms. */
  readonly leftMs: number
}

/** The token has expired, and has no successor yet; emitted once for each generation. */
export interface Expired {
  /** Token that has ended; it is not served any more. */
  readonly token: Token
}

/** All tries of a refresh have failed, or the store has failed. */
export interface RefreshFailed {
  /** Error that `get` rejects with until the next try, where no token can be served. */
  readonly error: TokenRefusedError | TokenUnchangedError | TokenSignInError | TokenStoreError
  /** Time of the next try, in ms since 1970. */
  readonly nextAttemptAt: number
  /** Span for which the current token can still be served, in ms; 0 without a token. */
  readonly leftMs: number
}

/** Events of a manager, each with the argument of its listeners. */
export interface TokenEvents {
  /** A token was issued here, adopted from another process, or restored at start; `get` waits for the listeners. */
  readonly rotated: Rotation
  /** `warnAtMs` are left, and the token has no successor. */
  readonly expiring: Expiring
  /** The token has ended without a successor: `get` waits for the next one, or rejects. */
  readonly expired: Expired
  /** No try of a refresh has brought another token, or the store has failed. */
  readonly 'refresh-failed': RefreshFailed
}

import type { TokenRefusedError, TokenStoreError, TokenUnchangedError } from './errors.ts'
import type { Token } from './token.ts'

/** There is another token. */
export interface Rotation {
  readonly token: Token
  /** Token that it replaces; missing for the first token of a manager, and of a listener that is added later. */
  readonly previous?: Token | undefined
  /** `issued` by this process · `adopted` from another process on the same store · `restored` from the store at start. */
  readonly cause: 'issued' | 'adopted' | 'restored'
}

/** The token has reached its last two hours, and has no successor yet; emitted once for each generation. */
export interface Expiring {
  readonly token: Token
  readonly leftMs: number
}

/** The token has expired, and has no successor yet; emitted once for each generation. */
export interface Expired {
  readonly token: Token
}

/** All tries of a refresh have failed, or the store has. */
export interface RefreshFailed {
  readonly error: TokenRefusedError | TokenUnchangedError | TokenStoreError
  /** Milliseconds since 1970. */
  readonly nextAttemptAt: number
  /** How long the token at hand can still be served, in ms; 0 when there is none. */
  readonly leftMs: number
}

export interface TokenEvents {
  readonly rotated: Rotation
  readonly expiring: Expiring
  readonly expired: Expired
  readonly 'refresh-failed': RefreshFailed
}

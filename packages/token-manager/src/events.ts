import type { TokenRefusedError, TokenStoreError, TokenUnchangedError } from './errors.ts'
import type { Token } from './token.ts'

/** There is another token. */
export interface Rotation {
  readonly token: Token
  /** The one that it replaces; missing for the first one that a manager, or a late listener, hears of. */
  readonly previous?: Token | undefined
  /** `issued` by this process · `adopted` from another process on the same store · `restored` from the store at start. */
  readonly cause: 'issued' | 'adopted' | 'restored'
}

/** The token has reached its last two hours, and no other one has come; told once for each generation. */
export interface Expiring {
  readonly token: Token
  readonly leftMs: number
}

/** The token has ended, and no other one has come; told once for each generation. */
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

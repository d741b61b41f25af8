import type { MissingPackageError } from '@stockeye/internal/peer'
import {
  type TokenInputError,
  TokenRefusedError,
  TokenSignInError,
  TokenStoreError,
  TokenUnchangedError,
} from '../errors.ts'
import type { RefreshFailed } from '../events.ts'

/** Reason why a refresh has no new token. `waiting`: the record in the store says that it is too early for a try. */
export type RefreshFailure = { readonly retryAfterMs: number } & (
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'refused'
      readonly attempts: number
      readonly issuerCode: string
      readonly cause?: TokenInputError | MissingPackageError
    }
  | { readonly kind: 'sign-in'; readonly issuerCode: string; readonly reason: TokenSignInError['reason'] }
  | { readonly kind: 'unchanged'; readonly expiresAt: number; readonly fingerprint: string }
  | { readonly kind: 'store-failed'; readonly error: TokenStoreError }
)

/** Returns an error for one caller. Each gets an error of its own, because the time that is left to wait differs. */
export function errorOf(failure: RefreshFailure, id: string, retryAfterMs: number): RefreshFailed['error'] {
  const next = `${Math.ceil(retryAfterMs / 1000)} s`
  switch (failure.kind) {
    case 'waiting': {
      const message = `no token for ${id}: it is too early to ask the issuer, as the record in the store says; the next try is in ${next}`
      return new TokenRefusedError(message, { retryAfterMs, issuerCode: undefined, attempts: 0 })
    }
    case 'refused': {
      // A wrong answer of `issue` or `verdict`, and a missing package, are mistakes in the program: the reason is what the
      // reader needs.
      const reason = failure.cause?.message ?? `${failure.issuerCode} at try ${failure.attempts}`
      const message = `no token for ${id}: ${reason}; the next try is in ${next}`
      return new TokenRefusedError(message, { ...failure, retryAfterMs })
    }
    case 'sign-in': {
      const { issuerCode, reason } = failure
      const why =
        reason === 'interrupted'
          ? 'it may have been used by a request whose answer was lost'
          : 'it has ended or was revoked'
      const use = 'sign in again, and return the new one from firstRefreshToken'
      const message = `no token for ${id}: the issuer refused the refresh token with ${issuerCode}, because ${why}; ${use}`
      return new TokenSignInError(message, { issuerCode, reason, retryAfterMs })
    }
    case 'unchanged': {
      const message = `the issuer of ${id} returned the same token again (${failure.fingerprint}); the next try is in ${next}`
      return new TokenUnchangedError(message, { ...failure, retryAfterMs })
    }
    case 'store-failed':
      return new TokenStoreError(failure.error.message, { cause: failure.error.cause, retryAfterMs })
  }
}

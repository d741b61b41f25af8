import { TokenRefusedError, TokenStoreError, TokenUnchangedError } from '../errors.ts'
import type { RefreshFailed } from '../events.ts'
import { fingerprintOf, type PlainToken } from '../token.ts'

/** Reason why there is no new token. Each caller gets an error of its own, because the time that is left to wait differs. */
export class RefreshFailure extends Error {
  readonly retryAfterMs: number
  readonly toError: (retryAfterMs: number) => RefreshFailed['error']
  /** Whether a try was made or the store failed; a read that says "too early for a try" emits nothing. */
  readonly mustEmit: boolean
  constructor(options: Pick<RefreshFailure, 'retryAfterMs' | 'toError' | 'mustEmit'>) {
    super()
    this.retryAfterMs = options.retryAfterMs
    this.toError = options.toError
    this.mustEmit = options.mustEmit
  }
}

const seconds = (ms: number) => `${Math.ceil(ms / 1000)} s`

export function tooEarly(id: string, retryAfterMs: number): RefreshFailure {
  return new RefreshFailure({
    retryAfterMs,
    mustEmit: false,
    toError(retryAfterMs) {
      const message = `no token for ${id}: the store says that it is too early to ask; the next try is in ${seconds(retryAfterMs)}`
      return new TokenRefusedError(message, { retryAfterMs, issuerCode: undefined, attempts: 0 })
    },
  })
}

export function refused(
  id: string,
  retryAfterMs: number,
  details: { readonly attempts: number; readonly issuerCode: string; readonly cause?: unknown },
): RefreshFailure {
  return new RefreshFailure({
    retryAfterMs,
    mustEmit: true,
    toError(retryAfterMs) {
      const message = `no token for ${id}: ${details.issuerCode} at try ${details.attempts}; the next is in ${seconds(retryAfterMs)}`
      return new TokenRefusedError(message, { ...details, retryAfterMs })
    },
  })
}

export function unchanged(id: string, retryAfterMs: number, { secret, expiresAt }: PlainToken): RefreshFailure {
  const fingerprint = fingerprintOf(secret)
  return new RefreshFailure({
    retryAfterMs,
    mustEmit: true,
    toError(retryAfterMs) {
      const message = `the issuer of ${id} handed the same token back (${fingerprint}); it is asked again in ${seconds(retryAfterMs)}`
      return new TokenUnchangedError(message, { retryAfterMs, expiresAt, fingerprint })
    },
  })
}

export function storeFailed(retryAfterMs: number, { message, cause }: TokenStoreError): RefreshFailure {
  return new RefreshFailure({
    retryAfterMs,
    mustEmit: true,
    toError: (retryAfterMs) => new TokenStoreError(message, { cause, retryAfterMs }),
  })
}

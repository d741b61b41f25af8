import { TokenRefusedError, TokenStoreError, TokenUnchangedError } from '../errors.ts'
import type { RefreshFailed } from '../events.ts'
import { fingerprintOf, type PlainToken } from '../token.ts'

/** Why there is no new token. An error is made for each who is told, because what is left to wait differs. */
export class FailedRefresh extends Error {
  readonly retryAfterMs: number
  readonly toError: (retryAfterMs: number) => RefreshFailed['error']
  /** Whether something failed just now; reading that it is too early for a try is no news. */
  readonly isNews: boolean
  constructor(options: Pick<FailedRefresh, 'retryAfterMs' | 'toError' | 'isNews'>) {
    super()
    this.retryAfterMs = options.retryAfterMs
    this.toError = options.toError
    this.isNews = options.isNews
  }
}

const seconds = (ms: number) => `${Math.ceil(ms / 1000)} s`

export function tooEarly(key: string, retryAfterMs: number): FailedRefresh {
  return new FailedRefresh({
    retryAfterMs,
    isNews: false,
    toError(retryAfterMs) {
      const message = `no token for ${key}: the store says that it is too early to ask; the next try is in ${seconds(retryAfterMs)}`
      return new TokenRefusedError(message, { retryAfterMs, issuerCode: undefined, attempts: 0 })
    },
  })
}

export function refused(
  key: string,
  retryAfterMs: number,
  details: { readonly attempts: number; readonly issuerCode: string; readonly cause?: unknown },
): FailedRefresh {
  return new FailedRefresh({
    retryAfterMs,
    isNews: true,
    toError(retryAfterMs) {
      const message = `no token for ${key}: ${details.issuerCode} at try ${details.attempts}; the next is in ${seconds(retryAfterMs)}`
      return new TokenRefusedError(message, { ...details, retryAfterMs })
    },
  })
}

export function unchanged(key: string, retryAfterMs: number, { secret, expiresAt }: PlainToken): FailedRefresh {
  const fingerprint = fingerprintOf(secret)
  return new FailedRefresh({
    retryAfterMs,
    isNews: true,
    toError(retryAfterMs) {
      const message = `the issuer of ${key} handed the same token back (${fingerprint}); it is asked again in ${seconds(retryAfterMs)}`
      return new TokenUnchangedError(message, { retryAfterMs, expiresAt, fingerprint })
    },
  })
}

export function storeFailed(retryAfterMs: number, { message, cause }: TokenStoreError): FailedRefresh {
  return new FailedRefresh({
    retryAfterMs,
    isNews: true,
    toError: (retryAfterMs) => new TokenStoreError(message, { cause, retryAfterMs }),
  })
}

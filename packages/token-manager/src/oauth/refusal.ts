import type { IssuerVerdict } from '../issuer.ts'

/** The server has answered without a token. It holds nothing of the answer but its code. */
export class OAuthRefusal extends Error {
  /** `error` of the body, or else `HTTP_` and the status. */
  readonly code: string
  readonly status: number
  /** Span until the next try that the server asked for, in ms. */
  readonly retryAfterMs: number | undefined
  constructor(options: { code: string; status: number; retryAfterMs: number | undefined }) {
    super(`the server refused: ${options.code}`)
    this.code = options.code
    this.status = options.status
    this.retryAfterMs = options.retryAfterMs
  }
}

/** Codes of RFC 6749, section 5.2, and of RFC 8707, that no further try repairs. */
const fatalCodes = new Set([
  'invalid_request',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
])

/**
 * Returns the meaning of a refusal. A status without a code of OAuth is tried again, also 401: a proxy may have sent it.
 */
export function verdictOn(
  { code, status, retryAfterMs }: OAuthRefusal,
  { hasRefreshToken }: { readonly hasRefreshToken: boolean },
): IssuerVerdict {
  const asked = { code, retryAfterMs }
  if (status === 429 || code === 'slow_down') return { kind: 'wait', ...asked }
  if (status >= 500) return { kind: 'retry', ...asked }
  if (code === 'invalid_grant') return { kind: hasRefreshToken ? 'sign-in' : 'fatal', ...asked }
  return { kind: fatalCodes.has(code) ? 'fatal' : 'retry', ...asked }
}

/** Returns the span of a Retry-After header, which is a number of seconds or a date, in ms. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isFinite(ms) && ms > 0 ? ms : undefined
}

const brand = Symbol.for('token-manager.TokenError')

/** What every error of this package has. Switch on `code`. None holds a secret, a request or an answer's body. */
export abstract class TokenError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  abstract readonly code: `TOKEN_${string}`
}

/** The issuer gave no token, and there is none to fall back on: it said no, or nothing, or the cool-down after that stands. */
export class TokenRefusedError extends TokenError {
  override readonly name = 'TokenRefusedError'
  readonly code = 'TOKEN_REFUSED'
  /** How long until the next try, in ms: asking earlier gets this error again. */
  readonly retryAfterMs: number
  /** What the issuer's verdict calls the failure, or the code or name of the error that it threw; missing when nobody was asked. */
  readonly issuerCode: string | undefined
  /** Number of tries that were made; 0 when the store said that it is too early for one. */
  readonly attempts: number
  constructor(
    message: string,
    options: ErrorOptions & { retryAfterMs: number; issuerCode: string | undefined; attempts: number },
  ) {
    super(message, options)
    this.retryAfterMs = options.retryAfterMs
    this.issuerCode = options.issuerCode
    this.attempts = options.attempts
  }
}

/** The issuer returned the same token again: after a rejection by the API, or after an operator has withdrawn it. */
export class TokenUnchangedError extends TokenError {
  override readonly name = 'TokenUnchangedError'
  readonly code = 'TOKEN_UNCHANGED'
  /** How long until the issuer is asked again, in ms. It heals with the first answer that differs. */
  readonly retryAfterMs: number
  /** When the token ends, and the issuer has to give another one: milliseconds since 1970. */
  readonly expiresAt: number
  readonly fingerprint: string
  constructor(message: string, options: { retryAfterMs: number; expiresAt: number; fingerprint: string }) {
    super(message)
    this.retryAfterMs = options.retryAfterMs
    this.expiresAt = options.expiresAt
    this.fingerprint = options.fingerprint
  }
}

/** The store failed; `cause` is what it says of it, if it does. No token is issued that cannot be noted. */
export class TokenStoreError extends TokenError {
  override readonly name = 'TokenStoreError'
  readonly code = 'TOKEN_STORE'
  /** How long until the store is asked again, in ms; missing where nobody asks again, as when a file cannot be opened. */
  readonly retryAfterMs: number | undefined
  constructor(message: string, options?: ErrorOptions & { retryAfterMs?: number }) {
    super(message, options)
    this.retryAfterMs = options?.retryAfterMs
  }
}

/** What was passed in is wrong: `field` and `rule` say what is. */
export class TokenInputError extends TokenError {
  override readonly name = 'TokenInputError'
  readonly code = 'TOKEN_INPUT'
  /** What is wrong, such as `aheadMs` or `issue().expiresAt`. */
  readonly field: string
  /** What it must be, as a sentence. */
  readonly rule: string
  constructor(options: { field: string; rule: string }) {
    super(`${options.field}: ${options.rule}`)
    this.field = options.field
    this.rule = options.rule
  }
}

/** The manager is closed. */
export class TokenClosedError extends TokenError {
  override readonly name = 'TokenClosedError'
  readonly code = 'TOKEN_CLOSED'
  constructor() {
    super('this token manager was closed')
  }
}

/** A listener threw, rejected or took too long; the other listeners were still called. `cause` is what it threw. */
export class TokenListenerError extends TokenError {
  override readonly name = 'TokenListenerError'
  readonly code = 'TOKEN_LISTENER'
  readonly event: string
  constructor(message: string, options: ErrorOptions & { event: string }) {
    super(message, options)
    this.event = options.event
  }
}

export type AnyTokenError =
  | TokenRefusedError
  | TokenUnchangedError
  | TokenStoreError
  | TokenInputError
  | TokenClosedError
  | TokenListenerError

/** Holds between two installed copies of this package, where `instanceof` does not. */
export const isTokenError = (value: unknown): value is AnyTokenError => value instanceof Error && brand in value

/** Returns the code or the name of a thrown value. Neither holds a secret; a message may quote the request or the record. */
export function codeOf(error: unknown): string {
  // fetch throws a TypeError that says nothing; the reason, such as ECONNREFUSED, is in its cause.
  for (const source of [error, error instanceof Error ? error.cause : undefined]) {
    if (source instanceof Error && 'code' in source && typeof source.code === 'string') return source.code
  }
  return error instanceof Error ? error.name : typeof error
}

const brand = Symbol.for('token-manager.TokenError')

/**
 * Base of all errors of this package. Switch on `code`. No error holds a secret, a request or the body of an answer.
 */
export abstract class TokenError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  /** Stable code of the class, to switch on. */
  abstract readonly code: `TOKEN_${string}`
}

/**
 * The issuer returned no token, and no other token can be served: it refused, it did not answer, or the cool-down after
 * that lasts.
 */
export class TokenRefusedError extends TokenError {
  override readonly name = 'TokenRefusedError'
  readonly code = 'TOKEN_REFUSED'
  /** Span until the next try, in ms. A call before that rejects with this error again. */
  readonly retryAfterMs: number
  /**
   * Code in the issuer's verdict, or else the code or the name of the error that it threw; missing when the issuer was
   * not asked.
   */
  readonly issuerCode: string | undefined
  /** Number of tries that were made; 0 when the record in the store says that it is too early for a try. */
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
  /** Span until the issuer is asked again, in ms. The first other token ends the error. */
  readonly retryAfterMs: number
  /** Time when the token ends and the issuer has to return another one, in ms since 1970. */
  readonly expiresAt: number
  /** Fingerprint of the token that the issuer returned again. */
  readonly fingerprint: string
  constructor(message: string, options: { retryAfterMs: number; expiresAt: number; fingerprint: string }) {
    super(message)
    this.retryAfterMs = options.retryAfterMs
    this.expiresAt = options.expiresAt
    this.fingerprint = options.fingerprint
  }
}

/**
 * The issuer refused the refresh token, and no other token can be served: a person has to sign in again. Until then the
 * issuer is asked at each check.
 */
export class TokenSignInError extends TokenError {
  override readonly name = 'TokenSignInError'
  readonly code = 'TOKEN_SIGN_IN'
  /** Span until the next try, in ms. */
  readonly retryAfterMs: number
  /** Code in the issuer's verdict, or else the code or the name of the error that it threw. */
  readonly issuerCode: string
  /**
   * `refused`: it has ended or was revoked. `interrupted`: a request with it was sent before, and its answer was not
   * stored, because a process ended, or the answer was lost; the issuer may have replaced it in that answer.
   */
  readonly reason: 'refused' | 'interrupted'
  constructor(
    message: string,
    options: { retryAfterMs: number; issuerCode: string; reason: TokenSignInError['reason'] },
  ) {
    super(message)
    this.retryAfterMs = options.retryAfterMs
    this.issuerCode = options.issuerCode
    this.reason = options.reason
  }
}

/**
 * The store failed; `cause` is the store's own explanation, if it has one. Without a store that can note it, no token
 * is issued.
 */
export class TokenStoreError extends TokenError {
  override readonly name = 'TokenStoreError'
  readonly code = 'TOKEN_STORE'
  /** Span until the store is asked again, in ms; missing where no retry follows, as when a file cannot be opened. */
  readonly retryAfterMs: number | undefined
  constructor(message: string, options?: ErrorOptions & { retryAfterMs?: number }) {
    super(message, options)
    this.retryAfterMs = options?.retryAfterMs
  }
}

/** An option is wrong; or, as `cause` of a TokenRefusedError, the answer of the issuer. The message is `field: rule`. */
export class TokenInputError extends TokenError {
  override readonly name = 'TokenInputError'
  readonly code = 'TOKEN_INPUT'
  /** Name of the wrong value, such as `aheadMs` or `issue().expiresAt`. */
  readonly field: string
  /** Reason why it is wrong, and what to pass instead. */
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
    super('this token manager is closed: create another one to go on')
  }
}

/**
 * A listener threw, rejected or took longer than 5 s; the other listeners were still called. `cause` is the thrown
 * value.
 */
export class TokenListenerError extends TokenError {
  override readonly name = 'TokenListenerError'
  readonly code = 'TOKEN_LISTENER'
  /** Name of the event, such as `rotated`. */
  readonly event: string
  constructor(message: string, options: ErrorOptions & { event: string }) {
    super(message, options)
    this.event = options.event
  }
}

/** All errors of this package, for a `switch` on `code`. */
export type AnyTokenError =
  | TokenRefusedError
  | TokenUnchangedError
  | TokenSignInError
  | TokenStoreError
  | TokenInputError
  | TokenClosedError
  | TokenListenerError

/**
 * Recognizes errors of this package, also those of another installed copy, where `instanceof` fails.
 *
 * @example
 * const token = await tokens.get().catch((error: unknown) => {
 *   if (isTokenError(error) && error.code === 'TOKEN_REFUSED') console.log(`try again in ${error.retryAfterMs} ms`)
 *   throw error
 * })
 */
export const isTokenError = (value: unknown): value is AnyTokenError => value instanceof Error && brand in value

/** Most letters of the code of an issuer or a store that events and errors hold. */
export const longestCode = 200

/**
 * Returns the code or the name of a thrown value. Code and name hold no secret, but a message may quote the request or
 * the record.
 */
export const codeOf = (error: unknown): string => fullCodeOf(error).slice(0, longestCode)

function fullCodeOf(error: unknown): string {
  // fetch throws a TypeError without a code; the reason, such as ECONNREFUSED, is in its cause.
  for (const source of [error, error instanceof Error ? error.cause : undefined]) {
    if (source instanceof Error && 'code' in source && typeof source.code === 'string') return source.code
  }
  return error instanceof Error ? error.name : typeof error
}

const brand = Symbol.for('telegram-adapter.OpsError')

/** What every error of this package has. Switch on `code`. */
export abstract class OpsError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  abstract readonly code: `OPS_${string}`
}

/** Something passed in is wrong: `field` and `rule` say what. */
export class OpsInputError extends OpsError {
  override readonly name = 'OpsInputError'
  readonly code = 'OPS_INPUT'
  readonly field: string
  /** What it must be, as a sentence. */
  readonly rule: string
  constructor(options: { field: string; rule: string }) {
    super(`${options.field}: ${options.rule}`)
    this.field = options.field
    this.rule = options.rule
  }
}

/** The bot did not start: `failures` has everything that must be set right first, each as a sentence. */
export class OpsStartError extends OpsError {
  override readonly name = 'OpsStartError'
  readonly code = 'OPS_START'
  readonly failures: readonly string[]
  constructor(failures: readonly string[]) {
    super(`the bot cannot start:\n- ${failures.join('\n- ')}`)
    this.failures = failures
  }
}

/** Why the API refuses; programs go by it. */
export type ProblemCode =
  | 'bot_secret_invalid'
  | 'token_missing'
  | 'token_invalid'
  | 'admin_required'
  | 'user_blocked'
  | 'not_found'
  | 'invalid_request'
  | 'idempotency_mismatch'
  | 'body_too_large'
  | 'rate_limited'
  | 'upstream_auth'
  | 'upstream_unavailable'
  | 'internal'

/** The other side said no: `reason` says why. */
export class OpsRefusedError extends OpsError {
  override readonly name = 'OpsRefusedError'
  readonly code = 'OPS_REFUSED'
  readonly reason: ProblemCode
  /** When asking again makes sense, in ms; with `rate_limited`. */
  readonly retryAfterMs: number | undefined
  constructor(reason: ProblemCode, options: ErrorOptions & { retryAfterMs?: number | undefined } = {}) {
    super(`refused: ${reason}`, options)
    this.reason = reason
    this.retryAfterMs = options.retryAfterMs
  }
}

/** The other side could not be asked, or gave no readable answer. A trigger may have been taken: the same key asks again. */
export class OpsUnreachableError extends OpsError {
  override readonly name = 'OpsUnreachableError'
  readonly code = 'OPS_UNREACHABLE'
}

/** Telegram said no, or could not be asked. It holds no token, no address and nothing of what was sent. */
export class OpsTelegramError extends OpsError {
  override readonly name = 'OpsTelegramError'
  readonly code = 'OPS_TELEGRAM'
  /** Of the Bot API, such as `sendMessage`. */
  readonly method: string
  /** `unknown`: no readable answer came, and it may have been done. */
  readonly outcome: 'not-sent' | 'refused' | 'unknown'
  /** Of a refusal: the `error_code`. */
  readonly status: number | undefined
  /** Telegram's own words, or what failed. */
  readonly description: string
  /** With status 429, in ms. */
  readonly retryAfterMs: number | undefined
  /** The group has become a supergroup; this is its id now. */
  readonly movedToChatId: string | undefined
  constructor(options: {
    method: string
    outcome: 'not-sent' | 'refused' | 'unknown'
    description: string
    status?: number | undefined
    retryAfterMs?: number | undefined
    movedToChatId?: string | undefined
  }) {
    super(`${options.method}: ${options.description}`)
    this.method = options.method
    this.outcome = options.outcome
    this.status = options.status
    this.description = options.description
    this.retryAfterMs = options.retryAfterMs
    this.movedToChatId = options.movedToChatId
  }
}

export type AnyOpsError = OpsInputError | OpsStartError | OpsRefusedError | OpsUnreachableError | OpsTelegramError

/** Holds between two installed copies of this package, where `instanceof` does not. */
export const isOpsError = (value: unknown): value is AnyOpsError => value instanceof Error && brand in value

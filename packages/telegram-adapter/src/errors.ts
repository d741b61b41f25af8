const brand = Symbol.for('telegram-adapter.OpsError')

/** Base of all errors of this package. Switch on `code`. */
export abstract class OpsError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  /** Kind of the error, for programs. */
  abstract readonly code: `OPS_${string}`
}

/** Error of an input: `field` names it, and `rule` says what was wrong and what to pass. */
export class OpsInputError extends OpsError {
  override readonly name = 'OpsInputError'
  readonly code = 'OPS_INPUT'
  /** Name of the input, such as `commands[0].name`. */
  readonly field: string
  /** Sentence that says what was wrong with the field, and what to pass. */
  readonly rule: string
  constructor(options: { field: string; rule: string }) {
    super(`${options.field}: ${options.rule}`)
    this.field = options.field
    this.rule = options.rule
  }
}

/** Error of a start: `failures` has every fault that must be corrected first, each as a sentence. */
export class OpsStartError extends OpsError {
  override readonly name = 'OpsStartError'
  readonly code = 'OPS_START'
  /** Faults, each as a sentence that says what to do; no secret is in them. */
  readonly failures: readonly string[]
  constructor(failures: readonly string[]) {
    super(`the bot cannot start:\n- ${failures.join('\n- ')}`)
    this.failures = failures
  }
}

/** Reason of a refusal by the API, for programs. */
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

/** Refusal by the other side: `reason` says why. */
export class OpsRefusedError extends OpsError {
  override readonly name = 'OpsRefusedError'
  readonly code = 'OPS_REFUSED'
  /** Reason of the refusal, for programs. */
  readonly reason: ProblemCode
  /** Span after which a retry makes sense, in ms; with `rate_limited`. */
  readonly retryAfterMs: number | undefined
  constructor(reason: ProblemCode, options: ErrorOptions & { retryAfterMs?: number | undefined } = {}) {
    super(`refused: ${reason}`, options)
    this.reason = reason
    this.retryAfterMs = options.retryAfterMs
  }
}

/** Failure to reach the other side, or an answer that cannot be read. A trigger may have been accepted: retry it with the same key. */
export class OpsUnreachableError extends OpsError {
  override readonly name = 'OpsUnreachableError'
  readonly code = 'OPS_UNREACHABLE'
}

/** Refusal by Telegram, or failure to reach it. The error holds no token, no address and no part of what was sent. */
export class OpsTelegramError extends OpsError {
  override readonly name = 'OpsTelegramError'
  readonly code = 'OPS_TELEGRAM'
  /** Method of the Bot API, such as `sendMessage`. */
  readonly method: string
  /** Outcome of the call. `unknown`: no readable answer arrived, and Telegram may have executed the call. */
  readonly outcome: 'not-sent' | 'refused' | 'unknown'
  /** The `error_code` of a refusal. */
  readonly status: number | undefined
  /** Telegram's own text, or the failure. */
  readonly description: string
  /** Span after which a retry makes sense, in ms; with status 429. */
  readonly retryAfterMs: number | undefined
  /** New id of a group that has become a supergroup. */
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

/** Error of this package, by its `code`. */
export type AnyOpsError = OpsInputError | OpsStartError | OpsRefusedError | OpsUnreachableError | OpsTelegramError

/**
 * Recognizes errors of this package, also those of another installed copy, where `instanceof` fails.
 *
 * @example
 * await port.listJobs('123456789').catch((error: unknown) => {
 *   if (!isOpsError(error) || error.code !== 'OPS_REFUSED') throw error
 *   console.log(error.reason) // such as admin_required
 * })
 */
export const isOpsError = (value: unknown): value is AnyOpsError => value instanceof Error && brand in value

/** Returns whether the other side of a port has refused. A port may come from another installed copy of this package. */
export const isRefused = (error: unknown): error is OpsRefusedError => isOpsError(error) && error.code === 'OPS_REFUSED'

/** Returns whether the other side of a port could not be reached. */
export const isUnreachable = (error: unknown): error is OpsUnreachableError =>
  isOpsError(error) && error.code === 'OPS_UNREACHABLE'

import { type CodeMeaning, explainCode } from './codes.ts'

const brand = Symbol.for('kis-client.KisError')

/**
 * What became of the request. `not-sent`: it never left. `refused`: KIS said no, and nothing was executed.
 * `unknown`: an order may stand. List today's orders to find out; never send it again.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown'

/** What every error of this package has. Switch on `code`; read `outcome` before you retry anything. */
export abstract class KisError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  abstract readonly code: `KIS_${string}`
  abstract readonly outcome: Outcome
}

/** The call is wrong, and was not sent: `field` and `rule` say what is. */
export class KisInputError extends KisError {
  override readonly name = 'KisInputError'
  readonly code = 'KIS_INPUT'
  readonly outcome = 'not-sent'
  /** What is wrong, such as `credentials.appKey` or `FID_INPUT_ISCD`. */
  readonly field: string
  /** What it must be, as a sentence. */
  readonly rule: string
  constructor(options: { field: string; rule: string }) {
    super(`${options.field}: ${options.rule}`)
    this.field = options.field
    this.rule = options.rule
  }
}

/** Paper trading does not offer this operation; nothing was sent. */
export class KisNotOfferedError extends KisError {
  override readonly name = 'KisNotOfferedError'
  readonly code = 'KIS_NOT_OFFERED'
  readonly outcome = 'not-sent'
  /** The catalogue's id of the operation. */
  readonly endpoint: string
  constructor(endpoint: string) {
    super(`KIS offers ${endpoint} on real accounts only: create the client with environment 'real' for it`)
    this.endpoint = endpoint
  }
}

/** A write on a real account without `realOrders: true`; nothing was sent. */
export class KisOrdersLockedError extends KisError {
  override readonly name = 'KisOrdersLockedError'
  readonly code = 'KIS_ORDERS_LOCKED'
  readonly outcome = 'not-sent'
  constructor() {
    super('this client may not place real orders: pass realOrders: true to createKisClient to unlock them')
  }
}

/** The token manager has no usable token; nothing was sent. `cause` is its error. */
export class KisNoTokenError extends KisError {
  override readonly name = 'KisNoTokenError'
  readonly code = 'KIS_NO_TOKEN'
  readonly outcome = 'not-sent'
}

/** No connection came about, to KIS or to what gives out its turns, so nothing was sent. `cause` says why. */
export class KisUnreachableError extends KisError {
  override readonly name = 'KisUnreachableError'
  readonly code = 'KIS_UNREACHABLE'
  readonly outcome = 'not-sent'
}

/** The client is closed; nothing was sent. */
export class KisClosedError extends KisError {
  override readonly name = 'KisClosedError'
  readonly code = 'KIS_CLOSED'
  readonly outcome = 'not-sent'
  constructor() {
    super('this client was closed')
  }
}

/** KIS answered no: its `rt_cd` was not "0". */
export class KisRefusedError extends KisError {
  override readonly name = 'KisRefusedError'
  readonly code = 'KIS_REFUSED'
  readonly outcome = 'refused'
  /** KIS's own code, its `msg_cd`, such as EGW00201 for too many calls. */
  readonly messageCode: string
  /** What the catalogue knows of `messageCode`: its kind, and whether a retry makes sense. */
  readonly meaning: CodeMeaning | undefined
  constructor(message: string, options: ErrorOptions & { messageCode: string }) {
    super(message, options)
    this.messageCode = options.messageCode
    this.meaning = explainCode(options.messageCode)
  }
}

/** KIS knows no such instrument: it answered with a price of nothing. */
export class KisUnknownSymbolError extends KisError {
  override readonly name = 'KisUnknownSymbolError'
  readonly code = 'KIS_UNKNOWN_SYMBOL'
  readonly outcome = 'refused'
  readonly field = 'symbol'
  readonly rule = 'must be an instrument that KIS lists on that exchange'
  constructor(symbol: string) {
    super(`KIS knows no instrument ${symbol} there`)
  }
}

/**
 * The request left and no readable answer came: timeout, closed socket, a 5xx without `rt_cd`; `cause` says which.
 * Or KIS itself does not know (EGW00301 and its like); then `messageCode` is set.
 */
export class KisUnansweredError extends KisError {
  override readonly name = 'KisUnansweredError'
  readonly code = 'KIS_UNANSWERED'
  readonly outcome = 'unknown'
  readonly messageCode: string | undefined
  /** What the catalogue knows of `messageCode`. */
  readonly meaning: CodeMeaning | undefined
  constructor(message: string, options: ErrorOptions & { messageCode?: string | undefined } = {}) {
    super(message, options)
    this.messageCode = options.messageCode
    this.meaning = options.messageCode === undefined ? undefined : explainCode(options.messageCode)
  }
}

/** KIS executed the call, and its answer holds something that must not be guessed at, such as an unknown order state. */
export class KisAnswerError extends KisError {
  override readonly name = 'KisAnswerError'
  readonly code = 'KIS_ANSWER'
  readonly outcome = 'unknown'
  /** The answer's field that cannot be read. */
  readonly field: string
  constructor(message: string, options: ErrorOptions & { field: string }) {
    super(message, options)
    this.field = options.field
  }
}

export type AnyKisError =
  | KisInputError
  | KisNotOfferedError
  | KisOrdersLockedError
  | KisNoTokenError
  | KisUnreachableError
  | KisClosedError
  | KisRefusedError
  | KisUnknownSymbolError
  | KisUnansweredError
  | KisAnswerError

/** Holds between two installed copies of this package, where `instanceof` does not. */
export const isKisError = (value: unknown): value is AnyKisError => value instanceof Error && brand in value

import { type CodeMeaning, explainCode } from './codes.ts'
import type { Denial, DenialCode } from './orders/guards/denials.ts'

const brand = Symbol.for('kis-client.KisError')

/**
 * State of the request after an error. `not-sent`: it never left. `refused`: KIS refused it and executed nothing.
 * `unknown`: the order may exist. List today's orders before you place another one.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown'

/** Base of all errors of this package. Switch on `code`; read `outcome` before a retry. */
export abstract class KisError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  /** Stable code of the class, to switch on. */
  abstract readonly code: `KIS_${string}`
  /** State of the request: whether KIS may have executed it. */
  abstract readonly outcome: Outcome
}

/** The input is wrong, so nothing was sent: `field` and `rule` name the mistake. */
export class KisInputError extends KisError {
  override readonly name = 'KisInputError'
  readonly code = 'KIS_INPUT'
  readonly outcome = 'not-sent'
  /** Name of the wrong field, such as `credentials.appKey` or `FID_INPUT_ISCD`. */
  readonly field: string
  /** Reason, the value, and what to use instead, as a sentence without its subject. */
  readonly rule: string
  constructor(options: { field: string; rule: string }) {
    super(`${options.field}: ${options.rule}`)
    this.field = options.field
    this.rule = options.rule
  }
}

/** Paper trading, or the account's product, lacks this operation, so nothing was sent. */
export class KisNotOfferedError extends KisError {
  override readonly name = 'KisNotOfferedError'
  readonly code = 'KIS_NOT_OFFERED'
  readonly outcome = 'not-sent'
  /** Id of the operation in the catalogue. */
  readonly endpoint: string
  /** Product code of the account that lacks the operation; undefined where paper trading lacks it. */
  readonly product: string | undefined
  constructor(endpoint: string, product?: string) {
    super(
      product === undefined
        ? `KIS offers ${endpoint} on real accounts only: create the client with environment 'real' for it`
        : `accounts of product ${product} lack ${endpoint}: create the client with an account of another product for it`,
    )
    this.endpoint = endpoint
    this.product = product
  }
}

/** A write on a real account needs `realOrders: true`, so nothing was sent. */
export class KisOrdersLockedError extends KisError {
  override readonly name = 'KisOrdersLockedError'
  readonly code = 'KIS_ORDERS_LOCKED'
  readonly outcome = 'not-sent'
  constructor() {
    super('real orders are locked in this client; pass realOrders: true to createKisClient to unlock them')
  }
}

/**
 * The token manager has no usable token, so nothing was sent. The message has the reason; `cause` is the manager's error, and
 * missing with a token source of the caller's own.
 */
export class KisNoTokenError extends KisError {
  override readonly name = 'KisNoTokenError'
  readonly code = 'KIS_NO_TOKEN'
  readonly outcome = 'not-sent'
}

/** The connection to KIS, or to the Redis of the pacer, failed, so nothing was sent. `cause` says why. */
export class KisUnreachableError extends KisError {
  override readonly name = 'KisUnreachableError'
  readonly code = 'KIS_UNREACHABLE'
  readonly outcome = 'not-sent'
}

/**
 * The journal of orders cannot keep what must be on the disk before an order leaves, so nothing was sent. The message says
 * what to do about its file; `cause` is the error of the engine.
 */
export class KisJournalError extends KisError {
  override readonly name = 'KisJournalError'
  readonly code = 'KIS_JOURNAL'
  readonly outcome = 'not-sent'
}

/** A recording of a stream cannot be written, or a part of it cannot be read. `file` and `line` say where. */
export class KisRecordingError extends KisError {
  override readonly name = 'KisRecordingError'
  readonly code = 'KIS_RECORDING'
  readonly outcome = 'not-sent'
  /** Path of the file. */
  readonly file: string
  /** Number of the line in the text of the file, from 1; undefined where the whole file is concerned. */
  readonly line: number | undefined
  constructor(fault: string, { file, line, cause }: { file: string; line?: number; cause?: unknown }) {
    super(`${file}${line === undefined ? '' : `, line ${line}`}: ${fault}`, cause === undefined ? undefined : { cause })
    this.file = file
    this.line = line
  }
}

/** The client is closed, so nothing was sent. */
export class KisClosedError extends KisError {
  override readonly name = 'KisClosedError'
  readonly code = 'KIS_CLOSED'
  readonly outcome = 'not-sent'
  constructor(closed = 'client') {
    super(`this ${closed} is closed; create another one`)
  }
}

/** Fault of a stream: `problem` names it. The stream goes on by itself, unless the message says otherwise. */
export class KisRealtimeError extends KisError {
  override readonly name = 'KisRealtimeError'
  readonly code = 'KIS_REALTIME'
  readonly outcome = 'not-sent'
  /** Kind of the fault, to switch on. */
  readonly problem: RealtimeProblem
  constructor(problem: RealtimeProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

/**
 * Fault of a stream. `unreachable`: no connection to the WebSocket. `no-approval-key`: KIS gives no key for it. `key-in-use`:
 * another program has the session of the app key. `key-refused`: KIS does not know the app key. `notices-refused`: KIS refuses the execution notices. `unreadable`: a message was skipped. `replaced`: a connection fell silent.
 */
export type RealtimeProblem =
  | 'unreachable'
  | 'no-approval-key'
  | 'key-in-use'
  | 'key-refused'
  | 'notices-refused'
  | 'unreadable'
  | 'replaced'

/** A topic is not delivered, so a decision that needs it must wait: `topic` and `state` name it. */
export class KisNotLiveError extends KisError {
  override readonly name = 'KisNotLiveError'
  readonly code = 'KIS_NOT_LIVE'
  readonly outcome = 'not-sent'
  /** TR id and key, such as `H0STCNT0 005930`. */
  readonly topic: string
  /** State of the topic, such as `gap` or `pending`. */
  readonly state: string
  constructor(topic: string, state: string, reason?: string) {
    const advice =
      state === 'refused'
        ? 'KIS refuses it; use another topic'
        : state === 'closed'
          ? 'its subscription was closed; subscribe again'
          : 'wait until it is live; stream.state() has the reason'
    super(`${topic}: is ${state}${reason === undefined ? '' : ` (${reason})`}, not live; ${advice}`)
    this.topic = topic
    this.state = state
  }
}

/** KIS refused the call: its `rt_cd` was not "0". The message begins with KIS's code, as in `[APBK0952] …`. */
export class KisRefusedError extends KisError {
  override readonly name = 'KisRefusedError'
  readonly code = 'KIS_REFUSED'
  readonly outcome = 'refused'
  /** KIS's `msg_cd`, such as EGW00201 for too many calls. */
  readonly messageCode: string
  /** Meaning of `messageCode` in the catalogue: its kind, and whether a retry makes sense. */
  readonly meaning: CodeMeaning | undefined
  constructor(message: string, options: ErrorOptions & { messageCode: string }) {
    super(message, options)
    this.messageCode = options.messageCode
    this.meaning = explainCode(options.messageCode)
  }
}

/** The exchange lists no instrument of that symbol: KIS answered without a price, or refused the symbol of an order. */
export class KisUnknownSymbolError extends KisError {
  override readonly name = 'KisUnknownSymbolError'
  readonly code = 'KIS_UNKNOWN_SYMBOL'
  readonly outcome = 'refused'
  /** Name of the wrong field, as in `KisInputError`. */
  readonly field = 'symbol'
  /** Rule that the symbol breaks, as a sentence without its subject. */
  readonly rule: string
  /** KIS's `msg_cd`, where KIS refused the symbol; undefined where it answered without a price. */
  readonly messageCode: string | undefined
  constructor(
    symbol: string,
    exchange: string,
    { messageCode, ...options }: ErrorOptions & { messageCode?: string } = {},
  ) {
    const use = 'use a symbol of its instrument file, which downloadInstruments reads'
    super(
      `${messageCode === undefined ? '' : `[${messageCode}] `}unknown symbol ${symbol} on ${exchange}; ${use}`,
      options,
    )
    this.rule = `${symbol} is not listed on ${exchange}; ${use}`
    this.messageCode = messageCode
  }
}

/**
 * The request left, and no readable answer came: timeout, closed socket, a 5xx without `rt_cd`; `cause` says which.
 * Or KIS itself does not know the outcome (EGW00301 and similar codes); then `messageCode` is set.
 */
export class KisUnansweredError extends KisError {
  override readonly name = 'KisUnansweredError'
  readonly code = 'KIS_UNANSWERED'
  readonly outcome = 'unknown'
  /** KIS's `msg_cd`, where KIS itself does not know the outcome; undefined where no readable answer came. */
  readonly messageCode: string | undefined
  /** Meaning of `messageCode` in the catalogue. */
  readonly meaning: CodeMeaning | undefined
  constructor(message: string, options: ErrorOptions & { messageCode?: string | undefined } = {}) {
    super(message, options)
    this.messageCode = options.messageCode
    this.meaning = options.messageCode === undefined ? undefined : explainCode(options.messageCode)
  }
}

/** KIS executed the call, but a field of its answer cannot be read safely, such as an unknown side of an order. */
export class KisAnswerError extends KisError {
  override readonly name = 'KisAnswerError'
  readonly code = 'KIS_ANSWER'
  readonly outcome = 'unknown'
  /** Field of the answer that cannot be read. */
  readonly field: string
  constructor(message: string, options: ErrorOptions & { field: string }) {
    super(message, options)
    this.field = options.field
  }
}

/** The client order id has an order of another content in the journal, so nothing was sent. */
export class KisOrderConflictError extends KisError {
  override readonly name = 'KisOrderConflictError'
  readonly code = 'KIS_ORDER_CONFLICT'
  readonly outcome = 'not-sent'
  /** Client order id that both orders have. */
  readonly clientOrderId: string
  constructor(clientOrderId: string) {
    super(
      `the id ${clientOrderId} has an order of another content, which getOrder returns; use a new id only for a new decision`,
    )
    this.clientOrderId = clientOrderId
  }
}

/** The fate of an earlier order of the symbol is not known, so nothing was sent. */
export class KisOrderUnsettledError extends KisError {
  override readonly name = 'KisOrderUnsettledError'
  readonly code = 'KIS_ORDER_UNSETTLED'
  readonly outcome = 'not-sent'
  /** Symbol of both orders. */
  readonly symbol: string
  /** Client order id of the earlier order. */
  readonly clientOrderId: string
  constructor({ symbol, clientOrderId, state }: { symbol: string; clientOrderId: string; state: string }) {
    super(
      `${symbol}: what became of the order ${clientOrderId} is not certain (${state}); reconcile, or claim it, before the next one`,
    )
    this.symbol = symbol
    this.clientOrderId = clientOrderId
  }
}

/** Another program trades the account, or may do so by now, so nothing was sent. */
export class KisAccountTakenError extends KisError {
  override readonly name = 'KisAccountTakenError'
  readonly code = 'KIS_ACCOUNT_TAKEN'
  readonly outcome = 'not-sent'
  /** Name of the program that has the account or had it last, such as `process 4711 on box`. */
  readonly holder: string
  constructor({ name, untilAt, how }: { name: string; untilAt: number; how: 'held' | 'not-renewed' | 'taken-over' }) {
    const until = new Date(untilAt).toISOString()
    const messages = {
      held: `${name} trades this account until ${until}; stop it, or wait until then if it was killed`,
      'not-renewed': `this program has had no right to trade the account since ${until}: it was not renewed in time; start it again`,
      // The other program may have given it back since.
      'taken-over': `${name} took this account when the lease of this program had ended, and its orders are not known here; start this program again`,
    }
    super(messages[how])
    this.holder = name
  }
}

/** A guard denied the order, so nothing was sent: `denial` is the reason. With `FACTS`, `cause` is the error of a read. */
export class KisOrderDeniedError extends KisError {
  override readonly name = 'KisOrderDeniedError'
  readonly code = 'KIS_ORDER_DENIED'
  readonly outcome = 'not-sent'
  /** Stable code of the reason, such as `NOTIONAL`. */
  readonly denial: DenialCode
  constructor({ code, message }: Denial, options?: ErrorOptions) {
    super(message, options)
    this.denial = code
  }
}

/** Error of this package, by its `code`. */
export type AnyKisError =
  | KisInputError
  | KisNotOfferedError
  | KisOrdersLockedError
  | KisNoTokenError
  | KisUnreachableError
  | KisJournalError
  | KisRealtimeError
  | KisNotLiveError
  | KisRecordingError
  | KisClosedError
  | KisRefusedError
  | KisUnknownSymbolError
  | KisUnansweredError
  | KisAnswerError
  | KisOrderConflictError
  | KisOrderUnsettledError
  | KisAccountTakenError
  | KisOrderDeniedError

/**
 * Recognizes errors of this package, also those of another installed copy, where `instanceof` fails.
 *
 * @example
 * const order = { symbol: '005930', side: 'buy', quantity: '1', price: '70000' } as const
 * await placeOrder(kis, order).catch((error: unknown) => {
 *   if (!isKisError(error) || error.outcome !== 'unknown') throw error
 *   // The order may exist: list the orders of today before you place another one.
 * })
 */
export const isKisError = (value: unknown): value is AnyKisError => value instanceof Error && brand in value

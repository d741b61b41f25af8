import type { Clock } from '@stockeye/token-manager'
import type { ServerClock } from '../connection/server-clock.ts'
import type { Endpoint, ListName, ListNames, PagedEndpoint } from '../endpoint.ts'
import type { Environment } from '../environment.ts'
import type { RealtimeAccess } from '../realtime/access.ts'
import type { AccountNumber } from '../values/account-number.ts'
import type { KisEvents } from './events.ts'

/** Options of every call. */
export interface CallOptions {
  /** Aborts the wait with the signal's reason. Once an order has left, the signal is ignored. */
  readonly signal?: AbortSignal | undefined
}

/** Options of calls that read many pages. */
export interface PageOptions extends CallOptions {
  /** Most pages to read, in case a server never ends its list. @default 100 */
  readonly mostPages?: number
}

/** Client of one account. `Known` is its environment if the compiler knows it: then endpoints that it lacks do not compile. */
export interface KisClient<Known extends Environment = never> {
  /** Environment of its host and its TR ids. */
  readonly environment: Environment
  /** Account that is sent as `CANO` and `ACNT_PRDT_CD`. */
  readonly account: AccountNumber
  /** Clock of the client, from which actions take today's date. */
  readonly clock: Clock
  /** Way to KIS's WebSocket, which `createStream` takes. */
  readonly realtime: RealtimeAccess
  /**
   * Calls an endpoint of KIS. The client retries reads where that is safe, and never retries writes.
   *
   * @param options.list name of a list that the answer must have, or names of several: an answer without one of them is
   * refused, not read as an empty list
   * @returns the blocks of the answer. A field that KIS left empty, or that is not text, is missing
   * @throws {KisInputError} not-sent: a field is missing, empty or unknown
   * @throws {KisNotOfferedError} not-sent: paper trading, or the account's product, lacks it
   * @throws {KisOrdersLockedError} not-sent: a write on a real account without `realOrders: true`
   * @throws {KisNoTokenError} not-sent: the token manager has no token
   * @throws {KisUnreachableError} not-sent: no connection
   * @throws {KisRefusedError} refused: KIS refused the call; `messageCode` says why
   * @throws {KisUnansweredError} unknown: no readable answer, or one that leaves the outcome open
   * @throws {KisAnswerError} a list of `list` is missing
   */
  call<Input extends object, Answer>(
    endpoint: Endpoint<Input, Answer, Known>,
    input: Input,
    options?: CallOptions & { readonly list?: ListNames<Answer> | undefined },
  ): Promise<Answer>
  /**
   * Yields all pages of a list, in order, as KIS sends them. Rows may repeat from one page to the next; `rows` leaves out
   * the repeated ones.
   *
   * @param options.list name of a list that every page must have, or names of several: a page without one of them is refused,
   * not read as an empty one
   * @throws what `call` throws; {KisRefusedError} SYDB0050: the list has changed between two pages, so read it again
   * @throws {KisAnswerError} the cursor of the next page or a list of `list` is missing, or the list does not end within `mostPages`
   */
  pages<Input extends object, Answer>(
    endpoint: PagedEndpoint<Input, Answer, Known>,
    input: Input,
    options?: PageOptions & { readonly list?: ListNames<Answer> | undefined },
  ): AsyncGenerator<Answer, void>
  /**
   * Yields all rows of a list, over all its pages, in order and each once: rows that KIS repeats at the beginning of a page
   * are left out. A list that changes between two pages (SYDB0050) is read again from its start, up to three times; rows
   * that were yielded are not yielded again.
   *
   * @param options.list name of the block to read, if several blocks are lists
   * @throws what `pages` throws
   */
  rows<Input extends object, Answer, List extends ListName<Answer>>(
    endpoint: PagedEndpoint<Input, Answer, Known>,
    input: Input,
    options: PageOptions & { readonly list: List },
  ): AsyncGenerator<RowOf<Answer, List>, void>
  /** Yields all rows of the only list of an endpoint, as the other form does. */
  rows<Input extends object, Answer>(
    endpoint: PagedEndpoint<Input, Answer, Known> & OnlyList<ListName<Answer>>,
    input: Input,
    options?: PageOptions & { readonly list?: never },
  ): AsyncGenerator<RowOf<Answer, ListName<Answer>>, void>
  /**
   * Returns the difference of KIS's clock from the client's, as the headers `Date` of KIS's answers prove it, without a call.
   * `aheadMs` is certain to `errorMs`, which is about 500 ms after one answer and smaller after several. After a jump of the
   * client's clock, `errorMs` grows by half of the jump until the next answer.
   *
   * @example
   * const clock = kis.serverClock()
   * if (clock !== undefined) console.log(`KIS is ${clock.aheadMs} ms ahead, with an error of at most ${clock.errorMs} ms`)
   * @returns undefined before the first answer with a date, and 1,000 s after the last one
   */
  serverClock(): ServerClock | undefined
  /**
   * Calls `listener` at each event of that name, at once. An error of the listener is dropped, and fails no call.
   *
   * @returns a function that removes the listener
   */
  on<Event extends keyof KisEvents>(event: Event, listener: (about: KisEvents[Event]) => void): () => void
  /** Lets calls in flight finish, refuses new ones, and closes the client's own token manager. */
  close(): Promise<void>
}

/** Row of a list of an answer. */
export type RowOf<Answer, List extends keyof Answer> = Answer[List] extends readonly (infer Row)[] ? Row : never

/** `unknown` for an answer with one list. For an answer with several lists, or without a list, no endpoint fits. */
type OnlyList<Name extends string, Each extends string = Name> = [Name] extends [never]
  ? never
  : Name extends Each
    ? [Each] extends [Name]
      ? unknown
      : never
    : never

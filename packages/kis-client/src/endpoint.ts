import type { Environment } from './environment.ts'

/** Rule for a request field that the caller leaves out. */
export type FieldRule =
  /** The client refuses the call before it sends it. `CANO` and `ACNT_PRDT_CD` come from the client's account. */
  | 'required'
  /** The field is sent empty: KIS wants its name. */
  | 'empty'
  /** The field is not sent. */
  | 'absent'
  /** The field is sent with this value. */
  | { readonly value: string }

/** TR id of an operation, and its condition: every field of `when` has one of the values. */
export interface TrIdChoice {
  /** A name in capitals is a request field; one in small letters is a choice of the caller that is not sent. */
  readonly when?: Readonly<Record<string, readonly string[]>>
  readonly real: string
  /** null where paper trading does not offer the operation. */
  readonly paper: string | null
}

/** How an endpoint hands out what does not fit into one answer. */
export interface Paging {
  readonly kind: 'tr_cont' | 'tr_cont-header' | 'keyb' | 'index-key' | 'cts' | 'time-cursor'
  /** Request fields that carry the cursor; `answerKeys` are the answer's names for them, in the same order. */
  readonly keys: readonly string[]
  readonly answerKeys: readonly string[]
  /** The block that holds `answerKeys`; without it they stand at the top of the body. */
  readonly block?: string
}

/** A part of an answer: one record, or a list of them. */
export interface Block {
  readonly kind: 'object' | 'array'
  /** The documented names, in KIS's order. KIS adds some and leaves some out. */
  readonly fields: readonly string[]
}

/**
 * One row of the tables in `endpoints/`: what the client must know of an operation at run time.
 * `Input` and `Answer` exist for the compiler alone, and so does `Offered`, the environments that offer it.
 */
export interface Endpoint<Input, Answer, Offered extends Environment = Environment> {
  /** The catalogue's id, such as `domestic-stock/inquire-price`. */
  readonly id: string
  /** A POST is a write: it is never retried. */
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** TR ids in order; the first that fits is used. Empty for the token endpoints, which `call` does not take. */
  readonly trIds: readonly TrIdChoice[]
  readonly fields: Readonly<Record<string, FieldRule>>
  /** The blocks of the answer; `$root` stands for fields at the top of the body. */
  readonly blocks: Readonly<Record<string, Block>>
  readonly paging?: Paging
  /** Never set: they carry the types. Functions, so that an endpoint of both environments serves in either. */
  readonly types?: {
    readonly input: (input: Input) => void
    readonly answer: () => Answer
    readonly offered: (environment: Offered) => void
  }
}

/** Row whose answer comes in pages, for `pages` and `rows`. */
export interface PagedEndpoint<Input, Answer, Offered extends Environment = Environment>
  extends Endpoint<Input, Answer, Offered> {
  readonly paging: Paging
}

/** Any row, for code that works on tables. `never`, because such code does not know which environment offers the row. */
// biome-ignore lint/suspicious/noExplicitAny: the compiler has no other word for "any input that it takes"
export type AnyEndpoint = Endpoint<any, unknown, never>

/** Names of the blocks of an answer that are lists. */
export type ListName<Answer> = {
  [Name in keyof Answer]: Answer[Name] extends readonly object[] ? Name : never
}[keyof Answer] &
  string

/** One list of an answer, or several. */
export type ListNames<Answer> = ListName<Answer> | readonly ListName<Answer>[]

/** Names of the columns of a row that hold text; the others hold a `Decimal`. */
export type TextColumn<Row> = {
  [Name in keyof Row]-?: string extends Row[Name] ? Name : never
}[keyof Row]

/** Columns with Korea's clock at a record. */
export interface FeedClock<Column extends string> {
  /** Day, `yyyyMMdd`. Without it the day follows from the arrival. */
  readonly date?: Column
  /** Time of day, `HHmmss`. */
  readonly time: Column
}

/** Row of the tables of real-time feeds: the columns of a frame, in wire order. */
export interface Feed<Column extends string, Text extends Column = Column> {
  readonly id: string
  readonly real: string
  /** TR id in paper trading, or null if paper trading lacks the feed. */
  readonly paper: string | null
  /** Whether the frames are encrypted: those of execution notices are. */
  readonly encrypted: boolean
  /** KIS appends columns at the end, so a frame may be wider; it may also lack the last `optional` ones. */
  readonly columns: readonly Column[]
  /** Columns that hold codes, names, days and times. Each of the others holds a decimal number. */
  readonly texts: readonly Text[]
  /** Column that holds the key of the topic. Notices have none: they are registered by HTS id. */
  readonly keyColumn?: Column
  /** Columns that hold the instant of a record, where the catalogue documents them. */
  readonly clock?: FeedClock<Column>
  /** Number of columns at the end that may be missing. */
  readonly optional?: number
  /** Numbers of columns that KIS sends, the smallest first, where there are several: by day, or by the depth of the book. */
  readonly widths?: readonly number[]
}

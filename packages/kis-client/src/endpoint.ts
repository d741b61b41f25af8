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
  /** TR id on real accounts. */
  readonly real: string
  /** TR id in paper trading; null where it does not offer the operation. */
  readonly paper: string | null
}

/** Way from one page of an answer to the next. */
export interface Paging {
  /**
   * Kind of the cursor. `tr_cont`: `keys`, and the header `tr_cont`, which says whether there is another page.
   * `tr_cont-header`: the header alone. `keyb`, `index-key`: a key of the answer. `cts`: a key whose name in the answer is not
   * documented. `time-cursor`: the time of the oldest row.
   */
  readonly kind: 'tr_cont' | 'tr_cont-header' | 'keyb' | 'index-key' | 'cts' | 'time-cursor'
  /** Request fields that carry the cursor. */
  readonly keys: readonly string[]
  /** Names of `keys` in the answer, in the same order; empty where they are not documented. */
  readonly answerKeys: readonly string[]
  /** Block that holds `answerKeys`; missing where they are at the top of the body. */
  readonly block?: string
}

/** Part of an answer: one record, or a list of them. */
export interface Block {
  /** `object`: one record. `array`: a list of records. KIS's documents are often wrong about it, and both are read. */
  readonly kind: 'object' | 'array'
  /** Documented names, in KIS's order. KIS adds some and leaves some out. */
  readonly fields: readonly string[]
}

/**
 * Row of the tables in `endpoints/`: the facts about an operation that the client needs at run time.
 * `Input` and `Answer` exist for the compiler alone, and so does `Offered`, the environments that offer it.
 */
export interface Endpoint<Input, Answer, Offered extends Environment = Environment> {
  /** Id in the catalogue, such as `domestic-stock/inquire-price`. */
  readonly id: string
  /** HTTP method. A POST is a write: it is never retried. */
  readonly method: 'GET' | 'POST'
  /** Path below the origin, such as `/uapi/domestic-stock/v1/quotations/inquire-price`. */
  readonly path: string
  /** TR ids in order; the first that fits is used. Empty for the token endpoints, which `call` does not take. */
  readonly trIds: readonly TrIdChoice[]
  /** Request fields by KIS's names, each with its rule for a caller who leaves it out. */
  readonly fields: Readonly<Record<string, FieldRule>>
  /** Blocks of the answer by KIS's names; `$root` stands for fields at the top of the body. */
  readonly blocks: Readonly<Record<string, Block>>
  /** Way to the next page; missing where the answer has one page. */
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
  /** Way to the next page. */
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
  /** Id in the catalogue, such as `domestic-stock/ccnl-krx`. */
  readonly id: string
  /** TR id on real accounts. */
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

import type { Environment } from './environment.ts'

/** What becomes of a request field that the caller leaves out. */
export type FieldRule =
  /** The call is refused before it is sent. `CANO` and `ACNT_PRDT_CD` come from the client's account. */
  | 'required'
  /** It is sent empty: KIS wants the name to be there. */
  | 'empty'
  /** It is not sent. */
  | 'absent'
  /** It is sent with this value. */
  | { readonly value: string }

/** The TR id of an operation, and when it is the one: every field of `when` has one of its values. */
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
  /** In order; the first that fits is used. Empty for the token endpoints, which `call` does not take. */
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

/** A row whose answer comes in pages: what `pages` and `rows` take. */
export interface PagedEndpoint<Input, Answer, Offered extends Environment = Environment>
  extends Endpoint<Input, Answer, Offered> {
  readonly paging: Paging
}

/** Any row, for code that works on tables. `never`: such code cannot know which environment offers the row. */
// biome-ignore lint/suspicious/noExplicitAny: the compiler has no other word for "whatever input it takes"
export type AnyEndpoint = Endpoint<any, unknown, never>

/** The names of the blocks of an answer that are lists. */
export type ListName<Answer> = {
  [Name in keyof Answer]: Answer[Name] extends readonly object[] ? Name : never
}[keyof Answer] &
  string

/** One row of the tables of real-time feeds: the columns of a frame, in wire order. */
export interface Feed<Column extends string> {
  readonly id: string
  readonly real: string
  /** null where paper trading does not offer the feed. */
  readonly paper: string | null
  /** Its frames are encrypted: those of execution notices. */
  readonly encrypted: boolean
  /** KIS appends columns at the end, so a frame may be wider; it may also lack the last `optional` ones. */
  readonly columns: readonly Column[]
  /** How many columns at the end may be missing. */
  readonly optional?: number
}

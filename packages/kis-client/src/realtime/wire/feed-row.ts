import type { Feed } from '../../endpoint.ts'
import type { Decimal } from '../../values/decimal.ts'

/** Names of the columns of a feed. */
export type FeedColumn<F> = F extends Feed<infer Column, infer _Text> ? Column : never

type TextOf<F> = F extends Feed<infer _Column, infer Text> ? Text : never

/** Record of a feed with some of its columns. A column is undefined where KIS sent no value, or an older and narrower record. */
export type FeedRow<F, Column extends FeedColumn<F> = never> = {
  /** Key of the topic, such as `005930`. Notices have none. */
  readonly key: string | undefined
  /** Instant of the record by Korea's clock in it, in ms since 1970; undefined where the feed has none, or an unreadable one. */
  readonly at: number | undefined
} & {
  readonly [Name in Column]: (Name extends TextOf<F> ? string : Decimal) | undefined
}

import { z } from 'zod'
import type { NewOrder } from '../place-order.ts'

/** Reading of KIS's lists of orders, whole and without an error: evidence for what a fact says. */
export interface Reading {
  /** Instants before the first call and after the last one, in ms since 1970. */
  readonly from: number
  readonly to: number
  /** Number of rows of the days that were read. */
  readonly rows: number
}

/** Order as a row of KIS's lists shows it. */
export interface SeenOrder {
  readonly number: string
  readonly branch: string
  /** Day of the order in the exchange's own time zone: KIS uses a number again on another day. */
  readonly orderedOn: string
  readonly orderedAt?: number | undefined
  readonly quantity: string
  readonly filled: string
  readonly remaining: string
  readonly state: 'open' | 'filled' | 'cancelled' | 'expired' | 'rejected' | 'unknown'
}

/**
 * Fact about an order of ours. The journal keeps them in their order; the record of the order follows from them.
 *
 * - `intended`: we want it; stored before its first byte can leave
 * - `acknowledged`: KIS answered with its number
 * - `refused`, `not-sent`: KIS refused it, or it provably never left
 * - `unanswered`: its call ended without an answer that says what became of it
 * - `seen`: a row of KIS's lists is this order, by its number, or by `match`
 * - `ambiguous`: rows could be this order, and nothing says which
 * - `claimed`: a person said whether the row that was found by its content is ours
 * - `outlived`: it is past its life by rule, and no row says how it ended
 */
export type Fact =
  | { readonly kind: 'intended'; readonly order: NewOrder; readonly decision?: string | undefined }
  | { readonly kind: 'acknowledged'; readonly number: string; readonly branch: string; readonly orderedOn: string }
  | { readonly kind: 'refused' | 'not-sent' | 'unanswered'; readonly code: string; readonly message: string }
  | {
      readonly kind: 'seen'
      readonly order: SeenOrder
      /** `number`: its own row. `content`: the only row that it could be, which another program may have placed. */
      readonly by: 'number' | 'content'
      readonly reading: Reading
    }
  | { readonly kind: 'ambiguous'; readonly numbers: readonly string[]; readonly reading: Reading }
  | { readonly kind: 'claimed'; readonly isOurs: boolean; readonly by: string }
  | { readonly kind: 'outlived'; readonly endedAt: number; readonly reading: Reading }

const reading = z.object({ from: z.number(), to: z.number(), rows: z.number() })
const failure = z.object({
  kind: z.enum(['refused', 'not-sent', 'unanswered']),
  code: z.string(),
  message: z.string(),
})
const factSchema: z.ZodType<Fact> = z.union([
  z.object({
    kind: z.literal('intended'),
    order: z.custom<NewOrder>((value) => typeof value === 'object' && value !== null && 'symbol' in value),
    decision: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('acknowledged'), number: z.string(), branch: z.string(), orderedOn: z.string() }),
  failure,
  z.object({
    kind: z.literal('seen'),
    order: z.object({
      number: z.string(),
      branch: z.string(),
      orderedOn: z.string(),
      orderedAt: z.number().exactOptional(),
      quantity: z.string(),
      filled: z.string(),
      remaining: z.string(),
      state: z.enum(['open', 'filled', 'cancelled', 'expired', 'rejected', 'unknown']),
    }),
    by: z.enum(['number', 'content']),
    reading,
  }),
  z.object({ kind: z.literal('ambiguous'), numbers: z.array(z.string()), reading }),
  z.object({ kind: z.literal('claimed'), isOurs: z.boolean(), by: z.string() }),
  z.object({ kind: z.literal('outlived'), endedAt: z.number(), reading }),
])

/** Formats a fact as the journal keeps it. */
export const formatFact = (fact: Fact): string => JSON.stringify(fact)

/** Parses a fact of a journal. @throws {Error} it is damaged, or a newer version of this package wrote it */
export const parseFact = (text: string): Fact => factSchema.parse(JSON.parse(text))

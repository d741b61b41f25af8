import * as z from 'zod'
import type { NewOrder } from '../place-order.ts'
import type { KisInstant } from './kis-time.ts'

/** Reading of KIS's lists of orders, whole and without an error: evidence for what a fact says. */
export interface Reading {
  /** Instant on KIS's clock before the first call, in ms since 1970: the earliest that it can have been. */
  readonly from: number
  /** Instant on KIS's clock after the last call, in ms since 1970: the latest that it can have been. */
  readonly to: number
  /** Number of rows of the days that were read. */
  readonly rows: number
}

/** Name of an order at KIS: its number is used again on another day. */
export interface OrderName {
  /** Number of the order, KIS's `ODNO`. */
  readonly number: string
  /** Branch that took the order, KIS's `KRX_FWDG_ORD_ORGNO`; empty where `send` called an endpoint whose answer has none. */
  readonly branch: string
  /** Day in the exchange's own time zone. */
  readonly orderedOn: string
}

/** Order as a row of KIS's lists shows it. */
export interface SeenOrder extends OrderName {
  readonly orderedAt?: number | undefined
  readonly quantity: string
  readonly filled: string
  readonly remaining: string
  readonly state: 'open' | 'filled' | 'cancelled' | 'rejected' | 'expired' | 'unknown'
}

/** Revision or cancellation of an order of ours. */
export type OrderChange =
  | {
      readonly kind: 'cancel'
      /** Id of the order that it cancels. */
      readonly of: string
      /** Name of that order at KIS. */
      readonly name: OrderName
      /** Shares to cancel; missing for the whole rest. */
      readonly quantity?: string | undefined
    }
  | {
      readonly kind: 'revise'
      /** Id of the order that it revises. */
      readonly of: string
      /** Name of that order at KIS. */
      readonly name: OrderName
      /** New limit, in the currency of the instrument. */
      readonly price: string
      /** Shares that get the new limit; missing for the whole rest. */
      readonly quantity?: string | undefined
      /** New trigger of a stop limit. */
      readonly triggerPrice?: string | undefined
    }

/** Call of an endpoint that no action wraps, such as a credit order, a bond or a derivative. */
export interface EndpointCall {
  /** Id of the endpoint, such as `domestic-stock/order-credit`. */
  readonly endpoint: string
  /** Input as it was given, without the account. */
  readonly input: Readonly<Record<string, unknown>>
}

/** Intent: an order that we want, before KIS has numbered it. */
export interface Intent {
  readonly kind: 'intended'
  /** Order as it was given; of a revision the order that it leads to, of a cancellation the order that it cancels. */
  readonly order: NewOrder
  readonly decision?: string | undefined
  readonly change?: OrderChange | undefined
  readonly call?: EndpointCall | undefined
  /** Name of the person who took an order over that another program had placed. */
  readonly adoptedBy?: string | undefined
  /**
   * Instant on KIS's clock of the holdings that were read before it, in ms since 1970: no fill of it is in them, even if the clocks
   * are apart.
   */
  readonly holdingsAt?: number | undefined
  /** KIS's clock when its first byte could leave. */
  readonly kis: KisInstant
}

/** Row that is an order of ours. */
export interface SeenFact {
  readonly kind: 'seen'
  readonly order: SeenOrder
  /**
   * Evidence that the row is the order. `number`: its own number, or that of the order that it changes. `origin`: the only row that it
   * could be, and KIS gives it the same origin as rows that are ours by their numbers. `content`: the only row that it could be, which
   * another program may have placed. `person`: a person said so.
   */
  readonly by: 'number' | 'origin' | 'content' | 'person'
  readonly reading: Reading
}

/** Execution notice of KIS about an order of ours: a hint, and no proof. It has no number of an account. */
export interface NoticedFact {
  readonly kind: 'noticed'
  readonly notice: {
    readonly kind: 'accepted' | 'rejected' | 'filled' | 'cancelled'
    readonly change: 'new' | 'revise' | 'cancel' | 'unknown'
    readonly isConfirmed: boolean
    readonly number: string
    /** Shares of this fill alone. */
    readonly quantity: string
    readonly orderQuantity?: string | undefined
    readonly price?: string | undefined
    /** Time of day as KIS sent it, `HHmmss`, or empty. */
    readonly time: string
  }
  /** Whether an equal one came before: it is the same again, or a second fill that is equal. */
  readonly isRepeat?: boolean | undefined
  /** KIS's clock when it arrived. */
  readonly kis: KisInstant
}

/**
 * Fact about an order of ours. The journal keeps them in their order; the record of the order follows from them.
 *
 * - `intended`: we want it; stored before its first byte can leave
 * - `acknowledged`: KIS answered with its number
 * - `refused`, `not-sent`: KIS refused it, or it provably never left
 * - `unanswered`: its call ended without an answer that says what became of it
 * - `seen`: a row of KIS's lists is this order
 * - `ambiguous`: rows could be this order, and nothing says which
 * - `claimed`: a person said whether the row that was found by its content is ours
 * - `outlived`: it is past its life by rule, and no row says how it ended
 * - `absent`: complete lists, read after its life, have no row that it could be, and no share came or went with it
 * - `given-up`: a person said that it is over
 * - `noticed`: an execution notice of KIS is about it; it changes no state
 * - `denied`: lists that had time to show what was noticed do not show it
 */
export type Fact =
  | Intent
  | ({ readonly kind: 'acknowledged'; readonly kis: KisInstant } & OrderName)
  | {
      readonly kind: 'refused' | 'not-sent' | 'unanswered'
      readonly code: string
      readonly message: string
      readonly kis: KisInstant
    }
  | SeenFact
  | { readonly kind: 'ambiguous'; readonly numbers: readonly string[]; readonly reading: Reading }
  | { readonly kind: 'claimed'; readonly isOurs: boolean; readonly by: string }
  | { readonly kind: 'outlived'; readonly endedAt: number; readonly reading: Reading }
  | {
      readonly kind: 'absent'
      /** Instant by which it had ended by rule. */
      readonly endedAt: number
      readonly reading: Reading
      /** Shares of its symbol that the account holds, as its fills and those of others explain. */
      readonly held: string
    }
  | { readonly kind: 'given-up'; readonly by: string }
  | NoticedFact
  | { readonly kind: 'denied'; readonly reading: Reading }

const reading = z.object({ from: z.number(), to: z.number(), rows: z.number() })
const kis = z.object({ earliestAt: z.number(), latestAt: z.number() })
const name = { number: z.string(), branch: z.string(), orderedOn: z.string() }
const text = z.string().exactOptional()
const changed = { of: z.string(), name: z.object(name), quantity: text }
const change = z.union([
  z.object({ kind: z.literal('cancel'), ...changed }),
  z.object({ kind: z.literal('revise'), ...changed, price: z.string(), triggerPrice: text }),
])
const seen = z.object({
  ...name,
  orderedAt: z.number().exactOptional(),
  quantity: z.string(),
  filled: z.string(),
  remaining: z.string(),
  state: z.enum(['open', 'filled', 'cancelled', 'rejected', 'expired', 'unknown']),
})
const notice = z.object({
  kind: z.enum(['accepted', 'rejected', 'filled', 'cancelled']),
  change: z.enum(['new', 'revise', 'cancel', 'unknown']),
  isConfirmed: z.boolean(),
  number: z.string(),
  quantity: z.string(),
  orderQuantity: text,
  price: text,
  time: z.string(),
})
const factSchema: z.ZodType<Fact> = z.union([
  z.object({
    kind: z.literal('intended'),
    order: z.custom<NewOrder>((value) => typeof value === 'object' && value !== null && 'symbol' in value),
    decision: text,
    change: change.exactOptional(),
    call: z.object({ endpoint: z.string(), input: z.record(z.string(), z.unknown()) }).exactOptional(),
    adoptedBy: text,
    holdingsAt: z.number().exactOptional(),
    kis,
  }),
  z.object({ kind: z.literal('acknowledged'), ...name, kis }),
  z.object({ kind: z.enum(['refused', 'not-sent', 'unanswered']), code: z.string(), message: z.string(), kis }),
  z.object({
    kind: z.literal('seen'),
    order: seen,
    by: z.enum(['number', 'origin', 'content', 'person']),
    reading,
  }),
  z.object({ kind: z.literal('ambiguous'), numbers: z.array(z.string()), reading }),
  z.object({ kind: z.literal('claimed'), isOurs: z.boolean(), by: z.string() }),
  z.object({ kind: z.literal('outlived'), endedAt: z.number(), reading }),
  z.object({ kind: z.literal('absent'), endedAt: z.number(), reading, held: z.string() }),
  z.object({ kind: z.literal('given-up'), by: z.string() }),
  z.object({ kind: z.literal('noticed'), notice, isRepeat: z.boolean().exactOptional(), kis }),
  z.object({ kind: z.literal('denied'), reading }),
])

/** Formats a fact as the journal keeps it. */
export const formatFact = (fact: Fact): string => JSON.stringify(fact)

/** Parses a fact of a journal. @throws {Error} it is damaged, or a newer version of this package wrote it */
export const parseFact = (fact: string): Fact => factSchema.parse(JSON.parse(fact))

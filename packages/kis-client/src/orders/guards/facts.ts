import type { BuyingPower } from '../../account/get-buying-power.ts'
import type { RealizedProfit } from '../../account/get-realized-profit.ts'
import type { Positions } from '../../account/list-positions.ts'
import type { ServerClock } from '../../connection/server-clock.ts'
import type { Environment } from '../../environment.ts'
import type { InstrumentInfo } from '../../quotes/get-instrument-info.ts'
import type { Quote } from '../../quotes/get-quote.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { NewOrder, NewReservedOrder, ParsedOrder } from '../place-order.ts'
import type { ParsedLimits } from './limits.ts'

/** Orders that a program may place: any, only those that reduce a position, or none. */
export type TradingMode = 'active' | 'reducing' | 'halted'

export const tradingModes = ['active', 'reducing', 'halted'] as const

/** Order of ours, as the journal has it, also one whose outcome is unknown. */
export interface OwnOrder {
  /** Order as it was given to `placeOrder`. */
  readonly order: NewOrder | NewReservedOrder
  /** Instant from which it may have left, in ms since 1970. */
  readonly at: number
  /** Shares that may still be filled; 0 of an order that has ended. Of an unknown outcome they are all of its shares. */
  readonly remaining: Decimal
}

/** Facts that KIS answers. */
export interface ReadFacts {
  /** Quote of the instrument on the venue of the order, `both` for SOR. */
  readonly quote: Quote
  /** Master data of the instrument. */
  readonly info: InstrumentInfo
  /** Buying power for the type and the price of the order. */
  readonly buyingPower: BuyingPower
  /** Positions in the market of the order. */
  readonly positions: Positions
  /** Realised profit of today in the market of the order; abroad from the exchange's today to Korea's. */
  readonly profit: RealizedProfit
}

/** Facts by which an order is judged. */
export interface OrderFacts extends Partial<ReadFacts> {
  /** Instant of the decision, in ms since 1970. */
  readonly at: number
  /** Environment of the client: paper trading answers fewer facts. */
  readonly environment: Environment
  /** Difference of KIS's clock from the one of `at`, as `serverClock` of a client returns it; no order is denied for one that is not known. */
  readonly clock?: ServerClock | undefined
}

/** Order with all that a guard looks at. */
export interface GuardedOrder {
  readonly order: ParsedOrder
  /** Order as the caller gave it. */
  readonly given: NewOrder | NewReservedOrder
  readonly mode: TradingMode
  readonly own: readonly OwnOrder[]
  readonly limits: ParsedLimits
  /** Whether the order revises one of ours. */
  readonly isRevision: boolean
  readonly facts: OrderFacts
}

/** Result of a guard: a reason to deny, a fact that it needs first, a fact that KIS's answer lacks, or undefined for no objection. */
export type Finding = string | { readonly needs: keyof ReadFacts } | { readonly lacks: string } | undefined

export type Guard = (guarded: GuardedOrder) => Finding

import type { Currency, Decimal, Exchange, OrderRecord } from '@stockeye/kis-client'
import type { Market } from '../market/watched.ts'

/** Orders that the trader may place: all, sales alone, the sale of all that it holds, none for now, or none until a person resumes. */
export const deskModes = ['trading', 'entry-stopped', 'flattening', 'paused', 'killed'] as const
export type DeskMode = (typeof deskModes)[number]

/**
 * Reasons to wait. The sales of a flattening wait until the session (`market-closed`), until it is known what became of an order
 * (`order-unknown`), until shares can be sold (`not-sellable`) or their instrument trades again (`not-tradable`), until KIS answers
 * (`kis-away`); a sale waits until a person answers (`approval`); all orders wait until the halt file is removed (`halt-file`).
 */
export const waitReasons = [
  'market-closed',
  'order-unknown',
  'not-sellable',
  'not-tradable',
  'kis-away',
  'approval',
  'halt-file',
] as const

/** Something that waits. */
export interface DeskWait {
  readonly reason: (typeof waitReasons)[number]
  readonly market?: Market | undefined
  readonly symbol?: string | undefined
  /** Instant at which it goes on, in ms since 1970; undefined where that is not known. */
  readonly untilAt?: number | undefined
}

export interface DeskState {
  readonly mode: DeskMode
  /** Name of the person who has set the mode; undefined if it was never changed. */
  readonly by?: string | undefined
  /** Instant of the latest change of the mode, in ms since 1970; undefined if it was never changed. */
  readonly changedAt?: number | undefined
  /** Whether the journal has all orders of the account: if not, the trader only sells. */
  readonly isTrusted: boolean
  /** Symbols whose shares differ from what all orders explain. */
  readonly mismatches: readonly string[]
  /** Number of orders that may still be filled. */
  readonly open: number
  /** Number of orders of which it is not known whether KIS has them. */
  readonly unknown: number
  /** Things that wait, and for what. */
  readonly waits?: readonly DeskWait[] | undefined
}

/** Order of the trader, as a person sees it. */
export interface DeskOrder {
  readonly id: string
  readonly symbol: string
  readonly exchange: Exchange
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  /** Limit; undefined for an order at the market. */
  readonly price?: Decimal | undefined
  readonly filled: Decimal
  readonly state: OrderRecord['state']
  /** Number at KIS, once that is known. */
  readonly number?: string | undefined
  /** Reason of the decision, in words. */
  readonly decision?: string | undefined
  /** Reason of KIS or of a guard for its end, in words. */
  readonly refusal?: string | undefined
  /** Instant of its intent, in ms since 1970. */
  readonly intendedAt: number
}

/** Order with its evidence: what was read when, and why its state is what it is. */
export interface DeskOrderDetail extends DeskOrder {
  /** Lines of text. */
  readonly evidence: string
}

export interface DeskPosition {
  readonly symbol: string
  readonly exchange: Exchange
  readonly name?: string | undefined
  readonly quantity: Decimal
  readonly sellable: Decimal
  readonly averagePrice: Decimal
  /** Last price; undefined while it cannot be read. */
  readonly price?: Decimal | undefined
}

/** Worth of the account in one currency at an instant: cash with the trades of today, and the shares at their last prices. */
export interface EquityPoint {
  /** Instant, in ms since 1970. */
  readonly at: number
  readonly currency: Currency
  readonly equity: Decimal
  /** Fall from the highest equity so far, in percent: 0 at a new height. */
  readonly drawdownPercent: number
}

/** Sale that waits for a person, since it is above the limit of the settings. */
export interface Approval {
  /** Id of the decision: the same for the same symbol, day and reason. Up to 40 letters, so that a button can carry it. */
  readonly id: string
  readonly symbol: string
  readonly exchange: Exchange
  readonly quantity: Decimal
  /** Price at which it would be sold, at the time of the request. */
  readonly price: Decimal
  readonly reason: string
  readonly requestedAt: number
  readonly state: 'waiting' | 'approved' | 'declined'
  /** Name of the person who answered. */
  readonly by?: string | undefined
}

/** Event of a trader. Each carries the whole of what has changed. */
export type DeskEvent =
  | { readonly kind: 'state'; readonly state: DeskState }
  | { readonly kind: 'order'; readonly order: DeskOrder }
  | { readonly kind: 'positions'; readonly positions: readonly DeskPosition[] }
  | { readonly kind: 'equity'; readonly point: EquityPoint }
  | { readonly kind: 'approval'; readonly approval: Approval }

/** Result of `kill`. */
export interface Killed {
  /** Number of orders whose cancellation KIS has taken. */
  readonly cancelled: number
  /** Orders that may still be filled. */
  readonly left: readonly DeskOrder[]
}

/** Command of a person. */
export interface CommandOptions {
  /** Name of the person. */
  readonly by: string
  /**
   * `changedAt` of the state that the person saw, 0 where it had none. Where the mode has changed since, the command changes nothing,
   * so that one that is delivered again does not undo what another person has commanded. @default the command holds in any state
   */
  readonly seenAt?: number | undefined
}

/**
 * Running trader, as a person sees and commands it. Every command is stored before it is answered, and outlives a restart of the
 * trader. A command throws a `StaleCommandError` where the mode has changed since `seenAt`, unless the mode is already the wanted one.
 */
export interface Desk {
  getState(): Promise<DeskState>
  /** Returns the orders of the latest days, the newest first. */
  listOrders(): Promise<readonly DeskOrder[]>
  /** Returns an order with its evidence; undefined if the journal does not have it. */
  getOrder(id: string): Promise<DeskOrderDetail | undefined>
  /** Reads the positions of the watchlist. */
  listPositions(): Promise<readonly DeskPosition[]>
  /** Returns the worth of the account so far, the oldest first. */
  listEquity(): Promise<readonly EquityPoint[]>
  /** Places no order until `resume`: also no sale at a stop. Open orders stay. */
  pause(options: CommandOptions): Promise<DeskState>
  /** Buys nothing until `resume`; stops and sales go on. */
  stopEntry(options: CommandOptions): Promise<DeskState>
  /** Trades again. While the halt file exists, this, `stopEntry` and `flatten` change nothing. */
  resume(options: CommandOptions): Promise<DeskState>
  /** Sells all positions of the watchlist, and buys nothing until `resume`. `listPositions` shows what will be sold. */
  flatten(options: CommandOptions): Promise<DeskState>
  /**
   * Cancels all open orders of the trader, and places none until `resume`. While KIS does not answer, it returns after four seconds:
   * the orders that may still be filled are in `left`, and their cancellations go on.
   */
  kill(options: CommandOptions): Promise<Killed>
  listApprovals(): Promise<readonly Approval[]>
  /** Answers a sale that waits. The first answer holds. @returns the sale; undefined if no sale of today has the id */
  answerApproval(
    id: string,
    answer: { readonly isApproved: boolean; readonly by: string },
  ): Promise<Approval | undefined>
  /** Calls `listener` at each event. @returns a function that removes the listener */
  listen(listener: (event: DeskEvent) => void): () => void
}

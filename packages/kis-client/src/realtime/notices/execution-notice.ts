import type { Exchange } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import type { Venue } from '../../orders/venue.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { NoticeAccount } from './account.ts'

/**
 * Event that a notice reports.
 *
 * - `accepted`: KIS, or with `isConfirmed` the exchange, has taken the order, the revision or the cancellation
 * - `rejected`: it was refused
 * - `filled`: shares were filled
 * - `cancelled`: the rest of an order that is IOC or FOK was cancelled
 * - `unknown`: the codes are not those that KIS documents; `unknownCodes` has them
 */
export type NoticeKind = 'accepted' | 'rejected' | 'filled' | 'cancelled' | 'unknown'

/** Execution notice of KIS about an order of the account. It came over a plain socket, so it proves nothing until REST confirms it. */
export interface ExecutionNotice {
  /** Event that it reports, by `CNTG_YN`, `RFUS_YN` and `ACPT_YN`. */
  readonly kind: NoticeKind
  /** Whether the order is a new one, or changes another one: then `original` is the number of that one. */
  readonly change: 'new' | 'revise' | 'cancel' | 'unknown'
  /** Whether the exchange has confirmed it, as for a cancellation that has taken effect. */
  readonly isConfirmed: boolean
  /** List of KIS that has the order: that of KRX, NXT and SOR, or that of the exchanges abroad. */
  readonly part: 'KRX' | 'abroad'
  /** Market of the symbol; missing abroad if its code is unknown. */
  readonly market: Market | undefined
  /** Exchange of the symbol; missing abroad if its code is unknown, or names one that takes no orders of this package. */
  readonly exchange: Exchange | undefined
  /** Venue of the order on KRX, where the notice has it. */
  readonly venue: Venue | undefined
  /** Venue to which SOR has sent the order. */
  readonly routedTo: 'KRX' | 'NXT' | undefined
  /** Number of the order as KIS sent it. REST may pad it with other zeros: compare with `isSameNumber`. */
  readonly number: string
  /** Number of the order that this one revises or cancels. */
  readonly original: string | undefined
  /** Branch of the order at KIS (`BRNC_NO`), where the notice has it. */
  readonly branch: string | undefined
  /** Symbol without the code of its exchange, such as `005930` or `AAPL`. */
  readonly symbol: string
  /** Side of the order (`SELN_BYOV_CLS`). */
  readonly side: 'buy' | 'sell' | 'unknown'
  /** Shares of this fill alone, not of the fills before it; of another notice the shares that it is about, 0 where KIS sends no number. */
  readonly quantity: Decimal
  /** Shares of the order; missing where KIS sends no number. */
  readonly orderQuantity: Decimal | undefined
  /** Price of this fill; of another notice the limit. Missing for an order at the market, and abroad if the country is unknown. */
  readonly price: Decimal | undefined
  /** Limit of the order beside the price of a fill, where the notice has it. */
  readonly limit: Decimal | undefined
  /** Time of day as KIS sent it, `HHmmss`, or empty: some exchanges abroad send none. */
  readonly time: string
  /** Instant of `time` in ms since 1970; missing where it is not a time of Korea near the arrival. */
  readonly happenedAt: number | undefined
  /** Instant at which the notice arrived at the process that has the socket, in ms since 1970. */
  readonly receivedAt: number
  /** Account of the order. An HTS id has the notices of all its accounts. */
  readonly account: NoticeAccount
  /** Codes that KIS does not document, by their columns. */
  readonly unknownCodes: Readonly<Record<string, string>>
}

/** Notice that cannot be read. */
export interface UnreadableNotice {
  /** Reason, without a value of the notice: any of them may be the number of an account. */
  readonly unreadable: string
}

/** Source of execution notices, such as the notices of a stream. */
export interface NoticeSource {
  /** Calls `listener` with each notice. @returns a function that removes the listener */
  onNotice(listener: (notice: ExecutionNotice) => void): () => void
  /** Calls `listener` after each hole in the notices, once they arrive again. @returns a function that removes the listener */
  onGap?(listener: () => void): () => void
}

/** Returns whether two numbers name one order. KIS pads them with zeros in one place, and not in another. */
export const isSameNumber = (one: string, other: string): boolean => withoutZeros(one) === withoutZeros(other)

const withoutZeros = (number: string): string => number.replace(/^0+/, '')

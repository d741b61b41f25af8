import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../../values/decimal.ts'
import type { NoticedFact } from './fact.ts'
import { isUnsettled, type TradingState } from './order-states.ts'

/** Order as execution notices of KIS report it. They came over a plain socket: nothing here is confirmed. */
export interface NoticedOrder {
  /** Shares that the fills add up to, where equal ones count once, and at most the order's size. */
  readonly filled: Decimal
  /**
   * Shares if equal fills count each time; missing where that is the same. A notice has no id: an equal one is the same again, or a
   * second fill of that size, price and second.
   */
  readonly mostFilled?: Decimal | undefined
  /** Whether KIS, or the exchange, has taken it. */
  readonly isAccepted: boolean
  /** Whether the exchange has confirmed it, as for a cancellation that has taken effect. */
  readonly isConfirmed: boolean
  /** Whether KIS, or the exchange, has refused it after it had a number. */
  readonly isRejected: boolean
  /** Whether the rest of an order that is IOC or FOK was cancelled. */
  readonly isCancelled: boolean
  /** Instant on KIS's clock by which the latest of them had arrived, in ms since 1970. */
  readonly at: number
  /** Whether KIS's lists did not show it although they had time: it is forged, or the lists lag more than they were seen to. */
  readonly isDenied: boolean
}

const zero = parseDecimal('0')
const nothing = { filled: zero, isAccepted: false, isConfirmed: false, isRejected: false, isCancelled: false }
const least = (one: Decimal, other: Decimal): Decimal => (compareDecimals(one, other) <= 0 ? one : other)
const most = (one: Decimal, other: Decimal): Decimal => (compareDecimals(one, other) >= 0 ? one : other)

const flagNames = ['isAccepted', 'isConfirmed', 'isRejected', 'isCancelled'] as const

/** Returns what is noticed of an order after a further notice; the same object if that says nothing new. */
export function withNotice(
  before: NoticedOrder | undefined,
  { notice, isRepeat = false, kis }: Omit<NoticedFact, 'kind'>,
  { quantity }: { readonly quantity: string },
): NoticedOrder | undefined {
  const { kind, orderQuantity = quantity } = notice
  const had = before ?? nothing
  const hadMost = before?.mostFilled ?? had.filled
  const size = least(parseDecimal(quantity), parseDecimal(orderQuantity))
  const shares = kind === 'filled' ? parseDecimal(notice.quantity) : zero
  // A later notice may name a smaller size: what was counted stays.
  const filled = isRepeat ? had.filled : most(had.filled, least(size, addDecimals(had.filled, shares)))
  const mostFilled = most(hadMost, least(size, addDecimals(hadMost, shares)))
  const flags = {
    isAccepted: had.isAccepted || kind === 'accepted',
    isConfirmed: had.isConfirmed || (kind === 'accepted' && notice.isConfirmed),
    isRejected: had.isRejected || kind === 'rejected',
    isCancelled: had.isCancelled || kind === 'cancelled',
  } as const
  const isNews =
    // The next one may be true where the one before was forged.
    before?.isDenied === true ||
    compareDecimals(filled, had.filled) > 0 ||
    compareDecimals(mostFilled, hadMost) > 0 ||
    flagNames.some((name) => flags[name] !== had[name])
  if (!isNews) return before
  const isOpen = compareDecimals(mostFilled, filled) > 0
  return { filled, ...(isOpen && { mostFilled }), ...flags, at: kis.latestAt, isDenied: false }
}

/** Order of which lists and notices may differ. */
interface Compared {
  readonly state: TradingState
  readonly filled: Decimal
  readonly noticed: NoticedOrder | undefined
  readonly change: { readonly kind: 'cancel' | 'revise' } | undefined
}

/** Returns whether notices say of an order what no row has shown. What became of a cancellation is in the record of its order. */
export function isUnconfirmed({ state, filled, noticed, change }: Compared): boolean {
  if (noticed === undefined || change?.kind === 'cancel') return false
  if (compareDecimals(noticed.filled, filled) > 0) return true
  return (noticed.isRejected || noticed.isCancelled) && isUnsettled(state)
}

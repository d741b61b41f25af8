import { kstText } from '../../../values/dates.ts'
import type { ShownVenue } from '../../market/venue-trade.ts'
import type { Holding } from '../../world/account.ts'
import type { PriceSnapshot } from '../../world/prices.ts'
import type { Side } from '../../world/side.ts'
import type { AnswerContext } from '../answer-context.ts'

/**
 * Holding on KRX, its value in won, and the shares of it that were traded on this trading day and on the one before.
 */
export interface KrxHolding extends Holding {
  readonly snapshot: PriceSnapshot | undefined
  /** Shares that no open order sells. */
  readonly free: number
  readonly boughtToday: number
  readonly soldToday: number
  readonly boughtBefore: number
  readonly soldBefore: number
  readonly value: bigint
  readonly gain: bigint
}

/** Returns the holdings. A symbol that was sold out today stays on the list until tomorrow, with a quantity of 0. */
export function krxHoldings(context: AnswerContext, at: number, venue: ShownVenue = 'KRX'): readonly KrxHolding[] {
  const seenAt = at - context.settings.current().positionLagMs
  return context.account
    .holdings('KRX', seenAt)
    .map((holding) => valueHolding(context, holding, { at, seenAt, venue }))
    .filter(({ quantity, soldToday }) => quantity > 0 || soldToday > 0)
}

/**
 * Values a holding at the price of KRX's regular hours, of NXT, or of both; at KRX's where NXT does not trade the share. The
 * holding is that of `seenAt`.
 */
export function valueHolding(
  context: AnswerContext,
  holding: Holding,
  { at, seenAt = at, venue = 'KRX' }: { readonly at: number; readonly seenAt?: number; readonly venue?: ShownVenue },
): KrxHolding {
  const { prices, venuePrices, account, engine } = context
  const { instrument, quantity, cost } = holding
  const ofVenue = venue === 'KRX' ? undefined : venuePrices.snapshot(instrument, venue, at)
  const snapshot = ofVenue ?? prices.snapshot(instrument, at)
  const today = bookkeepingDay(context, at)
  const fills = account.fills('KRX', seenAt).filter((fill) => fill.instrument.symbol === instrument.symbol)
  const traded = (index: number, side: Side) =>
    fills.filter((fill) => fill.day.index === index && fill.side === side).reduce((sum, fill) => sum + fill.quantity, 0)
  const value = BigInt(snapshot?.price ?? 0) * BigInt(quantity)
  return {
    ...holding,
    snapshot,
    free: Math.min(quantity, engine.freeShares(instrument)),
    boughtToday: traded(today, 'buy'),
    soldToday: traded(today, 'sell'),
    boughtBefore: traded(today - 1, 'buy'),
    soldBefore: traded(today - 1, 'sell'),
    value,
    gain: value - cost,
  }
}

/**
 * Returns the index of the current trading day of the books: after the end of a day's calendar date it is the next one.
 */
export function bookkeepingDay({ holidays }: AnswerContext, at: number): number {
  const day = holidays.dayAt('KRX', at)
  if (day === undefined) return 0
  return day.date === kstText(at).slice(0, 8) ? day.index : day.index + 1
}

import type { OverseasMarket } from '../../../market/market.ts'
import type { BookedFill, Holding } from '../../world/account.ts'
import { type OverseasPlace, overseasPlaceOf } from '../../world/overseas-markets.ts'
import type { AnswerContext } from '../answer-context.ts'

/** Holding abroad and its value. Amounts are in units of its market's money. */
export interface OverseasHolding extends Holding {
  readonly place: OverseasPlace
  readonly price: number
  readonly value: bigint
  readonly gain: bigint
  /** Fills, newest first. */
  readonly fills: readonly BookedFill[]
  /** Shares that no open order sells. */
  readonly free: number
}

export function overseasHoldings(
  { account, prices, engine, settings }: AnswerContext,
  market: OverseasMarket,
  at: number,
): readonly OverseasHolding[] {
  const seenAt = at - settings.current().positionLagMs
  return account
    .holdings(market, seenAt)
    .filter(({ quantity }) => quantity > 0)
    .map((holding) => {
      const { instrument, quantity, cost } = holding
      const price = prices.snapshot(instrument, at)?.price ?? 0
      const value = BigInt(price) * BigInt(quantity)
      const fills = account.fills(market, seenAt).filter((fill) => fill.instrument.symbol === instrument.symbol)
      const free = Math.min(quantity, engine.freeShares(instrument))
      return { ...holding, place: overseasPlaceOf(instrument), price, value, gain: value - cost, fills, free }
    })
}

/**
 * Returns the shares of a holding that have settled: without those that were bought since, and with those that were sold since. A
 * fill that the list does not show yet counts neither as traded nor as pending.
 *
 * @throws {Error} there are fills whose day of settlement is not known
 */
export function settledShares(
  { settlement }: AnswerContext,
  { place, instrument, quantity, fills }: OverseasHolding,
  at: number,
): bigint {
  const pending = settlement
    .unsettled(place.market, at)
    .filter((fill) => fill.instrument.symbol === instrument.symbol && fills.includes(fill))
  return BigInt(quantity) - total(only(pending, 'buy'), quantityOf) + total(only(pending, 'sell'), quantityOf)
}

export const total = <Row>(rows: readonly Row[], of: (row: Row) => bigint): bigint =>
  rows.reduce((sum, row) => sum + of(row), 0n)
export const only = (fills: readonly BookedFill[], side: BookedFill['side']): readonly BookedFill[] =>
  fills.filter((fill) => fill.side === side)
export const amountOf = ({ amount }: BookedFill): bigint => amount
export const quantityOf = ({ quantity }: BookedFill): bigint => BigInt(quantity)

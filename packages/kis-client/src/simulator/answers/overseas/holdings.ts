import type { OverseasMarket } from '../../../market/market.ts'
import type { Fill, Position } from '../../world/holdings.ts'
import { type Abroad, abroadOf } from '../../world/overseas-markets.ts'
import type { AnswerContext } from '../answer-context.ts'

/** A position abroad and what it is worth. Amounts are in units of its market's money. */
export interface OverseasHolding {
  readonly position: Position
  readonly place: Abroad
  readonly price: number
  readonly value: bigint
  readonly gain: bigint
  /** Newest first. */
  readonly fills: readonly Fill[]
  /** Shares that no open order sells. */
  readonly free: number
}

export function overseasHoldings(
  { account, prices, engine }: AnswerContext,
  market: OverseasMarket,
  at: number,
): readonly OverseasHolding[] {
  return account
    .positions(market)
    .filter(({ quantity }) => quantity > 0)
    .map((position) => {
      const { instrument, quantity, cost } = position
      const price = prices.quote(instrument, at)?.price ?? 0
      const value = BigInt(price) * BigInt(quantity)
      const fills = account.fills(market).filter((fill) => fill.instrument.symbol === instrument.symbol)
      const free = engine.freeShares(instrument)
      return { position, place: abroadOf(instrument), price, value, gain: value - cost, fills, free }
    })
}

export const total = <Row>(rows: readonly Row[], of: (row: Row) => bigint): bigint =>
  rows.reduce((sum, row) => sum + of(row), 0n)
export const only = (fills: readonly Fill[], side: Fill['side']): readonly Fill[] =>
  fills.filter((fill) => fill.side === side)
export const amountOf = ({ amount }: Fill): bigint => amount
export const quantityOf = ({ quantity }: Fill): bigint => BigInt(quantity)

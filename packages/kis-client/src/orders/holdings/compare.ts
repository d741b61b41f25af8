import { withoutPadding } from '../../account/position.ts'
import { type Exchange, marketOf } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import { compareDecimals, type Decimal, subtractDecimals } from '../../values/decimal.ts'
import { type HoldingsCheckpoint, holdingsAt, isSince } from './checkpoint.ts'
import { addRanges, exactFills, fillsBySymbol, lookUp, noFills, zero } from './fills.ts'
import { type HoldingsReading, heldBySymbol, unreadableSymbols } from './reading.ts'

/** Shares of a symbol that no order explains. */
export interface HoldingDifference {
  readonly market: Market
  /** Exchange of a position or an order of the symbol; undefined where neither is listed. */
  readonly exchange: Exchange | undefined
  readonly symbol: string
  /** Shares that the orders explain. Where a chain of revisions allows several numbers, the one that is nearest to `held`. */
  readonly expected: Decimal
  readonly held: Decimal
  /** `held` less `expected`. */
  readonly difference: Decimal
}

/** Positions of a reading, compared with a checkpoint and the fills since. */
export interface HoldingsComparison {
  /** The checkpoint's `at`. */
  readonly since: number
  readonly differences: readonly HoldingDifference[]
  /**
   * Symbols of which the rows do not prove whether there is a difference: a chain of revisions could be counted twice, an
   * order's row is missing, the position cannot be read, or the opening holding is not known.
   */
  readonly undecided: readonly string[]
}

/**
 * Compares the positions of a reading with the opening holdings and the fills of all orders since, in every state. It returns
 * undefined, no evidence, if the reading is of another market, does not reach back to the checkpoint, or has a position without
 * a symbol that cannot be read.
 *
 * Either list may lag behind the other: a difference is one only if a later reading has it too.
 */
export function compareHoldings(
  checkpoint: HoldingsCheckpoint,
  reading: HoldingsReading,
): HoldingsComparison | undefined {
  const unreadable = unreadableSymbols(reading)
  if (!isSince(reading, checkpoint) || unreadable === undefined) return undefined
  const { market, from, at: since } = checkpoint
  const fills = fillsBySymbol(reading.orders, { market, from })
  const [opening, held] = [holdingsAt(checkpoint), heldBySymbol(reading)]
  const differences: HoldingDifference[] = []
  const undecided: string[] = []
  for (const symbol of new Set([...opening.keys(), ...held.keys(), ...fills.keys(), ...unreadable])) {
    const before = lookUp(opening, symbol, zero)
    const filled = lookUp(fills, symbol, noFills)
    if (before === undefined || filled === undefined || unreadable.includes(symbol)) {
      undecided.push(symbol)
      continue
    }
    const shares = withoutPadding(held.get(symbol) ?? zero)
    const { least, most } = addRanges({ least: before, most: before }, filled)
    const isBelow = compareDecimals(shares, least) < 0
    if (isBelow || compareDecimals(shares, most) > 0) {
      const expected = withoutPadding(isBelow ? least : most)
      const difference = withoutPadding(subtractDecimals(shares, expected))
      differences.push({ market, exchange: exchangeOf(reading, symbol), symbol, expected, held: shares, difference })
    } else if (exactFills(filled) === undefined) undecided.push(symbol)
  }
  return { since, differences, undecided }
}

const exchangeOf = ({ market, positions, orders }: HoldingsReading, symbol: string): Exchange | undefined =>
  market === 'KRX'
    ? market
    : [...positions, ...orders].find((row) => row.symbol === symbol && marketOf(row.exchange) === market)?.exchange

/**
 * Returns whether the listed orders explain every share of a symbol, so that an order which no list shows has not filled.
 *
 * It is one of the proofs that KIS did not take an order. The caller sees to the others: both lists were read after the order's
 * life and the time by which they may lag.
 *
 * @param of.intendedAt instant from which on the order's first byte could leave, in ms since 1970. A checkpoint from after it may
 * have taken a fill of the order for an opening holding, and proves nothing
 */
export const positionsExplainAll = (
  { since, differences, undecided }: HoldingsComparison,
  of: { readonly symbol: string; readonly intendedAt: number },
): boolean =>
  since <= of.intendedAt && !undecided.includes(of.symbol) && !differences.some(({ symbol }) => symbol === of.symbol)

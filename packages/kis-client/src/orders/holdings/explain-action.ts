import type { CorporateAction } from '../../corporate-actions/corporate-action.ts'
import { marketOf } from '../../market/exchange.ts'
import { offsetMs } from '../../market/local-time.ts'
import { dateAtOffset } from '../../values/dates.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
} from '../../values/decimal.ts'
import { type HoldingsCheckpoint, holdingsAt } from './checkpoint.ts'
import type { HoldingDifference } from './compare.ts'
import { exactFills, type FillPeriod, fillsBySymbol, lookUp, noFills, zero } from './fills.ts'
import type { HoldingsReading } from './reading.ts'

/** Checkpoint and reading that a difference was found in, and the corporate actions of its symbol. */
export interface ActionSearch {
  readonly checkpoint: HoldingsCheckpoint
  readonly reading: HoldingsReading
  /** Actions as `listCorporateActions` returns them; those of other symbols do not count. */
  readonly actions: readonly CorporateAction[]
}

/**
 * Returns the corporate action that explains a difference: a split, a reverse split or bonus shares whose ratio gives exactly what is
 * held. The ratio applies to the shares from before its day, a fraction of a share is cut off, and fills since that day are
 * added. The day lies after the day of the checkpoint's `at`, and is not later than the day of the reading.
 *
 * An action without a ratio, one that KIS calls not final, and two actions together explain nothing. Bonus shares arrive weeks
 * after their day: a checkpoint from between the two days leaves the difference unexplained.
 */
export function findExplainingAction(
  { market, symbol, held }: HoldingDifference,
  { checkpoint, reading, actions }: ActionSearch,
): CorporateAction | undefined {
  const opening = holdingsAt(checkpoint)
  const before = lookUp(opening, symbol, zero)
  const dayOf = (at: number) => dateAtOffset(at, offsetMs(market, at))
  const { from } = checkpoint
  const orders = reading.orders.filter(({ orderedOn }) => orderedOn >= from)
  const filledIn = (period: Omit<FillPeriod, 'market'>): Decimal | undefined => {
    const fills = fillsBySymbol(orders, { market, ...period })
    return exactFills(lookUp(fills, symbol, noFills))
  }
  return actions.find(({ symbol: of, exchange, effectiveOn, ratio, isConfirmed }) => {
    if (of !== symbol || marketOf(exchange) !== market || isConfirmed === false) return false
    if (ratio === undefined || effectiveOn === undefined) return false
    if (effectiveOn <= dayOf(checkpoint.at) || effectiveOn > dayOf(reading.at)) return false
    const earlier = filledIn({ from, before: effectiveOn })
    const later = filledIn({ from: effectiveOn })
    if (before === undefined || earlier === undefined || later === undefined) return false
    const changed = sharesAfter(addDecimals(before, earlier), ratio)
    return compareDecimals(addDecimals(changed, later), held) === 0
  })
}

const one = parseDecimal('1')
/** Decimals after which a ratio is cut. @see ratioOf of corporate-action.ts */
const ratioDecimals = 12
const lastDigit = parseDecimal('0.000000000001')

/** Returns the whole shares after an action. A ratio such as 1/3 is cut: 30 shares of it are 10, not 9.99. */
function sharesAfter(shares: Decimal, ratio: Decimal): Decimal {
  const isCut = ratio.split('.')[1]?.length === ratioDecimals
  return divideDecimals(multiplyDecimals(shares, isCut ? addDecimals(ratio, lastDigit) : ratio), one, 0)
}

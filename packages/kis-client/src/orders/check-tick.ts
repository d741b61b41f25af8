import { isKisError, KisInputError } from '../errors.ts'
import type { InstrumentKind } from '../market/instrument.ts'
import { isOnTick, roundToTick, tickSize } from '../market/tick.ts'
import type { CalendarDate } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'

type GridKind = 'stock' | 'etf'

/**
 * Checks a limit in won against the grids of its day. Without the kind of the instrument, or for another one, only a price on
 * no grid is refused: an ETF may have prices that a stock has not. The contested grid of ETFs is part of the one that is used
 * here, and KIS decides about it. A day before the oldest known grid is left to KIS.
 *
 * @throws {KisInputError} the price is on no grid that the instrument may have
 */
export function checkKrxTick(
  price: Decimal,
  {
    kind,
    date,
    field,
  }: { readonly kind: InstrumentKind | undefined; readonly date: CalendarDate; readonly field: string },
): void {
  const grids = kind === 'stock' ? stock : kind === 'etf' || kind === 'etn' ? etf : every
  try {
    if (grids.some((grid) => isOnTick('KRX', price, { kind: grid, date }))) return
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_INPUT') return
    throw error
  }
  const step = (grid: GridKind) => tickSize('KRX', price, { kind: grid, date })
  const nearest = (grid: GridKind) =>
    (['down', 'up'] as const).map((way) => roundToTick('KRX', price, way, { kind: grid, date })).join(' or ')
  const [grid] = grids
  const rule =
    grids.length === 1 && grid !== undefined
      ? `${step(grid)} won; use ${nearest(grid)}`
      : `${step('stock')} won for stocks, nor on that of ${step('etf')} won for ETFs; use ${nearest('stock')} for a stock, ${nearest('etf')} for an ETF`
  throw new KisInputError({ field, rule: `"${price}" is not on the tick grid of ${rule}` })
}

const stock: readonly GridKind[] = ['stock']
const etf: readonly GridKind[] = ['etf']
const every: readonly GridKind[] = ['stock', 'etf']

/** Checks a limit in dollars. @throws {KisInputError} the price is not on the grid of the US */
export function checkUsTick(price: Decimal, field: string): void {
  if (isOnTick('US', price)) return
  const nearest = (['down', 'up'] as const).map((way) => roundToTick('US', price, way)).join(' or ')
  throw new KisInputError({
    field,
    rule: `"${price}" is not on the tick grid of ${tickSize('US', price)} dollars; use ${nearest}`,
  })
}

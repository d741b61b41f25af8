import { KisInputError } from '../errors.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
} from '../values/decimal.ts'
import type { InstrumentKind } from './instrument.ts'
import { type Market, parseMarket } from './market.ts'
import { marketRules } from './rules.gen.ts'

/** Kinds of instrument whose grids differ in Korea; `etf` also means ETNs. The US has one grid for all. */
type GridKind = Extract<InstrumentKind, 'stock' | 'etf'>

/** Band of prices below `below` whose step is `tick`; the last band has no upper end. */
export interface TickBand {
  readonly below: Decimal | undefined
  readonly tick: Decimal
}

type Row = readonly [below: number | string | null, tick: number | string]

const bandsOf = (rows: readonly Row[]): readonly TickBand[] =>
  rows.map(([below, tick]) => ({
    below: below === null ? undefined : parseDecimal(String(below)),
    tick: parseDecimal(String(tick)),
  }))

/** Grids in force today, lowest band first. @see catalog/market-rules.json `tick`: KRX since 2023-01-25, ETFs since 2023-12-11 */
export const tickBands: {
  readonly KRX: Readonly<Record<GridKind, readonly TickBand[]>>
  readonly US: readonly TickBand[]
} = {
  KRX: {
    stock: bandsOf(marketRules.tick.krxStock.bands),
    etf: bandsOf(marketRules.tick.krxEtfEtn.history[1].bands),
  },
  US: bandsOf(marketRules.tick.us.bands),
}

/**
 * Returns the step between two prices at `price`, in won or dollars. The grids of the other markets are not known here, and
 * are not guessed: they differ by board and price, and with a wrong grid KIS would refuse orders.
 *
 * @example
 * const step = tickSize('KRX', parseDecimal('70100')) // '100'
 * @throws {KisInputError} the price is below zero, or the market's grid is not known
 */
export function tickSize(market: Market, price: Decimal, kind: GridKind = 'stock'): Decimal {
  if (compareDecimals(price, zero) < 0)
    throw new KisInputError({ field: 'price', rule: `"${price}" is below zero; use zero or more` })
  if (market !== 'KRX' && market !== 'US') {
    const rule = `"${parseMarket(market)}" is a market whose price grid is not known; use KRX or US`
    throw new KisInputError({ field: 'market', rule })
  }
  const bands = market === 'US' ? tickBands.US : tickBands.KRX[kind]
  const band = bands.find(({ below }) => below === undefined || compareDecimals(price, below) < 0)
  if (band === undefined) throw new Error(`the grid of ${market} has no last band`)
  return band.tick
}

/**
 * Returns whether KIS takes this price for an order; it refuses other prices with APBK0506.
 *
 * @example
 * isOnTick('KRX', parseDecimal('70150')) // false: the step is 100 won there
 * @throws {KisInputError} as `tickSize`
 */
export function isOnTick(market: Market, price: Decimal, kind: GridKind = 'stock'): boolean {
  return compareDecimals(price, roundToTick(market, price, 'down', kind)) === 0
}

/**
 * Returns the nearest price of the grid at or below (`down`), or at or above (`up`), with the decimals of the grid.
 *
 * @example
 * const price = roundToTick('KRX', parseDecimal('70150'), 'down') // '70100'
 * @throws {KisInputError} as `tickSize`
 */
export function roundToTick(
  market: Market,
  price: Decimal,
  direction: 'down' | 'up',
  kind: GridKind = 'stock',
): Decimal {
  const tick = tickSize(market, price, kind)
  const below = multiplyDecimals(divideDecimals(price, tick, 0), tick)
  const rounded = direction === 'down' || compareDecimals(below, price) === 0 ? below : addDecimals(below, tick)
  // Rounding up may reach the next band, whose prices are written with fewer decimals: 0.99995 is 1.00, not 1.0000.
  return tickSize(market, rounded, kind) === tick ? rounded : roundToTick(market, rounded, 'down', kind)
}

const zero = parseDecimal('0')

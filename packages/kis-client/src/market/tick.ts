import { KisInputError } from '../errors.ts'
import { checkOption, checkOptionNames, oneOf } from '../values/check-options.ts'
import { parseCalendarDate } from '../values/dates.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
} from '../values/decimal.ts'
import { type ClaimOptions, type DatedEntry, entryOn, parseClaims } from './dated.ts'
import type { InstrumentKind } from './instrument.ts'
import { type Market, parseMarket } from './market.ts'
import { marketRules } from './rules.gen.ts'

/** Kinds of instrument whose grids differ in Korea; `etf` also means ETNs. The US has one grid for all. */
type GridKind = Extract<InstrumentKind, 'stock' | 'etf'>

/** Options of functions on the grid of prices. */
export interface TickOptions extends ClaimOptions {
  /** Kind of the instrument; it matters in Korea only. @default 'stock' */
  readonly kind?: GridKind
  /** Day of the grid, `yyyy-MM-dd`. @default the newest grid that is known */
  readonly date?: string
}

type Row = readonly [below: number | string | null, tick: number | string]

interface Grid extends DatedEntry {
  readonly bands: readonly Row[]
}

const grids: { readonly stock: readonly Grid[]; readonly etf: readonly Grid[]; readonly us: readonly Grid[] } = {
  stock: marketRules.tick.krxStock,
  etf: marketRules.tick.krxEtfEtn,
  us: marketRules.tick.us,
}

/**
 * Returns the step between two prices at `price`, in won or dollars. The grids of the other markets are not known here, and
 * are not guessed: they differ by board and price, and with a wrong grid KIS would refuse orders.
 *
 * @example
 * const step = tickSize('KRX', parseDecimal('70100')) // '100'
 * const then = tickSize('KRX', parseDecimal('70100'), { kind: 'etf', date: '2023-12-08' }) // '5'
 * @throws {KisInputError} the price is below zero, the market's grid is not known, or it is not known for that day
 * @see catalog/market-rules.json tick: KRX since 2023-01-25, NXT and SOR as KRX, the US since 2006
 */
export function tickSize(market: Market, price: Decimal, options: TickOptions = {}): Decimal {
  if (compareDecimals(parseDecimal(price, 'price'), zero) < 0)
    throw new KisInputError({ field: 'price', rule: `"${price}" is below zero; use zero or more` })
  if (market !== 'KRX' && market !== 'US') {
    const rule = `"${parseMarket(market)}" is a market whose price grid is not known; use KRX or US`
    throw new KisInputError({ field: 'market', rule })
  }
  checkOptionNames('tickSize', options, ['kind', 'date', 'claims'])
  const { kind = 'stock', date } = options
  checkOption('kind', kind, oneOf('a kind of grid', ['stock', 'etf']))
  const entries = grids[market === 'US' ? 'us' : kind]
  const day = date === undefined ? newestDay : parseCalendarDate(date)
  const grid = entryOn(entries, day, { subject: 'price grid', claims: parseClaims(options) })
  const band = grid.bands.find(([below]) => below === null || compareDecimals(price, parseDecimal(String(below))) < 0)
  if (band === undefined) throw new Error(`the grid of ${market} has no last band`)
  return parseDecimal(String(band[1]))
}

/**
 * Returns whether KIS takes this price for an order; it refuses other prices with APBK0506.
 *
 * @example
 * isOnTick('KRX', parseDecimal('70150')) // false: the step is 100 won there
 * @throws {KisInputError} as `tickSize`
 */
export function isOnTick(market: Market, price: Decimal, options: TickOptions = {}): boolean {
  return compareDecimals(price, roundToTick(market, price, 'down', options)) === 0
}

/**
 * Returns the nearest price of the grid at or below (`down`), or at or above (`up`), with the decimals of the grid. Round a
 * purchase up and a sale down to trade soon, the other way to trade at no worse a price.
 *
 * @example
 * const price = roundToTick('KRX', parseDecimal('70150'), 'down') // '70100'
 * @throws {KisInputError} as `tickSize`, or a direction that is neither `down` nor `up`
 */
export function roundToTick(
  market: Market,
  price: Decimal,
  direction: 'down' | 'up',
  options: TickOptions = {},
): Decimal {
  checkOption('direction', direction, oneOf('a direction', ['down', 'up']))
  const tick = tickSize(market, price, options)
  const below = multiplyDecimals(divideDecimals(price, tick, 0), tick)
  const rounded = direction === 'down' || compareDecimals(below, price) === 0 ? below : addDecimals(below, tick)
  // Rounding up may reach the next band, whose prices are written with fewer decimals: 0.99995 is 1.00, not 1.0000.
  return tickSize(market, rounded, options) === tick ? rounded : roundToTick(market, rounded, 'down', options)
}

const zero = parseDecimal('0')
/** Day on which the table was last checked: its newest grids hold on it. */
const newestDay = parseCalendarDate(marketRules.asOf)

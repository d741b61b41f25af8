import type { KisClient } from '../client/client.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'
import { type Exchange, marketOf } from '../market/exchange.ts'
import type { Market } from '../market/market.ts'
import { marketRules } from '../market/rules.gen.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'

/** Where KIS sends a KRX order: the exchange itself, Nextrade, or whichever is better. */
export type Venue = 'KRX' | 'NXT' | 'SOR'

/** What KIS numbered: enough to revise or cancel it. */
export interface OrderReference {
  /** KIS's `ODNO`. */
  readonly number: string
  /** KIS's `KRX_FWDG_ORD_ORGNO`: the branch that took it. */
  readonly branch: string
  readonly symbol: string
  readonly exchange: Exchange
  /** Of a KRX order; KIS refuses to revise or cancel it through another one. */
  readonly venue?: Venue
}

/** @throws {KisInputError} KIS has no such venue, or it has it on real accounts alone */
export function parseVenue({ environment }: Pick<KisClient, 'environment'>, venue: Venue = 'KRX'): Venue {
  const venues: readonly Venue[] = environment === 'paper' ? ['KRX'] : ['KRX', 'NXT', 'SOR']
  if (venues.includes(venue)) return venue
  throw new KisInputError({
    field: 'venue',
    rule: `must be ${venues.join(', ')} in an environment that is ${environment}`,
  })
}

/** @throws {KisInputError} no whole number above zero */
export function parseQuantity(quantity: string): Decimal {
  if (!/^[1-9]\d*$/.test(quantity))
    throw new KisInputError({ field: 'quantity', rule: 'must be a whole number of shares above zero' })
  return parseDecimal(quantity, 'quantity')
}

/**
 * @throws {KisInputError} not above zero, or more decimals than the exchange has. The tick grid is KIS's to check: it
 * depends on the kind of instrument, and outside Korea and the US it is not known here
 */
export function parsePrice(price: string, exchange: Exchange): Decimal {
  const parsed = parseDecimal(price, 'price')
  if (compareDecimals(parsed, parseDecimal('0')) <= 0)
    throw new KisInputError({ field: 'price', rule: 'must be above zero' })
  const decimals = parsed.split('.')[1]?.length ?? 0
  const most = mostDecimals(marketOf(exchange), parsed)
  if (decimals > most)
    throw new KisInputError({ field: 'price', rule: `must have at most ${most} decimals on ${exchange}` })
  return parsed
}

/** @see catalog/market-rules.json tick.us and tick.noticePriceDecimals */
function mostDecimals(market: Market, price: Decimal): number {
  if (market === 'KRX') return 0
  // US prices of one dollar and more have two decimals, below that four.
  if (market === 'US' && compareDecimals(price, parseDecimal('1')) >= 0) return 2
  return marketRules.tick.noticePriceDecimals[market]
}

/**
 * Number and branch from the answer to an order. KIS writes the names in capitals for new orders and in small letters
 * for revisions, and not always.
 *
 * @throws {KisAnswerError} the order stands, and its number is missing
 */
export function readAcknowledgement(block: object): { readonly number: string; readonly branch: string } {
  const values = new Map(Object.entries(block).map(([name, value]) => [name.toUpperCase(), value]))
  const read = (field: string): string => {
    const value: unknown = values.get(field)
    if (typeof value !== 'string')
      throw new KisAnswerError(`KIS took the order and answered without ${field}`, { field })
    return value
  }
  return { number: read('ODNO'), branch: read('KRX_FWDG_ORD_ORGNO') }
}

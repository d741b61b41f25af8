import type { Environment } from '../../environment.ts'
import { findOverseasExchange, quoteExchange } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import type { HolidayTable } from './holiday-table.ts'
import type { Instruments } from './instruments.ts'
import type { OrderTerms } from './order.ts'
import { overseasExchangeFacts } from './overseas-markets.ts'
import { parseUnits, priceLimits, tickOf } from './price-units.ts'
import type { Prices } from './prices.ts'
import { type Refusal, refuse } from './refusals.ts'
import type { Side } from './side.ts'

/** Order as it was sent. */
export interface SentOrder {
  readonly symbol: string
  readonly side: Side
  readonly type: string
  readonly venue: string
  readonly quantity: string
  readonly price: string
}

/** Facts that the rules need beside the order. */
export interface Rulebook {
  readonly environment: Environment
  readonly holidays: HolidayTable
  readonly instruments: Instruments
  readonly prices: Prices
}

/** Parses a whole number above zero; returns undefined for other text. */
export const parseQuantity = (text: string): number | undefined => {
  const quantity = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0
  return quantity > 0 ? quantity : undefined
}

/** Venues of the two order types that are simulated; a market order has no place on NXT. @see catalog/codes.json */
const krxVenues: Readonly<Record<string, readonly string[]>> = {
  '00': ['KRX', 'NXT', 'SOR'],
  '01': ['KRX', 'SOR'],
}

/** Reads a Korean order, or returns KIS's refusal. It takes limit and market orders, and refuses every other type. */
export function readKrxOrder(sent: SentOrder, rules: Rulebook, at: number): OrderTerms | Refusal {
  const no = (reason: Parameters<typeof refuse>[1]) => refuse(rules.environment, reason)
  const instrument = rules.instruments.find('KRX', sent.symbol)
  const snapshot = instrument && rules.prices.snapshot(instrument, at)
  if (instrument === undefined || snapshot === undefined) return no('no-symbol')
  const venues = krxVenues[sent.type]
  if (!['KRX', 'NXT', 'SOR'].includes(sent.venue)) return no('no-venue')
  if (rules.environment === 'paper' && sent.venue !== 'KRX') return no('no-venue')
  if (venues === undefined || !venues.includes(sent.venue)) return no('order-type')
  const quantity = parseQuantity(sent.quantity)
  if (quantity === undefined) return no('quantity')
  if (!rules.holidays.isOpen('KRX', at)) return no('market-closed')
  const { side, type, price } = sent
  const terms = { instrument, side, type, venue: sent.venue, quantity, price, atClose: false }
  if (sent.type === '01') return { ...terms, limit: undefined }
  const limit = parseUnits('KRX', sent.price)
  if (limit === undefined || limit === 0) return no('quantity')
  if (limit % tickOf(instrument, limit) !== 0) return no('tick')
  const { upper, lower } = priceLimits(instrument, (snapshot.previous ?? snapshot.day).close)
  return limit > upper || limit < lower ? no('price-limit') : { ...terms, limit }
}

// Orders for the open (31, 32) are taken after it, since orders are taken in trading hours only, and trade like any
// order. TWAP and VWAP (35, 36) are not simulated. Every other country takes only limits, Hong Kong also for an odd lot
// that is sold. @see catalog/codes.json overseasOrderType
const limitTypes: Readonly<Partial<Record<Market, Readonly<Record<Side, readonly string[]>>>>> = {
  US: { buy: ['00', '32', '34'], sell: ['00', '32', '34'] },
  HK: { buy: ['00'], sell: ['00', '50'] },
}
const usMarketTypes: Readonly<Record<Side, readonly string[]>> = { buy: [], sell: ['31', '33'] }
/** Order types MOC and LOC. */
const closingTypes: readonly string[] = ['33', '34']

/**
 * Reads an order abroad, or returns KIS's refusal. It does not check round lots, nor the price steps of other markets
 * than the US.
 */
export function readOverseasOrder(sent: SentOrder, rules: Rulebook, at: number): OrderTerms | Refusal {
  const no = (reason: Parameters<typeof refuse>[1]) => refuse(rules.environment, reason)
  const exchange = findOverseasExchange(sent.venue)
  if (exchange === undefined) return no('no-venue')
  const { market } = overseasExchangeFacts[exchange]
  const instrument = rules.instruments.find(market, sent.symbol)
  if (instrument === undefined || rules.prices.snapshot(instrument, at) === undefined) return no('no-symbol')
  if (instrument.listing !== quoteExchange[exchange]) return no('no-venue')
  const isMarketType = market === 'US' && usMarketTypes[sent.side].includes(sent.type)
  if (rules.environment === 'paper' && sent.type !== '00') return no('overseas-order-type')
  if (!isMarketType && !(limitTypes[market]?.[sent.side] ?? ['00']).includes(sent.type))
    return no('overseas-order-type')
  const quantity = parseQuantity(sent.quantity)
  if (quantity === undefined) return no('quantity')
  if (!rules.holidays.isOpen(market, at)) return no('overseas-market-closed')
  const { side, type, price } = sent
  const terms = { instrument, side, type, venue: exchange, quantity, price, atClose: closingTypes.includes(type) }
  if (isMarketType) return { ...terms, limit: undefined }
  const limit = parseUnits(market, sent.price)
  if (limit === 0) return no('overseas-no-price')
  if (limit === undefined || limit % tickOf(instrument, limit) !== 0) return no('tick')
  return { ...terms, limit }
}

import type { Environment } from '../../../environment.ts'
import { findOverseasExchange, quoteExchange } from '../../../market/exchange.ts'
import type { Market } from '../../../market/market.ts'
import { krxOrderTypes } from '../../../market/order-types.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { dashedDate } from '../calendar/utc-days.ts'
import type { HolidayTable } from '../holiday-table.ts'
import { type Instruments, isTradedOnNxt, type SimulatedInstrument } from '../instruments.ts'
import { overseasExchangeFacts } from '../overseas-markets.ts'
import { parseUnits, priceLimits, tickOf } from '../price-units.ts'
import { baseOf, type PriceSnapshot, type Prices } from '../prices.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Side } from '../side.ts'
import { bookOf } from './books.ts'
import type { OrderHours, OrderSlot } from './hours.ts'
import type { OrderTerms } from './order.ts'

/** Order as it was sent. */
export interface SentOrder {
  readonly symbol: string
  readonly side: Side
  readonly type: string
  readonly venue: string
  readonly quantity: string
  readonly price: string
  /** Trigger of a stop order, `CNDT_PRIC`. */
  readonly trigger?: string
  /** Whether the order came to the endpoint of the US daytime market. @default false */
  readonly isDaytime?: boolean
  /** How long an algorithm trades, `ALGO_ORD_TMD_DVSN_CD`. */
  readonly algorithmTime?: string
}

/** Facts that the rules need beside the order. */
export interface Rulebook {
  readonly environment: Environment
  readonly seed: number
  readonly holidays: HolidayTable
  readonly instruments: Instruments
  readonly orderHours: OrderHours
  readonly prices: Prices
}

/** Parses a whole number above zero; returns undefined for other text. */
export const parseQuantity = (text: string): number | undefined => {
  const quantity = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0
  return quantity > 0 ? quantity : undefined
}

const byType = (...types: readonly string[]): ReadonlySet<string> => new Set(types)

// What an order of each type in Korea is. @see catalog/codes.json domesticOrderType
const limitTypes = byType('00', '02', '11', '12', '22', '27', '41', '42', '43')
/** Types that take the best price of the other side, which is the last price here. */
const bestOppositeTypes = byType('03', '15', '16', '28', '44', '45', '46')
const bestOwnTypes = byType('04', '29', '47')
const midTypes = byType('21', '23', '24')
/** Off-hours types, which trade at a close. */
const closeTypes = byType('05', '06')
const atOnceTypes: Readonly<Record<string, 'ioc' | 'fok'>> = {
  '11': 'ioc',
  '12': 'fok',
  '13': 'ioc',
  '14': 'fok',
  '15': 'ioc',
  '16': 'fok',
  '23': 'ioc',
  '24': 'fok',
  '42': 'ioc',
  '43': 'fok',
  '45': 'ioc',
  '46': 'fok',
}

/** Returns whether a venue knows an order type on a day. Types of which no source knows whether SOR takes them, it does not. */
function isTypeOf(type: string, venue: string, day: string): boolean {
  const facts: { readonly venues: readonly string[]; readonly since?: string; readonly until?: string } | undefined =
    Object.values(krxOrderTypes).find(({ code }) => code === type)
  if (facts === undefined || type === '07' || !facts.venues.includes(venue)) return false
  const date = dashedDate(day)
  return date >= (facts.since ?? '') && date <= (facts.until ?? '9999-12-31')
}

/**
 * Reads a Korean order, or returns KIS's refusal. The single price of off-hours (07), which ended on 2026-09-11, is refused on
 * every day.
 */
export function readKrxOrder(sent: SentOrder, rules: Rulebook, at: number): OrderTerms | Refusal {
  const no = (reason: Parameters<typeof refuse>[1]) => refuse(rules.environment, reason)
  const instrument = rules.instruments.find('KRX', sent.symbol)
  const snapshot = instrument && rules.prices.snapshot(instrument, at)
  if (instrument === undefined || snapshot === undefined) return no('no-symbol')
  if (!['KRX', 'NXT', 'SOR'].includes(sent.venue)) return no('no-venue')
  if (rules.environment === 'paper' && sent.venue !== 'KRX') return no('no-venue')
  if (!isTypeOf(sent.type, sent.venue, kstText(at).slice(0, 8))) return no('order-type')
  const quantity = parseQuantity(sent.quantity)
  if (quantity === undefined) return no('quantity')
  const { side, type, venue, price } = sent
  const slot = rules.orderHours.slotAt({ market: 'KRX', venue, type, side, isDaytime: false }, at)
  if (slot === undefined) return no('market-closed')
  // The quotes of NXT have no price of such an instrument either.
  if (slot.venue === 'NXT' && !isTradedOnNxt(instrument)) return no('no-venue')
  // KRX's after-market trades no ETF and no ETN.
  if (slot.part === 'after-market' && slot.venue === 'KRX' && instrument.kind !== 'stock') return no('order-type')
  const terms = {
    instrument,
    side,
    type,
    venue,
    quantity,
    price,
    atClose: false,
    isConditional: type === '02',
    atOnce: atOnceTypes[type],
  }
  const limit = limitTypes.has(type) ? parseUnits('KRX', price) : ownLimit(type, side, { instrument, slot, rules, at })
  if (limit === undefined) return limitTypes.has(type) ? no('quantity') : { ...terms, limit }
  if (limit === 0) return no('quantity')
  const refusal = checkKrxLimit(limit, { instrument, slot, snapshot })
  if (refusal !== undefined) return no(refusal)
  if (type !== '22') return { ...terms, limit }
  const trigger = parseUnits('KRX', sent.trigger ?? '')
  return trigger === undefined || trigger === 0 ? no('quantity') : { ...terms, limit, trigger }
}

interface Place {
  readonly instrument: SimulatedInstrument
  readonly slot: OrderSlot
}

function checkKrxLimit(
  limit: number,
  { instrument, slot, snapshot }: Place & { readonly snapshot: PriceSnapshot },
): 'tick' | 'price-limit' | undefined {
  if (limit % tickOf(instrument, limit, slot.day.date) !== 0) return 'tick'
  // The limits of the after-market rest on the close of the day itself.
  const isAfterMarket = slot.part === 'after-market' && slot.venue === 'KRX'
  const { upper, lower } = priceLimits(instrument, isAfterMarket ? snapshot.day.close : baseOf(snapshot, slot.day.date))
  return limit > upper || limit < lower ? 'price-limit' : undefined
}

/** Returns the limit that an order type has of its own; undefined for an order at the market. */
function ownLimit(
  type: string,
  side: Side,
  { instrument, slot, rules, at }: Place & { readonly rules: Rulebook; readonly at: number },
): number | undefined {
  const price = bookOf(slot, { ...rules, instrument })?.priceAt(at)
  if (price === undefined) return undefined
  if (bestOppositeTypes.has(type) || midTypes.has(type) || closeTypes.has(type)) return price
  if (!bestOwnTypes.has(type)) return undefined
  const { date } = slot.day
  return side === 'buy' ? price - tickOf(instrument, price - 1, date) : price + tickOf(instrument, price, date)
}

// TWAP and VWAP (35, 36) trade like limits, or at the market without a price. Every other country takes only limits, Hong Kong
// also for an odd lot that is sold. @see catalog/codes.json overseasOrderType
const overseasLimitTypes: Readonly<Partial<Record<Market, Readonly<Record<Side, readonly string[]>>>>> = {
  US: { buy: ['00', '32', '34', '35', '36'], sell: ['00', '32', '34', '35', '36'] },
  HK: { buy: ['00'], sell: ['00', '50'] },
}
const usMarketTypes: Readonly<Record<Side, readonly string[]>> = { buy: [], sell: ['31', '33'] }
/** Order types MOC and LOC. */
const closingTypes: readonly string[] = ['33', '34']
/** Order types MOO and LOO. */
const openingTypes: readonly string[] = ['31', '32']
/** Order types TWAP and VWAP. */
const algorithmTypes: readonly string[] = ['35', '36']

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
  if (!isMarketType && !(overseasLimitTypes[market]?.[sent.side] ?? ['00']).includes(sent.type))
    return no('overseas-order-type')
  const isAlgorithm = algorithmTypes.includes(sent.type)
  if (isAlgorithm && !['00', '02'].includes(sent.algorithmTime ?? '')) return no('overseas-order-type')
  const quantity = parseQuantity(sent.quantity)
  if (quantity === undefined) return no('quantity')
  const { side, type, price, isDaytime = false } = sent
  const slot = rules.orderHours.slotAt({ market, venue: exchange, type, side, isDaytime }, at)
  if (slot === undefined) return no('overseas-market-closed')
  const terms = {
    instrument,
    side,
    type,
    venue: exchange,
    quantity,
    price,
    atClose: closingTypes.includes(type),
    // Where a market trades at any hour it has no open to wait for.
    atOpen: openingTypes.includes(type) && slot.part !== 'always',
    isDaytime,
  }
  const limit = parseUnits(market, sent.price)
  if (isMarketType || (isAlgorithm && limit === 0)) return { ...terms, limit: undefined }
  if (limit === 0) return no('overseas-no-price')
  if (limit === undefined || limit % tickOf(instrument, limit, slot.day.date) !== 0) return no('tick')
  return { ...terms, limit }
}

import { isKisError } from '../../errors.ts'
import type { ClaimOptions } from '../../market/dated.ts'
import { marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import type { InstrumentKind } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import { type NamedHours, tradingHours } from '../../market/named-hours.ts'
import { compareDecimals, divideDecimals, multiplyDecimals } from '../../values/decimal.ts'
import { checkKrxTick } from '../check-tick.ts'
import { findKrxOrderType, mayBeTaken } from '../order-type.ts'
import type { ParsedOrder } from '../place-order.ts'
import type { Guard, GuardedOrder } from './facts.ts'

type KrxOrder = Extract<ParsedOrder, { readonly exchange: 'KRX' }>

export const findPaper: Guard = ({ order, facts: { environment } }) => {
  if (environment !== 'paper') return undefined
  if (order.exchange === 'KRX') return order.reserved && 'reserved: paper trading has no reserved orders on KRX'
  return order.daytime && 'daytime: paper trading has no US daytime market'
}

/** Finds an order at an hour at which KIS does not take it. Where sources disagree or are silent KIS decides. */
export const findHours: Guard = ({ order, facts: { at } }) => {
  const { side, type, reserved } = order
  // Reserved orders have hours of their own, which placeOrder knows.
  if (reserved !== undefined) return undefined
  if (order.exchange === 'KRX') {
    if (findKrxOrderType(type)?.unknownVenues?.includes(order.venue)) return undefined
    if (mayBeTaken({ market: 'KRX', venue: order.venue, type, side }, at)) return undefined
    return `type: an order of the type ${type} is not taken by ${order.venue} at ${new Date(at).toISOString()}`
  }
  const market = marketOf(order.exchange)
  if (market !== 'US' || mayBeTaken({ market, type, side, daytime: order.daytime !== undefined }, at)) return undefined
  return `type: an order of the type ${type} is not taken by ${order.exchange} at ${new Date(at).toISOString()}`
}

/** Finds a price off the grid of a kind that the order does not name. `placeOrder` knows what is on neither grid. */
export const findTick: Guard = ({ order, facts: { environment, at, info } }) => {
  if (order.exchange !== 'KRX' || order.kind !== undefined) return undefined
  const isCertain = offGrid(order, 'stock', at) === undefined && offGrid(order, 'etf', at) === undefined
  if (isCertain || environment === 'paper') return undefined
  return info === undefined ? { needs: 'info' } : offGrid(order, info.kind, at)
}

function offGrid({ price, triggerPrice }: KrxOrder, kind: InstrumentKind, at: number): string | undefined {
  const date = exchangeDate('KRX', at)
  try {
    if (price !== undefined) checkKrxTick(price, { kind, date, field: 'price' })
    if (triggerPrice !== undefined) checkKrxTick(triggerPrice, { kind, date, field: 'triggerPrice' })
    return undefined
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_INPUT') return error.message
    throw error
  }
}

/** Finds a purchase of a part of a lot. On KRX and in the US each share trades; a part of a lot can be sold in some markets. */
export const findLot: Guard = ({ order: { exchange, side, quantity }, facts: { environment, info } }) => {
  const market = marketOf(exchange)
  if (market === 'KRX' || market === 'US' || side === 'sell' || environment === 'paper') return undefined
  if (info === undefined) return { needs: 'info' }
  const { buyUnit } = info
  if (buyUnit === undefined) return undefined
  const lots = divideDecimals(quantity, buyUnit, 0)
  return compareDecimals(multiplyDecimals(lots, buyUnit), quantity) === 0
    ? undefined
    : `quantity: "${quantity}" is not a multiple of ${buyUnit} shares`
}

/** Finds an instrument that does not trade in the hours of now, such as an ETF in KRX's after-market. */
export const findBarred: Guard = ({ order, facts: { at, info, quote } }) => {
  if (order.exchange !== 'KRX' || order.reserved !== undefined) return undefined
  const parts = hoursNow(at).filter(({ venue }) => order.venue === 'SOR' || venue === order.venue)
  const [first] = parts
  if (first === undefined) return undefined
  const bars = (what: NamedHours['excludes'][number]) => parts.every(({ excludes }) => excludes.includes(what))
  const { symbol } = order
  const kind = order.kind ?? info?.kind
  if (bars('etf') || bars('etn')) {
    if (kind === undefined) return { needs: 'info' }
    if ((kind === 'etf' || kind === 'etn') && bars(kind))
      return `symbol: ${symbol} is an ${kind.toUpperCase()}, which does not trade in the ${first.name} hours of ${order.venue}`
  }
  if (!bars('warning')) return undefined
  if (quote === undefined) return { needs: 'quote' }
  if (quote.warning === undefined) return { lacks: `investment warning of ${symbol}` }
  if (quote.warning !== 'warning' && quote.warning !== 'risk') return undefined
  return `symbol: ${symbol} is under the warning "${quote.warning}", and does not trade in the ${first.name} hours of ${order.venue}`
}

/** Returns the hours of KRX and NXT that take orders at an instant; none on a day whose hours are not known. */
const hoursNow = (at: number): readonly NamedHours[] =>
  knownHours('KRX', exchangeDate('KRX', at)).filter(({ ordersFromAt, closesAt }) => ordersFromAt <= at && at < closesAt)

/** Returns the hours of a day as `tradingHours`; none on a day whose hours are not known, which is left to KIS. */
export function knownHours(market: Market, date: string, options: ClaimOptions = {}): readonly NamedHours[] {
  try {
    return tradingHours(market, date, options)
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_INPUT') return []
    throw error
  }
}

/** Returns whether an order is for KRX's after-market, whose price limits count from the close of the day. */
export const isAfterMarket = ({ type }: GuardedOrder['order']): boolean => type.startsWith('after-market')

export const findPriceLimit: Guard = ({ order, facts: { quote } }) => {
  const { exchange, price, reserved } = order
  // The limits of the day on which KIS sends a reserved order are not known.
  if (exchange !== 'KRX' || price === undefined || isAfterMarket(order) || reserved !== undefined) return undefined
  if (quote === undefined) return { needs: 'quote' }
  const { upperLimit, lowerLimit } = quote
  if (upperLimit === undefined || lowerLimit === undefined) return { lacks: `price limits of ${order.symbol}` }
  if (compareDecimals(price, upperLimit) <= 0 && compareDecimals(price, lowerLimit) >= 0) return undefined
  return `price: "${price}" lies outside of the price limits of ${order.symbol}, ${lowerLimit} to ${upperLimit} won`
}

import { currencyOf } from '../../market/exchange.ts'
import { marketRules } from '../../market/rules.gen.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '../../values/decimal.ts'
import { isAfterMarket } from './exchange-rules.ts'
import type { Finding, Guard, GuardedOrder } from './facts.ts'
import { contentOf } from './order-content.ts'

export const findQuantity: Guard = ({ order: { quantity }, limits: { mostQuantity } }) =>
  mostQuantity === undefined || compareDecimals(quantity, mostQuantity) <= 0
    ? undefined
    : `quantity: "${quantity}" is more than ${mostQuantity} shares`

const minuteMs = 60_000

/** Finds one order too many within a minute. An order that the clock has not reached yet counts: the clock was set back. */
export const findRate: Guard = ({ own, limits: { mostOrdersAMinute }, facts: { at } }) => {
  const recent = own.filter((each) => at - each.at < minuteMs).length
  return mostOrdersAMinute === undefined || recent < mostOrdersAMinute
    ? undefined
    : `order: ${recent} orders have left within a minute, and ${mostOrdersAMinute} may`
}

export const findDuplicate: Guard = ({ given, own, limits: { duplicateWindowMs }, facts: { at } }) => {
  if (duplicateWindowMs === undefined) return undefined
  const content = contentOf(given)
  const twin = own.find((each) => at - each.at < duplicateWindowMs && contentOf(each.order) === content)
  if (twin === undefined) return undefined
  return `order: one with the same content left ${at - twin.at} ms ago, within ${duplicateWindowMs} ms`
}

/** Finds a price that trades at a worse price than the last one, or than the trigger of a stop limit. */
export const findCollar: Guard = ({ order, limits: { collarPercent }, facts: { quote } }) => {
  const { side, price } = order
  if (collarPercent === undefined || price === undefined) return undefined
  const trigger = order.exchange === 'KRX' ? order.triggerPrice : undefined
  if (trigger === undefined && quote === undefined) return { needs: 'quote' }
  const base = trigger ?? quote?.price
  if (base === undefined) return undefined
  const reach = multiplyDecimals(base, collarPercent)
  const worse = side === 'buy' ? subtractDecimals(price, base) : subtractDecimals(base, price)
  if (compareDecimals(multiplyDecimals(worse, hundred), reach) <= 0) return undefined
  const name = trigger === undefined ? 'last price' : 'trigger'
  return `price: "${price}" is more than ${collarPercent} % ${side === 'buy' ? 'above' : 'below'} the ${name} ${base}`
}

export const findNotional: Guard = (guarded) => {
  const { order, limits } = guarded
  const currency = currencyOf(order.exchange)
  const most = limits.mostNotional(currency)
  if (most === undefined) return undefined
  const price = highestPrice(guarded)
  if (typeof price !== 'string') return price
  const notional = multiplyDecimals(order.quantity, price)
  if (compareDecimals(notional, most) <= 0) return undefined
  return `quantity: "${order.quantity}" shares at up to ${price} are worth ${notional} ${currency}, more than ${most}`
}

/** Returns the highest price at which an order may trade. */
function highestPrice({ order, facts: { quote } }: GuardedOrder): Decimal | Exclude<Finding, string | undefined> {
  const { side, type, price } = order
  // A conditional limit order becomes one at the market in the closing auction.
  const limit = type === 'conditional limit' ? undefined : price
  if (side === 'buy' && limit !== undefined) return limit
  if (quote === undefined) return { needs: 'quote' }
  // A sale trades at its limit or above.
  if (limit !== undefined) return compareDecimals(limit, quote.price) > 0 ? limit : quote.price
  if (order.exchange !== 'KRX') return quote.price
  const { upperLimit } = quote
  if (upperLimit === undefined) return { lacks: `upper price limit of ${order.symbol}` }
  // The after-market's own limit counts from a close that is at most the upper limit of the day.
  return isAfterMarket(order) ? divideDecimals(multiplyDecimals(upperLimit, wholeRange), hundred, 0) : upperLimit
}

const hundred = parseDecimal('100')
const wholeRange = parseDecimal(String(100 + marketRules.priceLimit[0].percent))

/**
 * Finds a purchase after a day's loss. Whether KIS dates a sale in the US by New York's day or Korea's is not documented: the worst sum
 * counts, of either day or of both.
 */
export const findDailyLoss: Guard = ({ order, limits, facts: { profit } }) => {
  const currency = currencyOf(order.exchange)
  const most = limits.mostDailyLoss(currency)
  if (most === undefined || order.side === 'sell') return undefined
  if (profit === undefined) return { needs: 'profit' }
  const days = Map.groupBy(profit.sales, ({ soldOn }) => soldOn).values()
  const sums = [...days].map((sales) => sales.map((sale) => sale.profit).reduce(addDecimals, zero))
  const worst = [profit.profit, ...sums].reduce((low, next) => (compareDecimals(next, low) < 0 ? next : low))
  const loss = subtractDecimals(zero, worst)
  return compareDecimals(loss, most) <= 0
    ? undefined
    : `order: the sales of today have lost ${loss} ${currency}, more than ${most}`
}

const zero = parseDecimal('0')

export const findBuyingPower: Guard = ({ order: { side, symbol, quantity }, isRevision, facts: { buyingPower } }) => {
  if (side === 'sell' || isRevision) return undefined
  if (buyingPower === undefined) return { needs: 'buyingPower' }
  return compareDecimals(quantity, buyingPower.quantity) <= 0
    ? undefined
    : `quantity: "${quantity}" is more than the ${buyingPower.quantity} shares of ${symbol} that the account can pay for`
}

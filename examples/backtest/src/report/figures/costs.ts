import type { Market } from '@stockeye/example-trader/market/watched'
import {
  addDecimals,
  type CalendarDate,
  compareDecimals,
  type Decimal,
  divideDecimals,
  isKisError,
  multiplyDecimals,
  parseDecimal,
  salesTaxPercent,
  subtractDecimals,
} from '@stockeye/kis-client'
import type { DataInstrument } from '../../data/bar-data.ts'
import type { Close, PlayedOrder } from '../../run/record.ts'
import { filledAmount, isPositive, moneyDigits, totalOf, zero } from './amounts.ts'

/** Fees and taxes in the currency of a market. */
export interface Costs {
  /** Amount by which cash is lower than purchases and sales explain. */
  readonly total: Decimal
  /** Part of it that is the Korean tax on sales, by the rate of each day. */
  readonly tax: Decimal
  /** Rest of it: the fee of the broker. */
  readonly fee: Decimal
}

/** Costs of one market, as its cash proves them. */
export interface MarketCosts extends Costs {
  readonly byYear: readonly (Costs & { readonly year: number })[]
  /** Costs by the id of the order; their sum is the total. */
  readonly byOrder: ReadonlyMap<string, Decimal>
}

interface CostsOptions {
  readonly market: Market
  /** Cash at the beginning. */
  readonly start: Decimal
  /** Closes of the market, oldest first. */
  readonly closes: readonly Pick<Close, 'date' | 'cash'>[]
  /** Orders of the market, oldest first. */
  readonly orders: readonly PlayedOrder[]
  readonly instruments: readonly DataInstrument[]
}

/**
 * Computes the costs of one market: start cash − purchases + sales − cash at the end, from close to close. The tax is that of each
 * day's rate, and the rest is the fee. A day with several orders splits the fee by their amounts.
 */
export function costsOf({ market, start, closes, orders, instruments }: CostsOptions): MarketCosts {
  const funds = new Set(instruments.filter(({ kind }) => kind === 'etf').map(({ symbol }) => symbol))
  const byOrder = new Map<string, Decimal>()
  const years = new Map<number, Costs>()
  let before = start
  let next = 0
  for (const { date, cash } of closes) {
    const filled: PlayedOrder[] = []
    for (let order = orders[next]; order !== undefined && order.date <= date; order = orders[++next])
      if (isPositive(order.filled)) filled.push(order)
    const total = subtractDecimals(subtractDecimals(before, cash), spentOn(filled))
    before = cash
    if (filled.length === 0 && compareDecimals(total, zero) === 0) continue
    const taxes = filled.map((order) => (market === 'KRX' && !funds.has(order.symbol) ? salesTaxOf(order) : zero))
    const tax = totalOf(taxes)
    const fee = subtractDecimals(total, tax)
    splitFee(market, fee, filled).forEach((its, index) => {
      byOrder.set(filled[index]?.clientOrderId ?? '', addDecimals(its, taxes[index] ?? zero))
    })
    const year = Number(date.slice(0, 4))
    years.set(year, addCosts(years.get(year) ?? noCosts, { total, tax, fee }))
  }
  const byYear = [...years].map(([year, costs]) => ({ year, ...costs }))
  return { ...byYear.reduce<Costs>(addCosts, noCosts), byYear, byOrder }
}

const noCosts: Costs = { total: zero, tax: zero, fee: zero }

const addCosts = (left: Costs, right: Costs): Costs => ({
  total: addDecimals(left.total, right.total),
  tax: addDecimals(left.tax, right.tax),
  fee: addDecimals(left.fee, right.fee),
})

/** Returns the amount of the purchases less that of the sales. */
const spentOn = (orders: readonly PlayedOrder[]): Decimal =>
  orders.reduce((sum, order) => (order.side === 'buy' ? addDecimals : subtractDecimals)(sum, filledAmount(order)), zero)

const hundred = parseDecimal('100')

/** Returns the tax of a sale of shares on KRX, cut to whole won; 0 for a purchase. KOSPI and KOSDAQ have one rate. */
function salesTaxOf(order: PlayedOrder): Decimal {
  if (order.side === 'buy') return zero
  return divideDecimals(multiplyDecimals(filledAmount(order), taxPercentOn(order.date)), hundred, 0)
}

/** Returns the rate of a day; of the nearest year before where its law is not known yet, as the simulator does. */
function taxPercentOn(date: CalendarDate): Decimal {
  const year = Number(date.slice(0, 4))
  const days = [date, ...Array.from({ length: 10 }, (_, ago) => `${year - 1 - ago}-12-31`)]
  for (const day of days) {
    try {
      return salesTaxPercent('KOSPI', day)
    } catch (error) {
      if (!isKisError(error) || error.code !== 'KIS_INPUT') throw error
    }
  }
  return zero
}

/** Splits the fee of a day by the amounts of its orders; the last one has the rest. */
function splitFee(market: Market, fee: Decimal, orders: readonly PlayedOrder[]): readonly Decimal[] {
  const amounts = orders.map(filledAmount)
  const all = totalOf(amounts)
  let rest = fee
  return amounts.map((amount, index) => {
    const isLast = index === amounts.length - 1 || compareDecimals(all, zero) === 0
    const part = isLast ? rest : divideDecimals(multiplyDecimals(fee, amount), all, moneyDigits[market])
    rest = subtractDecimals(rest, part)
    return part
  })
}

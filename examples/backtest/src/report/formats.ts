import type { Market } from '@stockeye/example-trader/market/watched'
import { type Decimal, divideDecimals } from '@stockeye/kis-client'
import { isNegative, moneyDigits, one, roundMoney } from './figures/amounts.ts'
import type { Drawdown } from './figures/drawdown.ts'

/** Formats a return or another signed ratio in percent, such as `+1.20 %`. */
export function formatReturn(ratio: number): string {
  const percent = formatDigits(ratio * 100, 2)
  return `${percent.startsWith('-') || Number(percent) === 0 ? '' : '+'}${percent} %`
}

/** Formats a part from 0 to 1 in percent, such as `12.3 %`. */
export const formatPart = (ratio: number): string => `${formatDigits(ratio * 100, 1)} %`

/** Formats a number with a fixed number of digits; zero has no sign. */
export const formatDigits = (number: number, digits: number): string =>
  number.toFixed(digits).replace(/^-(0(?:\.0*)?)$/, '$1')

/** Formats a number with the digits that it has, and commas. */
export const formatCount = (count: number): string => withCommas(String(Number(count.toFixed(4))))

/** Formats an amount in the money of its market, such as `1,234,500` or `-1,234.50`. */
export function formatMoney(market: Market, amount: Decimal): string {
  const text = withCommas(roundMoney(market, amount))
  return /^-[0.,]+$/.test(text) ? text.slice(1) : text
}

/** Formats an amount with a sign unless it is zero. */
export function formatProfit(market: Market, amount: Decimal): string {
  const text = formatMoney(market, amount)
  return isNegative(amount) || /^[0.,]+$/.test(text) ? text : `+${text}`
}

/** Formats an average price cut to the money of its market. */
export const formatPrice = (market: Market, price: Decimal): string =>
  withCommas(divideDecimals(price, one, moneyDigits[market]))

/** Formats a drawdown with its days, such as `-3.10 % (2026-01-05 to 2026-01-19)`. */
export function formatDrawdown({ depth, from, to }: Drawdown): string {
  const fall = formatReturn(-depth)
  return to === undefined ? fall : `${fall} (${formatSpan(from, to)})`
}

/** Formats the days from a peak, or from the beginning, to the lowest close after it. */
export const formatSpan = (from: Drawdown['from'], to: string): string => `${from ?? 'the beginning'} to ${to}`

function withCommas(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

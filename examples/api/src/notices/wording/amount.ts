import { fractionDigits } from '@stockeye/example-charts/labels'
import {
  type Currency,
  type Decimal,
  divideDecimals,
  type Exchange,
  marketOf,
  parseDecimal,
} from '@stockeye/kis-client'

/** Formats a decimal with separators: `1234567.50` is `1,234,567.50`. */
export const grouped = (decimal: string): string => decimal.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')

const one = parseDecimal('1')

/** Formats a sum of money with the digits of its currency; further ones are cut. */
export function money(amount: Decimal, currency: string): string {
  const shown = grouped(divideDecimals(amount, one, fractionDigits(currency)))
  return currency === 'KRW' ? `${shown}원` : `${shown} ${currency}`
}

/** Formats a change in percent: `+1.25%`. */
export const percent = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(2)}%`

const currencies = { KRX: 'KRW', US: 'USD', HK: 'HKD', CN: 'CNY', JP: 'JPY', VN: 'VND' } as const

/** Returns the currency in which an exchange trades. */
export const currencyOf = (exchange: Exchange): Currency => currencies[marketOf(exchange)]

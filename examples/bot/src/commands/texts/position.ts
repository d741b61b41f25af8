import { currencyOf, grouped, money } from '@stockeye/example-api/notices/wording/amount'
import type { DeskPosition } from '@stockeye/example-trader/desk/desk'
import { addDecimals, type Decimal, multiplyDecimals, parseDecimal } from '@stockeye/kis-client'

const zero = parseDecimal('0')

/** Returns a position in a line: name, symbol, quantity, last price and worth. */
export function positionLine(position: DeskPosition): string {
  const { symbol, exchange, name, quantity, sellable, price } = position
  const currency = currencyOf(exchange)
  const worth = worthOf(position)
  const parts = [
    `${name === undefined ? symbol : `${name} (${symbol})`} ${grouped(quantity)}주`,
    ...(sellable === quantity ? [] : [`매도 가능 ${grouped(sellable)}주`]),
    price === undefined ? '현재가 모름' : `현재가 ${money(price, currency)}`,
    ...(worth === undefined ? [] : [`평가 ${money(worth, currency)}`]),
  ]
  return `• ${parts.join(' · ')}`
}

const worthOf = ({ quantity, price }: DeskPosition): Decimal | undefined =>
  price === undefined ? undefined : multiplyDecimals(quantity, price)

/** Returns the worth of all positions in each currency, as a line; positions without a price are named beside it. */
export function worthLine(positions: readonly DeskPosition[]): string {
  const sums = new Map<string, Decimal>()
  for (const position of positions) {
    const currency = currencyOf(position.exchange)
    sums.set(currency, addDecimals(sums.get(currency) ?? zero, worthOf(position) ?? zero))
  }
  const unpriced = positions.filter(({ price }) => price === undefined).length
  const amounts = [...sums].map(([currency, sum]) => money(sum, currency)).join(' + ')
  return `합계 ${amounts}${unpriced === 0 ? '' : ` (현재가를 모르는 ${unpriced}종목 제외)`}`
}

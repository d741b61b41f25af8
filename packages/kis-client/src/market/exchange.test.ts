import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { currencyOf, type Exchange, exchanges, exchangesOf, marketOf, quoteExchange } from './exchange.ts'
import { currencies, markets } from './market.ts'

const { overseasExchange } = JSON.parse(readFileSync(new URL('../../catalog/codes.json', import.meta.url), 'utf8'))

describe('an exchange', () => {
  it('is one of those that KIS takes orders for, under the code that its quotes use', () => {
    expect(quoteExchange).toEqual(overseasExchange.orderToQuote)
    expect(Object.values(exchangesOf).flat().toSorted()).toEqual(Object.keys(overseasExchange.order.values).toSorted())
  })

  it('is in the list of all exchanges, and its market and currency are in theirs', () => {
    expect(exchanges.toSorted()).toEqual(['KRX', ...Object.keys(overseasExchange.order.values)].toSorted())
    expect([...new Set(exchanges.map(marketOf))]).toEqual(markets)
    expect([...new Set(exchanges.map(currencyOf))]).toEqual(currencies)
  })

  it.each(['XX', 'nasd', undefined])('has no market if it is unknown: %s', (exchange) => {
    expect(() => marketOf(JSON.parse(JSON.stringify({ exchange })).exchange)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'exchange' }),
    )
  })

  it.each([
    ['KRX', 'KRX', 'KRW'],
    ['NASD', 'US', 'USD'],
    ['NYSE', 'US', 'USD'],
    ['AMEX', 'US', 'USD'],
    ['SEHK', 'HK', 'HKD'],
    ['SHAA', 'CN', 'CNY'],
    ['SZAA', 'CN', 'CNY'],
    ['TKSE', 'JP', 'JPY'],
    ['HASE', 'VN', 'VND'],
    ['VNSE', 'VN', 'VND'],
  ] satisfies [Exchange, string, string][])(
    '%s belongs to the market %s and trades in %s',
    (exchange, market, currency) => {
      expect([marketOf(exchange), currencyOf(exchange)]).toEqual([market, currency])
    },
  )
})

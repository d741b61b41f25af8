import type { OverseasExchange } from '../market/exchange.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'

/** Something that trades on each exchange abroad, with the decimals of its prices. */
export const oneOfEach: readonly (readonly [exchange: OverseasExchange, symbol: string, decimals: number])[] = [
  ['NASD', 'AAPL', 2],
  ['NYSE', 'KO', 2],
  ['AMEX', 'SPY', 2],
  ['SEHK', '00700', 3],
  ['SHAA', '600519', 3],
  ['SZAA', '000858', 3],
  ['TKSE', '7203', 1],
  ['HASE', 'PVS', 0],
  ['VNSE', 'VNM', 0],
]

/** Exchanges where KIS revises orders. @see endpoints/overseas-stock.gen.ts orderRvsecncl */
export const revisesOrders: readonly OverseasExchange[] = ['NASD', 'NYSE', 'AMEX', 'SEHK', 'TKSE']

/** Returns a part of a price, with the decimals of the exchange. */
export const partOf = (price: Decimal, part: number, decimals: number): Decimal =>
  parseDecimal((Number(price) * part).toFixed(decimals))

import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

/** Symbol on KRX: six characters such as `005930`; newer ones hold letters (`0001A0`), and ETNs begin with Q. */
export type StockSymbol = Brand<'StockSymbol'>
/** Ticker as its exchange writes it, such as `AAPL` or `BRK/B`; Asian ones are digits. */
export type OverseasSymbol = Brand<'OverseasSymbol'>

/**
 * Parses a symbol on KRX. It does not ask KIS whether the symbol is listed.
 *
 * @example
 * const symbol = parseStockSymbol('005930')
 * @throws {KisInputError} the text does not have the form of a symbol on KRX
 */
export function parseStockSymbol(text: string, field = 'symbol'): StockSymbol {
  if (typeof text !== 'string' || !/^Q?(?=.*\d)[0-9A-Z]{6}$/.test(text)) {
    throw new KisInputError({
      field,
      rule: `${preview(text)} is not a symbol on KRX; use six characters such as 005930`,
    })
  }
  return trustText<StockSymbol>(text)
}

/**
 * Parses a ticker of an exchange abroad. It does not ask KIS whether the ticker is listed.
 *
 * @example
 * const symbol = parseOverseasSymbol('AAPL')
 * @throws {KisInputError} the text does not have the form of a ticker
 */
export function parseOverseasSymbol(text: string, field = 'symbol'): OverseasSymbol {
  if (typeof text !== 'string' || !/^[0-9A-Z][0-9A-Z./-]{0,11}$/.test(text)) {
    throw new KisInputError({ field, rule: `${preview(text)} is not a ticker; use capitals such as AAPL` })
  }
  return trustText<OverseasSymbol>(text)
}

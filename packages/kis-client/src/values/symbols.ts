import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

/** A domestic instrument: six characters, such as `005930`; newer ones hold letters (`0001A0`), and ETNs begin with Q. */
export type StockSymbol = Brand<'StockSymbol'>
/** A ticker as its exchange writes it, such as `AAPL` or `BRK/B`; Asian ones are digits. */
export type OverseasSymbol = Brand<'OverseasSymbol'>

/** @throws {KisInputError} the text has not the form of a domestic symbol */
export function parseStockSymbol(text: string, field = 'symbol'): StockSymbol {
  if (!/^Q?(?=.*\d)[0-9A-Z]{6}$/.test(text)) {
    throw new KisInputError({
      field,
      rule: `must be a domestic code of six characters such as 005930, not ${preview(text)}`,
    })
  }
  return trustText<StockSymbol>(text)
}

/** @throws {KisInputError} the text has not the form of a ticker */
export function parseOverseasSymbol(text: string, field = 'symbol'): OverseasSymbol {
  if (!/^[0-9A-Z][0-9A-Z./-]{0,11}$/.test(text)) {
    throw new KisInputError({ field, rule: `must be a ticker in capitals such as AAPL, not ${preview(text)}` })
  }
  return trustText<OverseasSymbol>(text)
}

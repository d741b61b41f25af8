import { KisAnswerError } from '../errors.ts'
import { readOptionalDecimal } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'

/** KIS fills what it has not with nothing or with zeros: the fields of a row that only makes a list longer, for one. */
export const isNone = (text: string | undefined): boolean => text === undefined || /^0*$/.test(text)

/** The number of the order that a row's order revised or cancelled; zeros stand for "none". */
export const readOriginal = (number: string | undefined): string | undefined => (isNone(number) ? undefined : number)

/** An order at the market has a limit of 0. @throws {KisAnswerError} no decimal */
export function readLimit(text: string | undefined, field: string): Decimal | undefined {
  const limit = readOptionalDecimal(text, field)
  return Number(limit) === 0 ? undefined : limit
}

/** @throws {KisAnswerError} the code is neither that of a sale nor that of a purchase */
export function readSide(code: string | undefined): 'buy' | 'sell' {
  if (code === '02') return 'buy'
  if (code === '01') return 'sell'
  throw new KisAnswerError(`KIS answered an order that neither buys nor sells: ${code}`, { field: 'sll_buy_dvsn_cd' })
}

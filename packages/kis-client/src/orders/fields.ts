import { KisAnswerError } from '../errors.ts'
import { readKstInstant, readOptionalDecimal } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import type { OrderOrigin } from './order-origin.ts'

/** Returns whether a field has no value. KIS writes blanks or zeros for one, for example in rows that only fill up a list. */
export const isNone = (text: string | undefined): boolean => text === undefined || /^0*$/.test(text)

/** Reads the number of the order that a row's order revised or cancelled. Zeros mean that there is no such order. */
export const readOriginal = (number: string | undefined): string | undefined => (isNone(number) ? undefined : number)

/** Reads a limit; an order at the market has 0. @throws {KisAnswerError} the text is not a decimal */
export function readLimit(text: string | undefined, field: string): Decimal | undefined {
  const limit = readOptionalDecimal(text, field)
  return Number(limit) === 0 ? undefined : limit
}

/**
 * Reads the instant of an order from a day and a time in Korea; undefined if KIS left out one of them. Zeros are no day, but
 * a time: midnight.
 *
 * @throws {KisAnswerError} no clock shows that day and time
 */
export const readOrderedAt = (koreanDay: string | undefined, koreanTime: string | undefined): number | undefined =>
  isNone(koreanDay) || koreanTime === undefined ? undefined : readKstInstant(koreanDay, koreanTime, 'ord_tmd')

/** Reads the origin of an order from the fields that KIS filled; undefined where it filled none. */
export function readOrigin(
  fields: {
    readonly [Name in keyof OrderOrigin]: string | undefined
  },
): OrderOrigin | undefined {
  const filled = Object.entries(fields).filter(([, text]) => text !== undefined)
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}

/** Reads the side of an order. @throws {KisAnswerError} the code is neither buy nor sell */
export function readSide(code: string | undefined): 'buy' | 'sell' {
  if (code === '02') return 'buy'
  if (code === '01') return 'sell'
  throw new KisAnswerError(`KIS sent an order with the side ${code}, which is neither buy (02) nor sell (01)`, {
    field: 'sll_buy_dvsn_cd',
  })
}

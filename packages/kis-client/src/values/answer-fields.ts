import { KisAnswerError } from '../errors.ts'
import { type CalendarDate, findKisDate, kstText } from './dates.ts'
import { type Decimal, findDecimal } from './decimal.ts'
import { preview } from './preview.ts'

/** Reads a number of an answer. @throws {KisAnswerError} it is missing or no decimal number: guessing could cost money */
export function readDecimal(text: string | undefined, field: string): Decimal {
  const value = readOptionalDecimal(text, field)
  if (value === undefined) throw new KisAnswerError(`KIS answered without ${field}`, { field })
  return value
}

/** Reads a number that an answer may lack. @throws {KisAnswerError} there is text, and it is no decimal number */
export function readOptionalDecimal(text: string | undefined, field: string): Decimal | undefined {
  if (text === undefined) return undefined
  const value = findDecimal(text)
  if (value === undefined) throw new KisAnswerError(`KIS answered ${field} with ${preview(text)}`, { field })
  return value
}

/**
 * Reads a price that an answer may lack. KIS writes 0 where there is no price, and empty text too: both give undefined.
 *
 * @throws {KisAnswerError} there is text, and it is no decimal number
 */
export function readOptionalPrice(text: string | undefined, field: string): Decimal | undefined {
  const price = readOptionalDecimal(text, field)
  return price === undefined || Number(price) === 0 ? undefined : price
}

/** Reads text that an answer must have. @throws {KisAnswerError} it is missing */
export function readText(text: string | undefined, field: string): string {
  if (text === undefined) throw new KisAnswerError(`KIS answered without ${field}`, { field })
  return text
}

/** Reads a calendar day, KIS's `yyyyMMdd`, that an answer must have. @throws {KisAnswerError} it is missing or no such day */
export function readDate(text: string | undefined, field: string): CalendarDate {
  const day = readText(text, field)
  const date = findKisDate(day)
  if (date === undefined) throw new KisAnswerError(`KIS answered ${field} with ${preview(day)}`, { field })
  return date
}

/** Reads a calendar day that an answer may lack; zeros mean that there is no day. @throws {KisAnswerError} there is text, and it is no such day */
export const readOptionalDate = (text: string | undefined, field: string): CalendarDate | undefined =>
  text === undefined || /^0*$/.test(text) ? undefined : readDate(text, field)

/** Reads the instant of a Korean wall clock, `yyyyMMdd` and `HHmmss`. @throws {KisAnswerError} a part is missing, or there is no such time */
export function readKstInstant(date: string | undefined, time: string | undefined, field: string): number {
  const text = readText(date, field) + readText(time, field)
  const at = Date.parse(text.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6+09:00'))
  if (Number.isNaN(at) || kstText(at) !== text)
    throw new KisAnswerError(`KIS answered ${field} with ${preview(text)}`, { field })
  return at
}

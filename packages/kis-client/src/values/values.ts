import type { Endpoint } from '../endpoint.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'

declare const brand: unique symbol
type Brand<Name extends string> = string & { readonly [brand]: Name }

/** A decimal number as text, as KIS sent it but for blanks around it: compare and add it with `decimal.ts`'s functions. */
export type Decimal = Brand<'Decimal'>
/** A domestic instrument: six characters, such as `005930`; newer ones hold letters (`0001A0`), and ETNs begin with Q. */
export type StockSymbol = Brand<'StockSymbol'>
/** A ticker as its exchange writes it, such as `AAPL` or `BRK/B`; Asian ones are digits. */
export type OverseasSymbol = Brand<'OverseasSymbol'>
/** A day of the Korean calendar as `yyyyMMdd`. */
export type KstDate = Brand<'KstDate'>

/** Number and product of an account: `12345678-01`. It logs as `******78-01`. */
export interface AccountNumber {
  /** KIS's `CANO`, eight digits. Not enumerable. */
  readonly number: string
  /** KIS's `ACNT_PRDT_CD`, two digits. */
  readonly product: string
}

// The only `as` of the sources: each follows the check that makes it true.

const decimalForm = /^[+-]?\d+(\.\d+)?$/

/** @throws {KisInputError} the text is no decimal number */
export function parseDecimal(text: string, field = 'number'): Decimal {
  // A number from plain JavaScript has lost its text already.
  const trimmed = typeof text === 'string' ? text.trim() : ''
  if (!decimalForm.test(trimmed))
    throw new KisInputError({
      field,
      rule: `must be a decimal number as text, such as '70000' or '1.25', not ${quote(text)}`,
    })
  return trimmed as Decimal
}

/** A number in an answer. @throws {KisAnswerError} it is missing or no decimal number: guessing could cost money */
export function readDecimal(text: string | undefined, field: string): Decimal {
  const value = readOptionalDecimal(text, field)
  if (value === undefined) throw new KisAnswerError(`KIS answered without ${field}`, { field })
  return value
}

/** Text that an answer must have. @throws {KisAnswerError} it is missing */
export function readText(text: string | undefined, field: string): string {
  if (text === undefined) throw new KisAnswerError(`KIS answered without ${field}`, { field })
  return text
}

/** A calendar day, `yyyyMMdd`, that an answer must have. @throws {KisAnswerError} it is missing or no such day */
export function readDate(text: string | undefined, field: string): string {
  const date = readText(text, field)
  if (!isCalendarDay(date)) throw new KisAnswerError(`KIS answered ${field} with ${quote(date)}`, { field })
  return date
}

/** The instant of a Korean wall clock, `yyyyMMdd` and `HHmmss`. @throws {KisAnswerError} a part is missing, or there is no such time */
export function readKstInstant(date: string | undefined, time: string | undefined, field: string): number {
  const text = readText(date, field) + readText(time, field)
  const at = Date.parse(text.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6+09:00'))
  if (Number.isNaN(at) || kstText(at) !== text)
    throw new KisAnswerError(`KIS answered ${field} with ${quote(text)}`, { field })
  return at
}

/** A number that an answer may lack. @throws {KisAnswerError} there is text, and it is no decimal number */
export function readOptionalDecimal(text: string | undefined, field: string): Decimal | undefined {
  if (text === undefined) return undefined
  if (!decimalForm.test(text.trim())) throw new KisAnswerError(`KIS answered ${field} with ${quote(text)}`, { field })
  return text.trim() as Decimal
}

/** @throws {KisInputError} the text has not the form of a domestic symbol */
export function parseStockSymbol(text: string, field = 'symbol'): StockSymbol {
  if (!/^Q?(?=.*\d)[0-9A-Z]{6}$/.test(text)) {
    throw new KisInputError({
      field,
      rule: `must be a domestic code of six characters such as 005930, not ${quote(text)}`,
    })
  }
  return text as StockSymbol
}

/** @throws {KisInputError} the text has not the form of a ticker */
export function parseOverseasSymbol(text: string, field = 'symbol'): OverseasSymbol {
  if (!/^[0-9A-Z][0-9A-Z./-]{0,11}$/.test(text)) {
    throw new KisInputError({ field, rule: `must be a ticker in capitals such as AAPL, not ${quote(text)}` })
  }
  return text as OverseasSymbol
}

/** @throws {KisInputError} the text is no `yyyyMMdd` of the calendar */
export function parseKstDate(text: string, field = 'date'): KstDate {
  if (!isCalendarDay(text)) {
    throw new KisInputError({ field, rule: `must be a day as yyyyMMdd such as 20261019, not ${quote(text)}` })
  }
  return text as KstDate
}

function isCalendarDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

/** The Korean calendar day of an instant. */
export const toKstDate = (at: number): KstDate => kstText(at).slice(0, 8) as KstDate

/** The Korean wall clock of an instant, as `yyyyMMddHHmmss`. Korea keeps UTC+9 all year. */
export const kstText = (at: number): string =>
  new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)

/** @throws {KisInputError} the text has not the form `12345678-01`; the message does not repeat it */
export function parseAccountNumber(text: string, field = 'account'): AccountNumber {
  const [, number, product] = /^(\d{8})-(\d{2})$/.exec(text) ?? []
  if (number === undefined || product === undefined) {
    throw new KisInputError({ field, rule: 'must be eight digits, a hyphen and two digits, such as 12345678-01' })
  }
  const masked = () => `******${number.slice(-2)}-${product}`
  const hidden = { number: { value: number }, toString: { value: masked }, toJSON: { value: masked } }
  return Object.defineProperties(
    { product },
    { ...hidden, [Symbol.for('nodejs.util.inspect.custom')]: { value: masked } },
  ) as AccountNumber
}

const quote = (text: unknown): string => (typeof text === 'string' ? JSON.stringify(text.slice(0, 40)) : typeof text)

/** The tables say what KIS answers; from here on the compiler believes them. Every field is optional for that reason. */
export const trustTables = <Answer>(
  _endpoint: Endpoint<never, Answer, never>,
  body: Readonly<Record<string, unknown>>,
): Answer => body as Answer

/** As `trustTables`, for one row of a list. */
export const trustRows = <Row>(row: object): Row => row as Row

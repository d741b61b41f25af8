import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

/** Day of the Korean calendar as `yyyyMMdd`. */
export type KstDate = Brand<'KstDate'>

/** @throws {KisInputError} the text is not a day of the calendar as `yyyyMMdd` */
export function parseKstDate(text: string, field = 'date'): KstDate {
  if (!isCalendarDay(text)) {
    throw new KisInputError({
      field,
      rule: `${preview(text)} is not a day of the calendar; use yyyyMMdd such as 20261019`,
    })
  }
  return trustText<KstDate>(text)
}

/** Returns whether the text is a day, `yyyyMMdd`, that a calendar has. */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  // An engine may take 31 February for 3 March: the date must read the same again.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === `${year}-${month}-${day}`
}

/** Returns the Korean calendar day of an instant. */
export const toKstDate = (at: number): KstDate => trustText<KstDate>(kstText(at).slice(0, 8))

/** Returns the Korean time of an instant as `yyyyMMddHHmmss`. Korea keeps UTC+9 all year. */
export const kstText = (at: number): string =>
  new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)

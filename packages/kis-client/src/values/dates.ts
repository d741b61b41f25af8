import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

/** A day of the Korean calendar as `yyyyMMdd`. */
export type KstDate = Brand<'KstDate'>

/** @throws {KisInputError} the text is no `yyyyMMdd` of the calendar */
export function parseKstDate(text: string, field = 'date'): KstDate {
  if (!isCalendarDay(text)) {
    throw new KisInputError({ field, rule: `must be a day as yyyyMMdd such as 20261019, not ${preview(text)}` })
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

/** The Korean calendar day of an instant. */
export const toKstDate = (at: number): KstDate => trustText<KstDate>(kstText(at).slice(0, 8))

/** The Korean wall clock of an instant, as `yyyyMMddHHmmss`. Korea keeps UTC+9 all year. */
export const kstText = (at: number): string =>
  new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)

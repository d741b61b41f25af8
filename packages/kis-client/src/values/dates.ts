import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

// One convention: a day is `yyyy-MM-dd` in the exchange's own time zone, an instant is ms since 1970. KIS's `yyyyMMdd` is
// read by `findKisDate` and written by `formatKisDate`, and does not leave the action that calls KIS.

/** Calendar day in the exchange's own time zone, as `yyyy-MM-dd`. Days compare as text: the later one is greater. */
export type CalendarDate = Brand<'CalendarDate'>

/**
 * Parses a day of the form `yyyy-MM-dd`.
 *
 * @example
 * const day = parseCalendarDate('2026-10-19')
 * @throws {KisInputError} the text is of another form, such as KIS's `20261019`, or no calendar has the day
 */
export function parseCalendarDate(text: string, field = 'date'): CalendarDate {
  if (isCalendarDate(text)) return text
  throw new KisInputError({ field, rule: ruleOf(text) })
}

function ruleOf(text: string): string {
  if (typeof text === 'string' && dashedForm.test(text))
    return `${preview(text)} is a day that no calendar has; use one such as "2026-10-19"`
  const meant = typeof text === 'string' ? findKisDate(text) : undefined
  const use = meant === undefined ? 'one such as "2026-10-19"' : preview(meant)
  return `${preview(text)} is not a day of the form yyyy-MM-dd; use ${use}`
}

const dashedForm = /^\d{4}-\d{2}-\d{2}$/

/** Returns whether the text is a day, `yyyy-MM-dd`, that a calendar has. */
function isCalendarDate(text: string): text is CalendarDate {
  // A value of another type would be converted to text here.
  if (typeof text !== 'string' || !dashedForm.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  // An engine may take 31 February for 3 March: the date must read the same again.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** First and last day of a period, both included. */
export interface Days {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Parses the days `from` and `to`. @throws {KisInputError} one of them is not a day, or `from` is later than `to` */
export function parseDays(days: { readonly from: string; readonly to: string }): Days {
  const from = parseCalendarDate(days.from, 'from')
  const to = parseCalendarDate(days.to, 'to')
  if (from > to) {
    throw new KisInputError({ field: 'from', rule: `"${from}" is later than to, "${to}"; use a day that is not later` })
  }
  return { from, to }
}

/** Parses an instant from 1970 to 9999. @throws {KisInputError} the value is not a number of ms in that span */
export function parseInstant(at: number, field = 'at'): number {
  if (typeof at === 'number' && at >= 0 && at <= latestInstant) return at
  throw new KisInputError({
    field,
    rule: `${preview(at)} is not an instant; use a number of ms since 1970, such as Date.now()`,
  })
}

/** Last instant whose day has a year of four digits in every time zone. */
const latestInstant = Date.UTC(9999, 11, 30)

/** Returns the day of an instant on a clock `offsetMs` ahead of UTC. `parseInstant` has checked the instant before. */
export function dateAtOffset(at: number, offsetMs: number): CalendarDate {
  const text = utcText(at + offsetMs)
  return trustText<CalendarDate>(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`)
}

/** Returns the day that lies a number of days later; a number below zero goes back. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  dateAtOffset(Date.parse(date), days * 86_400_000)

/** Returns the day that KIS wrote as `yyyyMMdd`; undefined for other texts, and for days that no calendar has. */
export function findKisDate(text: string): CalendarDate | undefined {
  const date = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return date !== text && isCalendarDate(date) ? date : undefined
}

/** Returns the day as KIS writes it, `yyyyMMdd`. */
export const formatKisDate = (date: CalendarDate): string => date.replaceAll('-', '')

/** Returns the Korean time of an instant as `yyyyMMddHHmmss`. Korea keeps UTC+9 all year. */
export const kstText = (at: number): string => utcText(at + 9 * 3_600_000)

/** Returns the time in UTC of an instant up to the year 9999 as `yyyyMMddHHmmss`. */
export function utcText(at: number): string {
  const date = new Date(at)
  const day = (date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate()
  // Text by arithmetic takes a third of the time of `toISOString`, and each row of KIS has such a text.
  const time = (date.getUTCHours() * 100 + date.getUTCMinutes()) * 100 + date.getUTCSeconds()
  return String(day * 1_000_000 + time).padStart(14, '0')
}

import type { Language } from '../texts/language.ts'

const zone = { timeZone: 'Asia/Seoul' } as const
const time = new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit' })
const seconds = new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const days: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', { ...zone, month: 'numeric', day: 'numeric', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { ...zone, month: 'short', day: 'numeric', weekday: 'short' }),
}

/** Formats an instant of the simulated time as the time of day in Seoul. */
export const formatTime = (at: number): string => time.format(at)
export const formatSeconds = (at: number): string => seconds.format(at)
/** Formats the day of an instant in Seoul. */
export const formatDay = (at: number, language: Language): string => days[language].format(at)
/** Formats the day and the time of an instant in Seoul. */
export const formatInstant = (at: number, language: Language): string => `${formatDay(at, language)} ${formatTime(at)}`

/** Formats decimal text with separators. It keeps each digit. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Formats a price with separators: without a fraction that is zero, and otherwise with two digits of it at least. */
export function formatPrice(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const digits = fraction.replace(/0+$/, '')
  return groupDigits(digits === '' ? whole : `${whole}.${digits.padEnd(2, '0')}`)
}

/** Formats a count with separators. */
export const formatCount = (count: number): string => groupDigits(String(count))

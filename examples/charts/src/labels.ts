import type { Currency } from '@stockeye/kis-client'
import type { Language } from './theme.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Returns the number of digits after the point with which a sum is shown: none in won, yen and dong, two in any other currency. */
export const fractionDigits = (currency: string): number =>
  currency === 'KRW' || currency === 'JPY' || currency === 'VND' ? 0 : 2

/** Formats a sum or a price with separators. */
export function formatAmount(amount: number, currency: Currency): string {
  const digits = fractionDigits(currency)
  return amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', hour: '2-digit', minute: '2-digit' })
const days: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  // In digits for Korean too: a picture has no glyphs of Hangul.
  ko: new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Seoul', month: 'numeric', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', month: 'short', day: 'numeric' }),
}

/** Formats an instant as the time in Seoul, such as `09:00`. */
export const formatClock = (at: number): string => clock.format(at)
/** Formats an instant as the day in Seoul: `11/2` in Korean, `2 Nov` in English. */
export const formatDay = (at: number, language: Language): string => days[language].format(at)

/** Returns the formatter of a time axis in Seoul: times for up to a day, days for more than a week, both between them. */
export function timeLabels(instants: readonly number[], language: Language): (at: number) => string {
  const span = (instants.at(-1) ?? 0) - (instants[0] ?? 0)
  if (span <= dayMs) return formatClock
  if (span > 7 * dayMs) return (at) => formatDay(at, language)
  return (at) => `${formatDay(at, language)} ${formatClock(at)}`
}

import { marketRules } from '../../../market/rules.gen.ts'
import { dayMs, utcDate, utcMidnight } from './utc-days.ts'

// Holidays by rule, for the years whose lists are not known: bars of decades ago need trading days, not each of them right.
// Approximate: before 1999 KRX also traded on Saturdays, Korea's temporary holidays are known since 2014 only, and lunar days
// are those of the runtime's calendar.

/** Returns the days of a year on which KRX was closed by rule, as `yyyyMMdd`; some of them fall on a weekend. */
export function koreanHolidays(year: number): ReadonlySet<string> {
  const families = [lunarDay(year, '1/1'), lunarDay(year, '8/15')].map((at) =>
    year < 1989 ? [at] : [at - dayMs, at, at + dayMs],
  )
  const single = [
    ...fixedHolidays
      .filter(({ since = 1950, until = 9999 }) => since <= year && year <= until)
      .map(({ day, movesSince }) => ({ at: utcMidnight(`${year}${day}`), movesSince })),
    { at: lunarDay(year, '4/8'), movesSince: 2023 },
  ]
  const closed = new Set([...families.flat(), ...single.map(({ at }) => at)])
  // A holiday that is lost to a weekend or to another holiday moves to the next working day.
  for (const family of families)
    if (year >= 2014 && family.some((at) => isSunday(at) || single.some((other) => other.at === at)))
      closed.add(nextFreeDay(Math.max(...family), closed))
  for (const at of new Set(single.map((holiday) => holiday.at)))
    if (
      isLost(
        single.filter((holiday) => holiday.at === at),
        year,
      )
    )
      closed.add(nextFreeDay(at, closed))
  closed.add(lastFreeDay(year, closed))
  return new Set([...[...closed].map(utcDate), ...closuresOf('KRX', year)])
}

/** Returns the days of a year on which New York was closed by rule, as `yyyyMMdd`. */
export function newYorkHolidays(year: number): ReadonlySet<string> {
  const closed = [
    ...mondays
      .filter(({ since }) => since <= year)
      .map(({ month, nth }) => nthWeekday(year, { month, weekday: 1, nth })),
    nthWeekday(year, { month: 11, weekday: 4, nth: 4 }),
    easter(year) - 2 * dayMs,
    ...['0704', '1225', ...(year >= 2022 ? ['0619'] : [])].map((day) => observed(utcMidnight(`${year}${day}`))),
  ]
  // New Year's Day on a Saturday is not made up for: the Friday is the last day of the old year.
  const newYear = utcMidnight(`${year}0101`)
  if (weekdayOf(newYear) !== 6) closed.push(observed(newYear))
  return new Set([...closed.map(utcDate), ...closuresOf('NYSE', year)])
}

interface FixedHoliday {
  /** Day of the year as `MMdd`. */
  readonly day: string
  readonly since?: number
  readonly until?: number
  /** First year in which it moves to a working day. */
  readonly movesSince?: number
}

/** Korea's holidays that KRX keeps, with the years of each (Korean Public Holidays Act and its changes). */
const fixedHolidays: readonly FixedHoliday[] = [
  { day: '0101' },
  { day: '0102', until: 1998 },
  { day: '0103', until: 1989 },
  { day: '0301', movesSince: 2022 },
  { day: '0405', until: 2005 },
  { day: '0501' },
  { day: '0505', since: 1975, movesSince: 2014 },
  { day: '0606', since: 1957 },
  { day: '0717', until: 2007 },
  { day: '0717', since: 2026 },
  { day: '0815', movesSince: 2021 },
  { day: '1001', since: 1976, until: 1990 },
  { day: '1003', movesSince: 2021 },
  { day: '1009', until: 1990 },
  { day: '1009', since: 2013, movesSince: 2021 },
  { day: '1225', movesSince: 2023 },
]

/** New York's holidays on a Monday; `nth` -1 is the last one of the month. */
const mondays = [
  { month: 1, nth: 3, since: 1998 },
  { month: 2, nth: 3, since: 1971 },
  { month: 5, nth: -1, since: 1971 },
  { month: 9, nth: 1, since: 1887 },
] as const

const weekdayOf = (at: number): number => new Date(at).getUTCDay()
const isSunday = (at: number): boolean => weekdayOf(at) === 0
const isWeekend = (at: number): boolean => weekdayOf(at) % 6 === 0

/** Returns whether holidays that share one day are made up for. */
const isLost = (
  holidays: readonly { readonly at: number; readonly movesSince?: number | undefined }[],
  year: number,
): boolean => holidays.some(({ at, movesSince = 9999 }) => movesSince <= year && (isWeekend(at) || holidays.length > 1))

function nextFreeDay(at: number, closed: ReadonlySet<number>): number {
  let day = at + dayMs
  while (isWeekend(day) || closed.has(day)) day += dayMs
  return day
}

/** Returns the last working day of the year, on which KRX is closed. */
function lastFreeDay(year: number, closed: ReadonlySet<number>): number {
  let day = utcMidnight(`${year}1231`)
  while (isWeekend(day) || closed.has(day)) day -= dayMs
  return day
}

/** Months of the sun's year in which each lunar day falls. */
const spanOf = { '1/1': ['0120', '0222'], '4/8': ['0424', '0603'], '8/15': ['0905', '1010'] } as const

/** Returns midnight in UTC of a day of Korea's lunar year. */
function lunarDay(year: number, lunar: keyof typeof spanOf): number {
  const [first, last] = spanOf[lunar]
  for (let at = utcMidnight(`${year}${first}`); at <= utcMidnight(`${year}${last}`); at += dayMs)
    if (lunarCalendar.format(at) === lunar) return at
  throw new Error(`the runtime's calendar has no lunar day ${lunar} in ${year}`)
}

// Building a formatter costs a hundred times what using one does.
const lunarCalendar = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

function nthWeekday(
  year: number,
  wanted: { readonly month: number; readonly weekday: number; readonly nth: number },
): number {
  const { month, weekday, nth } = wanted
  const first = nth > 0 ? Date.UTC(year, month - 1, 1) : Date.UTC(year, month, 1) - 7 * dayMs
  const days = (weekday - weekdayOf(first) + 7) % 7
  return first + (days + 7 * Math.max(0, nth - 1)) * dayMs
}

/** Returns the day on which New York keeps a holiday: Friday for a Saturday, Monday for a Sunday. */
const observed = (at: number): number => at + (weekdayOf(at) === 6 ? -dayMs : isSunday(at) ? dayMs : 0)

/** Returns Easter Sunday. @see the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991) */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * e + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1)
}

const closuresOf = (exchange: 'KRX' | 'NYSE', year: number): readonly string[] =>
  marketRules.specialClosures[exchange].dates
    .filter((date) => date.startsWith(String(year)))
    .map((date) => date.replaceAll('-', ''))

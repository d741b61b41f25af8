const dayMs = 86_400_000
const koreaMs = 9 * 3_600_000
/** A row that seems to be later than its arrival by more than this is of the day before. Clocks differ by less. */
const aheadMs = 3_600_000

/** Returns the digits between two places as a number; -1 if there are not `length` of them. */
function readDigits(text: string, from: number, to: number, length: number): number {
  if (to - from !== length) return -1
  let number = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** Returns the ms since midnight of a time of day, `HHmmss`, between two places; -1 for other texts. */
export function readTimeOfDay(text: string, from: number, to: number): number {
  const digits = readDigits(text, from, to, 6)
  const hours = Math.trunc(digits / 10_000)
  const minutes = Math.trunc(digits / 100) % 100
  const seconds = digits % 100
  if (digits < 0 || hours > 23 || minutes > 59 || seconds > 59) return -1
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000
}

/**
 * Returns the instant of a Korean time of day without a day: the last such time that is not after the arrival. A row of
 * 23:59:59 that arrives at 00:00:01 is of the day before.
 */
export function findLastInstant(timeOfDayMs: number, receivedAt: number): number {
  const midnight = Math.floor((receivedAt + koreaMs) / dayMs) * dayMs - koreaMs
  const at = midnight + timeOfDayMs
  if (at > receivedAt + aheadMs) return at - dayMs
  // Just before midnight, a clock of KIS that is ahead has reached the next day.
  return at + dayMs <= receivedAt + aheadMs ? at + dayMs : at
}

/** Reader of days, which remembers the last one: almost all rows in a run are of one day. */
export interface DayReader {
  /** Returns Korea's midnight of the day, `yyyyMMdd`, between two places, in ms since 1970; undefined if there is no such day. */
  read(text: string, from: number, to: number): number | undefined
}

export function createDayReader(): DayReader {
  let lastDigits = -1
  let lastMidnight: number | undefined
  return {
    read(text, from, to) {
      const digits = readDigits(text, from, to, 8)
      if (digits === lastDigits) return lastMidnight
      lastDigits = digits
      lastMidnight = midnightOf(digits)
      return lastMidnight
    },
  }
}

function midnightOf(digits: number): number | undefined {
  const year = Math.trunc(digits / 10_000)
  const month = (Math.trunc(digits / 100) % 100) - 1
  const day = digits % 100
  const midnight = new Date(Date.UTC(year, month, day))
  // 31 February would be a day of March. Text that is not a day of 8 digits is -1, and of no year.
  const isDay = year >= 1970 && midnight.getUTCMonth() === month
  return isDay ? midnight.getTime() - koreaMs : undefined
}

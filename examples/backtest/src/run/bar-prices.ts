import { withTrade } from '@stockeye/example-trader/market/day-so-far'
import type { DaySoFar } from '@stockeye/example-trader/rules/rules'
import { type CalendarDate, parseDecimal } from '@stockeye/kis-client'
import type { BarData, MinuteBar } from '../data/bar-data.ts'
import type { CountedPrices } from './play.ts'

/** Minutes of one instrument on one day, as far as they were read. */
interface Reading {
  readonly date: CalendarDate
  readonly minutes: readonly MinuteBar[]
  next: number
  volume: number
  day: DaySoFar | undefined
}

const minuteMs = 60_000

/**
 * Creates prices from the minutes of the data. A minute is read once it has ended by the clock, and never before.
 *
 * @param clock clock of the simulation
 */
export function createBarPrices(data: BarData, clock: { now(): number }): CountedPrices {
  const readings = new Map<string, Reading>()
  let bars = 0

  return {
    bars: () => bars,
    async dayAt({ symbol }, { session: { date }, minuteEnd }) {
      if (minuteEnd > clock.now())
        throw new Error(`minuteEnd: ${minuteEnd} is later than now, ${clock.now()}; a backtest cannot read the future`)
      const reading = readingOf(symbol, date)
      const { minutes } = reading
      for (let minute = minutes[reading.next]; minute !== undefined; minute = minutes[reading.next]) {
        if (minute.startsAt + minuteMs > minuteEnd) break
        addMinute(reading, minute)
        reading.next += 1
        bars += 1
      }
      return reading.day === undefined ? { blind: 'nothing has traded today' } : { day: reading.day }
    },
    async close() {},
  }

  function readingOf(symbol: string, date: CalendarDate): Reading {
    const known = readings.get(symbol)
    if (known?.date === date) return known
    const reading = { date, minutes: data.minutes(symbol, date) ?? [], next: 0, volume: 0, day: undefined }
    readings.set(symbol, reading)
    return reading
  }
}

/** Adds the four prices of a minute to the day. */
function addMinute(reading: Reading, { open, high, low, close, volume }: MinuteBar): void {
  reading.volume += volume
  const total = parseDecimal(String(reading.volume))
  const { date } = reading
  for (const price of new Set([open, high, low, close]))
    reading.day = withTrade(reading.day, { date, price: parseDecimal(price), volume: total })
  if (reading.day?.last !== close)
    reading.day = withTrade(reading.day, { date, price: parseDecimal(close), volume: total })
}

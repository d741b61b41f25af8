import type { DayBar } from './day-bar.ts'
import type { HolidayTable } from './holiday-table.ts'
import type { SimulatedInstrument } from './instruments.ts'
import { drawIntradayPath, type IntradayPath } from './intraday-path.ts'
import { nearestTick, parseUnits } from './price-units.ts'
import { bell, createSeededRandom, type SeededRandom } from './random.ts'
import { minuteAt, minuteCount, type TradingDay } from './trading-day.ts'

/** Price of an instrument at an instant, and the days around it. */
export interface PriceSnapshot {
  readonly price: number
  /** Day so far, or the last day that traded. */
  readonly day: DayBar
  readonly previous: DayBar | undefined
}

/** Returns the close before a day, on which its price limits rest, as it is known before and on that day. */
export const baseOf = ({ day, previous }: PriceSnapshot, { date }: TradingDay): number =>
  (day.date === date ? (previous ?? day) : day).close

/**
 * Prices of every instrument at any instant: a function of only the seed, the symbol and the instant.
 *
 * A day is drawn from the close before it: a gap, a step, a high and a low. The minutes then walk from its open to its
 * close and touch both ends on the way, so nothing needs the minutes of any other day.
 */
export interface Prices {
  /** Returns the price at an instant; undefined before the instrument's first day. */
  snapshot(instrument: SimulatedInstrument, at: number): PriceSnapshot | undefined
  /**
   * Returns the bars up to `at`, oldest first; that of a running day covers the day so far. `limit` keeps the newest.
   */
  bars(instrument: SimulatedInstrument, at: number, limit?: number): readonly DayBar[]
  /** Returns the minutes of a day; undefined where the instrument did not trade on it. */
  intradayPath(instrument: SimulatedInstrument, day: TradingDay): IntradayPath | undefined
}

/**
 * Daily drift of about 7 % a year, and a pull back to the base price, so that after years of chance a price is still
 * plausible.
 */
const drift = 0.0003
const pull = 0.001
/** Smallest and largest move that is typical of a symbol in a day, as a part of its price. */
const calmest = 0.015
const wildest = 0.025

/**
 * Number of days whose minutes are kept for each instrument: today, and yesterday for orders that are not settled yet.
 */
const keptPaths = 2

export function createPrices(options: {
  readonly seed: number
  readonly holidays: HolidayTable
  /** Days to use in place of drawn ones, by symbol, oldest first: such an instrument trades on these days only. */
  readonly given: ReadonlyMap<string, readonly DayBar[]>
}): Prices {
  const { seed, holidays, given } = options
  const histories = new Map<string, History>()

  function historyOf(instrument: SimulatedInstrument): History {
    const known = histories.get(instrument.symbol)
    if (known !== undefined) return known
    const random = createSeededRandom(`${seed}/${instrument.symbol}`)
    const bars = given.get(instrument.symbol)
    const history = bars === undefined ? drawnHistory(instrument, random, holidays) : givenHistory(bars)
    const created = { ...history, random, paths: new Map<string, IntradayPath>() }
    histories.set(instrument.symbol, created)
    return created
  }

  function intradayOf(instrument: SimulatedInstrument, day: TradingDay, bar: DayBar): IntradayPath {
    const { random, paths } = historyOf(instrument)
    const known = paths.get(day.date)
    if (known !== undefined) return known
    const intraday = drawIntradayPath(instrument, bar, { minutes: minuteCount(day), random, key: day.index })
    const [oldest] = paths.keys()
    if (oldest !== undefined && paths.size === keptPaths) paths.delete(oldest)
    paths.set(day.date, intraday)
    return intraday
  }

  /** Returns the day's bar as far as it has come at `at`. */
  function barSoFar(instrument: SimulatedInstrument, day: TradingDay, bar: DayBar, at: number): DayBar {
    if (bar.date !== day.date || at >= day.closesAt) return bar
    const intraday = intradayOf(instrument, day, bar)
    const minute = minuteAt(day, at)
    const { open } = bar
    const { prices, highs, lows, volumes } = intraday
    return {
      date: bar.date,
      open,
      high: highs[minute] ?? bar.high,
      low: lows[minute] ?? bar.low,
      close: prices[minute] ?? bar.close,
      volume: volumes[minute] ?? bar.volume,
    }
  }

  return {
    snapshot(instrument, at) {
      const day = holidays.dayAt(instrument.market, at)
      if (day === undefined) return undefined
      const { upTo, days } = historyOf(instrument)
      const count = upTo(day)
      const bar = days[count - 1]
      if (bar === undefined) return undefined
      const soFar = barSoFar(instrument, day, bar, at)
      return { price: soFar.close, day: soFar, previous: days[count - 2] }
    },
    bars(instrument, at, limit = Number.POSITIVE_INFINITY) {
      const day = holidays.dayAt(instrument.market, at)
      if (day === undefined) return []
      const { upTo, days } = historyOf(instrument)
      const count = upTo(day)
      const bars = days.slice(Math.max(0, count - limit), count)
      const last = bars.pop()
      return last === undefined ? [] : [...bars, barSoFar(instrument, day, last, at)]
    },
    intradayPath(instrument, day) {
      const { upTo, days } = historyOf(instrument)
      const bar = days[upTo(day) - 1]
      return bar?.date === day.date ? intradayOf(instrument, day, bar) : undefined
    },
  }
}

interface Days {
  readonly days: readonly DayBar[]
  /** Counts the bars of `days` on or before that day. */
  upTo(day: TradingDay): number
}

interface History extends Days {
  readonly random: SeededRandom
  readonly paths: Map<string, IntradayPath>
}

/** Draws each trading day from the day before, up to the latest that was asked for. */
function drawnHistory(instrument: SimulatedInstrument, random: SeededRandom, holidays: HolidayTable): Days {
  const days: DayBar[] = []
  const volatility = calmest + (wildest - calmest) * random(-1, 0)
  const usualVolume = Math.round(200_000 * 30 ** random(-1, 1))
  const base = parseUnits(instrument.market, instrument.basePrice) ?? 0
  let close = base
  return {
    days,
    upTo(day) {
      const dates = holidays.tradingDates(instrument.market)
      for (let index = days.length; index <= day.index; index += 1) {
        const open = nearestTick(instrument, close * (1 + 0.35 * volatility * bell(random, index, 0)))
        const trend = drift + (pull * (base - open)) / Math.max(base, open)
        close = nearestTick(instrument, open * (1 + trend + 0.9 * volatility * bell(random, index, 1)))
        const above = 0.5 * volatility * Math.abs(bell(random, index, 2))
        const below = 0.5 * volatility * Math.abs(bell(random, index, 3))
        days.push({
          date: dates[index] ?? day.date,
          open,
          high: nearestTick(instrument, Math.max(open, close) * (1 + above)),
          low: nearestTick(instrument, Math.min(open, close) * (1 - below)),
          close,
          volume: Math.round(usualVolume * (0.5 + random(index, 16)) * (1 + 30 * Math.abs(close / open - 1))),
        })
      }
      return day.index + 1
    },
  }
}

function givenHistory(days: readonly DayBar[]): Days {
  return {
    days,
    upTo({ date }) {
      const later = days.findIndex((bar) => bar.date > date)
      return later === -1 ? days.length : later
    },
  }
}

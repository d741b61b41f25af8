import { type GivenMinutes, givenPath, readMinutes } from '../market/given-minutes.ts'
import { drawHistory, givenHistory, type PriceHistory } from '../market/price-history.ts'
import { dashedDate } from './calendar/utc-days.ts'
import type { DayBar } from './day-bar.ts'
import type { HolidayTable } from './holiday-table.ts'
import type { SimulatedInstrument } from './instruments.ts'
import { drawIntradayPath, type IntradayPath } from './intraday-path.ts'
import { createSeededRandom, type SeededRandom } from './random.ts'
import { closingAuctionMinutes, minuteAt, minuteCount, minuteStart, type TradingDay } from './trading-day.ts'

/** Price of an instrument at an instant, and the days around it. */
export interface PriceSnapshot {
  readonly price: number
  /** Day so far, or the last day that traded. */
  readonly day: DayBar
  /** Last day before it that charts show. */
  readonly previous: DayBar | undefined
}

/** Returns the close before a day, `yyyyMMdd`, on which its price limits rest, as it is known before and on that day. */
export const baseOf = ({ day, previous }: PriceSnapshot, date: string): number =>
  (day.date === date ? (previous ?? day) : day).close

/** Part of the bars of an instrument. */
export interface BarRange {
  /** First day, `yyyyMMdd`; the bar before it comes too. @default the listing */
  readonly from?: string
  /** Last day, `yyyyMMdd`. @default today */
  readonly to?: string
  /** Most bars; the newest ones stay. @default all */
  readonly limit?: number
}

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
   * Returns the bars of trading days up to `at`, oldest first, adjusted for splits; that of a running day covers the day so
   * far. The weekends of a market that is open at any hour have no bar.
   */
  bars(instrument: SimulatedInstrument, at: number, range?: BarRange): readonly DayBar[]
  /** Returns the minutes of a day; undefined where the instrument did not trade on it. */
  intradayPath(instrument: SimulatedInstrument, day: TradingDay): IntradayPath | undefined
}

/**
 * Number of days whose minutes are kept for each instrument: today, and yesterday for orders that are not settled yet.
 */
const keptPaths = 2

export function createPrices(options: {
  readonly seed: number
  readonly holidays: HolidayTable
  /** Days to use in place of drawn ones, by symbol, oldest first: such an instrument trades on these days only. */
  readonly given: ReadonlyMap<string, readonly DayBar[]>
  /** Minutes to use in place of drawn ones, of instruments whose days are given. @default drawn ones */
  readonly minutes?: GivenMinutes | undefined
}): Prices {
  const { seed, holidays, given, minutes } = options
  // Two markets may have one symbol: Korea and China both write six digits.
  const histories = new Map<string, KeptHistory>()

  function historyOf(instrument: SimulatedInstrument): KeptHistory {
    const key = `${instrument.market}/${instrument.symbol}`
    const known = histories.get(key)
    if (known !== undefined) return known
    const random = createSeededRandom(`${seed}/${instrument.symbol}`)
    const bars = given.get(instrument.symbol)
    const history = bars === undefined ? drawHistory(instrument, random, holidays) : givenHistory(bars)
    const created: KeptHistory = { history, random, paths: new Map<string, IntradayPath>() }
    histories.set(key, created)
    return created
  }

  function intradayOf(instrument: SimulatedInstrument, day: TradingDay, bar: DayBar): IntradayPath {
    const { history, random, paths } = historyOf(instrument)
    const known = paths.get(day.date)
    if (known !== undefined) return known
    const auctionMinutes = closingAuctionMinutes(instrument.market, day)
    const span = { minutes: minuteCount(day), auctionMinutes, random, key: day.index }
    const rows = given.has(instrument.symbol) ? minutes?.(instrument.symbol, dashedDate(day.date)) : undefined
    const intraday =
      rows === undefined
        ? drawIntradayPath(instrument, bar, span)
        : givenPath(readMinutes(rows, instrument, day), {
            ...span,
            before: history.days[history.upTo(day) - 2]?.close ?? bar.open,
          })
    const [oldest] = paths.keys()
    if (oldest !== undefined && paths.size === keptPaths) paths.delete(oldest)
    paths.set(day.date, intraday)
    return intraday
  }

  /** Returns the day's bar as far as it has come at `at`; undefined before its first trade. */
  function barSoFar(instrument: SimulatedInstrument, day: TradingDay, bar: DayBar, at: number): DayBar | undefined {
    if (bar.date !== day.date || at >= day.closesAt || isSuspended(bar)) return bar
    const minute = minuteAt(day, at)
    // The whole minute has traded during the pause after it.
    const soFar = intradayOf(instrument, day, bar).dayUpTo(minute, at - minuteStart(day, minute))
    return soFar && { date: bar.date, ...soFar }
  }

  return {
    snapshot(instrument, at) {
      const day = holidays.dayAt(instrument.market, at)
      if (day === undefined) return undefined
      const { history } = historyOf(instrument)
      let count = history.upTo(day)
      const bar = history.days[count - 1]
      let soFar = bar && barSoFar(instrument, day, bar, at)
      if (soFar === undefined) {
        // A given day may begin with minutes in which nothing trades.
        count -= 1
        soFar = history.days[count - 1]
      }
      if (soFar === undefined) return undefined
      return { price: soFar.close, day: soFar, previous: chartedBefore(history, count - 1).next().value ?? undefined }
    },
    bars(instrument, at, { from = '', to, limit = Number.POSITIVE_INFINITY } = {}) {
      const day = holidays.dayAt(instrument.market, at)
      if (day === undefined) return []
      const kept = historyOf(instrument)
      const count = kept.history.upTo(day)
      const newest = from === '' && to === undefined
      if (newest && kept.newest?.count === count && kept.newest.limit === limit) return soFar(kept.newest.bars)
      const newestFirst: DayBar[] = []
      for (const bar of chartedBefore(kept.history, count)) {
        if (newestFirst.length >= limit) break
        if (to !== undefined && bar.date > to) continue
        newestFirst.push(bar)
        if (bar.date < from) break
      }
      const bars = newestFirst.reverse()
      if (newest) kept.newest = { count, limit, bars }
      return soFar(bars)

      function soFar(whole: readonly DayBar[]): readonly DayBar[] {
        const last = whole.at(-1)
        if (day === undefined || last === undefined) return []
        const now = barSoFar(instrument, day, last, at)
        return now === undefined ? whole.slice(0, -1) : whole.with(-1, now)
      }
    },
    intradayPath(instrument, day) {
      const { days, upTo } = historyOf(instrument).history
      const bar = days[upTo(day) - 1]
      return bar?.date === day.date && !isSuspended(bar) ? intradayOf(instrument, day, bar) : undefined
    },
  }
}

interface KeptHistory {
  readonly history: PriceHistory
  /** Newest bars as they were last asked for: every quote asks for the same year. */
  newest?: { readonly count: number; readonly limit: number; readonly bars: readonly DayBar[] }
  readonly random: SeededRandom
  readonly paths: Map<string, IntradayPath>
}

/** Returns whether the instrument was suspended on a day: nothing traded. */
export const isSuspended = ({ volume }: DayBar): boolean => volume === 0

/** Yields the bars that charts show before position `count` of the days, newest first, and then the years before 2020. */
function* chartedBefore({ days, past, isCharted }: PriceHistory, count: number): Generator<DayBar, undefined> {
  for (let index = count - 1; index >= 0; index -= 1) {
    const bar = days[index]
    if (bar !== undefined && isCharted(index)) yield bar
  }
  for (let back = 0; ; back += 1) {
    const bar = past(back)
    if (bar === undefined) return undefined
    yield bar
  }
}

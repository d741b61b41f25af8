import { SettingsError } from '@stockeye/example-shared/settings-error'
import { type Market, marketOf, marketsOf } from '@stockeye/example-trader/market/watched'
import { type CalendarDate, isKisError, marketDay, parseCalendarDate } from '@stockeye/kis-client'
import type { BarData, DataOptions, DataRange, DayBar, MinuteBar } from './bar-data.ts'
import { type DrawnDay, walkDays } from './day-walk.ts'
import { walkMinutes } from './minute-walk.ts'
import { createPriceGrid, type PriceGrid } from './price-grid.ts'
import { pickInstruments, type SeededInstrument } from './seeded-market.ts'
import { createSeededRandom } from './seeded-random.ts'
import { holidaysSince, listTradingDays, sessionMinutes } from './trading-days.ts'

export interface SeededDataOptions extends DataOptions {
  /** Seed of the market: the same seed makes the same one. */
  readonly seed: number
}

/** First day of each walk: a day's bar depends on seed and symbol alone, and not on the range that is asked for. */
const walkFrom = holidaysSince

/**
 * Makes a market from a seed. A day depends on seed, symbol and date alone, and its minutes are drawn from its bar, so any day can be
 * read in any order and none is kept.
 *
 * @example
 * const range = { from: '2026-01-02', to: '2026-06-30', daysBefore: 60, interval: 'minute' } as const
 * const data = createSeededData({ seed: 1, symbols: 10, ...range })
 * const minutes = data.minutes('005930', parseCalendarDate('2026-01-05'))
 * @throws {SettingsError} a symbol that the market does not have, a wrong day, a year whose holidays are not known, or fewer days than
 * `daysBefore` before `from`
 */
export function createSeededData(options: SeededDataOptions): BarData {
  const range = parseRange(options)
  const instruments = pickInstruments(options.symbols)
  const dates = new Map(marketsOf(instruments).map((market) => [market, tradingDaysOf(market, range)]))
  const series = new Map(
    instruments.map((instrument) => {
      const calendar = dates.get(marketOf(instrument))
      return [instrument.symbol, seriesOf(instrument, calendar ?? { days: [], first: 0 }, options.seed)]
    }),
  )
  function find(symbol: string): Series {
    const found = series.get(symbol)
    if (found !== undefined) return found
    throw new SettingsError([`symbol: "${symbol}" is not in the data; use ${[...series.keys()].join(', ')}`])
  }
  return {
    instruments: instruments.map(({ symbol, exchange, kind }) => ({ symbol, exchange, kind })),
    days: (symbol) => find(symbol).bars,
    minutes(symbol, date) {
      const { drawn, market, grid } = find(symbol)
      if (parseCalendarDate(date) > range.to || date < walkFrom)
        throw new SettingsError([`date: "${date}" is not in the data; use a day from ${range.from} to ${range.to}`])
      if (options.interval === 'day' || date < range.from) return undefined
      return minutesOf(drawn.get(date), { market, grid, key: `${options.seed}/${symbol}/${date}/minutes` })
    },
  }
}

/** Days of one instrument. */
interface Series {
  readonly market: Market
  readonly grid: PriceGrid
  readonly drawn: ReadonlyMap<CalendarDate, DrawnDay>
  readonly bars: readonly DayBar[]
}

/** Trading days of a market from the walk's first one on, and the position of the first one that a caller sees. */
interface Calendar {
  readonly days: readonly CalendarDate[]
  readonly first: number
}

function parseRange({ from, to, daysBefore, seed, interval }: SeededDataOptions): DataRange {
  const problems: string[] = []
  if (!Number.isSafeInteger(seed) || seed < 0)
    problems.push(`seed: ${seed} is not a whole number from 0; use a number such as 1`)
  if (interval !== 'minute' && interval !== 'day')
    problems.push(`interval: "${interval}" is not an interval; use minute or day`)
  if (!Number.isSafeInteger(daysBefore) || daysBefore < 0)
    problems.push(`daysBefore: ${daysBefore} is not a number of days; use 0 or more`)
  if (problems.length > 0) throw new SettingsError(problems)
  const days = asSettings(() => ({ from: parseCalendarDate(from, 'from'), to: parseCalendarDate(to, 'to') }))
  if (days.from > days.to)
    throw new SettingsError([`from: "${from}" is later than to, "${to}"; use a day that is not later`])
  if (days.from < walkFrom)
    throw new SettingsError([
      `from: "${from}" is in a year whose holidays are not known; use a day from ${walkFrom} on`,
    ])
  asSettings(() => marketDay('KRX', days.to), 'to')
  return { ...days, daysBefore }
}

/** Passes input errors of kis-client on as settings errors. @param field name of the setting, where the error has another one */
function asSettings<T>(read: () => T, field?: string): T {
  try {
    return read()
  } catch (error) {
    if (!isKisError(error) || error.code !== 'KIS_INPUT') throw error
    throw new SettingsError([`${field ?? error.field}: ${error.rule}`])
  }
}

function tradingDaysOf(market: Market, { from, to, daysBefore }: DataRange): Calendar {
  const days = asSettings(() => listTradingDays(market, walkFrom, to))
  const position = days.findIndex((date) => date >= from)
  const start = position === -1 ? days.length : position
  if (start >= daysBefore) return { days, first: start - daysBefore }
  const use = days[daysBefore]
  const instead = use === undefined ? 'use fewer days before it' : `use a day from ${use} on`
  throw new SettingsError([
    `from: "${from}" has ${start} of ${daysBefore} trading days of ${market} before it, and no holidays are known before ${walkFrom}; ${instead}`,
  ])
}

/** Highest change of a price from one day to the next on KRX. */
const krxLimit = 0.3
/** Usual turnover of a day, in won and in dollars. */
const usualTurnover: Readonly<Record<Market, number>> = { KRX: 300_000_000_000, US: 2_000_000_000 }

function seriesOf(instrument: SeededInstrument, { days, first }: Calendar, seed: number): Series {
  const { symbol, kind, basePrice } = instrument
  const market = marketOf(instrument)
  const grid = createPriceGrid(market, kind)
  const drawn = walkDays(days, {
    seed,
    symbol,
    grid,
    base: grid.nearest(basePrice * grid.scale),
    usualVolume: usualTurnover[market] / basePrice,
    limit: market === 'KRX' ? krxLimit : undefined,
  }).slice(first)
  return {
    market,
    grid,
    drawn: new Map(drawn.map((day) => [day.date, day])),
    bars: drawn.map(({ date, volume, ...prices }) => ({
      date,
      open: grid.format(prices.open),
      high: grid.format(prices.high),
      low: grid.format(prices.low),
      close: grid.format(prices.close),
      volume,
    })),
  }
}

/** Returns the minutes of a day; an empty list where the market was closed. */
function minutesOf(
  day: DrawnDay | undefined,
  { market, grid, key }: { readonly market: Market; readonly grid: PriceGrid; readonly key: string },
): readonly MinuteBar[] {
  if (day === undefined) return []
  return walkMinutes(day, sessionMinutes(market, day.date), { grid, random: createSeededRandom(key) })
}

import { KisInputError } from '../../errors.ts'
import { checkOption, type OptionRule, objectRule } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import { dashedDate } from '../world/calendar/utc-days.ts'
import type { SimulatedInstrument } from '../world/instruments.ts'
import type { IntradayPath, PriceRange } from '../world/intraday-path.ts'
import type { PathTrade } from '../world/minute-trades.ts'
import { parseUnits } from '../world/price-units.ts'
import type { SeededRandom } from '../world/random.ts'
import { closingAuctionMinutes, minuteAt, minuteCount, type TradingDay } from '../world/trading-day.ts'

/** Minute that replaces a drawn one, in the market's money. */
export interface GivenMinute {
  /** Start of the minute, in ms since 1970. */
  readonly startsAt: number
  /** First price, which trades at its first second. */
  readonly open: string
  /** Highest price, not below the others. */
  readonly high: string
  /** Lowest price, above 0 and not above the others. */
  readonly low: string
  /** Last price. */
  readonly close: string
  /** Volume in shares; a minute with 0 counts as one without a row. */
  readonly volume: number
}

/** Returns the minutes of a symbol on a day, `yyyy-MM-dd`; undefined where only the day is known. */
export type GivenMinutes = (symbol: string, date: string) => readonly GivenMinute[] | undefined

/** Minute at its place in a day, prices in units. */
export interface PlacedMinute extends PriceRange {
  /** Number of the trading minute, from 0. */
  readonly minute: number
  /** Whether it is the closing auction, which trades once, at the end of the day. */
  readonly isAuction: boolean
}

const minuteMs = 60_000

/**
 * Reads the minutes of a day. Those without volume are left out: nothing traded in them. In Korea the last one that starts more than
 * a minute after the continuous trading is the closing auction: KIS names it 15:30.
 *
 * @throws {KisInputError} a minute is wrong, lies outside of the day, or does not come after the one before it
 */
export function readMinutes(
  rows: readonly GivenMinute[],
  instrument: SimulatedInstrument,
  day: TradingDay,
): readonly PlacedMinute[] {
  const list = `minutes.${instrument.symbol}.${dashedDate(day.date)}`
  checkOption(list, rows, {
    is: 'an array with a minute that has volume',
    use: 'an array of minutes, oldest first, or undefined where only the day is known',
    fits: (given) => Array.isArray(given) && given.some((row) => Object(row).volume !== 0),
  })
  const checked = rows.map((row, index) => checkRow(row, rows[index - 1], { list, instrument, day }))
  const traded = checked.filter(({ volume }) => volume > 0)
  const auctionMs = closingAuctionMinutes(instrument.market, day) * minuteMs
  const last = traded.at(-1)
  const auction = last && auctionMs > 0 && last.startsAt > day.closesAt - auctionMs ? last : undefined
  return traded.map((row) => place(row, row === auction, { field: `${list}.${row.startsAt}`, day, before: traded }))
}

interface CheckedRow extends PriceRange {
  readonly startsAt: number
}

function place(
  { startsAt, ...prices }: CheckedRow,
  isAuction: boolean,
  about: { readonly field: string; readonly day: TradingDay; readonly before: readonly CheckedRow[] },
): PlacedMinute {
  const { field, day } = about
  if (!isAuction) {
    if (startsAt === day.closesAt)
      throw new KisInputError({ field, rule: 'starts at the close of the day; only the closing auction of KRX may' })
    return { ...prices, minute: minuteAt(day, startsAt), isAuction }
  }
  if (prices.high !== prices.low)
    throw new KisInputError({
      field,
      rule: `is the closing auction, which has one price, and its low ${prices.low} is not its high ${prices.high}; use one price`,
    })
  const minute = minuteCount(day) - 1
  if (about.before.some((row) => row.startsAt !== startsAt && row.startsAt === day.closesAt - minuteMs))
    throw new KisInputError({
      field,
      rule: 'is the closing auction, and the minute before it, to which the auction belongs, has trades too; leave one of them out',
    })
  return { ...prices, minute, isAuction }
}

const volumeRule: OptionRule = {
  is: 'a whole volume in shares',
  use: 'a number such as 1000',
  fits: (volume) => Number.isSafeInteger(volume) && Number(volume) >= 0,
}

function checkRow(
  row: GivenMinute,
  before: GivenMinute | undefined,
  about: { readonly list: string; readonly instrument: SimulatedInstrument; readonly day: TradingDay },
): CheckedRow {
  const { list, instrument, day } = about
  checkOption(list, row, objectRule('minutes such as { startsAt, open, high, low, close, volume }'))
  const { startsAt } = row
  const field = `${list}.${startsAt}`
  const wrong = (rule: string) => new KisInputError({ field, rule })
  const { opensAt, closesAt, pause } = day
  if (!Number.isSafeInteger(startsAt) || (startsAt - opensAt) % minuteMs !== 0)
    throw wrong('does not start at a whole minute; use the start of a minute, in ms since 1970')
  if (startsAt < opensAt || startsAt > closesAt || (pause && startsAt >= pause.opensAt && startsAt < pause.closesAt))
    throw wrong(`lies outside of the regular hours, ${isoText(opensAt)} to ${isoText(closesAt)}; leave it out`)
  if (before !== undefined && before.startsAt >= startsAt)
    throw wrong(`does not come after ${preview(before.startsAt)}, the minute before it; pass the minutes oldest first`)
  const read = (text: string): number => {
    const units = typeof text === 'string' ? parseUnits(instrument.market, text) : undefined
    if (units === undefined) throw wrong(`${preview(text)} is not a price; use text such as '70000'`)
    return units
  }
  const [open, high, low, close] = [read(row.open), read(row.high), read(row.low), read(row.close)]
  if (low <= 0 || low > Math.min(open, close) || high < Math.max(open, close))
    throw wrong(
      `open ${row.open} or close ${row.close} lies outside of low ${row.low} to high ${row.high}, or low is 0; use an open and a close between them`,
    )
  checkOption(`${field}.volume`, row.volume, volumeRule)
  return { startsAt, open, high, low, close, volume: row.volume }
}

const isoText = (at: number): string => new Date(at).toISOString()

/** First channel of the random numbers of a given minute; drawn minutes have those below. */
const givenChannel = 500

/** Returns the path of a day whose minutes are given. A minute without a row has no trade, and keeps the price. */
export function givenPath(
  rows: readonly PlacedMinute[],
  options: {
    readonly minutes: number
    readonly random: SeededRandom
    readonly key: number
    /** Close before the day: the price until its first trade. */
    readonly before: number
  },
): IntradayPath {
  const { minutes, before } = options
  const random: SeededRandom = (minute, channel) => options.random((options.key + 1) * 2_000 + minute, channel)
  const byMinute = new Map(rows.map((row) => [row.minute, row]))
  const [first] = rows
  const sums = sumsOf(byMinute, minutes, before)
  const { prices, highs, lows, volumes } = sums
  const closeBefore = (minute: number): number => prices[minute - 1] ?? before

  let kept: { readonly minute: number; readonly trades: readonly PathTrade[] } | undefined
  const trades = (minute: number): readonly PathTrade[] => {
    const row = byMinute.get(minute)
    if (row === undefined) return []
    if (kept?.minute !== minute) kept = { minute, trades: tradesOf(row, closeBefore(minute), random) }
    return kept.trades
  }

  const rangeOf = (minute: number, untilMs: number): PriceRange => {
    const row = byMinute.get(minute)
    const from = closeBefore(minute)
    if (row !== undefined && untilMs >= minuteMs) {
      const { open, high, low, close, volume } = row
      return { open, high, low, close, volume }
    }
    const traded = trades(minute).filter(({ offsetMs }) => offsetMs <= untilMs)
    const { price: open } = traded[0] ?? { price: from }
    let range: PriceRange = { open, high: open, low: open, close: open, volume: 0 }
    for (const { price, quantity } of traded) range = join(range, price, quantity)
    return range
  }

  return {
    ...sums,
    hasTape: true,
    trades,
    minute: rangeOf,
    dayUpTo(minute, untilMs) {
      if (first === undefined || minute < first.minute) return undefined
      const range = rangeOf(minute, untilMs)
      // The day may have the closing auction alone.
      if (minute === first.minute)
        return range.volume === 0 && untilMs < minuteMs && first.isAuction ? undefined : range
      return {
        open: first.open,
        high: Math.max(highs[minute - 1] ?? range.high, range.high),
        low: Math.min(lows[minute - 1] ?? range.low, range.low),
        close: range.close,
        volume: (volumes[minute - 1] ?? 0) + range.volume,
      }
    },
  }
}

const join = ({ open, high, low, volume }: PriceRange, price: number, quantity: number): PriceRange => ({
  open,
  high: Math.max(high, price),
  low: Math.min(low, price),
  close: price,
  volume: volume + quantity,
})

/** Returns the lists of a path, a number for each minute. */
function sumsOf(
  byMinute: ReadonlyMap<number, PlacedMinute>,
  minutes: number,
  before: number,
): Pick<IntradayPath, 'prices' | 'opens' | 'highs' | 'lows' | 'volumes'> {
  const [prices, opens, highs, lows, volumes]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []]
  let day: PriceRange | undefined
  for (let minute = 0; minute < minutes; minute += 1) {
    const row = byMinute.get(minute)
    opens.push(row === undefined || row.isAuction ? (day?.close ?? before) : row.open)
    if (row !== undefined)
      day = {
        open: day?.open ?? row.open,
        high: Math.max(day?.high ?? row.high, row.high),
        low: Math.min(day?.low ?? row.low, row.low),
        close: row.close,
        volume: (day?.volume ?? 0) + row.volume,
      }
    prices.push(day?.close ?? before)
    highs.push(day?.high ?? before)
    lows.push(day?.low ?? before)
    volumes.push(day?.volume ?? 0)
  }
  return { prices, opens, highs, lows, volumes }
}

/**
 * Draws the trades of a given minute: from its open at its first second through its extremes to its close, each as one trade. They
 * have its volume together, in equal parts; with fewer shares than prices some have none. Which extreme comes first is drawn, but an
 * extreme that is the open or the close has been, or will be, reached without a trade of its own.
 */
function tradesOf(row: PlacedMinute, before: number, random: SeededRandom): readonly PathTrade[] {
  const { minute, open, high, low, close, volume, isAuction } = row
  if (isAuction) return [{ offsetMs: minuteMs, quantity: volume, price: close, isBuy: close >= before }]
  const extremes = [low, high].filter((price) => price !== open && price !== close)
  if (random(minute, givenChannel) < 0.5) extremes.reverse()
  const prices = [open, ...extremes]
  if (close !== prices.at(-1)) prices.push(close)
  const seconds = minuteMs / 1_000 / prices.length
  const part = Math.floor(volume / prices.length)
  const rest = volume - part * prices.length
  return prices.map((price, index): PathTrade => {
    const second = index === 0 ? 0 : Math.floor(seconds * (index + random(minute, givenChannel + index)))
    const isBuy = price >= (prices[index - 1] ?? before)
    return { offsetMs: 1_000 * second, quantity: part + (index < rest ? 1 : 0), price, isBuy }
  })
}

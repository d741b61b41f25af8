import { marketOf } from '@stockeye/example-trader/market/watched'
import type { Exchange } from '@stockeye/kis-client'
import type { DayBar, MinuteBar } from '../data/bar-data.ts'
import { findMistake, timeOf } from '../data/minute-rules.ts'
import { sessionMinutes } from '../data/trading-days.ts'

/** Result of the check of a day's minutes. */
export interface MinuteCheck {
  /** Mistakes, and contradictions to the day's bar: the minutes are not used. */
  readonly faults: readonly string[]
  /** Facts that a reader of a backtest should know; the minutes are used. */
  readonly notes: readonly string[]
}

/** First day on which KRX has an after-market, with whose last price KIS's bar of the day may end. @see brokers' notices of 2026-09 */
const afterMarketSince = '2026-09-14'
/** Part by which the minutes may have more shares than the day: KIS rounds none, so it is one in a thousand for late corrections. */
const volumeTolerance = 0.001
/** Part of the day's shares below which the minutes are remarkable: block trades and the hours outside have the rest. */
const leastVolume = 0.5
/** Part of the other minutes that trade where a long gap is remarkable: an answer was lost, or trading was halted. */
const dense = 0.9
/** Shortest gap that is named, in minutes, and the one that is a fault where shares are missing too, or where the other minutes are dense. */
const namedGap = 15
const longGap = 60
const minuteMs = 60_000

/**
 * Checks that a market can trade the minutes of the regular hours, and compares them with the bar of their day. Its high and low bound
 * theirs, since the day also has other hours. Open and close are compared on KRX only, where auctions make both; abroad KIS's minutes and
 * days need not be from one exchange.
 */
export function checkMinutes(exchange: Exchange, day: DayBar, minutes: readonly MinuteBar[]): MinuteCheck {
  const [first] = minutes
  const last = minutes.at(-1)
  if (first === undefined || last === undefined) return { faults: ['it has no minutes'], notes: [] }
  const mistake = findMistake({ exchange, date: day.date }, minutes)
  if (mistake !== undefined) return { faults: [mistake], notes: [] }
  const scale = scaleOf(first, day)
  if (scale !== undefined) return { faults: [scale], notes: [] }
  const faults: string[] = []
  const notes: string[] = []
  const highest = Math.max(...minutes.map(({ high }) => Number(high)))
  const lowest = Math.min(...minutes.map(({ low }) => Number(low)))
  if (highest > Number(day.high)) faults.push(`the minutes reach ${highest}, above the day's high of ${day.high}`)
  if (lowest < Number(day.low)) faults.push(`the minutes reach ${lowest}, below the day's low of ${day.low}`)
  if (exchange === 'KRX') {
    if (Number(first.open) !== Number(day.open))
      faults.push(`the minutes open at ${first.open}, and the day at ${day.open}`)
    if (Number(last.close) !== Number(day.close))
      (day.date < afterMarketSince ? faults : notes).push(
        `the minutes close at ${last.close}, and the day at ${day.close}`,
      )
  }
  checkShares(exchange, day, minutes, { faults, notes })
  return { faults, notes }
}

/** Returns the sentence about minutes that have another scale than the day, as before a split; undefined for the same scale. */
function scaleOf(first: MinuteBar, day: DayBar): string | undefined {
  const factor = Number(first.open) / Number(day.open)
  if (factor < 1.8 && factor > 1 / 1.8) return undefined
  const text = factor > 1 ? `${round(factor)} times` : `1/${round(1 / factor)} of`
  return `the minutes open at ${first.open}, ${text} the day's ${day.open}: KIS has adjusted only one of them for a split`
}

const round = (factor: number): string => String(Math.round(factor * 100) / 100)

function checkShares(
  exchange: Exchange,
  day: DayBar,
  minutes: readonly MinuteBar[],
  { faults, notes }: { readonly faults: string[]; readonly notes: string[] },
): void {
  const sum = minutes.reduce((shares, { volume }) => shares + volume, 0)
  if (sum > day.volume * (1 + volumeTolerance)) faults.push(`the minutes have ${sum} shares, and the day ${day.volume}`)
  const part = sum / day.volume
  const { gaps, traded, whole } = gapsOf(exchange, day, minutes)
  for (const { fromAt, toAt, count } of gaps) {
    const text = `nothing from ${timeOf(exchange, fromAt)} to ${timeOf(exchange, toAt)} (${count} minutes)`
    const others = whole - count
    if (count >= longGap && part < leastVolume) faults.push(`${text}, and ${percent(part)} of the day's shares`)
    else if (count >= longGap && others >= longGap && traded >= dense * others)
      faults.push(`${text}, and ${percent(traded / others)} of the other minutes traded`)
    else notes.push(text)
  }
  if (part < leastVolume) notes.push(`the minutes have ${percent(part)} of the day's shares`)
}

const percent = (part: number): string => `${Math.round(part * 100)} %`

interface Gap {
  /** Starts of the first and the last minute without a trade. */
  readonly fromAt: number
  readonly toAt: number
  readonly count: number
}

/** Returns the gaps between the open and the end of the continuous trading, with its minutes: those that traded, and all. */
function gapsOf(
  exchange: Exchange,
  day: DayBar,
  minutes: readonly MinuteBar[],
): { readonly gaps: readonly Gap[]; readonly traded: number; readonly whole: number } {
  const { opensAt, count } = sessionMinutes(marketOf({ exchange }), day.date)
  const endsAt = opensAt + count * minuteMs
  const starts = minutes.map(({ startsAt }) => startsAt).filter((at) => at < endsAt)
  const gaps: Gap[] = []
  let next = opensAt
  for (const at of [...starts, endsAt]) {
    const missing = (at - next) / minuteMs
    if (missing >= namedGap) gaps.push({ fromAt: next, toAt: at - minuteMs, count: missing })
    next = at + minuteMs
  }
  return { gaps, traded: starts.length, whole: count }
}

import type { Feed } from '../../../endpoint.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import type { Subject } from '../../answers/from-catalogue/subject.ts'
import { fakeFieldText } from '../../answers/from-catalogue/text.ts'
import { dashedDate, dayMs, seoulOffsetMs } from '../../world/calendar/utc-days.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { createSeededRandom } from '../../world/random.ts'
import type { TradingDay } from '../../world/trading-day.ts'
import type { MarketContext } from './day-tape.ts'
import { formatRow } from './row.ts'
import type { TimedRow } from './timed-topic.ts'

/** Time between two made-up rows, in ms. */
const gapMs = 10_000

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Returns rows of a feed that the simulated market does not know, in the shape that KIS documents: text that fits the names of
 * the columns, the same for the same seed, key and instant. A share of the simulation has its price.
 */
export function fakeRows(
  context: MarketContext,
  feed: Feed<string>,
  {
    key,
    instrument,
    date,
  }: { readonly key: string; readonly instrument: SimulatedInstrument | undefined; readonly date: string },
): readonly TimedRow[] {
  const span = hoursOf(context, feed, date)
  if (span === undefined) return []
  return Array.from({ length: Math.floor((span.to - span.from) / gapMs) }, (_, index) => {
    const at = span.from + index * gapMs
    return { at, row: () => formatRow(feed, valuesAt(context, feed, { key, instrument, at }), at) }
  })
}

/** Returns the hours in which a feed has rows on a Korean day; undefined on a day without. */
function hoursOf({ holidays }: MarketContext, { id }: Feed<string>, date: string): Span | undefined {
  const midnight = Date.parse(`${dashedDate(date)}T00:00Z`) - seoulOffsetMs
  if (id.startsWith('overseas')) {
    const weekday = new Date(midnight + seoulOffsetMs).getUTCDay()
    return weekday === 0 || weekday === 6 ? undefined : { from: midnight, to: midnight + dayMs }
  }
  const day = holidays.dayOn('KRX', date)
  if (day === undefined) return undefined
  if (id.includes('/overtime-')) return overtimeOf(date, midnight, day)
  const isNight = id.includes('/krx-ngt-')
  const night = marketRules.otherHours.derivativesNight
  const nightFrom = midnight + Date.parse(`1970-01-01T${night.from}Z`)
  // The hours after midnight belong to the next day; the simulator leaves them out.
  if (isNight && day.closesAt - day.opensAt < dayMs) return { from: nightFrom, to: midnight + dayMs }
  return { from: day.opensAt, to: day.closesAt }
}

/** Returns KRX's hours at a single price, which ended with 2026-09-11. @see catalog/websocket.json endedWithMarket */
function overtimeOf(date: string, midnight: number, { closesAt }: TradingDay): Span | undefined {
  if (date > '20260911') return undefined
  return { from: Math.min(closesAt + 1_800_000, midnight + 16 * 3_600_000), to: midnight + 18 * 3_600_000 }
}

function valuesAt(
  context: MarketContext,
  feed: Feed<string>,
  {
    key,
    instrument,
    at,
  }: { readonly key: string; readonly instrument: SimulatedInstrument | undefined; readonly at: number },
): Readonly<Record<string, string>> {
  const subject = subjectAt(context, feed, { key, instrument, at })
  return Object.fromEntries(
    feed.columns.map((column, index) => [column.toUpperCase(), index === 0 ? key : fakeFieldText(column, subject)]),
  )
}

/** Bases of the prices of instruments that the simulator does not trade, with their steps. */
const shapes: readonly (readonly [category: string, base: number, step: number, decimals: number])[] = [
  ['domestic-bond', 10_000, 1, 0],
  ['domestic-futureoption', 350, 0.05, 2],
  ['elw', 500, 5, 0],
  ['overseas-futureoption', 70, 0.01, 2],
  ['', 50_000, 50, 0],
]

function subjectAt(
  { seed, venuePrices }: MarketContext,
  feed: Feed<string>,
  {
    key,
    instrument,
    at,
  }: { readonly key: string; readonly instrument: SimulatedInstrument | undefined; readonly at: number },
): Subject {
  const random = createSeededRandom(`${seed}/${feed.id}/${key}`)
  const moment = Math.floor(at / gapMs) | 0
  const [, base = 0, step = 1, decimals = 0] = shapes.find(([category]) => feed.id.startsWith(category)) ?? []
  const snapshot = instrument && venuePrices.snapshot(instrument, 'KRX', at)
  const before = snapshot ? (snapshot.previous ?? snapshot.day).close : base * (0.8 + 0.4 * random(0, 0))
  const drawn = before * (0.99 + 0.02 * random(moment, 1))
  const round = (price: number) => Number((Math.max(1, Math.round(price / step)) * step).toFixed(decimals))
  const isKorean = !feed.id.startsWith('overseas')
  return {
    index: 0,
    at,
    code: key,
    name: instrument?.name ?? key,
    price: snapshot?.price ?? round(drawn),
    before: snapshot ? before : round(before),
    step,
    decimals,
    cents: isKorean ? 0 : 2,
    currency: isKorean ? 'KRW' : 'USD',
    listed: 1,
    chance: (purpose) => random(moment, channelOf(purpose)),
  }
}

/** Separates the columns of one row. */
function channelOf(purpose: string): number {
  let channel = 2
  for (const character of purpose) channel = (Math.imul(channel, 31) + character.charCodeAt(0)) | 0
  return channel
}

import type { SimulatedInstrument } from '../instruments.ts'
import type { IntradayPath } from '../intraday-path.ts'
import { countUpTo } from '../minute-trades.ts'
import { priceLimits, tickOf } from '../price-units.ts'
import type { Prices } from '../prices.ts'
import { createSeededRandom, type SeededRandom } from '../random.ts'
import { closingAuctionMinutes, minuteAt, minuteStart, type TradingDay } from '../trading-day.ts'
import type { DayPart, OrderSlot } from './hours.ts'

/** Trade of a book, which holds its price for a minute; in an auction it is one price at one instant. */
export interface BookTrade {
  readonly at: number
  readonly price: number
  /** Whether all orders trade at its price, those with a better limit too. */
  readonly isAuction: boolean
  /** Volume in shares; undefined where the book has none. */
  readonly quantity?: number
  /** Number of its trading minute, from 0; undefined where it has the volume of its minute alone. */
  readonly minute?: number
  /** Volume of its minute up to the trade, with it; undefined where it has the volume of its minute alone. */
  readonly minuteVolume?: number
  /** Whether the hours of the trade have one price, that of a close. */
  readonly isFixed?: true
}

/** Trades of one venue in one instrument on one day, in the order of their time. */
export interface Book {
  readonly length: number
  /** Returns a trade by its index from 0. */
  trade(index: number): BookTrade | undefined
  /** Returns the index of the newest trade at an instant; -1 before the first. */
  indexAt(at: number): number
  /** Returns the price at which the book trades at an instant; undefined while it does not trade. */
  priceAt(at: number): number | undefined
}

const minuteMs = 60_000
/** Most steps of the grid between the price of NXT and that of KRX, and between a price after the close and the close. */
const gapSteps = 1
const walkSteps = 8

/**
 * Returns the book that trades the orders of a slot, or undefined where the instrument does not trade on its day. KRX's regular
 * hours, its after-market, and NXT have books of their own. Abroad the regular hours are the only book: orders of the hours before
 * them wait for the open, and those of the hours after them are not filled.
 */
export function bookOf(
  slot: OrderSlot,
  {
    seed,
    prices,
    instrument,
  }: { readonly seed: number; readonly prices: Prices; readonly instrument: SimulatedInstrument },
): Book | undefined {
  const { venue, part, day, opensAt, closesAt } = slot
  const intraday = prices.intradayPath(instrument, day)
  const close = intraday?.prices.at(-1)
  if (intraday === undefined || close === undefined) return undefined
  if (part === 'always') return regularBook(day, intraday, 'continuous')
  const isRegular = venue !== 'NXT' && !['after-market', 'pre-open', 'post-close', 'daytime'].includes(part)
  if (isRegular)
    return regularBook(day, intraday, venue === 'KRX' ? 'auctions' : venue === 'US' ? 'opening-auction' : 'continuous')
  const random = createSeededRandom(`${seed}/${instrument.symbol}/${venue}/${day.date}`)
  const base = prices.snapshot(instrument, day.opensAt - 1)?.price ?? close
  if (venue === 'NXT') return nxtBook({ slot, instrument, intraday, base, random })
  if (part === 'after-market') return listBook(walkFrom(close, { instrument, random, channel: 0, opensAt, closesAt }))
  // Off-hours orders of KRX trade at one price. The daytime market of the US has no prices of its own here.
  return listBook(constant(part === 'post-close' ? close : base, { opensAt, closesAt }))
}

/** Kind of a day's regular hours: with an auction at the open, and on KRX with another one at the close. */
type RegularKind = 'continuous' | 'opening-auction' | 'auctions'

/** Returns the book of a day's regular hours. */
const regularBook = (day: TradingDay, path: IntradayPath, kind: RegularKind): Book =>
  path.hasTape ? tapeBook(day, path, kind) : minuteBook(day, path, kind)

/** Returns a book of the trades of given minutes. Between two of them it trades at the price of the first for a minute at most. */
function tapeBook(day: TradingDay, path: IntradayPath, kind: RegularKind): Book {
  const trades = path.prices.flatMap((_, minute) => {
    const from = minuteStart(day, minute)
    let minuteVolume = 0
    return path.trades(minute).map(({ offsetMs, price, quantity }): BookTrade => {
      const at = from + offsetMs
      const isOpening = at === day.opensAt && kind !== 'continuous'
      const isAuction = isOpening || (at === day.closesAt && kind === 'auctions')
      minuteVolume += quantity
      return { at, price, quantity, isAuction, minute, minuteVolume }
    })
  })
  const book = listBook(trades)
  const auctionAt = day.closesAt - closingAuctionMinutes('KRX', day) * minuteMs
  const isInAuction = (at: number) => kind === 'auctions' && at >= auctionAt && at < day.closesAt
  return { ...book, priceAt: (at) => (isInAuction(at) ? undefined : book.priceAt(at)) }
}

/** Returns a book of drawn minutes: a trade each minute, on KRX an auction at the close in place of the last ten. */
function minuteBook(day: TradingDay, { prices, volumes }: IntradayPath, kind: RegularKind): Book {
  const minutes = kind === 'auctions' ? prices.length - closingAuctionMinutes('KRX', day) : prices.length
  const length = kind === 'auctions' ? minutes + 1 : minutes
  const trade = (index: number): BookTrade | undefined => {
    const price = index === minutes ? prices.at(-1) : prices[index]
    if (price === undefined || index >= length) return undefined
    const last = index === minutes ? prices.length - 1 : index
    const quantity = (volumes[last] ?? 0) - (volumes[last - 1] ?? 0)
    if (index === minutes) return { at: day.closesAt, price, quantity, isAuction: true }
    return { at: minuteStart(day, index), price, quantity, isAuction: index === 0 && kind !== 'continuous' }
  }
  const indexAt = (at: number): number => {
    if (at < day.opensAt) return -1
    if (kind === 'auctions' && at >= day.closesAt) return minutes
    return Math.min(minutes - 1, minuteAt(day, at))
  }
  return { length, trade, indexAt, priceAt: (at) => priceOf(trade(indexAt(at)), at) }
}

/** Returns a book of trades in the order of their time. */
function listBook(trades: readonly BookTrade[]): Book {
  const indexAt = (at: number): number => countUpTo(trades, at) - 1
  return {
    length: trades.length,
    trade: (index) => trades[index],
    indexAt,
    priceAt: (at) => priceOf(trades[indexAt(at)], at),
  }
}

const priceOf = (trade: BookTrade | undefined, at: number): number | undefined =>
  trade !== undefined && at < trade.at + minuteMs ? trade.price : undefined

type Span = Pick<DayPart, 'opensAt' | 'closesAt'>

const minutesOf = ({ opensAt, closesAt }: Span): readonly number[] =>
  Array.from({ length: Math.ceil((closesAt - opensAt) / minuteMs) }, (_, minute) => opensAt + minute * minuteMs)

const constant = (price: number, span: Span): readonly BookTrade[] =>
  minutesOf(span).map((at) => ({ at, price, isAuction: false, isFixed: true }))

interface Walk {
  readonly instrument: SimulatedInstrument
  readonly random: SeededRandom
  /** Channel of the random numbers, one for each walk of a day. */
  readonly channel: number
}

/** Walks around a price, at most `walkSteps` steps away. */
function walkFrom(price: number, { instrument, random, channel, ...span }: Span & Walk): readonly BookTrade[] {
  let steps = 0
  return minutesOf(span).map((at, minute) => {
    steps = Math.max(-walkSteps, Math.min(walkSteps, steps + Math.floor(3 * random(minute, channel)) - 1))
    return { at, price: stepsFrom(instrument, price, steps), isAuction: false }
  })
}

/** Draws NXT's trades: around KRX's price in its main market, and around KRX's closes before and after that. */
function nxtBook(options: {
  readonly slot: OrderSlot
  readonly instrument: SimulatedInstrument
  readonly intraday: IntradayPath
  readonly base: number
  readonly random: SeededRandom
}): Book {
  const { slot, instrument, intraday, base, random } = options
  const { upper, lower } = priceLimits(instrument, base)
  const partOf = (name: string) => slot.parts.filter((part) => part.name === name)
  const around = (price: number, part: DayPart, channel: number) =>
    walkFrom(price, { ...part, instrument, random, channel })
  const main = partOf('main').flatMap(({ opensAt, closesAt }) =>
    // At the start of a given minute its close is not known yet.
    intraday.opens
      .map((price, minute) => ({
        at: Math.max(opensAt, minuteStart(slot.day, minute)),
        price: stepsFrom(instrument, price, Math.round((2 * random(minute, 1) - 1) * gapSteps)),
        isAuction: false,
      }))
      .filter(({ at }) => at < closesAt),
  )
  const trades = [
    ...partOf('pre-market').flatMap((part) => around(base, part, 2)),
    ...main,
    ...partOf('after-market').flatMap((part) => around(intraday.prices.at(-1) ?? base, part, 3)),
  ]
  return listBook(trades.map((trade) => ({ ...trade, price: Math.min(upper, Math.max(lower, trade.price)) })))
}

/** Returns the price that lies a number of steps of the grid away. */
export function stepsFrom(instrument: SimulatedInstrument, price: number, steps: number): number {
  let stepped = price
  for (let step = 0; step < Math.abs(steps); step += 1)
    stepped += steps > 0 ? tickOf(instrument, stepped) : -tickOf(instrument, stepped - 1)
  return stepped
}

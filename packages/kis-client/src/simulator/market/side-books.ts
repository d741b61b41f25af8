import type { DayBar } from '../world/day-bar.ts'
import { isTradedOnNxt, type SimulatedInstrument } from '../world/instruments.ts'
import { livelinessOf } from '../world/liveliness.ts'
import { drawTrades, type MinuteTrade, tradedUpTo } from '../world/minute-trades.ts'
import { bookOf } from '../world/orders/books.ts'
import type { OrderHours } from '../world/orders/hours.ts'
import type { Prices } from '../world/prices.ts'
import { createSeededRandom } from '../world/random.ts'
import { minuteStart, type TradingDay } from '../world/trading-day.ts'
import type { VenueMinute, VenueTrade } from './venue-trade.ts'

/** Trades that a share has on a day beside KRX's regular hours: on NXT, or in KRX's after-market. */
export interface SideBook {
  /** Minutes that trade, oldest first. */
  readonly minutes: readonly VenueMinute[]
  /** Returns the minutes up to `at`, the last one as far as it has come. */
  minutesUpTo(at: number): readonly VenueMinute[]
  /** Returns every trade, oldest first. */
  trades(): readonly VenueTrade[]
  /** Returns the bar of the trades up to `at`, and the instant of the last one; undefined before the first. */
  upTo(at: number): { readonly bar: DayBar; readonly tradedAt: number } | undefined
}

/** Side books of all shares. */
export interface SideBooks {
  /** Returns the book of a day, which is kept; it is empty where the venue does not trade the share. */
  of(instrument: SimulatedInstrument, day: TradingDay, venue: 'KRX' | 'NXT'): SideBook
  /** Draws the book of a day, and does not keep it. */
  draw(instrument: SimulatedInstrument, day: TradingDay, venue: 'KRX' | 'NXT'): SideBook
}

/** Minute of a side book. */
interface BookMinute extends VenueMinute {
  /** First trade of the minute, in ms since 1970. */
  readonly tradesFromAt: number
  /** Number of the minute in its book. */
  readonly index: number
}

const minuteMs = 60_000
/** NXT's part of KRX's volume, in its main market; and of a day's volume, in each minute before and after that. */
const mainPart = 0.3
const sidePart = 0.0002

/** Number of books that are kept: those of a day of the busiest symbols. */
const mostBooks = 200

export function createSideBooks(options: {
  readonly seed: number
  readonly orderHours: OrderHours
  readonly prices: Prices
}): SideBooks {
  const { seed, orderHours, prices } = options
  const kept = new Map<string, SideBook>()

  function draw(instrument: SimulatedInstrument, day: TradingDay, venue: 'KRX' | 'NXT'): SideBook {
    const isListed = venue === 'NXT' ? isTradedOnNxt(instrument) : instrument.kind !== 'etf'
    const slot = venue === 'NXT' ? orderHours.nxtDay(day) : orderHours.krxAfterMarket(day)
    const book = isListed && slot !== undefined ? bookOf(slot, { ...options, instrument }) : undefined
    const path = prices.intradayPath(instrument, day)
    if (book === undefined || path === undefined)
      return sideBook({ venue, date: day.date, minutes: [], trades: () => [] })
    const { volumes } = path
    const { gapMs, silentPart } = livelinessOf(instrument)
    const random = createSeededRandom(`${seed}/${instrument.symbol}/${venue}/${day.date}/trades`)
    const side = Math.max(1, Math.floor((volumes.at(-1) ?? 0) * sidePart))
    const ofKrx = new Map(
      volumes.map((volume, minute) => [minuteStart(day, minute), volume - (volumes[minute - 1] ?? 0)]),
    )
    const all = Array.from({ length: book.length }, (_, index) => ({ index, trade: book.trade(index) }))
    const minutes = all.flatMap(({ index, trade }): BookMinute[] => {
      if (trade === undefined || (silentPart > 0 && random(index, 0) < silentPart)) return []
      const at = trade.at - (trade.at % minuteMs)
      const krx = ofKrx.get(at)
      const volume = krx === undefined || venue === 'KRX' ? side : Math.floor(krx * mainPart)
      return volume === 0 ? [] : [{ at, price: trade.price, volume, tradesFromAt: trade.at, index }]
    })
    const sideGapMs = 2 * gapMs
    return sideBook({
      venue,
      date: day.date,
      minutes,
      trades: ({ index, at, volume, tradesFromAt }) =>
        drawTrades(random, index, { volume, gapMs: sideGapMs, fromMs: tradesFromAt - at }),
    })
  }

  return {
    draw,
    of(instrument, day, venue) {
      const key = `${venue}/${instrument.symbol}/${day.date}`
      const known = kept.get(key)
      if (known !== undefined) return known
      const [oldest] = kept.keys()
      if (oldest !== undefined && kept.size === mostBooks) kept.delete(oldest)
      const book = draw(instrument, day, venue)
      kept.set(key, book)
      return book
    },
  }
}

function sideBook(drawn: {
  readonly venue: 'KRX' | 'NXT'
  readonly date: string
  readonly minutes: readonly BookMinute[]
  readonly trades: (minute: BookMinute) => readonly MinuteTrade[]
}): SideBook {
  const { venue, date, minutes, trades } = drawn

  function minutesUpTo(at: number): readonly VenueMinute[] {
    const shown = minutes.filter(({ tradesFromAt }) => tradesFromAt <= at)
    const last = shown.at(-1)
    if (last === undefined || at >= last.at + minuteMs) return shown
    return shown.with(-1, { ...last, volume: tradedUpTo(trades(last), at - last.at) })
  }

  return {
    minutes,
    minutesUpTo,
    trades: () =>
      minutes.flatMap((minute, index) => {
        const { at, price } = minute
        const isBuy = price >= (minutes[index - 1]?.price ?? price)
        return trades(minute).map(({ offsetMs, quantity }): VenueTrade => {
          return { at: at + offsetMs, venue, price, quantity, isBuy }
        })
      }),
    upTo(at) {
      const shown = minutesUpTo(at)
      const bar = barOf(date, shown)
      const last = minutes[shown.length - 1]
      if (bar === undefined || last === undefined) return undefined
      const offsetMs = trades(last).findLast((trade) => last.at + trade.offsetMs <= at)?.offsetMs ?? 0
      return { bar, tradedAt: last.at + offsetMs }
    },
  }
}

function barOf(date: string, minutes: readonly VenueMinute[]): DayBar | undefined {
  const [first] = minutes
  const last = minutes.at(-1)
  if (first === undefined || last === undefined) return undefined
  let { price: high, price: low } = first
  let volume = 0
  for (const minute of minutes) {
    high = Math.max(high, minute.price)
    low = Math.min(low, minute.price)
    volume += minute.volume
  }
  return { date, open: first.price, high, low, close: last.price, volume }
}

import { kstText } from '../../values/dates.ts'
import { dayMs, utcDate, utcMidnight } from '../world/calendar/utc-days.ts'
import type { DayBar } from '../world/day-bar.ts'
import type { HolidayTable, Hours } from '../world/holiday-table.ts'
import { isTradedOnNxt, type SimulatedInstrument } from '../world/instruments.ts'
import { countUpTo } from '../world/minute-trades.ts'
import type { OrderHours } from '../world/orders/hours.ts'
import type { BarRange, PriceSnapshot, Prices } from '../world/prices.ts'
import { minuteAt, minuteStart, type TradingDay } from '../world/trading-day.ts'
import { createSideBooks, type SideBook } from './side-books.ts'
import type { ShownVenue, VenueMinute, VenueTrade } from './venue-trade.ts'

/** Price of a share on a venue at an instant. */
export interface VenueSnapshot extends PriceSnapshot {
  /** Trading day that it shows. */
  readonly tradingDay: TradingDay
  /** Instant of the last trade, in ms since 1970. */
  readonly tradedAt: number
}

/** Prices of Korean shares on KRX and NXT. NXT's are those at which the orders of the simulation trade there. */
export interface VenuePrices {
  /** Returns the price of a share on a venue; undefined where the venue does not trade it, or has not yet. */
  snapshot(instrument: SimulatedInstrument, venue: ShownVenue, at: number): VenueSnapshot | undefined
  /**
   * Returns the bars as `Prices.bars` does; those of NXT begin on the day on which NXT did. Bars of KRX are those of its regular
   * hours.
   */
  bars(instrument: SimulatedInstrument, venue: ShownVenue, at: number, range?: BarRange): readonly DayBar[]
  /** Returns the minutes of a day up to `at`, oldest first; those of KRX are of its regular hours. */
  minutes(instrument: SimulatedInstrument, venue: ShownVenue, day: TradingDay, at: number): readonly VenueMinute[]
  /** Returns every trade of a day up to `at`, oldest first, with those of KRX's after-market. Abroad the venue has no meaning. */
  trades(instrument: SimulatedInstrument, venue: ShownVenue, day: TradingDay, at: number): readonly VenueTrade[]
}

export function createVenuePrices(options: {
  readonly seed: number
  /** Hours of the simulation. With `always` NXT has the prices of KRX. */
  readonly hours: Hours
  readonly holidays: HolidayTable
  readonly orderHours: OrderHours
  readonly prices: Prices
}): VenuePrices {
  const { holidays, prices } = options
  /** Bars of whole days on NXT, by market day and symbol: a chart of a year needs 250 of them. */
  const bars = new Map<string, NxtDay>()
  const sideBooks = createSideBooks(options)

  function krxMinutes(instrument: SimulatedInstrument, day: TradingDay, at: number): readonly VenueMinute[] {
    const path = prices.intradayPath(instrument, day)
    if (path === undefined) return []
    const minutes: VenueMinute[] = []
    for (let minute = 0; minute < path.prices.length; minute += 1) {
      const from = minuteStart(day, minute)
      if (from > at) break
      const { close, volume, ...range } = path.minute(minute, at - from)
      minutes.push({ at: from, price: close, volume, ...(path.hasTape && { range }) })
    }
    return minutes
  }

  function regularTrades(instrument: SimulatedInstrument, day: TradingDay): readonly VenueTrade[] {
    const path = prices.intradayPath(instrument, day)
    if (path === undefined) return []
    return path.prices.flatMap((_, minute) => {
      const from = minuteStart(day, minute)
      return path.trades(minute).map(
        ({ offsetMs, price, quantity, isBuy }): VenueTrade => ({
          at: from + offsetMs,
          venue: 'KRX',
          price,
          quantity,
          isBuy,
        }),
      )
    })
  }

  /** Returns the price on NXT, today's or the last one of the trading day before. */
  function nxtSnapshot(instrument: SimulatedInstrument, at: number): VenueSnapshot | undefined {
    const opened = holidays.dayAt('KRX', at)
    const today = holidays.dayOn('KRX', kstText(at).slice(0, 8))
    for (const tradingDay of today !== undefined && today.date !== opened?.date ? [today, opened] : [opened]) {
      if (tradingDay === undefined) continue
      const now = sideBooks.of(instrument, tradingDay, 'NXT').upTo(at)
      if (now === undefined) continue
      // The base of NXT's prices is KRX's close.
      const previous = prices.bars(instrument, at, { to: dayBefore(tradingDay.date), limit: 1 })[0]
      return { price: now.bar.close, day: now.bar, previous, tradingDay, tradedAt: now.tradedAt }
    }
    return undefined
  }

  function krxSnapshot(instrument: SimulatedInstrument, at: number): VenueSnapshot | undefined {
    const snapshot = prices.snapshot(instrument, at)
    const tradingDay = holidays.dayAt('KRX', at)
    if (snapshot === undefined || tradingDay === undefined) return undefined
    const regular = { ...snapshot, tradingDay, tradedAt: regularTradedAt(instrument, tradingDay, at) }
    if (at < tradingDay.closesAt || snapshot.day.date !== tradingDay.date) return regular
    const after = sideBooks.of(instrument, tradingDay, 'KRX').upTo(at)
    if (after === undefined) return regular
    const day = { ...joinBars(snapshot.day, after.bar), close: after.bar.close }
    return { ...regular, price: after.bar.close, day, tradedAt: after.tradedAt }
  }

  /** Returns the instant of the last trade of KRX's regular hours; the close where none has been found. */
  function regularTradedAt(instrument: SimulatedInstrument, day: TradingDay, at: number): number {
    const path = at < day.closesAt ? prices.intradayPath(instrument, day) : undefined
    if (path === undefined) return Math.min(at, day.closesAt)
    for (let minute = Math.min(minuteAt(day, at), path.prices.length - 1); minute >= 0; minute -= 1) {
      const from = minuteStart(day, minute)
      const last = path.trades(minute).findLast(({ offsetMs }) => from + offsetMs <= at)
      if (last !== undefined) return from + last.offsetMs
    }
    return day.opensAt
  }

  function nxtDay(instrument: SimulatedInstrument, { date }: DayBar): NxtDay | undefined {
    const key = `${date}${instrument.symbol}`
    const known = bars.get(key)
    if (known !== undefined) return known
    const day = holidays.dayOn('KRX', date)
    const book = day && sideBooks.draw(instrument, day, 'NXT')
    const bar = book?.upTo(Number.POSITIVE_INFINITY)?.bar
    if (day === undefined || book === undefined || bar === undefined) return undefined
    const drawn = { bar, opensFirst: opensFirst(book, day) }
    bars.set(key, drawn)
    return drawn
  }

  function withOpening(instrument: SimulatedInstrument, { day, tradingDay }: VenueSnapshot): NxtDay {
    return { bar: day, opensFirst: opensFirst(sideBooks.of(instrument, tradingDay, 'NXT'), tradingDay) }
  }

  /** Joins both venues: the price is that of the later trade, and of NXT's where both lie at one instant. */
  function bothSnapshot(instrument: SimulatedInstrument, at: number): VenueSnapshot | undefined {
    const [krx, nxt] = [krxSnapshot(instrument, at), nxtSnapshot(instrument, at)]
    if (krx === undefined || nxt === undefined) return krx ?? nxt
    if (krx.day.date !== nxt.day.date) return krx.day.date > nxt.day.date ? krx : nxt
    const later = nxt.tradedAt >= krx.tradedAt ? nxt : krx
    return { ...later, day: { ...joinVenues(krx.day, withOpening(instrument, nxt)), close: later.price } }
  }

  const hasOneMarket = options.hours === 'always'
  const keptTrades = new Map<string, readonly VenueTrade[]>()

  /** Returns every trade of a day, oldest first. The feeds of a session and the lists of trades read the same days again. */
  function dayTrades(instrument: SimulatedInstrument, venue: ShownVenue, day: TradingDay): readonly VenueTrade[] {
    const key = `${venue}/${instrument.market}/${instrument.symbol}/${day.date}`
    const known = keptTrades.get(key)
    if (known !== undefined) return known
    const [oldest] = keptTrades.keys()
    if (oldest !== undefined && keptTrades.size === mostDays) keptTrades.delete(oldest)
    const trades = drawDayTrades(instrument, venue, day)
    keptTrades.set(key, trades)
    return trades
  }

  function drawDayTrades(instrument: SimulatedInstrument, venue: ShownVenue, day: TradingDay): readonly VenueTrade[] {
    const regular = () => regularTrades(instrument, day)
    if (instrument.market !== 'KRX') return regular()
    if (hasOneMarket) return venue === 'NXT' && !isTradedOnNxt(instrument) ? [] : regular()
    const nxt = venue === 'KRX' ? [] : sideBooks.of(instrument, day, 'NXT').trades()
    if (venue === 'NXT') return nxt
    const krx = [...regular(), ...sideBooks.of(instrument, day, 'KRX').trades()]
    // A stable sort: of two trades at the same instant that of NXT is the later one, as in a snapshot of both.
    return venue === 'KRX' ? krx : [...krx, ...nxt].sort((one, other) => one.at - other.at)
  }

  return {
    snapshot(instrument, venue, at) {
      if (venue === 'NXT' && !isTradedOnNxt(instrument)) return undefined
      if (venue === 'KRX' || hasOneMarket) return krxSnapshot(instrument, at)
      return venue === 'NXT' ? nxtSnapshot(instrument, at) : bothSnapshot(instrument, at)
    },
    bars(instrument, venue, at, range) {
      const krx = prices.bars(instrument, at, range)
      if (venue === 'KRX' || hasOneMarket) return krx
      const snapshot = nxtSnapshot(instrument, at)
      const now = snapshot?.day
      const today = kstText(at).slice(0, 8)
      const joined = krx.flatMap((bar) => {
        if (snapshot !== undefined && bar.date === now?.date)
          return venue === 'NXT' ? snapshot.day : joinVenues(bar, withOpening(instrument, snapshot))
        // On an exam day KRX opens before NXT, which has no bar of today until its first trade.
        const nxt = bar.date === today ? undefined : nxtDay(instrument, bar)
        if (venue === 'NXT') return nxt?.bar ?? []
        return nxt === undefined ? bar : joinVenues(bar, nxt)
      })
      // Before KRX opens only NXT has a bar of today.
      const isFirst = now !== undefined && now.date > (krx.at(-1)?.date ?? '') && now.date <= (range?.to ?? now.date)
      return isFirst ? [...joined, now] : joined
    },
    minutes(instrument, venue, day, at) {
      const krx = venue === 'NXT' && !hasOneMarket ? [] : krxMinutes(instrument, day, at)
      const nxt = venue === 'KRX' || hasOneMarket ? [] : sideBooks.of(instrument, day, 'NXT').minutesUpTo(at)
      const joined = new Map(nxt.map(({ at, price, volume }) => [at, { at, price, volume }]))
      for (const minute of krx)
        joined.set(minute.at, { ...minute, volume: minute.volume + (joined.get(minute.at)?.volume ?? 0) })
      return [...joined.values()].sort((one, other) => one.at - other.at)
    },
    trades(instrument, venue, day, at) {
      const trades = dayTrades(instrument, hasOneMarket && venue === 'both' ? 'KRX' : venue, day)
      let end = trades.length
      // Most callers ask for the newest trades of a day that is under way, or for the whole day.
      if (at < (trades.at(-1)?.at ?? at)) end = countUpTo(trades, at)
      return end === trades.length ? trades : trades.slice(0, end)
    },
  }
}

/** Number of days of trades that are kept: one for each of the 41 topics of a session, and some for lists of trades. */
const mostDays = 48

const dayBefore = (date: string): string => utcDate(utcMidnight(date) - dayMs)

/** Bar of NXT, and whether its first trade comes before KRX opens: on exam days and on the first day of a year it does not. */
interface NxtDay {
  readonly bar: DayBar
  readonly opensFirst: boolean
}

const opensFirst = ({ minutes }: SideBook, { opensAt }: TradingDay): boolean => (minutes[0]?.at ?? opensAt) < opensAt

/** Joins the bars of both venues, with the close of KRX. */
const joinVenues = (krx: DayBar, nxt: NxtDay): DayBar => ({
  ...joinBars(krx, nxt.bar),
  open: nxt.opensFirst ? nxt.bar.open : krx.open,
})

/** Joins the later trades of a day to its bar: the open and the close stay. */
const joinBars = (bar: DayBar, later: DayBar): DayBar => ({
  ...bar,
  high: Math.max(bar.high, later.high),
  low: Math.min(bar.low, later.low),
  volume: bar.volume + later.volume,
})

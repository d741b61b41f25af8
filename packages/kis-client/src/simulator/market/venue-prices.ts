import { kstText } from '../../values/dates.ts'
import { dayMs, utcDate, utcMidnight } from '../world/calendar/utc-days.ts'
import type { DayBar } from '../world/day-bar.ts'
import type { HolidayTable, Hours } from '../world/holiday-table.ts'
import { isTradedOnNxt, type SimulatedInstrument } from '../world/instruments.ts'
import { bookOf } from '../world/orders/books.ts'
import type { OrderHours } from '../world/orders/hours.ts'
import type { BarRange, PriceSnapshot, Prices } from '../world/prices.ts'
import { minuteStart, type TradingDay } from '../world/trading-day.ts'

/** Venues whose trades a quote of a Korean share shows: one, or both together. */
export type ShownVenue = 'KRX' | 'NXT' | 'both'

/** Price of a share on a venue at an instant. */
export interface VenueSnapshot extends PriceSnapshot {
  /** Trading day that it shows. */
  readonly tradingDay: TradingDay
  /** Instant of the last trade, in ms since 1970. */
  readonly tradedAt: number
}

/** Minute of a venue. */
export interface VenueMinute {
  /** Start of the minute, in ms since 1970. */
  readonly at: number
  readonly price: number
  /** Shares. */
  readonly volume: number
}

/** Prices of Korean shares on KRX and NXT. NXT's are those at which the orders of the simulation trade there. */
export interface VenuePrices {
  /** Returns the price of a share on a venue; undefined where the venue does not trade it, or has not yet. */
  snapshot(instrument: SimulatedInstrument, venue: ShownVenue, at: number): VenueSnapshot | undefined
  /** Returns the bars as `Prices.bars` does; those of NXT begin on the day on which NXT did. */
  bars(instrument: SimulatedInstrument, venue: ShownVenue, at: number, range?: BarRange): readonly DayBar[]
  /** Returns the minutes of a day up to `at`, oldest first. */
  minutes(instrument: SimulatedInstrument, venue: ShownVenue, day: TradingDay, at: number): readonly VenueMinute[]
}

const minuteMs = 60_000
/** NXT's part of KRX's volume, in its main market; and of a day's volume, in each minute before and after that. */
const mainPart = 0.3
const sidePart = 0.0002

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
  const bars = new Map<string, DayBar>()

  /** Returns the trades of NXT on a day by the minute, oldest first; none where it does not trade the share. */
  function nxtMinutes(instrument: SimulatedInstrument, day: TradingDay): readonly VenueMinute[] {
    const slot = isTradedOnNxt(instrument) ? options.orderHours.nxtDay(day) : undefined
    const book = slot && bookOf(slot, { ...options, instrument })
    const volumes = prices.intradayPath(instrument, day)?.volumes
    if (book === undefined || volumes === undefined) return []
    const side = Math.max(1, Math.floor((volumes.at(-1) ?? 0) * sidePart))
    const ofKrx = new Map(
      volumes.map((volume, minute) => [minuteStart(day, minute), volume - (volumes[minute - 1] ?? 0)]),
    )
    return Array.from({ length: book.length }, (_, index) => book.trade(index)).flatMap((trade) => {
      if (trade === undefined) return []
      const at = trade.at - (trade.at % minuteMs)
      const krx = ofKrx.get(at)
      return [{ at, price: trade.price, volume: krx === undefined ? side : Math.floor(krx * mainPart) }]
    })
  }

  function krxMinutes(instrument: SimulatedInstrument, day: TradingDay): readonly VenueMinute[] {
    const path = prices.intradayPath(instrument, day)
    return (path?.prices ?? []).map((price, minute) => ({
      at: minuteStart(day, minute),
      price,
      volume: (path?.volumes[minute] ?? 0) - (path?.volumes[minute - 1] ?? 0),
    }))
  }

  /** Returns the price on NXT, today's or the last one of the trading day before. */
  function nxtSnapshot(instrument: SimulatedInstrument, at: number): VenueSnapshot | undefined {
    const opened = holidays.dayAt('KRX', at)
    const today = holidays.dayOn('KRX', kstText(at).slice(0, 8))
    for (const tradingDay of today !== undefined && today.date !== opened?.date ? [today, opened] : [opened]) {
      if (tradingDay === undefined) continue
      const minutes = nxtMinutes(instrument, tradingDay).filter((minute) => minute.at <= at)
      const last = minutes.at(-1)
      if (last === undefined) continue
      const day = barOf(tradingDay.date, minutes)
      // The base of NXT's prices is KRX's close.
      const previous = prices.bars(instrument, at, { to: dayBefore(tradingDay.date), limit: 1 })[0]
      if (day !== undefined) return { price: last.price, day, previous, tradingDay, tradedAt: last.at }
    }
    return undefined
  }

  function krxSnapshot(instrument: SimulatedInstrument, at: number): VenueSnapshot | undefined {
    const snapshot = prices.snapshot(instrument, at)
    const tradingDay = holidays.dayAt('KRX', at)
    return snapshot && tradingDay && { ...snapshot, tradingDay, tradedAt: Math.min(at, tradingDay.closesAt) }
  }

  function nxtBar(instrument: SimulatedInstrument, { date }: DayBar): DayBar | undefined {
    const key = `${date}${instrument.symbol}`
    const known = bars.get(key)
    if (known !== undefined) return known
    const day = holidays.dayOn('KRX', date)
    const bar = day && barOf(date, nxtMinutes(instrument, day))
    if (bar !== undefined) bars.set(key, bar)
    return bar
  }

  const hasOneMarket = options.hours === 'always'

  return {
    snapshot(instrument, venue, at) {
      if (venue === 'NXT' && !isTradedOnNxt(instrument)) return undefined
      if (venue === 'KRX' || hasOneMarket) return krxSnapshot(instrument, at)
      const nxt = nxtSnapshot(instrument, at)
      return venue === 'NXT' ? nxt : joinSnapshots(krxSnapshot(instrument, at), nxt)
    },
    bars(instrument, venue, at, range) {
      const krx = prices.bars(instrument, at, range)
      if (venue === 'KRX' || hasOneMarket) return krx
      const now = nxtSnapshot(instrument, at)?.day
      const joined = krx.flatMap((bar) => {
        const nxt = bar.date === now?.date ? now : nxtBar(instrument, bar)
        if (venue === 'NXT') return nxt ?? []
        return nxt === undefined ? bar : joinBars(bar, nxt)
      })
      // Before KRX opens only NXT has a bar of today.
      const isFirst = now !== undefined && now.date > (krx.at(-1)?.date ?? '') && now.date <= (range?.to ?? now.date)
      return isFirst ? [...joined, now] : joined
    },
    minutes(instrument, venue, day, at) {
      const krx = venue === 'NXT' && !hasOneMarket ? [] : krxMinutes(instrument, day)
      const nxt = venue === 'KRX' || hasOneMarket ? [] : nxtMinutes(instrument, day)
      const joined = new Map(nxt.map((minute) => [minute.at, minute]))
      for (const minute of krx)
        joined.set(minute.at, { ...minute, volume: minute.volume + (joined.get(minute.at)?.volume ?? 0) })
      return [...joined.values()].filter((minute) => minute.at <= at).sort((one, other) => one.at - other.at)
    },
  }
}

const dayBefore = (date: string): string => utcDate(utcMidnight(date) - dayMs)

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

/** Joins the bars of both venues: NXT trades first and last on most days, and the close stays that of KRX. */
const joinBars = (krx: DayBar, nxt: DayBar): DayBar => ({
  date: krx.date,
  open: nxt.open,
  high: Math.max(krx.high, nxt.high),
  low: Math.min(krx.low, nxt.low),
  close: krx.close,
  volume: krx.volume + nxt.volume,
})

/** Joins both venues: the price is that of the later trade. */
function joinSnapshots(krx: VenueSnapshot | undefined, nxt: VenueSnapshot | undefined): VenueSnapshot | undefined {
  if (krx === undefined || nxt === undefined) return krx ?? nxt
  if (krx.day.date !== nxt.day.date) return krx.day.date > nxt.day.date ? krx : nxt
  const later = nxt.tradedAt > krx.tradedAt ? nxt : krx
  return { ...later, day: { ...joinBars(krx.day, nxt.day), close: later.price } }
}

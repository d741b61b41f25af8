import { isExchangeDay } from '../world/calendar/exchange-days.ts'
import type { DayBar } from '../world/day-bar.ts'
import type { HolidayTable } from '../world/holiday-table.ts'
import type { SimulatedInstrument } from '../world/instruments.ts'
import { nearestTick, parseUnits } from '../world/price-units.ts'
import { bell, type SeededRandom } from '../world/random.ts'
import type { TradingDay } from '../world/trading-day.ts'
import { wasSuspended } from './corporate-actions.ts'
import { countWhile } from './count-while.ts'
import { pastBarDate } from './past-bar-dates.ts'

/** Days of an instrument, adjusted for every split. */
export interface PriceHistory {
  /** Days since 2020-01-02, oldest first, as far as they were asked for. */
  readonly days: readonly DayBar[]
  /** Counts the bars of `days` on or before that day. */
  upTo(day: TradingDay): number
  /** Returns the day that lies `back` days before 2020-01-02, from 0; undefined before the listing. */
  past(back: number): DayBar | undefined
  /** Returns whether charts show the bar of `days` at an index. */
  isCharted(index: number): boolean
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

/** Nature of a symbol's days. */
interface Nature {
  readonly base: number
  readonly volatility: number
  readonly usualVolume: number
}

/**
 * Draws each trading day from the day before, up to the latest that was asked for; the days before 2020 are drawn from the
 * day after, back to the listing.
 */
export function drawHistory(
  instrument: SimulatedInstrument,
  random: SeededRandom,
  holidays: HolidayTable,
): PriceHistory {
  const { market } = instrument
  const days: DayBar[] = []
  // Kept beside the days: a chart of a year asks for it 250 times.
  const charted: boolean[] = []
  const nature = {
    base: parseUnits(market, instrument.basePrice) ?? 0,
    volatility: calmest + (wildest - calmest) * random(-1, 0),
    usualVolume: Math.round(200_000 * 30 ** random(-1, 1)),
  }
  let close = nature.base
  return {
    days,
    upTo(day) {
      const dates = holidays.tradingDates(market)
      for (let index = days.length; index <= day.index; index += 1) {
        const open = nearestTick(instrument, close * (1 + 0.35 * nature.volatility * bell(random, index, 0)))
        const trend = drift + (pull * (nature.base - open)) / Math.max(nature.base, open)
        close = nearestTick(instrument, open * (1 + trend + 0.9 * nature.volatility * bell(random, index, 1)))
        const date = dates[index] ?? day.date
        days.push(drawBar(instrument, random, { ...nature, date, index, open, close }))
        // Also where the simulation lets a market trade at any hour, a chart has the days of its exchanges.
        charted.push(isExchangeDay(market, date))
      }
      return day.index + 1
    },
    past: drawPast(instrument, random, nature),
    isCharted: (index) => charted[index] ?? false,
  }
}

function drawBar(
  instrument: SimulatedInstrument,
  random: SeededRandom,
  day: Nature & { readonly date: string; readonly index: number; readonly open: number; readonly close: number },
): DayBar {
  const { date, index, open, close, volatility, usualVolume } = day
  const above = 0.5 * volatility * Math.abs(bell(random, index, 2))
  const below = 0.5 * volatility * Math.abs(bell(random, index, 3))
  return {
    date,
    open,
    high: nearestTick(instrument, Math.max(open, close) * (1 + above)),
    low: nearestTick(instrument, Math.min(open, close) * (1 - below)),
    close,
    volume: Math.round(usualVolume * (0.5 + random(index, 16)) * (1 + 30 * Math.abs(close / open - 1))),
  }
}

/** Draws the days before 2020-01-02 backwards from the base price. Their indexes begin below those of the later days. */
function drawPast(instrument: SimulatedInstrument, random: SeededRandom, nature: Nature): PriceHistory['past'] {
  const { market, listedOn } = instrument
  const bars: DayBar[] = []
  let close = nature.base
  return (back) => {
    while (bars.length <= back) {
      const date = pastBarDate(market, bars.length)
      if (date < listedOn) return undefined
      if (wasSuspended(instrument, date)) {
        bars.push({ date, open: close, high: close, low: close, close, volume: 0 })
        continue
      }
      const index = -2 - bars.length
      const trend = (pull * (nature.base - close)) / Math.max(nature.base, close)
      const open = nearestTick(instrument, close * (1 + trend + 0.9 * nature.volatility * bell(random, index, 1)))
      bars.push(drawBar(instrument, random, { ...nature, date, index, open, close }))
      close = nearestTick(instrument, open * (1 + 0.35 * nature.volatility * bell(random, index, 0)))
    }
    return bars[back]
  }
}

/** Returns the history of an instrument whose days the caller gave: it has no others. */
export function givenHistory(days: readonly DayBar[]): PriceHistory {
  return {
    days,
    upTo({ date }) {
      // Each quote asks for it several times, and the days may be those of decades.
      return countWhile(days, (bar) => bar.date <= date)
    },
    past: () => undefined,
    isCharted: () => true,
  }
}

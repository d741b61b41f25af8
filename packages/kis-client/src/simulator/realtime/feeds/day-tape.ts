import { type Interruption, interruptionOf } from '../../market/trading-state.ts'
import type { ShownVenue, VenueTrade } from '../../market/venue-trade.ts'
import { dayMs, utcDate, utcMidnight } from '../../world/calendar/utc-days.ts'
import type { DayBar } from '../../world/day-bar.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import type { TradingDay } from '../../world/trading-day.ts'
import type { World } from '../../world/world.ts'

/** Parts of the world that the feeds of prices read. */
export type MarketContext = Pick<
  World,
  'holidays' | 'hours' | 'instruments' | 'orderHours' | 'prices' | 'seed' | 'venuePrices'
>

/** Trades of an instrument on a venue on one day. */
export interface DayTape {
  readonly day: TradingDay
  /** Returns the last day before it that charts show. */
  readonly previous: () => DayBar | undefined
  readonly trades: readonly VenueTrade[]
  /** Volatility interruption of the day; undefined on a day without. */
  readonly interruption: Interruption | undefined
}

/** Trades of an instrument on a venue. */
export interface Tape {
  readonly instrument: SimulatedInstrument
  readonly venue: ShownVenue
  /** Returns the trades of a calendar day, `yyyyMMdd`; undefined where nothing trades on it. */
  dayOn(date: string): DayTape | undefined
}

/** Tapes of all instruments; the newest days are kept, since several feeds read one. */
export interface Tapes {
  tapeOf(instrument: SimulatedInstrument, venue: ShownVenue): Tape
}

/** Number of days of tapes that are kept: two of each of the topics that a session has. */
const mostTapes = 82

export function createTapes(context: MarketContext): Tapes {
  const { holidays, prices, venuePrices } = context
  const kept = new Map<string, DayTape | undefined>()

  function draw(instrument: SimulatedInstrument, venue: ShownVenue, date: string): DayTape | undefined {
    const day = holidays.dayOn(instrument.market, date)
    if (day === undefined) return undefined
    const trades = venuePrices.trades(instrument, venue, day, Number.POSITIVE_INFINITY)
    const [first] = trades
    if (first === undefined) return undefined
    const at = Math.max(first.at, day.opensAt)
    let previous: { readonly bar: DayBar | undefined } | undefined
    const path = instrument.market === 'KRX' ? prices.intradayPath(instrument, day) : undefined
    return {
      day,
      trades,
      interruption: path && interruptionOf(path, day),
      // Read once the day has come: the holidays of a day to come may not be known.
      previous() {
        const isKorean = instrument.market === 'KRX'
        const read = () => (isKorean ? venuePrices.snapshot(instrument, venue, at) : prices.snapshot(instrument, at))
        previous ??= { bar: read()?.previous }
        return previous.bar
      },
    }
  }

  return {
    tapeOf: (instrument, venue) => ({
      instrument,
      venue,
      dayOn(date) {
        const key = `${venue}/${instrument.market}/${instrument.symbol}/${date}`
        if (kept.has(key)) return kept.get(key)
        const [oldest] = kept.keys()
        if (oldest !== undefined && kept.size === mostTapes) kept.delete(oldest)
        const tape = draw(instrument, venue, date)
        kept.set(key, tape)
        return tape
      },
    }),
  }
}

/** Longest span without a trade that a topic looks over, in days: the longest holidays of an exchange, and then some. */
const mostDays = 14

/** Yields the calendar days of a market from an instant to another, and at most those of two weeks. */
export function* datesBetween(
  { holidays }: MarketContext,
  market: SimulatedInstrument['market'],
  from: number,
  to: number,
): Generator<string, undefined> {
  const last = to === Number.POSITIVE_INFINITY ? undefined : holidays.dateAt(market, to)
  let date = holidays.dateAt(market, from)
  for (let days = 0; days < mostDays && (last === undefined || date <= last); days += 1) {
    yield date
    if (date === last) return undefined
    date = utcDate(utcMidnight(date) + dayMs)
  }
  return undefined
}

import { withTrade } from '@stockeye/example-trader/market/day-so-far'
import { stopsOf } from '@stockeye/example-trader/risk/stops'
import type { DaySoFar, HeldPosition } from '@stockeye/example-trader/rules/rules'
import { type Candle, type Decimal, parseDecimal } from '@stockeye/kis-client'
import type { DayBar, MinuteBar } from '../../src/data/bar-data.ts'
import type { prepareYear } from './year.ts'

/** Position of the loop: filled whole, at once, at the price of the minute. */
interface Held extends HeldPosition {
  readonly days: number
}

/**
 * Runs the same rules and stops over the same bars without an engine: no account, no orders, no costs, no clock.
 *
 * @returns the number of minutes that it has read
 */
export function runPlainLoop({ data, rules, from, to }: ReturnType<typeof prepareYear>): number {
  const { rules: its, stops: settings } = rules.KRX
  let bars = 0
  for (const instrument of data.instruments) {
    const days = data.days(instrument.symbol)
    const candles = days.map(toCandle)
    let held: Held | undefined
    for (const [index, { date }] of days.entries()) {
      if (date < from || date > to || index < its.days) continue
      const before = candles.slice(index - its.days, index)
      const plan = its.plan(before, instrument)
      held &&= { ...held, days: held.days + 1, daysHeld: held.days + 1 }
      let stops = held && stopsOf(held, settings, before)
      let day: DaySoFar | undefined
      let volume = 0
      for (const minute of data.minutes(instrument.symbol, date) ?? []) {
        volume += minute.volume
        day = afterMinute(day, minute, date, parseDecimal(String(volume)))
        bars += 1
        if (held !== undefined && (stops?.reasonAt(day) ?? plan.exit(day, held)) !== undefined) held = undefined
        else if (held === undefined && plan.entry(day) !== undefined) {
          held = { averagePrice: day.last, daysHeld: 0, days: 0 }
          stops = stopsOf(held, settings, before)
        }
      }
    }
  }
  return bars
}

function afterMinute(
  before: DaySoFar | undefined,
  { open, high, low, close }: MinuteBar,
  date: DaySoFar['date'],
  volume: Decimal,
): DaySoFar {
  let day = before
  for (const price of [open, high, low, close]) day = withTrade(day, { date, price: parseDecimal(price), volume })
  return day as DaySoFar
}

const toCandle = ({ date, open, high, low, close, volume }: DayBar): Candle => ({
  date,
  open: parseDecimal(open),
  high: parseDecimal(high),
  low: parseDecimal(low),
  close: parseDecimal(close),
  volume: parseDecimal(String(volume)),
  isAdjusted: true,
})

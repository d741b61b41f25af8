import { type CalendarDate, type Exchange, marketOf, regularTradingHours } from '@stockeye/kis-client'
import type { MinuteBar, PriceBar } from './bar-data.ts'
import { sessionMinutes } from './trading-days.ts'

/** Day of minutes at an exchange. */
export interface MinuteDay {
  readonly exchange: Exchange
  readonly date: CalendarDate
}

const minuteMs = 60_000
/** Prices that the simulator takes: whole won, and dollars with four decimals. */
const won = /^\d{1,11}(\.0+)?$/
const dollars = /^\d{1,11}(\.\d{1,4}0*)?$/

/**
 * Returns the first reason why a market cannot trade the minutes of a day; undefined for minutes that it can. The rules are those of the
 * simulator's option `minutes`: a day that breaks one would end a backtest.
 */
export function findMistake(day: MinuteDay, minutes: readonly MinuteBar[]): string | undefined {
  const hours = regularTradingHours(marketOf(day.exchange), day.date)
  if (hours === undefined) return `${day.date} is not a trading day of ${day.exchange}`
  if (!minutes.some(({ volume }) => volume > 0)) return 'it has no minute with volume'
  for (const [index, bar] of minutes.entries()) {
    const mistake = mistakeOf(bar, minutes[index - 1], { day, hours })
    if (mistake !== undefined) return mistake
  }
  return mistakeOfAuction(day, hours.closesAt, minutes)
}

function mistakeOf(
  bar: MinuteBar,
  before: MinuteBar | undefined,
  { day, hours }: { readonly day: MinuteDay; readonly hours: { readonly opensAt: number; readonly closesAt: number } },
): string | undefined {
  const { startsAt } = bar
  const { opensAt, closesAt } = hours
  const reason =
    before !== undefined && startsAt <= before.startsAt
      ? `is ${startsAt === before.startsAt ? 'there twice' : 'not later than the one before'}`
      : (startsAt - opensAt) % minuteMs !== 0
        ? 'does not start at a whole minute'
        : startsAt < opensAt || startsAt > closesAt
          ? 'is outside of the regular hours'
          : mistakeOfBar(day.exchange, bar)
  // A year of ten symbols has a million minutes: only one that is wrong has its time formatted.
  return reason && `the minute of ${timeOf(day.exchange, startsAt)} ${reason}`
}

/** Returns why a bar has no prices of an exchange, such as `has a price of 0`; undefined for one that has. */
export function mistakeOfBar(exchange: Exchange, { open, high, low, close, volume }: PriceBar): string | undefined {
  const form = marketOf(exchange) === 'KRX' ? won : dollars
  const wrong = [open, high, low, close].find((price) => !form.test(price))
  if (wrong !== undefined) return `has the price ${wrong}, which is not one of ${exchange}`
  const [lowest, highest] = [Number(low), Number(high)]
  const isInside = [open, close].every((price) => lowest <= Number(price) && Number(price) <= highest)
  if (!isInside) return 'has prices outside of its high and low'
  if (lowest === 0) return 'has a price of 0'
  return Number.isSafeInteger(volume) && volume >= 0 ? undefined : 'has no whole volume'
}

/** Checks the last minute: on KRX it may be the closing auction, which has one price; at other closes nothing starts. */
function mistakeOfAuction(day: MinuteDay, closesAt: number, minutes: readonly MinuteBar[]): string | undefined {
  const traded = minutes.filter(({ volume }) => volume > 0)
  const last = traded.at(-1)
  if (last === undefined) return undefined
  const named = ({ startsAt }: MinuteBar) => `the minute of ${timeOf(day.exchange, startsAt)}`
  if (marketOf(day.exchange) !== 'KRX')
    return last.startsAt === closesAt ? `${named(last)} starts at the close` : undefined
  const { opensAt, count } = sessionMinutes('KRX', day.date)
  if (last.startsAt <= opensAt + count * minuteMs) return undefined
  if (Number(last.high) !== Number(last.low))
    return `${named(last)} is the closing auction, which has one price, and it has ${last.low} to ${last.high}`
  const besides = traded.find((bar) => bar !== last && bar.startsAt === closesAt - minuteMs)
  return besides && `${named(besides)} is part of the closing auction, which has a row too`
}

/** Formats an instant as the exchange's clock shows it. */
export const timeOf = (exchange: Exchange, at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', {
    timeZone: marketOf(exchange) === 'KRX' ? 'Asia/Seoul' : 'America/New_York',
    hour: '2-digit',
    minute: '2-digit',
  })

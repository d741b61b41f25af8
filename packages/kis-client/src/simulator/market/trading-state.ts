import type { SimulatedInstrument } from '../world/instruments.ts'
import type { IntradayPath } from '../world/intraday-path.ts'
import { isSuspended, type PriceSnapshot, type Prices } from '../world/prices.ts'
import { minuteAt, minuteStart, type TradingDay } from '../world/trading-day.ts'

/** State of trading in a Korean share, as KIS's quotes say it. */
export interface TradingState {
  readonly isSuspended: boolean
  /** Whether a volatility interruption (VI) holds. */
  readonly isInterrupted: boolean
}

/** Move from the day's open that triggers the static interruption, and its length. @see KRX's rules of 정적 VI */
const trigger = 0.1
const interruptedMinutes = 2

/** Returns the state of trading at an instant of a trading day. The orders of the simulation trade through an interruption. */
export function tradingStateOf(
  { prices }: { readonly prices: Prices },
  now: { readonly instrument: SimulatedInstrument; readonly snapshot: PriceSnapshot; readonly day: TradingDay },
  at: number,
): TradingState {
  const { instrument, snapshot, day } = now
  const path = at < day.closesAt ? prices.intradayPath(instrument, day) : undefined
  const minute = path && minuteAt(day, at)
  return {
    isSuspended: isSuspended(snapshot.day),
    isInterrupted: path !== undefined && minute !== undefined && isInterrupted(path, minute),
  }
}

function isInterrupted(path: IntradayPath, minute: number): boolean {
  const triggered = triggeredMinute(path)
  return triggered !== undefined && triggered <= minute && minute < triggered + interruptedMinutes
}

/** Returns the minute whose price triggers the interruption; undefined on a day without. */
function triggeredMinute({ opens: prices }: IntradayPath): number | undefined {
  const [open] = prices
  if (open === undefined) return undefined
  // A loop, since every quote asks: no call for each minute.
  let triggered = 0
  while (triggered < prices.length && Math.abs((prices[triggered] ?? open) / open - 1) < trigger) triggered += 1
  return triggered === prices.length ? undefined : triggered
}

/** Volatility interruption of a day. */
export interface Interruption {
  readonly at: number
  readonly endsAt: number
  /** Price that triggered it, and the one from which its distance counts, in units. */
  readonly price: number
  readonly reference: number
}

/** Returns the interruption of a day; undefined on a day without. */
export function interruptionOf(path: IntradayPath, day: TradingDay): Interruption | undefined {
  const minute = triggeredMinute(path)
  const [reference] = path.opens
  const price = minute === undefined ? undefined : path.opens[minute]
  if (minute === undefined || price === undefined || reference === undefined) return undefined
  const at = minuteStart(day, minute)
  return { at, endsAt: Math.min(day.closesAt, at + interruptedMinutes * 60_000), price, reference }
}

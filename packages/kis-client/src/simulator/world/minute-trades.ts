import { countWhile } from '../market/count-while.ts'
import type { SeededRandom } from './random.ts'

/** Trade within a minute. */
export interface MinuteTrade {
  /** Time since the start of the minute, in ms: whole seconds, as KIS shows them. */
  readonly offsetMs: number
  /** Quantity in shares. */
  readonly quantity: number
}

const minuteMs = 60_000
/** First channel of the random numbers of a minute's trades: two for each trade. */
const firstChannel = 200
/** Most trades of a minute, whose channels do not meet those of others. */
const mostTrades = 100

/**
 * Draws the trades of a minute, oldest first: together they have its volume, and several of them may share a second. The
 * price of the minute holds from its start, so the first trade lies there.
 */
export function drawTrades(
  random: SeededRandom,
  minute: number,
  { volume, gapMs, fromMs = 0 }: { readonly volume: number; readonly gapMs: number; readonly fromMs?: number },
): readonly MinuteTrade[] {
  if (volume <= 0) return []
  const usual = (minuteMs - fromMs) / gapMs
  const count = Math.min(volume, mostTrades, 1 + Math.floor(usual * (0.5 + random(minute, firstChannel))))
  const seconds = (minuteMs - fromMs) / 1_000
  const offsets = Array.from({ length: count }, (_, index) =>
    index === 0 ? fromMs : fromMs + 1_000 * Math.floor(seconds * random(minute, firstChannel + 2 * index)),
  ).sort((one, other) => one - other)
  const weights = offsets.map((_, index) => 0.05 + random(minute, firstChannel + 2 * index + 1) ** 3)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // Each trade has a share, and the rest is spread by weight.
  const rest = volume - count
  let weight = 0
  let spread = 0
  return offsets.map((offsetMs, index) => {
    weight += weights[index] ?? 0
    const upTo = index === count - 1 ? rest : Math.floor((rest * weight) / total)
    const quantity = 1 + upTo - spread
    spread = upTo
    return { offsetMs, quantity }
  })
}

/** Trade of the regular hours, with its price in units. */
export interface PathTrade extends MinuteTrade {
  readonly price: number
  /** Whether a buyer took it. */
  readonly isBuy: boolean
}

/** Returns the shares that have traded by an instant of the minute. */
export function tradedUpTo(trades: readonly MinuteTrade[], offsetMs: number): number {
  let sum = 0
  for (const trade of trades) if (trade.offsetMs <= offsetMs) sum += trade.quantity
  return sum
}

/** Counts the trades up to an instant. */
export const countUpTo = (trades: readonly { readonly at: number }[], at: number): number =>
  countWhile(trades, (trade) => trade.at <= at)

import type { DayBar } from './day-bar.ts'
import type { SimulatedInstrument } from './instruments.ts'
import { tickOf } from './price-units.ts'
import { bell, type SeededRandom } from './random.ts'

/** Day minute by minute, each list as long as the trading day. A price holds for the whole minute. */
export interface IntradayPath {
  readonly prices: readonly number[]
  /** Highest and lowest price so far. */
  readonly highs: readonly number[]
  readonly lows: readonly number[]
  /** Shares traded so far. */
  readonly volumes: readonly number[]
}

// Channels of the day's random numbers, one number a minute each.
const highChannel = 0
const lowChannel = 1
const volumeChannel = 2
const stepChannel = 1

/** Walks from the bar's open to its close, through its high and its low and never beyond them. */
export function drawIntradayPath(
  instrument: SimulatedInstrument,
  bar: DayBar,
  options: { readonly minutes: number; readonly random: SeededRandom; readonly key: number },
): IntradayPath {
  const { minutes } = options
  const random: SeededRandom = (minute, channel) => options.random((options.key + 1) * 2_000 + minute, 100 + channel)
  const last = minutes - 1
  const highAt = 1 + Math.floor(random(-1, highChannel) * (last - 1))
  const lowPick = 1 + Math.floor(random(-1, lowChannel) * (last - 2))
  const lowAt = lowPick < highAt ? lowPick : lowPick + 1
  const anchors: readonly Anchor[] = [
    { minute: 0, price: bar.open },
    ...[
      { minute: highAt, price: bar.high },
      { minute: lowAt, price: bar.low },
    ].sort((a, b) => a.minute - b.minute),
    { minute: last, price: bar.close },
  ]
  const prices = anchors.slice(1).flatMap((to, index) => bridge(anchors[index] ?? to, to, { instrument, bar, random }))
  prices.push(bar.close)
  return {
    prices,
    highs: soFar(prices, Math.max),
    lows: soFar(prices, Math.min),
    volumes: spread(bar.volume, minutes, random),
  }
}

interface Anchor {
  readonly minute: number
  readonly price: number
}

/** Draws a random walk that ends at `to`; the price `to` itself belongs to the next piece. */
function bridge(
  from: Anchor,
  to: Anchor,
  { instrument, bar, random }: { instrument: SimulatedInstrument; bar: DayBar; random: SeededRandom },
): number[] {
  const length = to.minute - from.minute
  const stride = ((bar.high - bar.low) * 0.5) / Math.sqrt(Math.max(1, length))
  const walk: number[] = [0]
  for (let step = 1; step <= length; step += 1)
    walk.push((walk[step - 1] ?? 0) + stride * bell(random, from.minute + step, stepChannel))
  const drift = (to.price - from.price - (walk[length] ?? 0)) / Math.max(1, length)
  return walk.slice(0, length).map((height, step) => {
    if (step === 0) return from.price
    const price = from.price + height + drift * step
    const tick = tickOf(instrument, price)
    return Math.min(bar.high, Math.max(bar.low, Math.round(price / tick) * tick))
  })
}

function soFar(prices: readonly number[], pick: (a: number, b: number) => number): number[] {
  let extreme = prices[0] ?? 0
  return prices.map((price) => {
    extreme = pick(extreme, price)
    return extreme
  })
}

/** Spreads the day's volume over its minutes, with more at both ends. */
function spread(volume: number, minutes: number, random: SeededRandom): number[] {
  let sum = 0
  const sums = Array.from({ length: minutes }, (_, minute) => {
    const middle = (2 * minute) / minutes - 1
    sum += (0.5 + 2 * middle ** 2) * (0.5 + random(minute, volumeChannel))
    return sum
  })
  return sums.map((upTo) => Math.floor(volume * (upTo / sum)))
}

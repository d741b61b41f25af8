import type { DayBar } from './day-bar.ts'
import type { SimulatedInstrument } from './instruments.ts'
import { type Liveliness, livelinessOf } from './liveliness.ts'
import { drawTrades, type MinuteTrade, type PathTrade, tradedUpTo } from './minute-trades.ts'
import { tickOf } from './price-units.ts'
import { bell, type SeededRandom } from './random.ts'

/** Prices of a span in units, and its volume in shares. */
export interface PriceRange {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

/**
 * Day minute by minute, each list as long as the trading day. A closing auction belongs to the last minute: its volume is that of
 * the auction.
 */
export interface IntradayPath {
  /** Price at the end of each minute. */
  readonly prices: readonly number[]
  /** Price from the start of each minute on. A drawn price holds for its whole minute. */
  readonly opens: readonly number[]
  /** Highest and lowest price so far, at the end of the minute. */
  readonly highs: readonly number[]
  readonly lows: readonly number[]
  /** Shares traded so far, at the end of the minute. */
  readonly volumes: readonly number[]
  /** Whether orders meet each trade. In a drawn minute they meet its one price. */
  readonly hasTape: boolean
  /** Returns the trades of a minute, oldest first. The trade of a closing auction lies at its end. */
  trades(minute: number): readonly PathTrade[]
  /** Returns a minute up to an offset in it; a drawn one begins at the price before it. */
  minute(minute: number, untilMs: number): PriceRange
  /** Returns the day up to an offset in a minute; undefined before its first trade. */
  dayUpTo(minute: number, untilMs: number): PriceRange | undefined
}

// Channels of the day's random numbers, one number a minute each.
const highChannel = 0
const lowChannel = 1
const volumeChannel = 2
const silenceChannel = 3
const stepChannel = 1

/** Part of the day's volume that the closing auction trades. */
const auctionPart = 0.05
const minuteMs = 60_000

/** Walks from the bar's open to its close, through its high and its low and never beyond them. */
export function drawIntradayPath(
  instrument: SimulatedInstrument,
  bar: DayBar,
  options: {
    readonly minutes: number
    /** Minutes of the closing auction at the end of the day, in which nothing trades. @default 0 */
    readonly auctionMinutes?: number
    readonly random: SeededRandom
    readonly key: number
  },
): IntradayPath {
  const { minutes, auctionMinutes = 0 } = options
  const random: SeededRandom = (minute, channel) => options.random((options.key + 1) * 2_000 + minute, 100 + channel)
  const last = minutes - 1 - auctionMinutes
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
  const walk = anchors.slice(1).flatMap((to, index) => bridge(anchors[index] ?? to, to, { instrument, bar, random }))
  walk.push(bar.close)
  const liveliness = livelinessOf(instrument)
  const isAnchor = new Set(anchors.map(({ minute }) => minute))
  const isSilent = (minute: number) => !isAnchor.has(minute) && random(minute, silenceChannel) < liveliness.silentPart
  const auctionVolume = auctionMinutes === 0 ? 0 : Math.floor(bar.volume * auctionPart)
  const volumes = spread(bar.volume - auctionVolume, { minutes: walk.length, random, isSilent })
  // Where nothing trades the price stays: the last trade has the price of the quote.
  const prices: number[] = []
  walk.forEach((price, minute) => {
    const trades = isAnchor.has(minute) || volumes[minute] !== volumes[minute - 1]
    prices.push(trades ? price : (prices[minute - 1] ?? price))
  })
  for (let minute = walk.length; minute < minutes; minute += 1) {
    prices.push(bar.close)
    volumes.push(minute === minutes - 1 ? bar.volume : bar.volume - auctionVolume)
  }
  const highs = soFar(prices, Math.max)
  const lows = soFar(prices, Math.min)
  const trades = tradesOf({ prices, volumes, hasAuction: auctionMinutes > 0, random, liveliness })
  const volumeOf = (minute: number, untilMs: number): number => {
    if (untilMs < minuteMs) return tradedUpTo(trades(minute), untilMs)
    return (volumes[minute] ?? bar.volume) - (volumes[minute - 1] ?? 0)
  }
  return {
    prices,
    opens: prices,
    highs,
    lows,
    volumes,
    hasTape: false,
    trades,
    minute(minute, untilMs) {
      const close = prices[minute] ?? bar.close
      const open = prices[minute - 1] ?? close
      const volume = volumeOf(minute, untilMs)
      return { open, high: Math.max(open, close), low: Math.min(open, close), close, volume }
    },
    dayUpTo: (minute, untilMs) => ({
      open: bar.open,
      high: highs[minute] ?? bar.high,
      low: lows[minute] ?? bar.low,
      close: prices[minute] ?? bar.close,
      volume: (volumes[minute - 1] ?? 0) + volumeOf(minute, untilMs),
    }),
  }
}

function tradesOf(path: {
  readonly prices: readonly number[]
  readonly volumes: readonly number[]
  readonly hasAuction: boolean
  readonly random: SeededRandom
  readonly liveliness: Liveliness
}): IntradayPath['trades'] {
  const { prices, volumes, hasAuction, random, liveliness } = path
  // The minute that is under way is read by every quote.
  let kept: { readonly minute: number; readonly trades: readonly PathTrade[] } | undefined
  const draw = (minute: number): readonly MinuteTrade[] => {
    const volume = (volumes[minute] ?? 0) - (volumes[minute - 1] ?? 0)
    if (hasAuction && minute === prices.length - 1)
      return volume === 0 ? [] : [{ offsetMs: minuteMs, quantity: volume }]
    // A day with fewer shares than prices moves without volume.
    if (volume === 0 && prices[minute] !== prices[minute - 1] && prices[minute] !== undefined)
      return [{ offsetMs: 0, quantity: 0 }]
    return drawTrades(random, minute, { volume, gapMs: liveliness.gapMs })
  }
  // The trades of a minute count for the side to which its price moved.
  const priced = (trade: MinuteTrade, minute: number): PathTrade => {
    const price = prices[minute] ?? 0
    return { ...trade, price, isBuy: price >= (prices[minute - 1] ?? price) }
  }
  return (minute) => {
    if (kept?.minute !== minute) kept = { minute, trades: draw(minute).map((trade) => priced(trade, minute)) }
    return kept.trades
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

/** Spreads a volume over the minutes that trade, with more at both ends. */
function spread(
  volume: number,
  options: {
    readonly minutes: number
    readonly random: SeededRandom
    readonly isSilent: (minute: number) => boolean
  },
): number[] {
  const { minutes, random, isSilent } = options
  let sum = 0
  const sums = Array.from({ length: minutes }, (_, minute) => {
    const middle = (2 * minute) / minutes - 1
    if (!isSilent(minute)) sum += (0.5 + 2 * middle ** 2) * (0.5 + random(minute, volumeChannel))
    return sum
  })
  return sums.map((upTo) => Math.floor(volume * (upTo / sum)))
}

import type { MinuteBar } from './bar-data.ts'
import type { DrawnDay } from './day-walk.ts'
import type { PriceGrid } from './price-grid.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { SessionMinutes } from './trading-days.ts'

/** Part of the day's volume that the closing auction trades. */
const auctionPart = 0.06
const minuteMs = 60_000

/**
 * Draws the minutes of a day from its bar: a walk from the open through the high and the low to the close, which touches both ends and
 * goes beyond neither. Together the minutes have the bar's prices and its volume.
 */
export function walkMinutes(
  day: DrawnDay,
  session: SessionMinutes,
  { grid, random }: { readonly grid: PriceGrid; readonly random: SeededRandom },
): readonly MinuteBar[] {
  const closes = drawCloses(day, session, { grid, random })
  const volumes = spreadVolume(day.volume, session, random)
  const wick = (day.high - day.low) / (4 * Math.sqrt(session.count))
  const format = keptFormat(grid)
  const minutes: MinuteBar[] = []
  let open = day.open
  for (let index = 0; index < session.count; index += 1) {
    const close = closes[index] ?? day.close
    const high = Math.min(day.high, grid.nearest(Math.max(open, close) + wick * random()))
    const low = Math.max(day.low, grid.nearest(Math.min(open, close) - wick * random()))
    minutes.push({
      startsAt: session.opensAt + index * minuteMs,
      open: format(open),
      high: format(high),
      low: format(low),
      close: format(close),
      volume: volumes[index] ?? 0,
    })
    open = close
  }
  if (session.auctionAt === undefined) return minutes
  const price = format(day.close)
  const volume = volumes[session.count] ?? 0
  minutes.push({ startsAt: session.auctionAt, open: price, high: price, low: price, close: price, volume })
  return minutes
}

/** Draws the last price of each minute. */
function drawCloses(
  day: DrawnDay,
  { count, auctionAt }: SessionMinutes,
  { grid, random }: { readonly grid: PriceGrid; readonly random: SeededRandom },
): Float64Array {
  const last = count - 1
  const highAt = Math.floor(random() * last)
  const lowPick = Math.floor(random() * (last - 1))
  const lowAt = lowPick < highAt ? lowPick : lowPick + 1
  const clamp = (units: number) => Math.min(day.high, Math.max(day.low, grid.nearest(units)))
  // The auction's price differs a little from that of the last trade before it.
  const beforeAuction = day.close + (day.high - day.low) * 0.1 * (random() - 0.5)
  const points = [
    { at: Math.min(highAt, lowAt), price: highAt < lowAt ? day.high : day.low },
    { at: Math.max(highAt, lowAt), price: highAt < lowAt ? day.low : day.high },
    { at: last, price: auctionAt === undefined ? day.close : clamp(beforeAuction) },
  ]
  const closes = new Float64Array(count)
  const stride = (day.high - day.low) * 0.9
  let from = { at: -1, price: day.open }
  for (const to of points) {
    const length = to.at - from.at
    const scale = stride / Math.sqrt(length)
    let height = 0
    for (let index = from.at + 1; index <= to.at; index += 1) {
      height += scale * (random() + random() - 1)
      closes[index] = height
    }
    // A bridge: the walk is tilted so that it ends at the point.
    const tilt = (to.price - from.price - height) / length
    for (let index = from.at + 1; index < to.at; index += 1)
      closes[index] = clamp(from.price + (closes[index] ?? 0) + tilt * (index - from.at))
    closes[to.at] = to.price
    from = to
  }
  return closes
}

/** Spreads the day's shares over its minutes, with more at both ends, and at least one for each; the auction's come last. */
function spreadVolume(volume: number, { count, auctionAt }: SessionMinutes, random: SeededRandom): Float64Array {
  const rows = auctionAt === undefined ? count : count + 1
  const sums = new Float64Array(rows)
  let sum = 0
  for (let index = 0; index < count; index += 1) {
    const middle = (2 * index) / count - 1
    sum += (0.4 + 2 * middle * middle) * (0.5 + random())
    sums[index] = sum
  }
  if (auctionAt !== undefined) {
    sum /= 1 - auctionPart
    sums[count] = sum
  }
  const rest = volume - rows
  let before = 0
  for (let index = 0; index < rows; index += 1) {
    const upTo = index === rows - 1 ? rest : Math.floor((rest * (sums[index] ?? 0)) / sum)
    sums[index] = 1 + upTo - before
    before = upTo
  }
  return sums
}

/** Returns a formatter that remembers the texts of one day: four prices a minute, of a few hundred steps of the grid. */
function keptFormat(grid: PriceGrid): (units: number) => string {
  const kept = new Map<number, string>()
  return (units) => {
    const known = kept.get(units)
    if (known !== undefined) return known
    const text = grid.format(units)
    kept.set(units, text)
    return text
  }
}

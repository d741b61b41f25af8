import type { CalendarDate } from '@stockeye/kis-client'
import type { PriceGrid } from './price-grid.ts'
import { createSeededRandom, drawBell, type SeededRandom } from './seeded-random.ts'

/** Day that is drawn, prices in units of the grid. */
export interface DrawnDay {
  readonly date: CalendarDate
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

export interface DayWalkOptions {
  readonly seed: number
  readonly symbol: string
  readonly grid: PriceGrid
  /** Close before the first day, in units. */
  readonly base: number
  /** Usual number of shares a day. */
  readonly usualVolume: number
  /** Highest change from one close to any price of the next day, as a ratio; undefined where the market has no limit. */
  readonly limit: number | undefined
}

/** Stretch of days that drift one way. */
interface Trend {
  readonly drift: number
  readonly daysLeft: number
}

/**
 * Draws the days of an instrument, each from the close before it: a gap, a step and two wicks, with trends of one to six weeks, and now
 * and then a jump at the open or within the day.
 */
export function walkDays(dates: readonly CalendarDate[], options: DayWalkOptions): readonly DrawnDay[] {
  const { seed, symbol, base } = options
  let trend: Trend = { drift: 0, daysLeft: 0 }
  let close = base
  return dates.map((date) => {
    const random = createSeededRandom(`${seed}/${symbol}/${date}/day`)
    trend = trend.daysLeft > 0 ? { ...trend, daysLeft: trend.daysLeft - 1 } : drawTrend(random, close / base)
    const day = drawDay(random, date, { ...options, before: close, drift: trend.drift })
    close = day.close
    return day
  })
}

/** Draws the next trend: up to 0.6 % a day, and back towards the base where the price has gone far from it. */
function drawTrend(random: SeededRandom, ratio: number): Trend {
  const pull = Math.min(0.005, Math.max(-0.005, (1 - ratio) * 0.004))
  return { drift: (random() - 0.5) * 0.012 + pull, daysLeft: 5 + Math.floor(random() * 25) }
}

function drawDay(
  random: SeededRandom,
  date: CalendarDate,
  options: DayWalkOptions & { readonly before: number; readonly drift: number },
): DrawnDay {
  const { grid, before, drift, limit, usualVolume } = options
  const lowest = limit === undefined ? grid.scale : grid.above(before * (1 - limit))
  const highest = limit === undefined ? Number.MAX_SAFE_INTEGER : grid.below(before * (1 + limit))
  const within = (units: number) => Math.min(highest, Math.max(lowest, grid.nearest(units)))
  const gap = drawBell(random) * 0.005 + drawJump(random, 0.05)
  const step = drift + drawBell(random) * 0.014 + drawJump(random, 0.07)
  const open = within(before * (1 + gap))
  const close = within(open * (1 + step))
  const high = within(Math.max(open, close) * (1 + Math.abs(drawBell(random)) * 0.006))
  const low = within(Math.min(open, close) * (1 - Math.abs(drawBell(random)) * 0.006))
  const volume = Math.floor(usualVolume * (0.5 + random()) * (1 + 20 * Math.abs(gap + step)))
  return { date, open, high, low, close, volume }
}

/** Draws a jump of up to `most` either way on one day in 25; 0 on the others. */
const drawJump = (random: SeededRandom, most: number): number => {
  const pick = random()
  const size = most * (0.3 + 0.7 * random())
  return pick < 0.02 ? -size : pick < 0.04 ? size : 0
}

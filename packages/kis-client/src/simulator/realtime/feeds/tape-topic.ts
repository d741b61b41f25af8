import type { VenueTrade } from '../../market/venue-trade.ts'
import { countUpTo } from '../../world/minute-trades.ts'
import type { LiveTopic } from '../live-feeds.ts'
import { addTrade, type DaySums } from './day-sums.ts'
import { type DayTape, datesBetween, type MarketContext, type Tape } from './day-tape.ts'

/** Trade, with the day that it belongs to and the sums of the day after it. */
export interface TapeMoment {
  readonly trade: VenueTrade
  readonly sums: DaySums
  readonly tape: DayTape
}

/**
 * Returns a topic with a row for each trade of a tape, or with one for the last trade of each instant.
 *
 * @param rowOf returns the row of a moment
 */
export function tapeTopic(
  context: MarketContext,
  tape: Tape,
  {
    rowOf,
    isPerInstant = false,
  }: { readonly rowOf: (moment: TapeMoment) => readonly string[]; readonly isPerInstant?: boolean },
): LiveTopic {
  const { market } = tape.instrument
  // Sums of the newest trade that was asked for: topics are read forwards.
  let reached: { readonly day: DayTape; readonly index: number; readonly sums: DaySums | undefined } | undefined

  function momentsOf(day: DayTape, from: number, to: number): readonly TapeMoment[] {
    const isAhead = reached?.day === day && reached.index <= from
    let sums = isAhead ? reached?.sums : undefined
    const moments: TapeMoment[] = []
    for (let index = isAhead && reached ? reached.index : 0; index < to; index += 1) {
      const trade = day.trades[index]
      if (trade === undefined) break
      sums = addTrade(sums, trade)
      const isShown = !isPerInstant || day.trades[index + 1]?.at !== trade.at
      if (index >= from && isShown) moments.push({ trade, sums, tape: day })
    }
    reached = { day, index: to, sums }
    return moments
  }

  return {
    nextAt(after) {
      for (const date of datesBetween(context, market, after, Number.POSITIVE_INFINITY)) {
        const day = tape.dayOn(date)
        const next = day?.trades[countUpTo(day.trades, after)]
        if (next !== undefined) return next.at
      }
      return undefined
    },
    rows(after, at) {
      return [...datesBetween(context, market, after, at)].flatMap((date) => {
        const day = tape.dayOn(date)
        if (day === undefined) return []
        const [from, to] = [countUpTo(day.trades, after), countUpTo(day.trades, at)]
        return from === to ? [] : momentsOf(day, from, to).map(rowOf)
      })
    },
  }
}

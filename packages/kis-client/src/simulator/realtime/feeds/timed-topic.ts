import type { Market } from '../../../market/market.ts'
import { countUpTo } from '../../world/minute-trades.ts'
import type { LiveTopic } from '../live-feeds.ts'
import { datesBetween, type MarketContext } from './day-tape.ts'

/** Row of a topic, with its instant. */
export interface TimedRow {
  readonly at: number
  readonly row: () => readonly string[]
}

/** Number of days that are kept, most of them empty. */
const mostKept = 40

/** Returns a topic from the rows of each calendar day of a market, oldest first. */
export function timedTopic(
  context: MarketContext,
  market: Market,
  rowsOn: (date: string) => readonly TimedRow[],
): LiveTopic {
  const kept = new Map<string, readonly TimedRow[]>()
  const dayOf = (date: string): readonly TimedRow[] => {
    const known = kept.get(date)
    if (known !== undefined) return known
    const rows = rowsOn(date)
    // Today and the next day with rows are read again and again, and the empty days between them cost nothing.
    const full = [...kept].filter(([, of]) => of.length > 0)
    if (rows.length > 0 && full.length >= 2) kept.delete(full[0]?.[0] ?? '')
    if (kept.size > mostKept) kept.clear()
    kept.set(date, rows)
    return rows
  }
  return {
    nextAt(after) {
      for (const date of datesBetween(context, market, after, Number.POSITIVE_INFINITY)) {
        const rows = dayOf(date)
        const next = rows[countUpTo(rows, after)]
        if (next !== undefined) return next.at
      }
      return undefined
    },
    rows: (after, at) =>
      [...datesBetween(context, market, after, at)].flatMap((date) => {
        const rows = dayOf(date)
        return rows.slice(countUpTo(rows, after), countUpTo(rows, at)).map(({ row }) => row())
      }),
  }
}

/** Topic that is registered and has no rows, such as that of a share on a venue that does not trade it. */
export const silentTopic: LiveTopic = { nextAt: () => undefined, rows: () => [] }

/** Joins two topics: the rows of one come in the order of their instants, and those of the first come first where both have some. */
export function joinTopics(one: LiveTopic, other: LiveTopic): LiveTopic {
  const nextAt = (after: number): number | undefined => {
    const [first, second] = [one.nextAt(after), other.nextAt(after)]
    return first === undefined ? second : Math.min(first, second ?? first)
  }
  return {
    nextAt,
    rows(after, at) {
      const rows: (readonly string[])[] = []
      let from = after
      for (let next = nextAt(from); next !== undefined && next <= at; next = nextAt(from)) {
        rows.push(...one.rows(from, next), ...other.rows(from, next))
        from = next
      }
      return rows
    },
  }
}

import { type CrashPoint, crashPoints } from '@stockeye/example-shared/life'
import { parseCalendarDate } from '@stockeye/kis-client'
import type { Chance } from '@stockeye/test-kit/chance'
import { type Session, sessionOn } from '../../src/market/sessions.ts'
import type { Market } from '../../src/market/watched.ts'

/** Day on which at least one market trades. */
export interface TradingDay {
  readonly date: string
  readonly sessions: readonly Session[]
}

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Returns the days from a date on on which one of the markets trades. */
export function tradingDaysFrom(first: string, count: number, markets: readonly Market[]): readonly TradingDay[] {
  const days: TradingDay[] = []
  for (let at = Date.parse(first); days.length < count; at += dayMs) {
    const date = new Date(at).toISOString().slice(0, 10)
    const sessions = markets.flatMap((market) => sessionOn(market, parseCalendarDate(date)) ?? [])
    if (sessions.length > 0) days.push({ date, sessions })
  }
  return days
}

/** Event of a day. */
export type DayEvent =
  | { readonly at: number; readonly is: 'fault'; readonly session: Session }
  | { readonly at: number; readonly is: 'crash'; readonly point: CrashPoint; readonly until: number }
  /** A person starts the trader with a word where the log asks for one, or stops it for the break. */
  | { readonly at: number; readonly is: 'start' }
  | { readonly at: number; readonly is: 'stop' }

/** Size of the days. */
export interface DaySize {
  /** Part of each session in which the trader runs, its first or its last one by chance, in ms. */
  readonly sessionMs: number
  /** Time between two faults, in ms. */
  readonly faultMs: number
}

/** Days with a fault each hour. Whole sessions would take more than twice as long, and few orders come in the middle of one. */
export const usualDays: DaySize = { sessionMs: 2.5 * hourMs, faultMs: hourMs }

/** Longest time from the last fault of a session to its end, and from there to the stop of the trader, in ms. */
const mostCalmMs = 20 * minuteMs

/** Draws the events of a day: the faults, a crash, and a start and a stop around each session. */
export function drawDay(
  { sessions }: TradingDay,
  { sessionMs, faultMs }: DaySize,
  chance: Chance,
): readonly DayEvent[] {
  const events: DayEvent[] = []
  const calmMs = Math.min(mostCalmMs, sessionMs / 4)
  const spans = sessions.map((session) => {
    const { opensAt, closesAt } = session
    if (closesAt - opensAt <= sessionMs) return { session, opensAt, closesAt }
    const isFirst = chance.happens(0.5)
    return isFirst
      ? { session, opensAt, closesAt: opensAt + sessionMs }
      : { session, opensAt: closesAt - sessionMs, closesAt }
  })
  for (const { session, opensAt, closesAt } of spans) {
    for (let from = opensAt; from < closesAt - calmMs; from += faultMs) {
      const minutes = (Math.min(from + faultMs, closesAt - calmMs) - from) / minuteMs
      // Between two decisions, so that no order fills while the observer connects again.
      const at = from + chance.whole(1, Math.max(1, Math.floor(minutes) - 1)) * minuteMs + 40_000
      events.push({ at, is: 'fault', session })
    }
    events.push({ at: opensAt - 10 * minuteMs, is: 'start' }, { at: closesAt + calmMs, is: 'stop' })
  }
  const { opensAt, closesAt } = chance.pick(spans)
  const point = chance.pick(crashPoints)
  // The rest of the session is long enough for an order after most of these instants.
  const last = point === 'any moment' ? closesAt : opensAt + (closesAt - opensAt) / 3
  const at = chance.whole(opensAt - 5 * minuteMs, Math.floor(last))
  events.push({ at, is: 'crash', point, until: Math.max(at, closesAt - minuteMs) })
  return events.toSorted((one, other) => one.at - other.at)
}

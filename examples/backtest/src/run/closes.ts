import { type Session, sessionOn } from '@stockeye/example-trader/market/sessions'
import type { Market } from '@stockeye/example-trader/market/watched'
import { type CalendarDate, parseCalendarDate, regularTradingHours } from '@stockeye/kis-client'

const dayMs = 86_400_000
/** Time from the close to the reading of the account, in ms: the closing auction has been booked by then. */
const bookedMs = 10 * 60_000

/** Returns the sessions of some markets from one day to another, in the order of their ends. */
export function sessionsBetween(markets: readonly Market[], from: string, to: string): readonly Session[] {
  const sessions = datesBetween(from, to).flatMap((date) => markets.flatMap((market) => sessionOn(market, date) ?? []))
  return sessions.sort((one, other) => one.closesAt - other.closesAt)
}

/** Returns the instant at which the account of a session is read. */
export const closeOf = ({ market, date, closesAt }: Session): number =>
  (regularTradingHours(market, date)?.closesAt ?? closesAt) + bookedMs

function datesBetween(from: string, to: string): readonly CalendarDate[] {
  const [first, last] = [parseCalendarDate(from), parseCalendarDate(to)]
  const count = (Date.parse(last) - Date.parse(first)) / dayMs + 1
  return Array.from({ length: count }, (_, day) =>
    parseCalendarDate(new Date(Date.parse(first) + day * dayMs).toISOString().slice(0, 10)),
  )
}

import { type Session, sessionOn } from '@stockeye/example-trader/market/sessions'
import type { Market } from '@stockeye/example-trader/market/watched'
import { parseCalendarDate, regularTradingHours } from '@stockeye/kis-client'
import { listTradingDays } from '../data/trading-days.ts'

/** Time from the close to the reading of the account, in ms: the closing auction has been booked by then. */
const bookedMs = 10 * 60_000

/** Returns the sessions of some markets from one day to another, in the order of their ends. */
export function sessionsBetween(markets: readonly Market[], from: string, to: string): readonly Session[] {
  const [first, last] = [parseCalendarDate(from), parseCalendarDate(to)]
  const sessions = markets.flatMap((market) =>
    listTradingDays(market, first, last).flatMap((date) => sessionOn(market, date) ?? []),
  )
  return sessions.sort((one, other) => one.closesAt - other.closesAt)
}

/** Returns the instant at which the account of a session is read. */
export const closeOf = ({ market, date, closesAt }: Session): number =>
  (regularTradingHours(market, date)?.closesAt ?? closesAt) + bookedMs

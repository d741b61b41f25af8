import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals, type Decimal } from '../../values/decimal.ts'
import type { LastTrade } from './last-trade.ts'

/** Row of a topic as its columns show it. */
export interface SeenRow {
  /** Time of the trade in the row, by KIS's clock, in ms since 1970. */
  readonly at: number
  /** Shares traded that day, up to the row. */
  readonly volume?: Decimal | undefined
}

/** Rows that the stream has received of a topic. */
export interface SeenRows {
  /** Receipt of the last row, or the instant from which KIS delivers, by the client's clock. */
  readonly lastAt: number
  /** Last row since the confirmation, where its columns are known. */
  readonly row?: SeenRow | undefined
  /** Time by which an earlier row was behind its trade, in ms. */
  readonly delayMs?: number | undefined
}

/** Answer to whether something has traded since the last row. */
export type Comparison =
  /** Something has, and the feed must have delivered it by `dueAt`, by the client's clock. `at`: the trade, by the same clock. */
  | { readonly is: 'traded'; readonly at: number; readonly dueAt: number }
  /**
   * Nothing has, as far as REST shows. `isProof`: no row is missing up to the question. It is not so for a book, which can change
   * without a trade, nor where the trade of REST is taken for the last row by its second alone.
   */
  | { readonly is: 'not-traded'; readonly isProof: boolean }
  /** REST is behind the feed, or does not say when it traded. */
  | { readonly is: 'unknown' }

/** Time that a feed may need from the trade to the socket, beside its documented delay, in ms. */
export const graceMs = 3_000
const secondMs = 1_000

/**
 * Compares the last trade of REST with the last row of a topic.
 *
 * Times decide first, since the volume of a feed may count otherwise than that of REST; within one second, which is all that
 * KIS's times resolve, the volume decides. Without the columns of the row, a trade in the second of its receipt counts as the
 * row itself.
 */
export function compareTrade(last: LastTrade, seen: SeenRows): Comparison {
  const since = last.at === undefined ? compareVolume(last, seen) : compareTime(last, last.at, seen)
  if (since === 'unknown') return { is: 'unknown' }
  if (since === 'not-traded') return { is: 'not-traded', isProof: last.rows === 'trades' }
  if (since === 'same-second') return { is: 'not-traded', isProof: false }
  const { aheadMs, errorMs } = last.kisClock
  const at = last.at === undefined ? last.askedAt : last.at - aheadMs
  const delayMs = Math.max(last.delayMs, seenDelayMs(last, seen) ?? 0)
  return { is: 'traded', at, dueAt: at + secondMs + errorMs + graceMs + delayMs }
}

/**
 * Returns the time by which the last row was behind its trade, in ms: KIS calls the feed of the US delayed, and documents no
 * delay for it. Undefined if no row shows it.
 */
export const seenDelayMs = ({ kisClock }: LastTrade, { lastAt, row, delayMs }: SeenRows): number | undefined =>
  row === undefined ? delayMs : lastAt - (row.at - kisClock.aheadMs)

type Since = 'traded' | 'not-traded' | 'same-second' | 'unknown'

function compareTime(last: LastTrade, at: number, { lastAt, row }: SeenRows): Since {
  const { aheadMs, errorMs } = last.kisClock
  // The time is cut to the second: the trade is later than it, never earlier.
  if (row === undefined) {
    const receivedAt = lastAt + aheadMs - last.delayMs
    if (at >= receivedAt + errorMs) return 'traded'
    return at + secondMs + graceMs <= receivedAt - errorMs ? 'not-traded' : 'same-second'
  }
  const second = row.at - (row.at % secondMs)
  if (at > second) return 'traded'
  const more = compareVolumes(last.volume, row.volume)
  if (at === second) return more === undefined ? 'same-second' : more > 0 ? 'traded' : 'not-traded'
  return more !== undefined && more >= 0 ? 'not-traded' : 'unknown'
}

/** Compares without a time: nothing has traded today, or KIS sends only the volume. */
function compareVolume(last: LastTrade, { lastAt, row }: SeenRows): Since {
  const { exchange, askedAt, price, volume, kisClock } = last
  if (price === undefined) {
    const isToday = exchangeDate(exchange, row?.at ?? 0) === exchangeDate(exchange, askedAt + kisClock.aheadMs)
    return isToday ? 'unknown' : 'not-traded'
  }
  const more = lastAt > askedAt ? undefined : compareVolumes(volume, row?.volume)
  if (more === undefined || more < 0) return 'unknown'
  return more > 0 ? 'traded' : 'not-traded'
}

const compareVolumes = (left: Decimal | undefined, right: Decimal | undefined): number | undefined =>
  left === undefined || right === undefined ? undefined : compareDecimals(left, right)

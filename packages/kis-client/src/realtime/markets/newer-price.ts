import type { Exchange } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { compareDecimals, type Decimal } from '../../values/decimal.ts'

/** Trade of a topic, as far as a comparison needs it. */
export interface SeenTrade {
  /** TR id and key: the volumes of two topics count different trades. */
  readonly topic: string
  readonly exchange: Exchange
  /** Instant of the trade, in ms since 1970; undefined where KIS does not send it. */
  readonly at: number | undefined
  /** Shares traded on the day, up to the trade. */
  readonly volume: Decimal | undefined
  /** Instant of the arrival, and of a price of REST that of the question. */
  readonly seenAt: number
}

const secondMs = 1_000

/**
 * Returns whether a price of REST is of a later trade than the last row. Times decide first; within one second, which is all that
 * KIS's times resolve, the volume of the day decides. Where this proves nothing, the price counts as old.
 */
export function isNewer(price: SeenTrade, last: SeenTrade | undefined): boolean {
  if (last === undefined) return true
  if (price.at !== undefined && last.at !== undefined) {
    const aheadMs = secondOf(price.at) - secondOf(last.at)
    return aheadMs === 0 ? hasMoreVolume(price, last) : aheadMs > 0
  }
  const day = ({ exchange, seenAt }: SeenTrade) => exchangeDate(exchange, seenAt)
  if (day(price) !== day(last)) return price.seenAt > last.seenAt
  return price.topic === last.topic ? hasMoreVolume(price, last) : hasVolume(price) && price.seenAt > last.seenAt
}

const secondOf = (at: number): number => Math.floor(at / secondMs) * secondMs

const hasVolume = ({ volume }: SeenTrade): boolean => volume !== undefined && Number(volume) > 0

const hasMoreVolume = ({ topic, volume }: SeenTrade, last: SeenTrade): boolean =>
  topic === last.topic && volume !== undefined && last.volume !== undefined && compareDecimals(volume, last.volume) > 0

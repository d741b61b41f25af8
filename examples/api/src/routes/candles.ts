import { dropOldest } from '@stockeye/example-shared/drop-oldest'
import {
  type Exchange,
  exchangeDate,
  getCandles,
  getMinuteCandles,
  isKisError,
  type KisClient,
  type MinuteCandle,
  marketOf,
  regularTradingHours,
  type TradingHours,
} from '@stockeye/kis-client'
import type { CandleAnswer, CandlesAnswer } from './contract.ts'

interface Wanted {
  readonly exchange: Exchange
  readonly symbol: string
}

/** Candles of instruments, for charts. */
export interface CandleReader {
  /** Returns the minutes of the session that is under way, or was the last one. */
  minutes(wanted: Wanted): Promise<CandlesAnswer>
  /** Returns the days of the last half year. */
  days(wanted: Wanted): Promise<CandlesAnswer>
}

const dayMs = 86_400_000
/** Longest break of an exchange, and then some, in days. */
const mostClosedDays = 21
/** Number of days whose candles are returned, weekends included. */
const shownDays = 183
/** Number of sessions of which the minutes are kept, each up to 400 minutes. */
const mostKept = 100

/** Minutes of one session, read so far. */
interface Kept {
  /** Minutes by their starts. */
  readonly minutes: Map<number, MinuteCandle>
  /** Reading that is under way, or the last one. */
  reading: Promise<void>
}

/**
 * Creates a reader of candles. KIS sends 30 minutes a call, and paper trading takes one call a second: minutes that were read are kept, and
 * a call reads what follows. A first call that takes too long for its request goes on, and the next one has what it has read.
 */
export function createCandleReader(kis: KisClient): CandleReader {
  const kept = new Map<string, Kept>()

  function keep(key: string): Kept {
    const its = kept.get(key) ?? { minutes: new Map(), reading: Promise.resolve() }
    kept.delete(key)
    kept.set(key, its)
    dropOldest(kept, mostKept)
    return its
  }

  /** Reads the minutes that are not kept yet, and the last one again: it may not have been over. */
  async function readOn({ minutes }: Kept, wanted: Wanted, { opensAt, closesAt }: TradingHours): Promise<void> {
    const toAt = Math.min(kis.clock.now(), closesAt)
    const fromAt = Math.max(opensAt, ...minutes.keys())
    // Each part is kept at once, so that a reading that fails later is not lost.
    for (let at = fromAt; at <= toAt; at += partMs) {
      const part = { fromAt: at, toAt: Math.min(at + partMs - 1, toAt) }
      for (const candle of await getMinuteCandles(kis, { ...wanted, ...part })) minutes.set(candle.startsAt, candle)
    }
  }

  return {
    async minutes({ exchange, symbol }) {
      const wanted = { exchange, symbol }
      const hours = latestHours(exchange, kis.clock.now())
      const its = keep(`${exchange} ${symbol} ${hours?.opensAt}`)
      if (hours !== undefined) {
        its.reading = its.reading.catch(() => undefined).then(() => readOn(its, wanted, hours))
        await its.reading.catch((error: unknown) => {
          // Paper trading has the minutes of today alone.
          if (!isKisError(error) || error.code !== 'KIS_NOT_OFFERED') throw error
        })
      }
      const candles = [...its.minutes.values()].toSorted((one, other) => one.startsAt - other.startsAt)
      return { ...wanted, interval: 'minute', candles: candles.map(candleOf) }
    },
    async days({ exchange, symbol }) {
      const now = kis.clock.now()
      const [from, to] = [exchangeDate(exchange, now - shownDays * dayMs), exchangeDate(exchange, now)]
      const candles = await getCandles(kis, { exchange, symbol, interval: 'day', from, to })
      return { exchange, symbol, interval: 'day', candles: candles.map(candleOf) }
    },
  }
}

/** Span of the minutes of one part of a reading, in ms. */
const partMs = 30 * 60_000

/** Returns the hours of the session that is under way or was the last one; undefined where none is known. */
function latestHours(exchange: Exchange, now: number): TradingHours | undefined {
  const market = marketOf(exchange)
  for (let days = 0; days < mostClosedDays; days += 1) {
    const hours = regularTradingHours(market, exchangeDate(exchange, now - days * dayMs))
    if (hours !== undefined && hours.opensAt <= now) return hours
  }
  return undefined
}

type AnyCandle = Omit<CandleAnswer, 'startsAt'> & { readonly startsAt?: number }

const candleOf = ({ date, startsAt, open, high, low, close, volume }: AnyCandle): CandleAnswer => ({
  date,
  ...(startsAt !== undefined && { startsAt }),
  open,
  high,
  low,
  close,
  volume,
})

import { type CalendarDate, getCandles, getQuote, isKisError, type KisClient, parseDecimal } from '@stockeye/kis-client'
import type { DaySoFar } from '../rules/rules.ts'
import { withTrade } from './day-so-far.ts'
import type { Prices } from './prices.ts'
import type { Watched } from './watched.ts'

/**
 * Creates prices that are read by REST when they are asked for: a quote, and the candle of the day for its open, high and low, which may
 * be of a time in which nothing was asked. They are those of the moment, not of the end of the minute.
 */
export function createQuotePrices(kis: KisClient): Prices {
  /** Reads the day from its candle; undefined where KIS has none yet. */
  async function readDay(
    { symbol, exchange }: Watched,
    date: CalendarDate,
    signal: AbortSignal,
  ): Promise<DaySoFar | undefined> {
    const range = { symbol, exchange, interval: 'day', from: date, to: date } as const
    const candle = (await getCandles(kis, range, { signal })).find((one) => one.date === date)
    if (candle === undefined) return undefined
    const { open, high, low, close: last, volume } = candle
    return { date: candle.date, open, high, low, last, volume }
  }

  return {
    async dayAt(instrument, { session: { date } }, signal) {
      const { symbol, exchange } = instrument
      try {
        const quote = await getQuote(kis, { symbol, exchange }, { signal })
        // The close before is no price of today: an order by it would be a false one.
        if (quote.basis === 'previous-close') return { blind: 'nothing has traded today' }
        const before = await readDay(instrument, date, signal)
        const volume = quote.volume ?? before?.volume ?? parseDecimal('0')
        return { day: withTrade(before, { date, price: quote.price, volume }) }
      } catch (error) {
        signal.throwIfAborted()
        if (!isKisError(error)) throw error
        return { blind: error.message }
      }
    },
    async close() {},
  }
}

import { getQuote, isKisError, type KisClient, parseDecimal } from '@stockeye/kis-client'
import { withTrade } from './day-so-far.ts'
import type { Prices } from './prices.ts'
import { readDay } from './read-day.ts'

/**
 * Creates prices that are read by REST when they are asked for: a quote, and the candle of the day for its open, high and low, which may
 * be of a time in which nothing was asked. They are those of the moment, not of the end of the minute.
 */
export function createQuotePrices(kis: KisClient): Prices {
  return {
    async dayAt(instrument, { session: { date } }, signal) {
      const { symbol, exchange } = instrument
      try {
        const quote = await getQuote(kis, { symbol, exchange }, { signal })
        // The close before is no price of today: an order by it would be a false one.
        if (quote.basis === 'previous-close') return { blind: 'nothing has traded today' }
        const before = await readDay(kis, instrument, { date, signal })
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

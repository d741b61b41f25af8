import { createQuotePrices } from '@stockeye/example-trader/market/quote-prices'
import type { KisClient } from '@stockeye/kis-client'
import type { CountedPrices } from './play.ts'

/** Opens the prices of a trader that decides rarely: quotes, as it reads them live. It counts each day that it has seen as a bar. */
export function openQuotedPrices(kis: KisClient): CountedPrices {
  const prices = createQuotePrices(kis)
  const days = new Set<string>()
  return {
    ...prices,
    bars: () => days.size,
    async dayAt(instrument, until, signal) {
      const sight = await prices.dayAt(instrument, until, signal)
      if ('day' in sight) days.add(`${instrument.symbol} ${sight.day.date}`)
      return sight
    },
  }
}

import { createQuotePrices } from '@stockeye/example-trader/market/quote-prices'
import { createStreamPrices } from '@stockeye/example-trader/market/stream-prices'
import type { Watched } from '@stockeye/example-trader/market/watched'
import { createStream, type KisClient } from '@stockeye/kis-client'
import type { CountedPrices } from './play.ts'

/** Opens the prices of the live trader, with a stream of their own. */
export function openStreamPrices(kis: KisClient, watchlist: readonly Watched[]): CountedPrices {
  const stream = createStream(kis, { random: () => 0.5 })
  const prices = createStreamPrices(stream, { watchlist, fallback: createQuotePrices(kis) })
  return {
    ...prices,
    bars: () => 0,
    async close() {
      await prices.close()
      await stream.close()
    },
  }
}

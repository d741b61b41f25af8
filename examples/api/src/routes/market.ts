import { getBalance, getQuote, type KisClient } from '@stockeye/kis-client'
import type { Instruments } from '../data/instruments.ts'
import type { Handlers } from '../http/mount.ts'
import { createCandleReader } from './candles.ts'
import type { MarketApi } from './contract.ts'

/** Creates the handlers of the routes that call KIS. */
export function marketHandlers({
  kis,
  instruments,
}: {
  readonly kis: KisClient
  readonly instruments: Instruments
}): Handlers<MarketApi> {
  const candles = createCandleReader(kis)

  return {
    async getQuote({ params }) {
      const { exchange, symbol, currency, price, basis, previousClose, volume } = await getQuote(kis, params)
      const name = await instruments.nameOf(exchange, symbol)
      return {
        exchange,
        symbol,
        currency,
        price,
        basis,
        ...(name !== undefined && { name }),
        ...(previousClose !== undefined && { previousClose }),
        ...(volume !== undefined && { volume }),
      }
    },
    getMinutes: ({ params }) => candles.minutes(params),
    getCandles: ({ params: { interval, ...wanted } }) =>
      interval === 'minute' ? candles.minutes(wanted) : candles.days(wanted),
    getBalance: ({ params }) => getBalance(kis, params),
  }
}

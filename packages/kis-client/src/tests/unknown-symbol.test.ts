import { expect, it } from 'vitest'
import { getBuyingPower } from '../account/get-buying-power.ts'
import type { KisClient } from '../client/client.ts'
import { placeOrder } from '../orders/place-order.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getMinuteCandles } from '../quotes/get-minute-candles.ts'
import { getOrderBook } from '../quotes/get-order-book.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { mondayAtTen, startSteppedKis } from './stepped-kis.test-kit.ts'

const unlisted = [{ symbol: '999999' }, { symbol: 'ZZZZZ', exchange: 'NASD' }] as const
const month = { interval: 'day', from: '2026-09-01', to: '2026-09-30' } as const
const calls: readonly (readonly [
  name: string,
  call: (kis: KisClient, of: (typeof unlisted)[number]) => Promise<unknown>,
])[] = [
  ['getQuote', (kis, of) => getQuote(kis, of)],
  ['getOrderBook', (kis, of) => getOrderBook(kis, of)],
  ['getCandles', (kis, of) => getCandles(kis, { ...of, ...month })],
  ['getMinuteCandles', (kis, of) => getMinuteCandles(kis, { ...of, fromAt: mondayAtTen - 600_000, toAt: mondayAtTen })],
  ['getBuyingPower', (kis, of) => getBuyingPower(kis, { ...of, price: '100' })],
  ['placeOrder', (kis, of) => placeOrder(kis, { ...of, side: 'buy', quantity: '1', price: '100' })],
]

it.each(calls)('throws KIS_UNKNOWN_SYMBOL for a symbol that is not listed: %s', async (_name, call) => {
  const { kis, settle } = await startSteppedKis({ environment: 'real', realOrders: true })

  for (const instrument of unlisted) {
    await expect(settle(call(kis, instrument))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
      outcome: 'refused',
      field: 'symbol',
      message: expect.stringMatching(/; use a symbol of its instrument file/),
    })
  }
})

it('returns no candle for days without trades of a listed symbol', async () => {
  const { kis, settle } = await startSteppedKis({ hours: 'exchange' })
  const weekend = { symbol: '005930', interval: 'day', from: '2026-10-17', to: '2026-10-18' } as const

  expect(await settle(getCandles(kis, weekend))).toEqual([])
})

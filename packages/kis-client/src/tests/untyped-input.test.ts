import { expect, it } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { getBuyingPower } from '../account/get-buying-power.ts'
import { getRealizedProfit } from '../account/get-realized-profit.ts'
import { listPositions } from '../account/list-positions.ts'
import type { KisClient } from '../client/client.ts'
import { listFills } from '../orders/list-fills.ts'
import { listOrders } from '../orders/list-orders.ts'
import { placeOrder } from '../orders/place-order.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getMinuteCandles } from '../quotes/get-minute-candles.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { listRanking } from '../quotes/list-ranking.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

// What plain JavaScript, or JSON from elsewhere, may hand over.
const day = { from: '2026-10-19', to: '2026-10-19' }
const kisDay = { from: '20261019', to: '20261019' }
const symbol = '005930'
const mistakes: readonly (readonly [field: string, call: (kis: KisClient) => Promise<unknown>])[] = [
  ['quantity', (kis) => placeOrder(kis, JSON.parse('{"symbol":"005930","side":"buy","quantity":3}'))],
  ['price', (kis) => placeOrder(kis, JSON.parse('{"symbol":"005930","side":"buy","quantity":"3","price":70000}'))],
  ['side', (kis) => placeOrder(kis, JSON.parse('{"symbol":"005930","side":"BUY","quantity":"3"}'))],
  ['price', (kis) => getBuyingPower(kis, JSON.parse('{"symbol":"005930","price":70000}'))],
  ['currency', (kis) => getBalance(kis, JSON.parse('{"currency":"EUR"}'))],
  ['market', (kis) => listPositions(kis, JSON.parse('{"market":"NASD"}'))],
  ['market', (kis) => listOrders(kis, { ...JSON.parse('{"market":"UK"}'), ...day })],
  ['market', (kis) => getRealizedProfit(kis, { ...JSON.parse('{"market":"NASD"}'), ...day })],
  ['interval', (kis) => getCandles(kis, { symbol, ...JSON.parse('{"interval":"minute"}'), ...day })],
  ['exchange', (kis) => getQuote(kis, JSON.parse('{"symbol":"VOD","exchange":"LSE"}'))],
  ['exchange', (kis) => listRanking(kis, JSON.parse('{"by":"volume","exchange":"LSE"}'))],
  ['by', (kis) => listRanking(kis, JSON.parse('{"by":"price"}'))],
  ['type', (kis) => placeOrder(kis, JSON.parse('{"symbol":"005930","side":"buy","quantity":"3","type":"VWAP"}'))],
  ['venue', (kis) => placeOrder(kis, JSON.parse('{"symbol":"005930","side":"buy","quantity":"3","venue":"NYSE"}'))],
  ['from', (kis) => getCandles(kis, { symbol, interval: 'day', ...kisDay })],
  ['from', (kis) => listOrders(kis, { market: 'KRX', ...kisDay })],
  ['from', (kis) => listFills(kis, { market: 'US', ...kisDay })],
  ['from', (kis) => getRealizedProfit(kis, { market: 'US', ...kisDay })],
  ['to', (kis) => listOrders(kis, { market: 'US', from: '2026-10-19', to: '2026-10-32' })],
  ['fromAt', (kis) => getMinuteCandles(kis, { symbol, ...JSON.parse('{"fromAt":"2026-10-19","toAt":1}') })],
]

it('names the input that is wrong and what to do, and sends nothing, where no compiler has looked', async () => {
  const { kis, settle, simulator } = await startSteppedKis()

  for (const [field, call] of mistakes) {
    const error = await settle(call(kis).catch((reason: unknown) => reason))
    expect(error).toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field,
      rule: expect.stringMatching(/; use /),
    })
  }

  expect(simulator.calls({ trId: 'VTTC0012U' })).toEqual([])
  expect(simulator.orders()).toEqual([])
})

import { expect, it } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { getBuyingPower } from '../account/get-buying-power.ts'
import { getRealizedProfit } from '../account/get-realized-profit.ts'
import { listPositions } from '../account/list-positions.ts'
import type { KisClient } from '../client/client.ts'
import { listOrders } from '../orders/list-orders.ts'
import { placeOrder } from '../orders/place-order.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

// What plain JavaScript, or JSON from elsewhere, may hand over.
const day = { from: '20261019', to: '20261019' }
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
]

it('names the input that is wrong, and sends nothing, where no compiler has looked', async () => {
  const { kis, settle, simulator } = await startSteppedKis()

  for (const [field, call] of mistakes) {
    await expect(settle(call(kis))).rejects.toMatchObject({ code: 'KIS_INPUT', outcome: 'not-sent', field })
  }

  expect(simulator.calls({ trId: 'VTTC0012U' })).toEqual([])
  expect(simulator.orders()).toEqual([])
})

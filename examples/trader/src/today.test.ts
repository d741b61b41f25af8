import { getQuote, placeOrder, roundToTick } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { startPortfolio } from './portfolio.test-kit.ts'
import { listTodaysOrders } from './today.ts'

const { signal } = new AbortController()

it('lists the orders of the day in New York after midnight in Korea, and not those of the day before', async () => {
  // 10:30 on the same day in New York, an hour after it opened.
  const { portfolio, clock, settle } = await startPortfolio({ at: '2026-10-19T23:30:00+09:00' })
  const { kis } = portfolio
  const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
  const { price } = await settle(getQuote(kis, apple))
  const limit = roundToTick('US', price, 'up')
  const { number } = await settle(placeOrder(kis, { ...apple, side: 'buy', quantity: '1', price: limit }))
  const listed = async () => (await settle(listTodaysOrders(portfolio, 'US', signal))).map((order) => order.number)

  await clock.runUntil(Date.parse('2026-10-20T01:00:00+09:00'))
  const afterMidnight = await listed()
  await clock.runUntil(Date.parse('2026-10-20T23:30:00+09:00'))

  expect(afterMidnight).toEqual([number])
  expect(await listed()).toEqual([])
})

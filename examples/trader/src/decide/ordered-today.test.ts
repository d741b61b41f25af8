import { getQuote, roundToTick } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { startPortfolio } from '../portfolio.test-kit.ts'
import { orderedToday } from './ordered-today.ts'

it('has the symbols of the day in New York after midnight in Korea, and not those of the day before', async () => {
  // 10:30 on the same day in New York, an hour after it opened.
  const { portfolio, clock, settle } = await startPortfolio({ at: '2026-10-19T23:30:00+09:00' })
  const { kis, trading } = portfolio
  const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
  const { price } = await settle(getQuote(kis, apple))
  const limit = roundToTick('US', price, 'up')
  await settle(trading.place({ ...apple, side: 'buy', quantity: '1', price: limit }, { clientOrderId: 'one' }))
  const symbols = async () => {
    await settle(trading.reconcile())
    return [...orderedToday(portfolio, 'US').symbols]
  }

  await clock.runUntil(Date.parse('2026-10-20T01:00:00+09:00'))
  const afterMidnight = await symbols()
  const inKorea = [...orderedToday(portfolio, 'KRX').symbols]
  await clock.runUntil(Date.parse('2026-10-20T23:30:00+09:00'))

  expect(afterMidnight).toEqual(['AAPL'])
  expect(inKorea).toEqual([])
  expect(await symbols()).toEqual([])
})

it('has a symbol that another program has ordered, and not one of which KIS never had the order', async () => {
  const { portfolio, simulator, settle } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })
  const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const
  const refusal = { status: 500, msgCd: 'EGW00201', taken: false }
  simulator.fault({ path: '/uapi/domestic-stock/v1/trading/order-cash' }, refusal, 9)
  simulator.placeExternalOrder({ symbol: '000660', side: 'buy', quantity: 1 })

  await settle(portfolio.trading.place(order, { clientOrderId: 'one' }).catch(() => undefined))
  await settle(portfolio.trading.reconcile())

  expect([...orderedToday(portfolio, 'KRX').symbols]).toEqual(['000660'])
})

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

it('has an order of another program of the same evening in New York, after midnight in Korea', async () => {
  const { portfolio, simulator, clock, settle } = await startPortfolio({ at: '2026-10-19T23:30:00+09:00' })
  const { price } = await settle(getQuote(portfolio.kis, { symbol: 'MSFT', exchange: 'NASD' }))
  const limit = roundToTick('US', price, 'up')
  simulator.placeExternalOrder({ symbol: 'MSFT', side: 'buy', quantity: 1, price: limit, venue: 'NASD' })
  simulator.placeExternalOrder({ symbol: 'NVDA', side: 'buy', quantity: 1, price: '1', venue: 'NASD' })
  const seen = async () => {
    await settle(portfolio.trading.reconcile())
    const { symbols, bought } = orderedToday(portfolio, 'US')
    return [[...symbols].sort(), [...bought].sort()]
  }

  await clock.runUntil(Date.parse('2026-10-20T01:00:00+09:00'))
  const afterMidnight = await seen()
  await clock.runUntil(Date.parse('2026-10-20T23:30:00+09:00'))

  expect(afterMidnight).toEqual([
    ['MSFT', 'NVDA'],
    ['MSFT', 'NVDA'],
  ])
  expect(await seen()).toEqual([[], []])
})

it('has no symbol of the other market, on one and the same date', async () => {
  const { portfolio, simulator, clock, settle } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })
  simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 1 })
  await settle(portfolio.trading.reconcile())
  const inKorea = [...orderedToday(portfolio, 'KRX').symbols]

  await clock.runUntil(Date.parse('2026-10-19T23:30:00+09:00'))
  const { symbols, bought } = orderedToday(portfolio, 'US')

  expect(inKorea).toEqual(['005930'])
  expect([[...symbols], [...bought]]).toEqual([[], []])
})

it('has a sale among the symbols, and not among those that may become a position', async () => {
  const positions = [{ symbol: '005930', quantity: 5, averagePrice: '60000' }]
  const { portfolio, settle } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', positions })
  const { trading } = portfolio
  const market = { quantity: '1', type: 'market' } as const

  await settle(trading.place({ symbol: '005930', side: 'sell', ...market }, { clientOrderId: 'one' }))
  await settle(trading.place({ symbol: '000660', side: 'buy', ...market }, { clientOrderId: 'two' }))
  const { symbols, bought } = orderedToday(portfolio, 'KRX')

  expect([[...symbols].sort(), [...bought]]).toEqual([['000660', '005930'], ['000660']])
})

it('has an order whose call has not ended: it is not taken for one that was not sent', async () => {
  const { portfolio, simulator, clock } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })
  const path = '/uapi/domestic-stock/v1/trading/order-cash'
  simulator.fault({ path }, { delayMs: 9_000 })
  const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const

  const placing = portfolio.trading.place(order, { clientOrderId: 'one' })
  while (simulator.calls({ path }).length === 0) await clock.runUntil(clock.now() + 100)
  const meanwhile = [...orderedToday(portfolio, 'KRX').symbols]
  await clock.settle(placing)

  expect(meanwhile).toEqual(['005930'])
})

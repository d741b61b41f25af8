import { getQuote } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { endedUnfilled, neverReached } from '../order-states.ts'
import { startPortfolio } from '../portfolio.test-kit.ts'
import { nextAttempt } from './attempts.ts'

const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const
const path = '/uapi/domestic-stock/v1/trading/order-cash'

it('makes the same id for the same decision, and the next one after an attempt that KIS refused', async () => {
  const { portfolio, simulator, settle } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })
  const { trading } = portfolio
  const next = () => nextAttempt(trading, 'buy-005930', neverReached)

  const ids = [await next(), await next()]
  simulator.fault({ path }, { status: 200, msgCd: 'APBK0952', taken: false })
  await settle(trading.place(order, { clientOrderId: 'buy-005930-1' }))
  ids.push(await next())
  simulator.fault({ path }, 'hang-up-before')
  await settle(trading.place({ ...order, quantity: '2' }, { clientOrderId: 'buy-005930-2' }))
  ids.push(await next())

  expect(ids).toEqual(['buy-005930-1', 'buy-005930-1', 'buy-005930-2', undefined])
})

it('follows a sale that was cancelled, and none that was filled', async () => {
  const positions = [{ symbol: '005930', quantity: 10, averagePrice: '60000' }]
  const { portfolio, settle } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', positions })
  const { trading } = portfolio
  const next = () => nextAttempt(trading, 'sell', endedUnfilled)
  const place = (clientOrderId: string, more: { price: string } | { type: 'market' }) =>
    settle(trading.place({ symbol: '005930', side: 'sell', quantity: '1', ...more }, { clientOrderId }))
  const { upperLimit = '' } = await settle(getQuote(portfolio.kis, { symbol: '005930' }))

  await place('sell-1', { price: upperLimit })
  const open = await next()
  await settle(trading.cancel('sell-1', { clientOrderId: 'cancel' }))
  await settle(trading.waitForOrder('sell-1'))
  const cancelled = await next()
  await place('sell-2', { type: 'market' })
  await settle(trading.waitForOrder('sell-2'))

  expect([open, cancelled, await next()]).toEqual([undefined, 'sell-2', undefined])
})

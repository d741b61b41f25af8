import type { NewOrder } from '@stockeye/kis-client'
import type { Fault } from '@stockeye/kis-client/simulator'
import { expect, it } from 'vitest'
import { buyCheck } from './buy-check.ts'
import { watchOrders } from './order-log.ts'
import { startPortfolio } from './portfolio.test-kit.ts'
import type { Portfolio } from './portfolio.ts'
import { submit } from './submit.ts'

const order: NewOrder = { symbol: '005930', exchange: 'KRX', side: 'buy', quantity: '1', type: 'market' }
const path = '/uapi/domestic-stock/v1/trading/order-cash'

it.each([
  ['hang-up-after', 'ORDER_UNKNOWN', 1],
  ['hang-up-before', 'ORDER_UNKNOWN', 0],
  [{ status: 500, msgCd: 'EGW00302', taken: true }, 'ORDER_UNKNOWN', 1],
  [{ status: 500, msgCd: 'EGW00201', taken: false }, 'ORDER_REFUSED', 0],
] satisfies [Fault, string, number][])(
  'handles %j: logs the order as %s, and sends no other for its symbol while KIS may hold it',
  async (fault, line, booked) => {
    const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })
    const { simulator, settle, lines } = started
    const portfolio: Portfolio = { ...started.portfolio, watchlist: [{ symbol: '005930', exchange: 'KRX' }] }
    watchOrders(portfolio)
    simulator.fault({ path }, fault)

    await settle(submit(portfolio, order, { clientOrderId: 'one', reason: 'test' }))
    await settle(buyCheck(portfolio, new AbortController().signal))

    expect(lines[0]).toContain(line)
    expect(simulator.orders()).toHaveLength(booked)
    expect(simulator.calls({ path })).toHaveLength(1)
  },
)

it('logs an order that a limit denies, with the code of the reason', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })

  await settle(submit(portfolio, { ...order, quantity: '100000' }, { clientOrderId: 'one', reason: 'test' }))

  expect(lines).toEqual([expect.stringMatching(/^ORDER_REFUSED buy 100000 005930: \[QUANTITY\]/)])
  expect(simulator.orders()).toEqual([])
})

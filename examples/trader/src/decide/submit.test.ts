import type { NewOrder } from '@stockeye/kis-client'
import type { Fault } from '@stockeye/kis-client/simulator'
import { expect, it } from 'vitest'
import { watchOrders } from '../log/order-log.ts'
import { deciding, fallenSamsung, startPortfolio } from '../portfolio.test-kit.ts'
import { submit } from './submit.ts'

const order: NewOrder = { symbol: '005930', exchange: 'KRX', side: 'buy', quantity: '1', type: 'market' }
const path = '/uapi/domestic-stock/v1/trading/order-cash'

it.each([
  ['hang-up-after', 'ORDER_UNKNOWN', 1, 1],
  ['hang-up-before', 'ORDER_UNKNOWN', 1, 0],
  [{ status: 500, msgCd: 'EGW00302', taken: true }, 'ORDER_UNKNOWN', 1, 1],
  // KIS never had the order, so the next decision may order.
  [{ status: 500, msgCd: 'EGW00201', taken: false }, 'ORDER_REFUSED', 2, 1],
] satisfies [Fault, string, number, number][])(
  'handles %j: logs the order as %s, and sends another for its symbol only if KIS never had it (%i in all)',
  async (fault, line, sent, booked) => {
    const watchlist = [{ symbol: '005930', exchange: 'KRX' }] as const
    const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', bars: fallenSamsung, watchlist })
    const { portfolio, simulator, settle, lines } = started
    const decide = deciding(started)
    watchOrders(portfolio)
    simulator.fault({ path }, fault)

    await settle(submit(portfolio, order, { clientOrderId: 'one', reason: 'test' }))
    await decide()

    expect(lines[0]).toContain(line)
    expect(simulator.orders()).toHaveLength(booked)
    expect(simulator.calls({ path })).toHaveLength(sent)
  },
)

it('logs an order that a limit denies, with the code of the reason', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })

  await settle(submit(portfolio, { ...order, quantity: '100000' }, { clientOrderId: 'one', reason: 'test' }))

  expect(lines).toEqual([expect.stringMatching(/^ORDER_REFUSED buy 100000 005930: \[QUANTITY\]/)])
  expect(simulator.orders()).toEqual([])
})

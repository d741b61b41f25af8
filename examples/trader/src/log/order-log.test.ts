import { expect, it } from 'vitest'
import { startPortfolio } from '../portfolio.test-kit.ts'
import { watchOrders } from './order-log.ts'

const path = '/uapi/domestic-stock/v1/trading/order-cash'
const at = '2026-10-19T10:00:00+09:00'
const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const

it('says which orders could be the one whose answer was lost, and how a person names it, also after a restart', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at })
  const { trading } = portfolio
  watchOrders(portfolio)
  simulator.fault({ path }, 'hang-up-after')
  await settle(trading.place(order, { clientOrderId: 'lost' }))
  const { orderNumber } = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 1 })

  await settle(trading.reconcile())
  const [, ambiguous = ''] = lines.filter((line) => line.startsWith('ORDER_UNKNOWN'))
  watchOrders(portfolio)

  expect(ambiguous).toMatch(/ORDER_UNKNOWN buy 1 005930: it could be each of .*--claim lost=NUMBER/)
  expect(ambiguous).toContain(orderNumber)
  expect(lines.at(-1)).toMatch(/^ORDER_KNOWN buy 1 005930 is unknown, 0 filled: .*--claim lost=NUMBER/)
})

it('logs each new part of an order that is filled, once', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at })
  const { trading } = portfolio
  watchOrders(portfolio)
  simulator.fault({ path }, { rejectAfterMs: 24 * 3_600_000 })
  const { name } = await settle(trading.place({ ...order, quantity: '5' }, { clientOrderId: 'one' }))

  for (const quantity of [2, 3]) {
    simulator.fillOrder(name?.number ?? '', quantity)
    await settle(trading.reconcile())
  }
  await settle(trading.reconcile())

  expect(lines).toEqual([
    'ORDER_PLACED buy 5 005930 at market',
    'ORDER_FILLED buy 2 005930',
    'ORDER_FILLED buy 3 005930',
  ])
})

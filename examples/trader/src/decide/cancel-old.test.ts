import { expect, it } from 'vitest'
import { watchAccount } from '../log/account-log.ts'
import { watchOrders } from '../log/order-log.ts'
import { fallenSamsung, startPortfolio } from '../portfolio.test-kit.ts'
import { cancelOld } from './cancel-old.ts'

const { signal } = new AbortController()
const cancelPath = '/uapi/domestic-stock/v1/trading/order-rvsecncl'
const minuteMs = 60_000
// It stays open: 005930 trades at 60,000 won.
const order = { symbol: '005930', side: 'buy', quantity: '3', price: '50000' } as const

async function start() {
  const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', bars: fallenSamsung })
  watchOrders(started.portfolio)
  watchAccount(started.portfolio)
  return started
}

it('cancels an order of the trader that is half an hour old, and leaves younger ones and those of others alone', async () => {
  const { portfolio, simulator, clock, settle, said } = await start()
  const { trading } = portfolio
  simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 7, price: '50500' })
  await settle(trading.place(order, { clientOrderId: 'old' }))
  await clock.runUntil(clock.now() + 20 * minuteMs)
  await settle(trading.place({ ...order, price: '51000' }, { clientOrderId: 'young' }))
  await clock.runUntil(clock.now() + 10 * minuteMs)

  await settle(cancelOld(portfolio, 'KRX', signal))
  await settle(trading.waitForOrder('old'))

  const orders = simulator.orders().filter(({ kind }) => kind === 'new')
  expect(orders).toMatchObject([
    { quantity: 7, cancelled: 0 },
    { quantity: 3, cancelled: 3 },
    { quantity: 3, cancelled: 0 },
  ])
  expect(said('ORDER_CANCELLED')).toEqual(['ORDER_CANCELLED buy 3 005930'])
  expect(said('OTHER_ORDER')).toEqual(['OTHER_ORDER buy 7 005930: it is left alone'])
})

it('sends a cancellation that KIS refused again, and one that KIS has taken once', async () => {
  const { portfolio, simulator, clock, settle, said } = await start()
  const { trading } = portfolio
  await settle(trading.place(order, { clientOrderId: 'old' }))
  await clock.runUntil(clock.now() + 30 * minuteMs)
  simulator.fault({ path: cancelPath }, { status: 200, msgCd: 'APBK0952', taken: false })

  await settle(cancelOld(portfolio, 'KRX', signal))
  const refused = said('ORDER_NOT_CANCELLED')
  await settle(cancelOld(portfolio, 'KRX', signal))
  await settle(trading.waitForOrder('old'))
  await settle(cancelOld(portfolio, 'KRX', signal))

  expect(refused).toEqual([expect.stringContaining('APBK0952')])
  expect(simulator.calls({ path: cancelPath })).toHaveLength(2)
  expect(await trading.getOrder('cancel-old-2')).toMatchObject({ change: { kind: 'cancel', of: 'old' } })
})

it('leaves an order alone that is only probably of the trader, and says how a person claims it', async () => {
  const { portfolio, simulator, clock, settle, said } = await start()
  const { trading } = portfolio
  simulator.fault({ path: '/uapi/domestic-stock/v1/trading/order-cash' }, 'hang-up-after')
  await settle(trading.place(order, { clientOrderId: 'lost' }))
  await clock.runUntil(clock.now() + 31 * minuteMs)

  await settle(cancelOld(portfolio, 'KRX', signal))

  expect(said('ORDER_UNKNOWN')).toHaveLength(1)
  expect(said('ORDER_FOUND')).toEqual([expect.stringContaining('--claim lost=ours')])
  expect(simulator.calls({ path: cancelPath })).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { watchAccount } from '../log/account-log.ts'
import { watchOrders } from '../log/order-log.ts'
import { fallenOf, krx, startPortfolio, type TestMarket, testMarkets } from '../portfolio.test-kit.ts'
import { cancelOld } from './cancel-old.ts'

const { signal } = new AbortController()
const minuteMs = 60_000

async function start(its: TestMarket) {
  const { at, watched } = its
  const positions = [{ symbol: watched.symbol, quantity: 9, averagePrice: its.before }]
  const started = await startPortfolio({ at, bars: fallenOf(its), positions })
  watchOrders(started.portfolio)
  watchAccount(started.portfolio)
  const { portfolio, clock, settle, simulator } = started
  // They stay open: the instrument trades at the fallen price.
  const order = (side: 'buy' | 'sell') =>
    ({ ...watched, side, quantity: '3', price: side === 'buy' ? its.farBelow : its.before }) as const
  const place = (side: 'buy' | 'sell', clientOrderId: string) =>
    settle(portfolio.trading.place(order(side), { clientOrderId }))
  /** Lets a span pass since an instant, and cancels. */
  const cancelAt = async (at: number) => {
    await clock.runUntil(at)
    await settle(cancelOld(portfolio, its.market, signal))
  }
  const sent = () => simulator.calls({ path: its.cancelPath }).length
  return { ...started, place, cancelAt, sent }
}

describe.each(testMarkets)('cancelOld on %s', (name, its) => {
  it.each([
    ['buy', 30],
    ['sell', 5],
  ] as const)(
    'cancels an open order of the trader to %s after %i minutes, and not a millisecond before',
    async (side, minutes) => {
      const { portfolio, place, cancelAt, sent } = await start(its)
      const { intendedAt } = await place(side, 'old')

      await cancelAt(intendedAt + minutes * minuteMs - 1)
      const before = sent()
      await cancelAt(intendedAt + minutes * minuteMs)

      expect(before).toBe(0)
      expect(await portfolio.trading.getOrder('cancel-old-1')).toMatchObject({ change: { kind: 'cancel', of: 'old' } })
      expect(sent()).toBe(1)
    },
  )

  it('sends no cancellation of an order that was filled since the last reading of the lists', async () => {
    const { portfolio, place, cancelAt, sent, simulator, clock } = await start(its)
    const { intendedAt } = await place('buy', 'old')
    await clock.runUntil(intendedAt + 30 * minuteMs - 1)
    simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '', 3)

    await cancelAt(intendedAt + 30 * minuteMs)

    expect(sent()).toBe(0)
    expect(await portfolio.trading.getOrder('old')).toMatchObject({ state: 'filled' })
  })

  it('cancels by the last reading while the lists cannot be read', async () => {
    const { place, cancelAt, sent, simulator, said } = await start(its)
    const { intendedAt } = await place('buy', 'old')
    simulator.fault({ path: its.listPath }, { status: 500, msgCd: 'IGW00019', taken: false }, 100)

    await cancelAt(intendedAt + 30 * minuteMs)

    expect(said('TRADING_TROUBLE')).not.toEqual([])
    expect(sent()).toBe(1)
  })

  it('leaves younger orders, those of the other market and those of others alone', async () => {
    const { portfolio, place, cancelAt, simulator, clock, settle, said } = await start(its)
    const { symbol, exchange } = its.watched
    const external = { symbol, side: 'buy', quantity: 7, price: its.farBelow, venue: exchange } as const
    simulator.placeExternalOrder(external)
    const { intendedAt } = await place('buy', 'old')
    await clock.runUntil(intendedAt + 20 * minuteMs)
    await settle(
      portfolio.trading.place(
        { ...its.watched, side: 'buy', quantity: '1', price: its.farBelow },
        { clientOrderId: 'young' },
      ),
    )

    await clock.runUntil(intendedAt + 30 * minuteMs)
    await settle(cancelOld(portfolio, name === 'KRX' ? 'US' : 'KRX', signal))
    const byTheOther = simulator.calls({ path: its.cancelPath }).length
    await cancelAt(intendedAt + 30 * minuteMs + 1_000)
    await settle(portfolio.trading.waitForOrder('old'))

    expect(byTheOther).toBe(0)
    const orders = simulator.orders().filter(({ kind }) => kind === 'new')
    expect(orders).toMatchObject([
      { quantity: 7, cancelled: 0 },
      { quantity: 3, cancelled: 3 },
      { quantity: 1, cancelled: 0 },
    ])
    expect(said('ORDER_CANCELLED')).toEqual([`ORDER_CANCELLED buy 3 ${symbol}`])
    expect(said('OTHER_ORDER')).toEqual([`OTHER_ORDER buy 7 ${symbol}: it is left alone`])
  })

  it('sends a cancellation that KIS refused again, and one that KIS has taken once', async () => {
    const { portfolio, place, cancelAt, sent, simulator, settle, clock, said } = await start(its)
    // A cancellation that was taken takes effect later.
    simulator.configure({ cancelLagMs: 5 * minuteMs })
    const { intendedAt } = await place('buy', 'old')
    simulator.fault({ path: its.cancelPath }, { status: 200, msgCd: 'APBK0952', taken: false })

    await cancelAt(intendedAt + 30 * minuteMs)
    const refused = said('ORDER_NOT_CANCELLED')
    for (const minute of [31, 32, 33]) await cancelAt(intendedAt + minute * minuteMs)
    await clock.runUntil(intendedAt + 40 * minuteMs)
    await settle(portfolio.trading.waitForOrder('old'))
    await cancelAt(intendedAt + 41 * minuteMs)

    expect(refused).toEqual([expect.stringContaining('APBK0952')])
    expect(sent()).toBe(2)
    expect(await portfolio.trading.getOrder('cancel-old-2')).toMatchObject({
      state: expect.not.stringMatching('rejected'),
    })
  })

  it('cancels the rest of an order of which a part was filled, also after a restart', async () => {
    const { portfolio, place, simulator, restart, settle, clock } = await start(its)
    const { intendedAt, name: named } = await place('buy', 'old')
    simulator.fillOrder(named?.number ?? '', 1)
    await settle(portfolio.trading.reconcile())

    const again = await restart()
    await clock.runUntil(intendedAt + 30 * minuteMs)
    await settle(cancelOld(again.portfolio, its.market, signal))

    expect(simulator.orders()[0]).toMatchObject({ filled: 1, cancelled: 2 })
  })

  it('sends no further cancellation once it is stopped', async () => {
    const { portfolio, place, clock, settle, sent } = await start(its)
    const { intendedAt } = await place('buy', 'old')
    await clock.runUntil(intendedAt + 30 * minuteMs)

    const stopped = AbortSignal.abort(new Error('stop'))
    const error = await settle(cancelOld(portfolio, its.market, stopped)).catch((reason: unknown) => reason)

    expect(error).toBe(stopped.reason)
    expect(sent()).toBe(0)
  })
})

it('leaves an order alone that is only probably of the trader, and says how a person claims it', async () => {
  const { place, simulator, clock, cancelAt, sent, said } = await start(krx)
  simulator.fault({ path: krx.orderPath }, 'hang-up-after')
  await place('buy', 'lost')

  await cancelAt(clock.now() + 31 * minuteMs)

  expect(said('ORDER_UNKNOWN')).toHaveLength(1)
  expect(said('ORDER_FOUND')).toEqual([expect.stringContaining('--claim lost=ours')])
  expect(sent()).toBe(0)
  expect(said('ORDER_NOT_CANCELLED')).toEqual([])
})

it('cancels no cancellation, even if KIS’s list does not show it for an hour', async () => {
  const { place, simulator, cancelAt, sent, said } = await start(krx)
  const { intendedAt } = await place('buy', 'old')
  simulator.configure({ orderListLagMs: 10 * 60 * minuteMs })

  for (const minutes of [30, 60, 61, 91]) await cancelAt(intendedAt + minutes * minuteMs)

  expect(sent()).toBe(1)
  expect(said('ORDER_NOT_CANCELLED')).toEqual([])
})

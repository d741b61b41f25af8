import { describe, expect, it } from 'vitest'
import { barsOf, bookedOf, deciding, startPortfolio, testMarkets } from '../portfolio.test-kit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

// A loss of a tenth at the first price of the day: 3 percent are the stop.
describe.each(testMarkets)('after an order on %s whose answer was lost', (_name, its) => {
  const { market, watched, at, before, fallen, orderPath } = its
  const { symbol } = watched
  const holding = [{ symbol, quantity: 10, averagePrice: before }]

  it.each([
    ['buy', 'hang-up-before', []],
    ['buy', 'hang-up-after', []],
    ['sell', 'hang-up-before', holding],
    ['sell', 'hang-up-after', holding],
  ] as const)('sends none in the next decisions, also after a restart: %s, %s', async (side, fault, positions) => {
    const started = await startPortfolio({
      at,
      bars: { [symbol]: barsOf({ market, before, on: fallen }) },
      positions,
      watchlist: [watched],
      // Nothing shows what became of it: neither the lists of orders nor that of positions.
      orderListLagMs: 10 * hourMs,
      positionLagMs: 10 * hourMs,
    })
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, fault)

    await decide(market)
    const [lost] = started.portfolio.trading.listOrders()
    for (let minute = 0; minute < 8; minute += 1) {
      await clock.runUntil(clock.now() + minuteMs)
      await decide(market)
    }
    const again = await started.restart()
    const decideAgain = deciding(again)
    await decideAgain(market)
    await clock.runUntil(clock.now() + 31 * minuteMs)
    await decideAgain(market)

    expect(lost).toMatchObject({ state: 'unknown', order: { side } })
    expect(simulator.calls({ path: orderPath })).toHaveLength(1)
    expect(bookedOf(simulator)).toHaveLength(fault === 'hang-up-after' ? 1 : 0)
  })

  it('sends no sale while it is not known what became of a purchase, and sells once a person has named it', async () => {
    const started = await startPortfolio({
      at,
      bars: { [symbol]: barsOf({ market, before, on: fallen }) },
      positions: holding,
      watchlist: [watched],
    })
    const { simulator, clock, settle, portfolio } = started
    const { trading } = portfolio
    const decide = deciding(started)
    simulator.configure({ orderListLagMs: 10 * hourMs, positionLagMs: 10 * hourMs })
    simulator.fault({ path: orderPath }, 'hang-up-after')
    const lost = { ...watched, side: 'buy', quantity: '1', price: fallen } as const
    await settle(trading.place(lost, { clientOrderId: 'lost' }))

    await decide(market)
    await clock.runUntil(clock.now() + 31 * minuteMs)
    await decide(market)
    const meanwhile = bookedOf(simulator)
    simulator.configure({ orderListLagMs: 0, positionLagMs: 0 })
    await clock.runUntil(clock.now() + 31 * minuteMs)
    await decide(market)
    await trading.claim('lost', { isOurs: true, by: 'Minji' })
    await clock.runUntil(clock.now() + 6 * minuteMs)
    await decide(market)

    expect(meanwhile).toEqual([`buy 1 ${symbol}`])
    expect(bookedOf(simulator)).toEqual([`buy 1 ${symbol}`, `sell 11 ${symbol}`])
  })
})

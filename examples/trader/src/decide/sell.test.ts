import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import {
  barsOf,
  bookedOf,
  deciding,
  krx,
  leave,
  noWish,
  startPortfolio,
  testMarkets,
  withPrices,
} from '../portfolio.test-kit.ts'
import { defaultRisk } from '../risk/settings.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

describe.each(testMarkets)('a sale on %s', (name, its) => {
  const { market, watched, at, nextDayAt, before, fallen, orderPath, cancelPath } = its
  const { symbol, exchange } = watched
  const bars = { [symbol]: barsOf({ market, before, on: fallen, after: fallen }) }
  const positions = [{ symbol, quantity: 10, averagePrice: before }]
  const start = (more: Partial<Parameters<typeof startPortfolio>[0]> = {}) =>
    startPortfolio({ at, bars, positions, watchlist: [watched], ...more })

  it('is for the whole position, at a limit two steps below the price, and for nothing more while the list of positions lags', async () => {
    const started = await start({ positionLagMs: 10 * hourMs })
    const { simulator, clock } = started
    const decide = deciding(started)

    await decide(market)
    for (let minute = 0; minute < 12; minute += 1) {
      await clock.runUntil(clock.now() + minuteMs)
      await decide(market)
    }
    const again = await started.restart()
    await deciding(again)(market)

    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
    // Steps below 60,000 won are of 100, below 180 dollars of 0.01.
    expect(simulator.orders()[0]).toMatchObject({ price: name === 'KRX' ? '59800' : '179.98', filled: 10 })
    expect(simulator.calls({ path: orderPath })).toHaveLength(1)
  })

  it('is for the rest that is sellable while a person has an open sale of a part', async () => {
    const started = await start()
    const { simulator, clock } = started
    const far = name === 'KRX' ? '80000' : '250'
    simulator.placeExternalOrder({ symbol, side: 'sell', quantity: 4, price: far, venue: exchange })
    const decide = deciding(started)

    await decide(market)
    await clock.runUntil(clock.now() + 6 * minuteMs)
    await decide(market)

    expect(bookedOf(simulator)).toEqual([`sell 6 ${symbol}`])
    expect(simulator.calls({ path: orderPath })).toHaveLength(1)
  })

  it('is for the rest of a position of which a person has sold a part since the last reading', async () => {
    const started = await start()
    const { simulator, clock } = started
    const { portfolio, prices } = withPrices(started.portfolio)
    const decide = deciding({ ...started, portfolio })
    prices.set(symbol, before)
    await decide(market)

    const far = name === 'KRX' ? '80000' : '250'
    simulator.placeExternalOrder({ symbol, side: 'sell', quantity: 4, price: far, venue: exchange })
    await clock.runUntil(clock.now() + minuteMs)
    prices.set(symbol, fallen)
    await decide(market)

    expect(bookedOf(simulator)).toEqual([`sell 6 ${symbol}`])
    expect(simulator.calls({ path: orderPath })).toHaveLength(1)
  })

  it('is not sent while all shares are in an open sale of a person', async () => {
    const started = await start()
    const { simulator } = started
    const far = name === 'KRX' ? '80000' : '250'
    simulator.placeExternalOrder({ symbol, side: 'sell', quantity: 10, price: far, venue: exchange })

    await deciding(started)(market)

    expect(simulator.calls({ path: orderPath })).toEqual([])
    expect(started.said('ORDER_')).toEqual([])
  })

  it('is cancelled after five minutes, and the rest of it is sold once', async () => {
    const started = await start()
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, { rejectAfterMs: 100 * hourMs })

    await decide(market)
    const begunAt = clock.now()
    simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '', 4)
    const seen = []
    for (const minutes of [1, 4, 5, 6, 7, 12, 18]) {
      await clock.runUntil(begunAt + minutes * minuteMs)
      await decide(market)
      seen.push(simulator.calls({ path: cancelPath }).length)
    }

    expect(seen).toEqual([0, 0, 1, 1, 1, 1, 1])
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`, `sell 6 ${symbol}`])
    expect(simulator.orders().map(({ filled }) => filled)).toEqual([4, 0, 6])
  })

  it('sells no more than is held while the list of positions lags behind a part that was filled', async () => {
    const started = await start({ positionLagMs: 10 * hourMs })
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, { rejectAfterMs: 100 * hourMs })

    await decide(market)
    simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '', 4)
    for (let minute = 0; minute < 20; minute += 1) {
      await clock.runUntil(clock.now() + minuteMs)
      await decide(market)
    }

    const sold = simulator.orders().reduce((sum, { filled }) => sum + filled, 0)
    expect(sold).toBeLessThanOrEqual(10)
  })

  it('follows KIS’s refusal after five minutes, and not before', async () => {
    const started = await start()
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, { status: 200, msgCd: 'APBK0952', taken: false })

    await decide(market)
    const begunAt = clock.now()
    const sent = []
    for (const minutes of [1, 4, 6]) {
      await clock.runUntil(begunAt + minutes * minuteMs)
      await decide(market)
      sent.push(simulator.calls({ path: orderPath }).length)
    }

    expect(sent).toEqual([1, 1, 2])
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
  })

  it('is sent at the wish of the rules, in each mode but a halt', async () => {
    const started = await start({ bars: { [symbol]: barsOf({ market, before, on: before }) }, rules: leave })
    const { simulator, portfolio } = started
    const decide = deciding(started)

    await portfolio.trading.setMode('halted', { by: 'Minji' })
    await decide(market)
    const halted = simulator.calls({ path: orderPath }).length
    await portfolio.trading.setMode('reducing', { by: 'Minji' })
    await decide(market)

    expect(halted).toBe(0)
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
  })

  it('leaves positions alone that are not on the watchlist', async () => {
    const other = name === 'KRX' ? '000270' : 'AMZN'
    const started = await start({
      bars: { ...bars, [other]: barsOf({ market, before, on: fallen }) },
      positions: [{ symbol: other, quantity: 10, averagePrice: before }],
      rules: leave,
    })
    const { simulator } = started

    await deciding(started)(market)

    expect(simulator.calls({ path: orderPath })).toEqual([])
  })

  it('has no time stop for a position that a person bought, and one after the days for its own', async () => {
    const flat = { [symbol]: barsOf({ market, before, on: before }) }
    const risk = { ...defaultRisk, mostDays: 1 }
    const theirs = await start({ bars: flat, risk })
    const own = await start({ bars: flat, risk, positions: [] })
    const order = { ...watched, side: 'buy', quantity: '10', price: parseDecimal(before) } as const
    const { trading } = own.portfolio
    await own.settle(trading.place(order, { clientOrderId: `buy-2026-10-19-${symbol}-1` }))
    const decided = async (started: typeof own) => {
      await started.clock.runUntil(started.clock.now() + 5 * minuteMs)
      await deciding(started)(market)
      return bookedOf(started.simulator).filter((order) => order.startsWith('sell'))
    }

    const onTheDay = [await decided(theirs), await decided(own)]
    await theirs.clock.runUntil(Date.parse(nextDayAt))
    await own.clock.runUntil(Date.parse(nextDayAt))
    const onTheNext = [await decided(theirs), await decided(own)]

    expect(onTheDay).toEqual([[], []])
    expect(onTheNext).toEqual([[], [`sell 10 ${symbol}`]])
  })
})

it.each([
  ['time', { mostDays: 1 }, '70000', '70000', '70000'],
  // 80,000 less 5 percent is 76,000.
  ['trailing', { trailingStopPercent: 5 }, '70000', '80000', '76000'],
])('has its %s stop, also days after it was due', async (_what, settings, before, high, last) => {
  const dates = barsOf({ market: 'KRX', before, on: before }).map((bar) => {
    if (bar.date === '2026-10-20') return { ...bar, high }
    return bar.date === '2026-10-23' ? { ...bar, open: last, high: last, low: last, close: last } : bar
  })
  const none = { stopLossPercent: undefined, takeProfitPercent: undefined, mostDays: undefined }
  const started = await startPortfolio({
    at: krx.at,
    bars: { '005930': dates },
    watchlist: [krx.watched],
    rules: noWish,
    risk: { ...defaultRisk, ...none, ...settings },
  })
  const { portfolio, clock, settle, simulator } = started
  const order = { ...krx.watched, side: 'buy', quantity: '10', price: before } as const
  await settle(portfolio.trading.place(order, { clientOrderId: 'buy-2026-10-19-005930-1' }))

  // The trader was away for three days.
  await clock.runUntil(Date.parse('2026-10-23T10:00:00+09:00'))
  await deciding(started)()

  expect(bookedOf(simulator)).toEqual(['buy 10 005930', 'sell 10 005930'])
})

it('holds while a suspended share shows the close of the day before', async () => {
  const bar = { date: '2026-10-16', open: '50000', high: '50000', low: '50000', close: '50000', volume: 9_999_999 }
  const bars = { '005930': [bar, { ...bar, date: '2026-10-19', volume: 0 }] }
  const positions = [{ symbol: '005930', quantity: 10, averagePrice: '60000' }]
  const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', bars, positions })

  await deciding(started)()

  expect(started.simulator.orders()).toEqual([])
})

describe('a position that is worth more than one order may be', () => {
  const priced = (price: string) => ({ '005930': barsOf({ market: 'KRX', before: price, on: price, after: price }) })
  const smallBudget = { ...defaultRisk, budget: { KRX: parseDecimal('20000'), US: parseDecimal('20') } }

  it.each([
    // An order is worth 10,000,000 won at most: 166 shares at 60,000 won are 9,960,000.
    ['after the budget was lowered', '60000', 400, smallBudget, [166, 166, 68]],
    // Twice the budget is 6,000,000 won, which is less than those 10,000,000.
    ['with the default budget', '60000', 200, defaultRisk, [166, 34]],
    ['by its number of shares', '200', 25_000, defaultRisk, [10_000, 10_000, 5_000]],
    ['not at all, for shares that cost more than twice the budget', '60000', 3, smallBudget, [3]],
  ] as const)('is sold in parts: %s', async (_what, price, quantity, risk, parts) => {
    const started = await startPortfolio({
      at: krx.at,
      bars: priced(price),
      positions: [{ symbol: '005930', quantity, averagePrice: price }],
      watchlist: [krx.watched],
      rules: leave,
      risk,
    })
    const { clock, simulator, said } = started
    const decide = deciding(started)

    for (let minute = 0; minute < 40; minute += 1) {
      await decide()
      await clock.runUntil(clock.now() + minuteMs)
    }

    expect(bookedOf(simulator)).toEqual(parts.map((part) => `sell ${part} 005930`))
    expect(said('ORDER_REFUSED')).toEqual([])
  })
})

describe('a sale that did not leave', () => {
  const symbols = ['005930', '000660', '035420', '005380', '000270', '051910', '006400', '035720', '105560', '055550']
  const all = [...symbols, '012330', '068270']

  it('leaves with the next minute if the guard of the rate denied it', async () => {
    const bars = Object.fromEntries(
      all.map((symbol) => [symbol, barsOf({ market: 'KRX', before: '70000', on: '70000' })]),
    )
    const started = await startPortfolio({
      at: krx.at,
      bars,
      positions: all.map((symbol) => ({ symbol, quantity: 10, averagePrice: '70000' })),
      watchlist: all.map((symbol) => ({ symbol, exchange: 'KRX' as const })),
      rules: leave,
      risk: { ...defaultRisk, sellMinutes: 60 },
    })
    const { clock, simulator, said } = started
    const decide = deciding(started)
    const begunAt = clock.now()

    await decide()
    const first = bookedOf(simulator).length
    const denied = said('ORDER_REFUSED')
    await clock.runUntil(begunAt + 1.5 * minuteMs)
    await decide()

    // The guards let ten orders leave in a minute.
    expect(first).toBe(10)
    expect(denied).toHaveLength(2)
    expect(bookedOf(simulator)).toHaveLength(12)
  })

  it('leaves with the next minute if its quote could not be read', async () => {
    const started = await startPortfolio({
      at: krx.at,
      bars: { '005930': barsOf({ market: 'KRX', before: '70000', on: '70000' }) },
      positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }],
      watchlist: [krx.watched],
      rules: leave,
      risk: { ...defaultRisk, sellMinutes: 60 },
    })
    const { clock, simulator, said } = started
    const { portfolio, prices } = withPrices(started.portfolio)
    prices.set('005930', '70000')
    const decide = deciding({ ...started, portfolio })
    const begunAt = clock.now()
    const path = '/uapi/domestic-stock/v1/quotations/inquire-price'
    simulator.fault({ path }, { status: 200, msgCd: 'OPSQ2001', taken: false })

    await decide()
    const first = bookedOf(simulator)
    await clock.runUntil(begunAt + minuteMs)
    await decide()

    expect(first).toEqual([])
    expect(said('DECISION_FAILED 005930')).toHaveLength(1)
    expect(bookedOf(simulator)).toEqual(['sell 10 005930'])
  })
})

import { memoryJournal, parseDecimal } from '@stockeye/kis-client'
import type { SimulatorOptions } from '@stockeye/kis-client/simulator'
import { describe, expect, it } from 'vitest'
import {
  barsOf,
  bookedOf,
  deciding,
  type StartOnOptions,
  startPortfolio,
  testMarkets,
  withPrices,
} from '../portfolio.test-kit.ts'
import { defaultRisk } from '../risk/settings.ts'

const minuteMs = 60_000

describe.each(testMarkets)('a purchase on %s', (name, its) => {
  const { market, watched, at, nextDayAt, before, fallen, farBelow, orderPath } = its
  const { symbol, exchange } = watched
  const bars = { [symbol]: barsOf({ market, before, on: fallen, after: fallen }) }
  /** Shares that the budget buys: 3,000,000 won at 60,000 and two steps of 100; 3,000 dollars at 180 and two steps of 0.01. */
  const most = name === 'KRX' ? 49 : 16
  const price = name === 'KRX' ? '60200' : '180.02'

  it('is for the whole shares of the budget, at a limit two steps above the price, and is sent once a day', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    const { simulator, clock } = started
    const decide = deciding(started)

    await decide(market)
    for (let minute = 0; minute < 40; minute += 8) {
      await clock.runUntil(clock.now() + 8 * minuteMs)
      await decide(market)
    }

    expect(bookedOf(simulator)).toEqual([`buy ${most} ${symbol}`])
    expect(simulator.orders()[0]).toMatchObject({ price })
  })

  it('is not sent within a budget below the price of one share, and the log says so once in half an hour', async () => {
    const budget = { KRX: parseDecimal('60000'), US: parseDecimal('179.99') }
    const started = await startPortfolio({ at, bars, watchlist: [watched], risk: { ...defaultRisk, budget } })
    const { simulator, clock, said } = started
    const decide = deciding(started)

    for (let minute = 0; minute < 3; minute += 1) {
      await decide(market)
      await clock.runUntil(clock.now() + minuteMs)
    }

    expect(simulator.calls({ path: orderPath })).toEqual([])
    expect(said('NOT_BOUGHT')).toEqual([expect.stringContaining(`NOT_BOUGHT ${symbol}: `)])
  })

  it('is not sent again after it was cancelled, until the next day', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, { rejectAfterMs: 40 * 3_600_000 })

    await decide(market)
    const cancelled = simulator.cancelExternally(simulator.orders()[0]?.orderNumber ?? '')
    for (let minute = 0; minute < 90; minute += 31) {
      await clock.runUntil(clock.now() + 31 * minuteMs)
      await decide(market)
    }
    const today = bookedOf(simulator)
    await clock.runUntil(Date.parse(nextDayAt))
    await decide(market)

    expect(cancelled).toMatchObject({ kind: 'cancel' })
    expect(today).toHaveLength(1)
    expect(bookedOf(simulator)).toHaveLength(2)
  })

  const held = { positions: [{ symbol, quantity: 1, averagePrice: fallen }] }
  it.each([
    ['the position is held', held, undefined, false],
    ['its position has a row that cannot be read', held, 'unreadable', false],
    ['a person has bought it today', {}, 'bought', false],
    ['a person has an open order for it', {}, 'open', false],
    ['a person has sold it today', held, 'sold', false],
    ['nothing of it is known', {}, undefined, true],
  ] as const)(
    'is sent by a new and empty journal only if the account has none: %s',
    async (_what, more, done, isSent) => {
      const options: Pick<SimulatorOptions, 'positions'> = more
      const started = await startPortfolio({ at, bars, watchlist: [watched], ...options })
      const { simulator, clock } = started
      const external = { symbol, quantity: 1, venue: exchange }
      if (done === 'bought') simulator.placeExternalOrder({ ...external, side: 'buy', ...(name === 'US' && { price }) })
      if (done === 'open') simulator.placeExternalOrder({ ...external, side: 'buy', price: farBelow })
      if (done === 'sold') simulator.placeExternalOrder({ ...external, side: 'sell', price: fallen })
      await clock.runUntil(clock.now() + minuteMs)

      const again = await started.restart(memoryJournal(), done === 'unreadable' ? { connect: blurred } : {})
      await again.portfolio.trading.confirmAccount({ by: 'Minji' })
      await deciding(again)(market)

      expect(bookedOf(simulator)).toHaveLength(isSent ? 1 : 0)
      expect(again.lines.filter((line) => line.startsWith('ORDER_'))).toEqual([])
    },
  )

  it('counts positions and open orders to the most positions: beside four of them, three wishes become one order', async () => {
    const [first = '', second = '', third = ''] =
      market === 'KRX' ? ['005930', '000660', '035420'] : ['AAPL', 'MSFT', 'NVDA']
    const [fourth = '', fifth = '', sixth = '', seventh = ''] =
      market === 'KRX' ? ['005380', '000270', '035720', '068270'] : ['TSLA', 'AMZN', 'GOOGL', 'META']
    const flat = barsOf({ market, before, on: before })
    const started = await startPortfolio({
      at,
      bars: {
        ...Object.fromEntries([first, second, third].map((one) => [one, bars[symbol] ?? []])),
        [sixth]: flat,
        [seventh]: flat,
      },
      // Two that are not on the watchlist.
      positions: [fourth, fifth].map((one) => ({ symbol: one, quantity: 1, averagePrice: before })),
      watchlist: [first, second, third].map((one) => ({ symbol: one, exchange })),
      risk: { ...defaultRisk, mostPositions: 5 },
    })
    const { simulator } = started
    for (const one of [sixth, seventh])
      simulator.placeExternalOrder({ symbol: one, side: 'buy', quantity: 1, price: farBelow, venue: exchange })

    const decide = deciding(started)
    await decide(market)
    await decide(market)

    expect(bookedOf(simulator)).toEqual([`buy ${most} ${first}`])
  })

  it('is not sent again after the exchange has rejected it, until the next day', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, { rejectAfterMs: 500 })

    for (let minute = 0; minute < 3; minute += 1) {
      await decide(market)
      await clock.runUntil(clock.now() + 31 * minuteMs)
    }

    expect(simulator.orders()).toMatchObject([{ side: 'buy', rejected: most }])
  })

  it.each([
    ['a person has ordered', {}],
    ['a person has bought, and the list of orders does not show it', { orderListLagMs: 24 * 3_600_000 }],
  ])('is not sent for a symbol that since the last reading %s', async (_what, lag) => {
    const started = await startPortfolio({ at, bars, watchlist: [watched], ...lag })
    const { simulator, clock } = started
    const { portfolio, prices } = withPrices(started.portfolio)
    const decide = deciding({ ...started, portfolio })
    const isOpen = !('orderListLagMs' in lag)
    // It wishes nothing yet, and reads the lists and the positions.
    prices.set(symbol, before)
    await decide(market)

    const limit = isOpen ? farBelow : price
    await clock.runUntil(clock.now() + minuteMs)
    simulator.placeExternalOrder({ symbol, side: 'buy', quantity: 1, price: limit, venue: exchange })
    prices.set(symbol, fallen)
    await decide(market)

    expect(simulator.calls({ path: orderPath })).toEqual([])
    expect(started.lines.filter((line) => line.startsWith('ORDER_'))).toEqual([])
  })

  it('is for the shares that the buying power allows, and is not sent for none', async () => {
    // Two shares and a half, with fees: two.
    const cash = name === 'KRX' ? { KRW: '150500' } : { USD: '450.05' }
    const started = await startPortfolio({ at, bars, watchlist: [watched], cash })
    const without = await startPortfolio({
      at,
      bars,
      watchlist: [watched],
      cash: name === 'KRX' ? { KRW: '60000' } : { USD: '180' },
    })

    await deciding(started)(market)
    await deciding(without)(market)

    expect(bookedOf(started.simulator)).toEqual([`buy 2 ${symbol}`])
    expect(without.simulator.calls({ path: orderPath })).toEqual([])
    expect(without.lines.filter((line) => line.startsWith('ORDER_'))).toEqual([])
  })

  it('rests for half an hour after KIS has refused it, and follows then', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    const { simulator, clock } = started
    const decide = deciding(started)
    simulator.fault({ path: orderPath }, { status: 200, msgCd: 'APBK0952', taken: false }, 2)
    const begunAt = clock.now()

    await decide(market)
    const sent = [simulator.calls({ path: orderPath }).length]
    for (const minutes of [1, 29, 31, 62]) {
      await clock.runUntil(begunAt + minutes * minuteMs)
      await decide(market)
      sent.push(simulator.calls({ path: orderPath }).length)
    }

    expect(sent).toEqual([1, 1, 1, 2, 3])
    expect(bookedOf(simulator)).toEqual([`buy ${most} ${symbol}`])
  })
})

/** Returns connections on which the quantities of positions cannot be read. */
const blurred: NonNullable<StartOnOptions['connect']> = (connect) => (origin) => {
  const connection = connect(origin)
  const blur = (text: string) => text.replace(/"(hldg_qty|ovrs_cblc_qty)":"\d+"/g, '"$1":"many"')
  return {
    ...connection,
    async fetch(url, request) {
      const answer = await connection.fetch(url, request)
      return { ...answer, text: async () => blur(await answer.text()) }
    },
  }
}

import { describe, expect, it } from 'vitest'
import { memoryDeskStore } from '../desk/store.ts'
import { barsOf, bookedOf, deciding, deskOf, noWish, startPortfolio, testMarkets } from '../portfolio.test-kit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const by = 'Minji'

describe.each(testMarkets)('a flattening on %s', (_name, its) => {
  const { market, watched, at, nextDayAt, before, farBelow, orderPath } = its
  const { symbol } = watched
  const bars = { [symbol]: barsOf({ market, before, on: before }) }

  /** Starts a trader that holds ten shares and wishes nothing, and its desk. */
  async function start(more: object = {}) {
    const positions = [{ symbol, quantity: 10, averagePrice: before }]
    const started = await startPortfolio({ at, bars, positions, watchlist: [watched], rules: noWish, ...more })
    const records = memoryDeskStore(started.portfolio).recordsOf('test')
    const desk = deskOf(started.portfolio, { records })
    const decide = deciding({ ...started, portfolio: { ...started.portfolio, oversight: desk.oversight } })
    /** Lets minutes pass, with a decision in each. */
    async function decideFor(minutes: number) {
      for (let minute = 0; minute < minutes; minute += 1) {
        await started.clock.runUntil(started.clock.now() + minuteMs)
        await decide(market)
      }
    }
    return { ...started, records, desk, decide, decideFor }
  }

  it('sells all of a position once, and buys nothing until a person resumes', async () => {
    const { simulator, settle, desk, decideFor } = await start()

    const state = await desk.flatten({ by })
    await decideFor(10)

    expect(state).toMatchObject({ mode: 'flattening', by })
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
    expect(await settle(desk.listPositions())).toEqual([])
    expect(await desk.getState()).toMatchObject({ mode: 'flattening', waits: [] })
  })

  it('goes on after a restart, and sells nothing twice', async () => {
    const started = await start()
    const { simulator, clock, records } = started
    // The sale stays open: no price reaches its limit.
    simulator.fault({ path: orderPath }, { rejectAfterMs: hourMs })
    await started.desk.flatten({ by })
    await started.decideFor(1)

    const again = await started.restart()
    const desk = deskOf(again.portfolio, { records })
    const decide = deciding({ ...again, portfolio: { ...again.portfolio, oversight: desk.oversight } })
    await decide(market)
    const meanwhile = bookedOf(simulator)
    for (let minute = 0; minute < 15; minute += 1) {
      await clock.runUntil(clock.now() + minuteMs)
      await decide(market)
    }

    expect(meanwhile).toEqual([`sell 10 ${symbol}`])
    // The first sale was cancelled after five minutes, and the second one filled.
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`, `sell 10 ${symbol}`])
    const sold = simulator.orders().filter(({ kind }) => kind === 'new')
    expect(sold.map(({ filled }) => filled)).toEqual([0, 10])
  })

  it('cancels an open purchase, also of a symbol that is not held', async () => {
    const { simulator, portfolio, settle, desk, decideFor } = await start({ positions: [] })
    const order = { ...watched, side: 'buy', quantity: '1', price: farBelow } as const
    const { state } = await settle(portfolio.trading.place(order, { clientOrderId: 'open-1' }))

    await desk.flatten({ by })
    await decideFor(1)

    const [bought] = simulator.orders().filter(({ kind }) => kind === 'new')
    expect(state).toBe('open')
    expect(bought).toMatchObject({ filled: 0, cancelled: 1 })
    expect(bookedOf(simulator)).toEqual([`buy 1 ${symbol}`])
  })

  it('sends no second sale while it is not known what became of the first one, and shows that it waits', async () => {
    const { simulator, desk, decideFor } = await start({ orderListLagMs: 10 * hourMs, positionLagMs: 10 * hourMs })
    simulator.fault({ path: orderPath }, 'hang-up-after')
    await desk.flatten({ by })

    await decideFor(15)

    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
    expect((await desk.getState()).waits).toContainEqual({ reason: 'order-unknown', market, symbol })
  })

  it('sells at the next session where the exchange is closed, and shows when that is', async () => {
    const { simulator, clock, settle, decide, desk } = await start({ at: '2026-10-19T07:00:00+09:00' })

    const closed = await settle(desk.flatten({ by }))
    await clock.runUntil(Date.parse(nextDayAt))
    await decide(market)

    const opensAt = market === 'KRX' ? '2026-10-19T09:00:00+09:00' : '2026-10-19T22:30:00+09:00'
    expect(closed.waits).toEqual([{ reason: 'market-closed', market, untilAt: Date.parse(opensAt) }])
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
  })

  it('shows that KIS is away, and sells when it is back', async () => {
    const { simulator, clock, desk, decide } = await start()
    await desk.flatten({ by })
    const area = market === 'KRX' ? 'domestic' : 'overseas'
    simulator.fault({ path: `/uapi/${area}-stock/v1/trading/inquire-balance` }, 'hang-up-before', 12)

    await decide(market).catch(() => undefined)
    const { waits } = await desk.getState()
    for (let minute = 0; minute < 8; minute += 1) {
      await clock.runUntil(clock.now() + minuteMs)
      await decide(market).catch(() => undefined)
    }

    expect(waits).toEqual([{ reason: 'kis-away', market }])
    expect(bookedOf(simulator)).toEqual([`sell 10 ${symbol}`])
  })

  it('ends with a resume while its decision is under way: no further sale leaves', async () => {
    const { simulator, clock, settle, desk, decide } = await start()
    await desk.flatten({ by })
    const area = market === 'KRX' ? 'domestic' : 'overseas'
    const path = `/uapi/${area}-stock/v1/trading/inquire-balance`
    const before = simulator.calls({ path }).length
    // The sale is confirmed; what follows is a reading of the positions.
    simulator.fault({ path }, { delayMs: 3_000 }, 2)
    const deciding = decide(market)
    while (simulator.calls({ path }).length < before + 2) await clock.runUntil(clock.now() + 100)

    await desk.resume({ by: 'Jun' })
    await settle(deciding)

    expect(bookedOf(simulator)).toEqual([])
  })

  it('ends with a resume: what is left stays', async () => {
    const { simulator, desk, decideFor } = await start()

    const [, resumed] = await Promise.all([desk.flatten({ by }), desk.resume({ by: 'Jun' })])
    await decideFor(5)

    expect(resumed).toMatchObject({ mode: 'trading', by: 'Jun' })
    expect(bookedOf(simulator)).toEqual([])
  })
})

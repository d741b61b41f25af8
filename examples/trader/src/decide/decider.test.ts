import { getQuote } from '@stockeye/kis-client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSessions, nextDecision } from '../market/sessions.ts'
import { barsOf, bookedOf, deciding, noWish, startPortfolio, testMarkets, withPrices } from '../portfolio.test-kit.ts'
import { createDecider } from './decider.ts'

const minuteMs = 60_000

describe.each(testMarkets)('a decision on %s', (name, its) => {
  const { market, watched, at, before, fallen, farBelow, orderPath } = its
  const { symbol, exchange } = watched
  const other = { symbol: name === 'KRX' ? '000660' : 'MSFT', exchange }
  const fall = barsOf({ market, before, on: fallen })
  const bars = { [symbol]: fall, [other.symbol]: fall }
  const most = name === 'KRX' ? 49 : 16
  const held = (one: string) => ({ symbol: one, quantity: 10, averagePrice: before })
  const quotePath = name === 'KRX' ? 'domestic-stock/v1/quotations/inquire-price' : 'overseas-price/v1/quotations/price'
  const listPath =
    name === 'KRX' ? 'domestic-stock/v1/trading/inquire-daily-ccld' : 'overseas-stock/v1/trading/inquire-ccnl'
  const positionPath =
    name === 'KRX' ? 'domestic-stock/v1/trading/inquire-balance' : 'overseas-stock/v1/trading/inquire-balance'
  const refusal = { status: 200, msgCd: 'OPSQ2001', taken: false } as const

  it.each([
    ['active', [`sell 10 ${symbol}`, `buy ${most} ${other.symbol}`]],
    ['reducing', [`sell 10 ${symbol}`]],
    ['halted', []],
  ] as const)('orders what the mode allows, also after a restart: %s', async (mode, orders) => {
    const started = await startPortfolio({ at, bars, positions: [held(symbol)], watchlist: [watched, other] })
    await started.portfolio.trading.setMode(mode, { by: 'Minji' })

    const again = await started.restart()
    await deciding(again)(market)

    expect(bookedOf(started.simulator)).toEqual(orders)
    expect(again.said('ORDER_')).toEqual([])
  })

  it('sends nothing in a dry run, and keeps what it would have sent', async () => {
    const started = await startPortfolio({
      at,
      bars,
      positions: [held(symbol)],
      watchlist: [watched, other],
      dryRun: true,
    })

    await deciding(started)(market)

    expect(started.simulator.calls({ path: orderPath })).toEqual([])
    const kept = started.portfolio.trading.listOrders()
    expect(kept.map(({ clientOrderId, state }) => `${clientOrderId} ${state}`).sort()).toEqual([
      `buy-2026-10-19-${other.symbol}-1 not-taken`,
      `sell-2026-10-19-${symbol}-1 not-taken`,
    ])
  })

  it('decides nothing about the other market', async () => {
    const started = await startPortfolio({ at, bars, positions: [held(symbol)], watchlist: [watched, other] })

    await deciding(started)(name === 'KRX' ? 'US' : 'KRX')

    expect(started.simulator.calls({ path: orderPath })).toEqual([])
  })

  it('goes on with the next symbol while KIS refuses the quote of one, in sales and in purchases', async () => {
    for (const positions of [[held(symbol), held(other.symbol)], []]) {
      const started = await startPortfolio({ at, bars, positions, watchlist: [watched, other] })
      const { portfolio, prices } = withPrices(started.portfolio)
      for (const one of [symbol, other.symbol]) prices.set(one, fallen)
      started.simulator.fault({ path: `/uapi/${quotePath}` }, refusal)

      await deciding({ ...started, portfolio })(market)

      expect(bookedOf(started.simulator)).toEqual([
        positions.length > 0 ? `sell 10 ${other.symbol}` : `buy ${most} ${other.symbol}`,
      ])
      expect(started.said('DECISION_FAILED')).toEqual([expect.stringContaining(symbol)])
    }
  })

  it('sells at a stop while KIS’s list of orders is away, and buys nothing', async () => {
    const started = await startPortfolio({ at, bars, positions: [held(symbol)], watchlist: [watched, other] })
    started.simulator.fault({ path: `/uapi/${listPath}` }, refusal, 1_000)

    await started.settle(deciding(started)(market).catch(() => undefined))

    expect(bookedOf(started.simulator)).toEqual([`sell 10 ${symbol}`])
  })

  it('sells at a stop before it waits for a list of orders that does not come', async () => {
    const started = await startPortfolio({ at, bars, positions: [held(symbol)], watchlist: [watched], rules: noWish })
    const { simulator, clock, portfolio } = started
    await clock.runUntil(clock.now() + 5 * minuteMs)
    const decider = createDecider(portfolio)
    onTestFinished(() => decider.close())
    const begunAt = clock.now()
    const minuteEnd = Math.floor(begunAt / minuteMs) * minuteMs
    const { session } = nextDecision(createSessions(market), minuteEnd - minuteMs)
    simulator.fault({ path: `/uapi/${listPath}` }, { delayMs: 60 * minuteMs }, 1_000)

    const decided = decider.decide({ session, minuteEnd }, new AbortController().signal)
    // KIS is called once a second.
    await clock.runUntil(begunAt + 20_000)
    const sold = bookedOf(simulator)
    simulator.close()
    await started.settle(decided.catch(() => undefined))

    expect(sold).toEqual([`sell 10 ${symbol}`])
  })

  it('reads KIS’s lists of orders again five minutes after a reading failed, and not before', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched], rules: noWish })
    const { simulator, clock, said } = started
    const decide = deciding(started)
    await clock.runUntil(clock.now() + 5 * minuteMs)
    const begunAt = clock.now()
    simulator.fault({ path: `/uapi/${listPath}` }, refusal, 1_000)
    const failures: number[] = []

    for (const minutes of [0, 1, 2, 3, 4, 4.9, 5.5, 6, 8, 10, 11]) {
      await clock.runUntil(begunAt + minutes * minuteMs + 1_000)
      const before = said('TRADING_TROUBLE').length
      await decide(market)
      if (said('TRADING_TROUBLE').length > before) failures.push(minutes)
    }

    // A reading that fails lasts some seconds.
    expect(failures).toEqual([0, 5.5, 11])
  })

  it('orders nothing while KIS’s list of positions is away', async () => {
    const started = await startPortfolio({ at, bars, positions: [held(symbol)], watchlist: [watched, other] })
    started.simulator.fault({ path: `/uapi/${positionPath}` }, refusal, 1_000)

    const error = await deciding(started)(market).catch((reason: unknown) => reason)

    expect(error).toMatchObject({ code: expect.stringMatching(/^KIS_/) })
    expect(started.simulator.calls({ path: orderPath })).toEqual([])
  })

  it('orders nothing about a symbol that it does not see, and says so once, and when it sees it again', async () => {
    const started = await startPortfolio({ at, bars, positions: [held(symbol)], watchlist: [watched, other] })
    const { portfolio, prices } = withPrices(started.portfolio)
    const decide = deciding({ ...started, portfolio })
    for (const one of [symbol, other.symbol]) prices.set(one, { blind: 'REST is away' })

    await decide(market)
    await decide(market)
    const blind = bookedOf(started.simulator)
    for (const one of [symbol, other.symbol]) prices.set(one, fallen)
    await decide(market)

    expect(blind).toEqual([])
    expect(bookedOf(started.simulator)).toEqual([`sell 10 ${symbol}`, `buy ${most} ${other.symbol}`])
    expect(started.said('BLIND').map((line) => line.split(':')[0])).toEqual([
      `BLIND ${symbol}`,
      `BLIND ${other.symbol}`,
    ])
    expect(started.said('SEEN')).toEqual([`SEEN ${symbol} again`, `SEEN ${other.symbol} again`])
  })

  it('reads no quote of a symbol that is held, even if the rules wish it', async () => {
    const bought = { symbol, quantity: 10, averagePrice: fallen }
    const started = await startPortfolio({ at, bars, positions: [bought], watchlist: [watched] })
    const { portfolio, prices } = withPrices(started.portfolio)
    prices.set(symbol, fallen)

    await deciding({ ...started, portfolio })(market)

    expect(started.simulator.calls({ path: `/uapi/${quotePath}` })).toEqual([])
  })

  it('reads no quote of a symbol that a person has ordered today, even if the rules wish it', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    const { portfolio, prices } = withPrices(started.portfolio)
    const decide = deciding({ ...started, portfolio })
    prices.set(symbol, fallen)
    started.simulator.placeExternalOrder({ symbol, side: 'buy', quantity: 1, price: farBelow, venue: exchange })

    await decide(market)
    await decide(market)

    expect(started.simulator.calls({ path: `/uapi/${quotePath}` })).toEqual([])
  })

  it('reads KIS’s lists of orders each half hour, while none of its orders is open', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched], rules: noWish })
    const { simulator, clock } = started
    const decide = deciding(started)
    const reads = () => simulator.calls({ path: `/uapi/${listPath}` }).length
    await clock.runUntil(clock.now() + 5 * minuteMs)
    const begunAt = clock.now()
    const seen: boolean[] = []
    for (const minutes of [0, 1, 29, 31, 32]) {
      await clock.runUntil(begunAt + minutes * minuteMs)
      const known = reads()
      await decide(market)
      seen.push(reads() > known)
    }

    expect(seen).toEqual([true, false, false, true, false])
  })

  it('sees a position that a person bought meanwhile within half an hour, and its own at once', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched, other], rules: noWish })
    const { simulator, clock, portfolio, settle } = started
    const decide = deciding(started)
    const reads = () => simulator.calls({ path: `/uapi/${positionPath}` }).length
    const decideAt = async (instant: number) => {
      await clock.runUntil(instant)
      const known = reads()
      await decide(market)
      return reads() > known
    }
    await decide(market)
    const begunAt = clock.now()

    const quiet = [await decideAt(begunAt + minuteMs), await decideAt(begunAt + 29 * minuteMs)]
    const stale = await decideAt(begunAt + 30 * minuteMs + 1_000)
    const { price } = await settle(getQuote(portfolio.kis, watched))
    const bought = { ...watched, side: 'buy', quantity: '1', price: price.replace(/(\.\d\d)\d*$/, '$1') } as const
    await settle(portfolio.trading.place(bought, { clientOrderId: 'own' }))
    await settle(portfolio.trading.waitForOrder('own'))
    const changedAt = clock.now()
    const after = [
      await decideAt(changedAt + minuteMs),
      await decideAt(changedAt + 2 * minuteMs),
      await decideAt(changedAt + 4 * minuteMs),
      await decideAt(changedAt + 5 * minuteMs),
    ]

    expect(quiet).toEqual([false, false])
    expect(stale).toBe(true)
    // KIS's list of positions lags by up to three minutes.
    expect(after).toEqual([true, true, true, false])
  })
})

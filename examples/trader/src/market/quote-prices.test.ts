import { describe, expect, it } from 'vitest'
import { barsOf, startPortfolio, testMarkets } from '../portfolio.test-kit.ts'
import { createSessions } from './sessions.ts'

const { signal } = new AbortController()
const quotePaths = {
  KRX: '/uapi/domestic-stock/v1/quotations/inquire-price',
  US: '/uapi/overseas-price/v1/quotations/price',
}
const candlePaths = {
  KRX: '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice',
  US: '/uapi/overseas-price/v1/quotations/dailyprice',
}

describe.each(testMarkets)('prices of REST on %s', (name, { market, watched, at, before }) => {
  const { symbol } = watched
  const high = name === 'KRX' ? '75000' : '210.0000'
  const low = name === 'KRX' ? '65000' : '170.0000'
  const flat = barsOf({ market, before, on: before })
  const bars = { [symbol]: flat.map((bar) => (bar.date === '2026-10-19' ? { ...bar, high, low } : bar)) }
  const session = createSessions(market).atOrAfter(Date.parse(at))
  const open = name === 'KRX' ? before : `${before}.0000`
  const see = async ({ portfolio, settle }: Awaited<ReturnType<typeof startPortfolio>>) =>
    settle(portfolio.prices.dayAt(watched, { session, minuteEnd: portfolio.clock.now() }, signal))

  it('reads the high and the low of the whole day, also of hours in which they were not asked for', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    await started.clock.runUntil(session.opensAt + 62_000)

    const first = await see(started)
    // One minute before the last of the session: the day has been at both by then.
    await started.clock.runUntil(session.closesAt - 60_000)
    const last = await see(started)

    expect(first).toMatchObject({ day: { date: '2026-10-19', open } })
    expect(last).toMatchObject({ day: { date: '2026-10-19', open, high, low } })
  })

  it('sees nothing before the first trade of the day, by the close of the day before', async () => {
    const silent = flat.map((bar) => (bar.date === '2026-10-19' ? { ...bar, volume: 0 } : bar))
    // KRX trades before it opens, too: there, a share is suspended for the day.
    const started =
      name === 'KRX'
        ? await startPortfolio({ at, bars: { [symbol]: silent } })
        : await startPortfolio({ at: '2026-10-19T22:20:00+09:00', bars })

    expect(await see(started)).toEqual({ blind: 'nothing has traded today' })
  })

  it.each([
    ['the quote', quotePaths],
    ['the candle', candlePaths],
  ])('sees nothing while KIS refuses %s, and sees the day after it', async (_what, paths) => {
    const started = await startPortfolio({ at, bars })
    started.simulator.fault({ path: paths[name] }, { status: 200, msgCd: 'OPSQ2001', taken: false })

    const seen = [await see(started), await see(started)]

    expect(seen).toEqual([{ blind: expect.stringContaining('OPSQ2001') }, { day: expect.anything() }])
  })

  it('ends with the signal', async () => {
    const { portfolio } = await startPortfolio({ at, bars })
    const stopped = AbortSignal.abort(new Error('stop'))

    const seeing = portfolio.prices.dayAt(watched, { session, minuteEnd: portfolio.clock.now() }, stopped)

    await expect(seeing).rejects.toBe(stopped.reason)
  })
})

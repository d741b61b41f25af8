import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import {
  barsOf,
  bookedOf,
  deciding,
  krx,
  noWish,
  type StartOnOptions,
  startPortfolio,
  testMarkets,
  withPrices,
} from '../portfolio.test-kit.ts'
import { defaultRisk } from '../risk/settings.ts'
import type { Rules } from '../rules/rules.ts'

/** Rules that buy at or below a low of the day, or above a high. */
const byTheDay = (lowest: string, highest: string): Rules => ({
  name: 'by-the-day',
  days: 1,
  plan: () => ({
    entry: ({ low, high, open }) =>
      Number(low) <= Number(lowest) || Number(high) >= Number(highest) || Number(open) <= Number(lowest)
        ? 'wish'
        : undefined,
    exit: () => undefined,
  }),
})

describe.each(testMarkets)('a false price of the stream on %s', (_name, its) => {
  const { market, watched, at, before, fallen, orderPath } = its
  const { symbol } = watched
  const bars = { [symbol]: barsOf({ market, before, on: before }) }
  const positions = [{ symbol, quantity: 10, averagePrice: before }]
  const low = String(Number(before) / 1_000)
  const high = String(Number(before) * 1_000)
  const day = (prices: { readonly high?: string; readonly low?: string; readonly open?: string }) => ({
    day: {
      date: '2026-10-19' as never,
      open: parseDecimal(prices.open ?? before),
      high: parseDecimal(prices.high ?? before),
      low: parseDecimal(prices.low ?? before),
      last: parseDecimal(before),
      volume: parseDecimal('1000'),
    },
  })
  const trailing = { ...defaultRisk, stopLossPercent: undefined, takeProfitPercent: undefined, trailingStopPercent: 5 }

  it.each([
    ['a thousand times too low', low],
    ['a thousand times too high', high],
  ])('sells nothing: %s', async (_what, price) => {
    const started = await startPortfolio({ at, bars, positions, watchlist: [watched], rules: noWish })
    const { portfolio, prices } = withPrices(started.portfolio)
    const decide = deciding({ ...started, portfolio })
    prices.set(symbol, price)

    await decide(market)
    await decide(market)

    expect(started.simulator.calls({ path: orderPath })).toEqual([])
    expect(started.lines.filter((line) => line.startsWith('ORDER'))).toEqual([])
  })

  it('buys nothing, by a last price that is too low', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched] })
    const { portfolio, prices } = withPrices(started.portfolio)
    prices.set(symbol, low)

    await deciding({ ...started, portfolio })(market)

    expect(started.simulator.calls({ path: orderPath })).toEqual([])
  })

  it.each([
    ['a high', day({ high })],
    ['a low', day({ low })],
    ['an open', day({ open: low })],
  ])('buys nothing, by %s of the day that REST does not have', async (_what, sight) => {
    const started = await startPortfolio({ at, bars, watchlist: [watched], rules: byTheDay(fallen, high) })
    const { portfolio, prices } = withPrices(started.portfolio)
    prices.set(symbol, sight)

    await deciding({ ...started, portfolio })(market)

    expect(started.simulator.calls({ path: orderPath })).toEqual([])
  })

  it('sells nothing, by a trailing stop from a high that REST does not have', async () => {
    const started = await startPortfolio({ at, bars, watchlist: [watched], rules: noWish, risk: trailing })
    const { settle, portfolio } = started
    // The trader's own purchase, of the trading day before: the high of today counts.
    const order = { ...watched, side: 'buy', quantity: '10', price: before } as const
    await settle(portfolio.trading.place(order, { clientOrderId: `buy-2026-10-19-${symbol}-1` }))
    await started.clock.runUntil(Date.parse(its.nextDayAt))
    const false_ = withPrices(portfolio)
    const next = day({ high })
    false_.prices.set(symbol, { day: { ...next.day, date: '2026-10-20' as never } })

    await deciding({ ...started, portfolio: false_.portfolio })(market)

    expect(bookedOf(started.simulator)).toEqual([`buy 10 ${symbol}`])
  })

  it('is set right by REST, whose price alone makes the limit of the order', async () => {
    const started = await startPortfolio({
      at,
      bars: { [symbol]: barsOf({ market, before, on: fallen }) },
      positions,
      watchlist: [watched],
    })
    const { portfolio, prices } = withPrices(started.portfolio)
    prices.set(symbol, low)

    await deciding({ ...started, portfolio })(market)

    expect(bookedOf(started.simulator)).toEqual([`sell 10 ${symbol}`])
    expect(started.simulator.orders()[0]).toMatchObject({ price: market === 'KRX' ? '59800' : '179.98' })
  })
})

describe('a wish on KRX', () => {
  it.each([
    ['the share is halted', /"temp_stop_yn":"N"/g, '"temp_stop_yn":"Y"'],
    ['the share is in an auction', /"vi_cls_code":"N"/g, '"vi_cls_code":"Y"'],
    ['the quote has only the close before', /"acml_vol":"\d+"/g, '"acml_vol":"0"'],
  ])('becomes no order while %s', async (_what, from, to) => {
    const { market, at, watched, before, fallen, orderPath } = krx
    const { symbol } = watched
    const bars = { [symbol]: barsOf({ market, before, on: fallen }) }
    const positions = [{ symbol, quantity: 10, averagePrice: before }]
    const connect: StartOnOptions['connect'] = (open) => (origin) => {
      const connection = open(origin)
      return {
        ...connection,
        async fetch(url, request) {
          const answer = await connection.fetch(url, request)
          const isQuote = url.endsWith('inquire-price') || url.includes('inquire-price?')
          return isQuote ? { ...answer, text: async () => (await answer.text()).replace(from, to) } : answer
        },
      }
    }
    const seller = await startPortfolio({ at, bars, positions, watchlist: [watched] })
    const buyer = await startPortfolio({ at, bars, watchlist: [watched] })

    for (const started of [seller, buyer]) {
      const again = await started.restart(undefined, { connect })
      const { portfolio, prices } = withPrices(again.portfolio)
      prices.set(symbol, fallen)
      await deciding({ ...again, portfolio })()
    }

    expect(seller.simulator.calls({ path: orderPath })).toEqual([])
    expect(buyer.simulator.calls({ path: orderPath })).toEqual([])
  })
})

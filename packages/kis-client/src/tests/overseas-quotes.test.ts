import { describe, expect, it } from 'vitest'
import { currencyOf, marketOf, quoteExchange } from '../market/exchange.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getInstrumentInfo } from '../quotes/get-instrument-info.ts'
import { getMinuteCandles } from '../quotes/get-minute-candles.ts'
import { getOrderBook } from '../quotes/get-order-book.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { listRanking, type RankingBy } from '../quotes/list-ranking.ts'
import { instruments } from '../simulator/world/instruments.ts'
import { compareDecimals } from '../values/decimal.ts'
import { oneOfEach } from './overseas-exchanges.test-kit.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

const real = { environment: 'real' } as const

describe.each(oneOfEach)('on %s', (exchange, symbol) => {
  const instrument = { symbol, exchange }

  it('returns a quote in the currency of the country, in paper trading too', async () => {
    for (const environment of ['real', 'paper'] as const) {
      const { kis, settle } = await startSteppedKis({ environment })

      const quote = await settle(getQuote(kis, instrument))

      expect(quote).toMatchObject({ ...instrument, currency: currencyOf(exchange) })
      expect(Number(quote.price)).toBeGreaterThan(0)
    }
  })

  it('throws for a symbol of another exchange', async () => {
    const { kis, settle } = await startSteppedKis(real)
    const other = exchange === 'TKSE' ? 'AAPL' : '7203'

    for (const ask of [getQuote, getOrderBook, getInstrumentInfo])
      await expect(settle(Promise.resolve(ask(kis, { symbol: other, exchange })))).rejects.toMatchObject({
        code: 'KIS_UNKNOWN_SYMBOL',
      })
  })

  it.each(['day', 'week', 'month'] as const)('candles by the %s run on over the pages of KIS', async (interval) => {
    const { kis, settle, simulator } = await startSteppedKis()
    const from = { day: '2026-05-01', week: '2024-01-01', month: '2020-01-01' }[interval]

    const candles = await settle(getCandles(kis, { ...instrument, interval, from, to: '2026-10-19' }))

    const dates = candles.map(({ date }) => date)
    expect(dates).toEqual([...new Set(dates)].sort())
    expect(dates.at(-1)).toBe('2026-10-19')
    const pages = simulator.calls().filter(({ path }) => path.endsWith('/dailyprice')).length
    expect(pages).toBe({ day: 2, week: 2, month: 1 }[interval])
    // 122 weekdays; New York was closed on 25 May, 19 June, 3 July and 7 September.
    const days = marketOf(exchange) === 'US' ? 118 : 122
    expect(dates.length).toBe({ day: days, week: 147, month: 82 }[interval])
    for (const { open, high, low, close } of candles) {
      expect(compareDecimals(low, open) <= 0 && compareDecimals(open, high) <= 0).toBe(true)
      expect(compareDecimals(low, close) <= 0 && compareDecimals(close, high) <= 0).toBe(true)
    }
  })

  it('returns all minute candles of any hour and day, each once, with the exchange’s day', async () => {
    const { kis, settle } = await startSteppedKis(real)
    const at = (text: string) => Date.parse(`${text}+09:00`)

    for (const [from, to] of [
      [at('2026-10-18T22:00'), at('2026-10-19T04:59')],
      [at('2026-03-02T02:00'), at('2026-03-02T02:59')],
    ] as const) {
      const candles = await settle(getMinuteCandles(kis, { ...instrument, fromAt: from, toAt: to }))

      const minutes = Math.round((to - from) / 60_000) + 1
      expect(candles.map(({ startsAt }) => startsAt)).toEqual(
        Array.from({ length: minutes }, (_, n) => from + n * 60_000),
      )
      for (const candle of candles) expect(candle.date).toBe(exchangeDate(exchange, candle.startsAt))
    }
  })

  it('makes the minute candles of the day add up to its quote', async () => {
    const { kis, settle, clock } = await startSteppedKis(real)
    const opened = Date.parse('2026-10-19T00:00+09:00')

    const candles = await settle(getMinuteCandles(kis, { ...instrument, fromAt: opened, toAt: clock.now() }))
    const { price, volume } = await settle(getQuote(kis, instrument))

    expect(candles.at(-1)?.close).toBe(price)
    expect(candles.reduce((sum, candle) => sum + Number(candle.volume), 0)).toBe(Number(volume))
  })

  it('returns an order book with its best prices around the quote', async () => {
    const { kis, settle } = await startSteppedKis(real)

    const { asks, bids, ...book } = await settle(getOrderBook(kis, instrument))
    const { price } = await settle(getQuote(kis, instrument))

    expect(book).toMatchObject({ ...instrument, currency: currencyOf(exchange) })
    const depth = marketOf(exchange) === 'US' ? 10 : 1
    expect([asks.length, bids.length]).toEqual([depth, depth])
    expect([asks[0]?.price, bids[0]?.price]).toContain(price)
    for (const [near, far] of [asks, bids.toReversed()].flatMap((side) => side.slice(1).map((to, n) => [side[n], to])))
      expect(Number(near?.price)).toBeLessThan(Number(far?.price))
    // What lies deeper is in the total alone.
    const listed = asks.reduce((sum, { quantity }) => sum + Number(quantity), 0)
    expect(Math.sign(Number(book.totalAskQuantity) - listed)).toBe(depth === 10 ? 0 : 1)
  })

  it('returns name, kind and currency of an instrument', async () => {
    const { kis, settle } = await startSteppedKis(real)

    const info = await settle(getInstrumentInfo(kis, instrument))

    expect(info).toMatchObject({
      ...instrument,
      name: instruments.find((known) => known.symbol === symbol)?.name,
      kind: symbol === 'SPY' ? 'etf' : 'stock',
      currency: currencyOf(exchange),
      isHalted: false,
    })
    expect(Number(info.listedShares)).toBeGreaterThan(0)
  })

  it.each([
    ['volume', ({ volume }) => volume],
    ['trading-value', ({ tradingValue }) => tradingValue],
    ['gainers', ({ changeRate }) => changeRate],
    ['losers', ({ changeRate }) => -Number(changeRate)],
    ['market-cap', ({ marketCap }) => marketCap],
  ] satisfies [RankingBy, (row: Awaited<ReturnType<typeof listRanking>>[number]) => unknown][])(
    'returns the ranking by %s of all listed instruments, highest first',
    async (by, of) => {
      const { kis, settle } = await startSteppedKis(real)

      const rows = await settle(listRanking(kis, { by, exchange }))

      const listed = instruments.filter((known) => known.listing === quoteExchange[exchange])
      expect(rows.map(({ symbol: named }) => named).sort()).toEqual(listed.map(({ symbol: known }) => known).sort())
      expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, index) => index + 1))
      const values = rows.map((row) => Number(of(row)))
      expect(values).toEqual(values.toSorted((a, b) => b - a))
      expect(rows[0]?.exchange).toBe(exchange)
    },
  )
})

describe('minute candles, order books, instruments and rankings abroad', () => {
  it('is refused in paper trading, which lacks them', async () => {
    const { kis, settle, simulator } = await startSteppedKis()
    const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
    const asked = [
      () => getMinuteCandles(kis, { ...apple, fromAt: 0, toAt: 1 }),
      () => getOrderBook(kis, apple),
      () => getInstrumentInfo(kis, apple),
      () => listRanking(kis, { by: 'volume', exchange: 'NASD' }),
    ]

    for (const call of asked)
      await expect(settle(Promise.resolve<unknown>(call()))).rejects.toMatchObject({
        code: 'KIS_NOT_OFFERED',
        outcome: 'not-sent',
      })
    expect(simulator.calls()).toEqual([])
  })
})

describe('with the exchanges’ own hours', () => {
  it('reads minute candles back over lunch and the weekend', async () => {
    const startAt = Date.parse('2026-10-19T12:40+09:00')
    const { kis, settle } = await startSteppedKis({ ...real, hours: 'exchange', startAt })
    const from = Date.parse('2026-10-16T15:00+09:00')

    const candles = await settle(
      getMinuteCandles(kis, { symbol: '7203', exchange: 'TKSE', fromAt: from, toAt: startAt }),
    )

    const times = candles.map(({ startsAt }) => startsAt)
    expect(times.length).toBe(30 + 150 + 11)
    expect([times[0], times[29], times[30], times[179], times[180], times.at(-1)]).toEqual(
      [
        '2026-10-16T15:00+09:00',
        '2026-10-16T15:29+09:00',
        '2026-10-19T09:00+09:00',
        '2026-10-19T11:29+09:00',
        '2026-10-19T12:30+09:00',
        '2026-10-19T12:40+09:00',
      ].map((text) => Date.parse(text)),
    )
    expect([...new Set(candles.map(({ date }) => date))]).toEqual(['2026-10-16', '2026-10-19'])
  })
})

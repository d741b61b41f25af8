import { describe, expect, it } from 'vitest'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { getCandles } from './get-candles.ts'
import { getInstrumentInfo } from './get-instrument-info.ts'
import { getOrderBook } from './get-order-book.ts'
import { getQuote } from './get-quote.ts'

describe('getQuote', () => {
  it('returns the same fields for KRX and the US', async () => {
    const { kis, settle } = await startSteppedKis()

    const samsung = await settle(getQuote(kis, { symbol: '005930' }))
    const apple = await settle(getQuote(kis, { symbol: 'AAPL', exchange: 'NASD' }))

    expect(samsung).toMatchObject({
      symbol: '005930',
      exchange: 'KRX',
      currency: 'KRW',
      price: expect.stringMatching(/^[1-9]\d*$/),
    })
    expect(apple).toMatchObject({
      symbol: 'AAPL',
      exchange: 'NASD',
      currency: 'USD',
      price: expect.stringMatching(/^\d+\.\d+$/),
    })
  })

  it.each([
    ['a name in place of a code', { symbol: 'samsung' }, 'symbol'],
    ['a ticker on KRX', { symbol: 'AAPL' }, 'symbol'],
    ['a ticker in small letters', { symbol: 'aapl', exchange: 'NASD' }, 'symbol'],
    ['an unknown exchange', { symbol: 'AAPL', exchange: 'NASDAQ' }, 'exchange'],
  ])('refuses %s before it sends a request', async (_what, instrument, field) => {
    const { kis, simulator, settle } = await startSteppedKis()

    const quote = getQuote(kis, instrument as Parameters<typeof getQuote>[1])

    await expect(settle(quote)).rejects.toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field,
      rule: expect.any(String),
    })
    expect(simulator.calls()).toEqual([])
  })

  it.each([
    ['KRX', { symbol: '999999' }],
    ['the US', { symbol: 'NOSUCH', exchange: 'NYSE' } as const],
  ])('throws for a symbol that KIS does not know on %s, and returns no price of 0', async (_where, instrument) => {
    const { kis, settle } = await startSteppedKis()

    await expect(settle(getQuote(kis, instrument))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
      field: 'symbol',
    })
  })
})

describe('getQuote of an answer without a price', () => {
  const apple = { symbol: 'AAPL', exchange: 'NASD' } as const

  it.each([
    ['empty', ''],
    ['zero', '0.0000'],
  ])('returns the close before it, marked as such, while the last price abroad is %s', async (_what, last) => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: { rsym: 'DNASAAPL', base: '185.5000', last, tvol: '0' } },
    }))

    expect(await settle(getQuote(kis, apple))).toMatchObject({
      price: '185.5000',
      previousClose: '185.5000',
      basis: 'previous-close',
    })
  })

  it('returns the reference price on KRX while the last price is zero', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: { stck_prpr: '0', stck_sdpr: '71200', acml_vol: '0' } },
    }))

    expect(await settle(getQuote(kis, { symbol: '005930' }))).toMatchObject({ price: '71200', basis: 'previous-close' })
  })

  it('marks a price on KRX without a trade today as the close before it', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: { stck_prpr: '71200', stck_sdpr: '71200', acml_vol: '0' } },
    }))

    expect(await settle(getQuote(kis, { symbol: '005930' }))).toMatchObject({ price: '71200', basis: 'previous-close' })
  })

  it('returns no previous close where KIS sends zero', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: { stck_prpr: '30000', stck_sdpr: '0', acml_vol: '12' } },
    }))

    expect(await settle(getQuote(kis, { symbol: '005930' }))).toMatchObject({
      price: '30000',
      previousClose: undefined,
      basis: 'last-trade',
    })
  })

  it.each([
    ['KRX', { symbol: '005930' }, { stck_prpr: '0', stck_sdpr: '0' }],
    ['the US', apple, { base: '0.0000', last: '' }],
  ] as const)('throws for a symbol on %s without any price', async (_where, instrument, output) => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output } }))

    await expect(settle(getQuote(kis, instrument))).rejects.toMatchObject({ code: 'KIS_UNKNOWN_SYMBOL' })
  })
})

describe('getQuote of the state of trading', () => {
  // Codes of the portal: 58 suspended, 55 usual; VI Y or N; warnings 00 to 03.
  it.each([
    [
      'usual',
      { iscd_stat_cls_code: '55', temp_stop_yn: 'N', vi_cls_code: 'N', mrkt_warn_cls_code: '00' },
      [false, false, 'none'],
    ],
    [
      'suspended',
      { iscd_stat_cls_code: '58', temp_stop_yn: 'N', vi_cls_code: 'N', mrkt_warn_cls_code: '03' },
      [true, false, 'risk'],
    ],
    [
      'stopped for a time',
      { iscd_stat_cls_code: '55', temp_stop_yn: 'Y', vi_cls_code: 'N', mrkt_warn_cls_code: '01' },
      [true, false, 'caution'],
    ],
    [
      'in a volatility interruption',
      { iscd_stat_cls_code: '55', temp_stop_yn: 'N', vi_cls_code: 'Y', mrkt_warn_cls_code: '02' },
      [false, true, 'warning'],
    ],
    ['not in the answer', {}, [undefined, undefined, undefined]],
  ])('returns what KIS says of an issue that is %s', async (_what, state, expected) => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: { stck_prpr: '71300', stck_sdpr: '71200', acml_vol: '10', ...state } },
    }))

    const quote = await settle(getQuote(kis, { symbol: '005930' }))

    expect([quote.isHalted, quote.isInAuction, quote.warning]).toEqual(expected)
  })

  it('says which prices KIS delays', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: { stck_prpr: '71300', last: '10.0000', base: '10.0000' } },
    }))
    const quoted = [
      { symbol: '005930' },
      { symbol: 'AAPL', exchange: 'NASD' },
      { symbol: '00700', exchange: 'SEHK' },
      { symbol: '7203', exchange: 'TKSE' },
    ] as const

    const quotes = await settle(Promise.all(quoted.map((instrument) => getQuote(kis, instrument))))

    expect(quotes.map(({ isDelayed }) => isDelayed)).toEqual([false, false, true, true])
  })
})

describe('getQuote of price limits', () => {
  // 30 percent of 71,200 won: 92,560 and 49,840, cut to the grid of 100 and 50 won.
  it.each([
    [
      'of KRX',
      { symbol: '005930' },
      { stck_prpr: '71300', stck_mxpr: '92500', stck_llam: '49850' },
      ['92500', '49850'],
    ],
    ['that KIS sends as zero', { symbol: '005930' }, { stck_prpr: '71300', stck_mxpr: '0', stck_llam: '0' }, []],
    ['that KIS does not send', { symbol: '005930' }, { stck_prpr: '71300' }, []],
    ['of the US, which has none', { symbol: 'AAPL', exchange: 'NASD' }, { last: '185.5000' }, []],
  ] as const)('returns those %s', async (_whose, instrument, output, [upper, lower]) => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output } }))

    const { upperLimit, lowerLimit } = await settle(getQuote(kis, instrument))

    expect({ upperLimit, lowerLimit }).toEqual({ upperLimit: upper, lowerLimit: lower })
  })
})

describe('getQuote on a venue', () => {
  it.each([
    [undefined, 'J', 'KRX'],
    ['KRX', 'J', 'KRX'],
    ['NXT', 'NX', 'NXT'],
    ['both', 'UN', 'both'],
  ] as const)('asks for venue %s by the code %s', async (venue, code, shown) => {
    const { kis, asked, settle } = await startScriptedClient(() => ({ blocks: { output: { stck_prpr: '71300' } } }))

    const quote = await settle(getQuote(kis, { symbol: '005930', ...(venue && { venue }) }))

    expect(asked[0]?.query).toMatchObject({ FID_COND_MRKT_DIV_CODE: code })
    expect(quote.venue).toBe(shown)
  })

  it.each([
    ['an unknown venue', { symbol: '005930', venue: 'SOR' }],
    ['a venue abroad', { symbol: 'AAPL', exchange: 'NASD', venue: 'NXT' }],
  ])('refuses %s before it sends a request', async (_what, input) => {
    const { kis, asked, settle } = await startScriptedClient(() => ({}))

    await expect(settle(getQuote(kis, input as Parameters<typeof getQuote>[1]))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'venue',
    })
    expect(asked).toEqual([])
  })

  it('names the venue that does not trade the symbol', async () => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output: { stck_prpr: '0' } } }))

    await expect(settle(getQuote(kis, { symbol: '069500', venue: 'NXT' }))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
      message: expect.stringContaining('NXT'),
    })
  })
})

describe('getQuote of the simulator', () => {
  const apple = { symbol: 'AAPL', exchange: 'NASD' } as const

  it('has no price abroad between midnight and the open of a trading day, and keeps the last one on weekends', async () => {
    // New York opens at 22:30 Korean time in summer; 2026-10-17 was a Saturday.
    const at = (text: string) => Date.parse(`${text}+09:00`)
    const asked = ['2026-10-17T12:00', '2026-10-18T12:00', '2026-10-19T13:30', '2026-10-19T22:29', '2026-10-19T22:30']
    const { kis, clock, settle } = await startSteppedKis({
      environment: 'real',
      hours: 'exchange',
      startAt: at('2026-10-17T04:59'),
    })
    const last = await settle(getQuote(kis, apple))

    const quotes = []
    const asks: number[] = []
    for (const text of asked) {
      await clock.runUntil(at(text))
      quotes.push(await settle(getQuote(kis, apple)))
      asks.push((await settle(getOrderBook(kis, apple))).asks.length)
    }

    expect(quotes.map(({ basis }) => basis)).toEqual([
      'last-trade',
      'last-trade',
      'previous-close',
      'previous-close',
      'last-trade',
    ])
    expect(quotes.slice(0, 4).map(({ price }) => price)).toEqual(quotes.slice(0, 4).map(() => last.price))
    expect(asks).toEqual([10, 10, 0, 0, 10])
  })

  it('says that a share is suspended on a day with volume 0, which has no candle', async () => {
    const bar = { date: '2026-10-16', open: '50000', high: '50100', low: '49900', close: '50000', volume: 9_999 }
    const bars = { '005930': [bar, { ...bar, date: '2026-10-19', open: '50000', volume: 0 }] }
    const { kis, settle } = await startSteppedKis({ hours: 'exchange', environment: 'real', bars })

    const quote = await settle(getQuote(kis, { symbol: '005930' }))
    const candles = await settle(
      getCandles(kis, { symbol: '005930', interval: 'day', from: '2026-10-12', to: '2026-10-19' }),
    )
    const info = await settle(getInstrumentInfo(kis, { symbol: '005930' }))

    expect(quote).toMatchObject({ isHalted: true, price: '50000', basis: 'previous-close' })
    expect(candles.map(({ date }) => date)).toEqual(['2026-10-16'])
    expect(info.isHalted).toBe(true)
  })

  it('says that a volatility interruption holds for two minutes after a move of 10 %', async () => {
    const flat = { date: '2026-10-16', open: '50000', high: '50000', low: '50000', close: '50000', volume: 9_999 }
    const jump = { ...flat, date: '2026-10-19', high: '56000', close: '56000' }
    const { kis, clock, settle } = await startSteppedKis({
      hours: 'exchange',
      startAt: Date.parse('2026-10-19T09:00:30+09:00'),
      bars: { '005930': [flat, jump] },
    })

    const states: [price: number, isInAuction: boolean | undefined][] = []
    for (let minute = 0; minute < 389; minute += 1) {
      const { price, isInAuction } = await settle(getQuote(kis, { symbol: '005930' }))
      states.push([Number(price), isInAuction])
      await clock.runUntil(clock.now() + 60_000)
    }

    const begins = states.findIndex(([price]) => price >= 55_000)
    expect(begins).toBeGreaterThan(0)
    expect(states.map(([, isInAuction]) => isInAuction)).toEqual(
      states.map((_, minute) => minute === begins || minute === begins + 1),
    )
  })
})

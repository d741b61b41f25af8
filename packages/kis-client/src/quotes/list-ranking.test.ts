import { describe, expect, it } from 'vitest'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, parseDecimal } from '../values/decimal.ts'
import { getQuote } from './get-quote.ts'
import { listRanking, type RankedInstrument, type RankingBy } from './list-ranking.ts'

const none = parseDecimal('-1')
const field = {
  volume: (row: RankedInstrument) => row.volume,
  'trading-value': (row: RankedInstrument) => row.tradingValue,
  gainers: (row: RankedInstrument) => row.changeRate,
  'market-cap': (row: RankedInstrument) => row.marketCap,
} as const

describe('listRanking on KRX', () => {
  it.each(['volume', 'trading-value', 'gainers', 'market-cap'] as const)(
    'begins the ranking by %s with the highest',
    async (by) => {
      const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })

      const ranking = await settle(listRanking(kis, { by }))

      expect(ranking.length).toBeGreaterThan(20)
      expect(ranking.map(({ rank }) => rank)).toEqual(ranking.map((_, index) => index + 1))
      const values = ranking.map((row) => field[by](row) ?? none)
      expect(values).not.toContain(none)
      expect(values).toEqual(values.toSorted((a, b) => compareDecimals(b, a)))
    },
  )

  it('begins the losers with the deepest fall', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })

    const [gainers, losers] = [
      await settle(listRanking(kis, { by: 'gainers' })),
      await settle(listRanking(kis, { by: 'losers' })),
    ]

    expect(losers[0]?.symbol).toBe(gainers.at(-1)?.symbol)
    expect(Number(losers[0]?.changeRate)).toBeLessThan(0)
  })

  it('returns the prices that getQuote returns, and values in won', async () => {
    const { kis, settle } = await startSteppedKis({
      environment: 'real',
      hours: 'exchange',
      startAt: Date.parse('2026-10-19T18:00+09:00'),
    })

    const [first] = await settle(listRanking(kis, { by: 'market-cap' }))
    const quote = await settle(getQuote(kis, { symbol: first?.symbol ?? '' }))

    expect(first).toMatchObject({ exchange: 'KRX', price: quote.price, volume: quote.volume })
    expect(Number(first?.marketCap) / Number(quote.price)).toBeGreaterThan(1_000_000)
    expect(first?.marketCap).toMatch(/0{8}$/)
  })

  it('refuses an unknown ranking before it sends a request', async () => {
    const { kis, settle, simulator } = await startSteppedKis({ environment: 'real' })

    await expect(settle(listRanking(kis, { by: 'beauty' as RankingBy }))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'by',
    })
    await expect(settle(listRanking(kis, { by: 'volume', exchange: 'NASDAQ' as 'NASD' }))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'exchange',
    })
    expect(simulator.calls()).toEqual([])
  })
})

describe('listRanking of rows with gaps', () => {
  it('keeps a row without a price, and lists a symbol once', async () => {
    const row = { rank: '1', symb: 'AAPL', name: '애플', last: '', rate: '', tvol: '0' }
    const rows = [row, { ...row, rank: '2', symb: 'MSFT', last: '0.0000' }, { ...row, rank: '3' }]
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output1: {}, output2: rows } }))

    const ranked = await settle(listRanking(kis, { by: 'volume', exchange: 'NASD' }))

    expect(ranked.map(({ rank, symbol, price }) => [rank, symbol, price])).toEqual([
      [1, 'AAPL', undefined],
      [2, 'MSFT', undefined],
    ])
  })

  it.each([
    ['a blank row', {}, 1],
    ['a row without a name', { rank: '2', symb: 'MSFT', mksc_shrn_iscd: '000660' }, 2],
    ['a row without a symbol', { rank: '2', name: '애플', hts_kor_isnm: '삼성전자' }, 1],
  ])('hides no row behind %s', async (_what, spoiled, count) => {
    const good = { rank: '1', symb: 'AAPL', name: '애플' }
    const domestic = { data_rank: '1', mksc_shrn_iscd: '005930', hts_kor_isnm: '삼성전자' }
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output: [{ data_rank: '2', ...spoiled }, domestic], output1: {}, output2: [spoiled, good] },
    }))

    const abroad = await settle(listRanking(kis, { by: 'volume', exchange: 'NASD' }))
    const home = await settle(listRanking(kis, { by: 'volume' }))

    expect([abroad.length, home.length]).toEqual([count, count])
    expect([abroad.at(-1)?.symbol, home.at(-1)?.symbol]).toEqual(['AAPL', '005930'])
  })

  it.each([
    ['volume', 'NXT', 'NX'],
    ['trading-value', 'both', 'UN'],
    ['market-cap', 'NXT', 'NX'],
    ['gainers', 'KRX', 'J'],
  ] as const)('asks for the ranking by %s on %s by the code %s', async (by, venue, code) => {
    const { kis, asked, settle } = await startScriptedClient(() => ({ blocks: { output: [] } }))

    await settle(listRanking(kis, { by, venue }))

    const { query = {} } = asked[0] ?? {}
    expect(query['FID_COND_MRKT_DIV_CODE'] ?? query['fid_cond_mrkt_div_code']).toBe(code)
  })

  it.each([
    ['gainers', 'NXT'],
    ['losers', 'both'],
    ['market-cap', 'both'],
  ] as const)('refuses the ranking by %s on %s, which KIS lacks', async (by, venue) => {
    const { kis, asked, settle } = await startScriptedClient(() => ({}))

    await expect(settle(listRanking(kis, { by, venue }))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'venue' })
    expect(asked).toEqual([])
  })

  it.each(['volume', 'trading-value', 'gainers', 'losers', 'market-cap'] as const)(
    'is an error where the ranking by %s has no list, on KRX and abroad',
    async (by) => {
      const { kis, settle } = await startScriptedClient(() => ({ blocks: { output1: {} } }))

      for (const [exchange, field] of [
        ['KRX', 'output'],
        ['NASD', 'output2'],
      ] as const)
        await expect(settle(listRanking(kis, { by, exchange }))).rejects.toMatchObject({ code: 'KIS_ANSWER', field })
    },
  )
})

import { describe, expect, it } from 'vitest'
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

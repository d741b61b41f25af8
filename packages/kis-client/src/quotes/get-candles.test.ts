import { describe, expect, it } from 'vitest'
import { regularTradingHours } from '../market/trading-hours.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { addDecimals, compareDecimals } from '../values/decimal.ts'
import { getCandles } from './get-candles.ts'

describe('getCandles', () => {
  it.each([
    ['KRX', { symbol: '005930' }],
    ['US', { symbol: 'AAPL', exchange: 'NASD' }],
  ] as const)(
    'returns one candle for each trading day of a year on %s, oldest first, over several calls',
    async (market, instrument) => {
      const { kis, settle, simulator } = await startSteppedKis({ hours: 'exchange' })

      const candles = await settle(
        getCandles(kis, { ...instrument, interval: 'day', from: '2025-10-01', to: '2026-09-30' }),
      )

      const dates = candles.map(({ date }) => date)
      expect(dates).toEqual(tradingDays(market, '2025-10-01', '2026-09-30'))
      for (const { open, high, low, close } of candles) {
        for (const price of [open, close]) {
          expect(compareDecimals(price, high)).toBeLessThanOrEqual(0)
          expect(compareDecimals(price, low)).toBeGreaterThanOrEqual(0)
        }
      }
      expect(simulator.calls().length).toBeGreaterThan(2)
    },
  )

  it('returns fewer candles of weeks and months', async () => {
    const { kis, settle } = await startSteppedKis()
    const count = async (interval: 'day' | 'week' | 'month') =>
      (await settle(getCandles(kis, { symbol: '005930', interval, from: '2026-06-01', to: '2026-08-31' }))).length

    const [days, weeks, months] = [await count('day'), await count('week'), await count('month')]
    expect(days).toBeGreaterThan(weeks)
    expect(weeks).toBeGreaterThan(months)
    expect(months).toBe(3)
  })

  it.each([
    ['KRX', { symbol: '005930' }],
    ['US', { symbol: 'AAPL', exchange: 'NASD' }],
  ] as const)('returns each week of five years on %s once, over several calls', async (_market, instrument) => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange' })

    const weeks = await settle(
      getCandles(kis, { ...instrument, interval: 'week', from: '2021-01-04', to: '2026-01-02' }),
    )
    const days = await settle(getCandles(kis, { ...instrument, interval: 'day', from: '2021-01-04', to: '2026-01-02' }))

    const expected = [...Map.groupBy(days, ({ date }) => weekOf(date)).values()]
    expect(weeks.map(({ date }) => weekOf(date))).toEqual(expected.map(([first]) => weekOf(first?.date ?? '')))
    expect(weeks.map(({ volume }) => volume)).toEqual(
      expected.map((ofWeek) => ofWeek.map(({ volume }) => volume).reduce(addDecimals)),
    )
  })

  it.each([
    ['a day that is none', { from: '2026-02-30', to: '2026-03-01' }],
    ['an end before the beginning', { from: '2026-03-02', to: '2026-03-01' }],
  ])('refuses %s before it sends a request', async (_what, days) => {
    const { kis, simulator, settle } = await startSteppedKis()

    await expect(settle(getCandles(kis, { symbol: '005930', interval: 'day', ...days }))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'from',
    })
    expect(simulator.calls()).toEqual([])
  })
})

/** Counts weeks that begin on Monday. */
const weekOf = (date: string): number => Math.floor((Date.parse(date) / 86_400_000 + 3) / 7)

function tradingDays(market: 'KRX' | 'US', from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (regularTradingHours(market, day) !== undefined) days.push(day)
  }
  return days
}

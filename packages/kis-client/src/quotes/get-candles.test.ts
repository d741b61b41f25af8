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
        getCandles(kis, { ...instrument, interval: 'day', from: '20251001', to: '20260930' }),
      )

      const dates = candles.map(({ date }) => date)
      expect(dates).toEqual(tradingDays(market, '20251001', '20260930'))
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
      (await settle(getCandles(kis, { symbol: '005930', interval, from: '20260601', to: '20260831' }))).length

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

    const weeks = await settle(getCandles(kis, { ...instrument, interval: 'week', from: '20210104', to: '20260102' }))
    const days = await settle(getCandles(kis, { ...instrument, interval: 'day', from: '20210104', to: '20260102' }))

    const expected = [...Map.groupBy(days, ({ date }) => weekOf(date)).values()]
    expect(weeks.map(({ date }) => weekOf(date))).toEqual(expected.map(([first]) => weekOf(first?.date ?? '')))
    expect(weeks.map(({ volume }) => volume)).toEqual(
      expected.map((ofWeek) => ofWeek.map(({ volume }) => volume).reduce(addDecimals)),
    )
  })

  it.each([
    ['a day that is none', { from: '20260230', to: '20260301' }],
    ['an end before the beginning', { from: '20260302', to: '20260301' }],
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
function weekOf(date: string): number {
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 86_400_000
  return Math.floor((day + 3) / 7)
}

function tradingDays(market: 'KRX' | 'US', from: string, to: string): readonly string[] {
  const days: string[] = []
  const iso = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  for (let at = Date.parse(iso(from)); at <= Date.parse(iso(to)); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
    if (regularTradingHours(market, day) !== undefined) days.push(day)
  }
  return days
}

import { describe, expect, it } from 'vitest'
import { regularTradingHours } from '../market/trading-hours.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import type { Scripted } from '../tests/scripted-kis.test-kit.ts'
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
    ['a day that no calendar has', { from: '2026-02-30', to: '2026-03-01' }],
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

describe('getCandles over pages', () => {
  /** Days before 2026-10-16, newest first, without weekends: more than the 100 of a page. */
  const days = Array.from({ length: 420 }, (_, back) => new Date(Date.UTC(2026, 9, 16 - back)))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .slice(0, 300)
  const from = days.at(-1) ?? ''
  const apple = { symbol: 'AAPL', exchange: 'NASD', interval: 'day', from, to: '2026-10-16' } as const
  const samsung = { symbol: '005930', interval: 'day', from, to: '2026-10-16' } as const
  const wire = (day: string) => day.replaceAll('-', '')
  const us = (day: string) => ({ xymd: wire(day), open: '1.00', high: '3.00', low: '1.00', clos: '2.00', tvol: '7' })
  const krx = (day: string) => ({
    stck_bsop_date: wire(day),
    stck_oprc: '70000',
    stck_hgpr: '72000',
    stck_lwpr: '69000',
    stck_clpr: '71000',
    acml_vol: '7',
  })
  /** Answers as KIS does abroad: 100 rows up to the day that is asked for. */
  const upTo = (until: string | undefined) => days.filter((day) => wire(day) <= (until ?? '')).slice(0, 100)

  it.each<[string, object]>([
    ['a blank row', { xymd: '', open: '', clos: '' }],
    ['a row after the range', us('2026-10-19')],
    ['a suspended day', { ...us('2026-10-19'), open: '0.00', high: '0.00', low: '0.00' }],
  ])('reads all 300 days abroad when %s takes a place on the first page', async (_what, spoiled) => {
    const { kis, settle } = await startScriptedClient(({ query }, count): Scripted => {
      const rows = upTo(query['BYMD']).map(us)
      return { blocks: { output1: {}, output2: count === 1 ? [spoiled, ...rows.slice(0, 99)] : rows } }
    })

    const dates = (await settle(getCandles(kis, apple))).map(({ date }) => date)

    expect(dates).toEqual(days.toReversed())
  })

  it('returns each day once when pages repeat rows', async () => {
    const { kis, settle } = await startScriptedClient(({ query }) => {
      const rows = upTo(query['BYMD']).map(us)
      return { blocks: { output1: {}, output2: [...rows, ...rows.slice(-3)] } }
    })

    const dates = (await settle(getCandles(kis, apple))).map(({ date }) => date)

    expect(dates).toEqual(days.toReversed())
  })

  it('ends when a page brings nothing older, and so when KIS ignores the day that is asked for', async () => {
    const { kis, asked, settle } = await startScriptedClient(() => ({
      blocks: { output1: {}, output2: days.slice(0, 100).map(us) },
    }))

    expect(await settle(getCandles(kis, apple))).toHaveLength(100)
    expect(asked).toHaveLength(2)
  })

  it('leaves out suspended days on KRX, and reads on past a page of nothing else', async () => {
    const isSuspended = (day: string) => day > (days[120] ?? '')
    const { kis, settle } = await startScriptedClient(({ query }) => ({
      blocks: {
        output1: {},
        output2: upTo(query['FID_INPUT_DATE_2']).map((day) =>
          isSuspended(day) ? { ...krx(day), stck_oprc: '0', stck_hgpr: '0', stck_lwpr: '0', acml_vol: '0' } : krx(day),
        ),
      },
    }))

    const candles = await settle(getCandles(kis, samsung))

    expect(candles).toHaveLength(180)
    expect(candles.at(-1)?.date).toBe(days[120])
  })

  it.each([
    [undefined, '0', '1', true],
    [true, '0', '1', true],
    [false, '1', '0', false],
  ] as const)(
    'asks for adjusted %s prices by the codes of KIS, and marks the candles',
    async (adjusted, home, abroad, marked) => {
      const { kis, asked, settle } = await startScriptedClient(({ query }) => ({
        blocks: { output1: {}, output2: [query['BYMD'] === undefined ? krx('2026-10-16') : us('2026-10-16')] },
      }))
      const oneDay = { from: '2026-10-16', to: '2026-10-16', ...(adjusted !== undefined && { adjusted }) }

      const [domestic] = await settle(getCandles(kis, { ...samsung, ...oneDay }))
      const [overseas] = await settle(getCandles(kis, { ...apple, ...oneDay }))

      // FID_ORG_ADJ_PRC: 0 adjusted, 1 not; MODP: 1 adjusted, 0 not.
      expect(asked.map(({ query }) => query['FID_ORG_ADJ_PRC'] ?? query['MODP'])).toEqual([home, abroad])
      expect([domestic?.isAdjusted, overseas?.isAdjusted]).toEqual([marked, marked])
    },
  )

  it('asks for the candles of a venue', async () => {
    const { kis, asked, settle } = await startScriptedClient(() => ({
      blocks: { output: { stck_prpr: '70000' }, output1: {}, output2: [] },
    }))

    await settle(getCandles(kis, { ...samsung, venue: 'NXT' }))

    expect(asked[0]?.query).toMatchObject({ FID_COND_MRKT_DIV_CODE: 'NX' })
  })

  it.each([
    ['KRX', samsung],
    ['the US', apple],
  ])('is an error on %s where the list of a page is missing', async (_where, range) => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output1: {} } }))

    await expect(settle(getCandles(kis, range))).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'output2' })
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

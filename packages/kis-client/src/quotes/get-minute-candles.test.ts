import { describe, expect, it } from 'vitest'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { addDecimals, compareDecimals } from '../values/decimal.ts'
import { getCandles } from './get-candles.ts'
import { getMinuteCandles, type MinuteCandle } from './get-minute-candles.ts'

const instant = (text: string): number => Date.parse(`${text}+09:00`)
const symbol = '005930'

/** Sums minute candles up to the candle of their day. */
const dayOf = (candles: readonly MinuteCandle[]) => ({
  open: candles[0]?.open,
  high: candles.map(({ high }) => high).reduce((a, b) => (compareDecimals(a, b) < 0 ? b : a)),
  low: candles.map(({ low }) => low).reduce((a, b) => (compareDecimals(a, b) > 0 ? b : a)),
  close: candles.at(-1)?.close,
  volume: candles.map(({ volume }) => volume).reduce(addDecimals),
})

describe('getMinuteCandles on KRX', () => {
  it('returns the minutes of today in paper trading too, 30 a call, oldest first', async () => {
    const { kis, settle, simulator } = await startSteppedKis({
      hours: 'exchange',
      startAt: instant('2026-10-19T11:00'),
    })

    const span = { fromAt: instant('2026-10-19T09:00'), toAt: instant('2026-10-19T10:59') }
    const candles = await settle(getMinuteCandles(kis, { symbol, ...span }))

    expect(candles).toHaveLength(120)
    expect(candles[0]).toMatchObject({ startsAt: span.fromAt, date: '2026-10-19' })
    expect(candles.map(({ startsAt }) => startsAt)).toEqual(candles.map((_, minute) => span.fromAt + minute * 60_000))
    expect(simulator.calls().filter(({ path }) => path.endsWith('inquire-time-itemchartprice'))).toHaveLength(4)
  })

  it.each(['2026-10-19', '2026-10-12', '2025-11-13'])(
    'makes the minutes of %s add up to the candle of that day',
    async (date) => {
      const { kis, settle } = await startSteppedKis({
        environment: 'real',
        hours: 'exchange',
        startAt: instant('2026-10-19T16:00'),
      })

      const span = { fromAt: instant(`${date}T00:00`), toAt: instant(`${date}T23:59`) }
      const minutes = await settle(getMinuteCandles(kis, { symbol, ...span }))
      const days = await settle(getCandles(kis, { symbol, interval: 'day', from: date, to: date }))

      expect(days).toMatchObject([dayOf(minutes)])
      expect(minutes.every((minute) => minute.date === date)).toBe(true)
    },
  )

  it('reads back over weekends and holidays, without a gap and each minute once', async () => {
    const { kis, settle } = await startSteppedKis({
      environment: 'real',
      hours: 'exchange',
      startAt: instant('2026-10-12T10:00'),
    })

    const span = { fromAt: instant('2026-10-07T15:00'), toAt: instant('2026-10-12T10:00') }
    const candles = await settle(getMinuteCandles(kis, { symbol, ...span }))

    const dates = [...new Set(candles.map(({ date }) => date))]
    expect(dates).toEqual(['2026-10-07', '2026-10-08', '2026-10-12'])
    const times = candles.map(({ startsAt }) => startsAt)
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b))
    // Of the ten minutes of the closing auction only the last one has a trade.
    expect(candles.filter(({ date }) => date === '2026-10-08')).toHaveLength(381)
    expect([times[0], times.at(-1)]).toEqual([span.fromAt, span.toAt])
  })

  it('returns all minutes of Friday when it is called on a Sunday', async () => {
    const { kis, settle } = await startSteppedKis({
      environment: 'real',
      hours: 'exchange',
      startAt: instant('2026-10-18T14:00'),
    })

    const span = { fromAt: instant('2026-10-16T09:00'), toAt: instant('2026-10-18T14:00') }
    const candles = await settle(getMinuteCandles(kis, { symbol, ...span }))

    // Of the ten minutes of the closing auction only the last one has a trade.
    const trading = [...Array(380).keys(), 389]
    expect(candles.map(({ startsAt }) => startsAt)).toEqual(trading.map((minute) => span.fromAt + minute * 60_000))
  })

  it('refuses minutes before today in paper trading, before it sends a request', async () => {
    const { kis, settle, simulator } = await startSteppedKis({ hours: 'exchange' })
    const span = { fromAt: instant('2026-10-16T09:00'), toAt: instant('2026-10-19T10:00') }

    await expect(settle(getMinuteCandles(kis, { symbol, ...span }))).rejects.toMatchObject({
      code: 'KIS_NOT_OFFERED',
      outcome: 'not-sent',
    })
    expect(simulator.calls()).toEqual([])
  })

  it('returns an empty list before the first trade of a day, not the minutes of the day before', async () => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange', startAt: instant('2026-10-18T14:00') })

    const span = { fromAt: instant('2026-10-18T00:00'), toAt: instant('2026-10-18T14:00') }

    expect(await settle(getMinuteCandles(kis, { symbol, ...span }))).toEqual([])
  })

  it('stops where KIS has kept no more minutes', async () => {
    const { kis, settle } = await startSteppedKis({
      environment: 'real',
      hours: 'exchange',
      startAt: instant('2026-10-19T09:30'),
      bars: {
        [symbol]: [{ date: '2026-10-16', open: '50000', high: '50100', low: '49900', close: '50000', volume: 9_999 }],
      },
    })

    const span = { fromAt: instant('2026-01-02T09:00'), toAt: instant('2026-10-19T09:30') }
    const candles = await settle(getMinuteCandles(kis, { symbol, ...span }))

    expect(new Set(candles.map(({ date }) => date))).toEqual(new Set(['2026-10-16']))
  })

  it.each([
    ['a span that ends before it begins', { fromAt: 2, toAt: 1 }, 'fromAt'],
    ['a beginning that is not an instant', { fromAt: Number.NaN, toAt: 1 }, 'fromAt'],
    ['an end that is not an instant', { fromAt: 1, toAt: Number.POSITIVE_INFINITY }, 'toAt'],
  ])('refuses %s', async (_what, span, field) => {
    const { kis, settle, simulator } = await startSteppedKis()

    await expect(settle(getMinuteCandles(kis, { symbol, ...span }))).rejects.toMatchObject({ code: 'KIS_INPUT', field })
    expect(simulator.calls()).toEqual([])
  })
})

describe('getMinuteCandles over pages abroad', () => {
  const startAt = instant('2026-10-20T04:00')
  const apple = { symbol: 'AAPL', exchange: 'NASD', fromAt: instant('2026-10-19T22:30'), toAt: startAt } as const
  /** Returns a minute of 2026-10-19 in New York, 13 hours behind Korea. */
  const row = (minute: number, texts: object = {}) => {
    const korean = new Date(apple.fromAt + minute * 60_000 + 9 * 3_600_000).toISOString().replace(/\D/g, '')
    const local = new Date(apple.fromAt + minute * 60_000 - 4 * 3_600_000).toISOString().replace(/\D/g, '')
    const [kymd, khms, xymd, xhms] = [korean.slice(0, 8), korean.slice(8, 14), local.slice(0, 8), local.slice(8, 14)]
    return { kymd, khms, xymd, xhms, open: '1.00', high: '2.00', low: '1.00', last: '2.00', evol: '5', ...texts }
  }

  it('reads on after a page with a blank row, a row after the span and a row that comes twice', async () => {
    const { kis, settle } = await startScriptedClient(
      (_asked, count) => ({
        blocks: {
          output1: {},
          output2:
            [
              [{ xymd: '' }, row(400), row(4), row(4), row(3)],
              [row(2), row(1), row(0)],
            ][count - 1] ?? [],
        },
      }),
      { startAt },
    )

    const minutes = await settle(getMinuteCandles(kis, apple))

    expect(minutes.map(({ startsAt }) => (startsAt - apple.fromAt) / 60_000)).toEqual([0, 1, 2, 3, 4])
  })

  it('leaves out minutes with a zero as a price, and reads on past a page of nothing else', async () => {
    const { kis, settle } = await startScriptedClient(
      (_asked, count) => ({
        blocks: {
          output1: {},
          output2: [[row(3, { open: '0.0000' }), row(2, { last: '' })], [row(1)]][count - 1] ?? [],
        },
      }),
      { startAt },
    )

    const minutes = await settle(getMinuteCandles(kis, apple))

    expect(minutes.map(({ startsAt }) => (startsAt - apple.fromAt) / 60_000)).toEqual([1])
  })

  it('asks for the minutes of a venue on KRX', async () => {
    const { kis, asked, settle } = await startScriptedClient(
      () => ({ blocks: { output: { stck_prpr: '70000' }, output1: {}, output2: [] } }),
      { startAt },
    )

    await settle(getMinuteCandles(kis, { symbol, venue: 'both', fromAt: startAt - 60_000, toAt: startAt }))

    expect(asked[0]?.query).toMatchObject({ FID_COND_MRKT_DIV_CODE: 'UN' })
  })

  it.each([
    ['of today on KRX', { symbol, fromAt: startAt - 60_000, toAt: startAt }],
    ['of an earlier day on KRX', { symbol, fromAt: startAt - 86_460_000, toAt: startAt - 86_400_000 }],
    ['abroad', apple],
  ])('is an error for minutes %s where the list of a page is missing', async (_which, span) => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output1: {} } }), { startAt })

    await expect(settle(getMinuteCandles(kis, span))).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'output2' })
  })
})

import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import {
  type CalendarDate,
  createKisClient,
  getInstrumentInfo,
  isOnTick,
  kisTokenIssuer,
  marketOf,
  parseCalendarDate,
  parseDecimal,
} from '@stockeye/kis-client'
import { createTokenManager } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BarData, MinuteBar } from './bar-data.ts'
import { createSeededData, type SeededDataOptions } from './seeded-data.ts'
import { seededMarket } from './seeded-market.ts'

const day = parseCalendarDate
const year = { from: '2026-01-02', to: '2026-12-30', daysBefore: 60, interval: 'minute' } as const
const makeData = (options: Partial<SeededDataOptions> = {}) =>
  createSeededData({ seed: 1, symbols: ['005930', 'AAPL'], ...year, ...options })

const minutesOf = (data: BarData, symbol: string, date: string): readonly MinuteBar[] =>
  data.minutes(symbol, day(date)) ?? []

/** Returns the instants of a day's first, last but one, and last row, as UTC. */
function bordersOf(rows: readonly MinuteBar[]) {
  const utc = (row: MinuteBar | undefined) => new Date(row?.startsAt ?? 0).toISOString().slice(0, 16)
  return { count: rows.length, first: utc(rows[0]), lastButOne: utc(rows.at(-2)), last: utc(rows.at(-1)) }
}

describe('createSeededData', () => {
  it('makes the minutes of a day add up to its bar', () => {
    const data = makeData({ symbols: seededMarket.map(({ symbol }) => symbol) })
    const wanted = data.instruments.flatMap(({ symbol }, index) =>
      data
        .days(symbol)
        .filter(({ date }, at) => date >= year.from && at % 20 === index % 20)
        .map((bar) => ({ symbol, bar })),
    )

    const sums = wanted.map(({ symbol, bar: { date } }) => {
      const rows = minutesOf(data, symbol, date)
      const numbers = (field: 'high' | 'low') => rows.map((row) => Number(row[field]))
      return {
        symbol,
        bar: {
          date,
          open: rows[0]?.open,
          high: Math.max(...numbers('high')),
          low: Math.min(...numbers('low')),
          close: rows.at(-1)?.close,
          volume: rows.reduce((sum, { volume }) => sum + volume, 0),
        },
      }
    })

    expect(wanted.length).toBeGreaterThan(500)
    expect(sums).toEqual(
      wanted.map(({ symbol, bar }) => ({ symbol, bar: { ...bar, high: Number(bar.high), low: Number(bar.low) } })),
    )
  })

  it('has each minute of the regular hours of KRX and one row for the closing auction', () => {
    const data = makeData()

    const [usual, firstOfYear, exam] = ['2026-03-03', '2026-01-02', '2026-11-19'].map((date) =>
      bordersOf(minutesOf(data, '005930', date)),
    )

    // 09:00 to 15:19 in Seoul are 380 minutes; the auction trades at 15:30.
    expect(usual).toEqual({
      count: 381,
      first: '2026-03-03T00:00',
      lastButOne: '2026-03-03T06:19',
      last: '2026-03-03T06:30',
    })
    expect(firstOfYear).toMatchObject({ count: 321, first: '2026-01-02T01:00', last: '2026-01-02T06:30' })
    expect(exam).toMatchObject({ count: 381, first: '2026-11-19T01:00', last: '2026-11-19T07:30' })
  })

  it('has each minute of the regular hours of New York, in winter, in summer and before holidays', () => {
    const data = makeData()

    const [winter, summer, early] = ['2026-01-05', '2026-07-06', '2026-11-27'].map((date) =>
      bordersOf(minutesOf(data, 'AAPL', date)),
    )

    expect(winter).toMatchObject({ count: 390, first: '2026-01-05T14:30', last: '2026-01-05T20:59' })
    expect(summer).toMatchObject({ count: 390, first: '2026-07-06T13:30', last: '2026-07-06T19:59' })
    expect(early).toMatchObject({ count: 210, first: '2026-11-27T14:30', last: '2026-11-27T17:59' })
  })

  it('has days before the range, for which it has no minutes, and nothing on holidays', () => {
    const data = makeData()

    const days = data.days('005930').map(({ date }) => date)

    expect(days.filter((date) => date < '2026-01-02')).toHaveLength(60)
    // KRX is closed on the last day of a year, and on 1 January.
    expect(days.slice(59, 61)).toEqual(['2025-12-30', '2026-01-02'])
    expect(data.minutes('005930', day('2025-12-30'))).toBeUndefined()
    expect(data.minutes('005930', day('2026-03-02'))).toEqual([])
    expect(days).not.toContain('2026-03-02')
  })

  it('has no minutes when days are asked for', () => {
    const data = makeData({ interval: 'day' })

    expect(data.minutes('AAPL', day('2026-01-05'))).toBeUndefined()
    expect(data.days('AAPL')).toEqual(makeData().days('AAPL'))
  })

  it('draws every price on the grid of its market', () => {
    const data = makeData({ symbols: seededMarket.length })
    const offGrid = data.instruments.flatMap(({ symbol, exchange, kind }) => {
      const bars = [...data.days(symbol), ...minutesOf(data, symbol, '2026-08-05')]
      return bars
        .flatMap(({ open, high, low, close }) => [open, high, low, close])
        .filter((price) => !isOnTick(marketOf(exchange), parseDecimal(price), { kind }))
    })

    expect(data.instruments).toHaveLength(46)
    expect(offGrid).toEqual([])
  })

  it('keeps open and close of every bar between its low and its high, and a share in every minute', () => {
    const data = makeData({ symbols: 20 })
    const wrong = data.instruments.flatMap(({ symbol }) =>
      [...data.days(symbol), ...minutesOf(data, symbol, '2026-08-05')].filter((bar) => {
        const [open, high, low, close] = [bar.open, bar.high, bar.low, bar.close].map(Number) as [
          number,
          number,
          number,
          number,
        ]
        return !(low > 0 && low <= Math.min(open, close) && Math.max(open, close) <= high && bar.volume >= 1)
      }),
    )

    expect(wrong).toEqual([])
  })

  it('has gaps, dips, breakouts and long ways up and down', () => {
    const data = makeData({ symbols: 10 })
    const seen = { gaps: 0, dips: 0, breakouts: 0, up: 0, down: 0 }

    for (const { symbol } of data.instruments) {
      const bars = data.days(symbol).map(({ open, close }) => ({ open: Number(open), close: Number(close) }))
      for (const [index, { open, close }] of bars.entries()) {
        const month = bars.slice(Math.max(0, index - 20), index).map((bar) => bar.close)
        const before = month.at(-1)
        if (before === undefined || month.length < 20) continue
        if (Math.abs(open / before - 1) > 0.015) seen.gaps += 1
        if (close / before < 0.97) seen.dips += 1
        if (close > Math.max(...month)) seen.breakouts += 1
        if (close / (month[0] ?? close) > 1.1) seen.up += 1
        if (close / (month[0] ?? close) < 0.9) seen.down += 1
      }
    }

    // Ten instruments for a year: each of them happens to each instrument, on the average, several times.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
  })

  it('draws a day from seed, symbol and date alone, in any order and for any range', () => {
    const dates = ['2026-03-03', '2026-05-04', '2026-08-05']
    const forwards = makeData()
    const backwards = makeData({ symbols: ['AAPL', '005930'], from: '2026-03-03', to: '2026-08-05', daysBefore: 3 })

    const read = dates.map((date) => minutesOf(forwards, '005930', date))
    const again = dates.toReversed().map((date) => minutesOf(backwards, '005930', date))

    expect(again.toReversed()).toEqual(read)
    expect(backwards.days('AAPL')).toEqual(
      forwards.days('AAPL').filter(({ date }) => date >= '2026-02-26' && date <= '2026-08-05'),
    )
  })

  it('draws other days and minutes from another seed, and for another symbol', () => {
    const read = (seed: number, symbol: string) => {
      const data = makeData({ seed, symbols: [symbol] })
      const changes = data.days(symbol).map(({ open, close }) => Number(close) / Number(open))
      return JSON.stringify([changes, minutesOf(data, symbol, '2026-03-03').map(({ volume }) => volume)])
    }

    expect(new Set([read(1, '005930'), read(2, '005930'), read(1, '017670')]).size).toBe(3)
    expect(read(2, '005930')).toBe(read(2, '005930'))
  })

  it('takes the first symbols of its market by their number, those of Korea first', () => {
    const data = makeData({ symbols: 3 })

    expect(data.instruments).toEqual([
      { symbol: '005930', exchange: 'KRX', kind: 'stock' },
      { symbol: '000660', exchange: 'KRX', kind: 'stock' },
      { symbol: '005380', exchange: 'KRX', kind: 'stock' },
    ])
  })

  it.each<[string, Partial<SeededDataOptions>, RegExp]>([
    ['an unknown symbol', { symbols: ['00593'] }, /^symbols: "00593" is not a symbol of the seeded market; use /],
    ['a symbol that occurs twice', { symbols: ['AAPL', 'AAPL'] }, /^symbols: "AAPL" occurs twice/],
    ['no symbol', { symbols: [] }, /^symbols: "" has no symbol; use /],
    ['too many symbols', { symbols: 47 }, /^symbols: 47 is not .*; use 1 to 46$/],
    ['a day that no calendar has', { to: '2026-02-30' }, /^to: "2026-02-30" is a day that no calendar has/],
    ['days in the wrong order', { from: '2026-12-31' }, /^from: "2026-12-31" is later than to, "2026-12-30"/],
    ['a year before the holidays', { from: '2024-06-03' }, /^from: "2024-06-03" is in a year whose holidays/],
    ['a year after the holidays', { to: '2028-06-01' }, /^to: "2028-06-01" is in a year whose holidays/],
    ['a day that is not decided', { to: '2027-05-10' }, /^date: "2027-05-03" is uncertain/],
    [
      'an interval of no kind',
      { interval: 'hour' as 'day' },
      /^interval: "hour" is not an interval; use minute or day/,
    ],
    ['a seed of no kind', { seed: 1.5 }, /^seed: 1.5 is not a whole number/],
    ['days before of no kind', { daysBefore: -1 }, /^daysBefore: -1 is not a number of days/],
  ])('refuses %s', (_, options, message) => {
    expect(() => makeData(options)).toThrow(message)
  })

  it('names the first day that has enough days before it', () => {
    // 2025-01-02, -03, -06, -07 and -08 are trading days of KRX.
    expect(() => makeData({ symbols: ['005930'], from: '2025-01-06', daysBefore: 4 })).toThrow(
      'from: "2025-01-06" has 2 of 4 trading days of KRX before it, and no holidays are known before 2025-01-01; use a day from 2025-01-08 on',
    )
    expect(makeData({ symbols: ['005930'], from: '2025-01-08', daysBefore: 4 }).days('005930')[0]?.date).toBe(
      '2025-01-02',
    )
  })

  it.each<[string, string, string, RegExp]>([
    [
      'a symbol that is not in the data',
      '000660',
      '2026-03-03',
      /^symbol: "000660" is not in the data; use 005930, AAPL$/,
    ],
    [
      'a day after the range',
      '005930',
      '2027-01-04',
      /^date: "2027-01-04" is not in the data; use a day from 2026-01-02/,
    ],
    ['a text that is not a day', '005930', '20260303', /^date: "20260303" is not a day/],
  ])('refuses minutes of %s', (_, symbol, date, message) => {
    expect(() => makeData().minutes(symbol, date as CalendarDate)).toThrow(message)
  })

  it.each(Array.from({ length: 30 }, (_, seed) => seed))('draws whole days from seed %i', (seed) => {
    const symbol = seededMarket[(seed * 7) % seededMarket.length]?.symbol ?? ''
    const data = makeData({ seed, symbols: [symbol], to: '2026-01-20', daysBefore: 0 })

    const sums = data.days(symbol).map(({ date }) => {
      const rows = minutesOf(data, symbol, date)
      const highest = Math.max(...rows.map(({ high }) => Number(high)))
      const lowest = Math.min(...rows.map(({ low }) => Number(low)))
      return { date, highest, lowest, volume: rows.reduce((sum, { volume }) => sum + volume, 0) }
    })

    expect(sums.length).toBeGreaterThan(10)
    expect(sums).toEqual(
      data.days(symbol).map(({ date, high, low, volume }) => ({
        date,
        highest: Number(high),
        lowest: Number(low),
        volume,
      })),
    )
  })
})

describe('seededMarket', () => {
  it('has instruments that the simulator trades under the same exchange and kind', async () => {
    const kis = await startSimulatedKis({
      at: Date.parse('2026-03-03T10:00+09:00'),
      environment: 'real',
      limits: false,
    })
    const tokens = createTokenManager({ issuer: kisTokenIssuer(kis.options), clock: kis.clock })
    const client = createKisClient({ ...kis.options, tokens })
    onTestFinished(async () => {
      await client.close()
      await tokens.close()
      await kis.simulator.close()
    })

    const infos = await kis.settle(
      Promise.all(seededMarket.map((one) => getInstrumentInfo(client, { symbol: one.symbol, exchange: one.exchange }))),
    )

    expect(infos.map(({ symbol, exchange, kind }) => ({ symbol, exchange, kind }))).toEqual(
      seededMarket.map(({ symbol, exchange, kind }) => ({ symbol, exchange, kind })),
    )
  })
})

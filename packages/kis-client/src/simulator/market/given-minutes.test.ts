import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf, type Caller, createCaller, price, rowsOf } from '../answers/caller.test-kit.ts'
import { openTopic, readRows } from '../realtime/feeds/live-feeds.test-kit.ts'
import { createLiveFeeds } from '../realtime/feeds/live-feeds.ts'
import { createHolidayTable } from '../world/holiday-table.ts'
import type { SimulatedInstrument } from '../world/instruments.ts'
import type { TradingDay } from '../world/trading-day.ts'
import type { Bar, WorldOptions } from '../world/world.ts'
import type { GivenMinute } from './given-minutes.ts'

const symbol = '005930'
const date = '2026-10-19'
const at = (time: string): number => Date.parse(`${date}T${time}+09:00`)
const holidays = createHolidayTable('exchange')
const opensAt = at('09:00')
const minuteMs = 60_000

/** Returns a minute of the day: its time, its prices and its volume. */
const row = (
  time: string,
  prices: readonly [open: number, high: number, low: number, close: number],
  volume: number,
) => {
  const [open, high, low, close] = prices.map(String)
  return { startsAt: at(time), open, high, low, close, volume } as GivenMinute
}

const friday: Bar = { date: '2026-10-16', open: '100', high: '120', low: '90', close: '100', volume: 1_000 }
const monday: Bar = { date, open: '100', high: '130', low: '80', close: '111', volume: 70 }

/** Day of three minutes and the closing auction; nothing trades in the others. */
const fewMinutes: readonly GivenMinute[] = [
  row('09:02', [100, 110, 100, 105], 7),
  row('09:03', [105, 105, 105, 105], 3),
  row('11:00', [120, 130, 80, 120], 40),
  row('15:30', [111, 111, 111, 111], 20),
]

/** Creates a world whose Samsung has the given minutes on Monday. */
const worldOf = (minutes: readonly GivenMinute[] | undefined, options: Partial<WorldOptions> = {}): Caller =>
  createCaller(
    'paper',
    {
      bars: { [symbol]: [friday, monday] },
      minutes: (_, day) => (day === date ? minutes : undefined),
      ...options,
    },
    holidays,
  )

function samsungOf({ world }: Caller): { instrument: SimulatedInstrument; day: TradingDay } {
  const instrument = world.instruments.findBySymbol(symbol)
  const day = world.holidays.dayOn('KRX', '20261019')
  if (instrument === undefined || day === undefined) throw new Error('no Samsung on Monday')
  return { instrument, day }
}

const tapeOf = (caller: Caller) => {
  const { instrument, day } = samsungOf(caller)
  return caller.world.venuePrices.trades(instrument, 'KRX', day, day.closesAt)
}

const chartOf = (caller: Caller, hour: string, now: number) =>
  rowsOf(
    caller.ask({
      id: 'domestic-stock/inquire-time-dailychartprice',
      at: now,
      input: {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_INPUT_ISCD: symbol,
        FID_INPUT_DATE_1: '20261019',
        FID_INPUT_HOUR_1: hour,
        FID_PW_DATA_INCU_YN: 'N',
        FID_FAKE_TICK_INCU_YN: '',
      },
    }),
    'output2',
  )
const chartFields = ['stck_cntg_hour', 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'stck_prpr', 'cntg_vol']
const readFields = (block: Readonly<Record<string, string>> | undefined, fields: readonly string[]) =>
  fields.map((field) => block?.[field])

describe('a day of given minutes', () => {
  it('trades each minute from its open through its extremes to its close, in whole seconds, with its volume', () => {
    const caller = worldOf([row('09:00', [100, 110, 100, 105], 7), row('09:01', [105, 105, 101, 105], 2)])

    const tape = tapeOf(caller)

    // Three prices share 7 as 3, 2 and 2; of 2 shares the third trade gets none. Each trade has a third of the minute.
    expect(tape.map(({ price: of, quantity, isBuy }) => [of, quantity, isBuy])).toEqual([
      [100, 3, true],
      [110, 2, true],
      [105, 2, false],
      [105, 1, true],
      [101, 1, false],
      [105, 0, true],
    ])
    const seconds = tape.map((trade) => (trade.at - opensAt) / 1_000)
    expect(seconds.map((second) => Math.floor(second / 20))).toEqual([0, 1, 2, 3, 4, 5])
    expect(seconds).toEqual(seconds.map(Math.floor))
    expect([seconds[0], seconds[3]]).toEqual([0, 60])
  })

  it('reaches the extremes of a minute in either order, by the seed', () => {
    const orders = Array.from({ length: 20 }, (_, seed) =>
      tapeOf(worldOf([row('10:00', [100, 110, 90, 100], 8)], { seed })).map((trade) => trade.price),
    )

    expect(new Set(orders.map(String))).toEqual(new Set(['100,110,90,100', '100,90,110,100']))
  })

  it('has one truth: tape, quote, day, chart and bars agree at every instant', () => {
    const prices = fc.integer({ min: 90, max: 110 })
    const oneMinute = fc
      .record({
        minute: fc.integer({ min: 0, max: 389 }),
        of: fc.tuple(prices, prices, prices, prices),
        volume: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ minute, of: [one, two, open, close], volume }) => {
        const [high, low] = [Math.max(one, two, open, close), Math.min(one, two, open, close)]
        return { minute, open, high, low, close, volume }
      })
    const anyDay = fc.uniqueArray(oneMinute, {
      selector: ({ minute }) => minute,
      minLength: 1,
      maxLength: 30,
      size: 'max',
    })

    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 390 * 60 - 1 }), (unordered, second) => {
        const rows = unordered
          .toSorted((a, b) => a.minute - b.minute)
          // The last minutes belong to the closing auction.
          .filter(({ minute }) => minute < 380)
        fc.pre(rows.length > 0)
        const caller = worldOf(
          rows.map(({ minute, open, high, low, close, volume }) => ({
            startsAt: opensAt + minute * minuteMs,
            open: `${open}`,
            high: `${high}`,
            low: `${low}`,
            close: `${close}`,
            volume,
          })),
        )
        const { instrument, day } = samsungOf(caller)
        const now = opensAt + second * 1_000
        const traded = tapeOf(caller).filter((trade) => trade.at <= now)
        const quote = blockOf(caller.ask({ ...price, at: now }))
        const snapshot = caller.world.prices.snapshot(instrument, now)
        const bar = caller.world.prices.bars(instrument, now).at(-1)
        const chart = caller.world.venuePrices.minutes(instrument, 'KRX', day, now)

        const last = traded.at(-1)
        expect(snapshot?.price).toBe(last?.price ?? 100)
        expect(quote['stck_prpr']).toBe(`${last?.price ?? 100}`)
        expect(bar).toEqual(snapshot?.day)
        expect(chart.at(-1)?.price).toBe(last?.price ?? 100)
        if (last === undefined) expect(snapshot?.day.date).toBe('20261016')
        else
          expect(snapshot?.day).toEqual({
            date: '20261019',
            open: traded[0]?.price,
            high: Math.max(...traded.map((trade) => trade.price)),
            low: Math.min(...traded.map((trade) => trade.price)),
            close: last.price,
            volume: traded.reduce((sum, { quantity }) => sum + quantity, 0),
          })
        expect(chart.reduce((sum, { volume }) => sum + volume, 0)).toBe(last === undefined ? 0 : snapshot?.day.volume)
        for (const { minute, open, high, low, close, volume } of rows) {
          if (opensAt + (minute + 1) * minuteMs > now) break
          expect(chart[minute]).toEqual({
            at: opensAt + minute * minuteMs,
            price: close,
            volume,
            range: { open, high, low },
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('shows the minutes in the chart as they were given, and nothing that is to come', () => {
    const caller = worldOf(fewMinutes)

    const past = chartOf(caller, '090400', at('12:00')).map((block) => readFields(block, chartFields))
    const [current] = chartOf(caller, '110000', at('11:00:00'))
    const [closed, before] = chartOf(caller, '153000', at('15:45')).map((block) => readFields(block, chartFields))

    expect(past).toEqual([
      ['090400', '105', '105', '105', '105', '0'],
      ['090300', '105', '105', '105', '105', '3'],
      ['090200', '100', '110', '100', '105', '7'],
      ['090100', '100', '100', '100', '100', '0'],
      ['090000', '100', '100', '100', '100', '0'],
    ])
    expect(readFields(current, chartFields)).toEqual(['110000', '120', '120', '120', '120', '10'])
    expect(closed).toEqual(['152900', '111', '111', '111', '111', '20'])
    expect(before).toEqual(['152800', '120', '120', '120', '120', '0'])
  })

  it('shows the trades of its tape in the lists of trades and in the feeds', () => {
    const caller = worldOf(fewMinutes)
    const tape = tapeOf(caller)
    const now = at('15:30:01')
    const feeds = createLiveFeeds({ world: caller.world, htsId: 'simuser' })

    const trades = readRows('H0STCNT0', openTopic(feeds, 'H0STCNT0', symbol).rows(opensAt - 1, now))
    const books = readRows('H0STASP0', openTopic(feeds, 'H0STASP0', symbol).rows(at('09:01'), at('10:00')))
    const listed = rowsOf(
      caller.ask({
        id: 'domestic-stock/inquire-ccnl',
        at: now,
        input: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: symbol },
      }),
      'output',
    )

    const rows = tape.map(({ price: of, quantity }) => [`${of}`, `${quantity}`])
    expect(trades.map((trade) => [trade['STCK_PRPR'], trade['CNTG_VOL']])).toEqual(rows)
    expect(trades.at(-1)).toMatchObject({ STCK_OPRC: '100', STCK_HGPR: '130', STCK_LWPR: '80', ACML_VOL: '70' })
    expect(listed.map((trade) => [trade['stck_prpr'], trade['cntg_vol']])).toEqual(rows.toReversed())
    // Four trades, and of the two minutes one after the other.
    expect(books.map((book) => book['ACML_VOL'])).toEqual(['3', '5', '7', '10'])
  })

  it('shows the day before until the first trade, and then the day so far', () => {
    const caller = worldOf(fewMinutes)
    const shown = (time: string) =>
      readFields(blockOf(caller.ask({ ...price, at: at(time) })), ['stck_prpr', 'stck_oprc', 'acml_vol', 'stck_sdpr'])

    expect(shown('09:01:59')).toEqual(['100', '100', '1000', '100'])
    expect(shown('09:02:00')).toEqual(['100', '100', '3', '100'])
    expect(shown('10:59:59')).toEqual(['105', '100', '10', '100'])
    expect(shown('15:29:59')).toEqual(['120', '100', '50', '100'])
    expect(shown('15:30:00')).toEqual(['111', '100', '70', '100'])
  })

  it.each([
    ['15:30', '15:30:00'],
    ['15:29', '15:30:00'],
    // Trades of the last moment of continuous trading may carry the time of its end.
    ['15:20', '15:20:00'],
  ])('has the trade of a minute named %s at %s', (name, time) => {
    const caller = worldOf([row('10:00', [100, 100, 100, 100], 5), row(name, [101, 101, 101, 101], 9)])

    expect(tapeOf(caller).map((trade) => [trade.at, trade.price, trade.quantity])).toEqual([
      [at('10:00'), 100, 5],
      [at(time), 101, 9],
    ])
  })

  it('asks for its minutes once, on the day itself, and for those of symbols with bars alone', () => {
    const asked: string[] = []
    const caller = worldOf(undefined, {
      minutes(of, day) {
        asked.push(`${of} ${day}`)
        return day === date ? fewMinutes : undefined
      },
    })
    const quoteAt = (now: number, of = symbol) =>
      caller.ask({ ...price, at: now, input: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: of } })

    const before = [...asked]
    const friday = Date.parse('2026-10-16T10:00+09:00')
    for (const now of [friday, friday + minuteMs, at('10:00'), at('10:01'), at('11:30')]) {
      quoteAt(now)
      quoteAt(now, '000660')
    }

    expect(before).toEqual([])
    expect(asked).toEqual(['005930 2026-10-16', '005930 2026-10-19'])
  })

  it('draws its minutes where only the day is known, as without the option', () => {
    const given = worldOf(undefined)
    const drawn = worldOf(undefined, { minutes: undefined })

    expect(tapeOf(given)).toEqual(tapeOf(drawn))
    expect(tapeOf(given).length).toBeGreaterThan(10)
  })

  it('shows minutes abroad as they were given, and joins them', () => {
    const opens = Date.parse('2026-10-19T09:30-04:00')
    const minutes = [
      { startsAt: opens, open: '10.1', high: '10.3', low: '10.05', close: '10.2', volume: 90 },
      { startsAt: opens + 2 * minuteMs, open: '10.2', high: '10.2', low: '9.9', close: '9.95', volume: 8 },
    ]
    const caller = createCaller('paper', {
      bars: {
        AAPL: [
          { ...friday, open: '10', high: '11', low: '9', close: '10' },
          { date, open: '10.1', high: '10.3', low: '9.9', close: '9.95', volume: 98 },
        ],
      },
      minutes: (_, day) => (day === date ? minutes : undefined),
    })
    const ask = (NMIN: string) =>
      rowsOf(
        caller.ask({
          id: 'overseas-stock/inquire-time-itemchartprice',
          at: opens + 3 * minuteMs,
          input: { AUTH: '', EXCD: 'NAS', SYMB: 'AAPL', NMIN, PINC: '0', NEXT: '', NREC: '4', FILL: '', KEYB: '' },
        }),
        'output2',
      ).map((block) => readFields(block, ['xhms', 'open', 'high', 'low', 'last', 'evol']))

    expect(ask('1')).toEqual([
      ['093300', '9.9500', '9.9500', '9.9500', '9.9500', '0'],
      ['093200', '10.2000', '10.2000', '9.9000', '9.9500', '8'],
      ['093100', '10.2000', '10.2000', '10.2000', '10.2000', '0'],
      ['093000', '10.1000', '10.3000', '10.0500', '10.2000', '90'],
    ])
    expect(ask('3').at(-1)).toEqual(['093000', '10.1000', '10.3000', '9.9000', '9.9500', '98'])
  })

  it.each<[string, readonly unknown[], string]>([
    ['no minutes', [], ''],
    ['minutes without volume', [row('10:00', [100, 100, 100, 100], 0)], ''],
    ['what is no minute', [7], ''],
    ['a price of zero', [row('10:00', [0, 100, 0, 100], 5)], '10:00'],
    ['a number as a price', [{ ...row('10:00', [100, 100, 100, 100], 5), open: 100 }], '10:00'],
    ['an open above the high', [row('10:00', [101, 100, 99, 100], 5)], '10:00'],
    ['a close below the low', [row('10:00', [100, 100, 99, 98], 5)], '10:00'],
    ['a volume that is not whole', [row('10:00', [100, 100, 100, 100], 1.5)], '10:00'],
    ['a minute before the open', [row('08:59', [100, 100, 100, 100], 5)], '08:59'],
    ['a minute after the close', [row('15:31', [100, 100, 100, 100], 5)], '15:31'],
    ['a minute of another day', [{ ...row('10:00', [100, 100, 100, 100], 5), startsAt: at('10:00') + 86_400_000 }], ''],
    ['a start within a minute', [row('10:00:30', [100, 100, 100, 100], 5)], '10:00:30'],
    ['a minute twice', [row('10:00', [100, 100, 100, 100], 5), row('10:00', [100, 100, 100, 100], 5)], '10:00'],
    ['an auction of two prices', [row('15:30', [100, 101, 100, 101], 5)], '15:30'],
    ['two auctions', [row('15:29', [100, 100, 100, 100], 5), row('15:30', [100, 100, 100, 100], 5)], '15:30'],
  ])('refuses %s', (_, rows, time) => {
    const caller = worldOf(Reflect.apply(Array.from, Array, [rows]))
    const { instrument } = samsungOf(caller)

    const field = time === '' ? 'minutes.005930.2026-10-19' : `minutes.005930.2026-10-19.${at(time)}`
    expect(() => caller.world.prices.snapshot(instrument, at('12:00'))).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: expect.stringContaining(field) }),
    )
  })
})

describe('an order in given minutes', () => {
  const book = [
    row('10:00', [100, 100, 100, 100], 5),
    row('10:02', [105, 105, 95, 105], 9),
    row('15:30', [103, 103, 103, 103], 4),
  ]
  const fillsOf = (caller: Caller, input: Readonly<Record<string, string>>, now: number, until: number) => {
    const answer = caller.buy({ PDNO: symbol, ORD_DVSN: '00', ...input }, now)
    caller.world.engine.settle(until)
    const order = caller.world.engine.all().at(-1)
    return { answer, fills: order?.fills.map((fill) => [fill.at, fill.price, fill.quantity]) }
  }

  it('meets each trade of the tape: a limit fills at the second of the low, and at its limit', () => {
    const caller = worldOf(book)
    const low = tapeOf(caller).find((trade) => trade.price === 95)

    const { fills } = fillsOf(caller, { ORD_UNPR: '96' }, at('10:01'), at('15:00'))

    expect(fills).toEqual([[low?.at, 96, 1]])
    expect(low?.at).toBeGreaterThan(at('10:02'))
  })

  it('fills at the market at the trade of the last minute, and otherwise waits for the next one', () => {
    const atOnce = fillsOf(worldOf(book), { ORD_DVSN: '01', ORD_UNPR: '0' }, at('10:00:59'), at('10:00:59'))
    const later = fillsOf(worldOf(book), { ORD_DVSN: '01', ORD_UNPR: '0' }, at('10:01:30'), at('15:00'))

    expect(atOnce.fills).toEqual([[at('10:00:59'), 100, 1]])
    expect(later.fills).toEqual([[at('10:02'), 105, 1]])
  })

  it('waits for the closing auction from 15:20 on, and fills at its price', () => {
    const late = [row('15:19', [100, 100, 100, 100], 5), row('15:30', [103, 103, 103, 103], 4)]

    const { fills } = fillsOf(worldOf(late), { ORD_DVSN: '01', ORD_UNPR: '0' }, at('15:20:01'), at('15:31'))

    expect(fills).toEqual([[at('15:30'), 103, 1]])
  })
})

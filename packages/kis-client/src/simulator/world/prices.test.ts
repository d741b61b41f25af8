import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wasSuspended } from '../market/corporate-actions.ts'
import type { DayBar } from './day-bar.ts'
import { createHolidayTable, type Hours } from './holiday-table.ts'
import { instruments, type SimulatedInstrument } from './instruments.ts'
import { tickOf } from './price-units.ts'
import { createPrices, type Prices } from './prices.ts'
import type { TradingDay } from './trading-day.ts'

const monday = Date.parse('2026-10-19T09:00+09:00')
const minutes = (count: number) => count * 60_000
const hours = (count: number) => minutes(60 * count)
const instrument = (symbol: string): SimulatedInstrument => {
  const found = instruments.find((known) => known.symbol === symbol)
  if (found === undefined) throw new Error(`no ${symbol}`)
  return found
}
const samsung = instrument('005930')
const apple = instrument('AAPL')

function market(mode: Hours, seed = 7): Prices & { dayAt(of: SimulatedInstrument, at: number): TradingDay } {
  const holidays = createHolidayTable(mode)
  const dayAt = (of: SimulatedInstrument, at: number) => {
    const day = holidays.dayAt(of.market, at)
    if (day === undefined) throw new Error('no trading day')
    return day
  }
  return { ...createPrices({ seed, holidays, given: new Map() }), dayAt }
}

describe('a simulated price', () => {
  it('depends on the seed, the symbol and the instant alone, never on what was asked before', () => {
    const question = fc.record({
      of: fc.constantFrom(...instruments),
      after: fc.integer({ min: 0, max: 40 * 24 * 60 }),
    })

    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 5 }), (questions) => {
        const asked = market('exchange')
        const answers = questions.map(({ of, after }) => asked.snapshot(of, monday + minutes(after)))
        const fresh = questions.map(({ of, after }) => market('exchange').snapshot(of, monday + minutes(after)))

        expect(answers).toEqual(fresh)
      }),
      { numRuns: 8 },
    )
    expect(market('exchange', 8).snapshot(samsung, monday)).not.toEqual(market('exchange', 7).snapshot(samsung, monday))
  })

  it('makes bars whose low and high hold open and close, on the grid, within 30 % of the close before', () => {
    for (const of of instruments) {
      const bars = market('exchange').bars(of, monday + hours(12))
      // KRX traded on 1,473 days of 2020 to 2025, and on 193 of 2026 up to this one; no market trades on fewer.
      expect(bars.length).toBeGreaterThanOrEqual(1_666)
      const isSound = (bar: DayBar, before: DayBar | undefined): boolean => {
        const all = [bar.open, bar.high, bar.low, bar.close]
        const inside = Math.min(...all) === bar.low && Math.max(...all) === bar.high
        const onGrid = all.every((price) => price > 0 && price % tickOf(of, price) === 0)
        if (before === undefined) return inside && onGrid
        const limited = of.market === 'US' || (bar.high <= before.close * 1.3 && bar.low >= before.close * 0.7)
        return inside && onGrid && limited && before.date < bar.date && bar.volume > 0 === !wasSuspended(of, bar.date)
      }
      expect(bars.filter((bar, index) => !isSound(bar, bars[index - 1]))).toEqual([])
    }
  })

  it('moves by 1 to 3 % on a typical day, so that a strategy has something to do', () => {
    for (const of of instruments) {
      const bars = market('exchange').bars(of, monday)
      const moves = bars.slice(1).map((bar, index) => bar.close / (bars[index]?.close ?? bar.close) - 1)
      const deviation = Math.sqrt(moves.reduce((sum, move) => sum + move ** 2, 0) / moves.length)
      expect(deviation).toBeGreaterThan(0.01)
      expect(deviation).toBeLessThan(0.03)
    }
  })

  it.each(['exchange', 'always'] as const)(
    'walks from open to close through the high and the low of the day (%s)',
    (mode) => {
      const prices = market(mode)
      for (const of of [samsung, apple, instrument('069500')]) {
        const day = prices.dayAt(of, monday + hours(30))
        const intraday = prices.intradayPath(of, day)
        const bar = prices.bars(of, day.closesAt).find(({ date }) => date === day.date)
        expect(intraday?.prices).toHaveLength((day.closesAt - day.opensAt) / 60_000)
        expect([intraday?.prices[0], intraday?.prices.at(-1)]).toEqual([bar?.open, bar?.close])
        expect([intraday?.lows.at(-1), intraday?.highs.at(-1)]).toEqual([bar?.low, bar?.high])
        expect(intraday?.volumes.at(-1)).toBe(bar?.volume)
      }
    },
  )

  it('stands still in the closing auction of KRX, and trades the rest of the volume at the close', () => {
    const prices = market('exchange')
    const close = monday + minutes(390)
    const at = (instant: number) => prices.snapshot(samsung, instant)
    const bar = at(close)?.day

    // The auction collects orders from 15:20 to 15:30.
    expect(at(monday + minutes(380))).toEqual(at(close - 1))
    expect(at(close - 1)?.price).toBe(bar?.close)
    expect(at(close - 1)?.day.volume).toBeLessThan(bar?.volume ?? 0)
    const trades = prices.intradayPath(samsung, prices.dayAt(samsung, monday))?.trades(389)
    const quantity = (bar?.volume ?? 0) - (at(close - 1)?.day.volume ?? 0)
    expect(trades).toEqual([{ offsetMs: 60_000, quantity, price: bar?.close, isBuy: true }])
  })

  it('trades within a minute: the volume grows by the second, and the price holds', () => {
    const prices = market('exchange')
    const seconds = Array.from({ length: 60 }, (_, second) =>
      prices.snapshot(samsung, monday + minutes(60) + second * 1_000),
    )
    const volumes = seconds.map((snapshot) => snapshot?.day.volume ?? 0)

    expect(new Set(seconds.map((snapshot) => snapshot?.price)).size).toBe(1)
    expect(volumes).toEqual(volumes.toSorted((one, other) => one - other))
    expect(new Set(volumes).size).toBeGreaterThan(5)
  })

  it('builds the bar of a running day from the minutes so far', () => {
    const prices = market('exchange')
    const intraday = prices.intradayPath(samsung, prices.dayAt(samsung, monday))
    const soFar = intraday?.prices.slice(0, 61) ?? []

    const snapshot = prices.snapshot(samsung, monday + minutes(60) + 30_000)

    expect(snapshot?.price).toBe(soFar[60])
    expect(snapshot?.day).toMatchObject({ date: '20261019', high: Math.max(...soFar), low: Math.min(...soFar) })
    expect(prices.bars(samsung, monday + minutes(60) + 30_000).at(-1)).toEqual(snapshot?.day)
    expect(snapshot?.day.volume).toBeLessThan(intraday?.volumes.at(-1) ?? 0)
  })

  it('stays at the last close while the exchange is shut, over nights, weekends and holidays', () => {
    const prices = market('exchange')
    const friday = prices.snapshot(samsung, Date.parse('2026-10-02T15:30+09:00'))

    const shut = ['2026-10-02T23:00', '2026-10-03T12:00', '2026-10-05T10:00', '2026-10-06T08:59']

    expect(shut.map((text) => prices.snapshot(samsung, Date.parse(`${text}+09:00`)))).toEqual(shut.map(() => friday))
    expect(friday?.day.date).toBe('20261002')
    expect(prices.snapshot(samsung, Date.parse('2026-10-06T09:00+09:00'))?.previous).toEqual(friday?.day)
  })

  it('moves every day in a market that is open at any hour: each Korean day is a trading day', () => {
    const prices = market('always')
    const sunday = Date.parse('2026-10-18T03:00+09:00')

    expect(prices.snapshot(samsung, sunday)?.day.date).toBe('20261018')
    expect(prices.snapshot(apple, sunday)?.day.date).toBe('20261018')
    expect(new Set(prices.intradayPath(apple, prices.dayAt(apple, sunday))?.prices).size).toBeGreaterThan(20)
  })

  it('keeps New York hours and dates for US stocks', () => {
    const prices = market('exchange')
    const at = (text: string) => prices.snapshot(apple, Date.parse(text))

    expect(at('2026-11-02T23:29:59+09:00')?.day.date).toBe('20261030')
    expect(at('2026-11-02T23:30+09:00')?.day.date).toBe('20261102')
    expect(at('2026-11-28T03:00+09:00')).toEqual(at('2026-11-30T12:00+09:00'))
  })

  it('is refused in a year whose holidays are not known', () => {
    expect(() => market('exchange').snapshot(samsung, Date.parse('2028-01-03T10:00+09:00'))).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT' }),
    )
    expect(market('always').snapshot(samsung, Date.parse('2028-01-03T10:00+09:00'))?.price).toBeGreaterThan(0)
  })
})

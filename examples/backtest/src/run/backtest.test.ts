import { defaultSettings } from '@stockeye/example-trader/settings/settings'
import { describe, expect, it } from 'vitest'
import { createSeededData } from '../data/seeded-data.ts'
import { narrowRules } from '../fidelity/narrow-rules.ts'
import { type BacktestOptions, runBacktest } from './backtest.ts'

const span = { from: '2026-03-03', to: '2026-03-06' }
const data = createSeededData({ seed: 3, symbols: 3, ...span, daysBefore: 5, interval: 'day' })
/** Rules that buy at any price. */
const eager = {
  rules: { ...narrowRules.rules, plan: () => ({ entry: () => 'eager', exit: () => undefined }) },
  stops: narrowRules.stops,
}

const optionsOf = (interval: 'minute' | 'day'): BacktestOptions => ({
  data,
  ...span,
  seed: 1,
  settings: { watchlist: data.instruments, interval, risk: defaultSettings.risk },
  rules: { KRX: eager, US: eager },
  log: { debug() {}, info() {}, warn() {}, error() {} },
  cash: { KRW: '50000000', USD: '50000' },
  liquidity: { slippageTicks: 1, volumeShare: 0.1 },
})
const run = (interval: 'minute' | 'day') => runBacktest(optionsOf(interval))

describe('runBacktest on days whose minutes are not known', () => {
  it('decides once a day by quotes, a minute after the open', async () => {
    const { bars, orders, closes } = await run('day')

    // Three symbols on four days.
    expect(bars).toBe(12)
    expect(closes).toHaveLength(4)
    expect(orders.filter(({ side }) => side === 'buy').length).toBeGreaterThanOrEqual(3)
    for (const { date, at } of orders) {
      const sinceOpenMs = at - Date.parse(`${date}T09:00:00+09:00`)
      expect(sinceOpenMs).toBeGreaterThanOrEqual(62_000)
      expect(sinceOpenMs).toBeLessThan(120_000)
    }
  })

  it('decides nothing by the minute', async () => {
    const { bars, orders } = await run('minute')

    expect(bars).toBe(0)
    expect(orders).toEqual([])
  })
})

describe('runBacktest on a session of New York that is under way at midnight in Korea', () => {
  it('begins with the first session of its days, and is not blind in the one before', async () => {
    const day = { from: '2026-03-04', to: '2026-03-04' }
    const us = createSeededData({ seed: 3, symbols: ['AAPL'], ...day, daysBefore: 5, interval: 'minute' })
    const lines: string[] = []
    const note = (_: object, line: string) => lines.push(line)
    const log = { debug() {}, info() {}, warn: note, error: note }
    const options = { ...optionsOf('minute'), ...day, data: us, log }

    const { bars } = await runBacktest({ ...options, settings: { ...options.settings, watchlist: us.instruments } })

    // Six and a half hours of minutes, and no decision at the close.
    expect(bars).toBe(389)
    expect(lines.filter((line) => line.startsWith('BLIND'))).toEqual([])
  })
})

describe('runBacktest on data that cannot be read', () => {
  /** Returns data of which no minute of this day can be read. */
  const damagedOn = (damaged: string): BacktestOptions['data'] => ({
    ...data,
    minutes(_, date) {
      if (date === damaged) throw new Error(`${date}.txt: its checksum is another one`)
      return undefined
    },
  })

  it.each(['2026-03-03', '2026-03-06'])('throws its error, on %s', async (date) => {
    const reads = { ...optionsOf('minute'), data: damagedOn(date) }

    await expect(runBacktest(reads)).rejects.toThrow(`${date}.txt: its checksum is another one`)
  })
})

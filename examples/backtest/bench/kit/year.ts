import { readMarketRules } from '@stockeye/example-trader/settings/market-rules'
import { defaultSettings } from '@stockeye/example-trader/settings/settings'
import { createSeededData } from '../../src/data/seeded-data.ts'

/** Prepares a year of minutes of ten shares of KRX, and the rules of the trader for it. */
export function prepareYear() {
  const span = { from: '2026-01-02', to: '2026-12-30' }
  const data = createSeededData({ seed: 1, symbols: 10, ...span, daysBefore: 80, interval: 'minute' })
  const settings = { ...defaultSettings, watchlist: data.instruments }
  const rules = readMarketRules(settings, { readText: () => '', warn: console.error })
  return { ...span, data, settings, rules }
}

/** Returns the bars a CPU second of a run that has read so many. */
export async function barsPerCpuSecond(run: () => number | Promise<number>): Promise<number> {
  const from = process.cpuUsage()
  const bars = await run()
  const { user, system } = process.cpuUsage(from)
  return bars / ((user + system) / 1_000_000)
}

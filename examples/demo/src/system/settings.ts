import type { Market } from '@stockeye/example-trader/market/watched'
import type { MarketRules } from '@stockeye/example-trader/settings/market-rules'
import { defaultSettings, type Settings } from '@stockeye/example-trader/settings/settings'
import { pullbackRules } from './rules.ts'

/** First instant of a demo, in ms since 1970: Monday morning in Seoul, before KRX opens. */
export const startAt: number = Date.parse('2026-10-19T08:00:00+09:00')

/** Settings of a trader that orders on most days. */
export const demoSettings: Settings = {
  ...defaultSettings,
  risk: { ...defaultSettings.risk, mostPositions: 8, stopLossPercent: 0.5, takeProfitPercent: 0.5 },
}

const rules: MarketRules = { rules: pullbackRules, stops: demoSettings.risk }
export const demoRules: Readonly<Record<Market, MarketRules>> = { KRX: rules, US: rules }

import type { Market } from '../market/watched.ts'
import type { StopSettings } from '../risk/stops.ts'
import { findRules, isPreset } from '../rules/find-rules.ts'
import type { Rules } from '../rules/rules.ts'
import type { Settings } from './settings.ts'

/** Rules of one market, with the stops that go with them. */
export interface MarketRules {
  readonly rules: Rules
  readonly stops: StopSettings
}

const noStops: StopSettings = {
  stopLossPercent: undefined,
  takeProfitPercent: undefined,
  trailingStopPercent: undefined,
  mostDays: undefined,
}

/**
 * Finds the rules that the settings name. A preset has its own stops alone; those of the settings are for rules of a name.
 *
 * @param options.readText returns the text of a preset at its path
 * @param options.warn receives a sentence for each part of a preset that has no effect
 * @throws {Error} as `findRules`
 */
export function readMarketRules(
  { rules, risk }: Pick<Settings, 'rules' | 'risk'>,
  { readText, warn }: { readonly readText: (path: string) => string; readonly warn: (sentence: string) => void },
): Readonly<Record<Market, MarketRules>> {
  const read = (name: string): MarketRules => {
    const found = findRules(name, readText)
    for (const line of found.unsupported) warn(`${name}: ${line}`)
    for (const param of found.unusedParams) warn(`${name}: strategy.params.${param} is used by no other field`)
    if (!isPreset(name)) return { rules: found.rules, stops: risk }
    if (found.risk.stopLossPercent === undefined)
      warn(`${name}: it has no stop-loss, and the stops of the settings do not apply`)
    return { rules: found.rules, stops: { ...noStops, ...found.risk } }
  }
  return { KRX: read(rules.KRX), US: read(rules.US) }
}

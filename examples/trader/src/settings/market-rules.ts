import type { Market } from '../market/watched.ts'
import type { StopSettings } from '../risk/stops.ts'
import { findRules } from '../rules/find-rules.ts'
import type { Rules } from '../rules/rules.ts'
import type { Settings } from './settings.ts'

/** Rules of one market, with the stops that go with them. */
export interface MarketRules {
  readonly rules: Rules
  readonly stops: StopSettings
}

/**
 * Finds the rules that the settings name. A preset that has a stop of its own uses it in place of that of the settings.
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
    return { rules: found.rules, stops: { ...risk, ...found.risk } }
  }
  return { KRX: read(rules.KRX), US: read(rules.US) }
}

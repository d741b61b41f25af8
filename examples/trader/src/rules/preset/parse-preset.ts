import { parse } from 'yaml'
import { type Rules, waiting } from '../rules.ts'
import { type Condition, readGroup } from './conditions.ts'
import { type PresetFile, readShape } from './file-schema.ts'
import { readBars } from './indicators/bars.ts'
import { readParams } from './params.ts'
import { readIndicators } from './read-indicators.ts'
import { type PresetRisk, readRisk } from './risk.ts'
import { listUnsupported } from './unsupported.ts'

/** Preset of the vendor as rules of the trader. */
export interface Preset {
  /** Rules of its entry and exit. While a part of either is not supported, `plan` throws: the rest of them must not trade. */
  readonly rules: Rules
  /** Stops, which are not part of the rules. */
  readonly risk: PresetRisk
  /** Fields that cannot be expressed, with their reasons, such as `strategy.indicators[2]: "ichimoku" is not supported`. */
  readonly unsupported: readonly string[]
  /** Parameters that no other field uses: the description of a preset may promise more than its conditions do. */
  readonly unusedParams: readonly string[]
}

/**
 * Reads a strategy preset, the text of a `.kis.yaml` file.
 *
 * @throws {Error} the text is not such a preset; a line `field: reason` for each finding
 */
export function parsePreset(text: string): Preset {
  const file = readShape(readYaml(text))
  const unsupported = listUnsupported()
  addUnknownFields(file, unsupported)
  const params = readParams(file.strategy.params)
  const indicators = readIndicators(file.strategy.indicators ?? [], params, unsupported)
  const context = { indicators, params, unsupported }
  const entry = readGroup(file.strategy.entry, 'strategy.entry', 'AND', context)
  const exit = readGroup(file.strategy.exit, 'strategy.exit', 'OR', context)
  const risk = readRisk(file.risk, params, unsupported)
  return {
    rules: entry && exit ? rulesOf(file.strategy.id, entry, exit) : refusingRules(file.strategy.id, unsupported.lines),
    risk,
    unsupported: unsupported.lines,
    unusedParams: params.unused(),
  }
}

/** Returns the lines of a preset's unsupported fields because of which it cannot trade: those of its entry and exit. */
export const blockingLines = (unsupported: readonly string[]): readonly string[] =>
  unsupported.filter((line) => /^strategy\.(entry|exit)\b/.test(line))

function readYaml(text: string): unknown {
  try {
    // The vendor's reader is of YAML 1.1, in which `yes` is true.
    return parse(text, { version: '1.1', logLevel: 'error' })
  } catch (error) {
    // The first line of the reason ends with a colon, before the lines of the text.
    const [reason = ''] = String(error instanceof Error ? error.message : error).split(/:?\n/)
    throw new Error(`preset: is not YAML that can be read; ${reason}`, { cause: error })
  }
}

function addUnknownFields({ strategy, ...file }: PresetFile, unsupported: ReturnType<typeof listUnsupported>): void {
  unsupported.addUnknown('', file, ['version', 'metadata', 'risk'])
  const known = ['id', 'category', 'params', 'indicators', 'candlesticks', 'entry', 'exit']
  unsupported.addUnknown('strategy.', strategy, known)
  for (const [index, { id }] of (strategy.candlesticks ?? []).entries()) {
    unsupported.add(`strategy.candlesticks[${index}]`, `"${id}" is not supported`)
  }
}

function rulesOf(name: string, entry: Condition, exit: Condition): Rules {
  const days = Math.max(entry.days, exit.days)
  return {
    name,
    days,
    plan(before) {
      if (before.length < days) return waiting
      // Exactly `days` days: a smoothed average over more of them would be another number.
      const bars = readBars(before.slice(-days))
      const buys = entry.isMet(bars)
      const sells = exit.isMet(bars)
      return {
        entry: () => (buys ? 'preset-entry' : undefined),
        // On the day of the purchase the completed days are those of the entry; the exit looks at later ones.
        exit: (_day, { daysHeld }) => (sells && daysHeld !== 0 ? 'preset-exit' : undefined),
      }
    },
  }
}

function refusingRules(name: string, unsupported: readonly string[]): Rules {
  return {
    name,
    days: 1,
    plan() {
      throw new Error(`preset: "${name}" cannot trade; ${blockingLines(unsupported).join('; ')}`)
    },
  }
}

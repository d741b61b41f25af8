import { breakoutRules } from './breakout.ts'
import { dipRules } from './dip.ts'
import { blockingLines, type Preset, parsePreset } from './preset/parse-preset.ts'
import type { Rules } from './rules.ts'

/** Rules by name. A set of your own gets a line here. */
const builtIn: ReadonlyMap<string, () => Rules> = new Map([
  ['dip', () => dipRules()],
  ['breakout', () => breakoutRules()],
])

/** Returns whether a name of rules is the path of a preset. */
export const isPreset = (name: string): boolean => name.endsWith('.kis.yaml')

/**
 * Returns the rules of a name, or of the preset at a path that ends in `.kis.yaml`. Rules of a name have no stops of their own.
 *
 * @param readText returns the text of the file at the path
 * @throws {Error} the name is unknown; the file cannot be read or is not a preset; a part of its entry or exit is not supported
 */
export function findRules(name: string, readText: (path: string) => string): Preset {
  const create = builtIn.get(name)
  if (create !== undefined) return { rules: create(), risk: {}, unsupported: [], unusedParams: [] }
  if (!isPreset(name)) {
    const names = [...builtIn.keys()].join(' or ')
    throw new Error(`rules: "${name}" is not a set of rules; use ${names}, or the path of a .kis.yaml file`)
  }
  const preset = readPreset(name, readText)
  const blocking = blockingLines(preset.unsupported)
  if (blocking.length === 0) return preset
  throw new Error(`rules: "${name}" is not supported as a whole; remove or replace these:\n${blocking.join('\n')}`)
}

function readPreset(path: string, readText: (path: string) => string): Preset {
  try {
    return parsePreset(readText(path))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`rules: "${path}" cannot be read as a preset:\n${reason}`, { cause: error })
  }
}

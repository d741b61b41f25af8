import type { PresetFile } from './file-schema.ts'

/** Parameters of a preset, which its other fields use as `$name`. */
export interface Params {
  /**
   * Returns the number of a field: a number, number text, or the default of a `$name`; undefined for any other text.
   *
   * @throws {Error} the preset has no such parameter, or its default is not a number
   */
  number(field: string, value: unknown): number | undefined
  /** Returns the parameters that no field has used so far. */
  unused(): readonly string[]
}

/** Returns the parameters of a preset. */
export function readParams(params: PresetFile['strategy']['params']): Params {
  const defaults = new Map(Object.entries(params ?? {}).map(([name, { default: value }]) => [name, value]))
  const unused = new Set(defaults.keys())

  function resolve(field: string, text: string): unknown {
    const name = text.slice(1)
    if (!defaults.has(name)) throw new Error(`${field}: ${text} is not a parameter; add ${name} to strategy.params`)
    unused.delete(name)
    const value = defaults.get(name)
    if (readNumber(value) === undefined)
      throw new Error(`strategy.params.${name}.default: ${JSON.stringify(value)} is not a number; use a number`)
    return value
  }

  return {
    number: (field, value) =>
      readNumber(typeof value === 'string' && value.startsWith('$') ? resolve(field, value) : value),
    unused: () => [...unused],
  }
}

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
}

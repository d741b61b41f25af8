import type { PresetFile } from './file-schema.ts'
import type { Indicator } from './indicators/bars.ts'
import { type KnownIndicator, knownIndicators, type ParamName, prices } from './indicators/known-indicators.ts'
import type { Params } from './params.ts'
import type { Unsupported } from './unsupported.ts'

/** Indicator under its alias. */
export interface NamedIndicator {
  /** Path of its entry in the file; undefined for a price. */
  readonly path: string | undefined
  /** Undefined where it is not supported. */
  readonly indicator: Indicator | undefined
  /** Output that a condition without one reads. */
  readonly output: string
}

type FileIndicator = NonNullable<PresetFile['strategy']['indicators']>[number]

/** Range of a parameter; whole numbers but for `std`. The vendor's ranges, but one for all numbers of days. */
const ranges: Readonly<Record<ParamName, readonly [number, number]>> = {
  period: [1, 1000],
  fast: [1, 1000],
  slow: [1, 1000],
  signal: [1, 1000],
  std: [0.1, 10],
}

/**
 * Returns the indicators of a preset by their aliases, the prices among them.
 *
 * @throws {Error} an alias is used twice or is the name of a price, or a parameter is missing or outside of its range
 */
export function readIndicators(
  entries: readonly FileIndicator[],
  params: Params,
  unsupported: Unsupported,
): ReadonlyMap<string, NamedIndicator> {
  const byAlias = new Map<string, NamedIndicator>()
  const unnamed = new Map<string, number>()
  for (const [name, known] of prices) {
    byAlias.set(name, { path: undefined, indicator: known.create(noParams), output: 'value' })
  }
  for (const [index, entry] of entries.entries()) {
    const path = `strategy.indicators[${index}]`
    unsupported.addUnknown(`${path}.`, entry, ['id', 'alias', 'name', 'params', 'output'])
    const alias = entry.alias || numberedAlias(entry.id, unnamed)
    // A price may be listed under its own name; conditions read it under that name anyway.
    if (prices.has(entry.id) && prices.has(alias)) continue
    if (byAlias.has(alias)) throw new Error(`${path}.alias: "${alias}" is taken; use a name that is not used elsewhere`)
    const indicator = readIndicator(entry, path, params, unsupported)
    byAlias.set(alias, { path, indicator, output: entry.output ?? 'value' })
  }
  return byAlias
}

/** Returns the alias of an indicator without one: `sma_1`, `sma_2` and so on. */
function numberedAlias(id: string, unnamed: Map<string, number>): string {
  const number = (unnamed.get(id) ?? 0) + 1
  unnamed.set(id, number)
  return `${id}_${number}`
}

const noParams: Readonly<Record<ParamName, number>> = {
  period: Number.NaN,
  fast: Number.NaN,
  slow: Number.NaN,
  signal: Number.NaN,
  std: Number.NaN,
}

function readIndicator(
  { id, params: given }: FileIndicator,
  path: string,
  params: Params,
  unsupported: Unsupported,
): Indicator | undefined {
  const known = knownIndicators.get(id)
  if (known === undefined) {
    unsupported.add(path, `"${id}" is not supported`)
    return undefined
  }
  const extra = Object.keys(given ?? {}).filter((name) => !(known.params as readonly string[]).includes(name))
  for (const name of extra) unsupported.add(`${path}.params.${name}`, `is not supported for "${id}"`)
  const values = readParamsOf(known, given ?? {}, path, params)
  return extra.length > 0 ? undefined : known.create(values)
}

function readParamsOf(
  known: KnownIndicator,
  given: Readonly<Record<string, unknown>>,
  path: string,
  params: Params,
): Readonly<Record<ParamName, number>> {
  const values: Record<ParamName, number> = { ...noParams }
  for (const name of known.params) {
    const field = `${path}.params.${name}`
    const value = params.number(field, given[name])
    const [least, most] = ranges[name]
    const whole = name === 'std' ? '' : 'whole '
    if (value === undefined || value < least || value > most || (whole !== '' && !Number.isInteger(value)))
      throw new Error(
        `${field}: ${JSON.stringify(given[name])} is not in its range; use a ${whole}number from ${least} to ${most}`,
      )
    values[name] = value
  }
  if (values.fast >= values.slow)
    throw new Error(`${path}.params.fast: ${values.fast} is not below slow, ${values.slow}; use fewer days`)
  return values
}

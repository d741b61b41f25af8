import type { ListedInstrument } from './listed-instrument.ts'

/** What has changed between two days. */
export interface MasterDiff {
  readonly listed: readonly ListedInstrument[]
  readonly delisted: readonly ListedInstrument[]
  /** The same instrument under another name or another symbol. */
  readonly renamed: readonly { readonly before: ListedInstrument; readonly after: ListedInstrument }[]
}

/**
 * What was listed, delisted and renamed. An instrument is the same where its standard code is; where a side has none, as
 * abroad, where its exchange and symbol are. A ticker that changes abroad is therefore one delisted and one listed.
 *
 * @param before the instruments of the earlier day, of the same exchanges as those of the later one
 */
export function diffMasters(before: Iterable<ListedInstrument>, after: Iterable<ListedInstrument>): MasterDiff {
  const earlier = new Map<string, ListedInstrument>()
  for (const instrument of before) for (const key of keysOf(instrument)) earlier.set(key, instrument)

  const seen = new Set<ListedInstrument>()
  const listed: ListedInstrument[] = []
  const renamed: { before: ListedInstrument; after: ListedInstrument }[] = []
  for (const instrument of after) {
    const known = findSame(instrument, earlier)
    if (known === undefined || seen.has(known)) {
      listed.push(instrument)
      continue
    }
    seen.add(known)
    if (known.name !== instrument.name || known.symbol !== instrument.symbol)
      renamed.push({ before: known, after: instrument })
  }
  const delisted = [...new Set(earlier.values())].filter((instrument) => !seen.has(instrument))
  return { listed, delisted, renamed }
}

const symbolKey = ({ exchange, symbol }: ListedInstrument): string => `${exchange} ${symbol}`

/** The standard code goes first: a symbol may have passed on to another instrument. */
const keysOf = (instrument: ListedInstrument): readonly string[] =>
  instrument.standardCode === undefined ? [symbolKey(instrument)] : [instrument.standardCode, symbolKey(instrument)]

function findSame(
  instrument: ListedInstrument,
  earlier: ReadonlyMap<string, ListedInstrument>,
): ListedInstrument | undefined {
  const { standardCode } = instrument
  const bySymbol = earlier.get(symbolKey(instrument))
  if (standardCode === undefined) return bySymbol
  const byCode = earlier.get(standardCode)
  if (byCode !== undefined) return byCode
  // The same symbol with another standard code is another instrument.
  return bySymbol?.standardCode === undefined ? bySymbol : undefined
}

import type { ListedInstrument } from './listed-instrument.ts'
import { parseListed } from './parse-listed.ts'

/** Changes between two days. */
export interface MasterDiff {
  /** Instruments of the later day that the earlier one lacks. */
  readonly listed: readonly ListedInstrument[]
  /** Instruments of the earlier day that the later one lacks. */
  readonly delisted: readonly ListedInstrument[]
  /** Instruments with another name or another symbol than before. */
  readonly renamed: readonly { readonly before: ListedInstrument; readonly after: ListedInstrument }[]
}

/**
 * Finds the instruments that were listed, delisted and renamed. Two instruments are the same if their standard codes are
 * equal, or, without a standard code on one side, as abroad, if exchange and symbol are equal. So a ticker that changes
 * abroad is one delisted and one listed instrument.
 *
 * @example
 * const { listed, delisted, renamed } = diffMasters(known, await downloadInstruments())
 * @param before instruments of the earlier day, of the same exchanges as `after`
 * @throws {KisInputError} not two lists of instruments
 */
export function diffMasters(before: Iterable<ListedInstrument>, after: Iterable<ListedInstrument>): MasterDiff {
  const earlier = new Map<string, ListedInstrument>()
  for (const instrument of parseListed('before', before))
    for (const key of keysOf(instrument)) earlier.set(key, instrument)

  const seen = new Set<ListedInstrument>()
  const listed: ListedInstrument[] = []
  const renamed: { before: ListedInstrument; after: ListedInstrument }[] = []
  for (const instrument of parseListed('after', after)) {
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

/** Returns the keys of an instrument. The standard code goes first: another instrument may have its symbol now. */
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

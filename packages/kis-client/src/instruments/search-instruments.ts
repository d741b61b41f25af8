import type { ListedInstrument } from './listed-instrument.ts'

/** Instruments made ready to be searched: make it once a day. */
export interface InstrumentIndex {
  readonly instruments: readonly ListedInstrument[]
  /** One line for each instrument: symbol, name, English name and initial consonants, in small letters without blanks. */
  readonly lines: string
  /** Where the lines begin, in order. */
  readonly starts: Uint32Array
}

/** Takes some 100 bytes of memory for each instrument. */
export function createInstrumentIndex(instruments: Iterable<ListedInstrument>): InstrumentIndex {
  const list = [...instruments]
  const starts = new Uint32Array(list.length)
  const lines: string[] = []
  let length = 0
  for (const [index, { symbol, name, englishName = '' }] of list.entries()) {
    const folded = fold(name)
    const line = [fold(symbol), folded, fold(englishName), initialsOf(folded)].join('\t')
    starts[index] = length
    lines.push(line)
    length += line.length + 1
  }
  return { instruments: list, lines: lines.join('\n'), starts }
}

/**
 * Instruments by symbol or name, the best first: a symbol, a name, the beginning of a symbol, the beginning of a name, a part
 * of a name. Names count in Korean and English, in any case, with or without blanks, and by their initial consonants
 * (`ㅅㅅㅈㅈ` finds 삼성전자).
 *
 * @param options.limit how many at most @default 20
 */
export function searchInstruments(
  index: InstrumentIndex,
  text: string,
  { limit = 20 }: { readonly limit?: number } = {},
): ListedInstrument[] {
  const wanted = fold(text)
  if (wanted === '') return []
  const found: number[] = []
  const { lines, starts, instruments } = index
  for (let hit = lines.indexOf(wanted); hit >= 0; ) {
    const at = lineAt(starts, hit)
    const line = { lines, start: starts[at] ?? 0, end: (starts[at + 1] ?? lines.length + 1) - 1 }
    const { rank, nameLength } = rateLine(line, hit, wanted)
    // Of equals the shorter name is meant more often: 삼성전자 rather than 삼성전자우.
    if (rank !== undefined) found.push((rank * longestName + nameLength) * mostInstruments + at)
    hit = lines.indexOf(wanted, line.end)
  }
  // Numbers: what stands in every second name is found 50,000 times, and objects would take a tenth of a second to sort.
  const best = Float64Array.from(found).sort().subarray(0, limit)
  return Array.from(best, (score) => instruments[score % mostInstruments]).filter((known) => known !== undefined)
}

const longestName = 2 ** 10
const mostInstruments = 2 ** 32

/** Full-width letters become plain ones, and the wanted text can hold none of the characters between the fields. */
const fold = (text: string): string =>
  isPlain.test(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Nothing but letters that are as they should be; most names are, and need no more than small letters. */
const isPlain = /^[!-~가-힣]*$/

interface Line {
  readonly lines: string
  readonly start: number
  readonly end: number
}

/** How well a line fits, 0 being best; `first` is where it holds the wanted text first. Nothing is copied: most lines may. */
function rateLine(
  { lines, start, end }: Line,
  first: number,
  wanted: string,
): { readonly rank: number | undefined; readonly nameLength: number } {
  const nameAt = lines.indexOf('\t', start) + 1
  const nameLength = lines.indexOf('\t', nameAt) - nameAt
  let rank: number | undefined
  for (let hit = first; hit >= 0 && hit < end; hit = lines.indexOf(wanted, hit + 1)) {
    const begins = hit === start || lines[hit - 1] === '\t'
    const after = hit + wanted.length
    const isWhole = begins && (after === end || lines[after] === '\t')
    const isSymbol = hit < nameAt
    if (isSymbol && !begins) continue
    const here = isWhole ? (isSymbol ? 0 : 1) : begins ? (isSymbol ? 2 : 3) : 4
    rank = Math.min(rank ?? here, here)
  }
  return { rank, nameLength }
}

/** The line that a place lies in. */
function lineAt(starts: Uint32Array, place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

// What `fold` makes of the consonants that one types: Unicode has them twice.
const firstConsonant = 0x1100
const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
/** How many syllables begin with the same consonant. */
const each = 588

function initialsOf(name: string): string {
  let initials = ''
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at)
    const isSyllable = code >= firstSyllable && code <= lastSyllable
    initials += isSyllable ? String.fromCharCode(firstConsonant + Math.floor((code - firstSyllable) / each)) : name[at]
  }
  return initials
}

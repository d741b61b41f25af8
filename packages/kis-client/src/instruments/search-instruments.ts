import { checkOption, checkOptionNames, countRule, type OptionRule } from '../values/check-options.ts'
import { isRecord } from '../values/json-record.ts'
import type { ListedInstrument } from './listed-instrument.ts'
import { parseListed } from './parse-listed.ts'

/** Index of instruments for the search. Create it once a day. */
export interface InstrumentIndex {
  /** Instruments in the order in which they were given, one for each line. */
  readonly instruments: readonly ListedInstrument[]
  /** Text with one line for each instrument: symbol, name, English name and initial consonants, in small letters without blanks. */
  readonly lines: string
  /** Start of each line, in order. */
  readonly starts: Uint32Array
}

/**
 * Creates an index. It takes some 100 bytes of memory for each instrument.
 *
 * @example
 * const index = createInstrumentIndex(await downloadInstruments())
 * @throws {KisInputError} not a list of instruments
 */
export function createInstrumentIndex(instruments: Iterable<ListedInstrument>): InstrumentIndex {
  const list = [...parseListed('instruments', instruments)]
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
 * Finds instruments by symbol or name, best match first: a symbol, a name, the beginning of a symbol, the beginning of a
 * name, a part of a name. It compares names in Korean and English, in any case, with or without blanks, and by their initial consonants
 * (`ㅅㅅㅈㅈ` finds 삼성전자).
 *
 * @example
 * const [best] = searchInstruments(createInstrumentIndex(known), '삼성전자', { limit: 5 })
 * if (best !== undefined) console.log((await getQuote(kis, best)).price)
 * @param options.limit most instruments to return @default 20
 * @throws {KisInputError} `index` is not an index, or `text` is not text
 */
export function searchInstruments(
  index: InstrumentIndex,
  text: string,
  options: { readonly limit?: number } = {},
): ListedInstrument[] {
  checkOption('index', index, indexRule)
  checkOption('text', text, textRule)
  checkOptionNames('searchInstruments', options, ['limit'])
  const { limit = 20 } = options
  checkOption('limit', limit, countRule('a number of instruments such as 20'))
  const wanted = fold(text)
  if (wanted === '') return []
  const found: number[] = []
  const { lines, starts, instruments } = index
  for (let hit = lines.indexOf(wanted); hit >= 0; ) {
    const at = lineAt(starts, hit)
    const line = { lines, start: starts[at] ?? 0, end: (starts[at + 1] ?? lines.length + 1) - 1 }
    const { rank, nameLength } = rateLine(line, hit, wanted)
    // Of equal matches the shorter name is wanted more often: 삼성전자 rather than 삼성전자우.
    if (rank !== undefined) found.push((rank * longestName + nameLength) * mostInstruments + at)
    hit = lines.indexOf(wanted, line.end)
  }
  // Numbers: text of every second name is found 50,000 times, and sorting as many objects would take a tenth of a second.
  const best = Float64Array.from(found).sort().subarray(0, limit)
  return Array.from(best, (score) => instruments[score % mostInstruments]).filter((known) => known !== undefined)
}

const indexRule: OptionRule = {
  is: 'an index of instruments',
  use: 'what createInstrumentIndex returned',
  fits: (value) => isRecord(value) && typeof value['lines'] === 'string' && value['starts'] instanceof Uint32Array,
}

const textRule: OptionRule = {
  is: 'text',
  use: "a symbol or a name such as '삼성전자'",
  fits: (value) => typeof value === 'string',
}

const longestName = 2 ** 10
const mostInstruments = 2 ** 32

/** Returns text in small letters without blanks, with plain letters for full-width ones. No separator of fields is left. */
const fold = (text: string): string =>
  isPlain.test(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Text of plain letters only. Most names are, so that they only need small letters. */
const isPlain = /^[!-~가-힣]*$/

interface Line {
  readonly lines: string
  readonly start: number
  readonly end: number
}

/** Rates the match of a line, 0 is best; `first` is the first place of the wanted text. It copies no text: it runs for many lines. */
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

/** Returns the line of a place. */
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
/** Number of syllables that begin with the same consonant. */
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

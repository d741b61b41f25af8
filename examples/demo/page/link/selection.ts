import { entryKinds, type TimelineEntry } from '../../src/box/contract.ts'
import { type Language, languages } from '../texts/language.ts'

/** State of the page that its address holds, so that a link leads to it. */
export interface Selection {
  /** Exchange and symbol of the chart, such as `KRX:005930`. */
  readonly symbol?: string | undefined
  /** Id of the order whose evidence is open. */
  readonly order?: string | undefined
  /** Id of the run that is marked. */
  readonly run?: string | undefined
  /** Kinds of events in the time line; all of them when it is empty. */
  readonly kinds: readonly TimelineEntry['kind'][]
  /** Language that was chosen. @default the language of the browser */
  readonly language?: Language | undefined
}

/** Parses the hash of an address. Values that the page does not know are left out. */
export function parseSelection(hash: string): Selection {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const text = (name: string) => fields.get(name) || undefined
  const wanted = (text('kinds') ?? '').split(',')
  return {
    symbol: text('symbol'),
    order: text('order'),
    run: text('run'),
    kinds: entryKinds.filter((kind) => wanted.includes(kind)),
    language: languages.find((language) => language === text('lang')),
  }
}

/** Formats a selection as the hash of an address. */
export function formatSelection({ symbol, order, run, kinds: wanted, language }: Selection): string {
  const fields = { symbol, order, run, kinds: wanted.join(','), lang: language }
  const chosen = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]))
  return `#${new URLSearchParams(chosen).toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`
}

import type { Log } from '@stockeye/example-shared/log'

/** Lines of the trader's log that begin with one word. */
export interface Trouble {
  /** Word such as `DECISION_FAILED`. */
  readonly word: string
  readonly count: number
  /** First line of them. */
  readonly first: string
}

/** Log of a backtest: it writes nothing, and counts the warnings and errors. */
export interface TroubleLog extends Log {
  /** Returns the troubles by their words, in the order of their first lines. */
  readonly troubles: () => readonly Trouble[]
}

/** Words that the report counts elsewhere: refusals are among its orders. */
const counted: ReadonlySet<string> = new Set(['ORDER_REFUSED'])

export function createTroubleLog(): TroubleLog {
  const known = new Map<string, { readonly word: string; count: number; readonly first: string }>()

  function note(_fields: object, message: string): void {
    const [word = ''] = message.split(' ')
    if (counted.has(word)) return
    // Each part of a preset without effect is a trouble of its own.
    const name = word === 'PRESET' ? message : word
    const trouble = known.get(name) ?? { word, count: 0, first: message }
    trouble.count += 1
    known.set(name, trouble)
  }

  return {
    debug() {},
    info() {},
    warn: note,
    error: note,
    troubles: () => [...known.values()].map(({ word, count, first }) => ({ word, count, first })),
  }
}

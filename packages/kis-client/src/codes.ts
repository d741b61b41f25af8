import { type KisCode, kisCodes } from './codes.gen.ts'

/** What a code of KIS's means, and what it leaves of the call that it answers. */
export interface CodeMeaning extends KisCode {
  /** `refused`: nothing was executed. `unknown`: an order that is answered so may stand. */
  readonly outcome: 'refused' | 'unknown'
}

/**
 * Looks a `msg_cd` up.
 *
 * @returns undefined for a code that the catalogue lacks: KIS has many more, most of them refusals of a single service
 * @see catalog/codes.json: `check` marks what must be looked up first; of a failing gateway nobody knows how far it came
 */
export function explainCode(messageCode: string): CodeMeaning | undefined {
  const code = Object.hasOwn(kisCodes, messageCode) ? kisCodes[messageCode] : undefined
  if (code === undefined) return undefined
  // A word of success in an answer that says no contradicts itself: an order may stand.
  const isOpen = code.retry === 'check' || code.kind === 'server' || code.kind === 'ok'
  return { ...code, outcome: isOpen ? 'unknown' : 'refused' }
}

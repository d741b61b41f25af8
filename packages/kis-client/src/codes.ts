import { type KisCode, kisCodes } from './codes.gen.ts'

/** Meaning of a code of KIS, and the outcome of the call that it answers. */
export interface CodeMeaning extends KisCode {
  /** Outcome of a read. `refused`: KIS executed nothing. `unknown`: KIS may have executed the call. */
  readonly outcome: 'refused' | 'unknown'
  /** Outcome of an order. `refused`: KIS executed nothing. `unknown`: the order may exist. */
  readonly orderOutcome: 'refused' | 'unknown'
}

/**
 * Returns the meaning of a `msg_cd`.
 *
 * @example
 * explainCode('IGW00019') // { kind: 'input', outcome: 'refused', orderOutcome: 'unknown', … }
 * @example
 * const { label, retry } = explainCode('EGW00201') ?? {}
 * @returns undefined for a code that the catalogue lacks: KIS has many more, most of them refusals of a single service
 * @see catalog/codes.json: `check` marks what must be looked up first; after an error of the gateway it is not known whether the call was executed
 */
export function explainCode(messageCode: string): CodeMeaning | undefined {
  const code = Object.hasOwn(kisCodes, messageCode) ? kisCodes[messageCode] : undefined
  if (code === undefined) return undefined
  // A code of success in an answer that refuses contradicts itself: the order may exist.
  const isOpen = code.retry === 'check' || code.kind === 'server' || code.kind === 'ok'
  const outcome = isOpen ? 'unknown' : 'refused'
  return { ...code, outcome, orderOutcome: code.order ?? outcome }
}

import type { SimulatedCall } from './answer.ts'

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** The cursor under the answer's names for it, for the top of the body; empty texts on the last page. */
  readonly cursor: Readonly<Record<string, string>>
  readonly more: boolean
}

/**
 * The page that the call asks for. The cursor counts rows, so one that comes in at the front between two pages repeats a
 * row on the second, as it does at KIS.
 */
export function pageOf<Row>(call: SimulatedCall, rows: readonly Row[], size: number): Page<Row> {
  const { keys = [], answerKeys = [] } = call.endpoint.paging ?? {}
  const [, position] = keys
  const sent = call.more && position !== undefined ? (call.input[position] ?? '').trim() : ''
  const from = /^\d{1,9}$/.test(sent) ? Number(sent) : 0
  const more = from + size < rows.length
  // KIS pads both with blanks; the first repeats what was asked for, the second says where to go on.
  const texts = more ? [`${call.input['CANO'] ?? ''}^`, String(from + size)] : ['', '']
  const cursor = Object.fromEntries(answerKeys.map((name, index) => [name, texts[index]?.padEnd(more ? 40 : 0) ?? '']))
  return { rows: rows.slice(from, from + size), cursor, more }
}

import type { AnyEndpoint } from '../../endpoint.ts'
import type { AnswerFault, SimulatedCall } from './answer.ts'

export interface Page<Row> {
  readonly rows: readonly Row[]
  /**
   * Cursor under the answer's names for it; empty texts on the last page. It is at the top of the body, or in the
   * endpoint's `paging.block`.
   */
  readonly cursor: Readonly<Record<string, string>>
  readonly more: boolean
}

/** Returns the answer's names for the cursor, in the order of `paging.keys`. */
export function cursorNames({ paging }: AnyEndpoint): readonly string[] {
  if (paging === undefined) return []
  // KIS's name for the cursor of these answers is not on record. Elsewhere it is the request's name in small letters.
  if (paging.kind === 'cts') return paging.keys.map((key) => key.toLowerCase())
  return paging.answerKeys
}

/**
 * Returns the width to which KIS pads a cursor with blanks, also an empty one: the number at the end of its name.
 *
 * @see answers of paper trading of 2025 (100); KIS portal, response examples of 2022 (200)
 */
const cursorWidth = (name: string): number => Number(/ctx_area_[fn]k(\d+)$/i.exec(name)?.[1] ?? 0)

/** Returns the cursor of a list that ends. */
export const blankCursor = (name: string): string => ' '.repeat(cursorWidth(name))

/**
 * Returns the page that the call asks for. The cursor counts rows, so a new row at the front between two pages repeats
 * a row on the second page, as it does at KIS. A cursor that no answer had begins at the front.
 */
export function pageOf<Row>(call: SimulatedCall, rows: readonly Row[], size: number): Page<Row> {
  const from = startOf(call, size)
  const { pageRows, repeatRows } = faultOf(call)
  // With each row twice, half as many fit.
  const count = Math.min(size, pageRows ?? size, repeatRows ? Math.ceil(size / 2) : size)
  const end = from + count
  const more = end < rows.length
  const names = cursorNames(call.endpoint)
  // The last key is the position to continue from; the one before it repeats the question.
  const texts = names.map((_, index) => (index === names.length - 1 ? String(end) : `${call.input['CANO'] ?? ''}^`))
  const cursor = Object.fromEntries(
    names.map((name, index) => [name, (more ? (texts[index] ?? '') : '').padEnd(cursorWidth(name))]),
  )
  const page = rows.slice(from, end)
  return { rows: repeatRows ? page.flatMap((row) => [row, row]) : page, cursor, more }
}

/** Returns the fault of a page. A list without a cursor continues by full pages alone, so it has none. */
const faultOf = ({ endpoint: { paging }, fault = {} }: SimulatedCall): AnswerFault =>
  paging === undefined || paging.kind === 'tr_cont-header' ? {} : fault

function startOf(call: SimulatedCall, size: number): number {
  const { paging } = call.endpoint
  if (paging === undefined) return 0
  // Without a cursor only the header asks for the next page, and KIS remembers which page that is.
  if (paging.kind === 'tr_cont-header') return call.pagesBefore * size
  // The other kinds have their own cursor, and clients send it without the header.
  if (paging.kind === 'tr_cont' && !call.more) return 0
  const sent = (call.input[paging.keys.at(-1) ?? ''] ?? '').trim()
  return /^\d{1,9}$/.test(sent) ? Number(sent) : 0
}

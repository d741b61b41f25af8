import { isListChanged } from '../client/retry-policy.ts'
import type { AnyEndpoint } from '../endpoint.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'
import { type Body, isRecord } from '../values/json-record.ts'
import { createNewRows } from './new-rows.ts'
import { type AnsweredPage, type NextPage, nextPage } from './next-cursor.ts'

/** Asks for one page. `continuation` is the request's header `tr_cont`, `page` counts from 1. */
export type AskPage = (
  input: object,
  at: { readonly page: number; readonly continuation: NextPage['continuation'] },
) => Promise<Pick<AnsweredPage, 'body' | 'continuation'>>

/** A list that changes faster than it can be read is not read for ever. */
const mostRestarts = 3

/** All pages, each as KIS answers it. @throws {KisAnswerError} KIS does not come to an end within `mostPages` */
export async function* walkPages(
  endpoint: AnyEndpoint,
  given: object,
  ask: AskPage,
  { mostPages = 100 }: { readonly mostPages?: number | undefined } = {},
): AsyncGenerator<Body, void> {
  if (!Number.isInteger(mostPages) || mostPages < 1) {
    throw new KisInputError({ field: 'mostPages', rule: 'must be a whole number from 1' })
  }
  if (endpoint.paging === undefined) {
    throw new KisInputError({ field: 'endpoint', rule: `${endpoint.id} answers in one piece: use call()` })
  }
  let input: Readonly<Record<string, string | undefined>> = { ...given }
  let continuation: NextPage['continuation'] = ''
  for (let page = 1; page <= mostPages; page += 1) {
    const answered = await ask(input, { page, continuation })
    yield answered.body
    const next = nextPage(endpoint, { input, ...answered })
    if (next === undefined) return
    input = { ...input, ...next.cursor }
    continuation = next.continuation
  }
  throw new KisAnswerError(`${endpoint.id} goes on after ${mostPages} pages`, { field: 'tr_cont' })
}

/**
 * The rows of all pages, each once. When KIS says that the list has changed on the way, it is read from the start again.
 *
 * @throws {KisRefusedError} the list changed each of four times; `messageCode` is SYDB0050
 */
export async function* walkRows(pages: () => AsyncIterable<Body>, list: string): AsyncGenerator<object, void> {
  const newRows = createNewRows()
  for (let restarts = 0; ; restarts += 1) {
    try {
      for await (const page of pages()) yield* newRows.take(rowsOf(page[list]))
      return
    } catch (error) {
      if (!isListChanged(error) || restarts === mostRestarts) throw error
      newRows.startOver()
    }
  }
}

/**
 * An answer without the list that was asked for does not say that the list is empty: whoever lists orders to find out
 * whether one stands would take it so.
 *
 * @throws {KisAnswerError} it is missing, or no list of records
 */
export function checkList({ id }: AnyEndpoint, body: Body, list: string): void {
  const value = body[list]
  // One record in place of a list of one is known of KIS.
  if (isRecord(value) || (Array.isArray(value) && value.every(isRecord))) return
  throw new KisAnswerError(`${id} answered without a readable ${list}`, { field: list })
}

/** `tidyAnswer` has made every documented list one of records. */
const rowsOf = (block: unknown): readonly object[] => (Array.isArray(block) ? block : [])

/** The list whose rows are meant. @throws {KisInputError} none is named and there are several, or there is no such list */
export function listOf({ id, blocks }: AnyEndpoint, named: string | undefined): string {
  const lists = Object.keys(blocks).filter((name) => blocks[name]?.kind === 'array')
  const list = named ?? (lists.length === 1 ? lists[0] : undefined)
  if (list === undefined || !lists.includes(list)) {
    throw new KisInputError({
      field: 'list',
      rule: `must be one of the lists of ${id}: ${lists.join(', ') || 'it has none'}`,
    })
  }
  return list
}

import { isListChanged, mostRestarts } from '../client/retry-policy.ts'
import type { AnyEndpoint } from '../endpoint.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'
import { checkOption, countRule } from '../values/check-options.ts'
import { type Body, isRecord } from '../values/json-record.ts'
import { preview } from '../values/preview.ts'
import { createNewRows } from './new-rows.ts'
import { type AnsweredPage, nextPage, type RequestedPage } from './next-cursor.ts'

/** Asks for one page: a call with the fields of the caller and the cursor of the page before. */
export type AskPage = (input: object, page: RequestedPage) => Promise<Pick<AnsweredPage, 'body' | 'continuation'>>

/** Yields all pages, each as KIS answers it. @throws {KisAnswerError} the list does not end within `mostPages` */
export async function* walkPages(
  endpoint: AnyEndpoint,
  given: object,
  ask: AskPage,
  { mostPages = 100 }: { readonly mostPages?: number | undefined } = {},
): AsyncGenerator<Body, void> {
  checkOption('mostPages', mostPages, countRule('a number of pages such as 100'))
  if (endpoint.paging === undefined) {
    throw new KisInputError({ field: 'endpoint', rule: `${endpoint.id} has no pages; use call()` })
  }
  let input: Readonly<Record<string, string | undefined>> = { ...given }
  let continuation: RequestedPage['continuation'] = ''
  for (let number = 1; number <= mostPages; number += 1) {
    const answered = await ask(input, { number, continuation })
    yield answered.body
    const next = nextPage(endpoint, { input, ...answered })
    if (next === undefined) return
    input = { ...input, ...next.cursor }
    continuation = next.continuation
  }
  throw new KisAnswerError(`${endpoint.id} goes on after ${mostPages} pages`, { field: 'tr_cont' })
}

/**
 * Yields the rows of all pages, each once. When KIS answers that the list has changed, it is read again from the start.
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
 * Checks that an answer has the lists that are read. A missing list does not mean an empty one: a caller that lists orders to
 * find out whether one exists would read it so.
 *
 * @throws {KisAnswerError} a list is missing, or not a list of records
 */
export function checkLists({ id }: AnyEndpoint, body: Body, lists: readonly string[]): void {
  for (const list of lists) {
    const value = body[list]
    // KIS may send one record in place of a list of one.
    if (isRecord(value) || (Array.isArray(value) && value.every(isRecord))) continue
    throw new KisAnswerError(`${id} answered without a readable ${list}`, { field: list })
  }
}

/** Returns the rows of a list. `tidyAnswer` has left only records in every documented list. */
const rowsOf = (block: unknown): readonly object[] => (Array.isArray(block) ? block : [])

/** Returns the name of the list to read. @throws {KisInputError} no name is given for several lists, or the list is unknown */
export function listOf({ id, blocks }: AnyEndpoint, named: string | undefined): string {
  const lists = Object.keys(blocks).filter((name) => blocks[name]?.kind === 'array')
  const list = named ?? (lists.length === 1 ? lists[0] : undefined)
  if (list === undefined || !lists.includes(list)) {
    const found =
      named === undefined ? `is missing, and ${id} has` : `${preview(named)} is not a list of ${id}, which has`
    const rule =
      lists.length === 0 ? `${found} no list; use call()` : `${found} the lists ${lists.join(', ')}; use one of them`
    throw new KisInputError({ field: 'list', rule })
  }
  return list
}

/** Returns the names of the lists that an answer must have. @throws {KisInputError} one of them is unknown */
export const listsOf = (endpoint: AnyEndpoint, named: string | readonly string[] | undefined): readonly string[] =>
  named === undefined ? [] : [named].flat().map((name) => listOf(endpoint, name))

import type { AnyEndpoint, Paging } from '../endpoint.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'
import { utcText } from '../values/dates.ts'
import { type Body, isRecord } from '../values/json-record.ts'
import { preview } from '../values/preview.ts'

/** Page as KIS answered it, with the input of its request. */
export interface AnsweredPage {
  /** Fields of the caller, and the cursor of the page before. */
  readonly input: Readonly<Record<string, string | undefined>>
  readonly body: Body
  /** Header `tr_cont` of the answer. */
  readonly continuation: string | null
}

/** Page of a list in a request. */
export interface RequestedPage {
  /** Number of the page, from 1. */
  readonly number: number
  /** Header `tr_cont` of the request. */
  readonly continuation: '' | 'N'
}

/** Parameters of the request for the next page. */
export interface NextPage {
  /** Fields that replace those of the caller. */
  readonly cursor: Readonly<Record<string, string>>
  /** Header `tr_cont` of the request. */
  readonly continuation: RequestedPage['continuation']
}

/**
 * Returns the request for the page after this one.
 *
 * KIS announces another page in the header `tr_cont`, except for charts by time. Answers with a key may leave the header
 * empty: then the key announces another page, as long as rows come with it.
 *
 * @returns undefined at the end of the list
 * @throws {KisInputError} the answer of the endpoint has no pages
 * @throws {KisAnswerError} KIS announces another page, but sends no cursor, or the cursor of this page
 */
export function nextPage(endpoint: AnyEndpoint, page: AnsweredPage): NextPage | undefined {
  const { paging, fields } = endpoint
  if (paging === undefined) {
    throw new KisInputError({ field: 'endpoint', rule: `${endpoint.id} has no pages; use call()` })
  }
  if (paging.kind === 'time-cursor') return earlierPage(endpoint, page)
  const promise = promiseOf(page.continuation)
  if (promise === 'none') return undefined
  if (paging.kind === 'tr_cont-header') return promise === 'more' ? { cursor: {}, continuation: 'N' } : undefined
  if (promise === 'unsaid' && (paging.kind === 'tr_cont' || !hasRows(endpoint, page.body))) return undefined
  const cursor = readCursor(paging, page.body)
  if (cursor === undefined) {
    if (promise === 'unsaid') return undefined
    throw new KisAnswerError(`${endpoint.id} announced another page but sent no cursor for it`, {
      field: paging.answerKeys.join() || paging.keys.join(),
    })
  }
  const names = Object.keys(cursor)
  if (names.every((name) => cursor[name] === (page.input[name] ?? ''))) throw standstill(endpoint, names)
  // Charts of overseas futures use the key only with QRY_TP=P; Q starts a new list.
  if ('QRY_TP' in fields) cursor['QRY_TP'] = 'P'
  return { cursor, continuation: 'N' }
}

/**
 * Reads the header `tr_cont`. Some of KIS's samples go on only at M. F means the same, and a list that ended there would
 * silently lack rows.
 *
 * @see catalog/protocol.json `responseHeaders`
 */
function promiseOf(continuation: string | null): 'more' | 'none' | 'unsaid' {
  const said = continuation?.trim() ?? ''
  if (said === '') return 'unsaid'
  return said === 'M' || said === 'F' ? 'more' : 'none'
}

/** Reads the cursor of the next request from an answer; undefined if the answer has none of its fields. */
function readCursor(paging: Paging, body: Body): Record<string, string> | undefined {
  const cursor: Record<string, string> = {}
  let isThere = false
  for (const [at, key] of paging.keys.entries()) {
    const text = findCursor(paging, paging.answerKeys[at] ?? key.toLowerCase(), body)
    cursor[key] = text ?? ''
    isThere ||= text !== undefined
  }
  return isThere ? cursor : undefined
}

/** Finds a field of the cursor. Its block is documented reliably only for `tr_cont`, and for `cts` its name is not either. */
function findCursor({ kind, block }: Paging, name: string, body: Body): string | undefined {
  const places = [
    ...(block === undefined ? [] : recordsOf(body[block])),
    body,
    ...Object.values(body).flatMap(recordsOf),
  ]
  const named = places.map((place) => textOf(place[name])).find((text) => text !== undefined)
  if (named !== undefined || kind !== 'cts') return named
  for (const place of places) {
    const like = Object.keys(place).find((key) => /^cts/i.test(key) && textOf(place[key]) !== undefined)
    if (like !== undefined) return textOf(place[like])
  }
  return undefined
}

/** Returns the block itself, or the last row of a list: a list goes on after its last row. */
const recordsOf = (block: unknown): Body[] => {
  const record = Array.isArray(block) ? block.at(-1) : block
  return isRecord(record) ? [record] : []
}

/** Blanks are "no value"; those around a cursor are part of it. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

const hasRows = ({ blocks }: AnyEndpoint, body: Body): boolean =>
  Object.entries(blocks).some(([name, { kind }]) => kind === 'array' && rowsOf(body[name]).length > 0)

const rowsOf = (block: unknown): readonly unknown[] => (Array.isArray(block) ? block : [])

/** Creates the error for a repeated cursor, which would return the same page without end. */
const standstill = ({ id }: AnyEndpoint, names: readonly string[]): KisAnswerError =>
  new KisAnswerError(`${id} announced another page but sent the cursor of this page again`, { field: names.join() })

/**
 * Returns the request for the bars before the oldest bar of a chart by time. The answer has no cursor: the minute of that
 * bar makes it.
 *
 * @see catalog/rest.json, overseas-stock/inquire-time-itemchartprice: `KEYB` is `YYYYMMDDHHMMSS` in the exchange's local time,
 * and its `output1` says in `next` and `more` whether there is an earlier bar
 */
function earlierPage(endpoint: AnyEndpoint, { input, body }: AnsweredPage): NextPage | undefined {
  const state = isRecord(body['output1']) ? body['output1'] : {}
  if (!isYes(state['next']) && !isYes(state['more'])) return undefined
  const bars = rowsOf(body['output2']).filter((row) => isRecord(row) && textOf(row['xymd']) !== undefined)
  const [oldest] = bars.map(readStart).sort()
  // Without a bar there is no earlier page, even if KIS announces one.
  if (oldest === undefined) return undefined
  const [nextKey = '', timeKey = ''] = endpoint.paging?.keys ?? []
  const time = minutesBefore(oldest, readGap(input['NMIN']))
  const sent = input[timeKey] ?? ''
  if (sent !== '' && time >= sent) throw standstill(endpoint, [timeKey])
  // KIS pages by the time alone; working clients do not send the header.
  return { cursor: { [nextKey]: '1', [timeKey]: time }, continuation: '' }
}

const isYes = (value: unknown): boolean => textOf(value) !== undefined && value !== '0' && value !== 'N'

/** Minutes of a bar. */
function readGap(text: string | undefined): number {
  if (text === undefined || !/^\d{1,4}$/.test(text)) {
    throw new KisInputError({
      field: 'NMIN',
      rule: `${preview(text)} is not a number of minutes; use text such as 1 or 5`,
    })
  }
  return Number(text)
}

/** Reads the start of a bar as `YYYYMMDDHHMMSS`. */
function readStart(bar: unknown): string {
  const start = isRecord(bar) ? `${bar['xymd']}${bar['xhms']}` : ''
  if (!/^\d{14}$/.test(start)) throw new KisAnswerError('KIS sent a bar without its minute', { field: 'xymd,xhms' })
  return start
}

/** Subtracts minutes from a local time. */
function minutesBefore(time: string, minutes: number): string {
  const at = Date.parse(time.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(at))
    throw new KisAnswerError(`KIS sent a bar at ${time}, which is not a time`, { field: 'xymd,xhms' })
  return utcText(at - minutes * 60_000)
}

import type { AnyEndpoint, Paging } from '../endpoint.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'
import { type Body, isRecord } from '../values/json-record.ts'

/** A page as KIS answered it, and what it was asked with. */
export interface AnsweredPage {
  /** The caller's fields and the cursor of the page before. */
  readonly input: Readonly<Record<string, string | undefined>>
  readonly body: Body
  /** The answer's header `tr_cont`. */
  readonly continuation: string | null
}

/** What asks for the page after that one. */
export interface NextPage {
  /** Fields that take the place of the caller's. */
  readonly cursor: Readonly<Record<string, string>>
  /** The request's header `tr_cont`. */
  readonly continuation: '' | 'N'
}

/**
 * How to go on after a page.
 *
 * KIS promises more in the header `tr_cont`, all but for charts by time. The answers of the kinds that hand a key out
 * may leave the header empty: then the key itself is the promise, for as long as rows come with it.
 *
 * @returns undefined at the end
 * @throws {KisInputError} the endpoint's answer has no pages
 * @throws {KisAnswerError} KIS promises more, and says not how to ask for it or hands out the cursor that was sent
 */
export function nextPage(endpoint: AnyEndpoint, page: AnsweredPage): NextPage | undefined {
  const { paging, fields } = endpoint
  if (paging === undefined) {
    throw new KisInputError({ field: 'endpoint', rule: `${endpoint.id} answers in one piece: use call()` })
  }
  if (paging.kind === 'time-cursor') return earlierPage(endpoint, page)
  const promise = promiseOf(page.continuation)
  if (promise === 'none') return undefined
  if (paging.kind === 'tr_cont-header') return promise === 'more' ? { cursor: {}, continuation: 'N' } : undefined
  if (promise === 'unsaid' && (paging.kind === 'tr_cont' || !hasRows(endpoint, page.body))) return undefined
  const cursor = readCursor(paging, page.body)
  if (cursor === undefined) {
    if (promise === 'unsaid') return undefined
    throw new KisAnswerError(`${endpoint.id} promises another page and says not how to ask for it`, {
      field: paging.answerKeys.join() || paging.keys.join(),
    })
  }
  const names = Object.keys(cursor)
  if (names.every((name) => cursor[name] === (page.input[name] ?? ''))) throw standstill(endpoint, names)
  // The charts of overseas futures ask by it whether the key counts: Q begins, P goes on.
  if ('QRY_TP' in fields) cursor['QRY_TP'] = 'P'
  return { cursor, continuation: 'N' }
}

/**
 * Some of KIS's samples go on at M alone. F means the same, and a list that ended there would lack rows unnoticed.
 *
 * @see catalog/protocol.json `responseHeaders`
 */
function promiseOf(continuation: string | null): 'more' | 'none' | 'unsaid' {
  const said = continuation?.trim() ?? ''
  if (said === '') return 'unsaid'
  return said === 'M' || said === 'F' ? 'more' : 'none'
}

/** The request's cursor from the answer's; undefined if the answer has none of its texts. */
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

/** Where a key stands is sure for `tr_cont` alone, and what it is called is not sure for `cts`: so both are looked for. */
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

/** The block itself, or the last row of a list: a list goes on after its last row. */
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

/** The same cursor again would give the same page again, for ever. */
const standstill = ({ id }: AnyEndpoint, names: readonly string[]): KisAnswerError =>
  new KisAnswerError(`${id} promises another page, but not beyond the cursor that was sent`, { field: names.join() })

/**
 * The bars before the oldest one of a chart by time. The answer has no cursor: it is made from that bar's minute.
 *
 * @see catalog/rest.json, overseas-stock/inquire-time-itemchartprice: `KEYB` is `YYYYMMDDHHMMSS` in the exchange's local time,
 * and its `output1` says in `next` and `more` whether there is an earlier bar
 */
function earlierPage(endpoint: AnyEndpoint, { input, body }: AnsweredPage): NextPage | undefined {
  const state = isRecord(body['output1']) ? body['output1'] : {}
  if (!isYes(state['next']) && !isYes(state['more'])) return undefined
  const bars = rowsOf(body['output2']).filter((row) => isRecord(row) && textOf(row['xymd']) !== undefined)
  const [oldest] = bars.map(readStart).sort()
  // Before the first bar there is nothing to page to, whatever is promised.
  if (oldest === undefined) return undefined
  const [nextKey = '', timeKey = ''] = endpoint.paging?.keys ?? []
  const time = minutesBefore(oldest, readGap(input['NMIN']))
  const sent = input[timeKey] ?? ''
  if (sent !== '' && time >= sent) throw standstill(endpoint, [timeKey])
  // It goes by its time alone; clients that page it well do not send the header.
  return { cursor: { [nextKey]: '1', [timeKey]: time }, continuation: '' }
}

const isYes = (value: unknown): boolean => textOf(value) !== undefined && value !== '0' && value !== 'N'

/** Minutes of a bar. */
function readGap(text: string | undefined): number {
  if (text === undefined || !/^\d{1,4}$/.test(text)) {
    throw new KisInputError({ field: 'NMIN', rule: 'must be a number of minutes such as 1 or 5' })
  }
  return Number(text)
}

/** When a bar begins, as `YYYYMMDDHHMMSS`. */
function readStart(bar: unknown): string {
  const start = isRecord(bar) ? `${bar['xymd']}${bar['xhms']}` : ''
  if (!/^\d{14}$/.test(start)) throw new KisAnswerError('KIS answered a bar without its minute', { field: 'xymd,xhms' })
  return start
}

/** A wall clock so many minutes earlier. */
function minutesBefore(time: string, minutes: number): string {
  const at = Date.parse(time.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(at)) throw new KisAnswerError(`KIS answered a bar at ${time}`, { field: 'xymd,xhms' })
  return new Date(at - minutes * 60_000).toISOString().replace(/\D/g, '').slice(0, 14)
}

import { explainCode } from '../codes.ts'
import type { TransportResponse } from '../connection/transport.ts'
import type { AnyEndpoint } from '../endpoint.ts'
import { KisRefusedError, KisUnansweredError } from '../errors.ts'
import { type Body, isRecord } from '../values/json-record.ts'
import type { Events } from './events.ts'
import { createSchemaDriftWatch } from './schema-drift.ts'

/** Answer to a call that KIS executed. */
export interface KisResponse {
  /** Body as KIS sent it, with an `rt_cd` of "0". */
  readonly body: Body
  /** Header `tr_cont` of the answer. */
  readonly continuation: string | null
}

/**
 * Returns the body of an answer of KIS, unchanged.
 *
 * A refusal may come with any HTTP status, so the body decides first.
 *
 * @throws {KisRefusedError} KIS refused the call and executed nothing
 * @throws {KisUnansweredError} no readable answer, or a code that leaves open whether the call was executed
 */
export async function readAnswer(response: TransportResponse, method: 'GET' | 'POST'): Promise<Body> {
  const body = parseBody(await response.text())
  if (body === undefined) throw new KisUnansweredError(`HTTP ${response.status} without a readable body`)
  const messageCode = text(body['msg_cd'] ?? body['error_code'])
  const reading = { messageCode, returnCode: body['rt_cd'], status: response.status, method }
  if (isSuccess(reading)) return body
  // KIS's own texts are in Korean and often short: the label of the catalogue says the same in English.
  const label = explainCode(messageCode)?.label
  const said = `${text(body['msg1'] ?? body['error_description'])}${label === undefined ? '' : ` (${label})`}`
  const message = `[${messageCode || `HTTP ${response.status}`}] ${said.trim()}`.trim()
  if (isRefusal(reading)) throw new KisRefusedError(message, { messageCode })
  throw new KisUnansweredError(message, { messageCode: messageCode || undefined })
}

/** Parts of an answer that say what became of the call. */
interface Reading {
  readonly messageCode: string
  readonly returnCode: unknown
  readonly status: number
  readonly method: 'GET' | 'POST'
}

/** Returns whether KIS executed the call. `rt_cd` alone does not say so: IGW00009 has come with "0" and HTTP 500. */
function isSuccess({ messageCode, returnCode, status }: Reading): boolean {
  if (returnCode !== '0' || status >= 400) return false
  return (explainCode(messageCode)?.kind ?? 'ok') === 'ok'
}

/** Returns whether KIS refused the call and executed nothing. In doubt it is false: the order may exist. */
function isRefusal({ messageCode, returnCode, status, method }: Reading): boolean {
  // A refusal with the return code of a success contradicts itself.
  if (method === 'POST' && returnCode === '0') return false
  const known = explainCode(messageCode)
  if (known !== undefined) return (method === 'POST' ? known.orderOutcome : known.outcome) === 'refused'
  // Services write a digit as `rt_cd`. Without one the answer is not from the service that would have refused.
  return status < 500 && typeof returnCode === 'string' && /^[1-9]$/.test(returnCode.trim())
}

function parseBody(json: string): Body | undefined {
  try {
    const body: unknown = JSON.parse(json)
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

export type Interpret = (endpoint: AnyEndpoint, response: KisResponse) => Body

/**
 * Creates the stage that returns the body of a response in the shape of its type. While `schema-drift` has a listener, it
 * emits each difference between the body and the catalogue once.
 */
export function createInterpret(events: Events): Interpret {
  const watch = createSchemaDriftWatch((drift) => events.emit('schema-drift', drift))
  return (endpoint, { body }) => {
    if (events.hasListener('schema-drift')) watch(endpoint, body)
    return tidyAnswer(endpoint, body)
  }
}

/**
 * Returns the answer in the shape of its type: every documented block exists and is of its kind, and every field is text or
 * missing. Fields that KIS left empty are missing. Records that need no change are not copied.
 */
export function tidyAnswer({ blocks }: AnyEndpoint, body: Body): Body {
  const tidied: Record<string, unknown> = {}
  for (const name in body) {
    const value = body[name]
    // Lists and records that are not documented stay unchanged: one may hold a cursor.
    const kept = typeof value === 'object' ? value : textOf(value)
    // To set `__proto__` would let the answer hide in what the record inherits.
    if (kept !== undefined && kept !== null && name !== '__proto__') tidied[name] = kept
  }
  for (const name in blocks) {
    if (name === '$root') continue
    const value = body[name]
    // The documents are often wrong about which blocks are lists, and some users see the other kind: both are accepted.
    if (blocks[name]?.kind === 'array') tidied[name] = tidyRows(Array.isArray(value) ? value : [value])
    else tidied[name] = tidyRows(Array.isArray(value) ? value.slice(0, 1) : [value])[0] ?? {}
  }
  return tidied
}

function tidyRows(values: readonly unknown[]): Body[] {
  const rows: Body[] = []
  for (const value of values) if (isRecord(value)) rows.push(isTidy(value) ? value : tidyRow(value))
  return rows
}

function isTidy(row: Body): boolean {
  for (const name in row) if (!isText(row[name])) return false
  return true
}

function tidyRow(row: Body): Body {
  const tidied: Record<string, string> = {}
  for (const name in row) {
    const value = textOf(row[name])
    if (value !== undefined) tidied[name] = value
  }
  return tidied
}

/** Returns whether a field has a value. '' and blanks mean "no value" at KIS, never 0. */
function isText(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false
  // Fast path: most values begin with a printable ASCII character. The blanks of other scripts need `trim`.
  const first = value.charCodeAt(0)
  return (first > 32 && first < 128) || value.trim() !== ''
}

/**
 * Returns a value as the text that the types promise. A number or a boolean is written as text. A number with more digits
 * than JSON.parse keeps is left out, since its text would be wrong, and so is a list or a record.
 */
function textOf(value: unknown): string | undefined {
  if (isText(value)) return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return undefined
  const digits = String(value)
  return /^-?\d+(\.\d+)?$/.test(digits) && digits.replace(/\D/g, '').length <= 15 ? digits : undefined
}

import { explainCode } from '../codes.ts'
import type { TransportResponse } from '../connection/transport.ts'
import type { AnyEndpoint, FieldRule, TrIdChoice } from '../endpoint.ts'
import type { Environment } from '../environment.ts'
import { KisInputError, KisNotOfferedError, KisRefusedError, KisUnansweredError } from '../errors.ts'
import { type Body, isRecord } from '../values/json-record.ts'
import type { AccountNumber } from '../values/values.ts'

/** A call as it goes on the wire, but for the headers that every call has. */
export interface BuiltRequest {
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly target: string
  readonly trId: string
  readonly body?: string
}

/** Request fields by KIS's names, and the choices that select a TR id. */
type CallInput = Readonly<Record<string, string | undefined>>

/**
 * Makes the request that an endpoint's row describes.
 *
 * @throws {KisInputError} a required field is missing or empty, a name is no field of this endpoint, or no TR id fits
 * @throws {KisNotOfferedError} paper trading lacks the operation
 */
export function buildRequest(
  endpoint: AnyEndpoint,
  given: object,
  { environment, account }: { readonly environment: Environment; readonly account: AccountNumber },
): BuiltRequest {
  const input = checkInput(endpoint, given)
  const { trIds, fields, method, path } = endpoint
  const lookUp = (name: string) => valueOfField(name, fields[name], input, account)
  const [first] = trIds
  const trId = (first?.when === undefined && first ? first : chooseTrId(endpoint, lookUp))[environment]
  if (trId === null) throw new KisNotOfferedError(endpoint.id)

  const sent: Record<string, string> = {}
  let query = ''
  for (const name in fields) {
    const value = lookUp(name)
    if (fields[name] === 'required' && (value === undefined || value.trim() === '')) {
      throw new KisInputError({ field: name, rule: `is required by ${endpoint.id}` })
    }
    if (value === undefined) continue
    if (method === 'POST') sent[name] = value
    else query += `${query === '' ? '?' : '&'}${name}=${encode(value)}`
  }
  if (method === 'POST') return { method, target: path, trId, body: JSON.stringify(sent) }
  return { method, target: path + query, trId }
}

/** Refuses names that the endpoint lacks, and values that are no text. */
function checkInput(endpoint: AnyEndpoint, given: object): CallInput {
  const input: Record<string, string | undefined> = {}
  for (const name in given) {
    const value: unknown = Reflect.get(given, name)
    if (!Object.hasOwn(endpoint.fields, name) && !isSelector(endpoint, name)) {
      throw new KisInputError({ field: name, rule: `is no field of ${endpoint.id}` })
    }
    if (value !== undefined && typeof value !== 'string') {
      throw new KisInputError({ field: name, rule: `must be text, as KIS sends it, not a ${typeof value}` })
    }
    input[name] = value
  }
  return input
}

const isSelector = ({ trIds }: AnyEndpoint, name: string): boolean =>
  trIds.some(({ when }) => when !== undefined && Object.hasOwn(when, name))

/** What is sent for a field, or stands for a choice of the caller. */
function valueOfField(
  name: string,
  rule: FieldRule | undefined,
  input: CallInput,
  account: AccountNumber,
): string | undefined {
  const given = input[name]
  if (given !== undefined) return given
  if (rule === undefined || rule === 'absent') return undefined
  if (name === 'CANO') return account.number
  if (name === 'ACNT_PRDT_CD') return account.product
  if (rule === 'empty') return ''
  return rule === 'required' ? undefined : rule.value
}

/** Text for a query: most of it needs no escapes. A blank is a plus, as forms have it. */
const encode = (text: string): string =>
  /^[\w.-]*$/.test(text) ? text : encodeURIComponent(text).replaceAll('%20', '+')

function chooseTrId(endpoint: AnyEndpoint, lookUp: (name: string) => string | undefined): TrIdChoice {
  let furthest: string | undefined
  for (const choice of endpoint.trIds) {
    const conditions = Object.entries(choice.when ?? {})
    const [name] = conditions.find(([field, allowed]) => !allowed.includes(lookUp(field) ?? '')) ?? []
    if (name === undefined) return choice
    // The last condition that some choice failed on is the one to tell: those before it were met.
    furthest = name
  }
  if (furthest === undefined) {
    throw new KisInputError({ field: 'endpoint', rule: `${endpoint.id} is called by the token manager, not by call()` })
  }
  const field = furthest
  const allowed = new Set(endpoint.trIds.flatMap(({ when }) => when?.[field] ?? []))
  throw new KisInputError({ field, rule: `must be one of ${[...allowed].join(', ')} for ${endpoint.id}` })
}

/** Whether KIS meters the call by account too, as it does balances, executions and open orders. */
export const isLedgerRead = ({ method, target }: BuiltRequest): boolean =>
  method === 'GET' && target.includes('/trading/')

/**
 * Reads what KIS answered, as it stands.
 *
 * A refusal may come with any HTTP status, so the body decides first.
 *
 * @throws {KisRefusedError} KIS said no before it did anything
 * @throws {KisUnansweredError} no readable answer, or a code that leaves open whether the call was executed
 */
export async function readAnswer(response: TransportResponse): Promise<Body> {
  const body = parseBody(await response.text())
  if (body === undefined) throw new KisUnansweredError(`HTTP ${response.status} without a readable body`)
  const returnCode = body['rt_cd']
  if (returnCode === '0') return body
  const messageCode = text(body['msg_cd'] ?? body['error_code'])
  const message =
    `${messageCode || `HTTP ${response.status}`} ${text(body['msg1'] ?? body['error_description'])}`.trim()
  if (isRefusal(messageCode, returnCode, response.status)) throw new KisRefusedError(message, { messageCode })
  throw new KisUnansweredError(message, { messageCode: messageCode || undefined })
}

/** Whether KIS said no before it did anything. When in doubt, an order may stand. */
function isRefusal(messageCode: string, returnCode: unknown, status: number): boolean {
  const known = explainCode(messageCode)
  if (known !== undefined) return known.outcome === 'refused'
  // An answer whose `rt_cd` is no digit was not written by the service that would have refused.
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

/**
 * The answer as the types promise it: every documented block is there and of its kind, and every field is text or
 * missing. What KIS left empty is missing. It is made in place where nothing has to go.
 */
export function tidyAnswer({ blocks }: AnyEndpoint, body: Body): Body {
  const tidied: Record<string, unknown> = {}
  for (const name in body) {
    const value = body[name]
    // Lists and records that nobody has documented stay as they are: a cursor may hide in one.
    const kept = typeof value === 'object' ? value : textOf(value)
    // To set `__proto__` would let the answer hide in what the record inherits.
    if (kept !== undefined && kept !== null && name !== '__proto__') tidied[name] = kept
  }
  for (const name in blocks) {
    if (name === '$root') continue
    const value = body[name]
    // Which blocks are lists is documented badly, and some operators see the other kind: both are taken.
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

/** '' and blanks are "no value" to KIS, never 0. */
function isText(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false
  // Most begin so, and then need no closer look; the blanks of other scripts are beyond.
  const first = value.charCodeAt(0)
  return (first > 32 && first < 128) || value.trim() !== ''
}

/**
 * The text that the types promise. A number or a boolean in its place is written out; a number of more digits than
 * JSON.parse keeps is left out, since its text would lie, and so is a list or a record.
 */
function textOf(value: unknown): string | undefined {
  if (isText(value)) return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return undefined
  const digits = String(value)
  return /^-?\d+(\.\d+)?$/.test(digits) && digits.replace(/\D/g, '').length <= 15 ? digits : undefined
}

import { kisCodes } from './codes.gen.ts'
import type { AnyEndpoint, TrIdChoice } from './endpoint.ts'
import type { Environment } from './environment.ts'
import { KisInputError, KisNotOfferedError, KisRefusedError, KisUnansweredError } from './errors.ts'
import type { TransportResponse } from './transport.ts'
import type { AccountNumber } from './values.ts'

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
  const input = parseInput(endpoint, given)
  const fields = fillFields(endpoint, input, account)
  const choice = chooseTrId(endpoint, { ...fields, ...input })
  const trId = choice[environment]
  if (trId === null) throw new KisNotOfferedError(endpoint.id)
  if (endpoint.method === 'POST') return { method: 'POST', target: endpoint.path, trId, body: JSON.stringify(fields) }
  return { method: 'GET', target: `${endpoint.path}?${new URLSearchParams(fields)}`, trId }
}

function parseInput(endpoint: AnyEndpoint, given: object): CallInput {
  for (const [name, value] of Object.entries(given)) {
    const isSelector = endpoint.trIds.some(({ when }) => when !== undefined && name in when)
    if (!(name in endpoint.fields) && !isSelector) {
      throw new KisInputError({ field: name, rule: `is no field of ${endpoint.id}` })
    }
    if (value !== undefined && typeof value !== 'string') {
      throw new KisInputError({ field: name, rule: `must be text, as KIS sends it, not a ${typeof value}` })
    }
  }
  return { ...given }
}

function fillFields(endpoint: AnyEndpoint, input: CallInput, account: AccountNumber): Record<string, string> {
  const own: CallInput = { CANO: account.number, ACNT_PRDT_CD: account.product }
  const filled: Record<string, string> = {}
  for (const [name, rule] of Object.entries(endpoint.fields)) {
    const given = input[name] ?? own[name]
    if (rule === 'required' && (given === undefined || given.trim() === '')) {
      throw new KisInputError({ field: name, rule: `is required by ${endpoint.id}` })
    }
    const value = given ?? (typeof rule === 'object' ? rule.value : rule === 'empty' ? '' : undefined)
    if (value !== undefined) filled[name] = value
  }
  return filled
}

function chooseTrId(endpoint: AnyEndpoint, values: CallInput): TrIdChoice {
  const unfit = ({ when = {} }: TrIdChoice) =>
    Object.entries(when).find(([name, allowed]) => !allowed.includes(values[name] ?? ''))
  let furthest: string | undefined
  for (const choice of endpoint.trIds) {
    const [name] = unfit(choice) ?? []
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

/** A parsed body that says yes. */
export type Body = Readonly<Record<string, unknown>>

/**
 * Reads what KIS answered.
 *
 * A refusal may come with any HTTP status, so the body decides first.
 *
 * @throws {KisRefusedError} KIS said no before it did anything
 * @throws {KisUnansweredError} no readable answer, or a code that leaves open whether the call was executed
 * @see catalog/codes.json: `retry: check` marks the codes after which an order may stand
 */
export async function readAnswer(endpoint: AnyEndpoint, response: TransportResponse): Promise<Body> {
  const body = parseBody(await response.text())
  if (body === undefined) throw new KisUnansweredError(`HTTP ${response.status} without a readable body`)
  const returnCode = body['rt_cd']
  if (returnCode === '0') return tidy(endpoint, body)
  const messageCode = text(body['msg_cd'] ?? body['error_code'])
  const message =
    `${messageCode || `HTTP ${response.status}`} ${text(body['msg1'] ?? body['error_description'])}`.trim()
  if (isRefusal(endpoint, messageCode, returnCode, response.status)) throw new KisRefusedError(message, { messageCode })
  throw new KisUnansweredError(message, { messageCode: messageCode || undefined })
}

/** Whether KIS said no before it did anything. When in doubt, an order may stand. */
function isRefusal(endpoint: AnyEndpoint, messageCode: string, returnCode: unknown, status: number): boolean {
  const known = kisCodes[messageCode]
  if (known === undefined) return status < 500 && returnCode !== undefined
  return known.retry !== 'check' && (known.kind !== 'server' || endpoint.method === 'GET')
}

const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value)

function parseBody(json: string): Body | undefined {
  try {
    const body: unknown = JSON.parse(json)
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Gives every documented block the kind that the types promise, and drops the values that KIS left empty. */
function tidy(endpoint: AnyEndpoint, body: Body): Body {
  const tidied: Record<string, unknown> = withoutEmpty(body)
  for (const [name, kind] of Object.entries(endpoint.blocks)) {
    if (name === '$root') continue
    const value = body[name]
    // Which blocks are lists is documented badly, and some operators see the other kind: both are taken.
    const rows = (Array.isArray(value) ? value : [value]).filter(isRecord).map(withoutEmpty)
    tidied[name] = kind === 'array' ? rows : (rows[0] ?? {})
  }
  return tidied
}

/** '' and blanks are "no value" to KIS, never 0. */
const withoutEmpty = (record: Body): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''))

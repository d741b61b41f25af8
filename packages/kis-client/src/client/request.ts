import type { AnyEndpoint, FieldRule, TrIdChoice } from '../endpoint.ts'
import type { Environment } from '../environment.ts'
import { KisInputError, KisNotOfferedError, KisOrdersLockedError } from '../errors.ts'
import type { RequestedPage } from '../paging/next-cursor.ts'
import type { AccountNumber } from '../values/account-number.ts'
import { unknownName } from '../values/check-names.ts'
import { checkOption, objectRule } from '../values/check-options.ts'
import { isRecord } from '../values/json-record.ts'
import { preview } from '../values/preview.ts'
import { isOffered } from './account-product.ts'

/** Request of a call, without the headers that every call has. */
export interface KisRequest {
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly target: string
  readonly trId: string
  readonly body?: string
  /** Page of a list; missing if the call does not turn pages. */
  readonly page?: RequestedPage
}

/** Part of a client that its requests depend on. */
export interface RequestContext {
  readonly environment: Environment
  readonly account: AccountNumber
  /** Whether writes on a real account are unlocked. */
  readonly realOrders: boolean
}

/** Request fields by KIS's names, and the choices that select a TR id. */
type CallInput = Readonly<Record<string, string | undefined>>

/** Checks that a value is a row of the tables, in untyped code. @throws {KisInputError} it is not */
export function checkEndpoint(endpoint: AnyEndpoint): void {
  if (isRecord(endpoint) && isRecord(endpoint.fields) && isRecord(endpoint.blocks)) return
  throw new KisInputError({
    field: 'endpoint',
    rule: `${preview(endpoint)} is not an endpoint; use a row of '@stockeye/kis-client/endpoints/*'`,
  })
}

/**
 * Checks the input of a call, and returns the request that the row of its endpoint describes.
 *
 * @throws {KisInputError} a required field is missing or empty, a name is not a field of the endpoint, or no TR id fits
 * @throws {KisNotOfferedError} paper trading or the account's product lacks the operation
 * @throws {KisOrdersLockedError} a write on a real account whose writes are not unlocked
 */
export function prepare(
  endpoint: AnyEndpoint,
  given: object,
  { environment, account, realOrders }: RequestContext,
): KisRequest {
  const input = checkInput(endpoint, given)
  const { trIds, fields, method, path } = endpoint
  const lookUp = (name: string) => valueOfField(name, fields[name], input, account)
  const [first] = trIds
  const trId = (first?.when === undefined && first ? first : chooseTrId(endpoint, lookUp))[environment]
  if (trId === null) throw new KisNotOfferedError(endpoint.id)
  const product = lookUp('ACNT_PRDT_CD')
  if (product !== undefined && !isOffered(endpoint.id, product)) throw new KisNotOfferedError(endpoint.id, product)

  const sent: Record<string, string> = {}
  let query = ''
  for (const name in fields) {
    const value = lookUp(name)
    if (fields[name] === 'required' && (value === undefined || value.trim() === '')) {
      const found = value === undefined ? 'is missing' : `${preview(value)} is blank`
      throw new KisInputError({
        field: name,
        rule: `${found}; pass its value as text, since ${endpoint.id} requires it`,
      })
    }
    if (value === undefined) continue
    if (method === 'POST') sent[name] = value
    else query += `${query === '' ? '?' : '&'}${name}=${encode(value)}`
  }
  if (method === 'GET') return { method, target: path + query, trId }
  if (environment === 'real' && !realOrders) throw new KisOrdersLockedError()
  return { method, target: path, trId, body: JSON.stringify(sent) }
}

/** Refuses names that the endpoint lacks, and values that are not text. */
function checkInput(endpoint: AnyEndpoint, given: object): CallInput {
  if (!isRecord(given)) checkOption('input', given, objectRule(`the fields of ${endpoint.id}`))
  const input: Record<string, string | undefined> = {}
  for (const name in given) {
    const value: unknown = Reflect.get(given, name)
    if (!Object.hasOwn(endpoint.fields, name) && !isSelector(endpoint, name)) {
      throw unknownName(name, `a field of ${endpoint.id}`, Object.keys(endpoint.fields))
    }
    if (value !== undefined && typeof value !== 'string') {
      // The value is not repeated: it may be an account number.
      throw new KisInputError({ field: name, rule: `has the type ${typeof value}; pass text, as KIS sends it` })
    }
    // No query can carry a lone half of a character of two.
    if (value?.isWellFormed() === false) {
      throw new KisInputError({ field: name, rule: 'holds half of a character; pass text of whole characters' })
    }
    input[name] = value
  }
  return input
}

const isSelector = ({ trIds }: AnyEndpoint, name: string): boolean =>
  trIds.some(({ when }) => when !== undefined && Object.hasOwn(when, name))

/** Returns the value of a field that is sent, or of a choice of the caller that selects a TR id. */
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

/** Escapes text for a query; most text needs no escapes. A blank becomes a plus, as in forms. */
const encode = (text: string): string =>
  /^[\w.-]*$/.test(text) ? text : encodeURIComponent(text).replaceAll('%20', '+')

function chooseTrId(endpoint: AnyEndpoint, lookUp: (name: string) => string | undefined): TrIdChoice {
  let furthest: string | undefined
  for (const choice of endpoint.trIds) {
    const conditions = Object.entries(choice.when ?? {})
    const [name] = conditions.find(([field, allowed]) => !allowed.includes(lookUp(field) ?? '')) ?? []
    if (name === undefined) return choice
    // The last condition on which a choice failed is reported: the conditions before it were met.
    furthest = name
  }
  if (furthest === undefined) {
    throw new KisInputError({
      field: 'endpoint',
      rule: `${endpoint.id} is called by the token manager, not by call(); use createTokenManager with kisTokenIssuer`,
    })
  }
  const field = furthest
  const allowed = new Set(endpoint.trIds.flatMap(({ when }) => when?.[field] ?? []))
  throw new KisInputError({
    field,
    rule: `${preview(lookUp(field))} selects no TR id of ${endpoint.id}; use one of ${[...allowed].join(', ')}`,
  })
}

/** Returns whether KIS also meters the call by account: it reads balances, executions or open orders. */
export const isAccountRead = ({ method, target }: KisRequest): boolean =>
  method === 'GET' && target.includes('/trading/')

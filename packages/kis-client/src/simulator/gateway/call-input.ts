import * as z from 'zod'
import type { AnyEndpoint } from '../../endpoint.ts'
import type { HttpRequest } from '../http/server.ts'

/**
 * Fields of a call by name in capitals: KIS takes the names of a query in either case, the simulator those of a body
 * too.
 */
export type CallInput = Readonly<Record<string, string>>

// KIS itself takes KRX where an order names no exchange: clients from before the second exchange do not send it.
// @see catalog/codes.json `domesticOrderFields.EXCG_ID_DVSN_CD`
const defaultInput: CallInput = { EXCG_ID_DVSN_CD: 'KRX' }

/** Reads the query or the body. @returns KIS's code of the refusal where there are no fields */
export function readInput(request: HttpRequest, endpoint: AnyEndpoint): CallInput | string {
  const texts = request.method === 'GET' ? request.query : readTexts(request.body)
  if (typeof texts === 'string') return texts
  const input: Record<string, string> = {}
  for (const [name, value] of texts) input[name.toUpperCase()] = value
  for (const [name, value] of Object.entries(defaultInput)) {
    if (endpoint.fields[name] === 'required') input[name] ||= value
  }
  return input
}

/** Reads the fields of a body. @returns KIS's code of the refusal if it is not JSON, or a field is not text */
function readTexts(body: string): Iterable<readonly [string, string]> | string {
  const fields = readJson(body)
  if (fields === undefined) return 'OPSQ9997'
  const texts = textsSchema.safeParse(fields).data
  return texts === undefined ? 'OPSQ9995' : Object.entries(texts)
}

/**
 * Returns the name of the first required field that is missing. It may be empty: KIS takes an empty symbol for "all"
 * and an empty price for "any", for instance.
 */
export const missingField = ({ fields }: AnyEndpoint, input: CallInput): string | undefined =>
  Object.keys(fields).find((name) => fields[name] === 'required' && input[name.toUpperCase()] === undefined)

/** Parses a body. @returns undefined where it is not JSON */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const textsSchema = z.record(z.string(), z.string())

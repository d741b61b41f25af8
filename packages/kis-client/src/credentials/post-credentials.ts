import * as z from 'zod/mini'
import type { Transport } from '../connection/transport.ts'
import { KisRefusedError, KisUnansweredError } from '../errors.ts'
import type { KisAppCredentials } from './credentials.ts'

export interface IssueRequest {
  readonly credentials: KisAppCredentials
  /** Origin of the REST API. */
  readonly rest: string
  readonly transport: Transport
  /** Header `User-Agent`. */
  readonly userAgent: string
  readonly signal: AbortSignal
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Token errors have key names of their own; where the gateway fails before it gets there, it is the usual envelope. */
const refusal: z.ZodMiniType<Readonly<Record<string, string>>> = z.record(z.string(), z.string())

/** Posts to one of the token endpoints, which know neither a TR id nor an `rt_cd`. No error holds the request or its body. */
export async function postCredentials<Answer>(
  { rest, transport, userAgent, signal }: IssueRequest,
  path: string,
  body: Readonly<Record<string, string>>,
  schema: z.ZodMiniType<Answer>,
): Promise<Answer> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': userAgent }
  const response = await transport(`${rest}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal })
  const json = parseJson(await response.text())
  const answer = schema.safeParse(json)
  if (response.status === 200 && answer.success) return answer.data
  const refused = refusal.safeParse(json).data ?? {}
  const messageCode = refused['error_code'] ?? refused['msg_cd']
  if (!messageCode)
    throw new KisUnansweredError(`${path} answered HTTP ${response.status} without a token or an error code`)
  throw new KisRefusedError(`[${messageCode}] ${refused['error_description'] ?? refused['msg1'] ?? ''}`.trim(), {
    messageCode,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

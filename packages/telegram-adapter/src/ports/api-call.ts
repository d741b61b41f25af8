import { within } from '@stockeye/internal/wait'
import type { Clock } from '../clock.ts'
import { OpsRefusedError, OpsUnreachableError } from '../errors.ts'
import { parseJson } from '../parse-json.ts'
import { type ApiRoute, type ApiShape, apiPrefix, problemSchema } from './contract.ts'

/** Part of `fetch` that the port needs; the platform's `fetch` has it. */
export type HttpFetch = (
  url: string,
  request: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
    readonly redirect: 'error'
    readonly signal: AbortSignal
  },
) => Promise<{
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}>

/** One request to the API: the parameters, body and headers of a call of a row. */
export interface ApiRequest<Shape extends ApiShape> {
  readonly params: Shape['params']
  readonly body: Shape['body']
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Calls a row of a contract.
 *
 * @throws {OpsRefusedError} the API refused; `reason` says why
 * @throws {OpsUnreachableError} the API gave no answer, or one that the row does not have
 */
export type ApiCall = <Shape extends ApiShape>(
  row: ApiRoute<Shape>,
  request: ApiRequest<Shape>,
) => Promise<Shape['answer']>

/** Creates the calls of the API at an origin. None is repeated. */
export function createApiCall({
  origin,
  fetch,
  clock,
  timeoutMs,
}: {
  readonly origin: string
  readonly fetch: HttpFetch
  readonly clock: Clock
  readonly timeoutMs: number
}): ApiCall {
  /** Sends a request. @returns the status and the text of the answer */
  async function send(
    url: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
  ) {
    const ask = async (signal: AbortSignal) => {
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        // The secret goes to this API only, and to no address that it redirects to.
        redirect: 'error',
        signal,
      })
      return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() }
    }
    try {
      return await within(clock, timeoutMs, ask, () => new Error(`no answer within ${timeoutMs} ms`))
    } catch (cause) {
      throw new OpsUnreachableError(`the API at ${origin} gave no answer`, { cause })
    }
  }

  return async function call(row, { params, body, headers = {} }) {
    const url = `${origin}${apiPrefix}${fillPath(row.path, params)}`
    const text = row.method === 'get' ? undefined : JSON.stringify(body)
    const { status, retryAfter, text: answered } = await send(url, row.method.toUpperCase(), headers, text)
    const json = parseJson(answered)
    if (status === row.status) {
      const answer = row.answer.safeParse(json)
      if (answer.success) return answer.data
    }
    const problem = problemSchema.safeParse(json)
    if (status >= 400 && problem.success) {
      const seconds = Number(retryAfter ?? Number.NaN)
      throw new OpsRefusedError(problem.data.code, Number.isFinite(seconds) ? { retryAfterMs: seconds * 1_000 } : {})
    }
    throw new OpsUnreachableError(`the API at ${origin} answered ${row.path} with ${status}, and not as agreed`)
  }
}

function fillPath(path: string, params: object): string {
  const values = new Map<string, unknown>(Object.entries(params))
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
}

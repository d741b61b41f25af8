import type { IncomingHttpHeaders } from 'node:http'
import type { Pool } from 'undici'

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
  readonly signal?: AbortSignal | undefined
}

export interface HttpResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

/**
 * Sends one request on a pool and reads its answer. It never repeats a request.
 *
 * It works one level below `pool.request` and `fetch`, whose streams and signal handling cost a third of the CPU of a
 * KIS call and half of the CPU of a bot.
 *
 * @throws the signal's reason, or undici's error
 */
export function dispatch(
  pool: Pool,
  path: string,
  { method, headers, body, signal }: HttpRequest,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    let abort: ((reason: Error) => void) | undefined
    let status = 0
    let answerHeaders: IncomingHttpHeaders = {}
    const chunks: Buffer[] = []
    const giveUp = () => {
      abort?.(signal?.reason)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    const stopListening = () => signal?.removeEventListener('abort', giveUp)

    pool.dispatch(
      { path, method, headers, body: body ?? null },
      {
        onRequestStart(controller) {
          // The signal aborted while the request waited for a connection: the request must not leave any more.
          if (signal?.aborted) controller.abort(signal.reason)
          abort = (reason) => controller.abort(reason)
        },
        onResponseStart(_, statusCode, itsHeaders) {
          status = statusCode
          answerHeaders = itsHeaders
        },
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd() {
          stopListening()
          const text = Buffer.concat(chunks).toString()
          resolve({
            status,
            headers: { get: (name) => [answerHeaders[name]].flat()[0] ?? null },
            text: () => Promise.resolve(text),
          })
        },
        onResponseError(_, error) {
          stopListening()
          reject(error)
        },
      },
    )
  })
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Returns whether the error proves that no byte of the request left. A closed socket proves nothing. */
export function wasNeverSent(error: unknown, depth = 0): boolean {
  // The error of a caller's own connection may be its own cause.
  if (!(error instanceof Error) || depth > deepestCause) return false
  if ('code' in error && typeof error.code === 'string' && neverConnected.has(error.code)) return true
  // fetch wraps the reason; an address with several records fails with one error for each.
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every((each) => wasNeverSent(each, depth + 1))
  return wasNeverSent(error.cause, depth + 1)
}

/** Depth of the causes that are looked at. */
const deepestCause = 5

import type { IncomingHttpHeaders } from 'node:http'
import { Pool } from 'undici'

export interface TransportRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

export interface TransportResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

/** Shaped like `fetch`, so that `fetch` itself or two lines in a test will do. */
export type Transport = (url: string, request: TransportRequest) => Promise<TransportResponse>

/** The sockets of one session: a retired session closes its own and leaves its successor's alone. */
export interface Connection {
  readonly fetch: Transport
  /** Lets requests in flight finish, then closes. */
  close(): Promise<void>
}

/** Bytes. KIS's longest answers have a few hundred thousand; one without an end must not use up the memory. */
const maxResponseSize = 16 * 1024 * 1024

/** Connections by undici. It never repeats a request: the client decides what may be repeated. */
export function undiciConnection(origin: string): Connection {
  // HTTP/2 would multiplex orders over one socket, and its GOAWAY makes "was it processed?" a matter of interpretation.
  const pool = new Pool(origin, { allowH2: false, maxResponseSize })
  return {
    fetch: (url, request) => dispatch(pool, url.slice(origin.length), request),
    close: () => pool.close(),
  }
}

/** One level below `pool.request`, whose stream of the body and whose watch of the signal cost a third of a call's CPU. */
function dispatch(
  pool: Pool,
  path: string,
  { method, headers, body, signal }: TransportRequest,
): Promise<TransportResponse> {
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
          // Given up while it waited for a connection: then it must not leave any more.
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

/** Whether a transport's error proves that no byte of the request left. A closed socket proves nothing. */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && neverConnected.has(error.code)) return true
  // fetch wraps the reason; an address with several records fails with one error for each.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverSent)
  return wasNeverSent(error.cause)
}

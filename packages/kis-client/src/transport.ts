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

/** Connections by undici. It never repeats a request: the client decides what may be repeated. */
export function undiciConnection(origin: string): Connection {
  // HTTP/2 would multiplex orders over one socket, and its GOAWAY makes "was it processed?" a matter of interpretation.
  const pool = new Pool(origin, { allowH2: false })
  return {
    async fetch(url, { method, headers, body, signal }) {
      const path = url.slice(origin.length)
      const response = await pool.request({ path, method, headers, body: body ?? null, signal: signal ?? null })
      const text = await response.body.text()
      return {
        status: response.statusCode,
        headers: { get: (name) => [response.headers[name]].flat()[0] ?? null },
        text: () => Promise.resolve(text),
      }
    },
    close: () => pool.close(),
  }
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

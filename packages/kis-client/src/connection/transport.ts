import { dispatch } from '@stockeye/internal/undici-fetch'
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

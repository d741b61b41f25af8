import { dispatch } from '@stockeye/internal/undici-fetch'
import { Pool } from 'undici'
import { checkOption, withMethods } from '../values/check-options.ts'
import { originRule } from './origin.ts'

/** Request of a transport. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

/** Response of a transport, its body not read yet. */
export interface TransportResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

/** Function in the shape of `fetch`: `fetch` itself fits, and so do two lines in a test. */
export type Transport = (url: string, request: TransportRequest) => Promise<TransportResponse>

/** Sockets of one session. A retired session closes its own, and leaves its successor's open. */
export interface Connection {
  readonly fetch: Transport
  /** Lets requests in flight finish, then closes. */
  close(): Promise<void>
}

/**
 * Opens a connection with `connect`, which may be the caller's own.
 *
 * @throws {KisInputError} `connect` returned no connection
 */
export function openConnection(connect: (origin: string) => Connection, origin: string): Connection {
  const connection = connect(origin)
  checkOption('connect', connection, connectionRule)
  return connection
}

const connectionRule = withMethods('a connection', ['fetch', 'close'], 'a function that returns { fetch, close }')

/** Longest answer, in bytes. KIS's longest have a few hundred thousand; an endless one must not fill the memory. */
const maxResponseSize = 16 * 1024 * 1024

/**
 * Opens connections with undici. It never repeats a request: the client decides which requests to retry.
 *
 * @example
 * const { hosts, credentials } = simulator
 * const connect = (origin: string): Connection => {
 *   const connection = undiciConnection(origin)
 *   const close = async () => {
 *     await connection.close()
 *     console.log('a session of the client is retired')
 *   }
 *   return { ...connection, close }
 * }
 * const watched = createKisClient({ environment: 'paper', credentials, hosts, connect })
 * @throws {KisInputError} `origin` is not http:// or https:// with a host
 */
export function undiciConnection(origin: string): Connection {
  checkOption('origin', origin, originRule)
  // HTTP/2 would multiplex orders over one socket, and its GOAWAY does not say clearly whether a request was processed.
  const pool = new Pool(origin, { allowH2: false, maxResponseSize })
  return {
    fetch: (url, request) => dispatch(pool, url.slice(origin.length), request),
    close: () => pool.close(),
  }
}

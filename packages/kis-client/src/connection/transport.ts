import { dispatch } from '@stockeye/internal/undici-fetch'
import type { Pool } from 'undici'
import { codesOf } from '../client/redact.ts'
import { isKisError, KisInputError } from '../errors.ts'
import { checkOption, withMethods } from '../values/check-options.ts'
import { checkOrigin } from './origin.ts'

/** Request of a transport. */
export interface TransportRequest {
  /** HTTP method. */
  readonly method: 'GET' | 'POST'
  /** Headers by their names in small letters. They hold the token, the app key and the secret: do not log them. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON of a write; missing for a read. */
  readonly body?: string
  /** Ends the wait for the answer. */
  readonly signal?: AbortSignal
}

/** Response of a transport, its body not read yet. */
export interface TransportResponse {
  /** HTTP status. */
  readonly status: number
  /** Headers; `get` takes a name in any case, and returns null for one that is missing. */
  readonly headers: { get(name: string): string | null }
  /** Reads the body to its end. */
  text(): Promise<string>
}

/** Function in the shape of `fetch`: `fetch` itself fits, and so do two lines in a test. */
export type Transport = (url: string, request: TransportRequest) => Promise<TransportResponse>

/** Sockets of one session. A retired session closes its own, and leaves its successor's open. */
export interface Connection {
  /** Sends one request, once. */
  readonly fetch: Transport
  /** Lets requests in flight finish, then closes. */
  close(): Promise<void>
}

/**
 * Opens a connection with `connect`, which may be the caller's own.
 *
 * @throws {KisInputError} `connect` threw, or returned no connection
 */
export function openConnection(connect: (origin: string) => Connection, origin: string): Connection {
  const connection = connectWith(connect, origin)
  checkOption('connect', connection, connectionRule)
  return connection
}

function connectWith(connect: (origin: string) => Connection, origin: string): Connection {
  try {
    return connect(origin)
  } catch (error) {
    if (isKisError(error)) throw error
    // Its message may hold a secret, such as the password of a proxy.
    throw new KisInputError({ field: 'connect', rule: `threw ${codesOf(error)}; use ${connectionRule.use}` })
  }
}

const connectionRule = withMethods('a connection', ['fetch', 'close'], 'a function that returns { fetch, close }')

/** Longest answer, in bytes. KIS's longest have a few hundred thousand; an endless one must not fill the memory. */
const maxResponseSize = 16 * 1024 * 1024

/**
 * Opens connections with undici, which is loaded with the first request of a process. It never repeats a request: the client
 * decides which requests to retry.
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
  checkOrigin('origin', origin)
  let opening: Promise<Pool> | undefined
  const open = () => {
    opening ??= openPool(origin)
    return opening
  }
  return {
    fetch: async (url, request) => dispatch(await open(), url.slice(origin.length), request),
    // A pool that no request has opened is opened too: closed, it refuses later ones.
    close: async () => (await open()).close(),
  }
}

async function openPool(origin: string): Promise<Pool> {
  const { Pool } = await import('undici').catch(({ message }: Error) => {
    const rule = `is missing, and undici does not load (${message}); bundle as docs/size.md shows, or pass a connection`
    throw new KisInputError({ field: 'connect', rule })
  })
  // HTTP/2 would multiplex orders over one socket, and its GOAWAY does not say clearly whether a request was processed.
  return new Pool(origin, { allowH2: false, maxResponseSize })
}

/**
 * Returns the default of the options `connect`.
 *
 * @throws {KisInputError} the program runs on Bun, whose own undici has neither `dispatch` nor `close`
 */
export function defaultConnect(
  { bun }: Readonly<Record<string, string | undefined>> = process.versions,
): (origin: string) => Connection {
  if (bun === undefined) return undiciConnection
  throw new KisInputError({
    field: 'connect',
    rule: 'is required on Bun, which does not have all of undici; use the connection on fetch that docs/size.md shows',
  })
}

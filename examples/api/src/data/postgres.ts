import { once } from 'node:events'
import { Socket } from 'node:net'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import { PoolDriver } from './pool-driver.ts'
import type { Database } from './tables.ts'

/** Longest time for a connection, in ms. */
const connectMs = 4_000
/** Longest time for the answer to a statement, in ms. A server that stands still closes no connection. */
const answerMs = 10_000
/** Longest time for the server to close its connections at the end, in ms. */
const closeMs = 1_000

/**
 * Opens a pool of connections, of which each is made when a statement needs it: a server that is away is no error here.
 *
 * @param url `postgres://user:password@host:port/database`
 */
export function openPostgres(url: string): Database {
  const sockets = new Set<Socket>()
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    stream() {
      const socket = new Socket()
      sockets.add(socket)
      return socket.once('close', () => sockets.delete(socket))
    },
    types: { getTypeParser: parserOf },
  })
  // The pool closes a connection that is lost, also while no statement uses it. It listens to idle ones alone, and an error
  // without a listener would end the process: one can come between the connection and its first statement.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))

  async function end(): Promise<void> {
    const ended = pool.end()
    const signal = AbortSignal.timeout(closeMs)
    await Promise.allSettled([...sockets].map((socket) => once(socket, 'close', { signal })))
    // A server that stands still neither answers the last statements nor closes a connection.
    for (const socket of sockets) socket.destroy()
    await ended
  }

  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PoolDriver({ pool, place: placeOf(url), end }),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/** Returns whether the database is on PostgreSQL. */
export const isPostgres = (database: Database): boolean => database.getExecutor().adapter instanceof PostgresAdapter

// An instant in ms is a BIGINT, which pg returns as text, because not every BIGINT is a number of JavaScript.
const parserOf: pg.CustomTypesConfig['getTypeParser'] = (type, format) =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format)

/** Returns host and name of the database, without the user and the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${decodeURIComponent(host)}${pathname}`
}

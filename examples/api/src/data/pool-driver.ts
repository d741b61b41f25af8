import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import pg from 'pg'
import { DatabaseAwayError } from './away.ts'

/**
 * Driver of Kysely over a pool of pg. It differs from Kysely's own in the errors: all that PostgreSQL does not say about the
 * SQL itself is a DatabaseAwayError, and the connection is closed then, because a late answer may still be on its way.
 */
export class PoolDriver implements Driver {
  readonly #pool: pg.Pool
  /** Host and name of the database. */
  readonly #place: string
  readonly #end: () => Promise<void>

  /** @param options.end closes the pool */
  constructor({
    pool,
    place,
    end,
  }: { readonly pool: pg.Pool; readonly place: string; readonly end: () => Promise<void> }) {
    this.#pool = pool
    this.#place = place
    this.#end = end
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PoolConnection> {
    try {
      return new PoolConnection(await this.#pool.connect(), this.#place)
    } catch (error) {
      throw awayError(this.#place, error)
    }
  }

  async beginTransaction(connection: PoolConnection): Promise<void> {
    await connection.run('BEGIN')
  }

  async commitTransaction(connection: PoolConnection): Promise<void> {
    // PostgreSQL answers a COMMIT after a failed statement with ROLLBACK.
    const { command } = await connection.run('COMMIT')
    if (command !== 'COMMIT')
      throw new Error('the transaction was rolled back, because one of its statements had failed')
  }

  async rollbackTransaction(connection: PoolConnection): Promise<void> {
    await connection.run('ROLLBACK')
  }

  async releaseConnection(connection: PoolConnection): Promise<void> {
    connection.release()
  }

  destroy(): Promise<void> {
    return this.#end()
  }
}

class PoolConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #place: string
  #isLost = false

  constructor(client: pg.PoolClient, place: string) {
    this.#client = client
    this.#place = place
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount } = await this.run(sql, parameters)
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
  }

  async run(sql: string, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
    try {
      return await this.#client.query(sql, [...parameters])
    } catch (error) {
      if (isAboutSql(error)) throw error
      this.#isLost = true
      throw awayError(this.#place, error)
    }
  }

  release(): void {
    this.#client.release(this.#isLost)
  }

  // biome-ignore lint/correctness/useYield: no query of this service streams its rows
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('no query is streamed')
  }
}

const awayError = (place: string, cause: unknown): DatabaseAwayError =>
  new DatabaseAwayError(`PostgreSQL at ${place} gives no answer: ${reasonOf(cause)}`)

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  // Node reports a host with several addresses as an error without a message.
  return error.message || ('code' in error ? String(error.code) : error.name)
}

/**
 * Codes with which a server says that it cannot work: classes of connections, resources, the operator and the system. A server
 * that was demoted to a replica refuses to write with 25006.
 */
const awayCodes = /^(08|53|57|58|25006)/

const isAboutSql = (error: unknown): boolean => error instanceof pg.DatabaseError && !awayCodes.test(error.code ?? '')

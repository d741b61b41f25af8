import { describePostgres, type PostgresServer, startPostgres } from '@stockeye/test-kit/postgres-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { afterAll, assert, beforeAll, describe, onTestFinished } from 'vitest'
import type { AuditEntry } from './audit.ts'
import { openDatabase } from './database.ts'
import type { Database } from './tables.ts'

/** Runs the suite on files of SQLite, and on a PostgreSQL server. `newPlace` makes a place without records. */
export function describeDatabases(name: string, suite: (newPlace: () => string) => void): void {
  describe(`${name} on SQLite`, () => suite(() => freshPath('api.db')))
  describePostgres(`${name} on PostgreSQL`, () => {
    let server: PostgresServer | undefined
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(() => server?.close())
    suite(() => {
      assert(server)
      return server.createDatabase()
    })
  })
}

/** Opens the records at a place, and closes them when the test ends. */
export async function openAt(place: string): Promise<Database> {
  const database = await openDatabase(place)
  onTestFinished(() => database.destroy())
  return database
}

/** Lists the entries of the audit, the newest first. */
export async function listAudit(database: Database): Promise<readonly AuditEntry[]> {
  const rows = await database.selectFrom('audit').selectAll().orderBy('id', 'desc').execute()
  return rows.map(({ id: _, request_id: requestId, ...row }) => ({ ...row, requestId }))
}

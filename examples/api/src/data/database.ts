import { untilUnlocked } from '@stockeye/internal/sqlite/busy'
import { systemClock } from '@stockeye/job-runner'
import { sql } from 'kysely'
import { migrate } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Database } from './tables.ts'

/**
 * Opens the service's records, and makes the tables that they lack. `destroy()` closes them.
 *
 * @param place path of a file of SQLite, which is made if it is missing, or `postgres://user:password@host:port/database`
 * @throws {DatabaseAwayError} PostgreSQL gives no answer
 * @throws Error for a file that other users can reach, for records of a newer program, and the error of the database
 */
export async function openDatabase(place: string): Promise<Database> {
  // A file that another process begins to use at this instant is locked, and SQLite does not wait for that lock.
  const patience = { clock: systemClock, random: Math.random }
  const isUrl = /^postgres(ql)?:\/\//.test(place)
  const database = isUrl ? openPostgres(place) : await untilUnlocked(() => openSqlite(place), patience)
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.destroy()
    throw error
  }
}

/** Resolves when the database answers. @throws {DatabaseAwayError} PostgreSQL gives no answer */
export async function pingDatabase(database: Database): Promise<void> {
  await sql`SELECT 1`.execute(database)
}

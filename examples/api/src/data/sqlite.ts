import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { makePrivateFile } from '@stockeye/internal/private-file'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely'
import type { Database } from './tables.ts'

/** Version of a file whose tables the migrations make. A file of version 1 has the tables of the first one already. */
export const sqliteVersion = 2

/**
 * Opens the file, which only the process's own user can read, and makes it if it is missing.
 *
 * @throws the error of SQLite, and Error for a file that other users can reach, or of a newer version
 */
export function openSqlite(path: string): Database {
  const { fault } = makePrivateFile(path)
  if (fault !== undefined) throw new Error(fault)
  const file = new DatabaseSync(path, { timeout: 10_000 })
  try {
    file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    const stored = Number(file.prepare('PRAGMA user_version').get()?.['user_version'])
    if (stored > sqliteVersion)
      throw new Error(`${path} has version ${stored}, but this program reads ${sqliteVersion}: update the program`)
  } catch (error) {
    file.close()
    throw error
  }
  return new Kysely({
    dialect: {
      createAdapter: () => new FileAdapter(),
      createDriver: () => new FileDriver({ database: kyselyDatabase(file) }),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

class FileAdapter extends SqliteAdapter {
  // The migrations of a file are one transaction, so that two processes which open it at once do not mix theirs.
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class FileDriver extends SqliteDriver {
  // A transaction that reads before it writes would fail at once when another process writes in between.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** Longest text of a statement that is kept prepared, in letters: longer ones have a text for each number of their rows. */
const longestKept = 1_000

/** Returns a database of Node in the shape that Kysely calls. */
function kyselyDatabase(file: DatabaseSync): SqliteDatabase {
  // Kysely prepares a statement again for each call. The service has few different ones, but for those of many rows.
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = prepared.get(sql)
      if (known !== undefined) return known
      const statement = kyselyStatement(file.prepare(sql))
      if (sql.length <= longestKept) prepared.set(sql, statement)
      return statement
    },
  }
}

const kyselyStatement = (statement: StatementSync): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...parameters.map(toValue)),
  run: (parameters) => statement.run(...parameters.map(toValue)),
  iterate: (parameters) => statement.iterate(...parameters.map(toValue)),
})

function toValue(value: unknown): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value === null)
    return value
  throw new TypeError(`a value of type ${typeof value} cannot be stored`)
}

import { DatabaseSync } from 'node:sqlite'
import { makePrivateFile } from '@stockeye/internal/private-file'

/** The service's own records. The jobs and the token lie in files of their own, or in Redis. */
export type Database = DatabaseSync

const version = 1

const schema = `
  CREATE TABLE users (
    telegram_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'user')),
    is_active INTEGER NOT NULL DEFAULT 1,
    registered_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    request_id TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_at ON audit (at);
  CREATE TABLE idempotency (
    telegram_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (telegram_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotency_at ON idempotency (at);
  CREATE TABLE instruments (
    exchange TEXT NOT NULL,
    symbol TEXT NOT NULL,
    board TEXT,
    name TEXT NOT NULL,
    english_name TEXT,
    standard_code TEXT,
    kind TEXT NOT NULL,
    PRIMARY KEY (exchange, symbol)
  ) STRICT, WITHOUT ROWID;
`

/**
 * Opens the file, which only the process's own user can read, and makes it if it is missing.
 * @throws what SQLite says, and Error for a file that other users can reach, or of a newer version
 */
export function openDatabase(path: string): Database {
  const { fault } = makePrivateFile(path)
  if (fault !== undefined) throw new Error(fault)
  const database = new DatabaseSync(path, { timeout: 10_000 })
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    transact(database, () => {
      const stored = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
      if (stored === 0) database.exec(`${schema} PRAGMA user_version = ${version}`)
      else if (stored !== version)
        throw new Error(`${path} has version ${stored}, but this program reads version ${version}: update the program`)
    })
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** Runs `work` in a transaction: all of it is stored, or nothing. */
export function transact<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

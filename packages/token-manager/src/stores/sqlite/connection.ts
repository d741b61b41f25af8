import { accessSync, constants, statSync } from 'node:fs'
// `Database` and its kin are not exported by every Node that we support: hence the namespace.
import * as sqlite from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { makePrivateFile } from '@stockeye/internal/private-file'
import { isBusy } from '@stockeye/internal/sqlite/busy'
import { type CreateError, explain, pragma } from '@stockeye/internal/sqlite/file'
import { identityOf, isSame } from '@stockeye/internal/sqlite/lost-file'
import { TokenStoreError } from '../../errors.ts'

/** An open file, with the statements of a store. */
export interface Connection {
  readonly database: sqlite.DatabaseSync
  readonly isReadOnly: boolean
  /** Returns whether the path no longer leads to the files that are open: they were deleted, replaced or moved. */
  hasMoved(): boolean
  readonly select: sqlite.StatementSync
  readonly take: sqlite.StatementSync
  readonly update: sqlite.StatementSync
  readonly free: sqlite.StatementSync
}

const schemaVersion = 1
/** SQLITE_IOERR and SQLITE_FULL: a full disk causes either of them. */
const diskErrors = new Set([10, 13])
/** SQLITE_IOERR_SHORT_READ. */
const shortRead = 522

/**
 * Opens the file, to read if the disk refuses writes.
 *
 * @throws {TokenStoreError} the file may not be used, or is not a store that this version can read
 * @throws the error of SQLite when another process has the lock: `isBusy`
 */
export function connect(file: string): Connection {
  try {
    const { fault } = makePrivateFile(file, { folderMode: 0o700 })
    if (fault !== undefined) throw new TokenStoreError(fault)
    try {
      return openToWrite(file)
    } catch (error) {
      if (!isDiskError(error)) throw error
      return openToRead(file)
    }
  } catch (cause) {
    if (isBusy(cause)) throw cause
    throw explained(cause, file)
  }
}

/** Returns whether the log of the file was deleted while a process uses it: the log lacks what its index names. */
export const isLogLost = (error: unknown): boolean => errcodeOf(error) === shortRead

/** Turns an error into the one of this package, which says what to do about the file. */
export function explained(cause: unknown, file: string): TokenStoreError {
  if (cause instanceof TokenStoreError) return cause
  const use = 'its -wal file was deleted while a process uses it'
  const healing = 'it opens again once every process has noticed that, or has ended'
  if (isLogLost(cause)) return new TokenStoreError(`${file} cannot be used: ${use}; ${healing}`, { cause })
  const error = explain(cause, file, createError)
  return error instanceof TokenStoreError
    ? error
    : new TokenStoreError(`${file} cannot be used: see the cause`, { cause })
}

const createError: CreateError = (message, options) => new TokenStoreError(message, options)

/** Runs `work` in a transaction, and takes it back if `work` throws. */
export function inTransaction<T>(database: sqlite.DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk may have rolled the transaction back already.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function openToWrite(file: string): Connection {
  // SQLite would open the file on a read-only disk too, but only to read.
  accessSync(file, constants.W_OK)
  return prepare(new sqlite.DatabaseSync(file), { file, isReadOnly: false }, (database) => {
    // The check comes before any write, also before the mode of the journal.
    const version = versionOf(database, file)
    database.exec('PRAGMA journal_mode = WAL')
    // NORMAL may lose the last commits of a WAL in a power failure: a noted try, or a token that is used already.
    // macOS needs `fullfsync` besides, or the cache of the drive keeps them; other systems ignore it.
    database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    // A migration writes, which a full disk would refuse.
    if (version < schemaVersion) migrate(database, file)
  })
}

function openToRead(file: string): Connection {
  const url = pathToFileURL(file)
  // A reader of a write-ahead log makes a file beside it, which this disk refuses; `immutable` needs no such file. An
  // empty log means that the last process has closed the file, so `immutable` misses no write.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) url.searchParams.set('immutable', '1')
  const database = new sqlite.DatabaseSync(url, { readOnly: true })
  return prepare(database, { file, isReadOnly: true }, () => versionOf(database, file))
}

function prepare(
  database: sqlite.DatabaseSync,
  { file, isReadOnly }: { readonly file: string; readonly isReadOnly: boolean },
  setUp: (database: sqlite.DatabaseSync) => void,
): Connection {
  // A lease that was taken in the future means that the clock was set back: it would hold for hours.
  const stands = 'taken_at <= :now AND :now < until'
  try {
    setUp(database)
    const identity = identityOf(file)
    return {
      database,
      isReadOnly,
      // While a connection is open, no process of SQLite removes the log or its index: without them, or with others, two
      // processes would not see each other's writes.
      hasMoved: () => !isSame(identityOf(file), identity),
      select: database.prepare('SELECT record FROM tokens WHERE key = :key'),
      // The fence starts from the time and not from 1, so that the lease of a file that was deleted is never mistaken for
      // one of the file that replaces it.
      take: database.prepare(`
        INSERT INTO tokens (key, fence, holder, taken_at, until) VALUES (:key, :firstFence, :holder, :now, :until)
        ON CONFLICT (key) DO UPDATE SET fence = fence + 1, holder = :holder, taken_at = :now, until = :until
        WHERE NOT (${stands}) OR holder = :holder
        RETURNING fence`),
      // Without a row the file is a new one, and no holder has leased since: the holder of a lease that lasts may write
      // the row again, and does not drop a token that it just got.
      update: database.prepare(`
        INSERT INTO tokens (key, generation, record, fence, holder, taken_at, until)
        SELECT :key, :generation, :record, :fence, :holder, :now, :until
        WHERE :now < :until OR EXISTS (SELECT 1 FROM tokens WHERE key = :key)
        ON CONFLICT (key) DO UPDATE SET generation = :generation, record = :record
        WHERE fence = :fence AND ${stands} AND generation <= :generation`),
      free: database.prepare('UPDATE tokens SET until = 0 WHERE key = :key AND fence = :fence'),
    }
  } catch (error) {
    database.close()
    throw error
  }
}

const errcodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined

/** Returns whether the disk refuses writes, while the file itself is sound. */
function isDiskError(error: unknown): boolean {
  const errcode = errcodeOf(error)
  if (errcode !== undefined) return !isLogLost(error) && diskErrors.has(errcode & 0xff)
  return error instanceof Error && 'code' in error && error.code === 'EROFS'
}

/**
 * Returns the version of the schema; 0 for a new file.
 *
 * @throws {TokenStoreError} another program, or a newer version of this package, has made the file
 */
function versionOf(database: sqlite.DatabaseSync, file: string): number {
  const foreign = `${file} is not a store of tokens: another program has made it; pass another path`
  // A file of tokens has no application id, and had none in the first version.
  if (pragma(database, 'application_id') !== 0) throw new TokenStoreError(foreign)
  const version = pragma(database, 'user_version')
  if (version > schemaVersion) {
    throw new TokenStoreError(
      `${file} has schema ${version}, but this version of the package reads schema ${schemaVersion}: update the package`,
    )
  }
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  if (tables.length > 0 && !tables.some(({ name }) => name === 'tokens')) throw new TokenStoreError(foreign)
  return version
}

function migrate(database: sqlite.DatabaseSync, file: string) {
  inTransaction(database, () => {
    // Another process may have migrated it since.
    versionOf(database, file)
    database.exec(`
      CREATE TABLE IF NOT EXISTS tokens (
        key TEXT PRIMARY KEY,
        generation INTEGER NOT NULL DEFAULT 0,
        record TEXT,
        fence INTEGER NOT NULL,
        holder TEXT NOT NULL,
        taken_at REAL NOT NULL,
        until REAL NOT NULL
      ) STRICT;
      PRAGMA user_version = ${schemaVersion}`)
  })
}

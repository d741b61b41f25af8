import { accessSync, closeSync, constants, lstatSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
// `Database` and its kin are not exported by every Node that we support: hence the namespace.
import * as sqlite from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { checkNames, checkPort, checkText, type NamesOf } from '../check-options.ts'
import { type Clock, systemClock } from '../clock.ts'
import { TokenInputError, TokenStoreError } from '../errors.ts'
import type { TokenRecord, TokenStore } from '../store.ts'
import { formatRecord, parseRecord } from './record-json.ts'

export interface SqliteStoreOptions {
  /**
   * Path of the file. Its directory is for this file alone, and closed to other users; both are made if they are
   * missing.
   */
  readonly path: string
  /** Whether other processes use the file: then a manager reads it every 5 s. @default true */
  readonly manyProcesses?: boolean
  /** Source of time for the leases: the clock of the manager. @default systemClock */
  readonly clock?: Pick<Clock, 'now'>
}

/** A store in a SQLite file. */
export interface SqliteStore extends TokenStore {
  /** Closes the file, once. Close the managers on it first: a closed store rejects with a TokenStoreError. */
  close(): void
}

const optionNames: NamesOf<SqliteStoreOptions> = { path: true, manyProcesses: true, clock: true }

const schemaVersion = 1
const busyMs = 5_000
/** SQLITE_IOERR and SQLITE_FULL: a full disk causes either of them. */
const diskErrors = new Set([10, 13])

/**
 * Keeps tokens in a file, as plain text: every process that can read the file can use them. On a disk that is full or
 * read-only the records can still be read; writes succeed again once the disk accepts them.
 *
 * @example
 * const store = sqliteStore({ path: '.tokens/tokens.db' })
 * const tokens = createTokenManager({ issuer, store })
 * await tokens.start()
 * await tokens.close()
 * store.close()
 * @throws {TokenStoreError} other users may read the file or its directory, either is a symbolic link, or a newer
 * version of this package has written it
 * @throws {TokenInputError} an option is wrong
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  checkOptions(options)
  const { path, manyProcesses = true, clock = systemClock } = options
  const file = resolve(path)
  const now = () => clock.now()
  let connection = connect(file)
  let isClosed = false

  function connected(): Connection {
    // A connection that was opened to read stays read-only, also when the disk can be written again.
    if (connection.isReadOnly) {
      const { database } = connection
      connection = connect(file)
      database.close()
    }
    return connection
  }

  /** Last text and record of each id: a poll every few seconds finds the same text almost always. */
  const parsed = new Map<string, { readonly json: string; readonly record: TokenRecord }>()
  function parseAgain(id: string, json: string): TokenRecord {
    const known = parsed.get(id)
    if (known?.json === json) return known.record
    const record = parseRecord(id, json)
    parsed.set(id, { json, record })
    return record
  }

  /**
   * Does work on the file. The errors of SQLite name tables and files, and quote no content, so they may be the cause.
   */
  async function use<T>(work: (connection: Connection) => T): Promise<T> {
    if (isClosed) throw new TokenStoreError(`${file} was closed: close the managers on it before the store`)
    try {
      return work(connected())
    } catch (cause) {
      throw cause instanceof TokenStoreError
        ? cause
        : new TokenStoreError(`${file} cannot be used: see the cause`, { cause })
    }
  }

  return {
    supports: { restart: true, manyProcesses },
    read: (id) =>
      use(({ select }) => {
        const json = select.get({ key: id })?.record
        return typeof json === 'string' ? parseAgain(id, json) : undefined
      }),
    lease: (id, { holder, leaseMs }) =>
      use(({ database, take }) => {
        const row = inTransaction(database, () => take.get({ key: id, holder, now: now(), until: now() + leaseMs }))
        return row === undefined ? undefined : { recordId: id, holder, fence: Number(row.fence) }
      }),
    write({ recordId, fence }, record) {
      const { generation } = record
      const json = formatRecord(record)
      return use(({ database, update }) => {
        const write = () => update.run({ key: recordId, fence, generation, record: json, now: now() })
        return inTransaction(database, write).changes === 1
      })
    },
    release: ({ recordId, fence }) =>
      use(({ database, free }) => {
        inTransaction(database, () => free.run({ key: recordId, fence }))
      }),
    close() {
      if (!isClosed) connection.database.close()
      isClosed = true
    },
  }
}

/** Checks what a program in JavaScript, or one with a cast, may pass. */
function checkOptions(options: SqliteStoreOptions) {
  checkPort('options', options, [], 'pass an object with a path')
  checkNames(options, optionNames)
  checkText('path', options.path, "pass the path of a file in a directory of its own, such as '.tokens/tokens.db'")
  if (options.path === ':memory:') {
    throw new TokenInputError({ field: 'path', rule: '":memory:" is not a file; pass a path, or use memoryStore()' })
  }
  if (options.manyProcesses !== undefined && typeof options.manyProcesses !== 'boolean') {
    const rule = `is of type ${typeof options.manyProcesses}; pass true or false, or leave it out`
    throw new TokenInputError({ field: 'manyProcesses', rule })
  }
  if (options.clock !== undefined) checkPort('clock', options.clock, ['now'], 'pass an object with the method now')
}

interface Connection {
  readonly database: sqlite.DatabaseSync
  readonly isReadOnly: boolean
  readonly select: sqlite.StatementSync
  readonly take: sqlite.StatementSync
  readonly update: sqlite.StatementSync
  readonly free: sqlite.StatementSync
}

function connect(file: string): Connection {
  try {
    makeFile(file)
    try {
      return openToWrite(file)
    } catch (error) {
      if (!isDiskError(error)) throw error
      return openToRead(file)
    }
  } catch (cause) {
    throw cause instanceof TokenStoreError
      ? cause
      : new TokenStoreError(`${file} cannot be opened: see the cause`, { cause })
  }
}

function openToWrite(file: string): Connection {
  // SQLite would open the file on a read-only disk too, but only to read.
  accessSync(file, constants.W_OK)
  return prepare(new sqlite.DatabaseSync(file), { isReadOnly: false }, (database) => {
    // The check comes before any write, also before the mode of the journal.
    const version = versionOf(database, file)
    database.exec('PRAGMA journal_mode = WAL')
    // NORMAL may lose the last commits of a WAL in a power failure: a noted try, or a token that is used already.
    database.exec('PRAGMA synchronous = FULL')
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
  return prepare(database, { isReadOnly: true }, () => versionOf(database, file))
}

function prepare(
  database: sqlite.DatabaseSync,
  { isReadOnly }: Pick<Connection, 'isReadOnly'>,
  setUp: (database: sqlite.DatabaseSync) => void,
): Connection {
  // A lease that was taken in the future means that the clock was set back: it would hold for hours.
  const stands = 'taken_at <= :now AND :now < until'
  try {
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    setUp(database)
    return {
      database,
      isReadOnly,
      select: database.prepare('SELECT record FROM tokens WHERE key = :key'),
      take: database.prepare(`
        INSERT INTO tokens (key, fence, holder, taken_at, until) VALUES (:key, 1, :holder, :now, :until)
        ON CONFLICT (key) DO UPDATE SET fence = fence + 1, holder = :holder, taken_at = :now, until = :until
        WHERE NOT (${stands}) OR holder = :holder
        RETURNING fence`),
      update: database.prepare(`
        UPDATE tokens SET generation = :generation, record = :record
        WHERE key = :key AND fence = :fence AND ${stands} AND generation <= :generation`),
      free: database.prepare('UPDATE tokens SET until = 0 WHERE key = :key AND fence = :fence'),
    }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Returns whether the disk refuses writes, while the file itself is sound. */
function isDiskError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number') return diskErrors.has(error.errcode & 0xff)
  return 'code' in error && error.code === 'EROFS'
}

function makeFile(file: string) {
  const directory = dirname(file)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  guard(directory, 'directory', 0o700)
  try {
    // The file is made here and not by SQLite, so that it never has a looser mode. `x` follows no link.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  guard(file, 'file', 0o600)
}

function guard(path: string, kind: 'directory' | 'file', mode: number) {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) {
    throw new TokenStoreError(`${path} is a symbolic link: pass the path of the ${kind} that it leads to`)
  }
  if (kind === 'file' ? !stat.isFile() : !stat.isDirectory())
    throw new TokenStoreError(`${path} is not a ${kind}: pass another path`)
  // Windows has no such modes: there the folders of a user are closed to others.
  if (process.platform !== 'win32' && (stat.mode & 0o777 & ~mode) !== 0) {
    const fix = `chmod ${mode.toString(8)} '${path}'`
    const advice = kind === 'file' ? fix : `keep tokens in a directory of their own, or: ${fix}`
    throw new TokenStoreError(`other users may enter or read ${path}: ${advice}`)
  }
}

function versionOf(database: sqlite.DatabaseSync, file: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > schemaVersion) {
    throw new TokenStoreError(
      `${file} has schema ${version}, but this version of the package reads schema ${schemaVersion}: update the package`,
    )
  }
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

function inTransaction<T>(database: sqlite.DatabaseSync, work: () => T): T {
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

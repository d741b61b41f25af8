import { closeSync, lstatSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
// `Database` and its kin are not exported by every Node that we support: hence the namespace.
import * as sqlite from 'node:sqlite'
import { z } from 'zod'
import { type Clock, systemClock } from '../clock.ts'
import { TokenStoreError } from '../errors.ts'
import type { TokenRecord, TokenStore } from '../store.ts'

export interface SqliteStoreOptions {
  /** The file. It lies in a directory of its own, which nobody else may enter; both are made if they are missing. */
  readonly path: string
  /** Whether other processes use the file: then it is looked at every 5 s. @default true */
  readonly manyProcesses?: boolean
  /** @default systemClock */
  readonly clock?: Pick<Clock, 'now'>
}

export interface SqliteStore extends TokenStore {
  /** Closes the file; the managers on it are closed before. */
  close(): void
}

const schemaVersion = 1
const busyMs = 5_000

const recordSchema: z.ZodType<TokenRecord> = z.object({
  key: z.string(),
  generation: z.int().nonnegative(),
  fence: z.int().nonnegative(),
  token: z.object({ secret: z.string().min(1), issuedAt: z.number(), expiresAt: z.number() }).optional(),
  attempts: z.array(z.number()),
  notBefore: z.number(),
})

/**
 * Keeps tokens in a file, as plain text: whoever can read the file can use them.
 *
 * @throws {TokenStoreError} others may read the file or its directory, either is a symbolic link, or a newer version
 * of this package has written it
 */
export function sqliteStore({ path, manyProcesses = true, clock = systemClock }: SqliteStoreOptions): SqliteStore {
  const file = resolve(path)
  const database = open(file)
  const now = () => clock.now()

  // A lease that was taken in the future says that the clock was set back: it would stand for hours.
  const stands = 'taken_at <= :now AND :now < until'
  const select = database.prepare('SELECT record FROM tokens WHERE key = :key')
  const take = database.prepare(`
    INSERT INTO tokens (key, fence, holder, taken_at, until) VALUES (:key, 1, :holder, :now, :until)
    ON CONFLICT (key) DO UPDATE SET fence = fence + 1, holder = :holder, taken_at = :now, until = :until
    WHERE NOT (${stands}) OR holder = :holder
    RETURNING fence`)
  const update = database.prepare(`
    UPDATE tokens SET generation = :generation, record = :record
    WHERE key = :key AND fence = :fence AND ${stands} AND generation <= :generation`)
  const free = database.prepare('UPDATE tokens SET until = 0 WHERE key = :key AND fence = :fence')

  return {
    supports: { restart: true, manyProcesses },
    async read(key) {
      return parseRow(key, select.get({ key }))
    },
    async lease(key, { holder, leaseMs }) {
      const row = inTransaction(database, () => take.get({ key, holder, now: now(), until: now() + leaseMs }))
      return row === undefined ? undefined : { key, holder, fence: Number(row.fence) }
    },
    async write({ key, fence }, record) {
      const { generation } = record
      const values = { key, fence, generation, record: JSON.stringify(record), now: now() }
      return inTransaction(database, () => update.run(values)).changes === 1
    },
    async release({ key, fence }) {
      inTransaction(database, () => free.run({ key, fence }))
    },
    close: () => database.close(),
  }
}

function makeFile(file: string) {
  const directory = dirname(file)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  guard(directory, 'directory', 0o700)
  try {
    // Made here, and not by SQLite, so that it never stands there with a looser mode. `x` follows no link.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  guard(file, 'file', 0o600)
}

function guard(path: string, kind: 'directory' | 'file', mode: number) {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) {
    throw new TokenStoreError(`${path} is a symbolic link: give the path of the ${kind} that it leads to`)
  }
  if (kind === 'file' ? !stat.isFile() : !stat.isDirectory()) throw new TokenStoreError(`${path} is not a ${kind}`)
  // Windows has no such modes: there the user's own folders are closed to others.
  if (process.platform !== 'win32' && (stat.mode & 0o777 & ~mode) !== 0) {
    const mend = `chmod ${mode.toString(8)} '${path}'`
    const advice = kind === 'file' ? mend : `keep tokens in a directory of their own, or: ${mend}`
    throw new TokenStoreError(`others may enter or read ${path}: ${advice}`)
  }
}

function open(file: string): sqlite.DatabaseSync {
  let database: sqlite.DatabaseSync | undefined
  try {
    makeFile(file)
    database = new sqlite.DatabaseSync(file)
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    // Before anything is written, the mode of the journal included.
    refuseNewer(database, file)
    database.exec('PRAGMA journal_mode = WAL')
    // In WAL, NORMAL may lose the last commits with the power: a noted try, or a token that is used already.
    database.exec('PRAGMA synchronous = FULL')
    migrate(database, file)
    return database
  } catch (cause) {
    database?.close()
    throw cause instanceof TokenStoreError ? cause : new TokenStoreError(`${file} cannot be opened`, { cause })
  }
}

function refuseNewer(database: sqlite.DatabaseSync, file: string) {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > schemaVersion) {
    throw new TokenStoreError(`${file} has schema ${version}, and this version knows ${schemaVersion}: update it`)
  }
}

function migrate(database: sqlite.DatabaseSync, file: string) {
  inTransaction(database, () => {
    refuseNewer(database, file)
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
    // A full disk may have rolled it back already; then there is nothing left to roll back.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function parseRow(key: string, row: Record<string, unknown> | undefined): TokenRecord | undefined {
  if (row === undefined || row.record === null) return undefined
  let json: unknown
  try {
    json = JSON.parse(String(row.record))
  } catch {
    // Without its cause: a SyntaxError quotes what it stumbled over, secret and all.
    throw new TokenStoreError(`the record of ${key} is not JSON`)
  }
  const { data, error } = recordSchema.safeParse(json)
  if (error) throw new TokenStoreError(`the record of ${key} cannot be read`, { cause: error })
  return data
}

import { realpathSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
// `Database` and its kin are not exported by every Node that we support: hence the namespace.
import * as sqlite from 'node:sqlite'
import { makePrivateFile } from '../private-file.ts'
import { busyMs } from './busy.ts'

/** Creates an error of the package that keeps the file. */
export type CreateError = (message: string, options?: ErrorOptions) => Error

/** Kind of a file: its schema, and the words in which a package names it. */
export interface FileKind {
  /** Application id of the file, so that another program's database is never taken for a file of this kind. */
  readonly applicationId: number
  /** Version of the schema: it grows with every change that an older version of the package cannot read. */
  readonly schemaVersion: number
  /** Statements that make a new file. They set the application id and the version. */
  readonly schema: string
  /** Statements that are run at each open, and add what an older version has not made. @default none */
  readonly additions?: string
  /** Statements that bring a file of an older version to the next one, by the older version. Each sets the version. @default none */
  readonly migrations?: Readonly<Record<number, string>>
  /** Name of the package. */
  readonly packageName: string
  /** Noun phrase for the file, such as `a store of jobs`. */
  readonly noun: string
  /** Usual name of the file, such as `jobs.db`. */
  readonly fileName: string
  /** Call that needs no file, such as `memoryBackend()`. */
  readonly withoutFile: string
  readonly createError: CreateError
}

export interface OpenFile {
  readonly database: sqlite.DatabaseSync
  /** Path without symbolic links, so that every process gives the file the same name. */
  readonly file: string
}

/**
 * Opens the file for reading and writing, and makes it if it is missing.
 *
 * @throws the error of the package: it is not a file of this version or an older one, other users can reach it, or its file
 * system cannot keep one
 */
export function openFile(path: string, kind: FileKind): OpenFile {
  const { createError } = kind
  if (path === '' || path === ':memory:') throw createError(`give the path of a file, or use ${kind.withoutFile}`)
  const wanted = resolve(path)
  let database: sqlite.DatabaseSync | undefined
  try {
    refuseDirectory(wanted, kind)
    const { fault, isNew: wasMade } = makePrivateFile(wanted)
    if (fault !== undefined) throw createError(fault)
    // A file that was deleted alone has left them, and the processes that have it open still use them.
    if (wasMade) for (const suffix of ['-wal', '-shm']) rmSync(`${wanted}${suffix}`, { force: true })
    const file = realpathSync(wanted)
    // Without a busy timeout: SQLite would wait for the lock of another process on the event loop.
    database = new sqlite.DatabaseSync(file)
    // The check comes before anything is written, the mode of the journal included.
    refuseForeign(database, wanted, kind)
    setDurable(database, wanted, createError)
    migrate(database, wanted, kind)
    return { database, file }
  } catch (cause) {
    database?.close()
    throw explain(cause, wanted, createError)
  }
}

/** Turns an error of SQLite into one that says what to do about the file. Other errors stay as they are. */
export function explain(cause: unknown, file: string, createError: CreateError): unknown {
  const code = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : undefined
  if (code === undefined) {
    const isOfTheSystem = cause instanceof Error && 'syscall' in cause
    return isOfTheSystem ? createError(`${file} cannot be opened: ${cause.message}`, { cause }) : cause
  }
  return createError(`${file} ${advice[code] ?? 'cannot be used'}`, { cause })
}

const advice: Readonly<Record<number, string>> = {
  5: `was locked by another process for ${busyMs} ms: end the process that holds it`,
  8: 'cannot be written: it, its directory or its disk is read-only',
  10: 'cannot be read or written: the disk reports an error',
  11: 'is damaged: put a backup in its place, or move it away to begin with an empty one',
  13: 'cannot grow: the disk is full',
  14: 'cannot be opened: make its directory writable, and see that nothing else has its name',
  26: 'is not an SQLite database: give another path, or move it away',
}

/** Refuses a directory, which SQLite reports as an error of the disk. @throws the error of the package */
export function refuseDirectory(path: string, { fileName, createError }: FileKind): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  throw createError(`${path} is a directory: give the path of a file, such as ${join(path, fileName)}`)
}

/**
 * Refuses a file of another kind.
 * @throws the error of the package: another program, or a newer version of the package, has made it
 */
export function refuseForeign(database: sqlite.DatabaseSync, file: string, kind: FileKind): void {
  if (isNew(database)) return
  if (pragma(database, 'application_id') !== kind.applicationId) {
    throw kind.createError(`${file} is not ${kind.noun}: another program has made it; give another path`)
  }
  const version = pragma(database, 'user_version')
  if (version > kind.schemaVersion) {
    throw kind.createError(
      `${file} has schema ${version}, but this version reads schema ${kind.schemaVersion}: update ${kind.packageName}`,
    )
  }
}

/** Makes each commit wait until it is on the disk. @throws the error of the package: the disk cannot have a write-ahead log */
export function setDurable(database: sqlite.DatabaseSync, file: string, createError: CreateError): void {
  grantWal(database, file, createError)
  // NORMAL may lose the last commits of a WAL with the power: what was acknowledged.
  // On macOS fsync leaves the data in the cache of the drive; F_FULLFSYNC does not. Other systems ignore it.
  database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
}

/** Sets the write-ahead log: without it a reader waits for a writer, and the promises of the log are void. */
export function grantWal(database: sqlite.DatabaseSync, file: string, createError: CreateError): void {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode
  if (mode === 'wal') return
  throw createError(`${file} cannot have a write-ahead log (${mode}): put it on a local disk`)
}

function migrate(database: sqlite.DatabaseSync, file: string, kind: FileKind) {
  database.exec('BEGIN IMMEDIATE')
  try {
    // The schema is checked again under the lock: another process may have made it in the meantime.
    refuseForeign(database, file, kind)
    if (isNew(database)) database.exec(kind.schema)
    for (let version = pragma(database, 'user_version'); version < kind.schemaVersion; version += 1) {
      database.exec(kind.migrations?.[version] ?? '')
    }
    if (kind.additions !== undefined) database.exec(kind.additions)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Returns whether no program has made a table in the file yet. */
export const isNew = (database: sqlite.DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

/** Returns a number of the header of the file. */
export const pragma = (database: sqlite.DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name])

import { existsSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
// `Database` and its kin are not exported by every Node that we support: hence the namespace.
import * as sqlite from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { makePrivateFile } from '@stockeye/internal/private-file'
import { JobBackendError } from '../../../errors.ts'
import { busyMs } from './busy.ts'
import { additions, applicationId, schema, schemaVersion } from './schema.ts'

export interface OpenFile {
  readonly database: sqlite.DatabaseSync
  /** Path without symbolic links, so that every process gives the file the same name. */
  readonly file: string
}

/**
 * Opens the file for reading and writing, and makes it if it is missing.
 *
 * @throws {JobBackendError} it is not a file of this version or an older one, other users can reach it, or its file system
 * cannot keep one
 */
export function openFile(path: string): OpenFile {
  if (path === '' || path === ':memory:') throw new JobBackendError('give the path of a file, or use memoryBackend()')
  const wanted = resolve(path)
  let database: sqlite.DatabaseSync | undefined
  try {
    refuseDirectory(wanted)
    const { fault, isNew: wasMade } = makePrivateFile(wanted)
    if (fault !== undefined) throw new JobBackendError(fault)
    // A file that was deleted alone has left them, and the processes that have it open still use them.
    if (wasMade) for (const suffix of ['-wal', '-shm']) rmSync(`${wanted}${suffix}`, { force: true })
    const file = realpathSync(wanted)
    // Without a busy timeout: SQLite would wait for the lock of another process on the event loop.
    database = new sqlite.DatabaseSync(file)
    // The check comes before anything is written, the mode of the journal included.
    refuseForeign(database, wanted)
    grantWal(database, wanted)
    // NORMAL may lose the last commits of a WAL with the power: runs that were acknowledged.
    database.exec('PRAGMA synchronous = FULL')
    migrate(database, wanted)
    return { database, file }
  } catch (cause) {
    database?.close()
    throw explain(cause, wanted)
  }
}

/**
 * Opens a file of this version for reading and writing. It is neither made nor changed in its schema: a command of an
 * operator must not do what a deploy does.
 *
 * @throws {JobBackendError} it is missing, or not a file of this version
 */
export function openExisting(path: string): OpenFile {
  const wanted = resolve(path)
  let database: sqlite.DatabaseSync | undefined
  try {
    refuseMissing(wanted)
    refuseDirectory(wanted)
    const file = realpathSync(wanted)
    const url = pathToFileURL(file)
    // Else SQLite would make a file that was removed in the meantime.
    url.searchParams.set('mode', 'rw')
    database = new sqlite.DatabaseSync(url)
    refuseForeign(database, wanted)
    refuseEmpty(database, wanted)
    refuseOlder(database, wanted)
    refuseOwned(database, wanted)
    grantWal(database, wanted)
    database.exec('PRAGMA synchronous = FULL')
    return { database, file }
  } catch (cause) {
    database?.close()
    throw explain(cause, wanted)
  }
}

/** Opens the file for a store view: nothing is made or changed. */
export function openForReading(path: string): sqlite.DatabaseSync {
  const file = resolve(path)
  refuseMissing(file)
  let database: sqlite.DatabaseSync | undefined
  try {
    refuseDirectory(file)
    const url = pathToFileURL(realpathSync(file))
    // No process has a file without a log open, and SQLite would make a log for us unless the file is called immutable.
    if (!existsSync(`${realpathSync(file)}-wal`)) url.searchParams.set('immutable', '1')
    database = new sqlite.DatabaseSync(url, { readOnly: true })
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    refuseForeign(database, file)
    refuseEmpty(database, file)
    return database
  } catch (cause) {
    database?.close()
    throw explain(cause, file)
  }
}

/** Turns an error of SQLite into one that says what to do about the file. Other errors stay as they are. */
export function explain(cause: unknown, file: string): unknown {
  const code = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : undefined
  if (code === undefined) {
    const isOfTheSystem = cause instanceof Error && 'syscall' in cause
    return isOfTheSystem ? new JobBackendError(`${file} cannot be opened: ${cause.message}`, { cause }) : cause
  }
  return new JobBackendError(`${file} ${advice[code] ?? 'cannot be used'}`, { cause })
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

/** Refuses a directory, which SQLite reports as an error of the disk. @throws {JobBackendError} */
function refuseDirectory(path: string) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  throw new JobBackendError(`${path} is a directory: give the path of a file, such as ${join(path, 'jobs.db')}`)
}

function refuseMissing(file: string) {
  if (!existsSync(file)) throw new JobBackendError(`${file} does not exist: give the path of a store`)
}

function refuseEmpty(database: sqlite.DatabaseSync, file: string) {
  if (isNew(database)) throw new JobBackendError(`${file} holds no jobs yet`)
}

const addedNames = [...additions.matchAll(/CREATE \w+ IF NOT EXISTS (\w+)/g)].map(([, name = '']) => name)

/** Refuses a file that a process of this version has never opened. @throws {JobBackendError} */
function refuseOlder(database: sqlite.DatabaseSync, file: string) {
  const find = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = :name')
  const hasAdditions = addedNames.every((name) => find.get({ name }) !== undefined)
  if (hasAdditions && pragma(database, 'user_version') === schemaVersion) return
  throw new JobBackendError(
    `${file} is of an older version of @stockeye/job-runner: start a worker of this version first, or use the command of that version`,
  )
}

/** Refuses a file that a process uses alone: it would not notice what another process writes. @throws {JobBackendError} */
function refuseOwned(database: sqlite.DatabaseSync, file: string) {
  if (database.prepare('SELECT 1 FROM takers WHERE until_at = 9e999').get() === undefined) return
  throw new JobBackendError(
    `${file} is of a process that uses it alone (manyProcesses: false) and would not notice a change: call its runner, or stop it first`,
  )
}

/**
 * Refuses a file that is not ours.
 * @throws {JobBackendError} another program, or a newer version of this package, has made it
 */
function refuseForeign(database: sqlite.DatabaseSync, file: string) {
  if (isNew(database)) return
  if (pragma(database, 'application_id') !== applicationId) {
    throw new JobBackendError(`${file} is not a store of jobs: another program has made it; give another path`)
  }
  const version = pragma(database, 'user_version')
  if (version > schemaVersion) {
    throw new JobBackendError(
      `${file} has schema ${version}, but this version reads schema ${schemaVersion}: update @stockeye/job-runner`,
    )
  }
}

/** Sets the write-ahead log: without it a reader waits for a writer, and the promises of the log are void. */
export function grantWal(database: sqlite.DatabaseSync, file: string): void {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode
  if (mode === 'wal') return
  throw new JobBackendError(`${file} cannot have a write-ahead log (${mode}): put it on a local disk`)
}

function migrate(database: sqlite.DatabaseSync, file: string) {
  database.exec('BEGIN IMMEDIATE')
  try {
    // The schema is checked again under the lock: another process may have made it in the meantime.
    refuseForeign(database, file)
    if (isNew(database)) database.exec(schema)
    database.exec(additions)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

const isNew = (database: sqlite.DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

const pragma = (database: sqlite.DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name])

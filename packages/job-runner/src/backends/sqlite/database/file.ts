import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
// `Database` and its kin are not exported by every Node that we support: hence the namespace.
import * as sqlite from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { busyMs } from '@stockeye/internal/sqlite/busy'
import * as files from '@stockeye/internal/sqlite/file'
import { JobBackendError } from '../../../errors.ts'
import { additions, applicationId, schema, schemaVersion } from './schema.ts'

export interface OpenFile {
  readonly database: sqlite.DatabaseSync
  /** Path without symbolic links, so that every process gives the file the same name. */
  readonly file: string
}

/** Creates an error of a store. */
export const createError = (message: string, options?: ErrorOptions): JobBackendError =>
  new JobBackendError(message, options)

const jobStore = {
  applicationId,
  schemaVersion,
  schema,
  additions,
  packageName: '@stockeye/job-runner',
  noun: 'a store of jobs',
  fileName: 'jobs.db',
  withoutFile: 'memoryBackend()',
  createError,
}

/**
 * Opens the file for reading and writing, and makes it if it is missing.
 *
 * @throws {JobBackendError} it is not a file of this version or an older one, other users can reach it, or its file system
 * cannot keep one
 */
export const openFile = (path: string): OpenFile => files.openFile(path, jobStore)

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
    files.refuseDirectory(wanted, jobStore)
    const file = realpathSync(wanted)
    const url = pathToFileURL(file)
    // Else SQLite would make a file that was removed in the meantime.
    url.searchParams.set('mode', 'rw')
    database = new sqlite.DatabaseSync(url)
    files.refuseForeign(database, wanted, jobStore)
    refuseEmpty(database, wanted)
    refuseOlder(database, wanted)
    refuseOwned(database, wanted)
    files.setDurable(database, wanted, createError)
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
    files.refuseDirectory(file, jobStore)
    const url = pathToFileURL(realpathSync(file))
    // No process has a file without a log open, and SQLite would make a log for us unless the file is called immutable.
    if (!existsSync(`${realpathSync(file)}-wal`)) url.searchParams.set('immutable', '1')
    database = new sqlite.DatabaseSync(url, { readOnly: true })
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    files.refuseForeign(database, file, jobStore)
    refuseEmpty(database, file)
    return database
  } catch (cause) {
    database?.close()
    throw explain(cause, file)
  }
}

/** Turns an error of SQLite into one that says what to do about the file. Other errors stay as they are. */
export const explain = (cause: unknown, file: string): unknown => files.explain(cause, file, createError)

/** Sets the write-ahead log. @throws {JobBackendError} the disk cannot have one */
export const grantWal = (database: sqlite.DatabaseSync, file: string): void =>
  files.grantWal(database, file, createError)

function refuseMissing(file: string) {
  if (!existsSync(file)) throw new JobBackendError(`${file} does not exist: give the path of a store`)
}

function refuseEmpty(database: sqlite.DatabaseSync, file: string) {
  if (files.isNew(database)) throw new JobBackendError(`${file} holds no jobs yet`)
}

const addedNames = [...additions.matchAll(/CREATE \w+ IF NOT EXISTS (\w+)/g)].map(([, name = '']) => name)

/** Refuses a file that a process of this version has never opened. @throws {JobBackendError} */
function refuseOlder(database: sqlite.DatabaseSync, file: string) {
  const find = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = :name')
  const hasAdditions = addedNames.every((name) => find.get({ name }) !== undefined)
  if (hasAdditions && files.pragma(database, 'user_version') === schemaVersion) return
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

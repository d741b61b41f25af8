import { type BigIntStats, closeSync, linkSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import * as sqlite from 'node:sqlite'
import { makePrivateFolder } from '../private-file.ts'
import type { CreateError } from './file.ts'
import { syncFolder } from './sync-folder.ts'

/** Device and inode of a file, of its write-ahead log and of the index of that; undefined where there is no file. */
export interface FileIdentity {
  readonly file: string | undefined
  readonly log: string | undefined
  readonly index: string | undefined
}

// As bigint: the inode numbers of Windows go beyond 2^53, where two files would have one number.
const statOf = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false })
const nameOf = (stats: BigIntStats | undefined): string | undefined => stats && `${stats.dev}:${stats.ino}`
const identityAt = (path: string) => nameOf(statOf(path))

/** Returns what lies at the path, and beside it. */
export const identityOf = (file: string): FileIdentity => ({
  file: identityAt(file),
  log: identityAt(`${file}-wal`),
  index: identityAt(`${file}-shm`),
})

/** Returns whether both are one file, with one log and one index. */
export const isSame = (one: FileIdentity, other: FileIdentity): boolean =>
  one.file === other.file && one.log === other.log && one.index === other.index

/** Returns whether no path leads to the open file any more; true where the system does not show it. */
export function isDeleted({ file }: FileIdentity): boolean {
  const folder = '/proc/self/fd'
  try {
    for (const name of readdirSync(folder)) {
      const stats = statOf(`${folder}/${name}`)
      if (stats !== undefined && nameOf(stats) === file) return stats.nlink === 0n
    }
  } catch {
    // Only Linux has the folder.
  }
  return true
}

/**
 * Stores a copy of a deleted file, which is still open, at its path.
 *
 * @returns false if another process has made a file there in the meantime
 * @throws {Error} it cannot be stored
 */
export function restoreDeleted(database: sqlite.DatabaseSync, file: string, identity: FileIdentity): boolean {
  const copy = `${file}-restored-${process.pid}`
  makePrivateFolder(dirname(file))
  rmSync(copy, { force: true })
  try {
    closeSync(openSync(copy, 'wx', 0o600))
    database.prepare('VACUUM INTO ?').run(copy)
    // A process that opens it then needs no lock to set the mode.
    const made = new sqlite.DatabaseSync(copy)
    made.exec('PRAGMA journal_mode = WAL')
    made.close()
    // It belongs to the deleted file, and would be read as part of the copy.
    removeLog(file, identity)
    linkSync(copy, file)
    syncFolder(dirname(file))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(copy, { force: true })
  }
}

/** Removes what is left of the open log and its index, but nothing that another process has made in the meantime. */
function removeLog(file: string, { log, index }: FileIdentity) {
  if (identityAt(`${file}-wal`) === log) rmSync(`${file}-wal`, { force: true })
  if (identityAt(`${file}-shm`) === index) rmSync(`${file}-shm`, { force: true })
}

/**
 * Writes the content of the open log, whose path or whose index's path is gone, into the file.
 * @throws the error that `createError` returns: another process writes to the log or reads from it
 */
export function checkpointLostLog(
  database: sqlite.DatabaseSync,
  file: string,
  identity: FileIdentity,
  createError: CreateError,
): void {
  const { busy, log, checkpointed } = database.prepare('PRAGMA wal_checkpoint(FULL)').get() ?? {}
  if (busy !== 0 || log !== checkpointed) {
    throw createError(`the log of ${file} was deleted while in use, and other processes have it open: end them`)
  }
  // A new log must not meet the old index, nor the old log a new index.
  removeLog(file, identity)
}

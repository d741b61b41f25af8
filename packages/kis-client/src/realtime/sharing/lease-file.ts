import { rmSync, statSync } from 'node:fs'
import * as sqlite from 'node:sqlite'
import { explain } from '@stockeye/internal/sqlite/file'
import { KisUnreachableError } from '../../errors.ts'
import { formatMemory, type KeyMemory, parseMemory } from './memory.ts'

/** Lock on a file, which the kernel releases when the process ends in any way. */
export interface LeaseFile {
  /** Memory that was stored last; undefined if this version reads no such memory. */
  readonly memory: KeyMemory | undefined
  /** Returns whether the locked file still lies at its path. Another process can lock a file that took its place. */
  isInPlace(): boolean
  /** Stores a memory. @throws {KisUnreachableError} it is not stored */
  write(memory: KeyMemory): void
  /** Releases the lock. */
  close(): void
}

// `KISL` in ASCII.
const applicationId = 0x4b_49_53_4c

const createError = (message: string, options?: ErrorOptions) => new KisUnreachableError(message, options)

/**
 * Locks a file, and reads the memory in it.
 *
 * The lock is that of SQLite in exclusive mode: it stays through commits, a process that was killed leaves none behind, and
 * one that is paused keeps it, as it keeps its socket at KIS. A lease with an end would let a second process connect beside
 * a paused one. No other part of a process may open the file: the system releases the lock with any descriptor of it.
 *
 * @param path file, which exists
 * @returns undefined while another process, or another line of this one, has it locked
 * @throws {KisUnreachableError} it cannot be read or written, or another program has made it
 */
export function lockLeaseFile(path: string): LeaseFile | undefined {
  let database: sqlite.DatabaseSync | undefined
  try {
    database = new sqlite.DatabaseSync(path)
    if (!lock(database)) {
      database.close()
      return undefined
    }
    prepare(database, path)
    return openLease(database, path)
  } catch (cause) {
    if (database?.isOpen) database.close()
    throw explain(cause, path, createError)
  }
}

function lock(database: sqlite.DatabaseSync): boolean {
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
    if (code === 5) return false
    throw error
  }
}

/** Makes the table, and ends the transaction. The lock stays. */
function prepare(database: sqlite.DatabaseSync, path: string) {
  const found = Number(database.prepare('PRAGMA application_id').get()?.['application_id'])
  const isNew = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
  if (!isNew && found !== applicationId) {
    throw createError(`${path} is not the lease of an app key: another program has made it; give another directory`)
  }
  database.exec(`
    PRAGMA application_id = ${applicationId};
    CREATE TABLE IF NOT EXISTS memory (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT;
    COMMIT`)
}

function openLease(database: sqlite.DatabaseSync, path: string): LeaseFile {
  const identity = identityAt(path)
  const store = database.prepare('INSERT OR REPLACE INTO memory (id, json) VALUES (1, ?)')
  return {
    memory: readMemory(database),
    isInPlace: () => identity !== undefined && identityAt(path) === identity,
    write(memory) {
      try {
        store.run(formatMemory(memory))
      } catch (cause) {
        throw explain(cause, path, createError)
      }
    },
    close() {
      if (database.isOpen) database.close()
    },
  }
}

function readMemory(database: sqlite.DatabaseSync): KeyMemory | undefined {
  const json = database.prepare('SELECT json FROM memory').get()?.['json']
  try {
    return typeof json === 'string' ? parseMemory(json) : undefined
  } catch {
    // An older or newer version has written it: it is as good as unknown.
    return undefined
  }
}

/** Returns the device and inode at a path; undefined where there is no file. */
export function identityAt(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && `${stats.dev}:${stats.ino}`
}

/** Removes a socket that a dead process has left. */
export const removeStaleSocket = (path: string): void => rmSync(path, { force: true })

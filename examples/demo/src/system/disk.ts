import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@stockeye/example-api/data/database'
import type { Database } from '@stockeye/example-api/data/tables'
import { type DeskStore, memoryDeskStore, sqliteDeskStore } from '@stockeye/example-trader/desk/store'
import { type JobRunnerOptions, memoryBackend } from '@stockeye/job-runner'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { memoryJournal, type OrderJournal } from '@stockeye/kis-client'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { type Clock, memoryStore, type TokenStore } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'

/** Places where the programs keep what they must not lose. Each call opens a place for one program. */
export interface Disk {
  tokens(clock: Clock): TokenStore & { close?(): void }
  journal(): OrderJournal
  desks(clock: Clock): DeskStore
  jobs(of: 'trader' | 'api'): JobRunnerOptions['backend']
  /** Records of the API. */
  database(): Promise<Database>
  /** Path of the file that halts the trader. */
  readonly haltFile: string
  /** Removes all. */
  remove(): void
}

/** Keeps all in files of a folder of its own: a program that is started again goes on with them. */
export function folderDisk(): Disk {
  const { folder, haltFile, remove } = temporaryFolder()
  return {
    tokens: (clock) => sqliteStore({ path: join(folder, 'tokens.db'), clock, manyProcesses: false }),
    journal: () => sqliteJournal({ path: join(folder, 'orders.db') }),
    desks: (clock) => sqliteDeskStore({ path: join(folder, 'desk.db'), clock }),
    jobs: (of) => sqliteBackend({ path: join(folder, `${of}-jobs.db`), manyProcesses: false }),
    database: async () => openDatabase(join(folder, 'api.db')),
    haltFile,
    remove,
  }
}

/**
 * Keeps in memory what is written often, for programs that are started once: a disk takes more time than all of a simulated day. The
 * records of the API, which are few, lie in a file.
 */
export function memoryDisk(): Disk {
  const { folder, haltFile, remove } = temporaryFolder()
  return {
    tokens: (clock) => memoryStore({ clock }),
    journal: () => memoryJournal(),
    desks: (clock) => memoryDeskStore({ clock }),
    jobs: () => memoryBackend(),
    database: async () => openDatabase(join(folder, 'api.db')),
    haltFile,
    remove,
  }
}

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'stockeye-system-'))
  const remove = () => {
    process.off('exit', remove)
    rmSync(folder, { recursive: true, force: true })
  }
  // Nothing is kept, also after a stop that has not ended.
  process.once('exit', remove)
  return { folder, haltFile: join(folder, 'STOP'), remove }
}

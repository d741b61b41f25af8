import type { Backend } from '../backend.ts'
import { openEngine } from '../sqlite/engine.ts'
import { engineBackend } from '../sqlite/engine-backend.ts'

export interface SqliteBackendOptions {
  /** The file, on a local disk. It and its directory are made if they are missing, for the user of the process alone. */
  readonly path: string
  /**
   * Whether other processes on this host use the file. If not, nothing polls and nothing listens: timers run for what is
   * due, and no others.
   *
   * @default true
   */
  readonly manyProcesses?: boolean
}

/** Keeps jobs in a file: what was acknowledged is on the disk, and the runs of a killed process are taken over. */
export function sqliteBackend({ path, manyProcesses = true }: SqliteBackendOptions): Backend {
  return engineBackend({ manyProcesses, openEngine: (context) => openEngine({ path, manyProcesses, context }) })
}

import { checkBoolean, checkNames, checkObject, checkText, type NamesOf } from '../../runner/check-input.ts'
import type { Backend } from '../backend.ts'
import { openEngine } from './engine.ts'
import { engineBackend } from './engine-backend.ts'

export interface SqliteBackendOptions {
  /** Path of the file, on a local disk. The file and its directory are made if they are missing, for the user of the process alone. */
  readonly path: string
  /**
   * Whether other processes on this host use the file. If not, nothing polls and nothing listens: timers run only for
   * due work.
   *
   * @default true
   */
  readonly manyProcesses?: boolean
}

const optionNames: NamesOf<SqliteBackendOptions> = { path: true, manyProcesses: true }

/**
 * Keeps jobs in a file: what was acknowledged is on the disk, and the runs of a killed process are taken over.
 *
 * @example
 * const jobs = createJobRunner({ backend: sqliteBackend({ path: '.jobs/jobs.db' }) })
 * @throws {JobInputError} an option is missing or wrong
 */
export function sqliteBackend(options: SqliteBackendOptions): Backend {
  checkObject('options', options, 'pass { path }')
  checkNames(options, optionNames)
  const { path, manyProcesses = true } = options
  checkText('path', path, 'use the path of a file, such as .jobs/jobs.db')
  checkBoolean('manyProcesses', manyProcesses)
  return engineBackend({ manyProcesses, openEngine: (context) => openEngine({ path, manyProcesses, context }) })
}

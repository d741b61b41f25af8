import type * as sqlite from 'node:sqlite'
import * as connections from '@stockeye/internal/sqlite/connection'
import { createError, openExisting, openFile } from './file.ts'

type Values = Record<string, sqlite.SQLInputValue>
type Row = Record<string, sqlite.SQLOutputValue>

/** Prepared statement, with its values by their names. */
export interface Statement {
  run(...values: [Values?]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint }
  get(...values: [Values?]): Row | undefined
  all(...values: [Values?]): Row[]
  iterate(...values: [Values?]): Iterable<Row>
}

/** Source of statements: a database of SQLite itself, or a connection. */
export interface Database {
  prepare(sql: string): Statement
}

/** Database on the file at a path. Its statements stay valid when that file is opened again. */
export interface Connection extends Database {
  /** Path without symbolic links. */
  readonly file: string
  isTransaction(): boolean
  /**
   * Checks that the open file, its log and its index still lie at their paths, and opens what lies there otherwise. Not within
   * a transaction.
   *
   * @throws {JobBackendError} the last transaction is not in the file at the path
   */
  verify(): void
  /** Sets the function that is called when the file was opened again, with the reason, for people. */
  onReopened(call: (because: Error) => void): void
  close(): void
}

export interface ConnectionOptions {
  readonly path: string
  /** Whether a missing file is refused, instead of being made. */
  readonly mustExist: boolean
}

/** Opens the file. @throws {JobBackendError} it cannot be used */
export const openConnection = ({ path, mustExist }: ConnectionOptions): Connection =>
  connections.openConnection(path, { openAt: mustExist ? openExisting : openFile, createError })

import type * as sqlite from 'node:sqlite'
import type { CreateError, OpenFile } from './file.ts'
import { checkpointLostLog, type FileIdentity, identityOf, isDeleted, isSame, restoreDeleted } from './lost-file.ts'

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
   * @throws the error of the package: the last transaction is not in the file at the path
   */
  verify(): void
  /** Sets the function that is called when the file was opened again, with the reason, for people. */
  onReopened(call: (because: Error) => void): void
  close(): void
}

export interface ConnectionOptions {
  /** Opens the file at a path: at first, and again after it was lost. */
  readonly openAt: (path: string) => OpenFile
  readonly createError: CreateError
}

/** Opens the file at a path. @throws the error of `openAt` */
export function openConnection(path: string, { openAt, createError }: ConnectionOptions): Connection {
  let open: OpenFile = openAt(path)
  let identity = identityOf(open.file)
  const { file } = open
  let isClosed = false
  let reopened: (because: Error) => void = () => undefined
  let reason = createError(`${file} was lost while in use`)

  /**
   * Opens the file at the path in place of the open one, and reports the reason. The open one is closed first: SQLite would
   * share its index otherwise. If it fails, the next statement tries again.
   */
  function reopen(because: Error) {
    reason = because
    if (open.database.isOpen) open.database.close()
    open = openAt(file)
    identity = identityOf(file)
    reopened(because)
  }

  function replace(what: string): never {
    reopen(createError(`${what} was replaced while in use: the new one is used from now on; try again`))
    throw reason
  }

  /** Opens the file again whose log or index is gone. */
  function reopenLog(found: FileIdentity) {
    if (found.log !== undefined && found.log !== identity.log) replace(`the log of ${file}`)
    checkpointLostLog(open.database, file, identity, createError)
    reopen(createError(`the log of ${file} was deleted while in use: its content was saved`))
  }

  function verify() {
    const found = identityOf(file)
    if (isSame(found, identity)) return
    if (found.file === identity.file) return reopenLog(found)
    if (found.file !== undefined) replace(file)
    if (!isDeleted(identity)) {
      throw createError(`${file} was moved while in use: move it back, or start again with its new path`)
    }
    if (!restoreDeleted(open.database, file, identity)) replace(file)
    reopen(createError(`${file} was deleted while in use: its content was restored`))
  }

  return {
    file,
    prepare(named) {
      const { sql, toList } = byPosition(named)
      let of = open
      let statement = of.database.prepare(sql)
      const current = () => {
        if (!isClosed && !open.database.isOpen) reopen(reason)
        if (of === open) return statement
        of = open
        statement = of.database.prepare(sql)
        return statement
      }
      return {
        run: (values = {}) => current().run(...toList(values)),
        get: (values = {}) => current().get(...toList(values)),
        all: (values = {}) => current().all(...toList(values)),
        iterate: (values = {}) => current().iterate(...toList(values)),
      }
    },
    isTransaction: () => open.database.isOpen && open.database.isTransaction,
    verify,
    onReopened(call) {
      reopened = call
    },
    close() {
      isClosed = true
      if (open.database.isOpen) open.database.close()
    },
  }
}

/** Replaces the names of values by places: SQLite's driver looks each name up at each call, which takes as long as a small step. */
function byPosition(named: string) {
  const names: string[] = []
  const sql = named.replaceAll(/:([a-z]\w*)/gi, (_, name: string) => {
    names.push(name)
    return '?'
  })
  return { sql, toList: (values: Values) => names.map((name) => pick(values, name)) }
}

function pick(values: Values, name: string): sqlite.SQLInputValue {
  const value = values[name]
  if (value === undefined) throw new TypeError(`a statement has no value for ${name}`)
  return value
}

import { resolve } from 'node:path'
import { isBusy, untilUnlocked } from '@stockeye/internal/sqlite/busy'
import { checkFunction, checkNames, checkPort, checkText, clockMethods, type NamesOf } from '../check-options.ts'
import { type Clock, systemClock } from '../clock.ts'
import { TokenInputError, TokenStoreError } from '../errors.ts'
import type { Lease, TokenRecord, TokenStore } from '../store.ts'
import { formatRecord, parseRecord } from './record-json.ts'
import { type Connection, connect, explained, inTransaction, isLogLost } from './sqlite/connection.ts'

/** Options of `sqliteStore`. */
export interface SqliteStoreOptions {
  /**
   * Path of the file. Its directory is for this file alone, and closed to other users; both are made if they are
   * missing.
   */
  readonly path: string
  /** Whether other processes use the file: then a manager reads it every 5 s. @default true */
  readonly manyProcesses?: boolean
  /** Source of time for the leases, and for the waits at the lock of another process. @default systemClock */
  readonly clock?: Clock
  /** Returns a number in [0, 1), which spreads those waits. @default Math.random */
  readonly random?: () => number
}

/** A store in a SQLite file. */
export interface SqliteStore extends TokenStore {
  /** Closes the file, once. Close the managers on it first: a closed store rejects with a TokenStoreError. */
  close(): void
}

const optionNames: NamesOf<SqliteStoreOptions> = { path: true, manyProcesses: true, clock: true, random: true }

/** Greatest fence that starts from the time: a number beyond 2^53 is not exact. Only a simulated clock gets there, in 2255. */
const latestFirstFence = 9e15

/**
 * Keeps tokens in a file, as plain text: every process that can read the file can use them. On a disk that is full or
 * read-only the records can still be read; writes succeed again once the disk accepts them.
 *
 * @example
 * const store = sqliteStore({ path: '.tokens/tokens.db' })
 * const tokens = createTokenManager({ issuer, store })
 * await tokens.start()
 * await tokens.close()
 * store.close()
 * @throws {TokenStoreError} other users may read the file or its directory, either is a symbolic link, or another
 * program or a newer version of this package has made it
 * @throws {TokenInputError} an option is wrong
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  checkOptions(options)
  const { path, manyProcesses = true, clock = systemClock, random = Math.random } = options
  const file = resolve(path)
  let connection = unlessBusy(() => connect(file))
  let isClosed = false

  function connected(): Connection {
    if (isClosed) throw new TokenStoreError(`${file} was closed: close the managers on it before the store`)
    // A connection that was opened to read stays read-only, also when the disk can be written again. Files that were
    // deleted, replaced or moved stay open, but no other process sees them any more.
    // The old files are closed first: the last process that closes a file whose log was deleted saves the log into it.
    if (connection?.isReadOnly || connection?.hasMoved()) disconnect()
    connection ??= connect(file)
    return connection
  }

  function disconnect() {
    connection?.database.close()
    connection = undefined
  }

  /** End of each lease, in ms since 1970: its holder may write it again into a new file. */
  const endOf = new WeakMap<Lease, number>()

  /** Last text and record of each id: a poll every few seconds finds the same text almost always. */
  const parsed = new Map<string, { readonly json: string; readonly record: TokenRecord }>()
  function parseAgain(id: string, json: string): TokenRecord {
    const known = parsed.get(id)
    if (known?.json === json) return known.record
    const record = parseRecord(id, json)
    parsed.set(id, { json, record })
    return record
  }

  /**
   * Does work on the file. The errors of SQLite name tables and files, and quote no content, so they may be the cause.
   */
  async function use<T>(work: (connection: Connection) => T): Promise<T> {
    try {
      return await untilUnlocked(() => work(connected()), { clock, random })
    } catch (cause) {
      if (isLogLost(cause)) disconnect()
      throw explained(cause, file)
    }
  }

  return {
    supports: { restart: true, manyProcesses },
    read: (id) =>
      use(({ select }) => {
        const json = select.get({ key: id })?.record
        return typeof json === 'string' ? parseAgain(id, json) : undefined
      }),
    lease: (id, { holder, leaseMs }) =>
      use(({ database, take }) => {
        const takenAt = clock.now()
        const until = takenAt + leaseMs
        const firstFence = Math.min(Math.floor(takenAt * 1_000), latestFirstFence)
        const row = inTransaction(database, () => take.get({ key: id, holder, now: takenAt, until, firstFence }))
        if (row === undefined) return undefined
        const lease = { recordId: id, holder, fence: Number(row.fence) }
        endOf.set(lease, until)
        return lease
      }),
    write(lease, record) {
      const { recordId, holder, fence } = lease
      const { generation } = record
      const json = formatRecord(record)
      return use(({ database, update }) => {
        const terms = { key: recordId, holder, fence, until: endOf.get(lease) ?? 0, now: clock.now() }
        const write = () => update.run({ ...terms, generation, record: json })
        return inTransaction(database, write).changes === 1
      })
    },
    release: ({ recordId, fence }) =>
      use(({ database, free }) => {
        inTransaction(database, () => free.run({ key: recordId, fence }))
      }),
    close() {
      disconnect()
      isClosed = true
    },
  }
}

/** Checks what a program in JavaScript, or one with a cast, may pass. */
function checkOptions(options: SqliteStoreOptions) {
  checkPort('options', options, [], 'pass an object with a path')
  checkNames(options, optionNames)
  checkText('path', options.path, "pass the path of a file in a directory of its own, such as '.tokens/tokens.db'")
  if (options.path === ':memory:') {
    throw new TokenInputError({ field: 'path', rule: '":memory:" is not a file; pass a path, or use memoryStore()' })
  }
  if (options.manyProcesses !== undefined && typeof options.manyProcesses !== 'boolean') {
    const rule = `is of type ${typeof options.manyProcesses}; pass true or false, or leave it out`
    throw new TokenInputError({ field: 'manyProcesses', rule })
  }
  if (options.clock !== undefined) {
    checkPort('clock', options.clock, clockMethods, 'pass the clock of the manager')
  }
  if (options.random !== undefined) checkFunction('random', options.random, 'pass a function such as Math.random')
}

/** Returns undefined while another process has the lock: the first call opens the file then, and waits for it. */
function unlessBusy<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (isBusy(error)) return undefined
    throw error
  }
}

import { type Patience, untilUnlocked } from '@stockeye/internal/sqlite/busy'
import { type Connection, openConnection } from '@stockeye/internal/sqlite/connection'
import { explain, openFile } from '@stockeye/internal/sqlite/file'
import { createGroupCommit } from '@stockeye/internal/sqlite/group-commit'
import type { Clock } from '@stockeye/token-manager'
import { systemClock } from '../../clock.ts'
import { KisJournalError } from '../../errors.ts'
import { checkOption, checkOptionNames, clockRule, functionRule } from '../../values/check-options.ts'
import type { OrderJournal } from './journal.ts'
import {
  applicationId,
  createTables,
  migrations,
  type PrunedSlice,
  schema,
  schemaVersion,
  type Tables,
} from './tables.ts'

/** Options of `sqliteJournal`. */
export interface SqliteJournalOptions {
  /** Path of the file, on a local disk. The file and its directory are made if they are missing, for the user of the process alone. */
  readonly path: string
  /** Source of time for the waits at the lock of another process. @default the clock of the machine */
  readonly clock?: Clock
  /** Returns a number in [0, 1), which spreads those waits. @default Math.random */
  readonly random?: () => number
}

const createError = (message: string, options?: ErrorOptions) => new KisJournalError(message, options)

const journalFile = {
  applicationId,
  schemaVersion,
  schema,
  migrations,
  packageName: '@stockeye/kis-client',
  noun: 'a journal of orders',
  fileName: 'orders.db',
  withoutFile: 'memoryJournal()',
  createError,
}

/** Open file of a journal. */
interface Store {
  /** Runs `work` in a transaction, and resolves once it is on the disk. @throws {KisJournalError} it is not stored */
  write<T>(work: (tables: Tables) => T): Promise<T>
  /** Runs `work` on the stored state. @throws {KisJournalError} the file cannot be read */
  read<T>(work: (tables: Tables) => T): Promise<T>
  /** Stores the writes of this turn, and closes the file. */
  close(): Promise<void>
}

/**
 * Keeps the journal of orders in a SQLite file, which several processes of one host may use at once. All writes of one turn
 * of the event loop share one wait for the disk.
 *
 * @example
 * const journal = sqliteJournal({ path: '.orders/orders.db' })
 * await journal.open()
 * await journal.close()
 * @throws {KisInputError} an option is missing or wrong
 */
export function sqliteJournal(options: SqliteJournalOptions): OrderJournal {
  checkOptionNames('sqliteJournal', options, ['path', 'clock', 'random'])
  const { path, clock = systemClock, random = Math.random } = options
  checkOption('path', path, {
    is: 'the path of a file',
    use: 'a path such as .orders/orders.db, or memoryJournal() to keep nothing',
    fits: (value) => typeof value === 'string' && value !== '' && value !== ':memory:',
  })
  checkOption('clock', clock, clockRule)
  checkOption('random', random, functionRule('Math.random, or leave it out'))
  let opening: Promise<Store> | undefined

  async function opened(): Promise<Store> {
    if (opening === undefined) throw new KisJournalError('the journal is not open: call open() first')
    return opening
  }
  const write = async <T>(work: (tables: Tables) => T) => (await opened()).write(work)
  const read = async <T>(work: (tables: Tables) => T) => (await opened()).read(work)

  return {
    async open() {
      opening ??= openStore(path, { clock, random })
      const own = opening
      try {
        await own
      } catch (error) {
        if (opening === own) opening = undefined
        throw error
      }
    },
    begin: (...given) => write(({ begin }) => begin(...given)),
    append: (...given) => write(({ append }) => append(...given)),
    read: (...given) => read((tables) => tables.read(...given)),
    unsettled: (...given) => read(({ unsettled }) => unsettled(...given)),
    began: (...given) => read(({ began }) => began(...given)),
    async prune(account, before) {
      let total = 0
      // Each slice has a transaction and a turn of its own: other calls are served between them.
      for (let from: number | undefined = 0; from !== undefined; ) {
        const start = from
        const slice: PrunedSlice = await write(({ pruneSlice }) => pruneSlice(account, before, start))
        total += slice.removed
        from = slice.next
      }
      return total
    },
    salt: (...given) => read(({ salt }) => salt(...given)),
    lease: (...given) => write(({ lease }) => lease(...given)),
    renew: (...given) => write(({ renew }) => renew(...given)),
    release: (...given) => write(({ release }) => release(...given)),
    async close() {
      const closing = opening
      opening = undefined
      const store = await closing?.catch(() => undefined)
      await store?.close()
    },
  }
}

/** Opens the file. @throws {KisJournalError} it cannot be used */
async function openStore(path: string, patience: Patience): Promise<Store> {
  const openAt = (at: string) => openFile(at, journalFile)
  const connection = await untilUnlocked(() => openConnection(path, { openAt, createError }), patience)
  const explained = (error: unknown) => explain(error, connection.file, createError)
  const inPatience = async <T>(work: () => T): Promise<T> => {
    try {
      return await untilUnlocked(work, patience)
    } catch (error) {
      throw explained(error)
    }
  }
  const { tables, checkSame } = await inPatience(() => {
    const made = createTables(connection)
    return { tables: made, checkSame: createSaltCheck(connection, made) }
  }).catch((error: unknown) => {
    connection.close()
    throw error
  })
  const nothing = () => undefined
  const commit = createGroupCommit(connection, { ...patience, ending: nothing, committed: nothing, explain: explained })

  return {
    write: (work) =>
      commit.write(() => {
        checkSame()
        return work(tables)
      }),
    read: (work) =>
      inPatience(() => {
        connection.verify()
        checkSame()
        return work(tables)
      }),
    async close() {
      await commit.write(nothing).catch(nothing)
      connection.close()
    },
  }
}

/**
 * Creates a check that the file at the path is still this journal, or a copy of it. In another one the account has another name:
 * what is stored under the old name would be lost after a restart.
 */
function createSaltCheck(connection: Connection, tables: Tables): () => void {
  const salt = tables.salt()
  let isSame = true
  connection.onReopened(() => {
    isSame = false
  })
  return () => {
    isSame ||= tables.salt() === salt
    if (!isSame) throw createError(`${connection.file} is another journal by now: put the old one back, or start again`)
  }
}

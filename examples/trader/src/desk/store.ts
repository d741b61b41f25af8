import { DatabaseSync } from 'node:sqlite'
import { untilUnlocked } from '@stockeye/internal/sqlite/busy'
import { type FileKind, openFile } from '@stockeye/internal/sqlite/file'
import type { Clock } from '@stockeye/token-manager'

/** Kind of a record: the latest command, an approval, a point of equity, or the highest equity of a currency. */
export type RecordKind = 'command' | 'approval' | 'equity' | 'peak'

/** Changes of the records of one kind, which are stored together. */
export interface RecordChanges {
  /** Values by their ids. A value is stored as JSON. */
  readonly put?: readonly (readonly [id: string, value: unknown])[]
  /** Ids to remove. */
  readonly remove?: readonly string[]
}

/** Records of the desk of one account. */
export interface DeskRecords {
  /** Returns the values of a kind, in the order of their ids. */
  list(kind: RecordKind): readonly unknown[]
  /** Stores changes. Resolves once they are on the disk. */
  write(changes: Readonly<Partial<Record<RecordKind, RecordChanges>>>): Promise<void>
}

/** Place of the records of desks. */
export interface DeskStore {
  /** Returns the records of an account. @param account text that names it, and is no account number */
  recordsOf(account: string): DeskRecords
  close(): void
}

const schema = `
  CREATE TABLE records (
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (account, kind, id)
  ) STRICT, WITHOUT ROWID;
`

const fileKind: FileKind = {
  applicationId: 0x5345_444b,
  schemaVersion: 1,
  schema: `${schema} PRAGMA application_id = ${0x5345_444b}; PRAGMA user_version = 1;`,
  packageName: 'the trader',
  noun: 'a store of the desk',
  fileName: 'desk.db',
  withoutFile: 'memoryDeskStore()',
  createError: (message, options) => new Error(message, options),
}

/** Keeps the records in a file. @throws {Error} it cannot be used; the message names it */
export const sqliteDeskStore = ({ path, clock }: { readonly path: string; readonly clock: Clock }): DeskStore =>
  storeOn(openFile(path, fileKind).database, clock)

/** Keeps the records in memory. */
export function memoryDeskStore({ clock }: { readonly clock: Clock }): DeskStore {
  const database = new DatabaseSync(':memory:')
  database.exec(schema)
  return storeOn(database, clock)
}

function storeOn(database: DatabaseSync, clock: Clock): DeskStore {
  const select = database.prepare('SELECT json FROM records WHERE account = ? AND kind = ? ORDER BY id')
  const upsert = database.prepare('INSERT OR REPLACE INTO records (account, kind, id, json) VALUES (?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM records WHERE account = ? AND kind = ? AND id = ?')

  function transact(work: () => void): void {
    database.exec('BEGIN IMMEDIATE')
    try {
      work()
      database.exec('COMMIT')
    } catch (error) {
      // A full disk may have ended the transaction.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    recordsOf: (account) => ({
      list: (kind) => select.all(account, kind).map(({ json }): unknown => JSON.parse(String(json))),
      write: (changes) =>
        untilUnlocked(
          () =>
            transact(() => {
              for (const [kind, { put = [], remove: gone = [] }] of Object.entries(changes)) {
                for (const [id, value] of put) upsert.run(account, kind, id, JSON.stringify(value))
                for (const id of gone) remove.run(account, kind, id)
              }
            }),
          { clock, random: Math.random },
        ),
    }),
    close: () => database.close(),
  }
}

import type { HistoryKey, JournalEntry, OrderJournal, TraderLease } from './journal.ts'
import { lostLease } from './lost-lease.ts'

/** Version of the schema: it grows with every change that an older version of this package cannot read. */
export const schemaVersion = 2

/** Application id of the file ("SOrd"), so that another program's database is never taken for a journal. */
export const applicationId = 0x534f7264

const addSalt = `
  -- One row: random text of this file, which a copy of the file has, too.
  CREATE TABLE salts (salt TEXT NOT NULL) STRICT;
  INSERT INTO salts (salt) VALUES (lower(hex(randomblob(16))));
  PRAGMA user_version = 2;
`

/** Statements that bring a file of an older version to the next one. Version 1 had no salt, and its accounts keep their names. */
export const migrations: Readonly<Record<number, string>> = { 1: addSalt }

/** Instants are milliseconds since 1970. */
export const schema: string = `
  -- seq is the order in which the histories began; entries is their number.
  CREATE TABLE histories (
    seq INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    client_order_id TEXT NOT NULL,
    began_at REAL NOT NULL,
    last_at REAL NOT NULL,
    entries INTEGER NOT NULL,
    is_settled INTEGER NOT NULL,
    UNIQUE (account, client_order_id)
  ) STRICT;
  CREATE INDEX histories_unsettled ON histories (account, seq) WHERE is_settled = 0;
  CREATE INDEX histories_began ON histories (account, began_at);

  CREATE TABLE entries (
    history INTEGER NOT NULL,
    place INTEGER NOT NULL,
    at REAL NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (history, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE leases (
    account TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    name TEXT NOT NULL,
    until_at REAL NOT NULL
  ) STRICT, WITHOUT ROWID;

  PRAGMA application_id = ${applicationId};
  ${addSalt}
`

type Values = Readonly<Record<string, string | number>>
type Row = Readonly<Record<string, unknown>>

/** Source of statements, which take their values by name. */
export interface Database {
  prepare(sql: string): {
    run(values: Values): { readonly changes: number | bigint }
    get(values: Values): Row | undefined
    all(values: Values): Row[]
  }
}

/** Part of the histories that `prune` has looked at. */
export interface PrunedSlice {
  readonly removed: number
  /** Place at which the next slice begins; undefined after the last one. */
  readonly next: number | undefined
}

/** Methods of a journal on its open tables. Each writing one runs within a transaction. */
export type Tables = {
  readonly [Name in Exclude<keyof OrderJournal, 'open' | 'close' | 'prune'>]: (
    ...given: Parameters<OrderJournal[Name]>
  ) => Awaited<ReturnType<OrderJournal[Name]>>
} & {
  /** Removes what `prune` removes among the next `sliceLength` histories of all accounts. */
  pruneSlice(account: string, before: number, from: number): PrunedSlice
}

/** Number of histories that one transaction of `prune` looks at: it holds the event loop for some milliseconds. */
const sliceLength = 200

/** Prepares the statements of a journal. */
export const createTables = (database: Database): Tables => ({
  ...createHistories(database),
  ...createSearches(database),
  ...createLeases(database),
  ...createSalt(database),
})

function createSalt(database: Database): Pick<Tables, 'salt'> {
  const find = database.prepare('SELECT salt FROM salts')
  return { salt: () => String(find.get({})?.['salt']) }
}

function createHistories(database: Database): Pick<Tables, 'begin' | 'append' | 'read'> {
  const insertHistory = database.prepare(`
    INSERT INTO histories (account, client_order_id, began_at, last_at, entries, is_settled)
    VALUES (:account, :clientOrderId, :at, :at, 1, 0)
    ON CONFLICT (account, client_order_id) DO NOTHING RETURNING seq`)
  const extendHistory = database.prepare(`
    UPDATE histories SET entries = entries + 1, last_at = :at, is_settled = :isSettled
    WHERE account = :account AND client_order_id = :clientOrderId AND entries = :place RETURNING seq`)
  const insertEntry = database.prepare(
    'INSERT INTO entries (history, place, at, fact) VALUES (:seq, :place, :at, :fact)',
  )
  // One statement, so that it sees one state of the file.
  const entriesOf = database.prepare(`
    SELECT at, fact FROM entries
    WHERE history = (SELECT seq FROM histories WHERE account = :account AND client_order_id = :clientOrderId)
    ORDER BY place`)

  function read({ account, clientOrderId }: HistoryKey): readonly JournalEntry[] | undefined {
    const rows = entriesOf.all({ account, clientOrderId })
    return rows.length === 0 ? undefined : rows.map(({ at, fact }) => ({ at: Number(at), fact: String(fact) }))
  }

  return {
    begin({ account, clientOrderId }, { at, fact }) {
      const history = insertHistory.get({ account, clientOrderId, at })
      if (history === undefined) return read({ account, clientOrderId })
      insertEntry.run({ seq: Number(history['seq']), place: 0, at, fact })
      return undefined
    },
    append({ account, clientOrderId }, { at, fact }, { place, isSettled }) {
      const history = extendHistory.get({ account, clientOrderId, at, place, isSettled: Number(isSettled) })
      if (history === undefined) return false
      insertEntry.run({ seq: Number(history['seq']), place, at, fact })
      return true
    },
    read,
  }
}

function createSearches(database: Database): Pick<Tables, 'unsettled' | 'began' | 'pruneSlice'> {
  const unsettled = database.prepare(
    'SELECT client_order_id FROM histories WHERE account = :account AND is_settled = 0 ORDER BY seq',
  )
  const began = database.prepare(`
    SELECT client_order_id FROM histories
    WHERE account = :account AND began_at >= :from AND began_at < :to ORDER BY seq`)
  const endOfSlice = database.prepare(
    `SELECT max(seq) AS last FROM (SELECT seq FROM histories WHERE seq >= :from ORDER BY seq LIMIT ${sliceLength})`,
  )
  // By the unary plus, the search goes along the places: an index of the account would lead through all of its histories.
  const isOld = 'seq BETWEEN :from AND :last AND +account = :account AND is_settled = 1 AND last_at < :before'
  const deleteEntries = database.prepare(
    `DELETE FROM entries WHERE history IN (SELECT seq FROM histories WHERE ${isOld})`,
  )
  const deleteHistories = database.prepare(`DELETE FROM histories WHERE ${isOld}`)
  const toId = (row: Row) => String(row['client_order_id'])

  return {
    unsettled: (account) => unsettled.all({ account }).map(toId),
    began: (account, { from, to }) => began.all({ account, from, to }).map(toId),
    pruneSlice(account, before, from) {
      const last = endOfSlice.get({ from })?.['last']
      if (typeof last !== 'number') return { removed: 0, next: undefined }
      const slice = { account, before, from, last }
      deleteEntries.run(slice)
      return { removed: Number(deleteHistories.run(slice).changes), next: last + 1 }
    },
  }
}

function createLeases(database: Database): Pick<Tables, 'lease' | 'renew' | 'release'> {
  const take = database.prepare(`
    INSERT INTO leases (account, holder, name, until_at) VALUES (:account, :holder, :name, :untilAt)
    ON CONFLICT (account) DO UPDATE SET holder = excluded.holder, name = excluded.name, until_at = excluded.until_at
    WHERE holder = excluded.holder OR until_at <= :now`)
  const find = database.prepare('SELECT holder, name, until_at FROM leases WHERE account = :account')
  const setEnd = database.prepare('UPDATE leases SET until_at = :untilAt WHERE account = :account AND holder = :holder')

  /** Returns the stored lease. @throws {KisJournalError} the file has none */
  function stored(account: string): TraderLease {
    const lease = find.get({ account })
    if (lease === undefined) throw lostLease()
    return { holder: String(lease['holder']), name: String(lease['name']), untilAt: Number(lease['until_at']) }
  }

  return {
    lease(account, { holder, name, untilAt }, now) {
      take.run({ account, holder, name, untilAt, now })
      return stored(account)
    },
    renew(account, { holder, name, untilAt: heldUntilAt }, { untilAt, now }) {
      if (find.get({ account }) === undefined && heldUntilAt > now) take.run({ account, holder, name, untilAt, now })
      else setEnd.run({ account, holder, untilAt })
      return stored(account)
    },
    release: (account, holder) => void setEnd.run({ account, holder, untilAt: 0 }),
  }
}

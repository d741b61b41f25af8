import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import * as sqlite from 'node:sqlite'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sqliteJournal } from './sqlite.ts'

// The statements of version 1, as they were when version 2 came.
const versionOne = `
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

  PRAGMA application_id = ${0x534f7264};
  PRAGMA user_version = 1;

  INSERT INTO histories VALUES (1, 'account', 'filled', 1000, 2000, 2, 1), (2, 'account', 'open', 1000, 1000, 1, 0);
  INSERT INTO entries VALUES (1, 0, 1000, '"intent"'), (1, 1, 2000, '"filled"'), (2, 0, 1000, '"intent"');
  INSERT INTO leases VALUES ('account', 'a', 'host a', 5000);
`

/** Makes a file of version 1. @returns its path */
function makeVersionOne(): string {
  const path = freshPath('orders.db')
  mkdirSync(dirname(path), { mode: 0o700 })
  const database = new sqlite.DatabaseSync(path)
  database.exec(`PRAGMA journal_mode = WAL; ${versionOne}`)
  database.close()
  chmodSync(path, 0o600)
  return path
}

async function openAt(path: string) {
  const journal = sqliteJournal({ path })
  await journal.open()
  onTestFinished(() => journal.close())
  return journal
}

describe('a file of version 1', () => {
  it('opens with its histories and leases, and goes on', async () => {
    const journal = await openAt(makeVersionOne())
    const [intent, filled] = [
      { at: 1_000, fact: '"intent"' },
      { at: 2_000, fact: '"filled"' },
    ]
    const open = { account: 'account', clientOrderId: 'open' }

    expect(await journal.read({ ...open, clientOrderId: 'filled' })).toEqual([intent, filled])
    expect(await journal.unsettled('account')).toEqual(['open'])
    expect(await journal.append(open, filled, { place: 1, isSettled: true })).toBe(true)
    expect(await journal.read(open)).toEqual([intent, filled])
    expect(await journal.lease('account', { holder: 'b', name: 'host b', untilAt: 9_000 }, 4_999)).toMatchObject({
      holder: 'a',
    })
  })

  it('gets one salt, even if two journals open it at once', async () => {
    const path = makeVersionOne()
    const journals = await Promise.all([openAt(path), openAt(path)])
    const salts = await Promise.all([...journals, await openAt(path)].map((journal) => journal.salt()))

    expect(new Set(salts).size).toBe(1)
    expect(salts[0]).toMatch(/^[0-9a-f]{32}$/)
  })

  it('has the version of a new file afterwards, and the same tables', async () => {
    const [old, fresh] = [makeVersionOne(), freshPath('orders.db')]
    await openAt(old)
    await openAt(fresh)

    const [ofOld, ofFresh] = [old, fresh].map((path) => {
      const database = new sqlite.DatabaseSync(path)
      onTestFinished(() => database.close())
      const tables = database.prepare('SELECT name FROM sqlite_schema ORDER BY name').all()
      return [database.prepare('PRAGMA user_version').get(), tables]
    })

    expect(ofOld).toEqual(ofFresh)
    expect(ofOld?.[0]).toEqual({ user_version: 2 })
  })
})

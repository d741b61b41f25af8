import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { runProgram } from '@stockeye/test-kit/program'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { afterAll, assert, describe, expect, it, onTestFinished, vi } from 'vitest'
import { sqliteJournal } from './sqlite.ts'
import { testOrderJournal } from './testing/conformance.ts'

describe('sqliteJournal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kis-client-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  testOrderJournal(() => sqliteJournal({ path: join(folder, 'orders.db') }))
})

const key = { account: 'account', clientOrderId: 'order' }
const entry = { at: 1_000, fact: '{"intent":1}' }
const ofTheJournal = { name: 'KisJournalError', code: 'KIS_JOURNAL', outcome: 'not-sent' }
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

async function opened(path = freshPath('orders.db'), clock = fakeClock()) {
  const journal = sqliteJournal({ path, clock, random: () => 0.5 })
  await journal.open()
  onTestFinished(() => journal.close())
  return { journal, path, clock }
}

/** Makes a journal with one entry, runs `sql` on its file, and returns its path. */
async function pathOfClosed(sql = '') {
  const { journal, path } = await opened()
  await journal.begin(key, entry)
  await journal.close()
  const database = new sqlite.DatabaseSync(path)
  database.exec(sql)
  database.close()
  return path
}

/** Opens a connection of another program. */
function connect(path: string) {
  const database = new sqlite.DatabaseSync(path)
  onTestFinished(() => database.close())
  return database
}

/** Opens the file, and returns the error. */
const faultOf = (path: string): Promise<unknown> =>
  sqliteJournal({ path })
    .open()
    .catch((error: unknown) => error)

/** Returns the number of transactions in the write-ahead log: of each, the last frame holds the size of the database. */
function transactionsIn(log: string): number {
  const bytes = readFileSync(log)
  const frameBytes = 24 + bytes.readUInt32BE(8)
  let count = 0
  for (let at = 32; at + frameBytes <= bytes.length; at += frameBytes) if (bytes.readUInt32BE(at + 4) !== 0) count += 1
  return count
}

it.each([
  ['options', undefined],
  ['path', {}],
  ['path', { path: '' }],
  ['path', { path: ':memory:' }],
  ['paths', { paths: 'orders.db' }],
  ['clock', { path: 'orders.db', clock: { now: () => 0 } }],
  ['random', { path: 'orders.db', random: 0.5 }],
])('refuses an option that is wrong, and names its field: %s', (field, options) => {
  // @ts-expect-error -- a program in JavaScript can pass any value.
  expect(() => sqliteJournal(options)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field }))
})

describe('the file of a journal', () => {
  it.skipIf(process.platform === 'win32')('is made for its own user alone, with its log and its folder', async () => {
    const { path } = await opened()

    expect([dirname(path), path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['700', '600', '600', '600'])
  })

  it('is not made before the journal is opened', () => {
    const path = freshPath('orders.db')

    sqliteJournal({ path })

    expect(() => statSync(dirname(path))).toThrow('ENOENT')
  })

  it('is synced to the disk at each commit, and has a write-ahead log', async () => {
    const prepare = vi.spyOn(sqlite.DatabaseSync.prototype, 'prepare')
    onTestFinished(() => prepare.mockRestore())
    await opened()
    const [connection] = prepare.mock.contexts

    assert(connection instanceof sqlite.DatabaseSync)
    // 2 is FULL. The setting is that of a connection, so another connection does not show it.
    expect(connection.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(connection.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  })

  it('gets all writes of one turn in one transaction, and those of the next turn in another', async () => {
    const { journal, path } = await opened()
    const before = transactionsIn(`${path}-wal`)

    const ids = Array.from({ length: 50 }, (_, index) => `order ${index}`)
    await Promise.all(ids.map((clientOrderId) => journal.begin({ ...key, clientOrderId }, entry)))
    const afterOne = transactionsIn(`${path}-wal`)
    await journal.append({ ...key, clientOrderId: 'order 0' }, entry, { place: 1, isSettled: true })

    expect([afterOne - before, transactionsIn(`${path}-wal`) - before]).toEqual([1, 2])
    expect(await journal.unsettled('account')).toHaveLength(49)
  })

  it('keeps a salt of its own, which a copy of the file has, too', async () => {
    const { journal, path } = await opened()
    const other = await opened()
    const copy = freshPath('orders.db')
    mkdirSync(dirname(copy), { mode: 0o700 })
    connect(path).prepare('VACUUM INTO ?').run(copy)
    chmodSync(copy, 0o600)

    const { journal: restored } = await opened(copy)

    expect(await restored.salt()).toBe(await journal.salt())
    expect(await other.journal.salt()).not.toBe(await journal.salt())
  })

  it('loses at most 200 old histories in a turn of the event loop, and other calls are served meanwhile', async () => {
    const { journal, path } = await opened()
    const ids = Array.from({ length: 1_000 }, (_, index) => `order ${index}`)
    await Promise.all(ids.map((clientOrderId) => journal.begin({ ...key, clientOrderId }, entry)))
    await Promise.all(
      ids.map((clientOrderId) => journal.append({ ...key, clientOrderId }, entry, { place: 1, isSettled: true })),
    )
    const count = connect(path).prepare('SELECT count(*) AS histories FROM histories')
    const left = [1_000]
    const removed = journal.prune('account', 2_000)
    const begun = journal.begin({ ...key, clientOrderId: 'meanwhile' }, entry).then(() => left.at(-1))

    for (let isOver = false; !isOver; ) {
      const ended = removed.then(() => true)
      isOver = await Promise.race([ended, new Promise<false>((resolve) => setImmediate(() => resolve(false)))])
      left.push(Number(count.get()?.['histories']))
    }

    expect(await removed).toBe(1_000)
    expect(Math.max(...left.slice(1).map((now, turn) => Number(left[turn]) - now))).toBeLessThanOrEqual(200)
    expect(await begun).toBeGreaterThan(0)
    expect(left.at(-1)).toBe(1)
  })

  it.each([
    ['other users may read it', (path: string) => chmodSync(path, 0o644), /chmod 600/],
    ['other users may change its folder', (path: string) => chmodSync(dirname(path), 0o777), /chmod 755/],
    [
      'a newer version has made it',
      (path: string) => change(path, 'PRAGMA user_version = 3'),
      /schema 3.*reads schema 2.*update/,
    ],
    ['another program has made it', (path: string) => change(path, 'PRAGMA application_id = 1'), /give another path/],
    ['it is damaged', (path: string) => writeAt(path, 100, 4_096), /put a backup in its place/],
    ['it is not a database', (path: string) => writeAt(path, 0, 100), /give another path, or move it away/],
  ])('is refused, and not changed, when %s', async (_, spoil, advice) => {
    const path = await pathOfClosed()
    spoil(path)
    const before = readFileSync(path)

    const error = await faultOf(path)

    expect(error).toMatchObject({ ...ofTheJournal, message: expect.stringMatching(advice) })
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(dirname(path))).toEqual(['orders.db'])
  })

  it('is refused when it is a directory', async () => {
    const path = freshPath('orders.db')
    mkdirSync(path, { recursive: true })

    expect(await faultOf(path)).toMatchObject({ ...ofTheJournal, message: expect.stringMatching(/is a directory/) })
  })

  it('lies alone in its folder after the close, even if it was opened twice', async () => {
    const { journal, path } = await opened()
    await journal.open()
    await journal.begin(key, entry)

    await journal.close()

    // SQLite removes the log when the last connection is closed.
    expect(readdirSync(dirname(path))).toEqual(['orders.db'])
  })

  it('opens after it was refused, once the reason is gone', async () => {
    const path = await pathOfClosed()
    chmodSync(path, 0o644)
    const journal = sqliteJournal({ path })
    await expect(journal.open()).rejects.toMatchObject(ofTheJournal)

    chmodSync(path, 0o600)
    await journal.open()
    onTestFinished(() => journal.close())

    expect(await journal.read(key)).toEqual([entry])
  })

  it('rejects what would be stored in a file that was moved, and keeps what was stored before', async () => {
    const { journal, path } = await opened()
    await journal.begin(key, entry)
    const [folder, elsewhere] = [dirname(path), `${dirname(path)}-moved`]
    renameSync(folder, elsewhere)

    await expect(journal.begin({ ...key, clientOrderId: 'other' }, entry)).rejects.toMatchObject(ofTheJournal)
    await expect(journal.read(key)).rejects.toMatchObject(ofTheJournal)
    renameSync(elsewhere, folder)

    expect(await journal.read(key)).toEqual([entry])
  })

  it('rejects each call once another journal lies in its place, in which the account has another name', async () => {
    const { journal, path } = await opened()
    replaceBy(path, await pathOfClosed())
    const next = { ...key, clientOrderId: 'next' }

    await expect(journal.begin(next, entry)).rejects.toMatchObject(ofTheJournal)

    const isAnother = { ...ofTheJournal, message: expect.stringMatching(/is another journal.*put the old one back/) }
    await expect(journal.begin(next, entry)).rejects.toMatchObject(isAnother)
    await expect(journal.read(key)).rejects.toMatchObject(isAnother)
    expect(connect(path).prepare('SELECT client_order_id AS id FROM histories').all()).toEqual([{ id: 'order' }])
  })

  it('goes on once a copy of it lies in its place', async () => {
    const { journal, path } = await opened()
    await journal.begin(key, entry)
    const copy = `${path}-copy`
    change(path, `VACUUM INTO '${copy}'`)
    chmodSync(copy, 0o600)
    replaceBy(path, copy)
    const next = { ...key, clientOrderId: 'next' }
    await expect(journal.begin(next, entry)).rejects.toMatchObject(ofTheJournal)

    expect(await journal.begin(next, entry)).toBeUndefined()
    expect(await journal.unsettled('account')).toEqual(['order', 'next'])
  })

  it('is restored with what was stored when it was deleted while open', async () => {
    const { journal, path } = await opened()
    await journal.begin(key, entry)
    rmSync(path)

    await journal.append(key, entry, { place: 1, isSettled: false })

    expect(connect(path).prepare('SELECT count(*) AS count FROM entries').get()).toEqual({ count: 2 })
  })
})

/** Puts a file in the place of another, whose log and index are moved away with it. */
function replaceBy(path: string, other: string) {
  for (const suffix of ['', '-wal', '-shm']) renameSync(`${path}${suffix}`, `${path}-old${suffix}`)
  renameSync(other, path)
}

/** Runs statements on a file. */
function change(path: string, sql: string) {
  const database = new sqlite.DatabaseSync(path)
  database.exec(sql)
  database.close()
}

/** Overwrites bytes of a file. */
const writeAt = (path: string, from: number, to: number) =>
  writeFileSync(path, readFileSync(path).fill(0xff, from, to), { mode: 0o600 })

describe('a lock of another process', () => {
  it('delays a write and leaves the event loop free, until it is released', async () => {
    const { journal, path, clock } = await opened()
    const other = connect(path)
    other.exec('BEGIN IMMEDIATE')
    const seen: string[] = []
    const begun = journal.begin(key, entry).then(() => seen.push('stored'))
    await clock.advance(1_000)
    seen.push('released')

    other.exec('COMMIT')
    await clock.advance(100)
    await begun

    expect(seen).toEqual(['released', 'stored'])
  })

  it('rejects a write after five seconds, stores nothing of it, and stores the next one', async () => {
    const { journal, path, clock } = await opened()
    const other = connect(path)
    other.exec('BEGIN IMMEDIATE')
    const refused = journal.begin(key, entry).catch((error: unknown) => error)
    await clock.advance(5_100)

    other.exec('COMMIT')

    expect(await refused).toMatchObject({ ...ofTheJournal, message: expect.stringMatching(/was locked/) })
    expect(await journal.read(key)).toBeUndefined()
    expect(await journal.begin(key, entry)).toBeUndefined()
  })

  it('delays the opening until it is released', async () => {
    const path = await pathOfClosed()
    const other = connect(path)
    other.exec('BEGIN IMMEDIATE')
    const clock = fakeClock()
    const opening = opened(path, clock)
    await clock.advance(1_000)

    other.exec('COMMIT')
    await clock.advance(100)

    const { journal } = await opening
    expect(await journal.read(key)).toEqual([entry])
  })

  it('does not delay a read', async () => {
    const { journal, path } = await opened()
    await journal.begin(key, entry)
    connect(path).exec('BEGIN IMMEDIATE')

    expect(await journal.read(key)).toEqual([entry])
    expect(await journal.unsettled('account')).toEqual(['order'])
  })
})

describe('a log that a power failure has cut', () => {
  it('loses the transaction that was not synced, and keeps those before it', async () => {
    const { journal, path } = await opened()
    await journal.begin(key, entry)
    const syncedBytes = statSync(`${path}-wal`).size
    await journal.append(key, entry, { place: 1, isSettled: true })
    const copy = freshPath('orders.db')
    mkdirSync(dirname(copy), { mode: 0o700 })
    for (const suffix of ['', '-wal']) {
      writeFileSync(`${copy}${suffix}`, readFileSync(`${path}${suffix}`), { mode: 0o600 })
    }
    const log = openSync(`${copy}-wal`, 'r+')
    // Part of the next transaction had reached the disk.
    ftruncateSync(log, syncedBytes + 100)
    closeSync(log)

    const { journal: after } = await opened(copy)

    expect(await after.read(key)).toEqual([entry])
    expect(await after.unsettled('account')).toEqual(['order'])
  })
})

it('is not loaded, and SQLite neither, by the root of the package', async () => {
  const program = join(dirname(freshPath('loads.mjs')), '..', 'loads.mjs')
  const root = new URL('../../index.ts', import.meta.url).href
  writeFileSync(program, `await import('${root}'); console.log(process.moduleLoadList.includes('NativeModule sqlite'))`)

  const { stdout } = await runProgram(new URL(`file://${program}`))

  expect(stdout.trim()).toBe('false')
})

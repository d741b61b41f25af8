import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished } from 'vitest'
import { grantWal, openFile, openForReading } from './file.ts'

function opened(path: string) {
  const { database, file } = openFile(path)
  onTestFinished(() => {
    if (database.isOpen) database.close()
  })
  return { database, file }
}

/** Creates a file, runs `sql` on it, and closes it. */
function pathOfClosed(sql = ''): string {
  const path = freshPath('jobs.db')
  const { database } = opened(path)
  database.exec(sql)
  database.close()
  return path
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const ofTheBackend = expect.objectContaining({ code: 'JOB_BACKEND' })

it('makes the file with mode 600, its log included, in a directory that it makes with mode 700', () => {
  const path = freshPath('jobs.db')
  opened(path)

  expect([dirname(path), path, `${path}-wal`].map(modeOf)).toEqual(['700', '600', '600'])
})

it('accepts a directory that others may enter, and does not change its mode', () => {
  const path = freshPath('jobs.db')
  mkdirSync(dirname(path))
  chmodSync(dirname(path), 0o755)

  opened(path)

  expect(modeOf(dirname(path))).toBe('755')
})

it('waits for the disk at each commit, and keeps a write-ahead log', () => {
  const { database } = opened(freshPath('jobs.db'))

  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
})

it('returns one name of the file for every link that leads to it', () => {
  const path = freshPath('jobs.db')
  const { file } = opened(path)
  const link = join(dirname(dirname(path)), 'link')
  symlinkSync(dirname(dirname(path)), link)

  expect(opened(join(link, 'data', 'jobs.db')).file).toBe(file)
})

it('refuses a file that other users can reach, and a symbolic link in its place', () => {
  const path = freshPath('jobs.db')
  opened(path)
  const link = join(dirname(path), 'link.db')
  symlinkSync(path, link)

  expect(() => openFile(link)).toThrow(ofTheBackend)
  chmodSync(path, 0o666)
  expect(() => openFile(path)).toThrow(ofTheBackend)
  chmodSync(path, 0o600)
  chmodSync(dirname(path), 0o777)
  expect(() => openFile(path)).toThrow(ofTheBackend)
  chmodSync(dirname(path), 0o755)
  expect(() => opened(path)).not.toThrow()
})

it('does not touch a file that a newer version has written', () => {
  const path = pathOfClosed('PRAGMA user_version = 999')
  const before = readFileSync(path)

  expect(() => openFile(path)).toThrow(/schema 999.*update/)
  expect(() => openFile(path)).toThrow(ofTheBackend)
  expect(readFileSync(path)).toEqual(before)
})

it('adds the index that an older version lacks, and keeps the version of the schema, so that the older one works on', () => {
  const path = pathOfClosed('DROP INDEX runs_startable')

  const { database } = opened(path)

  expect(database.prepare("SELECT 1 AS found FROM sqlite_schema WHERE name = 'runs_startable'").get()).toEqual({
    found: 1,
  })
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
})

it("does not touch another program's database", () => {
  const path = freshPath('jobs.db')
  mkdirSync(dirname(path))
  const foreign = new sqlite.DatabaseSync(path)
  foreign.exec('CREATE TABLE tokens (key TEXT)')
  foreign.close()
  chmodSync(path, 0o600)
  const before = readFileSync(path)

  expect(() => openFile(path)).toThrow(/another program/)
  expect(readFileSync(path)).toEqual(before)
})

it('refuses a file that is not a database, and does not change it', () => {
  const path = freshPath('jobs.db')
  mkdirSync(dirname(path))
  writeFileSync(path, 'not a database, but long enough to be looked at '.repeat(30))

  expect(() => openFile(path)).toThrow(ofTheBackend)
  expect(readFileSync(path, 'utf8')).toMatch(/^not a database/)
})

it('reports that a damaged file is damaged', () => {
  const path = pathOfClosed()
  const bytes = readFileSync(path)
  // The page with the list of tables, behind the file's header.
  writeFileSync(path, bytes.fill(0xff, 100, 4_096))

  expect(() => openFile(path)).toThrow(/is damaged/)
  expect(() => openFile(path)).toThrow(ofTheBackend)
})

it('refuses a place where no write-ahead log is granted', () => {
  const inMemory = new sqlite.DatabaseSync(':memory:')
  onTestFinished(() => inMemory.close())

  expect(() => grantWal(inMemory, 'jobs.db')).toThrow(/write-ahead log \(memory\): put it on a local disk/)
})

it('refuses the path of a directory, and :memory:', () => {
  const path = freshPath('jobs.db')
  mkdirSync(path, { recursive: true })

  expect(() => openFile(path)).toThrow(ofTheBackend)
  expect(() => openFile(':memory:')).toThrow(/memoryBackend/)
})

it('makes a log and an index of its own where a file was deleted that is still open', () => {
  const path = freshPath('jobs.db')
  opened(path).database.exec("INSERT INTO schedules (id) VALUES ('of the deleted file')")
  const inodeOf = (suffix: string) => statSync(`${path}${suffix}`).ino
  const before = ['-wal', '-shm'].map(inodeOf)
  rmSync(path)

  const { database } = opened(path)

  expect(database.prepare('SELECT id FROM schedules').all()).toEqual([])
  for (const [index, suffix] of ['-wal', '-shm'].entries()) expect(inodeOf(suffix)).not.toBe(before[index])
})

it('makes no file for a reader', () => {
  const closed = pathOfClosed()
  const missing = freshPath('jobs.db')

  openForReading(closed).close()

  expect(readdirSync(dirname(closed))).toEqual(['jobs.db'])
  expect(() => openForReading(missing)).toThrow(/does not exist/)
  expect(existsSync(dirname(missing))).toBe(false)
})

it('shows a reader the rows that are in the log and not yet in the file, and writes nothing', () => {
  const path = freshPath('jobs.db')
  opened(path).database.exec("INSERT INTO schedules (id) VALUES ('seen')")

  const reader = openForReading(path)
  onTestFinished(() => reader.close())

  expect(reader.prepare('SELECT id FROM schedules').all()).toEqual([{ id: 'seen' }])
  expect(() => reader.exec('DELETE FROM schedules')).toThrow(/readonly/)
})

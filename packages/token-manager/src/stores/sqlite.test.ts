import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { inspect, promisify } from 'node:util'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { afterAll, assert, describe, expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import { testTokenStore } from '../testing/conformance.ts'
import { createTokenManager } from '../token-manager.ts'
import { sqliteStore } from './sqlite.ts'

const opened = (path: string, options = {}) => {
  const store = sqliteStore({ path, ...options })
  onTestFinished(() => store.close())
  return store
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe.each([true, false])('sqlite, manyProcesses: %s', (manyProcesses) => {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  testTokenStore(() => sqliteStore({ path: join(folder, 'tokens.db'), manyProcesses }))
})

it.each([
  ['options', undefined],
  ['path', {}],
  ['path', { path: '' }],
  ['path', { path: 1 }],
  ['path', { path: ':memory:' }],
  ['manyProceses', { path: 'tokens.db', manyProceses: false }],
  ['manyProcesses', { path: 'tokens.db', manyProcesses: 'yes' }],
  ['clock', { path: 'tokens.db', clock: {} }],
  ['clock', { path: 'tokens.db', clock: { now: () => 0 } }],
  ['random', { path: 'tokens.db', random: 0.5 }],
])('refuses an option that is wrong, and names its field: %s', (field, options) => {
  // @ts-expect-error -- a program in JavaScript can pass any value.
  const open = () => sqliteStore(options)

  expect(open).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field }))
})

describe('the file', () => {
  it('is made with mode 600 in a directory with mode 700, its journal included', async () => {
    const path = freshPath('tokens.db')
    const store = opened(path)
    await store.lease('paper', { holder: 'a', leaseMs: 1 })

    expect([dirname(path), path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['700', '600', '600', '600'])
  })

  it('is refused when others may read it, or enter its directory', () => {
    const path = freshPath('tokens.db')
    sqliteStore({ path }).close()

    chmodSync(path, 0o640)
    expect(() => sqliteStore({ path })).toThrow(expect.objectContaining({ code: 'TOKEN_STORE' }))
    chmodSync(path, 0o600)
    chmodSync(dirname(path), 0o755)
    expect(() => sqliteStore({ path })).toThrow(/chmod 700/)
    chmodSync(dirname(path), 0o700)
    expect(() => opened(path)).not.toThrow()
  })

  it('is refused when it, or its directory, is a symbolic link', () => {
    const path = freshPath('tokens.db')
    sqliteStore({ path }).close()
    const link = join(dirname(path), 'link.db')
    symlinkSync(path, link)
    const folder = `${dirname(path)}-link`
    symlinkSync(dirname(path), folder)

    expect(() => sqliteStore({ path: link })).toThrow(/symbolic link/)
    expect(() => sqliteStore({ path: join(folder, 'tokens.db') })).toThrow(/symbolic link/)
  })

  it('is not touched when a newer version has written it', () => {
    const path = freshPath('tokens.db')
    mkdirSync(dirname(path), { mode: 0o700 })
    const newer = new sqlite.DatabaseSync(path)
    newer.exec('PRAGMA user_version = 2')
    newer.close()
    chmodSync(path, 0o600)
    const before = readFileSync(path)

    expect(() => sqliteStore({ path })).toThrow(/schema 2/)
    expect(readFileSync(path)).toEqual(before)
  })

  it.each([
    ['of another program', 'CREATE TABLE orders (id INTEGER)'],
    ['with the application id of another program', 'PRAGMA application_id = 7; CREATE TABLE tokens (key TEXT)'],
    [
      'of another program, whose schema has the same version',
      'CREATE TABLE orders (id INTEGER); PRAGMA user_version = 1',
    ],
  ])('is not touched when it is a database %s', (_, sql) => {
    const path = freshPath('tokens.db')
    mkdirSync(dirname(path), { mode: 0o700 })
    const other = new sqlite.DatabaseSync(path)
    other.exec(sql)
    other.close()
    chmodSync(path, 0o600)
    const before = readFileSync(path)

    expect(() => sqliteStore({ path })).toThrow(/is not a store of tokens/)
    expect(readFileSync(path)).toEqual(before)
  })

  it('is refused when it is not a database', () => {
    const path = freshPath('tokens.db')
    mkdirSync(dirname(path), { mode: 0o700 })
    writeFileSync(path, 'not a database, but long enough to be looked at '.repeat(30), { mode: 0o600 })

    expect(() => sqliteStore({ path })).toThrow(
      expect.objectContaining({
        code: 'TOKEN_STORE',
        message: `${path} is not an SQLite database: give another path, or move it away`,
      }),
    )
  })

  it('keeps a write-ahead log, so that a reader never waits for a writer', () => {
    const path = freshPath('tokens.db')
    opened(path)
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())

    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  })

  it('is synced to the disk at each commit', () => {
    const prepare = vi.spyOn(sqlite.DatabaseSync.prototype, 'prepare')
    onTestFinished(() => prepare.mockRestore())
    opened(freshPath('tokens.db'))
    const [connection] = prepare.mock.contexts

    assert(connection instanceof sqlite.DatabaseSync)
    // 2 is FULL. The setting is that of a connection, so another connection does not show it.
    expect(connection.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  })

  it('does not quote the secret when a record in it is damaged', async () => {
    const path = freshPath('tokens.db')
    const store = opened(path)
    const lease = await store.lease('paper', { holder: 'a', leaseMs: 60_000 })
    expect(lease).toBeDefined()
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())

    for (const damaged of ['canary', '{"token":{"secret":"canary"', '{"key":"paper","token":{"secret":"canary"}}']) {
      other.prepare('UPDATE tokens SET record = ?').run(damaged)
      const error = await store.read('paper').catch((error: unknown) => error)
      expect(error).toMatchObject({ code: 'TOKEN_STORE' })
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary')
    }
  })

  it('leases to the next holder when the lease was taken in the future, because the clock was set back', async () => {
    const clock = fakeClock()
    const store = opened(freshPath('tokens.db'), { clock })
    await store.lease('paper', { holder: 'a', leaseMs: 30_000 })

    clock.jump(-60_000)

    expect(await store.lease('paper', { holder: 'b', leaseMs: 30_000 })).toBeDefined()
  })
})

it('leases, writes and reads on a simulated clock of the year 2500', async () => {
  const clock = fakeClock(Date.UTC(2500, 0))
  const store = opened(freshPath('tokens.db'), { clock })

  const first = await store.lease('paper', { holder: 'a', leaseMs: 1_000 })
  await clock.advance(1_000)
  const lease = await store.lease('paper', { holder: 'b', leaseMs: 1_000 })
  assert(first && lease)
  const record = { id: 'paper', generation: 0, fence: lease.fence, attempts: [], notBefore: 0 }

  expect(await store.write(lease, record)).toBe(true)
  expect(lease.fence).toBeGreaterThan(first.fence)
  expect(await store.read('paper')).toEqual(record)
})

it('is closed once, and then rejects every call with TOKEN_STORE', async () => {
  const store = sqliteStore({ path: freshPath('tokens.db') })
  const tokens = createTokenManager({ issuer: fakeIssuer(), store })
  onTestFinished(() => tokens.close())
  store.close()
  store.close()

  await expect(tokens.get()).rejects.toMatchObject({ code: 'TOKEN_STORE' })
  await expect(store.read('fake')).rejects.toMatchObject({ code: 'TOKEN_STORE' })
})

describe('while another process has the lock', () => {
  /** Starts a process that has the lock of the file until it gets a message. */
  async function lockFile(path: string) {
    const { child, exited } = startMemberProcess(new URL('./sqlite/lock-holder.test-kit.ts', import.meta.url), { path })
    await once(child, 'message')
    return {
      release: () => void child.send('release'),
      async released() {
        child.send('release')
        await exited
      },
    }
  }

  it('waits without holding the event loop', async () => {
    const path = freshPath('tokens.db')
    const store = opened(path)
    const lock = await lockFile(path)

    const leasing = store.lease('paper', { holder: 'a', leaseMs: 60_000 })
    // Only a later turn of this event loop sends the message that releases the lock.
    lock.release()

    expect(await leasing).toMatchObject({ holder: 'a' })
  })

  it('opens a new file in the place of a deleted one without holding the event loop', async () => {
    const path = freshPath('tokens.db')
    const store = opened(path)
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`)
    const lock = await lockFile(path)

    const leasing = store.lease('paper', { holder: 'a', leaseMs: 60_000 })
    lock.release()

    expect(await leasing).toMatchObject({ holder: 'a' })
  })

  it('opens the file at the first call when it was locked at the start', async () => {
    const path = freshPath('tokens.db')
    mkdirSync(dirname(path), { mode: 0o700 })
    const lock = await lockFile(path)

    const store = opened(path)
    const reading = store.read('paper')
    await lock.released()

    expect(await reading).toBeUndefined()
  })

  it('waits on its clock, for a random time', async () => {
    const path = freshPath('tokens.db')
    const waits: number[] = []
    const clock = {
      ...systemClock,
      setTimeout(run: () => void, ms: number) {
        // The second wait is the last one.
        if (waits.push(ms) === 2) other.exec('COMMIT')
        return systemClock.setTimeout(run, ms)
      },
    }
    const randoms = [0, 0.5]
    const store = opened(path, { clock, random: () => randoms.shift() ?? 1 })
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec('BEGIN IMMEDIATE')

    await store.lease('paper', { holder: 'a', leaseMs: 60_000 })

    // The first wait is 2 ms. The second one is 4 ms, of which the second half is random.
    expect(waits).toEqual([2, 3])
  })
})

it('refuses a file that was replaced by a link while it was in use, and uses it again once it is a file', async () => {
  const path = freshPath('tokens.db')
  const store = opened(path)
  writeFileSync(`${path}-other`, '', { mode: 0o600 })
  rmSync(path)
  symlinkSync(`${path}-other`, path)

  const refused = await store.read('paper').catch((error: unknown) => error)
  rmSync(path)

  expect(refused).toMatchObject({ code: 'TOKEN_STORE', message: expect.stringContaining('symbolic link') })
  expect(await store.read('paper')).toBeUndefined()
})

describe('a file that is deleted while it is in use', () => {
  const removeFile = (path: string) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  }

  it('is replaced by the new file: two openers still have one lease', async () => {
    const path = freshPath('tokens.db')
    const before = opened(path)
    removeFile(path)

    const lease = await opened(path).lease('paper', { holder: 'b', leaseMs: 60_000 })

    expect(lease).toBeDefined()
    expect(await before.lease('paper', { holder: 'a', leaseMs: 60_000 })).toBeUndefined()
  })

  it('is written again under a lease of before that lasts, and not under one that has ended', async () => {
    const path = freshPath('tokens.db')
    const clock = fakeClock()
    const store = opened(path, { clock })
    const lasting = await store.lease('paper', { holder: 'a', leaseMs: 60_000 })
    const ended = await store.lease('real', { holder: 'a', leaseMs: 10 })
    assert(lasting && ended)
    const record = { generation: 0, attempts: [clock.now()], notBefore: clock.now() }
    removeFile(path)
    await clock.advance(10)

    expect(await store.write(lasting, { ...record, id: 'paper', fence: lasting.fence })).toBe(true)
    expect(await store.write(ended, { ...record, id: 'real', fence: ended.fence })).toBe(false)
    expect(await opened(path, { clock }).lease('paper', { holder: 'b', leaseMs: 60_000 })).toBeUndefined()
  })

  it('gets the token of a running manager again within 5 s, without a request to the issuer', async () => {
    const path = freshPath('tokens.db')
    const clock = fakeClock()
    const issuer = fakeIssuer({ clock })
    const tokens = createTokenManager({ issuer, store: opened(path, { clock }), clock })
    onTestFinished(() => tokens.close())
    await tokens.start()
    removeFile(path)

    await clock.advance(5_000)

    const record = await opened(path, { clock }).read('fake')
    expect(record).toMatchObject({ generation: 1, token: { secret: 'fake-secret-1' } })
    expect(issuer.calls).toHaveLength(1)
  })
})

describe('a manager on sqlite', () => {
  it('asks the issuer for no token when it is started again with a token that is still good', async () => {
    const path = freshPath('tokens.db')
    const clock = fakeClock()
    const issuer = fakeIssuer({ clock })
    await createTokenManager({ issuer, store: opened(path, { clock }), clock }).start()

    const restarted = createTokenManager({ issuer, store: opened(path, { clock }), clock })
    const token = await restarted.get()

    expect([token.secret, token.generation]).toEqual(['fake-secret-1', 1])
    expect(issuer.calls).toHaveLength(1)
  })

  it('shares one issue among processes that start at once', async () => {
    const path = freshPath('tokens.db')
    const program = `
      import { createTokenManager } from '@stockeye/token-manager'
      import { sqliteStore } from '@stockeye/token-manager/sqlite'
      const issue = async () => ({ secret: 'from ' + process.pid, expiresAt: Date.now() + 86_400_000 })
      const issuer = { id: 'shared', issue, verdict: () => ({ kind: 'fatal' }) }
      const tokens = createTokenManager({ issuer, store: sqliteStore({ path: process.argv[1] }) })
      const held = setInterval(() => undefined, 1_000)
      console.log((await tokens.get()).secret)
      clearInterval(held)
      await tokens.close()`
    const run = () => {
      const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', '--input-type=module']
      return promisify(execFile)(process.execPath, [...flags, '-e', program, path], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
      })
    }

    const outputs = await Promise.all([run(), run(), run()])

    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1)
    expect(outputs[0]?.stdout).toMatch(/^from \d+\n$/)
  })
})

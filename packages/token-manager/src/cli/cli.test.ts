import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { sourceFlags } from '@stockeye/test-kit/program'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import type { RefreshFailed, Rotation } from '../events.ts'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import { encryptedStore } from '../stores/encrypted.ts'
import { redisStore } from '../stores/redis.ts'
import { type SqliteStoreOptions, sqliteStore } from '../stores/sqlite.ts'
import { createTokenManager } from '../token-manager.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const cli = fileURLToPath(new URL('cli.ts', import.meta.url))

/** Runs the command in a process of its own. */
const run = (...args: string[]) => execute(process.execPath, [...sourceFlags, cli, ...args])

/** Runs the command as `"$0" "$@"` of a script of bash. */
const runScript = (script: string, ...args: string[]) =>
  execute('bash', ['-c', script, process.execPath, ...sourceFlags, cli, ...args])

async function execute(program: string, args: readonly string[]) {
  const env = { ...process.env, TZ: 'Asia/Seoul' }
  const done = await promisify(execFile)(program, args, { env }).catch((error: unknown) => {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error && 'code' in error)) throw error
    return { stdout: String(error.stdout), stderr: String(error.stderr), code: error.code }
  })
  return { code: 0, ...done }
}

function opened(options: SqliteStoreOptions) {
  const store = sqliteStore(options)
  onTestFinished(() => store.close())
  return store
}

interface ManagerOptions {
  readonly path?: string
  readonly id?: string
  readonly manyProcesses?: boolean
  readonly leastIntervalMs?: number
}

/**
 * Starts a manager on a file, whose time the test steps. Its time starts now, because the command reads the machine's
 * clock.
 */
async function startManager(options: ManagerOptions = {}) {
  const {
    path = freshPath('tokens.db'),
    id = 'kis/1/paper/access-token',
    manyProcesses = true,
    leastIntervalMs = minute,
  } = options
  const clock = fakeClock(Date.now())
  const issuer = fakeIssuer({ clock, id, canary: 'canary', leastIntervalMs })
  const tokens = createTokenManager({ issuer, store: opened({ path, manyProcesses, clock }), clock })
  const rotations: Rotation[] = []
  const failures: RefreshFailed[] = []
  await tokens.start()
  tokens.on('refresh-failed', (failure) => void failures.push(failure))
  tokens.on('rotated', (rotation) => void rotations.push(rotation))
  const first = await tokens.get()
  rotations.length = 0
  const generation = async () => (await tokens.get()).generation
  return { path, clock, issuer, tokens, rotations, failures, first, generation }
}

describe('the output of the command', () => {
  it.each(['true', 'head -1'])('ends in order when its reader is `%s`', async (reader) => {
    const { path } = await startManager()

    const ended = await runScript(
      `"$0" "$@" | ${reader} > /dev/null; exit \${PIPESTATUS[0]}`,
      'status',
      '--store',
      path,
    )

    expect(ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('makes it exit with 1 and one line when the disk is full', async () => {
    const { path } = await startManager()

    const ended = await runScript('exec "$0" "$@" > /dev/full', 'status', '--store', path)

    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^[^\n]*ENOSPC[^\n]*\n$/) })
  })
})

describe('token-manager status', () => {
  it('shows all of each record but the secret', async () => {
    const { path, first } = await startManager({ leastIntervalMs: hour })
    await startManager({ path, id: 'kis/1/real/access-token' })

    const { code, stdout } = await run('status', '--store', path)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^kis\/1\/paper\/access-token\n {2}token {7}[0-9a-f]{12}\n {2}generation {2}1\n/)
    expect(stdout).toMatch(/good until +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+09:00 {2}\d\d h \d+ min left\n/)
    expect(stdout).toMatch(/cool-down .* min left\n\nkis\/1\/real\/access-token\n/)
    expect(stdout).toContain(first.fingerprint)
    expect(stdout).not.toContain('canary')
  })

  it('prints one JSON object, with instants as numbers', async () => {
    const { path, first } = await startManager()

    const { stdout } = await run('status', '--store', path, '--json')

    const { fingerprint, issuedAt, expiresAt } = first
    expect(JSON.parse(stdout)).toEqual({
      records: [
        {
          id: 'kis/1/paper/access-token',
          generation: 1,
          token: { fingerprint, encryptedWith: null, issuedAt, expiresAt, leftMs: expect.any(Number) },
          hasRefreshToken: false,
          attempts: [issuedAt],
          notBefore: issuedAt + 62 * second,
          coolDownMs: expect.any(Number),
        },
      ],
    })
    expect(stdout).not.toContain('canary')
  })

  it('needs no key for an encrypted store, and names the one that it is encrypted with', async () => {
    const path = freshPath('tokens.db')
    const keys = [{ kid: 'autumn', secret: new Uint8Array(32) }]
    const store = encryptedStore({ store: opened({ path }), keys })
    const issuer = fakeIssuer({ id: 'sealed', canary: 'canary' })
    const tokens = createTokenManager({ issuer, store })
    await tokens.start()
    await tokens.close()

    const shown = await run('status', '--store', path)
    const withdrawn = await run('expire', '--store', path)

    expect(shown.stdout).toContain('encrypted with the key autumn')
    expect(`${shown.stdout}${withdrawn.stdout}`).not.toMatch(/canary|eyJ/)
    expect(withdrawn.code).toBe(0)
    expect(await store.read('sealed')).toMatchObject({ generation: 1, attempts: [expect.any(Number)] })
    expect((await store.read('sealed'))?.token).toBeUndefined()
  })

  it('shows that a token was withdrawn', async () => {
    const { path } = await startManager()
    await run('expire', '--store', path)

    const { stdout } = await run('status', '--store', path, '--id', 'kis/1/paper/access-token')

    expect(stdout).toMatch(/token +none: it was withdrawn/)
    expect(stdout).toMatch(/generation +1\n/)
  })

  it('prints that a store without records has no token', async () => {
    const path = freshPath('tokens.db')
    await opened({ path }).lease('leased', { holder: 'a', leaseMs: 1 })

    const { code, stdout } = await run('status', '--store', path)

    expect(code).toBe(0)
    expect(stdout).toBe(`There is no token in ${path} yet.\n`)
  })
})

describe('a record that cannot be read', () => {
  /** Makes a file with two records, of which one is damaged. */
  async function damaged() {
    const { path } = await startManager({ id: 'damaged' })
    await startManager({ path, id: 'sound' })
    const database = new sqlite.DatabaseSync(path)
    onTestFinished(() => database.close())
    database.prepare("UPDATE tokens SET record = '{canary' WHERE key = 'damaged'").run()
    return path
  }

  it('is named by the status, which shows the others', async () => {
    const path = await damaged()

    const all = await run('status', '--store', path, '--json')
    const alone = await run('status', '--store', path, '--id', 'sound')

    expect(JSON.parse(all.stdout).records).toMatchObject([{ id: 'sound', generation: 1 }])
    const error = 'token-manager: the record of damaged is not JSON: restore it in the store, or delete it\n'
    expect(all).toMatchObject({ code: 1, stderr: error })
    expect(alone).toMatchObject({ code: 0, stderr: '' })
  })

  it('is not withdrawn, but the token of another record is', async () => {
    const path = await damaged()

    const sound = await run('expire', '--store', path, '--id', 'sound')
    const refused = await run('expire', '--store', path, '--id', 'damaged')

    expect(sound).toMatchObject({ code: 0, stderr: '' })
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('record of damaged') })
  })
})

describe('token-manager expire', () => {
  it('makes a manager of another process get a new token within 5 s, and emit that', async () => {
    const { path, clock, rotations, generation } = await startManager()
    await clock.advance(2 * minute)

    const { code, stdout } = await run('expire', '--store', path)
    expect(await generation()).toBe(1)
    await clock.advance(5 * second)

    expect(code).toBe(0)
    expect(stdout).toMatch(/generation 1, is withdrawn from .*tokens\.db\./)
    expect(stdout).toContain('The token is not revoked')
    expect(stdout).not.toContain('canary')
    expect(await generation()).toBe(2)
    expect(rotations).toMatchObject([{ token: { generation: 2 }, previous: { generation: 1 }, cause: 'issued' }])
  })

  it('changes nothing for callers when the issuer returns the same token, which is emitted', async () => {
    const { path, clock, issuer, rotations, failures, generation, tokens, first } = await startManager()
    await clock.advance(2 * minute)
    issuer.answer('same')

    await run('expire', '--store', path)
    await clock.advance(hour)

    expect(await generation()).toBe(1)
    expect(tokens.status().phase).toBe('fresh')
    expect(rotations).toEqual([])
    expect(failures).toMatchObject([{ error: { code: 'TOKEN_UNCHANGED', fingerprint: first.fingerprint } }])
    expect(issuer.calls).toHaveLength(2)
    const { records } = JSON.parse((await run('status', '--store', path, '--json')).stdout)
    expect(records).toMatchObject([{ generation: 1, token: { fingerprint: first.fingerprint } }])
  })

  it('is seen at the next check by a manager that does not poll its file', async () => {
    const { path, clock, issuer, generation } = await startManager({ manyProcesses: false })
    await run('expire', '--store', path)

    await clock.advance(30 * minute - 1)
    expect(issuer.calls).toHaveLength(1)
    await clock.advance(1)

    expect(await generation()).toBe(2)
  })

  it('makes a manager that starts afterwards request the next generation', async () => {
    const { path, clock, issuer, tokens } = await startManager()
    await tokens.close()
    await clock.advance(2 * minute)

    await run('expire', '--store', path)
    const restarted = createTokenManager({ issuer, store: opened({ path, clock }), clock })

    expect((await restarted.get()).generation).toBe(2)
    expect(issuer.calls).toHaveLength(2)
  })

  it('prints when the issuer may be asked, if that is not now', async () => {
    const { path } = await startManager({ leastIntervalMs: 10 * minute })

    const { stdout } = await run('expire', '--store', path)

    expect(stdout).toMatch(/The issuer is asked at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+09:00 at the earliest, in \d+ min/)
  })

  it('prints that a withdrawn token has no end, if it has none', async () => {
    const path = freshPath('tokens.db')
    const issuer = { id: 'endless', issue: async () => ({ secret: 'canary', expiresAt: null }) }
    const tokens = createTokenManager({ issuer, store: opened({ path }) })
    await tokens.start()
    await tokens.close()

    const { code, stdout, stderr } = await run('expire', '--store', path)

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/The token is not revoked, and has no end: the API takes it\.\n$/)
  })

  it('prints the withdrawn token as one JSON object', async () => {
    const { path, first } = await startManager()

    const { stdout } = await run('expire', '--store', path, '--json')

    expect(JSON.parse(stdout)).toMatchObject({
      withdrawn: { generation: 1, token: { fingerprint: first.fingerprint } },
    })
  })

  it('fails without an id when there are several records, and withdraws only the one of the id', async () => {
    const { path } = await startManager()
    const real = await startManager({ path, id: 'kis/1/real/access-token' })

    const unsaid = await run('expire', '--store', path)
    const said = await run('expire', '--store', path, '--id', 'kis/1/paper/access-token')

    expect(unsaid).toMatchObject({ code: 1, stdout: '' })
    expect(unsaid.stderr).toMatch(/--id:\n {2}kis\/1\/paper\/access-token\n {2}kis\/1\/real\/access-token\n/)
    expect(said.code).toBe(0)
    const store = opened({ path })
    expect((await store.read('kis/1/paper/access-token'))?.token).toBeUndefined()
    expect((await store.read('kis/1/real/access-token'))?.token?.secret).toBe(real.first.secret)
  })

  it('is refused while a process holds the lease, and ends the cool-down of a record without a token', async () => {
    const { path, first } = await startManager()
    const store = opened({ path })
    const lease = await store.lease('kis/1/paper/access-token', { holder: 'issuing', leaseMs: hour })
    assert(lease)

    const held = await run('expire', '--store', path)
    expect(held).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('lease') })
    expect((await store.read('kis/1/paper/access-token'))?.token?.secret).toBe(first.secret)

    await store.release(lease)
    expect((await run('expire', '--store', path)).code).toBe(0)
    expect(await run('expire', '--store', path)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has no token'),
    })
  })
})

describe.each(['status', 'expire'])('token-manager %s', (command) => {
  it('refuses a file that is not there, and does not make it', async () => {
    const path = freshPath('tokens.db')

    const { code, stdout, stderr } = await run(command, '--store', path)

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(`token-manager: there is no file ${path}\n`)
    expect(existsSync(path)).toBe(false)
  })

  it('refuses a file that is not a token store, and does not change it', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'token-manager-')), 'empty.db')
    onTestFinished(() => rmSync(path))
    writeFileSync(path, '', { mode: 0o600 })

    const { code, stderr } = await run(command, '--store', path)

    expect(code).toBe(1)
    expect(stderr).toContain(`${path} is not a token store`)
    expect(readFileSync(path, 'utf8')).toBe('')
  })

  it('refuses an id that is not there, and names those that are', async () => {
    const { path } = await startManager()

    const { code, stderr } = await run(command, '--store', path, '--id', 'kis/1/paper/approval-key')

    expect(code).toBe(1)
    expect(stderr).toMatch(
      /there is no record of kis\/1\/paper\/approval-key .*there are:\n {2}kis\/1\/paper\/access-token\n/,
    )
  })

  it('prints that a Redis does not answer, without the password', async () => {
    const { code, stderr } = await run(command, '--store', 'redis://user:canary@127.0.0.1:1/0')

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'token-manager: redis://127.0.0.1:1 does not answer: ECONNREFUSED\n',
    })
  })
})

describeRedis('redis', () => {
  it('shows the records of a redisStore with any prefix, and withdraws a token', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())
    const clock = fakeClock(Date.now())
    const issuer = fakeIssuer({ clock, id: 'kis/1/paper/access-token', canary: 'canary' })
    const redis = await server.connect()
    const store = redisStore({ redis, prefix: 'desk[1]:', timeoutMs: 55_000 })
    const tokens = createTokenManager({ issuer, store, clock })
    await tokens.start()
    await tokens.close()
    await store.lease('leased only', { holder: 'a', leaseMs: minute })
    const where = ['--store', `unix://${server.options.path}`, '--prefix', 'desk[1]:']

    const shown = await run('status', ...where)
    const elsewhere = await run('status', '--store', `unix://${server.options.path}`)
    const withdrawn = await run('expire', ...where)

    expect(shown.stdout).toMatch(/^kis\/1\/paper\/access-token\n {2}token {7}[0-9a-f]{12}\n {2}generation {2}1\n/)
    expect(shown.stdout).not.toContain('leased only')
    expect(elsewhere.stdout).toBe(`There is no token in unix://${server.options.path} yet.\n`)
    expect(withdrawn.code).toBe(0)
    expect(`${shown.stdout}${withdrawn.stdout}`).not.toContain('canary')
    expect(await store.read(issuer.id)).toMatchObject({ generation: 1, attempts: issuer.calls })
    expect((await store.read(issuer.id))?.token).toBeUndefined()
  })
})

describe('the command line', () => {
  it('refuses the prefix of a Redis for a file, and an address that is not one of a Redis', async () => {
    const prefixed = await run('status', '--store', 'tokens.db', '--prefix', 'desk:')
    const web = await run('status', '--store', 'http://localhost:6379')

    expect(prefixed).toMatchObject({ code: 64, stderr: 'token-manager: --prefix is only for a Redis (see --help)\n' })
    expect(web).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('begin with redis://, rediss:// or unix://'),
    })
  })

  it.each(['--help', '-h'])('prints its usage with %s', async (option) => {
    const { code, stdout } = await run(option)

    expect(code).toBe(0)
    expect(stdout).toContain('token-manager expire --store WHERE')
  })

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

    expect(await run('--version')).toMatchObject({ code: 0, stdout: `token-manager ${version}\n` })
  })

  it.each([
    ['no command', [], 'status or expire'],
    ['an unknown command', ['drop', '--store', 'tokens.db'], 'status or expire'],
    ['no store', ['status'], '--store'],
    ['an unknown option', ['status', '--file', 'tokens.db'], '--file'],
    ['an argument too many', ['status', 'all', '--store', 'tokens.db'], 'all'],
  ])('is refused with %s', async (_what, args, said) => {
    const { code, stdout, stderr } = await run(...args)

    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr).toContain('(see --help)')
  })
})

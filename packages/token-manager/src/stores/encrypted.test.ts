import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { CompactEncrypt, decodeProtectedHeader } from 'jose'
import { afterAll, assert, describe, expect, it, onTestFinished } from 'vitest'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { TokenRecord, TokenStore } from '../store.ts'
import { testTokenStore } from '../testing/conformance.ts'
import { createTokenManager } from '../token-manager.ts'
import { type EncryptionKey, encryptedStore } from './encrypted.ts'
import { memoryStore } from './memory.ts'
import { sqliteStore } from './sqlite.ts'

const spring = { kid: 'spring', secret: randomBytes(32) }
const autumn = { kid: 'autumn', secret: randomBytes(32) }

const recordWith = (id: string, secret: string, generation = 1): TokenRecord => ({
  id,
  generation,
  fence: 1,
  token: { secret, issuedAt: 1_700_000_000_000, expiresAt: 1_700_086_400_000 },
  attempts: [1_700_000_000_000],
  notBefore: 1_700_000_062_000,
})

/** Overwrites the record, as a person with access to the file can. */
async function put(store: TokenStore, record: TokenRecord) {
  const lease = await store.lease(record.id, { holder: 'a', leaseMs: 60_000 })
  assert(lease)
  expect(await store.write(lease, record)).toBe(true)
}

/** Returns a record of `paper` as the inner store keeps it. */
async function kept(keys: readonly EncryptionKey[] = [spring]) {
  const inner = memoryStore()
  await put(encryptedStore({ store: inner, keys }), recordWith('paper', 'canary'))
  const record = await inner.read('paper')
  assert(record?.token)
  return { inner, record, token: record.token }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('encrypted over memory', () => testTokenStore(() => encryptedStore({ store: memoryStore(), keys: [spring] })))

describe('encrypted over sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  testTokenStore(() => encryptedStore({ store: sqliteStore({ path: join(folder, 'tokens.db') }), keys: [spring] }))
})

describe('the secret in the inner store', () => {
  it('is a compact JWE with alg, enc and kid; all other fields stay readable', async () => {
    const { record, token } = await kept()

    expect(record).toEqual({ ...recordWith('paper', token.secret), encryptedWith: 'spring' })
    expect(decodeProtectedHeader(token.secret)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'spring' })
  })

  it('is never plain, not even in the file of a manager that runs on it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'tokens', 'tokens.db')
    const clock = fakeClock()
    const issuer = fakeIssuer({ clock, canary: 'canary' })
    const file = sqliteStore({ path, clock })
    const tokens = createTokenManager({ issuer, store: encryptedStore({ store: file, keys: [spring] }), clock })

    const token = await tokens.get()
    const bytes = [path, `${path}-wal`].map((name) => readFileSync(name, 'latin1')).join()
    await tokens.close()
    const restarted = createTokenManager({ issuer, store: encryptedStore({ store: file, keys: [spring] }), clock })

    expect(token.secret).toBe('canary-1')
    expect(bytes).not.toContain('canary')
    expect((await restarted.get()).secret).toBe('canary-1')
    expect(issuer.calls).toHaveLength(1)
    await restarted.close()
    file.close()
  })

  it('differs after each write of the same token', async () => {
    const [one, other] = [await kept(), await kept()]

    expect(one.token.secret).not.toBe(other.token.secret)
  })
})

it.each([
  ['options', undefined],
  ['store', { keys: [spring] }],
  ['store', { store: {}, keys: [spring] }],
  ['keys', { store: memoryStore() }],
  ['keys', { store: memoryStore(), keys: spring }],
  ['keys[0]', { store: memoryStore(), keys: [null] }],
  ['plain', { store: memoryStore(), keys: [spring], plain: true }],
])('refuses an option that is wrong, and names its field: %s', (field, options) => {
  // @ts-expect-error -- a program in JavaScript can pass any value.
  const create = () => encryptedStore(options)

  expect(create).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field }))
})

describe('keys of an encryptedStore', () => {
  it('encrypts with the first key, and decrypts with all of them', async () => {
    const { inner } = await kept([spring])

    const both = encryptedStore({ store: inner, keys: [autumn, spring] })
    expect((await both.read('paper'))?.token?.secret).toBe('canary')
    await put(both, recordWith('paper', 'second', 2))

    expect((await encryptedStore({ store: inner, keys: [autumn] }).read('paper'))?.token?.secret).toBe('second')
  })

  it('accepts a key as bytes or as their base64url text', async () => {
    const { inner } = await kept([spring])

    const asText = encryptedStore({
      store: inner,
      keys: [{ kid: 'spring', secret: spring.secret.toString('base64url') }],
    })

    expect((await asText.read('paper'))?.token?.secret).toBe('canary')
  })

  it('opens a token that an earlier version has encrypted, whose text holds the id as `key`', async () => {
    const inner = memoryStore()
    const record = recordWith('paper', 'canary')
    const text = '{"key":"paper","generation":1,"secret":"canary","issuedAt":1700000000000,"expiresAt":1700086400000}'
    const jwe = await new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'spring' })
      .encrypt(spring.secret)
    await put(inner, recordWith('paper', jwe))

    expect(await encryptedStore({ store: inner, keys: [spring] }).read('paper')).toEqual(record)
  })

  it('copies the bytes of a key, which may change afterwards', async () => {
    const bytes = randomBytes(32)
    const inner = memoryStore()
    const store = encryptedStore({ store: inner, keys: [{ kid: 'a', secret: bytes }] })
    await put(store, recordWith('paper', 'canary'))

    bytes.fill(0)

    expect((await store.read('paper'))?.token?.secret).toBe('canary')
  })

  const hex = randomBytes(32).toString('hex')
  const text = randomBytes(32).toString('base64url')
  it.each([
    ['no key', [], 'keys'],
    ['one without a kid', [{ kid: '', secret: text }], 'keys[0].kid'],
    ['two with one kid', [spring, { kid: 'spring', secret: text }], 'keys[1].kid'],
    ['one of 16 bytes', [{ kid: 'a', secret: randomBytes(16) }], 'keys[0].secret'],
    ['one of 33 bytes', [{ kid: 'a', secret: randomBytes(33).toString('base64url') }], 'keys[0].secret'],
    ['one in hex', [{ kid: 'a', secret: hex }], 'keys[0].secret'],
    ['one with a newline', [{ kid: 'a', secret: `${text}\n` }], 'keys[0].secret'],
    ['one in base64 with padding', [{ kid: 'a', secret: `${text}=` }], 'keys[0].secret'],
  ])('refuses these keys when it is created: %s', (_which, keys, field) => {
    let error: unknown
    try {
      encryptedStore({ store: memoryStore(), keys })
    } catch (thrown) {
      error = thrown
    }

    expect(error).toMatchObject({ code: 'TOKEN_INPUT', field })
    for (const { secret } of keys) expect(inspect(error)).not.toContain(secret)
  })
})

describe('encryptedStore with a token that does not open', () => {
  it('names the kid when it is unknown, and never overwrites the token', async () => {
    const { inner, record } = await kept([spring])
    const store = encryptedStore({ store: inner, keys: [autumn] })
    const lease = await store.lease('paper', { holder: 'a', leaseMs: 60_000 })
    assert(lease)

    const errors = [
      await failureOf(store.read('paper')),
      await failureOf(store.write(lease, recordWith('paper', 'x', 2))),
    ]

    for (const error of errors) {
      expect(error).toMatchObject({ code: 'TOKEN_STORE', cause: { code: 'TOKEN_INPUT', field: 'keys' } })
      expect(`${error}`).toContain('"spring"')
    }
    expect(await inner.read('paper')).toEqual(record)
  })

  it('makes a manager not ask the issuer when the kid is unknown', async () => {
    const { inner, record } = await kept([spring])
    const clock = fakeClock(record.token?.issuedAt)
    const issuer = fakeIssuer({ clock, id: 'paper' })
    const tokens = createTokenManager({ issuer, store: encryptedStore({ store: inner, keys: [autumn] }), clock })

    const error = await failureOf(tokens.get())

    expect(error).toMatchObject({ code: 'TOKEN_STORE', cause: { code: 'TOKEN_INPUT' } })
    expect(issuer.calls).toHaveLength(0)
    expect(await inner.read('paper')).toEqual(record)
  })

  const changes: Record<string, (record: TokenRecord & { token: object }) => TokenRecord> = {
    'was moved from paper to real': (record) => ({ ...record, id: 'real' }),
    'says another generation': (record) => ({ ...record, generation: 2 }),
    'ends later': (record) => ({ ...record, token: { ...record.token, expiresAt: 1_800_000_000_000 } }),
    'was issued later': (record) => ({ ...record, token: { ...record.token, issuedAt: 1_700_000_000_001 } }),
    'is plain text': (record) => recordWith(record.id, 'canary'),
    'has a byte that differs': (record) => {
      const parts = record.token.secret.split('.')
      const ciphertext = Buffer.from(parts[3] ?? '', 'base64url')
      ciphertext[0] = (ciphertext[0] ?? 0) ^ 1
      return recordWith(record.id, parts.with(3, ciphertext.toString('base64url')).join('.'))
    },
  }
  it.each(Object.entries(changes))('serves no token when it %s, and does not overwrite it', async (_what, change) => {
    const { record, token } = await kept()
    const inner = memoryStore()
    const changed = change({ ...record, token })
    await put(inner, changed)
    const store = encryptedStore({ store: inner, keys: [spring] })
    const lease = await store.lease(changed.id, { holder: 'a', leaseMs: 60_000 })
    assert(lease)

    const errors = [
      await failureOf(store.read(changed.id)),
      await failureOf(store.write(lease, recordWith(changed.id, 'new', 3))),
    ]

    for (const error of errors) {
      expect(error).toMatchObject({ code: 'TOKEN_STORE' })
      expect(inspect(error, { depth: 9 })).not.toContain('canary')
    }
    expect(await inner.read(changed.id)).toEqual(changed)
  })

  it.each([
    ['alg', { alg: 'A256GCMKW', enc: 'A256GCM' }],
    ['enc', { alg: 'dir', enc: 'A128CBC-HS256' }],
  ])('refuses a token whose %s is not the pinned one, even if the key fits', async (_which, header) => {
    const { record, token } = await kept()
    const inner = memoryStore()
    const plain = JSON.stringify({ ...recordWith('paper', 'canary').token, key: 'paper', generation: 1 })
    const jwe = await new CompactEncrypt(new TextEncoder().encode(plain))
      .setProtectedHeader({ ...header, kid: 'spring' })
      .encrypt(spring.secret)
    await put(inner, { ...record, token: { ...token, secret: jwe } })

    const error = await failureOf(encryptedStore({ store: inner, keys: [spring] }).read('paper'))

    expect(error).toMatchObject({ code: 'TOKEN_STORE' })
  })
})

it('returns a noted try without a token unchanged', async () => {
  const inner = memoryStore()
  const noted = { ...recordWith(`paper/${randomUUID()}`, ''), generation: 0, token: undefined }

  await put(encryptedStore({ store: inner, keys: [spring] }), noted)

  expect(await inner.read(noted.id)).toEqual(noted)
})

describe('a manager without encryption on a store with encrypted tokens', () => {
  it('rejects with TOKEN_STORE, names the key, and neither serves nor replaces the token', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const inner = sqliteStore({ path: join(folder, 'tokens', 'tokens.db') })
    onTestFinished(() => inner.close())
    await put(encryptedStore({ store: inner, keys: [spring] }), recordWith('paper', 'canary'))
    const before = await inner.read('paper')
    const clock = fakeClock(1_700_000_100_000)
    const issuer = fakeIssuer({ clock, id: 'paper' })

    const error = await failureOf(createTokenManager({ issuer, store: inner, clock }).get())

    expect(error).toMatchObject({ code: 'TOKEN_STORE', message: expect.stringContaining('"spring"') })
    expect(issuer.calls).toHaveLength(0)
    expect(await inner.read('paper')).toEqual(before)
  })
})

describe('a manager without encryption', () => {
  it('refuses a record whose refresh token is encrypted, also without a token, and sends it to no issuer', async () => {
    const inner = memoryStore()
    const { token, ...record } = recordWith('paper', 'canary')
    const refreshToken = { secret: 'canary', number: 1, signIns: [], isSent: false }
    await put(encryptedStore({ store: inner, keys: [spring] }), { ...record, refreshToken })
    const clock = fakeClock(1_700_000_100_000)
    const issuer = fakeIssuer({ clock, id: 'paper' })

    const error = await failureOf(createTokenManager({ issuer, store: inner, clock }).get())

    expect(token).toBeDefined()
    expect(error).toMatchObject({ code: 'TOKEN_STORE', message: expect.stringContaining('"spring"') })
    expect(issuer.calls).toHaveLength(0)
  })
})

describe('a step in which encryption is introduced or removed', () => {
  const steps = {
    'no encryption': (inner: TokenStore) => inner,
    "plain: 'write'": (store: TokenStore) => encryptedStore({ store, keys: [spring], plain: 'write' }),
    "plain: 'read'": (store: TokenStore) => encryptedStore({ store, keys: [spring], plain: 'read' }),
    encryption: (store: TokenStore) => encryptedStore({ store, keys: [spring] }),
  }
  const names = Object.keys(steps) as (keyof typeof steps)[]
  const neighbours = names.slice(1).flatMap((name, index) => {
    const before = names[index] ?? name
    return [[before, name] as const, [name, before] as const]
  })

  it.each(neighbours)('opens with %s the tokens of %s beside it', async (reader, writer) => {
    const inner = memoryStore()

    await put(steps[writer](inner), recordWith('paper', 'canary'))

    expect(await steps[reader](inner).read('paper')).toEqual(recordWith('paper', 'canary'))
  })

  it("opens with plain: 'read' a token that an earlier version has encrypted, without a mark", async () => {
    const { inner, record } = await kept()
    const { encryptedWith, ...unmarked } = record
    await put(inner, unmarked)

    const opened = await encryptedStore({ store: inner, keys: [spring], plain: 'read' }).read('paper')

    expect(encryptedWith).toBe('spring')
    expect(opened?.token?.secret).toBe('canary')
  })

  it("writes an encrypted token with plain: 'read' in place of a plain one", async () => {
    const inner = memoryStore()
    await put(inner, recordWith('paper', 'canary'))

    await put(encryptedStore({ store: inner, keys: [spring], plain: 'read' }), recordWith('paper', 'canary', 2))

    expect(await inner.read('paper')).toMatchObject({ generation: 2, encryptedWith: 'spring' })
    expect(inspect(await inner.read('paper'))).not.toContain('canary')
  })
})

describe('an encrypted record that is damaged', () => {
  /** Encrypts a text with the key of the store. */
  const sealed = (text: string) =>
    new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'spring' })
      .encrypt(spring.secret)

  it.each(['canary', '{"secret":"canary"', '{"secret":["canary"]}', '["canary"]'])(
    'is an error that quotes no secret, in the token and in the refresh token: %s',
    async (text) => {
      for (const part of ['token', 'refreshToken'] as const) {
        const { inner, record, token } = await kept()
        const refreshToken = { number: 1, signIns: [], isSent: false }
        await put(inner, {
          ...record,
          generation: 2,
          [part]: { ...token, ...refreshToken, secret: await sealed(text) },
        })

        const error = await failureOf(encryptedStore({ store: inner, keys: [spring] }).read('paper'))

        expect(error).toMatchObject({ code: 'TOKEN_STORE' })
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary')
      }
    },
  )

  it('does not open when the refresh token of another record, or an older one, was moved into it', async () => {
    const inner = memoryStore()
    const store = encryptedStore({ store: inner, keys: [spring] })
    const refreshToken = { secret: 'canary', number: 1, signIns: [], isSent: false }
    for (const id of ['paper', 'real']) await put(store, { ...recordWith(id, 'token'), refreshToken })
    const [paper, real] = [await inner.read('paper'), await inner.read('real')]
    assert(paper?.refreshToken && real)
    expect(paper.refreshToken.secret).not.toContain('canary')

    await put(inner, { ...real, refreshToken: paper.refreshToken })
    await put(inner, { ...paper, refreshToken: { ...paper.refreshToken, number: 2 } })

    expect(await failureOf(store.read('real'))).toMatchObject({ code: 'TOKEN_STORE' })
    expect(await failureOf(store.read('paper'))).toMatchObject({ code: 'TOKEN_STORE' })
  })
})

import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { type FakeClock, fakeClock, settle, startOfTest } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { afterEach, assert, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type FakeIssuer, fakeIssuer } from '../../fake-issuer/fake-issuer.ts'
import type { TokenIssuer } from '../../issuer.ts'
import type { TokenStore } from '../../store.ts'
import { encryptedStore } from '../../stores/encrypted.ts'
import { memoryStore } from '../../stores/memory.ts'
import { sqliteStore } from '../../stores/sqlite.ts'
import { createTokenManager } from '../../token-manager.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const canary = 'canary-7f3a'

/** Returns a value in all the texts in which it gets into a log by accident. */
function printed(value: unknown): string {
  const deep = { depth: 9, showHidden: true, getters: false }
  const ways = [`${value}`, JSON.stringify(value), inspect(value, deep), inspect([{ value }], { depth: 9 })]
  if (typeof value === 'object' && value !== null) {
    ways.push(JSON.stringify({ ...value }), inspect(Object.entries(value), deep))
  }
  if (value instanceof Error) ways.push(value.message, `${value.stack}`, value.cause ? printed(value.cause) : '')
  return ways.join('\n')
}

/** Returns an error that holds the request and the answer, in its message, its fields and its causes. */
const leakyError = (about: unknown) =>
  Object.assign(new Error(`failed: ${JSON.stringify(about)}`, { cause: new Error(`because of ${canary}-cause`) }), {
    request: { headers: { authorization: `Bearer ${canary}-header` }, body: `client_secret=${canary}-client` },
    response: { body: `{"access_token":"${canary}-body"}` },
    command: { name: 'set', args: [about] },
    code: 'E_LEAKY',
  })

/** Returns an issuer whose errors hold the request and the answer. */
function leaky(inner: FakeIssuer): TokenIssuer {
  return {
    ...inner,
    firstRefreshToken: () => `${canary}-first-refresh-token`,
    async issue(options) {
      try {
        const issued = await inner.issue(options)
        return { ...issued, refreshToken: `${canary}-refresh-token-${inner.calls.length}` }
      } catch (error) {
        throw leakyError(error)
      }
    },
    verdict() {
      throw leakyError('verdict')
    },
  }
}

/**
 * Returns a store that fails while `isBroken`, with an error that quotes the record of the write. `underWay` holds its
 * unfinished work.
 */
function quoting(inner: TokenStore, underWay = new Set<Promise<unknown>>()): TokenStore & { isBroken: boolean } {
  function noted<T>(work: Promise<T>): Promise<T> {
    const end = () => void underWay.delete(work)
    underWay.add(work)
    work.then(end, end)
    return work
  }
  const store = {
    ...inner,
    isBroken: false,
    async write(...[lease, record]: Parameters<TokenStore['write']>) {
      if (store.isBroken) throw leakyError(record)
      return noted(inner.write(lease, record))
    },
    async read(id: string) {
      const record = await noted(inner.read(id))
      if (store.isBroken) throw leakyError(record)
      return record
    },
  }
  return store
}

const stores: Record<string, (clock: FakeClock) => TokenStore> = {
  memory: (clock) => memoryStore({ clock }),
  sqlite(clock) {
    const store = sqliteStore({ path: freshPath('tokens.db'), clock, manyProcesses: false })
    onTestFinished(() => store.close())
    return store
  },
  encrypted: (clock) =>
    encryptedStore({ store: memoryStore({ clock }), keys: [{ kid: 'a', secret: randomBytes(32) }] }),
}

describe('a secret', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each(Object.entries(stores))(
    'appears in no event, error, status, log or warning, while issuer, API and store fail: %s',
    async (_, createStore) => {
      // Encryption takes real time, which the fake clock does not see: the clock advances when it is over.
      const underWay = new Set<Promise<unknown>>()
      const clock = fakeClock(startOfTest, async () => {
        do await settle()
        while (underWay.size > 0)
      })
      const issuer = fakeIssuer({ clock, canary })
      const store = quoting(createStore(clock), underWay)
      const seen: unknown[] = []
      const output = [
        ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((method) => vi.spyOn(console, method)),
        vi.spyOn(process, 'emitWarning').mockReturnValue(),
      ]
      const tokens = createTokenManager({ issuer: leaky(issuer), store, clock })
      for (const event of ['rotated', 'expiring', 'expired', 'refresh-failed'] as const) {
        tokens.on(event, (about) => void seen.push(event, about))
      }
      tokens.on('rotated', ({ token }) => {
        throw new Error(`cannot rebuild for ${token}`)
      })
      const until = async (isOver: () => boolean) => {
        do await clock.advance(second)
        while (!isOver())
      }
      const get = async () => {
        let token: unknown
        const take = (given: unknown) => {
          token = given
        }
        tokens.get().then(take, take)
        await until(() => token !== undefined)
        seen.push(token, tokens.status(), tokens)
      }

      issuer.answer({ kind: 'retry' })
      await get()
      await clock.advance(2 * minute)
      await get()
      // The store fails when the token is due, and while it is issued.
      store.isBroken = true
      await clock.advance(21 * hour)
      await get()
      store.isBroken = false
      await until(() => tokens.status().phase === 'fresh')
      await clock.advance(hour)
      await get()
      // The API rejects it; the issuer returns it again, and then does not answer.
      issuer.answer('same')
      const current = tokens.status().token
      assert(current)
      await tokens.reject(current)
      await get()
      issuer.answer({ kind: 'fatal' }, 100)
      await clock.advance(30 * hour)
      await get()
      await tokens.close()
      await get()

      const written = output.flatMap((spy) => spy.mock.calls.flat())
      const errors = seen.filter((value) => value instanceof Error)
      expect(errors.map((error) => 'code' in error && error.code)).toEqual(
        expect.arrayContaining(['TOKEN_REFUSED', 'TOKEN_UNCHANGED', 'TOKEN_CLOSED']),
      )
      expect(seen).toEqual(expect.arrayContaining(['rotated', 'refresh-failed']))
      expect(written).toContainEqual(expect.objectContaining({ code: 'TOKEN_LISTENER' }))
      expect([...seen, ...written].map(printed).join('\n')).not.toContain(canary)
    },
  )

  it('appears in no emitted error when the write of its token fails, although the store quotes it', async () => {
    const clock = fakeClock()
    const store = quoting(memoryStore({ clock }))
    const tokens = createTokenManager({ issuer: fakeIssuer({ clock, canary, delayMs: 1_000 }), store, clock })
    const failures: unknown[] = []
    tokens.on('refresh-failed', (failure) => void failures.push(failure))
    const get = tokens.get()
    await clock.advance(500)
    store.isBroken = true

    await clock.advance(500)

    expect((await get).secret).toContain(canary)
    expect(failures).toMatchObject([{ error: { code: 'TOKEN_STORE' } }])
    expect(failures.map(printed).join('\n')).not.toContain(canary)
  })
})

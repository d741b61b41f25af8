import { rmSync } from 'node:fs'
import { type FakeClock, fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { IssuedToken, IssueOptions, IssuerVerdict, TokenIssuer } from '../issuer.ts'
import type { TokenStore } from '../store.ts'
import { encryptedStore } from '../stores/encrypted.ts'
import { memoryStore } from '../stores/memory.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { fingerprintOf } from '../token.ts'
import { createTokenManager } from '../token-manager.ts'
import { withdrawToken } from './withdrawal.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Returns a manager whose issuer replaces its refresh token at each answer. */
function setUp(options: { readonly store?: (clock: FakeClock) => TokenStore; readonly clock?: FakeClock } = {}) {
  const { clock = fakeClock() } = options
  const store = options.store?.(clock) ?? memoryStore({ clock })
  const sent: (string | undefined)[] = []
  const answers: ((how: IssueOptions) => Promise<IssuedToken>)[] = []
  let signIn = 'first'
  let kind: IssuerVerdict['kind'] = 'retry'
  const issuer = {
    id: 'rotating',
    leastIntervalMs: 0,
    firstRefreshToken: () => signIn,
    async issue(how: IssueOptions): Promise<IssuedToken> {
      const number = sent.push(how.refreshToken)
      const answer = answers.shift()
      return answer === undefined
        ? { secret: `access ${number}`, expiresAt: clock.now() + hour, refreshToken: `refresh ${number}` }
        : answer(how)
    },
    verdict: (): IssuerVerdict => ({ kind, code: 'refused' }),
  }
  const tokens = createTokenManager({ issuer, store, clock })
  onTestFinished(() => tokens.close())
  return {
    clock,
    store,
    sent,
    tokens,
    answer: (how: (typeof answers)[number]) => void answers.push(how),
    fail(how: IssuerVerdict['kind']) {
      kind = how
      answers.push(() => Promise.reject(new Error('no')))
    },
    signInAgain(secret: string) {
      signIn = secret
    },
  }
}

const errorOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

describe('a refresh token', () => {
  it('is replaced by that of each answer, and stays when an answer has none', async () => {
    const { clock, sent, tokens, answer, store } = setUp()
    await tokens.start()
    answer(async () => ({ secret: 'alone', expiresAt: clock.now() + hour }))

    await clock.advance(2 * hour)

    expect(sent.slice(0, 3)).toEqual(['first', 'refresh 1', 'refresh 1'])
    expect((await store.read('rotating'))?.refreshToken).toMatchObject({ isSent: false })
  })

  it('is taken from an answer whose token is wrong or has ended', async () => {
    const { clock, sent, tokens, answer } = setUp()
    answer(async () => ({ secret: 'ended', expiresAt: clock.now(), refreshToken: 'of the ended' }))
    answer(async () => ({ secret: 'wrong', expiresAt: Number.NaN, refreshToken: 'of the wrong' }))

    const error = await errorOf(tokens.get())
    await clock.advance(hour)

    expect(error).toMatchObject({ issuerCode: 'TOKEN_ENDED' })
    expect(sent.slice(0, 3)).toEqual(['first', 'of the ended', 'of the wrong'])
  })

  it('is taken from an answer with the same token', async () => {
    const { clock, sent, tokens, answer } = setUp()
    const { secret } = await tokens.get()
    answer(async () => ({ secret, expiresAt: clock.now() + 20 * minute, refreshToken: 'of the same' }))

    await clock.advance(hour)

    expect(sent.slice(0, 3)).toEqual(['first', 'refresh 1', 'of the same'])
  })

  it('is refused: the error says that a sign-in is needed, and the next sign-in is used', async () => {
    const { clock, sent, tokens, fail, signInAgain } = setUp()
    fail('sign-in')
    const error = await errorOf(tokens.get())

    signInAgain('second')
    await clock.advance(hour)

    expect(error).toMatchObject({ code: 'TOKEN_SIGN_IN', reason: 'refused', issuerCode: 'refused' })
    expect(sent.slice(0, 2)).toEqual(['first', 'second'])
    expect((await tokens.get()).generation).toBe(1)
  })

  it.each([
    ['had no answer', 'retry'],
    ['failed with a wrong verdict', 'fatel' as 'fatal'],
  ] as const)('is named as interrupted when an earlier request with it %s', async (_, kind) => {
    const { clock, tokens, fail } = setUp()
    fail(kind)
    await errorOf(tokens.get())
    fail('sign-in')

    await clock.advance(62 * second)

    expect(await errorOf(tokens.get())).toMatchObject({ code: 'TOKEN_SIGN_IN', reason: 'interrupted' })
  })

  it('is not named as interrupted when the earlier request was answered as too early', async () => {
    const { clock, tokens, fail } = setUp()
    fail('wait')
    const get = errorOf(tokens.get())
    await settle()
    fail('sign-in')

    await clock.advance(62 * second)

    expect(await get).toMatchObject({ code: 'TOKEN_SIGN_IN', reason: 'refused' })
  })

  it('is used from memory, and stored as soon as that is possible, when its write fails', async () => {
    let isBroken = false
    const brittle = (inner: TokenStore): TokenStore => ({
      ...inner,
      write: (...args) => (isBroken ? Promise.reject(new Error('full')) : inner.write(...args)),
    })
    const { clock, sent, store, tokens, answer } = setUp({ store: (clock) => brittle(memoryStore({ clock })) })
    const { secret } = await tokens.get()
    answer(async () => {
      isBroken = true
      return { secret, expiresAt: clock.now() + 20 * minute, refreshToken: 'in memory' }
    })

    await clock.advance(41 * minute)
    isBroken = false
    await clock.advance(4 * minute)
    const record = await store.read('rotating')
    await clock.advance(hour)

    expect(record?.refreshToken?.secret).toBe('in memory')
    expect(sent.slice(0, 3)).toEqual(['first', 'refresh 1', 'in memory'])
  })

  it('stays when an operator withdraws the token', async () => {
    const { clock, sent, store, tokens } = setUp()
    await tokens.start()
    await clock.advance(minute)

    await withdrawToken(store, 'rotating')
    await clock.advance(hour)

    expect(sent.slice(0, 2)).toEqual(['first', 'refresh 1'])
  })

  it('gets into a new file when the file was deleted', async () => {
    const path = freshPath('tokens.db')
    const { clock, tokens } = setUp({
      store(clock) {
        const store = sqliteStore({ path, clock })
        onTestFinished(() => store.close())
        return store
      },
    })
    await tokens.start()
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`)

    await clock.advance(5 * second)

    const reader = sqliteStore({ path, clock })
    onTestFinished(() => reader.close())
    const record = await reader.read('rotating')
    expect(record).toMatchObject({ generation: 1, refreshToken: { secret: 'refresh 1', number: 2, isSent: false } })
  })

  it('gets into a new file, too, when the process was restarted before the file was deleted', async () => {
    const path = freshPath('tokens.db')
    const open = (clock: FakeClock) => {
      const store = sqliteStore({ path, clock, manyProcesses: false })
      onTestFinished(() => store.close())
      return store
    }
    const { clock, tokens } = setUp({ store: open })
    await tokens.start()
    await tokens.close()
    const restarted = setUp({ store: () => open(clock), clock })
    await restarted.tokens.start()
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`)

    await clock.advance(2 * minute)

    expect(restarted.sent).toEqual([])
    expect(await restarted.store.read('rotating')).toMatchObject({ refreshToken: { secret: 'refresh 1' } })
  })

  it('stays encrypted, and marked as such, when an operator withdraws the token', async () => {
    const clock = fakeClock()
    const raw = memoryStore({ clock })
    const keys = [{ kid: 'a', secret: new Uint8Array(32) }]
    const { sent, tokens } = setUp({ store: () => encryptedStore({ store: raw, keys }), clock })
    await tokens.start()
    await clock.advance(minute)

    await withdrawToken(raw, 'rotating')
    const withdrawn = await raw.read('rotating')
    // Encryption takes real time, which the fake clock does not see.
    do await clock.advance(second)
    while (sent.length < 2)

    expect(withdrawn).toMatchObject({ encryptedWith: 'a', token: undefined })
    expect(withdrawn?.refreshToken?.secret).not.toContain('refresh 1')
    expect(sent.slice(0, 2)).toEqual(['first', 'refresh 1'])
  })

  it('is one of the last eight sign-ins that a record remembers', async () => {
    const { clock, store, tokens, signInAgain } = setUp()
    await tokens.start()

    for (let number = 2; number <= 10; number += 1) {
      signInAgain(`sign-in ${number}`)
      await clock.advance(hour)
    }

    const signIns = (await store.read('rotating'))?.refreshToken?.signIns
    const expected = [3, 4, 5, 6, 7, 8, 9, 10].map((number) => fingerprintOf(`sign-in ${number}`))
    expect(signIns).toEqual(expected)
  })

  it('is noted again before it is sent when the process was paused past its lease after it had noted the try', async () => {
    const log: string[] = []
    const { tokens, answer } = setUp({
      store(clock) {
        const inner = memoryStore({ clock })
        return {
          ...inner,
          async write(...args) {
            const isWritten = await inner.write(...args)
            if (log.push('noted') === 1) clock.jump(31 * second)
            return isWritten
          },
        }
      },
    })
    answer(async () => {
      log.push('sent')
      return { secret: 'access', expiresAt: null }
    })

    await tokens.get()

    expect(log.slice(0, 3)).toEqual(['noted', 'noted', 'sent'])
  })
})

it.each([
  ['under a wrong name', { refresh_token: 'second' }],
  ['that cannot be sent', { refreshToken: 'second\n' }],
])('asks for a sign-in when the issuer has returned a successor %s, and refuses the old one', async (_, successor) => {
  const clock = fakeClock()
  const sent: (string | undefined)[] = []
  const issuer: TokenIssuer = {
    id: 'misspelt',
    firstRefreshToken: () => 'first',
    async issue({ refreshToken }) {
      sent.push(refreshToken)
      if (sent.length > 1) throw new Error('used before')
      return { secret: 'access', expiresAt: clock.now() + hour, ...successor }
    },
    verdict: () => ({ kind: 'sign-in', code: 'invalid_grant' }),
  }
  const tokens = createTokenManager({ issuer, clock })
  onTestFinished(() => tokens.close())

  const error = await tokens.get().catch((caught: unknown) => caught)
  await clock.advance(45 * minute)
  const later = await tokens.get().catch((caught: unknown) => caught)

  expect(error).toMatchObject({ code: 'TOKEN_REFUSED', cause: { rule: expect.stringContaining('sign in again') } })
  expect(later).toMatchObject({ code: 'TOKEN_SIGN_IN', reason: 'interrupted' })
  expect(sent[1]).toBe('first')
})

describe('an issuer without a usable first refresh token', () => {
  it.each([
    [
      'throws',
      () => {
        throw Object.assign(new Error('first-secret'), { code: 'ENOENT' })
      },
      'ENOENT',
    ],
    ['returns a number', () => 5, 'number'],
    ['returns an empty text', () => '', 'empty'],
    ['returns a promise', async () => 'first-secret', 'object'],
    ['returns a text with the line end of its file', () => 'first-secret\n', 'U+000A'],
    ['returns a text with half a character', () => 'first-secret\ud800', 'beyond U+00FF'],
  ])('makes get reject when it %s, and asks again after the pause', async (_, first, reason) => {
    const clock = fakeClock()
    const store = memoryStore({ clock })
    let calls = 0
    let isRepaired = false
    const issuer = {
      id: 'wrong',
      // A caller that asks without an end gets a token after many calls, so that this test fails and does not hang.
      firstRefreshToken: () => {
        calls += 1
        return (calls > 100 || isRepaired ? 'first' : first()) as string
      },
      issue: async () => ({ secret: 'access', expiresAt: clock.now() + hour }),
    }
    const tokens = createTokenManager({ issuer, store, clock })
    onTestFinished(() => tokens.close())

    const error = await tokens.get().catch((caught: unknown) => caught)

    expect(error).toMatchObject({
      code: 'TOKEN_REFUSED',
      issuerCode: 'TOKEN_INPUT',
      cause: { field: 'firstRefreshToken()', rule: expect.stringContaining(reason) },
    })
    expect(String(error)).not.toContain('first-secret')
    expect(calls).toBe(1)
    const lease = await store.lease('wrong', { holder: 'another process', leaseMs: 1 })
    expect(lease).toBeDefined()

    isRepaired = true
    await clock.advance(2 * minute)
    expect((await tokens.get()).secret).toBe('access')
  })
})

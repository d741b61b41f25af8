import { fakeClock, settle, turn } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import type { TokenListenerError } from '../errors.ts'
import type { Rotation } from '../events.ts'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { TokenStore } from '../store.ts'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'

const hour = 60 * 60_000

/** Returns a manager, and a log in which its store and its listeners write. */
function setUp() {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock })
  const log: string[] = []
  const reports: TokenListenerError[] = []
  const memory = memoryStore({ clock })
  const store: TokenStore = {
    ...memory,
    async write(lease, record) {
      // The store is as slow as a disk: a step that does not wait for it would come first.
      await turn()
      const isWritten = await memory.write(lease, record)
      if (record.token) log.push(`stored ${record.generation}`)
      return isWritten
    },
  }
  const tokens = createTokenManager({ issuer, store, clock, report: (error) => reports.push(error) })
  const get = async () => {
    const token = await tokens.get()
    log.push(`got ${token.generation}`)
    return token
  }
  return { clock, issuer, tokens, log, reports, get }
}

describe('rotated', () => {
  it('is emitted when the token is stored, and the next get returns when its listeners have ended', async () => {
    const { clock, tokens, log, get } = setUp()
    tokens.on('rotated', async ({ token }) => {
      log.push(`called ${token.generation}`)
      await turn()
      await turn()
      log.push(`rebuilt ${token.generation}`)
    })

    const first = await get()
    await clock.advance(hour)
    log.splice(0)
    await tokens.reject(first)
    await Promise.all([get(), get()])

    // The record is written once before the try, still with the old token, and once after it.
    expect(log).toEqual(['stored 1', 'stored 2', 'called 2', 'rebuilt 2', 'got 2', 'got 2'])
  })

  it('is emitted on a cold start too: the first token comes without a previous one', async () => {
    const { tokens } = setUp()
    const rotations: Rotation[] = []
    tokens.on('rotated', (rotation) => void rotations.push(rotation))

    const token = await tokens.get()

    expect(rotations).toEqual([{ token, previous: undefined, cause: 'issued' }])
    expect(token.generation).toBe(1)
  })

  it('returns the token of the event at once from a get inside a listener', async () => {
    const { tokens, log, get, reports } = setUp()
    tokens.on('rotated', async () => {
      await get()
      await turn()
      await get()
      log.push('listened')
    })

    await get()

    expect(log).toEqual(['stored 1', 'got 1', 'got 1', 'listened', 'got 1'])
    expect(reports).toEqual([])
  })

  it('rejects at once a get inside a listener that has rejected the token, and delays no caller', async () => {
    const { clock, tokens, reports } = setUp()
    const errors: unknown[] = []
    tokens.on('rotated', async ({ token }) => {
      if (token.generation > 1) return
      await tokens.reject(token)
      await tokens.get().catch((error: unknown) => errors.push(error))
    })

    const get = tokens.get()
    await clock.advance(62_000)

    expect(errors).toMatchObject([{ code: 'TOKEN_INPUT', field: 'get()' }])
    expect((await get).generation).toBe(2)
    expect(reports).toEqual([])
  })

  it('is no deadlock when a listener closes the manager: its close resolves at once, and that of others when it has ended', async () => {
    const { clock, tokens, log, reports } = setUp()
    tokens.on('rotated', async () => {
      await tokens.close()
      log.push('closed inside')
      await turn()
      log.push('listened')
    })

    const get = tokens.get().catch((error: unknown) => error)
    await settle()
    // A listener that waits for itself would be reported after 5 s.
    await clock.advance(5_000)
    await tokens.close().then(() => log.push('closed outside'))

    expect(log).toEqual(['stored 1', 'closed inside', 'listened', 'closed outside'])
    expect(reports).toEqual([])
    expect(await get).toMatchObject({ code: 'TOKEN_CLOSED' })
  })

  it('rejects at once a start inside a listener of `refresh-failed` after a rejection, and delays no caller', async () => {
    const { clock, issuer, tokens, reports } = setUp()
    const errors: unknown[] = []
    tokens.on('refresh-failed', async () => {
      await tokens.start().catch((error: unknown) => errors.push(error))
    })
    const first = await tokens.get()
    await clock.advance(hour)
    issuer.answer({ kind: 'fatal', code: 'DOWN' })
    await tokens.reject(first)

    const get = tokens.get().catch((error: unknown) => error)
    await clock.advance(1_000)

    expect(errors).toMatchObject([{ code: 'TOKEN_REFUSED', issuerCode: 'DOWN' }])
    expect(await get).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode: 'DOWN' })
    expect(reports).toEqual([])
  })

  it('delays work that a listener has started and not awaited until the next rotation, as other callers', async () => {
    const { clock, tokens, log, get } = setUp()
    const goOn = Promise.withResolvers<void>()
    tokens.on('rotated', async ({ token }) => {
      if (token.generation === 1) void goOn.promise.then(get)
      else {
        goOn.resolve()
        await turn()
        log.push('rebuilt 2')
      }
    })
    const first = await tokens.get()
    await clock.advance(hour)
    log.splice(0)

    await tokens.reject(first)
    await tokens.get()
    await settle()

    expect(log).toEqual(['stored 1', 'stored 2', 'rebuilt 2', 'got 2'])
  })

  it('waits 5 s for a listener that hangs, and reports it', async () => {
    const { clock, tokens, log, get, reports } = setUp()
    tokens.on('rotated', () => new Promise(() => undefined))
    tokens.on('rotated', ({ token }) => void log.push(`called ${token.generation}`))
    void get()

    await clock.advance(4_999)
    expect(log).toEqual(['stored 1', 'called 1'])
    await clock.advance(1)

    expect(log).toEqual(['stored 1', 'called 1', 'got 1'])
    expect(reports).toMatchObject([{ code: 'TOKEN_LISTENER', event: 'rotated' }])
  })

  it('calls the other listeners when one throws and one rejects, and reports both', async () => {
    const { tokens, log, get, reports } = setUp()
    tokens.on('rotated', () => {
      throw new Error('thrown')
    })
    tokens.on('rotated', () => Promise.reject(new Error('rejected')))
    tokens.on('rotated', ({ token }) => void log.push(`called ${token.generation}`))

    await get()

    expect(log).toEqual(['stored 1', 'called 1', 'got 1'])
    expect(reports.map(({ code, cause }) => [code, cause])).toEqual([
      ['TOKEN_LISTENER', new Error('thrown')],
      ['TOKEN_LISTENER', new Error('rejected')],
    ])
  })

  it('calls a listener for one rotation at a time, and with generations that grow', async () => {
    const { clock, tokens, get } = setUp()
    const visits: string[] = []
    tokens.on('rotated', async ({ token }) => {
      visits.push(`in ${token.generation}`)
      // The span is longer than the wait of the manager: the next rotation comes meanwhile.
      if (token.generation === 1) await new Promise<void>((resolve) => clock.setTimeout(resolve, 2 * hour))
      visits.push(`out ${token.generation}`)
    })
    const getting = get()
    await clock.advance(5_000)
    await clock.advance(hour)
    await tokens.reject(await getting)
    await clock.advance(10_000)
    expect((await tokens.get()).generation).toBe(2)

    await clock.advance(2 * hour)

    expect(visits).toEqual(['in 1', 'out 1', 'in 2', 'out 2'])
  })

  it('is returned by get when the listeners of the newest token have ended, not those of the one before', async () => {
    const { clock, tokens } = setUp()
    const first = await tokens.get()
    await clock.advance(hour)
    let served: number | undefined

    // It is called with the first token for 2 s, and with the second one, which comes at once, for 2 s after that.
    tokens.on('rotated', () => new Promise((resolve) => void clock.setTimeout(() => resolve(), 2_000)))
    await tokens.reject(first)
    void tokens.get().then((token) => {
      served = token.generation
    })
    await clock.advance(3_999)
    const before = served
    await clock.advance(1)

    expect([before, served]).toEqual([undefined, 2])
  })

  it('swaps the token before it is emitted: in a listener the manager is never older than the event', async () => {
    const { clock, tokens } = setUp()
    const pairs: (number | undefined)[][] = []
    tokens.on('rotated', ({ token }) => void pairs.push([token.generation, tokens.status().token?.generation]))
    await tokens.start()

    await clock.advance(20 * hour)

    expect(pairs).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  it('calls a listener that is added later with the current token once, and get waits for that too', async () => {
    const { clock, tokens, log, get } = setUp()
    await get()
    log.splice(0)

    tokens.on('rotated', async ({ token, previous, cause }) => {
      await turn()
      log.push(`late called ${token.generation} ${cause} ${previous?.generation}`)
    })
    await get()
    await clock.advance(hour)

    expect(log).toEqual(['late called 1 issued undefined', 'got 1'])
  })

  it('does not call a listener that was removed', async () => {
    const { clock, tokens } = setUp()
    const generations: number[] = []
    const off = tokens.on('rotated', ({ token }) => void generations.push(token.generation))
    await tokens.start()

    off()
    await clock.advance(20 * hour)

    expect(tokens.status().token?.generation).toBe(2)
    expect(generations).toEqual([1])
  })
})

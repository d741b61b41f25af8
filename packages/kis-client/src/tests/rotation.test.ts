import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { KisClient } from '../client/client.ts'
import { createKisClient } from '../client/create-client.ts'
import type { Connection } from '../connection/transport.ts'
import { inquireBalance, inquirePrice, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { balance, buyOne, samsung } from './sample-calls.test-kit.ts'
import { mondayAtTen, startSteppedKis, wirings } from './stepped-kis.test-kit.ts'

const hourMs = 3_600_000

describe.each(wirings)('the incident, in eight steps, with `%s`', (wiring) => {
  it('fails a client on a dead token, while a client of the manager gets the next token and goes on', async () => {
    const { clock, simulator, tokens, options, kis, settle } = await startSteppedKis({ wiring })

    // 1. How does the token stand?
    await settle(tokens.start())
    expect(tokens.status()).toMatchObject({ phase: 'fresh', token: { generation: 1 } })
    const first = await tokens.get()

    // 2. It dies, more than six hours after its issue: KIS will give another one.
    await clock.runUntil(mondayAtTen + 6 * hourMs + 60_000)
    simulator.killToken()

    // 3. A client is built on the dead token and keeps it, as clients used to.
    const keep = { get: async () => first, reject: async () => {}, on: () => () => {} }
    const old = createKisClient({ ...options, tokens: keep })

    // 4. It asks for a price and fails.
    await expect(settle(old.call(inquirePrice, samsung))).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      outcome: 'refused',
      messageCode: 'EGW00123',
    })

    // 5. The token is renewed.
    await tokens.reject(first)
    const second = await settle(tokens.get())
    expect(second).toMatchObject({ generation: 2 })
    expect(second.secret).not.toBe(first.secret)

    // 6. The client of the manager has built its session on it already: it was there at the rotation.
    // 7. It asks for a price and gets one, at the first try.
    await clock.runUntil(clock.now() + 2_000)
    const before = simulator.calls({ path: inquirePrice.path }).length
    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')
    expect(simulator.calls({ path: inquirePrice.path }).slice(before)).toMatchObject([{ status: 200 }])

    // 8. In sum: two tokens, no more, and the old way still fails.
    expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(2)
    await expect(settle(old.call(inquirePrice, samsung))).rejects.toMatchObject({ messageCode: 'EGW00123' })
    await old.close()
  })

  it('throws while KIS returns the dead token again, within six hours, with the time of a retry, and then recovers', async () => {
    const { clock, simulator, tokens, kis, settle } = await startSteppedKis({ wiring })
    const first = await settle(tokens.get())
    await clock.runUntil(mondayAtTen + 2 * hourMs)
    simulator.killToken()

    const failed = await settle(kis.call(inquirePrice, samsung)).catch((error: unknown) => error)

    expect(failed).toMatchObject({
      code: 'KIS_NO_TOKEN',
      outcome: 'not-sent',
      cause: { code: 'TOKEN_UNCHANGED', retryAfterMs: expect.any(Number) },
    })
    // It asked once and did not loop.
    expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(2)

    await clock.runUntil(mondayAtTen + 6 * hourMs + 2 * 30 * 60_000)
    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')
    expect(tokens.status().token?.generation).toBe(first.generation + 1)
  })
})

describe('a call that waits in the pacer during a rotation', () => {
  /** Starts a client whose turns the test grants, and whose token manager issues another token whenever it is asked. */
  function startHeld() {
    const turn = Promise.withResolvers<() => void>()
    const waits = Promise.withResolvers<void>()
    let issued = 0
    const issue = async () => {
      issued += 1
      return { secret: `token ${issued}`, expiresAt: Date.now() + 24 * hourMs }
    }
    const issuer = { id: 'test', leastIntervalMs: 1, issue }
    const tokens = createTokenManager({ issuer, store: memoryStore() })
    const sent: string[] = []
    let connections = 0
    const connect = (): Connection => {
      connections += 1
      const name = `connection ${connections}`
      return {
        close: () => Promise.resolve(),
        fetch: async (_url, { headers }) => {
          sent.push(`${headers['authorization']} on ${name}`)
          return Response.json({ rt_cd: '0', msg_cd: 'MCA00000', msg1: '' })
        },
      }
    }
    const hold = (): Promise<() => void> => {
      waits.resolve()
      return turn.promise
    }
    const credentials = { appKey: 'key', appSecret: 'secret', account: '12345678-01' }
    const kis = createKisClient({ environment: 'paper', credentials, tokens, pacer: { turn: hold }, connect })
    onTestFinished(async () => {
      await kis.close()
      await tokens.close()
    })
    return { kis, tokens, sent, waits: waits.promise, grant: () => turn.resolve(() => {}) }
  }

  it.each<[string, (kis: KisClient) => Promise<unknown>]>([
    ['an order', (kis) => kis.call(orderCash, buyOne)],
    ['a read of the account', (kis) => kis.call(inquireBalance, balance)],
    ['a read of the market', (kis) => kis.call(inquirePrice, samsung)],
  ])('leaves with the new token, on a connection of the new session: %s', async (_what, call) => {
    const { kis, tokens, sent, waits, grant } = startHeld()
    const called = call(kis)
    await waits

    await tokens.reject(await tokens.get())
    await tokens.get()
    grant()
    await called

    expect(sent).toEqual(['Bearer token 2 on connection 2'])
  })
})

describe.each(wirings)('a rotation, with `%s`', (wiring) => {
  it('reaches a client before its next request: a day and a half of calls, and none fails', async () => {
    const { clock, simulator, kis, tokens, settle } = await startSteppedKis({ wiring })
    const sessions: object[] = []
    kis.on('session', (built) => sessions.push(built))
    await settle(tokens.start())

    for (let hour = 0; hour < 36; hour += 1) {
      await clock.runUntil(mondayAtTen + hour * hourMs)
      await settle(kis.call(inquirePrice, samsung))
    }

    expect(simulator.calls({ path: inquirePrice.path }).filter(({ status }) => status !== 200)).toEqual([])
    expect(sessions).toEqual([{ generation: 1 }, { generation: 2, replaces: 1 }])
  })

  it('is made by the first read with a token that died early, which is then retried', async () => {
    const { clock, simulator, kis, settle } = await startSteppedKis({ wiring })
    await settle(kis.call(inquirePrice, samsung))
    await clock.runUntil(mondayAtTen + 7 * hourMs)
    simulator.killToken()

    const reads = await settle(Promise.all([1, 2, 3].map(() => kis.call(inquirePrice, samsung))))

    expect(reads).toHaveLength(3)
    expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(2)
  })

  it('retries no order: KIS refuses an order with a dead token, executes nothing, and the caller decides', async () => {
    const { clock, simulator, kis, settle } = await startSteppedKis({ wiring, hours: 'always' })
    await settle(kis.call(inquirePrice, samsung))
    await clock.runUntil(mondayAtTen + 7 * hourMs)
    simulator.killToken()

    await expect(settle(kis.call(orderCash, buyOne))).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      outcome: 'refused',
      messageCode: 'EGW00123',
    })
    expect(simulator.orders()).toEqual([])
    expect(simulator.calls({ path: orderCash.path })).toHaveLength(1)

    await settle(kis.call(orderCash, buyOne))
    expect(simulator.orders()).toHaveLength(1)
  })
})

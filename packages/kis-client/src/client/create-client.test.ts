import { inspect } from 'node:util'
import { memoryStore } from '@stockeye/token-manager'
import { describe, expect, it } from 'vitest'
import { inquirePrice, inquirePsblRvsecncl, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { placeOrder } from '../orders/place-order.ts'
import { createLocalPacer } from '../pacing/local-pacer.ts'
import { buyOne, samsung } from '../tests/sample-calls.test-kit.ts'
import { mondayAtTen, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { version } from '../version.gen.ts'
import { createKisClient } from './create-client.ts'

const credentials = { appKey: 'key', appSecret: 'secret', account: '12345678-01' }
const hourMs = 3_600_000

describe('a client', () => {
  it.each([
    ['a missing app key', { credentials: { ...credentials, appKey: undefined } }, 'credentials.appKey'],
    ['a blank app secret', { credentials: { ...credentials, appSecret: ' \n' } }, 'credentials.appSecret'],
    [
      'an app secret with a line break inside',
      { credentials: { ...credentials, appSecret: 'a\nb' } },
      'credentials.appSecret',
    ],
    ['no credentials', { credentials: undefined }, 'credentials.appKey'],
    [
      'an account number of the wrong form',
      { credentials: { ...credentials, account: '1234567801' } },
      'credentials.account',
    ],
    ['a missing account number', { credentials: { ...credentials, account: undefined } }, 'credentials.account'],
    ['an unknown environment', { environment: 'demo' }, 'environment'],
    ['no environment', { environment: undefined }, 'environment'],
    ['a text that unlocks orders', { realOrders: 'no' }, 'realOrders'],
    ['a time limit that is not a span', { timeoutMs: Number.NaN }, 'timeoutMs'],
    ['hosts without an origin', { hosts: {} }, 'hosts.rest'],
    ['hosts that are text', { hosts: 'localhost' }, 'hosts'],
    ['a host without a scheme', { hosts: { rest: 'localhost:80' } }, 'hosts.rest'],
    ['a host with a path', { hosts: { rest: 'http://127.0.0.1:80/kis' } }, 'hosts.rest'],
    ['a host with a query', { hosts: { rest: 'http://127.0.0.1:80?a=1' } }, 'hosts.rest'],
    ['an unknown option', { timeout: 5_000 }, 'timeout'],
    ['a timeout that a timer cannot hold', { timeoutMs: 2 ** 31 }, 'timeoutMs'],
    ['a window that a timer cannot hold', { rate: { limit: 1, windowMs: 2 ** 31 } }, 'rate.windowMs'],
    ['a rate that is not an object', { rate: 18 }, 'rate'],
    ['a pacer without turns', { pacer: {} }, 'pacer'],
    ['connections that are not a function', { connect: {} }, 'connect'],
    ['half a clock', { clock: { now: () => 0 } }, 'clock'],
    ['a token manager without its methods', { tokens: {} }, 'tokens'],
    ['a store without its methods', { tokenStore: {} }, 'tokenStore'],
    ['a kind of customer that KIS does not have', { customerType: 'B' }, 'customerType'],
    ['a User-Agent of two lines', { userAgent: 'a\r\nauthorization: b' }, 'userAgent'],
    ['a blank User-Agent', { userAgent: ' ' }, 'userAgent'],
    ['a User-Agent beyond ASCII', { userAgent: '봇/1.0' }, 'userAgent'],
    ['a spacing that is not a span', { rate: { limit: 18, windowMs: 1_000, spacingMs: 0.5 } }, 'rate.spacingMs'],
    ['a rate of no calls', { rate: { limit: 0, windowMs: 1_000 } }, 'rate.limit'],
    ['a rate without a window', { rate: { limit: 3 } }, 'rate.windowMs'],
    [
      'a shared token manager and a store for its own',
      { tokens: { get: async () => {}, reject: async () => {}, on: () => () => {} }, tokenStore: memoryStore() },
      'tokenStore',
    ],
  ])('is not made with %s, and the error names the field and the rule', (_what, wrong, field) => {
    const options = { environment: 'paper', credentials, ...wrong } as Parameters<typeof createKisClient>[0]

    expect(() => createKisClient(options)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', outcome: 'not-sent', field, rule: expect.any(String) }),
    )
  })

  it.each([
    [undefined, 'options'],
    [null, 'options'],
    ['paper', 'options'],
    [{}, 'environment'],
    [{ environment: 'paper' }, 'credentials.appKey'],
  ])('is not made of %j', (options, field) => {
    expect(() => Reflect.apply(createKisClient, undefined, [options])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })

  it('repeats no credential in the error of a wrong one', () => {
    const wrong = { appKey: 'PSkey key', appSecret: 'hush\nhush', account: '87654321_01' }
    const messageOf = (credentials: typeof wrong) => {
      try {
        createKisClient({ environment: 'paper', credentials })
        return 'no error'
      } catch (error) {
        return inspect(error)
      }
    }

    const messages = [
      messageOf(wrong),
      messageOf({ ...wrong, appKey: 'key' }),
      messageOf({ ...wrong, appKey: 'key', appSecret: 'secret' }),
    ]

    expect(messages.map((message) => /credentials\.\w+/.exec(message)?.[0])).toEqual([
      'credentials.appKey',
      'credentials.appSecret',
      'credentials.account',
    ])
    for (const text of ['PSkey', 'hush', '87654321']) expect(messages.join()).not.toContain(text)
  })

  it('gets a token of its own when it is given none', async () => {
    const { settle, options, simulator } = await startSteppedKis()
    const { tokens: _shared, ...own } = options
    const kis = createKisClient(own)

    const { output } = await settle(kis.call(inquirePrice, samsung))
    await kis.close()

    expect(Number(output.stck_prpr)).toBeGreaterThan(0)
    expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(1)
  })

  it('keeps its token in the `tokenStore`, where its successor finds it', async () => {
    const { settle, options, simulator, clock } = await startSteppedKis()
    const { tokens: _shared, ...own } = options
    const tokenStore = memoryStore({ clock })
    const before = createKisClient({ ...own, tokenStore })
    await settle(before.call(inquirePrice, samsung))
    await before.close()

    const after = createKisClient({ ...own, tokenStore })
    const { output } = await settle(after.call(inquirePrice, samsung))
    await after.close()

    expect(Number(output.stck_prpr)).toBeGreaterThan(0)
    expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(1)
  })

  it('keeps to the pace that KIS sets: twenty calls at once, and not one is refused', async () => {
    const { settle, kis, simulator, clock } = await startSteppedKis()

    await settle(Promise.all(Array.from({ length: 20 }, () => kis.call(inquirePrice, samsung))))

    expect(simulator.calls({ trId: 'FHKST01010100' }).map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(clock.now() - mondayAtTen).toBeGreaterThanOrEqual(19_000)
  })

  it('calls no faster than its `rate`, with a pacer of its own and with a shared one', async () => {
    const { settle, options, simulator, clock } = await startSteppedKis({ environment: 'real' })
    const rate = { limit: 3, windowMs: 1_000 }
    const own = createKisClient({ ...options, rate })
    const shared = createKisClient({ ...options, rate, pacer: createLocalPacer({ clock }) })
    const spansMs: number[] = []

    for (const kis of [own, shared]) {
      const startedAt = clock.now()
      await settle(Promise.all(Array.from({ length: 10 }, () => kis.call(inquirePrice, samsung))))
      spansMs.push(clock.now() - startedAt)
      await kis.close()
      await clock.runUntil(clock.now() + 1_000)
    }

    expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(20)
    // Three a second: the tenth call starts in the fourth second.
    for (const spanMs of spansMs) expect(spanMs).toBeGreaterThanOrEqual(3_000)
  })

  it('waits and retries a refused read, unseen, when another program uses the same key', async () => {
    const { settle, kis, simulator } = await startSteppedKis()
    simulator.fault({ path: inquirePrice.path }, { status: 500, msgCd: 'EGW00201', taken: false }, 2)

    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')
    expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(3)
  })

  it('retries a read whose connection was cut, and gives up after five attempts in all', async () => {
    const { settle, kis, simulator } = await startSteppedKis()
    simulator.fault({ path: inquirePrice.path }, 'hang-up-before', 2)
    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')

    simulator.fault({ path: inquirePrice.path }, 'hang-up-after', 9)
    await expect(settle(kis.call(inquirePrice, samsung))).rejects.toMatchObject({ code: 'KIS_UNANSWERED' })
    expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(3 + 5)
  })

  it.each([
    ['its connection is cut before it is taken', 'hang-up-before', 0, { code: 'KIS_UNANSWERED', outcome: 'unknown' }],
    ['its answer is lost', 'hang-up-after', 1, { code: 'KIS_UNANSWERED', outcome: 'unknown' }],
    ['its answer takes too long', { delayMs: 60_000 }, 1, { code: 'KIS_UNANSWERED', outcome: 'unknown' }],
    [
      'KIS does not know what became of it',
      { status: 500, msgCd: 'EGW00302', taken: true },
      1,
      { code: 'KIS_UNANSWERED', outcome: 'unknown' },
    ],
    [
      'there were too many calls',
      { status: 500, msgCd: 'EGW00201', taken: false },
      0,
      { code: 'KIS_REFUSED', outcome: 'refused' },
    ],
  ] as const)('sends an order once, and says what became of it, when %s', async (_what, fault, booked, expected) => {
    const { settle, kis, simulator } = await startSteppedKis()
    simulator.fault({ path: orderCash.path }, fault)

    await expect(settle(kis.call(orderCash, buyOne))).rejects.toMatchObject(expected)
    expect(simulator.calls({ path: orderCash.path })).toHaveLength(1)
    expect(simulator.orders()).toHaveLength(booked)
  })

  it('says that nothing was sent when there is no connection', async () => {
    const { settle, kis, simulator, tokens } = await startSteppedKis()
    await settle(tokens.get())
    await simulator.close()

    await expect(settle(kis.call(orderCash, buyOne))).rejects.toMatchObject({
      code: 'KIS_UNREACHABLE',
      outcome: 'not-sent',
    })
  })

  it('does not abandon an order that has left, though its caller does', async () => {
    const { settle, kis, simulator, clock } = await startSteppedKis()
    const controller = new AbortController()
    simulator.fault({ path: orderCash.path }, { delayMs: 5_000 })
    clock.setTimeout(() => controller.abort(new Error('enough')), 2_000)

    const { output } = await settle(kis.call(orderCash, buyOne, { signal: controller.signal }))

    expect(output.ODNO).toBe(simulator.orders()[0]?.orderNumber)
  })

  it('ends a wait with the reason of its caller, and nothing is sent', async () => {
    const { settle, kis, simulator } = await startSteppedKis()
    const reason = new Error('enough')

    await expect(settle(kis.call(orderCash, buyOne, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason)
    expect(simulator.calls({ path: orderCash.path })).toEqual([])
  })

  it('refuses a paper call that paper trading does not offer before anything is sent', async () => {
    const { settle, options, simulator } = await startSteppedKis()
    const kis = createKisClient(options)

    const call = kis.call(inquirePsblRvsecncl, { INQR_DVSN_1: '0', INQR_DVSN_2: '0' })

    await expect(settle(call)).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED', outcome: 'not-sent' })
    expect(simulator.calls()).toEqual([])
  })

  it('sends its User-Agent and the type of its customer with each call, and with the issue of its token', async () => {
    const { settle, options } = await startSteppedKis()
    const { tokens: _shared, ...own } = options
    const sent: unknown[] = []
    const connect = (origin: string) => {
      const { fetch, close } = options.connect(origin)
      const noting: typeof fetch = (url, request) => {
        sent.push([request.headers['user-agent'], request.headers['custtype']])
        return fetch(url, request)
      }
      return { fetch: noting, close }
    }
    const byDefault = createKisClient({ ...own, connect })
    await settle(byDefault.call(inquirePrice, samsung))
    await byDefault.close()
    const corporate = createKisClient({ ...options, connect, userAgent: 'my-bot/1.0', customerType: 'corporation' })
    await settle(corporate.call(inquirePrice, samsung))
    await corporate.close()

    const agent = `stockeye-kis-client/${version}`
    // The token of the second client is the test's, whose issuer has options of its own.
    expect(sent).toEqual([
      [agent, undefined],
      [agent, 'P'],
      ['my-bot/1.0', 'B'],
    ])
  })

  it.each<[string, object]>([
    ['without the option', {}],
    ['with the option undefined, as plain JavaScript may', { realOrders: undefined }],
  ])('refuses each write of a real client that is created %s, and sends nothing', async (_how, option) => {
    const { settle, simulator, tokens } = await startSteppedKis({ environment: 'real' })
    const kis = createKisClient({ ...simulator.clientOptions, tokens, ...option })
    const writes: readonly (() => Promise<unknown>)[] = [
      () => kis.call(orderCash, buyOne),
      () => placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', type: 'market' }),
      () => placeOrder(kis, { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '100.00' }),
    ]

    for (const write of writes) {
      await expect(settle(write())).rejects.toMatchObject({ code: 'KIS_ORDERS_LOCKED', outcome: 'not-sent' })
    }
    await kis.close()

    expect(simulator.calls().filter(({ method, path }) => method === 'POST' && path.startsWith('/uapi/'))).toEqual([])
    expect(simulator.orders()).toEqual([])
  })

  it('refuses every write on a real account that is not unlocked, and sends nothing', async () => {
    const { settle, kis, simulator } = await startSteppedKis({ environment: 'real' })

    await expect(settle(kis.call(orderCash, buyOne))).rejects.toMatchObject({
      code: 'KIS_ORDERS_LOCKED',
      outcome: 'not-sent',
    })
    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')
    expect(simulator.calls({ path: orderCash.path })).toEqual([])
  })

  it('orders on a real account once that is unlocked', async () => {
    const { settle, kis, simulator } = await startSteppedKis({ environment: 'real', realOrders: true })

    await settle(kis.call(orderCash, buyOne))

    expect(simulator.orders()).toHaveLength(1)
  })

  it('says that it has no token when KIS gives none, and sends nothing else', async () => {
    const { settle, kis, simulator } = await startSteppedKis()
    simulator.refuseIssues('EGW00103', hourMs)

    await expect(settle(kis.call(inquirePrice, samsung))).rejects.toMatchObject({
      code: 'KIS_NO_TOKEN',
      outcome: 'not-sent',
    })
    expect(simulator.calls({ path: inquirePrice.path })).toEqual([])
  })

  it('lets what has left finish when it is closed, and refuses what waits and what comes after', async () => {
    const { settle, kis, simulator, clock } = await startSteppedKis()
    simulator.fault({ path: orderCash.path }, { delayMs: 5_000 })
    const left = kis.call(orderCash, buyOne)
    const waiting = kis.call(inquirePrice, samsung)
    clock.setTimeout(() => void kis.close(), 500)

    const [answered, refused] = await settle(Promise.allSettled([left, waiting]))

    expect(answered).toMatchObject({ status: 'fulfilled' })
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'KIS_CLOSED', outcome: 'not-sent' } })
    await expect(kis.call(inquirePrice, samsung)).rejects.toMatchObject({ code: 'KIS_CLOSED' })
    expect(simulator.calls({ path: inquirePrice.path })).toEqual([])
  })

  it('closes its connections only when the last of its calls has ended', async () => {
    const { options, settle, simulator, clock } = await startSteppedKis({ environment: 'real' })
    simulator.fault({ path: inquirePrice.path }, { delayMs: 2_000 })
    simulator.fault({ path: inquirePrice.path }, { delayMs: 4_000 })
    let closedAt: number | undefined
    const connect = (origin: string) => {
      const connection = options.connect(origin)
      const close = () => {
        closedAt = clock.now()
        return connection.close()
      }
      return { ...connection, close }
    }
    const kis = createKisClient({ ...options, connect })
    const calls = [kis.call(inquirePrice, samsung), kis.call(inquirePrice, samsung)]
    clock.setTimeout(() => void kis.close(), 500)

    await settle(Promise.all(calls))
    await kis.close()

    expect(closedAt).toBeGreaterThanOrEqual(mondayAtTen + 4_000)
  })

  it('shows no secret and no account number in what it throws', async () => {
    const { settle, kis, simulator, options } = await startSteppedKis()
    const { appKey, appSecret, account } = options.credentials
    simulator.fault({ path: orderCash.path }, 'hang-up-after', 1)
    const shown: string[] = [inspect(kis, { depth: 9, showHidden: false }), JSON.stringify(kis)]
    const errors = [kis.call(orderCash, buyOne), kis.call(orderCash, { ...buyOne, PDNO: '999999' })]
    for (const error of await settle(Promise.allSettled(errors)))
      shown.push(inspect(error, { depth: 9 }), JSON.stringify(error))

    expect(errors).toHaveLength(2)
    for (const secret of [appKey, appSecret, account.slice(0, 8)]) expect(shown.join()).not.toContain(secret)
  })

  it('works with fetch in place of its own connections', async () => {
    const { options, settle, simulator, clock } = await startSteppedKis()
    const connect = () => ({
      fetch: (url: string, request: RequestInit) => clock.during(() => answerOf(url, request)),
      close: () => Promise.resolve(),
    })
    // The whole answer is read before time goes on.
    const answerOf = async (url: string, request: RequestInit) => {
      const answer = await fetch(url, request)
      const body = await answer.text()
      return { status: answer.status, headers: answer.headers, text: async () => body }
    }
    const kis = createKisClient({ ...options, connect })

    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')
    expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(1)
  })
})

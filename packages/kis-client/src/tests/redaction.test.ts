import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { inspect } from 'node:util'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { createTokenManager } from '@stockeye/token-manager'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import type { KisClient } from '../client/client.ts'
import { createKisClient } from '../client/create-client.ts'
import type { KisClientOptions } from '../client/options.ts'
import { kisTokenIssuer } from '../credentials/token-issuer.ts'
import { inquireBalance, inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import type { Environment } from '../environment.ts'
import { placeOrder } from '../orders/place-order.ts'
import { redisPacer } from '../pacing/redis-pacer.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { freePacer, hastyClock, type Reply, sameToken, startReplayKis } from './answers-fuzz.test-kit.ts'
import { balance } from './sample-calls.test-kit.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

const appKey = 'canary-app-key-1f6b'
const appSecret = 'canary-app-secret-9c2d'
const secret = 'canary-token-77aa'
const number = '90817263'
const account = `${number}-01`
const canaries = /canary|90817263/

/** Prints a value in every way in which it may get into a log by accident. */
function printed(value: unknown, depth = 0): string {
  const deep = { depth: 12, showHidden: true }
  const ways = [`${value}`, JSON.stringify(value) ?? '', inspect(value, deep), inspect([{ value }], { depth: 12 })]
  if (typeof value === 'object' && value !== null)
    ways.push(JSON.stringify({ ...value }), inspect(Object.entries(value), deep))
  if (value instanceof Error) {
    ways.push(value.message, `${value.stack}`)
    if (value.cause !== undefined && depth < 9) ways.push(printed(value.cause, depth + 1))
  }
  if (value instanceof AggregateError) for (const error of value.errors) ways.push(printed(error, depth + 1))
  return ways.join('\n')
}

const reply = (body: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const yes = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' }

/** Text of a careless gateway or proxy, which repeats all that it was sent. */
const echo = `authorization: Bearer ${secret}; appkey: ${appKey}; appsecret: ${appSecret}; CANO=${number}; ${account}`

const answers: Readonly<Record<string, Reply>> = {
  'a good price': reply({ ...yes, output: { stck_prpr: '70000' } }),
  'a good balance': reply({ ...yes, ctx_area_fk100: `${number}^01^N^`, output1: [], output2: [{ dnca_tot_amt: '1' }] }),
  'a good order': reply({ ...yes, output: { ODNO: '1', KRX_FWDG_ORD_ORGNO: '2' } }),
  'an unreadable number': reply({ ...yes, output: { stck_prpr: 'x' }, output2: [{ dnca_tot_amt: 'x' }] }),
  'an answer without its fields': reply({ ...yes, ctx_area_fk100: `${number}^01^N^` }),
  'a promise of more that leads nowhere': reply({ ...yes, output1: [{}], output2: [] }, 200, { tr_cont: 'M' }),
  'a refusal that repeats the request': reply({ rt_cd: '1', msg_cd: 'APBK0918', msg1: echo }),
  'a refusal whose code repeats the request': reply({ rt_cd: '1', msg_cd: echo, msg1: echo }),
  'a failing gateway that repeats the request': reply({ rt_cd: '1', msg_cd: 'EGW00301', msg1: echo }, 500),
  'too many calls': reply({ rt_cd: '1', msg_cd: 'EGW00201', msg1: '' }, 500),
  'an expired token': reply({ rt_cd: '1', msg_cd: 'EGW00123', msg1: echo }, 500),
  'HTML that repeats the request': reply(`<html>${echo}</html>`, 502, { 'Content-Type': 'text/html' }),
  'a redirection': reply('', 302, { Location: `/login?${echo}` }),
  'a cut body that repeats the request': { ...reply({ ...yes, output: echo }), cutAt: 40 },
}

const work: Readonly<Record<string, (kis: KisClient) => Promise<unknown>>> = {
  quote: (kis) => getQuote(kis, { symbol: '005930' }),
  balance: (kis) => getBalance(kis, { currency: 'KRW' }),
  order: (kis) => placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', type: 'market' }),
  call: (kis) => kis.call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '' }),
  async rows(kis) {
    for await (const _row of kis.rows(inquireBalance, balance, { list: 'output1', mostPages: 2 }));
  },
}

/** Watches all that leaves a client: errors, events, warnings and the console. */
function watch() {
  const seen: unknown[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void seen.push(...words))
  }
  vi.spyOn(process, 'emitWarning').mockImplementation((...words: unknown[]) => void seen.push(...words))
  const codes = new Set<unknown>()
  return {
    seen,
    codes,
    listen(kis: KisClient) {
      for (const event of ['session', 'call', 'schema-drift'] as const)
        kis.on(event, (about) => void seen.push(event, about))
    },
    /** Runs everything against a client, one after the other. */
    async try(kis: KisClient, ...names: readonly string[]) {
      for (const [name, act] of Object.entries(work)) {
        if (names.length > 0 && !names.includes(name)) continue
        const error = await act(kis).then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        seen.push(kis, kis.account, error)
        codes.add(error instanceof Error && 'code' in error ? error.code : 'none')
      }
    },
  }
}

const token = {
  generation: 1,
  issuedAt: 0,
  expiresAt: 2 ** 45,
  fingerprint: 'f',
  toJSON: () => 'f',
  toString: () => 'f',
  [inspect.custom]: () => 'f',
}
const secretToken = {
  ...sameToken,
  get: () =>
    Promise.resolve(Object.defineProperty({ ...token, secret: '' }, 'secret', { value: secret, enumerable: false })),
}

const hosts = (rest: string) => ({ rest, ws: null, masters: rest })
const optionsFor = (rest: string): KisClientOptions<Environment> => ({
  environment: 'real',
  realOrders: true,
  credentials: { appKey, appSecret, account },
  hosts: hosts(rest),
  tokens: secretToken,
  pacer: freePacer,
  clock: hastyClock(0),
  timeoutMs: 60_000,
})

describe('no key, secret, token or account number gets out of a client', () => {
  afterEach(() => vi.restoreAllMocks())

  it('keeps secrets out of errors and events, for any answer of KIS or a gateway', async () => {
    const out = watch()
    const server = await startReplayKis()
    const kis = createKisClient(optionsFor(server.hosts.rest))
    out.listen(kis)

    for (const answer of Object.values(answers)) {
      server.play([answer])
      await out.try(kis)
    }
    await kis.close()
    await out.try(kis)

    expect([...out.codes]).toEqual(
      expect.arrayContaining([
        'none',
        'KIS_ANSWER',
        'KIS_REFUSED',
        'KIS_UNANSWERED',
        'KIS_UNKNOWN_SYMBOL',
        'KIS_INPUT',
        'KIS_CLOSED',
      ]),
    )
    expect(out.seen).toEqual(expect.arrayContaining(['session', 'call', 'schema-drift']))
    expect(out.seen.map((value) => printed(value)).join('\n')).not.toMatch(canaries)
    expect(`${kis.account} ${JSON.stringify(kis.account)} ${inspect(kis.account)}`).toBe(
      '******63-01 "******63-01" ******63-01',
    )
  })

  it('keeps secrets out with a server that does not speak HTTP and repeats what it was sent', async () => {
    const out = watch()
    const server = createSocketServer(
      (socket) => void socket.once('data', (sent) => socket.end(`HTTP/1.1 OK\r\n\u0000${sent}`)),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const kis = createKisClient(optionsFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    out.listen(kis)

    await out.try(kis)
    await kis.close()

    expect([...out.codes]).toEqual(expect.arrayContaining(['KIS_UNANSWERED']))
    expect(out.seen.map((value) => printed(value)).join('\n')).not.toMatch(canaries)
  })

  it('keeps secrets out when KIS cannot be reached, or does not speak TLS', async () => {
    const out = watch()
    const plain = createServer((_request, response) => response.end())
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const port = (plain.address() as AddressInfo).port
    const tls = createKisClient(optionsFor(`https://127.0.0.1:${port}`))
    out.listen(tls)

    await out.try(tls)
    await tls.close()
    await new Promise((resolve) => plain.close(resolve))
    const unreachable = createKisClient(optionsFor(`http://127.0.0.1:${port}`))
    await out.try(unreachable)
    await unreachable.close()

    expect([...out.codes]).toEqual(expect.arrayContaining(['KIS_UNANSWERED', 'KIS_UNREACHABLE']))
    expect(out.seen.map((value) => printed(value)).join('\n')).not.toMatch(canaries)
  })

  it('keeps secrets out with a connection of the caller whose errors hold the request', async () => {
    const out = watch()
    const leak = (about: unknown) =>
      Object.assign(new Error(`failed: ${JSON.stringify(about)}`, { cause: new Error(echo) }), { request: about })
    const kis = createKisClient({
      ...optionsFor('http://127.0.0.1:1'),
      connect: () => ({
        fetch: (url, request) => Promise.reject(leak({ url, ...request })),
        close: () => Promise.resolve(),
      }),
    })
    out.listen(kis)

    await out.try(kis)

    expect([...out.codes]).toEqual(expect.arrayContaining(['KIS_UNANSWERED']))
    expect(out.seen.map((value) => printed(value)).join('\n')).not.toMatch(canaries)
  })

  it.each([
    ['refuses the key', reply({ error_code: 'EGW00103', error_description: `${appKey} ${appSecret}` }, 403)],
    ['answers HTML', reply(`<html>${echo}</html>`, 500)],
    ['answers a token without its end', reply({ access_token: secret })],
  ])('keeps secrets out when the token’s issuer %s', async (_what, answer) => {
    const out = watch()
    const server = await startReplayKis()
    server.play([answer])
    const options = { ...optionsFor(server.hosts.rest), tokens: undefined }
    for (const kind of ['access-token', 'approval-key'] as const) {
      const issuer = kisTokenIssuer({
        environment: 'real',
        credentials: { appKey, appSecret },
        kind,
        hosts: server.hosts,
      })
      const tokens = createTokenManager({ issuer })
      for (const event of ['rotated', 'expiring', 'expired', 'refresh-failed'] as const)
        tokens.on(event, (about) => void out.seen.push(about))
      const kis = createKisClient({ ...options, tokens })
      out.listen(kis)

      await out.try(kis, 'quote', 'order')
      out.seen.push(
        issuer,
        tokens,
        tokens.status(),
        await issuer.issue({ signal: AbortSignal.timeout(9_000) }).catch((error: unknown) => error),
      )
      await kis.close()
      await tokens.close()
    }

    expect([...out.codes]).toEqual(['KIS_NO_TOKEN'])
    expect(out.seen.map((value) => printed(value)).join('\n')).not.toMatch(canaries)
  })

  it('keeps secrets out of a working client, its simulator and its warnings', async () => {
    const out = watch()
    const { kis, settle, tokens, simulator } = await startSteppedKis()
    out.listen(kis)

    await settle(out.try(kis))
    simulator.killToken()
    await settle(out.try(kis, 'quote'))
    createKisClient({
      environment: 'paper',
      credentials: { appKey: `${appKey}\n`, appSecret: ` ${appSecret}`, account },
    })
    out.seen.push(tokens.status())

    const { secret: given } = await tokens.get().catch(() => ({ secret: appKey }))
    const text = out.seen.map((value) => printed(value)).join('\n')
    expect(text).toContain('KIS_TRIMMED')
    for (const hidden of [
      appKey,
      appSecret,
      given,
      simulator.credentials.appKey,
      simulator.credentials.appSecret,
      simulator.credentials.account.slice(0, 8),
    ]) {
      expect(text).not.toContain(hidden)
    }
  })
})

describeRedis('redis', () => {
  it('keeps no key, secret, token or account number of a client’s', async () => {
    const redisServer = await startRedisServer()
    onTestFinished(() => redisServer.close())
    const redis = await redisServer.connect()
    const server = await startReplayKis()
    server.play([reply({ ...yes, output: { stck_prpr: '70000', ODNO: '1', KRX_FWDG_ORD_ORGNO: '2' } })])
    const { clock: _clock, ...options } = optionsFor(server.hosts.rest)
    const commands: string[] = []
    const monitor = await redis.monitor()
    onTestFinished(() => monitor.disconnect())
    const hasSeenAll = Promise.withResolvers<void>()
    monitor.on('monitor', (_at: string, words: readonly string[]) => {
      commands.push(words.join(' '))
      if (words[0] === 'ping') hasSeenAll.resolve()
    })
    const pacer = redisPacer({ redis, timeoutMs: 600_000 })
    const kis = createKisClient({ ...options, pacer })

    await getQuote(kis, { symbol: '005930' })
    await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', type: 'market' })
    await redis.ping()
    await hasSeenAll.promise
    const keys = await redis.keys('*')
    await kis.close()

    expect(keys.length).toBeGreaterThan(0)
    expect([...keys, ...commands].join('\n')).not.toMatch(canaries)
  })
})

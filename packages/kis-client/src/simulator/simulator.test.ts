import { once } from 'node:events'
import { connect } from 'node:net'
import { Agent, request } from 'undici'
import { expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { inquirePrice, orderCash } from '../endpoints/domestic-stock.gen.ts'
import * as publicNames from '../simulator.ts'
import { createScaledClock } from './clocks/scaled.ts'
import { createSteppedClock } from './clocks/stepped.ts'
import type { SimulatorOptions } from './options.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const startedAt = Date.parse('2026-10-19T09:00:00+09:00')
const samsung = '?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930'
const order = {
  CANO: '12345678',
  ACNT_PRDT_CD: '01',
  PDNO: '005930',
  ORD_DVSN: '01',
  ORD_QTY: '1',
  ORD_UNPR: '0',
  EXCG_ID_DVSN_CD: 'KRX',
}

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ clock: createSteppedClock(startedAt), limits: false, seed: 7, ...options })
  onTestFinished(() => simulator.close())
  return simulator
}

/** Makes requests as another KIS client does: no code of this package is in between. */
async function clientOf(simulator: Simulator, { pipelining = 0 }: { readonly pipelining?: 0 | 1 } = {}) {
  // One connection a call by default, so that a closed one never affects the next call.
  const dispatcher = new Agent({ pipelining })
  onTestFinished(() => dispatcher.destroy())
  const keys = { appkey: simulator.credentials.appKey, appsecret: simulator.credentials.appSecret }
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await request(`${simulator.rest}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      dispatcher,
    })
    return { status: answer.statusCode, body: await readObject(answer.body) }
  }
  const issued = await post('/oauth2/tokenP', { grant_type: 'client_credentials', ...keys })
  const authHeaders = { authorization: `Bearer ${issued.body.access_token}`, ...keys, custtype: 'P' }
  return {
    authHeaders,
    keys,
    token: `${issued.body.access_token}`,
    post,
    getPrice: async (path: string = inquirePrice.path) => {
      const headers = { ...authHeaders, tr_id: 'FHKST01010100' }
      const answer = await request(`${simulator.rest}${path}${samsung}`, { headers, dispatcher })
      return { status: answer.statusCode, headers: answer.headers, body: await readObject(answer.body) }
    },
    buy: () => post(orderCash.path, order, { ...authHeaders, tr_id: 'VTTC0012U' }),
  }
}

async function readObject(body: { json(): Promise<unknown> }): Promise<Record<string, unknown>> {
  return Object(await body.json())
}

/** Returns the head of an answer, byte for byte. */
async function rawHead(simulator: Simulator, text: string): Promise<string> {
  const socket = connect(Number(new URL(simulator.rest).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.write(text)
  let received = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk
  })
  await once(socket, 'end')
  return received.split('\r\n\r\n')[0] ?? ''
}

it('writes its own headers in small letters and the standard ones in Title-Case, each of them once', async () => {
  const simulator = await start()
  const { authHeaders } = await clientOf(simulator)
  const lines = Object.entries({ Host: 'x', Connection: 'close', ...authHeaders, tr_id: 'FHKST01010100' })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')

  const [status, ...headers] = (
    await rawHead(simulator, `GET ${inquirePrice.path}${samsung} HTTP/1.1\r\n${head}\r\n`)
  ).split('\r\n')

  expect(status).toBe('HTTP/1.1 200 OK')
  expect(headers.map((line) => line.split(':')[0]).sort()).toEqual([
    'Connection',
    'Content-Length',
    'Content-Type',
    'Date',
    'gt_uid',
    'tr_cont',
    'tr_id',
  ])
  expect(headers).toContain('Content-Type: application/json; charset=utf-8')
  expect(headers).toContain('Date: Mon, 19 Oct 2026 00:00:00 GMT')
  expect(headers).toContain('tr_id: FHKST01010100')
})

it('takes a doubled slash before the path', async () => {
  const { getPrice } = await clientOf(await start())

  expect(await getPrice(`/${inquirePrice.path}`)).toMatchObject({ status: 200, body: { rt_cd: '0' } })
})

it.each([
  ['real', 'JTTT3010R'],
  ['paper', 'JTTT3010R'],
  ['paper', 'VTTT3010R'],
] as const)('answers on the %s host, asked with %s, which US ledger is open', async (environment, trId) => {
  const simulator = await start({ environment })
  const { authHeaders } = await clientOf(simulator)

  const headers = { ...authHeaders, tr_id: trId }
  const answer = await request(`${simulator.rest}/uapi/overseas-stock/v1/trading/dayornight`, { headers })

  expect(await readObject(answer.body)).toMatchObject({ rt_cd: '0', output: { PSBL_YN: 'N' } })
})

it('answers in UTF-8 JSON, errors too', async () => {
  const { getPrice } = await clientOf(await start())

  const answer = await getPrice('/uapi/nothing')

  expect(answer.status).toBe(404)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(answer.body.msg1).toBe('GW라우팅 중 오류가 발생했습니다.')
})

it('has keys of the length that KIS’s have, the same for the same seed', async () => {
  const [one, same, other] = await Promise.all([start(), start(), start({ seed: 8 })])

  expect([one.credentials.appKey.length, one.credentials.appSecret.length]).toEqual([36, 180])
  expect(same.credentials).toEqual(one.credentials)
  expect(other.credentials.appKey).not.toBe(one.credentials.appKey)
  expect(one.hosts).toEqual({ rest: one.rest, ws: one.ws, masters: `${one.control}/masters` })
})

it('serves all endpoints of tokens, and a hash key', async () => {
  const simulator = await start()
  const { post, keys, token, authHeaders, getPrice } = await clientOf(simulator)
  const { appKey: appkey, appSecret: secretkey } = simulator.credentials

  const approval = await post('/oauth2/Approval', { grant_type: 'client_credentials', appkey, secretkey })
  const hash = await post('/uapi/hashkey', order, authHeaders)
  const revoked = await post('/oauth2/revokeP', { ...keys, token })

  expect(approval.body).toEqual({ approval_key: expect.any(String) })
  expect(hash.body).toEqual({ BODY: order, HASH: expect.any(String) })
  expect(revoked.body.code).toBe(200)
  expect((await getPrice()).body.msg_cd).toBe('EGW00121')
})

it('kills a token on command', async () => {
  const simulator = await start()
  const { getPrice } = await clientOf(simulator)

  simulator.killToken()

  expect((await getPrice()).body.msg_cd).toBe('EGW00123')
})

it('refuses to issue tokens for the span that `refuseIssues` sets', async () => {
  const clock = createSteppedClock(startedAt)
  const simulator = await start({ clock })
  const { post, keys } = await clientOf(simulator)
  simulator.refuseIssues('EGW00103', 60_000)
  const issue = () => post('/oauth2/tokenP', { grant_type: 'client_credentials', ...keys })

  const refused = await issue()
  await clock.runUntil(startedAt + 60_000)

  expect(refused).toMatchObject({ status: 403, body: { error_code: 'EGW00103' } })
  expect((await issue()).status).toBe(200)
})

it('hangs up before it takes an order: nothing is booked', async () => {
  const simulator = await start()
  const { buy } = await clientOf(simulator)
  simulator.fault({ path: orderCash.path }, 'hang-up-before')

  await expect(buy()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })

  expect(simulator.orders()).toEqual([])
  expect((await buy()).body.rt_cd).toBe('0')
  expect(simulator.orders('12345678-01')).toHaveLength(1)
  expect(simulator.orders('87654321-01')).toEqual([])
})

it('hangs up after it has booked an order', async () => {
  const simulator = await start()
  const { buy } = await clientOf(simulator)
  simulator.fault({ trId: 'VTTC0012U' }, 'hang-up-after')

  await expect(buy()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })

  expect(simulator.orders()).toHaveLength(1)
})

it.each([
  [true, 1],
  [false, 0],
])('answers an order with the status and code of a fault, taken: %s', async (taken, booked) => {
  const simulator = await start()
  const { buy } = await clientOf(simulator)
  simulator.fault({ trId: 'VTTC0012U' }, { status: 500, msgCd: 'EGW00302', taken })

  const answer = await buy()

  expect(answer).toMatchObject({ status: 500, body: { rt_cd: '1', msg_cd: 'EGW00302' } })
  expect(simulator.orders()).toHaveLength(booked)
})

it('answers with an empty code and text, as KIS does on a cold start', async () => {
  const simulator = await start()
  const { getPrice } = await clientOf(simulator)
  simulator.fault({}, { status: 500, msgCd: '', taken: false })

  expect((await getPrice()).body).toEqual({ rt_cd: '1', msg_cd: '', msg1: '' })
})

it('answers once that a list has changed between pages, as a fault says, and continues the list after that', async () => {
  const simulator = await start({ environment: 'real' })
  const { authHeaders } = await clientOf(simulator)
  const [path, query] = ['/uapi/overseas-stock/v1/trading/algo-ordno', 'CANO=12345678&ACNT_PRDT_CD=01&TRAD_DT=20261016']
  const ask = async (cursor: string, continuation: string) => {
    const headers = { ...authHeaders, tr_id: 'TTTS6058R', tr_cont: continuation }
    const fields = `${query}&CTX_AREA_FK200=&CTX_AREA_NK200=${cursor}`
    const answer = await request(`${simulator.rest}${path}?${fields}`, { headers })
    return { continuation: answer.headers.tr_cont, body: await readObject(answer.body) }
  }

  const first = await ask('', '')
  simulator.fault({ path }, { status: 200, msgCd: 'SYDB0050', taken: false })
  const cursor = `${first.body.ctx_area_nk200}`.trim()
  const changed = await ask(cursor, 'N')
  const second = await ask(cursor, 'N')

  expect(first).toMatchObject({ continuation: 'M', body: { rt_cd: '0' } })
  expect(changed.body).toMatchObject({ rt_cd: '1', msg_cd: 'SYDB0050' })
  expect(second).toMatchObject({ continuation: 'M', body: { rt_cd: '0' } })
  expect(second.body.output).not.toEqual(first.body.output)
})

it('refuses an issue, as a fault says, in the shape of the token endpoints', async () => {
  const simulator = await start()
  const { post } = await clientOf(simulator)
  simulator.fault({ path: '/oauth2/tokenP' }, { status: 403, msgCd: 'EGW00133', taken: false })

  const answer = await post('/oauth2/tokenP', {})

  expect(answer).toMatchObject({ status: 403, body: { error_code: 'EGW00133' } })
})

it('applies a fault to as many calls as `times` says, and only to those that match', async () => {
  const simulator = await start()
  const { getPrice, buy } = await clientOf(simulator)
  simulator.fault(
    { trId: 'FHKST01010100', path: inquirePrice.path },
    { status: 500, msgCd: 'EGW00001', taken: false },
    2,
  )
  simulator.fault({ trId: 'FHKST01010100', path: orderCash.path }, 'hang-up-before')

  const codes = [await buy(), await getPrice(), await getPrice(), await getPrice()].map(({ body }) => body.msg_cd)

  expect(codes).toEqual(['APBK0013', 'EGW00001', 'EGW00001', 'MCA00000'])
})

it('holds an answer back on the simulated clock, having taken the call at once', async () => {
  const clock = createSteppedClock(startedAt)
  const simulator = await start({ clock })
  const { buy } = await clientOf(simulator)
  simulator.fault({ path: orderCash.path }, { delayMs: 30_000 })
  const booked: number[] = []
  clock.setTimeout(() => booked.push(simulator.orders().length), 29_999)

  const answered = clock.during(buy).then(({ body }) => [body.rt_cd, clock.now() - startedAt])
  await clock.runUntil(startedAt + 60_000)

  expect(booked).toEqual([1])
  expect(await answered).toEqual(['0', 30_000])
})

it('lets no simulated time pass when a caller gives up on a slow answer and goes on at once', async () => {
  const clock = createSteppedClock(startedAt)
  const simulator = await start({ clock })
  const { authHeaders, getPrice } = await clientOf(simulator)
  simulator.fault({ path: orderCash.path }, { delayMs: 30_000 })
  const gone = new AbortController()
  const headers = { ...authHeaders, tr_id: 'VTTC0012U' }
  clock.setTimeout(() => gone.abort(), 5_000)
  const tick = () => void clock.setTimeout(tick, 10)
  tick()

  const seen = clock
    .during(() =>
      request(`${simulator.rest}${orderCash.path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(order),
        signal: gone.signal,
      }),
    )
    .catch(() => clock.now() - startedAt)
    .then(async (gaveUp) => {
      await clock.during(() => getPrice())
      return [gaveUp, clock.now() - startedAt]
    })
  await clock.runUntil(startedAt + 60_000)

  expect(await seen).toEqual([5_000, 5_000])
  expect(simulator.orders()).toHaveLength(1)
})

it('remembers every call without its secrets', async () => {
  const simulator = await start()
  const { getPrice, buy, keys, token, post } = await clientOf(simulator)
  await post('/oauth2/revokeP', { ...keys, token: 'eyJunknown' })
  await getPrice()
  simulator.fault({ path: orderCash.path }, 'hang-up-after')
  await expect(buy()).rejects.toThrow()

  const calls = simulator.calls()

  expect(calls).toEqual([
    { at: startedAt, method: 'POST', path: '/oauth2/tokenP', status: 200 },
    { at: startedAt, method: 'POST', path: '/oauth2/revokeP', status: 403, messageCode: 'EGW00121' },
    {
      at: startedAt,
      method: 'GET',
      path: inquirePrice.path,
      trId: 'FHKST01010100',
      status: 200,
      messageCode: 'MCA00000',
      input: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
    },
    { at: startedAt, method: 'POST', path: orderCash.path, trId: 'VTTC0012U', input: order },
  ])
  expect(simulator.calls({ trId: 'VTTC0012U' })).toEqual(calls.slice(3))
  const text = JSON.stringify(calls)
  for (const secret of [simulator.credentials.appKey, simulator.credentials.appSecret, token])
    expect(text).not.toContain(secret)
})

it('frees its ports and ends every wait when it is closed', async () => {
  const simulator = await start()
  const { getPrice } = await clientOf(simulator)
  simulator.fault({}, { delayMs: 1_000_000 })
  const slow = getPrice().catch((error: { code: string }) => error.code)
  while (simulator.calls().length < 2) await new Promise(setImmediate)

  await simulator.close()

  expect(await slow).toBe('UND_ERR_SOCKET')
  await expect(request(simulator.rest)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(request(simulator.control)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('makes 2,000 calls in a simulated hour, each at its own second, the same in every run', async () => {
  const run = async () => {
    const clock = createSteppedClock(startedAt)
    const simulator = await start({ clock, limits: true })
    const { getPrice } = await clientOf(simulator, { pipelining: 1 })
    const answers: unknown[] = []
    const next = () => {
      void clock.during(() => getPrice()).then(({ headers, body }) => answers.push([clock.now(), headers.gt_uid, body]))
      clock.setTimeout(next, 1_800)
    }
    next()
    await clock.runUntil(startedAt + 3_600_000 - 1)
    return { answers, calls: simulator.calls({ path: inquirePrice.path }) }
  }

  const [first, second] = [await run(), await run()]

  expect(first.calls).toHaveLength(2_000)
  expect(first.calls.every(({ at }, index) => at === startedAt + index * 1_800)).toBe(true)
  expect(first.calls.every(({ messageCode }) => messageCode === 'MCA00000')).toBe(true)
  expect(second).toEqual(first)
  // The longest by far: where others keep the cores busy it needs most of a minute.
}, 240_000)

it('exports just these names', () => {
  expect(Object.keys(publicNames).sort()).toEqual([
    'createScaledClock',
    'createSteppedClock',
    'startSimulator',
    'steppedConnection',
    'steppedSocket',
  ])
})

it('starts without options: paper, an account, no order yet', async () => {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.close())

  expect(simulator.credentials.account).toBe('12345678-01')
  expect(simulator.orders()).toEqual([])
  expect(simulator.calls()).toEqual([])
})

it.each([
  ['a stepped clock', { environment: 'paper', clock: createSteppedClock(startedAt) }],
  ['a clock of its own', { environment: 'paper', clock: undefined }],
  ['real accounts', { environment: 'real', clock: createSteppedClock(startedAt) }],
] as const)('has options with which a client works as they are: %s', async (_name, options) => {
  const simulator = await start({ ...options, account: '87654321-01' })
  const kis = createKisClient({ ...simulator.clientOptions })
  onTestFinished(() => kis.close())

  const answer = kis.call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' })
  if (options.clock) await options.clock.runUntil(startedAt + 2_000)

  expect(await answer).toMatchObject({ output: { stck_prpr: expect.stringMatching(/^\d+$/) } })
  expect(kis.environment).toBe(options.environment)
  expect(simulator.clientOptions.credentials).toEqual({ ...simulator.credentials, account: '87654321-01' })
  expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(1)
})

it('puts its clock into the options of its clients, and connections that hold time only where it is stepped', async () => {
  const stepped = createSteppedClock(startedAt)
  const scaled = createScaledClock({ at: startedAt })

  expect((await start({ clock: stepped })).clientOptions).toMatchObject({
    clock: stepped,
    connect: expect.any(Function),
  })
  expect((await start({ clock: scaled })).clientOptions).toMatchObject({ clock: scaled })
  expect((await start({ clock: scaled })).clientOptions).not.toHaveProperty('connect')
  expect((await start({ clock: undefined })).clientOptions).not.toHaveProperty('clock')
})

it('moves its own clock, and leaves alone one that it was given', async () => {
  const own = await start({ clock: undefined, startAt: startedAt, speed: 0.000_001 })
  const given = await start({ clock: createSteppedClock(startedAt) })
  const moveAnHour = async ({ control }: Simulator) => {
    const answer = await request(`${control}/clock`, { method: 'POST', body: JSON.stringify({ by: 3_600_000 }) })
    return { status: answer.statusCode, value: await answer.body.json() }
  }

  expect(await moveAnHour(own)).toEqual({ status: 200, value: { now: startedAt + 3_600_000 } })
  expect((await moveAnHour(given)).status).toBe(409)
})

it.each([null, 'paper', 3])('rejects %j in place of options', async (options) => {
  await expect(Reflect.apply(startSimulator, undefined, [options])).rejects.toMatchObject({
    code: 'KIS_INPUT',
    field: 'options',
  })
})

it('repeats no account number in the error of a wrong one', async () => {
  const error: unknown = await startSimulator({ account: '87654321_01' }).catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'account' })
  expect(String(error)).not.toContain('87654321')
})

it('rejects a text that is not an account number', async () => {
  await expect(startSimulator({ account: '12345678' })).rejects.toMatchObject({ code: 'KIS_INPUT' })
})

it.each([
  ['startAt', { startAt: startedAt }],
  ['speed', { speed: 60 }],
])('refuses %s beside a clock, which decides it', async (field, options) => {
  const started = startSimulator({ clock: createSteppedClock(startedAt), ...options })

  await expect(started).rejects.toMatchObject({ code: 'KIS_INPUT', field })
})

it.each([
  ['environment', { environment: 'demo' }],
  ['environment', { environment: null }],
  ['hours', { hours: 'krx' }],
  ['market', { market: 'krx' }],
  ['limits', { limits: 'off' }],
  ['seed', { seed: 1.5 }],
  ['seed', { seed: -1 }],
  ['seed', { seed: Number.NaN }],
  ['port', { port: 65_536 }],
  ['port', { port: '8080' }],
  ['speed', { speed: 0 }],
  ['speed', { speed: Number.POSITIVE_INFINITY }],
  ['startAt', { startAt: Number.NaN }],
  ['startAt', { startAt: '2026-10-19T09:00:00+09:00' }],
  ['startAt', { startAt: Date.parse('2019-12-31T09:00:00+09:00') }],
  ['account', { account: 12_345_678 }],
  ['account', { account: '12345678' }],
  ['clock', { clock: { now: () => startedAt } }],
  ['cash', { cash: '50000000' }],
  ['cash.EUR', { cash: { EUR: '1' } }],
  ['cash.KRW', { cash: { KRW: '1.5' } }],
  ['cash.KRW', { cash: { KRW: 50_000_000 } }],
  ['bars', { bars: [] }],
  ['positions', { positions: {} }],
  ['positions.005930', { positions: [{ symbol: '005930', quantity: 0, averagePrice: '70000' }] }],
  ['positions', { positions: [null] }],
  [
    'positions.005930',
    { positions: [10, 5].map((quantity) => ({ symbol: '005930', quantity, averagePrice: '70000' })) },
  ],
  ['positions', { positions: [{ symbol: 'NONE', quantity: 1, averagePrice: '1' }] }],
  ['bars.005930', { bars: { '005930': null } }],
  ['bars.005930', { bars: { '005930': [null] } }],
  ['startAt', { startAt: 1e300 }],
])('rejects a wrong option with an error for the field %s: %j', async (field, options) => {
  const started = Reflect.apply(startSimulator, undefined, [options])

  await expect(started).rejects.toMatchObject({
    code: 'KIS_INPUT',
    field,
    message: expect.stringMatching(new RegExp(`^${field}: .+; (use|pass) `)),
  })
})

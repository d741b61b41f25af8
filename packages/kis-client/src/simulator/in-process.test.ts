import { describe, expect, it, onTestFinished } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { listPositions } from '../account/list-positions.ts'
import { createKisClient } from '../client/create-client.ts'
import { type Connection, undiciConnection } from '../connection/transport.ts'
import { kisTokenIssuer } from '../credentials/token-issuer.ts'
import { inquirePrice, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { isKisError } from '../errors.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { listFills } from '../orders/list-fills.ts'
import { listOrders } from '../orders/list-orders.ts'
import { placeOrder } from '../orders/place-order.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { createStream } from '../realtime/stream/create-stream.ts'
import { createSteppedClock, type SteppedClock } from './clocks/stepped.ts'
import { steppedConnection } from './clocks/stepped-connection.ts'
import type { Fault } from './control/faults.ts'
import { type InProcessSimulator, startSimulator } from './simulator.ts'

const mondayAtTen = Date.parse('2026-10-19T10:00:00+09:00')
const today = '2026-10-19'
/** Rate at which a client never waits. */
const rate = { limit: 1_000, windowMs: 1_000 }

/** Starts a simulator without sockets on a stepped clock. */
async function startInProcess() {
  const clock = createSteppedClock(mondayAtTen)
  const simulator = await startSimulator({ clock, sockets: false, limits: false, rate })
  const kis = createKisClient({ ...simulator.clientOptions })
  onTestFinished(async () => {
    await kis.close()
    await simulator.close()
  })
  return { clock, simulator, kis }
}

/** Opens a connection as a client of the simulator does. */
function connectTo({ clientOptions: { connect, hosts } }: InProcessSimulator): Connection {
  if (connect === undefined) throw new Error('a simulator without sockets has connect')
  return connect(hosts.rest)
}

/** Returns what a caller sees of a call: its value, or the parts of its error on which a program decides. */
const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    (value) => value ?? 'done',
    (error: unknown) => {
      if (!isKisError(error)) throw error
      const { name, code, outcome } = error
      const cause = Object(error.cause)
      return { name, code, outcome, cause: { name: cause.name, code: cause.code, message: cause.message } }
    },
  )

/** Plays a day of trading, with a fault of each kind and a rotation of the token, and returns all that a caller saw. */
async function playStory(
  { clientOptions, ...simulator }: InProcessSimulator,
  clock: SteppedClock,
  connect: (origin: string) => Connection,
): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  const watched = (origin: string): Connection => {
    const connection = connect(origin)
    const fetch: Connection['fetch'] = async (url, request) => {
      const answer = await connection.fetch(url, request)
      const text = await answer.text()
      const headers = ['content-type', 'content-length', 'date', 'tr_id', 'tr_cont', 'gt_uid', 'other']
      answers.push([answer.status, text, headers.map((name) => answer.headers.get(name))])
      return { ...answer, text: async () => text }
    }
    return { ...connection, fetch }
  }
  const kis = createKisClient({ ...clientOptions, connect: watched })
  const seen: unknown[] = []
  // `settle` rounds the time of a call over sockets up to its step: each call begins at a minute of its own.
  const nextMinute = () => clock.runUntil((Math.floor(clock.now() / 60_000) + 1) * 60_000)
  const see = async (call: () => Promise<unknown>) => {
    seen.push(await clock.settle(outcomeOf(call())))
    await nextMinute()
  }
  const quote = () => getQuote(kis, { symbol: '005930' })
  const place = () => placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '80000' })

  await see(quote)
  await see(() => getCandles(kis, { symbol: '005930', interval: 'day', from: '2026-09-01', to: today }))
  await see(place)
  const [order] = await clock.settle(listOrders(kis, { market: 'KRX', from: today, to: today }))
  await nextMinute()
  if (order === undefined) throw new Error('the order is in no list')
  simulator.fillOrder(order.number, 4)
  await see(() => cancelOrder(kis, order))
  await see(() => listFills(kis, { market: 'KRX', from: today, to: today }))
  await see(() => listPositions(kis, { market: 'KRX' }))
  await see(() => getBalance(kis, { currency: 'KRW' }))

  const faults: readonly Fault[] = [
    'hang-up-before',
    'hang-up-after',
    { delayMs: 700 },
    { delayMs: 20_000 },
    { status: 500, msgCd: 'EGW00202', taken: true },
    { status: 200, msgCd: 'APBK0952', taken: false },
    { rejectAfterMs: 500 },
  ]
  for (const fault of faults) {
    simulator.fault({ path: orderCash.path }, fault)
    await see(place)
    simulator.fault({ path: inquirePrice.path }, fault)
    await see(quote)
  }
  simulator.fault({ path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }, { pageRows: 1 }, 9)
  await see(() => listOrders(kis, { market: 'KRX', from: today, to: today }))

  simulator.killToken()
  await clock.runUntil(clock.now() + 7 * 3_600_000)
  simulator.killToken()
  await see(quote)
  const issuer = kisTokenIssuer({ ...clientOptions, connect: watched, kind: 'approval-key' })
  await see(() => issuer.issue({ signal: new AbortController().signal }))
  await kis.close()
  return [...seen, ...answers, ...simulator.calls(), ...simulator.orders()]
}

describe('startSimulator with sockets: false', () => {
  it('answers as it does over sockets: the same texts, headers, errors, calls and times', {
    timeout: 60_000,
  }, async () => {
    const [overSockets, inProcess] = [createSteppedClock(mondayAtTen), createSteppedClock(mondayAtTen)]
    const options = { seed: 3, limits: false, rate }
    const served = await startSimulator({ ...options, clock: overSockets })
    const quiet = await startSimulator({ ...options, clock: inProcess, sockets: false })
    onTestFinished(async () => {
      await served.close()
      await quiet.close()
    })

    const expected = await playStory(served, overSockets, steppedConnection(overSockets))
    const seen = await playStory(quiet, inProcess, () => connectTo(quiet))

    expect(seen).toEqual(expected)
    // Two issues of a token and one of an approval key; the second one follows a refused call.
    expect(quiet.calls().filter(({ path }) => path.startsWith('/oauth2/'))).toHaveLength(3)
    expect(quiet.calls().filter(({ messageCode }) => messageCode === 'EGW00123')).toHaveLength(1)
  })

  it('lets no time pass in a call, and needs no work outside the clock for it', async () => {
    const { clock, kis } = await startInProcess()
    let turns = 0
    const count = () => {
      turns += 1
      turn = setImmediate(count)
    }

    await getQuote(kis, { symbol: '005930' })
    let turn = setImmediate(count)
    await getQuote(kis, { symbol: '000660' })
    clearImmediate(turn)

    expect([turns, clock.now()]).toEqual([0, mondayAtTen])
  })

  it('ends a delayed answer with the reason of the caller who gives up', async () => {
    const { clock, simulator, kis } = await startInProcess()
    const gone = new AbortController()
    const reason = new Error('enough')
    await getQuote(kis, { symbol: '005930' })
    simulator.fault({}, { delayMs: 5_000 })

    const failed = getQuote(kis, { symbol: '005930' }, { signal: gone.signal }).catch((error: unknown) => error)
    await clock.runUntil(clock.now() + 1_000)
    gone.abort(reason)

    expect(await failed).toBe(reason)
    // The wait of the simulator has ended too: no timer is left that would fire at 5,000 ms.
    expect(await getQuote(kis, { symbol: '005930' })).toMatchObject({ symbol: '005930' })
  })

  it('leaves the outcome of a call open that is under way when it closes, and takes none after that', async () => {
    const { clock, simulator, kis } = await startInProcess()
    await getQuote(kis, { symbol: '005930' })
    simulator.fault({}, { delayMs: 5_000 })

    const order = { symbol: '005930', side: 'buy', quantity: '1', price: '80000' } as const
    const open = outcomeOf(placeOrder(kis, order))
    await clock.runUntil(clock.now() + 1_000)
    await simulator.close()
    const late = outcomeOf(placeOrder(kis, order))

    expect(await open).toMatchObject({ code: 'KIS_UNANSWERED', outcome: 'unknown', cause: { code: 'UND_ERR_SOCKET' } })
    expect(await late).toMatchObject({ code: 'KIS_UNREACHABLE', outcome: 'not-sent', cause: { code: 'ECONNREFUSED' } })
    expect(simulator.calls({ path: orderCash.path })).toHaveLength(1)
  })

  it('lets a connection that closes finish its calls, and refuses later ones as undici does', async () => {
    const { clock, simulator } = await startInProcess()
    const { hosts, credentials } = simulator.clientOptions
    const { fetch, close } = connectTo(simulator)
    const issue = () =>
      fetch(`${hosts.rest}/oauth2/tokenP`, {
        method: 'POST',
        headers: {},
        body: JSON.stringify({
          grant_type: 'client_credentials',
          appkey: credentials.appKey,
          appsecret: credentials.appSecret,
        }),
      })
    const real = undiciConnection('http://127.0.0.1:9')
    await real.close()
    const expected = await real.fetch('http://127.0.0.1:9/', { method: 'GET', headers: {} }).catch((error) => error)
    simulator.fault({}, { delayMs: 100 })

    const first = issue()
    const closed = close()
    const later = await issue().catch((error: unknown) => error)
    await clock.runUntil(clock.now() + 100)
    await closed

    expect((await first).status).toBe(200)
    expect(later).toMatchObject({ name: expected.name, code: expected.code, message: expected.message })
  })

  it('reads headers of other clients in either case, and a doubled slash before the path', async () => {
    const { simulator } = await startInProcess()
    const { hosts, credentials } = simulator.clientOptions
    const { fetch } = connectTo(simulator)

    const answer = await fetch(`${hosts.rest}//uapi/hashkey`, {
      method: 'POST',
      headers: { AppKey: credentials.appKey, APPSECRET: credentials.appSecret },
      body: '{"a":"b"}',
    })

    expect(answer.status).toBe(200)
    expect(JSON.parse(await answer.text())).toMatchObject({ BODY: { a: 'b' } })
  })

  it('has names as hosts that no network resolves, and no WebSocket', async () => {
    const { simulator, kis } = await startInProcess()

    expect(simulator.hosts).toEqual({
      rest: 'http://simulator.invalid',
      ws: null,
      masters: 'http://simulator.invalid/masters',
    })
    expect(() => createStream(kis)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'hosts.ws' }))
  })

  it.each(['ws', 'control', 'realtime', 'rest'])('says that it has no %s, and can be copied', async (name) => {
    const { simulator } = await startInProcess()

    expect(() => Reflect.get(simulator, name)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'sockets' }))
    expect({ ...simulator }).not.toHaveProperty(name)
  })

  it.each([{ port: 1 }, { wsPort: 0 }])('refuses %j', async (port) => {
    const started: Promise<unknown> = Reflect.apply(startSimulator, undefined, [{ sockets: false, ...port }])

    await expect(started).rejects.toMatchObject({ code: 'KIS_INPUT', field: Object.keys(port)[0] })
  })
})

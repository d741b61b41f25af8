import { describe, expect, it, onTestFinished } from 'vitest'
import * as root from '../index.ts'
import * as instruments from '../instruments.ts'
import * as simulators from '../simulator.ts'
import { startSimulator } from '../simulator.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

// Calls that JavaScript lets through: a missing, empty or misspelled argument, and one of another type.
type Untyped = (...given: readonly unknown[]) => unknown
const untyped = (functions: object, name: string): Untyped => Reflect.get(functions, name)

const days = { from: '2026-10-19', to: '2026-10-19' }
const reference = { number: '0000000007', branch: '00950', symbol: '005930', exchange: 'KRX' }
const samsung = { symbol: '005930' }
/** Actions, with an input that is right. */
const actions: readonly (readonly [name: string, ...input: readonly object[]])[] = [
  ['getQuote', samsung],
  ['getOrderBook', samsung],
  ['getInstrumentInfo', samsung],
  ['getCandles', { ...samsung, interval: 'day', ...days }],
  ['getMinuteCandles', { ...samsung, fromAt: 1, toAt: 2 }],
  ['listRanking', { by: 'volume' }],
  ['listCorporateActions', { ...samsung, ...days }],
  ['getBalance', { currency: 'KRW' }],
  ['getBuyingPower', { ...samsung, price: '70000' }],
  ['listPositions', { market: 'KRX' }],
  ['getRealizedProfit', { market: 'KRX', ...days }],
  ['listOrders', days],
  ['listOpenOrders', days],
  ['listFills', days],
  ['listReservedOrders', { market: 'KRX', ...days }],
  ['placeOrder', { ...samsung, side: 'buy', quantity: '1', price: '70000' }],
  ['reviseOrder', reference, { price: '70000' }],
  ['cancelOrder', reference, {}],
]
/** Actions whose input may be left out. */
const optional = ['getBalance', 'listPositions', 'cancelOrder']

async function fieldOf(work: unknown): Promise<unknown> {
  const error: unknown = await Promise.resolve(work).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'KIS_INPUT', outcome: 'not-sent', rule: expect.stringMatching(/; (use|pass) /) })
  return Reflect.get(Object(error), 'field')
}

describe.each(actions.map(([name, ...input]) => ({ name, input })))('$name', ({ name, input }) => {
  const act = untyped(root, name)
  const last = input.length - 1

  it('refuses a client that is missing or is not one', async () => {
    for (const client of [undefined, null, {}, 'kis']) expect(await fieldOf(act(client, ...input))).toBe('client')
  })

  it('refuses an input that is missing, is not an object or has a misspelled field', async () => {
    const { kis, simulator } = await startSteppedKis()
    const before = input.slice(0, last)
    const wrong = [null, 'x', [], ...(optional.includes(name) ? [] : [undefined])]

    for (const given of wrong) expect(await fieldOf(act(kis, ...before, given))).toBe('input')
    for (const field of Object.keys(input[last] ?? {})) {
      const misspelled = `${field}s`
      expect(await fieldOf(act(kis, ...before, { ...input[last], [misspelled]: 'x' }))).toBe(misspelled)
    }
    expect(simulator.calls()).toEqual([])
  })

  it('refuses options that are not an object, are unknown or hold a wrong signal', async () => {
    const { kis, simulator } = await startSteppedKis()

    for (const options of [null, 'x']) expect(await fieldOf(act(kis, ...input, options))).toBe('options')
    expect(await fieldOf(act(kis, ...input, { timeout: 5 }))).toBe('timeout')
    for (const signal of ['x', null, {}]) expect(await fieldOf(act(kis, ...input, { signal }))).toBe('signal')
    expect(simulator.calls()).toEqual([])
  })
})

it('takes a record with more fields, such as a position, in place of an instrument to look at', async () => {
  const { kis, settle } = await startSteppedKis({ positions: [{ ...samsung, quantity: 1, averagePrice: '1000' }] })
  const { positions } = await settle(root.listPositions(kis, { market: 'KRX' }))

  for (const position of positions) expect(await settle(root.getQuote(kis, position))).toMatchObject(samsung)
  expect(positions).toHaveLength(1)
})

const one = root.parseDecimal('1')
const index = instruments.createInstrumentIndex([])
const calls: readonly (readonly [field: string, functions: object, name: string, ...given: readonly unknown[]])[] = [
  ['options', root, 'createLocalPacer', null],
  ['options', root, 'createKisClient', undefined],
  ['origin', root, 'undiciConnection', 'x'],
  ['origin', root, 'undiciConnection', 'localhost:80'],
  ['origin', root, 'undiciConnection', 'http://127.0.0.1:80?'],
  ['left', root, 'addDecimals', 1, one],
  ['right', root, 'subtractDecimals', one, 'abc'],
  ['right', root, 'multiplyDecimals', one, undefined],
  ['left', root, 'compareDecimals', 'abc', one],
  ['right', root, 'compareDecimals', one, 1],
  ['right', root, 'divideDecimals', one, root.parseDecimal('0.00'), 0],
  ['digits', root, 'divideDecimals', one, one, -1],
  ['digits', root, 'divideDecimals', one, one],
  ['price', root, 'tickSize', 'KRX', 70_100],
  ['price', root, 'isOnTick', 'KRX', 'abc'],
  ['kind', root, 'tickSize', 'KRX', one, { kind: 'ETF' }],
  ['options', root, 'tickSize', 'KRX', one, null],
  ['direction', root, 'roundToTick', 'KRX', one],
  ['direction', root, 'roundToTick', 'KRX', one, 'nearest'],
  ['market', root, 'isMarketOpen', 'NASD', Date.now()],
  ['at', root, 'isMarketOpen', 'KRX', '2026-10-19'],
  ['market', root, 'nextOpen', undefined, Date.now()],
  ['exchange', root, 'marketOf', 'XX'],
  ['client', root, 'getAccountSummary', undefined],
  ['client', root, 'checkOrder', undefined, samsung, { own: [] }],
  [
    'guards',
    root,
    'findDenial',
    { ...samsung, side: 'buy', quantity: '1', price: '70000' },
    undefined,
    { at: 1, environment: 'paper' },
  ],
  ['facts', root, 'findDenial', { ...samsung, side: 'buy', quantity: '1', price: '70000' }, { own: [] }, undefined],
  ['facts.at', root, 'findDenial', samsung, { own: [] }, { environment: 'paper' }],
  ['facts.environment', root, 'findDenial', samsung, { own: [] }, { at: 1, environment: 'test' }],
  ['order', root, 'findDenial', undefined, { own: [] }, { at: 1, environment: 'paper' }],
  ['prise', root, 'findDenial', { ...samsung, prise: '1' }, { own: [] }, { at: 1, environment: 'paper' }],
  ['client', root, 'createMarketCalendar', {}],
  ['startAt', simulators, 'createSteppedClock', '2026-10-19T09:00:00+09:00'],
  ['startAt', simulators, 'createSteppedClock', undefined],
  ['at', simulators, 'createScaledClock', { at: '2026-10-19' }],
  ['options', simulators, 'createScaledClock', null],
  ['clock', simulators, 'steppedConnection', undefined],
  ['clock', simulators, 'steppedSocket', undefined],
  ['index', instruments, 'searchInstruments', [], '삼성'],
  ['text', instruments, 'searchInstruments', index, 5930],
  ['limit', instruments, 'searchInstruments', index, '삼성', { limit: 0 }],
  ['instruments', instruments, 'createInstrumentIndex', Promise.resolve([])],
  ['instruments[0]', instruments, 'createInstrumentIndex', ['005930']],
  ['before', instruments, 'diffMasters', undefined, []],
  ['after', instruments, 'diffMasters', [], 'x'],
  ['after[0]', instruments, 'diffMasters', [], [samsung]],
  ['exchanges', instruments, 'downloadInstruments', { exchanges: 'KRX' }],
  ['exchanges', instruments, 'downloadInstruments', { exchanges: ['US'] }],
  ['exchange', instruments, 'downloadInstruments', { exchange: ['KRX'] }],
  ['hosts', instruments, 'downloadInstruments', { hosts: 'x' }],
  ['hosts.masters', instruments, 'downloadInstruments', { hosts: { rest: 'http://127.0.0.1:1' } }],
]

it.each(calls.map(([field, functions, name, ...given]) => ({ field, functions, name, given })))(
  'refuses a wrong $field before anything happens: $name (case %#)',
  async ({ field, functions, name, given }) => {
    const call = async () => untyped(functions, name)(...given)

    expect(await fieldOf(call())).toBe(field)
  },
)

it('refuses hosts, options and signals of a download as it begins', async () => {
  const download = untyped(instruments, 'downloadMaster')
  const begin = async (options: object) => {
    const bytes = Object(download(instruments.domesticKospi, options))
    return bytes.next()
  }

  expect(await fieldOf(begin({ hosts: 'x' }))).toBe('hosts')
  expect(await fieldOf(begin({ hosts: { masters: 'x' } }))).toBe('hosts.masters')
  expect(await fieldOf(begin({ host: {} }))).toBe('host')
  expect(await fieldOf(begin({ signal: 'x' }))).toBe('signal')
  expect(await fieldOf(begin({ onProgress: 'log' }))).toBe('onProgress')
  // NaN would be no limit.
  for (const mostBytes of [Number.NaN, 0, '5']) expect(await fieldOf(begin({ mostBytes }))).toBe('mostBytes')
})

describe('a client', () => {
  it.each([
    ['event', 'typo', () => {}],
    ['event', undefined, () => {}],
    ['listener', 'call', undefined],
    ['listener', 'call', 'log'],
  ])('refuses a wrong %s: %s', async (field, event, listener) => {
    const { kis } = await startSteppedKis()

    expect(await fieldOf((async () => untyped(kis, 'on')(event, listener))())).toBe(field)
  })

  it('refuses a call whose endpoint, input or options are wrong', async () => {
    const { kis, simulator } = await startSteppedKis()
    const { inquirePrice } = await import('../endpoints/domestic-stock.gen.ts')
    const input = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }
    const call = untyped(kis, 'call')

    for (const endpoint of [undefined, null, {}, 'x', { fields: {} }]) {
      expect(await fieldOf(call(endpoint, input))).toBe('endpoint')
      expect(await fieldOf(call(endpoint, input, { list: 'output' }))).toBe('endpoint')
    }
    for (const given of [undefined, null, 'x', []]) expect(await fieldOf(call(inquirePrice, given))).toBe('input')
    expect(await fieldOf(call(inquirePrice, { ...input, FID_INPUT_ISC: '1' }))).toBe('FID_INPUT_ISC')
    expect(await fieldOf(call(inquirePrice, { ...input, FID_INPUT_ISCD: '\ud800' }))).toBe('FID_INPUT_ISCD')
    expect(await fieldOf(call(inquirePrice, input, null))).toBe('options')
    expect(await fieldOf(call(inquirePrice, input, { signal: 'x' }))).toBe('signal')
    expect(await fieldOf(call(inquirePrice, input, { mostPages: 1 }))).toBe('mostPages')
    expect(simulator.calls()).toEqual([])
  })
})

describe('a client with lists', () => {
  it.each(['pages', 'rows'])('refuses a wrong endpoint: %s', async (name) => {
    const { kis, simulator } = await startSteppedKis()
    const begin = async (endpoint: unknown) => Object(untyped(kis, name)(endpoint, {}, { list: 'output' })).next()

    for (const endpoint of [undefined, null, {}, 'x']) expect(await fieldOf(begin(endpoint))).toBe('endpoint')
    expect(simulator.calls()).toEqual([])
  })
})

describe('a simulator', () => {
  it.each([
    ['match', 'fault'],
    ['match', 'fault', '/uapi/hashkey', 'hang-up-after'],
    ['match.path', 'fault', { path: 7 }, 'hang-up-after'],
    ['paths', 'fault', { paths: '/uapi/hashkey' }, 'hang-up-after'],
    ['fault', 'fault', {}],
    ['fault', 'fault', {}, 'boom'],
    ['fault', 'fault', {}, { status: 500 }],
    ['fault.delayMs', 'fault', {}, { delayMs: 2 ** 31 }],
    ['times', 'fault', {}, 'hang-up-after', 0],
    ['match', 'calls', '/uapi/hashkey'],
    ['code', 'refuseIssues'],
    ['forMs', 'refuseIssues', 'EGW00103', 2 ** 31],
  ] as const)('refuses a wrong %s: %s', async (field, name, ...given) => {
    const simulator = await startSimulator()
    onTestFinished(() => simulator.close())

    expect(await fieldOf((async () => untyped(simulator, name)(...given))())).toBe(field)
  })
})

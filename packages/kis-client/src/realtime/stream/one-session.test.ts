import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { createStream } from './create-stream.ts'

const clientOf = (
  number: number,
  { ws = 'ws://127.0.0.1:9', environment = 'real' }: { ws?: string | null; environment?: 'real' | 'paper' } = {},
) =>
  createKisClient({
    environment,
    credentials: { appKey: `${number}`.padStart(36, 'K'), appSecret: 'S'.repeat(180), account: '12345678-01' },
    hosts: { rest: 'http://127.0.0.1:9', ws, masters: 'http://127.0.0.1:9' },
    clock: fakeClock(),
  })

describe('createStream with a pool that it cannot open', () => {
  it('leaves its own client free when a client of the pool has a stream already', () => {
    const [own, busy] = [clientOf(1), clientOf(2)]
    createStream(busy)

    expect(() => createStream(own, { pool: [busy] })).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
    expect(createStream(own).state()).toEqual([])
  })

  it('leaves its own client free when a client of the pool has no WebSocket', () => {
    const own = clientOf(1)

    expect(() => createStream(own, { pool: [clientOf(2, { ws: null })] })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'hosts.ws' }),
    )
    expect(createStream(own).state()).toEqual([])
  })

  it.each([
    ['paper trading beside real trading', 2, 'paper'],
    ['the same app key twice', 1, 'real'],
  ] as const)('refuses %s', (_, number, environment) => {
    expect(() => createStream(clientOf(1), { pool: [clientOf(number, { environment })] })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'pool' }),
    )
  })
})

describe('createStream with a line of its own', () => {
  it.each([['pool', []] as const, ['sharing', { meet: () => undefined }] as const])(
    'refuses %s beside it, which has no socket of KIS',
    (field, value) => {
      const line = { want: () => undefined, unwant: () => undefined, close: () => Promise.resolve() }

      expect(() => Reflect.apply(createStream, undefined, [clientOf(1), { line: () => line, [field]: value }])).toThrow(
        expect.objectContaining({ code: 'KIS_INPUT', field }),
      )
    },
  )
})

describe('createStream with a budget of REST', () => {
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s calls a minute', (mostRestCallsPerMinute) => {
    expect(() => createStream(clientOf(1), { mostRestCallsPerMinute })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'mostRestCallsPerMinute' }),
    )
  })
})

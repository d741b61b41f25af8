import { describe, expect, it } from 'vitest'
import type { TransportRequest } from '../connection/transport.ts'
import { KisRefusedError, KisUnansweredError, KisUnreachableError } from '../errors.ts'
import { kisTokenIssuer } from './token-issuer.ts'

const credentials = { appKey: 'key', appSecret: 'secret' }

describe('kisTokenIssuer', () => {
  it.each([
    [undefined, 'options'],
    [{}, 'environment'],
    [{ environment: 'demo', credentials }, 'environment'],
    [{ environment: 'paper' }, 'credentials.appKey'],
    [{ environment: 'paper', credentials, kind: 'websocket' }, 'kind'],
    [{ environment: 'paper', credentials, connect: {} }, 'connect'],
    [{ environment: 'paper', credentials, clock: {} }, 'clock'],
    [{ environment: 'paper', credentials, userAgent: 'two\nlines' }, 'userAgent'],
  ])('is not made of %j', (options, field) => {
    expect(() => Reflect.apply(kisTokenIssuer, undefined, [options])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })

  it.each(['access-token', 'approval-key'] as const)('sends its User-Agent when it asks for an %s', async (kind) => {
    const agents: unknown[] = []
    const connect = () => ({
      close: () => Promise.resolve(),
      fetch: async (_url: string, { headers }: TransportRequest) => {
        agents.push(headers['user-agent'])
        return Response.json({ error_code: 'EGW00103' }, { status: 403 })
      },
    })
    const signal = new AbortController().signal
    const base = { environment: 'paper', credentials, kind, connect } as const

    for (const issuer of [kisTokenIssuer(base), kisTokenIssuer({ ...base, userAgent: 'my-bot/1.0' })]) {
      await expect(issuer.issue({ signal })).rejects.toMatchObject({ messageCode: 'EGW00103' })
    }

    expect(agents).toEqual([expect.stringMatching(/^stockeye-kis-client\/\d+\.\d+\.\d+/), 'my-bot/1.0'])
  })
})

it.each(['access-token', 'approval-key'] as const)(
  'throws the reason of its signal, and not the error of a connection, which may hold the %s',
  async (kind) => {
    const stop = new AbortController()
    const connect = () => ({
      close: () => Promise.resolve(),
      fetch: (_url: string, { body }: TransportRequest) => {
        stop.abort(new Error('enough'))
        return Promise.reject(Object.assign(new Error(`cancelled ${body}`), { body }))
      },
    })
    const issuer = kisTokenIssuer({ environment: 'paper', credentials, kind, connect })

    await expect(issuer.issue({ signal: stop.signal })).rejects.toBe(stop.signal.reason)
  },
)

describe('verdict', () => {
  const { verdict } = kisTokenIssuer({ environment: 'paper', credentials })
  const refused = (messageCode: string) => verdict?.(new KisRefusedError('refused', { messageCode }))

  // Bad or blocked credentials, and an address that is not allowed. KIS also answers EGW00103, for the rest of the day, to a
  // key that has asked too often.
  it.each(['EGW00003', 'EGW00004', 'EGW00102', 'EGW00103', 'EGW00104', 'EGW00105', 'EGW00207', 'EGW00303'])(
    'is fatal for %s',
    (code) => {
      expect(refused(code)).toEqual({ kind: 'fatal', code })
    },
  )

  it('waits a minute after EGW00133', () => {
    expect(refused('EGW00133')).toEqual({ kind: 'wait', retryAfterMs: 60_000, code: 'EGW00133' })
  })

  it.each(['EGW00001', 'EGW00002', 'EGW00201', 'EGW00202', 'XYZ00001'])('retries after %s', (code) => {
    expect(refused(code)).toEqual({ kind: 'retry', code })
  })

  it.each([
    new KisUnansweredError('no answer', { messageCode: 'EGW00103' }),
    new KisUnreachableError('no connection'),
    new Error('EGW00103'),
  ])('retries after an error that is no refusal: %s', (error) => {
    expect(verdict?.(error)).toEqual({ kind: 'retry' })
  })
})

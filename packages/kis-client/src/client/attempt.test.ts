import type { Token } from '@stockeye/token-manager'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import type { Transport, TransportRequest } from '../connection/transport.ts'
import { KisInputError } from '../errors.ts'
import { createAttempt } from './attempt.ts'
import type { CallReport } from './call-report.ts'

const credentials = { appKey: 'the key', appSecret: 'the secret' }
const token: Token = { secret: 'the token', generation: 1, issuedAt: 0, expiresAt: 1, fingerprint: 'f' }
const read = { method: 'GET', target: '/uapi/price?A=1', trId: 'FHKST01010100' } as const
const write = { method: 'POST', target: '/uapi/order', trId: 'VTTC0012U', body: '{"PDNO":"005930"}' } as const
const executed = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '' }
const deadToken = { rt_cd: '1', msg_cd: 'EGW00123', msg1: 'expired' }

const answering =
  (body: object, status = 200): Transport =>
  async () => ({ status, headers: { get: () => 'M' }, text: async () => JSON.stringify(body) })

/** Creates the stage, and lists what it does, in order. */
function start(transport: Transport, reject?: (token: Token) => Promise<void>) {
  const done: unknown[] = []
  const sent: { readonly url: string; readonly request: TransportRequest }[] = []
  const report: CallReport = {
    sent: () => done.push('sent'),
    received: (status) => done.push(status),
    answered: (messageCode) => done.push(messageCode),
    failed: () => done.push('failed'),
  }
  const tokens = { reject: reject ?? (async (rejected: Token) => void done.push(rejected)) }
  const fetch: Transport = (url, request) => {
    sent.push({ url, request })
    return transport(url, request)
  }
  const attempt = createAttempt({
    rest: 'https://kis',
    credentials,
    customerType: 'person',
    userAgent: 'my-bot/1.0',
    tokens,
    clock: systemClock,
    timeoutMs: 10_000,
    secrets: ['the key', 'the secret'],
  })
  const session = { token, connection: { fetch, close: () => Promise.resolve() } }
  const admission = { session, answered: () => void done.push('released') }
  const run = (request: Parameters<typeof attempt>[0], signal?: AbortSignal) =>
    attempt(request, admission, { report, signal })
  return { run, done, sent }
}

describe('attempt', () => {
  it('passes on that a transport cannot send in this program', async () => {
    const cannot = new KisInputError({ field: 'connect', rule: 'is missing' })
    const { run } = start(() => Promise.reject(cannot))

    await expect(run(write)).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'connect', outcome: 'not-sent' })
  })

  it('sends the request with the token of its admission, and returns the response', async () => {
    const { run, sent, done } = start(answering({ ...executed, output: { a: '1' } }))

    const response = await run(read)

    expect(response).toEqual({ body: { ...executed, output: { a: '1' } }, continuation: 'M' })
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      url: 'https://kis/uapi/price?A=1',
      request: {
        method: 'GET',
        headers: {
          authorization: 'Bearer the token',
          appkey: 'the key',
          appsecret: 'the secret',
          custtype: 'P',
          'user-agent': 'my-bot/1.0',
          tr_id: 'FHKST01010100',
          tr_cont: '',
        },
      },
    })
    expect(done).toEqual(['sent', 200, 'MCA00000', 'released'])
  })

  it('sends the header of a further page, and the body of a write', async () => {
    const { run, sent } = start(answering(executed))

    await run({ ...read, page: { number: 2, continuation: 'N' } })
    await run(write)

    expect(sent.map(({ request }) => request.headers['tr_cont'])).toEqual(['N', ''])
    expect(sent.map(({ request }) => request.body)).toEqual([undefined, write.body])
  })

  it('hands a rejected token to the token manager, after its report and before it releases the turn', async () => {
    const { run, done } = start(answering(deadToken, 500))

    await expect(run(read)).rejects.toMatchObject({ code: 'KIS_REFUSED', messageCode: 'EGW00123' })

    expect(done).toEqual(['sent', 500, 'failed', token, 'released'])
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('busy'))],
    [
      'throws',
      () => {
        throw new Error('busy')
      },
    ],
    // Untyped code.
    ['returns no promise', () => JSON.parse('null')],
  ])('throws the refusal of an order when a token source of the caller %s', async (_what, reject) => {
    const { run, done } = start(answering(deadToken, 500), reject)

    await expect(run(write)).rejects.toMatchObject({ code: 'KIS_REFUSED', outcome: 'refused' })

    expect(done).toEqual(['sent', 500, 'failed', 'released'])
  })

  it('hides the key, the secret and the token that a gateway repeats', async () => {
    const { run } = start(answering({ ...deadToken, msg1: 'the token of the key with the secret' }, 500))

    await expect(run(read)).rejects.toThrow('[EGW00123] ****** of ****** with ******')
  })

  it('ignores the signal of a write, and ends a read with its reason', async () => {
    const reason = new Error('enough')
    const unlessAborted: Transport = async (url, request) => {
      request.signal?.throwIfAborted()
      return answering(executed)(url, request)
    }
    const { run } = start(unlessAborted)

    await expect(run(write, AbortSignal.abort(reason))).resolves.toHaveProperty('body.rt_cd', '0')
    await expect(run(read, AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})

import { createServer, type IncomingMessage } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import type { ProblemCode } from '../errors.ts'
import type { HttpFetch } from './api-call.ts'
import { type ApiRoute, ackSchema, type BotToken, problemStatus, triggerBodySchema } from './contract.ts'
import { httpPort } from './http.ts'
import type { Ack, RunInfo } from './ops-port.ts'

const botSecret = 'b'.repeat(43)
const health = { problems: [], lagMs: 0, queued: 0, running: 0, workers: 1, pendingDeliveries: 0, deadDeliveries: 0 }
const ack = {
  runId: 'r1',
  jobId: 'slow_job',
  jobName: '느린 작업',
  disposition: 'queued',
  acceptedAt: 1,
  deliveryReady: true,
}

interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}
interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

const refuse = (code: ProblemCode, headers: Record<string, string> = {}): Reply => ({
  status: problemStatus[code],
  headers,
  body: { type: 'about:blank', title: code, status: problemStatus[code], code, request_id: 'q1' },
})
const give = (body: unknown, status = 200): Reply => ({ status, body })
const tokenNamed = (name: string, expiresIn = 600): BotToken => ({
  access_token: name,
  token_type: 'Bearer',
  expires_in: expiresIn,
  role: 'admin',
  active: true,
})

/** Starts an API whose answers come from the test; `undefined` hangs up. */
async function startApi(answer: (seen: Seen, count: number) => Reply | undefined) {
  const calls: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const { method = '', url: path = '', headers } = request
    const seen: Seen = { method, path, headers, body: text === '' ? undefined : JSON.parse(text) }
    calls.push(seen)
    const reply = answer(seen, calls.filter((call) => call.path === path).length)
    if (reply === undefined) return void request.socket.destroy()
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`the server listens on ${address}, not on a TCP port`)
  return { baseUrl: `http://127.0.0.1:${address.port}`, calls, server }
}

function handClock() {
  let at = 0
  const timers = new Map<number, () => void>()
  let last = 0
  const clock: Clock = {
    now: () => at,
    monotonic: () => at,
    setTimeout(run) {
      last += 1
      timers.set(last, run)
      return last
    },
    clearTimeout: (timer) => void timers.delete(Number(timer)),
  }
  return {
    clock,
    advance: (ms: number) => {
      at += ms
    },
    fire: () => {
      for (const run of timers.values()) run()
    },
    pending: () => timers.size,
  }
}

/** Returns a run whose id is the end of the path. */
const runOf = (path: string): RunInfo => ({
  runId: path.replace(/.*\//, ''),
  jobId: 'slow_job',
  jobName: '느린 작업',
  cause: 'manual',
  state: 'running',
  attempt: 1,
  maxAttempts: 1,
  acceptedAt: 1,
})

const isToken = ({ path }: Seen) => path === '/api/v1/auth/bot/token'

describe('the tokens of the HTTP port', () => {
  it('gets a user’s token with the secret, and sends it with every call', async () => {
    const { baseUrl, calls } = await startApi((seen) => (isToken(seen) ? give(tokenNamed('t1')) : give(health)))
    const port = httpPort({ baseUrl, botSecret })

    await port.health('7')
    await port.health('7')

    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/auth/bot/token',
      'GET /api/v1/admin/health',
      'GET /api/v1/admin/health',
    ])
    expect(calls[0]).toMatchObject({ headers: { 'x-bot-secret-key': botSecret }, body: { telegram_id: '7' } })
    for (const { headers } of calls.slice(1)) {
      expect(headers.authorization).toBe('Bearer t1')
      expect(headers).not.toHaveProperty('x-bot-secret-key')
    }
  })

  it('fetches one token at a time for a user, and calls for each user with the token of that user', async () => {
    const { clock, advance } = handClock()
    const { baseUrl, calls } = await startApi((seen) => {
      const { telegram_id: id } = Object(seen.body)
      return isToken(seen) ? give(tokenNamed(`token-of-${id}`)) : give(runOf(seen.path))
    })
    const port = httpPort({ baseUrl, botSecret, clock })
    // The id of the run names the user, so that each call shows for whom it is.
    const callAll = () => Promise.all(['7', '7', '7', '8', '8', '8'].map((as) => port.run(as, `run-of-${as}`)))

    await callAll()
    const asked = calls.filter(isToken).map(({ body }) => body)
    // Both tokens are stored by now.
    await callAll()
    advance(570_000)
    await callAll()

    const acts = calls.filter((seen) => !isToken(seen))
    expect(asked).toEqual([{ telegram_id: '7' }, { telegram_id: '8' }])
    expect(acts).toHaveLength(18)
    for (const { path, headers } of acts) {
      expect(headers.authorization).toBe(`Bearer token-of-${path.at(-1)}`)
    }
    expect(calls.filter(isToken)).toHaveLength(4)
  })

  it('gets another token half a minute before the old one ends', async () => {
    const { clock, advance } = handClock()
    const { baseUrl, calls } = await startApi((seen) => (isToken(seen) ? give(tokenNamed('t')) : give(health)))
    const port = httpPort({ baseUrl, botSecret, clock })
    await port.health('7')

    advance(569_999)
    await port.health('7')
    const before = calls.filter(isToken).length
    advance(1)
    await port.health('7')

    expect([before, calls.filter(isToken).length]).toEqual([1, 2])
  })

  it('keeps a token of 40 s for half of its life', async () => {
    const { clock, advance } = handClock()
    const { baseUrl, calls } = await startApi((seen) => (isToken(seen) ? give(tokenNamed('t', 40)) : give(health)))
    const port = httpPort({ baseUrl, botSecret, clock })
    await port.health('7')

    advance(19_999)
    await port.health('7')
    const before = calls.filter(isToken).length
    advance(1)
    await port.health('7')

    expect([before, calls.filter(isToken).length]).toEqual([1, 2])
  })

  it('renews a token that the API no longer accepts, once, and repeats the call with the same key', async () => {
    const { baseUrl, calls } = await startApi((seen, count) => {
      if (isToken(seen)) return give(tokenNamed(`t${count}`))
      return seen.headers.authorization === 'Bearer t1' ? refuse('token_invalid') : give(ack, 202)
    })
    const port = httpPort({ baseUrl, botSecret })

    expect(await port.trigger('7', 'slow_job', { chatId: '7', idempotencyKey: 'k1' })).toMatchObject({ runId: 'r1' })

    const acts = calls.filter((seen) => !isToken(seen))
    expect(acts.map(({ headers }) => [headers.authorization, headers['idempotency-key']])).toEqual([
      ['Bearer t1', 'k1'],
      ['Bearer t2', 'k1'],
    ])
    expect(acts[0]?.path).toBe('/api/v1/admin/trigger_job/slow_job')
    expect(acts[0]?.body).toEqual({ chat_id: '7' })
  })

  it('rejects when the new token is refused, too', async () => {
    const { baseUrl, calls } = await startApi((seen) =>
      isToken(seen) ? give(tokenNamed('t')) : refuse('token_invalid'),
    )

    const attempt = httpPort({ baseUrl, botSecret }).health('7')

    await expect(attempt).rejects.toMatchObject({ code: 'OPS_REFUSED', reason: 'token_invalid' })
    expect(calls).toHaveLength(4)
  })

  it('requests role and active flag each time, and returns a blocked user as inactive', async () => {
    const { baseUrl } = await startApi((_, count) =>
      count === 1 ? give({ ...tokenNamed('t'), role: 'user' }) : refuse('user_blocked'),
    )
    const port = httpPort({ baseUrl, botSecret })

    expect(await port.ensureUser({ telegramId: '7', name: '가' })).toEqual({ role: 'user', active: true })
    expect(await port.ensureUser({ telegramId: '7', name: '가' })).toEqual({ role: 'user', active: false })
  })
})

describe('the answers of the HTTP port', () => {
  it.each<ProblemCode>(['admin_required', 'not_found', 'idempotency_mismatch', 'upstream_unavailable', 'internal'])(
    'rejects a refusal with its code: %s',
    async (code) => {
      const { baseUrl } = await startApi((seen) => (isToken(seen) ? give(tokenNamed('t')) : refuse(code)))

      const attempt = httpPort({ baseUrl, botSecret }).run('7', 'r1')

      await expect(attempt).rejects.toMatchObject({ code: 'OPS_REFUSED', reason: code })
    },
  )

  it('rejects with the `retryAfterMs` of the API when there were too many requests', async () => {
    const { baseUrl } = await startApi(() => refuse('rate_limited', { 'retry-after': '7' }))

    const attempt = httpPort({ baseUrl, botSecret }).ensureUser({ telegramId: '7', name: '가' })

    await expect(attempt).rejects.toMatchObject({ reason: 'rate_limited', retryAfterMs: 7_000 })
  })

  it.each([
    ['hangs up', undefined],
    ['answers with a page', give('<html>502 Bad Gateway</html>', 502)],
    ['answers with another shape', give({ jobs: [{ id: 1 }] })],
    ['answers with another status', give(health, 202)],
  ])('fails with OPS_UNREACHABLE when the API %s', async (_what, reply) => {
    const { baseUrl } = await startApi((seen) => (isToken(seen) ? give(tokenNamed('t')) : reply))

    const attempt = httpPort({ baseUrl, botSecret }).health('7')

    await expect(attempt).rejects.toMatchObject({ code: 'OPS_UNREACHABLE' })
  })

  it('sends neither secret nor token to the address of a redirect', async () => {
    const { baseUrl, calls } = await startApi((seen) => {
      if (isToken(seen)) return give(tokenNamed('t'))
      return seen.path === '/elsewhere' ? give(health) : { status: 307, body: '', headers: { location: '/elsewhere' } }
    })

    const attempt = httpPort({ baseUrl, botSecret }).health('7')

    await expect(attempt).rejects.toMatchObject({ code: 'OPS_UNREACHABLE' })
    expect(calls.map(({ path }) => path)).not.toContain('/elsewhere')
  })

  it.each<[string, HttpFetch]>([
    [
      'obeys',
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ],
    ['ignores', () => new Promise(() => undefined)],
  ])('waits for an answer for `timeoutMs`, by its clock, when fetch %s the signal', async (_, fetch) => {
    const { clock, fire, pending } = handClock()
    const port = httpPort({ baseUrl: 'http://127.0.0.1:1', botSecret, clock, fetch })

    const attempt = port.verify()
    fire()

    await expect(attempt).rejects.toMatchObject({ code: 'OPS_UNREACHABLE' })
    expect(pending()).toBe(0)
  })
})

describe('the start-up check of the HTTP port', () => {
  it('accepts an API that accepts the secret', async () => {
    const { baseUrl, calls } = await startApi(() => give({ accepted: true }))

    await expect(httpPort({ baseUrl, botSecret }).verify()).resolves.toBeUndefined()

    expect(calls).toMatchObject([
      { method: 'GET', path: '/api/v1/auth/bot', headers: { 'x-bot-secret-key': botSecret } },
    ])
  })

  it('fails with OPS_INPUT when the API refuses the secret', async () => {
    const { baseUrl } = await startApi(() => refuse('bot_secret_invalid'))

    await expect(httpPort({ baseUrl, botSecret }).verify()).rejects.toMatchObject({
      code: 'OPS_INPUT',
      field: 'botSecret',
    })
  })

  it('fails with OPS_UNREACHABLE when no process answers', async () => {
    const { baseUrl, server } = await startApi(() => undefined)
    server.close()

    await expect(httpPort({ baseUrl, botSecret }).verify()).rejects.toMatchObject({ code: 'OPS_UNREACHABLE' })
  })

  it('shows the value that is wrong, and neither a password nor the secret', () => {
    const ruleOf = (options: Parameters<typeof httpPort>[0]) => {
      try {
        httpPort(options)
      } catch (error) {
        return String(error)
      }
      return 'accepted'
    }
    const wrongUrl = ruleOf({ baseUrl: 'http://user:password@127.0.0.1:3000/api', botSecret })
    const withoutScheme = ruleOf({ baseUrl: 'user:password@127.0.0.1:3000', botSecret })
    const wrongSecret = ruleOf({ baseUrl: 'http://127.0.0.1:3000', botSecret: 'a-short-secret' })

    expect(wrongUrl).toContain('"http://127.0.0.1:3000/api" is not http(s)://host:port')
    expect(wrongUrl).not.toContain('password')
    expect(withoutScheme).toContain('is not http(s)://host:port')
    expect(withoutScheme).not.toContain('password')
    expect(wrongSecret).toContain('has 14 characters; pass the BOT_SECRET_KEY')
    expect(wrongSecret).not.toContain('a-short-secret')
  })

  it.each([
    ['baseUrl', { baseUrl: 'http://127.0.0.1:3000/api/v1', botSecret }],
    ['baseUrl', { baseUrl: 'http://user:password@127.0.0.1:3000', botSecret }],
    ['baseUrl', { baseUrl: 'http://:password@127.0.0.1:3000', botSecret }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1:3000/#api', botSecret }],
    ['baseUrl', { baseUrl: 'ftp://127.0.0.1', botSecret }],
    ['baseUrl', { baseUrl: '', botSecret }],
    ['botSecret', { baseUrl: 'http://127.0.0.1:3000', botSecret: 'short' }],
    ['botSecret', { baseUrl: 'http://127.0.0.1:3000', botSecret: `${botSecret}\n` }],
    ['botSecret', { baseUrl: 'http://127.0.0.1:3000', botSecret: '비밀'.repeat(20) }],
  ])('refuses a wrong %s: %o', (field, options) => {
    expect(() => httpPort(options)).toThrow(expect.objectContaining({ code: 'OPS_INPUT', field }))
  })

  it('shows neither secret nor token in anything that it throws', async () => {
    const { baseUrl } = await startApi((seen, count) => {
      if (isToken(seen)) return give(tokenNamed('a-very-secret-token'))
      return count === 1 ? undefined : count === 2 ? give('no json') : refuse('internal')
    })
    const port = httpPort({ baseUrl, botSecret })

    const errors: unknown[] = []
    for (let i = 0; i < 3; i += 1) errors.push(await port.health('7').catch((error: unknown) => error))

    const shown = inspect(errors, { depth: 9, showHidden: true })
    expect(shown).toContain('OPS_REFUSED')
    expect(shown).not.toContain(botSecret)
    expect(shown).not.toContain('a-very-secret-token')
  })
})

describe('a route of the API’s own', () => {
  const closeDay: ApiRoute<{
    readonly access: 'admin'
    readonly params: { readonly day: string }
    readonly body: { readonly chat_id?: string | undefined }
    readonly answer: Ack
  }> = {
    method: 'post',
    path: '/admin/close/{day}',
    access: 'admin',
    isIdempotent: true,
    summary: 'Closes a day.',
    params: z.object({ day: z.string() }),
    body: triggerBodySchema,
    status: 202,
    answer: ackSchema,
  }
  const request = { params: { day: '2026-11-23' }, body: { chat_id: '7' }, idempotencyKey: 'key-1' }

  it('is called with the token of the user, the path of the row and the key', async () => {
    const { baseUrl, calls } = await startApi((seen) => (isToken(seen) ? give(tokenNamed('t1')) : give(ack, 202)))
    const port = httpPort({ baseUrl, botSecret })

    const answer = await port.call('7', closeDay, request)

    expect(answer).toEqual(ack)
    expect(calls[1]).toMatchObject({
      method: 'POST',
      path: '/api/v1/admin/close/2026-11-23',
      headers: { authorization: 'Bearer t1', 'idempotency-key': 'key-1' },
      body: { chat_id: '7' },
    })
  })

  it('rejects as the contract of the bot does', async () => {
    const answers: readonly Reply[] = [refuse('admin_required'), give({ unlike: 'the row' }, 202)]
    const { baseUrl } = await startApi((seen, count) => (isToken(seen) ? give(tokenNamed('t1')) : answers[count - 1]))
    const port = httpPort({ baseUrl, botSecret })

    const call = () => port.call('7', closeDay, request)

    await expect(call()).rejects.toMatchObject({ code: 'OPS_REFUSED', reason: 'admin_required' })
    await expect(call()).rejects.toMatchObject({ code: 'OPS_UNREACHABLE' })
  })
})

// biome-ignore lint/suspicious/noExplicitAny: a program in JavaScript can pass anything.
const untyped = (value: unknown): any => value

it.each<[string, unknown]>([
  ['options', undefined],
  ['baseUrl', {}],
  ['timeoutMs', { timeoutMs: '5' }],
  ['timeoutMs', { timeoutMs: 1e12 }],
  ['fetch', { fetch: {} }],
  ['clock', { clock: {} }],
  ['timeout', { timeout: 5 }],
])('refuses a wrong %s: %j', (field, wrong) => {
  const whole = { baseUrl: 'http://127.0.0.1:3000', botSecret }
  const options = wrong !== undefined && field !== 'baseUrl' ? Object.assign(whole, wrong) : wrong

  expect(() => httpPort(untyped(options))).toThrow(expect.objectContaining({ code: 'OPS_INPUT', field }))
})

it('refuses a trigger without its request, before anything is asked', async () => {
  const { baseUrl, calls } = await startApi(() => undefined)
  const port = httpPort({ baseUrl, botSecret })

  await expect(port.trigger('1', 'slow_job', untyped(undefined))).rejects.toMatchObject({
    code: 'OPS_INPUT',
    field: 'request',
  })
  expect(calls).toEqual([])
})

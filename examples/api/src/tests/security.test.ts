import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAuth } from '../http/auth.ts'
import { admin, botSecret, jwtKey, start, startTestApi, type TestApi, user } from './api.test-kit.ts'

const schedules = '/api/v1/admin/schedules'
const tokenPath = '/api/v1/auth/bot/token'
const trigger = '/api/v1/admin/trigger_job/slow_job'

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const post = (token: string, key: string, body: string) => ({
  method: 'POST',
  body,
  headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
})
const askToken = (secret: string | undefined, body: string) => ({
  method: 'POST',
  body,
  headers: secret === undefined ? {} : { 'x-bot-secret-key': secret },
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = start / 1_000
const claims = {
  role: 'admin',
  iss: 'stockeye-api',
  aud: 'stockeye-api',
  sub: admin,
  iat: seconds,
  exp: seconds + 600,
  jti: 'j1',
}
const head = { alg: 'HS256', typ: 'at+jwt' }

function forge(header: object, payload: object, key: string = jwtKey): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const without = (name: keyof typeof claims) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))

async function withAdmin(options?: Parameters<typeof startTestApi>[0]): Promise<TestApi & { readonly token: string }> {
  const api = await startTestApi(options)
  return { ...api, token: await api.tokenOf(admin) }
}

describe('a token', () => {
  it('is accepted as this API issues it', async () => {
    const { request, token } = await withAdmin()

    expect(await request(schedules, bearer(token))).toMatchObject({ status: 200 })
  })

  it('ends ten minutes after its beginning, also when it was accepted before and names a later end', async () => {
    const { request, advance } = await withAdmin()
    const token = forge(head, { ...claims, exp: seconds + 31_536_000 })

    const before = await request(schedules, bearer(token))
    advance(601_000)
    const after = await request(schedules, bearer(token))

    expect(before.status).toBe(200)
    expect(after).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
  })

  it('is accepted when it equals one of this API in all, so that each forgery below fails by its own fault', async () => {
    const { request } = await withAdmin()

    expect(await request(schedules, bearer(forge(head, claims)))).toMatchObject({ status: 200 })
  })

  const { privateKey } = generateKeyPairSync('ed25519')
  const edSigned = `${encode({ alg: 'EdDSA', typ: 'at+jwt' })}.${encode(claims)}`
  it.each([
    ['algorithm none', `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`],
    ['EdDSA', `${edSigned}.${sign(null, Buffer.from(edSigned), privateKey).toString('base64url')}`],
    ['an EdDSA header over an HMAC', forge({ alg: 'EdDSA', typ: 'at+jwt' }, claims)],
    ['HS512', forge({ alg: 'HS512', typ: 'at+jwt' }, claims)],
    ['another type', forge({ alg: 'HS256', typ: 'JWT' }, claims)],
    ['no type', forge({ alg: 'HS256' }, claims)],
    ['another audience', forge(head, { ...claims, aud: 'another-service' })],
    ['another issuer', forge(head, { ...claims, iss: 'another-service' })],
    ['another key', forge(head, claims, 'another-key-0123456789abcdefghijklmn')],
    ['the bot secret as key', forge(head, claims, botSecret)],
    ['an end that has passed', forge(head, { ...claims, iat: seconds - 601, exp: seconds - 1 })],
    ['a beginning to come', forge(head, { ...claims, iat: seconds + 60 })],
    ['a life of a year', forge(head, { ...claims, iat: seconds - 3_600, exp: seconds + 31_536_000 })],
    ['no end', forge(head, without('exp'))],
    ['a list as its subject', forge(head, { ...claims, sub: [admin] })],
    ['an object as its subject', forge(head, { ...claims, sub: { id: admin } })],
    ['a number as its subject', forge(head, { ...claims, sub: Number(admin) })],
    ['no beginning', forge(head, without('iat'))],
    ['no subject', forge(head, without('sub'))],
    ['no id', forge(head, without('jti'))],
    ['a changed claim', forge(head, claims).replace(encode(claims), encode({ ...claims, sub: user }))],
    ['one character more after its signature', `${forge(head, claims)}x`],
    ['another token after it', `${forge(head, claims)} ${forge(head, claims)}`],
    ['no form at all', 'abc'],
  ])('is refused with %s', async (_what, forged) => {
    const { request } = await withAdmin()

    expect(await request(schedules, bearer(forged))).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
  })

  it('ends after ten minutes', async () => {
    const { request, token, advance } = await withAdmin()

    advance(599_000)
    const before = await request(schedules, bearer(token))
    advance(1_000)
    const after = await request(schedules, bearer(token))

    expect([before.status, after.body.code]).toEqual([200, 'token_invalid'])
  })

  it('is required', async () => {
    const { request } = await withAdmin()

    expect(await request(schedules)).toMatchObject({ status: 401, body: { code: 'token_missing' } })
    expect(await request(schedules, { headers: { authorization: 'Basic YTpi' } })).toMatchObject({
      status: 401,
      body: { code: 'token_invalid' },
    })
  })

  it.each([
    [{ jwtKey: '12345678' }, 'JWT_SECRET_KEY'],
    [{ jwtKey: '' }, 'JWT_SECRET_KEY'],
    [{ botSecret: 'x'.repeat(31) }, 'BOT_SECRET_KEY'],
    [{ jwtKey: botSecret }, 'JWT_SECRET_KEY'],
  ])('is not issued by an API whose secrets are wrong: %o', (given, named) => {
    const make = () => createAuth({ botSecret, jwtKey, now: () => start, ...given })

    expect(make).toThrow(expect.objectContaining({ code: 'SETTINGS', problems: [expect.stringContaining(named)] }))
  })
})

describe('a role', () => {
  it('is read from the database, and not from the token', async () => {
    const { request, tokenOf, audited } = await startTestApi()
    await tokenOf(user)

    const answer = await request(schedules, bearer(forge(head, { ...claims, sub: user })))

    expect(answer).toMatchObject({ status: 403, body: { code: 'admin_required' } })
    expect(audited()).toEqual([`${user} refused:listSchedules {}`])
  })

  it('is in no token', async () => {
    const { token } = await withAdmin()

    const [, payload = ''] = token.split('.')

    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString())).sort()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'jti',
      'sub',
    ])
  })

  it('is refused from the next request after a demotion', async () => {
    const { request, token, demote } = await withAdmin()

    demote(admin)

    expect(await request(trigger, post(token, '1', '{}'))).toMatchObject({
      status: 403,
      body: { code: 'admin_required' },
    })
  })

  it('belongs to no user when the list is empty', async () => {
    const { request, token } = await withAdmin({ admins: [] })

    expect(await request(schedules, bearer(token))).toMatchObject({ status: 403, body: { code: 'admin_required' } })
  })

  it('grants a blocked user neither access nor a token', async () => {
    const { request, token, block } = await withAdmin()

    block(admin)

    const refusal = { status: 403, body: { code: 'user_blocked' } }
    expect(await request(schedules, bearer(token))).toMatchObject(refusal)
    expect(await request(tokenPath, askToken(botSecret, `{"telegram_id":"${admin}"}`))).toMatchObject(refusal)
  })

  it('is refused for a user who is not in the database any more: a new token registers the user again', async () => {
    const { request, token, records } = await withAdmin()

    records.exec('DELETE FROM users')

    expect(await request(schedules, bearer(token))).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
  })
})

describe('the bot secret', () => {
  it.each([
    ['missing', undefined],
    ['wrong', 'x'.repeat(39)],
    ['empty', ''],
    ['cut short', botSecret.slice(0, -1)],
  ])('is answered alike when it is %s, before the body is looked at', async (_what, secret) => {
    const { request } = await startTestApi()

    const answer = await request(tokenPath, askToken(secret, 'no json'))

    expect(answer).toMatchObject({ status: 401, body: { code: 'bot_secret_invalid' } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('passes at an address that has sent too many wrong ones, which are refused for a while', async () => {
    const { request, advance } = await startTestApi({ rateLimits: { wrongSecretsPerMinute: 5 } })
    const codes: unknown[] = []

    for (let i = 0; i < 7; i += 1) codes.push((await request(tokenPath, askToken(`guess-${i}`, '{}'))).body.code)
    const right = await request(tokenPath, askToken(botSecret, `{"telegram_id":"${user}"}`))
    const wrong = await request(tokenPath, askToken('guess-8', '{}'))
    advance(Number(wrong.headers.get('retry-after')) * 1_000)
    const later = await request(tokenPath, askToken('guess-9', '{}'))

    expect(codes).toEqual([...Array(5).fill('bot_secret_invalid'), 'rate_limited', 'rate_limited'])
    expect(right.status).toBe(200)
    expect(wrong).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(later.body.code).toBe('bot_secret_invalid')
  })

  it.each([
    ['one character more', `${botSecret}x`],
    ['one character before it', `x${botSecret}`],
    ['one character less', botSecret.slice(0, -1)],
    ['itself twice', botSecret + botSecret],
  ])('is refused with %s', async (_what, secret) => {
    const { request } = await startTestApi()

    expect(await request(tokenPath, askToken(secret, `{"telegram_id":"${user}"}`))).toMatchObject({ status: 401 })
  })

  it('opens no admin route', async () => {
    const { request } = await startTestApi()

    const answer = await request(schedules, { headers: { 'x-bot-secret-key': botSecret } })

    expect(answer).toMatchObject({ status: 401, body: { code: 'token_missing' } })
  })
})

describe('a user', () => {
  it('is asked to wait after too many requests, and no other user is', async () => {
    const { request, token, tokenOf } = await withAdmin({ rateLimits: { requestsPerMinute: 3 } })

    const statuses: number[] = []
    for (let i = 0; i < 3; i += 1) statuses.push((await request(schedules, bearer(token))).status)
    const last = await request(schedules, bearer(token))

    expect(statuses).toEqual([200, 200, 429])
    expect(last).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(last.headers.get('retry-after')).toBe('20')
    expect(await tokenOf(user)).toMatch(/^ey/)
  })

  it('is registered once, however many first contacts come at once', async () => {
    const { records, tokenOf } = await startTestApi()

    await Promise.all(Array.from({ length: 100 }, () => tokenOf(user)))

    expect(records.prepare('SELECT telegram_id, name, role FROM users').all()).toEqual([
      { telegram_id: user, name: '이름', role: 'user' },
    ])
  })
})

describe('an Idempotency-Key', () => {
  it('is refused with another body, on another route, and not when another user has it', async () => {
    const { request, token, tokenOf } = await withAdmin({ admins: [admin, '1002'] })
    const other = await tokenOf('1002')

    const first = await request(trigger, post(token, 'k1', '{}'))
    const again = await request(trigger, post(token, 'k1', ' {} '))
    const body = await request(trigger, post(token, 'k1', '{"chat_id":"5"}'))
    const route = await request('/api/v1/admin/update_master', post(token, 'k1', '{}'))
    const others = await request(trigger, post(other, 'k1', '{}'))

    expect(first).toMatchObject({ status: 202, body: { disposition: 'queued' } })
    expect(again).toMatchObject({ status: 202, body: { disposition: 'deduplicated', runId: first.body['runId'] } })
    const mismatch = { status: 422, body: { code: 'idempotency_mismatch' } }
    expect([body, route]).toMatchObject([mismatch, mismatch])
    expect(others).toMatchObject({ status: 202, body: { disposition: 'joined' } })
  })

  it('starts a new request after 24 hours', async () => {
    const { request, token, advance, tokenOf } = await withAdmin()
    await request(trigger, post(token, 'k1', '{}'))

    advance(24 * 60 * 60_000 - 1_000)
    const before = await request(trigger, post(await tokenOf(admin), 'k1', '{"chat_id":"5"}'))
    advance(1_000)
    const after = await request(trigger, post(await tokenOf(admin), 'k1', '{"chat_id":"5"}'))

    expect([before.status, after.status]).toEqual([422, 202])
  })

  it.each([
    [{}],
    [{ 'idempotency-key': '' }],
    [{ 'idempotency-key': 'a b' }],
    [{ 'idempotency-key': 'x'.repeat(201) }],
  ])('is refused when it is missing or malformed: %o', async (headers) => {
    const { request, token, jobs } = await withAdmin()

    const answer = await request(trigger, {
      method: 'POST',
      body: '{}',
      headers: { authorization: `Bearer ${token}`, ...headers },
    })

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(await jobs.history('slow_job')).toEqual([])
  })
})

describe('a body', () => {
  it.each([
    ['with its length', (size: number) => 'x'.repeat(size)],
    [
      'in chunks',
      (size: number) =>
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('x'.repeat(size)))
            controller.close()
          },
        }),
    ],
  ])('is refused before the secret is checked when it is too large: %s', async (_how, bodyOf) => {
    const { request } = await startTestApi()
    const send = (size: number) => request(tokenPath, { method: 'POST', body: bodyOf(size), ...{ duplex: 'half' } })

    expect(await send(16 * 1_024 + 1)).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    expect(await send(16 * 1_024)).toMatchObject({ status: 401, body: { code: 'bot_secret_invalid' } })
  })

  it.each([
    ['no JSON', 'x', [{ pointer: '' }]],
    ['a number as id', '{"telegram_id":7}', [{ pointer: '/telegram_id' }]],
    ['an id that is not a number', '{"telegram_id":"7; DROP TABLE users"}', [{ pointer: '/telegram_id' }]],
    ['an unknown key', '{"telegram_id":"7","role":"admin"}', [{ pointer: '' }]],
    ['a list', '[]', [{ pointer: '' }]],
    ['nothing', '', [{ pointer: '/telegram_id' }]],
  ])('is refused with the place of the fault when it holds %s', async (_what, body, errors) => {
    const { request } = await startTestApi()

    const answer = await request(tokenPath, askToken(botSecret, body))

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors } })
    expect(JSON.stringify(answer.body)).not.toMatch(/DROP|role/)
  })

  it.each(['/api/v1/admin/trigger_job/no_such_job', '/api/v1/admin/runs/no-such-run/cancel'])(
    'is answered with 404 when it names an unknown job or run: %s',
    async (path) => {
      const { request, token } = await withAdmin()

      expect(await request(path, post(token, '1', '{}'))).toMatchObject({ status: 404, body: { code: 'not_found' } })
    },
  )
})

describe('every answer', () => {
  it('is a problem with a code and a request id when it refuses, and forbids storage', async () => {
    const { request, token } = await withAdmin()

    for (const path of ['/nowhere', '/api/v1/admin/runs/<script>', schedules, '/api/v1/auth/bot']) {
      const answer = await request(path, path.includes('runs') ? bearer(token) : {})

      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-request-id')).toBe(answer.body['request_id'])
      expect(answer.body).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status: answer.status,
        code: expect.any(String),
        request_id: expect.stringMatching(/^[\da-f-]{36}$/),
      })
    }
  })

  it('forbids storage when it holds a token', async () => {
    const { request } = await startTestApi()

    const answer = await request(tokenPath, askToken(botSecret, `{"telegram_id":"${user}"}`))

    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 600, role: 'user', active: true })
  })

  it('hides the fault: it holds no message and no stack', async () => {
    const { request, token, records, logged } = await withAdmin()

    records.exec('DROP TABLE idempotency')
    const answer = await request(trigger, post(token, '1', '{}'))

    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } })
    expect(JSON.stringify(answer.body)).not.toMatch(/idempotency|SQL|\.ts/)
    expect(logged.join('\n')).toContain('idempotency')
  })

  it('holds no secret, and neither does any log line or audit row', async () => {
    const { request, token, logged, audited } = await withAdmin()

    const answers = [
      await request(schedules, bearer(token)),
      await request(schedules, bearer(`${token}x`)),
      await request(tokenPath, askToken(`${botSecret}x`, '{}')),
      await request(trigger, post(token, 'the-key', '{"chat_id":"5"}')),
      await request('/api/v1/openapi.json'),
      await request('/health'),
    ]

    const shown = JSON.stringify([answers.map(({ body, headers }) => [body, [...headers]]), logged, audited()])
    expect(shown).toContain('REQUEST')
    for (const secret of [botSecret, jwtKey, token, token.split('.')[2]]) expect(shown).not.toContain(secret)
  })
})

describe('an action of an admin', () => {
  it('is stored in the audit before it runs, also when it fails', async () => {
    const { request, token, audited, jobs } = await withAdmin()
    const { body } = await request(trigger, post(token, '1', '{"chat_id":"5"}'))
    await request('/api/v1/admin/trigger_job/no_such_job', post(token, '2', '{}'))
    await request(`/api/v1/admin/runs/${body['runId']}/cancel`, post(token, '3', ''))
    await request('/api/v1/admin/update_master', post(token, '4', '{}'))

    expect(audited()).toEqual([
      `${admin} updateMaster {}`,
      `${admin} cancelRun ${JSON.stringify({ run_id: body['runId'] })}`,
      `${admin} triggerJob {"job_id":"no_such_job"}`,
      `${admin} triggerJob {"job_id":"slow_job","chat_id":"5"}`,
    ])
    expect(await jobs.history('slow_job')).toHaveLength(1)
  })

  it('is refused when the audit cannot be written', async () => {
    const { request, token, records, jobs } = await withAdmin()

    records.exec('DROP TABLE audit')
    const answer = await request(trigger, post(token, '1', '{}'))

    expect(answer.status).toBe(500)
    expect(await jobs.history('slow_job')).toEqual([])
  })
})

describe('a public route', () => {
  it('is the liveness of the API', async () => {
    const { request } = await startTestApi()

    expect(await request('/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  it('is the OpenAPI document of every route', async () => {
    const { request } = await startTestApi()

    const { status, body } = await request('/api/v1/openapi.json')

    expect(status).toBe(200)
    expect(Object.keys(Object(body['paths'])).sort()).toEqual([
      '/api/v1/admin/balance/{currency}',
      '/api/v1/admin/deliveries/dead',
      '/api/v1/admin/deliveries/{delivery_id}/discard',
      '/api/v1/admin/deliveries/{delivery_id}/redeliver',
      '/api/v1/admin/events',
      '/api/v1/admin/health',
      '/api/v1/admin/health/details',
      '/api/v1/admin/jobs/{job_id}/runs',
      '/api/v1/admin/notices',
      '/api/v1/admin/notices/levels/{kind}',
      '/api/v1/admin/notices/quiet',
      '/api/v1/admin/runs/{run_id}',
      '/api/v1/admin/runs/{run_id}/cancel',
      '/api/v1/admin/schedules',
      '/api/v1/admin/trader',
      '/api/v1/admin/trader/approvals',
      '/api/v1/admin/trader/approvals/{approval_id}',
      '/api/v1/admin/trader/commands/{command}',
      '/api/v1/admin/trader/equity',
      '/api/v1/admin/trader/kill',
      '/api/v1/admin/trader/orders',
      '/api/v1/admin/trader/orders/{order_id}',
      '/api/v1/admin/trader/positions',
      '/api/v1/admin/trigger_job/{job_id}',
      '/api/v1/admin/update_master',
      '/api/v1/auth/bot',
      '/api/v1/auth/bot/token',
      '/api/v1/candles/{exchange}/{symbol}',
      '/api/v1/candles/{exchange}/{symbol}/{interval}',
      '/api/v1/quotes/{exchange}/{symbol}',
    ])
  })
})

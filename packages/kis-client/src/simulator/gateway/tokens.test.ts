import { describe, expect, it } from 'vitest'
import { fakeCredentials } from './fake-secrets.ts'
import { createTokens } from './tokens.ts'

const credentials = fakeCredentials(1)
const startedAt = Date.parse('2026-10-19T09:00:00.250+09:00')
const minute = 60_000
const hour = 60 * minute

/** Creates the three endpoints and a caller that has the right keys unless a test passes others. */
function issuer({ limits = true } = {}) {
  const tokens = createTokens({ seed: 1, credentials, limits })
  const keys = { appkey: credentials.appKey, appsecret: credentials.appSecret }
  const text = (body: object) => JSON.stringify(body)
  return {
    ...tokens,
    issueAt: (at: number, other: object = {}) =>
      tokens.issue(text({ grant_type: 'client_credentials', ...keys, ...other }), at),
    revokeText: (token: unknown) => tokens.revoke(text({ ...keys, token })),
    approveAt: (at: number, other: object = {}) => {
      const { appkey, appsecret } = keys
      return tokens.approve(text({ grant_type: 'client_credentials', appkey, secretkey: appsecret, ...other }), at)
    },
  }
}

const bearer = ({ body }: { body: Readonly<Record<string, unknown>> }) => `Bearer ${body.access_token}`

it('issues a token that is valid for 24 hours, and writes its end in Korean time without a zone', () => {
  const { issueAt, check } = issuer()

  const issued = issueAt(startedAt)

  expect(issued).toEqual({
    status: 200,
    body: {
      access_token: expect.stringMatching(/^eyJ[0-9A-Za-z]+\.[0-9A-Za-z]+\.[0-9A-Za-z]+$/),
      access_token_token_expired: '2026-10-20 09:00:00',
      token_type: 'Bearer',
      expires_in: 86_400,
    },
  })
  const end = Date.parse('2026-10-20T09:00:00+09:00')
  expect(check(bearer(issued), end - 1)).toBeUndefined()
  expect(check(bearer(issued), end)).toBe('EGW00123')
})

it('issues once a minute, which it looks at before everything else: also when the same token would do', () => {
  const { issueAt } = issuer()
  const first = issueAt(startedAt)

  const answers = [minute - 1, minute, 2 * minute - 1].map((after) => issueAt(startedAt + after))

  expect(answers.map(({ status }) => status)).toEqual([403, 200, 403])
  expect(answers[0]?.body).toEqual({
    error_description: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
    error_code: 'EGW00133',
  })
  expect(answers[1]?.body.access_token).toBe(first.body.access_token)
  expect(issueAt(startedAt + 2 * minute - 1, { appsecret: 'wrong' }).body.error_code).toBe('EGW00133')
})

it('returns the same token for six hours, with the same end, and a new one after that', () => {
  const { issueAt } = issuer()
  const first = issueAt(startedAt)

  const late = issueAt(startedAt + 6 * hour - 1)
  const next = issueAt(startedAt + 6 * hour + minute)

  expect(late.body.access_token).toBe(first.body.access_token)
  expect(late.body.access_token_token_expired).toBe(first.body.access_token_token_expired)
  expect(next.body.access_token).not.toBe(first.body.access_token)
  expect(next.body.access_token_token_expired).toBe('2026-10-20 15:01:00')
})

it('says a wrong `expires_in` with a token that it returns again: the timestamp is the truth', () => {
  const { issueAt } = issuer()
  issueAt(startedAt)

  const again = issueAt(startedAt + hour)

  const left = (Date.parse('2026-10-20T09:00:00+09:00') - startedAt - hour) / 1_000
  expect(Number(again.body.expires_in) - left).toBeGreaterThan(3_000)
  expect(Number(again.body.expires_in) - left).toBeLessThanOrEqual(4_000)
})

it.each(['revoked', 'killed'] as const)(
  'hands a %s token out again, dead as it is, until its six hours are over',
  (how) => {
    const { issueAt, check, revokeText, kill } = issuer()
    const first = issueAt(startedAt)
    const end = { revoked: () => revokeText(first.body.access_token), killed: () => kill() }[how]
    end()
    const why = { revoked: 'EGW00121', killed: 'EGW00123' }[how]

    const again = issueAt(startedAt + minute)
    const next = issueAt(startedAt + 6 * hour)

    expect(check(bearer(first), startedAt)).toBe(why)
    expect(again.body.access_token).toBe(first.body.access_token)
    expect(check(bearer(again), startedAt + minute)).toBe(why)
    expect(check(bearer(next), startedAt + 6 * hour)).toBeUndefined()
  },
)

it('keeps the old token good when a new one is issued', () => {
  const { issueAt, check } = issuer()
  const first = issueAt(startedAt)

  issueAt(startedAt + 7 * hour)

  expect(check(bearer(first), startedAt + 7 * hour)).toBeUndefined()
})

describe('after a restart with the same seed', () => {
  it('knows a token that it issued before, for its 24 hours', () => {
    const first = issuer().issueAt(startedAt)

    const { check } = issuer()

    const end = Date.parse('2026-10-20T09:00:00+09:00')
    expect(check(bearer(first), startedAt + minute)).toBeUndefined()
    expect(check(bearer(first), end - 1)).toBeUndefined()
    expect(check(bearer(first), end)).toBe('EGW00123')
  })

  it('knows that token though its own clock starts before the issue', () => {
    const first = issuer().issueAt(startedAt + hour)
    const { check, issueAt } = issuer()

    expect(check(bearer(first), startedAt)).toBeUndefined()
    expect(issueAt(startedAt).body.access_token).toBe(first.body.access_token)
  })

  it('returns that token again within six hours, once a call has carried it', () => {
    const first = issuer().issueAt(startedAt)
    const { check, issueAt } = issuer()
    check(bearer(first), startedAt + minute)

    const again = issueAt(startedAt + 6 * hour - 1)
    const next = issueAt(startedAt + 6 * hour + minute)

    expect(again.body.access_token).toBe(first.body.access_token)
    expect(again.body.access_token_token_expired).toBe('2026-10-20 09:00:00')
    expect(next.body.access_token).not.toBe(first.body.access_token)
  })

  it('revokes a token that it issued before', () => {
    const first = issuer().issueAt(startedAt)
    const { check, revokeText } = issuer()

    expect(revokeText(first.body.access_token).status).toBe(200)
    expect(check(bearer(first), startedAt + minute)).toBe('EGW00121')
  })

  it('knows no token of another seed, and none whose text was changed', () => {
    const other = createTokens({ seed: 2, credentials, limits: true })
    const body = { grant_type: 'client_credentials', appkey: credentials.appKey, appsecret: credentials.appSecret }
    const foreign = bearer(other.issue(JSON.stringify(body), startedAt))
    const { check, issueAt } = issuer()
    const own = bearer(issueAt(startedAt))

    expect(check(foreign, startedAt)).toBe('EGW00121')
    expect(
      check(
        own.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
        startedAt,
      ),
    ).toBe('EGW00121')
    expect(check(own, startedAt)).toBeUndefined()
  })

  it('issues another approval key than before', () => {
    const first = issuer().approveAt(startedAt)

    const second = issuer().approveAt(startedAt + minute)

    expect(second.body.approval_key).not.toBe(first.body.approval_key)
  })
})

it('refuses a missing token with another code than an unknown one', () => {
  const { check } = issuer()

  expect(check(undefined, startedAt)).toBe('EGW00122')
  expect(check('Basic abc', startedAt)).toBe('EGW00122')
  expect(check('Bearer abc', startedAt)).toBe('EGW00121')
})

it.each([
  ['EGW00102', { appkey: undefined }],
  ['EGW00103', { appkey: 'PSunknown' }],
  ['EGW00104', { appsecret: undefined }],
  ['EGW00105', { appsecret: `${credentials.appSecret}\n` }],
  ['EGW00115', { grant_type: undefined }],
  ['EGW00116', { grant_type: 'password' }],
])('refuses an issue with 403 and %s, which does not start a minute', (code, other) => {
  const { issueAt } = issuer()

  const refused = issueAt(startedAt, other)

  expect(refused.status).toBe(403)
  expect(Object.keys(refused.body)).toEqual(['error_description', 'error_code'])
  expect(refused.body.error_code).toBe(code)
  expect(issueAt(startedAt).status).toBe(200)
})

it('refuses a body that is no JSON object', () => {
  const { issue, revoke, approve } = issuer()

  const answers = [issue('{', startedAt), issue('[]', startedAt), revoke(''), approve('1', startedAt)]

  expect(answers.map(({ body }) => body.error_code)).toEqual(Array(4).fill('EGW00101'))
})

it('revokes a token, and does not know one that it never issued', () => {
  const { issueAt, revokeText } = issuer()
  const { access_token } = issueAt(startedAt).body

  expect(revokeText(access_token)).toEqual({
    status: 200,
    body: { code: 200, message: '접근토큰 폐기에 성공하였습니다' },
  })
  expect(revokeText('eyJunknown').body.error_code).toBe('EGW00121')
})

it('issues an approval key once a second, for a secret that is called `secretkey`', () => {
  const { approveAt } = issuer()

  const first = approveAt(startedAt)

  expect(first.body).toEqual({ approval_key: expect.stringMatching(/^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/) })
  expect(approveAt(startedAt + 999)).toMatchObject({ status: 500, body: { rt_cd: '1', msg_cd: 'EGW00201' } })
  expect(approveAt(startedAt + 1_000).status).toBe(200)
  expect(approveAt(startedAt, { secretkey: undefined, appsecret: credentials.appSecret })).toMatchObject({
    status: 403,
    body: { error_code: 'EGW00104' },
  })
})

it('refuses every issue for the span that `refuseIssues` sets', () => {
  const { issueAt, approveAt, refuseIssues } = issuer()
  refuseIssues('EGW00103', startedAt + hour)

  expect(issueAt(startedAt + hour - 1)).toMatchObject({ status: 403, body: { error_code: 'EGW00103' } })
  expect(approveAt(startedAt + hour - 1)).toMatchObject({ status: 403, body: { error_code: 'EGW00103' } })
  expect(issueAt(startedAt + hour).status).toBe(200)
})

it('issues as often as it is asked without limits, and still the same token for six hours', () => {
  const { issueAt } = issuer({ limits: false })

  const tokens = [issueAt(startedAt), issueAt(startedAt), issueAt(startedAt + 6 * hour)].map(
    ({ body }) => body.access_token,
  )

  expect(tokens[1]).toBe(tokens[0])
  expect(tokens[2]).not.toBe(tokens[0])
  expect(tokens[2]).toMatch(/^eyJ/)
})

import { describe, expect, it } from 'vitest'
import { formatStatus, statusOf } from './status-report.ts'

const now = Date.UTC(2026, 0, 5)
const record = { id: 'paper', generation: 3, fence: 7, attempts: [now - 1_000], notBefore: now - 500 }

describe('the status of a record', () => {
  it('returns 0 ms for an ended token and for a cool-down that has ended', () => {
    const token = { secret: 'canary', issuedAt: now - 2_000, expiresAt: now - 1_000 }

    const entry = statusOf({ ...record, token }, now)

    expect(entry).toMatchObject({ coolDownMs: 0, token: { leftMs: 0 } })
    expect(JSON.stringify(entry)).not.toContain('canary')
  })

  it.each([
    ['a JWT', 'eyJhbGciOiJkaXIifQ.payload.signature'],
    ['five parts that are not JSON', 'a.b.c.d.e'],
    ['a JWE of the issuer’s own', `${btoa('{"alg":"RSA-OAEP","kid":"theirs"}')}.b.c.d.e`],
  ])('names a secret by its fingerprint when it is %s', (_what, secret) => {
    const { token } = statusOf({ ...record, token: { secret, issuedAt: now, expiresAt: now + 1 } }, now)

    expect(token).toMatchObject({ fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/), encryptedWith: null })
  })
})

it('names the end of a token without one', () => {
  const token = { secret: 'canary', issuedAt: now, expiresAt: 8_640_000_000_000_000 }

  const text = formatStatus([statusOf({ ...record, token }, now)], now)

  expect(text).toMatch(/good until +no end/)
})

describe('the refresh token of a record', () => {
  const refreshToken = { secret: 'refresh-canary', number: 1, signIns: [], isSent: false }

  it('is named as stored, without its secret', () => {
    const entry = statusOf({ ...record, refreshToken }, now)

    expect(entry.hasRefreshToken).toBe(true)
    expect(formatStatus([entry], now)).toMatch(/refresh +a refresh token is stored/)
    expect(JSON.stringify(entry)).not.toContain('refresh-canary')
  })

  it('is named as missing', () => {
    const entry = statusOf(record, now)

    expect(entry.hasRefreshToken).toBe(false)
    expect(formatStatus([entry], now)).toMatch(/refresh +no refresh token is stored/)
  })
})

import { inspect } from 'node:util'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { fakeIssuer } from './fake-issuer/fake-issuer.ts'
import { memoryStore } from './stores/memory.ts'
import { createToken, fingerprintOf } from './token.ts'
import { createTokenManager } from './token-manager.ts'

const hour = 60 * 60_000
const canary = 'canary-7f3a'

/** Returns a value in all the texts in which it gets into a log by accident. */
function printed(value: unknown): string {
  const ways = [String(value), JSON.stringify(value), inspect(value, { depth: null, showHidden: true })]
  if (typeof value === 'object' && value !== null) {
    ways.push(JSON.stringify({ ...value }), inspect(Object.entries(value), { depth: null }))
  }
  if (value instanceof Error) ways.push(`${value.stack}`, value.cause === undefined ? '' : printed(value.cause))
  return ways.join('\n')
}

describe('a token', () => {
  const token = createToken({ secret: canary, issuedAt: 1, expiresAt: 2 }, 3)

  it('returns its secret as the property `secret`', () => {
    expect(token.secret).toBe(canary)
  })

  it('shows its fingerprint instead of its secret in every kind of print', () => {
    const { fingerprint } = token

    expect(fingerprint).toBe(fingerprintOf(canary))
    expect(fingerprint).toMatch(/^[0-9a-f]{12}$/)
    expect(`${token}`).toBe(fingerprint)
    expect(JSON.parse(JSON.stringify(token))).toEqual({ generation: 3, issuedAt: 1, expiresAt: 2, fingerprint })
    expect(inspect({ token })).toContain(fingerprint)
    expect(printed(token)).not.toContain(canary)
  })

  it('appears with its secret in no event, error or status of a manager from its issue to its end', async () => {
    const clock = fakeClock()
    const issuer = fakeIssuer({ clock, canary })
    const seen: unknown[] = []
    const tokens = createTokenManager({
      issuer,
      store: memoryStore({ clock }),
      clock,
      report: (error) => seen.push(error),
    })
    const get = () => tokens.get().catch((error: unknown) => error)
    for (const event of ['rotated', 'expiring', 'expired', 'refresh-failed'] as const) {
      tokens.on(event, (about) => void seen.push(about))
    }
    tokens.on('rotated', ({ token }) => {
      throw new Error(`cannot rebuild for ${token}`)
    })

    seen.push(await get())
    await clock.advance(20 * hour - 1)
    issuer.answer({ kind: 'retry', code: 'DOWN' }, 100)
    await clock.advance(5 * hour)
    seen.push(await get(), tokens.status())
    await clock.advance(12 * hour)
    const token = await tokens.get()
    issuer.answer('same')
    await tokens.reject(token)
    seen.push(await get(), tokens.status(), tokens)
    await tokens.close()
    seen.push(await get())

    const codes = seen.map((value) => (value instanceof Error && 'code' in value ? value.code : undefined))
    expect(new Set(codes)).toEqual(
      new Set([undefined, 'TOKEN_REFUSED', 'TOKEN_UNCHANGED', 'TOKEN_LISTENER', 'TOKEN_CLOSED']),
    )
    expect(seen.map(printed).join('\n')).not.toContain(canary)
  })
})

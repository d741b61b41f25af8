import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { expect, it, onTestFinished, vi } from 'vitest'
import { fakeIssuer } from './fake-issuer.ts'
import { serverIssuer, startIssuerServer } from './issuer-server.ts'

const minute = 60_000
const hour = 60 * minute
const signal = new AbortController().signal

it('refuses a request within a minute of the last token, as KIS does', async () => {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, refuseWithinMs: minute })
  await issuer.issue({ signal })
  await clock.advance(minute - 1)

  const error = await issuer.issue({ signal }).catch((error: unknown) => error)
  await clock.advance(1)
  const next = await issuer.issue({ signal })

  expect(issuer.verdict(error)).toEqual({ kind: 'wait', code: 'EGW00133' })
  expect(next.secret).toBe('fake-secret-3')
  expect([issuer.calls.length, issuer.refusals.length]).toEqual([3, 1])
})

it('returns the same token again within six hours of its issue, as KIS does', async () => {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, sameWithinMs: 6 * hour })
  const first = await issuer.issue({ signal })
  await clock.advance(6 * hour - 1)

  const same = await issuer.issue({ signal })
  await clock.advance(1)
  const next = await issuer.issue({ signal })

  expect(same).toEqual(first)
  expect(next.secret).not.toBe(first.secret)
})

it('applies the same rules in a process of its own, counts there, and hangs on the answer `silence`', async () => {
  const server = await startIssuerServer({ refuseWithinMs: hour, lifeMs: hour, canary: 'of-the-server' })
  onTestFinished(() => server.close())
  const issuer = serverIssuer({ url: server.url })
  await server.answer('silence')
  const caller = new AbortController()

  const hanging = issuer.issue({ signal: caller.signal }).catch((error: unknown) => error)
  await vi.waitUntil(async () => (await server.calls()).length === 1, { timeout: 50_000 })
  caller.abort(new Error('long enough'))
  const issued = await issuer.issue({ signal })
  const error = await issuer.issue({ signal }).catch((error: unknown) => error)

  expect(await hanging).toMatchObject({ message: 'long enough' })
  expect(issued.secret).toBe('of-the-server-2')
  expect(issued.expiresAt).toBeGreaterThan(Date.now())
  expect(issuer.verdict(error)).toMatchObject({ kind: 'wait', code: 'EGW00133' })
  expect([(await server.calls()).length, (await server.refusals()).length]).toEqual([3, 1])
})

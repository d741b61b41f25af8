import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { expect, it } from 'vitest'
import { fakeIssuer } from './fake-issuer.ts'
import { serverIssuer, startIssuerServer } from './issuer-server.ts'

const minute = 60_000
const hour = 60 * minute
const signal = new AbortController().signal

/** Returns the value as a program in JavaScript passes it. */
// biome-ignore lint/suspicious/noExplicitAny: a program in JavaScript can pass anything.
const untyped = (value: unknown): any => value

it.each<[string, () => unknown]>([
  ['options', async () => fakeIssuer(untyped(null))],
  ['lifeMs', async () => fakeIssuer(untyped({ lifeMs: '1 h' }))],
  ['life', async () => fakeIssuer(untyped({ life: 5 }))],
  ['answer', async () => fakeIssuer().answer(untyped(undefined))],
  ['answer', async () => fakeIssuer().answer(untyped('sam'))],
  ['answer.kind', async () => fakeIssuer().answer(untyped({ kind: 'retr' }))],
  ['answer.retryAfter', async () => fakeIssuer().answer(untyped({ kind: 'retry', retryAfter: 5 }))],
  ['times', async () => fakeIssuer().answer('same', 0)],
  ['options', async () => serverIssuer(untyped(undefined))],
  ['url', async () => serverIssuer(untyped({}))],
  ['lifeMs', () => startIssuerServer(untyped({ lifeMs: 'day' }))],
])('refuses a wrong %s: %s', async (field, call) => {
  await expect(call()).rejects.toMatchObject({ code: 'TOKEN_INPUT', field })
})

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

it('refuses a request while another one is answered, as within a minute', async () => {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, refuseWithinMs: minute, delayMs: 1_000 })
  const first = issuer.issue({ signal })

  const error = await issuer.issue({ signal }).catch((error: unknown) => error)
  await clock.advance(1_000)

  expect(issuer.verdict(error)).toEqual({ kind: 'wait', code: 'EGW00133' })
  expect((await first).secret).toBe('fake-secret-1')
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

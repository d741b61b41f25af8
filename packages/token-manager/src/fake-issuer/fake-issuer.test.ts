import { expect, it } from 'vitest'
import { fakeIssuer } from './fake-issuer.ts'
import { serverIssuer, startIssuerServer } from './issuer-server.ts'

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

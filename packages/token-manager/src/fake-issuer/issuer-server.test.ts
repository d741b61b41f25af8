import { expect, it, onTestFinished, vi } from 'vitest'
import { serverIssuer, startIssuerServer } from './issuer-server.ts'

const hour = 60 * 60_000
const signal = new AbortController().signal

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

it('answers with each verdict that a test sets', async () => {
  const server = await startIssuerServer()
  onTestFinished(() => server.close())
  const issuer = serverIssuer({ url: server.url })
  const verdicts = (['wait', 'retry', 'fatal', 'sign-in'] as const).map((kind) => ({ kind, code: `for ${kind}` }))
  for (const verdict of verdicts) await server.answer(verdict)

  const errors: unknown[] = []
  for (const _ of verdicts) errors.push(await issuer.issue({ signal }).catch((error: unknown) => error))

  expect(errors.map(issuer.verdict)).toEqual(verdicts)
})

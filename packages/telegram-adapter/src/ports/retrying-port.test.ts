import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { OpsRefusedError, OpsUnreachableError } from '../errors.ts'
import { createFakeRunner } from './fake-runner.test-kit.ts'
import { inProcessPort } from './in-process.ts'
import type { OpsPort } from './ops-port.ts'
import { createRetry, retryingPort } from './retrying-port.ts'

/** Creates a port whose every call fails with the next of these errors; without a further one the call succeeds. */
function createFailing(errors: readonly Error[]) {
  const left = [...errors]
  const clock = manualClock()
  const settle = async () => {
    const error = left.shift()
    if (error !== undefined) throw error
  }
  const port: OpsPort = { ...inProcessPort(createFakeRunner(), { admins: ['1'] }), redeliver: settle, discard: settle }
  const { signal } = new AbortController()
  return { clock, port: retryingPort(port, createRetry({ clock, signal })) }
}

it('asks three times, for 10 s each, when no answer comes', async () => {
  const clock = manualClock()
  const { signal } = new AbortController()
  let calls = 0
  const asked = createRetry({ clock, signal })(() => {
    calls += 1
    return new Promise<never>(() => undefined)
  }).catch((error: unknown) => error)

  // An answer is awaited, then a pause of 1 s, and so on: the last pause is one of 2 s.
  for (const ms of [10_000, 1_000, 10_000, 2_000, 10_000]) {
    while (clock.waits()[0] !== ms) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(ms)
  }

  expect(await asked).toMatchObject({ code: 'OPS_UNREACHABLE' })
  expect(calls).toBe(3)
})

it.each(['redeliver', 'discard'] as const)(
  'reads a delivery that is gone after a lost answer as the end of %s',
  async (how) => {
    const { port, clock } = createFailing([new OpsUnreachableError('no answer'), new OpsRefusedError('not_found')])

    const settled = port[how]('1', 'run-1/0').catch((error: unknown) => error)
    while (clock.waits()[0] !== 1_000) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(1_000)

    expect(await settled).toBeUndefined()
  },
)

it('refuses a delivery that is unknown at the first call', async () => {
  const { port } = createFailing([new OpsRefusedError('not_found')])

  await expect(port.discard('1', 'run-1/0')).rejects.toMatchObject({ reason: 'not_found' })
})

it('rejects with the reason of the signal while a call is unanswered, and leaves no timer', async () => {
  const clock = manualClock()
  const stop = new AbortController()
  const retried = createRetry({ clock, signal: stop.signal })
  const reason = new Error('the bot was stopped')

  const asked = retried(() => new Promise<never>(() => undefined)).catch((error: unknown) => error)
  stop.abort(reason)
  const outcome = await Promise.race([asked, new Promise((resolve) => setImmediate(resolve, 'still waits'))])

  expect(outcome).toBe(reason)
  expect(clock.waits()).toEqual([])
})

import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { createRetry } from './retrying-port.ts'

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

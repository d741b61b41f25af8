import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Transport } from '../connection/transport.ts'
import { createSteppedClock } from '../simulator/clocks/stepped.ts'
import { roundTrip } from './round-trip.ts'

const request = { method: 'POST', headers: {}, body: '{}' } as const
const answer = { status: 200, headers: { get: () => null }, text: async () => '{}' }
const ignoring: Transport = () => new Promise(() => {})

/** Sends one request with a limit of 10 s. */
function start(transport: Transport, signal?: AbortSignal) {
  const clock = createSteppedClock(0)
  const options = { clock, timeoutMs: 10_000, signal }
  return { clock, sent: roundTrip(transport, 'https://kis/order', request, options) }
}

describe('roundTrip', () => {
  it('ends in time with a transport that ignores its signal, and leaves the outcome open', async () => {
    const { clock, sent } = start(ignoring)

    await expect(clock.settle(sent)).rejects.toMatchObject({
      code: 'KIS_UNANSWERED',
      outcome: 'unknown',
      cause: { message: 'no answer within 10000 ms' },
    })
    expect(clock.now()).toBe(10_000)
  })

  it('ends with the reason of its signal with a transport that ignores it', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const { sent } = start(ignoring, stop.signal)

    stop.abort(reason)

    await expect(sent).rejects.toBe(reason)
  })

  it('names the time limit, and not the error with which a transport ends at its signal', async () => {
    const { clock, sent } = start(
      (_url, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('cancelled')))),
    )

    await expect(clock.settle(sent)).rejects.toMatchObject({ cause: { message: 'no answer within 10000 ms' } })
  })

  it('leaves the outcome open after an error that is its own cause', async () => {
    const circular = new Error('broken')
    circular.cause = circular
    const { sent } = start(() => Promise.reject(circular))

    await expect(sent).rejects.toMatchObject({ code: 'KIS_UNANSWERED', outcome: 'unknown' })
  })

  it('leaves no listener on the signal of its caller', async () => {
    const { signal } = new AbortController()

    await start(async () => answer, signal).sent

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

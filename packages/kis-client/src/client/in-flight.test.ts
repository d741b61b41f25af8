import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createInFlight } from './in-flight.ts'

describe('createInFlight', () => {
  it('makes close wait for the calls in flight, whether they succeed or fail', async () => {
    const inFlight = createInFlight()
    const first = Promise.withResolvers<string>()
    const second = Promise.withResolvers<string>()
    const ended: string[] = []
    const calls = [inFlight.run(() => first.promise), inFlight.run(() => second.promise)]
    const settled = Promise.allSettled(calls)

    const closed = inFlight.close().then(() => ended.push('closed'))
    first.resolve('a')
    await calls[0]
    ended.push('first')
    second.reject(new Error('b'))
    await Promise.all([closed, settled])

    expect(ended).toEqual(['first', 'closed'])
  })

  it('refuses a call after close, without starting it', async () => {
    const inFlight = createInFlight()
    let started = 0
    await inFlight.close()

    const call = inFlight.run(async () => {
      started += 1
    })

    await expect(call).rejects.toMatchObject({ code: 'KIS_CLOSED', outcome: 'not-sent' })
    expect(started).toBe(0)
  })

  it('passes a signal that aborts with the caller’s reason, or when the client closes', async () => {
    const inFlight = createInFlight()
    const reason = new Error('enough')
    const untilAbort = (signal: AbortSignal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve(signal.reason)
        signal.addEventListener('abort', () => resolve(signal.reason))
      })
    const caller = new AbortController()

    expect(await inFlight.untilClosing(AbortSignal.abort(reason), untilAbort)).toBe(reason)
    const [aborted, closed] = [caller, new AbortController()].map(({ signal }) =>
      inFlight.untilClosing(signal, untilAbort),
    )
    caller.abort(reason)
    expect(await aborted).toBe(reason)
    await inFlight.close()
    expect(await closed).toMatchObject({ code: 'KIS_CLOSED' })
  })

  it.each([
    ['resolves', () => Promise.resolve('done')],
    ['rejects', () => Promise.reject(new Error('failed'))],
  ])('leaves no listener on the signal of a caller when the wait %s', async (_how, act: () => Promise<string>) => {
    const inFlight = createInFlight()
    const { signal } = new AbortController()
    let during = 0

    await inFlight
      .untilClosing(signal, () => {
        during = getEventListeners(signal, 'abort').length
        return act()
      })
      .catch(() => undefined)

    expect(during).toBe(1)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

import { getEventListeners } from 'node:events'
import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { wait, within } from './wait.ts'

const dayMs = 24 * 3_600_000

describe('wait', () => {
  it('waits for the whole span, also when that is longer than a timer can be', async () => {
    const clock = fakeClock()
    const timers: number[] = []
    const setTimeout = (run: () => void, ms: number) => {
      timers.push(ms)
      return clock.setTimeout(run, ms)
    }
    let isOver = false
    void wait({ ...clock, setTimeout }, 60 * dayMs, new AbortController().signal).then(() => {
      isOver = true
    })

    for (let days = 0; days < 60; days += 20) await clock.advance(20 * dayMs - (days === 40 ? 1 : 0))
    const before = isOver
    await clock.advance(1)

    expect([before, isOver]).toEqual([false, true])
    expect(Math.max(...timers)).toBeLessThan(2 ** 31)
  })

  it('rejects with the reason of its signal, and clears its timer', async () => {
    const clock = fakeClock()
    const fired: string[] = []
    const setTimeout = (run: () => void, ms: number) =>
      clock.setTimeout(() => {
        fired.push('fired')
        run()
      }, ms)
    const controller = new AbortController()
    const waiting = wait({ ...clock, setTimeout }, 1_000, controller.signal).catch((error: unknown) => error)
    const reason = new Error('over')

    controller.abort(reason)
    await settle()
    await clock.advance(2_000)

    expect(await waiting).toBe(reason)
    expect(fired).toEqual([])
  })
})

describe('within', () => {
  const late = () => new Error('late')

  it('aborts a call that takes too long, and rejects even if the call never ends', async () => {
    const clock = fakeClock()
    const signals: AbortSignal[] = []
    const hang = (signal: AbortSignal) => {
      signals.push(signal)
      return new Promise<never>(() => {})
    }
    const asked = within(clock, 1_000, hang, late).catch((error: unknown) => error)

    await clock.advance(1_000)

    expect(await asked).toEqual(new Error('late'))
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('rejects with the reason of the signal when that aborts sooner', async () => {
    const controller = new AbortController()
    const reason = new Error('stopped')
    const asked = within(fakeClock(), 1_000, () => new Promise<never>(() => {}), late, controller.signal)

    controller.abort(reason)

    await expect(asked).rejects.toBe(reason)
  })

  it('leaves no listener on the signal of its caller', async () => {
    const { signal } = new AbortController()

    await within(fakeClock(), 1_000, async () => 'done', late, signal)

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('rejects with the reason of a signal that aborted before the call', async () => {
    const asked = within(fakeClock(), 1_000, () => new Promise<never>(() => {}), late, AbortSignal.abort('before'))

    await expect(asked).rejects.toBe('before')
  })

  it('clears its timer after a call that throws at once', async () => {
    const clock = fakeClock()
    const cleared: unknown[] = []
    const clearTimeout = (timer: unknown) => {
      cleared.push(timer)
      clock.clearTimeout(timer)
    }
    const fail = () => {
      throw new Error('no settings')
    }

    await expect(within({ ...clock, clearTimeout }, 1_000, fail, late)).rejects.toThrow('no settings')

    expect(cleared).toHaveLength(1)
  })
})

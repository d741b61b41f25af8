import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { wait } from './wait.ts'

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

  it('ends with the reason of its signal, and leaves no timer', async () => {
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

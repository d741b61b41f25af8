import { createClock } from '@sinonjs/fake-timers'
import type { Clock } from '@stockeye/token-manager'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLocalPacer, createPace } from './pacing.ts'

const steppable = () => {
  const time = createClock(0)
  const clock: Clock = {
    now: () => time.now,
    monotonic: () => time.now,
    setTimeout: (run, ms) => time.setTimeout(run, ms),
    clearTimeout: (timer) => time.clearTimeout(timer as number),
  }
  return { time, clock }
}

describe('pacing', () => {
  it('never lets more than the limit start in any window, and no call wait longer than it must', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 18 }), gaps, (limit, asks) => {
        const pace = createPace({ limit, windowMs: 1_000 })
        const starts: number[] = []
        let now = 0
        for (const gap of asks) {
          now += gap
          const waitMs = pace.waitMs(now)
          const inWindow = starts.filter((start) => start > now - 1_000).length
          expect(waitMs > 0).toBe(inWindow >= limit)
          now += waitMs
          pace.record(now)
          starts.push(now)
          expect(starts.filter((start) => start > now - 1_000).length).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })

  it('lets orders go before queries, and each in the order they came', async () => {
    const { time, clock } = steppable()
    const pacer = createLocalPacer({ clock, rate: { limit: 1, windowMs: 1_000 }, marginMs: 0 })
    const went: string[] = []
    const ask = (name: string, priority: 'order' | 'query') =>
      pacer.turn('key', { priority }).then(() => went.push(`${name} at ${time.now}`))

    const all = [ask('first', 'query'), ask('quote 1', 'query'), ask('quote 2', 'query'), ask('order', 'order')]
    await time.runAllAsync()
    await Promise.all(all)

    expect(went).toEqual(['first at 0', 'order at 1000', 'quote 1 at 2000', 'quote 2 at 3000'])
  })

  it('gives up a turn that is no longer wanted, with the reason that the caller gave', async () => {
    const { time, clock } = steppable()
    const pacer = createLocalPacer({ clock, rate: { limit: 1, windowMs: 1_000 }, marginMs: 0 })
    const controller = new AbortController()
    await pacer.turn('key', { priority: 'query' })
    const unwanted = expect(pacer.turn('key', { priority: 'query', signal: controller.signal })).rejects.toBe(
      'changed my mind',
    )
    const wanted = pacer.turn('key', { priority: 'query' })

    controller.abort('changed my mind')
    await time.tickAsync(1_000)

    await unwanted
    await wanted
    expect(time.now).toBe(1_000)
  })

  it('counts each key by itself', async () => {
    const { clock } = steppable()
    const pacer = createLocalPacer({ clock, rate: { limit: 1, windowMs: 1_000 } })

    await pacer.turn('one', { priority: 'query' })

    await expect(pacer.turn('another', { priority: 'query' })).resolves.toBeUndefined()
  })
})

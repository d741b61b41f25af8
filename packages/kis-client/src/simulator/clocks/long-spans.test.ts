import { describe, expect, it } from 'vitest'
import { createLocalPacer } from '../../pacing/local-pacer.ts'
import { redisPacer } from '../../pacing/redis-pacer.ts'
import { startSimulator } from '../simulator.ts'
import { createSteppedClock } from './stepped.ts'

// Node and the fake timers of the stepped clock fire a timer of 2 ** 31 ms after one millisecond.
const tooLong = 2 ** 31

describe('a span that a timer cannot hold', () => {
  it.each([tooLong, tooLong * 1_000, Number.NaN])('is refused by the stepped clock: %s', (ms) => {
    const clock = createSteppedClock(0)

    expect(() => clock.setTimeout(() => {}, ms)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'ms' }))
  })

  it('is refused by the pacers', async () => {
    const redis = { evalsha: async () => [], eval: async () => [] }
    const turn = (rate: { limit: number; windowMs: number; spacingMs?: number }) =>
      createLocalPacer().turn('key', { rate, priority: 'query' })

    expect(() => redisPacer({ redis, timeoutMs: tooLong })).toThrow(expect.objectContaining({ field: 'timeoutMs' }))
    await expect(turn({ limit: 1, windowMs: tooLong })).rejects.toMatchObject({ field: 'rate.windowMs' })
    await expect(turn({ limit: 1, windowMs: 1_000, spacingMs: tooLong })).rejects.toMatchObject({
      field: 'rate.spacingMs',
    })
  })

  it('is refused by the simulator', async () => {
    await expect(startSimulator({ orderListLagMs: tooLong })).rejects.toMatchObject({ field: 'orderListLagMs' })
    await expect(startSimulator({ rate: { limit: 1, windowMs: tooLong } })).rejects.toMatchObject({
      field: 'rate.windowMs',
    })
  })
})

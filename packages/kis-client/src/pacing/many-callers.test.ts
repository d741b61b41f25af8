import { describe, expect, it } from 'vitest'
import { fakeTime } from './fake-time.test-kit.ts'
import { createLocalPacer } from './local-pacer.ts'

describe('createLocalPacer', () => {
  it('grants turns at any limit, however many callers wait at once', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const rate = { limit: 1_000_000, windowMs: 1_000 }
    const callers = Array.from({ length: 100_000 }, () => pacer.turn('key', { rate, priority: 'query' }))

    const answers = await Promise.all(callers)
    for (const answered of answers) answered()

    expect(time.now).toBe(0)
  })

  it('grants the turns of a whole window at once when the window ends', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const rate = { limit: 20_000, windowMs: 1_000 }
    const call = async () => {
      const answered = await pacer.turn('key', { rate, priority: 'query' })
      answered()
      return time.now
    }
    const calls = Promise.all(Array.from({ length: 40_000 }, call))

    await time.runAllAsync()

    const starts = await calls
    expect([starts[0], starts[19_999], starts[20_000], starts[39_999]]).toEqual([0, 0, 1_020, 1_020])
  })
})

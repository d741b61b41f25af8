import { setImmediate } from 'node:timers/promises'
import { createSteppedClock } from '@stockeye/kis-client/simulator'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it, onTestFinished } from 'vitest'
import type { Speed } from './contract.ts'
import { startPace } from './pace.ts'

const startAt = Date.parse('2026-10-19T09:00:00+09:00')

/** Starts a pace on a machine whose time the test advances. */
function start(speed: Speed) {
  const clock = createSteppedClock(startAt)
  const real = manualClock()
  const pace = startPace(clock, { speed, real })
  /** Lets real time pass, step by step. */
  async function passReal(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 40) {
      while (real.waits().length === 0) await setImmediate()
      real.advance(40)
      await setImmediate()
    }
    while (real.waits().length === 0) await setImmediate()
  }
  onTestFinished(async () => {
    const stopped = pace.stop()
    real.advance(40)
    await stopped
  })
  const passed = () => clock.now() - startAt
  return { clock, real, pace, passReal, passed }
}

it.each([
  [1, 2_000],
  [60, 120_000],
  [600, 1_200_000],
] as const)('lets %i seconds pass in a real one', async (speed, expected) => {
  const { passReal, passed, pace } = start(speed)

  await passReal(2_000)

  // The step that is under way has begun already.
  expect(passed() - expected).toBe(40 * speed)
  expect(pace.reached()).toBe(speed)
})

it('stands still in a pause, but for work that waits', async () => {
  const { clock, pace, passReal, passed } = start(0)
  await passReal(1_000)
  const before = passed()

  const waited = pace.hurry(() => new Promise<string>((resolve) => clock.setTimeout(() => resolve('done'), 500)))
  await passReal(1_000)
  const result = await waited
  await passReal(80)
  const after = passed()
  await passReal(1_000)

  expect(before).toBe(0)
  expect(result).toBe('done')
  expect(after).toBeGreaterThanOrEqual(500)
  expect(passed()).toBe(after)
})

it('skips to an instant at once, and fires the timers on the way', async () => {
  const { clock, pace, passReal, passed } = start(0)
  const fired: number[] = []
  clock.setTimeout(() => fired.push(passed()), 3_600_000)

  const skipped = pace.skipTo(startAt + 7_200_000)
  await passReal(80)
  await skipped

  expect(fired).toEqual([3_600_000])
  expect(passed()).toBe(7_200_000)
})

it('ends with the error of a timer', async () => {
  const clock = createSteppedClock(startAt)
  clock.setTimeout(() => {
    throw new Error('broken')
  }, 1_000)

  const pace = startPace(clock, { speed: 60, real: manualClock() })

  await expect(pace.ended).rejects.toThrow('broken')
})

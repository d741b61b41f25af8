import { expect, it } from 'vitest'
import { createScaledClock } from './scaled.ts'
import { createSteppedClock } from './stepped.ts'

const realAt = Date.parse('2026-11-21T00:00:00Z')
const opening = Date.parse('2026-10-19T09:00:00+09:00')

it('shows the wall clock without options', async () => {
  const real = createSteppedClock(realAt)
  const clock = createScaledClock({ real })

  await real.runUntil(realAt + 1_234)

  expect(clock.now()).toBe(realAt + 1_234)
})

it('begins at another instant and runs at another speed, its timers too', async () => {
  const real = createSteppedClock(realAt)
  const clock = createScaledClock({ at: opening, speed: 60, real })
  const fired: number[] = []
  clock.setTimeout(() => fired.push(clock.now() - opening), 60_000)
  clock.setTimeout(() => fired.push(clock.now() - opening), 6_000)
  clock.clearTimeout(clock.setTimeout(() => fired.push(-1), 30_000))

  await real.runUntil(realAt + 999)
  expect(fired).toEqual([6_000])
  await real.runUntil(realAt + 1_000)

  expect(fired).toEqual([6_000, 60_000])
  expect(clock.monotonic()).toBe(60_000)
})

it('moves forward, and fires what was due on the way in order', async () => {
  const real = createSteppedClock(realAt)
  const clock = createScaledClock({ at: opening, real })
  const fired: string[] = []
  clock.setTimeout(() => fired.push('an hour'), 3_600_000)
  clock.setTimeout(() => fired.push('a minute'), 60_000)
  clock.setTimeout(() => fired.push('two hours'), 7_200_000)

  clock.moveTo(opening + 3_600_000)

  expect(fired).toEqual(['a minute', 'an hour'])
  await real.runUntil(realAt + 3_600_000)
  expect(fired).toEqual(['a minute', 'an hour', 'two hours'])
})

it('does not go back', () => {
  const clock = createScaledClock({ at: opening, real: createSteppedClock(realAt) })

  expect(() => clock.moveTo(opening - 1)).toThrow(RangeError)
  expect(clock.now()).toBe(opening)
})

it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e18])('does not move to %s, which is no instant', (instant) => {
  const clock = createScaledClock({ at: opening, real: createSteppedClock(realAt) })

  expect(() => clock.moveTo(instant)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'instant' }))
  expect(clock.now()).toBe(opening)
})

it('fires the other timers after one whose callback throws', async () => {
  const real = createSteppedClock(realAt)
  const clock = createScaledClock({ at: opening, real })
  const fired: string[] = []
  clock.setTimeout(() => {
    throw new Error('broken')
  }, 1_000)
  clock.setTimeout(() => fired.push('a minute'), 60_000)

  await expect(real.runUntil(realAt + 1_000)).rejects.toThrow('broken')
  await real.runUntil(realAt + 60_000)

  expect(fired).toEqual(['a minute'])
})

it('waits longer than a timer of the host can', async () => {
  const real = createSteppedClock(realAt)
  const clock = createScaledClock({ real })
  const days = 24 * 3_600_000
  let fired = 0
  clock.setTimeout(() => {
    fired += 1
  }, 30 * days)

  await real.runUntil(realAt + 29 * days)
  expect(fired).toBe(0)
  await real.runUntil(realAt + 30 * days)

  expect(fired).toBe(1)
})

it.each([
  ['speed', { speed: 0 }],
  ['speed', { speed: Number.NaN }],
  ['real', { real: { now: () => 0 } }],
])('refuses a wrong %s: %j', (field, options) => {
  expect(() => Reflect.apply(createScaledClock, undefined, [options])).toThrow(
    expect.objectContaining({ code: 'KIS_INPUT', field }),
  )
})

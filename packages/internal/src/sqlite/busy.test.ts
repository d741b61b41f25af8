import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { busyMs, isBusy, untilUnlocked } from './busy.ts'

/** Returns an error as SQLite's driver throws it. */
const errorWith = (errcode: number) => Object.assign(new Error('of SQLite'), { errcode })
const busy = errorWith(5)

describe('untilUnlocked', () => {
  it('returns the result of the first try that meets no lock', async () => {
    const clock = fakeClock()
    const outcomes = [busy, busy, 'done']
    const work = () => {
      const outcome = outcomes.shift()
      if (outcome instanceof Error) throw outcome
      return outcome
    }

    const result = untilUnlocked(work, { clock, random: () => 0 })
    await clock.advance(busyMs)

    expect(await result).toBe('done')
  })

  it('rejects with the lock after 5 s, and not before', async () => {
    const clock = fakeClock()
    let tries = 0
    const work = () => {
      tries += 1
      throw busy
    }
    let error: unknown
    untilUnlocked(work, { clock, random: () => 0 }).catch((thrown: unknown) => {
      error = thrown
    })

    await clock.advance(4_999)
    const before = error
    // The longest wait between two tries is 40 ms.
    await clock.advance(41)

    expect([before, error]).toEqual([undefined, busy])
    expect(tries).toBeGreaterThan(100)
  })

  it('rejects with any other error at once', async () => {
    const full = errorWith(13)
    let tries = 0
    const work = () => {
      tries += 1
      throw full
    }

    await expect(untilUnlocked(work, { clock: fakeClock(), random: () => 0 })).rejects.toBe(full)
    expect(tries).toBe(1)
  })
})

describe('isBusy', () => {
  it.each([
    ['SQLITE_BUSY', busy, true],
    ['SQLITE_BUSY_RECOVERY', errorWith(261), true],
    ['the cause of an error of a package', new Error('ours', { cause: busy }), true],
    ['SQLITE_LOCKED', errorWith(6), false],
    ['an error without a code', new Error('other'), false],
    ['no error', 5, false],
  ])('recognizes the lock of another process: %s', (_, error, is) => {
    expect(isBusy(error)).toBe(is)
  })
})

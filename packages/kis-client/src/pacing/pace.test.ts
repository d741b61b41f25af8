import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace } from './pace.ts'

describe('createPace', () => {
  it('lets no more calls than the limit arrive in any window, at any instant between start and answer', () => {
    const calls = fc.array(
      fc.record({
        gapMs: fc.integer({ min: 0, max: 400 }),
        tookMs: fc.integer({ min: 0, max: 900 }),
        arrivedAfter: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 200, size: 'max' },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 18 }), calls, (limit, asked) => {
        const pace = createPace({ limit, windowMs: 1_000 })
        const arrivals: number[] = []
        let open: { readonly at: number; readonly answered: (at: number) => void }[] = []
        let now = 0
        for (const { gapMs, tookMs, arrivedAfter } of asked) {
          now += gapMs
          // Answers that have come meanwhile let the next call start sooner.
          for (let waitMs = pace.waitMs(now); waitMs > 0; waitMs = pace.waitMs(now)) {
            now = Math.min(now + waitMs, ...open.filter(({ at }) => at > now).map(({ at }) => at))
            for (const { at, answered } of open.filter((call) => call.at <= now)) answered(at)
            open = open.filter(({ at }) => at > now)
          }
          open.push({ at: now + tookMs, answered: pace.record(now) })
          arrivals.push(now + Math.floor(tookMs * arrivedAfter))
        }
        arrivals.sort((a, b) => a - b)
        arrivals.forEach((at, index) => {
          const later = arrivals[index + limit]
          if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(1_000)
        })
      }),
    )
  })

  it('lets as many start as the limit allows, when answers come at once', () => {
    const pace = createPace({ limit: 18, windowMs: 1_000 })
    let started = 0
    for (let now = 0; now < 10_000; now += 1) {
      while (pace.waitMs(now) === 0) {
        pace.record(now)(now)
        started += 1
      }
    }

    expect(started).toBe(180)
  })

  it.each([
    ['while the call counts', 1_500, 500],
    ['once the call is forgotten', 2_500, 0],
  ])('counts a call whose answer comes late from its latest arrival, %s', (_when, answeredAt, waitMs) => {
    const pace = createPace({ limit: 1, windowMs: 1_000 })
    const answered = pace.record(0)
    pace.waitMs(answeredAt) // forgets the calls that no longer count

    answered(answeredAt)

    expect(pace.waitMs(answeredAt)).toBe(waitMs)
  })
})

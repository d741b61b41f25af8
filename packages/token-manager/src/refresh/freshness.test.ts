import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMsOf, msUntilCheck, type Phase, phaseOf, restMs, warningOf, windowsOf } from './freshness.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const limits = { aheadMs: 4 * hour, checkEveryMs: hour / 2, warnAtMs: 2 * hour }
const day = { issuedAt: 0, expiresAt: 24 * hour }

const lives = fc
  .record({ issuedAt: fc.integer({ min: 0, max: 1e12 }), lifeMs: fc.integer({ min: 1, max: 90 * 24 * hour }) })
  .map(({ issuedAt, lifeMs }) => ({ issuedAt, expiresAt: issuedAt + lifeMs }))
const anyLimits = fc.record({
  aheadMs: fc.integer({ min: 1, max: 100 * hour }),
  checkEveryMs: fc.integer({ min: 1, max: 100 * hour }),
  warnAtMs: fc.integer({ min: 1, max: 100 * hour }),
})
const order: readonly Phase[] = ['fresh', 'due', 'critical', 'expired']

describe('freshness', () => {
  it('is fresh, then due at 4 h left, critical at a minute left, and expired', () => {
    const at = (leftMs: number) => phaseOf(day, day.expiresAt - leftMs, limits)

    expect([at(4 * hour + 1), at(4 * hour), at(minute + 1), at(minute), at(1), at(0)]).toEqual([
      'fresh',
      'due',
      'due',
      'critical',
      'critical',
      'expired',
    ])
  })

  it('tells that a token is expiring at 2 h left', () => {
    const at = (leftMs: number) => warningOf(day, day.expiresAt - leftMs, limits)

    expect([at(2 * hour + 1), at(2 * hour), at(1), at(0)]).toEqual([undefined, 'expiring', 'expiring', 'expired'])
  })

  it('calls no token an expired one', () => {
    expect(phaseOf(undefined, 0, limits)).toBe('expired')
  })

  it('looks every 30 min at a token of a day, and more often at a shorter one', () => {
    expect(checkMsOf(day, limits)).toBe(30 * minute)
    expect(checkMsOf({ issuedAt: 0, expiresAt: 48 * minute }, limits)).toBe(minute)
  })

  it('rests until the next check while there is time, and 5 min when there is none', () => {
    expect(restMs(day, 20 * hour, limits)).toBe(30 * minute)
    expect(restMs(day, 24 * hour - 11 * minute, limits)).toBe(10 * minute)
    expect(restMs(day, 24 * hour - 30 * second, limits)).toBe(5 * minute)
    expect(restMs(undefined, 0, limits)).toBe(5 * minute)
  })

  it('shrinks its windows with a short life: never more than a third of it is due', () => {
    fc.assert(
      fc.property(lives, anyLimits, (life, limits) => {
        const { dueAt, warnAt, criticalAt } = windowsOf(life, limits)
        expect(life.expiresAt - dueAt).toBeLessThanOrEqual((life.expiresAt - life.issuedAt) / 3 + 1)
        expect([dueAt, warnAt, criticalAt, life.expiresAt].map(Math.round)).toEqual(
          [dueAt, Math.max(dueAt, warnAt), Math.max(dueAt, criticalAt), life.expiresAt].map(Math.round),
        )
      }),
    )
  })

  it('never grows younger, and never calls a token good that has ended', () => {
    fc.assert(
      fc.property(lives, anyLimits, fc.nat(), fc.nat(), (life, limits, a, b) => {
        const [sooner, later] = a < b ? [a, b] : [b, a]
        const phases = [sooner, later].map((ms) => phaseOf(life, life.issuedAt + ms, limits))
        const [first = 0, second = 0] = phases.map((phase) => order.indexOf(phase))
        expect(second).toBeGreaterThanOrEqual(first)
        expect(phaseOf(life, life.expiresAt, limits)).toBe('expired')
      }),
    )
  })

  it('never looks away for longer than until the next thing to do', () => {
    fc.assert(
      fc.property(lives, anyLimits, fc.double({ min: 0, max: 1, noNaN: true }), (life, limits, part) => {
        const now = life.issuedAt + Math.floor((life.expiresAt - life.issuedAt) * part)
        const ms = msUntilCheck(life, now, limits)
        expect(ms).toBeGreaterThan(0)
        const phase = phaseOf(life, now, limits)
        const warning = warningOf(life, now, limits)
        const before = now + ms - 1
        expect(phaseOf(life, before, limits)).toBe(phase)
        expect(warningOf(life, before, limits)).toBe(warning)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noEnd } from '../token.ts'
import {
  checkMsOf,
  coolDownMsOf,
  msUntilAskAgain,
  msUntilCheck,
  type Phase,
  phaseOf,
  phaseStartsOf,
  warningOf,
} from './freshness.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const windows = { aheadMs: 4 * hour, checkEveryMs: hour / 2, warnAtMs: 2 * hour }
const day = { issuedAt: 0, expiresAt: 24 * hour }

const lives = fc
  .record({ issuedAt: fc.integer({ min: 0, max: 1e12 }), lifeMs: fc.integer({ min: 1, max: 90 * 24 * hour }) })
  .map(({ issuedAt, lifeMs }) => ({ issuedAt, expiresAt: issuedAt + lifeMs }))
const anyWindows = fc.record({
  aheadMs: fc.integer({ min: 1, max: 100 * hour }),
  checkEveryMs: fc.integer({ min: 1, max: 100 * hour }),
  warnAtMs: fc.integer({ min: 1, max: 100 * hour }),
})
const order: readonly Phase[] = ['fresh', 'due', 'critical', 'expired']

describe('freshness', () => {
  it('is fresh, then due at 4 h left, critical at a minute left, and expired', () => {
    const at = (leftMs: number) => phaseOf(day, day.expiresAt - leftMs, windows)

    expect([at(4 * hour + 1), at(4 * hour), at(minute + 1), at(minute), at(1), at(0)]).toEqual([
      'fresh',
      'due',
      'due',
      'critical',
      'critical',
      'expired',
    ])
  })

  it('warns at 2 h left that a token is expiring', () => {
    const at = (leftMs: number) => warningOf(day, day.expiresAt - leftMs, windows)

    expect([at(2 * hour + 1), at(2 * hour), at(1), at(0)]).toEqual([undefined, 'expiring', 'expiring', 'expired'])
  })

  it('returns `expired` for a missing token', () => {
    expect(phaseOf(undefined, 0, windows)).toBe('expired')
  })

  it('checks a token of a day every 30 min, and a shorter one more often', () => {
    expect(checkMsOf(day, windows)).toBe(30 * minute)
    expect(checkMsOf({ issuedAt: 0, expiresAt: 48 * minute }, windows)).toBe(minute)
    expect(checkMsOf({ issuedAt: day.expiresAt, expiresAt: day.expiresAt + 48 * minute }, windows)).toBe(minute)
  })

  it('checks a store without a token at the interval of the manager', () => {
    expect(checkMsOf(undefined, windows)).toBe(30 * minute)
    expect(msUntilCheck(undefined, 0, windows)).toBe(30 * minute)
  })

  it('cools down until the next check while there is time, and for 5 min when there is not', () => {
    expect(coolDownMsOf(day, 20 * hour, windows)).toBe(30 * minute)
    expect(coolDownMsOf(day, 24 * hour - 11 * minute, windows)).toBe(10 * minute)
    expect(coolDownMsOf(day, 24 * hour - 30 * second, windows)).toBe(5 * minute)
    expect(coolDownMsOf(undefined, 0, windows)).toBe(5 * minute)
  })

  it('shrinks the windows of a short life: at most a third of it is due', () => {
    fc.assert(
      fc.property(lives, anyWindows, (life, windows) => {
        const { dueAt, warnAt, criticalAt } = phaseStartsOf(life, windows)
        expect(life.expiresAt - dueAt).toBeLessThanOrEqual((life.expiresAt - life.issuedAt) / 3 + 1)
        expect([dueAt, warnAt, criticalAt, life.expiresAt].map(Math.round)).toEqual(
          [dueAt, Math.max(dueAt, warnAt), Math.max(dueAt, criticalAt), life.expiresAt].map(Math.round),
        )
      }),
    )
  })

  it('passes the phases in one direction, and returns `expired` after the end', () => {
    fc.assert(
      fc.property(lives, anyWindows, fc.nat(), fc.nat(), (life, windows, a, b) => {
        const [sooner, later] = a < b ? [a, b] : [b, a]
        const phases = [sooner, later].map((ms) => phaseOf(life, life.issuedAt + ms, windows))
        const [first = 0, second = 0] = phases.map((phase) => order.indexOf(phase))
        expect(second).toBeGreaterThanOrEqual(first)
        expect(phaseOf(life, life.expiresAt, windows)).toBe('expired')
      }),
    )
  })

  it('sets the next check no later than the next phase or warning', () => {
    fc.assert(
      fc.property(lives, anyWindows, fc.double({ min: 0, max: 1, noNaN: true }), (life, windows, part) => {
        const now = life.issuedAt + Math.floor((life.expiresAt - life.issuedAt) * part)
        const ms = msUntilCheck(life, now, windows)
        expect(ms).toBeGreaterThan(0)
        const phase = phaseOf(life, now, windows)
        const warning = warningOf(life, now, windows)
        const before = now + ms - 1
        expect(phaseOf(life, before, windows)).toBe(phase)
        expect(warningOf(life, before, windows)).toBe(warning)
      }),
    )
  })
})

describe('msUntilAskAgain, after the issuer has returned the same token', () => {
  const ask = (now: number, options: { pauseMs: number; isRejected?: boolean }, life = day) =>
    msUntilAskAgain(life, now, { windows, isRejected: false, ...options })

  it('asks at the next phase or warning of the token', () => {
    expect(ask(19 * hour, { pauseMs: minute })).toBe(hour)
    expect(ask(20 * hour, { pauseMs: minute })).toBe(2 * hour)
    expect(ask(22 * hour, { pauseMs: minute })).toBe(2 * hour - minute)
  })

  it('passes over an instant that is less than a pause away', () => {
    expect(ask(22 * hour - 10 * minute, { pauseMs: 10 * minute })).toBe(10 * minute)
    expect(ask(22 * hour - 10 * minute + 1, { pauseMs: 10 * minute })).toBe(2 * hour + 10 * minute - 1)
  })

  it('asks at the end when the last minute is shorter than the pause', () => {
    expect(ask(22 * hour, { pauseMs: minute + 1 })).toBe(2 * hour)
    expect(ask(25 * hour, { pauseMs: minute })).toBe(0)
  })

  it('asks at each check for the successor of a rejected token, but not before the pause is over', () => {
    expect(ask(10 * hour, { pauseMs: minute, isRejected: true })).toBe(30 * minute)
    expect(ask(10 * hour, { pauseMs: hour, isRejected: true })).toBe(hour)
    expect(ask(24 * hour - 10 * minute, { pauseMs: minute, isRejected: true })).toBe(10 * minute)
  })

  it('asks at each check for the successor of a token without an end', () => {
    expect(ask(10 * hour, { pauseMs: minute }, { issuedAt: 0, expiresAt: noEnd })).toBe(30 * minute)
  })
})

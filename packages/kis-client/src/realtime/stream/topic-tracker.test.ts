import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { trackTopic } from './topic-tracker.ts'

describe('the doubt about a topic', () => {
  it('ends the doubt about a skipped frame with the gap after which KIS delivers again', () => {
    const tracker = trackTopic('domestic-stock/ccnl-krx', { trId: 'H0STCNT0', key: '005930' }, manualClock(0))
    tracker.apply({ is: 'confirmed', at: 1_000 })

    tracker.doubt()
    const doubted = tracker.report().status
    tracker.apply({ is: 'lost', from: 5_000, isCertain: true })
    const hole = tracker.apply({ is: 'confirmed', at: 6_000 })

    expect(doubted).toBe('stale')
    expect(hole).toEqual({ from: 5_000, to: 6_000, isCertain: true })
    expect(tracker.report().status).toBe('live')
  })
})

function startTracker() {
  return trackTopic('ccnl_krx', { trId: 'H0STCNT0', key: '005930' }, fakeClock())
}

describe('the tracker of a topic', () => {
  it('reports no hole when the owner of a shared socket falls silent and has its connection still', () => {
    const tracker = startTracker()
    tracker.apply({ is: 'confirmed', at: 1_000 })
    tracker.apply({ is: 'lost', from: 5_000, isCertain: false })

    expect(tracker.apply({ is: 'confirmed', at: 1_000 })).toBeUndefined()
    expect(tracker.report()).toMatchObject({ status: 'live' })
  })

  it('reports one hole from the earliest loss to the confirmation', () => {
    const tracker = startTracker()
    tracker.apply({ is: 'confirmed', at: 1_000 })
    tracker.apply({ is: 'lost', from: 5_000, isCertain: true })
    tracker.apply({ is: 'pending' })
    tracker.apply({ is: 'lost', from: 6_000, isCertain: true })

    expect(tracker.apply({ is: 'confirmed', at: 9_000 })).toEqual({ from: 5_000, to: 9_000, isCertain: true })
  })

  it('reports a hole without a length when the clock of the next owner is behind', () => {
    const tracker = startTracker()
    tracker.apply({ is: 'confirmed', at: 1_000 })
    tracker.apply({ is: 'lost', from: 5_000, isCertain: true })

    expect(tracker.apply({ is: 'confirmed', at: 4_000 })).toEqual({ from: 5_000, to: 5_000, isCertain: true })
  })

  it('keeps the instant of a loss until KIS delivers again, also when a new owner starts from the beginning', () => {
    const tracker = startTracker()
    tracker.apply({ is: 'confirmed', at: 1_000 })
    tracker.apply({ is: 'lost', from: 5_000, isCertain: true })
    tracker.apply({ is: 'pending' })
    const afterPending = tracker.report()
    tracker.apply({ is: 'lost', from: 4_000, isCertain: true })

    expect(afterPending).toMatchObject({ status: 'gap', since: 5_000 })
    expect(tracker.report()).toMatchObject({ status: 'gap', since: 4_000 })
  })

  it('dates a doubt with its beginning and its end', () => {
    const clock = manualClock(0)
    const tracker = trackTopic('ccnl_krx', { trId: 'H0STCNT0', key: '005930' }, clock)
    tracker.apply({ is: 'confirmed', at: 0 })
    clock.advance(1_000)
    tracker.doubt()
    const doubted = tracker.report()
    clock.advance(1_000)
    tracker.received(2_000)

    expect(doubted).toMatchObject({ status: 'stale', since: 1_000 })
    expect(tracker.report()).toMatchObject({ status: 'live', since: 2_000 })
  })
})

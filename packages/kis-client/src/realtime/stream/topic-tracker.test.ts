import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { trackTopic } from './topic-tracker.ts'

describe('the tracker of a topic', () => {
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

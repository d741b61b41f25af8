import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { describe, expect, it } from 'vitest'
import {
  addRow,
  askAfterMs,
  askTogetherAfterMs,
  createSpans,
  forgetOldRows,
  type RowSpans,
  usualSpanMs,
} from './silence.ts'

const startAt = Date.parse('2026-10-19T10:00:00+09:00')
const expected = { isExpected: true, answers: 0 }

/** Returns the spans of a topic that trades at random instants for an hour. */
function tradedEvery(meanMs: number, spans: RowSpans = createSpans(startAt)): RowSpans {
  const random = seededRandom(1)
  const until = spans.lastAt + 3_600_000
  for (let at = spans.lastAt; at < until; at += Math.log(1 / (1 - random())) * meanMs) addRow(spans, Math.floor(at))
  return spans
}

describe('askAfterMs', () => {
  it('begins with the silence of a middle company', () => {
    expect(askAfterMs(createSpans(startAt), expected)).toBe(75_000)
  })

  it('learns from the rows how long the topic is usually silent, between 25 and 480 s', () => {
    expect(askAfterMs(tradedEvery(500), expected)).toBe(25_000)
    expect(askAfterMs(tradedEvery(200_000), expected)).toBe(480_000)
    const middle = askAfterMs(tradedEvery(12_000), expected) ?? 0
    expect(middle).toBeGreaterThan(60_000)
    expect(middle).toBeLessThan(100_000)
  })

  it('counts bursts by the time that they take, not by their rows', () => {
    const spans = createSpans(startAt)
    for (let burst = 1; burst <= 60; burst += 1)
      for (let row = 0; row < 100; row += 1) addRow(spans, startAt + burst * 60_000 + row)

    // Spans of 60 s, each with 100 rows at its end: three times 60 s, and a little less for the first guess of 25 s.
    expect(askAfterMs(spans, expected)).toBeGreaterThan(170_000)
  })

  it('forgets the morning by the afternoon', () => {
    const spans = tradedEvery(500)
    for (let hour = 0; hour < 3; hour += 1) {
      tradedEvery(60_000, spans)
      forgetOldRows(spans)
    }

    expect(askAfterMs(spans, expected)).toBeGreaterThan(200_000)
  })

  it('doubles with each answer that changes nothing, and stays below 480 s', () => {
    const spans = tradedEvery(500)
    const after = [0, 1, 2, 10, 2_000].map((answers) => askAfterMs(spans, { isExpected: true, answers }))

    expect(after).toEqual([25_000, 50_000, 100_000, 480_000, 480_000])
  })

  it('asks never while no trade can be expected, and rarely where that is not known', () => {
    expect(askAfterMs(tradedEvery(500), { isExpected: false, answers: 0 })).toBeUndefined()
    expect(askAfterMs(tradedEvery(500), { isExpected: undefined, answers: 0 })).toBe(480_000)
  })
})

describe('addRow', () => {
  it('counts no span for a clock that is set back, and a night as the longest silence', () => {
    const spans = createSpans(startAt)
    addRow(spans, startAt - 3_600_000)
    expect(spans).toEqual({ lastAt: startAt - 3_600_000, totalMs: 0, squares: 0 })

    addRow(spans, startAt + 15 * 3_600_000)
    expect(spans.totalMs).toBe(480_000)
  })
})

describe('askTogetherAfterMs', () => {
  it('is the shorter the more topics there are', () => {
    const topic = tradedEvery(12_000)
    const usualMs = usualSpanMs(topic)

    expect(askTogetherAfterMs([topic, topic], 10_000)).toBeCloseTo((3 * usualMs) / 2)
    expect(
      askTogetherAfterMs(
        Array.from({ length: 40 }, () => topic),
        10_000,
      ),
    ).toBe(10_000)
  })
})

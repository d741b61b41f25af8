import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { describe, expect, it } from 'vitest'
import { createFrameFuzz } from './random-frames.test-kit.ts'

describe('createRowReader', () => {
  it('reads 50,000 random messages, whole and damaged, without an error, and every whole frame as split does', () => {
    const counts = createFrameFuzz(seededRandom(15)).run(50_000)

    expect(counts.wrong).toBe(0)
    expect(counts.rows).toBeGreaterThan(25_000)
    expect(counts.malformed).toBeGreaterThan(2_500)
  })
})

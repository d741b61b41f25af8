import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { createOverlap } from './overlap.ts'

describe('createOverlap', () => {
  it('passes each row until it has begun', () => {
    const { isNew } = createOverlap(manualClock())

    expect(['a', 'a'].map((row) => isNew('old', () => row))).toEqual([true, true])
  })

  it('passes a row that both topics deliver once, and equal rows as often as one of them delivers them', () => {
    const { begin, isNew } = createOverlap(manualClock())
    begin()
    const passed = ['old a', 'old a', 'next a', 'next b', 'next a', 'old b', 'next a'].filter((entry) => {
      const [topic = '', row = ''] = entry.split(' ')
      return isNew(topic, () => row)
    })

    expect(passed).toEqual(['old a', 'old a', 'next b', 'next a'])
  })
})

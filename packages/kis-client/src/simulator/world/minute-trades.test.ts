import { describe, expect, it } from 'vitest'
import { drawTrades, tradedUpTo } from './minute-trades.ts'
import { createSeededRandom } from './random.ts'

const random = createSeededRandom('trades')
const minutes = [...Array(500).keys()]

describe('the trades of a minute', () => {
  it('adds up to its volume, oldest first, from its start and in whole seconds', () => {
    for (const minute of minutes) {
      const volume = 1 + 7 * minute
      const trades = drawTrades(random, minute, { volume, gapMs: 3_000 })
      const offsets = trades.map(({ offsetMs }) => offsetMs)

      expect(tradedUpTo(trades, 60_000)).toBe(volume)
      expect(Math.min(...trades.map(({ quantity }) => quantity))).toBeGreaterThan(0)
      expect(offsets[0]).toBe(0)
      expect(offsets).toEqual(offsets.toSorted((one, other) => one - other))
      expect(offsets.every((offset) => offset % 1_000 === 0 && offset < 60_000)).toBe(true)
    }
  })

  it('has about one trade in each gap', () => {
    const counts = minutes.map((minute) => drawTrades(random, minute, { volume: 10_000, gapMs: 3_000 }).length)
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length

    // 60 s in gaps of 3 s, and the trade at the start.
    expect(mean).toBeGreaterThan(19)
    expect(mean).toBeLessThan(22)
  })

  it('begins where the venue opens within the minute', () => {
    const trades = drawTrades(random, 1, { volume: 100, gapMs: 3_000, fromMs: 30_000 })

    expect(trades[0]?.offsetMs).toBe(30_000)
    expect(trades.every(({ offsetMs }) => offsetMs >= 30_000 && offsetMs < 60_000)).toBe(true)
  })

  it('is empty without volume, and has one trade of one share', () => {
    expect(drawTrades(random, 1, { volume: 0, gapMs: 3_000 })).toEqual([])
    expect(drawTrades(random, 1, { volume: 1, gapMs: 3_000 })).toEqual([{ offsetMs: 0, quantity: 1 }])
  })
})

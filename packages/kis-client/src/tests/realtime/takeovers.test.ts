import { describe, expect, it } from 'vitest'
import { runTakeovers } from '../../../soak/realtime/takeover/group.ts'
import { takeoverCountNames } from '../../../soak/realtime/takeover/judge.ts'

describe('a group of three programs', () => {
  it('has one session at KIS, and loses no row outside of its gaps, while the owners are killed', async () => {
    const { counts, figures, trace } = await runTakeovers({ takeovers: 2, topics: 10, seed: 2, log: () => undefined })

    expect(trace).toEqual([])
    expect(counts).toEqual(Object.fromEntries(takeoverCountNames.map((name) => [name, 0])))
    expect(figures).toMatchObject({ takeovers: 2, rows: expect.toSatisfy((rows) => rows > 0) })
  }, 120_000)
})

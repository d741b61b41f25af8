import { describe, expect, it } from 'vitest'
import { indexCcnl } from '../../endpoints/feeds.gen.ts'
import { startScene } from './stream.test-kit.ts'

const nothing = () => undefined

describe('a stream whose connection died without a sign', () => {
  it('misses PINGPONG if it has notices alone, and has them again', async () => {
    const { clock, simulator, stream, gaps, pass } = await startScene({ htsId: 'trader', pingPong: 'notices' })
    stream.notices('trader').onNotice(nothing)
    await pass(60_000)
    const diedAt = clock.now()

    simulator.realtime.silence()
    await pass(120_000)

    expect(gaps.map(({ trId }) => trId).toSorted()).toEqual(['H0GSCNI9', 'H0STCNI9'])
    for (const { from, isCertain } of gaps) {
      expect(isCertain).toBe(false)
      expect(from).toBeLessThanOrEqual(diedAt)
    }
    expect(stream.state()).toMatchObject([{ status: 'live' }, { status: 'live' }])
  })

  it('misses the rows of an index, which no read of REST proves, without PINGPONG', async () => {
    const { clock, simulator, stream, gaps, pass } = await startScene({ environment: 'real', pingPong: 'notices' })
    stream.listen(indexCcnl, ['0001', '1001'], nothing, { columns: [] })
    await pass(180_000)
    const diedAt = clock.now()

    simulator.realtime.silence()
    await pass(900_000)

    expect(gaps.map(({ key }) => key).toSorted()).toEqual(['0001', '1001'])
    for (const { from, isCertain } of gaps) {
      expect(isCertain).toBe(false)
      expect(from).toBeLessThanOrEqual(diedAt)
    }
    expect(stream.state()).toMatchObject([{ status: 'live' }, { status: 'live' }])
  })
})

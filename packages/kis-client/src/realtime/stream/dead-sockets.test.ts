import { describe, expect, it } from 'vitest'
import type { Feed } from '../../endpoint.ts'
import { domesticStockCcnlNotice, indexCcnl, marketStatusKrx } from '../../endpoints/feeds.gen.ts'
import { startFakeStream } from './fake-stream.test-kit.ts'
import { startScene } from './stream.test-kit.ts'

const nothing = () => undefined
const emptyRow = ({ columns }: Feed<string>) => '^'.repeat(columns.length - 1)

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

describe('a stream of feeds that send at events alone', () => {
  it('registers no notices again that have been silent since the last one for hours', async () => {
    const { clock, kis, stream } = startFakeStream()
    stream.notices('trader').onNotice(() => undefined)
    await clock.advance(600_000)
    kis.sendNotice('H0STCNI0', 'trader', emptyRow(domesticStockCcnlNotice))

    await clock.advance(3 * 3_600_000)

    expect(stream.state()).toMatchObject([{ status: 'live' }, { status: 'live' }])
    expect(kis.requests).toEqual(['register H0STCNI0 trader', 'register H0GSCNI0 trader'])
  })

  it('registers no state of trading again that has been silent since the last change for hours', async () => {
    const { clock, kis, stream } = startFakeStream()
    stream.listen(marketStatusKrx, '005930', nothing)
    await clock.advance(600_000)
    kis.send('H0STMKO0', '005930', `005930${emptyRow(marketStatusKrx)}`)

    await clock.advance(3 * 3_600_000)

    expect(stream.state()).toMatchObject([{ status: 'live', rows: 1 }])
    expect(kis.requests).toEqual(['register H0STMKO0 005930'])
  })
})

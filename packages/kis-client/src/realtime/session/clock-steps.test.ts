import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream } from '../stream/fake-stream.test-kit.ts'

const hourMs = 3_600_000

describe('a session whose clock is set back by an hour', () => {
  it('registers the next topic without a wait for the hour', async () => {
    const { clock, kis, stream } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(1_000)

    clock.jump(-hourMs)
    stream.listen(ccnlKrx, '000660', nothing, { columns: [] })
    await clock.advance(1_000)

    expect(kis.requests).toEqual(['register H0STCNT0 005930', 'register H0STCNT0 000660'])
  })

  it('connects again without a wait for the hour', async () => {
    const { clock, kis, stream, delivered } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(1_000)
    kis.drop()
    await clock.advance(10)

    clock.jump(-hourMs)
    await clock.advance(2_000)

    expect(kis.connections).toHaveLength(2)
    expect(delivered()).toBe(1)
  })

  it('reports a gap although the clock is before its beginning', async () => {
    const { clock, kis, stream, gaps } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(1_000)
    const droppedAt = clock.now()
    kis.drop()

    clock.jump(-hourMs)
    await clock.advance(2_000)

    expect(gaps).toMatchObject([{ from: droppedAt, to: droppedAt }])
  })
})

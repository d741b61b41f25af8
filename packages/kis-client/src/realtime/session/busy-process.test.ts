import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream } from '../stream/fake-stream.test-kit.ts'

describe('a session of a process that was busy or asleep', () => {
  it.each([1_200, 600_000])('reports the gap since before %s ms in which the connection ended', async (busyMs) => {
    const { clock, kis, stream, gaps } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(10_000)
    const lookedAt = clock.now()

    // Time passes, and no timer fires.
    clock.jump(busyMs)
    kis.drop()
    await clock.advance(5_000)

    expect(gaps).toMatchObject([{ isCertain: false }])
    expect(gaps[0]?.from).toBeGreaterThan(lookedAt - 2_000)
    expect(gaps[0]?.from).toBeLessThanOrEqual(lookedAt)
  })

  it('reports a certain gap when it was there all the time', async () => {
    const { clock, kis, stream, gaps } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(10_000)
    const closedAt = clock.now()

    kis.drop()
    await clock.advance(5_000)

    expect(gaps).toMatchObject([{ from: closedAt, isCertain: true }])
  })
})

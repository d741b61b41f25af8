import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { askingPriceKrx, ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { createStream } from './create-stream.ts'
import { startScene } from './stream.test-kit.ts'

const keys = ['005930', '000660', '035720', '000270', '005380']

describe('a stream that starts after a crash of its process', () => {
  it('asks for few of the topics that KIS holds, and for the others once they are free', async () => {
    const { clock, simulator, stream, pass } = await startScene({ heldPlacesMs: 60_000 })
    const feeds = [ccnlKrx, askingPriceKrx]
    for (const feed of feeds) await clock.settle(stream.listen(feed, keys, () => undefined, { columns: [] }).whenLive())
    // The connection ends without a release, and nothing is left that remembers it.
    simulator.realtime.disconnect()
    await clock.settle(stream.close())
    const before = simulator.realtime.requests().length
    const kis = createKisClient({ ...simulator.clientOptions })
    const restarted = createStream(kis, { random: () => 0.5 })
    onTestFinished(async () => {
      await clock.settle(restarted.close())
      await clock.settle(kis.close())
    })

    for (const feed of feeds) restarted.listen(feed, keys, () => undefined, { columns: [] })
    await pass(60_000)

    // At once, and after 15 and 45 s.
    expect(simulator.realtime.requests().slice(before)).toMatchObject(Array(3).fill({ code: 'OPSP0002' }))
    await pass(60_000)
    // Those that were asked for too early wait for 300 s.
    expect(restarted.state().filter(({ status }) => status === 'live')).toHaveLength(7)
  })
})

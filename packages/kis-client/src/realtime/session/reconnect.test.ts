import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream, symbols } from '../stream/fake-stream.test-kit.ts'

describe('a session that lost its connection', () => {
  it('connects ever more rarely when KIS delivers a frame and closes, again and again', async () => {
    const { clock, kis, stream, trade } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })

    const droppedAt: number[] = []
    while (droppedAt.length < 8) {
      await clock.advance(500)
      if (!trade('005930', '70000')) continue
      droppedAt.push(clock.now())
      kis.drop()
    }

    const waits = kis.connections.slice(1).map((at, index) => at - (droppedAt[index] ?? 0))
    // The first wait is 1 s; chance takes a quarter of the others, of 2, 4, 8, 16, 32 and 60 s.
    expect(waits).toEqual([1_000, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000])
  })

  it('begins with the shortest wait again after a connection that delivered for a minute', async () => {
    const { clock, kis, stream, trade } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(1_000)
    for (let time = 0; time < 3; time += 1) {
      kis.drop()
      await clock.advance(10_000)
    }
    trade('005930', '70000')
    await clock.advance(60_000)

    const droppedAt = clock.now()
    kis.drop()
    await clock.advance(10_000)

    expect((kis.connections.at(-1) ?? 0) - droppedAt).toBe(1_000)
  })

  it('waits before it connects although a listener of the loss gives a topic up', async () => {
    const { clock, kis, stream } = startFakeStream()
    const listenings = symbols(20).map((symbol) => stream.listen(ccnlKrx, symbol, nothing, { columns: [] }))
    await clock.advance(5_000)
    stream.on('topic', ({ key, status }) => {
      if (status === 'gap') listenings[Number(key) - 100_000]?.close()
      if (status === 'gap') stream.listen(ccnlKrx, '005930', nothing, { columns: [] }).close()
    })

    kis.drop()
    await clock.advance(0)

    expect(kis.connections).toHaveLength(1)
  })

  it('waits before it connects although a listener of the trouble subscribes again', async () => {
    const { clock, kis, stream } = startFakeStream(() => ({ isReachable: () => false }))
    const subscribe = () => stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    let listening = subscribe()
    stream.on('trouble', () => {
      listening.close()
      listening = subscribe()
    })

    await clock.advance(10_000)

    // The first wait is 1 s; chance takes a quarter of the others, of 2 and 4 s.
    expect(kis.connections.map((at) => at - (kis.connections[0] ?? 0))).toEqual([0, 1_000, 2_500, 5_500])
  })

  it('tries again after the wait when the socket cannot even be created', async () => {
    const failure = new Error('no socket')
    let hasFailed = false
    const { clock, kis, stream, troubles, delivered } = startFakeStream(() => ({
      isReachable() {
        if (hasFailed) return true
        hasFailed = true
        throw failure
      },
    }))
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })

    await clock.advance(2_000)

    expect(troubles).toEqual([failure])
    expect(kis.connections.map((at) => at - (kis.connections[0] ?? 0))).toEqual([0, 1_000])
    expect(delivered()).toBe(1)
  })

  it('replaces a connection whose socket cannot send a request', async () => {
    const failure = new Error('the socket is closed')
    let hasFailed = false
    const { clock, kis, stream, troubles, delivered } = startFakeStream(() => ({
      refuse() {
        if (hasFailed) return undefined
        hasFailed = true
        throw failure
      },
    }))
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })

    await clock.advance(20_000)

    expect(troubles).toEqual([failure])
    expect(kis.connections).toHaveLength(2)
    expect(delivered()).toBe(1)
  })

  it('replaces a connection whose socket cannot answer PINGPONG', async () => {
    const { clock, kis, stream, delivered } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(1_000)

    // The fake socket takes requests alone, and throws at another text.
    kis.sendText('{"header":{"tr_id":"PINGPONG","datetime":"20261122100001"}}')
    await clock.advance(20_000)

    expect(kis.connections).toHaveLength(2)
    expect(delivered()).toBe(1)
  })

  it('leaves no timer of a connection whose socket cannot be created', async () => {
    const failure = new Error('no socket')
    const { clock, kis, stream, troubles } = startFakeStream(() => ({
      isReachable() {
        throw failure
      },
    }))
    const listening = stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(2_000)
    listening.close()

    // A connection has 10 s to open.
    await clock.advance(20_000)

    expect(troubles).toEqual([failure, failure])
    expect(kis.connections).toHaveLength(2)
  })
})

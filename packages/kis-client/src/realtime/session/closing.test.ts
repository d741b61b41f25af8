import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream, symbols } from '../stream/fake-stream.test-kit.ts'
import type { Stream } from '../stream/stream.ts'
import { type FakeKis, fakeApprovalKeys } from './fake-kis.test-kit.ts'

const releasesOf = ({ requests }: FakeKis) => requests.filter((request) => request.startsWith('release'))

/** Closes a stream. @returns whether it is closed at each moment */
function close(stream: Stream): () => boolean {
  let isClosed = false
  void stream.close().then(() => {
    isClosed = true
  })
  return () => isClosed
}

describe('a session that closes', () => {
  it('releases every topic, also after a moment in which there was nothing to do', async () => {
    const { clock, kis, stream } = startFakeStream()
    stream.listen(ccnlKrx, symbols(4), nothing, { columns: [] })
    await clock.advance(5_000)

    const isClosed = close(stream)
    await clock.advance(10_000)

    expect(isClosed()).toBe(true)
    expect(releasesOf(kis)).toHaveLength(4)
  })

  it('releases all 41 topics of a KIS that takes 200 ms to answer', async () => {
    const { clock, kis, stream, delivered } = startFakeStream(() => ({ answerMs: 200 }))
    stream.listen(ccnlKrx, symbols(41), nothing, { columns: [] })
    await clock.advance(15_000)
    expect(delivered()).toBe(41)

    const isClosed = close(stream)
    await clock.advance(20_000)

    expect(isClosed()).toBe(true)
    expect(releasesOf(kis)).toHaveLength(41)
  })

  it('releases its topics with the approval key in hand when there is no newer one', async () => {
    let isWorking = true
    const { clock, kis, stream } = startFakeStream((on) => {
      const keys = fakeApprovalKeys(on)
      return {
        approvalKeys: {
          ...keys,
          get: (options) => (isWorking ? keys.get(options) : Promise.reject(new Error('the manager is closed'))),
        },
      }
    })
    stream.listen(ccnlKrx, symbols(2), nothing, { columns: [] })
    await clock.advance(1_000)
    isWorking = false

    const isClosed = close(stream)
    await clock.advance(10_000)

    expect(isClosed()).toBe(true)
    expect(releasesOf(kis)).toHaveLength(2)
  })

  it('ends although KIS answers no release', async () => {
    const { clock, stream } = startFakeStream(() => ({
      refuse: ({ does }) => (does === 'release' ? 'silence' : undefined),
    }))
    stream.listen(ccnlKrx, symbols(2), nothing, { columns: [] })
    await clock.advance(2_000)

    const isClosed = close(stream)
    await clock.advance(20_000)

    expect(isClosed()).toBe(true)
  })

  it('ends at once while it waits for an approval key that does not come', async () => {
    const { clock, kis, stream } = startFakeStream((on) => ({
      approvalKeys: {
        ...fakeApprovalKeys(on),
        get: ({ signal } = {}) =>
          new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      },
    }))
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(500)

    const isClosed = close(stream)
    await clock.advance(0)

    expect(isClosed()).toBe(true)
    expect(kis.connections).toEqual([])
  })
})

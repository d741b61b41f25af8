import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream } from '../stream/fake-stream.test-kit.ts'
import { fakeApprovalKeys } from './fake-kis.test-kit.ts'

describe('a session without a valid approval key', () => {
  it('keeps the connection that delivers when there is no key for a further topic', async () => {
    let isWorking = true
    const { clock, kis, stream, delivered, trade } = startFakeStream((on) => {
      const keys = fakeApprovalKeys(on)
      // Its life is over when the next one is asked for.
      const get: typeof keys.get = async (options) => {
        if (!isWorking) throw new Error('KIS is away')
        return { ...(await keys.get(options)), expiresAt: on.now() + 5_000 }
      }
      return { approvalKeys: { ...keys, get } }
    })
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(6_000)
    isWorking = false

    stream.listen(ccnlKrx, '000660', nothing, { columns: [] })
    await clock.advance(15_000)

    expect(trade('005930', '70000')).toBe(true)
    expect(kis.connections).toHaveLength(1)
    expect(delivered()).toBe(1)
    isWorking = true
    await clock.advance(10_000)
    expect(delivered()).toBe(2)
  })

  it('comes back after KIS has refused several keys in a row', async () => {
    const seen = new Set<string>()
    const { clock, kis, stream, delivered } = startFakeStream(() => ({
      refuse({ approvalKey }) {
        seen.add(approvalKey)
        return [...seen].indexOf(approvalKey) < 4 ? 'OPSP0011' : undefined
      },
    }))
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })

    await clock.advance(600_000)

    expect(delivered()).toBe(1)
    expect(seen.size).toBe(5)
    // Two new keys a connection, then the next connection.
    expect(kis.connections).toHaveLength(2)
  })
})

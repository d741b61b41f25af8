import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream, symbols } from '../stream/fake-stream.test-kit.ts'

describe('a session at a KIS that has a fault', () => {
  it.each(['OPSP0007', 'OPSP1234'])(
    'asks rarely while each request gets %s, and for every topic afterwards',
    async (code) => {
      let isFaulty = true
      const { clock, kis, stream, delivered } = startFakeStream(() => ({
        refuse: () => (isFaulty ? code : undefined),
      }))
      stream.listen(ccnlKrx, symbols(41), nothing, { columns: [] })
      await clock.advance(60_000)

      // At once, and after 10 and 30 s: the wait doubles.
      expect(kis.requests).toHaveLength(3)
      expect(stream.state()[0]).toMatchObject({ status: 'pending', reason: { reason: 'fault' } })
      isFaulty = false
      await clock.advance(300_000)
      expect(delivered()).toBe(41)
    },
  )
})

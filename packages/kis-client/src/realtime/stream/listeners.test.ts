import { describe, expect, it, onTestFinished } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { nothing, startFakeStream } from './fake-stream.test-kit.ts'
import type { Listening } from './stream.ts'

describe('listeners of a stream', () => {
  it('passes no row to a listener that another one has closed', async () => {
    const { clock, stream, trade } = startFakeStream()
    const rows: unknown[] = []
    let other: Listening | undefined
    stream.listen(ccnlKrx, '005930', () => other?.close())
    other = stream.listen(ccnlKrx, '005930', (row) => rows.push(row))
    await clock.advance(1_000)

    trade('005930', '70000', '70100')

    expect(rows).toEqual([])
  })

  it('passes the next frame to a listener that began inside of a row, with all its columns', async () => {
    const { clock, stream, trade } = startFakeStream()
    const prices: unknown[] = []
    let hasBegun = false
    const begin = () => {
      if (hasBegun) return
      hasBegun = true
      stream.listen(ccnlKrx, '005930', ({ STCK_PRPR }) => prices.push(STCK_PRPR), { columns: ['STCK_PRPR'] })
    }
    stream.listen(ccnlKrx, '005930', begin, { columns: ['CNTG_VOL'] })
    await clock.advance(1_000)

    trade('005930', '70000', '70100')
    trade('005930', '70200')

    expect(prices).toEqual(['70200'])
  })

  it('passes a row to the other listeners when one of them throws, and reports the error', async () => {
    const { clock, stream, trade, troubles } = startFakeStream()
    const prices: unknown[] = []
    const failure = new Error('a fault of the user')
    const fail = () => {
      throw failure
    }
    stream.listen(ccnlKrx, '005930', fail)
    stream.listen(ccnlKrx, '005930', ({ STCK_PRPR }) => prices.push(STCK_PRPR), { columns: ['STCK_PRPR'] })
    await clock.advance(1_000)

    trade('005930', '70000')

    expect(prices).toEqual(['70000'])
    expect(troubles).toEqual([failure])
  })

  it('registers a topic again that was given up and wanted again while KIS released it', async () => {
    const { clock, kis, stream } = startFakeStream()
    const subscribe = () => stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    subscribe().close()
    const first = subscribe()
    await clock.advance(1_000)
    kis.hold()
    first.close()
    await clock.advance(200)

    subscribe().close()
    const last = subscribe()
    kis.answer()
    await clock.advance(1_000)

    expect(kis.requests).toEqual(['register H0STCNT0 005930', 'release H0STCNT0 005930', 'register H0STCNT0 005930'])
    expect(last.state()).toMatchObject([{ status: 'live' }])
  })

  it('warns of an error of a listener of troubles, which no other one gets', async () => {
    const warnings: string[] = []
    const noteWarning = ({ message }: Error) => warnings.push(message)
    process.on('warning', noteWarning)
    onTestFinished(() => void process.off('warning', noteWarning))
    const { stream, clock } = startFakeStream(() => ({ isReachable: () => false }))
    stream.on('trouble', () => {
      throw new Error('the log is full')
    })
    stream.listen(ccnlKrx, '005930', nothing)

    await clock.advance(500)

    expect(warnings).toEqual(['the log is full'])
  })
})

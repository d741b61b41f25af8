import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { mondayAt, startScene } from './stream.test-kit.ts'

const tenOClock = mondayAt('10:00:00')

describe('createStream', () => {
  it('delivers every trade that the simulator sends, once and in order, as exact decimals', async () => {
    const { clock, simulator, stream } = await startScene()
    const sent: string[] = []
    simulator.realtime.onSent(({ rows }) => sent.push(...rows.map((row) => `${row[1]} ${row[2]} ${row[13]}`)))
    const received: string[] = []
    const columns = ['STCK_CNTG_HOUR', 'STCK_PRPR', 'ACML_VOL'] as const
    const listening = stream.listen(
      ccnlKrx,
      '005930',
      (row) => received.push(`${row.STCK_CNTG_HOUR} ${row.STCK_PRPR} ${row.ACML_VOL}`),
      { columns },
    )
    await clock.settle(listening.whenLive())
    await clock.runUntil(tenOClock + 60_000)

    expect(received.length).toBeGreaterThan(10)
    expect(received).toEqual(sent)
    expect(listening.topics()).toMatchObject([{ trId: 'H0STCNT0', key: '005930', status: 'live', rows: sent.length }])
  })

  it('yields rows to a loop with the instant and the session of each', async () => {
    const { clock, stream } = await startScene()
    const trades = stream.subscribe(ccnlKrx, '005930', { columns: ['STCK_PRPR'] })
    const rows = trades[Symbol.asyncIterator]()

    const first = await clock.settle(rows.next())

    expect(first.value).toMatchObject({ key: '005930', session: 'regular' })
    expect(first.value?.at).toBeGreaterThanOrEqual(tenOClock)
    await rows.return?.()
    expect(stream.state()).toEqual([])
  })

  it('reports a gap that covers the hole after a connection that was closed', async () => {
    const { clock, simulator, stream, gaps } = await startScene()
    const listening = stream.listen(ccnlKrx, '005930', () => undefined, { columns: [] })
    await clock.settle(listening.whenLive())
    await clock.runUntil(tenOClock + 30_000)
    const closedAt = clock.now()
    simulator.realtime.disconnect()
    await clock.runUntil(tenOClock + 60_000)

    expect(gaps).toMatchObject([{ trId: 'H0STCNT0', key: '005930', from: closedAt, isCertain: true }])
    const [registeredAgain] = simulator.realtime.requests().slice(-1)
    expect(gaps[0]?.to).toBe(registeredAgain?.at)
  })
})

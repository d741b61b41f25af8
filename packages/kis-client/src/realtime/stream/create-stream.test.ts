import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { createSteppedClock } from '../../simulator/clocks/stepped.ts'
import type { SimulatorOptions } from '../../simulator/options.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import { createStream } from './create-stream.ts'
import type { Gap, StreamOptions, TopicReport } from './stream.ts'

// A Monday with trading on KRX, an hour after the open.
const tenOClock = Date.parse('2026-11-23T10:00:00+09:00')

async function startStream(options: SimulatorOptions = {}, streaming: StreamOptions = {}) {
  const clock = createSteppedClock(tenOClock)
  const simulator = await startSimulator({ clock, hours: 'exchange', ...options })
  const kis = createKisClient({ ...simulator.clientOptions })
  const stream = createStream(kis, { random: () => 0.5, ...streaming })
  const gaps: Gap[] = []
  const changes: TopicReport[] = []
  const troubles: unknown[] = []
  stream.on('gap', (gap) => gaps.push(gap))
  stream.on('topic', (report) => changes.push(report))
  stream.on('trouble', (trouble) => troubles.push(trouble))
  onTestFinished(async () => {
    await clock.settle(stream.close())
    await clock.settle(kis.close())
    await simulator.close()
  })
  return { clock, simulator, kis, stream, gaps, changes, troubles }
}

describe('createStream', () => {
  it('delivers every trade that the simulator sends, once and in order, as exact decimals', async () => {
    const { clock, simulator, stream } = await startStream()
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
    const { clock, stream } = await startStream()
    const trades = stream.subscribe(ccnlKrx, '005930', { columns: ['STCK_PRPR'] })
    const rows = trades[Symbol.asyncIterator]()

    const first = await clock.settle(rows.next())

    expect(first.value).toMatchObject({ key: '005930', session: 'regular' })
    expect(first.value?.at).toBeGreaterThanOrEqual(tenOClock)
    await rows.return?.()
    expect(stream.state()).toEqual([])
  })

  it('reports a gap that covers the hole after a connection that was closed', async () => {
    const { clock, simulator, stream, gaps } = await startStream()
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

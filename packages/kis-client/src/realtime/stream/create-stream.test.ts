import { assert, describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { createStream } from './create-stream.ts'
import { mondayAt, startScene } from './stream.test-kit.ts'

const tenOClock = mondayAt('10:00:00')

describe('createStream', () => {
  it.each([undefined, {}, 'kis'])('refuses %j in place of a client, also in a pool', async (wrong) => {
    const { kis } = await startScene()
    const untyped = JSON.parse(JSON.stringify({ wrong })).wrong

    expect(() => createStream(untyped)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'client' }))
    expect(() => createStream(kis, { pool: [untyped] })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'pool[0]' }),
    )
  })

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
    expect(listening.state()).toMatchObject([{ trId: 'H0STCNT0', key: '005930', status: 'live', rows: sent.length }])
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

describe('createStream for one app key', () => {
  it('refuses a second stream of one client, whose topics would go to a session of its own', async () => {
    const { clock, kis, stream } = await startScene()

    expect(() => createStream(kis)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'client' }))
    await clock.settle(stream.close())
    await clock.settle(createStream(kis).close())
  })

  it('serves more than 41 topics with a pool of app keys, 41 at most for each', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `${100_000 + index}`)
    const instruments = keys.map((symbol) => ({ symbol }))
    const { clock, simulator, kis } = await startScene({ instruments, moreAppKeys: 1 })
    const [second] = simulator.moreCredentials
    assert(second)
    const other = createKisClient({ ...simulator.clientOptions, credentials: second })
    const third = createKisClient({ ...simulator.clientOptions })
    onTestFinished(() => clock.settle(Promise.all([other.close(), third.close()]).then(() => undefined)))
    const stream = createStream(third, { pool: [other] })
    await clock.settle(stream.listen(ccnlKrx, keys, () => undefined).whenLive())

    const places = Object.groupBy(simulator.realtime.places(), ({ connection }) => connection)
    expect(Object.values(places).flat()).toHaveLength(60)
    for (const taken of Object.values(places)) expect(taken?.length).toBeLessThanOrEqual(41)
    expect(kis.realtime.keyName).not.toBe(other.realtime.keyName)
    await clock.settle(stream.close())
  })
})

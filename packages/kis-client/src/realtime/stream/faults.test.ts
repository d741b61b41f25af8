import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { askingPriceKrx, ccnlKrx, ccnlTotal } from '../../endpoints/feeds.gen.ts'
import { mondayAt, startScene } from './stream.test-kit.ts'
import type { Stream } from './stream.ts'

const nothing = () => undefined
const statusOf = (stream: Stream) => stream.state().map(({ key, status }) => [key, status])
const codesOf = (troubles: readonly unknown[]) => troubles.map((trouble) => Reflect.get(Object(trouble), 'problem'))

describe('a stream under faults', () => {
  it('renews an approval key that KIS refuses, and goes on', async () => {
    const { clock, simulator, stream } = await startScene()
    await clock.settle(stream.listen(ccnlKrx, '005930', nothing).whenLive())
    simulator.realtime.killApprovalKeys()

    await clock.settle(stream.listen(ccnlKrx, '000660', nothing).whenLive())

    expect(statusOf(stream)).toEqual([
      ['005930', 'live'],
      ['000660', 'live'],
    ])
    expect(simulator.calls({ path: '/oauth2/Approval' })).toHaveLength(2)
  })

  it('waits 300 s for a topic that KIS holds, and shows its price by REST meanwhile', async () => {
    const { clock, simulator, stream, prices, pass } = await startScene()
    simulator.realtime.refuse({ key: '005930' }, 'OPSP0002')
    const listening = stream.listen(ccnlKrx, '005930', nothing)
    await pass(60_000)

    const [report] = listening.state()
    const [refused] = simulator.realtime.requests()
    expect(report).toMatchObject({
      status: 'pending',
      reason: { reason: 'held', nextTryAt: (refused?.at ?? 0) + 300_000 },
    })
    expect(prices.length).toBeGreaterThan(3)
    expect(prices[0]).toMatchObject({ source: 'rest', trId: 'H0STCNT0', key: '005930' })
    await clock.settle(listening.whenLive())
    expect(simulator.realtime.requests().map(({ at }) => at - (refused?.at ?? 0))).toEqual([0, 300_000])
  })

  it('yields to another program on the app key, and says so', async () => {
    const { clock, simulator, stream, troubles, pass } = await startScene()
    const stranger = createKisClient({ ...simulator.clientOptions })
    onTestFinished(() => clock.settle(stranger.close()))
    simulator.realtime.refuse({}, 'OPSP8996', 3)
    const listening = stream.listen(ccnlKrx, '005930', nothing)
    await pass(1_000)

    expect(listening.state()).toMatchObject([{ status: 'pending', reason: { reason: 'key-in-use' } }])
    expect(codesOf(troubles)).toEqual(['key-in-use'])
    await clock.settle(listening.whenLive())
    const times = simulator.realtime.requests().map(({ at }) => at)
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    // 30, 60 and 120 s, of which chance takes up to a half, but never below 30; 0.5 takes a quarter.
    expect(waits.map((ms) => Math.round(ms / 1_000))).toEqual([30, 45, 90])
  })

  it('finds a connection that died silently by REST, and reports the gap since its last message', async () => {
    const { clock, simulator, stream, gaps, troubles, pass } = await startScene()
    const keys = ['005930', '000660', '035720']
    const last = new Map<string, number>()
    const listening = stream.listen(ccnlKrx, keys, ({ key = '', receivedAt }) => last.set(key, receivedAt))
    await clock.settle(listening.whenLive())
    await pass(60_000)
    const diedAt = clock.now()
    simulator.realtime.silence()
    await pass(120_000)

    expect(codesOf(troubles)).toContain('replaced')
    expect(gaps).toHaveLength(3)
    for (const { from, to, isCertain, key } of gaps) {
      expect(isCertain).toBe(false)
      expect(from).toBeGreaterThanOrEqual(last.get(key) === undefined ? 0 : diedAt - 60_000)
      expect(from).toBeLessThanOrEqual(diedAt)
      expect(to).toBeGreaterThan(diedAt)
    }
    expect(statusOf(stream).map(([, status]) => status)).toEqual(['live', 'live', 'live'])
  })

  it('begins a gap with the last message when the connection was silent before it was closed', async () => {
    const { clock, simulator, stream, gaps, pass } = await startScene()
    const arrivals: number[] = []
    const listening = stream.listen(ccnlKrx, '005930', ({ receivedAt }) => arrivals.push(receivedAt))
    await clock.settle(listening.whenLive())
    await pass(60_000)
    simulator.realtime.silence()
    const [diedAt, lastAt = 0] = [clock.now(), arrivals.at(-1)]
    // Longer than between two PINGPONGs, shorter than the watchdog needs.
    await pass(20_000)
    simulator.realtime.disconnect()
    await pass(10_000)

    expect(gaps).toMatchObject([{ key: '005930', isCertain: false }])
    expect(gaps[0]?.from).toBeGreaterThanOrEqual(lastAt)
    expect(gaps[0]?.from).toBeLessThanOrEqual(diedAt)
  })

  it('registers a single topic again that fell silent while others live', async () => {
    const { clock, simulator, stream, gaps, pass } = await startScene()
    await clock.settle(stream.listen(ccnlKrx, ['005930', '000660'], nothing).whenLive())
    await pass(60_000)
    simulator.realtime.silence({ key: '005930' })
    await pass(300_000)

    expect(gaps).toMatchObject([{ key: '005930', isCertain: false }])
    const asked = simulator.realtime.requests({ key: '005930' }).map(({ act, connection }) => `${act} on ${connection}`)
    expect(asked).toEqual(['register on 1', 'release on 1', 'register on 1'])
    expect(statusOf(stream)).toContainEqual(['005930', 'live'])
  })

  it('shows prices of REST for a topic that stays stale, and leaves the others alone', async () => {
    const { clock, simulator, stream, gaps, prices, troubles, pass } = await startScene()
    await clock.settle(stream.listen(ccnlKrx, ['005930', '000660'], nothing).whenLive())
    await pass(60_000)
    const silence = () => simulator.realtime.silence({ key: '005930' })
    // Its registration makes it live again, so it is silenced once more.
    stream.on('gap', silence)
    silence()
    await pass(3_600_000)

    expect(statusOf(stream)).toEqual([
      ['005930', 'stale'],
      ['000660', 'live'],
    ])
    expect(simulator.realtime.requests()).toHaveLength(4)
    expect(gaps.map(({ key }) => key)).toEqual(['005930'])
    expect(troubles).toEqual([])
    expect(prices.at(-1)).toMatchObject({ key: '005930', source: 'rest' })
    expect(prices.at(-1)?.askedAt).toBeGreaterThan(clock.now() - 60_000)
  })

  it('skips a damaged frame, counts it, and keeps those after it', async () => {
    const { clock, simulator, stream, unreadable, pass } = await startScene()
    let rows = 0
    await clock.settle(stream.listen(ccnlKrx, '005930', () => (rows += 1)).whenLive())
    simulator.realtime.mangle({ key: '005930' }, 'cut', 2)
    await pass(60_000)

    expect(unreadable).toMatchObject([
      { trId: 'H0STCNT0', count: 1 },
      { trId: 'H0STCNT0', count: 2 },
    ])
    expect(rows).toBeGreaterThan(5)
  })

  it('replaces a connection that does not answer a request', async () => {
    const { clock, simulator, stream } = await startScene()
    simulator.realtime.delayAnswers({}, 60_000)

    await clock.settle(stream.listen(ccnlKrx, '005930', nothing).whenLive())

    expect(statusOf(stream)).toEqual([['005930', 'live']])
  })

  it('comes back after a restart of KIS, with a gap a topic', async () => {
    const { clock, simulator, stream, gaps, pass } = await startScene()
    await clock.settle(stream.listen(ccnlKrx, ['005930', '000660'], nothing).whenLive())
    const from = clock.now()
    simulator.realtime.restart(30_000)
    await pass(90_000)

    // The topic of the lowest rank is asked for first: KIS may hold it.
    expect(gaps).toMatchObject([
      { key: '000660', from, isCertain: true },
      { key: '005930', from, isCertain: true },
    ])
    expect(gaps.every(({ to }) => to >= from + 30_000)).toBe(true)
  })

  it('refuses a topic for good that KIS refuses, with its code', async () => {
    const { clock, simulator, stream } = await startScene()
    simulator.realtime.refuse({}, 'OPSP8992')
    const listening = stream.listen(ccnlKrx, '005930', nothing)

    await expect(clock.settle(listening.whenLive())).rejects.toMatchObject({ code: 'KIS_NOT_LIVE', state: 'refused' })
    expect(listening.state()).toMatchObject([{ reason: { reason: 'refused', messageCode: 'OPSP8992' } }])
  })
})

describe('a stream with many topics', () => {
  const keys = Array.from({ length: 45 }, (_, index) => `${100_000 + index}`)
  const instruments = keys.map((symbol) => ({ symbol }))

  it('registers 41 topics at most, and names who holds the places to those that wait', async () => {
    const { simulator, stream, pass } = await startScene({ instruments })
    stream.listen(ccnlKrx, keys, nothing)
    await pass(10_000)

    expect(simulator.realtime.places()).toHaveLength(41)
    const waiting = stream.state().filter(({ status }) => status !== 'live')
    expect(waiting).toHaveLength(4)
    for (const { reason } of waiting) expect(reason).toMatchObject({ reason: 'no-place', holders: { length: 41 } })
  })

  it('gives a place to a higher priority, and reports the evicted topic as a gap', async () => {
    const { clock, simulator, stream, pass } = await startScene({ instruments })
    await clock.settle(stream.listen(ccnlKrx, keys.slice(0, 41), nothing).whenLive())
    await clock.settle(stream.listen(askingPriceKrx, '005930', nothing, { priority: 1 }).whenLive())
    await pass(1_000)

    expect(simulator.realtime.places()).toHaveLength(41)
    const evicted = stream.state().filter(({ status }) => status === 'gap')
    expect(evicted).toMatchObject([{ key: keys[40], reason: { reason: 'no-place' } }])
  })

  it('releases every place at KIS when it is closed', async () => {
    const { clock, simulator, stream } = await startScene({ heldPlacesMs: 300_000 })
    await clock.settle(stream.listen(ccnlKrx, ['005930', '000660'], nothing).whenLive())

    await clock.settle(stream.close())

    expect(simulator.realtime.places()).toEqual([])
  })

  it('waits when KIS holds the places of a dropped connection, and asks for few of them', async () => {
    const { clock, simulator, stream, pass, gaps } = await startScene({ instruments, heldPlacesMs: 40_000 })
    const listening = stream.listen(ccnlKrx, keys.slice(0, 41), nothing)
    await clock.settle(listening.whenLive())
    simulator.realtime.disconnect()
    await pass(1_000)

    await clock.settle(listening.whenLive())

    const codes = Object.groupBy(simulator.realtime.requests(), ({ code }) => code)
    expect(codes.OPSP0000).toHaveLength(82)
    expect(codes.OPSP0008 ?? []).toEqual([])
    // Topics were asked for at once, after 15 s and after 45 s; the places were free after 40 s.
    expect(codes.OPSP0002).toHaveLength(2)
    expect(gaps.map(({ isCertain }) => isCertain)).toEqual(Array(41).fill(true))
  })
})

describe('a subscription', () => {
  it('drops the oldest rows of a slow reader, counts them, and says so', async () => {
    const { clock, simulator, stream, pass } = await startScene()
    const dropped: unknown[] = []
    stream.on('dropped', (event) => dropped.push(event))
    const trades = stream.subscribe(ccnlKrx, '005930', { mostRows: 5, columns: ['ACML_VOL'] })
    let last: string | undefined
    stream.listen(ccnlKrx, '005930', (row) => (last = row.ACML_VOL), { columns: ['ACML_VOL'] })
    await clock.settle(trades.whenLive())
    simulator.realtime.burst({}, 20)
    await pass(60_000)

    const rows: unknown[] = []
    trades.close()
    for await (const row of trades) rows.push(row.ACML_VOL)
    expect(rows).toHaveLength(5)
    expect(rows.at(-1)).toBe(last)
    expect(dropped).toHaveLength(1)
    expect(trades.dropped).toBeGreaterThan(10)
  })

  it('keeps the newest row of each key, if the user chooses so', async () => {
    const { clock, stream, pass } = await startScene()
    const trades = stream.subscribe(ccnlKrx, ['005930', '000660'], { whenFull: 'newest-by-key', columns: [] })
    await clock.settle(trades.whenLive())
    await pass(60_000)

    const keys: unknown[] = []
    trades.close()
    for await (const { key } of trades) keys.push(key)
    expect(keys.toSorted()).toEqual(['000660', '005930'])
  })

  it('ends its loop with the reason of its signal, and gives its topic up', async () => {
    const { clock, simulator, stream, pass } = await startScene()
    const stop = new AbortController()
    const trades = stream.subscribe(ccnlKrx, '005930', { signal: stop.signal })
    await clock.settle(trades.whenLive())
    const loop = (async () => {
      for await (const _ of trades) stop.abort(new Error('enough'))
    })()

    await expect(clock.settle(loop)).rejects.toThrow('enough')
    await pass(1_000)
    expect(simulator.realtime.places()).toEqual([])
  })

  it('lets a decision rest on a topic only while it is live or quiet', async () => {
    const { clock, simulator, stream } = await startScene()
    await clock.settle(stream.listen(ccnlKrx, '005930', nothing).whenLive())
    stream.requireLive(ccnlKrx, '005930')
    simulator.realtime.disconnect()
    await clock.runUntil(clock.now() + 100)

    expect(() => stream.requireLive(ccnlKrx, '005930')).toThrow(
      expect.objectContaining({ code: 'KIS_NOT_LIVE', topic: 'H0STCNT0 005930', state: 'gap' }),
    )
    expect(() => stream.requireLive(ccnlKrx, '000660')).toThrow(expect.objectContaining({ state: 'pending' }))
  })

  it('refuses a wrong key, an unknown column, an unknown option and a feed that paper trading lacks', async () => {
    const { stream } = await startScene()

    expect(() => stream.subscribe(ccnlKrx, '')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'keys' }))
    expect(() => stream.subscribe(ccnlKrx, [])).toThrow(expect.objectContaining({ field: 'keys' }))
    expect(() => stream.subscribe(ccnlKrx, '1', JSON.parse('{"columns":["PRICE"]}'))).toThrow(
      expect.objectContaining({ field: 'columns' }),
    )
    expect(() => stream.subscribe(ccnlKrx, '1', JSON.parse('{"column":[]}'))).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT' }),
    )
    expect(() => stream.subscribe(ccnlTotal, '005930')).toThrow(expect.objectContaining({ code: 'KIS_NOT_OFFERED' }))
  })

  it('reports a topic as quiet when the market has closed, without a question to REST', async () => {
    const { clock, simulator, stream, pass } = await startScene({}, {}, mondayAt('19:58:00'))
    await clock.settle(stream.listen(ccnlKrx, '005930', nothing).whenLive())
    await clock.runUntil(mondayAt('20:10:00'))
    const before = simulator.calls().length
    await pass(3_600_000)

    expect(statusOf(stream)).toEqual([['005930', 'quiet']])
    expect(simulator.calls().length).toBe(before)
  })
})

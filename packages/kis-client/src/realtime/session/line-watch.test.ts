import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { createSteppedClock } from '../../simulator/clocks/stepped.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import { createKnownFeeds } from '../known-feeds.ts'
import { createStream } from '../stream/create-stream.ts'
import type { Gap } from '../stream/stream.ts'
import { carryOut } from '../topics/book.test-kit.ts'
import { createBook } from '../topics/book.ts'
import { topicName } from '../topics/topic.ts'
import { createLineWatch, type LineWatch } from './line-watch.ts'

const tenOClock = Date.parse('2026-11-20T10:00:00+09:00')
const minuteMs = 60_000
const samsung = { trId: 'H0STCNT0', key: '005930' }

/** Starts a stream of trades. Symbols that begin with 9 are small companies, of which some minutes have no trade. */
async function watch(symbols: readonly string[], startAt: number = tenOClock) {
  const clock = createSteppedClock(startAt)
  const instruments = symbols.filter((symbol) => symbol.startsWith('9')).map((symbol) => ({ symbol }))
  const simulator = await startSimulator({ clock, hours: 'exchange', environment: 'real', instruments })
  const kis = createKisClient({ ...simulator.clientOptions })
  const stream = createStream(kis, { random: () => 0.5 })
  const gaps: Gap[] = []
  stream.on('gap', (gap) => gaps.push(gap))
  stream.listen(ccnlKrx, symbols, () => undefined, { columns: [] })
  onTestFinished(async () => {
    await clock.settle(stream.close())
    await clock.settle(kis.close())
    await simulator.close()
  })
  return { clock, simulator, stream, gaps }
}

describe('the watch of a line', () => {
  it('registers no topic again that has been silent and has rows again', async () => {
    const symbols = ['900001', '900002', '900003', '900005', '900007']
    const { clock, simulator, gaps } = await watch(symbols)

    await clock.runUntil(tenOClock + 60 * minuteMs)

    expect(gaps).toEqual([])
    expect(simulator.realtime.requests()).toHaveLength(symbols.length)
  })

  it('registers a topic again that falls silent soon after its renewals, once another one may follow', async () => {
    const { clock, simulator, stream, gaps } = await watch(['005930', '000660', '035420'])
    await clock.runUntil(tenOClock + 5 * minuteMs)

    const silentAt: number[] = []
    for (let time = 0; time < 5; time += 1) {
      await clock.runUntil(clock.now() + 20_000)
      silentAt.push(clock.now())
      simulator.realtime.silence(samsung)
      const until = clock.now() + 10 * minuteMs
      while (gaps.length <= time && clock.now() < until) await clock.runUntil(clock.now() + 1_000)
    }

    expect(gaps.map(({ key, isCertain }) => [key, isCertain])).toEqual(silentAt.map(() => ['005930', false]))
    for (const [index, { from }] of gaps.entries()) expect(from).toBeLessThanOrEqual(silentAt[index] ?? 0)
    expect(stream.state().map(({ status }) => status)).toEqual(['live', 'live', 'live'])
  })

  it('replaces no connection for a topic that it does not have', async () => {
    const { clock, simulator } = await watch(['005930', '000660', '035420'])
    await clock.runUntil(tenOClock + 5 * minuteMs)

    simulator.realtime.refuse({ key: '005930' }, 'OPSP0002')
    simulator.realtime.disconnect()
    await clock.runUntil(tenOClock + 14 * minuteMs)

    expect(simulator.realtime.requests().map(({ connection, key }) => [connection, key])).toEqual([
      [1, '005930'],
      [1, '000660'],
      [1, '035420'],
      // The lowest rank first, since KIS may hold what it is asked for.
      [2, '035420'],
      [2, '005930'],
      [2, '000660'],
      [2, '005930'],
    ])
  })

  it('finds a topic that has died before the closing auction, and begins its gap before the trade of the auction', async () => {
    const diedAt = Date.parse('2026-11-20T15:20:30+09:00')
    const { clock, simulator, gaps } = await watch(['005930', '000660', '035420'], diedAt - 5 * minuteMs)
    await clock.runUntil(diedAt)

    simulator.realtime.silence({ key: '005930' })
    await clock.runUntil(diedAt + 19 * minuteMs)

    const [gap, ...others] = gaps
    expect(others).toEqual([])
    expect(gap).toMatchObject({ key: '005930', isCertain: false })
    expect(gap?.from).toBeLessThan(Date.parse('2026-11-20T15:30:00+09:00'))
  })
})

describe('the watch of a line over two connections', () => {
  it('replaces the connection that a silent topic has moved to, and not the one that it came from', async () => {
    const { clock, watch, book, replaced } = await startTwoConnections()
    const indices = Array.from({ length: 40 }, (_, key) => ({ trId: 'H0UPCNT0', key: `${1_000 + key}` }))
    for (const topic of [...indices, samsung]) book.want(topic, 0, clock.now())
    carryOut(book, 'a', clock.now())
    book.want({ trId: 'H0STCNI0', key: 'trader' }, 9, clock.now())
    expect(carryOut(book, 'b', clock.now())).toEqual(['register H0STCNT0|005930'])
    carryOut(book, 'a', clock.now())

    for (let time = 0; time < 12; time += 1) {
      const payload = { count: 1, payload: '', receivedAt: clock.now() }
      for (const topic of indices) watch.received([topicName(topic)], 'a', { trId: topic.trId, ...payload })
      await clock.runUntil(clock.now() + 10_000)
    }

    expect(replaced).toEqual(['b'])
  })

  it('asks for no trade of a topic that was lost, and replaces no connection for it', async () => {
    const { clock, simulator, book, replaced } = await startTwoConnections()
    book.want(samsung, 0, clock.now())
    carryOut(book, 'a', clock.now())

    for (const session of ['a', 'b']) book.closed(session, { from: clock.now(), isCertain: true, heardAt: clock.now() })
    await clock.runUntil(clock.now() + 5 * minuteMs)

    expect(simulator.calls()).toEqual([])
    expect(replaced).toEqual([])
  })
})

/** Starts the watch over two connections, at a market of the simulator. */
async function startTwoConnections() {
  const clock = createSteppedClock(tenOClock)
  const simulator = await startSimulator({ clock, hours: 'exchange', environment: 'real' })
  const client = createKisClient({ ...simulator.clientOptions })
  const replaced: string[] = []
  let watch: LineWatch | undefined
  const book = createBook({
    sessions: ['a', 'b'],
    isPinned: ({ trId }) => trId === 'H0STCNI0',
    changed: (topic, state) => watch?.changed(topic, state),
    moved: (topic) => watch?.moved(topic),
    provenAt: () => undefined,
  })
  const own = createLineWatch({
    client,
    clock,
    sessions: ['a', 'b'],
    feeds: createKnownFeeds(),
    book,
    listener: { frame: () => undefined, topic: () => undefined, trouble: () => undefined },
    replace: (session) => replaced.push(session),
    look: () => undefined,
  })
  watch = own
  for (const session of ['a', 'b']) book.opened(session)
  onTestFinished(async () => {
    own.close()
    await clock.settle(client.close())
    await simulator.close()
  })
  return { clock, simulator, watch: own, book, replaced }
}

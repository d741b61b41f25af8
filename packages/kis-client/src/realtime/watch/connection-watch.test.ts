import { describe, expect, it, onTestFinished } from 'vitest'
import { type ConnectionSuspicion, createConnectionWatch } from './connection-watch.ts'
import type { TopicWatch } from './watchdog.ts'
import { startWatched, tenAt, type Watched } from './watched.test-kit.ts'

const seconds = (count: number) => count * 1_000

/** Starts a connection with three topics, which trade every 2, 4 and 8 s for ten minutes. */
async function startConnection(isExpected: () => boolean | undefined = () => true) {
  const watched = startWatched({ isExpected })
  const suspicions: ConnectionSuspicion[] = []
  const connection = createConnectionWatch({
    clock: watched.clock,
    isExpected,
    suspected: (suspicion) => suspicions.push(suspicion),
  })
  onTestFinished(() => connection.close())
  const topics = ['005930', '000660', '035720'].map((key) => watched.watch(key))
  for (const topic of topics) connection.add(topic)
  await tradeFor(watched, topics, 600)
  return { ...watched, connection, suspicions, topics }
}

async function tradeFor({ clock, trade }: Watched, topics: readonly TopicWatch[], forSeconds: number): Promise<void> {
  for (let second = 1; second <= forSeconds; second += 1) {
    await clock.advance(seconds(1))
    for (const [index, topic] of topics.entries()) if (second % 2 ** (index + 1) === 0) trade(topic)
  }
}

describe('createConnectionWatch', () => {
  it('suspects a connection on which all topics fall silent, with one call and before each topic alone', async () => {
    const { clock, topics, trade, suspicions, asked } = await startConnection()
    for (let second = 0; second < 20; second += 1) {
      await clock.advance(seconds(1))
      for (const topic of topics) trade(topic, 'lost')
    }

    // 10 s of silence, the grace for the row of the trade that REST shows, and the spacing of the calls.
    expect(suspicions).toMatchObject([{ lastAt: tenAt + seconds(600), topic: { key: '005930' } }])
    expect(asked).toHaveLength(1)
  })

  it('suspects it too when PINGPONG goes on, a little later', async () => {
    const { clock, topics, trade, suspicions, connection } = await startConnection()
    for (let second = 0; second < 40; second += 1) {
      await clock.advance(seconds(1))
      for (const topic of topics) trade(topic, 'lost')
      if (second % 12 === 0) connection.pinged(clock.now())
      if (second === 15) expect(suspicions).toEqual([])
    }

    expect(suspicions).toMatchObject([{ lastAt: tenAt + seconds(600) }])
  })

  it('suspects nothing when nothing trades, whether PINGPONG comes or not', async () => {
    const { clock, suspicions, asked } = await startConnection()

    await clock.advance(seconds(300))

    expect(suspicions).toEqual([])
    // The answers make the questions rarer, up to one in 480 s.
    expect(asked.filter(([, key]) => key === '005930').length).toBeLessThan(10)

    await clock.advance(seconds(20_000))
    const last = asked.at(-1)?.[0] ?? 0
    expect(last).toBeGreaterThan((clock.now() - tenAt) / 1_000 - 490)
  })

  it('asks nothing while rows come on any topic', async () => {
    const { clock, topics, trade, asked } = await startConnection()
    for (let second = 0; second < 60; second += 1) {
      await clock.advance(seconds(1))
      for (const [index, topic] of topics.entries()) if (second % 5 === 0 && index === 2) trade(topic)
    }

    expect(asked.filter(([second]) => second < 620)).toEqual([])
  })

  it.each([false, undefined])('asks nothing where a trade is not known to be expected: %s', async (isExpected) => {
    const { clock, asked, suspicions } = await startConnection(() => isExpected)
    await clock.advance(seconds(100))

    expect(asked).toEqual([])
    expect(suspicions).toEqual([])
  })

  it('reports one suspicion for one silence, and another one after rows have come', async () => {
    const connection = await startConnection()
    const { clock, topics, trade, suspicions } = connection
    const fallSilent = async () => {
      for (let second = 0; second < 120; second += 1) {
        await clock.advance(seconds(1))
        for (const topic of topics) trade(topic, 'lost')
      }
    }
    await fallSilent()
    expect(suspicions).toHaveLength(1)

    await tradeFor(connection, topics, 60)
    await fallSilent()

    expect(suspicions).toHaveLength(2)
  })
})

import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import type { SeenRow } from './compare-trade.ts'
import { createRestBudget } from './rest-budget.ts'
import { createWatchdog, type TopicWatch } from './watchdog.ts'
import { tenAt, tradesOf } from './watched.test-kit.ts'

/** Mean times between two trades of the topics: those of large, middle and small companies, in ms. */
const meansMs = [500, 2_000, 5_000, 12_000, 12_000, 40_000, 80_000, 160_000]
const hourMs = 3_600_000
/** Longest time until a loss is found, in ms: the longest silence, a call every 3 s for each topic, an answer, and the way of a row. */
const statedMs = 480_000 + meansMs.length * 3_000 + 15_000 + 3_000

/** Topic of a market at random, whose connection dies in silence now and then. */
interface RandomTopic {
  watch: TopicWatch
  readonly trades: number[]
  volume: number
  seen: SeenRow | undefined
  isDead: boolean
  /** Arrival of the last row that is under way: rows keep their order. */
  arrivesAt: number
  /** First row that was lost since the last confirmation, by the instant at which it was due. */
  lost: { readonly dueAt: number } | undefined
}

/** Lets topics trade, die and be registered again for some hours, and returns all mistakes of the watchdog. */
async function runMarket(seed: number, hours: number, areColumnsKnown: boolean) {
  const random = seededRandom(seed)
  const clock = fakeClock(tenAt, () => new Promise((resolve) => setImmediate(resolve)))
  const topics = new Map<string, RandomTopic>()
  const mistakes: string[] = []
  let found = 0
  let longestMs = 0
  const after = (ms: number, run: () => void) => clock.setTimeout(run, Math.ceil(ms))
  const watchdog = createWatchdog({
    clock,
    budget: createRestBudget({ clock }),
    isExpected: () => true,
    isSporadic: () => false,
    failed: (error) => mistakes.push(`failed: ${error}`),
    async oracle({ key }) {
      const topic = topics.get(key)
      const at = topic?.trades.at(-1)
      const askedAt = clock.now()
      const isTraded = topic !== undefined && at !== undefined
      const volume = isTraded ? parseDecimal(String(topic.volume)) : undefined
      // The answer is as old as its way back.
      await new Promise<void>((resolve) => after(random() * 2_000, resolve))
      return {
        at: isTraded ? at - (at % 1_000) : undefined,
        price: isTraded ? parseDecimal('70000') : undefined,
        quantity: undefined,
        volume,
        exchange: 'KRX',
        rows: 'trades',
        delayMs: 0,
        askedAt,
        kisClock: { aheadMs: 0, errorMs: 500 },
      }
    },
    changed({ key }, verdict, provenAt) {
      const topic = topics.get(key)
      if (topic === undefined || verdict !== 'stale') return
      const { lost } = topic
      if (lost === undefined) return mistakes.push(`${key} is called stale, and has every row`)
      if (provenAt > lost.dueAt) mistakes.push(`${key} is proven until after the row that it lost`)
      found += 1
      longestMs = Math.max(longestMs, clock.now() - provenAt)
      // The topic is registered again.
      after(1_000, () => {
        topic.isDead = false
        topic.lost = undefined
        topic.watch.forget()
        topic.watch = watch(key)
      })
    },
  })
  const watch = (key: string) =>
    watchdog.watch(tradesOf(key), clock.now(), () => (areColumnsKnown ? topics.get(key)?.seen : undefined))
  const trade = (topic: RandomTopic, meanMs: number): void => {
    topic.volume += 1
    topic.trades.push(clock.now())
    const row = { at: clock.now(), volume: parseDecimal(String(topic.volume)) }
    const dueAt = Math.max(topic.arrivesAt, Math.ceil(clock.now() + random() * 1_000))
    topic.arrivesAt = dueAt
    after(dueAt - clock.now(), () => {
      if (topic.isDead) topic.lost ??= { dueAt }
      if (topic.lost !== undefined) return
      topic.seen = row
      topic.watch.received(clock.now())
    })
    after(-Math.log(1 - random()) * meanMs, () => trade(topic, meanMs))
  }
  for (const [index, meanMs] of meansMs.entries()) {
    const key = String(100_000 + index)
    const topic: RandomTopic = {
      watch: watch(key),
      trades: [],
      volume: 0,
      seen: undefined,
      isDead: false,
      arrivesAt: 0,
      lost: undefined,
    }
    topics.set(key, topic)
    after(random() * meanMs, () => trade(topic, meanMs))
    const die = () => {
      topic.isDead = true
      after((0.5 + random()) * 0.5 * hourMs, die)
    }
    after(random() * hourMs, die)
  }

  await clock.advance(hours * hourMs)
  watchdog.close()
  for (const [key, { lost }] of topics)
    if (lost !== undefined && clock.now() - lost.dueAt > statedMs) mistakes.push(`${key} lost a row unseen`)
  return { mistakes, found, longestMs }
}

describe('a watchdog over a market at random', () => {
  it.each([
    [1, true],
    [2, true],
    [3, true],
    [4, false],
    [5, false],
  ])(
    'finds every lost row, and convicts no topic with all rows: seed %i, columns %s',
    async (seed, areColumnsKnown) => {
      const { mistakes, found, longestMs } = await runMarket(seed, 2, areColumnsKnown)

      expect(mistakes).toEqual([])
      expect(found).toBeGreaterThan(10)
      // Without the columns a trade in the second of the last row shows only by the next trade.
      if (areColumnsKnown) expect(longestMs).toBeLessThanOrEqual(statedMs)
    },
  )
})

import { type FakeClock, fakeClock } from '@stockeye/test-kit/fake-clock'
import { onTestFinished } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import type { Topic } from '../topics/topic.ts'
import type { SeenRow } from './compare-trade.ts'
import type { LastTrade } from './last-trade.ts'
import { createRestBudget, type RestBudget } from './rest-budget.ts'
import { createWatchdog, type TopicWatch, type Watchdog, type WatchdogOptions } from './watchdog.ts'

export const tenAt: number = Date.parse('2026-10-19T10:00:00+09:00')

/** Returns the topic of the trades of a symbol on KRX. */
export const tradesOf = (key: string): Topic => ({ trId: 'H0STCNT0', key })

/** Watchdog on a clock of the test, over a market whose trades the test makes. */
export interface Watched {
  readonly clock: FakeClock
  readonly budget: RestBudget
  readonly watchdog: Watchdog
  /** Verdicts so far, as `005930 quiet`. */
  readonly verdicts: string[]
  /** Seconds since the start at which REST was asked, and the symbol. */
  readonly asked: (readonly [second: number, key: string])[]
  readonly failures: string[]
  /** Makes a trade now, and delivers its row unless the connection is dead. */
  trade(watch: TopicWatch, delivery?: 'delivered' | 'lost'): void
  /** Watches a symbol from now on, with the columns of its rows. */
  watch(key: string): TopicWatch
}

/** Creates a watchdog, and closes it when the test ends. */
export function startWatched({
  mostCallsPerMinute,
  oracle,
  ...options
}: Partial<WatchdogOptions> & { readonly mostCallsPerMinute?: number } = {}): Watched {
  const clock = fakeClock(tenAt)
  const budget = createRestBudget({ clock, mostCallsPerMinute })
  const market = new Map<string, { at: number; volume: number }>()
  const seen = new Map<string, SeenRow>()
  const verdicts: string[] = []
  const asked: (readonly [number, string])[] = []
  const failures: string[] = []
  const answer = (key: string): LastTrade => {
    const last = market.get(key)
    return {
      at: last && last.at - (last.at % 1_000),
      price: last && parseDecimal('70000'),
      quantity: undefined,
      volume: last && parseDecimal(String(last.volume)),
      exchange: 'KRX',
      rows: 'trades',
      delayMs: 0,
      askedAt: clock.now(),
      kisClock: { aheadMs: 0, errorMs: 500 },
    }
  }
  const watchdog = createWatchdog({
    clock,
    budget,
    isExpected: () => true,
    isSporadic: () => false,
    changed: ({ key }, verdict) => verdicts.push(`${key} ${verdict}`),
    failed: (error, { key }) => failures.push(`${key} ${error instanceof Error ? error.message : ''}`),
    ...options,
    oracle: async (topic, call) => {
      asked.push([(clock.now() - tenAt) / 1_000, topic.key])
      return oracle === undefined ? answer(topic.key) : oracle(topic, call)
    },
  })
  onTestFinished(() => watchdog.close())
  return {
    clock,
    budget,
    watchdog,
    verdicts,
    asked,
    failures,
    trade({ topic: { key }, received }, delivery = 'delivered') {
      const volume = (market.get(key)?.volume ?? 0) + 10
      market.set(key, { at: clock.now(), volume })
      if (delivery === 'lost') return
      seen.set(key, { at: clock.now(), volume: parseDecimal(String(volume)) })
      received(clock.now())
    },
    watch: (key) => watchdog.watch(tradesOf(key), clock.now(), () => seen.get(key)),
  }
}

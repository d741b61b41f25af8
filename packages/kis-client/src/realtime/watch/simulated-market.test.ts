import { describe, expect, it, onTestFinished } from 'vitest'
import { mondayAtTen, type SteppedKis, startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { lastTrade } from './last-trade.ts'
import { createRestBudget } from './rest-budget.ts'
import { createRestPrices, type RestPrice } from './rest-prices.ts'
import { createWatchdog } from './watchdog.ts'
import type { IsExpected } from './watched-topic.ts'

const samsung = { trId: 'H0STCNT0', key: '005930' }
const minuteMs = 60_000

/** Watches Samsung on the simulator's REST, in the hours of KRX. */
async function watchSamsung({ clock, kis, settle }: SteppedKis, isExpected: IsExpected) {
  const verdicts: (readonly [verdict: string, provenAt: number])[] = []
  const failures: unknown[] = []
  const watchdog = createWatchdog({
    clock,
    oracle: (topic, options) => lastTrade(kis, topic, options),
    budget: createRestBudget({ clock }),
    isExpected,
    isSporadic: () => false,
    changed: (_topic, verdict, provenAt) => verdicts.push([verdict, provenAt]),
    failed: (error) => failures.push(error),
  })
  onTestFinished(() => watchdog.close())
  // Until now the stream has every row, the last one of REST included.
  const last = await settle(lastTrade(kis, samsung))
  const row = last?.at === undefined ? undefined : { at: last.at, volume: last.volume }
  const watch = watchdog.watch(samsung, clock.now() - 1, () => row)
  watch.received(clock.now())
  return { watch, verdicts, failures }
}

describe('a watchdog on REST of the simulator', () => {
  it('calls a topic stale that stays silent while KRX trades', async () => {
    const stepped = await startSteppedKis({ hours: 'exchange', startAt: mondayAtTen + 30_000 })
    const { clock } = stepped
    const { watch, verdicts, failures } = await watchSamsung(stepped, () => true)
    const silentAt = clock.now()

    await clock.runUntil(silentAt + 3 * minuteMs)

    expect(watch.verdict).toBe('stale')
    expect(verdicts).toEqual([['stale', silentAt]])
    expect(failures).toEqual([])
  })

  it('calls it quiet when KRX trades no more', async () => {
    // An hour after the last trade of the day.
    const stepped = await startSteppedKis({ hours: 'exchange', startAt: Date.parse('2026-10-19T21:00:00+09:00') })
    const { watch, verdicts } = await watchSamsung(stepped, () => undefined)

    await stepped.clock.runUntil(stepped.clock.now() + 20 * minuteMs)

    expect(watch.verdict).toBe('quiet')
    expect(verdicts.map(([verdict]) => verdict)).toEqual(['quiet'])
  })

  it('delivers prices of REST meanwhile', async () => {
    const { clock, kis } = await startSteppedKis({ hours: 'exchange' })
    const prices: RestPrice[] = []
    const reader = createRestPrices({
      clock,
      quote: (topic, options) => lastTrade(kis, topic, options),
      budget: createRestBudget({ clock }),
      deliver: (_topic, price) => prices.push(price),
      failed: (error) => {
        throw error
      },
    })
    onTestFinished(() => reader.close())
    reader.hold(samsung)

    await clock.runUntil(clock.now() + minuteMs)

    expect(prices.length).toBeGreaterThanOrEqual(10)
    expect(prices[0]).toMatchObject({ source: 'rest', price: expect.stringMatching(/^\d+$/) })
  })
})

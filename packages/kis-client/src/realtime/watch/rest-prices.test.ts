import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import type { Topic } from '../topics/topic.ts'
import type { LastTrade } from './last-trade.ts'
import { createRestBudget } from './rest-budget.ts'
import { createRestPrices, type RestPrice } from './rest-prices.ts'
import { tenAt, tradesOf } from './watched.test-kit.ts'

function startPrices(answer: (topic: Topic) => Partial<LastTrade> | undefined = () => ({})) {
  const clock = fakeClock(tenAt)
  const budget = createRestBudget({ clock })
  const delivered: (readonly [second: number, key: string, price: RestPrice])[] = []
  const failures: string[] = []
  const asked: string[] = []
  const prices = createRestPrices({
    clock,
    budget,
    quote: async (topic) => {
      asked.push(topic.key)
      const changes = answer(topic)
      if (changes === undefined) return undefined
      return {
        at: tenAt,
        price: parseDecimal('70000'),
        quantity: undefined,
        volume: parseDecimal('10'),
        exchange: 'KRX',
        rows: 'trades',
        delayMs: 0,
        askedAt: clock.now(),
        kisClock: { aheadMs: 0, errorMs: 0 },
        ...changes,
      }
    },
    deliver: ({ key }, price) => delivered.push([(clock.now() - tenAt) / 1_000, key, price]),
    failed: (_error, { key }) => failures.push(key),
  })
  onTestFinished(() => prices.close())
  return { clock, budget, prices, delivered, failures, asked }
}

describe('createRestPrices', () => {
  it('delivers prices of a topic that waits, marked as those of REST', async () => {
    const { clock, prices, delivered } = startPrices()
    prices.hold(tradesOf('005930'))

    await clock.advance(11_000)

    expect(delivered.map(([second]) => second)).toEqual([0.001, 5.001, 10.001])
    expect(delivered[0]?.[2]).toEqual({
      source: 'rest',
      price: '70000',
      at: tenAt,
      volume: '10',
      askedAt: tenAt + 1,
    })
  })

  it('serves the topics by turns within the budget', async () => {
    const { clock, prices, delivered } = startPrices()
    for (const key of ['005930', '000660', '035720']) prices.hold(tradesOf(key))

    await clock.advance(60_000)

    expect(delivered.length).toBeLessThanOrEqual(21)
    expect(delivered.slice(0, 6).map(([, key]) => key)).toEqual([
      '005930',
      '000660',
      '035720',
      '005930',
      '000660',
      '035720',
    ])
  })

  it('shares the calls with the checks', async () => {
    const { clock, prices, budget, delivered } = startPrices()
    for (let topic = 0; topic < 10; topic += 1) prices.hold(tradesOf(String(100_000 + topic)))
    let checks = 0
    for (let tick = 0; tick < 600; tick += 1) {
      if (budget.take('check') === 0) checks += 1
      await clock.advance(100)
    }

    expect(checks + delivered.length).toBeLessThanOrEqual(21)
    expect(checks).toBeGreaterThanOrEqual(9)
    expect(delivered.length).toBeGreaterThanOrEqual(9)
  })

  it('delivers nothing of a topic that is released, or that has no price', async () => {
    const { clock, prices, delivered, asked } = startPrices(({ key }) =>
      key === '000660' ? { price: undefined } : undefined,
    )
    prices.hold(tradesOf('005930'))
    prices.release(tradesOf('005930'))
    prices.hold(tradesOf('000660'))
    prices.hold({ trId: 'H0STCNI0', key: 'user' })
    await clock.advance(30_000)

    expect(delivered).toEqual([])
    expect(asked).not.toContain('005930')
    expect(asked.filter((key) => key === 'user')).toHaveLength(1)
  })

  it('reports a failure once until a read succeeds', async () => {
    let isDown = true
    const { clock, prices, failures, delivered } = startPrices(() => {
      if (isDown) throw new Error('down')
      return {}
    })
    prices.hold(tradesOf('005930'))
    await clock.advance(30_000)
    expect(failures).toEqual(['005930'])

    isDown = false
    await clock.advance(6_000)
    expect(delivered.length).toBeGreaterThan(0)
  })
})

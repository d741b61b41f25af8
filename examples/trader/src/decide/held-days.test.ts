import { type Candle, type OrderRecord, parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { daysSincePurchase } from './held-days.ts'

const dates = ['2026-10-14', '2026-10-15', '2026-10-16']
const before = dates.map((date) => ({ date }) as Candle)

type Known = readonly [id: string, state: OrderRecord['state'], filled: string]

/** Returns a journal with these orders. */
const journalOf = (orders: readonly Known[]) => ({
  async getOrder(id: string) {
    const found = orders.find(([known]) => known === id)
    return found && ({ state: found[1], filled: parseDecimal(found[2]) } as OrderRecord)
  },
})

it.each<readonly [string, readonly Known[], number | undefined]>([
  ['its own day', [['buy-2026-10-19-005930-1', 'filled', '10']], 0],
  ['the trading day before', [['buy-2026-10-16-005930-1', 'filled', '10']], 1],
  ['three trading days before', [['buy-2026-10-14-005930-1', 'filled', '10']], 3],
  [
    'the latest of two purchases',
    [
      ['buy-2026-10-14-005930-1', 'filled', '10'],
      ['buy-2026-10-15-005930-1', 'filled', '10'],
    ],
    2,
  ],
  [
    'a later attempt',
    [
      ['buy-2026-10-16-005930-1', 'rejected', '0'],
      ['buy-2026-10-16-005930-2', 'filled', '10'],
    ],
    1,
  ],
  ['a part that was filled before the rest was cancelled', [['buy-2026-10-15-005930-1', 'cancelled', '3']], 2],
  ['an order of which no fill is known yet', [['buy-2026-10-19-005930-1', 'open', '0']], 0],
  ['an order whose answer was lost', [['buy-2026-10-19-005930-1', 'unknown', '0']], 0],
  [
    'no order that was cancelled whole',
    [
      ['buy-2026-10-19-005930-1', 'cancelled', '0'],
      ['buy-2026-10-14-005930-1', 'filled', '10'],
    ],
    3,
  ],
  // Friday, Monday and Tuesday before the candles, and three days of them.
  ['a purchase older than the candles, by the weekdays', [['buy-2026-10-09-005930-1', 'filled', '10']], 6],
  // From Sunday, 2025-10-19, there are 51 weeks to Sunday, 2026-10-11, then Monday and Tuesday, and three days of candles.
  ['a purchase of a year ago', [['buy-2025-10-19-005930-1', 'filled', '10']], 51 * 5 + 2 + 3],
  ['no purchase', [], undefined],
  [
    'no purchase of another symbol, and no sale',
    [
      ['buy-2026-10-16-000660-1', 'filled', '9'],
      ['sell-2026-10-16-005930-1', 'filled', '9'],
    ],
    undefined,
  ],
])('counts the trading days since %s', async (_what, orders, expected) => {
  const planned = { date: parseCalendarDate('2026-10-19'), before }

  expect(await daysSincePurchase(journalOf(orders), '005930', planned)).toBe(expected)
})

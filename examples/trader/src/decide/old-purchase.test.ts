import { exchangeDate, parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { sessionOn } from '../market/sessions.ts'
import { bookedOf, deciding, krx, startPortfolio } from '../portfolio.test-kit.ts'
import { defaultRisk, type RiskSettings } from '../risk/settings.ts'
import type { Rules } from '../rules/rules.ts'

const dayMs = 86_400_000
const none = { stopLossPercent: undefined, takeProfitPercent: undefined, mostDays: undefined }

/** Rules of four days that sell after some trading days, as those in docs/rules.md do. */
const heldFor = (hold: number): Rules => ({
  name: 'held',
  days: 4,
  plan: () => ({
    entry: () => undefined,
    exit: (_day, { daysHeld }) => (daysHeld !== undefined && daysHeld >= hold ? 'held' : undefined),
  }),
})

/** Returns bars of 005930 at 70,000 won from 2025-11-03 to 2026-10-19, with one day's high. */
function barsWith(highOn: string, high: string) {
  const first = Date.parse('2025-11-03T00:00:00+09:00')
  const days = Array.from({ length: 351 }, (_, day) => exchangeDate('KRX', first + day * dayMs))
  return days.flatMap((date) => {
    if (sessionOn('KRX', parseCalendarDate(date)) === undefined) return []
    const price = '70000'
    return { date, open: price, high: date === highOn ? high : price, low: price, close: price, volume: 1_000_000 }
  })
}

/** Decides on 2026-10-19 about a purchase of an earlier day. @returns sales that were booked */
async function salesOf({
  boughtOn,
  risk,
  rules = heldFor(1_000),
  highOn = 'never',
}: {
  readonly boughtOn: string
  readonly risk: Partial<RiskSettings>
  readonly rules?: Rules
  readonly highOn?: string
}) {
  const { watched, at } = krx
  const { portfolio, simulator, settle, clock } = await startPortfolio({
    at,
    bars: { [watched.symbol]: barsWith(highOn, '80000') },
    watchlist: [watched],
    rules,
    risk: { ...defaultRisk, ...none, ...risk },
  })
  const order = { ...watched, side: 'buy', quantity: '10', price: parseDecimal('70000') } as const
  await settle(portfolio.trading.place(order, { clientOrderId: `buy-${boughtOn}-${watched.symbol}-1` }))
  await clock.runUntil(clock.now() + 5 * 60_000)
  await deciding({ portfolio, settle })()
  return bookedOf(simulator).filter((one) => one.startsWith('sell'))
}

const sold = ['sell 10 005930']

it.each([
  // From 2026-05-04 to 2026-10-16 there are 120 weekdays, and some holidays.
  ['has its time stop of 60 days long after it was due', { boughtOn: '2026-05-04', risk: { mostDays: 60 } }, sold],
  ['has no time stop before its day', { boughtOn: '2026-10-15', risk: { mostDays: 3 } }, []],
  [
    // 80,000 less 10 percent is 72,000; 100 weekdays lie between 2026-06-01 and 2026-10-19.
    'has its trailing stop over a peak of 100 days ago',
    { boughtOn: '2026-05-04', risk: { trailingStopPercent: 10 }, highOn: '2026-06-01' },
    sold,
  ],
  [
    'has no trailing stop over a peak before the purchase',
    { boughtOn: '2026-05-04', risk: { trailingStopPercent: 10 }, highOn: '2026-04-30' },
    [],
  ],
  [
    'is sold by rules of four days that hold it for five',
    { boughtOn: '2026-10-05', risk: {}, rules: heldFor(5) },
    sold,
  ],
  ['is sold by these rules half a year later, too', { boughtOn: '2026-04-20', risk: {}, rules: heldFor(5) }, sold],
  ['is held by these rules on its fourth day', { boughtOn: '2026-10-13', risk: {}, rules: heldFor(5) }, []],
])('%s', async (_what, position, expected) => {
  expect(await salesOf(position)).toEqual(expected)
})

import type { Rules } from '@stockeye/example-trader/rules/rules'
import { defaultSettings } from '@stockeye/example-trader/settings/settings'
import { expect, it } from 'vitest'
import { createSeededData } from '../data/seeded-data.ts'
import { figuresOf, type MarketFigures } from '../report/figures/figures.ts'
import { createTroubleLog } from '../report/trouble-log.ts'
import { runBacktest } from '../run/backtest.ts'

/** Rules that buy each symbol once a day, and sell it in the minute after. */
const daily: Rules = {
  name: 'daily',
  days: 1,
  plan: () => ({ entry: () => 'entry', exit: () => 'exit' }),
}

const [from, to] = ['2025-12-29', '2026-01-06']

async function play(symbols: readonly string[]): Promise<readonly MarketFigures[]> {
  const data = createSeededData({ seed: 3, symbols, from, to, daysBefore: 25, interval: 'minute' })
  const watchlist = data.instruments.map(({ symbol, exchange }) => ({ symbol, exchange }))
  const its = { rules: daily, stops: { ...defaultSettings.risk } }
  const record = await runBacktest({
    ...{ data, from, to, seed: 3, cash: { KRW: '20000000', USD: '20000' } },
    // One fill an order: fees and taxes are cut to whole won for each.
    liquidity: { slippageTicks: 0, volumeShare: 1 },
    settings: { ...defaultSettings, watchlist },
    rules: { KRX: its, US: its },
    log: createTroubleLog(),
  })
  return figuresOf({ record, data, daysNeeded: { KRX: 1, US: 1 } }).markets
}

/** Returns the amounts of the purchases and sales of the round trips that begin in a year. */
const amountsOf = ({ trips }: MarketFigures, year: number) =>
  trips
    .filter(({ inOn, isOpen }) => inOn.startsWith(`${year}-`) && !isOpen)
    .map(({ shares, inPrice, outPrice }) => ({
      bought: Math.round(Number(shares) * Number(inPrice)),
      sold: Math.round(Number(shares) * Number(outPrice)),
    }))

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

it('charges a share on KRX 0.015 % each way, and a sale 0.15 % of tax in 2025 and 0.20 % in 2026', async () => {
  const [krx] = await play(['005930'])

  for (const [year, tax] of [
    [2025, 0.0015],
    [2026, 0.002],
  ] as const) {
    const amounts = krx === undefined ? [] : amountsOf(krx, year)
    const fees = amounts.flatMap(({ bought, sold }) => [bought, sold]).map((amount) => Math.floor(amount * 0.00015))
    const taxes = amounts.map(({ sold }) => Math.floor(sold * tax + 1e-6))
    expect(amounts.length).toBeGreaterThan(0)
    expect(krx?.costs.byYear.find((one) => one.year === year)).toEqual({
      year,
      total: String(sum(fees) + sum(taxes)),
      tax: String(sum(taxes)),
      fee: String(sum(fees)),
    })
  }
})

it('charges an ETF the fee alone, and a share of the US 0.25 % each way', async () => {
  const [krx, us] = await play(['069500', 'AAPL'])

  const funds = krx === undefined ? [] : [...amountsOf(krx, 2025), ...amountsOf(krx, 2026)]
  const fees = funds.flatMap(({ bought, sold }) => [bought, sold]).map((amount) => Math.floor(amount * 0.00015))
  expect(funds.length).toBeGreaterThan(2)
  expect(krx?.costs).toMatchObject({ total: String(sum(fees)), tax: '0' })

  const traded = sum(
    (us?.trips ?? []).map(({ shares, inPrice, outPrice }) => Number(shares) * (Number(inPrice) + Number(outPrice))),
  )
  expect(us?.trips.length).toBeGreaterThan(2)
  expect(us?.costs.tax).toBe('0')
  // Each of its fills is cut to a cent.
  expect(Number(us?.costs.fee)).toBeLessThanOrEqual(traded * 0.0025)
  expect(Number(us?.costs.fee)).toBeGreaterThan(traded * 0.0025 - 0.02 * (us?.trips.length ?? 0))
})

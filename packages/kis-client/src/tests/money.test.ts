import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getAccountSummary } from '../account/get-account-summary.ts'
import { getBalance } from '../account/get-balance.ts'
import { getRealizedProfit } from '../account/get-realized-profit.ts'
import { listPositions } from '../account/list-positions.ts'
import { inquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { inquirePresentBalance } from '../endpoints/overseas-stock.gen.ts'
import { isKisError } from '../errors.ts'
import { listFills } from '../orders/list-fills.ts'
import { placeOrder } from '../orders/place-order.ts'
import { accountFees, createLedger, type Ledger, units } from './ledger.test-kit.ts'
import { balance } from './sample-calls.test-kit.ts'
import { type SteppedKis, startSteppedKis } from './stepped-kis.test-kit.ts'

const start = { KRX: '10000000', US: '20000' }
const period = { from: '2026-10-19', to: '2026-10-30' }
const won = [{ symbol: '005930' }, { symbol: '247540' }, { symbol: '069500' }]
const dollars = [
  { symbol: 'KO', exchange: 'NYSE' },
  { symbol: 'AAPL', exchange: 'NASD' },
] as const

const step = fc.record({
  pick: fc.nat({ max: 5 }),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  // An order of fewer than 50 shares fills at one price, so that KIS's average on KRX is that price.
  quantity: fc.integer({ min: 1, max: 40 }),
  // From ten in the morning in Seoul: KRX is open then, New York 13 hours later.
  waitHours: fc.constantFrom(0, 1, 11, 13, 24),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/**
 * Places the order of a step on the market that is open: a purchase of one of its instruments, or a sale of one that is held.
 * Orders abroad have a limit that is met at once. A refusal leaves the account as it is.
 */
async function trade({ kis, settle, clock }: SteppedKis, { pick, side, quantity, waitHours }: Step): Promise<void> {
  await clock.runUntil(clock.now() + waitHours * 3_600_000)
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Seoul', hour: '2-digit', hourCycle: 'h23' }).format(clock.now()),
  )
  const isKorea = hour >= 9 && hour < 15
  const { positions } = await settle(listPositions(kis, { market: isKorea ? 'KRX' : 'US' }))
  const choice = side === 'sell' ? positions : isKorea ? won : dollars
  const instrument = choice[pick % choice.length]
  if (instrument === undefined) return
  const { symbol, exchange } = { exchange: 'KRX' as const, ...instrument }
  const limit = exchange === 'KRX' ? { type: 'market' as const } : { price: side === 'buy' ? '600.00' : '1.00' }
  const order = { symbol, exchange, ...limit, side, quantity: String(quantity) }
  await settle(placeOrder(kis, order)).catch((error: unknown) => {
    if (!isKisError(error) || error.code !== 'KIS_REFUSED') throw error
  })
  await clock.runUntil(clock.now() + 60_000)
}

/** Books the fills that KIS lists in a ledger, oldest first. */
async function readLedger({ kis, settle }: SteppedKis): Promise<Ledger> {
  const ledger = createLedger(start)
  for (const market of ['KRX', 'US'] as const) {
    const fills = await settle(listFills(kis, { market, ...period }))
    for (const { symbol, side, quantity, price, orderedOn } of fills.toReversed())
      ledger.record({ market, symbol, side, quantity: Number(quantity), price, day: orderedOn })
  }
  return ledger
}

const markets = [
  ['KRX', 'KRW', 'Asia/Seoul'],
  ['US', 'USD', 'America/New_York'],
] as const

const dayIn = (timeZone: string, at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)

/** Returns the sums of the simulator's own answers, as any client reads them. */
async function readRaw({ kis, settle }: SteppedKis) {
  const korea = await settle(kis.call(inquireBalance, balance))
  const present = { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '840', TR_MKET_CD: '00', INQR_DVSN_CD: '00' } as const
  const abroad = await settle(kis.call(inquirePresentBalance, present))
  return { korea: korea.output2[0], abroad: abroad.output2[0] }
}

/** Compares client and simulator with the ledger, which knows only the fills, the fees, the tax and the days of settlement. */
async function expectTied(stepped: SteppedKis): Promise<void> {
  const { kis, settle, clock } = stepped
  const ledger = await readLedger(stepped)
  const summary = await settle(getAccountSummary(kis))
  const balances = await settle(getBalance(kis))
  for (const [market, currency, zone] of markets) {
    const money = ledger.money(market, dayIn(zone, clock.now()))
    const cash = summary.cash.find((one) => one.currency === currency)
    const read = (text: string | undefined) => units(market, text ?? 'missing')
    expect([read(cash?.deposit), read(cash?.settled)]).toEqual([money.deposit, money.settled])
    expect(balances.find((one) => one.currency === currency)).toMatchObject({
      deposit: cash?.deposit,
      settled: cash?.settled,
    })

    const { positions } = await settle(listPositions(kis, { market }))
    const lots = ledger.held(market)
    expect(new Map(positions.map(({ symbol, quantity }) => [symbol, Number(quantity)]))).toEqual(
      new Map([...lots].map(([symbol, { quantity }]) => [symbol, quantity])),
    )
    const value = positions.reduce((sum, { price, quantity }) => sum + read(price) * BigInt(quantity), 0n)
    const cost = [...lots.values()].reduce((sum, lot) => sum + lot.cost, 0n)
    const profit = money.realised - money.purchaseFees + (value - cost)
    // Cash + unsettled + positions = start + profit.
    expect(read(cash?.deposit) + (money.sold - money.bought) + value).toBe(units(market, start[market]) + profit)
    expect(summary.positions.filter(({ symbol }) => lots.has(symbol))).toHaveLength(lots.size)
    expect(read((await settle(getRealizedProfit(kis, { market, ...period }))).profit)).toBe(money.realised)
  }

  const { korea, abroad } = await readRaw(stepped)
  const home = ledger.money('KRX', dayIn('Asia/Seoul', clock.now()))
  const away = ledger.money('US', dayIn('America/New_York', clock.now()))
  expect([korea?.dnca_tot_amt, korea?.prvs_rcdl_excc_amt]).toEqual([String(home.deposit), String(home.settled)])
  const raw = [abroad?.frcr_dncl_amt_2, abroad?.frcr_sll_amt_smtl, abroad?.frcr_buy_amt_smtl]
  expect(raw.map((text) => units('US', text ?? 'missing'))).toEqual([away.deposit, away.sold, away.bought])

  // The simulator's rate is 1,400 won for a dollar. KIS's total lacks the positions on KRX.
  const inWon = (market: 'KRX' | 'US') =>
    summary.positions
      .filter(({ exchange }) => (exchange === 'KRX') === (market === 'KRX'))
      .reduce((sum, { value }) => sum + units(market, value ?? 'missing'), 0n)
  expect(summary.worth).toBe(String(home.settled + inWon('KRX') + ((away.settled + inWon('US')) * 1_400n) / 10_000n))
  // Each part is cut to whole won there.
  const gap = BigInt(summary.worth ?? 0) - inWon('KRX') - BigInt(summary.reportedTotal ?? 0)
  expect([0n, 1n, 2n, 3n, 4n, 5n]).toContain(gap)
}

describe('the money of an account', () => {
  it('ties together in client, simulator and a ledger of their own, after any trades and settlements', async () => {
    const fills = { home: { buy: 0, sell: 0 }, away: { buy: 0, sell: 0 } }
    let unsettled = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const stepped = await startSteppedKis({
          environment: 'real',
          realOrders: true,
          hours: 'exchange',
          limits: false,
          startAt: Date.parse('2026-10-19T10:00:00+09:00'),
          cash: { KRW: start.KRX, USD: start.US, HKD: '0', CNY: '0', JPY: '0', VND: '0' },
          accountRules: { fees: accountFees },
        })
        for (const one of steps) await trade(stepped, one)

        await expectTied(stepped)

        const { cash } = await stepped.settle(getAccountSummary(stepped.kis))
        unsettled += cash.filter((one) => Number(one.unsettled) !== 0).length
        const ofBoth = [...(await stepped.settle(listFills(stepped.kis, { market: 'KRX', ...period })))]
        ofBoth.push(...(await stepped.settle(listFills(stepped.kis, { market: 'US', ...period }))))
        for (const { side, exchange } of ofBoth) fills[exchange === 'KRX' ? 'home' : 'away'][side] += 1
        await stepped.clock.runUntil(Date.parse('2026-10-30T18:00:00+09:00'))
        await expectTied(stepped)
      }),
      { seed: 20_261_019, numRuns: 40 },
    )
    // No part of the property is idle.
    for (const { buy, sell } of Object.values(fills)) expect([buy > 20, sell > 10]).toEqual([true, true])
    expect(unsettled).toBeGreaterThan(20)
  })
})

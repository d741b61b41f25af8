import { describe, expect, it } from 'vitest'
import { currencyOf, marketOf, type OverseasExchange } from '../market/exchange.ts'
import { listFills } from '../orders/list-fills.ts'
import { placeOrder } from '../orders/place-order.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { oneOfEach, partOf } from '../tests/overseas-exchanges.test-kit.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { type SteppedKis, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { addDecimals } from '../values/decimal.ts'
import { getRealizedProfit } from './get-realized-profit.ts'

const minuteMs = 60_000
const october = { market: 'KRX', from: '2026-10-01', to: '2026-10-31' } as const

const periodOf = (exchange: OverseasExchange) => ({ market: marketOf(exchange), from: '2026-10-18', to: '2026-10-20' })

/** Buys ten shares of each symbol at the market, and sells four of them half an hour later. */
async function trade({ kis, settle, clock }: SteppedKis, symbols: readonly string[]): Promise<void> {
  for (const symbol of symbols) await settle(placeOrder(kis, { symbol, side: 'buy', quantity: '10', type: 'market' }))
  await clock.runUntil(clock.now() + 30 * minuteMs)
  for (const symbol of symbols) await settle(placeOrder(kis, { symbol, side: 'sell', quantity: '4', type: 'market' }))
  await clock.runUntil(clock.now() + minuteMs)
}

describe('getRealizedProfit on KRX', () => {
  it('returns the profit of the fills, less fees and taxes', async () => {
    const stepped = await startSteppedKis({ environment: 'real', realOrders: true, hours: 'exchange' })
    await trade(stepped, ['005930', '000660'])
    const { kis, settle } = stepped

    const result = await settle(getRealizedProfit(kis, october))
    const fills = await settle(listFills(kis, october))

    expect(result.currency).toBe('KRW')
    expect(result.sales.map(({ symbol }) => symbol).toSorted()).toEqual(['000660', '005930'])
    for (const sale of result.sales) {
      const priceOf = (side: 'buy' | 'sell') =>
        Number(fills.find((fill) => fill.symbol === sale.symbol && fill.side === side)?.price)
      const amount = 4 * priceOf('sell')
      const costs = Math.floor(amount * 0.00015) + Math.floor(amount * 0.002)
      expect(sale).toMatchObject({ soldOn: '2026-10-19', exchange: 'KRX', quantity: '4' })
      expect(Number(sale.averagePrice)).toBe(priceOf('buy'))
      expect(Number(sale.price)).toBe(priceOf('sell'))
      expect(Number(sale.profit)).toBe(amount - 4 * priceOf('buy') - costs)
    }
    expect(result.profit).toBe(result.sales.map(({ profit }) => profit).reduce(addDecimals))
  })

  it('lists no day on which nothing was sold', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', realOrders: true, hours: 'exchange' })
    await settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', type: 'market' }))

    const result = await settle(getRealizedProfit(kis, october))

    expect(result).toEqual({ currency: 'KRW', profit: '0', sales: [] })
  })

  it.each([
    ['a day that is none', { market: 'KRX', from: '2026-02-30', to: '2026-03-01' }],
    ['an end before the beginning', { market: 'KRX', from: '2026-03-02', to: '2026-03-01' }],
  ] as const)('is refused before anything is sent with %s', async (_what, period) => {
    const { kis, settle, simulator } = await startSteppedKis({ environment: 'real' })

    await expect(settle(getRealizedProfit(kis, period))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'from' })
    expect(simulator.calls()).toEqual([])
  })

  it('is refused in paper trading, which lacks it, before a request is sent', async () => {
    const { kis, settle, simulator } = await startSteppedKis()

    await expect(settle(getRealizedProfit(kis, october))).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
    expect(simulator.calls()).toEqual([])
  })
})

describe('getRealizedProfit abroad', () => {
  it.each(oneOfEach)(
    'returns the proceeds of a sale on %s, less its cost and fees',
    async (exchange, symbol, decimals) => {
      const positions = [{ symbol, quantity: 10, averagePrice: decimals === 0 ? '10000' : '10.00' }]
      const { kis, settle, clock } = await startSteppedKis({ environment: 'real', realOrders: true, positions })
      const { price } = await settle(getQuote(kis, { exchange, symbol }))
      const limit = partOf(price, 0.9, decimals)
      await settle(placeOrder(kis, { exchange, symbol, side: 'sell', quantity: '4', price: limit }))
      await clock.runUntil(clock.now() + 30 * minuteMs)

      const { currency, profit, sales } = await settle(getRealizedProfit(kis, periodOf(exchange)))

      expect(currency).toBe(currencyOf(exchange))
      expect(sales).toMatchObject([{ soldOn: '2026-10-19', symbol, exchange, quantity: '4' }])
      const [sale] = sales
      const won = Number(sale?.price) * 4 - Number(positions[0]?.averagePrice) * 4
      expect(Number(profit)).toBe(Number(sale?.profit))
      expect(Number(sale?.profit) / (won - Number(sale?.price) * 4 * 0.0025)).toBeCloseTo(1, 4)
    },
  )

  it.each(['0', '', '0.00000000'])('has no price of a sale, but its profit, where KIS answers %j', async (zero) => {
    const sold = { sll_qty: '4', trad_dt: '20261019', pdno: '005930', pchs_unpr: '60000', rlzt_pfls: '100' }
    const abroad = { slcl_qty: '4', trad_day: '20261019', ovrs_pdno: 'AAPL', ovrs_excg_cd: 'NASD' }
    const cost = { pchs_avg_pric: '150.00', ovrs_rlzt_pfls_amt: '38.40' }
    const { kis, settle } = await startScriptedClient(({ query }) => ({
      blocks:
        query['CRCY_CD'] === undefined
          ? { output1: [{ ...sold, sll_pric: zero }], output2: {} }
          : { output1: [{ ...abroad, ...cost, avg_sll_unpr: zero }], output2: { ovrs_rlzt_pfls_tot_amt: '38.40' } },
    }))

    const korea = await settle(getRealizedProfit(kis, october))
    const america = await settle(getRealizedProfit(kis, periodOf('NASD')))

    expect(korea).toMatchObject({ profit: '100', sales: [{ price: undefined, profit: '100' }] })
    expect(america).toMatchObject({ profit: '38.40', sales: [{ price: undefined, profit: '38.40' }] })
  })

  it('lists a sale once that KIS answers on two pages, and keeps its total', async () => {
    const row = {
      trad_day: '20261019',
      ovrs_pdno: 'AAPL',
      ovrs_excg_cd: 'NASD',
      slcl_qty: '4',
      pchs_avg_pric: '150.00000000',
      avg_sll_unpr: '160.00000000',
      ovrs_rlzt_pfls_amt: '38.40000',
    }
    const { kis, settle, asked } = await startScriptedClient((_asked, count) => ({
      blocks: {
        output1: [row],
        output2: { ovrs_rlzt_pfls_tot_amt: '38.40000' },
        ctx_area_fk200: 'k',
        ctx_area_nk200: `${count}`,
      },
      continuation: count === 1 ? 'M' : 'D',
    }))

    const { profit, sales } = await settle(getRealizedProfit(kis, periodOf('NASD')))

    expect(sales).toMatchObject([{ symbol: 'AAPL', quantity: '4', profit: '38.40000' }])
    expect(profit).toBe('38.40000')
    // 01 is the currency of the market here. In inquire-present-balance it is won.
    expect(asked[0]?.query).toMatchObject({ WCRC_FRCR_DVSN_CD: '01' })
  })

  it('is an error where an answer has no list of sales, which is not a period without any', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output2: { ovrs_rlzt_pfls_tot_amt: '38.40' } },
    }))

    await expect(settle(getRealizedProfit(kis, periodOf('NASD')))).rejects.toMatchObject({
      code: 'KIS_ANSWER',
      field: 'output1',
    })
  })

  it('starts over when KIS answers that the list has changed', async () => {
    const sold = { trad_day: '20261019', ovrs_pdno: 'AAPL', ovrs_excg_cd: 'NASD', slcl_qty: '4' }
    const row = { ...sold, pchs_avg_pric: '150', avg_sll_unpr: '160', ovrs_rlzt_pfls_amt: '38.40' }
    const { kis, settle } = await startScriptedClient((_asked, count) => {
      if (count === 2) return { refusal: 'SYDB0050' }
      const cursor = { ctx_area_fk200: 'k', ctx_area_nk200: `${count}` }
      const blocks = { output1: [row], output2: { ovrs_rlzt_pfls_tot_amt: '38.40' }, ...cursor }
      return { blocks, continuation: count === 1 ? 'M' : 'D' }
    })

    const { sales } = await settle(getRealizedProfit(kis, periodOf('NASD')))

    expect(sales).toMatchObject([{ symbol: 'AAPL', quantity: '4' }])
  })

  it('is not offered in paper trading', async () => {
    const { kis, settle } = await startSteppedKis()

    await expect(settle(getRealizedProfit(kis, periodOf('SEHK')))).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
  })
})

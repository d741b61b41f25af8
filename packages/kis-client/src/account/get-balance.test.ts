import { describe, expect, it } from 'vitest'
import { placeOrder } from '../orders/place-order.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, parseDecimal } from '../values/decimal.ts'
import { dollarRow, emptyKorea } from './answer-rows.test-kit.ts'
import { getBalance } from './get-balance.ts'

describe('getBalance', () => {
  it('returns cash in won and in dollars', async () => {
    const { kis, settle } = await startSteppedKis({ cash: { KRW: '12345678', USD: '4321.50' } })

    const won = await settle(getBalance(kis, { currency: 'KRW' }))
    const dollars = await settle(getBalance(kis, { currency: 'USD' }))

    expect(won).toMatchObject({ currency: 'KRW', deposit: '12345678' })
    expect(compareDecimals(dollars.deposit, parseDecimal('4321.5'))).toBe(0)
  })

  it('returns every currency in two calls without one', async () => {
    const cash = { KRW: '1000', USD: '1', HKD: '2', CNY: '3', JPY: '4', VND: '5' }
    const { kis, settle, simulator } = await startSteppedKis({ cash })

    const balances = await settle(getBalance(kis))

    expect(balances.map(({ currency, deposit }) => [currency, Number(deposit)])).toEqual([
      ['KRW', 1000],
      ['USD', 1],
      ['HKD', 2],
      ['CNY', 3],
      ['JPY', 4],
      ['VND', 5],
    ])
    expect(simulator.calls().filter(({ path }) => path.includes('/trading/'))).toHaveLength(2)
  })

  // Amounts made up; the sum is that of two captures of 2026-07-30 and 31.
  it.each([
    ['1000.00', '5000.00', '300.00', '5700.00'],
    ['1000.00', '0.00', '445.00', '555.00'],
    ['0.000000', '120.500000', '0.000000', '120.500000'],
    ['50.25', '0', '80.50', '-30.25'],
  ])('settles a deposit of %s with sales of %s and purchases of %s at %s', async (deposit, sold, bought, settled) => {
    const row = {
      ...dollarRow,
      frcr_dncl_amt_2: deposit,
      frcr_sll_amt_smtl: sold,
      frcr_buy_amt_smtl: bought,
      frcr_drwg_psbl_amt_1: '1000.00',
      nxdy_frcr_drwg_psbl_amt: '1000.00',
    }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output2: [row] } }))

    expect(await settle(getBalance(kis, { currency: 'USD' }))).toEqual({ currency: 'USD', deposit, settled })
  })

  it.each(['frcr_dncl_amt_2', 'frcr_sll_amt_smtl', 'frcr_buy_amt_smtl'])(
    'returns no amount of its own where KIS leaves %s empty',
    async (field) => {
      const { kis, settle } = await startScriptedClient(() => ({
        blocks: { output2: [{ ...dollarRow, [field]: '' }] },
      }))

      await expect(settle(getBalance(kis, { currency: 'USD' }))).rejects.toMatchObject({ code: 'KIS_ANSWER', field })
    },
  )

  it('needs no holding to be readable', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output1: [{ pdno: 'AAPL', bass_exrt: 'n/a' }], output2: [{ ...dollarRow, frcr_dncl_amt_2: '7.00' }] },
    }))

    expect(await settle(getBalance(kis, { currency: 'USD' }))).toMatchObject({ deposit: '7.00' })
  })

  it('counts a currency once, though two pages have it', async () => {
    const row = { ...dollarRow, frcr_dncl_amt_2: '7.00' }
    const { kis, settle } = await startScriptedClient(({ trId }, count) =>
      trId === 'TTTC8434R'
        ? { blocks: emptyKorea }
        : { blocks: { output2: [row] }, continuation: count === 2 ? 'M' : 'D' },
    )

    const balances = await settle(getBalance(kis))

    expect(balances.map(({ currency, deposit }) => [currency, deposit])).toEqual([
      ['KRW', '0'],
      ['USD', '7.00'],
    ])
  })

  // In this TR 02 is the currency of the market; in inquire-period-profit 02 is won.
  it('asks for the money of the markets, not for won', async () => {
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output2: [dollarRow] } }))

    await settle(getBalance(kis, { currency: 'USD' }))

    expect(asked).toMatchObject([{ trId: 'CTRP6504R', query: { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '000' } }])
  })

  it('asks for rows by loan, since KIS refuses rows by symbol', async () => {
    const { kis, settle, simulator } = await startSteppedKis()

    await settle(getBalance(kis, { currency: 'KRW' }))

    expect(simulator.calls({ path: '/uapi/domestic-stock/v1/trading/inquire-balance' })).toMatchObject([
      { input: { INQR_DVSN: '01' } },
    ])
  })

  it('leaves the deposit as it is until a purchase settles, and moves the settled cash at once', async () => {
    const startAt = Date.parse('2026-10-19T23:00:00+09:00')
    const { kis, settle, clock } = await startSteppedKis({ startAt, hours: 'exchange', cash: { USD: '1000' } })
    await settle(placeOrder(kis, { symbol: 'KO', exchange: 'NYSE', side: 'buy', quantity: '1', price: '500.00' }))

    const traded = await settle(getBalance(kis, { currency: 'USD' }))
    // T+1: New York's Tuesday begins at 13:00 in Seoul.
    await clock.runUntil(Date.parse('2026-10-20T13:00:00+09:00'))
    const settled = await settle(getBalance(kis, { currency: 'USD' }))

    expect(Number(traded.deposit)).toBe(1000)
    expect(Number(traded.settled)).toBeLessThan(1000)
    expect(settled).toEqual({ ...settled, deposit: traded.settled, settled: traded.settled })
  })

  it('reads a pension account under TR ids of its own, and has nothing abroad', async () => {
    const sums = { dnca_tot_amt: '100', prvs_rcdl_excc_amt: '90' }
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output1: [], output2: sums } }), {
      product: '29',
    })

    expect(await settle(getBalance(kis))).toEqual([{ currency: 'KRW', deposit: '100', settled: '90' }])
    await expect(settle(getBalance(kis, { currency: 'USD' }))).rejects.toMatchObject({
      code: 'KIS_NOT_OFFERED',
      outcome: 'not-sent',
      product: '29',
    })
    expect(asked.map(({ trId, query }) => [trId, query['ACNT_PRDT_CD']])).toEqual([['TTTC2208R', '29']])
  })
})

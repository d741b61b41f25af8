import { describe, expect, it } from 'vitest'
import { placeOrder } from '../orders/place-order.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, multiplyDecimals, parseDecimal } from '../values/decimal.ts'
import { getBuyingPower } from './get-buying-power.ts'

const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
const samsung = { symbol: '005930' } as const

describe('getBuyingPower', () => {
  it('returns what the cash of the account pays for, and no more', async () => {
    const { kis, settle } = await startSteppedKis({ cash: { KRW: '1000000', USD: '1000' } })

    const won = await settle(getBuyingPower(kis, { symbol: '005930', price: '70000' }))
    const dollars = await settle(getBuyingPower(kis, { symbol: 'AAPL', exchange: 'NASD', price: '150.00' }))

    for (const [power, price, cash] of [
      [won, '70000', '1000000'],
      [dollars, '150.00', '1000'],
    ] as const) {
      expect(Number(power.quantity)).toBeGreaterThan(0)
      const cost = multiplyDecimals(power.quantity, parseDecimal(price))
      expect(compareDecimals(cost, parseDecimal(cash))).toBeLessThanOrEqual(0)
    }
  })

  it.each([
    ['1.2345', '1'],
    ['0.9', '0'],
    ['12.00000000', '12'],
    ['-3.5', '0'],
  ])('cuts %s shares abroad to %s', async (sent, quantity) => {
    const output = { ovrs_ord_psbl_amt: '250.00', max_ord_psbl_qty: sent }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output } }))

    const power = await settle(getBuyingPower(kis, { ...apple, price: '150.00' }))

    expect(power).toEqual({ currency: 'USD', amount: '250.00', quantity, isIntegrated: false })
  })

  it('cuts shares on KRX too', async () => {
    const output = { nrcvb_buy_amt: '1000000', nrcvb_buy_qty: '14.2' }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output } }))

    expect(await settle(getBuyingPower(kis, { ...samsung, price: '70000' }))).toMatchObject({ quantity: '14' })
  })

  // As operators captured it on integrated margin accounts; amounts made up.
  it.each([
    ['nothing in the currency', { ovrs_ord_psbl_amt: '0.00', max_ord_psbl_qty: '0' }, '1500.00', '10', true],
    ['less than a share in it', { ovrs_ord_psbl_amt: '0.37', max_ord_psbl_qty: '0' }, '1500.00', '10', true],
    ['enough of it', { ovrs_ord_psbl_amt: '400.00', max_ord_psbl_qty: '2' }, '400.00', '2', false],
  ])('reads an integrated margin account with %s', async (_what, own, amount, quantity, isIntegrated) => {
    const output = { ...own, frcr_ord_psbl_amt1: '1500.00', ovrs_max_ord_psbl_qty: '10.75' }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output } }))

    const power = await settle(getBuyingPower(kis, { ...apple, price: '150.00' }))

    expect(power).toEqual({ currency: 'USD', amount, quantity, isIntegrated })
  })

  it('finds the money of a simulated account with integrated margin', async () => {
    const accountRules = { integratedMargin: true }
    const { kis, settle } = await startSteppedKis({ cash: { USD: '1000' }, accountRules })

    const power = await settle(getBuyingPower(kis, { ...apple, price: '150.00' }))

    // 6 × 150.00 and a fee of 0.25 % are 902.25; a seventh share is more than 1000.
    expect(power).toMatchObject({ amount: '1000.000000', quantity: '6', isIntegrated: true })
  })

  it('asks on KRX for an order at the market, whose shares KIS takes', async () => {
    const { kis, settle, simulator } = await startSteppedKis({ cash: { KRW: '10000000' } })

    const { quantity } = await settle(getBuyingPower(kis, { ...samsung, type: 'market' }))
    const placed = await settle(placeOrder(kis, { ...samsung, side: 'buy', quantity, type: 'market' }))

    expect(simulator.calls({ path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' })).toMatchObject([
      { input: { ORD_DVSN: '01', ORD_UNPR: '0' } },
    ])
    expect(placed).toMatchObject({ symbol: '005930' })
  })

  it.each([
    [{ type: 'best opposite price limit' }, '03', '0'],
    [{ type: 'limit FOK', price: '70000' }, '12', '70000'],
    [{ price: '70000' }, '00', '70000'],
  ] as const)('asks for %j with the code %s', async (wanted, ORD_DVSN, ORD_UNPR) => {
    const output = { nrcvb_buy_amt: '1', nrcvb_buy_qty: '0' }
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output } }))

    await settle(getBuyingPower(kis, { ...samsung, ...wanted }))

    expect(asked).toMatchObject([{ query: { ORD_DVSN, ORD_UNPR } }])
  })

  it.each([
    ['type', { type: 'any' }],
    ['price', {}],
    ['price', { price: '0' }],
    ['price', { price: '-70000' }],
    ['price', { ...apple, price: '0.00' }],
    ['price', { type: 'limit' }],
    ['price', { type: 'market', price: '70000' }],
    ['type', { ...apple, type: 'limit', price: '150.00' }],
  ])('is refused before anything is sent with a wrong %s: %j', async (field, wanted) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({}))
    const untyped = JSON.parse(JSON.stringify({ ...samsung, ...wanted }))

    await expect(settle(getBuyingPower(kis, untyped))).rejects.toMatchObject({ code: 'KIS_INPUT', field })
    expect(asked).toEqual([])
  })

  it('is refused abroad before anything is sent without a price', async () => {
    const { kis, settle, asked } = await startScriptedClient(() => ({}))

    await expect(settle(getBuyingPower(kis, apple))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'price' })
    expect(asked).toEqual([])
  })

  it('asks for a pension account under its own TR id', async () => {
    const output = { max_buy_amt: '900000', max_buy_qty: '12' }
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output } }), { product: '29' })

    const power = await settle(getBuyingPower(kis, { symbol: '069500', price: '30000' }))

    expect(power).toEqual({ currency: 'KRW', amount: '900000', quantity: '12', isIntegrated: false })
    expect(asked).toMatchObject([{ trId: 'TTTC0503R', query: { ACCA_DVSN_CD: '00', ORD_DVSN: '00' } }])
  })
})

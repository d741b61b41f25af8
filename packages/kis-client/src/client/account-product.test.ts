import { describe, expect, it } from 'vitest'
import { inquireBalance } from '../endpoints/domestic-futureoption.gen.ts'
import { inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { placeOrder } from '../orders/place-order.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { isOffered } from './account-product.ts'

describe('isOffered', () => {
  const endpoints = [
    'domestic-stock/inquire-balance',
    'domestic-stock/pension-inquire-balance',
    'domestic-bond/inquire-balance',
    'domestic-futureoption/inquire-balance',
    'overseas-stock/inquire-balance',
    'overseas-futureoption/inquire-unpd',
  ]

  it.each([
    ['01', endpoints],
    ['03', ['domestic-futureoption/inquire-balance']],
    ['08', ['overseas-futureoption/inquire-unpd']],
    ['22', ['domestic-stock/inquire-balance', 'domestic-bond/inquire-balance']],
    ['29', ['domestic-stock/pension-inquire-balance']],
    // Not documented: KIS decides.
    ['21', endpoints],
  ])('lets an account of product %s call what it has', (product, offered) => {
    expect(endpoints.filter((endpoint) => isOffered(endpoint, product))).toEqual(offered)
  })
})

describe('a client', () => {
  it.each([
    ['03', { symbol: '005930' }],
    ['08', { symbol: 'AAPL', exchange: 'NASD' }],
    ['22', { symbol: 'AAPL', exchange: 'NASD' }],
    ['29', { symbol: '069500' }],
  ] as const)('sends no order of an account of product %s that lacks it', async (product, instrument) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({}), { product })

    const order = { ...instrument, side: 'buy', quantity: '1', price: '100' } as const

    await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({
      code: 'KIS_NOT_OFFERED',
      outcome: 'not-sent',
      product,
    })
    expect(asked).toEqual([])
  })

  it('asks for prices with an account of any product', async () => {
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output: {} } }), { product: '29' })

    await settle(kis.call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }))

    expect(asked).toHaveLength(1)
  })

  it('reads the futures of an account of product 03', async () => {
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output1: [], output2: {} } }), {
      product: '03',
    })

    await settle(kis.call(inquireBalance, { MGNA_DVSN: '01', EXCC_STAT_CD: '1' }))

    expect(asked).toMatchObject([{ query: { ACNT_PRDT_CD: '03' } }])
  })
})

import { describe, expect, it } from 'vitest'
import { getAccountSummary } from '../../account/get-account-summary.ts'
import { getBuyingPower } from '../../account/get-buying-power.ts'
import { createKisClient } from '../../client/create-client.ts'
import { inquireBalance } from '../../endpoints/domestic-stock.gen.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { hasOperation } from './products.ts'

const operations = [
  'domestic-stock/inquire-balance',
  'domestic-stock/pension-inquire-balance',
  'domestic-futureoption/inquire-balance',
  'overseas-stock/inquire-balance',
  'overseas-futureoption/inquire-unpd',
]

describe('hasOperation', () => {
  it.each([
    ['01', operations],
    ['03', ['domestic-futureoption/inquire-balance']],
    ['08', ['overseas-futureoption/inquire-unpd']],
    ['22', ['domestic-stock/inquire-balance', 'domestic-stock/pension-inquire-balance']],
    ['29', ['domestic-stock/pension-inquire-balance']],
  ])('lets an account of product %s do what it has', (product, has) => {
    expect(operations.filter((id) => hasOperation(product, id))).toEqual(has)
  })
})

describe('a simulator with a pension account', () => {
  const options = {
    environment: 'real',
    account: '12345678-29',
    cash: { KRW: '1000000' },
    positions: [{ symbol: '069500', quantity: 10, averagePrice: '30000' }],
  } as const

  it('answers the whole account to a client', async () => {
    const { kis, settle } = await startSteppedKis(options)

    const { cash, positions, worth } = await settle(getAccountSummary(kis))
    const power = await settle(getBuyingPower(kis, { symbol: '069500', price: '30000' }))

    expect(cash).toMatchObject([{ currency: 'KRW', deposit: '1000000', unsettled: '0' }])
    expect(positions).toMatchObject([{ symbol: '069500', quantity: '10', sellable: '10' }])
    expect(worth).toBe(String(1_000_000 + 10 * Number(positions[0]?.price)))
    // 33 × 30,000 and 0.015 % are 990,148; a 34th share is more than the cash.
    expect(power).toMatchObject({ amount: '1000000', quantity: '33' })
  })

  it('refuses a client that asks under the TR ids of other accounts', async () => {
    const stepped = await startSteppedKis(options)
    // A client that takes itself for one of product 01 sends the call; KIS refuses it.
    const credentials = { ...stepped.options.credentials, account: '12345678-01' }
    const kis = createKisClient({ ...stepped.options, credentials })
    const input = { AFHR_FLPR_YN: 'N', INQR_DVSN: '01', UNPR_DVSN: '01', PRCS_DVSN: '00' } as const
    const asked = { ...input, FUND_STTL_ICLD_YN: 'N', FNCG_AMT_AUTO_RDPT_YN: 'N' } as const

    await expect(stepped.settle(kis.call(inquireBalance, asked))).rejects.toMatchObject({ messageCode: 'OPSQ2000' })
    // The call names the account's own product.
    await expect(stepped.settle(kis.call(inquireBalance, { ...asked, ACNT_PRDT_CD: '29' }))).rejects.toMatchObject({
      code: 'KIS_NOT_OFFERED',
    })
  })
})

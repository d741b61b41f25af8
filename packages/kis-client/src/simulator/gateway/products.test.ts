import { describe, expect, it } from 'vitest'
import { getAccountSummary } from '../../account/get-account-summary.ts'
import { getBuyingPower } from '../../account/get-buying-power.ts'
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

  it('refuses the operations of other accounts to any client', async () => {
    const { simulator, options: client, tokens, settle } = await startSteppedKis(options)
    const { secret } = await settle(tokens.get())
    const { appKey, appSecret } = client.credentials
    const connection = client.connect(simulator.rest)
    const ask = async (path: string, trId: string, fields: Readonly<Record<string, string>>) => {
      const query = new URLSearchParams({ CANO: '12345678', ACNT_PRDT_CD: '29', ...fields })
      const headers = { authorization: `Bearer ${secret}`, appkey: appKey, appsecret: appSecret, tr_id: trId }
      const response = await connection.fetch(`${simulator.rest}${path}?${query}`, { method: 'GET', headers })
      return JSON.parse(await response.text())
    }
    const abroad = { OVRS_EXCG_CD: 'NASD', TR_CRCY_CD: 'USD', CTX_AREA_FK200: '', CTX_AREA_NK200: '' }
    const pension = { ACCA_DVSN_CD: '00', INQR_DVSN: '00', CTX_AREA_FK100: '', CTX_AREA_NK100: '' }

    const refused = await settle(ask('/uapi/overseas-stock/v1/trading/inquire-balance', 'TTTS3012R', abroad))
    const taken = await settle(ask('/uapi/domestic-stock/v1/trading/pension/inquire-balance', 'TTTC2208R', pension))
    await connection.close()

    expect(refused).toMatchObject({ msg_cd: 'OPSQ2000' })
    expect(taken).toMatchObject({ rt_cd: '0', output1: [{ pdno: '069500' }] })
  })
})

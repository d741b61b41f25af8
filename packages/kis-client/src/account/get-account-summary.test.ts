import { describe, expect, it } from 'vitest'
import { placeOrder } from '../orders/place-order.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { dollarRow, emptyKorea } from './answer-rows.test-kit.ts'
import { getAccountSummary } from './get-account-summary.ts'

const held = {
  pdno: 'SOXL',
  prdt_name: 'DIREXION SEMICONDUCTOR',
  ovrs_excg_cd: 'AMEX',
  buy_crcy_cd: 'USD',
  bass_exrt: '1400.00000000',
  ccld_qty_smtl1: '10.00000000',
  ord_psbl_qty1: '10.00000000',
  avg_unpr3: '25.0000',
  ovrs_now_pric1: '30.00000',
  frcr_evlu_amt2: '300.00000',
}
const samsung = {
  pdno: '005930',
  hldg_qty: '2',
  ord_psbl_qty: '2',
  pchs_avg_pric: '60000.0000',
  prpr: '70000',
  evlu_amt: '140000',
}
// Amounts made up, in the shape of two captures of 2026-07-30 and 31: 1,000 + 5,000 − 300 dollars, and 300 in shares.
const dollars = {
  ...dollarRow,
  frcr_dncl_amt_2: '1000.000000',
  frcr_sll_amt_smtl: '5000.000000',
  frcr_buy_amt_smtl: '300.000000',
}

async function summaryOf(abroad: object, korea: object = emptyKorea, product = '01') {
  const { kis, settle, asked } = await startScriptedClient(
    ({ trId }) => ({ blocks: trId === 'CTRP6504R' ? { output1: [], output2: [], ...abroad } : korea }),
    {
      product,
    },
  )
  return { summary: await settle(getAccountSummary(kis)), asked }
}

describe('getAccountSummary', () => {
  it('is worth what KIS says it is, in two calls', async () => {
    // (5,700 + 300) × 1,400
    const { summary, asked } = await summaryOf({
      output1: [held],
      output2: [dollars],
      output3: { tot_asst_amt: '8400000' },
    })

    expect(summary).toMatchObject({ worth: '8400000', reportedTotal: '8400000', unreadable: [] })
    expect(summary.cash).toEqual([
      { currency: 'KRW', deposit: '0', settled: '0', unsettled: '0', rate: '1' },
      {
        currency: 'USD',
        deposit: '1000.000000',
        settled: '5700.000000',
        unsettled: '4700.000000',
        rate: '1400.00000000',
      },
    ])
    expect(asked.map(({ trId }) => trId)).toEqual(['TTTC8434R', 'CTRP6504R'])
  })

  it('adds won and the positions on KRX', async () => {
    const korea = { output1: [samsung], output2: [{ dnca_tot_amt: '1000000', prvs_rcdl_excc_amt: '900000' }] }

    const { summary } = await summaryOf({ output1: [held], output2: [dollars] }, korea)

    // 900,000 + 140,000 + 8,400,000
    expect(summary).toMatchObject({ worth: '9440000', cash: [{ currency: 'KRW', unsettled: '-100000' }, {}] })
    expect(summary.positions.map(({ symbol }) => symbol)).toEqual(['005930', 'SOXL'])
  })

  it.each([
    ['JPY', '930.00000000', '9.3', '930000'],
    ['VND', '5.50000000', '0.055', '5500'],
    ['HKD', '180.00000000', '180', '18000000'],
  ])('takes the rate of %s, %s, as %s won for one', async (crcy_cd, frst_bltn_exrt, won, worth) => {
    const { summary } = await summaryOf({
      output2: [{ ...dollarRow, crcy_cd, frst_bltn_exrt, frcr_dncl_amt_2: '100000' }],
    })

    expect(Number(summary.cash[1]?.rate)).toBe(Number(won))
    expect(summary.worth).toBe(worth)
  })

  it('takes the rate of the positions where the account has no cash in their currency', async () => {
    const { summary } = await summaryOf({ output1: [held], output2: [] })

    // 300 × 1,400
    expect(summary.worth).toBe('420000')
  })

  it.each(['output1', 'output2'] as const)('is an error where the answer abroad has no %s', async (missing) => {
    const { kis, settle } = await startScriptedClient(({ trId }) => ({
      blocks:
        trId === 'CTRP6504R'
          ? Object.fromEntries(
              [
                ['output1', []],
                ['output2', []],
              ].filter(([name]) => name !== missing),
            )
          : emptyKorea,
    }))

    await expect(settle(getAccountSummary(kis))).rejects.toMatchObject({ code: 'KIS_ANSWER', field: missing })
  })

  it.each([
    ['a holding that cannot be read', { ...held, ovrs_excg_cd: '' }],
    ['a holding without a price', { ...held, ovrs_now_pric1: '0.00000', frcr_evlu_amt2: '0.00000' }],
    ['a holding without a rate', { ...held, bass_exrt: '' }],
    ['a holding whose rate cannot be read', { ...held, bass_exrt: 'n/a' }],
  ])('has no worth with %s', async (_what, row) => {
    const { summary } = await summaryOf({ output1: [row], output2: [] })

    expect(summary.worth).toBeUndefined()
  })

  it.each([
    ['shares that a loan paid for', { output1: [{ ...samsung, loan_dt: '20261005', loan_amt: '84000' }] }, {}],
    [
      'a loan on shares in Korea',
      { output2: [{ dnca_tot_amt: '0', prvs_rcdl_excc_amt: '0', tot_loan_amt: '84000' }] },
      {},
    ],
    ['a loan abroad', {}, { output3: { tot_loan_amt: '84000' } }],
    ['a holding abroad that a loan paid for', {}, { output1: [{ ...held, loan_dt: '20261005' }] }],
  ])('has no worth with %s, since no field says what is to be paid back', async (_what, korea, abroad) => {
    const { summary } = await summaryOf({ output2: [dollars], ...abroad }, { ...emptyKorea, ...korea })

    expect(summary.worth).toBeUndefined()
  })

  it('has a worth where KIS sends a loan of 0', async () => {
    const korea = { ...emptyKorea, output2: [{ dnca_tot_amt: '7', prvs_rcdl_excc_amt: '7', tot_loan_amt: '0' }] }

    const { summary } = await summaryOf({ output1: [held], output2: [], output3: { tot_loan_amt: '0' } }, korea)

    // 7 and 300 × 1,400
    expect(summary.worth).toBe('420007')
  })

  it('leaves nothing of a pension account out, and asks nothing abroad', async () => {
    const korea = { output1: [samsung], output2: { dnca_tot_amt: '100', prvs_rcdl_excc_amt: '50' } }

    const { summary, asked } = await summaryOf({}, korea, '29')

    expect(summary).toMatchObject({ worth: '140050', reportedTotal: undefined })
    expect(asked.map(({ trId }) => trId)).toEqual(['TTTC2208R'])
  })

  it('starts over when KIS answers that the list has changed, and counts nothing twice', async () => {
    const { kis, settle } = await startScriptedClient(({ trId }, count) => {
      if (trId === 'CTRP6504R') return { blocks: { output1: [], output2: [dollars] } }
      if (count === 2) return { refusal: 'SYDB0050' }
      const blocks = { ...emptyKorea, output1: [{ ...samsung, prpr: `${count}` }] }
      const cursor = { ctx_area_fk100: 'k', ctx_area_nk100: `${count}` }
      return { blocks: { ...blocks, ...cursor }, continuation: count === 1 ? 'M' : 'D' }
    })

    const { positions } = await settle(getAccountSummary(kis))

    expect(positions).toMatchObject([{ symbol: '005930', quantity: '2', price: '3' }])
  })

  it('agrees with the simulator before and after a purchase in dollars settles', async () => {
    const startAt = Date.parse('2026-10-19T23:00:00+09:00')
    const cash = { KRW: '0', USD: '1000', HKD: '0', CNY: '0', JPY: '0', VND: '0' }
    const { kis, settle, clock } = await startSteppedKis({ startAt, hours: 'exchange', cash })
    await settle(placeOrder(kis, { symbol: 'KO', exchange: 'NYSE', side: 'buy', quantity: '3', price: '250.00' }))

    const traded = await settle(getAccountSummary(kis))
    await clock.runUntil(Date.parse('2026-10-20T14:00:00+09:00'))
    const settled = await settle(getAccountSummary(kis))

    const [, before] = traded.cash
    const [, after] = settled.cash
    expect(Number(before?.deposit)).toBe(1000)
    expect(Number(before?.unsettled)).toBeLessThan(0)
    expect(Number(after?.unsettled)).toBe(0)
    expect(after?.settled).toBe(before?.settled)
    for (const { worth, reportedTotal } of [traded, settled])
      expect(Math.abs(Number(worth) - Number(reportedTotal))).toBeLessThanOrEqual(1)
  })
})

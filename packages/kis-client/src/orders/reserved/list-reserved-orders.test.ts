import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { startScriptedClient } from '../../tests/scripted-client.test-kit.ts'
import { scriptConnection } from '../../tests/scripted-kis.test-kit.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { cancelOrder } from '../cancel-order.ts'
import { placeOrder } from '../place-order.ts'
import { listReservedOrders } from './list-reserved-orders.ts'

type Row = Readonly<Record<string, string>>

// The example of an answer on the portal's page of domestic-stock/order-resv-ccnl.
const krxRow: Row = {
  rsvn_ord_seq: '42401',
  rsvn_ord_ord_dt: '20220523',
  rsvn_ord_rcit_dt: '20220520',
  pdno: '005940',
  ord_dvsn_cd: '01',
  ord_rsvn_qty: '1',
  tot_ccld_qty: '0',
  cncl_ord_dt: '',
  ord_tmd: '',
  ctac_tlno: '0',
  rjct_rson2: '',
  odno: '',
  rsvn_ord_rcit_tmd: '165318',
  kor_item_shtn_name: 'NH투자증권',
  sll_buy_dvsn_cd: '02',
  ord_rsvn_unpr: '6000',
  tot_ccld_amt: '0',
  loan_dt: '',
  cncl_rcit_tmd: '',
  prcs_rslt: '미처리',
  ord_dvsn_name: '현금매수',
  tmnl_mdia_kind_cd: '31',
  rsvn_end_dt: '20220523',
}

// The example of an answer on the portal's page of overseas-stock/order-resv-list.
const usRow: Row = {
  cncl_yn: 'N',
  rsvn_ord_rcit_dt: '20250523',
  ovrs_rsvn_odno: '0031111234',
  ord_dt: '',
  ord_gno_brno: '',
  odno: '',
  sll_buy_dvsn_cd: '02',
  sll_buy_dvsn_cd_name: 'TWAP지정가매수',
  ovrs_rsvn_ord_stat_cd: '01',
  ovrs_rsvn_ord_stat_cd_name: '접수',
  pdno: 'AAPL',
  prdt_name: '애플',
  ord_rcit_tmd: '161928',
  ord_fwdg_tmd: '',
  tr_dvsn_name: '접수',
  ovrs_excg_cd: 'NASD',
  tr_mket_name: 'NASDAQ',
  ord_stfno: '999999',
  ft_ord_qty: '100',
  ft_ord_unpr3: '150.00000000',
  ft_ccld_qty: '0',
  nprc_rson_text: '',
  splt_buy_attr_name: '00:00~04:00',
}

const days = { from: '2022-05-20', to: '2022-05-23' }

async function list(market: 'KRX' | 'US', rows: readonly Row[]) {
  const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: { output: rows } }))
  return { orders: await settle(listReservedOrders(kis, { market, ...days })), asked }
}

describe('listReservedOrders', () => {
  it("reads the rows of KIS's example on KRX, one order at the market for each", async () => {
    const { orders, asked } = await list('KRX', [krxRow, { ...krxRow, rsvn_ord_seq: '42405', rsvn_end_dt: '' }, krxRow])

    const order = {
      reservation: '42401',
      receivedOn: '2022-05-20',
      receivedAt: Date.parse('2022-05-20T16:53:18+09:00'),
      sendsOn: '2022-05-23',
      until: '2022-05-23',
      symbol: '005940',
      exchange: 'KRX',
      side: 'buy',
      type: 'market',
      quantity: '1',
      price: undefined,
      filled: '0',
      state: 'reserved',
      reason: undefined,
      orderNumber: undefined,
    }
    expect(orders).toEqual([order, { ...order, reservation: '42405', until: undefined }])
    expect(asked.at(-1)).toMatchObject({
      trId: 'CTSC0004R',
      query: { RSVN_ORD_ORD_DT: '20220520', RSVN_ORD_END_DT: '20220523', TMNL_MDIA_KIND_CD: '00', CNCL_YN: 'Y' },
    })
  })

  it("reads the row of KIS's example in the US once, although each of its exchanges lists it", async () => {
    const { orders, asked } = await list('US', [usRow])

    expect(orders).toEqual([
      {
        reservation: '0031111234',
        receivedOn: '2025-05-23',
        receivedAt: Date.parse('2025-05-23T16:19:28+09:00'),
        sendsOn: undefined,
        symbol: 'AAPL',
        exchange: 'NASD',
        side: 'buy',
        quantity: '100',
        price: '150.00000000',
        filled: '0',
        state: 'reserved',
        reason: undefined,
        orderNumber: undefined,
      },
    ])
    const lists = asked.filter(({ trId }) => trId === 'TTTT3039R')
    expect(lists.map(({ query }) => query['OVRS_EXCG_CD'])).toEqual(['NASD', 'NYSE', 'AMEX'])
  })

  it.each([
    ['no number and nothing else', {}, 'reserved'],
    ['a number', { odno: '0000004711', prcs_rslt: '처리' }, 'sent'],
    ['a day of its cancellation', { cncl_ord_dt: '20220521' }, 'cancelled'],
    ['a number and a day of its cancellation', { odno: '0000004711', cncl_ord_dt: '20220524' }, 'cancelled'],
    ['a reason', { prcs_rslt: '처리', rjct_rson2: '매수가능금액 부족' }, 'rejected'],
    ['a refusal without a reason', { prcs_rslt: '거부' }, 'rejected'],
    ['the text that it was processed, and no number', { prcs_rslt: '처리' }, 'unknown'],
    ['a text that is not known', { prcs_rslt: '보류' }, 'unknown'],
    ['no text', { prcs_rslt: '' }, 'unknown'],
  ])('reads a row of KRX that has %s', async (_what, fields, state) => {
    const { orders } = await list('KRX', [{ ...krxRow, ...fields }])

    expect(orders.map((order) => order.state)).toEqual([state])
  })

  it.each([
    ['a number', { odno: '0030008244', ovrs_rsvn_ord_stat_cd_name: '체결' }, 'sent'],
    ['the mark of its cancellation', { cncl_yn: 'Y' }, 'cancelled'],
    ['a reason', { nprc_rson_text: '잔고 부족' }, 'rejected'],
    ['a refusal without a reason', { ovrs_rsvn_ord_stat_cd_name: '거부' }, 'rejected'],
    ['a text that is not known', { ovrs_rsvn_ord_stat_cd_name: '확인' }, 'unknown'],
  ])('reads a row abroad that has %s', async (_what, fields, state) => {
    const { orders } = await list('US', [{ ...usRow, ...fields }])

    expect(orders.map((order) => order.state)).toEqual([state])
  })

  it.each([
    ['an unknown market', { market: 'UK', ...days }, 'market'],
    ['no market', days, 'market'],
    ['a day of another form', { market: 'KRX', from: '20220520', to: '2022-05-23' }, 'from'],
    ['a misspelled day', { market: 'KRX', from: '2022-05-20', till: '2022-05-23' }, 'till'],
  ])('refuses %s, and nothing is sent', async (_what, period, field) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({}))

    const listed = settle(listReservedOrders(kis, Object(period)))

    await expect(listed).rejects.toMatchObject({ code: 'KIS_INPUT', field })
    expect(asked).toEqual([])
  })
})

describe('an answer to a change of a reserved order', () => {
  const order = {
    reservation: '42401',
    receivedOn: '2026-10-19',
    symbol: '005930',
    exchange: 'KRX',
    side: 'buy',
    quantity: '10',
  } as const

  // The portal's page has the name in small letters; a client that works with KIS reads it in capitals.
  it.each([
    ['nrml_prcs_yn', 'N', false],
    ['NRML_PRCS_YN', 'N', false],
    ['NRML_PRCS_YN', 'Y', true],
  ])('is a success with %s %s: %s', async (name, value, isSuccess) => {
    const { options, settle } = await startSteppedKis({ environment: 'real', realOrders: true })
    const { connect } = scriptConnection(() => ({ blocks: { output: { [name]: value } } }))
    const kis = createKisClient({ ...options, connect })
    onTestFinished(() => kis.close())

    const cancelled = settle(cancelOrder(kis, order))

    if (isSuccess) await expect(cancelled).resolves.toEqual(order)
    else await expect(cancelled).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'nrml_prcs_yn' })
  })
})

describe('an answer to a reserved order', () => {
  it.each([
    [
      'the number and the day of Asia',
      { OVRS_RSVN_ODNO: '0031', RSVN_ORD_RCIT_DT: '20261018', ODNO: '' },
      '2026-10-18',
    ],
    ['the number of the US, and the day of the clock', { ODNO: '0031' }, '2026-10-19'],
  ])('gives the reference %s', async (_what, output, receivedOn) => {
    const { options, settle } = await startSteppedKis({ environment: 'real', realOrders: true })
    const { connect } = scriptConnection(() => ({ blocks: { output } }))
    const kis = createKisClient({ ...options, connect })
    onTestFinished(() => kis.close())
    const tencent = { symbol: '00700', exchange: 'SEHK', side: 'buy', quantity: '100', price: '300' } as const

    const placed = await settle(placeOrder(kis, { ...tencent, reserved: true }))

    expect(placed).toMatchObject({ reservation: '0031', receivedOn })
  })

  it('is an error without a number, since the reservation exists', async () => {
    const { options, settle, clock } = await startSteppedKis({ environment: 'real', realOrders: true })
    const { connect } = scriptConnection(() => ({ blocks: { output: { ODNO: '0000004711' } } }))
    const kis = createKisClient({ ...options, connect })
    onTestFinished(() => kis.close())
    await clock.runUntil(Date.parse('2026-10-19T16:00:00+09:00'))
    const samsung = { symbol: '005930', side: 'buy', quantity: '1', price: '70000', reserved: true } as const

    const placed = settle(placeOrder(kis, samsung))

    await expect(placed).rejects.toMatchObject({ code: 'KIS_ANSWER', outcome: 'unknown', field: 'RSVN_ORD_SEQ' })
  })
})

import { describe, expect, it } from 'vitest'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import type { Scripted } from '../tests/scripted-kis.test-kit.ts'
import { listFills } from './list-fills.ts'
import { listOrders } from './list-orders.ts'

type Row = Readonly<Record<string, string>>

/** Starts a client of a server that answers KRX's list and the one abroad with these rows. */
async function listing(
  rows: { readonly krx?: readonly Row[]; readonly abroad?: readonly Row[] },
  { at, environment = 'real' }: { readonly at?: string; readonly environment?: 'real' | 'paper' } = {},
) {
  const startAt = Date.parse(at ?? '2026-10-30T04:00:00+09:00')
  const krxTrIds = ['TTTC0081R', 'CTSC9215R', 'VTTC0081R', 'VTSC9215R']
  const answer = ({ trId }: { readonly trId: string }): Scripted =>
    krxTrIds.includes(trId)
      ? { blocks: { output1: rows.krx ?? [], output2: {} } }
      : { blocks: { output: rows.abroad ?? [] } }
  return startScriptedClient(answer, { environment, startAt })
}

const krxRow: Row = {
  ord_dt: '20261029',
  ord_gno_brno: '91252',
  odno: '0000004711',
  orgn_odno: '',
  sll_buy_dvsn_cd: '02',
  sll_buy_dvsn_cd_name: '현금매수',
  pdno: '005930',
  ord_qty: '7',
  ord_unpr: '70000',
  ord_tmd: '100000',
  tot_ccld_qty: '0',
  avg_prvs: '0',
  cncl_yn: '',
  ord_dvsn_cd: '00',
  cnc_cfrm_qty: '0',
  rmn_qty: '0',
  rjct_qty: '0',
  excg_id_dvsn_Cd: 'KRX',
}
const usRow: Row = {
  ord_dt: '20261029',
  ord_gno_brno: '01790',
  odno: '0031385365',
  orgn_odno: '',
  sll_buy_dvsn_cd: '02',
  rvse_cncl_dvsn: '00',
  pdno: 'AAPL',
  ft_ord_qty: '9',
  ft_ord_unpr3: '300.00000000',
  ft_ccld_qty: '3',
  ft_ccld_unpr3: '299.50000000',
  nccs_qty: '6',
  prcs_stat_name: '완료',
  rjct_rson: '',
  rjct_rson_name: '',
  ord_tmd: '044500',
  ovrs_excg_cd: 'NASD',
  dmst_ord_dt: '20261030',
}
const day = { from: '2026-10-29', to: '2026-10-29' } as const
const krx = { market: 'KRX', ...day } as const
const us = { market: 'US', ...day } as const

describe('the state of an order on KRX', () => {
  it.each([
    // Seen at 08:50: cancelled by the exchange, with all numbers 0.
    [{ ord_qty: '0', sll_buy_dvsn_cd_name: 'GTP매수자동취소*' }, 'expired'],
    [{ ord_qty: '0', sll_buy_dvsn_cd: '01', sll_buy_dvsn_cd_name: 'GTP매도자동취소' }, 'expired'],
    // Seen at 14:35: cancelled at once by its type, which is no end of hours.
    [{ ord_qty: '1', sll_buy_dvsn_cd_name: 'IOC매수자동취소*' }, 'cancelled'],
    // Automatic, but no source has it, and it does not say why.
    [{ sll_buy_dvsn_cd_name: '매수자동취소*' }, 'cancelled'],
    [{ orgn_odno: '0000004700', sll_buy_dvsn_cd_name: '매수취소*' }, 'cancelled'],
    // Seen: accepted, then rejected.
    [{ ord_qty: '1', rjct_qty: '1' }, 'rejected'],
    [{ ord_qty: '7', tot_ccld_qty: '3', avg_prvs: '70000', rjct_qty: '4' }, 'rejected'],
    [{ cnc_cfrm_qty: '7' }, 'cancelled'],
    // The name of the example of KIS's page and of captured rows.
    [{ cncl_cfrm_qty: '7' }, 'cancelled'],
    [{ cncl_cfrm_qty: '0' }, 'unknown'],
    [{ cncl_yn: 'Y' }, 'cancelled'],
    [{ tot_ccld_qty: '7', avg_prvs: '70000' }, 'filled'],
    [{ rmn_qty: '7' }, 'open'],
    // Nothing is left, and no field says why: not a fill, and not a cancellation.
    [{}, 'unknown'],
    [{ ord_qty: '0' }, 'unknown'],
    [{ tot_ccld_qty: '3', avg_prvs: '70000' }, 'unknown'],
  ] as const)('needs positive evidence: %j is %s', async (fields, state) => {
    const { kis, settle } = await listing({ krx: [{ ...krxRow, ...fields }] })

    expect(await settle(listOrders(kis, krx))).toMatchObject([{ number: '0000004711', state }])
  })

  it.each([
    ['expired', { ord_qty: '0', sll_buy_dvsn_cd_name: 'GTP매수자동취소*' }, '0'],
    ['expired', { ord_qty: '7', sll_buy_dvsn_cd_name: 'GTP매수자동취소*' }, '7'],
    // All numbers but the fills are 0, and no field says why: it is no error that hides the other orders.
    ['unknown', { ord_qty: '0' }, '0'],
  ] as const)('keeps the fills of an order that is %s: %j', async (state, fields, quantity) => {
    const { kis, settle } = await listing({
      krx: [{ ...krxRow, ...fields, tot_ccld_qty: '3', avg_prvs: '70000' }],
    })

    expect(await settle(listOrders(kis, krx))).toMatchObject([{ quantity, filled: '3', remaining: '0', state }])
    expect(await settle(listFills(kis, krx))).toMatchObject([{ quantity: '3', price: '70000' }])
  })

  it('is an error where shares are left of an order of no shares', async () => {
    const { kis, settle } = await listing({ krx: [{ ...krxRow, ord_qty: '0', rmn_qty: '7' }] })

    await expect(settle(listOrders(kis, krx))).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'filled' })
  })

  it('is expired where a part was cancelled before, since its own row says more than that of the cancellation', async () => {
    const cancellation = { odno: '0000004712', orgn_odno: '0000004711', ord_qty: '2', cnc_cfrm_qty: '2' }
    const row = { ...krxRow, ord_qty: '0', sll_buy_dvsn_cd_name: 'GTP매수자동취소*' }
    const { kis, settle } = await listing({ krx: [{ ...krxRow, ...cancellation }, row] })

    expect(await settle(listOrders(kis, krx))).toMatchObject([{ state: 'cancelled' }, { state: 'expired' }])
  })

  it.each([
    [{ odno: '0000004712', orgn_odno: '0000004711', rmn_qty: '7' }, 'cancelled'],
    // The branch of a revision may be another one.
    [{ odno: '0000004712', orgn_odno: '0000004711', ord_gno_brno: '06010', rmn_qty: '7' }, 'cancelled'],
    [{ odno: '0000004712', orgn_odno: '0000004711', rjct_qty: '7' }, 'unknown'],
    [{ odno: '0000004712', orgn_odno: '0000004710', rmn_qty: '7' }, 'unknown'],
  ] as const)('is cancelled where a revision that KIS took names it: %j makes it %s', async (revision, state) => {
    const { kis, settle } = await listing({ krx: [{ ...krxRow, ...revision }, krxRow] })

    const orders = await settle(listOrders(kis, krx))

    expect(orders.find(({ number }) => number === '0000004711')).toMatchObject({ state })
  })
})

describe('the state of an order abroad', () => {
  const unfilled = { ft_ccld_qty: '0', ft_ccld_unpr3: '0', nccs_qty: '0' }
  it.each([
    [{ ...unfilled, rjct_rson_name: 'DFD 장종료로 취소' }, 'expired'],
    [{ ...unfilled, rjct_rson: '0999', rjct_rson_name: 'DFD 장종료로 취소' }, 'expired'],
    [{ ...unfilled, rjct_rson_name: '고객요청 취소' }, 'cancelled'],
    [{ ...unfilled, rvse_cncl_dvsn: '02' }, 'cancelled'],
    // Texts that name a cancellation, or the end of hours, and refuse.
    [{ ...unfilled, rvse_cncl_dvsn: '02', prcs_stat_name: '거부', rjct_rson_name: '취소가능수량 부족' }, 'rejected'],
    [{ ...unfilled, rvse_cncl_dvsn: '02', rjct_rson: '0101' }, 'rejected'],
    [{ ...unfilled, rjct_rson: '0101', rjct_rson_name: '장종료' }, 'rejected'],
    [{ ...unfilled, rjct_rson: '0101' }, 'rejected'],
    [{ ...unfilled, prcs_stat_name: '거부' }, 'rejected'],
    [{ ft_ccld_qty: '9', nccs_qty: '0' }, 'filled'],
    [{}, 'open'],
    [unfilled, 'unknown'],
    [{ ...unfilled, ft_ord_qty: '0' }, 'unknown'],
  ])('needs positive evidence: %j is %s', async (fields, state) => {
    const { kis, settle } = await listing({ abroad: [{ ...usRow, ...fields }] })

    expect(await settle(listOrders(kis, us))).toMatchObject([{ number: '0031385365', state }])
  })

  it('is expired with the fills of all of its rows where one of them says so', async () => {
    const { kis, settle } = await listing({
      abroad: [
        { ...usRow, ft_ccld_qty: '2', nccs_qty: '0', rjct_rson_name: 'DFD 장종료로 취소' },
        { ...usRow, nccs_qty: '0' },
      ],
    })

    expect(await settle(listOrders(kis, us))).toMatchObject([{ filled: '5', remaining: '0', state: 'expired' }])
  })

  it('is not cancelled by a cancellation that was refused', async () => {
    const refused = { rvse_cncl_dvsn: '02', prcs_stat_name: '거부', rjct_rson_name: '취소가능수량 부족' }
    const cancellation = { ...usRow, ...unfilled, ...refused, odno: '0031385366', orgn_odno: '0031385365' }
    const { kis, settle } = await listing({ abroad: [cancellation, { ...usRow, nccs_qty: '0' }] })

    expect(await settle(listOrders(kis, us))).toMatchObject([{ state: 'rejected' }, { filled: '3', state: 'unknown' }])
  })
})

describe('the origin of an order', () => {
  it('has the fields of its row that KIS filled', async () => {
    const { kis, settle } = await listing({
      krx: [
        // Captured of an order of the API; the address is made up.
        { ...krxRow, rmn_qty: '7', ordr_empno: 'OpnAPI', inqr_ip_addr: '192.0.2.7' },
        // KIS's example.
        { ...krxRow, odno: '0000004712', rmn_qty: '7', ordr_empno: 'Nsmart', inqr_ip_addr: '' },
        { ...krxRow, odno: '0000004713', rmn_qty: '7' },
      ],
      abroad: [
        { ...usRow, odno: '0031385366', mdia_dvsn_name: 'OpenAPI' },
        { ...usRow, mdia_dvsn_name: ' ' },
      ],
    })

    const orders = [...(await settle(listOrders(kis, krx))), ...(await settle(listOrders(kis, us)))]

    expect(orders.map(({ origin }) => origin)).toEqual([
      { address: '192.0.2.7', employee: 'OpnAPI' },
      { employee: 'Nsmart' },
      undefined,
      { medium: 'OpenAPI' },
      undefined,
    ])
  })
})

describe('a row that KIS lists several times', () => {
  it.each([
    // One fill of 3, and 6 left, three times.
    ['one fill', [usRow, usRow, usRow], '3', ['3']],
    ['a whole order', [{ ...usRow, ft_ccld_qty: '9', nccs_qty: '0' }].flatMap((row) => [row, row]), '9', ['9']],
    [
      'one of two fills',
      [usRow, { ...usRow, ft_ccld_qty: '6', nccs_qty: '0' }, { ...usRow, ft_ccld_qty: '6', nccs_qty: '0' }],
      '9',
      ['3', '6'],
    ],
    // Three fills of 3 make up the order of 9: they are no repeats.
    ['no fill', [0, 1, 2].map(() => ({ ...usRow, nccs_qty: '0' })), '9', ['3', '3', '3']],
  ] as const)('is one row abroad: %s', async (_what, abroad, filled, fills) => {
    const { kis, settle } = await listing({ abroad })

    expect(await settle(listOrders(kis, us))).toMatchObject([{ filled }])
    expect((await settle(listFills(kis, us))).map(({ quantity }) => quantity)).toEqual(fills)
  })

  const half: Row = { ...usRow, ft_ord_qty: '6', nccs_qty: '0' }
  const cancellation = {
    ...half,
    odno: '0031385366',
    orgn_odno: half['odno'] ?? '',
    rvse_cncl_dvsn: '02',
    ft_ccld_qty: '0',
  }
  it.each([
    ['the exchange ended it', [1, 2].map(() => ({ ...half, rjct_rson_name: 'DFD 장종료로 취소' })), 'expired'],
    ['it was cancelled', [cancellation, half, half], 'cancelled'],
  ])(
    'is no second fill of an order that was filled by half and then ended with a rest: %s',
    async (_why, abroad, state) => {
      const { kis, settle } = await listing({ abroad })

      const orders = await settle(listOrders(kis, us))

      // 3 + 3 is the whole order, of which nothing could be ended.
      expect(orders.find(({ number }) => number === half['odno'])).toMatchObject({
        state,
        filled: '3',
        mostFilled: '6',
      })
    },
  )

  it('is one row on KRX, and that of another branch with the same number is another order', async () => {
    const row = { ...krxRow, tot_ccld_qty: '7', avg_prvs: '70000' }
    const { kis, settle } = await listing({ krx: [row, row, { ...row, ord_gno_brno: '06010' }] })

    expect(await settle(listOrders(kis, krx))).toMatchObject([
      { branch: '91252', filled: '7' },
      { branch: '06010', filled: '7' },
    ])
  })
})

describe('a row that cannot be read', () => {
  it.each([
    ['KRX', { krx: [krxRow, { ...krxRow, odno: '', ord_qty: '0' }] }, 'odno'],
    ['KRX', { krx: [krxRow, { ...krxRow, odno: '0000004712', sll_buy_dvsn_cd: '' }] }, 'sll_buy_dvsn_cd'],
    ['US', { abroad: [usRow, { ...usRow, odno: '0031385366', ovrs_excg_cd: '' }] }, 'ovrs_excg_cd'],
    ['US', { abroad: [usRow, { ...usRow, odno: '', ft_ord_qty: '0' }] }, 'odno'],
  ] as const)('is an error on %s and hides no order: %j', async (market, rows, field) => {
    const { kis, settle } = await listing(rows)

    await expect(settle(listOrders(kis, { market, ...day }))).rejects.toMatchObject({ code: 'KIS_ANSWER', field })
  })

  it.each([
    ['KRX', { krx: [krxRow, { ...krxRow, odno: '0000004712', rmn_qty: 'x' }] }, 'order 0000004712: '],
    ['US', { abroad: [{ ...usRow, nccs_qty: '-' }, usRow] }, 'order 0031385365: '],
    ['US', { abroad: [usRow, { ...usRow, odno: '' }] }, 'an order without a number: '],
  ] as const)('is named in the error on %s: %j', async (market, rows, name) => {
    const { kis, settle } = await listing(rows)

    await expect(settle(listOrders(kis, { market, ...day }))).rejects.toMatchObject({
      code: 'KIS_ANSWER',
      message: expect.stringContaining(name),
    })
  })

  it('is an error where a fill has the price 0', async () => {
    const { kis, settle } = await listing({ abroad: [{ ...usRow, ft_ccld_unpr3: '0.00000000' }] })

    await expect(settle(listFills(kis, us))).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'fill price' })
  })
})

describe('a list without a market', () => {
  const hkRow = {
    ...usRow,
    odno: '0031385370',
    ovrs_excg_cd: 'SEHK',
    pdno: '00700',
    dmst_ord_dt: '20261029',
    ord_tmd: '110000',
  }

  it.each([
    ['real', { PDNO: '%', OVRS_EXCG_CD: '%' }],
    ['paper', { PDNO: '' }],
  ] as const)(
    'covers KRX and all exchanges abroad in two calls on a %s account, newest first',
    async (kind, filter) => {
      const { kis, settle, asked } = await listing({ krx: [krxRow], abroad: [usRow, hkRow] }, { environment: kind })

      const orders = await settle(listOrders(kis, day))

      // 04:45 on the 30th, 11:00 and 10:00 on the 29th in Korea.
      expect(orders.map(({ exchange }) => exchange)).toEqual(['NASD', 'SEHK', 'KRX'])
      expect(asked.map(({ trId }) => trId).sort()).toEqual(
        kind === 'real' ? ['TTTC0081R', 'TTTS3035R'] : ['VTTC0081R', 'VTTS3035R'],
      )
      expect(asked.find(({ trId }) => trId.endsWith('3035R'))?.query).toMatchObject(filter)
    },
  )

  it('keeps orders of two markets apart that have one number on one day', async () => {
    const same = { odno: krxRow['odno'] ?? '', ord_gno_brno: krxRow['ord_gno_brno'] ?? '' }
    const { kis, settle } = await listing({ krx: [{ ...krxRow, rmn_qty: '7' }], abroad: [{ ...usRow, ...same }] })

    expect(await settle(listOrders(kis, day))).toMatchObject([
      { exchange: 'NASD', quantity: '9' },
      { exchange: 'KRX', quantity: '7' },
    ])
  })
})

describe('listOrders over the two lists of KRX', () => {
  it.each([
    // KIS's own sample: on 2024-04-25 the recent list reaches back to 2024-01-01.
    ['2024-04-25', ['TTTC0081R 20240101-20240425', 'CTSC9215R 20231201-20231231']],
    ['2024-04-01', ['TTTC0081R 20240101-20240401', 'CTSC9215R 20231201-20231231']],
    // Three months before March, and over a short February.
    ['2024-03-31', ['TTTC0081R 20231201-20240331']],
    ['2024-05-31', ['TTTC0081R 20240201-20240531', 'CTSC9215R 20231201-20240131']],
  ] as const)('asks the newer one from the first day of a month on: %s', async (today, calls) => {
    const { kis, settle, asked } = await listing({}, { at: `${today}T10:00:00+09:00` })

    await settle(listOrders(kis, { market: 'KRX', from: '2023-12-01', to: today }))

    const spans = asked.map(({ trId, query }) => `${trId} ${query['INQR_STRT_DT']}-${query['INQR_END_DT']}`)
    expect(spans).toEqual(calls)
  })
})

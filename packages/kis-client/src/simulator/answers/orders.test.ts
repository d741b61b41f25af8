import { describe, expect, it } from 'vitest'
import type { Environment } from '../../environment.ts'
import {
  blockOf,
  codeOf,
  createCaller,
  executions,
  monday,
  night,
  overseasOrder,
  price,
  rowsOf,
  saturday,
} from './caller.test-kit.ts'

describe('a refusal of an order', () => {
  it('has KIS’s code for each reason in paper trading', () => {
    const paper = createCaller('paper')
    const { stck_prpr = '0', stck_mxpr = '0', aspr_unit = '0' } = blockOf(paper.ask(price))

    expect({
      closed: codeOf(paper.buy({}, saturday)),
      closedAtNight: codeOf(paper.buy({}, night)),
      symbol: codeOf(paper.buy({ PDNO: '999999' })),
      venue: codeOf(paper.buy({ EXCG_ID_DVSN_CD: 'NXT' })),
      type: codeOf(paper.buy({ ORD_DVSN: '27', ORD_UNPR: stck_prpr })),
      quantity: codeOf(paper.buy({ ORD_QTY: '0' })),
      tick: codeOf(paper.buy({ ORD_DVSN: '00', ORD_UNPR: String(Number(stck_prpr) + 1) })),
      limit: codeOf(paper.buy({ ORD_DVSN: '00', ORD_UNPR: String(Number(stck_mxpr) + 10 * Number(aspr_unit)) })),
      cash: codeOf(paper.buy({ ORD_QTY: '100000' })),
      holdings: codeOf(paper.sell()),
    }).toEqual({
      closed: '40100000',
      closedAtNight: '40100000',
      symbol: 'APBK0656',
      venue: 'APBK0656',
      type: 'APBK0918',
      quantity: 'APBK0955',
      tick: 'APBK0506',
      limit: '40270000',
      cash: 'APBK0952',
      holdings: 'APBK0400',
    })
    expect(paper.world.orders()).toEqual([])
  })

  it('comes on a real account when the exchange is closed, and for a market order on NXT', () => {
    const real = createCaller('real')

    expect(
      [real.buy({}, saturday), real.buy({ EXCG_ID_DVSN_CD: 'NXT' }), real.buy({ EXCG_ID_DVSN_CD: 'SOR' })].map(codeOf),
    ).toEqual(['APBK0918', 'APBK0918', 'taken'])
  })

  it('has codes of its own in the US', () => {
    const paper = createCaller('paper')

    expect({
      closed: codeOf(paper.buyUs()),
      symbol: codeOf(paper.buyUs({ PDNO: 'NONE' }, night)),
      exchange: codeOf(paper.buyUs({ OVRS_EXCG_CD: 'NYSE' }, night)),
      market: codeOf(paper.buyUs({ ORD_DVSN: '01' }, night)),
      atClose: codeOf(paper.buyUs({ ORD_DVSN: '34' }, night)),
      noPrice: codeOf(paper.buyUs({ OVRS_ORD_UNPR: '0' }, night)),
      decimals: codeOf(paper.buyUs({ OVRS_ORD_UNPR: '300.005' }, night)),
      holdings: codeOf(paper.sellUs({}, night)),
      taken: codeOf(paper.buyUs({}, night)),
      atCloseReal: codeOf(createCaller('real').buyUs({ ORD_DVSN: '34' }, night)),
    }).toEqual({
      closed: 'APBK1664',
      symbol: 'APBK0656',
      exchange: 'APBK0656',
      market: 'APBK1269',
      atClose: 'APBK1269',
      noPrice: 'APBK1507',
      decimals: 'APBK0506',
      holdings: 'APBK0400',
      taken: 'taken',
      atCloseReal: 'taken',
    })
  })

  // KIS's return code of a refusal is 1 in paper trading.
  it('has the return code of its environment where a cancellation names another venue', () => {
    const paper = createCaller('paper')
    const { stck_llam = '' } = blockOf(paper.ask(price))
    const { ODNO = '' } = blockOf(paper.buy({ ORD_DVSN: '00', ORD_UNPR: stck_llam }))
    const cancel = { RVSE_CNCL_DVSN_CD: '02', QTY_ALL_ORD_YN: 'Y', ORGN_ODNO: ODNO, EXCG_ID_DVSN_CD: 'NXT' }

    expect(paper.reviseOrCancel(cancel)).toMatchObject({ refusal: { returnCode: '1', messageCode: 'APBK0344' } })
  })

  it('answers a revision or cancellation with a wrong number or venue, or of an order that has nothing left', () => {
    const real = createCaller('real')
    const { stck_llam = '' } = blockOf(real.ask(price))
    const waiting = blockOf(real.buy({ ORD_DVSN: '00', ORD_UNPR: stck_llam, EXCG_ID_DVSN_CD: 'NXT' }))
    const filled = blockOf(real.buy())
    const cancel = {
      RVSE_CNCL_DVSN_CD: '02',
      QTY_ALL_ORD_YN: 'Y',
      ORGN_ODNO: waiting.ODNO ?? '',
      EXCG_ID_DVSN_CD: 'NXT',
    }
    const branch = { KRX_FWDG_ORD_ORGNO: waiting.KRX_FWDG_ORD_ORGNO ?? '' }

    expect(real.reviseOrCancel({ ...cancel, ...branch, EXCG_ID_DVSN_CD: 'KRX' })).toMatchObject({
      refusal: { returnCode: '7', message: '취소주문 불가합니다. 원주문 거래소[NXT] 취소주문 거래소[KRX]' },
    })
    expect({
      number: codeOf(real.reviseOrCancel({ ...cancel, ...branch, ORGN_ODNO: '0000000099' })),
      filled: codeOf(
        real.reviseOrCancel({ ...cancel, ...branch, ORGN_ODNO: filled.ODNO ?? '', EXCG_ID_DVSN_CD: 'KRX' }),
      ),
      tooMany: codeOf(real.reviseOrCancel({ ...cancel, ...branch, QTY_ALL_ORD_YN: 'N', ORD_QTY: '2' })),
      fine: codeOf(real.reviseOrCancel({ ...cancel, ...branch })),
      twice: codeOf(real.reviseOrCancel({ ...cancel, ...branch })),
      nextDay: codeOf(real.reviseOrCancel({ ...cancel, ...branch }, monday + 86_400_000)),
    }).toEqual({
      number: 'APBK0344',
      filled: 'APBK0927',
      tooMany: 'APBK0927',
      fine: 'taken',
      twice: 'APBK0927',
      nextDay: 'APBK0344',
    })
  })
})

describe('the list of orders on KRX', () => {
  // 00 all, 01 cash, 02 to 04 loans; 1 ELW, 2 the free board.
  it.each([
    [{ INQR_DVSN_3: '00' }, 1],
    [{ INQR_DVSN_3: '01' }, 1],
    [{ INQR_DVSN_3: '02' }, 0],
    [{ INQR_DVSN_3: '04' }, 0],
    [{ INQR_DVSN_1: '' }, 1],
    [{ INQR_DVSN_1: '1' }, 0],
  ])('has for %j the orders of that kind: %i', (fields, count) => {
    const caller = createCaller('real')
    caller.buy()
    const question = executions()

    expect(rowsOf(caller.ask({ ...question, input: { ...question.input, ...fields } }), 'output1')).toHaveLength(count)
  })
})

describe('a cancellation', () => {
  it.each([
    ['paper', ''],
    ['real', ''],
    ['real', '06010'],
  ] as const)(
    'finds its order by the number alone, on a %s account, with any branch: %j',
    (kind, KRX_FWDG_ORD_ORGNO) => {
      const market = createCaller(kind)
      const { stck_llam = '' } = blockOf(market.ask(price))
      const { ODNO = '' } = blockOf(market.buy({ ORD_DVSN: '00', ORD_UNPR: stck_llam }))
      const whole = { RVSE_CNCL_DVSN_CD: '02', ORD_QTY: '0', ORD_UNPR: '0', QTY_ALL_ORD_YN: 'Y' }

      const cancelled = market.reviseOrCancel({ ...whole, KRX_FWDG_ORD_ORGNO, ORGN_ODNO: ODNO })

      expect(codeOf(cancelled)).toBe('taken')
      expect(market.world.orders()[0]).toMatchObject({ orderNumber: ODNO, cancelled: 1 })
    },
  )

  it('takes all that is left of a US order, with a quantity of 0', () => {
    const real = createCaller('real')
    const { ODNO = '' } = blockOf(real.buyUs({ ORD_QTY: '3', OVRS_ORD_UNPR: '1.00' }, night))
    const reviseOrCancel = (RVSE_CNCL_DVSN_CD: string) =>
      real.ask({
        id: 'overseas-stock/order-rvsecncl',
        at: night,
        input: { ...overseasOrder, ORGN_ODNO: ODNO, RVSE_CNCL_DVSN_CD, ORD_QTY: '0', OVRS_ORD_UNPR: '0' },
      })

    expect([codeOf(reviseOrCancel('01')), codeOf(reviseOrCancel('02'))]).toEqual(['APBK0927', 'taken'])
    expect(real.world.orders()[0]).toMatchObject({ orderNumber: ODNO, cancelled: 3 })
  })
})

describe('the account', () => {
  it('shows the states of an order: acknowledged, listed as unfilled, revised, and the revision filled', () => {
    const paper = createCaller('paper')
    const { stck_llam = '', stck_mxpr = '' } = blockOf(paper.ask(price))
    const order = blockOf(paper.buy({ ORD_DVSN: '00', ORD_UNPR: stck_llam }))
    const unfilled = rowsOf(paper.ask(executions('02')), 'output1')

    const revision = blockOf(
      paper.reviseOrCancel({
        ORGN_ODNO: order.ODNO ?? '',
        KRX_FWDG_ORD_ORGNO: order.KRX_FWDG_ORD_ORGNO ?? '',
        RVSE_CNCL_DVSN_CD: '01',
        QTY_ALL_ORD_YN: 'Y',
        ORD_UNPR: stck_mxpr,
      }),
    )

    expect(order).toEqual({ KRX_FWDG_ORD_ORGNO: '00950', ODNO: '0000000001', ORD_TMD: '100000' })
    expect(revision).toEqual({ KRX_FWDG_ORD_ORGNO: '00950', ODNO: '0000000002', ORD_TMD: '100000' })
    expect(unfilled).toMatchObject([{ odno: order.ODNO, rmn_qty: '1', tot_ccld_qty: '0', cncl_yn: 'N' }])
    expect(rowsOf(paper.ask(executions('02')), 'output1')).toEqual([])
    expect(rowsOf(paper.ask(executions()), 'output1')).toMatchObject([
      {
        odno: '0000000002',
        orgn_odno: '0000000001',
        tot_ccld_qty: '1',
        rmn_qty: '0',
        sll_buy_dvsn_cd_name: '매수정정*',
      },
      { odno: '0000000001', orgn_odno: '', tot_ccld_qty: '0', rmn_qty: '0', cnc_cfrm_qty: '1' },
    ])
    expect(paper.world.orders('12345678-01')).toMatchObject([
      { orderNumber: '0000000001', kind: 'new', filled: 0, cancelled: 1, symbol: '005930', market: 'KRX' },
      { orderNumber: '0000000002', kind: 'revise', original: '0000000001', filled: 1, cancelled: 0 },
    ])
    expect(paper.world.orders('87654321-01')).toEqual([])
  })

  it('keeps a symbol that was sold out today on the list, with a quantity of 0, until tomorrow', () => {
    const paper = createCaller('paper', { positions: [{ symbol: '005930', quantity: 3, averagePrice: '60000' }] })
    paper.sell({ ORD_QTY: '3' })
    const balance = (at: number) => rowsOf(paper.ask({ id: 'domestic-stock/inquire-balance', at }), 'output1')

    expect(balance(monday + 1)).toMatchObject([{ pdno: '005930', hldg_qty: '0', thdt_sll_qty: '3', ord_psbl_qty: '0' }])
    expect(balance(monday + 24 * 3_600_000)).toEqual([])
  })

  it('settles a purchase two trading days later, while buying power falls at once', () => {
    const paper = createCaller('paper')
    paper.buy({ ORD_QTY: '10' })
    const sums = (at: number) => rowsOf(paper.ask({ id: 'domestic-stock/inquire-balance', at }), 'output2')[0] ?? {}
    const psbl = { id: 'domestic-stock/inquire-psbl-order', input: { PDNO: '005930', ORD_DVSN: '01', ORD_UNPR: '' } }
    const { ord_psbl_cash } = blockOf(paper.ask(psbl))

    expect(sums(monday).dnca_tot_amt).toBe('50000000')
    expect(sums(monday).prvs_rcdl_excc_amt).toBe(ord_psbl_cash)
    expect(Number(ord_psbl_cash)).toBeLessThan(50_000_000)
    expect(sums(monday + 86_400_000).dnca_tot_amt).toBe('50000000')
    expect(sums(monday + 2 * 86_400_000).dnca_tot_amt).toBe(ord_psbl_cash)
  })

  it('shows how much money there is to buy with, where no symbol is named', () => {
    const psbl = { id: 'domestic-stock/inquire-psbl-order', input: { PDNO: '', ORD_DVSN: '02', ORD_UNPR: '0' } }

    expect(blockOf(createCaller('paper').ask(psbl))).toMatchObject({
      ord_psbl_cash: '50000000',
      max_buy_amt: '50000000',
      max_buy_qty: '0',
      psbl_qty_calc_unpr: '0',
    })
  })

  it('lists the last three months under one TR id, and earlier days under another', () => {
    const real = createCaller('real', { startAt: Date.parse('2026-03-02'), hours: 'always' })
    real.buy({}, Date.parse('2026-03-03T10:00+09:00'))
    real.buy()
    const listed = (pd_dv: string) =>
      rowsOf(
        real.ask({ ...executions(), when: { pd_dv }, input: { ...executions().input, INQR_STRT_DT: '20260101' } }),
        'output1',
      ).map((row) => row.ord_dt)

    expect([listed('inner'), listed('before')]).toEqual([['20261019'], ['20260303']])
  })

  // KIS's own sample: on 2024-04-25 the list of three months reaches back to 2024-01-01. On 2026-10-19 that is 2026-07-01.
  it('counts the three months by the calendar, to the first day of a month', () => {
    const real = createCaller('real', { startAt: Date.parse('2026-06-01'), hours: 'always' })
    real.buy({}, Date.parse('2026-06-30T10:00+09:00'))
    real.buy({}, Date.parse('2026-07-01T10:00+09:00'))
    const listed = (pd_dv: string) =>
      rowsOf(
        real.ask({ ...executions(), when: { pd_dv }, input: { ...executions().input, INQR_STRT_DT: '20260101' } }),
        'output1',
      ).map((row) => row.ord_dt)

    expect([listed('inner'), listed('before')]).toEqual([['20260701'], ['20260630']])
  })

  it('repeats the number of a US order in a row for each of its partial fills', () => {
    const real = createCaller('real')
    real.buyUs({ ORD_QTY: '60', PDNO: 'KO', OVRS_EXCG_CD: 'NYSE' }, night)
    const input = {
      ORD_STRT_DT: '20261019',
      ORD_END_DT: '20261019',
      PDNO: '%',
      SLL_BUY_DVSN: '00',
      CCLD_NCCS_DVSN: '00',
    }

    const rows = rowsOf(real.ask({ id: 'overseas-stock/inquire-ccnl', input, at: night + 3_600_000 }), 'output')

    expect(rows.length).toBeGreaterThan(1)
    expect(new Set(rows.map((row) => row.odno))).toEqual(new Set(['0000000001']))
    expect(rows.reduce((sum, row) => sum + Number(row.ft_ccld_qty), 0)).toBe(60)
    expect(rows[0]).toMatchObject({ ord_dt: '20261019', dmst_ord_dt: '20261019', ord_tmd: '230000', nccs_qty: '0' })
  })

  it('takes NASD for Nasdaq alone in paper trading, and for the whole US on a real account', () => {
    const positions = ['AAPL', 'KO'].map((symbol) => ({ symbol, quantity: 2, averagePrice: '50.00' }))
    const held = (environment: Environment, OVRS_EXCG_CD: string) =>
      rowsOf(
        createCaller(environment, { positions }).ask({
          id: 'overseas-stock/inquire-balance',
          input: { OVRS_EXCG_CD, TR_CRCY_CD: 'USD' },
        }),
        'output1',
      ).map((row) => row.ovrs_pdno)

    expect([held('paper', 'NASD'), held('real', 'NASD'), held('real', 'NAS'), held('real', 'NYSE')]).toEqual([
      ['AAPL'],
      ['AAPL', 'KO'],
      ['AAPL'],
      ['KO'],
    ])
  })

  it('lists every US holding for a caller that names neither exchange nor currency', () => {
    const positions = ['AAPL', 'KO'].map((symbol) => ({ symbol, quantity: 2, averagePrice: '50.00' }))
    const held = (TR_CRCY_CD: string) =>
      rowsOf(
        createCaller('paper', { positions }).ask({
          id: 'overseas-stock/inquire-balance',
          input: { OVRS_EXCG_CD: '', TR_CRCY_CD },
        }),
        'output1',
      ).map((row) => row.ovrs_pdno)

    expect([held(''), held('USD'), held('HKD')]).toEqual([['AAPL', 'KO'], ['AAPL', 'KO'], []])
  })
})

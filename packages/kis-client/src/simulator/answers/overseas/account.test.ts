import { describe, expect, it } from 'vitest'
import { blockOf, createCaller, night, rowsOf } from '../caller.test-kit.ts'

const coke = { PDNO: 'KO', OVRS_EXCG_CD: 'NYSE' }
const present = (at = night + 60_000, WCRC_FRCR_DVSN_CD = '02') => ({
  id: 'overseas-stock/inquire-present-balance',
  at,
  input: { WCRC_FRCR_DVSN_CD, NATN_CD: '840', TR_MKET_CD: '00', INQR_DVSN_CD: '00' },
})
const tuesday = Date.parse('2026-10-20T14:00+09:00')

/** Returns the caller of an account without fees that has bought KO at the price of the moment, and that price. */
function bought(quantity: number, options: Parameters<typeof createCaller>[1] = {}) {
  const caller = createCaller('real', {
    cash: { USD: '1000' },
    accountRules: { fees: { overseas: '0' } },
    ...options,
  })
  caller.buyUs({ ...coke, ORD_QTY: String(quantity), OVRS_ORD_UNPR: '250.00' }, night)
  const [trade] = rowsOf(
    caller.ask({
      id: 'overseas-stock/inquire-period-trans',
      at: night + 60_000,
      input: { OVRS_EXCG_CD: 'NYSE', ERLM_STRT_DT: '20261019', ERLM_END_DT: '20261019', SLL_BUY_DVSN_CD: '00' },
    }),
    'output1',
  )
  return { ...caller, price: Number(trade?.ft_ccld_unpr2), trade }
}
const dollars = (row: Readonly<Record<string, string>> | undefined) =>
  [row?.frcr_dncl_amt_2, row?.frcr_buy_amt_smtl, row?.frcr_sll_amt_smtl].map(Number)

describe('inquire-present-balance', () => {
  it('leaves the deposit as it is after a purchase, and shows the purchase until it settles', () => {
    const { ask, price } = bought(3)

    const [traded] = rowsOf(ask(present()), 'output2')
    const [settled] = rowsOf(ask(present(tuesday)), 'output2')

    expect(price).toBeGreaterThan(0)
    const cost = Number((3 * price).toFixed(4))
    expect(dollars(traded)).toEqual([1000, cost, 0])
    expect(dollars(settled)).toEqual([1000 - cost, 0, 0])
  })

  it('shows a sale in its own sum, and the fee of both in their sums', () => {
    const { ask, sellUs, price } = bought(3, { accountRules: { fees: { overseas: '1' } } })
    sellUs({ ...coke, ORD_QTY: '1', OVRS_ORD_UNPR: '1.00' }, night + 1_000)

    const [deposit = 0, purchases = 0, sales = 0] = dollars(rowsOf(ask(present()), 'output2')[0])
    const [later] = dollars(rowsOf(ask(present(tuesday)), 'output2')[0])

    expect(purchases).toBeCloseTo(3 * price * 1.01, 3)
    expect(sales / 0.99).toBeGreaterThan(0)
    expect(later).toBeCloseTo(deposit + sales - purchases, 6)
  })

  it('lowers what may be withdrawn by an open order, and not by money that has not come yet', () => {
    const positions = [{ symbol: 'KO', quantity: 3, averagePrice: '50.00' }]
    const { ask, buyUs, sellUs } = createCaller('real', { cash: { USD: '1000' }, positions })
    sellUs({ ...coke, ORD_QTY: '3', OVRS_ORD_UNPR: '1.00' }, night)
    const withdrawable = () =>
      ['frcr_drwg_psbl_amt_1', 'nxdy_frcr_drwg_psbl_amt'].map((name) =>
        Number(rowsOf(ask(present()), 'output2')[0]?.[name]),
      )
    const sold = withdrawable()
    buyUs({ ...coke, ORD_QTY: '100', OVRS_ORD_UNPR: '5.00' }, night + 1_000)

    expect(sold).toEqual([1000, 1000])
    expect(withdrawable()[1]).toBeLessThan(1000)
  })

  it('counts shares in cblc_qty13 once they have settled, and in ccld_qty_smtl1 at once', () => {
    const { ask } = bought(3)
    const shares = (at?: number) => {
      const [row] = rowsOf(ask(present(at)), 'output1')
      return [row?.cblc_qty13, row?.thdt_buy_ccld_qty1, row?.ccld_qty_smtl1].map(Number)
    }

    expect(shares()).toEqual([0, 3, 3])
    expect(shares(tuesday)).toEqual([3, 0, 3])
  })

  it.each([
    ['a purchase', 'buyUs', '250.00'],
    ['a sale', 'sellUs', '1.00'],
  ] as const)(
    'counts %s that the list does not show yet neither as traded nor as pending',
    (_, trade, OVRS_ORD_UNPR) => {
      const positions = [{ symbol: 'KO', quantity: 10, averagePrice: '50.00' }]
      const caller = createCaller('real', { positions, positionLagMs: 60_000 })
      caller[trade]({ ...coke, ORD_QTY: '4', OVRS_ORD_UNPR }, night)
      const [row] = rowsOf(caller.ask(present(night + 30_000)), 'output1')

      expect([row?.cblc_qty13, row?.ccld_qty_smtl1].map(Number)).toEqual([10, 10])
    },
  )

  it('sums up in won what foreign-margin shows by currency', () => {
    const { ask, price } = bought(3)

    const sums = blockOf(ask(present()), 'output3')
    const margin = rowsOf(ask({ id: 'overseas-stock/foreign-margin', at: night + 60_000 }), 'output')

    // The simulator's rate is 1,400 won for a dollar.
    expect(Number(sums.ustl_buy_amt_smtl)).toBe(Math.floor(3 * price * 1_400))
    expect(margin[0]).toMatchObject({ crcy_cd: 'USD', frcr_dncl_amt1: '1000.00', ustl_sll_amt: '0.00' })
    expect(Number(margin[0]?.ustl_buy_amt)).toBeCloseTo(3 * price, 2)
  })

  // 01 is won here, and the money of the market in inquire-period-profit.
  it('has its rows in won for 01, and in dollars for 02', () => {
    const { ask, price } = bought(1)
    const cost = (code: string) => Number(rowsOf(ask(present(night + 60_000, code)), 'output1')[0]?.frcr_pchs_amt)

    expect(cost('02')).toBeCloseTo(price, 5)
    expect(cost('01')).toBeCloseTo(price * 1_400, 2)
  })
})

describe('inquire-paymt-stdr-balance', () => {
  const settledAt = (at: number, WCRC_FRCR_DVSN_CD = '02') => ({
    id: 'overseas-stock/inquire-paymt-stdr-balance',
    at,
    input: { BASS_DT: '20261020', WCRC_FRCR_DVSN_CD, INQR_DVSN_CD: '00' },
  })

  it('has neither the shares nor the cost of a purchase before it settles', () => {
    const { ask, price } = bought(3)
    const [traded, settled] = [ask(settledAt(night + 60_000)), ask(settledAt(tuesday))]

    expect(rowsOf(traded, 'output1')).toEqual([])
    expect(rowsOf(traded, 'output2')[0]).toMatchObject({ crcy_cd: 'USD', frcr_dncl_amt_2: '1000.000000' })
    expect(rowsOf(settled, 'output1')).toMatchObject([{ pdno: 'KO', cblc_qty13: '3.00000000' }])
    expect(Number(rowsOf(settled, 'output2')[0]?.frcr_dncl_amt_2)).toBeCloseTo(1000 - 3 * price, 6)
  })

  // As in inquire-present-balance.
  it('has its rows in won for 01, and in dollars for 02', () => {
    const { ask, price } = bought(1)
    const cost = (code: string) => Number(rowsOf(ask(settledAt(tuesday, code)), 'output1')[0]?.frcr_pchs_amt)

    expect(cost('02')).toBeCloseTo(price, 5)
    expect(cost('01')).toBeCloseTo(price * 1_400, 2)
  })
})

describe('intgr-margin', () => {
  const input = { CMA_EVLU_AMT_ICLD_YN: 'N', FWEX_CTRT_FRCR_DVSN_CD: '01' }
  const margin = (WCRC_FRCR_DVSN_CD: string) => ({
    id: 'domestic-stock/intgr-margin',
    input: { ...input, WCRC_FRCR_DVSN_CD },
  })

  // As in inquire-period-profit: 01 and 02 are the other way round in inquire-present-balance.
  it('has its amounts in dollars for 01, and in won for 02', () => {
    const { ask } = createCaller('real', { cash: { USD: '1000', JPY: '100' } })
    const amounts = (code: string) => {
      const { usd_ord_psbl_amt, jpy_ord_psbl_amt } = blockOf(ask(margin(code)))
      return [usd_ord_psbl_amt, jpy_ord_psbl_amt].map(Number)
    }

    // 1,400 won for a dollar, 930 for a hundred yen.
    expect(amounts('01')).toEqual([1000, 100])
    expect(amounts('02')).toEqual([1_400_000, 930])
  })

  it.each([
    [false, '1000.00'],
    [true, '0.00'],
  ])('has with integrated margin %s %s dollars of their own', (integratedMargin, own) => {
    const { ask } = createCaller('real', { cash: { USD: '1000' }, accountRules: { integratedMargin } })

    expect(blockOf(ask(margin('01')))).toMatchObject({ usd_gnrl_ord_psbl_amt: own, usd_itgr_ord_psbl_amt: '1000.00' })
  })
})

describe('inquire-period-trans', () => {
  it('has the day of settlement', () => {
    expect(bought(1).trade).toMatchObject({ trad_dt: '20261019', sttl_dt: '20261020' })
  })
})

describe('inquire-balance', () => {
  // Of such a market only answers about its cash and about what has settled fail.
  it('lists shares that were bought where the day of settlement is not known', () => {
    const { ask } = createCaller('real')
    const order = { OVRS_EXCG_CD: 'SEHK', PDNO: '00005', ORD_DVSN: '00', ORD_QTY: '400', OVRS_ORD_UNPR: '300' }
    const at = Date.parse('2026-10-19T11:00+09:00')
    ask({ id: 'overseas-stock/order', at, when: { OVRS_EXCG_CD: 'SEHK', ord_dv: 'buy' }, input: order })

    const input = { OVRS_EXCG_CD: 'SEHK', TR_CRCY_CD: 'HKD' }
    const rows = rowsOf(ask({ id: 'overseas-stock/inquire-balance', at: at + 3_600_000, input }), 'output1')

    expect(rows).toMatchObject([{ ovrs_pdno: '00005', ovrs_cblc_qty: '400' }])
  })
})

describe('inquire-balance in paper trading', () => {
  it('lists the whole US for each of its exchanges where the account rules say so', () => {
    const positions = ['AAPL', 'KO', 'SPY'].map((symbol) => ({ symbol, quantity: 2, averagePrice: '50.00' }))
    const { ask } = createCaller('paper', { positions, accountRules: { paperUsHoldings: 'whole-US' } })
    const held = (OVRS_EXCG_CD: string) =>
      rowsOf(ask({ id: 'overseas-stock/inquire-balance', input: { OVRS_EXCG_CD, TR_CRCY_CD: 'USD' } }), 'output1').map(
        ({ ovrs_pdno }) => ovrs_pdno,
      )

    expect(['NASD', 'NYSE', 'AMEX'].map(held)).toEqual(Array.from({ length: 3 }, () => ['AAPL', 'KO', 'SPY']))
  })
})

describe('inquire-psamount', () => {
  it.each([
    [false, '1000.00', '9'],
    [true, '0.00', '0'],
  ])('answers with integrated margin %s %s in the currency', (integratedMargin, amount, quantity) => {
    const { ask } = createCaller('real', { cash: { USD: '1000' }, accountRules: { integratedMargin } })
    const input = { OVRS_EXCG_CD: 'NYSE', OVRS_ORD_UNPR: '100.00', ITEM_CD: 'KO' }

    // Ten shares at 100.00 and the fee of 0.25 % are more than 1,000.
    expect(blockOf(ask({ id: 'overseas-stock/inquire-psamount', input }))).toMatchObject({
      ovrs_ord_psbl_amt: amount,
      max_ord_psbl_qty: quantity,
      frcr_ord_psbl_amt1: '1000.000000',
      ovrs_max_ord_psbl_qty: '9',
    })
  })
})

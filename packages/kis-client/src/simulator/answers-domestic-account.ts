import { toKstDate } from '../values.ts'
import { affordable, type Fill, type Position } from './account.ts'
import type { Answer } from './answer.ts'
import { fieldNames, fillBlock } from './block.ts'
import { changeOf, percent } from './change.ts'
import type { Desk } from './desk.ts'
import { findInstrument } from './instruments.ts'
import { pageOf } from './paging.ts'
import { formatRatio, parseUnits, priceLimits } from './price-units.ts'
import type { Quote } from './prices.ts'
import { refuse } from './refusals.ts'

/** Rows a page. @see the portal's page of inquire-balance */
const pageSizes = { real: 50, paper: 20 }

/** A trade in Korea is paid for on the second trading day after it. */
const settlementDays = 2

/** Cash and holdings in won. */
export function domesticAccountAnswers(desk: Desk): Readonly<Record<string, Answer>> {
  const { environment, calendar, prices, account, exchange } = desk

  return {
    'domestic-stock/inquire-balance': (call) => {
      const today = bookkeepingDay(call.at)
      const positions = account.positions('KRX').map((position) => holdingOf(position, today, call.at))
      // What was sold out today stays on the list until tomorrow, with a quantity of 0.
      const listed = positions.filter(({ position, soldToday }) => position.quantity > 0 || soldToday > 0)
      const { rows, cursor, more } = pageOf(call, listed, pageSizes[environment])
      return {
        blocks: { ...cursor, output1: rows.map(positionBlock), output2: [balanceBlock(listed, today)] },
        messageCode: 'KIOK0000',
        message: '조회되었습니다.          ',
        more,
      }
    },

    'domestic-stock/inquire-psbl-order': ({ input, at }) => {
      const cash = exchange.freeCash('KRX')
      const asked = input.ORD_DVSN === '01' ? 0 : (parseUnits('KRX', input.ORD_UNPR ?? '') ?? 0)
      // Without a symbol KIS tells the amount alone, and of how many shares it knows nothing.
      const buyable = input.PDNO === '' ? { price: 0, quantity: 0 } : buyableAt(input.PDNO ?? '', asked, cash, at)
      if (buyable === undefined) return { refusal: refuse(environment, 'no-symbol') }
      const { price, quantity: shares } = buyable
      const quantity = String(shares)
      return {
        blocks: {
          output: fillBlock(buyableFields, {
            ord_psbl_cash: String(cash),
            ord_psbl_sbst: '0',
            ruse_psbl_amt: '0',
            fund_rpch_chgs: '0',
            psbl_qty_calc_unpr: String(price),
            nrcvb_buy_amt: String(cash),
            nrcvb_buy_qty: quantity,
            max_buy_amt: String(cash),
            max_buy_qty: quantity,
            cma_evlu_amt: '0',
            ovrs_re_use_amt_wcrc: '0',
            ord_psbl_frcr_amt_wcrc: '0',
          }),
        },
        messageCode: 'KIOK0000',
      }
    },

    'domestic-stock/inquire-psbl-sell': ({ input, at }) => {
      const instrument = findInstrument('KRX', input.PDNO ?? '')
      if (instrument === undefined) return { refusal: refuse(environment, 'no-symbol') }
      const holding = holdingOf(account.position(instrument), bookkeepingDay(at), at)
      return { blocks: { output: sellableBlock(holding) }, messageCode: 'KIOK0000' }
    },
  }

  /** How many shares the cash buys; a price of 0 is an order at the market. */
  function buyableAt(symbol: string, asked: number, cash: bigint, at: number) {
    const instrument = findInstrument('KRX', symbol)
    const quote = instrument && prices.quote(instrument, at)
    if (instrument === undefined || quote === undefined) return undefined
    // An order at the market may cost as much as the upper price limit, so that is what it is counted at.
    const price = asked === 0 ? priceLimits(instrument, (quote.previous ?? quote.day).close).upper : asked
    return { price, quantity: affordable(instrument, price, cash) }
  }

  /** The trading day that the books are at: from the end of one day's calendar date on it is the next. */
  function bookkeepingDay(at: number): number {
    const day = calendar.dayAt('KRX', at)
    if (day === undefined) return 0
    return day.date === toKstDate(at) ? day.index : day.index + 1
  }

  function holdingOf(position: Position, today: number, at: number): Holding {
    const { instrument, quantity, cost } = position
    const quote = prices.quote(instrument, at)
    const fills = account.fills('KRX').filter((fill) => fill.instrument.symbol === instrument.symbol)
    const traded = (index: number, side: Fill['side']) =>
      fills
        .filter((fill) => fill.day.index === index && fill.side === side)
        .reduce((sum, fill) => sum + fill.quantity, 0)
    const value = BigInt(quote?.price ?? 0) * BigInt(quantity)
    return {
      position,
      quote,
      free: exchange.freeShares(instrument),
      boughtToday: traded(today, 'buy'),
      soldToday: traded(today, 'sell'),
      boughtBefore: traded(today - 1, 'buy'),
      soldBefore: traded(today - 1, 'sell'),
      value,
      gain: value - cost,
    }
  }

  function balanceBlock(holdings: readonly Holding[], today: number): Record<string, string> {
    const fills = account.fills('KRX')
    const sum = (index: number, of: (fill: Fill) => bigint) =>
      String(fills.filter((fill) => fill.day.index === index).reduce((total, fill) => total + of(fill), 0n))
    const amount = (side: Fill['side']) => (fill: Fill) => (fill.side === side ? fill.amount : 0n)
    // The deposit is what has been settled; trades of the last two days are in the amounts of the days to come.
    const settledIn = (days: number) =>
      fills
        .filter((fill) => fill.day.index + settlementDays > today + days)
        .reduce((total, fill) => total - netOf(fill), account.cash('KRX'))
    const cost = holdings.reduce((total, { position }) => total + position.cost, 0n)
    const value = holdings.reduce((total, holding) => total + holding.value, 0n)
    const total = String(value + account.cash('KRX'))
    return fillBlock(balanceFields, {
      dnca_tot_amt: String(settledIn(0)),
      nxdy_excc_amt: String(settledIn(1)),
      prvs_rcdl_excc_amt: String(settledIn(settlementDays)),
      cma_evlu_amt: '0',
      bfdy_buy_amt: sum(today - 1, amount('buy')),
      thdt_buy_amt: sum(today, amount('buy')),
      nxdy_auto_rdpt_amt: '0',
      bfdy_sll_amt: sum(today - 1, amount('sell')),
      thdt_sll_amt: sum(today, amount('sell')),
      d2_auto_rdpt_amt: '0',
      bfdy_tlex_amt: sum(today - 1, ({ fee }) => fee),
      thdt_tlex_amt: sum(today, ({ fee }) => fee),
      tot_loan_amt: '0',
      scts_evlu_amt: String(value),
      tot_evlu_amt: total,
      nass_amt: total,
      fncg_gld_auto_rdpt_yn: '',
      pchs_amt_smtl_amt: String(cost),
      evlu_amt_smtl_amt: String(value),
      evlu_pfls_smtl_amt: String(value - cost),
      tot_stln_slng_chgs: '0',
      bfdy_tot_asst_evlu_amt: '0',
      asst_icdc_amt: '0',
      asst_icdc_erng_rt: '0.00000000',
    })
  }
}

const netOf = ({ side, amount, fee }: Fill): bigint => (side === 'buy' ? -(amount + fee) : amount - fee)

interface Holding {
  readonly position: Position
  readonly quote: Quote | undefined
  readonly free: number
  readonly boughtToday: number
  readonly soldToday: number
  readonly boughtBefore: number
  readonly soldBefore: number
  readonly value: bigint
  readonly gain: bigint
}

function positionBlock({ position, quote, free, value, gain, ...traded }: Holding): Record<string, string> {
  const { instrument, quantity, cost } = position
  const price = quote?.price ?? 0
  const change = changeOf(instrument, price, quote?.previous?.close)
  return fillBlock(positionFields, {
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    trad_dvsn_name: '현금',
    bfdy_buy_qty: String(traded.boughtBefore),
    bfdy_sll_qty: String(traded.soldBefore),
    thdt_buyqty: String(traded.boughtToday),
    thdt_sll_qty: String(traded.soldToday),
    hldg_qty: String(quantity),
    ord_psbl_qty: String(free),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity), 4),
    pchs_amt: String(cost),
    prpr: String(price),
    evlu_amt: String(value),
    evlu_pfls_amt: String(gain),
    evlu_pfls_rt: percent(gain, cost),
    evlu_erng_rt: percent(gain, cost, 8),
    loan_amt: '0',
    stln_slng_chgs: '0',
    fltt_rt: percent(price - (quote?.previous?.close ?? price), quote?.previous?.close ?? price, 8),
    bfdy_cprs_icdc: change.difference,
    item_mgna_rt_name: '20%',
    sbst_pric: '0',
    stck_loan_unpr: '0.0000',
  })
}

function sellableBlock({ position, quote, free, value, gain, ...traded }: Holding): Record<string, string> {
  const { instrument, quantity, cost } = position
  return fillBlock(sellableFields, {
    pdno: instrument.symbol,
    buy_qty: String(traded.boughtToday),
    sll_qty: String(traded.soldToday),
    cblc_qty: String(quantity),
    nsvg_qty: '0',
    ord_psbl_qty: String(free),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity), 4),
    pchs_amt: String(cost),
    now_pric: String(quote?.price ?? 0),
    evlu_amt: String(value),
    evlu_pfls_amt: String(gain),
    evlu_pfls_rt: percent(gain, cost),
  })
}

const positionFields = fieldNames(`
  pdno prdt_name trad_dvsn_name bfdy_buy_qty bfdy_sll_qty thdt_buyqty thdt_sll_qty hldg_qty ord_psbl_qty
  pchs_avg_pric pchs_amt prpr evlu_amt evlu_pfls_amt evlu_pfls_rt evlu_erng_rt loan_dt loan_amt stln_slng_chgs
  expd_dt fltt_rt bfdy_cprs_icdc item_mgna_rt_name grta_rt_name sbst_pric stck_loan_unpr
`)
const balanceFields = fieldNames(`
  dnca_tot_amt nxdy_excc_amt prvs_rcdl_excc_amt cma_evlu_amt bfdy_buy_amt thdt_buy_amt nxdy_auto_rdpt_amt
  bfdy_sll_amt thdt_sll_amt d2_auto_rdpt_amt bfdy_tlex_amt thdt_tlex_amt tot_loan_amt scts_evlu_amt tot_evlu_amt
  nass_amt fncg_gld_auto_rdpt_yn pchs_amt_smtl_amt evlu_amt_smtl_amt evlu_pfls_smtl_amt tot_stln_slng_chgs
  bfdy_tot_asst_evlu_amt asst_icdc_amt asst_icdc_erng_rt
`)
const buyableFields = fieldNames(`
  ord_psbl_cash ord_psbl_sbst ruse_psbl_amt fund_rpch_chgs psbl_qty_calc_unpr nrcvb_buy_amt nrcvb_buy_qty
  max_buy_amt max_buy_qty cma_evlu_amt ovrs_re_use_amt_wcrc ord_psbl_frcr_amt_wcrc
`)
const sellableFields = fieldNames(`
  pdno buy_qty sll_qty cblc_qty nsvg_qty ord_psbl_qty pchs_avg_pric pchs_amt now_pric evlu_amt evlu_pfls_amt
  evlu_pfls_rt
`)

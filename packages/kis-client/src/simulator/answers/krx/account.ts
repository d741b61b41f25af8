import {
  inquireBalance,
  inquireBalanceRlzPl,
  inquirePsblOrder,
  inquirePsblSell,
} from '../../../endpoints/domestic-stock.gen.ts'
import type { BookedFill } from '../../world/account.ts'
import { affordable } from '../../world/fees.ts'
import { formatRatio, parseUnits, priceLimits } from '../../world/price-units.ts'
import { refuse } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { priceChangeOf } from '../price-change.ts'
import { bookkeepingDay, type KrxHolding, krxHoldings, valueHolding } from './holdings.ts'

/** Rows of a page. @see the portal's page of inquire-balance */
const pageSizes = { real: 50, paper: 20 }

/** Trading days until a trade in Korea is settled. */
const settlementDays = 2

/** Returns the answers about cash and holdings in won. */
export function krxAccountAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, instruments, prices, account, engine } = context

  return {
    'domestic-stock/inquire-balance': (call) => {
      const today = bookkeepingDay(context, call.at)
      const listed = krxHoldings(context, call.at)
      const { rows, cursor, more } = pageOf(call, listed, pageSizes[environment])
      return {
        blocks: {
          ...cursor,
          output1: rows.map(holdingBlock),
          output2: [fillBlock(balanceFields, balanceValues(listed, today))],
        },
        messageCode: 'KIOK0000',
        message: '조회되었습니다.          ',
        more,
      }
    },

    'domestic-stock/inquire-balance-rlz-pl': (call) => {
      const today = bookkeepingDay(context, call.at)
      const listed = krxHoldings(context, call.at)
      const { rows, cursor, more } = pageOf(call, listed, pageSizes.real)
      const values = {
        ...balanceValues(listed, today),
        ...realisedValues(listed, today, call.input.COST_ICLD_YN === 'Y'),
      }
      return {
        blocks: {
          ...cursor,
          output1: rows.map((holding) => fillBlock(realisedHoldingFields, holdingValues(holding))),
          output2: [fillBlock(realisedFields, values)],
        },
        messageCode: 'KIOK0000',
        more,
      }
    },

    'domestic-stock/inquire-psbl-order': ({ input, at }) => {
      const cash = engine.freeCash('KRX')
      const asked = input.ORD_DVSN === '01' ? 0 : (parseUnits('KRX', input.ORD_UNPR ?? '') ?? 0)
      // Without a symbol KIS sends only the amount, and no number of shares.
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
      const instrument = instruments.find('KRX', input.PDNO ?? '')
      if (instrument === undefined) return { refusal: refuse(environment, 'no-symbol') }
      const holding = valueHolding(context, account.holding(instrument), at)
      return { blocks: { output: sellableBlock(holding) }, messageCode: 'KIOK0000' }
    },
  }

  /** Returns how many shares the cash buys; a price of 0 is an order at the market. */
  function buyableAt(symbol: string, asked: number, cash: bigint, at: number) {
    const instrument = instruments.find('KRX', symbol)
    const snapshot = instrument && prices.snapshot(instrument, at)
    if (instrument === undefined || snapshot === undefined) return undefined
    // An order at the market may cost as much as the upper price limit, so it counts with that price.
    const price = asked === 0 ? priceLimits(instrument, (snapshot.previous ?? snapshot.day).close).upper : asked
    return { price, quantity: affordable(instrument, price, cash) }
  }

  function balanceValues(holdings: readonly KrxHolding[], today: number): Record<string, string> {
    const fills = account.fills('KRX')
    const sum = (index: number, of: (fill: BookedFill) => bigint) =>
      String(fills.filter((fill) => fill.day.index === index).reduce((total, fill) => total + of(fill), 0n))
    const amount = (side: BookedFill['side']) => (fill: BookedFill) => (fill.side === side ? fill.amount : 0n)
    // The deposit is the settled cash; trades of the last two days are in the amounts of the following days.
    const settledIn = (days: number) =>
      fills
        .filter((fill) => fill.day.index + settlementDays > today + days)
        .reduce((total, fill) => total - netOf(fill), account.cash('KRX'))
    const cost = holdings.reduce((total, holding) => total + holding.cost, 0n)
    const value = holdings.reduce((total, holding) => total + holding.value, 0n)
    const total = String(value + account.cash('KRX'))
    return {
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
    }
  }

  /** Returns the profit of today's sales, before or after their costs, and that of the holdings. */
  function realisedValues(holdings: readonly KrxHolding[], today: number, withCosts: boolean): Record<string, string> {
    const sales = account.fills('KRX').filter((fill) => fill.day.index === today && fill.side === 'sell')
    const won = sales.reduce((total, { realised, fee }) => total + realised - (withCosts ? fee : 0n), 0n)
    const cost = sales.reduce((total, { amount, realised }) => total + amount - realised, 0n)
    const gain = holdings.reduce((total, holding) => total + holding.gain, 0n)
    const held = holdings.reduce((total, holding) => total + holding.cost, 0n)
    return {
      rlzt_pfls: String(won),
      rlzt_erng_rt: formatPercent(won, cost, 8),
      real_evlu_pfls: String(gain),
      real_evlu_pfls_erng_rt: formatPercent(gain, held, 8),
    }
  }
}

const netOf = ({ side, amount, fee }: BookedFill): bigint => (side === 'buy' ? -(amount + fee) : amount - fee)

function holdingBlock(holding: KrxHolding): Record<string, string> {
  const values = { item_mgna_rt_name: '20%', sbst_pric: '0' }
  return fillBlock(holdingFields, { ...holdingValues(holding), ...values })
}

/** Returns the fields of a holding that both lists of holdings have. */
function holdingValues(holding: KrxHolding): Record<string, string> {
  const { instrument, quantity, cost, snapshot, free, value, gain } = holding
  const price = snapshot?.price ?? 0
  const change = priceChangeOf(instrument, price, snapshot?.previous?.close)
  return {
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    trad_dvsn_name: '현금',
    bfdy_buy_qty: String(holding.boughtBefore),
    bfdy_sll_qty: String(holding.soldBefore),
    thdt_buyqty: String(holding.boughtToday),
    thdt_sll_qty: String(holding.soldToday),
    hldg_qty: String(quantity),
    ord_psbl_qty: String(free),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity), 4),
    pchs_amt: String(cost),
    prpr: String(price),
    evlu_amt: String(value),
    evlu_pfls_amt: String(gain),
    evlu_pfls_rt: formatPercent(gain, cost),
    evlu_erng_rt: formatPercent(gain, cost, 8),
    loan_amt: '0',
    stln_slng_chgs: '0',
    fltt_rt: formatPercent(price - (snapshot?.previous?.close ?? price), snapshot?.previous?.close ?? price, 8),
    bfdy_cprs_icdc: change.difference,
    stck_loan_unpr: '0.0000',
  }
}

function sellableBlock(holding: KrxHolding): Record<string, string> {
  const { instrument, quantity, cost, snapshot, free, value, gain } = holding
  return fillBlock(sellableFields, {
    pdno: instrument.symbol,
    buy_qty: String(holding.boughtToday),
    sll_qty: String(holding.soldToday),
    cblc_qty: String(quantity),
    nsvg_qty: '0',
    ord_psbl_qty: String(free),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity), 4),
    pchs_amt: String(cost),
    now_pric: String(snapshot?.price ?? 0),
    evlu_amt: String(value),
    evlu_pfls_amt: String(gain),
    evlu_pfls_rt: formatPercent(gain, cost),
  })
}

const holdingFields = documentedFields(inquireBalance, 'output1')
const balanceFields = documentedFields(inquireBalance, 'output2')
const realisedHoldingFields = documentedFields(inquireBalanceRlzPl, 'output1')
const realisedFields = documentedFields(inquireBalanceRlzPl, 'output2')
const buyableFields = documentedFields(inquirePsblOrder, 'output')
const sellableFields = documentedFields(inquirePsblSell, 'output')

import {
  inquireBalance,
  inquireBalanceRlzPl,
  inquirePsblOrder,
  inquirePsblSell,
} from '../../../endpoints/domestic-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import type { ShownVenue } from '../../market/venue-trade.ts'
import { formatRatio } from '../../world/price-units.ts'
import { refuse, refuseValue } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { priceChangeOf } from '../price-change.ts'
import { balanceSums } from './balance-sums.ts'
import { krxBuyable } from './buyable.ts'
import { bookkeepingDay, type KrxHolding, krxHoldings, valueHolding } from './holdings.ts'

/** Rows of a page. @see the portal's page of inquire-balance */
const pageSizes = { real: 50, paper: 20 }

/** Venues by `AFHR_FLPR_YN`, as it is since 2026-09-14. @see catalog/codes.json */
const priceVenues: Readonly<Record<string, ShownVenue>> = { N: 'KRX', X: 'NXT', Y: 'both' }

/** Returns the answers about cash and holdings in won. */
export function krxAccountAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, instruments, account, accountRules, engine } = context

  return {
    'domestic-stock/inquire-balance': (call) => {
      const { INQR_DVSN = '01' } = call.input
      const takes = kstText(call.at).slice(0, 8) <= accountRules.balanceBySymbolUntil ? ['01', '02'] : ['01']
      if (!takes.includes(INQR_DVSN)) return { refusal: refuseValue('INQR_DVSN') }
      const listed = krxHoldings(context, call.at, priceVenues[call.input.AFHR_FLPR_YN ?? ''])
      const { rows, cursor, more } = pageOf(call, listed, pageSizes[environment])
      return {
        blocks: {
          ...cursor,
          output1: rows.map(holdingBlock),
          output2: [fillBlock(balanceFields, balanceSums(context, listed, call.at))],
        },
        more,
      }
    },

    'domestic-stock/inquire-balance-rlz-pl': (call) => {
      const today = bookkeepingDay(context, call.at)
      const listed = krxHoldings(context, call.at)
      const { rows, cursor, more } = pageOf(call, listed, pageSizes.real)
      const values = {
        ...balanceSums(context, listed, call.at),
        ...realisedValues(listed, today, call.input.COST_ICLD_YN === 'Y'),
      }
      return {
        blocks: {
          ...cursor,
          output1: rows.map((holding) => fillBlock(realisedHoldingFields, holdingValues(holding))),
          output2: [fillBlock(realisedFields, values)],
        },
        more,
      }
    },

    'domestic-stock/inquire-psbl-order': ({ input, at }) => {
      const cash = engine.freeCash('KRX')
      const buyable = krxBuyable(context, input, at)
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
      }
    },

    'domestic-stock/inquire-psbl-sell': ({ input, at }) => {
      const instrument = instruments.find('KRX', input.PDNO ?? '')
      if (instrument === undefined) return { refusal: refuse(environment, 'no-symbol') }
      const holding = valueHolding(context, account.holding(instrument), { at })
      return { blocks: { output: sellableBlock(holding) } }
    },
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

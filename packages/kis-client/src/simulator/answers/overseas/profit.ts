import type { OverseasMarket } from '../../../market/market.ts'
import type { BookedFill } from '../../world/account.ts'
import {
  formatRate,
  formatWon,
  marketOfCode,
  overseasMarketFacts,
  overseasMarkets,
  overseasPlaceOf,
  toWon,
} from '../../world/overseas-markets.ts'
import { formatRatio, formatUnits, unitsOf } from '../../world/price-units.ts'
import { refuseField } from '../../world/refusals.ts'
import type { Settlement } from '../../world/settlement.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { type DocumentedFields, documentedFields, fillBlock } from '../fill-block.ts'
import { sideCode, sideName } from '../order-codes.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { amountOf, only, quantityOf, total } from './holdings.ts'

const pageSize = 100

/** Returns the answers about trades abroad and their profit, from the account's own fills. */
export function overseasProfitAnswers({ account, settlement }: AnswerContext): Readonly<Record<string, Answer>> {
  const fillsOf = (market: OverseasMarket, from: string, to: string): readonly BookedFill[] =>
    account.fills(market).filter(({ day }) => from <= day.date && day.date <= to)

  return {
    'overseas-stock/inquire-period-profit': (call) => {
      const { OVRS_EXCG_CD = '', CRCY_CD = '', PDNO = '', INQR_STRT_DT = '', INQR_END_DT = '' } = call.input
      // Empty means "all"; then there is one currency only if the other of the two fields names it.
      const market =
        marketOfCode(OVRS_EXCG_CD) ?? overseasMarkets.find((known) => overseasMarketFacts[known].currency === CRCY_CD)
      if (market === undefined) return { refusal: refuseField('OVRS_EXCG_CD') }
      if (CRCY_CD !== '' && overseasMarketFacts[market].currency !== CRCY_CD) return { refusal: refuseField('CRCY_CD') }
      const inWon = call.input.WCRC_FRCR_DVSN_CD === '02'
      const fills = fillsOf(market, INQR_STRT_DT, INQR_END_DT).filter(
        ({ instrument }) => PDNO === '' || instrument.symbol === PDNO,
      )
      const sales = only(fills, 'sell')
      const days = [...Map.groupBy(sales, ({ day, instrument }) => `${day.date} ${instrument.symbol}`).values()]
      const { rows, cursor, more } = pageOf(call, days, pageSize)
      const fields = documentedFields(call.endpoint, 'output1')
      const money = (units: bigint) => (inWon ? formatWon(market, units, 5) : formatUnits(market, units, 5))
      const profit = total(sales, profitOf)
      return {
        blocks: {
          ...cursor,
          output1: rows.map((row) => saleBlock(fields, row, money)),
          output2: fillBlock(documentedFields(call.endpoint, 'output2'), {
            stck_sll_amt_smtl: money(total(sales, amountOf)),
            stck_buy_amt_smtl: money(total(sales, costOf)),
            smtl_fee1: money(total(sales, feeOf)),
            excc_dfrm_amt: money(total(sales, ({ amount, fee }) => amount - fee)),
            ovrs_rlzt_pfls_tot_amt: money(profit),
            tot_pftrt: formatPercent(profit, total(sales, costOf), 8),
            bass_dt: INQR_END_DT,
            exrt: formatRate(market),
          }),
        },
        more,
      }
    },

    'overseas-stock/inquire-period-trans': (call) => {
      const { OVRS_EXCG_CD = '', PDNO = '', ERLM_STRT_DT = '', ERLM_END_DT = '', SLL_BUY_DVSN_CD } = call.input
      const named = marketOfCode(OVRS_EXCG_CD)
      const fills = (named === undefined ? overseasMarkets : [named])
        .flatMap((market) => fillsOf(market, ERLM_STRT_DT, ERLM_END_DT))
        .filter(({ instrument }) => PDNO === '' || instrument.symbol === PDNO)
        .filter(({ side }) => !['01', '02'].includes(SLL_BUY_DVSN_CD ?? '') || sideCode[side] === SLL_BUY_DVSN_CD)
        // NASD means the whole US here too.
        .filter(
          ({ instrument }) =>
            named === undefined || OVRS_EXCG_CD === 'NASD' || overseasPlaceOf(instrument).code === OVRS_EXCG_CD,
        )
      const { rows, cursor, more } = pageOf(call, fills, pageSize)
      const fields = documentedFields(call.endpoint, 'output1')
      const market = named ?? 'US'
      const ofMarket = fills.filter(({ instrument }) => instrument.market === market)
      const sum = (of: readonly BookedFill[], what: (fill: BookedFill) => bigint) =>
        formatUnits(market, total(of, what), 2)
      return {
        blocks: {
          ...cursor,
          output1: rows.map((fill) => transactionBlock(fields, fill, settlement)),
          output2: fillBlock(documentedFields(call.endpoint, 'output2'), {
            frcr_buy_amt_smtl: sum(only(ofMarket, 'buy'), amountOf),
            frcr_sll_amt_smtl: sum(only(ofMarket, 'sell'), amountOf),
            dmst_fee_smtl: '0.00',
            ovrs_fee_smtl: sum(ofMarket, feeOf),
          }),
        },
        more,
      }
    },
  }
}

const costOf = ({ amount, realised }: BookedFill): bigint => amount - realised
const feeOf = ({ fee }: BookedFill): bigint => fee
/** Returns the profit of a sale: KIS subtracts the fees of the sale, but not those of the purchase. */
const profitOf = ({ realised, fee }: BookedFill): bigint => realised - fee

/** Returns the row of the sales of one instrument on one day. */
function saleBlock(
  fields: DocumentedFields,
  sales: readonly BookedFill[],
  money: (units: bigint) => string,
): Record<string, string> {
  const [sale] = sales
  if (sale === undefined) throw new Error('groupBy makes no empty group')
  const { instrument, day } = sale
  const { market, code } = overseasPlaceOf(instrument)
  const quantity = total(sales, quantityOf)
  const average = (units: bigint) => formatRatio(units, quantity * unitsOf(market), 8)
  return fillBlock(fields, {
    trad_day: day.date,
    ovrs_pdno: instrument.symbol,
    slcl_qty: String(quantity),
    pchs_avg_pric: average(total(sales, costOf)),
    frcr_pchs_amt1: money(total(sales, costOf)),
    avg_sll_unpr: average(total(sales, amountOf)),
    frcr_sll_amt_smtl1: money(total(sales, amountOf)),
    stck_sll_tlex: money(total(sales, feeOf)),
    ovrs_rlzt_pfls_amt: money(total(sales, profitOf)),
    pftrt: formatPercent(total(sales, profitOf), total(sales, costOf), 8),
    exrt: formatRate(market),
    ovrs_excg_cd: code,
    frst_bltn_exrt: formatRate(market),
    ovrs_item_name: instrument.name,
  })
}

/** Returns the row of a trade. */
function transactionBlock(
  fields: DocumentedFields,
  fill: BookedFill,
  { settlesOn }: Settlement,
): Record<string, string> {
  const { instrument, side, day, quantity, price, amount, fee } = fill
  const { market, currency } = overseasPlaceOf(instrument)
  const settled = side === 'buy' ? amount + fee : amount - fee
  return fillBlock(fields, {
    trad_dt: day.date,
    sttl_dt: settlesOn(market, day.date) ?? '',
    sll_buy_dvsn_cd: sideCode[side],
    sll_buy_dvsn_name: sideName[side],
    pdno: instrument.symbol,
    ovrs_item_name: instrument.name,
    ccld_qty: String(quantity),
    amt_unit_ccld_qty: '0',
    ft_ccld_unpr2: formatUnits(market, price, 8),
    ovrs_stck_ccld_unpr: formatUnits(market, price, 8),
    tr_frcr_amt2: formatUnits(market, amount, 5),
    tr_amt: String(toWon(market, amount)),
    frcr_excc_amt_1: formatUnits(market, settled, 5),
    wcrc_excc_amt: String(toWon(market, settled)),
    dmst_frcr_fee1: '0.00000',
    frcr_fee1: formatUnits(market, fee, 5),
    dmst_wcrc_fee: '0',
    ovrs_wcrc_fee: String(toWon(market, fee)),
    crcy_cd: currency,
    erlm_exrt: formatRate(market),
  })
}

import type { OverseasMarket } from '../../../market/market.ts'
import {
  formatRate,
  formatWon,
  marketOfCode,
  type OverseasPlace,
  overseasMarketFacts,
  overseasMarkets,
  overseasPlaceOf,
} from '../../world/overseas-markets.ts'
import { formatRatio, formatUnits, parseUnits, unitsOf } from '../../world/price-units.ts'
import { refuse, refuseField } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { type DocumentedFields, documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { cashBlock, sumBlock, unsettledSums } from './cash.ts'
import { amountOf, type OverseasHolding, only, overseasHoldings, quantityOf, settledShares, total } from './holdings.ts'

const pageSize = 100

/**
 * Returns the answers about cash and holdings abroad, each market in its own money, and no money is exchanged. KIS leaves the
 * deposit as it is until a trade settles, and shows the trade in the sums of purchases and sales. Whether its sums contain the
 * fees is not known: here they do, so that deposit, sales and purchases add up to the cash after settlement.
 *
 * @see captures of 2026-07-30 and 31; Soju06/python-kis#89
 */
export function overseasAccountAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, holidays, instruments, account, accountRules, settlement, engine } = context

  return {
    'overseas-stock/inquire-balance': (call) => {
      const { OVRS_EXCG_CD = '', TR_CRCY_CD = '', CANO = '', ACNT_PRDT_CD = '' } = call.input
      // Clients leave one of the two empty for "all".
      const asked = overseasMarkets.filter(
        (market) => TR_CRCY_CD === '' || overseasMarketFacts[market].currency === TR_CRCY_CD,
      )
      const holdings = asked
        .flatMap((market) => overseasHoldings(context, market, call.at))
        .filter(({ place }) => OVRS_EXCG_CD === '' || covers(OVRS_EXCG_CD, place))
      const { rows, cursor, more } = pageOf(call, holdings, pageSize)
      const owner = { cano: CANO, acnt_prdt_cd: ACNT_PRDT_CD }
      const fields = documentedFields(call.endpoint, 'output1')
      const output1 = rows.map((holding) => ({ ...holdingBlock(fields, holding), ...owner }))
      // One sum in one currency: the named one, otherwise that of the exchange or of the US.
      const [market = 'US'] = asked.length === 1 ? asked : [marketOfCode(OVRS_EXCG_CD) ?? 'US']
      const output2 = resultBlock(documentedFields(call.endpoint, 'output2'), market, holdings)
      return {
        blocks: { ...cursor, output1, output2 },
        more,
      }
    },

    'overseas-stock/inquire-present-balance': ({ endpoint, input, at }) => {
      const { WCRC_FRCR_DVSN_CD, NATN_CD = '', TR_MKET_CD = '' } = input
      const asked = overseasMarkets.filter(
        (market) => NATN_CD === '000' || NATN_CD === '' || overseasMarketFacts[market].country === NATN_CD,
      )
      const isAll = NATN_CD === '000' || TR_MKET_CD === '' || TR_MKET_CD === '00'
      const holdings = asked
        .flatMap((market) => overseasHoldings(context, market, at))
        .filter(({ place }) => isAll || place.marketCode === TR_MKET_CD)
      // Only the rows are in the currency that was asked for; the sums of the third block are always won.
      const fields = documentedFields(endpoint, 'output1')
      const output1 = holdings.map((holding) => presentBlock(fields, holding, at, WCRC_FRCR_DVSN_CD === '01'))
      // There is no row for a currency that the account never had.
      const output2 = asked
        .filter((market) => account.cash(market) > 0n || account.fills(market).length > 0)
        .map((market) => cashBlock(context, market, at))
      const output3 = sumBlock(context, asked, holdings, at)
      return {
        blocks: { output1, output2, output3 },
      }
    },

    'overseas-stock/inquire-psamount': ({ endpoint, input }) => {
      const { OVRS_EXCG_CD = '', OVRS_ORD_UNPR = '', ITEM_CD = '' } = input
      const market = marketOfCode(OVRS_EXCG_CD)
      const instrument = market && instruments.find(market, ITEM_CD)
      if (instrument === undefined || overseasPlaceOf(instrument).code !== OVRS_EXCG_CD)
        return { refusal: refuse(environment, 'no-symbol') }
      const { market: of, currency } = overseasPlaceOf(instrument)
      const price = parseUnits(of, OVRS_ORD_UNPR)
      if (price === undefined) return { refusal: refuseField('OVRS_ORD_UNPR') }
      const cash = engine.freeCash(of)
      const quantity = String(account.fees.affordable(instrument, price, cash))
      const money = formatUnits(of, cash, 2)
      // An integrated margin account has nothing in the currency alone.
      const [ownMoney, ownQuantity] = accountRules.integratedMargin ? ['0.00', '0'] : [money, quantity]
      return {
        blocks: {
          output: fillBlock(documentedFields(endpoint, 'output'), {
            tr_crcy_cd: currency,
            ord_psbl_frcr_amt: ownMoney,
            sll_ruse_psbl_amt: '0.00',
            ovrs_ord_psbl_amt: ownMoney,
            max_ord_psbl_qty: ownQuantity,
            echm_af_ord_psbl_amt: '0.00',
            echm_af_ord_psbl_qty: '0',
            ord_psbl_qty: ownQuantity,
            exrt: `${formatRate(of)}00`,
            frcr_ord_psbl_amt1: formatUnits(of, cash, 6),
            ovrs_max_ord_psbl_qty: quantity,
          }),
        },
      }
    },

    'overseas-stock/foreign-margin': ({ endpoint, at }) => {
      const fields = documentedFields(endpoint, 'output')
      const output = overseasMarkets.map((market) => {
        const { currency, countryName } = overseasMarketFacts[market]
        const free = engine.freeCash(market)
        const { bought, sold } = unsettledSums(context, market, at)
        return fillBlock(fields, {
          natn_name: countryName,
          crcy_cd: currency,
          frcr_dncl_amt1: formatUnits(market, settlement.deposit(market, at), 2),
          ustl_buy_amt: formatUnits(market, bought, 2),
          ustl_sll_amt: formatUnits(market, sold, 2),
          frcr_rcvb_amt: '0.00',
          frcr_mgn_amt: formatUnits(market, account.cash(market) - free, 2),
          frcr_gnrl_ord_psbl_amt: formatUnits(market, free, 2),
          frcr_ord_psbl_amt1: formatUnits(market, free, 2),
          itgr_ord_psbl_amt: '0.00',
          bass_exrt: formatRate(market),
        })
      })
      return { blocks: { output } }
    },
  }

  /**
   * Returns whether a code covers an exchange: NASD is the whole US on a real account, where NAS is Nasdaq. In paper trading
   * NASD is Nasdaq alone, unless the account rules say that any exchange of the US is the whole of it.
   */
  function covers(code: string, place: Pick<OverseasPlace, 'code' | 'market'>): boolean {
    const isWholeUs = environment === 'real' ? code === 'NASD' : accountRules.paperUsHoldings === 'whole-US'
    if (isWholeUs && marketOfCode(code) === 'US') return place.market === 'US'
    return place.code === (environment === 'real' && code === 'NAS' ? 'NASD' : code)
  }

  function resultBlock(
    fields: DocumentedFields,
    market: OverseasMarket,
    holdings: readonly OverseasHolding[],
  ): Record<string, string> {
    const held = holdings.filter(({ place }) => place.market === market)
    const cost = total(held, ({ cost }) => cost)
    const gain = total(held, (holding) => holding.gain)
    const sales = only(account.fills(market), 'sell')
    const realised = total(sales, (fill) => fill.realised)
    const costOfSales = total(sales, (fill) => fill.amount - fill.realised)
    return fillBlock(fields, {
      frcr_pchs_amt1: formatUnits(market, cost, 5),
      ovrs_rlzt_pfls_amt: formatUnits(market, realised, 5),
      ovrs_tot_pfls: formatUnits(market, gain + realised, 5),
      rlzt_erng_rt: formatPercent(realised, costOfSales, 8),
      tot_evlu_pfls_amt: formatUnits(market, gain, 8),
      tot_pftrt: formatPercent(gain, cost, 8),
      frcr_buy_amt_smtl1: formatUnits(market, cost, 6),
      ovrs_rlzt_pfls_amt2: formatUnits(market, realised, 5),
      frcr_buy_amt_smtl2: formatUnits(market, cost, 6),
    })
  }

  function presentBlock(
    fields: DocumentedFields,
    holding: OverseasHolding,
    at: number,
    inWon: boolean,
  ): Record<string, string> {
    const { instrument, quantity, cost, place, price, value, gain, fills, free } = holding
    const { market } = place
    const { rate, lot } = overseasMarketFacts[market]
    const money = (units: bigint, decimals: number) =>
      inWon ? formatWon(market, units, decimals) : formatUnits(market, units, decimals)
    const today = holidays.dateAt(market, at)
    const now = fills.filter((fill) => fill.day.date === today)
    const bought = only(now, 'buy')
    const sold = only(now, 'sell')
    return fillBlock(fields, {
      // Shares count here once they have settled. @see Soju06/python-kis#41, #67
      cblc_qty13: formatRatio(settledShares(context, holding, at), 1n, 8),
      thdt_buy_ccld_qty1: formatRatio(total(bought, quantityOf), 1n, 8),
      thdt_sll_ccld_qty1: formatRatio(total(sold, quantityOf), 1n, 8),
      ccld_qty_smtl1: formatRatio(BigInt(quantity), 1n, 8),
      ord_psbl_qty1: formatRatio(BigInt(free), 1n, 8),
      frcr_pchs_amt: money(cost, 5),
      frcr_evlu_amt2: money(value, 6),
      evlu_pfls_amt2: money(gain, 5),
      evlu_pfls_rt1: formatPercent(gain, cost, 8),
      pdno: instrument.symbol,
      bass_exrt: formatRate(market),
      buy_crcy_cd: place.currency,
      ovrs_now_pric1: money(BigInt(price), 5),
      avg_unpr3: formatRatio(
        inWon ? cost * rate : cost,
        BigInt(quantity) * unitsOf(market) * (inWon ? lot * 100n : 1n),
        4,
      ),
      tr_mket_name: place.name,
      natn_kor_name: place.countryName,
      pchs_rmnd_wcrc_amt: formatWon(market, cost),
      thdt_buy_ccld_frcr_amt: formatUnits(market, total(bought, amountOf), 6),
      thdt_sll_ccld_frcr_amt: formatUnits(market, total(sold, amountOf), 6),
      unit_amt: String(place.lot),
      prdt_type_cd: place.product,
      scts_dvsn_name: '현금',
      loan_rmnd: '0',
      ovrs_excg_cd: place.code,
      item_lnkg_excg_cd: instrument.listing,
      prdt_name: instrument.name,
    })
  }
}

function holdingBlock(
  fields: DocumentedFields,
  { instrument, quantity, cost, place, price, value, gain, free }: OverseasHolding,
): Record<string, string> {
  const { market, product, currency, code } = place
  return fillBlock(fields, {
    prdt_type_cd: product,
    ovrs_pdno: instrument.symbol,
    frcr_evlu_pfls_amt: formatUnits(market, gain, 6),
    evlu_pfls_rt: formatPercent(gain, cost),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity) * unitsOf(market), 4),
    ovrs_cblc_qty: String(quantity),
    ord_psbl_qty: String(free),
    frcr_pchs_amt1: formatUnits(market, cost, 5),
    ovrs_stck_evlu_amt: formatUnits(market, value, 8),
    now_pric2: formatUnits(market, price, 6),
    tr_crcy_cd: currency,
    ovrs_excg_cd: code,
    loan_type_cd: '10',
    ovrs_item_name: instrument.name,
  })
}

import type { OverseasMarket } from '../../../market/market.ts'
import { affordable } from '../../world/fees.ts'
import {
  formatRate,
  formatWon,
  marketOfCode,
  overseasMarketFacts,
  overseasMarkets,
  overseasPlaceOf,
  toWon,
} from '../../world/overseas-markets.ts'
import { formatRatio, formatUnits, parseUnits, unitsOf } from '../../world/price-units.ts'
import { refuse, refuseField } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { type DocumentedFields, documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { amountOf, type OverseasHolding, only, overseasHoldings, quantityOf, total } from './holdings.ts'

const pageSize = 100

/**
 * Returns the answers about cash and holdings abroad, each market in its own money. A trade settles at once, and no
 * money is exchanged.
 */
export function overseasAccountAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, holidays, account, engine, instruments } = context

  return {
    'overseas-stock/inquire-balance': (call) => {
      const { OVRS_EXCG_CD = '', TR_CRCY_CD = '', CANO = '', ACNT_PRDT_CD = '' } = call.input
      // Clients leave one of the two empty for "all".
      const asked = overseasMarkets.filter(
        (market) => TR_CRCY_CD === '' || overseasMarketFacts[market].currency === TR_CRCY_CD,
      )
      const holdings = asked
        .flatMap((market) => overseasHoldings(context, market, call.at))
        .filter(({ place }) => OVRS_EXCG_CD === '' || covers[environment](OVRS_EXCG_CD, place))
      const { rows, cursor, more } = pageOf(call, holdings, pageSize)
      const owner = { cano: CANO, acnt_prdt_cd: ACNT_PRDT_CD }
      const fields = documentedFields(call.endpoint, 'output1')
      const output1 = rows.map((holding) => ({ ...holdingBlock(fields, holding), ...owner }))
      // One sum in one currency: the named one, otherwise that of the exchange or of the US.
      const [market = 'US'] = asked.length === 1 ? asked : [marketOfCode(OVRS_EXCG_CD) ?? 'US']
      const output2 = resultBlock(documentedFields(call.endpoint, 'output2'), market, holdings)
      return {
        blocks: { ...cursor, output1, output2 },
        messageCode: 'KIOK0000',
        message: '조회되었습니다.          ',
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
      const cashFields = documentedFields(endpoint, 'output2')
      // There is no row for a currency that the account never had.
      const output2 = asked
        .filter((market) => account.cash(market) > 0n || account.fills(market).length > 0)
        .map((market) => cashBlock(cashFields, market, at))
      const output3 = sumBlock(documentedFields(endpoint, 'output3'), asked, holdings)
      return {
        blocks: { output1, output2, output3 },
        messageCode: 'KIOK0000',
        message: '조회되었습니다.          ',
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
      const quantity = String(affordable(instrument, price, cash))
      const money = formatUnits(of, cash, 2)
      return {
        blocks: {
          output: fillBlock(documentedFields(endpoint, 'output'), {
            tr_crcy_cd: currency,
            ord_psbl_frcr_amt: money,
            sll_ruse_psbl_amt: '0.00',
            ovrs_ord_psbl_amt: money,
            max_ord_psbl_qty: quantity,
            echm_af_ord_psbl_amt: '0.00',
            echm_af_ord_psbl_qty: '0',
            ord_psbl_qty: quantity,
            exrt: formatRate(of),
            frcr_ord_psbl_amt1: money,
            ovrs_max_ord_psbl_qty: quantity,
          }),
        },
        messageCode: 'KIOK0000',
      }
    },

    'overseas-stock/foreign-margin': ({ endpoint }) => {
      const fields = documentedFields(endpoint, 'output')
      const output = overseasMarkets.map((market) => {
        const { currency, countryName } = overseasMarketFacts[market]
        const free = engine.freeCash(market)
        return fillBlock(fields, {
          natn_name: countryName,
          crcy_cd: currency,
          frcr_dncl_amt1: formatUnits(market, account.cash(market), 2),
          ustl_buy_amt: '0.00',
          ustl_sll_amt: '0.00',
          frcr_rcvb_amt: '0.00',
          frcr_mgn_amt: formatUnits(market, account.cash(market) - free, 2),
          frcr_gnrl_ord_psbl_amt: formatUnits(market, free, 2),
          frcr_ord_psbl_amt1: formatUnits(market, free, 2),
          itgr_ord_psbl_amt: '0.00',
          bass_exrt: formatRate(market),
        })
      })
      return { blocks: { output }, messageCode: 'KIOK0000' }
    },
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

  function cashBlock(fields: DocumentedFields, market: OverseasMarket, at: number): Record<string, string> {
    const today = holidays.dayAt(market, at)?.index
    const fills = account.fills(market).filter((fill) => fill.day.index === today)
    const free = formatUnits(market, engine.freeCash(market), 6)
    return fillBlock(fields, {
      crcy_cd: overseasMarketFacts[market].currency,
      frcr_buy_amt_smtl: formatUnits(market, total(only(fills, 'buy'), amountOf), 6),
      frcr_sll_amt_smtl: formatUnits(market, total(only(fills, 'sell'), amountOf), 6),
      frcr_dncl_amt_2: formatUnits(market, account.cash(market), 6),
      frst_bltn_exrt: formatRate(market),
      frcr_buy_mgn_amt: formatUnits(market, account.cash(market) - engine.freeCash(market), 6),
      frcr_etc_mgna: '0.000000',
      frcr_drwg_psbl_amt_1: free,
      frcr_evlu_amt2: formatWon(market, engine.freeCash(market), 6),
      acpl_cstd_crcy_yn: 'Y',
      nxdy_frcr_drwg_psbl_amt: free,
      crcy_cd_name: overseasMarketFacts[market].currencyName,
    })
  }

  function sumBlock(
    fields: DocumentedFields,
    markets: readonly OverseasMarket[],
    holdings: readonly OverseasHolding[],
  ): Record<string, string> {
    const cost = total(holdings, ({ place, cost }) => toWon(place.market, cost))
    const value = total(holdings, (holding) => toWon(holding.place.market, holding.value))
    const cash = total(markets, (market) => toWon(market, account.cash(market)))
    const reserved = total(markets, (market) => toWon(market, account.cash(market) - engine.freeCash(market)))
    const won = account.cash('KRX')
    const gain = String(value - cost)
    return fillBlock(fields, {
      pchs_amt_smtl: String(cost),
      evlu_amt_smtl: String(value),
      evlu_pfls_amt_smtl: gain,
      dncl_amt: String(won),
      cma_evlu_amt: '0',
      tot_dncl_amt: String(won + cash),
      etc_mgna: '0',
      wdrw_psbl_tot_amt: String(engine.freeCash('KRX')),
      frcr_evlu_tota: String(cash),
      evlu_erng_rt1: formatPercent(value - cost, cost, 10),
      pchs_amt_smtl_amt: String(cost),
      evlu_amt_smtl_amt: String(value),
      tot_evlu_pfls_amt: `${gain}.00000000`,
      tot_asst_amt: String(won + cash + value),
      buy_mgn_amt: String(reserved),
      mgna_tota: String(reserved),
      frcr_use_psbl_amt: `${cash - reserved}.00`,
      ustl_sll_amt_smtl: '0',
      ustl_buy_amt_smtl: '0',
      tot_frcr_cblc_smtl: `${cash}.000000`,
      tot_loan_amt: '0',
    })
  }

  function presentBlock(
    fields: DocumentedFields,
    { instrument, quantity, cost, place, price, value, gain, fills, free }: OverseasHolding,
    at: number,
    inWon: boolean,
  ): Record<string, string> {
    const { market } = place
    const money = (units: bigint) => (inWon ? formatWon(market, units, 5) : formatUnits(market, units, 5))
    const today = holidays.dayAt(market, at)?.index
    const now = fills.filter((fill) => fill.day.index === today)
    const bought = only(now, 'buy')
    const sold = only(now, 'sell')
    return fillBlock(fields, {
      cblc_qty13: formatRatio(BigInt(quantity), 1n, 8),
      thdt_buy_ccld_qty1: formatRatio(total(bought, quantityOf), 1n, 8),
      thdt_sll_ccld_qty1: formatRatio(total(sold, quantityOf), 1n, 8),
      ccld_qty_smtl1: formatRatio(BigInt(quantity), 1n, 8),
      ord_psbl_qty1: formatRatio(BigInt(free), 1n, 8),
      frcr_pchs_amt: money(cost),
      frcr_evlu_amt2: money(value),
      evlu_pfls_amt2: money(gain),
      evlu_pfls_rt1: formatPercent(gain, cost, 8),
      pdno: instrument.symbol,
      bass_exrt: formatRate(market),
      buy_crcy_cd: place.currency,
      ovrs_now_pric1: formatUnits(market, price, 8),
      avg_unpr3: formatRatio(cost, BigInt(quantity) * unitsOf(market), 8),
      tr_mket_name: place.name,
      natn_kor_name: place.countryName,
      pchs_rmnd_wcrc_amt: formatWon(market, cost),
      thdt_buy_ccld_frcr_amt: formatUnits(market, total(bought, amountOf), 5),
      thdt_sll_ccld_frcr_amt: formatUnits(market, total(sold, amountOf), 5),
      unit_amt: String(place.lot),
      prdt_type_cd: place.product,
      loan_rmnd: '0.00',
      ovrs_excg_cd: place.code,
      prdt_name: instrument.name,
    })
  }
}

/**
 * Exchanges that a code covers: NASD is the whole US on a real account, where NAS is Nasdaq; in paper trading NASD is
 * Nasdaq alone.
 */
const covers = {
  real: (code: string, place: { readonly code: string; readonly market: OverseasMarket }) =>
    code === 'NASD' ? place.market === 'US' : place.code === (code === 'NAS' ? 'NASD' : code),
  paper: (code: string, place: { readonly code: string }) => place.code === code,
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

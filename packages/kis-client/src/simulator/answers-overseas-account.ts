import { affordable, type Fill, type Position } from './account.ts'
import type { Answer } from './answer.ts'
import { fieldNames, fillBlock } from './block.ts'
import { percent } from './change.ts'
import type { Desk } from './desk.ts'
import { findInstrument } from './instruments.ts'
import { usVenues } from './order-rules.ts'
import { pageOf } from './paging.ts'
import { formatRatio, formatUnits, parseUnits } from './price-units.ts'
import { refuse, refuseField } from './refusals.ts'

const pageSize = 100

/** Won for a dollar. A simulated year is long enough without a second market. */
const exchangeRate = 1_400n
const exchangeRateText = '1400.00000000'

/** Cash and holdings in dollars. A trade settles at once, and nothing is held in any third currency. */
export function overseasAccountAnswers(desk: Desk): Readonly<Record<string, Answer>> {
  const { environment, calendar, prices, account, exchange } = desk

  return {
    'overseas-stock/inquire-balance': (call) => {
      const { OVRS_EXCG_CD = '', TR_CRCY_CD, CANO = '', ACNT_PRDT_CD = '' } = call.input
      // Clients leave either of them empty for "all".
      const inDollars = TR_CRCY_CD === 'USD' || TR_CRCY_CD === ''
      const holdings = heldAt(call.at).filter(
        ({ venue }) => inDollars && (OVRS_EXCG_CD === '' || venuesOf[environment](OVRS_EXCG_CD, venue)),
      )
      const { rows, cursor, more } = pageOf(call, holdings, pageSize)
      const owner = { cano: CANO, acnt_prdt_cd: ACNT_PRDT_CD }
      const output1 = rows.map((holding) => ({ ...positionBlock(holding), ...owner }))
      return {
        blocks: { ...cursor, output1, output2: resultBlock(holdings) },
        messageCode: 'KIOK0000',
        message: '조회되었습니다.          ',
        more,
      }
    },

    'overseas-stock/inquire-present-balance': ({ input, at }) => {
      const { WCRC_FRCR_DVSN_CD, NATN_CD = '', TR_MKET_CD = '' } = input
      const market = marketCodes[TR_MKET_CD]
      const inUs = NATN_CD === '000' || NATN_CD === '840'
      const holdings = heldAt(at).filter(({ venue }) => inUs && (market === undefined || market === venue))
      const today = calendar.dayAt('US', at)?.index
      // Only the rows are in the currency that was asked for; the sums of the third block are always won.
      const rows = holdings.map((holding) => presentBlock(holding, today, WCRC_FRCR_DVSN_CD === '01'))
      return {
        blocks: { output1: rows, output2: inUs ? [cashBlock(today)] : [], output3: sumBlock(holdings) },
        messageCode: 'KIOK0000',
        message: '조회되었습니다.          ',
      }
    },

    'overseas-stock/inquire-psamount': ({ input }) => {
      const instrument = findInstrument('US', input.ITEM_CD ?? '')
      if (instrument === undefined || usVenues[instrument.exchange] !== input.OVRS_EXCG_CD)
        return { refusal: refuse(environment, 'no-symbol') }
      const price = parseUnits('US', input.OVRS_ORD_UNPR ?? '')
      if (price === undefined) return { refusal: refuseField('OVRS_ORD_UNPR') }
      const cash = exchange.freeCash('US')
      const quantity = String(affordable(instrument, price, cash))
      const money = formatUnits('US', cash, 2)
      return {
        blocks: {
          output: fillBlock(buyableFields, {
            tr_crcy_cd: 'USD',
            ord_psbl_frcr_amt: money,
            sll_ruse_psbl_amt: '0.00',
            ovrs_ord_psbl_amt: money,
            max_ord_psbl_qty: quantity,
            echm_af_ord_psbl_amt: '0.00',
            echm_af_ord_psbl_qty: '0',
            ord_psbl_qty: quantity,
            exrt: exchangeRateText,
            frcr_ord_psbl_amt1: money,
            ovrs_max_ord_psbl_qty: quantity,
          }),
        },
        messageCode: 'KIOK0000',
      }
    },
  }

  function heldAt(at: number): readonly Holding[] {
    return account
      .positions('US')
      .filter(({ quantity }) => quantity > 0)
      .map((position) => {
        const { instrument, quantity, cost } = position
        const price = prices.quote(instrument, at)?.price ?? 0
        const value = BigInt(price) * BigInt(quantity)
        const fills = account.fills('US').filter((fill) => fill.instrument.symbol === instrument.symbol)
        const free = exchange.freeShares(instrument)
        return { position, price, value, gain: value - cost, venue: usVenues[instrument.exchange] ?? '', fills, free }
      })
  }

  function resultBlock(holdings: readonly Holding[]): Record<string, string> {
    const cost = total(holdings, ({ position }) => position.cost)
    const gain = total(holdings, (holding) => holding.gain)
    const sales = account.fills('US').filter(({ side }) => side === 'sell')
    const realised = total(sales, (fill) => fill.realised)
    const costOfSales = total(sales, (fill) => fill.amount - fill.realised)
    return fillBlock(resultFields, {
      frcr_pchs_amt1: formatUnits('US', cost, 5),
      ovrs_rlzt_pfls_amt: formatUnits('US', realised, 5),
      ovrs_tot_pfls: formatUnits('US', gain + realised, 5),
      rlzt_erng_rt: percent(realised, costOfSales, 8),
      tot_evlu_pfls_amt: formatUnits('US', gain, 8),
      tot_pftrt: percent(gain, cost, 8),
      frcr_buy_amt_smtl1: formatUnits('US', cost, 6),
      ovrs_rlzt_pfls_amt2: formatUnits('US', realised, 5),
      frcr_buy_amt_smtl2: formatUnits('US', cost, 6),
    })
  }

  function cashBlock(today: number | undefined): Record<string, string> {
    const fills = account.fills('US').filter((fill) => fill.day.index === today)
    const free = formatUnits('US', exchange.freeCash('US'), 6)
    return fillBlock(presentCashFields, {
      crcy_cd: 'USD',
      frcr_buy_amt_smtl: formatUnits('US', total(only(fills, 'buy'), amountOf), 6),
      frcr_sll_amt_smtl: formatUnits('US', total(only(fills, 'sell'), amountOf), 6),
      frcr_dncl_amt_2: formatUnits('US', account.cash('US'), 6),
      frst_bltn_exrt: exchangeRateText,
      frcr_buy_mgn_amt: formatUnits('US', account.cash('US') - exchange.freeCash('US'), 6),
      frcr_etc_mgna: '0.000000',
      frcr_drwg_psbl_amt_1: free,
      frcr_evlu_amt2: wonText(exchange.freeCash('US'), 6),
      acpl_cstd_crcy_yn: 'Y',
      nxdy_frcr_drwg_psbl_amt: free,
      crcy_cd_name: '미국 달러',
    })
  }

  function sumBlock(holdings: readonly Holding[]): Record<string, string> {
    const cost = total(holdings, ({ position }) => position.cost)
    const value = total(holdings, (holding) => holding.value)
    const dollars = account.cash('US')
    const won = account.cash('KRX')
    return fillBlock(presentSumFields, {
      pchs_amt_smtl: wonText(cost),
      evlu_amt_smtl: wonText(value),
      evlu_pfls_amt_smtl: wonText(value - cost),
      dncl_amt: String(won),
      cma_evlu_amt: '0',
      tot_dncl_amt: String(won + toWon(dollars)),
      etc_mgna: '0',
      wdrw_psbl_tot_amt: String(exchange.freeCash('KRX')),
      frcr_evlu_tota: wonText(dollars),
      evlu_erng_rt1: percent(value - cost, cost, 10),
      pchs_amt_smtl_amt: wonText(cost),
      evlu_amt_smtl_amt: wonText(value),
      tot_evlu_pfls_amt: formatRatio(toWon(value - cost), 1n, 8),
      tot_asst_amt: String(won + toWon(dollars + value)),
      buy_mgn_amt: wonText(dollars - exchange.freeCash('US')),
      mgna_tota: wonText(dollars - exchange.freeCash('US')),
      frcr_use_psbl_amt: formatUnits('US', exchange.freeCash('US'), 2),
      ustl_sll_amt_smtl: '0',
      ustl_buy_amt_smtl: '0',
      tot_frcr_cblc_smtl: formatUnits('US', dollars, 6),
      tot_loan_amt: '0',
    })
  }
}

interface Holding {
  readonly position: Position
  /** In units, as all its amounts are. */
  readonly price: number
  readonly value: bigint
  readonly gain: bigint
  /** `OVRS_EXCG_CD`. */
  readonly venue: string
  /** Newest first. */
  readonly fills: readonly Fill[]
  readonly free: number
}

/** NASD is the whole US on a real account, where NAS is Nasdaq; in paper trading NASD is Nasdaq alone. */
const venuesOf = {
  real: (code: string, venue: string) => code === 'NASD' || venue === (code === 'NAS' ? 'NASD' : code),
  paper: (code: string, venue: string) => venue === code,
}

/** `TR_MKET_CD` of the US; '00' and anything else is all of it. */
const marketCodes: Readonly<Record<string, string>> = { '01': 'NASD', '02': 'NYSE', '05': 'AMEX' }
const marketName: Readonly<Record<string, string>> = { NASD: '나스닥', NYSE: '뉴욕거래소', AMEX: '아멕스' }
const productCode: Readonly<Record<string, string>> = { NASD: '512', NYSE: '513', AMEX: '529' }

const total = <Row>(rows: readonly Row[], of: (row: Row) => bigint): bigint =>
  rows.reduce((sum, row) => sum + of(row), 0n)
const only = (fills: readonly Fill[], side: Fill['side']): readonly Fill[] => fills.filter((fill) => fill.side === side)
const amountOf = ({ amount }: Fill): bigint => amount
const quantityOf = ({ quantity }: Fill): bigint => BigInt(quantity)

/** Dollars in units as won, cut off. */
const toWon = (units: bigint): bigint => (units * exchangeRate) / 10_000n
const wonText = (units: bigint, digits = 0): string => formatRatio(units * exchangeRate, 10_000n, digits)

function positionBlock({ position, price, value, gain, venue, free }: Holding): Record<string, string> {
  const { instrument, quantity, cost } = position
  return fillBlock(positionFields, {
    prdt_type_cd: productCode[venue] ?? '',
    ovrs_pdno: instrument.symbol,
    frcr_evlu_pfls_amt: formatUnits('US', gain, 6),
    evlu_pfls_rt: percent(gain, cost),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity) * 10_000n, 4),
    ovrs_cblc_qty: String(quantity),
    ord_psbl_qty: String(free),
    frcr_pchs_amt1: formatUnits('US', cost, 5),
    ovrs_stck_evlu_amt: formatUnits('US', value, 8),
    now_pric2: formatUnits('US', price, 6),
    tr_crcy_cd: 'USD',
    ovrs_excg_cd: venue,
    loan_type_cd: '10',
    ovrs_item_name: instrument.name,
  })
}

function presentBlock(
  { position, price, value, gain, venue, fills, free }: Holding,
  today: number | undefined,
  inWon: boolean,
): Record<string, string> {
  const { instrument, quantity, cost } = position
  const money = (units: bigint) => (inWon ? wonText(units, 5) : formatUnits('US', units, 5))
  const now = fills.filter((fill) => fill.day.index === today)
  const bought = only(now, 'buy')
  const sold = only(now, 'sell')
  return fillBlock(presentPositionFields, {
    cblc_qty13: formatRatio(BigInt(quantity), 1n, 8),
    thdt_buy_ccld_qty1: formatRatio(total(bought, quantityOf), 1n, 8),
    thdt_sll_ccld_qty1: formatRatio(total(sold, quantityOf), 1n, 8),
    ccld_qty_smtl1: formatRatio(BigInt(quantity), 1n, 8),
    ord_psbl_qty1: formatRatio(BigInt(free), 1n, 8),
    frcr_pchs_amt: money(cost),
    frcr_evlu_amt2: money(value),
    evlu_pfls_amt2: money(gain),
    evlu_pfls_rt1: percent(gain, cost, 8),
    pdno: instrument.symbol,
    bass_exrt: exchangeRateText,
    buy_crcy_cd: 'USD',
    ovrs_now_pric1: formatUnits('US', price, 8),
    avg_unpr3: formatRatio(cost, BigInt(quantity) * 10_000n, 8),
    tr_mket_name: marketName[venue] ?? '',
    natn_kor_name: '미국',
    pchs_rmnd_wcrc_amt: wonText(cost),
    thdt_buy_ccld_frcr_amt: formatUnits('US', total(bought, amountOf), 5),
    thdt_sll_ccld_frcr_amt: formatUnits('US', total(sold, amountOf), 5),
    unit_amt: '1',
    prdt_type_cd: productCode[venue] ?? '',
    loan_rmnd: '0.00',
    ovrs_excg_cd: venue,
    prdt_name: instrument.name,
  })
}

const positionFields = fieldNames(`
  cano acnt_prdt_cd prdt_type_cd ovrs_pdno frcr_evlu_pfls_amt evlu_pfls_rt pchs_avg_pric ovrs_cblc_qty ord_psbl_qty
  frcr_pchs_amt1 ovrs_stck_evlu_amt now_pric2 tr_crcy_cd ovrs_excg_cd loan_type_cd loan_dt expd_dt ovrs_item_name
`)
const resultFields = fieldNames(`
  frcr_pchs_amt1 ovrs_rlzt_pfls_amt ovrs_tot_pfls rlzt_erng_rt tot_evlu_pfls_amt tot_pftrt frcr_buy_amt_smtl1
  ovrs_rlzt_pfls_amt2 frcr_buy_amt_smtl2
`)
const presentPositionFields = fieldNames(`
  cblc_qty13 thdt_buy_ccld_qty1 thdt_sll_ccld_qty1 ccld_qty_smtl1 ord_psbl_qty1 frcr_pchs_amt frcr_evlu_amt2
  evlu_pfls_amt2 evlu_pfls_rt1 pdno bass_exrt buy_crcy_cd ovrs_now_pric1 avg_unpr3 tr_mket_name natn_kor_name
  pchs_rmnd_wcrc_amt thdt_buy_ccld_frcr_amt thdt_sll_ccld_frcr_amt unit_amt std_pdno prdt_type_cd loan_rmnd loan_dt
  loan_expd_dt ovrs_excg_cd item_lnkg_excg_cd prdt_name
`)
const presentCashFields = fieldNames(`
  crcy_cd frcr_buy_amt_smtl frcr_sll_amt_smtl frcr_dncl_amt_2 frst_bltn_exrt frcr_buy_mgn_amt frcr_etc_mgna
  frcr_drwg_psbl_amt_1 frcr_evlu_amt2 acpl_cstd_crcy_yn nxdy_frcr_drwg_psbl_amt crcy_cd_name
`)
const presentSumFields = fieldNames(`
  pchs_amt_smtl evlu_amt_smtl evlu_pfls_amt_smtl dncl_amt cma_evlu_amt tot_dncl_amt etc_mgna wdrw_psbl_tot_amt
  frcr_evlu_tota evlu_erng_rt1 pchs_amt_smtl_amt evlu_amt_smtl_amt tot_evlu_pfls_amt tot_asst_amt buy_mgn_amt
  mgna_tota frcr_use_psbl_amt ustl_sll_amt_smtl ustl_buy_amt_smtl tot_frcr_cblc_smtl tot_loan_amt
`)
const buyableFields = fieldNames(`
  tr_crcy_cd ord_psbl_frcr_amt sll_ruse_psbl_amt ovrs_ord_psbl_amt max_ord_psbl_qty echm_af_ord_psbl_amt
  echm_af_ord_psbl_qty ord_psbl_qty exrt frcr_ord_psbl_amt1 ovrs_max_ord_psbl_qty
`)

import { searchInfo, searchStockInfo } from '../../../endpoints/domestic-stock.gen.ts'
import { delistedShares } from '../../market/corporate-actions.ts'
import { fundamentalsOf } from '../../world/fundamentals.ts'
import { isTradedOnNxt, type SimulatedInstrument } from '../../world/instruments.ts'
import { koreanIsin } from '../../world/isin.ts'
import { findByProduct } from '../../world/overseas-markets.ts'
import { isSuspended, type PriceSnapshot } from '../../world/prices.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'

/** Product type, `PRDT_TYPE_CD`, of instruments on KRX. */
const krxProduct = '300'

/** Returns the answers about the properties of an instrument. */
export function krxInfoAnswers({ instruments, prices }: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/search-stock-info': ({ input, at }) => {
      const { PRDT_TYPE_CD, PDNO = '' } = input
      const instrument = PRDT_TYPE_CD === krxProduct ? instruments.find('KRX', PDNO) : undefined
      const snapshot = instrument && prices.snapshot(instrument, at)
      const delisted = delistedShares.find(({ symbol }) => symbol === PDNO)
      if (PRDT_TYPE_CD === krxProduct && delisted !== undefined)
        return { blocks: { output: delistedBlock(delisted) }, messageCode: 'KIOK0530', message: '조회되었습니다.' }
      if (instrument === undefined || snapshot === undefined) return { blocks: { output: fillBlock(stockFields, {}) } }
      return {
        blocks: { output: stockBlock(instrument, snapshot) },
        messageCode: 'KIOK0530',
        message: '조회되었습니다.',
      }
    },

    'domestic-stock/search-info': ({ input }) => {
      const { PRDT_TYPE_CD = '', PDNO = '' } = input
      const instrument =
        PRDT_TYPE_CD === krxProduct ? instruments.find('KRX', PDNO) : findByProduct(instruments, PRDT_TYPE_CD, PDNO)
      // Clients try one product type after the other until KIS finds the symbol. @see Soju06/python-kis, api/stock/info.py
      if (instrument === undefined) return { refusal: nothingFound }
      return {
        blocks: { output: productBlock(instrument, PRDT_TYPE_CD) },
        messageCode: 'KIOK0530',
        message: '조회되었습니다.',
      }
    },
  }
}

/** Refusal of a search that finds nothing: `rt_cd` is 7; its code and its text are not on record for this operation. */
const nothingFound = { returnCode: '7', messageCode: 'KIOK0560', message: '조회할 내용이 없습니다' } as const

/** Returns a symbol as KIS writes it here: an A before it, padded to twelve characters. */
const longSymbol = (symbol: string): string => `A${symbol}`.padStart(12, '0')

/** Returns the registered name of a company's shares; a fund has only one name. */
const longName = ({ name, kind }: SimulatedInstrument): string => (kind === 'stock' ? `${name}보통주` : name)

function stockBlock(instrument: SimulatedInstrument, { price, day, previous }: PriceSnapshot): Record<string, string> {
  const { symbol, name, kind, listing, listedOn } = instrument
  const { shares, face } = fundamentalsOf(instrument)
  const isFund = kind === 'etf'
  const isKospi = listing === 'KOSPI'
  return fillBlock(stockFields, {
    pdno: longSymbol(symbol),
    prdt_type_cd: krxProduct,
    prdt_name: longName(instrument),
    prdt_name120: longName(instrument),
    prdt_abrv_name: name,
    mket_id_cd: isKospi ? 'STK' : 'KSQ',
    scty_grp_id_cd: isFund ? 'EF' : 'ST',
    excg_dvsn_cd: isKospi ? '02' : '03',
    setl_mmdd: isFund ? '' : '12',
    lstg_stqt: String(shares),
    lstg_cptl_amt: '0',
    cpta: String(BigInt(face) * BigInt(shares)),
    papr: String(face),
    issu_pric: '0',
    kospi200_item_yn: isKospi && !isFund ? 'Y' : 'N',
    scts_mket_lstg_dt: isKospi ? listedOn : '',
    kosdaq_mket_lstg_dt: isKospi ? '' : listedOn,
    etf_dvsn_cd: isFund ? '1' : '0',
    oilf_fund_yn: 'N',
    stck_kind_cd: isFund ? '' : '101',
    etf_cu_qty: '0',
    std_pdno: koreanIsin(symbol),
    dpsi_aptm_erlm_yn: 'Y',
    sbst_pric: String(Math.floor(price * 0.7)),
    thco_sbst_pric: String(Math.floor(price * 0.7)),
    tr_stop_yn: isSuspended(day) ? 'Y' : 'N',
    admn_item_yn: 'N',
    thdt_clpr: String(price),
    bfdy_clpr: String(previous?.close ?? price),
    crfd_item_yn: 'N',
    elec_scty_yn: 'Y',
    etf_chas_erng_rt_dbnb: isFund ? '1.000000' : '0.000000',
    etf_etn_ivst_heed_item_yn: 'N',
    frnr_psnl_lmt_rt: '0.00000000',
    cptt_trad_tr_psbl_yn: isTradedOnNxt(instrument) ? 'Y' : 'N',
    nxt_tr_stop_yn: isSuspended(day) ? 'Y' : 'N',
  })
}

const delistedBlock = ({ symbol, name, delistedOn }: (typeof delistedShares)[number]): Record<string, string> =>
  fillBlock(stockFields, {
    pdno: longSymbol(symbol),
    prdt_type_cd: krxProduct,
    prdt_name: `${name}보통주`,
    prdt_abrv_name: name,
    scty_grp_id_cd: 'ST',
    std_pdno: koreanIsin(symbol),
    lstg_abol_dt: delistedOn,
    tr_stop_yn: 'Y',
    cptt_trad_tr_psbl_yn: 'N',
    nxt_tr_stop_yn: 'N',
  })

function productBlock(instrument: SimulatedInstrument, product: string): Record<string, string> {
  const { symbol, name, kind, listedOn } = instrument
  const isKrx = product === krxProduct
  const isFund = kind === 'etf'
  return fillBlock(productFields, {
    pdno: isKrx ? longSymbol(symbol) : symbol,
    prdt_type_cd: product,
    prdt_name: isKrx ? longName(instrument) : name,
    prdt_name120: isKrx ? longName(instrument) : name,
    prdt_abrv_name: name,
    shtn_pdno: symbol,
    std_pdno: isKrx ? koreanIsin(symbol) : '',
    prdt_sale_stat_cd: '',
    prdt_risk_grad_cd: '02',
    prdt_clsf_cd: isFund ? '101120' : '101210',
    prdt_clsf_name: isFund ? 'ETF' : '주식',
    sale_strt_dt: listedOn,
    frst_erlm_dt: listedOn,
    ivst_prdt_type_cd: isFund ? '2013' : '2010',
    ivst_prdt_type_cd_name: isFund ? 'ETF' : '주식',
  })
}

const stockFields = documentedFields(searchStockInfo, 'output')
const productFields = documentedFields(searchInfo, 'output')

// Written by scripts/generate.ts from catalog/websocket.json. Not edited by hand: run `pnpm generate`.

import type { Feed, TextColumn } from '../endpoint.ts'
import type { Decimal } from '../values/decimal.ts'

/** Row of H0BJASP0 · 일반채권 실시간호가. */
export interface BondAskingPriceRow {
  /** 표준종목코드 */
  readonly stnd_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 매도호가수익률1 */
  readonly askp_ert1: Decimal
  /** 매수호가수익률1 */
  readonly bidp_ert1: Decimal
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도호가수익률2 */
  readonly askp_ert2: Decimal
  /** 매수호가수익률2 */
  readonly bidp_ert2: Decimal
  /** 매도호가2 */
  readonly askp2: Decimal
  /** 매수호가2 */
  readonly bidp2: Decimal
  /** 매도호가잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매수호가잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매도호가수익률3 */
  readonly askp_ert3: Decimal
  /** 매수호가수익률3 */
  readonly bidp_ert3: Decimal
  /** 매도호가3 */
  readonly askp3: Decimal
  /** 매수호가3 */
  readonly bidp3: Decimal
  /** 매도호가잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매수호가잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매도호가수익률4 */
  readonly askp_ert4: Decimal
  /** 매수호가수익률4 */
  readonly bidp_ert4: Decimal
  /** 매도호가4 */
  readonly askp4: Decimal
  /** 매수호가4 */
  readonly bidp4: Decimal
  /** 매도호가잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매수호가잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매도호가수익률5 */
  readonly askp_ert5: Decimal
  /** 매수호가수익률5 */
  readonly bidp_ert5: Decimal
  /** 매도호가5 */
  readonly askp5: Decimal
  /** 매수호가5 */
  readonly bidp5: Decimal
  /** 매도호가잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
}

/**
 * 일반채권 실시간호가 · 실시간-053 · H0BJASP0, not in paper trading
 *
 * Key: bond-isin, e.g. KR103502GA34, KR6095572D81.
 * Columns: 34.
 */
export const bondAskingPrice: Feed<keyof BondAskingPriceRow, TextColumn<BondAskingPriceRow>> = {
  id: 'domestic-bond/bond-asking-price',
  real: 'H0BJASP0',
  paper: null,
  encrypted: false,
  columns: [
    'stnd_iscd', 'stck_cntg_hour', 'askp_ert1', 'bidp_ert1', 'askp1', 'bidp1', 'askp_rsqn1', 'bidp_rsqn1', 'askp_ert2',
    'bidp_ert2', 'askp2', 'bidp2', 'askp_rsqn2', 'bidp_rsqn2', 'askp_ert3', 'bidp_ert3', 'askp3', 'bidp3', 'askp_rsqn3',
    'bidp_rsqn3', 'askp_ert4', 'bidp_ert4', 'askp4', 'bidp4', 'askp_rsqn4', 'bidp_rsqn4', 'askp_ert5', 'bidp_ert5',
    'askp5', 'bidp5', 'askp_rsqn5', 'bidp_rsqn5', 'total_askp_rsqn', 'total_bidp_rsqn',
  ],
  texts: ['stnd_iscd', 'stck_cntg_hour'],
  keyColumn: 'stnd_iscd',
  clock: { time: 'stck_cntg_hour' },
}

/** Row of H0BJCNT0 · 일반채권 실시간체결가. */
export interface BondCcnlRow {
  /** 표준종목코드 */
  readonly stnd_iscd: string
  /** 채권종목명 */
  readonly bond_isnm: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 전일대비율 */
  readonly prdy_ctrt: Decimal
  /** 현재가 */
  readonly stck_prpr: Decimal
  /** 체결거래량 */
  readonly cntg_vol: Decimal
  /** 시가 */
  readonly stck_oprc: Decimal
  /** 고가 */
  readonly stck_hgpr: Decimal
  /** 저가 */
  readonly stck_lwpr: Decimal
  /** 전일종가 */
  readonly stck_prdy_clpr: Decimal
  /** 현재수익률 */
  readonly bond_cntg_ert: Decimal
  /** 시가수익률 */
  readonly oprc_ert: Decimal
  /** 고가수익률 */
  readonly hgpr_ert: Decimal
  /** 저가수익률 */
  readonly lwpr_ert: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 전일거래량 */
  readonly prdy_vol: Decimal
  /** 체결유형코드 */
  readonly cntg_type_cls_code: string
}

/**
 * 일반채권 실시간체결가 · 실시간-052 · H0BJCNT0, not in paper trading
 *
 * Key: bond-isin, e.g. KR103502GA34, KR6095572D81.
 * Columns: 19.
 */
export const bondCcnl: Feed<keyof BondCcnlRow, TextColumn<BondCcnlRow>> = {
  id: 'domestic-bond/bond-ccnl',
  real: 'H0BJCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'stnd_iscd', 'bond_isnm', 'stck_cntg_hour', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'stck_prpr', 'cntg_vol',
    'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'stck_prdy_clpr', 'bond_cntg_ert', 'oprc_ert', 'hgpr_ert', 'lwpr_ert',
    'acml_vol', 'prdy_vol', 'cntg_type_cls_code',
  ],
  texts: ['stnd_iscd', 'bond_isnm', 'stck_cntg_hour', 'prdy_vrss_sign', 'cntg_type_cls_code'],
  keyColumn: 'stnd_iscd',
  clock: { time: 'stck_cntg_hour' },
}

/** Row of H0BICNT0 · 채권지수 실시간체결가. */
export interface BondIndexCcnlRow {
  /** 지수ID */
  readonly nmix_id: string
  /** 기준일자1 */
  readonly stnd_date1: string
  /** 전송시간 */
  readonly trnm_hour: string
  /** 총수익지수시가지수 */
  readonly totl_ernn_nmix_oprc: Decimal
  /** 총수익지수최고가 */
  readonly totl_ernn_nmix_hgpr: Decimal
  /** 총수익지수최저가 */
  readonly totl_ernn_nmix_lwpr: Decimal
  /** 총수익지수 */
  readonly totl_ernn_nmix: Decimal
  /** 전일총수익지수 */
  readonly prdy_totl_ernn_nmix: Decimal
  /** 총수익지수전일대비 */
  readonly totl_ernn_nmix_prdy_vrss: Decimal
  /** 총수익지수전일대비부호 */
  readonly totl_ernn_nmix_prdy_vrss_sign: string
  /** 총수익지수전일대비율 */
  readonly totl_ernn_nmix_prdy_ctrt: Decimal
  /** 순가격지수 */
  readonly clen_prc_nmix: Decimal
  /** 시장가격지수 */
  readonly mrkt_prc_nmix: Decimal
  /** Call재투자지수 */
  readonly bond_call_rnvs_nmix: Decimal
  /** Zero재투자지수 */
  readonly bond_zero_rnvs_nmix: Decimal
  /** 선물이론가격 */
  readonly bond_futs_thpr: Decimal
  /** 평균듀레이션 */
  readonly bond_avrg_drtn_val: Decimal
  /** 평균컨벡서티 */
  readonly bond_avrg_cnvx_val: Decimal
  /** 평균YTM */
  readonly bond_avrg_ytm_val: Decimal
  /** 평균선도YTM */
  readonly bond_avrg_frdl_ytm_val: Decimal
}

/**
 * 채권지수 실시간체결가 · 실시간-060 · H0BICNT0, not in paper trading
 *
 * Key: bond-index-code, e.g. KBPR01, KBPR02, KBPR03, KBPR04.
 * Columns: 20.
 */
export const bondIndexCcnl: Feed<keyof BondIndexCcnlRow, TextColumn<BondIndexCcnlRow>> = {
  id: 'domestic-bond/bond-index-ccnl',
  real: 'H0BICNT0',
  paper: null,
  encrypted: false,
  columns: [
    'nmix_id', 'stnd_date1', 'trnm_hour', 'totl_ernn_nmix_oprc', 'totl_ernn_nmix_hgpr', 'totl_ernn_nmix_lwpr',
    'totl_ernn_nmix', 'prdy_totl_ernn_nmix', 'totl_ernn_nmix_prdy_vrss', 'totl_ernn_nmix_prdy_vrss_sign',
    'totl_ernn_nmix_prdy_ctrt', 'clen_prc_nmix', 'mrkt_prc_nmix', 'bond_call_rnvs_nmix', 'bond_zero_rnvs_nmix',
    'bond_futs_thpr', 'bond_avrg_drtn_val', 'bond_avrg_cnvx_val', 'bond_avrg_ytm_val', 'bond_avrg_frdl_ytm_val',
  ],
  texts: ['nmix_id', 'stnd_date1', 'trnm_hour', 'totl_ernn_nmix_prdy_vrss_sign'],
  keyColumn: 'nmix_id',
  clock: { date: 'stnd_date1', time: 'trnm_hour' },
}

/** Row of H0CFCNT0 · 상품선물 실시간체결가. */
export interface CommodityFuturesRealtimeConclusionRow {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss: Decimal
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt: Decimal
  /** 선물 현재가 */
  readonly futs_prpr: Decimal
  /** 선물 시가2 */
  readonly futs_oprc: Decimal
  /** 선물 최고가 */
  readonly futs_hgpr: Decimal
  /** 선물 최저가 */
  readonly futs_lwpr: Decimal
  /** 최종 거래량 */
  readonly last_cnqn: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS 이론가 */
  readonly hts_thpr: Decimal
  /** 시장 베이시스 */
  readonly mrkt_basis: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 근월물 약정가 */
  readonly nmsc_fctn_stpl_prc: Decimal
  /** 원월물 약정가 */
  readonly fmsc_fctn_stpl_prc: Decimal
  /** 스프레드1 */
  readonly spead_prc: Decimal
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가 시간 */
  readonly oprc_hour: string
  /** 시가2 대비 현재가 부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가 대비 지수 현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 최고가 시간 */
  readonly hgpr_hour: string
  /** 최고가 대비 현재가 부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가 대비 지수 현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최저가 시간 */
  readonly lwpr_hour: string
  /** 최저가 대비 현재가 부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가 대비 지수 현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 매수2 비율 */
  readonly shnu_rate: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제 약정 직전 수량 증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론 베이시스 */
  readonly thpr_basis: Decimal
  /** 선물 매도호가1 */
  readonly futs_askp1: Decimal
  /** 선물 매수호가1 */
  readonly futs_bidp1: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도 체결 건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수 체결 건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수 체결 건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총 매도 수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총 매수 수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 협의 대량 거래량 */
  readonly dscs_bltr_acml_qty: Decimal
  /** 실시간상한가 */
  readonly dynm_mxpr: Decimal
  /** 실시간하한가 */
  readonly dynm_llam: Decimal
  /** 실시간가격제한구분 */
  readonly dynm_prc_limt_yn: string
}

/**
 * 상품선물 실시간체결가 · 실시간-022 · H0CFCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 165W09.
 * Columns: 50.
 */
export const commodityFuturesRealtimeConclusion: Feed<keyof CommodityFuturesRealtimeConclusionRow, TextColumn<CommodityFuturesRealtimeConclusionRow>> = {
  id: 'domestic-futureoption/commodity-futures-realtime-conclusion',
  real: 'H0CFCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt', 'futs_prpr', 'futs_oprc',
    'futs_hgpr', 'futs_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'mrkt_basis', 'dprt',
    'nmsc_fctn_stpl_prc', 'fmsc_fctn_stpl_prc', 'spead_prc', 'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'oprc_hour',
    'oprc_vrss_prpr_sign', 'oprc_vrss_nmix_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign', 'hgpr_vrss_nmix_prpr',
    'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_nmix_prpr', 'shnu_rate', 'cttr', 'esdg', 'otst_stpl_rgbf_qty_icdc',
    'thpr_basis', 'futs_askp1', 'futs_bidp1', 'askp_rsqn1', 'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu',
    'ntby_cntg_csnu', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'total_askp_rsqn', 'total_bidp_rsqn',
    'prdy_vol_vrss_acml_vol_rate', 'dscs_bltr_acml_qty', 'dynm_mxpr', 'dynm_llam', 'dynm_prc_limt_yn',
  ],
  texts: [
    'futs_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'dynm_prc_limt_yn',
  ],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0CFASP0 · 상품선물 실시간호가. */
export interface CommodityFuturesRealtimeQuoteRow {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 선물 매도호가1 */
  readonly futs_askp1: Decimal
  /** 선물 매도호가2 */
  readonly futs_askp2: Decimal
  /** 선물 매도호가3 */
  readonly futs_askp3: Decimal
  /** 선물 매도호가4 */
  readonly futs_askp4: Decimal
  /** 선물 매도호가5 */
  readonly futs_askp5: Decimal
  /** 선물 매수호가1 */
  readonly futs_bidp1: Decimal
  /** 선물 매수호가2 */
  readonly futs_bidp2: Decimal
  /** 선물 매수호가3 */
  readonly futs_bidp3: Decimal
  /** 선물 매수호가4 */
  readonly futs_bidp4: Decimal
  /** 선물 매수호가5 */
  readonly futs_bidp5: Decimal
  /** 매도호가 건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가 건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가 건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가 건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가 건수5 */
  readonly askp_csnu5: Decimal
  /** 매수호가 건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가 건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가 건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가 건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가 건수5 */
  readonly bidp_csnu5: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가 잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가 잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가 잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가 잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가 잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가 잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가 잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가 잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총 매도호가 건수 */
  readonly total_askp_csnu: Decimal
  /** 총 매수호가 건수 */
  readonly total_bidp_csnu: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly total_bidp_rsqn_icdc: Decimal
}

/**
 * 상품선물 실시간호가 · 실시간-023 · H0CFASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 165W09.
 * Columns: 38.
 */
export const commodityFuturesRealtimeQuote: Feed<keyof CommodityFuturesRealtimeQuoteRow, TextColumn<CommodityFuturesRealtimeQuoteRow>> = {
  id: 'domestic-futureoption/commodity-futures-realtime-quote',
  real: 'H0CFASP0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'futs_askp1', 'futs_askp2', 'futs_askp3', 'futs_askp4', 'futs_askp5', 'futs_bidp1',
    'futs_bidp2', 'futs_bidp3', 'futs_bidp4', 'futs_bidp5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
    'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'askp_rsqn1', 'askp_rsqn2',
    'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc',
  ],
  texts: ['futs_shrn_iscd', 'bsop_hour'],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0IFCNI0 · 선물옵션 실시간체결통보. */
export interface FuoptCcnlNoticeRow {
  /** 고객 ID */
  readonly cust_id: string
  /** 계좌번호 */
  readonly acnt_no: string
  /** 주문번호 */
  readonly oder_no: string
  /** 원주문번호 */
  readonly ooder_no: string
  /** 매도매수구분 */
  readonly seln_byov_cls: string
  /** 정정구분 */
  readonly rctf_cls: string
  /** 주문종류2 */
  readonly oder_kind2: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd: string
  /** 체결 수량 */
  readonly cntg_qty: Decimal
  /** 체결단가 */
  readonly cntg_unpr: Decimal
  /** 주식 체결 시간 */
  readonly stck_cntg_hour: string
  /** 거부여부 */
  readonly rfus_yn: string
  /** 체결여부 */
  readonly cntg_yn: string
  /** 접수여부 */
  readonly acpt_yn: string
  /** 지점번호 */
  readonly brnc_no: string
  /** 주문수량 */
  readonly oder_qty: Decimal
  /** 계좌명 */
  readonly acnt_name: string
  /** 체결종목명 */
  readonly cntg_isnm: string
  /** 주문조건 */
  readonly oder_cond: string
  /** 주문그룹ID */
  readonly ord_grp: string
  /** 주문그룹SEQ */
  readonly ord_grpseq: string
  /** 주문가격 */
  readonly order_prc: Decimal
}

/**
 * 선물옵션 실시간체결통보 · 실시간-012 · H0IFCNI0, paper H0IFCNI9
 *
 * Key: hts-id.
 * Columns: 22.
 * The paper id comes from: legacy.
 * oder_kind2 says what a row is: 0 체결통보 · L 접수통보.
 */
export const fuoptCcnlNotice: Feed<keyof FuoptCcnlNoticeRow, TextColumn<FuoptCcnlNoticeRow>> = {
  id: 'domestic-futureoption/fuopt-ccnl-notice',
  real: 'H0IFCNI0',
  paper: 'H0IFCNI9',
  encrypted: true,
  columns: [
    'cust_id', 'acnt_no', 'oder_no', 'ooder_no', 'seln_byov_cls', 'rctf_cls', 'oder_kind2', 'stck_shrn_iscd',
    'cntg_qty', 'cntg_unpr', 'stck_cntg_hour', 'rfus_yn', 'cntg_yn', 'acpt_yn', 'brnc_no', 'oder_qty', 'acnt_name',
    'cntg_isnm', 'oder_cond', 'ord_grp', 'ord_grpseq', 'order_prc',
  ],
  texts: [
    'cust_id', 'acnt_no', 'oder_no', 'ooder_no', 'seln_byov_cls', 'rctf_cls', 'oder_kind2', 'stck_shrn_iscd',
    'stck_cntg_hour', 'rfus_yn', 'cntg_yn', 'acpt_yn', 'brnc_no', 'acnt_name', 'cntg_isnm', 'oder_cond', 'ord_grp',
    'ord_grpseq',
  ],
  clock: { time: 'stck_cntg_hour' },
}

/** Row of H0ZFANC0 · 주식선물 실시간예상체결. */
export interface FuturesExpCcnlRow {
  /** 선물단축종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 예상체결가 */
  readonly antc_cnpr: Decimal
  /** 예상체결대비 */
  readonly antc_cntg_vrss: Decimal
  /** 예상체결대비부호 */
  readonly antc_cntg_vrss_sign: string
  /** 예상체결전일대비율 */
  readonly antc_cntg_prdy_ctrt: Decimal
  /** 예상장운영구분코드 */
  readonly antc_mkop_cls_code: string
  /** 예상체결수량 */
  readonly antc_cnqn: Decimal
}

/**
 * 주식선물 실시간예상체결 · 실시간-031 · H0ZFANC0, not in paper trading
 *
 * Key: futureoption-code, e.g. 111W07.
 * Columns: 8.
 */
export const futuresExpCcnl: Feed<keyof FuturesExpCcnlRow, TextColumn<FuturesExpCcnlRow>> = {
  id: 'domestic-futureoption/futures-exp-ccnl',
  real: 'H0ZFANC0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'antc_cnpr', 'antc_cntg_vrss', 'antc_cntg_vrss_sign', 'antc_cntg_prdy_ctrt',
    'antc_mkop_cls_code', 'antc_cnqn',
  ],
  texts: ['futs_shrn_iscd', 'bsop_hour', 'antc_cntg_vrss_sign', 'antc_mkop_cls_code'],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0IFCNT0 · 지수선물 실시간체결가. */
export interface IndexFuturesRealtimeConclusionRow {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss: Decimal
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt: Decimal
  /** 선물 현재가 */
  readonly futs_prpr: Decimal
  /** 선물 시가2 */
  readonly futs_oprc: Decimal
  /** 선물 최고가 */
  readonly futs_hgpr: Decimal
  /** 선물 최저가 */
  readonly futs_lwpr: Decimal
  /** 최종 거래량 */
  readonly last_cnqn: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS 이론가 */
  readonly hts_thpr: Decimal
  /** 시장 베이시스 */
  readonly mrkt_basis: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 근월물 약정가 */
  readonly nmsc_fctn_stpl_prc: Decimal
  /** 원월물 약정가 */
  readonly fmsc_fctn_stpl_prc: Decimal
  /** 스프레드1 */
  readonly spead_prc: Decimal
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가 시간 */
  readonly oprc_hour: string
  /** 시가2 대비 현재가 부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가 대비 지수 현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 최고가 시간 */
  readonly hgpr_hour: string
  /** 최고가 대비 현재가 부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가 대비 지수 현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최저가 시간 */
  readonly lwpr_hour: string
  /** 최저가 대비 현재가 부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가 대비 지수 현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 매수2 비율 */
  readonly shnu_rate: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제 약정 직전 수량 증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론 베이시스 */
  readonly thpr_basis: Decimal
  /** 선물 매도호가1 */
  readonly futs_askp1: Decimal
  /** 선물 매수호가1 */
  readonly futs_bidp1: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도 체결 건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수 체결 건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수 체결 건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총 매도 수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총 매수 수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 협의 대량 거래량 */
  readonly dscs_bltr_acml_qty: Decimal
  /** 실시간상한가 */
  readonly dynm_mxpr: Decimal
  /** 실시간하한가 */
  readonly dynm_llam: Decimal
  /** 실시간가격제한구분 */
  readonly dynm_prc_limt_yn: string
}

/**
 * 지수선물 실시간체결가 · 실시간-010 · H0IFCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W09.
 * Columns: 50.
 */
export const indexFuturesRealtimeConclusion: Feed<keyof IndexFuturesRealtimeConclusionRow, TextColumn<IndexFuturesRealtimeConclusionRow>> = {
  id: 'domestic-futureoption/index-futures-realtime-conclusion',
  real: 'H0IFCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt', 'futs_prpr', 'futs_oprc',
    'futs_hgpr', 'futs_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'mrkt_basis', 'dprt',
    'nmsc_fctn_stpl_prc', 'fmsc_fctn_stpl_prc', 'spead_prc', 'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'oprc_hour',
    'oprc_vrss_prpr_sign', 'oprc_vrss_nmix_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign', 'hgpr_vrss_nmix_prpr',
    'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_nmix_prpr', 'shnu_rate', 'cttr', 'esdg', 'otst_stpl_rgbf_qty_icdc',
    'thpr_basis', 'futs_askp1', 'futs_bidp1', 'askp_rsqn1', 'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu',
    'ntby_cntg_csnu', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'total_askp_rsqn', 'total_bidp_rsqn',
    'prdy_vol_vrss_acml_vol_rate', 'dscs_bltr_acml_qty', 'dynm_mxpr', 'dynm_llam', 'dynm_prc_limt_yn',
  ],
  texts: [
    'futs_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'dynm_prc_limt_yn',
  ],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0IFASP0 · 지수선물 실시간호가. */
export interface IndexFuturesRealtimeQuoteRow {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 선물 매도호가1 */
  readonly futs_askp1: Decimal
  /** 선물 매도호가2 */
  readonly futs_askp2: Decimal
  /** 선물 매도호가3 */
  readonly futs_askp3: Decimal
  /** 선물 매도호가4 */
  readonly futs_askp4: Decimal
  /** 선물 매도호가5 */
  readonly futs_askp5: Decimal
  /** 선물 매수호가1 */
  readonly futs_bidp1: Decimal
  /** 선물 매수호가2 */
  readonly futs_bidp2: Decimal
  /** 선물 매수호가3 */
  readonly futs_bidp3: Decimal
  /** 선물 매수호가4 */
  readonly futs_bidp4: Decimal
  /** 선물 매수호가5 */
  readonly futs_bidp5: Decimal
  /** 매도호가 건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가 건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가 건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가 건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가 건수5 */
  readonly askp_csnu5: Decimal
  /** 매수호가 건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가 건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가 건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가 건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가 건수5 */
  readonly bidp_csnu5: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가 잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가 잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가 잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가 잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가 잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가 잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가 잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가 잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총 매도호가 건수 */
  readonly total_askp_csnu: Decimal
  /** 총 매수호가 건수 */
  readonly total_bidp_csnu: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly total_bidp_rsqn_icdc: Decimal
}

/**
 * 지수선물 실시간호가 · 실시간-011 · H0IFASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W09.
 * Columns: 38.
 */
export const indexFuturesRealtimeQuote: Feed<keyof IndexFuturesRealtimeQuoteRow, TextColumn<IndexFuturesRealtimeQuoteRow>> = {
  id: 'domestic-futureoption/index-futures-realtime-quote',
  real: 'H0IFASP0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'futs_askp1', 'futs_askp2', 'futs_askp3', 'futs_askp4', 'futs_askp5', 'futs_bidp1',
    'futs_bidp2', 'futs_bidp3', 'futs_bidp4', 'futs_bidp5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
    'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'askp_rsqn1', 'askp_rsqn2',
    'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc',
  ],
  texts: ['futs_shrn_iscd', 'bsop_hour'],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0IOCNT0 · 지수옵션 실시간체결가. */
export interface IndexOptionRealtimeConclusionRow {
  /** 옵션 단축 종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 옵션 현재가 */
  readonly optn_prpr: Decimal
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign: string
  /** 옵션 전일 대비 */
  readonly optn_prdy_vrss: Decimal
  /** 전일 대비율 */
  readonly prdy_ctrt: Decimal
  /** 옵션 시가2 */
  readonly optn_oprc: Decimal
  /** 옵션 최고가 */
  readonly optn_hgpr: Decimal
  /** 옵션 최저가 */
  readonly optn_lwpr: Decimal
  /** 최종 거래량 */
  readonly last_cnqn: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS 이론가 */
  readonly hts_thpr: Decimal
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가 시간 */
  readonly oprc_hour: string
  /** 시가2 대비 현재가 부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가 대비 지수 현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 최고가 시간 */
  readonly hgpr_hour: string
  /** 최고가 대비 현재가 부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가 대비 지수 현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최저가 시간 */
  readonly lwpr_hour: string
  /** 최저가 대비 현재가 부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가 대비 지수 현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 매수2 비율 */
  readonly shnu_rate: Decimal
  /** 프리미엄 값 */
  readonly prmm_val: Decimal
  /** 내재가치 값 */
  readonly invl_val: Decimal
  /** 시간가치 값 */
  readonly tmvl_val: Decimal
  /** 델타 */
  readonly delta: Decimal
  /** 감마 */
  readonly gama: Decimal
  /** 베가 */
  readonly vega: Decimal
  /** 세타 */
  readonly theta: Decimal
  /** 로우 */
  readonly rho: Decimal
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제 약정 직전 수량 증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론 베이시스 */
  readonly thpr_basis: Decimal
  /** 역사적변동성 */
  readonly unas_hist_vltl: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 시장 베이시스 */
  readonly mrkt_basis: Decimal
  /** 옵션 매도호가1 */
  readonly optn_askp1: Decimal
  /** 옵션 매수호가1 */
  readonly optn_bidp1: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도 체결 건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수 체결 건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수 체결 건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총 매도 수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총 매수 수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 평균 변동성 */
  readonly avrg_vltl: Decimal
  /** 협의대량누적 거래량 */
  readonly dscs_lrqn_vol: Decimal
  /** 실시간상한가 */
  readonly dynm_mxpr: Decimal
  /** 실시간하한가 */
  readonly dynm_llam: Decimal
  /** 실시간가격제한구분 */
  readonly dynm_prc_limt_yn: string
}

/**
 * 지수옵션 실시간체결가 · 실시간-014 · H0IOCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 201W08427.
 * Columns: 58.
 */
export const indexOptionRealtimeConclusion: Feed<keyof IndexOptionRealtimeConclusionRow, TextColumn<IndexOptionRealtimeConclusionRow>> = {
  id: 'domestic-futureoption/index-option-realtime-conclusion',
  real: 'H0IOCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'optn_prpr', 'prdy_vrss_sign', 'optn_prdy_vrss', 'prdy_ctrt', 'optn_oprc',
    'optn_hgpr', 'optn_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'hts_otst_stpl_qty',
    'otst_stpl_qty_icdc', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_nmix_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign',
    'hgpr_vrss_nmix_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_nmix_prpr', 'shnu_rate', 'prmm_val',
    'invl_val', 'tmvl_val', 'delta', 'gama', 'vega', 'theta', 'rho', 'hts_ints_vltl', 'esdg', 'otst_stpl_rgbf_qty_icdc',
    'thpr_basis', 'unas_hist_vltl', 'cttr', 'dprt', 'mrkt_basis', 'optn_askp1', 'optn_bidp1', 'askp_rsqn1',
    'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu', 'ntby_cntg_csnu', 'seln_cntg_smtn', 'shnu_cntg_smtn',
    'total_askp_rsqn', 'total_bidp_rsqn', 'prdy_vol_vrss_acml_vol_rate', 'avrg_vltl', 'dscs_lrqn_vol', 'dynm_mxpr',
    'dynm_llam', 'dynm_prc_limt_yn',
  ],
  texts: [
    'optn_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'dynm_prc_limt_yn',
  ],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0IOASP0 · 지수옵션 실시간호가. */
export interface IndexOptionRealtimeQuoteRow {
  /** 옵션 단축 종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 옵션 매도호가1 */
  readonly optn_askp1: Decimal
  /** 옵션 매도호가2 */
  readonly optn_askp2: Decimal
  /** 옵션 매도호가3 */
  readonly optn_askp3: Decimal
  /** 옵션 매도호가4 */
  readonly optn_askp4: Decimal
  /** 옵션 매도호가5 */
  readonly optn_askp5: Decimal
  /** 옵션 매수호가1 */
  readonly optn_bidp1: Decimal
  /** 옵션 매수호가2 */
  readonly optn_bidp2: Decimal
  /** 옵션 매수호가3 */
  readonly optn_bidp3: Decimal
  /** 옵션 매수호가4 */
  readonly optn_bidp4: Decimal
  /** 옵션 매수호가5 */
  readonly optn_bidp5: Decimal
  /** 매도호가 건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가 건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가 건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가 건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가 건수5 */
  readonly askp_csnu5: Decimal
  /** 매수호가 건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가 건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가 건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가 건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가 건수5 */
  readonly bidp_csnu5: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가 잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가 잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가 잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가 잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가 잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가 잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가 잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가 잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총 매도호가 건수 */
  readonly total_askp_csnu: Decimal
  /** 총 매수호가 건수 */
  readonly total_bidp_csnu: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly total_bidp_rsqn_icdc: Decimal
}

/**
 * 지수옵션 실시간호가 · 실시간-015 · H0IOASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 201W08427.
 * Columns: 38.
 */
export const indexOptionRealtimeQuote: Feed<keyof IndexOptionRealtimeQuoteRow, TextColumn<IndexOptionRealtimeQuoteRow>> = {
  id: 'domestic-futureoption/index-option-realtime-quote',
  real: 'H0IOASP0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'optn_askp1', 'optn_askp2', 'optn_askp3', 'optn_askp4', 'optn_askp5', 'optn_bidp1',
    'optn_bidp2', 'optn_bidp3', 'optn_bidp4', 'optn_bidp5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
    'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'askp_rsqn1', 'askp_rsqn2',
    'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc',
  ],
  texts: ['optn_shrn_iscd', 'bsop_hour'],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0MFASP0 · KRX야간선물 실시간호가. */
export interface KrxNgtFuturesAskingPriceRow {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 선물 매도호가1 */
  readonly futs_askp1: Decimal
  /** 선물 매도호가2 */
  readonly futs_askp2: Decimal
  /** 선물 매도호가3 */
  readonly futs_askp3: Decimal
  /** 선물 매도호가4 */
  readonly futs_askp4: Decimal
  /** 선물 매도호가5 */
  readonly futs_askp5: Decimal
  /** 선물 매수호가1 */
  readonly futs_bidp1: Decimal
  /** 선물 매수호가2 */
  readonly futs_bidp2: Decimal
  /** 선물 매수호가3 */
  readonly futs_bidp3: Decimal
  /** 선물 매수호가4 */
  readonly futs_bidp4: Decimal
  /** 선물 매수호가5 */
  readonly futs_bidp5: Decimal
  /** 매도호가 건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가 건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가 건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가 건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가 건수5 */
  readonly askp_csnu5: Decimal
  /** 매수호가 건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가 건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가 건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가 건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가 건수5 */
  readonly bidp_csnu5: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가 잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가 잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가 잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가 잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가 잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가 잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가 잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가 잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총 매도호가 건수 */
  readonly total_askp_csnu: Decimal
  /** 총 매수호가 건수 */
  readonly total_bidp_csnu: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly total_bidp_rsqn_icdc: Decimal
}

/**
 * KRX야간선물 실시간호가 · 실시간-065 · H0MFASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W09.
 * Columns: 38.
 */
export const krxNgtFuturesAskingPrice: Feed<keyof KrxNgtFuturesAskingPriceRow, TextColumn<KrxNgtFuturesAskingPriceRow>> = {
  id: 'domestic-futureoption/krx-ngt-futures-asking-price',
  real: 'H0MFASP0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'futs_askp1', 'futs_askp2', 'futs_askp3', 'futs_askp4', 'futs_askp5', 'futs_bidp1',
    'futs_bidp2', 'futs_bidp3', 'futs_bidp4', 'futs_bidp5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
    'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'askp_rsqn1', 'askp_rsqn2',
    'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc',
  ],
  texts: ['futs_shrn_iscd', 'bsop_hour'],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0MFCNT0 · KRX야간선물 실시간종목체결. */
export interface KrxNgtFuturesCcnlRow {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss: Decimal
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt: Decimal
  /** 선물 현재가 */
  readonly futs_prpr: Decimal
  /** 선물 시가2 */
  readonly futs_oprc: Decimal
  /** 선물 최고가 */
  readonly futs_hgpr: Decimal
  /** 선물 최저가 */
  readonly futs_lwpr: Decimal
  /** 최종 거래량 */
  readonly last_cnqn: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS 이론가 */
  readonly hts_thpr: Decimal
  /** 시장 베이시스 */
  readonly mrkt_basis: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 근월물 약정가 */
  readonly nmsc_fctn_stpl_prc: Decimal
  /** 원월물 약정가 */
  readonly fmsc_fctn_stpl_prc: Decimal
  /** 스프레드1 */
  readonly spead_prc: Decimal
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가 시간 */
  readonly oprc_hour: string
  /** 시가2 대비 현재가 부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가 대비 지수 현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 최고가 시간 */
  readonly hgpr_hour: string
  /** 최고가 대비 현재가 부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가 대비 지수 현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최저가 시간 */
  readonly lwpr_hour: string
  /** 최저가 대비 현재가 부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가 대비 지수 현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 매수2 비율 */
  readonly shnu_rate: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제 약정 직전 수량 증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론 베이시스 */
  readonly thpr_basis: Decimal
  /** 선물 매도호가1 */
  readonly futs_askp1: Decimal
  /** 선물 매수호가1 */
  readonly futs_bidp1: Decimal
  /** 매도호가 잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도 체결 건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수 체결 건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수 체결 건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총 매도 수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총 매수 수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 실시간상한가 */
  readonly dynm_mxpr: Decimal
  /** 실시간하한가 */
  readonly dynm_llam: Decimal
  /** 실시간가격제한구분 */
  readonly dynm_prc_limt_yn: string
}

/**
 * KRX야간선물 실시간종목체결 · 실시간-064 · H0MFCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W9000.
 * Columns: 49.
 */
export const krxNgtFuturesCcnl: Feed<keyof KrxNgtFuturesCcnlRow, TextColumn<KrxNgtFuturesCcnlRow>> = {
  id: 'domestic-futureoption/krx-ngt-futures-ccnl',
  real: 'H0MFCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt', 'futs_prpr', 'futs_oprc',
    'futs_hgpr', 'futs_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'mrkt_basis', 'dprt',
    'nmsc_fctn_stpl_prc', 'fmsc_fctn_stpl_prc', 'spead_prc', 'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'oprc_hour',
    'oprc_vrss_prpr_sign', 'oprc_vrss_nmix_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign', 'hgpr_vrss_nmix_prpr',
    'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_nmix_prpr', 'shnu_rate', 'cttr', 'esdg', 'otst_stpl_rgbf_qty_icdc',
    'thpr_basis', 'futs_askp1', 'futs_bidp1', 'askp_rsqn1', 'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu',
    'ntby_cntg_csnu', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'total_askp_rsqn', 'total_bidp_rsqn',
    'prdy_vol_vrss_acml_vol_rate', 'dynm_mxpr', 'dynm_llam', 'dynm_prc_limt_yn',
  ],
  texts: [
    'futs_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'dynm_prc_limt_yn',
  ],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0MFCNI0 · KRX야간선물 실시간체결통보. */
export interface KrxNgtFuturesCcnlNoticeRow {
  /** 고객 ID */
  readonly cust_id: string
  /** 계좌번호 */
  readonly acnt_no: string
  /** 주문번호 */
  readonly oder_no: string
  /** 원주문번호 */
  readonly ooder_no: string
  /** 매도매수구분 */
  readonly seln_byov_cls: string
  /** 정정구분 */
  readonly rctf_cls: string
  /** 주문종류2 */
  readonly oder_kind2: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd: string
  /** 체결 수량 */
  readonly cntg_qty: Decimal
  /** 체결단가 */
  readonly cntg_unpr: Decimal
  /** 주식 체결 시간 */
  readonly stck_cntg_hour: string
  /** 거부여부 */
  readonly rfus_yn: string
  /** 체결여부 */
  readonly cntg_yn: string
  /** 접수여부 */
  readonly acpt_yn: string
  /** 지점번호 */
  readonly brnc_no: string
  /** 주문수량 */
  readonly oder_qty: Decimal
  /** 계좌명 */
  readonly acnt_name: string
  /** 체결종목명 */
  readonly cntg_isnm: string
  /** 주문조건 */
  readonly oder_cond: string
}

/**
 * KRX야간선물 실시간체결통보 · 실시간-066 · H0MFCNI0, not in paper trading
 *
 * Key: hts-id.
 * Columns: 19.
 * oder_kind2 says what a row is: 0 체결통보 · L 접수통보.
 */
export const krxNgtFuturesCcnlNotice: Feed<keyof KrxNgtFuturesCcnlNoticeRow, TextColumn<KrxNgtFuturesCcnlNoticeRow>> = {
  id: 'domestic-futureoption/krx-ngt-futures-ccnl-notice',
  real: 'H0MFCNI0',
  paper: null,
  encrypted: true,
  columns: [
    'cust_id', 'acnt_no', 'oder_no', 'ooder_no', 'seln_byov_cls', 'rctf_cls', 'oder_kind2', 'stck_shrn_iscd',
    'cntg_qty', 'cntg_unpr', 'stck_cntg_hour', 'rfus_yn', 'cntg_yn', 'acpt_yn', 'brnc_no', 'oder_qty', 'acnt_name',
    'cntg_isnm', 'oder_cond',
  ],
  texts: [
    'cust_id', 'acnt_no', 'oder_no', 'ooder_no', 'seln_byov_cls', 'rctf_cls', 'oder_kind2', 'stck_shrn_iscd',
    'stck_cntg_hour', 'rfus_yn', 'cntg_yn', 'acpt_yn', 'brnc_no', 'acnt_name', 'cntg_isnm', 'oder_cond',
  ],
  clock: { time: 'stck_cntg_hour' },
}

/** Row of H0EUASP0 · KRX야간옵션 실시간호가. */
export interface KrxNgtOptionAskingPriceRow {
  /** 옵션단축종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 옵션매도호가1 */
  readonly optn_askp1: Decimal
  /** 옵션매도호가2 */
  readonly optn_askp2: Decimal
  /** 옵션매도호가3 */
  readonly optn_askp3: Decimal
  /** 옵션매도호가4 */
  readonly optn_askp4: Decimal
  /** 옵션매도호가5 */
  readonly optn_askp5: Decimal
  /** 옵션매수호가1 */
  readonly optn_bidp1: Decimal
  /** 옵션매수호가2 */
  readonly optn_bidp2: Decimal
  /** 옵션매수호가3 */
  readonly optn_bidp3: Decimal
  /** 옵션매수호가4 */
  readonly optn_bidp4: Decimal
  /** 옵션매수호가5 */
  readonly optn_bidp5: Decimal
  /** 매도호가건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가건수5 */
  readonly askp_csnu5: Decimal
  /** 매수호가건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가건수5 */
  readonly bidp_csnu5: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총매도호가건수 */
  readonly total_askp_csnu: Decimal
  /** 총매수호가건수 */
  readonly total_bidp_csnu: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총매도호가잔량증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총매수호가잔량증감 */
  readonly total_bidp_rsqn_icdc: Decimal
}

/**
 * KRX야간옵션 실시간호가 · 실시간-033 · H0EUASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W9000.
 * Columns: 38.
 */
export const krxNgtOptionAskingPrice: Feed<keyof KrxNgtOptionAskingPriceRow, TextColumn<KrxNgtOptionAskingPriceRow>> = {
  id: 'domestic-futureoption/krx-ngt-option-asking-price',
  real: 'H0EUASP0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'optn_askp1', 'optn_askp2', 'optn_askp3', 'optn_askp4', 'optn_askp5', 'optn_bidp1',
    'optn_bidp2', 'optn_bidp3', 'optn_bidp4', 'optn_bidp5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
    'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'askp_rsqn1', 'askp_rsqn2',
    'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc',
  ],
  texts: ['optn_shrn_iscd', 'bsop_hour'],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0EUCNT0 · KRX야간옵션 실시간체결가. */
export interface KrxNgtOptionCcnlRow {
  /** 옵션단축종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 옵션현재가 */
  readonly optn_prpr: Decimal
  /** 전일대비부호 */
  readonly prdy_vrss_sign: string
  /** 옵션전일대비 */
  readonly optn_prdy_vrss: Decimal
  /** 전일대비율 */
  readonly prdy_ctrt: Decimal
  /** 옵션시가2 */
  readonly optn_oprc: Decimal
  /** 옵션최고가 */
  readonly optn_hgpr: Decimal
  /** 옵션최저가 */
  readonly optn_lwpr: Decimal
  /** 최종거래량 */
  readonly last_cnqn: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS이론가 */
  readonly hts_thpr: Decimal
  /** HTS미결제약정수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제약정수량증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가2대비현재가부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가대비지수현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 최고가대비현재가부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가대비지수현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 최저가대비현재가부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가대비지수현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 매수2비율 */
  readonly shnu_rate: Decimal
  /** 프리미엄값 */
  readonly prmm_val: Decimal
  /** 내재가치값 */
  readonly invl_val: Decimal
  /** 시간가치값 */
  readonly tmvl_val: Decimal
  /** 델타 */
  readonly delta: Decimal
  /** 감마 */
  readonly gama: Decimal
  /** 베가 */
  readonly vega: Decimal
  /** 세타 */
  readonly theta: Decimal
  /** 로우 */
  readonly rho: Decimal
  /** HTS내재변동성 */
  readonly hts_ints_vltl: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제약정직전수량증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론베이시스 */
  readonly thpr_basis: Decimal
  /** 역사적변동성 */
  readonly unas_hist_vltl: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 시장베이시스 */
  readonly mrkt_basis: Decimal
  /** 옵션매도호가1 */
  readonly optn_askp1: Decimal
  /** 옵션매수호가1 */
  readonly optn_bidp1: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 실시간상한가 */
  readonly dynm_mxpr: Decimal
  /** 실시간가격제한구분 */
  readonly dynm_prc_limt_yn: string
  /** 실시간하한가 */
  readonly dynm_llam: Decimal
}

/**
 * KRX야간옵션 실시간체결가 · 실시간-032 · H0EUCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W9000.
 * Columns: 56.
 */
export const krxNgtOptionCcnl: Feed<keyof KrxNgtOptionCcnlRow, TextColumn<KrxNgtOptionCcnlRow>> = {
  id: 'domestic-futureoption/krx-ngt-option-ccnl',
  real: 'H0EUCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'optn_prpr', 'prdy_vrss_sign', 'optn_prdy_vrss', 'prdy_ctrt', 'optn_oprc',
    'optn_hgpr', 'optn_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'hts_otst_stpl_qty',
    'otst_stpl_qty_icdc', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_nmix_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign',
    'hgpr_vrss_nmix_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_nmix_prpr', 'shnu_rate', 'prmm_val',
    'invl_val', 'tmvl_val', 'delta', 'gama', 'vega', 'theta', 'rho', 'hts_ints_vltl', 'esdg', 'otst_stpl_rgbf_qty_icdc',
    'thpr_basis', 'unas_hist_vltl', 'cttr', 'dprt', 'mrkt_basis', 'optn_askp1', 'optn_bidp1', 'askp_rsqn1',
    'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu', 'ntby_cntg_csnu', 'seln_cntg_smtn', 'shnu_cntg_smtn',
    'total_askp_rsqn', 'total_bidp_rsqn', 'prdy_vol_vrss_acml_vol_rate', 'dynm_mxpr', 'dynm_prc_limt_yn', 'dynm_llam',
  ],
  texts: [
    'optn_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'dynm_prc_limt_yn',
  ],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0EUANC0 · KRX야간옵션실시간예상체결. */
export interface KrxNgtOptionExpCcnlRow {
  /** 옵션단축종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 예상체결가 */
  readonly antc_cnpr: Decimal
  /** 예상체결대비 */
  readonly antc_cntg_vrss: Decimal
  /** 예상체결대비부호 */
  readonly antc_cntg_vrss_sign: string
  /** 예상체결전일대비율 */
  readonly antc_cntg_prdy_ctrt: Decimal
  /** 예상장운영구분코드 */
  readonly antc_mkop_cls_code: string
  /** 예상체결수량 */
  readonly antc_cnqn: Decimal
}

/**
 * KRX야간옵션실시간예상체결 · 실시간-034 · H0EUANC0, not in paper trading
 *
 * Key: futureoption-code, e.g. 101W9000.
 * Columns: 8.
 */
export const krxNgtOptionExpCcnl: Feed<keyof KrxNgtOptionExpCcnlRow, TextColumn<KrxNgtOptionExpCcnlRow>> = {
  id: 'domestic-futureoption/krx-ngt-option-exp-ccnl',
  real: 'H0EUANC0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'antc_cnpr', 'antc_cntg_vrss', 'antc_cntg_vrss_sign', 'antc_cntg_prdy_ctrt',
    'antc_mkop_cls_code', 'antc_cnqn',
  ],
  texts: ['optn_shrn_iscd', 'bsop_hour', 'antc_cntg_vrss_sign', 'antc_mkop_cls_code'],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0EUCNI0 · KRX야간옵션실시간체결통보. */
export interface KrxNgtOptionNoticeRow {
  /** 고객 ID */
  readonly cust_id: string
  /** 계좌번호 */
  readonly acnt_no: string
  /** 주문번호 */
  readonly oder_no: string
  /** 원주문번호 */
  readonly ooder_no: string
  /** 매도매수구분 */
  readonly seln_byov_cls: string
  /** 정정구분 */
  readonly rctf_cls: string
  /** 주문종류2 */
  readonly oder_kind2: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd: string
  /** 체결 수량 */
  readonly cntg_qty: Decimal
  /** 체결단가 */
  readonly cntg_unpr: Decimal
  /** 주식 체결 시간 */
  readonly stck_cntg_hour: string
  /** 거부여부 */
  readonly rfus_yn: string
  /** 체결여부 */
  readonly cntg_yn: string
  /** 접수여부 */
  readonly acpt_yn: string
  /** 지점번호 */
  readonly brnc_no: string
  /** 주문수량 */
  readonly oder_qty: Decimal
  /** 계좌명 */
  readonly acnt_name: string
  /** 체결종목명 */
  readonly cntg_isnm: string
  /** 주문조건 */
  readonly oder_cond: string
}

/**
 * KRX야간옵션실시간체결통보 · 실시간-067 · H0EUCNI0, not in paper trading
 *
 * Key: hts-id.
 * Columns: 19.
 * oder_kind2 says what a row is: 0 체결통보 · L 접수통보.
 */
export const krxNgtOptionNotice: Feed<keyof KrxNgtOptionNoticeRow, TextColumn<KrxNgtOptionNoticeRow>> = {
  id: 'domestic-futureoption/krx-ngt-option-notice',
  real: 'H0EUCNI0',
  paper: null,
  encrypted: true,
  columns: [
    'cust_id', 'acnt_no', 'oder_no', 'ooder_no', 'seln_byov_cls', 'rctf_cls', 'oder_kind2', 'stck_shrn_iscd',
    'cntg_qty', 'cntg_unpr', 'stck_cntg_hour', 'rfus_yn', 'cntg_yn', 'acpt_yn', 'brnc_no', 'oder_qty', 'acnt_name',
    'cntg_isnm', 'oder_cond',
  ],
  texts: [
    'cust_id', 'acnt_no', 'oder_no', 'ooder_no', 'seln_byov_cls', 'rctf_cls', 'oder_kind2', 'stck_shrn_iscd',
    'stck_cntg_hour', 'rfus_yn', 'cntg_yn', 'acpt_yn', 'brnc_no', 'acnt_name', 'cntg_isnm', 'oder_cond',
  ],
  clock: { time: 'stck_cntg_hour' },
}

/** Row of H0ZOANC0 · 주식옵션 실시간예상체결. */
export interface OptionExpCcnlRow {
  /** 옵션단축종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 예상체결가 */
  readonly antc_cnpr: Decimal
  /** 예상체결대비 */
  readonly antc_cntg_vrss: Decimal
  /** 예상체결대비부호 */
  readonly antc_cntg_vrss_sign: string
  /** 예상체결전일대비율 */
  readonly antc_cntg_prdy_ctrt: Decimal
  /** 예상장운영구분코드 */
  readonly antc_mkop_cls_code: string
}

/**
 * 주식옵션 실시간예상체결 · 실시간-046 · H0ZOANC0, not in paper trading
 *
 * Key: futureoption-code, e.g. 339W08088.
 * Columns: 7.
 */
export const optionExpCcnl: Feed<keyof OptionExpCcnlRow, TextColumn<OptionExpCcnlRow>> = {
  id: 'domestic-futureoption/option-exp-ccnl',
  real: 'H0ZOANC0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'antc_cnpr', 'antc_cntg_vrss', 'antc_cntg_vrss_sign', 'antc_cntg_prdy_ctrt',
    'antc_mkop_cls_code',
  ],
  texts: ['optn_shrn_iscd', 'bsop_hour', 'antc_cntg_vrss_sign', 'antc_mkop_cls_code'],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0ZFCNT0 · 주식선물 실시간체결가. */
export interface StockFuturesRealtimeConclusionRow {
  /** 선물단축종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 주식현재가 */
  readonly stck_prpr: Decimal
  /** 전일대비부호 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 선물전일대비율 */
  readonly futs_prdy_ctrt: Decimal
  /** 주식시가2 */
  readonly stck_oprc: Decimal
  /** 주식최고가 */
  readonly stck_hgpr: Decimal
  /** 주식최저가 */
  readonly stck_lwpr: Decimal
  /** 최종거래량 */
  readonly last_cnqn: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS이론가 */
  readonly hts_thpr: Decimal
  /** 시장베이시스 */
  readonly mrkt_basis: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 근월물약정가 */
  readonly nmsc_fctn_stpl_prc: Decimal
  /** 원월물약정가 */
  readonly fmsc_fctn_stpl_prc: Decimal
  /** 스프레드1 */
  readonly spead_prc: Decimal
  /** HTS미결제약정수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제약정수량증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가2대비현재가부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가2대비현재가 */
  readonly oprc_vrss_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 최고가대비현재가부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가대비현재가 */
  readonly hgpr_vrss_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 최저가대비현재가부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가대비현재가 */
  readonly lwpr_vrss_prpr: Decimal
  /** 매수2비율 */
  readonly shnu_rate: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제약정직전수량증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론베이시스 */
  readonly thpr_basis: Decimal
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 실시간상한가 */
  readonly dynm_mxpr: Decimal
  /** 실시간하한가 */
  readonly dynm_llam: Decimal
  /** 실시간가격제한구분 */
  readonly dynm_prc_limt_yn: string
}

/**
 * 주식선물 실시간체결가 · 실시간-029 · H0ZFCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 111W08.
 * Columns: 49.
 */
export const stockFuturesRealtimeConclusion: Feed<keyof StockFuturesRealtimeConclusionRow, TextColumn<StockFuturesRealtimeConclusionRow>> = {
  id: 'domestic-futureoption/stock-futures-realtime-conclusion',
  real: 'H0ZFCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'futs_prdy_ctrt', 'stck_oprc',
    'stck_hgpr', 'stck_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'mrkt_basis', 'dprt',
    'nmsc_fctn_stpl_prc', 'fmsc_fctn_stpl_prc', 'spead_prc', 'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'oprc_hour',
    'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign', 'hgpr_vrss_prpr', 'lwpr_hour',
    'lwpr_vrss_prpr_sign', 'lwpr_vrss_prpr', 'shnu_rate', 'cttr', 'esdg', 'otst_stpl_rgbf_qty_icdc', 'thpr_basis',
    'askp1', 'bidp1', 'askp_rsqn1', 'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu', 'ntby_cntg_csnu',
    'seln_cntg_smtn', 'shnu_cntg_smtn', 'total_askp_rsqn', 'total_bidp_rsqn', 'prdy_vol_vrss_acml_vol_rate',
    'dynm_mxpr', 'dynm_llam', 'dynm_prc_limt_yn',
  ],
  texts: [
    'futs_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'dynm_prc_limt_yn',
  ],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0ZFASP0 · 주식선물 실시간호가. */
export interface StockFuturesRealtimeQuoteRow {
  /** 선물단축종목코드 */
  readonly futs_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매도호가2 */
  readonly askp2: Decimal
  /** 매도호가3 */
  readonly askp3: Decimal
  /** 매도호가4 */
  readonly askp4: Decimal
  /** 매도호가5 */
  readonly askp5: Decimal
  /** 매도호가6 */
  readonly askp6: Decimal
  /** 매도호가7 */
  readonly askp7: Decimal
  /** 매도호가8 */
  readonly askp8: Decimal
  /** 매도호가9 */
  readonly askp9: Decimal
  /** 매도호가10 */
  readonly askp10: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 매수호가2 */
  readonly bidp2: Decimal
  /** 매수호가3 */
  readonly bidp3: Decimal
  /** 매수호가4 */
  readonly bidp4: Decimal
  /** 매수호가5 */
  readonly bidp5: Decimal
  /** 매수호가6 */
  readonly bidp6: Decimal
  /** 매수호가7 */
  readonly bidp7: Decimal
  /** 매수호가8 */
  readonly bidp8: Decimal
  /** 매수호가9 */
  readonly bidp9: Decimal
  /** 매수호가10 */
  readonly bidp10: Decimal
  /** 매도호가건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가건수5 */
  readonly askp_csnu5: Decimal
  /** 매도호가건수6 */
  readonly askp_csnu6: Decimal
  /** 매도호가건수7 */
  readonly askp_csnu7: Decimal
  /** 매도호가건수8 */
  readonly askp_csnu8: Decimal
  /** 매도호가건수9 */
  readonly askp_csnu9: Decimal
  /** 매도호가건수10 */
  readonly askp_csnu10: Decimal
  /** 매수호가건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가건수5 */
  readonly bidp_csnu5: Decimal
  /** 매수호가건수6 */
  readonly bidp_csnu6: Decimal
  /** 매수호가건수7 */
  readonly bidp_csnu7: Decimal
  /** 매수호가건수8 */
  readonly bidp_csnu8: Decimal
  /** 매수호가건수9 */
  readonly bidp_csnu9: Decimal
  /** 매수호가건수10 */
  readonly bidp_csnu10: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매도호가잔량6 */
  readonly askp_rsqn6: Decimal
  /** 매도호가잔량7 */
  readonly askp_rsqn7: Decimal
  /** 매도호가잔량8 */
  readonly askp_rsqn8: Decimal
  /** 매도호가잔량9 */
  readonly askp_rsqn9: Decimal
  /** 매도호가잔량10 */
  readonly askp_rsqn10: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 매수호가잔량6 */
  readonly bidp_rsqn6: Decimal
  /** 매수호가잔량7 */
  readonly bidp_rsqn7: Decimal
  /** 매수호가잔량8 */
  readonly bidp_rsqn8: Decimal
  /** 매수호가잔량9 */
  readonly bidp_rsqn9: Decimal
  /** 매수호가잔량10 */
  readonly bidp_rsqn10: Decimal
  /** 총매도호가건수 */
  readonly total_askp_csnu: Decimal
  /** 총매수호가건수 */
  readonly total_bidp_csnu: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총매도호가잔량증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총매수호가잔량증감 */
  readonly total_bidp_rsqn_icdc: Decimal
}

/**
 * 주식선물 실시간호가 · 실시간-030 · H0ZFASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 111W08.
 * Columns: 68.
 */
export const stockFuturesRealtimeQuote: Feed<keyof StockFuturesRealtimeQuoteRow, TextColumn<StockFuturesRealtimeQuoteRow>> = {
  id: 'domestic-futureoption/stock-futures-realtime-quote',
  real: 'H0ZFASP0',
  paper: null,
  encrypted: false,
  columns: [
    'futs_shrn_iscd', 'bsop_hour', 'askp1', 'askp2', 'askp3', 'askp4', 'askp5', 'askp6', 'askp7', 'askp8', 'askp9',
    'askp10', 'bidp1', 'bidp2', 'bidp3', 'bidp4', 'bidp5', 'bidp6', 'bidp7', 'bidp8', 'bidp9', 'bidp10', 'askp_csnu1',
    'askp_csnu2', 'askp_csnu3', 'askp_csnu4', 'askp_csnu5', 'askp_csnu6', 'askp_csnu7', 'askp_csnu8', 'askp_csnu9',
    'askp_csnu10', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'bidp_csnu6', 'bidp_csnu7',
    'bidp_csnu8', 'bidp_csnu9', 'bidp_csnu10', 'askp_rsqn1', 'askp_rsqn2', 'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5',
    'askp_rsqn6', 'askp_rsqn7', 'askp_rsqn8', 'askp_rsqn9', 'askp_rsqn10', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3',
    'bidp_rsqn4', 'bidp_rsqn5', 'bidp_rsqn6', 'bidp_rsqn7', 'bidp_rsqn8', 'bidp_rsqn9', 'bidp_rsqn10',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc',
  ],
  texts: ['futs_shrn_iscd', 'bsop_hour'],
  keyColumn: 'futs_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0ZOASP0 · 주식옵션 실시간호가. */
export interface StockOptionAskingPriceRow {
  /** 종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 옵션매도호가1 */
  readonly optn_askp1: Decimal
  /** 옵션매도호가2 */
  readonly optn_askp2: Decimal
  /** 옵션매도호가3 */
  readonly optn_askp3: Decimal
  /** 옵션매도호가4 */
  readonly optn_askp4: Decimal
  /** 옵션매도호가5 */
  readonly optn_askp5: Decimal
  /** 옵션매수호가1 */
  readonly optn_bidp1: Decimal
  /** 옵션매수호가2 */
  readonly optn_bidp2: Decimal
  /** 옵션매수호가3 */
  readonly optn_bidp3: Decimal
  /** 옵션매수호가4 */
  readonly optn_bidp4: Decimal
  /** 옵션매수호가5 */
  readonly optn_bidp5: Decimal
  /** 매도호가건수1 */
  readonly askp_csnu1: Decimal
  /** 매도호가건수2 */
  readonly askp_csnu2: Decimal
  /** 매도호가건수3 */
  readonly askp_csnu3: Decimal
  /** 매도호가건수4 */
  readonly askp_csnu4: Decimal
  /** 매도호가건수5 */
  readonly askp_csnu5: Decimal
  /** 매수호가건수1 */
  readonly bidp_csnu1: Decimal
  /** 매수호가건수2 */
  readonly bidp_csnu2: Decimal
  /** 매수호가건수3 */
  readonly bidp_csnu3: Decimal
  /** 매수호가건수4 */
  readonly bidp_csnu4: Decimal
  /** 매수호가건수5 */
  readonly bidp_csnu5: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 총매도호가건수 */
  readonly total_askp_csnu: Decimal
  /** 총매수호가건수 */
  readonly total_bidp_csnu: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 총매도호가잔량증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총매수호가잔량증감 */
  readonly total_bidp_rsqn_icdc: Decimal
  /** 옵션매도호가6 */
  readonly optn_askp6: Decimal
  /** 옵션매도호가7 */
  readonly optn_askp7: Decimal
  /** 옵션매도호가8 */
  readonly optn_askp8: Decimal
  /** 옵션매도호가9 */
  readonly optn_askp9: Decimal
  /** 옵션매도호가10 */
  readonly optn_askp10: Decimal
  /** 옵션매수호가6 */
  readonly optn_bidp6: Decimal
  /** 옵션매수호가7 */
  readonly optn_bidp7: Decimal
  /** 옵션매수호가8 */
  readonly optn_bidp8: Decimal
  /** 옵션매수호가9 */
  readonly optn_bidp9: Decimal
  /** 옵션매수호가10 */
  readonly optn_bidp10: Decimal
  /** 매도호가건수6 */
  readonly askp_csnu6: Decimal
  /** 매도호가건수7 */
  readonly askp_csnu7: Decimal
  /** 매도호가건수8 */
  readonly askp_csnu8: Decimal
  /** 매도호가건수9 */
  readonly askp_csnu9: Decimal
  /** 매도호가건수10 */
  readonly askp_csnu10: Decimal
  /** 매수호가건수6 */
  readonly bidp_csnu6: Decimal
  /** 매수호가건수7 */
  readonly bidp_csnu7: Decimal
  /** 매수호가건수8 */
  readonly bidp_csnu8: Decimal
  /** 매수호가건수9 */
  readonly bidp_csnu9: Decimal
  /** 매수호가건수10 */
  readonly bidp_csnu10: Decimal
  /** 매도호가잔량6 */
  readonly askp_rsqn6: Decimal
  /** 매도호가잔량7 */
  readonly askp_rsqn7: Decimal
  /** 매도호가잔량8 */
  readonly askp_rsqn8: Decimal
  /** 매도호가잔량9 */
  readonly askp_rsqn9: Decimal
  /** 매도호가잔량10 */
  readonly askp_rsqn10: Decimal
  /** 매수호가잔량6 */
  readonly bidp_rsqn6: Decimal
  /** 매수호가잔량7 */
  readonly bidp_rsqn7: Decimal
  /** 매수호가잔량8 */
  readonly bidp_rsqn8: Decimal
  /** 매수호가잔량9 */
  readonly bidp_rsqn9: Decimal
  /** 매수호가잔량10 */
  readonly bidp_rsqn10: Decimal
}

/**
 * 주식옵션 실시간호가 · 실시간-045 · H0ZOASP0, not in paper trading
 *
 * Key: futureoption-code, e.g. 239W08090.
 * Columns: 68.
 */
export const stockOptionAskingPrice: Feed<keyof StockOptionAskingPriceRow, TextColumn<StockOptionAskingPriceRow>> = {
  id: 'domestic-futureoption/stock-option-asking-price',
  real: 'H0ZOASP0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'optn_askp1', 'optn_askp2', 'optn_askp3', 'optn_askp4', 'optn_askp5', 'optn_bidp1',
    'optn_bidp2', 'optn_bidp3', 'optn_bidp4', 'optn_bidp5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
    'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'askp_rsqn1', 'askp_rsqn2',
    'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'total_askp_csnu', 'total_bidp_csnu', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
    'total_bidp_rsqn_icdc', 'optn_askp6', 'optn_askp7', 'optn_askp8', 'optn_askp9', 'optn_askp10', 'optn_bidp6',
    'optn_bidp7', 'optn_bidp8', 'optn_bidp9', 'optn_bidp10', 'askp_csnu6', 'askp_csnu7', 'askp_csnu8', 'askp_csnu9',
    'askp_csnu10', 'bidp_csnu6', 'bidp_csnu7', 'bidp_csnu8', 'bidp_csnu9', 'bidp_csnu10', 'askp_rsqn6', 'askp_rsqn7',
    'askp_rsqn8', 'askp_rsqn9', 'askp_rsqn10', 'bidp_rsqn6', 'bidp_rsqn7', 'bidp_rsqn8', 'bidp_rsqn9', 'bidp_rsqn10',
  ],
  texts: ['optn_shrn_iscd', 'bsop_hour'],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0ZOCNT0 · 주식옵션 실시간체결가. */
export interface StockOptionCcnlRow {
  /** 종목코드 */
  readonly optn_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 옵션현재가 */
  readonly optn_prpr: Decimal
  /** 전일대비부호 */
  readonly prdy_vrss_sign: string
  /** 옵션전일대비 */
  readonly optn_prdy_vrss: Decimal
  /** 전일대비율 */
  readonly prdy_ctrt: Decimal
  /** 옵션시가2 */
  readonly optn_oprc: Decimal
  /** 옵션최고가 */
  readonly optn_hgpr: Decimal
  /** 옵션최저가 */
  readonly optn_lwpr: Decimal
  /** 최종거래량 */
  readonly last_cnqn: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** HTS이론가 */
  readonly hts_thpr: Decimal
  /** HTS미결제약정수량 */
  readonly hts_otst_stpl_qty: Decimal
  /** 미결제약정수량증감 */
  readonly otst_stpl_qty_icdc: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가2대비현재가부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가대비지수현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 최고가대비현재가부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가대비지수현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 최저가대비현재가부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가대비지수현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 매수2비율 */
  readonly shnu_rate: Decimal
  /** 프리미엄값 */
  readonly prmm_val: Decimal
  /** 내재가치값 */
  readonly invl_val: Decimal
  /** 시간가치값 */
  readonly tmvl_val: Decimal
  /** 델타 */
  readonly delta: Decimal
  /** 감마 */
  readonly gama: Decimal
  /** 베가 */
  readonly vega: Decimal
  /** 세타 */
  readonly theta: Decimal
  /** 로우 */
  readonly rho: Decimal
  /** HTS내재변동성 */
  readonly hts_ints_vltl: Decimal
  /** 괴리도 */
  readonly esdg: Decimal
  /** 미결제약정직전수량증감 */
  readonly otst_stpl_rgbf_qty_icdc: Decimal
  /** 이론베이시스 */
  readonly thpr_basis: Decimal
  /** 역사적변동성 */
  readonly unas_hist_vltl: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 괴리율 */
  readonly dprt: Decimal
  /** 시장베이시스 */
  readonly mrkt_basis: Decimal
  /** 옵션매도호가1 */
  readonly optn_askp1: Decimal
  /** 옵션매수호가1 */
  readonly optn_bidp1: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
}

/**
 * 주식옵션 실시간체결가 · 실시간-044 · H0ZOCNT0, not in paper trading
 *
 * Key: futureoption-code, e.g. 339W08088.
 * Columns: 53.
 */
export const stockOptionCcnl: Feed<keyof StockOptionCcnlRow, TextColumn<StockOptionCcnlRow>> = {
  id: 'domestic-futureoption/stock-option-ccnl',
  real: 'H0ZOCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'optn_shrn_iscd', 'bsop_hour', 'optn_prpr', 'prdy_vrss_sign', 'optn_prdy_vrss', 'prdy_ctrt', 'optn_oprc',
    'optn_hgpr', 'optn_lwpr', 'last_cnqn', 'acml_vol', 'acml_tr_pbmn', 'hts_thpr', 'hts_otst_stpl_qty',
    'otst_stpl_qty_icdc', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_nmix_prpr', 'hgpr_hour', 'hgpr_vrss_prpr_sign',
    'hgpr_vrss_nmix_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_nmix_prpr', 'shnu_rate', 'prmm_val',
    'invl_val', 'tmvl_val', 'delta', 'gama', 'vega', 'theta', 'rho', 'hts_ints_vltl', 'esdg', 'otst_stpl_rgbf_qty_icdc',
    'thpr_basis', 'unas_hist_vltl', 'cttr', 'dprt', 'mrkt_basis', 'optn_askp1', 'optn_bidp1', 'askp_rsqn1',
    'bidp_rsqn1', 'seln_cntg_csnu', 'shnu_cntg_csnu', 'ntby_cntg_csnu', 'seln_cntg_smtn', 'shnu_cntg_smtn',
    'total_askp_rsqn', 'total_bidp_rsqn', 'prdy_vol_vrss_acml_vol_rate',
  ],
  texts: [
    'optn_shrn_iscd', 'bsop_hour', 'prdy_vrss_sign', 'oprc_hour', 'oprc_vrss_prpr_sign', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign',
  ],
  keyColumn: 'optn_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0STASP0 · 국내주식 실시간호가 (KRX). Columns that a frame may lack are optional. */
export interface AskingPriceKrxRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 영업 시간 */
  readonly BSOP_HOUR: string
  /** 시간 구분 코드 */
  readonly HOUR_CLS_CODE: string
  /** 매도호가1 */
  readonly ASKP1: Decimal
  /** 매도호가2 */
  readonly ASKP2: Decimal
  /** 매도호가3 */
  readonly ASKP3: Decimal
  /** 매도호가4 */
  readonly ASKP4: Decimal
  /** 매도호가5 */
  readonly ASKP5: Decimal
  /** 매도호가6 */
  readonly ASKP6: Decimal
  /** 매도호가7 */
  readonly ASKP7: Decimal
  /** 매도호가8 */
  readonly ASKP8: Decimal
  /** 매도호가9 */
  readonly ASKP9: Decimal
  /** 매도호가10 */
  readonly ASKP10: Decimal
  /** 매수호가1 */
  readonly BIDP1: Decimal
  /** 매수호가2 */
  readonly BIDP2: Decimal
  /** 매수호가3 */
  readonly BIDP3: Decimal
  /** 매수호가4 */
  readonly BIDP4: Decimal
  /** 매수호가5 */
  readonly BIDP5: Decimal
  /** 매수호가6 */
  readonly BIDP6: Decimal
  /** 매수호가7 */
  readonly BIDP7: Decimal
  /** 매수호가8 */
  readonly BIDP8: Decimal
  /** 매수호가9 */
  readonly BIDP9: Decimal
  /** 매수호가10 */
  readonly BIDP10: Decimal
  /** 매도호가 잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매도호가 잔량2 */
  readonly ASKP_RSQN2: Decimal
  /** 매도호가 잔량3 */
  readonly ASKP_RSQN3: Decimal
  /** 매도호가 잔량4 */
  readonly ASKP_RSQN4: Decimal
  /** 매도호가 잔량5 */
  readonly ASKP_RSQN5: Decimal
  /** 매도호가 잔량6 */
  readonly ASKP_RSQN6: Decimal
  /** 매도호가 잔량7 */
  readonly ASKP_RSQN7: Decimal
  /** 매도호가 잔량8 */
  readonly ASKP_RSQN8: Decimal
  /** 매도호가 잔량9 */
  readonly ASKP_RSQN9: Decimal
  /** 매도호가 잔량10 */
  readonly ASKP_RSQN10: Decimal
  /** 매수호가 잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 매수호가 잔량2 */
  readonly BIDP_RSQN2: Decimal
  /** 매수호가 잔량3 */
  readonly BIDP_RSQN3: Decimal
  /** 매수호가 잔량4 */
  readonly BIDP_RSQN4: Decimal
  /** 매수호가 잔량5 */
  readonly BIDP_RSQN5: Decimal
  /** 매수호가 잔량6 */
  readonly BIDP_RSQN6: Decimal
  /** 매수호가 잔량7 */
  readonly BIDP_RSQN7: Decimal
  /** 매수호가 잔량8 */
  readonly BIDP_RSQN8: Decimal
  /** 매수호가 잔량9 */
  readonly BIDP_RSQN9: Decimal
  /** 매수호가 잔량10 */
  readonly BIDP_RSQN10: Decimal
  /** 총 매도호가 잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총 매수호가 잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 시간외 총 매도호가 잔량 */
  readonly OVTM_TOTAL_ASKP_RSQN: Decimal
  /** 시간외 총 매수호가 잔량 */
  readonly OVTM_TOTAL_BIDP_RSQN: Decimal
  /** 예상 체결가 */
  readonly ANTC_CNPR: Decimal
  /** 예상 체결량 */
  readonly ANTC_CNQN: Decimal
  /** 예상 거래량 */
  readonly ANTC_VOL: Decimal
  /** 예상 체결 대비 */
  readonly ANTC_CNTG_VRSS: Decimal
  /** 예상 체결 대비 부호 */
  readonly ANTC_CNTG_VRSS_SIGN: string
  /** 예상 체결 전일 대비율 */
  readonly ANTC_CNTG_PRDY_CTRT: Decimal
  /** 누적 거래량 */
  readonly ACML_VOL: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly TOTAL_ASKP_RSQN_ICDC: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly TOTAL_BIDP_RSQN_ICDC: Decimal
  /** 시간외 총 매도호가 증감 */
  readonly OVTM_TOTAL_ASKP_ICDC: Decimal
  /** 시간외 총 매수호가 증감 */
  readonly OVTM_TOTAL_BIDP_ICDC: Decimal
  /** 주식 매매 구분 코드 */
  readonly STCK_DEAL_CLS_CODE: string
  /** KRX 중간가 · since 2026-09-14 */
  readonly MID_PRC?: Decimal
  /** KRX 중간가잔량합계수량 · since 2026-09-14 */
  readonly MIDP_TOTAL_RSQN?: Decimal
  /** KRX 중간가구분코드 · since 2026-09-14 */
  readonly MIDP_CLS_CODE?: string
  /** 장 구분 코드 · 1 프리마켓 · 2 정규장 · 3 애프터마켓 · 5 장종료 · since 2026-09-14 */
  readonly MARKET_CLS_CODE?: string
}

/**
 * 국내주식 실시간호가 (KRX) · 실시간-004 · H0STASP0, paper H0STASP0
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 59 until 2026-09-13, 63 since 2026-09-14.
 */
export const askingPriceKrx: Feed<keyof AskingPriceKrxRow, TextColumn<AskingPriceKrxRow>> = {
  id: 'domestic-stock/asking-price-krx',
  real: 'H0STASP0',
  paper: 'H0STASP0',
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'BSOP_HOUR', 'HOUR_CLS_CODE', 'ASKP1', 'ASKP2', 'ASKP3', 'ASKP4', 'ASKP5', 'ASKP6', 'ASKP7',
    'ASKP8', 'ASKP9', 'ASKP10', 'BIDP1', 'BIDP2', 'BIDP3', 'BIDP4', 'BIDP5', 'BIDP6', 'BIDP7', 'BIDP8', 'BIDP9',
    'BIDP10', 'ASKP_RSQN1', 'ASKP_RSQN2', 'ASKP_RSQN3', 'ASKP_RSQN4', 'ASKP_RSQN5', 'ASKP_RSQN6', 'ASKP_RSQN7',
    'ASKP_RSQN8', 'ASKP_RSQN9', 'ASKP_RSQN10', 'BIDP_RSQN1', 'BIDP_RSQN2', 'BIDP_RSQN3', 'BIDP_RSQN4', 'BIDP_RSQN5',
    'BIDP_RSQN6', 'BIDP_RSQN7', 'BIDP_RSQN8', 'BIDP_RSQN9', 'BIDP_RSQN10', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN',
    'OVTM_TOTAL_ASKP_RSQN', 'OVTM_TOTAL_BIDP_RSQN', 'ANTC_CNPR', 'ANTC_CNQN', 'ANTC_VOL', 'ANTC_CNTG_VRSS',
    'ANTC_CNTG_VRSS_SIGN', 'ANTC_CNTG_PRDY_CTRT', 'ACML_VOL', 'TOTAL_ASKP_RSQN_ICDC', 'TOTAL_BIDP_RSQN_ICDC',
    'OVTM_TOTAL_ASKP_ICDC', 'OVTM_TOTAL_BIDP_ICDC', 'STCK_DEAL_CLS_CODE', 'MID_PRC', 'MIDP_TOTAL_RSQN', 'MIDP_CLS_CODE',
    'MARKET_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'BSOP_HOUR', 'HOUR_CLS_CODE', 'ANTC_CNTG_VRSS_SIGN', 'STCK_DEAL_CLS_CODE', 'MIDP_CLS_CODE',
    'MARKET_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { time: 'BSOP_HOUR' },
  optional: 4,
  widths: [59, 63],
}

/** Row of H0NXASP0 · 국내주식 실시간호가 (NXT). */
export interface AskingPriceNxtRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 영업 시간 */
  readonly BSOP_HOUR: string
  /** 시간 구분 코드 */
  readonly HOUR_CLS_CODE: string
  /** 매도호가1 */
  readonly ASKP1: Decimal
  /** 매도호가2 */
  readonly ASKP2: Decimal
  /** 매도호가3 */
  readonly ASKP3: Decimal
  /** 매도호가4 */
  readonly ASKP4: Decimal
  /** 매도호가5 */
  readonly ASKP5: Decimal
  /** 매도호가6 */
  readonly ASKP6: Decimal
  /** 매도호가7 */
  readonly ASKP7: Decimal
  /** 매도호가8 */
  readonly ASKP8: Decimal
  /** 매도호가9 */
  readonly ASKP9: Decimal
  /** 매도호가10 */
  readonly ASKP10: Decimal
  /** 매수호가1 */
  readonly BIDP1: Decimal
  /** 매수호가2 */
  readonly BIDP2: Decimal
  /** 매수호가3 */
  readonly BIDP3: Decimal
  /** 매수호가4 */
  readonly BIDP4: Decimal
  /** 매수호가5 */
  readonly BIDP5: Decimal
  /** 매수호가6 */
  readonly BIDP6: Decimal
  /** 매수호가7 */
  readonly BIDP7: Decimal
  /** 매수호가8 */
  readonly BIDP8: Decimal
  /** 매수호가9 */
  readonly BIDP9: Decimal
  /** 매수호가10 */
  readonly BIDP10: Decimal
  /** 매도호가 잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매도호가 잔량2 */
  readonly ASKP_RSQN2: Decimal
  /** 매도호가 잔량3 */
  readonly ASKP_RSQN3: Decimal
  /** 매도호가 잔량4 */
  readonly ASKP_RSQN4: Decimal
  /** 매도호가 잔량5 */
  readonly ASKP_RSQN5: Decimal
  /** 매도호가 잔량6 */
  readonly ASKP_RSQN6: Decimal
  /** 매도호가 잔량7 */
  readonly ASKP_RSQN7: Decimal
  /** 매도호가 잔량8 */
  readonly ASKP_RSQN8: Decimal
  /** 매도호가 잔량9 */
  readonly ASKP_RSQN9: Decimal
  /** 매도호가 잔량10 */
  readonly ASKP_RSQN10: Decimal
  /** 매수호가 잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 매수호가 잔량2 */
  readonly BIDP_RSQN2: Decimal
  /** 매수호가 잔량3 */
  readonly BIDP_RSQN3: Decimal
  /** 매수호가 잔량4 */
  readonly BIDP_RSQN4: Decimal
  /** 매수호가 잔량5 */
  readonly BIDP_RSQN5: Decimal
  /** 매수호가 잔량6 */
  readonly BIDP_RSQN6: Decimal
  /** 매수호가 잔량7 */
  readonly BIDP_RSQN7: Decimal
  /** 매수호가 잔량8 */
  readonly BIDP_RSQN8: Decimal
  /** 매수호가 잔량9 */
  readonly BIDP_RSQN9: Decimal
  /** 매수호가 잔량10 */
  readonly BIDP_RSQN10: Decimal
  /** 총 매도호가 잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총 매수호가 잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 시간외 총 매도호가 잔량 */
  readonly OVTM_TOTAL_ASKP_RSQN: Decimal
  /** 시간외 총 매수호가 잔량 */
  readonly OVTM_TOTAL_BIDP_RSQN: Decimal
  /** 예상 체결가 */
  readonly ANTC_CNPR: Decimal
  /** 예상 체결량 */
  readonly ANTC_CNQN: Decimal
  /** 예상 거래량 */
  readonly ANTC_VOL: Decimal
  /** 예상 체결 대비 */
  readonly ANTC_CNTG_VRSS: Decimal
  /** 예상 체결 대비 부호 */
  readonly ANTC_CNTG_VRSS_SIGN: string
  /** 예상 체결 전일 대비율 */
  readonly ANTC_CNTG_PRDY_CTRT: Decimal
  /** 누적 거래량 */
  readonly ACML_VOL: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly TOTAL_ASKP_RSQN_ICDC: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly TOTAL_BIDP_RSQN_ICDC: Decimal
  /** 시간외 총 매도호가 증감 */
  readonly OVTM_TOTAL_ASKP_ICDC: Decimal
  /** 시간외 총 매수호가 증감 */
  readonly OVTM_TOTAL_BIDP_ICDC: Decimal
  /** 주식 매매 구분 코드 */
  readonly STCK_DEAL_CLS_CODE: string
  /** KRX 중간가 */
  readonly KMID_PRC: Decimal
  /** KRX 중간가잔량합계수량 */
  readonly KMID_TOTAL_RSQN: Decimal
  /** KRX 중간가 매수매도 구분 */
  readonly KMID_CLS_CODE: string
  /** NXT 중간가 */
  readonly NMID_PRC: Decimal
  /** NXT 중간가잔량합계수량 */
  readonly NMID_TOTAL_RSQN: Decimal
  /** NXT 중간가 매수매도 구분 */
  readonly NMID_CLS_CODE: string
}

/**
 * 국내주식 실시간호가 (NXT) · no document id · H0NXASP0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 65.
 */
export const askingPriceNxt: Feed<keyof AskingPriceNxtRow, TextColumn<AskingPriceNxtRow>> = {
  id: 'domestic-stock/asking-price-nxt',
  real: 'H0NXASP0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'BSOP_HOUR', 'HOUR_CLS_CODE', 'ASKP1', 'ASKP2', 'ASKP3', 'ASKP4', 'ASKP5', 'ASKP6', 'ASKP7',
    'ASKP8', 'ASKP9', 'ASKP10', 'BIDP1', 'BIDP2', 'BIDP3', 'BIDP4', 'BIDP5', 'BIDP6', 'BIDP7', 'BIDP8', 'BIDP9',
    'BIDP10', 'ASKP_RSQN1', 'ASKP_RSQN2', 'ASKP_RSQN3', 'ASKP_RSQN4', 'ASKP_RSQN5', 'ASKP_RSQN6', 'ASKP_RSQN7',
    'ASKP_RSQN8', 'ASKP_RSQN9', 'ASKP_RSQN10', 'BIDP_RSQN1', 'BIDP_RSQN2', 'BIDP_RSQN3', 'BIDP_RSQN4', 'BIDP_RSQN5',
    'BIDP_RSQN6', 'BIDP_RSQN7', 'BIDP_RSQN8', 'BIDP_RSQN9', 'BIDP_RSQN10', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN',
    'OVTM_TOTAL_ASKP_RSQN', 'OVTM_TOTAL_BIDP_RSQN', 'ANTC_CNPR', 'ANTC_CNQN', 'ANTC_VOL', 'ANTC_CNTG_VRSS',
    'ANTC_CNTG_VRSS_SIGN', 'ANTC_CNTG_PRDY_CTRT', 'ACML_VOL', 'TOTAL_ASKP_RSQN_ICDC', 'TOTAL_BIDP_RSQN_ICDC',
    'OVTM_TOTAL_ASKP_ICDC', 'OVTM_TOTAL_BIDP_ICDC', 'STCK_DEAL_CLS_CODE', 'KMID_PRC', 'KMID_TOTAL_RSQN',
    'KMID_CLS_CODE', 'NMID_PRC', 'NMID_TOTAL_RSQN', 'NMID_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'BSOP_HOUR', 'HOUR_CLS_CODE', 'ANTC_CNTG_VRSS_SIGN', 'STCK_DEAL_CLS_CODE', 'KMID_CLS_CODE',
    'NMID_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { time: 'BSOP_HOUR' },
}

/** Row of H0UNASP0 · 국내주식 실시간호가 (통합). Columns that a frame may lack are optional. */
export interface AskingPriceTotalRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 영업 시간 */
  readonly BSOP_HOUR: string
  /** 시간 구분 코드 */
  readonly HOUR_CLS_CODE: string
  /** 매도호가1 */
  readonly ASKP1: Decimal
  /** 매도호가2 */
  readonly ASKP2: Decimal
  /** 매도호가3 */
  readonly ASKP3: Decimal
  /** 매도호가4 */
  readonly ASKP4: Decimal
  /** 매도호가5 */
  readonly ASKP5: Decimal
  /** 매도호가6 */
  readonly ASKP6: Decimal
  /** 매도호가7 */
  readonly ASKP7: Decimal
  /** 매도호가8 */
  readonly ASKP8: Decimal
  /** 매도호가9 */
  readonly ASKP9: Decimal
  /** 매도호가10 */
  readonly ASKP10: Decimal
  /** 매수호가1 */
  readonly BIDP1: Decimal
  /** 매수호가2 */
  readonly BIDP2: Decimal
  /** 매수호가3 */
  readonly BIDP3: Decimal
  /** 매수호가4 */
  readonly BIDP4: Decimal
  /** 매수호가5 */
  readonly BIDP5: Decimal
  /** 매수호가6 */
  readonly BIDP6: Decimal
  /** 매수호가7 */
  readonly BIDP7: Decimal
  /** 매수호가8 */
  readonly BIDP8: Decimal
  /** 매수호가9 */
  readonly BIDP9: Decimal
  /** 매수호가10 */
  readonly BIDP10: Decimal
  /** 매도호가 잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매도호가 잔량2 */
  readonly ASKP_RSQN2: Decimal
  /** 매도호가 잔량3 */
  readonly ASKP_RSQN3: Decimal
  /** 매도호가 잔량4 */
  readonly ASKP_RSQN4: Decimal
  /** 매도호가 잔량5 */
  readonly ASKP_RSQN5: Decimal
  /** 매도호가 잔량6 */
  readonly ASKP_RSQN6: Decimal
  /** 매도호가 잔량7 */
  readonly ASKP_RSQN7: Decimal
  /** 매도호가 잔량8 */
  readonly ASKP_RSQN8: Decimal
  /** 매도호가 잔량9 */
  readonly ASKP_RSQN9: Decimal
  /** 매도호가 잔량10 */
  readonly ASKP_RSQN10: Decimal
  /** 매수호가 잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 매수호가 잔량2 */
  readonly BIDP_RSQN2: Decimal
  /** 매수호가 잔량3 */
  readonly BIDP_RSQN3: Decimal
  /** 매수호가 잔량4 */
  readonly BIDP_RSQN4: Decimal
  /** 매수호가 잔량5 */
  readonly BIDP_RSQN5: Decimal
  /** 매수호가 잔량6 */
  readonly BIDP_RSQN6: Decimal
  /** 매수호가 잔량7 */
  readonly BIDP_RSQN7: Decimal
  /** 매수호가 잔량8 */
  readonly BIDP_RSQN8: Decimal
  /** 매수호가 잔량9 */
  readonly BIDP_RSQN9: Decimal
  /** 매수호가 잔량10 */
  readonly BIDP_RSQN10: Decimal
  /** 총 매도호가 잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총 매수호가 잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 시간외 총 매도호가 잔량 */
  readonly OVTM_TOTAL_ASKP_RSQN: Decimal
  /** 시간외 총 매수호가 잔량 */
  readonly OVTM_TOTAL_BIDP_RSQN: Decimal
  /** 예상 체결가 */
  readonly ANTC_CNPR: Decimal
  /** 예상 체결량 */
  readonly ANTC_CNQN: Decimal
  /** 예상 거래량 */
  readonly ANTC_VOL: Decimal
  /** 예상 체결 대비 */
  readonly ANTC_CNTG_VRSS: Decimal
  /** 예상 체결 대비 부호 */
  readonly ANTC_CNTG_VRSS_SIGN: string
  /** 예상 체결 전일 대비율 */
  readonly ANTC_CNTG_PRDY_CTRT: Decimal
  /** 누적 거래량 */
  readonly ACML_VOL: Decimal
  /** 총 매도호가 잔량 증감 */
  readonly TOTAL_ASKP_RSQN_ICDC: Decimal
  /** 총 매수호가 잔량 증감 */
  readonly TOTAL_BIDP_RSQN_ICDC: Decimal
  /** 시간외 총 매도호가 증감 */
  readonly OVTM_TOTAL_ASKP_ICDC: Decimal
  /** 시간외 총 매수호가 증감 */
  readonly OVTM_TOTAL_BIDP_ICDC: Decimal
  /** 주식 매매 구분 코드 */
  readonly STCK_DEAL_CLS_CODE: string
  /** KRX 중간가 */
  readonly KMID_PRC: Decimal
  /** KRX 중간가잔량합계수량 */
  readonly KMID_TOTAL_RSQN: Decimal
  /** KRX 중간가 매수매도 구분 */
  readonly KMID_CLS_CODE: string
  /** NXT 중간가 */
  readonly NMID_PRC: Decimal
  /** NXT 중간가잔량합계수량 */
  readonly NMID_TOTAL_RSQN: Decimal
  /** NXT 중간가 매수매도 구분 */
  readonly NMID_CLS_CODE: string
  /** 예상체결 거래소구분 · 1 KRX · 2 NXT · since 2026-09-14 */
  readonly ANTC_EXCH_CLS_CODE?: string
}

/**
 * 국내주식 실시간호가 (통합) · no document id · H0UNASP0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 65 until 2026-09-13, 66 since 2026-09-14.
 */
export const askingPriceTotal: Feed<keyof AskingPriceTotalRow, TextColumn<AskingPriceTotalRow>> = {
  id: 'domestic-stock/asking-price-total',
  real: 'H0UNASP0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'BSOP_HOUR', 'HOUR_CLS_CODE', 'ASKP1', 'ASKP2', 'ASKP3', 'ASKP4', 'ASKP5', 'ASKP6', 'ASKP7',
    'ASKP8', 'ASKP9', 'ASKP10', 'BIDP1', 'BIDP2', 'BIDP3', 'BIDP4', 'BIDP5', 'BIDP6', 'BIDP7', 'BIDP8', 'BIDP9',
    'BIDP10', 'ASKP_RSQN1', 'ASKP_RSQN2', 'ASKP_RSQN3', 'ASKP_RSQN4', 'ASKP_RSQN5', 'ASKP_RSQN6', 'ASKP_RSQN7',
    'ASKP_RSQN8', 'ASKP_RSQN9', 'ASKP_RSQN10', 'BIDP_RSQN1', 'BIDP_RSQN2', 'BIDP_RSQN3', 'BIDP_RSQN4', 'BIDP_RSQN5',
    'BIDP_RSQN6', 'BIDP_RSQN7', 'BIDP_RSQN8', 'BIDP_RSQN9', 'BIDP_RSQN10', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN',
    'OVTM_TOTAL_ASKP_RSQN', 'OVTM_TOTAL_BIDP_RSQN', 'ANTC_CNPR', 'ANTC_CNQN', 'ANTC_VOL', 'ANTC_CNTG_VRSS',
    'ANTC_CNTG_VRSS_SIGN', 'ANTC_CNTG_PRDY_CTRT', 'ACML_VOL', 'TOTAL_ASKP_RSQN_ICDC', 'TOTAL_BIDP_RSQN_ICDC',
    'OVTM_TOTAL_ASKP_ICDC', 'OVTM_TOTAL_BIDP_ICDC', 'STCK_DEAL_CLS_CODE', 'KMID_PRC', 'KMID_TOTAL_RSQN',
    'KMID_CLS_CODE', 'NMID_PRC', 'NMID_TOTAL_RSQN', 'NMID_CLS_CODE', 'ANTC_EXCH_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'BSOP_HOUR', 'HOUR_CLS_CODE', 'ANTC_CNTG_VRSS_SIGN', 'STCK_DEAL_CLS_CODE', 'KMID_CLS_CODE',
    'NMID_CLS_CODE', 'ANTC_EXCH_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { time: 'BSOP_HOUR' },
  optional: 1,
  widths: [65, 66],
}

/** Row of H0STCNT0 · 국내주식 실시간체결가 (KRX). Columns that a frame may lack are optional. */
export interface CcnlKrxRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식 체결 시간 */
  readonly STCK_CNTG_HOUR: string
  /** 주식 현재가 */
  readonly STCK_PRPR: Decimal
  /** 전일 대비 부호 */
  readonly PRDY_VRSS_SIGN: string
  /** 전일 대비 */
  readonly PRDY_VRSS: Decimal
  /** 전일 대비율 */
  readonly PRDY_CTRT: Decimal
  /** 가중 평균 주식 가격 */
  readonly WGHN_AVRG_STCK_PRC: Decimal
  /** 주식 시가 */
  readonly STCK_OPRC: Decimal
  /** 주식 최고가 */
  readonly STCK_HGPR: Decimal
  /** 주식 최저가 */
  readonly STCK_LWPR: Decimal
  /** 매도호가1 */
  readonly ASKP1: Decimal
  /** 매수호가1 */
  readonly BIDP1: Decimal
  /** 체결 거래량 */
  readonly CNTG_VOL: Decimal
  /** 누적 거래량 */
  readonly ACML_VOL: Decimal
  /** 누적 거래 대금 */
  readonly ACML_TR_PBMN: Decimal
  /** 매도 체결 건수 */
  readonly SELN_CNTG_CSNU: Decimal
  /** 매수 체결 건수 */
  readonly SHNU_CNTG_CSNU: Decimal
  /** 순매수 체결 건수 */
  readonly NTBY_CNTG_CSNU: Decimal
  /** 체결강도 */
  readonly CTTR: Decimal
  /** 총 매도 수량 */
  readonly SELN_CNTG_SMTN: Decimal
  /** 총 매수 수량 */
  readonly SHNU_CNTG_SMTN: Decimal
  /** 체결구분 */
  readonly CCLD_DVSN: string
  /** 매수비율 */
  readonly SHNU_RATE: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly PRDY_VOL_VRSS_ACML_VOL_RATE: Decimal
  /** 시가 시간 */
  readonly OPRC_HOUR: string
  /** 시가대비구분 */
  readonly OPRC_VRSS_PRPR_SIGN: string
  /** 시가대비 */
  readonly OPRC_VRSS_PRPR: Decimal
  /** 최고가 시간 */
  readonly HGPR_HOUR: string
  /** 고가대비구분 */
  readonly HGPR_VRSS_PRPR_SIGN: string
  /** 고가대비 */
  readonly HGPR_VRSS_PRPR: Decimal
  /** 최저가 시간 */
  readonly LWPR_HOUR: string
  /** 저가대비구분 */
  readonly LWPR_VRSS_PRPR_SIGN: string
  /** 저가대비 */
  readonly LWPR_VRSS_PRPR: Decimal
  /** 영업 일자 */
  readonly BSOP_DATE: string
  /** 신 장운영 구분 코드 */
  readonly NEW_MKOP_CLS_CODE: string
  /** 거래정지 여부 */
  readonly TRHT_YN: string
  /** 매도호가 잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매수호가 잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 총 매도호가 잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총 매수호가 잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 거래량 회전율 */
  readonly VOL_TNRT: Decimal
  /** 전일 동시간 누적 거래량 */
  readonly PRDY_SMNS_HOUR_ACML_VOL: Decimal
  /** 전일 동시간 누적 거래량 비율 */
  readonly PRDY_SMNS_HOUR_ACML_VOL_RATE: Decimal
  /** 시간 구분 코드 */
  readonly HOUR_CLS_CODE: string
  /** 임의종료구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** 정적VI발동기준가 */
  readonly VI_STND_PRC: Decimal
  /** 장 구분 코드 · 1 프리마켓 · 2 정규장 · 3 애프터마켓 · 5 장종료 · since 2026-09-14 */
  readonly MARKET_CLS_CODE?: string
}

/**
 * 국내주식 실시간체결가 (KRX) · 실시간-003 · H0STCNT0, paper H0STCNT0
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 46 until 2026-09-13, 47 since 2026-09-14.
 */
export const ccnlKrx: Feed<keyof CcnlKrxRow, TextColumn<CcnlKrxRow>> = {
  id: 'domestic-stock/ccnl-krx',
  real: 'H0STCNT0',
  paper: 'H0STCNT0',
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'STCK_PRPR', 'PRDY_VRSS_SIGN', 'PRDY_VRSS', 'PRDY_CTRT', 'WGHN_AVRG_STCK_PRC',
    'STCK_OPRC', 'STCK_HGPR', 'STCK_LWPR', 'ASKP1', 'BIDP1', 'CNTG_VOL', 'ACML_VOL', 'ACML_TR_PBMN', 'SELN_CNTG_CSNU',
    'SHNU_CNTG_CSNU', 'NTBY_CNTG_CSNU', 'CTTR', 'SELN_CNTG_SMTN', 'SHNU_CNTG_SMTN', 'CCLD_DVSN', 'SHNU_RATE',
    'PRDY_VOL_VRSS_ACML_VOL_RATE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN', 'OPRC_VRSS_PRPR', 'HGPR_HOUR',
    'HGPR_VRSS_PRPR_SIGN', 'HGPR_VRSS_PRPR', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'LWPR_VRSS_PRPR', 'BSOP_DATE',
    'NEW_MKOP_CLS_CODE', 'TRHT_YN', 'ASKP_RSQN1', 'BIDP_RSQN1', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN', 'VOL_TNRT',
    'PRDY_SMNS_HOUR_ACML_VOL', 'PRDY_SMNS_HOUR_ACML_VOL_RATE', 'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'VI_STND_PRC',
    'MARKET_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'PRDY_VRSS_SIGN', 'CCLD_DVSN', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN', 'HGPR_HOUR',
    'HGPR_VRSS_PRPR_SIGN', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'BSOP_DATE', 'NEW_MKOP_CLS_CODE', 'TRHT_YN',
    'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'MARKET_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { date: 'BSOP_DATE', time: 'STCK_CNTG_HOUR' },
  optional: 1,
  widths: [46, 47],
}

/** Row of H0STCNI0 · 국내주식 실시간체결통보. */
export interface DomesticStockCcnlNoticeRow {
  /** 고객 ID */
  readonly CUST_ID: string
  /** 계좌번호 */
  readonly ACNT_NO: string
  /** 주문번호 */
  readonly ODER_NO: string
  /** 원주문번호 */
  readonly OODER_NO: string
  /** 매도매수구분 */
  readonly SELN_BYOV_CLS: string
  /** 정정구분 */
  readonly RCTF_CLS: string
  /** 주문종류 */
  readonly ODER_KIND: string
  /** 주문조건 */
  readonly ODER_COND: string
  /** 종목코드 */
  readonly STCK_SHRN_ISCD: string
  /** 체결수량 */
  readonly CNTG_QTY: Decimal
  /** 체결단가 */
  readonly CNTG_UNPR: Decimal
  /** 주식체결시간 */
  readonly STCK_CNTG_HOUR: string
  /** 거부여부 */
  readonly RFUS_YN: string
  /** 체결여부 */
  readonly CNTG_YN: string
  /** 접수여부 */
  readonly ACPT_YN: string
  /** 지점번호 */
  readonly BRNC_NO: string
  /** 주문수량 */
  readonly ODER_QTY: Decimal
  /** 계좌명 */
  readonly ACNT_NAME: string
  /** 호가조건가격 */
  readonly ORD_COND_PRC: Decimal
  /** 주문거래소 구분 */
  readonly ORD_EXG_GB: string
  /** 체결정보 표시 */
  readonly POPUP_YN: string
  /** 필러 */
  readonly FILLER: string
  /** 신용거래구분 */
  readonly CRDT_CLS: string
  /** 신용대출일자 */
  readonly CRDT_LOAN_DATE: string
  /** 체결종목명40 */
  readonly CNTG_ISNM40: string
  /** 주문가격 */
  readonly ODER_PRC: Decimal
}

/**
 * 국내주식 실시간체결통보 · 실시간-005 · H0STCNI0, paper H0STCNI9
 *
 * Key: hts-id.
 * Columns: 23, 26.
 * CNTG_YN says what a row is: 1 접수통보 · 2 체결통보.
 * - CNTG_YN = 1: CNTG_QTY 주문수량 · CNTG_UNPR 주문가격 · ODER_PRC 체결단가
 * - CNTG_YN = 2: CNTG_QTY 체결수량 · CNTG_UNPR 체결단가 · ODER_PRC 주문가격
 */
export const domesticStockCcnlNotice: Feed<keyof DomesticStockCcnlNoticeRow, TextColumn<DomesticStockCcnlNoticeRow>> = {
  id: 'domestic-stock/ccnl-notice',
  real: 'H0STCNI0',
  paper: 'H0STCNI9',
  encrypted: true,
  columns: [
    'CUST_ID', 'ACNT_NO', 'ODER_NO', 'OODER_NO', 'SELN_BYOV_CLS', 'RCTF_CLS', 'ODER_KIND', 'ODER_COND',
    'STCK_SHRN_ISCD', 'CNTG_QTY', 'CNTG_UNPR', 'STCK_CNTG_HOUR', 'RFUS_YN', 'CNTG_YN', 'ACPT_YN', 'BRNC_NO', 'ODER_QTY',
    'ACNT_NAME', 'ORD_COND_PRC', 'ORD_EXG_GB', 'POPUP_YN', 'FILLER', 'CRDT_CLS', 'CRDT_LOAN_DATE', 'CNTG_ISNM40',
    'ODER_PRC',
  ],
  texts: [
    'CUST_ID', 'ACNT_NO', 'ODER_NO', 'OODER_NO', 'SELN_BYOV_CLS', 'RCTF_CLS', 'ODER_KIND', 'ODER_COND',
    'STCK_SHRN_ISCD', 'STCK_CNTG_HOUR', 'RFUS_YN', 'CNTG_YN', 'ACPT_YN', 'BRNC_NO', 'ACNT_NAME', 'ORD_EXG_GB',
    'POPUP_YN', 'FILLER', 'CRDT_CLS', 'CRDT_LOAN_DATE', 'CNTG_ISNM40',
  ],
  clock: { time: 'STCK_CNTG_HOUR' },
  widths: [23, 26],
}

/** Row of H0NXCNT0 · 국내주식 실시간체결가 (NXT). Columns that a frame may lack are optional. */
export interface CcnlNxtRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식 체결 시간 */
  readonly STCK_CNTG_HOUR: string
  /** 주식 현재가 */
  readonly STCK_PRPR: Decimal
  /** 전일 대비 부호 */
  readonly PRDY_VRSS_SIGN: string
  /** 전일 대비 */
  readonly PRDY_VRSS: Decimal
  /** 전일 대비율 */
  readonly PRDY_CTRT: Decimal
  /** 가중 평균 주식 가격 */
  readonly WGHN_AVRG_STCK_PRC: Decimal
  /** 주식 시가 */
  readonly STCK_OPRC: Decimal
  /** 주식 최고가 */
  readonly STCK_HGPR: Decimal
  /** 주식 최저가 */
  readonly STCK_LWPR: Decimal
  /** 매도호가1 */
  readonly ASKP1: Decimal
  /** 매수호가1 */
  readonly BIDP1: Decimal
  /** 체결 거래량 */
  readonly CNTG_VOL: Decimal
  /** 누적 거래량 */
  readonly ACML_VOL: Decimal
  /** 누적 거래 대금 */
  readonly ACML_TR_PBMN: Decimal
  /** 매도 체결 건수 */
  readonly SELN_CNTG_CSNU: Decimal
  /** 매수 체결 건수 */
  readonly SHNU_CNTG_CSNU: Decimal
  /** 순매수 체결 건수 */
  readonly NTBY_CNTG_CSNU: Decimal
  /** 체결강도 */
  readonly CTTR: Decimal
  /** 총 매도 수량 */
  readonly SELN_CNTG_SMTN: Decimal
  /** 총 매수 수량 */
  readonly SHNU_CNTG_SMTN: Decimal
  /** 체결구분 */
  readonly CNTG_CLS_CODE: string
  /** 매수비율 */
  readonly SHNU_RATE: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly PRDY_VOL_VRSS_ACML_VOL_RATE: Decimal
  /** 시가 시간 */
  readonly OPRC_HOUR: string
  /** 시가대비구분 */
  readonly OPRC_VRSS_PRPR_SIGN: string
  /** 시가대비 */
  readonly OPRC_VRSS_PRPR: Decimal
  /** 최고가 시간 */
  readonly HGPR_HOUR: string
  /** 고가대비구분 */
  readonly HGPR_VRSS_PRPR_SIGN: string
  /** 고가대비 */
  readonly HGPR_VRSS_PRPR: Decimal
  /** 최저가 시간 */
  readonly LWPR_HOUR: string
  /** 저가대비구분 */
  readonly LWPR_VRSS_PRPR_SIGN: string
  /** 저가대비 */
  readonly LWPR_VRSS_PRPR: Decimal
  /** 영업 일자 */
  readonly BSOP_DATE: string
  /** 신 장운영 구분 코드 */
  readonly NEW_MKOP_CLS_CODE: string
  /** 거래정지 여부 */
  readonly TRHT_YN: string
  /** 매도호가 잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매수호가 잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 총 매도호가 잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총 매수호가 잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 거래량 회전율 */
  readonly VOL_TNRT: Decimal
  /** 전일 동시간 누적 거래량 */
  readonly PRDY_SMNS_HOUR_ACML_VOL: Decimal
  /** 전일 동시간 누적 거래량 비율 */
  readonly PRDY_SMNS_HOUR_ACML_VOL_RATE: Decimal
  /** 시간 구분 코드 */
  readonly HOUR_CLS_CODE: string
  /** 임의종료구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** 정적VI발동기준가 */
  readonly VI_STND_PRC: Decimal
  /** 장 구분 코드 · 1 프리마켓 · 2 정규장 · 3 애프터마켓 · 5 장종료 · since 2026-09-14 */
  readonly MARKET_CLS_CODE?: string
}

/**
 * 국내주식 실시간체결가 (NXT) · no document id · H0NXCNT0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 46 until 2026-09-13, 47 since 2026-09-14.
 */
export const ccnlNxt: Feed<keyof CcnlNxtRow, TextColumn<CcnlNxtRow>> = {
  id: 'domestic-stock/ccnl-nxt',
  real: 'H0NXCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'STCK_PRPR', 'PRDY_VRSS_SIGN', 'PRDY_VRSS', 'PRDY_CTRT', 'WGHN_AVRG_STCK_PRC',
    'STCK_OPRC', 'STCK_HGPR', 'STCK_LWPR', 'ASKP1', 'BIDP1', 'CNTG_VOL', 'ACML_VOL', 'ACML_TR_PBMN', 'SELN_CNTG_CSNU',
    'SHNU_CNTG_CSNU', 'NTBY_CNTG_CSNU', 'CTTR', 'SELN_CNTG_SMTN', 'SHNU_CNTG_SMTN', 'CNTG_CLS_CODE', 'SHNU_RATE',
    'PRDY_VOL_VRSS_ACML_VOL_RATE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN', 'OPRC_VRSS_PRPR', 'HGPR_HOUR',
    'HGPR_VRSS_PRPR_SIGN', 'HGPR_VRSS_PRPR', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'LWPR_VRSS_PRPR', 'BSOP_DATE',
    'NEW_MKOP_CLS_CODE', 'TRHT_YN', 'ASKP_RSQN1', 'BIDP_RSQN1', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN', 'VOL_TNRT',
    'PRDY_SMNS_HOUR_ACML_VOL', 'PRDY_SMNS_HOUR_ACML_VOL_RATE', 'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'VI_STND_PRC',
    'MARKET_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'PRDY_VRSS_SIGN', 'CNTG_CLS_CODE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN',
    'HGPR_HOUR', 'HGPR_VRSS_PRPR_SIGN', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'BSOP_DATE', 'NEW_MKOP_CLS_CODE', 'TRHT_YN',
    'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'MARKET_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { date: 'BSOP_DATE', time: 'STCK_CNTG_HOUR' },
  optional: 1,
  widths: [46, 47],
}

/** Row of H0UNCNT0 · 국내주식 실시간체결가 (통합). Columns that a frame may lack are optional. */
export interface CcnlTotalRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식 체결 시간 */
  readonly STCK_CNTG_HOUR: string
  /** 주식 현재가 */
  readonly STCK_PRPR: Decimal
  /** 전일 대비 부호 */
  readonly PRDY_VRSS_SIGN: string
  /** 전일 대비 */
  readonly PRDY_VRSS: Decimal
  /** 전일 대비율 */
  readonly PRDY_CTRT: Decimal
  /** 가중 평균 주식 가격 */
  readonly WGHN_AVRG_STCK_PRC: Decimal
  /** 주식 시가 */
  readonly STCK_OPRC: Decimal
  /** 주식 최고가 */
  readonly STCK_HGPR: Decimal
  /** 주식 최저가 */
  readonly STCK_LWPR: Decimal
  /** 매도호가1 */
  readonly ASKP1: Decimal
  /** 매수호가1 */
  readonly BIDP1: Decimal
  /** 체결 거래량 */
  readonly CNTG_VOL: Decimal
  /** 누적 거래량 */
  readonly ACML_VOL: Decimal
  /** 누적 거래 대금 */
  readonly ACML_TR_PBMN: Decimal
  /** 매도 체결 건수 */
  readonly SELN_CNTG_CSNU: Decimal
  /** 매수 체결 건수 */
  readonly SHNU_CNTG_CSNU: Decimal
  /** 순매수 체결 건수 */
  readonly NTBY_CNTG_CSNU: Decimal
  /** 체결강도 */
  readonly CTTR: Decimal
  /** 총 매도 수량 */
  readonly SELN_CNTG_SMTN: Decimal
  /** 총 매수 수량 */
  readonly SHNU_CNTG_SMTN: Decimal
  /** 체결구분 */
  readonly CNTG_CLS_CODE: string
  /** 매수비율 */
  readonly SHNU_RATE: Decimal
  /** 전일 거래량 대비 등락율 */
  readonly PRDY_VOL_VRSS_ACML_VOL_RATE: Decimal
  /** 시가 시간 */
  readonly OPRC_HOUR: string
  /** 시가대비구분 */
  readonly OPRC_VRSS_PRPR_SIGN: string
  /** 시가대비 */
  readonly OPRC_VRSS_PRPR: Decimal
  /** 최고가 시간 */
  readonly HGPR_HOUR: string
  /** 고가대비구분 */
  readonly HGPR_VRSS_PRPR_SIGN: string
  /** 고가대비 */
  readonly HGPR_VRSS_PRPR: Decimal
  /** 최저가 시간 */
  readonly LWPR_HOUR: string
  /** 저가대비구분 */
  readonly LWPR_VRSS_PRPR_SIGN: string
  /** 저가대비 */
  readonly LWPR_VRSS_PRPR: Decimal
  /** 영업 일자 */
  readonly BSOP_DATE: string
  /** 신 장운영 구분 코드 */
  readonly NEW_MKOP_CLS_CODE: string
  /** 거래정지 여부 */
  readonly TRHT_YN: string
  /** 매도호가 잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매수호가 잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 총 매도호가 잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총 매수호가 잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 거래량 회전율 */
  readonly VOL_TNRT: Decimal
  /** 전일 동시간 누적 거래량 */
  readonly PRDY_SMNS_HOUR_ACML_VOL: Decimal
  /** 전일 동시간 누적 거래량 비율 */
  readonly PRDY_SMNS_HOUR_ACML_VOL_RATE: Decimal
  /** 시간 구분 코드 */
  readonly HOUR_CLS_CODE: string
  /** 임의종료구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** 정적VI발동기준가 */
  readonly VI_STND_PRC: Decimal
  /** 장 구분 코드 · 1 프리마켓 · 2 정규장 · 3 애프터마켓 · 5 장종료 · since 2026-09-14 */
  readonly MARKET_CLS_CODE?: string
}

/**
 * 국내주식 실시간체결가 (통합) · no document id · H0UNCNT0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 46 until 2026-09-13, 47 since 2026-09-14.
 */
export const ccnlTotal: Feed<keyof CcnlTotalRow, TextColumn<CcnlTotalRow>> = {
  id: 'domestic-stock/ccnl-total',
  real: 'H0UNCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'STCK_PRPR', 'PRDY_VRSS_SIGN', 'PRDY_VRSS', 'PRDY_CTRT', 'WGHN_AVRG_STCK_PRC',
    'STCK_OPRC', 'STCK_HGPR', 'STCK_LWPR', 'ASKP1', 'BIDP1', 'CNTG_VOL', 'ACML_VOL', 'ACML_TR_PBMN', 'SELN_CNTG_CSNU',
    'SHNU_CNTG_CSNU', 'NTBY_CNTG_CSNU', 'CTTR', 'SELN_CNTG_SMTN', 'SHNU_CNTG_SMTN', 'CNTG_CLS_CODE', 'SHNU_RATE',
    'PRDY_VOL_VRSS_ACML_VOL_RATE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN', 'OPRC_VRSS_PRPR', 'HGPR_HOUR',
    'HGPR_VRSS_PRPR_SIGN', 'HGPR_VRSS_PRPR', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'LWPR_VRSS_PRPR', 'BSOP_DATE',
    'NEW_MKOP_CLS_CODE', 'TRHT_YN', 'ASKP_RSQN1', 'BIDP_RSQN1', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN', 'VOL_TNRT',
    'PRDY_SMNS_HOUR_ACML_VOL', 'PRDY_SMNS_HOUR_ACML_VOL_RATE', 'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'VI_STND_PRC',
    'MARKET_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'PRDY_VRSS_SIGN', 'CNTG_CLS_CODE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN',
    'HGPR_HOUR', 'HGPR_VRSS_PRPR_SIGN', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'BSOP_DATE', 'NEW_MKOP_CLS_CODE', 'TRHT_YN',
    'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'MARKET_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { date: 'BSOP_DATE', time: 'STCK_CNTG_HOUR' },
  optional: 1,
  widths: [46, 47],
}

/** Row of H0STANC0 · 국내주식 실시간예상체결 (KRX). */
export interface ExpCcnlKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 주식현재가 */
  readonly stck_prpr: Decimal
  /** 전일대비구분 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 등락율 */
  readonly prdy_ctrt: Decimal
  /** 가중평균주식가격 */
  readonly wghn_avrg_stck_prc: Decimal
  /** 시가 */
  readonly stck_oprc: Decimal
  /** 고가 */
  readonly stck_hgpr: Decimal
  /** 저가 */
  readonly stck_lwpr: Decimal
  /** 매도호가 */
  readonly askp1: Decimal
  /** 매수호가 */
  readonly bidp1: Decimal
  /** 거래량 */
  readonly cntg_vol: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 체결구분 */
  readonly cntg_cls_code: string
  /** 매수비율 */
  readonly shnu_rate: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가대비구분 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가대비 */
  readonly oprc_vrss_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 고가대비구분 */
  readonly hgpr_vrss_prpr_sign: string
  /** 고가대비 */
  readonly hgpr_vrss_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 저가대비구분 */
  readonly lwpr_vrss_prpr_sign: string
  /** 저가대비 */
  readonly lwpr_vrss_prpr: Decimal
  /** 영업일자 */
  readonly bsop_date: string
  /** 신장운영구분코드 */
  readonly new_mkop_cls_code: string
  /** 거래정지여부 */
  readonly trht_yn: string
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 거래량회전율 */
  readonly vol_tnrt: Decimal
  /** 전일동시간누적거래량 */
  readonly prdy_smns_hour_acml_vol: Decimal
  /** 전일동시간누적거래량비율 */
  readonly prdy_smns_hour_acml_vol_rate: Decimal
  /** 시간구분코드 */
  readonly hour_cls_code: string
  /** 임의종료구분코드 */
  readonly mrkt_trtm_cls_code: string
}

/**
 * 국내주식 실시간예상체결 (KRX) · 실시간-041 · H0STANC0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 45.
 */
export const expCcnlKrx: Feed<keyof ExpCcnlKrxRow, TextColumn<ExpCcnlKrxRow>> = {
  id: 'domestic-stock/exp-ccnl-krx',
  real: 'H0STANC0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'wghn_avrg_stck_prc',
    'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'askp1', 'bidp1', 'cntg_vol', 'acml_vol', 'acml_tr_pbmn', 'seln_cntg_csnu',
    'shnu_cntg_csnu', 'ntby_cntg_csnu', 'cttr', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'cntg_cls_code', 'shnu_rate',
    'prdy_vol_vrss_acml_vol_rate', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'hgpr_vrss_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_prpr', 'bsop_date',
    'new_mkop_cls_code', 'trht_yn', 'askp_rsqn1', 'bidp_rsqn1', 'total_askp_rsqn', 'total_bidp_rsqn', 'vol_tnrt',
    'prdy_smns_hour_acml_vol', 'prdy_smns_hour_acml_vol_rate', 'hour_cls_code', 'mrkt_trtm_cls_code',
  ],
  texts: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'prdy_vrss_sign', 'cntg_cls_code', 'oprc_hour', 'oprc_vrss_prpr_sign',
    'hgpr_hour', 'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'bsop_date', 'new_mkop_cls_code', 'trht_yn',
    'hour_cls_code', 'mrkt_trtm_cls_code',
  ],
  keyColumn: 'mksc_shrn_iscd',
  clock: { date: 'bsop_date', time: 'stck_cntg_hour' },
}

/** Row of H0NXANC0 · 국내주식 실시간예상체결 (NXT). */
export interface ExpCcnlNxtRow {
  /** 유가증권단축종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식체결시간 */
  readonly STCK_CNTG_HOUR: string
  /** 주식현재가 */
  readonly STCK_PRPR: Decimal
  /** 전일대비구분 */
  readonly PRDY_VRSS_SIGN: string
  /** 전일대비 */
  readonly PRDY_VRSS: Decimal
  /** 등락율 */
  readonly PRDY_CTRT: Decimal
  /** 가중평균주식가격 */
  readonly WGHN_AVRG_STCK_PRC: Decimal
  /** 시가 */
  readonly STCK_OPRC: Decimal
  /** 고가 */
  readonly STCK_HGPR: Decimal
  /** 저가 */
  readonly STCK_LWPR: Decimal
  /** 매도호가 */
  readonly ASKP1: Decimal
  /** 매수호가 */
  readonly BIDP1: Decimal
  /** 거래량 */
  readonly CNTG_VOL: Decimal
  /** 누적거래량 */
  readonly ACML_VOL: Decimal
  /** 누적거래대금 */
  readonly ACML_TR_PBMN: Decimal
  /** 매도체결건수 */
  readonly SELN_CNTG_CSNU: Decimal
  /** 매수체결건수 */
  readonly SHNU_CNTG_CSNU: Decimal
  /** 순매수체결건수 */
  readonly NTBY_CNTG_CSNU: Decimal
  /** 체결강도 */
  readonly CTTR: Decimal
  /** 총매도수량 */
  readonly SELN_CNTG_SMTN: Decimal
  /** 총매수수량 */
  readonly SHNU_CNTG_SMTN: Decimal
  /** 체결구분 */
  readonly CNTG_CLS_CODE: string
  /** 매수비율 */
  readonly SHNU_RATE: Decimal
  /** 전일거래량대비등락율 */
  readonly PRDY_VOL_VRSS_ACML_VOL_RATE: Decimal
  /** 시가시간 */
  readonly OPRC_HOUR: string
  /** 시가대비구분 */
  readonly OPRC_VRSS_PRPR_SIGN: string
  /** 시가대비 */
  readonly OPRC_VRSS_PRPR: Decimal
  /** 최고가시간 */
  readonly HGPR_HOUR: string
  /** 고가대비구분 */
  readonly HGPR_VRSS_PRPR_SIGN: string
  /** 고가대비 */
  readonly HGPR_VRSS_PRPR: Decimal
  /** 최저가시간 */
  readonly LWPR_HOUR: string
  /** 저가대비구분 */
  readonly LWPR_VRSS_PRPR_SIGN: string
  /** 저가대비 */
  readonly LWPR_VRSS_PRPR: Decimal
  /** 영업일자 */
  readonly BSOP_DATE: string
  /** 신장운영구분코드 */
  readonly NEW_MKOP_CLS_CODE: string
  /** 거래정지여부 */
  readonly TRHT_YN: string
  /** 매도호가잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매수호가잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 총매도호가잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총매수호가잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 거래량회전율 */
  readonly VOL_TNRT: Decimal
  /** 전일동시간누적거래량 */
  readonly PRDY_SMNS_HOUR_ACML_VOL: Decimal
  /** 전일동시간누적거래량비율 */
  readonly PRDY_SMNS_HOUR_ACML_VOL_RATE: Decimal
  /** 시간구분코드 */
  readonly HOUR_CLS_CODE: string
  /** 임의종료구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** VI 상태값 */
  readonly VI_STND_PRC: Decimal
}

/**
 * 국내주식 실시간예상체결 (NXT) · no document id · H0NXANC0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660, 005380.
 * Columns: 46.
 */
export const expCcnlNxt: Feed<keyof ExpCcnlNxtRow, TextColumn<ExpCcnlNxtRow>> = {
  id: 'domestic-stock/exp-ccnl-nxt',
  real: 'H0NXANC0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'STCK_PRPR', 'PRDY_VRSS_SIGN', 'PRDY_VRSS', 'PRDY_CTRT', 'WGHN_AVRG_STCK_PRC',
    'STCK_OPRC', 'STCK_HGPR', 'STCK_LWPR', 'ASKP1', 'BIDP1', 'CNTG_VOL', 'ACML_VOL', 'ACML_TR_PBMN', 'SELN_CNTG_CSNU',
    'SHNU_CNTG_CSNU', 'NTBY_CNTG_CSNU', 'CTTR', 'SELN_CNTG_SMTN', 'SHNU_CNTG_SMTN', 'CNTG_CLS_CODE', 'SHNU_RATE',
    'PRDY_VOL_VRSS_ACML_VOL_RATE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN', 'OPRC_VRSS_PRPR', 'HGPR_HOUR',
    'HGPR_VRSS_PRPR_SIGN', 'HGPR_VRSS_PRPR', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'LWPR_VRSS_PRPR', 'BSOP_DATE',
    'NEW_MKOP_CLS_CODE', 'TRHT_YN', 'ASKP_RSQN1', 'BIDP_RSQN1', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN', 'VOL_TNRT',
    'PRDY_SMNS_HOUR_ACML_VOL', 'PRDY_SMNS_HOUR_ACML_VOL_RATE', 'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'VI_STND_PRC',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'PRDY_VRSS_SIGN', 'CNTG_CLS_CODE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN',
    'HGPR_HOUR', 'HGPR_VRSS_PRPR_SIGN', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'BSOP_DATE', 'NEW_MKOP_CLS_CODE', 'TRHT_YN',
    'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { date: 'BSOP_DATE', time: 'STCK_CNTG_HOUR' },
}

/** Row of H0UNANC0 · 국내주식 실시간예상체결 (통합). */
export interface ExpCcnlTotalRow {
  /** 유가증권단축종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식체결시간 */
  readonly STCK_CNTG_HOUR: string
  /** 주식현재가 */
  readonly STCK_PRPR: Decimal
  /** 전일대비구분 */
  readonly PRDY_VRSS_SIGN: string
  /** 전일대비 */
  readonly PRDY_VRSS: Decimal
  /** 등락율 */
  readonly PRDY_CTRT: Decimal
  /** 가중평균주식가격 */
  readonly WGHN_AVRG_STCK_PRC: Decimal
  /** 시가 */
  readonly STCK_OPRC: Decimal
  /** 고가 */
  readonly STCK_HGPR: Decimal
  /** 저가 */
  readonly STCK_LWPR: Decimal
  /** 매도호가 */
  readonly ASKP1: Decimal
  /** 매수호가 */
  readonly BIDP1: Decimal
  /** 거래량 */
  readonly CNTG_VOL: Decimal
  /** 누적거래량 */
  readonly ACML_VOL: Decimal
  /** 누적거래대금 */
  readonly ACML_TR_PBMN: Decimal
  /** 매도체결건수 */
  readonly SELN_CNTG_CSNU: Decimal
  /** 매수체결건수 */
  readonly SHNU_CNTG_CSNU: Decimal
  /** 순매수체결건수 */
  readonly NTBY_CNTG_CSNU: Decimal
  /** 체결강도 */
  readonly CTTR: Decimal
  /** 총매도수량 */
  readonly SELN_CNTG_SMTN: Decimal
  /** 총매수수량 */
  readonly SHNU_CNTG_SMTN: Decimal
  /** 체결구분 */
  readonly CNTG_CLS_CODE: string
  /** 매수비율 */
  readonly SHNU_RATE: Decimal
  /** 전일거래량대비등락율 */
  readonly PRDY_VOL_VRSS_ACML_VOL_RATE: Decimal
  /** 시가시간 */
  readonly OPRC_HOUR: string
  /** 시가대비구분 */
  readonly OPRC_VRSS_PRPR_SIGN: string
  /** 시가대비 */
  readonly OPRC_VRSS_PRPR: Decimal
  /** 최고가시간 */
  readonly HGPR_HOUR: string
  /** 고가대비구분 */
  readonly HGPR_VRSS_PRPR_SIGN: string
  /** 고가대비 */
  readonly HGPR_VRSS_PRPR: Decimal
  /** 최저가시간 */
  readonly LWPR_HOUR: string
  /** 저가대비구분 */
  readonly LWPR_VRSS_PRPR_SIGN: string
  /** 저가대비 */
  readonly LWPR_VRSS_PRPR: Decimal
  /** 영업일자 */
  readonly BSOP_DATE: string
  /** 신장운영구분코드 */
  readonly NEW_MKOP_CLS_CODE: string
  /** 거래정지여부 */
  readonly TRHT_YN: string
  /** 매도호가잔량1 */
  readonly ASKP_RSQN1: Decimal
  /** 매수호가잔량1 */
  readonly BIDP_RSQN1: Decimal
  /** 총매도호가잔량 */
  readonly TOTAL_ASKP_RSQN: Decimal
  /** 총매수호가잔량 */
  readonly TOTAL_BIDP_RSQN: Decimal
  /** 거래량회전율 */
  readonly VOL_TNRT: Decimal
  /** 전일동시간누적거래량 */
  readonly PRDY_SMNS_HOUR_ACML_VOL: Decimal
  /** 전일동시간누적거래량비율 */
  readonly PRDY_SMNS_HOUR_ACML_VOL_RATE: Decimal
  /** 시간구분코드 */
  readonly HOUR_CLS_CODE: string
  /** 임의종료구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** VI 상태값 */
  readonly VI_STND_PRC: Decimal
}

/**
 * 국내주식 실시간예상체결 (통합) · no document id · H0UNANC0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 46.
 */
export const expCcnlTotal: Feed<keyof ExpCcnlTotalRow, TextColumn<ExpCcnlTotalRow>> = {
  id: 'domestic-stock/exp-ccnl-total',
  real: 'H0UNANC0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'STCK_PRPR', 'PRDY_VRSS_SIGN', 'PRDY_VRSS', 'PRDY_CTRT', 'WGHN_AVRG_STCK_PRC',
    'STCK_OPRC', 'STCK_HGPR', 'STCK_LWPR', 'ASKP1', 'BIDP1', 'CNTG_VOL', 'ACML_VOL', 'ACML_TR_PBMN', 'SELN_CNTG_CSNU',
    'SHNU_CNTG_CSNU', 'NTBY_CNTG_CSNU', 'CTTR', 'SELN_CNTG_SMTN', 'SHNU_CNTG_SMTN', 'CNTG_CLS_CODE', 'SHNU_RATE',
    'PRDY_VOL_VRSS_ACML_VOL_RATE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN', 'OPRC_VRSS_PRPR', 'HGPR_HOUR',
    'HGPR_VRSS_PRPR_SIGN', 'HGPR_VRSS_PRPR', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'LWPR_VRSS_PRPR', 'BSOP_DATE',
    'NEW_MKOP_CLS_CODE', 'TRHT_YN', 'ASKP_RSQN1', 'BIDP_RSQN1', 'TOTAL_ASKP_RSQN', 'TOTAL_BIDP_RSQN', 'VOL_TNRT',
    'PRDY_SMNS_HOUR_ACML_VOL', 'PRDY_SMNS_HOUR_ACML_VOL_RATE', 'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE', 'VI_STND_PRC',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'PRDY_VRSS_SIGN', 'CNTG_CLS_CODE', 'OPRC_HOUR', 'OPRC_VRSS_PRPR_SIGN',
    'HGPR_HOUR', 'HGPR_VRSS_PRPR_SIGN', 'LWPR_HOUR', 'LWPR_VRSS_PRPR_SIGN', 'BSOP_DATE', 'NEW_MKOP_CLS_CODE', 'TRHT_YN',
    'HOUR_CLS_CODE', 'MRKT_TRTM_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { date: 'BSOP_DATE', time: 'STCK_CNTG_HOUR' },
}

/** Row of H0UPCNT0 · 국내지수 실시간체결. */
export interface IndexCcnlRow {
  /** 업종 구분 코드 */
  readonly bstp_cls_code: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 현재가 지수 */
  readonly prpr_nmix: Decimal
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
  /** 건별 거래량 */
  readonly pcas_vol: Decimal
  /** 건별 거래 대금 */
  readonly pcas_tr_pbmn: Decimal
  /** 전일 대비율 */
  readonly prdy_ctrt: Decimal
  /** 시가 지수 */
  readonly oprc_nmix: Decimal
  /** 지수 최고가 */
  readonly nmix_hgpr: Decimal
  /** 지수 최저가 */
  readonly nmix_lwpr: Decimal
  /** 시가 대비 지수 현재가 */
  readonly oprc_vrss_nmix_prpr: Decimal
  /** 시가 대비 지수 부호 */
  readonly oprc_vrss_nmix_sign: string
  /** 최고가 대비 지수 현재가 */
  readonly hgpr_vrss_nmix_prpr: Decimal
  /** 최고가 대비 지수 부호 */
  readonly hgpr_vrss_nmix_sign: string
  /** 최저가 대비 지수 현재가 */
  readonly lwpr_vrss_nmix_prpr: Decimal
  /** 최저가 대비 지수 부호 */
  readonly lwpr_vrss_nmix_sign: string
  /** 전일 종가 대비 시가2 비율 */
  readonly prdy_clpr_vrss_oprc_rate: Decimal
  /** 전일 종가 대비 최고가 비율 */
  readonly prdy_clpr_vrss_hgpr_rate: Decimal
  /** 전일 종가 대비 최저가 비율 */
  readonly prdy_clpr_vrss_lwpr_rate: Decimal
  /** 상한 종목 수 */
  readonly uplm_issu_cnt: Decimal
  /** 상승 종목 수 */
  readonly ascn_issu_cnt: Decimal
  /** 보합 종목 수 */
  readonly stnr_issu_cnt: Decimal
  /** 하락 종목 수 */
  readonly down_issu_cnt: Decimal
  /** 하한 종목 수 */
  readonly lslm_issu_cnt: Decimal
  /** 기세 상승 종목수 */
  readonly qtqt_ascn_issu_cnt: Decimal
  /** 기세 하락 종목수 */
  readonly qtqt_down_issu_cnt: Decimal
  /** TICK대비 */
  readonly tick_vrss: Decimal
}

/**
 * 국내지수 실시간체결 · 실시간-026 · H0UPCNT0, not in paper trading
 *
 * Key: index-code, e.g. 0001, 0128.
 * Columns: 30.
 */
export const indexCcnl: Feed<keyof IndexCcnlRow, TextColumn<IndexCcnlRow>> = {
  id: 'domestic-stock/index-ccnl',
  real: 'H0UPCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'bstp_cls_code', 'bsop_hour', 'prpr_nmix', 'prdy_vrss_sign', 'bstp_nmix_prdy_vrss', 'acml_vol', 'acml_tr_pbmn',
    'pcas_vol', 'pcas_tr_pbmn', 'prdy_ctrt', 'oprc_nmix', 'nmix_hgpr', 'nmix_lwpr', 'oprc_vrss_nmix_prpr',
    'oprc_vrss_nmix_sign', 'hgpr_vrss_nmix_prpr', 'hgpr_vrss_nmix_sign', 'lwpr_vrss_nmix_prpr', 'lwpr_vrss_nmix_sign',
    'prdy_clpr_vrss_oprc_rate', 'prdy_clpr_vrss_hgpr_rate', 'prdy_clpr_vrss_lwpr_rate', 'uplm_issu_cnt',
    'ascn_issu_cnt', 'stnr_issu_cnt', 'down_issu_cnt', 'lslm_issu_cnt', 'qtqt_ascn_issu_cnt', 'qtqt_down_issu_cnt',
    'tick_vrss',
  ],
  texts: [
    'bstp_cls_code', 'bsop_hour', 'prdy_vrss_sign', 'oprc_vrss_nmix_sign', 'hgpr_vrss_nmix_sign', 'lwpr_vrss_nmix_sign',
  ],
  keyColumn: 'bstp_cls_code',
  clock: { time: 'bsop_hour' },
}

/** Row of H0UPANC0 · 국내지수 실시간예상체결. */
export interface IndexExpCcnlRow {
  /** 업종 구분 코드 */
  readonly bstp_cls_code: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 현재가 지수 */
  readonly prpr_nmix: Decimal
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
  /** 건별 거래량 */
  readonly pcas_vol: Decimal
  /** 건별 거래 대금 */
  readonly pcas_tr_pbmn: Decimal
  /** 전일 대비율 */
  readonly prdy_ctrt: Decimal
  /** 상한 종목 수 */
  readonly uplm_issu_cnt: Decimal
  /** 상승 종목 수 */
  readonly ascn_issu_cnt: Decimal
  /** 보합 종목 수 */
  readonly stnr_issu_cnt: Decimal
  /** 하락 종목 수 */
  readonly down_issu_cnt: Decimal
  /** 하한 종목 수 */
  readonly lslm_issu_cnt: Decimal
}

/**
 * 국내지수 실시간예상체결 · 실시간-027 · H0UPANC0, not in paper trading
 *
 * Key: index-code, e.g. 0001.
 * Columns: 15.
 * Unsure: the confidence in these columns is medium.
 */
export const indexExpCcnl: Feed<keyof IndexExpCcnlRow, TextColumn<IndexExpCcnlRow>> = {
  id: 'domestic-stock/index-exp-ccnl',
  real: 'H0UPANC0',
  paper: null,
  encrypted: false,
  columns: [
    'bstp_cls_code', 'bsop_hour', 'prpr_nmix', 'prdy_vrss_sign', 'bstp_nmix_prdy_vrss', 'acml_vol', 'acml_tr_pbmn',
    'pcas_vol', 'pcas_tr_pbmn', 'prdy_ctrt', 'uplm_issu_cnt', 'ascn_issu_cnt', 'stnr_issu_cnt', 'down_issu_cnt',
    'lslm_issu_cnt',
  ],
  texts: ['bstp_cls_code', 'bsop_hour', 'prdy_vrss_sign'],
  keyColumn: 'bstp_cls_code',
  clock: { time: 'bsop_hour' },
}

/** Row of H0UPPGM0 · 국내지수 실시간프로그램매매. */
export interface IndexProgramTradeRow {
  /** 업종 구분 코드 */
  readonly bstp_cls_code: string
  /** 영업 시간 */
  readonly bsop_hour: string
  /** 차익 매도 위탁 체결량 */
  readonly arbt_seln_entm_cnqn: Decimal
  /** 차익 매도 자기 체결량 */
  readonly arbt_seln_onsl_cnqn: Decimal
  /** 차익 매수2 위탁 체결량 */
  readonly arbt_shnu_entm_cnqn: Decimal
  /** 차익 매수2 자기 체결량 */
  readonly arbt_shnu_onsl_cnqn: Decimal
  /** 비차익 매도 위탁 체결량 */
  readonly nabt_seln_entm_cnqn: Decimal
  /** 비차익 매도 자기 체결량 */
  readonly nabt_seln_onsl_cnqn: Decimal
  /** 비차익 매수2 위탁 체결량 */
  readonly nabt_shnu_entm_cnqn: Decimal
  /** 비차익 매수2 자기 체결량 */
  readonly nabt_shnu_onsl_cnqn: Decimal
  /** 차익 매도 위탁 체결 금액 */
  readonly arbt_seln_entm_cntg_amt: Decimal
  /** 차익 매도 자기 체결 금액 */
  readonly arbt_seln_onsl_cntg_amt: Decimal
  /** 차익 매수2 위탁 체결 금액 */
  readonly arbt_shnu_entm_cntg_amt: Decimal
  /** 차익 매수2 자기 체결 금액 */
  readonly arbt_shnu_onsl_cntg_amt: Decimal
  /** 비차익 매도 위탁 체결 금액 */
  readonly nabt_seln_entm_cntg_amt: Decimal
  /** 비차익 매도 자기 체결 금액 */
  readonly nabt_seln_onsl_cntg_amt: Decimal
  /** 비차익 매수2 위탁 체결 금액 */
  readonly nabt_shnu_entm_cntg_amt: Decimal
  /** 비차익 매수2 자기 체결 금액 */
  readonly nabt_shnu_onsl_cntg_amt: Decimal
  /** 차익 합계 매도 거래량 */
  readonly arbt_smtn_seln_vol: Decimal
  /** 차익 합계 매도 거래량 비율 */
  readonly arbt_smtm_seln_vol_rate: Decimal
  /** 차익 합계 매도 거래 대금 */
  readonly arbt_smtn_seln_tr_pbmn: Decimal
  /** 차익 합계 매도 거래대금 비율 */
  readonly arbt_smtm_seln_tr_pbmn_rate: Decimal
  /** 차익 합계 매수2 거래량 */
  readonly arbt_smtn_shnu_vol: Decimal
  /** 차익 합계 매수 거래량 비율 */
  readonly arbt_smtm_shnu_vol_rate: Decimal
  /** 차익 합계 매수2 거래 대금 */
  readonly arbt_smtn_shnu_tr_pbmn: Decimal
  /** 차익 합계 매수 거래대금 비율 */
  readonly arbt_smtm_shnu_tr_pbmn_rate: Decimal
  /** 차익 합계 순매수 수량 */
  readonly arbt_smtn_ntby_qty: Decimal
  /** 차익 합계 순매수 수량 비율 */
  readonly arbt_smtm_ntby_qty_rate: Decimal
  /** 차익 합계 순매수 거래 대금 */
  readonly arbt_smtn_ntby_tr_pbmn: Decimal
  /** 차익 합계 순매수 거래대금 비율 */
  readonly arbt_smtm_ntby_tr_pbmn_rate: Decimal
  /** 비차익 합계 매도 거래량 */
  readonly nabt_smtn_seln_vol: Decimal
  /** 비차익 합계 매도 거래량 비율 */
  readonly nabt_smtm_seln_vol_rate: Decimal
  /** 비차익 합계 매도 거래 대금 */
  readonly nabt_smtn_seln_tr_pbmn: Decimal
  /** 비차익 합계 매도 거래대금 비율 */
  readonly nabt_smtm_seln_tr_pbmn_rate: Decimal
  /** 비차익 합계 매수2 거래량 */
  readonly nabt_smtn_shnu_vol: Decimal
  /** 비차익 합계 매수 거래량 비율 */
  readonly nabt_smtm_shnu_vol_rate: Decimal
  /** 비차익 합계 매수2 거래 대금 */
  readonly nabt_smtn_shnu_tr_pbmn: Decimal
  /** 비차익 합계 매수 거래대금 비율 */
  readonly nabt_smtm_shnu_tr_pbmn_rate: Decimal
  /** 비차익 합계 순매수 수량 */
  readonly nabt_smtn_ntby_qty: Decimal
  /** 비차익 합계 순매수 수량 비율 */
  readonly nabt_smtm_ntby_qty_rate: Decimal
  /** 비차익 합계 순매수 거래 대금 */
  readonly nabt_smtn_ntby_tr_pbmn: Decimal
  /** 비차익 합계 순매수 거래대금 비율 */
  readonly nabt_smtm_ntby_tr_pbmn_rate: Decimal
  /** 전체 위탁 매도 거래량 */
  readonly whol_entm_seln_vol: Decimal
  /** 위탁 매도 거래량 비율 */
  readonly entm_seln_vol_rate: Decimal
  /** 전체 위탁 매도 거래 대금 */
  readonly whol_entm_seln_tr_pbmn: Decimal
  /** 위탁 매도 거래대금 비율 */
  readonly entm_seln_tr_pbmn_rate: Decimal
  /** 전체 위탁 매수2 거래량 */
  readonly whol_entm_shnu_vol: Decimal
  /** 위탁 매수 거래량 비율 */
  readonly entm_shnu_vol_rate: Decimal
  /** 전체 위탁 매수2 거래 대금 */
  readonly whol_entm_shnu_tr_pbmn: Decimal
  /** 위탁 매수 거래대금 비율 */
  readonly entm_shnu_tr_pbmn_rate: Decimal
  /** 전체 위탁 순매수 수량 */
  readonly whol_entm_ntby_qt: Decimal
  /** 위탁 순매수 수량 비율 */
  readonly entm_ntby_qty_rat: Decimal
  /** 전체 위탁 순매수 거래 대금 */
  readonly whol_entm_ntby_tr_pbmn: Decimal
  /** 위탁 순매수 금액 비율 */
  readonly entm_ntby_tr_pbmn_rate: Decimal
  /** 전체 자기 매도 거래량 */
  readonly whol_onsl_seln_vol: Decimal
  /** 자기 매도 거래량 비율 */
  readonly onsl_seln_vol_rate: Decimal
  /** 전체 자기 매도 거래 대금 */
  readonly whol_onsl_seln_tr_pbmn: Decimal
  /** 자기 매도 거래대금 비율 */
  readonly onsl_seln_tr_pbmn_rate: Decimal
  /** 전체 자기 매수2 거래량 */
  readonly whol_onsl_shnu_vol: Decimal
  /** 자기 매수 거래량 비율 */
  readonly onsl_shnu_vol_rate: Decimal
  /** 전체 자기 매수2 거래 대금 */
  readonly whol_onsl_shnu_tr_pbmn: Decimal
  /** 자기 매수 거래대금 비율 */
  readonly onsl_shnu_tr_pbmn_rate: Decimal
  /** 전체 자기 순매수 수량 */
  readonly whol_onsl_ntby_qty: Decimal
  /** 자기 순매수량 비율 */
  readonly onsl_ntby_qty_rate: Decimal
  /** 전체 자기 순매수 거래 대금 */
  readonly whol_onsl_ntby_tr_pbmn: Decimal
  /** 자기 순매수 대금 비율 */
  readonly onsl_ntby_tr_pbmn_rate: Decimal
  /** 총 매도 수량 */
  readonly total_seln_qty: Decimal
  /** 전체 매도 거래량 비율 */
  readonly whol_seln_vol_rate: Decimal
  /** 총 매도 거래 대금 */
  readonly total_seln_tr_pbmn: Decimal
  /** 전체 매도 거래대금 비율 */
  readonly whol_seln_tr_pbmn_rate: Decimal
  /** 총 매수 수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 전체 매수 거래량 비율 */
  readonly whol_shun_vol_rate: Decimal
  /** 총 매수2 거래 대금 */
  readonly total_shnu_tr_pbmn: Decimal
  /** 전체 매수 거래대금 비율 */
  readonly whol_shun_tr_pbmn_rate: Decimal
  /** 전체 순매수 수량 */
  readonly whol_ntby_qty: Decimal
  /** 전체 합계 순매수 수량 비율 */
  readonly whol_smtm_ntby_qty_rate: Decimal
  /** 전체 순매수 거래 대금 */
  readonly whol_ntby_tr_pbmn: Decimal
  /** 전체 순매수 거래대금 비율 */
  readonly whol_ntby_tr_pbmn_rate: Decimal
  /** 차익 위탁 순매수 수량 */
  readonly arbt_entm_ntby_qty: Decimal
  /** 차익 위탁 순매수 거래 대금 */
  readonly arbt_entm_ntby_tr_pbmn: Decimal
  /** 차익 자기 순매수 수량 */
  readonly arbt_onsl_ntby_qty: Decimal
  /** 차익 자기 순매수 거래 대금 */
  readonly arbt_onsl_ntby_tr_pbmn: Decimal
  /** 비차익 위탁 순매수 수량 */
  readonly nabt_entm_ntby_qty: Decimal
  /** 비차익 위탁 순매수 거래 대금 */
  readonly nabt_entm_ntby_tr_pbmn: Decimal
  /** 비차익 자기 순매수 수량 */
  readonly nabt_onsl_ntby_qty: Decimal
  /** 비차익 자기 순매수 거래 대금 */
  readonly nabt_onsl_ntby_tr_pbmn: Decimal
  /** 누적 거래량 */
  readonly acml_vol: Decimal
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn: Decimal
}

/**
 * 국내지수 실시간프로그램매매 · 실시간-028 · H0UPPGM0, not in paper trading
 *
 * Key: index-code, e.g. 0001, 0128.
 * Columns: 88.
 */
export const indexProgramTrade: Feed<keyof IndexProgramTradeRow, TextColumn<IndexProgramTradeRow>> = {
  id: 'domestic-stock/index-program-trade',
  real: 'H0UPPGM0',
  paper: null,
  encrypted: false,
  columns: [
    'bstp_cls_code', 'bsop_hour', 'arbt_seln_entm_cnqn', 'arbt_seln_onsl_cnqn', 'arbt_shnu_entm_cnqn',
    'arbt_shnu_onsl_cnqn', 'nabt_seln_entm_cnqn', 'nabt_seln_onsl_cnqn', 'nabt_shnu_entm_cnqn', 'nabt_shnu_onsl_cnqn',
    'arbt_seln_entm_cntg_amt', 'arbt_seln_onsl_cntg_amt', 'arbt_shnu_entm_cntg_amt', 'arbt_shnu_onsl_cntg_amt',
    'nabt_seln_entm_cntg_amt', 'nabt_seln_onsl_cntg_amt', 'nabt_shnu_entm_cntg_amt', 'nabt_shnu_onsl_cntg_amt',
    'arbt_smtn_seln_vol', 'arbt_smtm_seln_vol_rate', 'arbt_smtn_seln_tr_pbmn', 'arbt_smtm_seln_tr_pbmn_rate',
    'arbt_smtn_shnu_vol', 'arbt_smtm_shnu_vol_rate', 'arbt_smtn_shnu_tr_pbmn', 'arbt_smtm_shnu_tr_pbmn_rate',
    'arbt_smtn_ntby_qty', 'arbt_smtm_ntby_qty_rate', 'arbt_smtn_ntby_tr_pbmn', 'arbt_smtm_ntby_tr_pbmn_rate',
    'nabt_smtn_seln_vol', 'nabt_smtm_seln_vol_rate', 'nabt_smtn_seln_tr_pbmn', 'nabt_smtm_seln_tr_pbmn_rate',
    'nabt_smtn_shnu_vol', 'nabt_smtm_shnu_vol_rate', 'nabt_smtn_shnu_tr_pbmn', 'nabt_smtm_shnu_tr_pbmn_rate',
    'nabt_smtn_ntby_qty', 'nabt_smtm_ntby_qty_rate', 'nabt_smtn_ntby_tr_pbmn', 'nabt_smtm_ntby_tr_pbmn_rate',
    'whol_entm_seln_vol', 'entm_seln_vol_rate', 'whol_entm_seln_tr_pbmn', 'entm_seln_tr_pbmn_rate',
    'whol_entm_shnu_vol', 'entm_shnu_vol_rate', 'whol_entm_shnu_tr_pbmn', 'entm_shnu_tr_pbmn_rate', 'whol_entm_ntby_qt',
    'entm_ntby_qty_rat', 'whol_entm_ntby_tr_pbmn', 'entm_ntby_tr_pbmn_rate', 'whol_onsl_seln_vol', 'onsl_seln_vol_rate',
    'whol_onsl_seln_tr_pbmn', 'onsl_seln_tr_pbmn_rate', 'whol_onsl_shnu_vol', 'onsl_shnu_vol_rate',
    'whol_onsl_shnu_tr_pbmn', 'onsl_shnu_tr_pbmn_rate', 'whol_onsl_ntby_qty', 'onsl_ntby_qty_rate',
    'whol_onsl_ntby_tr_pbmn', 'onsl_ntby_tr_pbmn_rate', 'total_seln_qty', 'whol_seln_vol_rate', 'total_seln_tr_pbmn',
    'whol_seln_tr_pbmn_rate', 'shnu_cntg_smtn', 'whol_shun_vol_rate', 'total_shnu_tr_pbmn', 'whol_shun_tr_pbmn_rate',
    'whol_ntby_qty', 'whol_smtm_ntby_qty_rate', 'whol_ntby_tr_pbmn', 'whol_ntby_tr_pbmn_rate', 'arbt_entm_ntby_qty',
    'arbt_entm_ntby_tr_pbmn', 'arbt_onsl_ntby_qty', 'arbt_onsl_ntby_tr_pbmn', 'nabt_entm_ntby_qty',
    'nabt_entm_ntby_tr_pbmn', 'nabt_onsl_ntby_qty', 'nabt_onsl_ntby_tr_pbmn', 'acml_vol', 'acml_tr_pbmn',
  ],
  texts: ['bstp_cls_code', 'bsop_hour'],
  keyColumn: 'bstp_cls_code',
  clock: { time: 'bsop_hour' },
}

/** Row of H0STMKO0 · 국내주식 장운영정보 (KRX). */
export interface MarketStatusKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 거래정지여부 */
  readonly trht_yn: string
  /** 거래정지사유내용 */
  readonly tr_susp_reas_cntt: string
  /** 장운영구분코드 */
  readonly mkop_cls_code: string
  /** 예상장운영구분코드 */
  readonly antc_mkop_cls_code: string
  /** 임의연장구분코드 */
  readonly mrkt_trtm_cls_code: string
  /** 동시호가배분처리구분코드 */
  readonly divi_app_cls_code: string
  /** 종목상태구분코드 */
  readonly iscd_stat_cls_code: string
  /** VI적용구분코드 */
  readonly vi_cls_code: string
  /** 시간외단일가VI적용구분코드 */
  readonly ovtm_vi_cls_code: string
  /** 거래소구분코드 */
  readonly EXCH_CLS_CODE: string
}

/**
 * 국내주식 장운영정보 (KRX) · 실시간-049 · H0STMKO0, not in paper trading
 *
 * Key: stock-code, e.g. 417450, 308100.
 * Columns: 11.
 */
export const marketStatusKrx: Feed<keyof MarketStatusKrxRow, TextColumn<MarketStatusKrxRow>> = {
  id: 'domestic-stock/market-status-krx',
  real: 'H0STMKO0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'trht_yn', 'tr_susp_reas_cntt', 'mkop_cls_code', 'antc_mkop_cls_code', 'mrkt_trtm_cls_code',
    'divi_app_cls_code', 'iscd_stat_cls_code', 'vi_cls_code', 'ovtm_vi_cls_code', 'EXCH_CLS_CODE',
  ],
  texts: [
    'mksc_shrn_iscd', 'trht_yn', 'tr_susp_reas_cntt', 'mkop_cls_code', 'antc_mkop_cls_code', 'mrkt_trtm_cls_code',
    'divi_app_cls_code', 'iscd_stat_cls_code', 'vi_cls_code', 'ovtm_vi_cls_code', 'EXCH_CLS_CODE',
  ],
  keyColumn: 'mksc_shrn_iscd',
}

/** Row of H0NXMKO0 · 국내주식 장운영정보 (NXT). */
export interface MarketStatusNxtRow {
  /** 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 거래정지 여부 */
  readonly TRHT_YN: string
  /** 거래 정지 사유 내용 */
  readonly TR_SUSP_REAS_CNTT: string
  /** 장운영 구분 코드 */
  readonly MKOP_CLS_CODE: string
  /** 예상 장운영 구분 코드 */
  readonly ANTC_MKOP_CLS_CODE: string
  /** 임의연장구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** 동시호가배분처리구분코드 */
  readonly DIVI_APP_CLS_CODE: string
  /** 종목상태구분코드 */
  readonly ISCD_STAT_CLS_CODE: string
  /** VI적용구분코드 */
  readonly VI_CLS_CODE: string
  /** 시간외단일가VI적용구분코드 */
  readonly OVTM_VI_CLS_CODE: string
  /** 거래소 구분코드 */
  readonly EXCH_CLS_CODE: string
}

/**
 * 국내주식 장운영정보 (NXT) · no document id · H0NXMKO0, not in paper trading
 *
 * Key: stock-code, e.g. 006220.
 * Columns: 11.
 */
export const marketStatusNxt: Feed<keyof MarketStatusNxtRow, TextColumn<MarketStatusNxtRow>> = {
  id: 'domestic-stock/market-status-nxt',
  real: 'H0NXMKO0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'TRHT_YN', 'TR_SUSP_REAS_CNTT', 'MKOP_CLS_CODE', 'ANTC_MKOP_CLS_CODE', 'MRKT_TRTM_CLS_CODE',
    'DIVI_APP_CLS_CODE', 'ISCD_STAT_CLS_CODE', 'VI_CLS_CODE', 'OVTM_VI_CLS_CODE', 'EXCH_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'TRHT_YN', 'TR_SUSP_REAS_CNTT', 'MKOP_CLS_CODE', 'ANTC_MKOP_CLS_CODE', 'MRKT_TRTM_CLS_CODE',
    'DIVI_APP_CLS_CODE', 'ISCD_STAT_CLS_CODE', 'VI_CLS_CODE', 'OVTM_VI_CLS_CODE', 'EXCH_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
}

/** Row of H0UNMKO0 · 국내주식 장운영정보 (통합). Columns that a frame may lack are optional. */
export interface MarketStatusTotalRow {
  /** 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 거래정지 여부 */
  readonly TRHT_YN: string
  /** 거래 정지 사유 내용 */
  readonly TR_SUSP_REAS_CNTT: string
  /** 장운영 구분 코드 */
  readonly MKOP_CLS_CODE: string
  /** 예상 장운영 구분 코드 */
  readonly ANTC_MKOP_CLS_CODE: string
  /** 임의연장구분코드 */
  readonly MRKT_TRTM_CLS_CODE: string
  /** 동시호가배분처리구분코드 */
  readonly DIVI_APP_CLS_CODE: string
  /** 종목상태구분코드 */
  readonly ISCD_STAT_CLS_CODE: string
  /** VI적용구분코드 */
  readonly VI_CLS_CODE: string
  /** 시간외단일가VI적용구분코드 */
  readonly OVTM_VI_CLS_CODE: string
  /** 거래소 구분코드 */
  readonly EXCH_CLS_CODE?: string
}

/**
 * 국내주식 장운영정보 (통합) · no document id · H0UNMKO0, not in paper trading
 *
 * Key: stock-code, e.g. 158430.
 * Columns: 11.
 * Unsure: the confidence in these columns is medium.
 * The first column is not in the official sample: inferred from the KRX and NXT siblings.
 */
export const marketStatusTotal: Feed<keyof MarketStatusTotalRow, TextColumn<MarketStatusTotalRow>> = {
  id: 'domestic-stock/market-status-total',
  real: 'H0UNMKO0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'TRHT_YN', 'TR_SUSP_REAS_CNTT', 'MKOP_CLS_CODE', 'ANTC_MKOP_CLS_CODE', 'MRKT_TRTM_CLS_CODE',
    'DIVI_APP_CLS_CODE', 'ISCD_STAT_CLS_CODE', 'VI_CLS_CODE', 'OVTM_VI_CLS_CODE', 'EXCH_CLS_CODE',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'TRHT_YN', 'TR_SUSP_REAS_CNTT', 'MKOP_CLS_CODE', 'ANTC_MKOP_CLS_CODE', 'MRKT_TRTM_CLS_CODE',
    'DIVI_APP_CLS_CODE', 'ISCD_STAT_CLS_CODE', 'VI_CLS_CODE', 'OVTM_VI_CLS_CODE', 'EXCH_CLS_CODE',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
  optional: 1,
  widths: [10, 11],
}

/** Row of H0STMBC0 · 국내주식 실시간회원사 (KRX). */
export interface MemberKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 매도2회원사명1 */
  readonly seln2_mbcr_name1: string
  /** 매도2회원사명2 */
  readonly seln2_mbcr_name2: string
  /** 매도2회원사명3 */
  readonly seln2_mbcr_name3: string
  /** 매도2회원사명4 */
  readonly seln2_mbcr_name4: string
  /** 매도2회원사명5 */
  readonly seln2_mbcr_name5: string
  /** 매수회원사명1 */
  readonly byov_mbcr_name1: string
  /** 매수회원사명2 */
  readonly byov_mbcr_name2: string
  /** 매수회원사명3 */
  readonly byov_mbcr_name3: string
  /** 매수회원사명4 */
  readonly byov_mbcr_name4: string
  /** 매수회원사명5 */
  readonly byov_mbcr_name5: string
  /** 총매도수량1 */
  readonly total_seln_qty1: Decimal
  /** 총매도수량2 */
  readonly total_seln_qty2: Decimal
  /** 총매도수량3 */
  readonly total_seln_qty3: Decimal
  /** 총매도수량4 */
  readonly total_seln_qty4: Decimal
  /** 총매도수량5 */
  readonly total_seln_qty5: Decimal
  /** 총매수2수량1 */
  readonly total_shnu_qty1: Decimal
  /** 총매수2수량2 */
  readonly total_shnu_qty2: Decimal
  /** 총매수2수량3 */
  readonly total_shnu_qty3: Decimal
  /** 총매수2수량4 */
  readonly total_shnu_qty4: Decimal
  /** 총매수2수량5 */
  readonly total_shnu_qty5: Decimal
  /** 매도거래원구분1 */
  readonly seln_mbcr_glob_yn_1: string
  /** 매도거래원구분2 */
  readonly seln_mbcr_glob_yn_2: string
  /** 매도거래원구분3 */
  readonly seln_mbcr_glob_yn_3: string
  /** 매도거래원구분4 */
  readonly seln_mbcr_glob_yn_4: string
  /** 매도거래원구분5 */
  readonly seln_mbcr_glob_yn_5: string
  /** 매수거래원구분1 */
  readonly shnu_mbcr_glob_yn_1: string
  /** 매수거래원구분2 */
  readonly shnu_mbcr_glob_yn_2: string
  /** 매수거래원구분3 */
  readonly shnu_mbcr_glob_yn_3: string
  /** 매수거래원구분4 */
  readonly shnu_mbcr_glob_yn_4: string
  /** 매수거래원구분5 */
  readonly shnu_mbcr_glob_yn_5: string
  /** 매도거래원코드1 */
  readonly seln_mbcr_no1: string
  /** 매도거래원코드2 */
  readonly seln_mbcr_no2: string
  /** 매도거래원코드3 */
  readonly seln_mbcr_no3: string
  /** 매도거래원코드4 */
  readonly seln_mbcr_no4: string
  /** 매도거래원코드5 */
  readonly seln_mbcr_no5: string
  /** 매수거래원코드1 */
  readonly shnu_mbcr_no1: string
  /** 매수거래원코드2 */
  readonly shnu_mbcr_no2: string
  /** 매수거래원코드3 */
  readonly shnu_mbcr_no3: string
  /** 매수거래원코드4 */
  readonly shnu_mbcr_no4: string
  /** 매수거래원코드5 */
  readonly shnu_mbcr_no5: string
  /** 매도회원사비중1 */
  readonly seln_mbcr_rlim1: Decimal
  /** 매도회원사비중2 */
  readonly seln_mbcr_rlim2: Decimal
  /** 매도회원사비중3 */
  readonly seln_mbcr_rlim3: Decimal
  /** 매도회원사비중4 */
  readonly seln_mbcr_rlim4: Decimal
  /** 매도회원사비중5 */
  readonly seln_mbcr_rlim5: Decimal
  /** 매수2회원사비중1 */
  readonly shnu_mbcr_rlim1: Decimal
  /** 매수2회원사비중2 */
  readonly shnu_mbcr_rlim2: Decimal
  /** 매수2회원사비중3 */
  readonly shnu_mbcr_rlim3: Decimal
  /** 매수2회원사비중4 */
  readonly shnu_mbcr_rlim4: Decimal
  /** 매수2회원사비중5 */
  readonly shnu_mbcr_rlim5: Decimal
  /** 매도수량증감1 */
  readonly seln_qty_icdc1: Decimal
  /** 매도수량증감2 */
  readonly seln_qty_icdc2: Decimal
  /** 매도수량증감3 */
  readonly seln_qty_icdc3: Decimal
  /** 매도수량증감4 */
  readonly seln_qty_icdc4: Decimal
  /** 매도수량증감5 */
  readonly seln_qty_icdc5: Decimal
  /** 매수2수량증감1 */
  readonly shnu_qty_icdc1: Decimal
  /** 매수2수량증감2 */
  readonly shnu_qty_icdc2: Decimal
  /** 매수2수량증감3 */
  readonly shnu_qty_icdc3: Decimal
  /** 매수2수량증감4 */
  readonly shnu_qty_icdc4: Decimal
  /** 매수2수량증감5 */
  readonly shnu_qty_icdc5: Decimal
  /** 외국계총매도수량 */
  readonly glob_total_seln_qty: Decimal
  /** 외국계총매수2수량 */
  readonly glob_total_shnu_qty: Decimal
  /** 외국계총매도수량증감 */
  readonly glob_total_seln_qty_icdc: Decimal
  /** 외국계총매수2수량증감 */
  readonly glob_total_shnu_qty_icdc: Decimal
  /** 외국계순매수수량 */
  readonly glob_ntby_qty: Decimal
  /** 외국계매도비중 */
  readonly glob_seln_rlim: Decimal
  /** 외국계매수2비중 */
  readonly glob_shnu_rlim: Decimal
  /** 매도2영문회원사명1 */
  readonly seln2_mbcr_eng_name1: string
  /** 매도2영문회원사명2 */
  readonly seln2_mbcr_eng_name2: string
  /** 매도2영문회원사명3 */
  readonly seln2_mbcr_eng_name3: string
  /** 매도2영문회원사명4 */
  readonly seln2_mbcr_eng_name4: string
  /** 매도2영문회원사명5 */
  readonly seln2_mbcr_eng_name5: string
  /** 매수영문회원사명1 */
  readonly byov_mbcr_eng_name1: string
  /** 매수영문회원사명2 */
  readonly byov_mbcr_eng_name2: string
  /** 매수영문회원사명3 */
  readonly byov_mbcr_eng_name3: string
  /** 매수영문회원사명4 */
  readonly byov_mbcr_eng_name4: string
  /** 매수영문회원사명5 */
  readonly byov_mbcr_eng_name5: string
}

/**
 * 국내주식 실시간회원사 (KRX) · 실시간-047 · H0STMBC0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 78.
 */
export const memberKrx: Feed<keyof MemberKrxRow, TextColumn<MemberKrxRow>> = {
  id: 'domestic-stock/member-krx',
  real: 'H0STMBC0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'seln2_mbcr_name1', 'seln2_mbcr_name2', 'seln2_mbcr_name3', 'seln2_mbcr_name4',
    'seln2_mbcr_name5', 'byov_mbcr_name1', 'byov_mbcr_name2', 'byov_mbcr_name3', 'byov_mbcr_name4', 'byov_mbcr_name5',
    'total_seln_qty1', 'total_seln_qty2', 'total_seln_qty3', 'total_seln_qty4', 'total_seln_qty5', 'total_shnu_qty1',
    'total_shnu_qty2', 'total_shnu_qty3', 'total_shnu_qty4', 'total_shnu_qty5', 'seln_mbcr_glob_yn_1',
    'seln_mbcr_glob_yn_2', 'seln_mbcr_glob_yn_3', 'seln_mbcr_glob_yn_4', 'seln_mbcr_glob_yn_5', 'shnu_mbcr_glob_yn_1',
    'shnu_mbcr_glob_yn_2', 'shnu_mbcr_glob_yn_3', 'shnu_mbcr_glob_yn_4', 'shnu_mbcr_glob_yn_5', 'seln_mbcr_no1',
    'seln_mbcr_no2', 'seln_mbcr_no3', 'seln_mbcr_no4', 'seln_mbcr_no5', 'shnu_mbcr_no1', 'shnu_mbcr_no2',
    'shnu_mbcr_no3', 'shnu_mbcr_no4', 'shnu_mbcr_no5', 'seln_mbcr_rlim1', 'seln_mbcr_rlim2', 'seln_mbcr_rlim3',
    'seln_mbcr_rlim4', 'seln_mbcr_rlim5', 'shnu_mbcr_rlim1', 'shnu_mbcr_rlim2', 'shnu_mbcr_rlim3', 'shnu_mbcr_rlim4',
    'shnu_mbcr_rlim5', 'seln_qty_icdc1', 'seln_qty_icdc2', 'seln_qty_icdc3', 'seln_qty_icdc4', 'seln_qty_icdc5',
    'shnu_qty_icdc1', 'shnu_qty_icdc2', 'shnu_qty_icdc3', 'shnu_qty_icdc4', 'shnu_qty_icdc5', 'glob_total_seln_qty',
    'glob_total_shnu_qty', 'glob_total_seln_qty_icdc', 'glob_total_shnu_qty_icdc', 'glob_ntby_qty', 'glob_seln_rlim',
    'glob_shnu_rlim', 'seln2_mbcr_eng_name1', 'seln2_mbcr_eng_name2', 'seln2_mbcr_eng_name3', 'seln2_mbcr_eng_name4',
    'seln2_mbcr_eng_name5', 'byov_mbcr_eng_name1', 'byov_mbcr_eng_name2', 'byov_mbcr_eng_name3', 'byov_mbcr_eng_name4',
    'byov_mbcr_eng_name5',
  ],
  texts: [
    'mksc_shrn_iscd', 'seln2_mbcr_name1', 'seln2_mbcr_name2', 'seln2_mbcr_name3', 'seln2_mbcr_name4',
    'seln2_mbcr_name5', 'byov_mbcr_name1', 'byov_mbcr_name2', 'byov_mbcr_name3', 'byov_mbcr_name4', 'byov_mbcr_name5',
    'seln_mbcr_glob_yn_1', 'seln_mbcr_glob_yn_2', 'seln_mbcr_glob_yn_3', 'seln_mbcr_glob_yn_4', 'seln_mbcr_glob_yn_5',
    'shnu_mbcr_glob_yn_1', 'shnu_mbcr_glob_yn_2', 'shnu_mbcr_glob_yn_3', 'shnu_mbcr_glob_yn_4', 'shnu_mbcr_glob_yn_5',
    'seln_mbcr_no1', 'seln_mbcr_no2', 'seln_mbcr_no3', 'seln_mbcr_no4', 'seln_mbcr_no5', 'shnu_mbcr_no1',
    'shnu_mbcr_no2', 'shnu_mbcr_no3', 'shnu_mbcr_no4', 'shnu_mbcr_no5', 'seln2_mbcr_eng_name1', 'seln2_mbcr_eng_name2',
    'seln2_mbcr_eng_name3', 'seln2_mbcr_eng_name4', 'seln2_mbcr_eng_name5', 'byov_mbcr_eng_name1',
    'byov_mbcr_eng_name2', 'byov_mbcr_eng_name3', 'byov_mbcr_eng_name4', 'byov_mbcr_eng_name5',
  ],
  keyColumn: 'mksc_shrn_iscd',
}

/** Row of H0NXMBC0 · 국내주식 실시간회원사 (NXT). */
export interface MemberNxtRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 매도2 회원사명1 */
  readonly SELN2_MBCR_NAME1: string
  /** 매도2 회원사명2 */
  readonly SELN2_MBCR_NAME2: string
  /** 매도2 회원사명3 */
  readonly SELN2_MBCR_NAME3: string
  /** 매도2 회원사명4 */
  readonly SELN2_MBCR_NAME4: string
  /** 매도2 회원사명5 */
  readonly SELN2_MBCR_NAME5: string
  /** 매수 회원사명1 */
  readonly BYOV_MBCR_NAME1: string
  /** 매수 회원사명2 */
  readonly BYOV_MBCR_NAME2: string
  /** 매수 회원사명3 */
  readonly BYOV_MBCR_NAME3: string
  /** 매수 회원사명4 */
  readonly BYOV_MBCR_NAME4: string
  /** 매수 회원사명5 */
  readonly BYOV_MBCR_NAME5: string
  /** 총 매도 수량1 */
  readonly TOTAL_SELN_QTY1: Decimal
  /** 총 매도 수량2 */
  readonly TOTAL_SELN_QTY2: Decimal
  /** 총 매도 수량3 */
  readonly TOTAL_SELN_QTY3: Decimal
  /** 총 매도 수량4 */
  readonly TOTAL_SELN_QTY4: Decimal
  /** 총 매도 수량5 */
  readonly TOTAL_SELN_QTY5: Decimal
  /** 총 매수2 수량1 */
  readonly TOTAL_SHNU_QTY1: Decimal
  /** 총 매수2 수량2 */
  readonly TOTAL_SHNU_QTY2: Decimal
  /** 총 매수2 수량3 */
  readonly TOTAL_SHNU_QTY3: Decimal
  /** 총 매수2 수량4 */
  readonly TOTAL_SHNU_QTY4: Decimal
  /** 총 매수2 수량5 */
  readonly TOTAL_SHNU_QTY5: Decimal
  /** 매도거래원구분1 */
  readonly SELN_MBCR_GLOB_YN_1: string
  /** 매도거래원구분2 */
  readonly SELN_MBCR_GLOB_YN_2: string
  /** 매도거래원구분3 */
  readonly SELN_MBCR_GLOB_YN_3: string
  /** 매도거래원구분4 */
  readonly SELN_MBCR_GLOB_YN_4: string
  /** 매도거래원구분5 */
  readonly SELN_MBCR_GLOB_YN_5: string
  /** 매수거래원구분1 */
  readonly SHNU_MBCR_GLOB_YN_1: string
  /** 매수거래원구분2 */
  readonly SHNU_MBCR_GLOB_YN_2: string
  /** 매수거래원구분3 */
  readonly SHNU_MBCR_GLOB_YN_3: string
  /** 매수거래원구분4 */
  readonly SHNU_MBCR_GLOB_YN_4: string
  /** 매수거래원구분5 */
  readonly SHNU_MBCR_GLOB_YN_5: string
  /** 매도거래원코드1 */
  readonly SELN_MBCR_NO1: string
  /** 매도거래원코드2 */
  readonly SELN_MBCR_NO2: string
  /** 매도거래원코드3 */
  readonly SELN_MBCR_NO3: string
  /** 매도거래원코드4 */
  readonly SELN_MBCR_NO4: string
  /** 매도거래원코드5 */
  readonly SELN_MBCR_NO5: string
  /** 매수거래원코드1 */
  readonly SHNU_MBCR_NO1: string
  /** 매수거래원코드2 */
  readonly SHNU_MBCR_NO2: string
  /** 매수거래원코드3 */
  readonly SHNU_MBCR_NO3: string
  /** 매수거래원코드4 */
  readonly SHNU_MBCR_NO4: string
  /** 매수거래원코드5 */
  readonly SHNU_MBCR_NO5: string
  /** 매도 회원사 비중1 */
  readonly SELN_MBCR_RLIM1: Decimal
  /** 매도 회원사 비중2 */
  readonly SELN_MBCR_RLIM2: Decimal
  /** 매도 회원사 비중3 */
  readonly SELN_MBCR_RLIM3: Decimal
  /** 매도 회원사 비중4 */
  readonly SELN_MBCR_RLIM4: Decimal
  /** 매도 회원사 비중5 */
  readonly SELN_MBCR_RLIM5: Decimal
  /** 매수2 회원사 비중1 */
  readonly SHNU_MBCR_RLIM1: Decimal
  /** 매수2 회원사 비중2 */
  readonly SHNU_MBCR_RLIM2: Decimal
  /** 매수2 회원사 비중3 */
  readonly SHNU_MBCR_RLIM3: Decimal
  /** 매수2 회원사 비중4 */
  readonly SHNU_MBCR_RLIM4: Decimal
  /** 매수2 회원사 비중5 */
  readonly SHNU_MBCR_RLIM5: Decimal
  /** 매도 수량 증감1 */
  readonly SELN_QTY_ICDC1: Decimal
  /** 매도 수량 증감2 */
  readonly SELN_QTY_ICDC2: Decimal
  /** 매도 수량 증감3 */
  readonly SELN_QTY_ICDC3: Decimal
  /** 매도 수량 증감4 */
  readonly SELN_QTY_ICDC4: Decimal
  /** 매도 수량 증감5 */
  readonly SELN_QTY_ICDC5: Decimal
  /** 매수2 수량 증감1 */
  readonly SHNU_QTY_ICDC1: Decimal
  /** 매수2 수량 증감2 */
  readonly SHNU_QTY_ICDC2: Decimal
  /** 매수2 수량 증감3 */
  readonly SHNU_QTY_ICDC3: Decimal
  /** 매수2 수량 증감4 */
  readonly SHNU_QTY_ICDC4: Decimal
  /** 매수2 수량 증감5 */
  readonly SHNU_QTY_ICDC5: Decimal
  /** 외국계 총 매도 수량 */
  readonly GLOB_TOTAL_SELN_QTY: Decimal
  /** 외국계 총 매수2 수량 */
  readonly GLOB_TOTAL_SHNU_QTY: Decimal
  /** 외국계 총 매도 수량 증감 */
  readonly GLOB_TOTAL_SELN_QTY_ICDC: Decimal
  /** 외국계 총 매수2 수량 증감 */
  readonly GLOB_TOTAL_SHNU_QTY_ICDC: Decimal
  /** 외국계 순매수 수량 */
  readonly GLOB_NTBY_QTY: Decimal
  /** 외국계 매도 비중 */
  readonly GLOB_SELN_RLIM: Decimal
  /** 외국계 매수2 비중 */
  readonly GLOB_SHNU_RLIM: Decimal
  /** 매도2 영문회원사명1 */
  readonly SELN2_MBCR_ENG_NAME1: string
  /** 매도2 영문회원사명2 */
  readonly SELN2_MBCR_ENG_NAME2: string
  /** 매도2 영문회원사명3 */
  readonly SELN2_MBCR_ENG_NAME3: string
  /** 매도2 영문회원사명4 */
  readonly SELN2_MBCR_ENG_NAME4: string
  /** 매도2 영문회원사명5 */
  readonly SELN2_MBCR_ENG_NAME5: string
  /** 매수 영문회원사명1 */
  readonly BYOV_MBCR_ENG_NAME1: string
  /** 매수 영문회원사명2 */
  readonly BYOV_MBCR_ENG_NAME2: string
  /** 매수 영문회원사명3 */
  readonly BYOV_MBCR_ENG_NAME3: string
  /** 매수 영문회원사명4 */
  readonly BYOV_MBCR_ENG_NAME4: string
  /** 매수 영문회원사명5 */
  readonly BYOV_MBCR_ENG_NAME5: string
}

/**
 * 국내주식 실시간회원사 (NXT) · no document id · H0NXMBC0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 78.
 */
export const memberNxt: Feed<keyof MemberNxtRow, TextColumn<MemberNxtRow>> = {
  id: 'domestic-stock/member-nxt',
  real: 'H0NXMBC0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'SELN2_MBCR_NAME1', 'SELN2_MBCR_NAME2', 'SELN2_MBCR_NAME3', 'SELN2_MBCR_NAME4',
    'SELN2_MBCR_NAME5', 'BYOV_MBCR_NAME1', 'BYOV_MBCR_NAME2', 'BYOV_MBCR_NAME3', 'BYOV_MBCR_NAME4', 'BYOV_MBCR_NAME5',
    'TOTAL_SELN_QTY1', 'TOTAL_SELN_QTY2', 'TOTAL_SELN_QTY3', 'TOTAL_SELN_QTY4', 'TOTAL_SELN_QTY5', 'TOTAL_SHNU_QTY1',
    'TOTAL_SHNU_QTY2', 'TOTAL_SHNU_QTY3', 'TOTAL_SHNU_QTY4', 'TOTAL_SHNU_QTY5', 'SELN_MBCR_GLOB_YN_1',
    'SELN_MBCR_GLOB_YN_2', 'SELN_MBCR_GLOB_YN_3', 'SELN_MBCR_GLOB_YN_4', 'SELN_MBCR_GLOB_YN_5', 'SHNU_MBCR_GLOB_YN_1',
    'SHNU_MBCR_GLOB_YN_2', 'SHNU_MBCR_GLOB_YN_3', 'SHNU_MBCR_GLOB_YN_4', 'SHNU_MBCR_GLOB_YN_5', 'SELN_MBCR_NO1',
    'SELN_MBCR_NO2', 'SELN_MBCR_NO3', 'SELN_MBCR_NO4', 'SELN_MBCR_NO5', 'SHNU_MBCR_NO1', 'SHNU_MBCR_NO2',
    'SHNU_MBCR_NO3', 'SHNU_MBCR_NO4', 'SHNU_MBCR_NO5', 'SELN_MBCR_RLIM1', 'SELN_MBCR_RLIM2', 'SELN_MBCR_RLIM3',
    'SELN_MBCR_RLIM4', 'SELN_MBCR_RLIM5', 'SHNU_MBCR_RLIM1', 'SHNU_MBCR_RLIM2', 'SHNU_MBCR_RLIM3', 'SHNU_MBCR_RLIM4',
    'SHNU_MBCR_RLIM5', 'SELN_QTY_ICDC1', 'SELN_QTY_ICDC2', 'SELN_QTY_ICDC3', 'SELN_QTY_ICDC4', 'SELN_QTY_ICDC5',
    'SHNU_QTY_ICDC1', 'SHNU_QTY_ICDC2', 'SHNU_QTY_ICDC3', 'SHNU_QTY_ICDC4', 'SHNU_QTY_ICDC5', 'GLOB_TOTAL_SELN_QTY',
    'GLOB_TOTAL_SHNU_QTY', 'GLOB_TOTAL_SELN_QTY_ICDC', 'GLOB_TOTAL_SHNU_QTY_ICDC', 'GLOB_NTBY_QTY', 'GLOB_SELN_RLIM',
    'GLOB_SHNU_RLIM', 'SELN2_MBCR_ENG_NAME1', 'SELN2_MBCR_ENG_NAME2', 'SELN2_MBCR_ENG_NAME3', 'SELN2_MBCR_ENG_NAME4',
    'SELN2_MBCR_ENG_NAME5', 'BYOV_MBCR_ENG_NAME1', 'BYOV_MBCR_ENG_NAME2', 'BYOV_MBCR_ENG_NAME3', 'BYOV_MBCR_ENG_NAME4',
    'BYOV_MBCR_ENG_NAME5',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'SELN2_MBCR_NAME1', 'SELN2_MBCR_NAME2', 'SELN2_MBCR_NAME3', 'SELN2_MBCR_NAME4',
    'SELN2_MBCR_NAME5', 'BYOV_MBCR_NAME1', 'BYOV_MBCR_NAME2', 'BYOV_MBCR_NAME3', 'BYOV_MBCR_NAME4', 'BYOV_MBCR_NAME5',
    'SELN_MBCR_GLOB_YN_1', 'SELN_MBCR_GLOB_YN_2', 'SELN_MBCR_GLOB_YN_3', 'SELN_MBCR_GLOB_YN_4', 'SELN_MBCR_GLOB_YN_5',
    'SHNU_MBCR_GLOB_YN_1', 'SHNU_MBCR_GLOB_YN_2', 'SHNU_MBCR_GLOB_YN_3', 'SHNU_MBCR_GLOB_YN_4', 'SHNU_MBCR_GLOB_YN_5',
    'SELN_MBCR_NO1', 'SELN_MBCR_NO2', 'SELN_MBCR_NO3', 'SELN_MBCR_NO4', 'SELN_MBCR_NO5', 'SHNU_MBCR_NO1',
    'SHNU_MBCR_NO2', 'SHNU_MBCR_NO3', 'SHNU_MBCR_NO4', 'SHNU_MBCR_NO5', 'SELN2_MBCR_ENG_NAME1', 'SELN2_MBCR_ENG_NAME2',
    'SELN2_MBCR_ENG_NAME3', 'SELN2_MBCR_ENG_NAME4', 'SELN2_MBCR_ENG_NAME5', 'BYOV_MBCR_ENG_NAME1',
    'BYOV_MBCR_ENG_NAME2', 'BYOV_MBCR_ENG_NAME3', 'BYOV_MBCR_ENG_NAME4', 'BYOV_MBCR_ENG_NAME5',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
}

/** Row of H0UNMBC0 · 국내주식 실시간회원사 (통합). */
export interface MemberTotalRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 매도2 회원사명1 */
  readonly SELN2_MBCR_NAME1: string
  /** 매도2 회원사명2 */
  readonly SELN2_MBCR_NAME2: string
  /** 매도2 회원사명3 */
  readonly SELN2_MBCR_NAME3: string
  /** 매도2 회원사명4 */
  readonly SELN2_MBCR_NAME4: string
  /** 매도2 회원사명5 */
  readonly SELN2_MBCR_NAME5: string
  /** 매수 회원사명1 */
  readonly BYOV_MBCR_NAME1: string
  /** 매수 회원사명2 */
  readonly BYOV_MBCR_NAME2: string
  /** 매수 회원사명3 */
  readonly BYOV_MBCR_NAME3: string
  /** 매수 회원사명4 */
  readonly BYOV_MBCR_NAME4: string
  /** 매수 회원사명5 */
  readonly BYOV_MBCR_NAME5: string
  /** 총 매도 수량1 */
  readonly TOTAL_SELN_QTY1: Decimal
  /** 총 매도 수량2 */
  readonly TOTAL_SELN_QTY2: Decimal
  /** 총 매도 수량3 */
  readonly TOTAL_SELN_QTY3: Decimal
  /** 총 매도 수량4 */
  readonly TOTAL_SELN_QTY4: Decimal
  /** 총 매도 수량5 */
  readonly TOTAL_SELN_QTY5: Decimal
  /** 총 매수2 수량1 */
  readonly TOTAL_SHNU_QTY1: Decimal
  /** 총 매수2 수량2 */
  readonly TOTAL_SHNU_QTY2: Decimal
  /** 총 매수2 수량3 */
  readonly TOTAL_SHNU_QTY3: Decimal
  /** 총 매수2 수량4 */
  readonly TOTAL_SHNU_QTY4: Decimal
  /** 총 매수2 수량5 */
  readonly TOTAL_SHNU_QTY5: Decimal
  /** 매도거래원구분1 */
  readonly SELN_MBCR_GLOB_YN_1: string
  /** 매도거래원구분2 */
  readonly SELN_MBCR_GLOB_YN_2: string
  /** 매도거래원구분3 */
  readonly SELN_MBCR_GLOB_YN_3: string
  /** 매도거래원구분4 */
  readonly SELN_MBCR_GLOB_YN_4: string
  /** 매도거래원구분5 */
  readonly SELN_MBCR_GLOB_YN_5: string
  /** 매수거래원구분1 */
  readonly SHNU_MBCR_GLOB_YN_1: string
  /** 매수거래원구분2 */
  readonly SHNU_MBCR_GLOB_YN_2: string
  /** 매수거래원구분3 */
  readonly SHNU_MBCR_GLOB_YN_3: string
  /** 매수거래원구분4 */
  readonly SHNU_MBCR_GLOB_YN_4: string
  /** 매수거래원구분5 */
  readonly SHNU_MBCR_GLOB_YN_5: string
  /** 매도거래원코드1 */
  readonly SELN_MBCR_NO1: string
  /** 매도거래원코드2 */
  readonly SELN_MBCR_NO2: string
  /** 매도거래원코드3 */
  readonly SELN_MBCR_NO3: string
  /** 매도거래원코드4 */
  readonly SELN_MBCR_NO4: string
  /** 매도거래원코드5 */
  readonly SELN_MBCR_NO5: string
  /** 매수거래원코드1 */
  readonly SHNU_MBCR_NO1: string
  /** 매수거래원코드2 */
  readonly SHNU_MBCR_NO2: string
  /** 매수거래원코드3 */
  readonly SHNU_MBCR_NO3: string
  /** 매수거래원코드4 */
  readonly SHNU_MBCR_NO4: string
  /** 매수거래원코드5 */
  readonly SHNU_MBCR_NO5: string
  /** 매도 회원사 비중1 */
  readonly SELN_MBCR_RLIM1: Decimal
  /** 매도 회원사 비중2 */
  readonly SELN_MBCR_RLIM2: Decimal
  /** 매도 회원사 비중3 */
  readonly SELN_MBCR_RLIM3: Decimal
  /** 매도 회원사 비중4 */
  readonly SELN_MBCR_RLIM4: Decimal
  /** 매도 회원사 비중5 */
  readonly SELN_MBCR_RLIM5: Decimal
  /** 매수2 회원사 비중1 */
  readonly SHNU_MBCR_RLIM1: Decimal
  /** 매수2 회원사 비중2 */
  readonly SHNU_MBCR_RLIM2: Decimal
  /** 매수2 회원사 비중3 */
  readonly SHNU_MBCR_RLIM3: Decimal
  /** 매수2 회원사 비중4 */
  readonly SHNU_MBCR_RLIM4: Decimal
  /** 매수2 회원사 비중5 */
  readonly SHNU_MBCR_RLIM5: Decimal
  /** 매도 수량 증감1 */
  readonly SELN_QTY_ICDC1: Decimal
  /** 매도 수량 증감2 */
  readonly SELN_QTY_ICDC2: Decimal
  /** 매도 수량 증감3 */
  readonly SELN_QTY_ICDC3: Decimal
  /** 매도 수량 증감4 */
  readonly SELN_QTY_ICDC4: Decimal
  /** 매도 수량 증감5 */
  readonly SELN_QTY_ICDC5: Decimal
  /** 매수2 수량 증감1 */
  readonly SHNU_QTY_ICDC1: Decimal
  /** 매수2 수량 증감2 */
  readonly SHNU_QTY_ICDC2: Decimal
  /** 매수2 수량 증감3 */
  readonly SHNU_QTY_ICDC3: Decimal
  /** 매수2 수량 증감4 */
  readonly SHNU_QTY_ICDC4: Decimal
  /** 매수2 수량 증감5 */
  readonly SHNU_QTY_ICDC5: Decimal
  /** 외국계 총 매도 수량 */
  readonly GLOB_TOTAL_SELN_QTY: Decimal
  /** 외국계 총 매수2 수량 */
  readonly GLOB_TOTAL_SHNU_QTY: Decimal
  /** 외국계 총 매도 수량 증감 */
  readonly GLOB_TOTAL_SELN_QTY_ICDC: Decimal
  /** 외국계 총 매수2 수량 증감 */
  readonly GLOB_TOTAL_SHNU_QTY_ICDC: Decimal
  /** 외국계 순매수 수량 */
  readonly GLOB_NTBY_QTY: Decimal
  /** 외국계 매도 비중 */
  readonly GLOB_SELN_RLIM: Decimal
  /** 외국계 매수2 비중 */
  readonly GLOB_SHNU_RLIM: Decimal
  /** 매도2 영문회원사명1 */
  readonly SELN2_MBCR_ENG_NAME1: string
  /** 매도2 영문회원사명2 */
  readonly SELN2_MBCR_ENG_NAME2: string
  /** 매도2 영문회원사명3 */
  readonly SELN2_MBCR_ENG_NAME3: string
  /** 매도2 영문회원사명4 */
  readonly SELN2_MBCR_ENG_NAME4: string
  /** 매도2 영문회원사명5 */
  readonly SELN2_MBCR_ENG_NAME5: string
  /** 매수 영문회원사명1 */
  readonly BYOV_MBCR_ENG_NAME1: string
  /** 매수 영문회원사명2 */
  readonly BYOV_MBCR_ENG_NAME2: string
  /** 매수 영문회원사명3 */
  readonly BYOV_MBCR_ENG_NAME3: string
  /** 매수 영문회원사명4 */
  readonly BYOV_MBCR_ENG_NAME4: string
  /** 매수 영문회원사명5 */
  readonly BYOV_MBCR_ENG_NAME5: string
}

/**
 * 국내주식 실시간회원사 (통합) · no document id · H0UNMBC0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 78.
 */
export const memberTotal: Feed<keyof MemberTotalRow, TextColumn<MemberTotalRow>> = {
  id: 'domestic-stock/member-total',
  real: 'H0UNMBC0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'SELN2_MBCR_NAME1', 'SELN2_MBCR_NAME2', 'SELN2_MBCR_NAME3', 'SELN2_MBCR_NAME4',
    'SELN2_MBCR_NAME5', 'BYOV_MBCR_NAME1', 'BYOV_MBCR_NAME2', 'BYOV_MBCR_NAME3', 'BYOV_MBCR_NAME4', 'BYOV_MBCR_NAME5',
    'TOTAL_SELN_QTY1', 'TOTAL_SELN_QTY2', 'TOTAL_SELN_QTY3', 'TOTAL_SELN_QTY4', 'TOTAL_SELN_QTY5', 'TOTAL_SHNU_QTY1',
    'TOTAL_SHNU_QTY2', 'TOTAL_SHNU_QTY3', 'TOTAL_SHNU_QTY4', 'TOTAL_SHNU_QTY5', 'SELN_MBCR_GLOB_YN_1',
    'SELN_MBCR_GLOB_YN_2', 'SELN_MBCR_GLOB_YN_3', 'SELN_MBCR_GLOB_YN_4', 'SELN_MBCR_GLOB_YN_5', 'SHNU_MBCR_GLOB_YN_1',
    'SHNU_MBCR_GLOB_YN_2', 'SHNU_MBCR_GLOB_YN_3', 'SHNU_MBCR_GLOB_YN_4', 'SHNU_MBCR_GLOB_YN_5', 'SELN_MBCR_NO1',
    'SELN_MBCR_NO2', 'SELN_MBCR_NO3', 'SELN_MBCR_NO4', 'SELN_MBCR_NO5', 'SHNU_MBCR_NO1', 'SHNU_MBCR_NO2',
    'SHNU_MBCR_NO3', 'SHNU_MBCR_NO4', 'SHNU_MBCR_NO5', 'SELN_MBCR_RLIM1', 'SELN_MBCR_RLIM2', 'SELN_MBCR_RLIM3',
    'SELN_MBCR_RLIM4', 'SELN_MBCR_RLIM5', 'SHNU_MBCR_RLIM1', 'SHNU_MBCR_RLIM2', 'SHNU_MBCR_RLIM3', 'SHNU_MBCR_RLIM4',
    'SHNU_MBCR_RLIM5', 'SELN_QTY_ICDC1', 'SELN_QTY_ICDC2', 'SELN_QTY_ICDC3', 'SELN_QTY_ICDC4', 'SELN_QTY_ICDC5',
    'SHNU_QTY_ICDC1', 'SHNU_QTY_ICDC2', 'SHNU_QTY_ICDC3', 'SHNU_QTY_ICDC4', 'SHNU_QTY_ICDC5', 'GLOB_TOTAL_SELN_QTY',
    'GLOB_TOTAL_SHNU_QTY', 'GLOB_TOTAL_SELN_QTY_ICDC', 'GLOB_TOTAL_SHNU_QTY_ICDC', 'GLOB_NTBY_QTY', 'GLOB_SELN_RLIM',
    'GLOB_SHNU_RLIM', 'SELN2_MBCR_ENG_NAME1', 'SELN2_MBCR_ENG_NAME2', 'SELN2_MBCR_ENG_NAME3', 'SELN2_MBCR_ENG_NAME4',
    'SELN2_MBCR_ENG_NAME5', 'BYOV_MBCR_ENG_NAME1', 'BYOV_MBCR_ENG_NAME2', 'BYOV_MBCR_ENG_NAME3', 'BYOV_MBCR_ENG_NAME4',
    'BYOV_MBCR_ENG_NAME5',
  ],
  texts: [
    'MKSC_SHRN_ISCD', 'SELN2_MBCR_NAME1', 'SELN2_MBCR_NAME2', 'SELN2_MBCR_NAME3', 'SELN2_MBCR_NAME4',
    'SELN2_MBCR_NAME5', 'BYOV_MBCR_NAME1', 'BYOV_MBCR_NAME2', 'BYOV_MBCR_NAME3', 'BYOV_MBCR_NAME4', 'BYOV_MBCR_NAME5',
    'SELN_MBCR_GLOB_YN_1', 'SELN_MBCR_GLOB_YN_2', 'SELN_MBCR_GLOB_YN_3', 'SELN_MBCR_GLOB_YN_4', 'SELN_MBCR_GLOB_YN_5',
    'SHNU_MBCR_GLOB_YN_1', 'SHNU_MBCR_GLOB_YN_2', 'SHNU_MBCR_GLOB_YN_3', 'SHNU_MBCR_GLOB_YN_4', 'SHNU_MBCR_GLOB_YN_5',
    'SELN_MBCR_NO1', 'SELN_MBCR_NO2', 'SELN_MBCR_NO3', 'SELN_MBCR_NO4', 'SELN_MBCR_NO5', 'SHNU_MBCR_NO1',
    'SHNU_MBCR_NO2', 'SHNU_MBCR_NO3', 'SHNU_MBCR_NO4', 'SHNU_MBCR_NO5', 'SELN2_MBCR_ENG_NAME1', 'SELN2_MBCR_ENG_NAME2',
    'SELN2_MBCR_ENG_NAME3', 'SELN2_MBCR_ENG_NAME4', 'SELN2_MBCR_ENG_NAME5', 'BYOV_MBCR_ENG_NAME1',
    'BYOV_MBCR_ENG_NAME2', 'BYOV_MBCR_ENG_NAME3', 'BYOV_MBCR_ENG_NAME4', 'BYOV_MBCR_ENG_NAME5',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
}

/** Row of H0STOAA0 · 국내주식 시간외 실시간호가 (KRX). */
export interface OvertimeAskingPriceKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 시간구분코드 */
  readonly hour_cls_code: string
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매도호가2 */
  readonly askp2: Decimal
  /** 매도호가3 */
  readonly askp3: Decimal
  /** 매도호가4 */
  readonly askp4: Decimal
  /** 매도호가5 */
  readonly askp5: Decimal
  /** 매도호가6 */
  readonly askp6: Decimal
  /** 매도호가7 */
  readonly askp7: Decimal
  /** 매도호가8 */
  readonly askp8: Decimal
  /** 매도호가9 */
  readonly askp9: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 매수호가2 */
  readonly bidp2: Decimal
  /** 매수호가3 */
  readonly bidp3: Decimal
  /** 매수호가4 */
  readonly bidp4: Decimal
  /** 매수호가5 */
  readonly bidp5: Decimal
  /** 매수호가6 */
  readonly bidp6: Decimal
  /** 매수호가7 */
  readonly bidp7: Decimal
  /** 매수호가8 */
  readonly bidp8: Decimal
  /** 매수호가9 */
  readonly bidp9: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매도호가잔량6 */
  readonly askp_rsqn6: Decimal
  /** 매도호가잔량7 */
  readonly askp_rsqn7: Decimal
  /** 매도호가잔량8 */
  readonly askp_rsqn8: Decimal
  /** 매도호가잔량9 */
  readonly askp_rsqn9: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 매수호가잔량6 */
  readonly bidp_rsqn6: Decimal
  /** 매수호가잔량7 */
  readonly bidp_rsqn7: Decimal
  /** 매수호가잔량8 */
  readonly bidp_rsqn8: Decimal
  /** 매수호가잔량9 */
  readonly bidp_rsqn9: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 시간외총매도호가잔량 */
  readonly ovtm_total_askp_rsqn: Decimal
  /** 시간외총매수호가잔량 */
  readonly ovtm_total_bidp_rsqn: Decimal
  /** 예상체결가 */
  readonly antc_cnpr: Decimal
  /** 예상체결량 */
  readonly antc_cnqn: Decimal
  /** 예상거래량 */
  readonly antc_vol: Decimal
  /** 예상체결대비 */
  readonly antc_cntg_vrss: Decimal
  /** 예상체결대비부호 */
  readonly antc_cntg_vrss_sign: string
  /** 예상체결전일대비율 */
  readonly antc_cntg_prdy_ctrt: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 총매도호가잔량증감 */
  readonly total_askp_rsqn_icdc: Decimal
  /** 총매수호가잔량증감 */
  readonly total_bidp_rsqn_icdc: Decimal
  /** 시간외총매도호가증감 */
  readonly ovtm_total_askp_icdc: Decimal
  /** 시간외총매수호가증감 */
  readonly ovtm_total_bidp_icdc: Decimal
}

/**
 * 국내주식 시간외 실시간호가 (KRX) · 실시간-025 · H0STOAA0, not in paper trading
 *
 * Key: stock-code, e.g. 023460.
 * Columns: 54.
 * Ended with its market: the last day was 2026-09-11.
 */
export const overtimeAskingPriceKrx: Feed<keyof OvertimeAskingPriceKrxRow, TextColumn<OvertimeAskingPriceKrxRow>> = {
  id: 'domestic-stock/overtime-asking-price-krx',
  real: 'H0STOAA0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'bsop_hour', 'hour_cls_code', 'askp1', 'askp2', 'askp3', 'askp4', 'askp5', 'askp6', 'askp7',
    'askp8', 'askp9', 'bidp1', 'bidp2', 'bidp3', 'bidp4', 'bidp5', 'bidp6', 'bidp7', 'bidp8', 'bidp9', 'askp_rsqn1',
    'askp_rsqn2', 'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'askp_rsqn6', 'askp_rsqn7', 'askp_rsqn8', 'askp_rsqn9',
    'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5', 'bidp_rsqn6', 'bidp_rsqn7', 'bidp_rsqn8',
    'bidp_rsqn9', 'total_askp_rsqn', 'total_bidp_rsqn', 'ovtm_total_askp_rsqn', 'ovtm_total_bidp_rsqn', 'antc_cnpr',
    'antc_cnqn', 'antc_vol', 'antc_cntg_vrss', 'antc_cntg_vrss_sign', 'antc_cntg_prdy_ctrt', 'acml_vol',
    'total_askp_rsqn_icdc', 'total_bidp_rsqn_icdc', 'ovtm_total_askp_icdc', 'ovtm_total_bidp_icdc',
  ],
  texts: ['mksc_shrn_iscd', 'bsop_hour', 'hour_cls_code', 'antc_cntg_vrss_sign'],
  keyColumn: 'mksc_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0STOUP0 · 국내주식 시간외 실시간체결가 (KRX). */
export interface OvertimeCcnlKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 주식현재가 */
  readonly stck_prpr: Decimal
  /** 전일대비구분 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 등락율 */
  readonly prdy_ctrt: Decimal
  /** 가중평균주식가격 */
  readonly wghn_avrg_stck_prc: Decimal
  /** 시가 */
  readonly stck_oprc: Decimal
  /** 고가 */
  readonly stck_hgpr: Decimal
  /** 저가 */
  readonly stck_lwpr: Decimal
  /** 매도호가 */
  readonly askp1: Decimal
  /** 매수호가 */
  readonly bidp1: Decimal
  /** 거래량 */
  readonly cntg_vol: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 체결구분 */
  readonly cntg_cls_code: string
  /** 매수비율 */
  readonly shnu_rate: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가대비구분 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가대비 */
  readonly oprc_vrss_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 고가대비구분 */
  readonly hgpr_vrss_prpr_sign: string
  /** 고가대비 */
  readonly hgpr_vrss_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 저가대비구분 */
  readonly lwpr_vrss_prpr_sign: string
  /** 저가대비 */
  readonly lwpr_vrss_prpr: Decimal
  /** 영업일자 */
  readonly bsop_date: string
  /** 신장운영구분코드 */
  readonly new_mkop_cls_code: string
  /** 거래정지여부 */
  readonly trht_yn: string
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 거래량회전율 */
  readonly vol_tnrt: Decimal
  /** 전일동시간누적거래량 */
  readonly prdy_smns_hour_acml_vol: Decimal
  /** 전일동시간누적거래량비율 */
  readonly prdy_smns_hour_acml_vol_rate: Decimal
}

/**
 * 국내주식 시간외 실시간체결가 (KRX) · 실시간-042 · H0STOUP0, not in paper trading
 *
 * Key: stock-code, e.g. 023460, 199480, 462860, 440790.
 * Columns: 43.
 * Ended with its market: the last day was 2026-09-11.
 */
export const overtimeCcnlKrx: Feed<keyof OvertimeCcnlKrxRow, TextColumn<OvertimeCcnlKrxRow>> = {
  id: 'domestic-stock/overtime-ccnl-krx',
  real: 'H0STOUP0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'wghn_avrg_stck_prc',
    'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'askp1', 'bidp1', 'cntg_vol', 'acml_vol', 'acml_tr_pbmn', 'seln_cntg_csnu',
    'shnu_cntg_csnu', 'ntby_cntg_csnu', 'cttr', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'cntg_cls_code', 'shnu_rate',
    'prdy_vol_vrss_acml_vol_rate', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'hgpr_vrss_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_prpr', 'bsop_date',
    'new_mkop_cls_code', 'trht_yn', 'askp_rsqn1', 'bidp_rsqn1', 'total_askp_rsqn', 'total_bidp_rsqn', 'vol_tnrt',
    'prdy_smns_hour_acml_vol', 'prdy_smns_hour_acml_vol_rate',
  ],
  texts: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'prdy_vrss_sign', 'cntg_cls_code', 'oprc_hour', 'oprc_vrss_prpr_sign',
    'hgpr_hour', 'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'bsop_date', 'new_mkop_cls_code', 'trht_yn',
  ],
  keyColumn: 'mksc_shrn_iscd',
  clock: { date: 'bsop_date', time: 'stck_cntg_hour' },
}

/** Row of H0STOAC0 · 국내주식 시간외 실시간예상체결 (KRX). */
export interface OvertimeExpCcnlKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 주식현재가 */
  readonly stck_prpr: Decimal
  /** 전일대비구분 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 등락율 */
  readonly prdy_ctrt: Decimal
  /** 가중평균주식가격 */
  readonly wghn_avrg_stck_prc: Decimal
  /** 시가 */
  readonly stck_oprc: Decimal
  /** 고가 */
  readonly stck_hgpr: Decimal
  /** 저가 */
  readonly stck_lwpr: Decimal
  /** 매도호가 */
  readonly askp1: Decimal
  /** 매수호가 */
  readonly bidp1: Decimal
  /** 거래량 */
  readonly cntg_vol: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 체결구분 */
  readonly cntg_cls_code: string
  /** 매수비율 */
  readonly shnu_rate: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가대비구분 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가대비 */
  readonly oprc_vrss_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 고가대비구분 */
  readonly hgpr_vrss_prpr_sign: string
  /** 고가대비 */
  readonly hgpr_vrss_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 저가대비구분 */
  readonly lwpr_vrss_prpr_sign: string
  /** 저가대비 */
  readonly lwpr_vrss_prpr: Decimal
  /** 영업일자 */
  readonly bsop_date: string
  /** 신장운영구분코드 */
  readonly new_mkop_cls_code: string
  /** 거래정지여부 */
  readonly trht_yn: string
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 거래량회전율 */
  readonly vol_tnrt: Decimal
  /** 전일동시간누적거래량 */
  readonly prdy_smns_hour_acml_vol: Decimal
  /** 전일동시간누적거래량비율 */
  readonly prdy_smns_hour_acml_vol_rate: Decimal
}

/**
 * 국내주식 시간외 실시간예상체결 (KRX) · 실시간-024 · H0STOAC0, not in paper trading
 *
 * Key: stock-code, e.g. 023460.
 * Columns: 43.
 * Ended with its market: the last day was 2026-09-11.
 */
export const overtimeExpCcnlKrx: Feed<keyof OvertimeExpCcnlKrxRow, TextColumn<OvertimeExpCcnlKrxRow>> = {
  id: 'domestic-stock/overtime-exp-ccnl-krx',
  real: 'H0STOAC0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'wghn_avrg_stck_prc',
    'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'askp1', 'bidp1', 'cntg_vol', 'acml_vol', 'acml_tr_pbmn', 'seln_cntg_csnu',
    'shnu_cntg_csnu', 'ntby_cntg_csnu', 'cttr', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'cntg_cls_code', 'shnu_rate',
    'prdy_vol_vrss_acml_vol_rate', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'hgpr_vrss_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_prpr', 'bsop_date',
    'new_mkop_cls_code', 'trht_yn', 'askp_rsqn1', 'bidp_rsqn1', 'total_askp_rsqn', 'total_bidp_rsqn', 'vol_tnrt',
    'prdy_smns_hour_acml_vol', 'prdy_smns_hour_acml_vol_rate',
  ],
  texts: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'prdy_vrss_sign', 'cntg_cls_code', 'oprc_hour', 'oprc_vrss_prpr_sign',
    'hgpr_hour', 'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'bsop_date', 'new_mkop_cls_code', 'trht_yn',
  ],
  keyColumn: 'mksc_shrn_iscd',
  clock: { date: 'bsop_date', time: 'stck_cntg_hour' },
}

/** Row of H0STPGM0 · 국내주식 실시간프로그램매매 (KRX). */
export interface ProgramTradeKrxRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 매도체결량 */
  readonly seln_cnqn: Decimal
  /** 매도거래대금 */
  readonly seln_tr_pbmn: Decimal
  /** 매수2체결량 */
  readonly shnu_cnqn: Decimal
  /** 매수2거래대금 */
  readonly shnu_tr_pbmn: Decimal
  /** 순매수체결량 */
  readonly ntby_cnqn: Decimal
  /** 순매수거래대금 */
  readonly ntby_tr_pbmn: Decimal
  /** 매도호가잔량 */
  readonly seln_rsqn: Decimal
  /** 매수호가잔량 */
  readonly shnu_rsqn: Decimal
  /** 전체순매수호가잔량 */
  readonly whol_ntby_qty: Decimal
}

/**
 * 국내주식 실시간프로그램매매 (KRX) · 실시간-048 · H0STPGM0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 11.
 */
export const programTradeKrx: Feed<keyof ProgramTradeKrxRow, TextColumn<ProgramTradeKrxRow>> = {
  id: 'domestic-stock/program-trade-krx',
  real: 'H0STPGM0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'seln_cnqn', 'seln_tr_pbmn', 'shnu_cnqn', 'shnu_tr_pbmn', 'ntby_cnqn',
    'ntby_tr_pbmn', 'seln_rsqn', 'shnu_rsqn', 'whol_ntby_qty',
  ],
  texts: ['mksc_shrn_iscd', 'stck_cntg_hour'],
  keyColumn: 'mksc_shrn_iscd',
  clock: { time: 'stck_cntg_hour' },
}

/** Row of H0NXPGM0 · 국내주식 실시간프로그램매매 (NXT). */
export interface ProgramTradeNxtRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식 체결 시간 */
  readonly STCK_CNTG_HOUR: string
  /** 매도 체결량 */
  readonly SELN_CNQN: Decimal
  /** 매도 거래 대금 */
  readonly SELN_TR_PBMN: Decimal
  /** 매수2 체결량 */
  readonly SHNU_CNQN: Decimal
  /** 매수2 거래 대금 */
  readonly SHNU_TR_PBMN: Decimal
  /** 순매수 체결량 */
  readonly NTBY_CNQN: Decimal
  /** 순매수 거래 대금 */
  readonly NTBY_TR_PBMN: Decimal
  /** 매도호가잔량 */
  readonly SELN_RSQN: Decimal
  /** 매수호가잔량 */
  readonly SHNU_RSQN: Decimal
  /** 전체순매수호가잔량 */
  readonly WHOL_NTBY_QTY: Decimal
}

/**
 * 국내주식 실시간프로그램매매 (NXT) · no document id · H0NXPGM0, not in paper trading
 *
 * Key: stock-code, e.g. 032640, 010950.
 * Columns: 11.
 */
export const programTradeNxt: Feed<keyof ProgramTradeNxtRow, TextColumn<ProgramTradeNxtRow>> = {
  id: 'domestic-stock/program-trade-nxt',
  real: 'H0NXPGM0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'SELN_CNQN', 'SELN_TR_PBMN', 'SHNU_CNQN', 'SHNU_TR_PBMN', 'NTBY_CNQN',
    'NTBY_TR_PBMN', 'SELN_RSQN', 'SHNU_RSQN', 'WHOL_NTBY_QTY',
  ],
  texts: ['MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR'],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { time: 'STCK_CNTG_HOUR' },
}

/** Row of H0UNPGM0 · 국내주식 실시간프로그램매매 (통합). */
export interface ProgramTradeTotalRow {
  /** 유가증권 단축 종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** 주식 체결 시간 */
  readonly STCK_CNTG_HOUR: string
  /** 매도 체결량 */
  readonly SELN_CNQN: Decimal
  /** 매도 거래 대금 */
  readonly SELN_TR_PBMN: Decimal
  /** 매수2 체결량 */
  readonly SHNU_CNQN: Decimal
  /** 매수2 거래 대금 */
  readonly SHNU_TR_PBMN: Decimal
  /** 순매수 체결량 */
  readonly NTBY_CNQN: Decimal
  /** 순매수 거래 대금 */
  readonly NTBY_TR_PBMN: Decimal
  /** 매도호가잔량 */
  readonly SELN_RSQN: Decimal
  /** 매수호가잔량 */
  readonly SHNU_RSQN: Decimal
  /** 전체순매수호가잔량 */
  readonly WHOL_NTBY_QTY: Decimal
}

/**
 * 국내주식 실시간프로그램매매 (통합) · no document id · H0UNPGM0, not in paper trading
 *
 * Key: stock-code, e.g. 005930, 000660.
 * Columns: 11.
 */
export const programTradeTotal: Feed<keyof ProgramTradeTotalRow, TextColumn<ProgramTradeTotalRow>> = {
  id: 'domestic-stock/program-trade-total',
  real: 'H0UNPGM0',
  paper: null,
  encrypted: false,
  columns: [
    'MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR', 'SELN_CNQN', 'SELN_TR_PBMN', 'SHNU_CNQN', 'SHNU_TR_PBMN', 'NTBY_CNQN',
    'NTBY_TR_PBMN', 'SELN_RSQN', 'SHNU_RSQN', 'WHOL_NTBY_QTY',
  ],
  texts: ['MKSC_SHRN_ISCD', 'STCK_CNTG_HOUR'],
  keyColumn: 'MKSC_SHRN_ISCD',
  clock: { time: 'STCK_CNTG_HOUR' },
}

/** Row of H0STVIC0 · 국내주식 VI변동성완화장치 (KRX). */
export interface ViStatusKrxRow {
  /** 영업일자 */
  readonly BSOP_DATE: string
  /** 유가증권단축종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** HTS한글종목명 */
  readonly HTS_KOR_ISNM: string
  /** 시장분류구분코드 */
  readonly MRKT_DIV_CLS_CODE: string
  /** VI적용구분코드 */
  readonly VI_CLS_CODE: string
  /** VI해제시간 */
  readonly VI_CNCL_HOUR: string
  /** VI발동시간 */
  readonly CNTG_VI_HOUR: string
  /** VI종류코드 */
  readonly VI_KIND_CODE: string
  /** VI발동가격 */
  readonly VI_PRC: Decimal
  /** 정적VI발동기준가격 */
  readonly VI_STND_PRC: Decimal
  /** 정적VI발동괴리율 */
  readonly VI_DPRT: Decimal
  /** 동적VI발동기준가격 */
  readonly VI_DMC_STND_PRC: Decimal
  /** 동적VI발동괴리율 */
  readonly VI_DMC_DPRT: Decimal
  /** VI발동횟수 */
  readonly VI_COUNT: Decimal
  /** ETP여부 */
  readonly ETP_YN: string
}

/**
 * 국내주식 VI변동성완화장치 (KRX) · no document id · H0STVIC0, not in paper trading
 *
 * Key: stock-code.
 * Columns: 15.
 * Only the portal has it: the official samples do not.
 * Unsure: the confidence in these columns is medium.
 */
export const viStatusKrx: Feed<keyof ViStatusKrxRow, TextColumn<ViStatusKrxRow>> = {
  id: 'domestic-stock/vi-status-krx',
  real: 'H0STVIC0',
  paper: null,
  encrypted: false,
  columns: [
    'BSOP_DATE', 'MKSC_SHRN_ISCD', 'HTS_KOR_ISNM', 'MRKT_DIV_CLS_CODE', 'VI_CLS_CODE', 'VI_CNCL_HOUR', 'CNTG_VI_HOUR',
    'VI_KIND_CODE', 'VI_PRC', 'VI_STND_PRC', 'VI_DPRT', 'VI_DMC_STND_PRC', 'VI_DMC_DPRT', 'VI_COUNT', 'ETP_YN',
  ],
  texts: [
    'BSOP_DATE', 'MKSC_SHRN_ISCD', 'HTS_KOR_ISNM', 'MRKT_DIV_CLS_CODE', 'VI_CLS_CODE', 'VI_CNCL_HOUR', 'CNTG_VI_HOUR',
    'VI_KIND_CODE', 'ETP_YN',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
}

/** Row of H0UNVIC0 · 국내주식 VI변동성완화장치 (통합). */
export interface ViStatusTotalRow {
  /** 영업일자 */
  readonly BSOP_DATE: string
  /** 유가증권단축종목코드 */
  readonly MKSC_SHRN_ISCD: string
  /** HTS한글종목명 */
  readonly HTS_KOR_ISNM: string
  /** 시장분류구분코드 */
  readonly MRKT_DIV_CLS_CODE: string
  /** VI적용구분코드 */
  readonly VI_CLS_CODE: string
  /** VI해제시간 */
  readonly VI_CNCL_HOUR: string
  /** VI발동시간 */
  readonly CNTG_VI_HOUR: string
  /** VI종류코드 */
  readonly VI_KIND_CODE: string
  /** VI발동가격 */
  readonly VI_PRC: Decimal
  /** 정적VI발동기준가격 */
  readonly VI_STND_PRC: Decimal
  /** 정적VI발동괴리율 */
  readonly VI_DPRT: Decimal
  /** 동적VI발동기준가격 */
  readonly VI_DMC_STND_PRC: Decimal
  /** 동적VI발동괴리율 */
  readonly VI_DMC_DPRT: Decimal
  /** VI발동횟수 */
  readonly VI_COUNT: Decimal
  /** 거래소구분코드 */
  readonly EXCH_CLS_CODE: string
  /** ETP여부 */
  readonly ETP_YN: string
}

/**
 * 국내주식 VI변동성완화장치 (통합) · no document id · H0UNVIC0, not in paper trading
 *
 * Key: stock-code.
 * Columns: 16.
 * Only the portal has it: the official samples do not.
 * Unsure: the confidence in these columns is medium.
 */
export const viStatusTotal: Feed<keyof ViStatusTotalRow, TextColumn<ViStatusTotalRow>> = {
  id: 'domestic-stock/vi-status-total',
  real: 'H0UNVIC0',
  paper: null,
  encrypted: false,
  columns: [
    'BSOP_DATE', 'MKSC_SHRN_ISCD', 'HTS_KOR_ISNM', 'MRKT_DIV_CLS_CODE', 'VI_CLS_CODE', 'VI_CNCL_HOUR', 'CNTG_VI_HOUR',
    'VI_KIND_CODE', 'VI_PRC', 'VI_STND_PRC', 'VI_DPRT', 'VI_DMC_STND_PRC', 'VI_DMC_DPRT', 'VI_COUNT', 'EXCH_CLS_CODE',
    'ETP_YN',
  ],
  texts: [
    'BSOP_DATE', 'MKSC_SHRN_ISCD', 'HTS_KOR_ISNM', 'MRKT_DIV_CLS_CODE', 'VI_CLS_CODE', 'VI_CNCL_HOUR', 'CNTG_VI_HOUR',
    'VI_KIND_CODE', 'EXCH_CLS_CODE', 'ETP_YN',
  ],
  keyColumn: 'MKSC_SHRN_ISCD',
}

/** Row of H0EWASP0 · ELW 실시간호가. */
export interface ElwAskingPriceRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 영업시간 */
  readonly bsop_hour: string
  /** 시간구분코드 */
  readonly hour_cls_code: string
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매도호가2 */
  readonly askp2: Decimal
  /** 매도호가3 */
  readonly askp3: Decimal
  /** 매도호가4 */
  readonly askp4: Decimal
  /** 매도호가5 */
  readonly askp5: Decimal
  /** 매도호가6 */
  readonly askp6: Decimal
  /** 매도호가7 */
  readonly askp7: Decimal
  /** 매도호가8 */
  readonly askp8: Decimal
  /** 매도호가9 */
  readonly askp9: Decimal
  /** 매도호가10 */
  readonly askp10: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 매수호가2 */
  readonly bidp2: Decimal
  /** 매수호가3 */
  readonly bidp3: Decimal
  /** 매수호가4 */
  readonly bidp4: Decimal
  /** 매수호가5 */
  readonly bidp5: Decimal
  /** 매수호가6 */
  readonly bidp6: Decimal
  /** 매수호가7 */
  readonly bidp7: Decimal
  /** 매수호가8 */
  readonly bidp8: Decimal
  /** 매수호가9 */
  readonly bidp9: Decimal
  /** 매수호가10 */
  readonly bidp10: Decimal
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매도호가잔량2 */
  readonly askp_rsqn2: Decimal
  /** 매도호가잔량3 */
  readonly askp_rsqn3: Decimal
  /** 매도호가잔량4 */
  readonly askp_rsqn4: Decimal
  /** 매도호가잔량5 */
  readonly askp_rsqn5: Decimal
  /** 매도호가잔량6 */
  readonly askp_rsqn6: Decimal
  /** 매도호가잔량7 */
  readonly askp_rsqn7: Decimal
  /** 매도호가잔량8 */
  readonly askp_rsqn8: Decimal
  /** 매도호가잔량9 */
  readonly askp_rsqn9: Decimal
  /** 매도호가잔량10 */
  readonly askp_rsqn10: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 매수호가잔량2 */
  readonly bidp_rsqn2: Decimal
  /** 매수호가잔량3 */
  readonly bidp_rsqn3: Decimal
  /** 매수호가잔량4 */
  readonly bidp_rsqn4: Decimal
  /** 매수호가잔량5 */
  readonly bidp_rsqn5: Decimal
  /** 매수호가잔량6 */
  readonly bidp_rsqn6: Decimal
  /** 매수호가잔량7 */
  readonly bidp_rsqn7: Decimal
  /** 매수호가잔량8 */
  readonly bidp_rsqn8: Decimal
  /** 매수호가잔량9 */
  readonly bidp_rsqn9: Decimal
  /** 매수호가잔량10 */
  readonly bidp_rsqn10: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 예상체결가 */
  readonly antc_cnpr: Decimal
  /** 예상체결량 */
  readonly antc_cnqn: Decimal
  /** 예상체결대비부호 */
  readonly antc_cntg_vrss_sign: string
  /** 예상체결대비 */
  readonly antc_cntg_vrss: Decimal
  /** 예상체결전일대비율 */
  readonly antc_cntg_prdy_ctrt: Decimal
  /** LP매도호가잔량1 */
  readonly lp_askp_rsqn1: Decimal
  /** LP매도호가잔량2 */
  readonly lp_askp_rsqn2: Decimal
  /** LP매도호가잔량3 */
  readonly lp_askp_rsqn3: Decimal
  /** LP매수호가잔량4 */
  readonly lp_bidp_rsqn4: Decimal
  /** LP매도호가잔량4 */
  readonly lp_askp_rsqn4: Decimal
  /** LP매수호가잔량5 */
  readonly lp_bidp_rsqn5: Decimal
  /** LP매도호가잔량5 */
  readonly lp_askp_rsqn5: Decimal
  /** LP매수호가잔량6 */
  readonly lp_bidp_rsqn6: Decimal
  /** LP매도호가잔량6 */
  readonly lp_askp_rsqn6: Decimal
  /** LP매수호가잔량7 */
  readonly lp_bidp_rsqn7: Decimal
  /** LP매도호가잔량7 */
  readonly lp_askp_rsqn7: Decimal
  /** LP매도호가잔량8 */
  readonly lp_askp_rsqn8: Decimal
  /** LP매수호가잔량8 */
  readonly lp_bidp_rsqn8: Decimal
  /** LP매도호가잔량9 */
  readonly lp_askp_rsqn9: Decimal
  /** LP매수호가잔량9 */
  readonly lp_bidp_rsqn9: Decimal
  /** LP매도호가잔량10 */
  readonly lp_askp_rsqn10: Decimal
  /** LP매수호가잔량10 */
  readonly lp_bidp_rsqn10: Decimal
  /** LP매수호가잔량1 */
  readonly lp_bidp_rsqn1: Decimal
  /** LP총매도호가잔량 */
  readonly lp_total_askp_rsqn: Decimal
  /** LP매수호가잔량2 */
  readonly lp_bidp_rsqn2: Decimal
  /** LP총매수호가잔량 */
  readonly lp_total_bidp_rsqn: Decimal
  /** LP매수호가잔량3 */
  readonly lp_bidp_rsqn3: Decimal
  /** 예상거래량 */
  readonly antc_vol: Decimal
}

/**
 * ELW 실시간호가 · 실시간-062 · H0EWASP0, not in paper trading
 *
 * Key: elw-code, e.g. 57LA24, 57L739, 57L650, 57L966.
 * Columns: 73.
 * Unsure: the confidence in these columns is low.
 * Unsure: another source has the columns in the order of `alternativeColumns` in catalog/websocket.json.
 */
export const elwAskingPrice: Feed<keyof ElwAskingPriceRow, TextColumn<ElwAskingPriceRow>> = {
  id: 'elw/elw-asking-price',
  real: 'H0EWASP0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'bsop_hour', 'hour_cls_code', 'askp1', 'askp2', 'askp3', 'askp4', 'askp5', 'askp6', 'askp7',
    'askp8', 'askp9', 'askp10', 'bidp1', 'bidp2', 'bidp3', 'bidp4', 'bidp5', 'bidp6', 'bidp7', 'bidp8', 'bidp9',
    'bidp10', 'askp_rsqn1', 'askp_rsqn2', 'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'askp_rsqn6', 'askp_rsqn7',
    'askp_rsqn8', 'askp_rsqn9', 'askp_rsqn10', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5',
    'bidp_rsqn6', 'bidp_rsqn7', 'bidp_rsqn8', 'bidp_rsqn9', 'bidp_rsqn10', 'total_askp_rsqn', 'total_bidp_rsqn',
    'antc_cnpr', 'antc_cnqn', 'antc_cntg_vrss_sign', 'antc_cntg_vrss', 'antc_cntg_prdy_ctrt', 'lp_askp_rsqn1',
    'lp_askp_rsqn2', 'lp_askp_rsqn3', 'lp_bidp_rsqn4', 'lp_askp_rsqn4', 'lp_bidp_rsqn5', 'lp_askp_rsqn5',
    'lp_bidp_rsqn6', 'lp_askp_rsqn6', 'lp_bidp_rsqn7', 'lp_askp_rsqn7', 'lp_askp_rsqn8', 'lp_bidp_rsqn8',
    'lp_askp_rsqn9', 'lp_bidp_rsqn9', 'lp_askp_rsqn10', 'lp_bidp_rsqn10', 'lp_bidp_rsqn1', 'lp_total_askp_rsqn',
    'lp_bidp_rsqn2', 'lp_total_bidp_rsqn', 'lp_bidp_rsqn3', 'antc_vol',
  ],
  texts: ['mksc_shrn_iscd', 'bsop_hour', 'hour_cls_code', 'antc_cntg_vrss_sign'],
  keyColumn: 'mksc_shrn_iscd',
  clock: { time: 'bsop_hour' },
}

/** Row of H0EWCNT0 · ELW 실시간체결가. */
export interface ElwCcnlRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 주식현재가 */
  readonly stck_prpr: Decimal
  /** 전일대비부호 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 전일대비율 */
  readonly prdy_ctrt: Decimal
  /** 가중평균주식가격 */
  readonly wghn_avrg_stck_prc: Decimal
  /** 주식시가2 */
  readonly stck_oprc: Decimal
  /** 주식최고가 */
  readonly stck_hgpr: Decimal
  /** 주식최저가 */
  readonly stck_lwpr: Decimal
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 체결거래량 */
  readonly cntg_vol: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 체결구분코드 */
  readonly cntg_cls_code: string
  /** 매수2비율 */
  readonly shnu_rate: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가2대비현재가부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가2대비현재가 */
  readonly oprc_vrss_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 최고가대비현재가부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가대비현재가 */
  readonly hgpr_vrss_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 최저가대비현재가부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가대비현재가 */
  readonly lwpr_vrss_prpr: Decimal
  /** 영업일자 */
  readonly bsop_date: string
  /** 신장운영구분코드 */
  readonly new_mkop_cls_code: string
  /** 거래정지여부 */
  readonly trht_yn: string
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 시간가치값 */
  readonly tmvl_val: Decimal
  /** 패리티 */
  readonly prit: Decimal
  /** 프리미엄값 */
  readonly prmm_val: Decimal
  /** 기어링 */
  readonly gear: Decimal
  /** 손익분기비율 */
  readonly prls_qryr_rate: Decimal
  /** 내재가치값 */
  readonly invl_val: Decimal
  /** 프리미엄비율 */
  readonly prmm_rate: Decimal
  /** 자본지지점 */
  readonly cfp: Decimal
  /** 레버리지값 */
  readonly lvrg_val: Decimal
  /** 델타 */
  readonly delta: Decimal
  /** 감마 */
  readonly gama: Decimal
  /** 베가 */
  readonly vega: Decimal
  /** 세타 */
  readonly theta: Decimal
  /** 로우 */
  readonly rho: Decimal
  /** HTS내재변동성 */
  readonly hts_ints_vltl: Decimal
  /** HTS이론가 */
  readonly hts_thpr: Decimal
  /** 거래량회전율 */
  readonly vol_tnrt: Decimal
  /** 전일동시간누적거래량 */
  readonly prdy_smns_hour_acml_vol: Decimal
  /** 전일동시간누적거래량비율 */
  readonly prdy_smns_hour_acml_vol_rate: Decimal
  /** 접근도 */
  readonly apprch_rate: Decimal
  /** LP보유량 */
  readonly lp_hvol: Decimal
  /** LP보유비율 */
  readonly lp_hldn_rate: Decimal
  /** LP순매도량 */
  readonly lp_ntby_qty: Decimal
}

/**
 * ELW 실시간체결가 · 실시간-061 · H0EWCNT0, not in paper trading
 *
 * Key: elw-code, e.g. 57LA24, 57L739, 57L650, 57L966.
 * Columns: 63.
 */
export const elwCcnl: Feed<keyof ElwCcnlRow, TextColumn<ElwCcnlRow>> = {
  id: 'elw/elw-ccnl',
  real: 'H0EWCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'wghn_avrg_stck_prc',
    'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'askp1', 'bidp1', 'cntg_vol', 'acml_vol', 'acml_tr_pbmn', 'seln_cntg_csnu',
    'shnu_cntg_csnu', 'ntby_cntg_csnu', 'cttr', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'cntg_cls_code', 'shnu_rate',
    'prdy_vol_vrss_acml_vol_rate', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'hgpr_vrss_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_prpr', 'bsop_date',
    'new_mkop_cls_code', 'trht_yn', 'askp_rsqn1', 'bidp_rsqn1', 'total_askp_rsqn', 'total_bidp_rsqn', 'tmvl_val',
    'prit', 'prmm_val', 'gear', 'prls_qryr_rate', 'invl_val', 'prmm_rate', 'cfp', 'lvrg_val', 'delta', 'gama', 'vega',
    'theta', 'rho', 'hts_ints_vltl', 'hts_thpr', 'vol_tnrt', 'prdy_smns_hour_acml_vol', 'prdy_smns_hour_acml_vol_rate',
    'apprch_rate', 'lp_hvol', 'lp_hldn_rate', 'lp_ntby_qty',
  ],
  texts: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'prdy_vrss_sign', 'cntg_cls_code', 'oprc_hour', 'oprc_vrss_prpr_sign',
    'hgpr_hour', 'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'bsop_date', 'new_mkop_cls_code', 'trht_yn',
  ],
  keyColumn: 'mksc_shrn_iscd',
  clock: { date: 'bsop_date', time: 'stck_cntg_hour' },
}

/** Row of H0EWANC0 · ELW 실시간예상체결. */
export interface ElwExpCcnlRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** 주식체결시간 */
  readonly stck_cntg_hour: string
  /** 주식현재가 */
  readonly stck_prpr: Decimal
  /** 전일대비부호 */
  readonly prdy_vrss_sign: string
  /** 전일대비 */
  readonly prdy_vrss: Decimal
  /** 전일대비율 */
  readonly prdy_ctrt: Decimal
  /** 가중평균주식가격 */
  readonly wghn_avrg_stck_prc: Decimal
  /** 주식시가2 */
  readonly stck_oprc: Decimal
  /** 주식최고가 */
  readonly stck_hgpr: Decimal
  /** 주식최저가 */
  readonly stck_lwpr: Decimal
  /** 매도호가1 */
  readonly askp1: Decimal
  /** 매수호가1 */
  readonly bidp1: Decimal
  /** 체결거래량 */
  readonly cntg_vol: Decimal
  /** 누적거래량 */
  readonly acml_vol: Decimal
  /** 누적거래대금 */
  readonly acml_tr_pbmn: Decimal
  /** 매도체결건수 */
  readonly seln_cntg_csnu: Decimal
  /** 매수체결건수 */
  readonly shnu_cntg_csnu: Decimal
  /** 순매수체결건수 */
  readonly ntby_cntg_csnu: Decimal
  /** 체결강도 */
  readonly cttr: Decimal
  /** 총매도수량 */
  readonly seln_cntg_smtn: Decimal
  /** 총매수수량 */
  readonly shnu_cntg_smtn: Decimal
  /** 체결구분코드 */
  readonly cntg_cls_code: string
  /** 매수2비율 */
  readonly shnu_rate: Decimal
  /** 전일거래량대비등락율 */
  readonly prdy_vol_vrss_acml_vol_rate: Decimal
  /** 시가시간 */
  readonly oprc_hour: string
  /** 시가2대비현재가부호 */
  readonly oprc_vrss_prpr_sign: string
  /** 시가2대비현재가 */
  readonly oprc_vrss_prpr: Decimal
  /** 최고가시간 */
  readonly hgpr_hour: string
  /** 최고가대비현재가부호 */
  readonly hgpr_vrss_prpr_sign: string
  /** 최고가대비현재가 */
  readonly hgpr_vrss_prpr: Decimal
  /** 최저가시간 */
  readonly lwpr_hour: string
  /** 최저가대비현재가부호 */
  readonly lwpr_vrss_prpr_sign: string
  /** 최저가대비현재가 */
  readonly lwpr_vrss_prpr: Decimal
  /** 영업일자 */
  readonly bsop_date: string
  /** 신장운영구분코드 */
  readonly new_mkop_cls_code: string
  /** 거래정지여부 */
  readonly trht_yn: string
  /** 매도호가잔량1 */
  readonly askp_rsqn1: Decimal
  /** 매수호가잔량1 */
  readonly bidp_rsqn1: Decimal
  /** 총매도호가잔량 */
  readonly total_askp_rsqn: Decimal
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn: Decimal
  /** 시간가치값 */
  readonly tmvl_val: Decimal
  /** 패리티 */
  readonly prit: Decimal
  /** 프리미엄값 */
  readonly prmm_val: Decimal
  /** 기어링 */
  readonly gear: Decimal
  /** 손익분기비율 */
  readonly prls_qryr_rate: Decimal
  /** 내재가치값 */
  readonly invl_val: Decimal
  /** 프리미엄비율 */
  readonly prmm_rate: Decimal
  /** 자본지지점 */
  readonly cfp: Decimal
  /** 레버리지값 */
  readonly lvrg_val: Decimal
  /** 델타 */
  readonly delta: Decimal
  /** 감마 */
  readonly gama: Decimal
  /** 베가 */
  readonly vega: Decimal
  /** 세타 */
  readonly theta: Decimal
  /** 로우 */
  readonly rho: Decimal
  /** HTS내재변동성 */
  readonly hts_ints_vltl: Decimal
  /** HTS이론가 */
  readonly hts_thpr: Decimal
  /** 거래량회전율 */
  readonly vol_tnrt: Decimal
  /** LP보유량 */
  readonly lp_hvol: Decimal
  /** LP보유비율 */
  readonly lp_hldn_rate: Decimal
}

/**
 * ELW 실시간예상체결 · 실시간-063 · H0EWANC0, not in paper trading
 *
 * Key: elw-code, e.g. 57LA24, 57L739, 57L650, 57L966.
 * Columns: 59.
 */
export const elwExpCcnl: Feed<keyof ElwExpCcnlRow, TextColumn<ElwExpCcnlRow>> = {
  id: 'elw/elw-exp-ccnl',
  real: 'H0EWANC0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'wghn_avrg_stck_prc',
    'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'askp1', 'bidp1', 'cntg_vol', 'acml_vol', 'acml_tr_pbmn', 'seln_cntg_csnu',
    'shnu_cntg_csnu', 'ntby_cntg_csnu', 'cttr', 'seln_cntg_smtn', 'shnu_cntg_smtn', 'cntg_cls_code', 'shnu_rate',
    'prdy_vol_vrss_acml_vol_rate', 'oprc_hour', 'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'hgpr_hour',
    'hgpr_vrss_prpr_sign', 'hgpr_vrss_prpr', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'lwpr_vrss_prpr', 'bsop_date',
    'new_mkop_cls_code', 'trht_yn', 'askp_rsqn1', 'bidp_rsqn1', 'total_askp_rsqn', 'total_bidp_rsqn', 'tmvl_val',
    'prit', 'prmm_val', 'gear', 'prls_qryr_rate', 'invl_val', 'prmm_rate', 'cfp', 'lvrg_val', 'delta', 'gama', 'vega',
    'theta', 'rho', 'hts_ints_vltl', 'hts_thpr', 'vol_tnrt', 'lp_hvol', 'lp_hldn_rate',
  ],
  texts: [
    'mksc_shrn_iscd', 'stck_cntg_hour', 'prdy_vrss_sign', 'cntg_cls_code', 'oprc_hour', 'oprc_vrss_prpr_sign',
    'hgpr_hour', 'hgpr_vrss_prpr_sign', 'lwpr_hour', 'lwpr_vrss_prpr_sign', 'bsop_date', 'new_mkop_cls_code', 'trht_yn',
  ],
  keyColumn: 'mksc_shrn_iscd',
  clock: { date: 'bsop_date', time: 'stck_cntg_hour' },
}

/** Row of H0STNAV0 · 국내ETF NAV추이. */
export interface EtfNavTrendRow {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd: string
  /** NAV */
  readonly nav: Decimal
  /** NAV전일대비부호 */
  readonly nav_prdy_vrss_sign: string
  /** NAV전일대비 */
  readonly nav_prdy_vrss: Decimal
  /** NAV전일대비율 */
  readonly nav_prdy_ctrt: Decimal
  /** NAV시가 */
  readonly oprc_nav: Decimal
  /** NAV고가 */
  readonly hprc_nav: Decimal
  /** NAV저가 */
  readonly lprc_nav: Decimal
}

/**
 * 국내ETF NAV추이 · 실시간-051 · H0STNAV0, not in paper trading
 *
 * Key: stock-code, e.g. 069500.
 * Columns: 8.
 */
export const etfNavTrend: Feed<keyof EtfNavTrendRow, TextColumn<EtfNavTrendRow>> = {
  id: 'etfetn/etf-nav-trend',
  real: 'H0STNAV0',
  paper: null,
  encrypted: false,
  columns: [
    'mksc_shrn_iscd', 'nav', 'nav_prdy_vrss_sign', 'nav_prdy_vrss', 'nav_prdy_ctrt', 'oprc_nav', 'hprc_nav', 'lprc_nav',
  ],
  texts: ['mksc_shrn_iscd', 'nav_prdy_vrss_sign'],
  keyColumn: 'mksc_shrn_iscd',
}

/** Row of HDFFF010 · 해외선물옵션 실시간호가. */
export interface OverseasFutureoptionAskingPriceRow {
  /** 종목코드 */
  readonly series_cd: string
  /** 수신일자 */
  readonly recv_date: string
  /** 수신시각 */
  readonly recv_time: string
  /** 전일종가 */
  readonly prev_price: Decimal
  /** 매수1수량 */
  readonly bid_qntt_1: Decimal
  /** 매수1번호 */
  readonly bid_num_1: string
  /** 매수1호가 */
  readonly bid_price_1: Decimal
  /** 매도1수량 */
  readonly ask_qntt_1: Decimal
  /** 매도1번호 */
  readonly ask_num_1: string
  /** 매도1호가 */
  readonly ask_price_1: Decimal
  /** 매수2수량 */
  readonly bid_qntt_2: Decimal
  /** 매수2번호 */
  readonly bid_num_2: string
  /** 매수2호가 */
  readonly bid_price_2: Decimal
  /** 매도2수량 */
  readonly ask_qntt_2: Decimal
  /** 매도2번호 */
  readonly ask_num_2: string
  /** 매도2호가 */
  readonly ask_price_2: Decimal
  /** 매수3수량 */
  readonly bid_qntt_3: Decimal
  /** 매수3번호 */
  readonly bid_num_3: string
  /** 매수3호가 */
  readonly bid_price_3: Decimal
  /** 매도3수량 */
  readonly ask_qntt_3: Decimal
  /** 매도3번호 */
  readonly ask_num_3: string
  /** 매도3호가 */
  readonly ask_price_3: Decimal
  /** 매수4수량 */
  readonly bid_qntt_4: Decimal
  /** 매수4번호 */
  readonly bid_num_4: string
  /** 매수4호가 */
  readonly bid_price_4: Decimal
  /** 매도4수량 */
  readonly ask_qntt_4: Decimal
  /** 매도4번호 */
  readonly ask_num_4: string
  /** 매도4호가 */
  readonly ask_price_4: Decimal
  /** 매수5수량 */
  readonly bid_qntt_5: Decimal
  /** 매수5번호 */
  readonly bid_num_5: string
  /** 매수5호가 */
  readonly bid_price_5: Decimal
  /** 매도5수량 */
  readonly ask_qntt_5: Decimal
  /** 매도5번호 */
  readonly ask_num_5: string
  /** 매도5호가 */
  readonly ask_price_5: Decimal
  /** 전일정산가 */
  readonly sttl_price: Decimal
}

/**
 * 해외선물옵션 실시간호가 · 실시간-018 · HDFFF010, not in paper trading
 *
 * Key: overseas-futureoption-code, e.g. SPIU25.
 * Columns: 35.
 */
export const overseasFutureoptionAskingPrice: Feed<keyof OverseasFutureoptionAskingPriceRow, TextColumn<OverseasFutureoptionAskingPriceRow>> = {
  id: 'overseas-futureoption/asking-price',
  real: 'HDFFF010',
  paper: null,
  encrypted: false,
  columns: [
    'series_cd', 'recv_date', 'recv_time', 'prev_price', 'bid_qntt_1', 'bid_num_1', 'bid_price_1', 'ask_qntt_1',
    'ask_num_1', 'ask_price_1', 'bid_qntt_2', 'bid_num_2', 'bid_price_2', 'ask_qntt_2', 'ask_num_2', 'ask_price_2',
    'bid_qntt_3', 'bid_num_3', 'bid_price_3', 'ask_qntt_3', 'ask_num_3', 'ask_price_3', 'bid_qntt_4', 'bid_num_4',
    'bid_price_4', 'ask_qntt_4', 'ask_num_4', 'ask_price_4', 'bid_qntt_5', 'bid_num_5', 'bid_price_5', 'ask_qntt_5',
    'ask_num_5', 'ask_price_5', 'sttl_price',
  ],
  texts: [
    'series_cd', 'recv_date', 'recv_time', 'bid_num_1', 'ask_num_1', 'bid_num_2', 'ask_num_2', 'bid_num_3', 'ask_num_3',
    'bid_num_4', 'ask_num_4', 'bid_num_5', 'ask_num_5',
  ],
  keyColumn: 'series_cd',
}

/** Row of HDFFF020 · 해외선물옵션 실시간체결가. */
export interface CcnlRow {
  /** 종목코드 */
  readonly series_cd: string
  /** 영업일자 */
  readonly bsns_date: string
  /** 장개시일자 */
  readonly mrkt_open_date: string
  /** 장개시시각 */
  readonly mrkt_open_time: string
  /** 장종료일자 */
  readonly mrkt_close_date: string
  /** 장종료시각 */
  readonly mrkt_close_time: string
  /** 전일종가 */
  readonly prev_price: Decimal
  /** 수신일자 */
  readonly recv_date: string
  /** 수신시각 */
  readonly recv_time: string
  /** 본장_전산장구분 */
  readonly active_flag: string
  /** 체결가격 */
  readonly last_price: Decimal
  /** 체결수량 */
  readonly last_qntt: Decimal
  /** 전일대비가 */
  readonly prev_diff_price: Decimal
  /** 등락률 */
  readonly prev_diff_rate: Decimal
  /** 시가 */
  readonly open_price: Decimal
  /** 고가 */
  readonly high_price: Decimal
  /** 저가 */
  readonly low_price: Decimal
  /** 누적거래량 */
  readonly vol: Decimal
  /** 전일대비부호 */
  readonly prev_sign: string
  /** 체결구분 */
  readonly quotsign: string
  /** 수신시각2 만분의일초 */
  readonly recv_time2: string
  /** 전일정산가 */
  readonly psttl_price: Decimal
  /** 전일정산가대비 */
  readonly psttl_sign: string
  /** 전일정산가대비가격 */
  readonly psttl_diff_price: Decimal
  /** 전일정산가대비율 */
  readonly psttl_diff_rate: Decimal
}

/**
 * 해외선물옵션 실시간체결가 · 실시간-017 · HDFFF020, not in paper trading
 *
 * Key: overseas-futureoption-code, e.g. 1OZQ25.
 * Columns: 25.
 */
export const ccnl: Feed<keyof CcnlRow, TextColumn<CcnlRow>> = {
  id: 'overseas-futureoption/ccnl',
  real: 'HDFFF020',
  paper: null,
  encrypted: false,
  columns: [
    'series_cd', 'bsns_date', 'mrkt_open_date', 'mrkt_open_time', 'mrkt_close_date', 'mrkt_close_time', 'prev_price',
    'recv_date', 'recv_time', 'active_flag', 'last_price', 'last_qntt', 'prev_diff_price', 'prev_diff_rate',
    'open_price', 'high_price', 'low_price', 'vol', 'prev_sign', 'quotsign', 'recv_time2', 'psttl_price', 'psttl_sign',
    'psttl_diff_price', 'psttl_diff_rate',
  ],
  texts: [
    'series_cd', 'bsns_date', 'mrkt_open_date', 'mrkt_open_time', 'mrkt_close_date', 'mrkt_close_time', 'recv_date',
    'recv_time', 'active_flag', 'prev_sign', 'quotsign', 'recv_time2', 'psttl_sign',
  ],
  keyColumn: 'series_cd',
}

/** Row of HDFFF2C0 · 해외선물옵션 실시간체결내역통보. */
export interface OverseasFutureoptionCcnlNoticeRow {
  /** 유저ID */
  readonly user_id: string
  /** 계좌번호 */
  readonly acct_no: string
  /** 주문일자 */
  readonly ord_dt: string
  /** 주문번호 */
  readonly odno: string
  /** 원주문일자 */
  readonly orgn_ord_dt: string
  /** 원주문번호 */
  readonly orgn_odno: string
  /** 종목명 */
  readonly series: string
  /** 정정취소구분코드 */
  readonly rvse_cncl_dvsn_cd: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd: string
  /** 복합주문구분코드 */
  readonly cplx_ord_dvsn_cd: string
  /** 가격구분코드 */
  readonly prce_tp: string
  /** FM거래소접수구분코드 */
  readonly fm_excg_rcit_dvsn_cd: string
  /** 주문수량 */
  readonly ord_qty: Decimal
  /** FMLIMIT가격 */
  readonly fm_lmt_pric: Decimal
  /** FMSTOP주문가격 */
  readonly fm_stop_ord_pric: Decimal
  /** 총체결수량 */
  readonly tot_ccld_qty: Decimal
  /** 총체결단가 */
  readonly tot_ccld_uv: Decimal
  /** 잔량 */
  readonly ord_remq: Decimal
  /** FM주문그룹일자 */
  readonly fm_ord_grp_dt: string
  /** 주문그룹번호 */
  readonly ord_grp_stno: string
  /** 주문상세일시 */
  readonly ord_dtl_dtime: string
  /** 조작상세일시 */
  readonly oprt_dtl_dtime: string
  /** 주문자 */
  readonly work_empl: string
  /** 체결일자 */
  readonly ccld_dt: string
  /** 체결번호 */
  readonly ccno: string
  /** API 체결번호 */
  readonly api_ccno: string
  /** 체결수량 */
  readonly ccld_qty: Decimal
  /** FM체결가격 */
  readonly fm_ccld_pric: Decimal
  /** 통화코드 */
  readonly crcy_cd: string
  /** 위탁수수료 */
  readonly trst_fee: Decimal
  /** 주문매체온라인여부 */
  readonly ord_mdia_online_yn: string
  /** FM체결금액 */
  readonly fm_ccld_amt: Decimal
  /** 선물옵션종목구분코드 */
  readonly fuop_item_dvsn_cd: string
}

/**
 * 해외선물옵션 실시간체결내역통보 · 실시간-020 · HDFFF2C0, not in paper trading
 *
 * Key: hts-id.
 * Columns: 33.
 * The first column is not in the official sample: legacy lists.
 */
export const overseasFutureoptionCcnlNotice: Feed<keyof OverseasFutureoptionCcnlNoticeRow, TextColumn<OverseasFutureoptionCcnlNoticeRow>> = {
  id: 'overseas-futureoption/ccnl-notice',
  real: 'HDFFF2C0',
  paper: null,
  encrypted: true,
  columns: [
    'user_id', 'acct_no', 'ord_dt', 'odno', 'orgn_ord_dt', 'orgn_odno', 'series', 'rvse_cncl_dvsn_cd',
    'sll_buy_dvsn_cd', 'cplx_ord_dvsn_cd', 'prce_tp', 'fm_excg_rcit_dvsn_cd', 'ord_qty', 'fm_lmt_pric',
    'fm_stop_ord_pric', 'tot_ccld_qty', 'tot_ccld_uv', 'ord_remq', 'fm_ord_grp_dt', 'ord_grp_stno', 'ord_dtl_dtime',
    'oprt_dtl_dtime', 'work_empl', 'ccld_dt', 'ccno', 'api_ccno', 'ccld_qty', 'fm_ccld_pric', 'crcy_cd', 'trst_fee',
    'ord_mdia_online_yn', 'fm_ccld_amt', 'fuop_item_dvsn_cd',
  ],
  texts: [
    'user_id', 'acct_no', 'ord_dt', 'odno', 'orgn_ord_dt', 'orgn_odno', 'series', 'rvse_cncl_dvsn_cd',
    'sll_buy_dvsn_cd', 'cplx_ord_dvsn_cd', 'prce_tp', 'fm_excg_rcit_dvsn_cd', 'fm_ord_grp_dt', 'ord_grp_stno',
    'ord_dtl_dtime', 'oprt_dtl_dtime', 'work_empl', 'ccld_dt', 'ccno', 'api_ccno', 'crcy_cd', 'ord_mdia_online_yn',
    'fuop_item_dvsn_cd',
  ],
}

/** Row of HDFFF1C0 · 해외선물옵션 실시간주문내역통보. */
export interface OrderNoticeRow {
  /** 유저ID */
  readonly user_id: string
  /** 계좌번호 */
  readonly acct_no: string
  /** 주문일자 */
  readonly ord_dt: string
  /** 주문번호 */
  readonly odno: string
  /** 원주문일자 */
  readonly orgn_ord_dt: string
  /** 원주문번호 */
  readonly orgn_odno: string
  /** 종목명 */
  readonly series: string
  /** 정정취소구분코드 */
  readonly rvse_cncl_dvsn_cd: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd: string
  /** 복합주문구분코드 */
  readonly cplx_ord_dvsn_cd: string
  /** 가격구분코드 */
  readonly prce_tp: string
  /** FM거래소접수구분코드 */
  readonly fm_excg_rcit_dvsn_cd: string
  /** 주문수량 */
  readonly ord_qty: Decimal
  /** FMLIMIT가격 */
  readonly fm_lmt_pric: Decimal
  /** FMSTOP주문가격 */
  readonly fm_stop_ord_pric: Decimal
  /** 총체결수량 */
  readonly tot_ccld_qty: Decimal
  /** 총체결단가 */
  readonly tot_ccld_uv: Decimal
  /** 잔량 */
  readonly ord_remq: Decimal
  /** FM주문그룹일자 */
  readonly fm_ord_grp_dt: string
  /** 주문그룹번호 */
  readonly ord_grp_stno: string
  /** 주문상세일시 */
  readonly ord_dtl_dtime: string
  /** 조작상세일시 */
  readonly oprt_dtl_dtime: string
  /** 주문자 */
  readonly work_empl: string
  /** 통화코드 */
  readonly crcy_cd: string
  /** 청산여부(Y/N) */
  readonly lqd_yn: string
  /** 청산LIMIT가격 */
  readonly lqd_lmt_pric: Decimal
  /** 청산STOP가격 */
  readonly lqd_stop_pric: Decimal
  /** 체결조건코드 */
  readonly trd_cond: string
  /** 기간주문유효상세일시 */
  readonly term_ord_vald_dtime: string
  /** 계좌청산유형구분코드 */
  readonly spec_tp: string
  /** 행사예약주문여부 */
  readonly ecis_rsvn_ord_yn: string
  /** 선물옵션종목구분코드 */
  readonly fuop_item_dvsn_cd: string
  /** 자동주문 전략구분 */
  readonly auto_ord_dvsn_cd: string
}

/**
 * 해외선물옵션 실시간주문내역통보 · 실시간-019 · HDFFF1C0, not in paper trading
 *
 * Key: hts-id.
 * Columns: 33.
 * The first column is not in the official sample: legacy list.
 */
export const orderNotice: Feed<keyof OrderNoticeRow, TextColumn<OrderNoticeRow>> = {
  id: 'overseas-futureoption/order-notice',
  real: 'HDFFF1C0',
  paper: null,
  encrypted: true,
  columns: [
    'user_id', 'acct_no', 'ord_dt', 'odno', 'orgn_ord_dt', 'orgn_odno', 'series', 'rvse_cncl_dvsn_cd',
    'sll_buy_dvsn_cd', 'cplx_ord_dvsn_cd', 'prce_tp', 'fm_excg_rcit_dvsn_cd', 'ord_qty', 'fm_lmt_pric',
    'fm_stop_ord_pric', 'tot_ccld_qty', 'tot_ccld_uv', 'ord_remq', 'fm_ord_grp_dt', 'ord_grp_stno', 'ord_dtl_dtime',
    'oprt_dtl_dtime', 'work_empl', 'crcy_cd', 'lqd_yn', 'lqd_lmt_pric', 'lqd_stop_pric', 'trd_cond',
    'term_ord_vald_dtime', 'spec_tp', 'ecis_rsvn_ord_yn', 'fuop_item_dvsn_cd', 'auto_ord_dvsn_cd',
  ],
  texts: [
    'user_id', 'acct_no', 'ord_dt', 'odno', 'orgn_ord_dt', 'orgn_odno', 'series', 'rvse_cncl_dvsn_cd',
    'sll_buy_dvsn_cd', 'cplx_ord_dvsn_cd', 'prce_tp', 'fm_excg_rcit_dvsn_cd', 'fm_ord_grp_dt', 'ord_grp_stno',
    'ord_dtl_dtime', 'oprt_dtl_dtime', 'work_empl', 'crcy_cd', 'lqd_yn', 'trd_cond', 'term_ord_vald_dtime', 'spec_tp',
    'ecis_rsvn_ord_yn', 'fuop_item_dvsn_cd', 'auto_ord_dvsn_cd',
  ],
}

/** Row of HDFSASP0 · 해외주식 실시간호가(미국). Columns that a frame may lack are optional. */
export interface OverseasStockAskingPriceRow {
  /** 실시간종목코드 */
  readonly rsym: string
  /** 종목코드 */
  readonly symb: string
  /** 소숫점자리수 */
  readonly zdiv: Decimal
  /** 현지일자 */
  readonly xymd: string
  /** 현지시간 */
  readonly xhms: string
  /** 한국일자 */
  readonly kymd: string
  /** 한국시간 */
  readonly khms: string
  /** 매수총잔량 */
  readonly bvol: Decimal
  /** 매도총잔량 */
  readonly avol: Decimal
  /** 매수총잔량대비 */
  readonly bdvl: Decimal
  /** 매도총잔량대비 */
  readonly advl: Decimal
  /** 매수호가1 */
  readonly pbid1: Decimal
  /** 매도호가1 */
  readonly pask1: Decimal
  /** 매수잔량1 */
  readonly vbid1: Decimal
  /** 매도잔량1 */
  readonly vask1: Decimal
  /** 매수잔량대비1 */
  readonly dbid1: Decimal
  /** 매도잔량대비1 */
  readonly dask1: Decimal
  /** 매수호가2 */
  readonly pbid2?: Decimal
  /** 매도호가2 */
  readonly pask2?: Decimal
  /** 매수잔량2 */
  readonly vbid2?: Decimal
  /** 매도잔량2 */
  readonly vask2?: Decimal
  /** 매수잔량대비2 */
  readonly dbid2?: Decimal
  /** 매도잔량대비2 */
  readonly dask2?: Decimal
  /** 매수호가3 */
  readonly pbid3?: Decimal
  /** 매도호가3 */
  readonly pask3?: Decimal
  /** 매수잔량3 */
  readonly vbid3?: Decimal
  /** 매도잔량3 */
  readonly vask3?: Decimal
  /** 매수잔량대비3 */
  readonly dbid3?: Decimal
  /** 매도잔량대비3 */
  readonly dask3?: Decimal
  /** 매수호가4 */
  readonly pbid4?: Decimal
  /** 매도호가4 */
  readonly pask4?: Decimal
  /** 매수잔량4 */
  readonly vbid4?: Decimal
  /** 매도잔량4 */
  readonly vask4?: Decimal
  /** 매수잔량대비4 */
  readonly dbid4?: Decimal
  /** 매도잔량대비4 */
  readonly dask4?: Decimal
  /** 매수호가5 */
  readonly pbid5?: Decimal
  /** 매도호가5 */
  readonly pask5?: Decimal
  /** 매수잔량5 */
  readonly vbid5?: Decimal
  /** 매도잔량5 */
  readonly vask5?: Decimal
  /** 매수잔량대비5 */
  readonly dbid5?: Decimal
  /** 매도잔량대비5 */
  readonly dask5?: Decimal
  /** 매수호가6 */
  readonly pbid6?: Decimal
  /** 매도호가6 */
  readonly pask6?: Decimal
  /** 매수잔량6 */
  readonly vbid6?: Decimal
  /** 매도잔량6 */
  readonly vask6?: Decimal
  /** 매수잔량대비6 */
  readonly dbid6?: Decimal
  /** 매도잔량대비6 */
  readonly dask6?: Decimal
  /** 매수호가7 */
  readonly pbid7?: Decimal
  /** 매도호가7 */
  readonly pask7?: Decimal
  /** 매수잔량7 */
  readonly vbid7?: Decimal
  /** 매도잔량7 */
  readonly vask7?: Decimal
  /** 매수잔량대비7 */
  readonly dbid7?: Decimal
  /** 매도잔량대비7 */
  readonly dask7?: Decimal
  /** 매수호가8 */
  readonly pbid8?: Decimal
  /** 매도호가8 */
  readonly pask8?: Decimal
  /** 매수잔량8 */
  readonly vbid8?: Decimal
  /** 매도잔량8 */
  readonly vask8?: Decimal
  /** 매수잔량대비8 */
  readonly dbid8?: Decimal
  /** 매도잔량대비8 */
  readonly dask8?: Decimal
  /** 매수호가9 */
  readonly pbid9?: Decimal
  /** 매도호가9 */
  readonly pask9?: Decimal
  /** 매수잔량9 */
  readonly vbid9?: Decimal
  /** 매도잔량9 */
  readonly vask9?: Decimal
  /** 매수잔량대비9 */
  readonly dbid9?: Decimal
  /** 매도잔량대비9 */
  readonly dask9?: Decimal
  /** 매수호가10 */
  readonly pbid10?: Decimal
  /** 매도호가10 */
  readonly pask10?: Decimal
  /** 매수잔량10 */
  readonly vbid10?: Decimal
  /** 매도잔량10 */
  readonly vask10?: Decimal
  /** 매수잔량대비10 */
  readonly dbid10?: Decimal
  /** 매도잔량대비10 */
  readonly dask10?: Decimal
}

/**
 * 해외주식 실시간호가(미국) · 실시간-021 · HDFSASP0, not in paper trading
 *
 * Key: overseas-realtime-symbol, e.g. RBAQAAPL, DNASAAPL.
 * Columns: 71.
 * Unsure: the confidence in these columns is medium.
 * The first column is not in the official sample: legacy lists.
 * 11 columns, then 6 for each of 1 or 10 price levels.
 */
export const overseasStockAskingPrice: Feed<keyof OverseasStockAskingPriceRow, TextColumn<OverseasStockAskingPriceRow>> = {
  id: 'overseas-stock/asking-price',
  real: 'HDFSASP0',
  paper: null,
  encrypted: false,
  columns: [
    'rsym', 'symb', 'zdiv', 'xymd', 'xhms', 'kymd', 'khms', 'bvol', 'avol', 'bdvl', 'advl', 'pbid1', 'pask1', 'vbid1',
    'vask1', 'dbid1', 'dask1', 'pbid2', 'pask2', 'vbid2', 'vask2', 'dbid2', 'dask2', 'pbid3', 'pask3', 'vbid3', 'vask3',
    'dbid3', 'dask3', 'pbid4', 'pask4', 'vbid4', 'vask4', 'dbid4', 'dask4', 'pbid5', 'pask5', 'vbid5', 'vask5', 'dbid5',
    'dask5', 'pbid6', 'pask6', 'vbid6', 'vask6', 'dbid6', 'dask6', 'pbid7', 'pask7', 'vbid7', 'vask7', 'dbid7', 'dask7',
    'pbid8', 'pask8', 'vbid8', 'vask8', 'dbid8', 'dask8', 'pbid9', 'pask9', 'vbid9', 'vask9', 'dbid9', 'dask9',
    'pbid10', 'pask10', 'vbid10', 'vask10', 'dbid10', 'dask10',
  ],
  texts: ['rsym', 'symb', 'xymd', 'xhms', 'kymd', 'khms'],
  keyColumn: 'rsym',
  clock: { date: 'kymd', time: 'khms' },
  optional: 54,
  widths: [17, 71],
}

/** Row of H0GSCNI0 · 해외주식 실시간체결통보. */
export interface OverseasStockCcnlNoticeRow {
  /** 고객 ID */
  readonly CUST_ID: string
  /** 계좌번호 */
  readonly ACNT_NO: string
  /** 주문번호 */
  readonly ODER_NO: string
  /** 원주문번호 */
  readonly OODER_NO: string
  /** 매도매수구분 */
  readonly SELN_BYOV_CLS: string
  /** 정정구분 */
  readonly RCTF_CLS: string
  /** 주문종류2 */
  readonly ODER_KIND2: string
  /** 주식 단축 종목코드 */
  readonly STCK_SHRN_ISCD: string
  /** 체결수량 */
  readonly CNTG_QTY: Decimal
  /** 체결단가 */
  readonly CNTG_UNPR: Decimal
  /** 주식 체결 시간 */
  readonly STCK_CNTG_HOUR: string
  /** 거부여부 */
  readonly RFUS_YN: string
  /** 체결여부 */
  readonly CNTG_YN: string
  /** 접수여부 */
  readonly ACPT_YN: string
  /** 지점번호 */
  readonly BRNC_NO: string
  /** 주문 수량 */
  readonly ODER_QTY: Decimal
  /** 계좌명 */
  readonly ACNT_NAME: string
  /** 체결종목명 */
  readonly CNTG_ISNM: string
  /** 해외종목구분 */
  readonly ODER_COND: string
  /** 담보유형코드 */
  readonly DEBT_GB: string
  /** 담보대출일자 */
  readonly DEBT_DATE: string
  /** 분할매수/매도 시작시간 */
  readonly START_TM: string
  /** 분할매수/매도 종료시간 */
  readonly END_TM: string
  /** 시간분할타입유형 */
  readonly TM_DIV_TP: string
  /** 체결단가12 */
  readonly CNTG_UNPR12: Decimal
}

/**
 * 해외주식 실시간체결통보 · 실시간-009 · H0GSCNI0, paper H0GSCNI9
 *
 * Key: hts-id.
 * Columns: 25.
 * CNTG_YN says what a row is: 1 접수통보 · 2 체결통보.
 * - CNTG_YN = 1: CNTG_QTY 주문수량 · CNTG_UNPR 주문단가 · ODER_QTY empty
 * - CNTG_YN = 2: CNTG_QTY 체결수량 · CNTG_UNPR 체결단가 · ODER_QTY 주문수량
 * Decimals of a price: 미국 4 · 일본 1 · 중국 3 · 홍콩 3 · 베트남 0.
 */
export const overseasStockCcnlNotice: Feed<keyof OverseasStockCcnlNoticeRow, TextColumn<OverseasStockCcnlNoticeRow>> = {
  id: 'overseas-stock/ccnl-notice',
  real: 'H0GSCNI0',
  paper: 'H0GSCNI9',
  encrypted: true,
  columns: [
    'CUST_ID', 'ACNT_NO', 'ODER_NO', 'OODER_NO', 'SELN_BYOV_CLS', 'RCTF_CLS', 'ODER_KIND2', 'STCK_SHRN_ISCD',
    'CNTG_QTY', 'CNTG_UNPR', 'STCK_CNTG_HOUR', 'RFUS_YN', 'CNTG_YN', 'ACPT_YN', 'BRNC_NO', 'ODER_QTY', 'ACNT_NAME',
    'CNTG_ISNM', 'ODER_COND', 'DEBT_GB', 'DEBT_DATE', 'START_TM', 'END_TM', 'TM_DIV_TP', 'CNTG_UNPR12',
  ],
  texts: [
    'CUST_ID', 'ACNT_NO', 'ODER_NO', 'OODER_NO', 'SELN_BYOV_CLS', 'RCTF_CLS', 'ODER_KIND2', 'STCK_SHRN_ISCD',
    'STCK_CNTG_HOUR', 'RFUS_YN', 'CNTG_YN', 'ACPT_YN', 'BRNC_NO', 'ACNT_NAME', 'CNTG_ISNM', 'ODER_COND', 'DEBT_GB',
    'DEBT_DATE', 'START_TM', 'END_TM', 'TM_DIV_TP',
  ],
}

/** Row of HDFSASP1 · 해외주식 실시간지연호가(아시아). */
export interface DelayedAskingPriceAsiaRow {
  /** 실시간종목코드 */
  readonly rsym: string
  /** 종목코드 */
  readonly symb: string
  /** 소숫점자리수 */
  readonly zdiv: Decimal
  /** 현지일자 */
  readonly xymd: string
  /** 현지시간 */
  readonly xhms: string
  /** 한국일자 */
  readonly kymd: string
  /** 한국시간 */
  readonly khms: string
  /** 매수총잔량 */
  readonly bvol: Decimal
  /** 매도총잔량 */
  readonly avol: Decimal
  /** 매수총잔량대비 */
  readonly bdvl: Decimal
  /** 매도총잔량대비 */
  readonly advl: Decimal
  /** 매수호가1 */
  readonly pbid1: Decimal
  /** 매도호가1 */
  readonly pask1: Decimal
  /** 매수잔량1 */
  readonly vbid1: Decimal
  /** 매도잔량1 */
  readonly vask1: Decimal
  /** 매수잔량대비1 */
  readonly dbid1: Decimal
  /** 매도잔량대비1 */
  readonly dask1: Decimal
}

/**
 * 해외주식 실시간지연호가(아시아) · 실시간-008 · HDFSASP1, not in paper trading
 *
 * Key: overseas-realtime-symbol, e.g. DHKS00003.
 * Columns: 17.
 * The first column is not in the official sample: legacy lists.
 */
export const delayedAskingPriceAsia: Feed<keyof DelayedAskingPriceAsiaRow, TextColumn<DelayedAskingPriceAsiaRow>> = {
  id: 'overseas-stock/delayed-asking-price-asia',
  real: 'HDFSASP1',
  paper: null,
  encrypted: false,
  columns: [
    'rsym', 'symb', 'zdiv', 'xymd', 'xhms', 'kymd', 'khms', 'bvol', 'avol', 'bdvl', 'advl', 'pbid1', 'pask1', 'vbid1',
    'vask1', 'dbid1', 'dask1',
  ],
  texts: ['rsym', 'symb', 'xymd', 'xhms', 'kymd', 'khms'],
  keyColumn: 'rsym',
  clock: { date: 'kymd', time: 'khms' },
}

/** Row of HDFSCNT0 · 해외주식 실시간지연체결가. */
export interface DelayedCcnlRow {
  /** 실시간종목코드 */
  readonly RSYM: string
  /** 종목코드 */
  readonly SYMB: string
  /** 수수점자리수 */
  readonly ZDIV: Decimal
  /** 현지영업일자 */
  readonly TYMD: string
  /** 현지일자 */
  readonly XYMD: string
  /** 현지시간 */
  readonly XHMS: string
  /** 한국일자 */
  readonly KYMD: string
  /** 한국시간 */
  readonly KHMS: string
  /** 시가 */
  readonly OPEN: Decimal
  /** 고가 */
  readonly HIGH: Decimal
  /** 저가 */
  readonly LOW: Decimal
  /** 현재가 */
  readonly LAST: Decimal
  /** 대비구분 */
  readonly SIGN: string
  /** 전일대비 */
  readonly DIFF: Decimal
  /** 등락율 */
  readonly RATE: Decimal
  /** 매수호가 */
  readonly PBID: Decimal
  /** 매도호가 */
  readonly PASK: Decimal
  /** 매수잔량 */
  readonly VBID: Decimal
  /** 매도잔량 */
  readonly VASK: Decimal
  /** 체결량 */
  readonly EVOL: Decimal
  /** 거래량 */
  readonly TVOL: Decimal
  /** 거래대금 */
  readonly TAMT: Decimal
  /** 매도체결량 */
  readonly BIVL: Decimal
  /** 매수체결량 */
  readonly ASVL: Decimal
  /** 체결강도 */
  readonly STRN: Decimal
  /** 시장구분 */
  readonly MTYP: string
}

/**
 * 해외주식 실시간지연체결가 · 실시간-007 · HDFSCNT0, not in paper trading
 *
 * Key: overseas-realtime-symbol, e.g. DHKS00003, DNASAAPL.
 * Columns: 26.
 * The first column is not in the official sample: legacy lists.
 */
export const delayedCcnl: Feed<keyof DelayedCcnlRow, TextColumn<DelayedCcnlRow>> = {
  id: 'overseas-stock/delayed-ccnl',
  real: 'HDFSCNT0',
  paper: null,
  encrypted: false,
  columns: [
    'RSYM', 'SYMB', 'ZDIV', 'TYMD', 'XYMD', 'XHMS', 'KYMD', 'KHMS', 'OPEN', 'HIGH', 'LOW', 'LAST', 'SIGN', 'DIFF',
    'RATE', 'PBID', 'PASK', 'VBID', 'VASK', 'EVOL', 'TVOL', 'TAMT', 'BIVL', 'ASVL', 'STRN', 'MTYP',
  ],
  texts: ['RSYM', 'SYMB', 'TYMD', 'XYMD', 'XHMS', 'KYMD', 'KHMS', 'SIGN', 'MTYP'],
  keyColumn: 'RSYM',
  clock: { date: 'KYMD', time: 'KHMS' },
}

/** Every feed, for code that works on all of them. */
export const allFeeds: readonly Feed<string>[] = [
  bondAskingPrice,
  bondCcnl,
  bondIndexCcnl,
  commodityFuturesRealtimeConclusion,
  commodityFuturesRealtimeQuote,
  fuoptCcnlNotice,
  futuresExpCcnl,
  indexFuturesRealtimeConclusion,
  indexFuturesRealtimeQuote,
  indexOptionRealtimeConclusion,
  indexOptionRealtimeQuote,
  krxNgtFuturesAskingPrice,
  krxNgtFuturesCcnl,
  krxNgtFuturesCcnlNotice,
  krxNgtOptionAskingPrice,
  krxNgtOptionCcnl,
  krxNgtOptionExpCcnl,
  krxNgtOptionNotice,
  optionExpCcnl,
  stockFuturesRealtimeConclusion,
  stockFuturesRealtimeQuote,
  stockOptionAskingPrice,
  stockOptionCcnl,
  askingPriceKrx,
  askingPriceNxt,
  askingPriceTotal,
  ccnlKrx,
  domesticStockCcnlNotice,
  ccnlNxt,
  ccnlTotal,
  expCcnlKrx,
  expCcnlNxt,
  expCcnlTotal,
  indexCcnl,
  indexExpCcnl,
  indexProgramTrade,
  marketStatusKrx,
  marketStatusNxt,
  marketStatusTotal,
  memberKrx,
  memberNxt,
  memberTotal,
  overtimeAskingPriceKrx,
  overtimeCcnlKrx,
  overtimeExpCcnlKrx,
  programTradeKrx,
  programTradeNxt,
  programTradeTotal,
  viStatusKrx,
  viStatusTotal,
  elwAskingPrice,
  elwCcnl,
  elwExpCcnl,
  etfNavTrend,
  overseasFutureoptionAskingPrice,
  ccnl,
  overseasFutureoptionCcnlNotice,
  orderNotice,
  overseasStockAskingPrice,
  overseasStockCcnlNotice,
  delayedAskingPriceAsia,
  delayedCcnl,
]

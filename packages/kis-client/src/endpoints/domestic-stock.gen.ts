// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint, PagedEndpoint } from '../endpoint.ts'

export interface AfterHourBalanceInput {
  /** 입력 가격1 */
  readonly fid_input_price_1?: string
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20176 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 순위 정렬 구분 코드 · 1 장전 시간외 · 2 장후 시간외 · 3 매도잔량 · 4 매수잔량 */
  readonly fid_rank_sort_cls_code: '1' | '2' | '3' | '4'
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code?: '0' | (string & {})
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code?: '0' | (string & {})
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code?: '0' | (string & {})
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
  /** 입력 가격2 */
  readonly fid_input_price_2?: string
}

export interface AfterHourBalanceOutput {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 시간외 총 매도호가 잔량 */
  readonly ovtm_total_askp_rsqn?: string
  /** 시간외 총 매수호가 잔량 */
  readonly ovtm_total_bidp_rsqn?: string
  /** 장개시전 시간외종가 거래량 */
  readonly mkob_otcp_vol?: string
  /** 장종료후 시간외종가 거래량 */
  readonly mkfa_otcp_vol?: string
}

export interface AfterHourBalanceAnswer {
  readonly output: readonly AfterHourBalanceOutput[]
}

/** 국내주식 시간외잔량 순위 · v1_국내주식-093 · FHPST01760000, not in paper trading */
export const afterHourBalance: Endpoint<AfterHourBalanceInput, AfterHourBalanceAnswer, 'real'> = {
  id: 'domestic-stock/after-hour-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/after-hour-balance',
  trIds: [{ real: 'FHPST01760000', paper: null }],
  fields: {
    fid_input_price_1: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20176' },
    fid_rank_sort_cls_code: 'required',
    fid_div_cls_code: 'empty',
    fid_input_iscd: 'required',
    fid_trgt_exls_cls_code: 'empty',
    fid_trgt_cls_code: 'empty',
    fid_vol_cnt: 'empty',
    fid_input_price_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'ovtm_total_askp_rsqn', 'ovtm_total_bidp_rsqn', 'mkob_otcp_vol', 'mkfa_otcp_vol',
      ],
    },
  },
}

export interface BulkTransNumInput {
  /** 적용 범위 가격2 */
  readonly fid_aply_rang_prc_2?: string
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 11909 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 순위 정렬 구분 코드 · 0 매수상위 · 1 매도상위 */
  readonly fid_rank_sort_cls_code: '0' | '1'
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code: '0' | (string & {})
  /** 입력 가격1 · e.g. 10000000 */
  readonly fid_input_price_1?: string
  /** 적용 범위 가격1 */
  readonly fid_aply_rang_prc_1?: string
  /** 입력 종목코드2 */
  readonly fid_input_iscd_2?: string
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
}

export interface BulkTransNumOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 매수2 체결 건수 */
  readonly shnu_cntg_csnu?: string
  /** 매도 체결 건수 */
  readonly seln_cntg_csnu?: string
  /** 순매수 체결량 */
  readonly ntby_cnqn?: string
}

export interface BulkTransNumAnswer {
  readonly output: readonly BulkTransNumOutput[]
}

/** 국내주식 대량체결건수 상위 · 국내주식-107 · FHKST190900C0, not in paper trading */
export const bulkTransNum: Endpoint<BulkTransNumInput, BulkTransNumAnswer, 'real'> = {
  id: 'domestic-stock/bulk-trans-num',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/bulk-trans-num',
  trIds: [{ real: 'FHKST190900C0', paper: null }],
  fields: {
    fid_aply_rang_prc_2: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '11909' },
    fid_input_iscd: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_div_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_aply_rang_prc_1: 'empty',
    fid_input_iscd_2: 'empty',
    fid_trgt_exls_cls_code: 'required',
    fid_trgt_cls_code: 'required',
    fid_vol_cnt: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt',
        'acml_vol', 'shnu_cntg_csnu', 'seln_cntg_csnu', 'ntby_cnqn',
      ],
    },
  },
}

export interface CaptureUplowpriceInput {
  /** 조건시장분류코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 조건화면분류코드 · e.g. 11300 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 상하한가 구분코드 · 0 상한가 · 1 하한가 */
  readonly FID_PRC_CLS_CODE: '0' | '1'
  /** 분류구분코드 · 0 상하한가종목 · 1 15%상하한가 근접 · 2 20%상하한가 근접 · 3 25%상하한가 근접 · 5 10%상하한가 근접 · 6 8%상하한가 근접 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2' | '3' | '5' | '6'
  /** 입력종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | (string & {})
  /** 대상구분코드 */
  readonly FID_TRGT_CLS_CODE?: string
  /** 대상제외구분코드 */
  readonly FID_TRGT_EXLS_CLS_CODE?: string
  /** 입력가격1 */
  readonly FID_INPUT_PRICE_1?: string
  /** 입력가격2 */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량수 */
  readonly FID_VOL_CNT?: string
}

export interface CaptureUplowpriceOutput {
  /** 유가증권단축종목코드 */
  readonly mksc_shrn_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 총매도호가잔량 */
  readonly total_askp_rsqn?: string
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn?: string
  /** 매도호가잔량1 */
  readonly askp_rsqn1?: string
  /** 매수호가잔량1 */
  readonly bidp_rsqn1?: string
  /** 전일거래량 */
  readonly prdy_vol?: string
  /** 매도체결량 */
  readonly seln_cnqn?: string
  /** 매수2체결량 */
  readonly shnu_cnqn?: string
  /** 주식하한가 */
  readonly stck_llam?: string
  /** 주식상한가 */
  readonly stck_mxpr?: string
  /** 전일대비거래량비율 */
  readonly prdy_vrss_vol_rate?: string
}

export interface CaptureUplowpriceAnswer {
  readonly output: readonly CaptureUplowpriceOutput[]
}

/** 국내주식 상하한가 포착 · 국내주식-190 · FHKST130000C0, not in paper trading */
export const captureUplowprice: Endpoint<CaptureUplowpriceInput, CaptureUplowpriceAnswer, 'real'> = {
  id: 'domestic-stock/capture-uplowprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/capture-uplowprice',
  trIds: [{ real: 'FHKST130000C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_PRC_CLS_CODE: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_TRGT_CLS_CODE: 'empty',
    FID_TRGT_EXLS_CLS_CODE: 'empty',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_VOL_CNT: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol',
        'total_askp_rsqn', 'total_bidp_rsqn', 'askp_rsqn1', 'bidp_rsqn1', 'prdy_vol', 'seln_cnqn', 'shnu_cnqn',
        'stck_llam', 'stck_mxpr', 'prdy_vrss_vol_rate',
      ],
    },
  },
}

export interface ChkHolidayInput {
  /** 기준일자 · e.g. 20250630 */
  readonly BASS_DT: string
  /** 연속조회검색조건 */
  readonly CTX_AREA_FK?: string
  /** 연속조회키 */
  readonly CTX_AREA_NK?: string
}

export interface ChkHolidayOutput {
  /** 기준일자 */
  readonly bass_dt?: string
  /** 요일구분코드 */
  readonly wday_dvsn_cd?: string
  /** 영업일여부 */
  readonly bzdy_yn?: string
  /** 거래일여부 */
  readonly tr_day_yn?: string
  /** 개장일여부 */
  readonly opnd_yn?: string
  /** 결제일여부 */
  readonly sttl_day_yn?: string
}

export interface ChkHolidayAnswer {
  readonly output: readonly ChkHolidayOutput[]
}

/**
 * 국내휴장일조회 · 국내주식-040 · CTCA0903R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK, CTX_AREA_NK; the portal says: no next page (sample-loop).
 */
export const chkHoliday: PagedEndpoint<ChkHolidayInput, ChkHolidayAnswer, 'real'> = {
  id: 'domestic-stock/chk-holiday',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/chk-holiday',
  trIds: [{ real: 'CTCA0903R', paper: null }],
  fields: { BASS_DT: 'required', CTX_AREA_FK: 'empty', CTX_AREA_NK: 'empty' },
  blocks: {
    output: { kind: 'array', fields: ['bass_dt', 'wday_dvsn_cd', 'bzdy_yn', 'tr_day_yn', 'opnd_yn', 'sttl_day_yn'] },
  },
  paging: { kind: 'tr_cont', keys: ['CTX_AREA_FK', 'CTX_AREA_NK'], answerKeys: ['ctx_area_fk', 'ctx_area_nk'] },
}

export interface CompInterestInput {
  /** 조건시장분류코드 · sent as I when left out */
  readonly FID_COND_MRKT_DIV_CODE?: string
  /** 조건화면분류코드 · sent as 20702 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 분류구분코드 · 1 해외금리지표 */
  readonly FID_DIV_CLS_CODE: '1' | (string & {})
  /** 분류구분코드 */
  readonly FID_DIV_CLS_CODE1?: string
}

export interface CompInterestOutput1 {
  /** 자료코드 */
  readonly bcdt_code?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 채권금리현재가 */
  readonly bond_mnrt_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 채권금리전일대비 */
  readonly bond_mnrt_prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
}

export interface CompInterestOutput2 {
  /** 자료코드 */
  readonly bcdt_code?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 채권금리현재가 */
  readonly bond_mnrt_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 채권금리전일대비 */
  readonly bond_mnrt_prdy_vrss?: string
  /** 업종지수전일대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
}

export interface CompInterestAnswer {
  readonly output1: readonly CompInterestOutput1[]
  readonly output2: readonly CompInterestOutput2[]
}

/**
 * 금리 종합(국내채권/금리) · 국내주식-155 · FHPST07020000, not in paper trading
 *
 * Replacement announced 2026-09: HHPST070200C0, not in paper trading; request DATA_GB (1 장외 최종호가 · 2 해외금리 · 3 장내 국채); output1 indicator_nm, bond_cntg_ert, prdy_vrss_sign, prdy_vrss, prdy_ctrt, date_time, bond_stnd_iscd.
 * Warning: the portal announced the end of FHPST07020000 in 2026-09; see trIds.replacement.
 */
export const compInterest: Endpoint<CompInterestInput, CompInterestAnswer, 'real'> = {
  id: 'domestic-stock/comp-interest',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/comp-interest',
  trIds: [{ real: 'FHPST07020000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: { value: 'I' },
    FID_COND_SCR_DIV_CODE: { value: '20702' },
    FID_DIV_CLS_CODE: 'required',
    FID_DIV_CLS_CODE1: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'bcdt_code', 'hts_kor_isnm', 'bond_mnrt_prpr', 'prdy_vrss_sign', 'bond_mnrt_prdy_vrss', 'prdy_ctrt',
        'stck_bsop_date',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'bcdt_code', 'hts_kor_isnm', 'bond_mnrt_prpr', 'prdy_vrss_sign', 'bond_mnrt_prdy_vrss', 'bstp_nmix_prdy_ctrt',
        'stck_bsop_date',
      ],
    },
  },
}

export interface CompProgramTradeDailyInput {
  /** 조건시장분류코드 · J 주식 · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 시장구분코드 · K 코스피 · Q 코스닥 */
  readonly FID_MRKT_CLS_CODE: 'K' | 'Q'
  /** 검색시작일 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1?: string
  /** 검색종료일 · e.g. 20250617 */
  readonly FID_INPUT_DATE_2?: string
}

export interface CompProgramTradeDailyOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 비차익 위탁 매도 거래 대금 */
  readonly nabt_entm_seln_tr_pbmn?: string
  /** 비차익 자기 매도 거래량 */
  readonly nabt_onsl_seln_vol?: string
  /** 전체 자기 매도 거래 대금 */
  readonly whol_onsl_seln_tr_pbmn?: string
  /** 차익 합계 매수2 거래량 */
  readonly arbt_smtn_shnu_vol?: string
  /** 비차익 합계 매수2 거래 대금 */
  readonly nabt_smtn_shnu_tr_pbmn?: string
  /** 차익 위탁 순매수 수량 */
  readonly arbt_entm_ntby_qty?: string
  /** 비차익 위탁 순매수 거래 대금 */
  readonly nabt_entm_ntby_tr_pbmn?: string
  /** 차익 위탁 매도 거래량 */
  readonly arbt_entm_seln_vol?: string
  /** 비차익 위탁 매도 거래량 비율 */
  readonly nabt_entm_seln_vol_rate?: string
  /** 전체 자기 매도 거래량 비율 */
  readonly nabt_onsl_seln_vol_rate?: string
  /** 전체 자기 매도 거래 대금 비율 */
  readonly whol_onsl_seln_tr_pbmn_rate?: string
  /** 차익 합계 매수 거래량 비율 */
  readonly arbt_smtm_shun_vol_rate?: string
  /** 비차익 합계 매수 거래대금 비율 */
  readonly nabt_smtm_shun_tr_pbmn_rate?: string
  /** 차익 위탁 순매수 수량 비율 */
  readonly arbt_entm_ntby_qty_rate?: string
  /** 비차익 위탁 순매수 거래 대금 */
  readonly nabt_entm_ntby_tr_pbmn_rate?: string
  /** 차익 위탁 매도 거래량 비율 */
  readonly arbt_entm_seln_vol_rate?: string
  /** 비차익 위탁 매도 거래 대금 비 */
  readonly nabt_entm_seln_tr_pbmn_rate?: string
  /** 비차익 자기 매도 거래 대금 */
  readonly nabt_onsl_seln_tr_pbmn?: string
  /** 전체 합계 매도 거래량 */
  readonly whol_smtn_seln_vol?: string
  /** 차익 합계 매수2 거래 대금 */
  readonly arbt_smtn_shnu_tr_pbmn?: string
  /** 전체 위탁 매수2 거래량 */
  readonly whol_entm_shnu_vol?: string
  /** 차익 위탁 순매수 거래 대금 */
  readonly arbt_entm_ntby_tr_pbmn?: string
  /** 비차익 자기 순매수 수량 */
  readonly nabt_onsl_ntby_qty?: string
  /** 차익 위탁 매도 거래 대금 */
  readonly arbt_entm_seln_tr_pbmn?: string
  /** 전체 매도 거래량 비율 */
  readonly whol_seln_vol_rate?: string
  /** 전체 위탁 매수 거래량 비율 */
  readonly whol_entm_shnu_vol_rate?: string
  /** 전체 위탁 매도 거래 대금 */
  readonly whol_entm_seln_tr_pbmn?: string
  /** 비차익 합계 매도 거래량 */
  readonly nabt_smtm_seln_vol?: string
  /** 차익 위탁 매수2 거래량 */
  readonly arbt_entm_shnu_vol?: string
  /** 비차익 위탁 매수2 거래 대금 */
  readonly nabt_entm_shnu_tr_pbmn?: string
  /** 전체 자기 매수2 거래량 */
  readonly whol_onsl_shnu_vol?: string
  /** 차익 자기 순매수 거래 대금 */
  readonly arbt_onsl_ntby_tr_pbmn?: string
  /** 비차익 합계 순매수 수량 */
  readonly nabt_smtn_ntby_qty?: string
  /** 차익 자기 매도 거래량 */
  readonly arbt_onsl_seln_vol?: string
  /** 전체 위탁 순매수 수량 */
  readonly whol_entm_ntby_qty?: string
  /** 비차익 자기 순매수 거래 대금 */
  readonly nabt_onsl_ntby_tr_pbmn?: string
  /** 차익 자기 매도 거래 대금 */
  readonly arbt_onsl_seln_tr_pbmn?: string
  /** 비차익 합계 매도 거래대금 비율 */
  readonly nabt_smtm_seln_tr_pbmn_rate?: string
  /** 차익 위탁 매수 거래량 비율 */
  readonly arbt_entm_shnu_vol_rate?: string
  /** 비차익 위탁 매수 거래 대금 비 */
  readonly nabt_entm_shnu_tr_pbmn_rate?: string
  /** 전체 자기 매수2 거래 대금 */
  readonly whol_onsl_shnu_tr_pbmn?: string
  /** 차익 자기 순매수 거래 대금 비 */
  readonly arbt_onsl_ntby_tr_pbmn_rate?: string
  /** 비차익 합계 순매수 수량 비율 */
  readonly nabt_smtm_ntby_qty_rate?: string
  /** 차익 자기 매도 거래량 비율 */
  readonly arbt_onsl_seln_vol_rate?: string
  /** 전체 위탁 매도 거래량 */
  readonly whol_entm_seln_vol?: string
  /** 차익 위탁 매수2 거래 대금 */
  readonly arbt_entm_shnu_tr_pbmn?: string
  /** 비차익 자기 매수2 거래량 */
  readonly nabt_onsl_shnu_vol?: string
  /** 전체 합계 매수2 거래량 */
  readonly whol_smtn_shnu_vol?: string
  /** 차익 합계 순매수 거래 대금 */
  readonly arbt_smtn_ntby_tr_pbmn?: string
  /** 차익 합계 매도 거래량 */
  readonly arbt_smtn_seln_vol?: string
  /** 전체 위탁 매도 거래 대금 비율 */
  readonly whol_entm_seln_tr_pbmn_rate?: string
  /** 차익 자기 매수 거래량 비율 */
  readonly arbt_onsl_shnu_vol_rate?: string
  /** 비차익 합계 매수 거래량 비율 */
  readonly nabt_smtm_shun_vol_rate?: string
  /** 전체 매수 거래대금 비율 */
  readonly whol_shun_tr_pbmn_rate?: string
  /** 비차익 위탁 순매수 수량 비율 */
  readonly nabt_entm_ntby_qty_rate?: string
  /** 차익 합계 매도 거래대금 비율 */
  readonly arbt_smtm_seln_tr_pbmn_rate?: string
  /** 차익 자기 매수2 거래량 */
  readonly arbt_onsl_shnu_vol?: string
  /** 비차익 자기 매수2 거래 대금 */
  readonly nabt_onsl_shnu_tr_pbmn?: string
  /** 비차익 합계 매수2 거래량 */
  readonly nabt_smtn_shnu_vol?: string
  /** 전체 합계 매수2 거래 대금 */
  readonly whol_smtn_shnu_tr_pbmn?: string
  /** 차익 합계 순매수 수량 */
  readonly arbt_smtm_ntby_qty?: string
  /** 비차익 합계 순매수 거래 대금 */
  readonly nabt_smtn_ntby_tr_pbmn?: string
  /** 차익 합계 매도 거래 대금 */
  readonly arbt_smtn_seln_tr_pbmn?: string
  /** 차익 자기 매수 거래 대금 비율 */
  readonly arbt_onsl_shnu_tr_pbmn_rate?: string
  /** 전체 매수 거래량 비율 */
  readonly whol_shun_vol_rate?: string
  /** 차익 합계 순매수 거래대금 비율 */
  readonly arbt_smtm_ntby_tr_pbmn_rate?: string
  /** 전체 위탁 순매수 수량 비율 */
  readonly whol_entm_ntby_qty_rate?: string
  /** 비차익 자기 매도 거래 대금 비 · portal only */
  readonly nabt_onsl_seln_tr_pbmn_rate?: string
  /** 차익 합계 매수 거래대금 비율 · portal only */
  readonly arbt_smtm_shun_tr_pbmn_rate?: string
  /** 차익 위탁 순매수 거래 대금 비 · portal only */
  readonly arbt_entm_ntby_tr_pbmn_rate?: string
  /** 비차익 자기 순매수 수량 비율 · portal only */
  readonly nabt_onsl_ntby_qty_rate?: string
  /** 차익 위탁 매도 거래 대금 비율 · portal only */
  readonly arbt_entm_seln_tr_pbmn_rate?: string
  /** 비차익 합계 매도 거래량 · portal only */
  readonly nabt_smtn_seln_vol?: string
  /** 전체 합계 매도 거래 대금 · portal only */
  readonly whol_smtn_seln_tr_pbmn?: string
  /** 비차익 위탁 매수2 거래량 · portal only */
  readonly nabt_entm_shnu_vol?: string
  /** 전체 위탁 매수2 거래 대금 · portal only */
  readonly whol_entm_shnu_tr_pbmn?: string
  /** 차익 자기 순매수 수량 · portal only */
  readonly arbt_onsl_ntby_qty?: string
  /** 비차익 합계 매도 거래량 비율 · portal only */
  readonly nabt_smtm_seln_vol_rate?: string
  /** 전체 매도 거래대금 비율 · portal only */
  readonly whol_seln_tr_pbmn_rate?: string
  /** 비차익 위탁 매수 거래량 비율 · portal only */
  readonly nabt_entm_shnu_vol_rate?: string
  /** 전체 위탁 매수 거래 대금 비율 · portal only */
  readonly whol_entm_shnu_tr_pbmn_rate?: string
  /** 차익 자기 순매수 수량 비율 · portal only */
  readonly arbt_onsl_ntby_qty_rate?: string
  /** 비차익 자기 순매수 거래 대금 · portal only */
  readonly nabt_onsl_ntby_tr_pbmn_rate?: string
  /** 차익 자기 매도 거래 대금 비율 · portal only */
  readonly arbt_onsl_seln_tr_pbmn_rate?: string
  /** 비차익 합계 매도 거래 대금 · portal only */
  readonly nabt_smtn_seln_tr_pbmn?: string
  /** 전체 자기 매수 거래 대금 비율 · portal only */
  readonly whol_onsl_shnu_tr_pbmn_rate?: string
  /** 차익 합계 순매수 수량 · portal only */
  readonly arbt_smtn_ntby_qty?: string
  /** 차익 위탁 매수 거래 대금 비율 · portal only */
  readonly arbt_entm_shnu_tr_pbmn_rate?: string
  /** 비차익 자기 매수 거래량 비율 · portal only */
  readonly nabt_onsl_shnu_vol_rate?: string
  /** 전체 자기 매수 거래량 비율 · portal only */
  readonly whol_onsl_shnu_vol_rate?: string
  /** 차익 합계 순매수 수량 비율 · portal only */
  readonly arbt_smtm_ntby_qty_rate?: string
  /** 비차익 합계 순매수 거래대금 비 · portal only */
  readonly nabt_smtm_ntby_tr_pbmn_rate?: string
  /** 차익 합계 매도 거래량 비율 · portal only */
  readonly arbt_smtm_seln_vol_rate?: string
  /** 전체 위탁 매도 거래량 비율 · portal only */
  readonly whol_entm_seln_vol_rate?: string
  /** 비차익 자기 매수 거래 대금 비 · portal only */
  readonly nabt_onsl_shnu_tr_pbmn_rate?: string
  /** 전체 자기 매도 거래량 · portal only */
  readonly whol_onsl_seln_vol?: string
  /** 차익 자기 매수2 거래 대금 · portal only */
  readonly arbt_onsl_shnu_tr_pbmn?: string
  /** 비차익 위탁 순매수 수량 · portal only */
  readonly nabt_entm_ntby_qty?: string
  /** 전체 위탁 순매수 거래 대금 · portal only */
  readonly whol_entm_ntby_tr_pbmn?: string
  /** 비차익 위탁 매도 거래량 · portal only */
  readonly nabt_entm_seln_vol?: string
  /** 전체 자기 매도 거래량 비율 · portal only */
  readonly whol_onsl_seln_vol_rate?: string
}

export interface CompProgramTradeDailyAnswer {
  readonly output: readonly CompProgramTradeDailyOutput[]
}

/**
 * 프로그램매매 종합현황(일별) · 국내주식-115 · FHPPG04600001, not in paper trading
 *
 * Superseded: FHPPG04600000.
 */
export const compProgramTradeDaily: Endpoint<CompProgramTradeDailyInput, CompProgramTradeDailyAnswer, 'real'> = {
  id: 'domestic-stock/comp-program-trade-daily',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-daily',
  trIds: [{ real: 'FHPPG04600001', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_MRKT_CLS_CODE: 'required',
    FID_INPUT_DATE_1: 'empty',
    FID_INPUT_DATE_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'nabt_entm_seln_tr_pbmn', 'nabt_onsl_seln_vol', 'whol_onsl_seln_tr_pbmn',
        'arbt_smtn_shnu_vol', 'nabt_smtn_shnu_tr_pbmn', 'arbt_entm_ntby_qty', 'nabt_entm_ntby_tr_pbmn',
        'arbt_entm_seln_vol', 'nabt_entm_seln_vol_rate', 'nabt_onsl_seln_vol_rate', 'whol_onsl_seln_tr_pbmn_rate',
        'arbt_smtm_shun_vol_rate', 'nabt_smtm_shun_tr_pbmn_rate', 'arbt_entm_ntby_qty_rate',
        'nabt_entm_ntby_tr_pbmn_rate', 'arbt_entm_seln_vol_rate', 'nabt_entm_seln_tr_pbmn_rate',
        'nabt_onsl_seln_tr_pbmn', 'whol_smtn_seln_vol', 'arbt_smtn_shnu_tr_pbmn', 'whol_entm_shnu_vol',
        'arbt_entm_ntby_tr_pbmn', 'nabt_onsl_ntby_qty', 'arbt_entm_seln_tr_pbmn', 'whol_seln_vol_rate',
        'whol_entm_shnu_vol_rate', 'whol_entm_seln_tr_pbmn', 'nabt_smtm_seln_vol', 'arbt_entm_shnu_vol',
        'nabt_entm_shnu_tr_pbmn', 'whol_onsl_shnu_vol', 'arbt_onsl_ntby_tr_pbmn', 'nabt_smtn_ntby_qty',
        'arbt_onsl_seln_vol', 'whol_entm_ntby_qty', 'nabt_onsl_ntby_tr_pbmn', 'arbt_onsl_seln_tr_pbmn',
        'nabt_smtm_seln_tr_pbmn_rate', 'arbt_entm_shnu_vol_rate', 'nabt_entm_shnu_tr_pbmn_rate',
        'whol_onsl_shnu_tr_pbmn', 'arbt_onsl_ntby_tr_pbmn_rate', 'nabt_smtm_ntby_qty_rate', 'arbt_onsl_seln_vol_rate',
        'whol_entm_seln_vol', 'arbt_entm_shnu_tr_pbmn', 'nabt_onsl_shnu_vol', 'whol_smtn_shnu_vol',
        'arbt_smtn_ntby_tr_pbmn', 'arbt_smtn_seln_vol', 'whol_entm_seln_tr_pbmn_rate', 'arbt_onsl_shnu_vol_rate',
        'nabt_smtm_shun_vol_rate', 'whol_shun_tr_pbmn_rate', 'nabt_entm_ntby_qty_rate', 'arbt_smtm_seln_tr_pbmn_rate',
        'arbt_onsl_shnu_vol', 'nabt_onsl_shnu_tr_pbmn', 'nabt_smtn_shnu_vol', 'whol_smtn_shnu_tr_pbmn',
        'arbt_smtm_ntby_qty', 'nabt_smtn_ntby_tr_pbmn', 'arbt_smtn_seln_tr_pbmn', 'arbt_onsl_shnu_tr_pbmn_rate',
        'whol_shun_vol_rate', 'arbt_smtm_ntby_tr_pbmn_rate', 'whol_entm_ntby_qty_rate', 'nabt_onsl_seln_tr_pbmn_rate',
        'arbt_smtm_shun_tr_pbmn_rate', 'arbt_entm_ntby_tr_pbmn_rate', 'nabt_onsl_ntby_qty_rate',
        'arbt_entm_seln_tr_pbmn_rate', 'nabt_smtn_seln_vol', 'whol_smtn_seln_tr_pbmn', 'nabt_entm_shnu_vol',
        'whol_entm_shnu_tr_pbmn', 'arbt_onsl_ntby_qty', 'nabt_smtm_seln_vol_rate', 'whol_seln_tr_pbmn_rate',
        'nabt_entm_shnu_vol_rate', 'whol_entm_shnu_tr_pbmn_rate', 'arbt_onsl_ntby_qty_rate',
        'nabt_onsl_ntby_tr_pbmn_rate', 'arbt_onsl_seln_tr_pbmn_rate', 'nabt_smtn_seln_tr_pbmn',
        'whol_onsl_shnu_tr_pbmn_rate', 'arbt_smtn_ntby_qty', 'arbt_entm_shnu_tr_pbmn_rate', 'nabt_onsl_shnu_vol_rate',
        'whol_onsl_shnu_vol_rate', 'arbt_smtm_ntby_qty_rate', 'nabt_smtm_ntby_tr_pbmn_rate', 'arbt_smtm_seln_vol_rate',
        'whol_entm_seln_vol_rate', 'nabt_onsl_shnu_tr_pbmn_rate', 'whol_onsl_seln_vol', 'arbt_onsl_shnu_tr_pbmn',
        'nabt_entm_ntby_qty', 'whol_entm_ntby_tr_pbmn', 'nabt_entm_seln_vol', 'whol_onsl_seln_vol_rate',
      ],
    },
  },
}

export interface CompProgramTradeTodayInput {
  /** 시장 구분 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 시장구분코드 · K 코스피 · Q 코스닥 */
  readonly FID_MRKT_CLS_CODE: 'K' | 'Q'
  /** 구간 구분 코드 */
  readonly FID_SCTN_CLS_CODE?: string
  /** 입력종목코드 */
  readonly FID_INPUT_ISCD?: string
  /** 시장분류코드 */
  readonly FID_COND_MRKT_DIV_CODE1?: string
  /** 입력시간 */
  readonly FID_INPUT_HOUR_1?: string
}

export interface CompProgramTradeTodayOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 주식종가 */
  readonly stck_clpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 누적거래대금 */
  readonly acml_tr_pbmn?: string
  /** 전체합계매도거래량 */
  readonly whol_smtn_seln_vol?: string
  /** 전체합계매수2 */
  readonly whol_smtn_shnu_vol?: string
  /** 전체합계순매수수량 */
  readonly whol_smtn_ntby_qty?: string
  /** 전체합계매도거래대금 */
  readonly whol_smtn_seln_tr_pbmn?: string
  /** 전체합계매수2거래대금 */
  readonly whol_smtn_shnu_tr_pbmn?: string
  /** 전체합계순매수거래대금 */
  readonly whol_smtn_ntby_tr_pbmn?: string
  /** 전체순매수거래량증감 */
  readonly whol_ntby_vol_icdc?: string
  /** 전체순매수거래대금증감2 */
  readonly whol_ntby_tr_pbmn_icdc2?: string
}

export interface CompProgramTradeTodayAnswer {
  readonly output: readonly CompProgramTradeTodayOutput[]
}

/**
 * 프로그램매매 종합현황(시간) · 국내주식-114 · FHPPG04600101, not in paper trading
 *
 * Superseded: FHPPG04600100.
 */
export const compProgramTradeToday: Endpoint<CompProgramTradeTodayInput, CompProgramTradeTodayAnswer, 'real'> = {
  id: 'domestic-stock/comp-program-trade-today',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-today',
  trIds: [{ real: 'FHPPG04600101', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_MRKT_CLS_CODE: 'required',
    FID_SCTN_CLS_CODE: 'empty',
    FID_INPUT_ISCD: 'empty',
    FID_COND_MRKT_DIV_CODE1: 'empty',
    FID_INPUT_HOUR_1: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'acml_tr_pbmn',
        'whol_smtn_seln_vol', 'whol_smtn_shnu_vol', 'whol_smtn_ntby_qty', 'whol_smtn_seln_tr_pbmn',
        'whol_smtn_shnu_tr_pbmn', 'whol_smtn_ntby_tr_pbmn', 'whol_ntby_vol_icdc', 'whol_ntby_tr_pbmn_icdc2',
      ],
    },
  },
}

export interface CreditBalanceInput {
  /** 조건 화면 분류 코드 · sent as 11701 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | '2001' | (string & {})
  /** 증가율기간 · e.g. 2 */
  readonly FID_OPTION: string
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 순위 정렬 구분 코드 · 0 잔고비율 상위 · 1 잔고수량 상위 · 2 잔고금액 상위 · 3 잔고비율 증가상위 · 4 잔고비율 감소상위 · 5 잔고비율 상위 · 6 잔고수량 상위 · 7 잔고금액 상위 · 8 잔고비율 증가상위 · 9 잔고비율 감소상위 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
}

export interface CreditBalanceOutput1 {
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 기준 일자1 */
  readonly stnd_date1?: string
  /** 기준 일자2 */
  readonly stnd_date2?: string
}

export interface CreditBalanceOutput2 {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전체 융자 잔고 주수 */
  readonly whol_loan_rmnd_stcn?: string
  /** 전체 융자 잔고 금액 */
  readonly whol_loan_rmnd_amt?: string
  /** 전체 융자 잔고 비율 */
  readonly whol_loan_rmnd_rate?: string
  /** 전체 대주 잔고 주수 */
  readonly whol_stln_rmnd_stcn?: string
  /** 전체 대주 잔고 금액 */
  readonly whol_stln_rmnd_amt?: string
  /** 전체 대주 잔고 비율 */
  readonly whol_stln_rmnd_rate?: string
  /** N일 대비 융자 잔고 증가율 */
  readonly nday_vrss_loan_rmnd_inrt?: string
  /** N일 대비 대주 잔고 증가율 */
  readonly nday_vrss_stln_rmnd_inrt?: string
}

export interface CreditBalanceAnswer {
  readonly output1: CreditBalanceOutput1
  readonly output2: readonly CreditBalanceOutput2[]
}

/**
 * 국내주식 신용잔고 상위 · 국내주식-109 · FHKST17010000, not in paper trading
 *
 * Unsure: output1 is an object (judged; confidence low; the portal says array).
 */
export const creditBalance: Endpoint<CreditBalanceInput, CreditBalanceAnswer, 'real'> = {
  id: 'domestic-stock/credit-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/credit-balance',
  trIds: [{ real: 'FHKST17010000', paper: null }],
  fields: {
    FID_COND_SCR_DIV_CODE: { value: '11701' },
    FID_INPUT_ISCD: 'required',
    FID_OPTION: 'required',
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
  },
  blocks: {
    output1: { kind: 'object', fields: ['bstp_cls_code', 'hts_kor_isnm', 'stnd_date1', 'stnd_date2'] },
    output2: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol',
        'whol_loan_rmnd_stcn', 'whol_loan_rmnd_amt', 'whol_loan_rmnd_rate', 'whol_stln_rmnd_stcn', 'whol_stln_rmnd_amt',
        'whol_stln_rmnd_rate', 'nday_vrss_loan_rmnd_inrt', 'nday_vrss_stln_rmnd_inrt',
      ],
    },
  },
}

export interface CreditByCompanyInput {
  /** 순위 정렬 구분 코드 · 0 코드순 · 1 이름순 */
  readonly fid_rank_sort_cls_code: '0' | '1'
  /** 선택 여부 · 0 신용주문가능 · 1 신용주문불가 */
  readonly fid_slct_yn: '0' | '1'
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20477 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
}

export interface CreditByCompanyOutput {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 신용 비율 */
  readonly crdt_rate?: string
}

export interface CreditByCompanyAnswer {
  readonly output: readonly CreditByCompanyOutput[]
}

/** 국내주식 당사 신용가능종목 · 국내주식-111 · FHPST04770000, not in paper trading */
export const creditByCompany: Endpoint<CreditByCompanyInput, CreditByCompanyAnswer, 'real'> = {
  id: 'domestic-stock/credit-by-company',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/credit-by-company',
  trIds: [{ real: 'FHPST04770000', paper: null }],
  fields: {
    fid_rank_sort_cls_code: 'required',
    fid_slct_yn: 'required',
    fid_input_iscd: 'required',
    fid_cond_scr_div_code: { value: '20477' },
    fid_cond_mrkt_div_code: 'required',
  },
  blocks: { output: { kind: 'array', fields: ['stck_shrn_iscd', 'hts_kor_isnm', 'crdt_rate'] } },
}

export interface DailyCreditBalanceInput {
  /** 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 화면 분류 코드 · e.g. 20476 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 종목코드 · e.g. 068270 */
  readonly FID_INPUT_ISCD: string
  /** 결제일자 · e.g. 20240508 */
  readonly FID_INPUT_DATE_1: string
}

export interface DailyCreditBalanceOutput {
  /** 매매 일자 */
  readonly deal_date?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 결제 일자 */
  readonly stlm_date?: string
  /** 전체 융자 신규 주수 */
  readonly whol_loan_new_stcn?: string
  /** 전체 융자 상환 주수 */
  readonly whol_loan_rdmp_stcn?: string
  /** 전체 융자 잔고 주수 */
  readonly whol_loan_rmnd_stcn?: string
  /** 전체 융자 신규 금액 */
  readonly whol_loan_new_amt?: string
  /** 전체 융자 상환 금액 */
  readonly whol_loan_rdmp_amt?: string
  /** 전체 융자 잔고 금액 */
  readonly whol_loan_rmnd_amt?: string
  /** 전체 융자 잔고 비율 */
  readonly whol_loan_rmnd_rate?: string
  /** 전체 융자 공여율 */
  readonly whol_loan_gvrt?: string
  /** 전체 대주 신규 주수 */
  readonly whol_stln_new_stcn?: string
  /** 전체 대주 상환 주수 */
  readonly whol_stln_rdmp_stcn?: string
  /** 전체 대주 잔고 주수 */
  readonly whol_stln_rmnd_stcn?: string
  /** 전체 대주 신규 금액 */
  readonly whol_stln_new_amt?: string
  /** 전체 대주 상환 금액 */
  readonly whol_stln_rdmp_amt?: string
  /** 전체 대주 잔고 금액 */
  readonly whol_stln_rmnd_amt?: string
  /** 전체 대주 잔고 비율 */
  readonly whol_stln_rmnd_rate?: string
  /** 전체 대주 공여율 */
  readonly whol_stln_gvrt?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
}

export interface DailyCreditBalanceAnswer {
  readonly output: readonly DailyCreditBalanceOutput[]
}

/** 국내주식 신용잔고 일별추이 · 국내주식-110 · FHPST04760000, not in paper trading */
export const dailyCreditBalance: Endpoint<DailyCreditBalanceInput, DailyCreditBalanceAnswer, 'real'> = {
  id: 'domestic-stock/daily-credit-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/daily-credit-balance',
  trIds: [{ real: 'FHPST04760000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'deal_date', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol', 'stlm_date',
        'whol_loan_new_stcn', 'whol_loan_rdmp_stcn', 'whol_loan_rmnd_stcn', 'whol_loan_new_amt', 'whol_loan_rdmp_amt',
        'whol_loan_rmnd_amt', 'whol_loan_rmnd_rate', 'whol_loan_gvrt', 'whol_stln_new_stcn', 'whol_stln_rdmp_stcn',
        'whol_stln_rmnd_stcn', 'whol_stln_new_amt', 'whol_stln_rdmp_amt', 'whol_stln_rmnd_amt', 'whol_stln_rmnd_rate',
        'whol_stln_gvrt', 'stck_oprc', 'stck_hgpr', 'stck_lwpr',
      ],
    },
  },
}

export interface DailyLoanTransInput {
  /** 조회구분 · 1 코스피 · 2 코스닥 · 3 종목 */
  readonly MRKT_DIV_CLS_CODE: '1' | '2' | '3'
  /** 종목코드 · e.g. 005930 */
  readonly MKSC_SHRN_ISCD: string
  /** 시작일자 · e.g. 20240301 */
  readonly START_DATE?: string
  /** 종료일자 · e.g. 20240328 */
  readonly END_DATE?: string
  /** 이전조회KEY */
  readonly CTS?: string
}

export interface DailyLoanTransOutput1 {
  /** 일자 */
  readonly bsop_date?: string
  /** 주식 종가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 당일 증가 주수 (체결) */
  readonly new_stcn?: string
  /** 당일 감소 주수 (상환) */
  readonly rdmp_stcn?: string
  /** 대차거래 증감 */
  readonly prdy_rmnd_vrss?: string
  /** 당일 잔고 주수 */
  readonly rmnd_stcn?: string
  /** 당일 잔고 금액 */
  readonly rmnd_amt?: string
}

export interface DailyLoanTransAnswer {
  readonly output1: readonly DailyLoanTransOutput1[]
}

/**
 * 종목별 일별 대차거래추이 · 국내주식-135 · HHPST074500C0, not in paper trading
 *
 * Paging: cts with CTS (keys-only).
 */
export const dailyLoanTrans: PagedEndpoint<DailyLoanTransInput, DailyLoanTransAnswer, 'real'> = {
  id: 'domestic-stock/daily-loan-trans',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/daily-loan-trans',
  trIds: [{ real: 'HHPST074500C0', paper: null }],
  fields: {
    MRKT_DIV_CLS_CODE: 'required',
    MKSC_SHRN_ISCD: 'required',
    START_DATE: 'empty',
    END_DATE: 'empty',
    CTS: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'bsop_date', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol', 'new_stcn', 'rdmp_stcn',
        'prdy_rmnd_vrss', 'rmnd_stcn', 'rmnd_amt',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface DailyShortSaleInput {
  /** 시장분류코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 시작일자 · e.g. 20240301 */
  readonly FID_INPUT_DATE_1?: string
  /** 종료일자 · e.g. 20240328 */
  readonly FID_INPUT_DATE_2?: string
}

export interface DailyShortSaleOutput1 {
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
}

export interface DailyShortSaleOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 기준 거래량 합계 */
  readonly stnd_vol_smtn?: string
  /** 공매도 체결 수량 */
  readonly ssts_cntg_qty?: string
  /** 공매도 거래량 비중 */
  readonly ssts_vol_rlim?: string
  /** 누적 공매도 체결 수량 */
  readonly acml_ssts_cntg_qty?: string
  /** 누적 공매도 체결 수량 비중 */
  readonly acml_ssts_cntg_qty_rlim?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 기준 거래대금 합계 */
  readonly stnd_tr_pbmn_smtn?: string
  /** 공매도 거래 대금 */
  readonly ssts_tr_pbmn?: string
  /** 공매도 거래대금 비중 */
  readonly ssts_tr_pbmn_rlim?: string
  /** 누적 공매도 거래 대금 */
  readonly acml_ssts_tr_pbmn?: string
  /** 누적 공매도 거래 대금 비중 */
  readonly acml_ssts_tr_pbmn_rlim?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 평균가격 */
  readonly avrg_prc?: string
}

export interface DailyShortSaleAnswer {
  readonly output1: DailyShortSaleOutput1
  readonly output2: readonly DailyShortSaleOutput2[]
}

/** 국내주식 공매도 일별추이 · 국내주식-134 · FHPST04830000, not in paper trading */
export const dailyShortSale: Endpoint<DailyShortSaleInput, DailyShortSaleAnswer, 'real'> = {
  id: 'domestic-stock/daily-short-sale',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/daily-short-sale',
  trIds: [{ real: 'FHPST04830000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'empty',
    FID_INPUT_DATE_2: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: ['stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'prdy_vol'],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'stnd_vol_smtn',
        'ssts_cntg_qty', 'ssts_vol_rlim', 'acml_ssts_cntg_qty', 'acml_ssts_cntg_qty_rlim', 'acml_tr_pbmn',
        'stnd_tr_pbmn_smtn', 'ssts_tr_pbmn', 'ssts_tr_pbmn_rlim', 'acml_ssts_tr_pbmn', 'acml_ssts_tr_pbmn_rlim',
        'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'avrg_prc',
      ],
    },
  },
}

export interface DisparityInput {
  /** 입력 가격2 */
  readonly fid_input_price_2?: string
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20178 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 분류 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 · 4 투자위험예고 · 5 투자위험 · 6 보톧주 · 7 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 순위 정렬 구분 코드 · 0 이격도상위순 · 1 이격도하위순 */
  readonly fid_rank_sort_cls_code: '0' | '1'
  /** 시간 구분 코드 · 5 이격도5 · 10 이격도10 · 20 이격도20 · 60 이격도60 · 120 이격도120 */
  readonly fid_hour_cls_code: '5' | '10' | '20' | '60' | '120' | (string & {})
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | (string & {})
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code?: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code?: '0' | (string & {})
  /** 입력 가격1 */
  readonly fid_input_price_1?: string
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
}

export interface DisparityOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 5일 이격도 */
  readonly d5_dsrt?: string
  /** 10일 이격도 */
  readonly d10_dsrt?: string
  /** 20일 이격도 */
  readonly d20_dsrt?: string
  /** 60일 이격도 */
  readonly d60_dsrt?: string
  /** 120일 이격도 */
  readonly d120_dsrt?: string
}

export interface DisparityAnswer {
  readonly output: readonly DisparityOutput[]
}

/** 국내주식 이격도 순위 · v1_국내주식-095 · FHPST01780000, not in paper trading */
export const disparity: Endpoint<DisparityInput, DisparityAnswer, 'real'> = {
  id: 'domestic-stock/disparity',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/disparity',
  trIds: [{ real: 'FHPST01780000', paper: null }],
  fields: {
    fid_input_price_2: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20178' },
    fid_div_cls_code: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_hour_cls_code: 'required',
    fid_input_iscd: 'required',
    fid_trgt_cls_code: 'empty',
    fid_trgt_exls_cls_code: 'empty',
    fid_input_price_1: 'empty',
    fid_vol_cnt: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_ctrt', 'prdy_vrss_sign',
        'acml_vol', 'd5_dsrt', 'd10_dsrt', 'd20_dsrt', 'd60_dsrt', 'd120_dsrt',
      ],
    },
  },
}

export interface DividendRateInput {
  /** CTS_AREA */
  readonly CTS_AREA?: string
  /** 시장구분 · 0 전체 · 1 코스피 · 2 코스피200 · 3 코스닥 */
  readonly GB1: '0' | '1' | '2' | '3'
  /** 업종구분 · 0001 종합 · 0002 대형주 · 0027 제조업 · 1001 종합 · 1041 IT부품 코스피200 · 2001 KOSPI200 · 2007 KOSPI100 · 2008 KOSPI50 */
  readonly UPJONG: '0001' | '0002' | '0027' | '1001' | '1041' | '2001' | '2007' | '2008' | (string & {})
  /** 종목선택 · 0 전체 · 6 보통주 · 7 우선주 */
  readonly GB2: '0' | '6' | '7'
  /** 배당구분 · 1 주식배당 · 2 현금배당 */
  readonly GB3: '1' | '2'
  /** 기준일From · e.g. 20230101 */
  readonly F_DT: string
  /** 기준일To · e.g. 20231231 */
  readonly T_DT: string
  /** 결산/중간배당 · 0 전체 · 1 결산배당 · 2 중간배당 */
  readonly GB4: '0' | '1' | '2'
}

export interface DividendRateOutput {
  /** 순위 */
  readonly rank?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 기준일 */
  readonly record_date?: string
  /** 현금/주식배당금 */
  readonly per_sto_divi_amt?: string
  /** 현금/주식배당률(%) */
  readonly divi_rate?: string
  /** 배당종류 */
  readonly divi_kind?: string
}

export interface DividendRateAnswer {
  readonly output: readonly DividendRateOutput[]
}

/**
 * 국내주식 배당률 상위 · 국내주식-106 · HHKDB13470100, not in paper trading
 *
 * Paging: cts with CTS_AREA; the sample goes on at M alone (keys-only).
 */
export const dividendRate: PagedEndpoint<DividendRateInput, DividendRateAnswer, 'real'> = {
  id: 'domestic-stock/dividend-rate',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/dividend-rate',
  trIds: [{ real: 'HHKDB13470100', paper: null }],
  fields: {
    CTS_AREA: 'empty',
    GB1: 'required',
    UPJONG: 'required',
    GB2: 'required',
    GB3: 'required',
    F_DT: 'required',
    T_DT: 'required',
    GB4: 'required',
  },
  blocks: {
    output: { kind: 'array', fields: ['rank', 'sht_cd', 'record_date', 'per_sto_divi_amt', 'divi_rate', 'divi_kind'] },
  },
  paging: { kind: 'cts', keys: ['CTS_AREA'], answerKeys: [] },
}

export interface EstimatePerformInput {
  /** 종목코드 · e.g. 265520 */
  readonly SHT_CD: string
}

export interface EstimatePerformOutput1 {
  /** 종목코드 */
  readonly sht_cd?: string
  /** HTS한글종목명 */
  readonly item_kor_nm?: string
  readonly estdate?: string
  readonly capital?: string
  readonly forn_item_lmtrt?: string
  /** portal only */
  readonly name1?: string
  /** portal only */
  readonly name2?: string
  /** portal only */
  readonly rcmd_name?: string
}

export interface EstimatePerformOutput2 {
  /** DATA1 */
  readonly data1?: string
  /** DATA2 */
  readonly data2?: string
  /** DATA3 */
  readonly data3?: string
  /** DATA4 */
  readonly data4?: string
  /** DATA5 */
  readonly data5?: string
}

export interface EstimatePerformOutput3 {
  /** DATA1 */
  readonly data1?: string
  /** DATA2 */
  readonly data2?: string
  /** DATA3 */
  readonly data3?: string
  /** DATA4 */
  readonly data4?: string
  /** DATA5 */
  readonly data5?: string
}

export interface EstimatePerformOutput4 {
  /** 결산년월 */
  readonly dt?: string
}

export interface EstimatePerformAnswer {
  readonly output1: EstimatePerformOutput1
  readonly output2: readonly EstimatePerformOutput2[]
  readonly output3: readonly EstimatePerformOutput3[]
  readonly output4: readonly EstimatePerformOutput4[]
}

/** 국내주식 종목추정실적 · 국내주식-187 · HHKST668300C0, not in paper trading */
export const estimatePerform: Endpoint<EstimatePerformInput, EstimatePerformAnswer, 'real'> = {
  id: 'domestic-stock/estimate-perform',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/estimate-perform',
  trIds: [{ real: 'HHKST668300C0', paper: null }],
  fields: { SHT_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: ['sht_cd', 'item_kor_nm', 'estdate', 'capital', 'forn_item_lmtrt', 'name1', 'name2', 'rcmd_name'],
    },
    output2: { kind: 'array', fields: ['data1', 'data2', 'data3', 'data4', 'data5'] },
    output3: { kind: 'array', fields: ['data1', 'data2', 'data3', 'data4', 'data5'] },
    output4: { kind: 'array', fields: ['dt'] },
  },
}

export interface ExpClosingPriceInput {
  /** 조건시장분류코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 입력종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 순위정렬구분코드 · 0 전체 · 1 상한가마감예상 · 2 하한가마감예상 · 3 직전대비상승률상위 · 4 직전대비하락률상위 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4'
  /** 조건화면분류코드 · e.g. 11173 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 소속구분코드 · 0 전체 · 1 종가범위연장 */
  readonly FID_BLNG_CLS_CODE: '0' | '1'
}

export interface ExpClosingPriceOutput {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 기준가 대비 현재가 */
  readonly sdpr_vrss_prpr?: string
  /** 기준가 대비 현재가 비율 */
  readonly sdpr_vrss_prpr_rate?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
}

export interface ExpClosingPriceAnswer {
  readonly output: readonly ExpClosingPriceOutput[]
}

/** 국내주식 장마감 예상체결가 · 국내주식-120 · FHKST117300C0, not in paper trading */
export const expClosingPrice: Endpoint<ExpClosingPriceInput, ExpClosingPriceAnswer, 'real'> = {
  id: 'domestic-stock/exp-closing-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/exp-closing-price',
  trIds: [{ real: 'FHKST117300C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'sdpr_vrss_prpr',
        'sdpr_vrss_prpr_rate', 'cntg_vol',
      ],
    },
  },
}

export interface ExpIndexTrendInput {
  /** 장운영 구분 코드 · 1 장시작전 · 2 장마감 */
  readonly FID_MKOP_CLS_CODE: '1' | '2'
  /** 입력 시간1 · 10 10초 · 30 30초 · 60 1분 · 600 10분 */
  readonly FID_INPUT_HOUR_1?: '10' | '30' | '60' | '600' | (string & {})
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 조건 시장 분류 코드 · U 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
}

export interface ExpIndexTrendOutput {
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
}

export interface ExpIndexTrendAnswer {
  readonly output: readonly ExpIndexTrendOutput[]
}

/** 국내주식 예상체결지수 추이 · 국내주식-121 · FHPST01840000, not in paper trading */
export const expIndexTrend: Endpoint<ExpIndexTrendInput, ExpIndexTrendAnswer, 'real'> = {
  id: 'domestic-stock/exp-index-trend',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/exp-index-trend',
  trIds: [{ real: 'FHPST01840000', paper: null }],
  fields: {
    FID_MKOP_CLS_CODE: 'required',
    FID_INPUT_HOUR_1: 'empty',
    FID_INPUT_ISCD: 'required',
    FID_COND_MRKT_DIV_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'bstp_nmix_prpr', 'prdy_vrss_sign', 'bstp_nmix_prdy_vrss', 'prdy_ctrt', 'acml_vol',
        'acml_tr_pbmn',
      ],
    },
  },
}

export interface ExpPriceTrendInput {
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 장운영 구분 코드 · 0 전체 · 4 체결량 0 제외 */
  readonly FID_MKOP_CLS_CODE: '0' | '4'
}

export interface ExpPriceTrendOutput1 {
  /** 대표 시장 한글 명 */
  readonly rprs_mrkt_kor_name?: string
  /** 예상 체결가 */
  readonly antc_cnpr?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 예상 체결 대비 */
  readonly antc_cntg_vrss?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
  /** 예상 거래량 */
  readonly antc_vol?: string
  /** 예상 거래대금 */
  readonly antc_tr_pbmn?: string
}

export interface ExpPriceTrendOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
}

export interface ExpPriceTrendAnswer {
  readonly output1: ExpPriceTrendOutput1
  readonly output2: readonly ExpPriceTrendOutput2[]
}

/** 국내주식 예상체결가 추이 · 국내주식-118 · FHPST01810000, not in paper trading */
export const expPriceTrend: Endpoint<ExpPriceTrendInput, ExpPriceTrendAnswer, 'real'> = {
  id: 'domestic-stock/exp-price-trend',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/exp-price-trend',
  trIds: [{ real: 'FHPST01810000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_MKOP_CLS_CODE: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'rprs_mrkt_kor_name', 'antc_cnpr', 'antc_cntg_vrss_sign', 'antc_cntg_vrss', 'antc_cntg_prdy_ctrt', 'antc_vol',
        'antc_tr_pbmn',
      ],
    },
    output2: {
      kind: 'array',
      fields: ['stck_bsop_date', 'stck_cntg_hour', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol'],
    },
  },
}

export interface ExpTotalIndexInput {
  /** 시장 구분 코드 · 0 전체 · K 거래소 · Q 코스닥 */
  readonly fid_mrkt_cls_code: '0' | 'K' | 'Q'
  /** 조건 시장 분류 코드 · U 업종 */
  readonly fid_cond_mrkt_div_code: 'U' | (string & {})
  /** 조건 화면 분류 코드 · sent as 11175 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 장운영 구분 코드 · 1 장시작전 · 2 장마감 */
  readonly fid_mkop_cls_code: '1' | '2'
}

export interface ExpTotalIndexOutput1 {
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 상승 종목 수 */
  readonly ascn_issu_cnt?: string
  /** 하락 종목 수 */
  readonly down_issu_cnt?: string
  /** 보합 종목 수 */
  readonly stnr_issu_cnt?: string
}

export interface ExpTotalIndexOutput2 {
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 지수 기준가 */
  readonly nmix_sdpr?: string
  /** 상승 종목 수 */
  readonly ascn_issu_cnt?: string
  /** 보합 종목 수 */
  readonly stnr_issu_cnt?: string
  /** 하락 종목 수 */
  readonly down_issu_cnt?: string
}

export interface ExpTotalIndexAnswer {
  readonly output1: ExpTotalIndexOutput1
  readonly output2: readonly ExpTotalIndexOutput2[]
}

/** 국내주식 예상체결 전체지수 · 국내주식-122 · FHKUP11750000, not in paper trading */
export const expTotalIndex: Endpoint<ExpTotalIndexInput, ExpTotalIndexAnswer, 'real'> = {
  id: 'domestic-stock/exp-total-index',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/exp-total-index',
  trIds: [{ real: 'FHKUP11750000', paper: null }],
  fields: {
    fid_mrkt_cls_code: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '11175' },
    fid_input_iscd: 'required',
    fid_mkop_cls_code: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'ascn_issu_cnt',
        'down_issu_cnt', 'stnr_issu_cnt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'bstp_cls_code', 'hts_kor_isnm', 'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign',
        'bstp_nmix_prdy_ctrt', 'acml_vol', 'nmix_sdpr', 'ascn_issu_cnt', 'stnr_issu_cnt', 'down_issu_cnt',
      ],
    },
  },
}

export interface ExpTransUpdownInput {
  /** 순위 정렬 구분 코드 · 0 상승률 · 1 상승폭 · 2 보합 · 3 하락율 · 4 하락폭 · 5 체결량 · 6 거래대금 */
  readonly fid_rank_sort_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20182 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 분류 구분 코드 · 0 전체 · 1 보통주 · 2 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2'
  /** 적용 범위 가격1 */
  readonly fid_aply_rang_prc_1?: string
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
  /** 거래대금 */
  readonly fid_pbmn?: string
  /** 소속 구분 코드 · 0 전체 */
  readonly fid_blng_cls_code: '0' | (string & {})
  /** 장운영 구분 코드 · 0 장전예상 · 1 장마감예상 */
  readonly fid_mkop_cls_code: '0' | '1'
}

export interface ExpTransUpdownOutput {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 주식 기준가 */
  readonly stck_sdpr?: string
  /** 매도 잔량 */
  readonly seln_rsqn?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매수2 잔량 */
  readonly shnu_rsqn?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 체결 거래대금 */
  readonly antc_tr_pbmn?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
}

export interface ExpTransUpdownAnswer {
  readonly output: readonly ExpTransUpdownOutput[]
}

/** 국내주식 예상체결 상승/하락상위 · v1_국내주식-103 · FHPST01820000, not in paper trading */
export const expTransUpdown: Endpoint<ExpTransUpdownInput, ExpTransUpdownAnswer, 'real'> = {
  id: 'domestic-stock/exp-trans-updown',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/exp-trans-updown',
  trIds: [{ real: 'FHPST01820000', paper: null }],
  fields: {
    fid_rank_sort_cls_code: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20182' },
    fid_input_iscd: 'required',
    fid_div_cls_code: 'required',
    fid_aply_rang_prc_1: 'empty',
    fid_vol_cnt: 'empty',
    fid_pbmn: 'empty',
    fid_blng_cls_code: 'required',
    fid_mkop_cls_code: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'stck_sdpr',
        'seln_rsqn', 'askp', 'bidp', 'shnu_rsqn', 'cntg_vol', 'antc_tr_pbmn', 'total_askp_rsqn', 'total_bidp_rsqn',
      ],
    },
  },
}

export interface FinanceBalanceSheetInput {
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly FID_DIV_CLS_CODE: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
}

export interface FinanceBalanceSheetOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 유동자산 */
  readonly cras?: string
  /** 고정자산 */
  readonly fxas?: string
  /** 자산총계 */
  readonly total_aset?: string
  /** 유동부채 */
  readonly flow_lblt?: string
  /** 고정부채 */
  readonly fix_lblt?: string
  /** 부채총계 */
  readonly total_lblt?: string
  /** 자본금 */
  readonly cpfn?: string
  /** 자본 잉여금 */
  readonly cfp_surp?: string
  /** 이익 잉여금 */
  readonly prfi_surp?: string
  /** 자본총계 */
  readonly total_cptl?: string
}

export interface FinanceBalanceSheetAnswer {
  readonly output: readonly FinanceBalanceSheetOutput[]
}

/** 국내주식 대차대조표 · v1_국내주식-078 · FHKST66430100, not in paper trading */
export const financeBalanceSheet: Endpoint<FinanceBalanceSheetInput, FinanceBalanceSheetAnswer, 'real'> = {
  id: 'domestic-stock/finance-balance-sheet',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/balance-sheet',
  trIds: [{ real: 'FHKST66430100', paper: null }],
  fields: { FID_DIV_CLS_CODE: 'required', fid_cond_mrkt_div_code: 'required', fid_input_iscd: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stac_yymm', 'cras', 'fxas', 'total_aset', 'flow_lblt', 'fix_lblt', 'total_lblt', 'cpfn', 'cfp_surp',
        'prfi_surp', 'total_cptl',
      ],
    },
  },
}

export interface FinanceFinancialRatioInput {
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly FID_DIV_CLS_CODE: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
}

export interface FinanceFinancialRatioOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 매출액 증가율 */
  readonly grs?: string
  /** 영업 이익 증가율 */
  readonly bsop_prfi_inrt?: string
  /** 순이익 증가율 */
  readonly ntin_inrt?: string
  /** ROE 값 */
  readonly roe_val?: string
  /** EPS */
  readonly eps?: string
  /** 주당매출액 */
  readonly sps?: string
  /** BPS */
  readonly bps?: string
  /** 유보 비율 */
  readonly rsrv_rate?: string
  /** 부채 비율 */
  readonly lblt_rate?: string
}

export interface FinanceFinancialRatioAnswer {
  readonly output: readonly FinanceFinancialRatioOutput[]
}

/** 국내주식 재무비율 · v1_국내주식-080 · FHKST66430300, not in paper trading */
export const financeFinancialRatio: Endpoint<FinanceFinancialRatioInput, FinanceFinancialRatioAnswer, 'real'> = {
  id: 'domestic-stock/finance-financial-ratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/financial-ratio',
  trIds: [{ real: 'FHKST66430300', paper: null }],
  fields: { FID_DIV_CLS_CODE: 'required', fid_cond_mrkt_div_code: 'required', fid_input_iscd: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stac_yymm', 'grs', 'bsop_prfi_inrt', 'ntin_inrt', 'roe_val', 'eps', 'sps', 'bps', 'rsrv_rate', 'lblt_rate',
      ],
    },
  },
}

export interface FinanceGrowthRatioInput {
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly fid_div_cls_code: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
}

export interface FinanceGrowthRatioOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 매출액 증가율 */
  readonly grs?: string
  /** 영업 이익 증가율 */
  readonly bsop_prfi_inrt?: string
  /** 자기자본 증가율 */
  readonly equt_inrt?: string
  /** 총자산 증가율 */
  readonly totl_aset_inrt?: string
}

export interface FinanceGrowthRatioAnswer {
  readonly output: readonly FinanceGrowthRatioOutput[]
}

/** 국내주식 성장성비율 · v1_국내주식-085 · FHKST66430800, not in paper trading */
export const financeGrowthRatio: Endpoint<FinanceGrowthRatioInput, FinanceGrowthRatioAnswer, 'real'> = {
  id: 'domestic-stock/finance-growth-ratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/growth-ratio',
  trIds: [{ real: 'FHKST66430800', paper: null }],
  fields: { fid_input_iscd: 'required', fid_div_cls_code: 'required', fid_cond_mrkt_div_code: 'required' },
  blocks: { output: { kind: 'array', fields: ['stac_yymm', 'grs', 'bsop_prfi_inrt', 'equt_inrt', 'totl_aset_inrt'] } },
}

export interface FinanceIncomeStatementInput {
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly FID_DIV_CLS_CODE: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
}

export interface FinanceIncomeStatementOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 매출액 */
  readonly sale_account?: string
  /** 매출 원가 */
  readonly sale_cost?: string
  /** 매출 총 이익 */
  readonly sale_totl_prfi?: string
  /** 감가상각비 */
  readonly depr_cost?: string
  /** 판매 및 관리비 */
  readonly sell_mang?: string
  /** 영업 이익 */
  readonly bsop_prti?: string
  /** 영업 외 수익 */
  readonly bsop_non_ernn?: string
  /** 영업 외 비용 */
  readonly bsop_non_expn?: string
  /** 경상 이익 */
  readonly op_prfi?: string
  /** 특별 이익 */
  readonly spec_prfi?: string
  /** 특별 손실 */
  readonly spec_loss?: string
  /** 당기순이익 */
  readonly thtr_ntin?: string
}

export interface FinanceIncomeStatementAnswer {
  readonly output: readonly FinanceIncomeStatementOutput[]
}

/** 국내주식 손익계산서 · v1_국내주식-079 · FHKST66430200, not in paper trading */
export const financeIncomeStatement: Endpoint<FinanceIncomeStatementInput, FinanceIncomeStatementAnswer, 'real'> = {
  id: 'domestic-stock/finance-income-statement',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/income-statement',
  trIds: [{ real: 'FHKST66430200', paper: null }],
  fields: { FID_DIV_CLS_CODE: 'required', fid_cond_mrkt_div_code: 'required', fid_input_iscd: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stac_yymm', 'sale_account', 'sale_cost', 'sale_totl_prfi', 'depr_cost', 'sell_mang', 'bsop_prti',
        'bsop_non_ernn', 'bsop_non_expn', 'op_prfi', 'spec_prfi', 'spec_loss', 'thtr_ntin',
      ],
    },
  },
}

export interface FinanceOtherMajorRatiosInput {
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly fid_div_cls_code: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
}

export interface FinanceOtherMajorRatiosOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 배당 성향 */
  readonly payout_rate?: string
  /** EVA */
  readonly eva?: string
  /** EBITDA */
  readonly ebitda?: string
  /** EV_EBITDA */
  readonly ev_ebitda?: string
}

export interface FinanceOtherMajorRatiosAnswer {
  readonly output: readonly FinanceOtherMajorRatiosOutput[]
}

/** 국내주식 기타주요비율 · v1_국내주식-082 · FHKST66430500, not in paper trading */
export const financeOtherMajorRatios: Endpoint<FinanceOtherMajorRatiosInput, FinanceOtherMajorRatiosAnswer, 'real'> = {
  id: 'domestic-stock/finance-other-major-ratios',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/other-major-ratios',
  trIds: [{ real: 'FHKST66430500', paper: null }],
  fields: { fid_input_iscd: 'required', fid_div_cls_code: 'required', fid_cond_mrkt_div_code: 'required' },
  blocks: { output: { kind: 'array', fields: ['stac_yymm', 'payout_rate', 'eva', 'ebitda', 'ev_ebitda'] } },
}

export interface FinanceProfitRatioInput {
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly FID_DIV_CLS_CODE: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
}

export interface FinanceProfitRatioOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 총자본 순이익율 */
  readonly cptl_ntin_rate?: string
  /** 자기자본 순이익율 */
  readonly self_cptl_ntin_inrt?: string
  /** 매출액 순이익율 */
  readonly sale_ntin_rate?: string
  /** 매출액 총이익율 */
  readonly sale_totl_rate?: string
}

export interface FinanceProfitRatioAnswer {
  readonly output: readonly FinanceProfitRatioOutput[]
}

/** 국내주식 수익성비율 · v1_국내주식-081 · FHKST66430400, not in paper trading */
export const financeProfitRatio: Endpoint<FinanceProfitRatioInput, FinanceProfitRatioAnswer, 'real'> = {
  id: 'domestic-stock/finance-profit-ratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/profit-ratio',
  trIds: [{ real: 'FHKST66430400', paper: null }],
  fields: { fid_input_iscd: 'required', FID_DIV_CLS_CODE: 'required', fid_cond_mrkt_div_code: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: ['stac_yymm', 'cptl_ntin_rate', 'self_cptl_ntin_inrt', 'sale_ntin_rate', 'sale_totl_rate'],
    },
  },
}

export interface FinanceRatioInput {
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20175 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code: '0' | (string & {})
  /** 입력 가격1 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 */
  readonly fid_input_price_2?: string
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
  /** 입력 옵션1 · e.g. 2023 */
  readonly fid_input_option_1?: string
  /** 입력 옵션2 · 0 1/4분기 · 1 반기 · 2 3/4분기 · 3 결산 */
  readonly fid_input_option_2: '0' | '1' | '2' | '3'
  /** 순위 정렬 구분 코드 · 7 수익성 분석 · 11 안정성 분석 · 15 성장성 분석 · 20 활동성 분석 */
  readonly fid_rank_sort_cls_code: '7' | '11' | '15' | '20'
  /** 소속 구분 코드 · 0 전체 입력 */
  readonly fid_blng_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
}

export interface FinanceRatioOutput {
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 총자본경상이익율 */
  readonly cptl_op_prfi?: string
  /** 총자본 순이익율 */
  readonly cptl_ntin_rate?: string
  /** 매출액 총이익율 */
  readonly sale_totl_rate?: string
  /** 매출액 순이익율 */
  readonly sale_ntin_rate?: string
  /** 자기자본비율 */
  readonly bis?: string
  /** 부채 비율 */
  readonly lblt_rate?: string
  /** 차입금 의존도 */
  readonly bram_depn?: string
  /** 유보 비율 */
  readonly rsrv_rate?: string
  /** 매출액 증가율 */
  readonly grs?: string
  /** 경상 이익 증가율 */
  readonly op_prfi_inrt?: string
  /** 영업 이익 증가율 */
  readonly bsop_prfi_inrt?: string
  /** 순이익 증가율 */
  readonly ntin_inrt?: string
  /** 자기자본 증가율 */
  readonly equt_inrt?: string
  /** 총자본회전율 */
  readonly cptl_tnrt?: string
  /** 매출 채권 회전율 */
  readonly sale_bond_tnrt?: string
  /** 총자산 증가율 */
  readonly totl_aset_inrt?: string
  /** 결산 월 */
  readonly stac_month?: string
  /** 결산 월 구분 코드 */
  readonly stac_month_cls_code?: string
  /** 조회 건수 */
  readonly iqry_csnu?: string
}

export interface FinanceRatioAnswer {
  readonly output: readonly FinanceRatioOutput[]
}

/** 국내주식 재무비율 순위 · v1_국내주식-092 · FHPST01750000, not in paper trading */
export const financeRatio: Endpoint<FinanceRatioInput, FinanceRatioAnswer, 'real'> = {
  id: 'domestic-stock/finance-ratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/finance-ratio',
  trIds: [{ real: 'FHPST01750000', paper: null }],
  fields: {
    fid_trgt_cls_code: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20175' },
    fid_input_iscd: 'required',
    fid_div_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
    fid_vol_cnt: 'empty',
    fid_input_option_1: 'empty',
    fid_input_option_2: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_blng_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'data_rank', 'hts_kor_isnm', 'mksc_shrn_iscd', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'cptl_op_prfi', 'cptl_ntin_rate', 'sale_totl_rate', 'sale_ntin_rate', 'bis', 'lblt_rate',
        'bram_depn', 'rsrv_rate', 'grs', 'op_prfi_inrt', 'bsop_prfi_inrt', 'ntin_inrt', 'equt_inrt', 'cptl_tnrt',
        'sale_bond_tnrt', 'totl_aset_inrt', 'stac_month', 'stac_month_cls_code', 'iqry_csnu',
      ],
    },
  },
}

export interface FinanceStabilityRatioInput {
  /** 입력 종목코드 · e.g. 000660 */
  readonly fid_input_iscd: string
  /** 분류 구분 코드 · 0 년 · 1 분기 */
  readonly fid_div_cls_code: '0' | '1'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
}

export interface FinanceStabilityRatioOutput {
  /** 결산 년월 */
  readonly stac_yymm?: string
  /** 부채 비율 */
  readonly lblt_rate?: string
  /** 차입금 의존도 */
  readonly bram_depn?: string
  /** 유동 비율 */
  readonly crnt_rate?: string
  /** 당좌 비율 */
  readonly quck_rate?: string
}

export interface FinanceStabilityRatioAnswer {
  readonly output: readonly FinanceStabilityRatioOutput[]
}

/** 국내주식 안정성비율 · v1_국내주식-083 · FHKST66430600, not in paper trading */
export const financeStabilityRatio: Endpoint<FinanceStabilityRatioInput, FinanceStabilityRatioAnswer, 'real'> = {
  id: 'domestic-stock/finance-stability-ratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/finance/stability-ratio',
  trIds: [{ real: 'FHKST66430600', paper: null }],
  fields: { fid_input_iscd: 'required', fid_div_cls_code: 'required', fid_cond_mrkt_div_code: 'required' },
  blocks: { output: { kind: 'array', fields: ['stac_yymm', 'lblt_rate', 'bram_depn', 'crnt_rate', 'quck_rate'] } },
}

export interface FluctuationInput {
  /** 등락 비율2 */
  readonly fid_rsfl_rate2?: string
  /** 조건 시장 분류 코드 · J 주식 · W ELW · Q ETF */
  readonly fid_cond_mrkt_div_code: 'J' | 'W' | 'Q'
  /** 조건 화면 분류 코드 · 20170 등락률 */
  readonly fid_cond_scr_div_code: '20170' | (string & {})
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | (string & {})
  /** 순위 정렬 구분 코드 · 0 상승율순 · 1 하락율순 · 2 시가대비상승율 · 3 시가대비하락율 · 4 변동율 */
  readonly fid_rank_sort_cls_code: '0' | '1' | '2' | '3' | '4'
  /** 입력 수1 · 0 전체 입력 */
  readonly fid_input_cnt_1: '0' | (string & {})
  /** 가격 구분 코드 · e.g. 0 */
  readonly fid_prc_cls_code: string
  /** 입력 가격1 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 */
  readonly fid_input_price_2?: string
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
  /** 대상 구분 코드 · 0 전체 입력 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 입력 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code: '0' | (string & {})
  /** 등락 비율1 */
  readonly fid_rsfl_rate1?: string
}

export interface FluctuationOutput {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 최고가 시간 */
  readonly hgpr_hour?: string
  /** 누적 최고가 일자 */
  readonly acml_hgpr_date?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 최저가 시간 */
  readonly lwpr_hour?: string
  /** 누적 최저가 일자 */
  readonly acml_lwpr_date?: string
  /** 저가 대비 현재가 비율 */
  readonly lwpr_vrss_prpr_rate?: string
  /** 영업 일수 대비 현재가 비율 */
  readonly dsgt_date_clpr_vrss_prpr_rate?: string
  /** 연속 상승 일수 */
  readonly cnnt_ascn_dynu?: string
  /** 고가 대비 현재가 비율 */
  readonly hgpr_vrss_prpr_rate?: string
  /** 연속 하락 일수 */
  readonly cnnt_down_dynu?: string
  /** 시가 대비 부호 */
  readonly oprc_vrss_prpr_sign?: string
  /** 시가 대비 */
  readonly oprc_vrss_prpr?: string
  /** 시가 대비 현재가 비율 */
  readonly oprc_vrss_prpr_rate?: string
  /** 기간 등락 */
  readonly prd_rsfl?: string
  /** 기간 등락 비율 */
  readonly prd_rsfl_rate?: string
}

export interface FluctuationAnswer {
  readonly output: readonly FluctuationOutput[]
}

/** 국내주식 등락률 순위 · v1_국내주식-088 · FHPST01700000, not in paper trading */
export const fluctuation: Endpoint<FluctuationInput, FluctuationAnswer, 'real'> = {
  id: 'domestic-stock/fluctuation',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/fluctuation',
  trIds: [{ real: 'FHPST01700000', paper: null }],
  fields: {
    fid_rsfl_rate2: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: 'required',
    fid_input_iscd: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_input_cnt_1: 'required',
    fid_prc_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
    fid_vol_cnt: 'empty',
    fid_trgt_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
    fid_div_cls_code: 'required',
    fid_rsfl_rate1: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'stck_hgpr', 'hgpr_hour', 'acml_hgpr_date', 'stck_lwpr', 'lwpr_hour', 'acml_lwpr_date',
        'lwpr_vrss_prpr_rate', 'dsgt_date_clpr_vrss_prpr_rate', 'cnnt_ascn_dynu', 'hgpr_vrss_prpr_rate',
        'cnnt_down_dynu', 'oprc_vrss_prpr_sign', 'oprc_vrss_prpr', 'oprc_vrss_prpr_rate', 'prd_rsfl', 'prd_rsfl_rate',
      ],
    },
  },
}

export interface ForeignInstitutionTotalInput {
  /** 조건 시장 분류 코드 · e.g. V */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · e.g. 16449 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | (string & {})
  /** 분류구분코드 · 0 수량정열 · 1 금액정열 */
  readonly FID_DIV_CLS_CODE: '0' | '1'
  /** 순위정렬구분코드 · 0 순매수상위 · 1 순매도상위 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1'
  /** 기타구분정렬 · 0 전체 · 1 외국인 · 2 기관계 · 3 기타 */
  readonly FID_ETC_CLS_CODE: '0' | '1' | '2' | '3'
}

export interface ForeignInstitutionTotalOutput {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 순매수 수량 */
  readonly ntby_qty?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 기관계 순매수 수량 */
  readonly orgn_ntby_qty?: string
  /** 투자신탁 순매수 수량 */
  readonly ivtr_ntby_qty?: string
  /** 은행 순매수 수량 */
  readonly bank_ntby_qty?: string
  /** 보험 순매수 수량 */
  readonly insu_ntby_qty?: string
  /** 종금 순매수 수량 */
  readonly mrbn_ntby_qty?: string
  /** 기금 순매수 수량 */
  readonly fund_ntby_qty?: string
  /** 기타 단체 순매수 거래량 */
  readonly etc_orgt_ntby_vol?: string
  /** 기타 법인 순매수 거래량 */
  readonly etc_corp_ntby_vol?: string
  /** 외국인 순매수 거래 대금 */
  readonly frgn_ntby_tr_pbmn?: string
  /** 기관계 순매수 거래 대금 */
  readonly orgn_ntby_tr_pbmn?: string
  /** 투자신탁 순매수 거래 대금 */
  readonly ivtr_ntby_tr_pbmn?: string
  /** 은행 순매수 거래 대금 */
  readonly bank_ntby_tr_pbmn?: string
  /** 보험 순매수 거래 대금 */
  readonly insu_ntby_tr_pbmn?: string
  /** 종금 순매수 거래 대금 */
  readonly mrbn_ntby_tr_pbmn?: string
  /** 기금 순매수 거래 대금 */
  readonly fund_ntby_tr_pbmn?: string
  /** 기타 단체 순매수 거래 대금 */
  readonly etc_orgt_ntby_tr_pbmn?: string
  /** 기타 법인 순매수 거래 대금 */
  readonly etc_corp_ntby_tr_pbmn?: string
}

export interface ForeignInstitutionTotalAnswer {
  readonly output: readonly ForeignInstitutionTotalOutput[]
}

/** 국내기관_외국인 매매종목가집계 · 국내주식-037 · FHPTJ04400000, not in paper trading */
export const foreignInstitutionTotal: Endpoint<ForeignInstitutionTotalInput, ForeignInstitutionTotalAnswer, 'real'> = {
  id: 'domestic-stock/foreign-institution-total',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/foreign-institution-total',
  trIds: [{ real: 'FHPTJ04400000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_ETC_CLS_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'hts_kor_isnm', 'mksc_shrn_iscd', 'ntby_qty', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt',
        'acml_vol', 'frgn_ntby_qty', 'orgn_ntby_qty', 'ivtr_ntby_qty', 'bank_ntby_qty', 'insu_ntby_qty',
        'mrbn_ntby_qty', 'fund_ntby_qty', 'etc_orgt_ntby_vol', 'etc_corp_ntby_vol', 'frgn_ntby_tr_pbmn',
        'orgn_ntby_tr_pbmn', 'ivtr_ntby_tr_pbmn', 'bank_ntby_tr_pbmn', 'insu_ntby_tr_pbmn', 'mrbn_ntby_tr_pbmn',
        'fund_ntby_tr_pbmn', 'etc_orgt_ntby_tr_pbmn', 'etc_corp_ntby_tr_pbmn',
      ],
    },
  },
}

export interface FrgnmemPchsTrendInput {
  /** 조건 시장 분류 코드 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력 종목코드 · e.g. 99999 */
  readonly FID_INPUT_ISCD_2: string
}

export interface FrgnmemPchsTrendOutput {
  /** 영업시간 */
  readonly bsop_hour?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 외국인매도거래량 */
  readonly frgn_seln_vol?: string
  /** 외국인매수2거래량 */
  readonly frgn_shnu_vol?: string
  /** 외국계순매수수량 */
  readonly glob_ntby_qty?: string
  /** 외국인순매수수량증감 */
  readonly frgn_ntby_qty_icdc?: string
}

export interface FrgnmemPchsTrendAnswer {
  readonly output: readonly FrgnmemPchsTrendOutput[]
}

/** 종목별 외국계 순매수추이 · 국내주식-164 · FHKST644400C0, not in paper trading */
export const frgnmemPchsTrend: Endpoint<FrgnmemPchsTrendInput, FrgnmemPchsTrendAnswer, 'real'> = {
  id: 'domestic-stock/frgnmem-pchs-trend',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/frgnmem-pchs-trend',
  trIds: [{ real: 'FHKST644400C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_INPUT_ISCD_2: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bsop_hour', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'frgn_seln_vol',
        'frgn_shnu_vol', 'glob_ntby_qty', 'frgn_ntby_qty_icdc',
      ],
    },
  },
}

export interface FrgnmemTradeEstimateInput {
  /** 조건시장분류코드 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · e.g. 16441 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 입력종목코드 · 0000 전체 · 1001 코스피 · 2001 코스닥 */
  readonly FID_INPUT_ISCD: '0000' | '1001' | '2001' | (string & {})
  /** 순위정렬구분코드 · 0 금액순 · 1 수량순 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1'
  /** 순위정렬구분코드2 · 0 매수순 · 1 매도순 */
  readonly FID_RANK_SORT_CLS_CODE_2: '0' | '1'
}

export interface FrgnmemTradeEstimateOutput {
  /** 주식단축종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 외국계순매도수량 */
  readonly glob_ntsl_qty?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 외국계총매도수량 */
  readonly glob_total_seln_qty?: string
  /** 외국계총매수2수량 */
  readonly glob_total_shnu_qty?: string
}

export interface FrgnmemTradeEstimateAnswer {
  readonly output: readonly FrgnmemTradeEstimateOutput[]
}

/** 외국계 매매종목 가집계 · 국내주식-161 · FHKST644100C0, not in paper trading */
export const frgnmemTradeEstimate: Endpoint<FrgnmemTradeEstimateInput, FrgnmemTradeEstimateAnswer, 'real'> = {
  id: 'domestic-stock/frgnmem-trade-estimate',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/frgnmem-trade-estimate',
  trIds: [{ real: 'FHKST644100C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_RANK_SORT_CLS_CODE_2: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'hts_kor_isnm', 'glob_ntsl_qty', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'glob_total_seln_qty', 'glob_total_shnu_qty',
      ],
    },
  },
}

export interface FrgnmemTradeTrendInput {
  /** 화면분류코드 · sent as 20432 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 조건시장구분코드 · sent as J when left out */
  readonly FID_COND_MRKT_DIV_CODE?: string
  /** 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 회원사코드 · e.g. 99999 */
  readonly FID_INPUT_ISCD_2: string
  /** 시장구분코드 · A 전체 · K 코스피 · Q 코스닥 · K2 코스피200 · W ELW */
  readonly FID_MRKT_CLS_CODE: 'A' | 'K' | 'Q' | 'K2' | 'W'
  /** 거래량 · e.g. 0 */
  readonly FID_VOL_CNT?: string
}

export interface FrgnmemTradeTrendOutput1 {
  /** 총매도수량 */
  readonly total_seln_qty?: string
  /** 총매수2수량 */
  readonly total_shnu_qty?: string
}

export interface FrgnmemTradeTrendOutput2 {
  /** 영업시간 */
  readonly bsop_hour?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 체결거래량 */
  readonly cntg_vol?: string
  /** 누적순매수수량 */
  readonly acml_ntby_qty?: string
  /** 외국계순매수수량 */
  readonly glob_ntby_qty?: string
  /** 외국인순매수수량증감 */
  readonly frgn_ntby_qty_icdc?: string
  /** 회원사명 · portal only */
  readonly mbcr_name?: string
}

export interface FrgnmemTradeTrendAnswer {
  readonly output1: FrgnmemTradeTrendOutput1
  readonly output2: readonly FrgnmemTradeTrendOutput2[]
}

/**
 * 회원사 실 시간 매매동향(틱) · 국내주식-163 · FHPST04320000, not in paper trading
 *
 * Unsure: output1 is an object (judged; the portal says array).
 */
export const frgnmemTradeTrend: Endpoint<FrgnmemTradeTrendInput, FrgnmemTradeTrendAnswer, 'real'> = {
  id: 'domestic-stock/frgnmem-trade-trend',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/frgnmem-trade-trend',
  trIds: [{ real: 'FHPST04320000', paper: null }],
  fields: {
    FID_COND_SCR_DIV_CODE: { value: '20432' },
    FID_COND_MRKT_DIV_CODE: { value: 'J' },
    FID_INPUT_ISCD: 'required',
    FID_INPUT_ISCD_2: 'required',
    FID_MRKT_CLS_CODE: 'required',
    FID_VOL_CNT: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['total_seln_qty', 'total_shnu_qty'] },
    output2: {
      kind: 'array',
      fields: [
        'bsop_hour', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'cntg_vol', 'acml_ntby_qty',
        'glob_ntby_qty', 'frgn_ntby_qty_icdc', 'mbcr_name',
      ],
    },
  },
}

export type HtsTopViewInput = Readonly<Record<string, never>>

export interface HtsTopViewOutput1 {
  /** 시장구분 */
  readonly mrkt_div_cls_code?: string
  /** 종목코드 */
  readonly mksc_shrn_iscd?: string
}

export interface HtsTopViewAnswer {
  readonly output1: readonly HtsTopViewOutput1[]
}

/** HTS조회상위20종목 · 국내주식-214 · HHMCM000100C0, not in paper trading */
export const htsTopView: Endpoint<HtsTopViewInput, HtsTopViewAnswer, 'real'> = {
  id: 'domestic-stock/hts-top-view',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/hts-top-view',
  trIds: [{ real: 'HHMCM000100C0', paper: null }],
  fields: {},
  blocks: { output1: { kind: 'array', fields: ['mrkt_div_cls_code', 'mksc_shrn_iscd'] } },
}

export interface InquireAccountBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 21 */
  readonly ACNT_PRDT_CD?: string
  /** 조회구분1 */
  readonly INQR_DVSN_1?: string
  /** 기준가이전일자적용여부 */
  readonly BSPR_BF_DT_APLY_YN?: string
}

export interface InquireAccountBalanceOutput1 {
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 신용대출금액 */
  readonly crdt_lnd_amt?: string
  /** 실제순자산금액 */
  readonly real_nass_amt?: string
  /** 전체비중율 */
  readonly whol_weit_rt?: string
}

export interface InquireAccountBalanceOutput2 {
  /** 매입금액합계 */
  readonly pchs_amt_smtl?: string
  /** 순자산총금액 */
  readonly nass_tot_amt?: string
  /** 대출금액합계 */
  readonly loan_amt_smtl?: string
  /** 평가손익금액합계 */
  readonly evlu_pfls_amt_smtl?: string
  /** 평가금액합계 */
  readonly evlu_amt_smtl?: string
  /** 총자산금액 */
  readonly tot_asst_amt?: string
  /** 총대출금액총융자대출금액 */
  readonly tot_lnda_tot_ulst_lnda?: string
  /** CMA자동대출금액 */
  readonly cma_auto_loan_amt?: string
  /** 총담보대출금액 */
  readonly tot_mgln_amt?: string
  /** 대주평가금액 */
  readonly stln_evlu_amt?: string
  /** 신용융자금액 */
  readonly crdt_fncg_amt?: string
  /** OCL_APL대출금액 */
  readonly ocl_apl_loan_amt?: string
  /** 질권설정금액 */
  readonly pldg_stup_amt?: string
  /** 외화평가총액 */
  readonly frcr_evlu_tota?: string
  /** 총예수금액 */
  readonly tot_dncl_amt?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
  /** 예수금액 */
  readonly dncl_amt?: string
  /** 총대용금액 */
  readonly tot_sbst_amt?: string
  /** 당일미수금액 */
  readonly thdt_rcvb_amt?: string
  /** 해외주식평가금액1 */
  readonly ovrs_stck_evlu_amt1?: string
  /** 해외채권평가금액 */
  readonly ovrs_bond_evlu_amt?: string
  /** MMFCMA담보대출금액 */
  readonly mmf_cma_mgge_loan_amt?: string
  /** 청약예수금액 */
  readonly sbsc_dncl_amt?: string
  /** 공모주청약자금대출사용금액 */
  readonly pbst_sbsc_fnds_loan_use_amt?: string
  /** 기업신용공여대출금액 */
  readonly etpr_crdt_grnt_loan_amt?: string
}

export interface InquireAccountBalanceAnswer {
  readonly output1: readonly InquireAccountBalanceOutput1[]
  readonly output2: InquireAccountBalanceOutput2
}

/**
 * 투자계좌자산현황조회 · v1_국내주식-048 · CTRP6548R, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 */
export const inquireAccountBalance: PagedEndpoint<InquireAccountBalanceInput, InquireAccountBalanceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-account-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-account-balance',
  trIds: [{ real: 'CTRP6548R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', INQR_DVSN_1: 'empty', BSPR_BF_DT_APLY_YN: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: ['pchs_amt', 'evlu_amt', 'evlu_pfls_amt', 'crdt_lnd_amt', 'real_nass_amt', 'whol_weit_rt'],
    },
    output2: {
      kind: 'object',
      fields: [
        'pchs_amt_smtl', 'nass_tot_amt', 'loan_amt_smtl', 'evlu_pfls_amt_smtl', 'evlu_amt_smtl', 'tot_asst_amt',
        'tot_lnda_tot_ulst_lnda', 'cma_auto_loan_amt', 'tot_mgln_amt', 'stln_evlu_amt', 'crdt_fncg_amt',
        'ocl_apl_loan_amt', 'pldg_stup_amt', 'frcr_evlu_tota', 'tot_dncl_amt', 'cma_evlu_amt', 'dncl_amt',
        'tot_sbst_amt', 'thdt_rcvb_amt', 'ovrs_stck_evlu_amt1', 'ovrs_bond_evlu_amt', 'mmf_cma_mgge_loan_amt',
        'sbsc_dncl_amt', 'pbst_sbsc_fnds_loan_use_amt', 'etpr_crdt_grnt_loan_amt',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface InquireAskingPriceExpCcnInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireAskingPriceExpCcnOutput1 {
  /** 호가 접수 시간 */
  readonly aspr_acpt_hour?: string
  /** 매도호가1 */
  readonly askp1?: string
  /** 매도호가2 */
  readonly askp2?: string
  /** 매도호가3 */
  readonly askp3?: string
  /** 매도호가4 */
  readonly askp4?: string
  /** 매도호가5 */
  readonly askp5?: string
  /** 매도호가6 */
  readonly askp6?: string
  /** 매도호가7 */
  readonly askp7?: string
  /** 매도호가8 */
  readonly askp8?: string
  /** 매도호가9 */
  readonly askp9?: string
  /** 매도호가10 */
  readonly askp10?: string
  /** 매수호가1 */
  readonly bidp1?: string
  /** 매수호가2 */
  readonly bidp2?: string
  /** 매수호가3 */
  readonly bidp3?: string
  /** 매수호가4 */
  readonly bidp4?: string
  /** 매수호가5 */
  readonly bidp5?: string
  /** 매수호가6 */
  readonly bidp6?: string
  /** 매수호가7 */
  readonly bidp7?: string
  /** 매수호가8 */
  readonly bidp8?: string
  /** 매수호가9 */
  readonly bidp9?: string
  /** 매수호가10 */
  readonly bidp10?: string
  /** 매도호가 잔량1 */
  readonly askp_rsqn1?: string
  /** 매도호가 잔량2 */
  readonly askp_rsqn2?: string
  /** 매도호가 잔량3 */
  readonly askp_rsqn3?: string
  /** 매도호가 잔량4 */
  readonly askp_rsqn4?: string
  /** 매도호가 잔량5 */
  readonly askp_rsqn5?: string
  /** 매도호가 잔량6 */
  readonly askp_rsqn6?: string
  /** 매도호가 잔량7 */
  readonly askp_rsqn7?: string
  /** 매도호가 잔량8 */
  readonly askp_rsqn8?: string
  /** 매도호가 잔량9 */
  readonly askp_rsqn9?: string
  /** 매도호가 잔량10 */
  readonly askp_rsqn10?: string
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1?: string
  /** 매수호가 잔량2 */
  readonly bidp_rsqn2?: string
  /** 매수호가 잔량3 */
  readonly bidp_rsqn3?: string
  /** 매수호가 잔량4 */
  readonly bidp_rsqn4?: string
  /** 매수호가 잔량5 */
  readonly bidp_rsqn5?: string
  /** 매수호가 잔량6 */
  readonly bidp_rsqn6?: string
  /** 매수호가 잔량7 */
  readonly bidp_rsqn7?: string
  /** 매수호가 잔량8 */
  readonly bidp_rsqn8?: string
  /** 매수호가 잔량9 */
  readonly bidp_rsqn9?: string
  /** 매수호가 잔량10 */
  readonly bidp_rsqn10?: string
  /** 매도호가 잔량 증감1 */
  readonly askp_rsqn_icdc1?: string
  /** 매도호가 잔량 증감2 */
  readonly askp_rsqn_icdc2?: string
  /** 매도호가 잔량 증감3 */
  readonly askp_rsqn_icdc3?: string
  /** 매도호가 잔량 증감4 */
  readonly askp_rsqn_icdc4?: string
  /** 매도호가 잔량 증감5 */
  readonly askp_rsqn_icdc5?: string
  /** 매도호가 잔량 증감6 */
  readonly askp_rsqn_icdc6?: string
  /** 매도호가 잔량 증감7 */
  readonly askp_rsqn_icdc7?: string
  /** 매도호가 잔량 증감8 */
  readonly askp_rsqn_icdc8?: string
  /** 매도호가 잔량 증감9 */
  readonly askp_rsqn_icdc9?: string
  /** 매도호가 잔량 증감10 */
  readonly askp_rsqn_icdc10?: string
  /** 매수호가 잔량 증감1 */
  readonly bidp_rsqn_icdc1?: string
  /** 매수호가 잔량 증감2 */
  readonly bidp_rsqn_icdc2?: string
  /** 매수호가 잔량 증감3 */
  readonly bidp_rsqn_icdc3?: string
  /** 매수호가 잔량 증감4 */
  readonly bidp_rsqn_icdc4?: string
  /** 매수호가 잔량 증감5 */
  readonly bidp_rsqn_icdc5?: string
  /** 매수호가 잔량 증감6 */
  readonly bidp_rsqn_icdc6?: string
  /** 매수호가 잔량 증감7 */
  readonly bidp_rsqn_icdc7?: string
  /** 매수호가 잔량 증감8 */
  readonly bidp_rsqn_icdc8?: string
  /** 매수호가 잔량 증감9 */
  readonly bidp_rsqn_icdc9?: string
  /** 매수호가 잔량 증감10 */
  readonly bidp_rsqn_icdc10?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 총 매도호가 잔량 증감 */
  readonly total_askp_rsqn_icdc?: string
  /** 총 매수호가 잔량 증감 */
  readonly total_bidp_rsqn_icdc?: string
  /** 시간외 총 매도호가 증감 */
  readonly ovtm_total_askp_icdc?: string
  /** 시간외 총 매수호가 증감 */
  readonly ovtm_total_bidp_icdc?: string
  /** 시간외 총 매도호가 잔량 */
  readonly ovtm_total_askp_rsqn?: string
  /** 시간외 총 매수호가 잔량 */
  readonly ovtm_total_bidp_rsqn?: string
  /** 순매수 호가 잔량 */
  readonly ntby_aspr_rsqn?: string
  /** 신 장운영 구분 코드 */
  readonly new_mkop_cls_code?: string
}

export interface InquireAskingPriceExpCcnOutput2 {
  /** 예상 장운영 구분 코드 */
  readonly antc_mkop_cls_code?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 주식 기준가 */
  readonly stck_sdpr?: string
  /** 예상 체결가 */
  readonly antc_cnpr?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 예상 체결 대비 */
  readonly antc_cntg_vrss?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
  /** 예상 거래량 */
  readonly antc_vol?: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** VI적용구분코드 */
  readonly vi_cls_code?: string
}

export interface InquireAskingPriceExpCcnAnswer {
  readonly output1: InquireAskingPriceExpCcnOutput1
  readonly output2: InquireAskingPriceExpCcnOutput2
}

/** 주식현재가 호가/예상체결 · v1_국내주식-011 · FHKST01010200, paper FHKST01010200 */
export const inquireAskingPriceExpCcn: Endpoint<InquireAskingPriceExpCcnInput, InquireAskingPriceExpCcnAnswer> = {
  id: 'domestic-stock/inquire-asking-price-exp-ccn',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-asking-price-exp-ccn',
  trIds: [{ real: 'FHKST01010200', paper: 'FHKST01010200' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'aspr_acpt_hour', 'askp1', 'askp2', 'askp3', 'askp4', 'askp5', 'askp6', 'askp7', 'askp8', 'askp9', 'askp10',
        'bidp1', 'bidp2', 'bidp3', 'bidp4', 'bidp5', 'bidp6', 'bidp7', 'bidp8', 'bidp9', 'bidp10', 'askp_rsqn1',
        'askp_rsqn2', 'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'askp_rsqn6', 'askp_rsqn7', 'askp_rsqn8', 'askp_rsqn9',
        'askp_rsqn10', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5', 'bidp_rsqn6', 'bidp_rsqn7',
        'bidp_rsqn8', 'bidp_rsqn9', 'bidp_rsqn10', 'askp_rsqn_icdc1', 'askp_rsqn_icdc2', 'askp_rsqn_icdc3',
        'askp_rsqn_icdc4', 'askp_rsqn_icdc5', 'askp_rsqn_icdc6', 'askp_rsqn_icdc7', 'askp_rsqn_icdc8',
        'askp_rsqn_icdc9', 'askp_rsqn_icdc10', 'bidp_rsqn_icdc1', 'bidp_rsqn_icdc2', 'bidp_rsqn_icdc3',
        'bidp_rsqn_icdc4', 'bidp_rsqn_icdc5', 'bidp_rsqn_icdc6', 'bidp_rsqn_icdc7', 'bidp_rsqn_icdc8',
        'bidp_rsqn_icdc9', 'bidp_rsqn_icdc10', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc',
        'total_bidp_rsqn_icdc', 'ovtm_total_askp_icdc', 'ovtm_total_bidp_icdc', 'ovtm_total_askp_rsqn',
        'ovtm_total_bidp_rsqn', 'ntby_aspr_rsqn', 'new_mkop_cls_code',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'antc_mkop_cls_code', 'stck_prpr', 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'stck_sdpr', 'antc_cnpr',
        'antc_cntg_vrss_sign', 'antc_cntg_vrss', 'antc_cntg_prdy_ctrt', 'antc_vol', 'stck_shrn_iscd', 'vi_cls_code',
      ],
    },
  },
}

export interface InquireBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 시간외단일가·거래소여부 · N KRX 정규장 · Y KRX·NXT · X NXT */
  readonly AFHR_FLPR_YN: 'N' | 'Y' | 'X'
  /** 오프라인여부 · sent as '' when left out */
  readonly OFL_YN?: string
  /** 조회구분 · 01 대출일별 · 02 종목별 (2026-02-10부터 OPSQ2001) */
  readonly INQR_DVSN: '01' | '02'
  /** 단가구분 · 01 기본값 */
  readonly UNPR_DVSN: '01' | (string & {})
  /** 펀드결제분포함여부 · N 포함하지 않음 · Y 포함 */
  readonly FUND_STTL_ICLD_YN: 'N' | 'Y'
  /** 융자금액자동상환여부 · N 기본값 */
  readonly FNCG_AMT_AUTO_RDPT_YN: 'N' | (string & {})
  /** 처리구분 · 00 전일매매포함 · 01 전일매매미포함 */
  readonly PRCS_DVSN: '00' | '01'
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquireBalanceOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 전일매수수량 */
  readonly bfdy_buy_qty?: string
  /** 전일매도수량 */
  readonly bfdy_sll_qty?: string
  /** 금일매수수량 */
  readonly thdt_buyqty?: string
  /** 금일매도수량 */
  readonly thdt_sll_qty?: string
  /** 보유수량 */
  readonly hldg_qty?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 현재가 */
  readonly prpr?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 평가손익율 */
  readonly evlu_pfls_rt?: string
  /** 평가수익율 */
  readonly evlu_erng_rt?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 대출금액 */
  readonly loan_amt?: string
  /** 대주매각대금 */
  readonly stln_slng_chgs?: string
  /** 만기일자 */
  readonly expd_dt?: string
  /** 등락율 */
  readonly fltt_rt?: string
  /** 전일대비증감 */
  readonly bfdy_cprs_icdc?: string
  /** 종목증거금율명 */
  readonly item_mgna_rt_name?: string
  /** 보증금율명 */
  readonly grta_rt_name?: string
  /** 대용가격 */
  readonly sbst_pric?: string
  /** 주식대출단가 */
  readonly stck_loan_unpr?: string
}

export interface InquireBalanceOutput2 {
  /** 예수금총금액 */
  readonly dnca_tot_amt?: string
  /** 익일정산금액 */
  readonly nxdy_excc_amt?: string
  /** 가수도정산금액 */
  readonly prvs_rcdl_excc_amt?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
  /** 전일매수금액 */
  readonly bfdy_buy_amt?: string
  /** 금일매수금액 */
  readonly thdt_buy_amt?: string
  /** 익일자동상환금액 */
  readonly nxdy_auto_rdpt_amt?: string
  /** 전일매도금액 */
  readonly bfdy_sll_amt?: string
  /** 금일매도금액 */
  readonly thdt_sll_amt?: string
  /** D+2자동상환금액 */
  readonly d2_auto_rdpt_amt?: string
  /** 전일제비용금액 */
  readonly bfdy_tlex_amt?: string
  /** 금일제비용금액 */
  readonly thdt_tlex_amt?: string
  /** 총대출금액 */
  readonly tot_loan_amt?: string
  /** 유가평가금액 */
  readonly scts_evlu_amt?: string
  /** 총평가금액 */
  readonly tot_evlu_amt?: string
  /** 순자산금액 */
  readonly nass_amt?: string
  /** 융자금자동상환여부 */
  readonly fncg_gld_auto_rdpt_yn?: string
  /** 매입금액합계금액 */
  readonly pchs_amt_smtl_amt?: string
  /** 평가금액합계금액 */
  readonly evlu_amt_smtl_amt?: string
  /** 평가손익합계금액 */
  readonly evlu_pfls_smtl_amt?: string
  /** 총대주매각대금 */
  readonly tot_stln_slng_chgs?: string
  /** 전일총자산평가금액 */
  readonly bfdy_tot_asst_evlu_amt?: string
  /** 자산증감액 */
  readonly asst_icdc_amt?: string
  /** 자산증감수익율 */
  readonly asst_icdc_erng_rt?: string
}

export interface InquireBalanceAnswer {
  readonly output1: readonly InquireBalanceOutput1[]
  readonly output2: readonly InquireBalanceOutput2[]
}

/**
 * 주식잔고조회 · v1_국내주식-006 · TTTC8434R, paper VTTC8434R
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 */
export const inquireBalance: PagedEndpoint<InquireBalanceInput, InquireBalanceAnswer> = {
  id: 'domestic-stock/inquire-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-balance',
  trIds: [{ real: 'TTTC8434R', paper: 'VTTC8434R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    AFHR_FLPR_YN: 'required',
    OFL_YN: { value: '' },
    INQR_DVSN: 'required',
    UNPR_DVSN: 'required',
    FUND_STTL_ICLD_YN: 'required',
    FNCG_AMT_AUTO_RDPT_YN: 'required',
    PRCS_DVSN: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'prdt_name', 'trad_dvsn_name', 'bfdy_buy_qty', 'bfdy_sll_qty', 'thdt_buyqty', 'thdt_sll_qty',
        'hldg_qty', 'ord_psbl_qty', 'pchs_avg_pric', 'pchs_amt', 'prpr', 'evlu_amt', 'evlu_pfls_amt', 'evlu_pfls_rt',
        'evlu_erng_rt', 'loan_dt', 'loan_amt', 'stln_slng_chgs', 'expd_dt', 'fltt_rt', 'bfdy_cprs_icdc',
        'item_mgna_rt_name', 'grta_rt_name', 'sbst_pric', 'stck_loan_unpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'dnca_tot_amt', 'nxdy_excc_amt', 'prvs_rcdl_excc_amt', 'cma_evlu_amt', 'bfdy_buy_amt', 'thdt_buy_amt',
        'nxdy_auto_rdpt_amt', 'bfdy_sll_amt', 'thdt_sll_amt', 'd2_auto_rdpt_amt', 'bfdy_tlex_amt', 'thdt_tlex_amt',
        'tot_loan_amt', 'scts_evlu_amt', 'tot_evlu_amt', 'nass_amt', 'fncg_gld_auto_rdpt_yn', 'pchs_amt_smtl_amt',
        'evlu_amt_smtl_amt', 'evlu_pfls_smtl_amt', 'tot_stln_slng_chgs', 'bfdy_tot_asst_evlu_amt', 'asst_icdc_amt',
        'asst_icdc_erng_rt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquireBalanceRlzPlInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 시간외단일가여부 · N 기본값 · Y 시간외단일가 */
  readonly AFHR_FLPR_YN: 'N' | 'Y'
  /** 오프라인여부 */
  readonly OFL_YN?: string
  /** 조회구분 · e.g. 02 */
  readonly INQR_DVSN: string
  /** 단가구분 · 01 기본값 */
  readonly UNPR_DVSN: '01' | (string & {})
  /** 펀드결제포함여부 · N 포함하지 않음 · Y 포함 */
  readonly FUND_STTL_ICLD_YN: 'N' | 'Y'
  /** 융자금액자동상환여부 · N 기본값 */
  readonly FNCG_AMT_AUTO_RDPT_YN: 'N' | (string & {})
  /** 처리구분 · 00 전일매매포함 · 01 전일매매미포함 */
  readonly PRCS_DVSN: '00' | '01'
  /** 비용포함여부 · N 포함하지 않음 · Y 포함 */
  readonly COST_ICLD_YN?: 'N' | 'Y'
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquireBalanceRlzPlOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 전일매수수량 */
  readonly bfdy_buy_qty?: string
  /** 전일매도수량 */
  readonly bfdy_sll_qty?: string
  /** 금일매수수량 */
  readonly thdt_buyqty?: string
  /** 금일매도수량 */
  readonly thdt_sll_qty?: string
  /** 보유수량 */
  readonly hldg_qty?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 현재가 */
  readonly prpr?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 평가손익율 */
  readonly evlu_pfls_rt?: string
  /** 평가수익율 */
  readonly evlu_erng_rt?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 대출금액 */
  readonly loan_amt?: string
  /** 대주매각대금 */
  readonly stln_slng_chgs?: string
  /** 만기일자 */
  readonly expd_dt?: string
  /** 주식대출단가 */
  readonly stck_loan_unpr?: string
  /** 전일대비증감 */
  readonly bfdy_cprs_icdc?: string
  /** 등락율 */
  readonly fltt_rt?: string
}

export interface InquireBalanceRlzPlOutput2 {
  /** 예수금총금액 */
  readonly dnca_tot_amt?: string
  /** 익일정산금액 */
  readonly nxdy_excc_amt?: string
  /** 가수도정산금액 */
  readonly prvs_rcdl_excc_amt?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
  /** 전일매수금액 */
  readonly bfdy_buy_amt?: string
  /** 금일매수금액 */
  readonly thdt_buy_amt?: string
  /** 익일자동상환금액 */
  readonly nxdy_auto_rdpt_amt?: string
  /** 전일매도금액 */
  readonly bfdy_sll_amt?: string
  /** 금일매도금액 */
  readonly thdt_sll_amt?: string
  /** D+2자동상환금액 */
  readonly d2_auto_rdpt_amt?: string
  /** 전일제비용금액 */
  readonly bfdy_tlex_amt?: string
  /** 금일제비용금액 */
  readonly thdt_tlex_amt?: string
  /** 총대출금액 */
  readonly tot_loan_amt?: string
  /** 유가평가금액 */
  readonly scts_evlu_amt?: string
  /** 총평가금액 */
  readonly tot_evlu_amt?: string
  /** 순자산금액 */
  readonly nass_amt?: string
  /** 융자금자동상환여부 */
  readonly fncg_gld_auto_rdpt_yn?: string
  /** 매입금액합계금액 */
  readonly pchs_amt_smtl_amt?: string
  /** 평가금액합계금액 */
  readonly evlu_amt_smtl_amt?: string
  /** 평가손익합계금액 */
  readonly evlu_pfls_smtl_amt?: string
  /** 총대주매각대금 */
  readonly tot_stln_slng_chgs?: string
  /** 전일총자산평가금액 */
  readonly bfdy_tot_asst_evlu_amt?: string
  /** 자산증감액 */
  readonly asst_icdc_amt?: string
  /** 자산증감수익율 */
  readonly asst_icdc_erng_rt?: string
  /** 실현손익 */
  readonly rlzt_pfls?: string
  /** 실현수익율 */
  readonly rlzt_erng_rt?: string
  /** 실평가손익 */
  readonly real_evlu_pfls?: string
  /** 실평가손익수익율 */
  readonly real_evlu_pfls_erng_rt?: string
}

export interface InquireBalanceRlzPlAnswer {
  readonly output1: readonly InquireBalanceRlzPlOutput1[]
  readonly output2: readonly InquireBalanceRlzPlOutput2[]
}

/**
 * 주식잔고조회_실현손익 · v1_국내주식-041 · TTTC8494R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100; the portal says: no next page (sample-loop).
 */
export const inquireBalanceRlzPl: PagedEndpoint<InquireBalanceRlzPlInput, InquireBalanceRlzPlAnswer, 'real'> = {
  id: 'domestic-stock/inquire-balance-rlz-pl',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-balance-rlz-pl',
  trIds: [{ real: 'TTTC8494R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    AFHR_FLPR_YN: 'required',
    OFL_YN: 'empty',
    INQR_DVSN: 'required',
    UNPR_DVSN: 'required',
    FUND_STTL_ICLD_YN: 'required',
    FNCG_AMT_AUTO_RDPT_YN: 'required',
    PRCS_DVSN: 'required',
    COST_ICLD_YN: 'empty',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'prdt_name', 'trad_dvsn_name', 'bfdy_buy_qty', 'bfdy_sll_qty', 'thdt_buyqty', 'thdt_sll_qty',
        'hldg_qty', 'ord_psbl_qty', 'pchs_avg_pric', 'pchs_amt', 'prpr', 'evlu_amt', 'evlu_pfls_amt', 'evlu_pfls_rt',
        'evlu_erng_rt', 'loan_dt', 'loan_amt', 'stln_slng_chgs', 'expd_dt', 'stck_loan_unpr', 'bfdy_cprs_icdc',
        'fltt_rt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'dnca_tot_amt', 'nxdy_excc_amt', 'prvs_rcdl_excc_amt', 'cma_evlu_amt', 'bfdy_buy_amt', 'thdt_buy_amt',
        'nxdy_auto_rdpt_amt', 'bfdy_sll_amt', 'thdt_sll_amt', 'd2_auto_rdpt_amt', 'bfdy_tlex_amt', 'thdt_tlex_amt',
        'tot_loan_amt', 'scts_evlu_amt', 'tot_evlu_amt', 'nass_amt', 'fncg_gld_auto_rdpt_yn', 'pchs_amt_smtl_amt',
        'evlu_amt_smtl_amt', 'evlu_pfls_smtl_amt', 'tot_stln_slng_chgs', 'bfdy_tot_asst_evlu_amt', 'asst_icdc_amt',
        'asst_icdc_erng_rt', 'rlzt_pfls', 'rlzt_erng_rt', 'real_evlu_pfls', 'real_evlu_pfls_erng_rt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquireCcnlInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireCcnlOutput {
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 당일 체결강도 */
  readonly tday_rltv?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
}

export interface InquireCcnlAnswer {
  readonly output: readonly InquireCcnlOutput[]
}

/** 주식현재가 체결 · v1_국내주식-009 · FHKST01010300, paper FHKST01010300 */
export const inquireCcnl: Endpoint<InquireCcnlInput, InquireCcnlAnswer> = {
  id: 'domestic-stock/inquire-ccnl',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-ccnl',
  trIds: [{ real: 'FHKST01010300', paper: 'FHKST01010300' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: ['stck_cntg_hour', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'cntg_vol', 'tday_rltv', 'prdy_ctrt'],
    },
  },
}

export interface InquireCreditPsamountInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 종목코드 · e.g. 005930 */
  readonly PDNO: string
  /** 주문구분 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 03 최유리지정가 · 04 최우선지정가 · 05 장전 시간외 · 06 장후 시간외 · 07 시간외 단일가 · 08 자기주식 · 09 자기주식S-Option · 10 자기주식금전신탁 · 11 IOC지정가 · 12 FOK지정가 · 13 IOC시장가 · 14 FOK시장가 · 15 IOC최유리 · 16 FOK최유리 · 51 장중대량 · 52 장중바스켓 · 62 장개시전 시간외대량 · 63 장개시전 시간외바스켓 · 67 장개시전 금전신탁자사주 · 69 장개시전 자기주식 · 72 시간외대량 · 77 시간외자사주신탁 · 79 시간외대량자기주식 · 80 바스켓 */
  readonly ORD_DVSN: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13' | '14' | '15' | '16' | '51' | '52' | '62' | '63' | '67' | '69' | '72' | '77' | '79' | '80'
  /** 신용유형 · 21 자기융자신규 · 22 유통대주신규 · 23 유통융자신규 · 24 자기대주신규 · 25 자기융자상환 · 26 유통대주상환 · 27 유통융자상환 · 28 자기대주상환 */
  readonly CRDT_TYPE: '21' | '22' | '23' | '24' | '25' | '26' | '27' | '28'
  /** CMA평가금액포함여부 · Y 포함 · N 포함하지 않음 */
  readonly CMA_EVLU_AMT_ICLD_YN: 'Y' | 'N'
  /** 해외포함여부 · Y 포함 · N 포함하지 않음 */
  readonly OVRS_ICLD_YN: 'Y' | 'N'
  /** 주문단가 · e.g. 60000 */
  readonly ORD_UNPR?: string
}

export interface InquireCreditPsamountOutput {
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능대용 */
  readonly ord_psbl_sbst?: string
  /** 재사용가능금액 */
  readonly ruse_psbl_amt?: string
  /** 펀드환매대금 */
  readonly fund_rpch_chgs?: string
  /** 가능수량계산단가 */
  readonly psbl_qty_calc_unpr?: string
  /** 미수없는매수금액 */
  readonly nrcvb_buy_amt?: string
  /** 미수없는매수수량 */
  readonly nrcvb_buy_qty?: string
  /** 최대매수금액 */
  readonly max_buy_amt?: string
  /** 최대매수수량 */
  readonly max_buy_qty?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
  /** 해외재사용금액원화 */
  readonly ovrs_re_use_amt_wcrc?: string
  /** 주문가능외화금액원화 */
  readonly ord_psbl_frcr_amt_wcrc?: string
}

export interface InquireCreditPsamountAnswer {
  readonly output: InquireCreditPsamountOutput
}

/** 신용매수가능조회 · v1_국내주식-042 · TTTC8909R, not in paper trading */
export const inquireCreditPsamount: Endpoint<InquireCreditPsamountInput, InquireCreditPsamountAnswer, 'real'> = {
  id: 'domestic-stock/inquire-credit-psamount',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-credit-psamount',
  trIds: [{ real: 'TTTC8909R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ORD_DVSN: 'required',
    CRDT_TYPE: 'required',
    CMA_EVLU_AMT_ICLD_YN: 'required',
    OVRS_ICLD_YN: 'required',
    ORD_UNPR: 'empty',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'ord_psbl_cash', 'ord_psbl_sbst', 'ruse_psbl_amt', 'fund_rpch_chgs', 'psbl_qty_calc_unpr', 'nrcvb_buy_amt',
        'nrcvb_buy_qty', 'max_buy_amt', 'max_buy_qty', 'cma_evlu_amt', 'ovrs_re_use_amt_wcrc', 'ord_psbl_frcr_amt_wcrc',
      ],
    },
  },
}

export interface InquireDailyCcldInput {
  /** Chooses the TR id, is not sent: before 3개월이전 · inner 3개월이내 */
  readonly pd_dv: 'before' | 'inner'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 조회시작일자 · e.g. 20220810 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20220810 */
  readonly INQR_END_DT: string
  /** 매도매수구분코드 · 00 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '00' | '01' | '02'
  /** 상품번호 · e.g. 005930 */
  readonly PDNO?: string
  /** 체결구분 · 00 전체 · 01 체결 · 02 미체결 */
  readonly CCLD_DVSN: '00' | '01' | '02'
  /** 조회구분 · 00 역순 · 01 정순 */
  readonly INQR_DVSN: '00' | '01'
  /** 조회구분3 · 00 전체 · 01 현금 · 02 융자 · 03 대출 · 04 대주 */
  readonly INQR_DVSN_3: '00' | '01' | '02' | '03' | '04'
  /** 주문채번지점번호 */
  readonly ORD_GNO_BRNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 조회구분1 · 1 ELW · 2 프리보드 */
  readonly INQR_DVSN_1?: '1' | '2'
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
  /** 거래소ID구분코드 · sent as KRX when left out */
  readonly EXCG_ID_DVSN_CD?: string
}

export interface InquireDailyCcldOutput1 {
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 주문구분명 */
  readonly ord_dvsn_name?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매도매수구분코드명 */
  readonly sll_buy_dvsn_cd_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 주문단가 */
  readonly ord_unpr?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 평균가 */
  readonly avg_prvs?: string
  /** 취소여부 */
  readonly cncl_yn?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 주문자사번 */
  readonly ordr_empno?: string
  /** 주문구분코드 */
  readonly ord_dvsn_cd?: string
  /** 취소확인수량 */
  readonly cnc_cfrm_qty?: string
  /** 잔여수량 */
  readonly rmn_qty?: string
  /** 거부수량 */
  readonly rjct_qty?: string
  /** 체결조건명 */
  readonly ccld_cndt_name?: string
  /** 조회IP주소 */
  readonly inqr_ip_addr?: string
  /** 전산주문표주문접수구분코드 */
  readonly cpbc_ordp_ord_rcit_dvsn_cd?: string
  /** 전산주문표통보방법구분코드 */
  readonly cpbc_ordp_infm_mthd_dvsn_cd?: string
  /** 통보시각 */
  readonly infm_tmd?: string
  /** 연락전화번호 */
  readonly ctac_tlno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 거래소구분코드 */
  readonly excg_dvsn_cd?: string
  /** 전산주문표자료구분코드 */
  readonly cpbc_ordp_mtrl_dvsn_cd?: string
  /** 주문조직번호 */
  readonly ord_orgno?: string
  /** 예약주문종료일자 */
  readonly rsvn_ord_end_dt?: string
  /** 거래소ID구분코드 */
  readonly excg_id_dvsn_Cd?: string
  /** 스톱지정가조건가격 */
  readonly stpm_cndt_pric?: string
  /** 스톱지정가효력발생상세시각 */
  readonly stpm_efct_occr_dtmd?: string
}

export interface InquireDailyCcldOutput2 {
  /** 총주문수량 */
  readonly tot_ord_qty?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 추정제비용합계 */
  readonly prsm_tlex_smtl?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
}

export interface InquireDailyCcldAnswer {
  readonly output1: readonly InquireDailyCcldOutput1[]
  readonly output2: InquireDailyCcldOutput2
}

/**
 * 주식일별주문체결조회 · v1_국내주식-005
 *
 * - pd_dv = before: CTSC9215R, paper VTSC9215R
 * - pd_dv = inner: TTTC0081R, paper VTTC0081R
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 * Superseded: CTSC9115R and paper VTSC9115R for pd_dv = before; TTTC8001R and paper VTTC8001R for pd_dv = inner.
 * Warning: field excg_id_dvsn_Cd is spelt with a capital C in the sample; siblings use excg_id_dvsn_cd - match names case-insensitively.
 */
export const inquireDailyCcld: PagedEndpoint<InquireDailyCcldInput, InquireDailyCcldAnswer> = {
  id: 'domestic-stock/inquire-daily-ccld',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld',
  trIds: [
    { when: { pd_dv: ['before'] }, real: 'CTSC9215R', paper: 'VTSC9215R' },
    { when: { pd_dv: ['inner'] }, real: 'TTTC0081R', paper: 'VTTC0081R' },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    SLL_BUY_DVSN_CD: 'required',
    PDNO: 'empty',
    CCLD_DVSN: 'required',
    INQR_DVSN: 'required',
    INQR_DVSN_3: 'required',
    ORD_GNO_BRNO: 'empty',
    ODNO: 'empty',
    INQR_DVSN_1: 'empty',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
    EXCG_ID_DVSN_CD: { value: 'KRX' },
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'ord_dt', 'ord_gno_brno', 'odno', 'orgn_odno', 'ord_dvsn_name', 'sll_buy_dvsn_cd', 'sll_buy_dvsn_cd_name',
        'pdno', 'prdt_name', 'ord_qty', 'ord_unpr', 'ord_tmd', 'tot_ccld_qty', 'avg_prvs', 'cncl_yn', 'tot_ccld_amt',
        'loan_dt', 'ordr_empno', 'ord_dvsn_cd', 'cnc_cfrm_qty', 'rmn_qty', 'rjct_qty', 'ccld_cndt_name', 'inqr_ip_addr',
        'cpbc_ordp_ord_rcit_dvsn_cd', 'cpbc_ordp_infm_mthd_dvsn_cd', 'infm_tmd', 'ctac_tlno', 'prdt_type_cd',
        'excg_dvsn_cd', 'cpbc_ordp_mtrl_dvsn_cd', 'ord_orgno', 'rsvn_ord_end_dt', 'excg_id_dvsn_Cd', 'stpm_cndt_pric',
        'stpm_efct_occr_dtmd',
      ],
    },
    output2: {
      kind: 'object',
      fields: ['tot_ord_qty', 'tot_ccld_qty', 'tot_ccld_amt', 'prsm_tlex_smtl', 'pchs_avg_pric'],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquireDailyIndexchartpriceInput {
  /** 조건 시장 분류 코드 · U 업종 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
  /** 업종 상세코드 · 0001 종합 · 0002 대형주 */
  readonly FID_INPUT_ISCD: '0001' | '0002' | (string & {})
  /** 조회 시작일자 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1: string
  /** 조회 종료일자 · e.g. 20250131 */
  readonly FID_INPUT_DATE_2: string
  /** 기간분류코드 · D 일봉 · W 주봉 · M 월봉 · Y 년봉 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M' | 'Y'
}

export interface InquireDailyIndexchartpriceOutput1 {
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 전일 지수 */
  readonly prdy_nmix?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 업종 지수 시가 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 업종 전일 시가 */
  readonly futs_prdy_oprc?: string
  /** 업종 전일 최고가 */
  readonly futs_prdy_hgpr?: string
  /** 업종 전일 최저가 */
  readonly futs_prdy_lwpr?: string
}

export interface InquireDailyIndexchartpriceOutput2 {
  /** 영업 일자 */
  readonly stck_bsop_date?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 시가 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 변경 여부 */
  readonly mod_yn?: string
}

export interface InquireDailyIndexchartpriceAnswer {
  readonly output1: InquireDailyIndexchartpriceOutput1
  readonly output2: readonly InquireDailyIndexchartpriceOutput2[]
}

/** 국내주식업종기간별시세(일/주/월/년) · v1_국내주식-021 · FHKUP03500100, paper FHKUP03500100 */
export const inquireDailyIndexchartprice: Endpoint<InquireDailyIndexchartpriceInput, InquireDailyIndexchartpriceAnswer> = {
  id: 'domestic-stock/inquire-daily-indexchartprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-daily-indexchartprice',
  trIds: [{ real: 'FHKUP03500100', paper: 'FHKUP03500100' }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
    FID_PERIOD_DIV_CODE: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt', 'prdy_nmix', 'acml_vol', 'acml_tr_pbmn',
        'hts_kor_isnm', 'bstp_nmix_prpr', 'bstp_cls_code', 'prdy_vol', 'bstp_nmix_oprc', 'bstp_nmix_hgpr',
        'bstp_nmix_lwpr', 'futs_prdy_oprc', 'futs_prdy_hgpr', 'futs_prdy_lwpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'bstp_nmix_prpr', 'bstp_nmix_oprc', 'bstp_nmix_hgpr', 'bstp_nmix_lwpr', 'acml_vol',
        'acml_tr_pbmn', 'mod_yn',
      ],
    },
  },
}

export interface InquireDailyItemchartpriceInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력 날짜 1 · e.g. 20220101 */
  readonly FID_INPUT_DATE_1: string
  /** 입력 날짜 2 · e.g. 20220809 */
  readonly FID_INPUT_DATE_2: string
  /** 기간분류코드 · D 일봉 · W 주봉 · M 월봉 · Y 년봉 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M' | 'Y'
  /** 수정주가 원주가 가격 여부 · 0 수정주가 · 1 원주가 */
  readonly FID_ORG_ADJ_PRC: '0' | '1'
}

export interface InquireDailyItemchartpriceOutput1 {
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 주식 상한가 */
  readonly stck_mxpr?: string
  /** 주식 하한가 */
  readonly stck_llam?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 주식 전일 시가 */
  readonly stck_prdy_oprc?: string
  /** 주식 전일 최고가 */
  readonly stck_prdy_hgpr?: string
  /** 주식 전일 최저가 */
  readonly stck_prdy_lwpr?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 전일 대비 거래량 */
  readonly prdy_vrss_vol?: string
  /** 거래량 회전율 */
  readonly vol_tnrt?: string
  /** 주식 액면가 */
  readonly stck_fcam?: string
  /** 상장 주수 */
  readonly lstn_stcn?: string
  /** 자본금 */
  readonly cpfn?: string
  /** HTS 시가총액 */
  readonly hts_avls?: string
  /** PER */
  readonly per?: string
  /** EPS */
  readonly eps?: string
  /** PBR */
  readonly pbr?: string
  /** 전체 융자 잔고 비율 */
  readonly itewhol_loan_rmnd_ratem?: string
}

export interface InquireDailyItemchartpriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 락 구분 코드 */
  readonly flng_cls_code?: string
  /** 분할 비율 */
  readonly prtt_rate?: string
  /** 변경 여부 */
  readonly mod_yn?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 재평가사유코드 */
  readonly revl_issu_reas?: string
}

export interface InquireDailyItemchartpriceAnswer {
  readonly output1: InquireDailyItemchartpriceOutput1
  readonly output2: readonly InquireDailyItemchartpriceOutput2[]
}

/**
 * 국내주식기간별시세(일/주/월/년) · v1_국내주식-016 · FHKST03010100, paper FHKST03010100
 *
 * Warning: FID_ORG_ADJ_PRC: the sample documents 0 = adjusted, 1 = raw, the reverse of inquire-daily-price.
 */
export const inquireDailyItemchartprice: Endpoint<InquireDailyItemchartpriceInput, InquireDailyItemchartpriceAnswer> = {
  id: 'domestic-stock/inquire-daily-itemchartprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice',
  trIds: [{ real: 'FHKST03010100', paper: 'FHKST03010100' }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
    FID_PERIOD_DIV_CODE: 'required',
    FID_ORG_ADJ_PRC: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'stck_prdy_clpr', 'acml_vol', 'acml_tr_pbmn', 'hts_kor_isnm',
        'stck_prpr', 'stck_shrn_iscd', 'prdy_vol', 'stck_mxpr', 'stck_llam', 'stck_oprc', 'stck_hgpr', 'stck_lwpr',
        'stck_prdy_oprc', 'stck_prdy_hgpr', 'stck_prdy_lwpr', 'askp', 'bidp', 'prdy_vrss_vol', 'vol_tnrt', 'stck_fcam',
        'lstn_stcn', 'cpfn', 'hts_avls', 'per', 'eps', 'pbr', 'itewhol_loan_rmnd_ratem',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'acml_vol', 'acml_tr_pbmn',
        'flng_cls_code', 'prtt_rate', 'mod_yn', 'prdy_vrss_sign', 'prdy_vrss', 'revl_issu_reas',
      ],
    },
  },
}

export interface InquireDailyOvertimepriceInput {
  /** 조건 시장 분류 코드 · J 주식 · W ELW */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'W'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireDailyOvertimepriceOutput1 {
  /** 시간외 단일가 현재가 */
  readonly ovtm_untp_prpr?: string
  /** 시간외 단일가 전일 대비 */
  readonly ovtm_untp_prdy_vrss?: string
  /** 시간외 단일가 전일 대비 부호 */
  readonly ovtm_untp_prdy_vrss_sign?: string
  /** 시간외 단일가 전일 대비율 */
  readonly ovtm_untp_prdy_ctrt?: string
  /** 시간외 단일가 거래량 */
  readonly ovtm_untp_vol?: string
  /** 시간외 단일가 거래 대금 */
  readonly ovtm_untp_tr_pbmn?: string
  /** 시간외 단일가 상한가 */
  readonly ovtm_untp_mxpr?: string
  /** 시간외 단일가 하한가 */
  readonly ovtm_untp_llam?: string
  /** 시간외 단일가 시가2 */
  readonly ovtm_untp_oprc?: string
  /** 시간외 단일가 최고가 */
  readonly ovtm_untp_hgpr?: string
  /** 시간외 단일가 최저가 */
  readonly ovtm_untp_lwpr?: string
  /** 시간외 단일가 예상 체결가 */
  readonly ovtm_untp_antc_cnpr?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrss?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrss_sign?: string
  /** 시간외 단일가 예상 체결 대비율 */
  readonly ovtm_untp_antc_cntg_ctrt?: string
  /** 시간외 단일가 예상 거래량 */
  readonly ovtm_untp_antc_vol?: string
}

export interface InquireDailyOvertimepriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 시간외 단일가 현재가 */
  readonly ovtm_untp_prpr?: string
  /** 시간외 단일가 전일 대비 */
  readonly ovtm_untp_prdy_vrss?: string
  /** 시간외 단일가 전일 대비 부호 */
  readonly ovtm_untp_prdy_vrss_sign?: string
  /** 시간외 단일가 전일 대비율 */
  readonly ovtm_untp_prdy_ctrt?: string
  /** 시간외 단일가 거래량 */
  readonly ovtm_untp_vol?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 시간외 단일가 거래 대금 */
  readonly ovtm_untp_tr_pbmn?: string
}

export interface InquireDailyOvertimepriceAnswer {
  readonly output1: InquireDailyOvertimepriceOutput1
  readonly output2: readonly InquireDailyOvertimepriceOutput2[]
}

/** 주식현재가 시간외일자별주가 · v1_국내주식-026 · FHPST02320000, paper FHPST02320000 */
export const inquireDailyOvertimeprice: Endpoint<InquireDailyOvertimepriceInput, InquireDailyOvertimepriceAnswer> = {
  id: 'domestic-stock/inquire-daily-overtimeprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-daily-overtimeprice',
  trIds: [{ real: 'FHPST02320000', paper: 'FHPST02320000' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'ovtm_untp_prpr', 'ovtm_untp_prdy_vrss', 'ovtm_untp_prdy_vrss_sign', 'ovtm_untp_prdy_ctrt', 'ovtm_untp_vol',
        'ovtm_untp_tr_pbmn', 'ovtm_untp_mxpr', 'ovtm_untp_llam', 'ovtm_untp_oprc', 'ovtm_untp_hgpr', 'ovtm_untp_lwpr',
        'ovtm_untp_antc_cnpr', 'ovtm_untp_antc_cntg_vrss', 'ovtm_untp_antc_cntg_vrss_sign', 'ovtm_untp_antc_cntg_ctrt',
        'ovtm_untp_antc_vol',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'ovtm_untp_prpr', 'ovtm_untp_prdy_vrss', 'ovtm_untp_prdy_vrss_sign', 'ovtm_untp_prdy_ctrt',
        'ovtm_untp_vol', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'ovtm_untp_tr_pbmn',
      ],
    },
  },
}

export interface InquireDailyPriceInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 기간 분류 코드 · D (일)최근 30거래일 · W (주)최근 30주 · M (월)최근 30개월 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M'
  /** 수정주가 원주가 가격 · 0 수정주가미반영 · 1 수정주가반영 */
  readonly FID_ORG_ADJ_PRC: '0' | '1'
}

export interface InquireDailyPriceOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 대비 거래량 비율 */
  readonly prdy_vrss_vol_rate?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** HTS 외국인 소진율 */
  readonly hts_frgn_ehrt?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 락 구분 코드 */
  readonly flng_cls_code?: string
  /** 누적 분할 비율 */
  readonly acml_prtt_rate?: string
}

export interface InquireDailyPriceAnswer {
  readonly output: readonly InquireDailyPriceOutput[]
}

/**
 * 주식현재가 일자별 · v1_국내주식-010 · FHKST01010400, paper FHKST01010400
 *
 * Warning: FID_ORG_ADJ_PRC: the sample documents 0 = unadjusted, 1 = adjusted, the reverse of inquire-daily-itemchartprice.
 */
export const inquireDailyPrice: Endpoint<InquireDailyPriceInput, InquireDailyPriceAnswer> = {
  id: 'domestic-stock/inquire-daily-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-daily-price',
  trIds: [{ real: 'FHKST01010400', paper: 'FHKST01010400' }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_PERIOD_DIV_CODE: 'required',
    FID_ORG_ADJ_PRC: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'stck_clpr', 'acml_vol', 'prdy_vrss_vol_rate',
        'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'hts_frgn_ehrt', 'frgn_ntby_qty', 'flng_cls_code', 'acml_prtt_rate',
      ],
    },
  },
}

export interface InquireDailyTradeVolumeInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 기간 분류 코드 · D 일 · W 주 · M 월 · Y 년 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M' | 'Y'
  /** 입력 날짜1 · e.g. 20200101 */
  readonly FID_INPUT_DATE_1?: string
  /** 입력 날짜2 · e.g. 20240126 */
  readonly FID_INPUT_DATE_2?: string
}

export interface InquireDailyTradeVolumeOutput1 {
  /** 매수 체결량 합계 */
  readonly shnu_cnqn_smtn?: string
  /** 매도 체결량 합계 */
  readonly seln_cnqn_smtn?: string
}

export interface InquireDailyTradeVolumeOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 총 매도 수량 */
  readonly total_seln_qty?: string
  /** 총 매수 수량 */
  readonly total_shnu_qty?: string
}

export interface InquireDailyTradeVolumeAnswer {
  readonly output1: InquireDailyTradeVolumeOutput1
  readonly output2: readonly InquireDailyTradeVolumeOutput2[]
}

/**
 * 종목별일별매수매도체결량 · v1_국내주식-056 · FHKST03010800, not in paper trading
 *
 * Warning: one client reports OPSQ2001 unless FID_COND_MRKT_DIV_CODE_1 and FID_INPUT_ISCD_1 are sent as well.
 */
export const inquireDailyTradeVolume: Endpoint<InquireDailyTradeVolumeInput, InquireDailyTradeVolumeAnswer, 'real'> = {
  id: 'domestic-stock/inquire-daily-trade-volume',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-daily-trade-volume',
  trIds: [{ real: 'FHKST03010800', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_PERIOD_DIV_CODE: 'required',
    FID_INPUT_DATE_1: 'empty',
    FID_INPUT_DATE_2: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['shnu_cnqn_smtn', 'seln_cnqn_smtn'] },
    output2: { kind: 'array', fields: ['stck_bsop_date', 'total_seln_qty', 'total_shnu_qty'] },
  },
}

export interface InquireElwPriceInput {
  /** 조건 시장 분류 코드 · W ELW */
  readonly FID_COND_MRKT_DIV_CODE: 'W' | (string & {})
  /** 입력 종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireElwPriceOutput {
  /** ELW 단축 종목코드 */
  readonly elw_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** ELW 현재가 */
  readonly elw_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 대비 거래량 비율 */
  readonly prdy_vrss_vol_rate?: string
  /** 기초자산 단축 종목코드 */
  readonly unas_shrn_iscd?: string
  /** 기초자산 종목명 */
  readonly unas_isnm?: string
  /** 기초자산 현재가 */
  readonly unas_prpr?: string
  /** 기초자산 전일 대비 */
  readonly unas_prdy_vrss?: string
  /** 기초자산 전일 대비 부호 */
  readonly unas_prdy_vrss_sign?: string
  /** 기초자산 전일 대비율 */
  readonly unas_prdy_ctrt?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매도호가 */
  readonly askp?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 거래량 회전율 */
  readonly vol_tnrt?: string
  /** ELW 시가2 */
  readonly elw_oprc?: string
  /** ELW 최고가 */
  readonly elw_hgpr?: string
  /** ELW 최저가 */
  readonly elw_lwpr?: string
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 괴리율 */
  readonly dprt?: string
  /** ATM구분명 */
  readonly atm_cls_name?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
  /** 행사가 */
  readonly acpr?: string
  /** 피벗 2차 디저항 가격 */
  readonly pvt_scnd_dmrs_prc?: string
  /** 피벗 1차 디저항 가격 */
  readonly pvt_frst_dmrs_prc?: string
  /** 피벗 포인트 값 */
  readonly pvt_pont_val?: string
  /** 피벗 1차 디지지 가격 */
  readonly pvt_frst_dmsp_prc?: string
  /** 피벗 2차 디지지 가격 */
  readonly pvt_scnd_dmsp_prc?: string
  /** 디지지 값 */
  readonly dmsp_val?: string
  /** 디저항 값 */
  readonly dmrs_val?: string
  /** ELW 기준가 */
  readonly elw_sdpr?: string
  /** 접근도 */
  readonly apprch_rate?: string
  /** 틱환산가 */
  readonly tick_conv_prc?: string
  /** 투자 유의 내용 */
  readonly invt_epmd_cntt?: string
}

export interface InquireElwPriceAnswer {
  readonly output: InquireElwPriceOutput
}

/**
 * ELW 현재가 시세 · v1_국내주식-014 · FHKEW15010000, paper FHKEW15010000
 *
 * Unsure: output is an object (judged).
 */
export const inquireElwPrice: Endpoint<InquireElwPriceInput, InquireElwPriceAnswer> = {
  id: 'domestic-stock/inquire-elw-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-elw-price',
  trIds: [{ real: 'FHKEW15010000', paper: 'FHKEW15010000' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'elw_shrn_iscd', 'hts_kor_isnm', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol',
        'prdy_vrss_vol_rate', 'unas_shrn_iscd', 'unas_isnm', 'unas_prpr', 'unas_prdy_vrss', 'unas_prdy_vrss_sign',
        'unas_prdy_ctrt', 'bidp', 'askp', 'acml_tr_pbmn', 'vol_tnrt', 'elw_oprc', 'elw_hgpr', 'elw_lwpr',
        'stck_prdy_clpr', 'hts_thpr', 'dprt', 'atm_cls_name', 'hts_ints_vltl', 'acpr', 'pvt_scnd_dmrs_prc',
        'pvt_frst_dmrs_prc', 'pvt_pont_val', 'pvt_frst_dmsp_prc', 'pvt_scnd_dmsp_prc', 'dmsp_val', 'dmrs_val',
        'elw_sdpr', 'apprch_rate', 'tick_conv_prc', 'invt_epmd_cntt',
      ],
    },
  },
}

export interface InquireIndexCategoryPriceInput {
  /** 조건 시장 분류 코드 · U 업종 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
  /** 입력 종목코드 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 */
  readonly FID_INPUT_ISCD: '0001' | '1001' | '2001' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20214 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 시장 구분 코드 · K 거래소 · Q 코스닥 · K2 코스피200 */
  readonly FID_MRKT_CLS_CODE: 'K' | 'Q' | 'K2'
  /** 소속 구분 코드 · 0 전업종 · 1 기타구분 · 2 자본금구분(K)/벤처구분(Q) · 3 상업별구분(K)/일반구분(Q) */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2' | '3'
}

export interface InquireIndexCategoryPriceOutput1 {
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 상승 종목 수 */
  readonly ascn_issu_cnt?: string
  /** 하락 종목 수 */
  readonly down_issu_cnt?: string
  /** 보합 종목 수 */
  readonly stnr_issu_cnt?: string
  /** 상한 종목 수 */
  readonly uplm_issu_cnt?: string
  /** 하한 종목 수 */
  readonly lslm_issu_cnt?: string
  /** 전일 거래 대금 */
  readonly prdy_tr_pbmn?: string
  /** 연중업종지수최고가일자 */
  readonly dryy_bstp_nmix_hgpr_date?: string
  /** 연중업종지수최고가 */
  readonly dryy_bstp_nmix_hgpr?: string
  /** 연중업종지수최저가 */
  readonly dryy_bstp_nmix_lwpr?: string
  /** 연중업종지수최저가일자 */
  readonly dryy_bstp_nmix_lwpr_date?: string
}

export interface InquireIndexCategoryPriceOutput2 {
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 누적 거래량 비중 */
  readonly acml_vol_rlim?: string
  /** 누적 거래 대금 비중 */
  readonly acml_tr_pbmn_rlim?: string
}

export interface InquireIndexCategoryPriceAnswer {
  readonly output1: InquireIndexCategoryPriceOutput1
  readonly output2: readonly InquireIndexCategoryPriceOutput2[]
}

/** 국내업종 구분별전체시세 · v1_국내주식-066 · FHPUP02140000, not in paper trading */
export const inquireIndexCategoryPrice: Endpoint<InquireIndexCategoryPriceInput, InquireIndexCategoryPriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-index-category-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-category-price',
  trIds: [{ real: 'FHPUP02140000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20214' },
    FID_MRKT_CLS_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt', 'acml_vol', 'acml_tr_pbmn',
        'bstp_nmix_oprc', 'bstp_nmix_hgpr', 'bstp_nmix_lwpr', 'prdy_vol', 'ascn_issu_cnt', 'down_issu_cnt',
        'stnr_issu_cnt', 'uplm_issu_cnt', 'lslm_issu_cnt', 'prdy_tr_pbmn', 'dryy_bstp_nmix_hgpr_date',
        'dryy_bstp_nmix_hgpr', 'dryy_bstp_nmix_lwpr', 'dryy_bstp_nmix_lwpr_date',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'bstp_cls_code', 'hts_kor_isnm', 'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign',
        'bstp_nmix_prdy_ctrt', 'acml_vol', 'acml_tr_pbmn', 'acml_vol_rlim', 'acml_tr_pbmn_rlim',
      ],
    },
  },
}

export interface InquireIndexDailyPriceInput {
  /** 기간 분류 코드 · D 일별 · W 주별 · M 월별 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M'
  /** 조건 시장 분류 코드 · U 업종 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
  /** 입력 종목코드 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 */
  readonly FID_INPUT_ISCD: '0001' | '1001' | '2001' | (string & {})
  /** 입력 날짜1 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1: string
}

export interface InquireIndexDailyPriceOutput1 {
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 상승 종목 수 */
  readonly ascn_issu_cnt?: string
  /** 하락 종목 수 */
  readonly down_issu_cnt?: string
  /** 보합 종목 수 */
  readonly stnr_issu_cnt?: string
  /** 상한 종목 수 */
  readonly uplm_issu_cnt?: string
  /** 하한 종목 수 */
  readonly lslm_issu_cnt?: string
  /** 전일 거래 대금 */
  readonly prdy_tr_pbmn?: string
  /** 연중업종지수최고가일자 */
  readonly dryy_bstp_nmix_hgpr_date?: string
  /** 연중업종지수최고가 */
  readonly dryy_bstp_nmix_hgpr?: string
  /** 연중업종지수최저가 */
  readonly dryy_bstp_nmix_lwpr?: string
  /** 연중업종지수최저가일자 */
  readonly dryy_bstp_nmix_lwpr_date?: string
}

export interface InquireIndexDailyPriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 누적 거래량 비중 */
  readonly acml_vol_rlim?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 투자 신 심리도 */
  readonly invt_new_psdg?: string
  /** 20일 이격도 */
  readonly d20_dsrt?: string
}

export interface InquireIndexDailyPriceAnswer {
  readonly output1: InquireIndexDailyPriceOutput1
  readonly output2: readonly InquireIndexDailyPriceOutput2[]
}

/** 국내업종 일자별지수 · v1_국내주식-065 · FHPUP02120000, not in paper trading */
export const inquireIndexDailyPrice: Endpoint<InquireIndexDailyPriceInput, InquireIndexDailyPriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-index-daily-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-daily-price',
  trIds: [{ real: 'FHPUP02120000', paper: null }],
  fields: {
    FID_PERIOD_DIV_CODE: 'required',
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt', 'acml_vol', 'acml_tr_pbmn',
        'bstp_nmix_oprc', 'bstp_nmix_hgpr', 'bstp_nmix_lwpr', 'prdy_vol', 'ascn_issu_cnt', 'down_issu_cnt',
        'stnr_issu_cnt', 'uplm_issu_cnt', 'lslm_issu_cnt', 'prdy_tr_pbmn', 'dryy_bstp_nmix_hgpr_date',
        'dryy_bstp_nmix_hgpr', 'dryy_bstp_nmix_lwpr', 'dryy_bstp_nmix_lwpr_date',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'bstp_nmix_prpr', 'prdy_vrss_sign', 'bstp_nmix_prdy_vrss', 'bstp_nmix_prdy_ctrt',
        'bstp_nmix_oprc', 'bstp_nmix_hgpr', 'bstp_nmix_lwpr', 'acml_vol_rlim', 'acml_vol', 'acml_tr_pbmn',
        'invt_new_psdg', 'd20_dsrt',
      ],
    },
  },
}

export interface InquireIndexPriceInput {
  /** 조건 시장 분류 코드 · e.g. U */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력 종목코드 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 */
  readonly FID_INPUT_ISCD: '0001' | '1001' | '2001' | (string & {})
}

export interface InquireIndexPriceOutput {
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 전일 거래 대금 */
  readonly prdy_tr_pbmn?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 전일 지수 대비 지수 시가2 */
  readonly prdy_nmix_vrss_nmix_oprc?: string
  /** 시가2 대비 현재가 부호 */
  readonly oprc_vrss_prpr_sign?: string
  /** 업종 지수 시가2 전일 대비율 */
  readonly bstp_nmix_oprc_prdy_ctrt?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 전일 지수 대비 지수 최고가 */
  readonly prdy_nmix_vrss_nmix_hgpr?: string
  /** 최고가 대비 현재가 부호 */
  readonly hgpr_vrss_prpr_sign?: string
  /** 업종 지수 최고가 전일 대비율 */
  readonly bstp_nmix_hgpr_prdy_ctrt?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 전일 종가 대비 최저가 */
  readonly prdy_clpr_vrss_lwpr?: string
  /** 최저가 대비 현재가 부호 */
  readonly lwpr_vrss_prpr_sign?: string
  /** 전일 종가 대비 최저가 비율 */
  readonly prdy_clpr_vrss_lwpr_rate?: string
  /** 상승 종목 수 */
  readonly ascn_issu_cnt?: string
  /** 상한 종목 수 */
  readonly uplm_issu_cnt?: string
  /** 보합 종목 수 */
  readonly stnr_issu_cnt?: string
  /** 하락 종목 수 */
  readonly down_issu_cnt?: string
  /** 하한 종목 수 */
  readonly lslm_issu_cnt?: string
  /** 연중업종지수최고가 */
  readonly dryy_bstp_nmix_hgpr?: string
  /** 연중 최고가 대비 현재가 비율 */
  readonly dryy_hgpr_vrss_prpr_rate?: string
  /** 연중업종지수최고가일자 */
  readonly dryy_bstp_nmix_hgpr_date?: string
  /** 연중업종지수최저가 */
  readonly dryy_bstp_nmix_lwpr?: string
  /** 연중 최저가 대비 현재가 비율 */
  readonly dryy_lwpr_vrss_prpr_rate?: string
  /** 연중업종지수최저가일자 */
  readonly dryy_bstp_nmix_lwpr_date?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 매도 잔량 비율 */
  readonly seln_rsqn_rate?: string
  /** 매수2 잔량 비율 */
  readonly shnu_rsqn_rate?: string
  /** 순매수 잔량 */
  readonly ntby_rsqn?: string
}

export interface InquireIndexPriceAnswer {
  readonly output: InquireIndexPriceOutput
}

/** 국내업종 현재지수 · v1_국내주식-063 · FHPUP02100000, not in paper trading */
export const inquireIndexPrice: Endpoint<InquireIndexPriceInput, InquireIndexPriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-index-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-price',
  trIds: [{ real: 'FHPUP02100000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt', 'acml_vol', 'prdy_vol',
        'acml_tr_pbmn', 'prdy_tr_pbmn', 'bstp_nmix_oprc', 'prdy_nmix_vrss_nmix_oprc', 'oprc_vrss_prpr_sign',
        'bstp_nmix_oprc_prdy_ctrt', 'bstp_nmix_hgpr', 'prdy_nmix_vrss_nmix_hgpr', 'hgpr_vrss_prpr_sign',
        'bstp_nmix_hgpr_prdy_ctrt', 'bstp_nmix_lwpr', 'prdy_clpr_vrss_lwpr', 'lwpr_vrss_prpr_sign',
        'prdy_clpr_vrss_lwpr_rate', 'ascn_issu_cnt', 'uplm_issu_cnt', 'stnr_issu_cnt', 'down_issu_cnt', 'lslm_issu_cnt',
        'dryy_bstp_nmix_hgpr', 'dryy_hgpr_vrss_prpr_rate', 'dryy_bstp_nmix_hgpr_date', 'dryy_bstp_nmix_lwpr',
        'dryy_lwpr_vrss_prpr_rate', 'dryy_bstp_nmix_lwpr_date', 'total_askp_rsqn', 'total_bidp_rsqn', 'seln_rsqn_rate',
        'shnu_rsqn_rate', 'ntby_rsqn',
      ],
    },
  },
}

export interface InquireIndexTickpriceInput {
  /** 입력 종목코드 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 3003 KSQ150 */
  readonly FID_INPUT_ISCD: '0001' | '1001' | '2001' | '3003' | (string & {})
  /** 시장 분류 코드 · U 업종 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
}

export interface InquireIndexTickpriceOutput {
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
}

export interface InquireIndexTickpriceAnswer {
  readonly output: readonly InquireIndexTickpriceOutput[]
}

/** 국내업종 시간별지수(초) · 국내주식-064 · FHPUP02110100, not in paper trading */
export const inquireIndexTickprice: Endpoint<InquireIndexTickpriceInput, InquireIndexTickpriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-index-tickprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-tickprice',
  trIds: [{ real: 'FHPUP02110100', paper: null }],
  fields: { FID_INPUT_ISCD: 'required', FID_COND_MRKT_DIV_CODE: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt',
        'acml_tr_pbmn', 'acml_vol', 'cntg_vol',
      ],
    },
  },
}

export interface InquireIndexTimepriceInput {
  /** 입력 시간1 · 60 1분 · 300 5분 · 600 10분 */
  readonly FID_INPUT_HOUR_1: '60' | '300' | '600' | (string & {})
  /** 입력 종목코드 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 3003 KSQ150 */
  readonly FID_INPUT_ISCD: '0001' | '1001' | '2001' | '3003' | (string & {})
  /** 조건 시장 분류 코드 · U 업종 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
}

export interface InquireIndexTimepriceOutput {
  /** 영업 시간 */
  readonly bsop_hour?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
}

export interface InquireIndexTimepriceAnswer {
  readonly output: readonly InquireIndexTimepriceOutput[]
}

/** 국내업종 시간별지수(분) · 국내주식-119 · FHPUP02110200, not in paper trading */
export const inquireIndexTimeprice: Endpoint<InquireIndexTimepriceInput, InquireIndexTimepriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-index-timeprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-timeprice',
  trIds: [{ real: 'FHPUP02110200', paper: null }],
  fields: { FID_INPUT_HOUR_1: 'required', FID_INPUT_ISCD: 'required', FID_COND_MRKT_DIV_CODE: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bsop_hour', 'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt', 'acml_tr_pbmn',
        'acml_vol', 'cntg_vol',
      ],
    },
  },
}

export interface InquireInvestorInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireInvestorOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 개인 순매수 수량 */
  readonly prsn_ntby_qty?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 기관계 순매수 수량 */
  readonly orgn_ntby_qty?: string
  /** 개인 순매수 거래 대금 */
  readonly prsn_ntby_tr_pbmn?: string
  /** 외국인 순매수 거래 대금 */
  readonly frgn_ntby_tr_pbmn?: string
  /** 기관계 순매수 거래 대금 */
  readonly orgn_ntby_tr_pbmn?: string
  /** 개인 매수2 거래량 */
  readonly prsn_shnu_vol?: string
  /** 외국인 매수2 거래량 */
  readonly frgn_shnu_vol?: string
  /** 기관계 매수2 거래량 */
  readonly orgn_shnu_vol?: string
  /** 개인 매수2 거래 대금 */
  readonly prsn_shnu_tr_pbmn?: string
  /** 외국인 매수2 거래 대금 */
  readonly frgn_shnu_tr_pbmn?: string
  /** 기관계 매수2 거래 대금 */
  readonly orgn_shnu_tr_pbmn?: string
  /** 개인 매도 거래량 */
  readonly prsn_seln_vol?: string
  /** 외국인 매도 거래량 */
  readonly frgn_seln_vol?: string
  /** 기관계 매도 거래량 */
  readonly orgn_seln_vol?: string
  /** 개인 매도 거래 대금 */
  readonly prsn_seln_tr_pbmn?: string
  /** 외국인 매도 거래 대금 */
  readonly frgn_seln_tr_pbmn?: string
  /** 기관계 매도 거래 대금 */
  readonly orgn_seln_tr_pbmn?: string
}

export interface InquireInvestorAnswer {
  readonly output: readonly InquireInvestorOutput[]
}

/** 주식현재가 투자자 · v1_국내주식-012 · FHKST01010900, paper FHKST01010900 */
export const inquireInvestor: Endpoint<InquireInvestorInput, InquireInvestorAnswer> = {
  id: 'domestic-stock/inquire-investor',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor',
  trIds: [{ real: 'FHKST01010900', paper: 'FHKST01010900' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prsn_ntby_qty', 'frgn_ntby_qty', 'orgn_ntby_qty',
        'prsn_ntby_tr_pbmn', 'frgn_ntby_tr_pbmn', 'orgn_ntby_tr_pbmn', 'prsn_shnu_vol', 'frgn_shnu_vol',
        'orgn_shnu_vol', 'prsn_shnu_tr_pbmn', 'frgn_shnu_tr_pbmn', 'orgn_shnu_tr_pbmn', 'prsn_seln_vol',
        'frgn_seln_vol', 'orgn_seln_vol', 'prsn_seln_tr_pbmn', 'frgn_seln_tr_pbmn', 'orgn_seln_tr_pbmn',
      ],
    },
  },
}

export interface InquireInvestorDailyByMarketInput {
  /** 조건 시장 분류 코드 · U 업종 */
  readonly FID_COND_MRKT_DIV_CODE: 'U' | (string & {})
  /** 입력 종목코드 · e.g. 0001 */
  readonly FID_INPUT_ISCD: string
  /** 입력 날짜1 · e.g. 20250701 */
  readonly FID_INPUT_DATE_1: string
  /** 입력 종목코드 · KSP 코스피 · KSQ 코스닥 */
  readonly FID_INPUT_ISCD_1: 'KSP' | 'KSQ' | (string & {})
  /** 입력 날짜2 · e.g. 20250701 */
  readonly FID_INPUT_DATE_2: string
  /** 입력 종목코드 · e.g. 0001 */
  readonly FID_INPUT_ISCD_2: string
}

export interface InquireInvestorDailyByMarketOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 외국인 등록 순매수 수량 */
  readonly frgn_reg_ntby_qty?: string
  /** 외국인 비등록 순매수 수량 */
  readonly frgn_nreg_ntby_qty?: string
  /** 개인 순매수 수량 */
  readonly prsn_ntby_qty?: string
  /** 기관계 순매수 수량 */
  readonly orgn_ntby_qty?: string
  /** 증권 순매수 수량 */
  readonly scrt_ntby_qty?: string
  /** 투자신탁 순매수 수량 */
  readonly ivtr_ntby_qty?: string
  /** 사모 펀드 순매수 거래량 */
  readonly pe_fund_ntby_vol?: string
  /** 은행 순매수 수량 */
  readonly bank_ntby_qty?: string
  /** 보험 순매수 수량 */
  readonly insu_ntby_qty?: string
  /** 종금 순매수 수량 */
  readonly mrbn_ntby_qty?: string
  /** 기금 순매수 수량 */
  readonly fund_ntby_qty?: string
  /** 기타 순매수 수량 */
  readonly etc_ntby_qty?: string
  /** 기타 단체 순매수 거래량 */
  readonly etc_orgt_ntby_vol?: string
  /** 기타 법인 순매수 거래량 */
  readonly etc_corp_ntby_vol?: string
  /** 외국인 순매수 거래 대금 */
  readonly frgn_ntby_tr_pbmn?: string
  /** 외국인 등록 순매수 대금 */
  readonly frgn_reg_ntby_pbmn?: string
  /** 외국인 비등록 순매수 대금 */
  readonly frgn_nreg_ntby_pbmn?: string
  /** 개인 순매수 거래 대금 */
  readonly prsn_ntby_tr_pbmn?: string
  /** 기관계 순매수 거래 대금 */
  readonly orgn_ntby_tr_pbmn?: string
  /** 증권 순매수 거래 대금 */
  readonly scrt_ntby_tr_pbmn?: string
  /** 투자신탁 순매수 거래 대금 */
  readonly ivtr_ntby_tr_pbmn?: string
  /** 사모 펀드 순매수 거래 대금 */
  readonly pe_fund_ntby_tr_pbmn?: string
  /** 은행 순매수 거래 대금 */
  readonly bank_ntby_tr_pbmn?: string
  /** 보험 순매수 거래 대금 */
  readonly insu_ntby_tr_pbmn?: string
  /** 종금 순매수 거래 대금 */
  readonly mrbn_ntby_tr_pbmn?: string
  /** 기금 순매수 거래 대금 */
  readonly fund_ntby_tr_pbmn?: string
  /** 기타 순매수 거래 대금 */
  readonly etc_ntby_tr_pbmn?: string
  /** 기타 단체 순매수 거래 대금 */
  readonly etc_orgt_ntby_tr_pbmn?: string
  /** 기타 법인 순매수 거래 대금 */
  readonly etc_corp_ntby_tr_pbmn?: string
}

export interface InquireInvestorDailyByMarketAnswer {
  readonly output: readonly InquireInvestorDailyByMarketOutput[]
}

/** 시장별 투자자매매동향(일별) · 국내주식-075 · FHPTJ04040000, not in paper trading */
export const inquireInvestorDailyByMarket: Endpoint<InquireInvestorDailyByMarketInput, InquireInvestorDailyByMarketAnswer, 'real'> = {
  id: 'domestic-stock/inquire-investor-daily-by-market',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-daily-by-market',
  trIds: [{ real: 'FHPTJ04040000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_ISCD_1: 'required',
    FID_INPUT_DATE_2: 'required',
    FID_INPUT_ISCD_2: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt',
        'bstp_nmix_oprc', 'bstp_nmix_hgpr', 'bstp_nmix_lwpr', 'stck_prdy_clpr', 'frgn_ntby_qty', 'frgn_reg_ntby_qty',
        'frgn_nreg_ntby_qty', 'prsn_ntby_qty', 'orgn_ntby_qty', 'scrt_ntby_qty', 'ivtr_ntby_qty', 'pe_fund_ntby_vol',
        'bank_ntby_qty', 'insu_ntby_qty', 'mrbn_ntby_qty', 'fund_ntby_qty', 'etc_ntby_qty', 'etc_orgt_ntby_vol',
        'etc_corp_ntby_vol', 'frgn_ntby_tr_pbmn', 'frgn_reg_ntby_pbmn', 'frgn_nreg_ntby_pbmn', 'prsn_ntby_tr_pbmn',
        'orgn_ntby_tr_pbmn', 'scrt_ntby_tr_pbmn', 'ivtr_ntby_tr_pbmn', 'pe_fund_ntby_tr_pbmn', 'bank_ntby_tr_pbmn',
        'insu_ntby_tr_pbmn', 'mrbn_ntby_tr_pbmn', 'fund_ntby_tr_pbmn', 'etc_ntby_tr_pbmn', 'etc_orgt_ntby_tr_pbmn',
        'etc_corp_ntby_tr_pbmn',
      ],
    },
  },
}

export interface InquireInvestorTimeByMarketInput {
  /** 시장구분 · ETF · ELW · ETN */
  readonly FID_INPUT_ISCD: 'ETF' | 'ELW' | 'ETN' | (string & {})
  /** 업종구분 · KSP 코스피 · KSQ 코스닥 */
  readonly FID_INPUT_ISCD_2: 'KSP' | 'KSQ' | (string & {})
}

export interface InquireInvestorTimeByMarketOutput {
  /** 외국인 매도 거래량 */
  readonly frgn_seln_vol?: string
  /** 외국인 매수2 거래량 */
  readonly frgn_shnu_vol?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 외국인 매도 거래 대금 */
  readonly frgn_seln_tr_pbmn?: string
  /** 외국인 매수2 거래 대금 */
  readonly frgn_shnu_tr_pbmn?: string
  /** 외국인 순매수 거래 대금 */
  readonly frgn_ntby_tr_pbmn?: string
  /** 개인 매도 거래량 */
  readonly prsn_seln_vol?: string
  /** 개인 매수2 거래량 */
  readonly prsn_shnu_vol?: string
  /** 개인 순매수 수량 */
  readonly prsn_ntby_qty?: string
  /** 개인 매도 거래 대금 */
  readonly prsn_seln_tr_pbmn?: string
  /** 개인 매수2 거래 대금 */
  readonly prsn_shnu_tr_pbmn?: string
  /** 개인 순매수 거래 대금 */
  readonly prsn_ntby_tr_pbmn?: string
  /** 기관계 매도 거래량 */
  readonly orgn_seln_vol?: string
  /** 기관계 매수2 거래량 */
  readonly orgn_shnu_vol?: string
  /** 기관계 순매수 수량 */
  readonly orgn_ntby_qty?: string
  /** 기관계 매도 거래 대금 */
  readonly orgn_seln_tr_pbmn?: string
  /** 기관계 매수2 거래 대금 */
  readonly orgn_shnu_tr_pbmn?: string
  /** 기관계 순매수 거래 대금 */
  readonly orgn_ntby_tr_pbmn?: string
  /** 증권 매도 거래량 */
  readonly scrt_seln_vol?: string
  /** 증권 매수2 거래량 */
  readonly scrt_shnu_vol?: string
  /** 증권 순매수 수량 */
  readonly scrt_ntby_qty?: string
  /** 증권 매도 거래 대금 */
  readonly scrt_seln_tr_pbmn?: string
  /** 증권 매수2 거래 대금 */
  readonly scrt_shnu_tr_pbmn?: string
  /** 증권 순매수 거래 대금 */
  readonly scrt_ntby_tr_pbmn?: string
  /** 투자신탁 매도 거래량 */
  readonly ivtr_seln_vol?: string
  /** 투자신탁 매수2 거래량 */
  readonly ivtr_shnu_vol?: string
  /** 투자신탁 순매수 수량 */
  readonly ivtr_ntby_qty?: string
  /** 투자신탁 매도 거래 대금 */
  readonly ivtr_seln_tr_pbmn?: string
  /** 투자신탁 매수2 거래 대금 */
  readonly ivtr_shnu_tr_pbmn?: string
  /** 투자신탁 순매수 거래 대금 */
  readonly ivtr_ntby_tr_pbmn?: string
  /** 사모 펀드 매도 거래 대금 */
  readonly pe_fund_seln_tr_pbmn?: string
  /** 사모 펀드 매도 거래량 */
  readonly pe_fund_seln_vol?: string
  /** 사모 펀드 순매수 거래량 */
  readonly pe_fund_ntby_vol?: string
  /** 사모 펀드 매수2 거래 대금 */
  readonly pe_fund_shnu_tr_pbmn?: string
  /** 사모 펀드 매수2 거래량 */
  readonly pe_fund_shnu_vol?: string
  /** 사모 펀드 순매수 거래 대금 */
  readonly pe_fund_ntby_tr_pbmn?: string
  /** 은행 매도 거래량 */
  readonly bank_seln_vol?: string
  /** 은행 매수2 거래량 */
  readonly bank_shnu_vol?: string
  /** 은행 순매수 수량 */
  readonly bank_ntby_qty?: string
  /** 은행 매도 거래 대금 */
  readonly bank_seln_tr_pbmn?: string
  /** 은행 매수2 거래 대금 */
  readonly bank_shnu_tr_pbmn?: string
  /** 은행 순매수 거래 대금 */
  readonly bank_ntby_tr_pbmn?: string
  /** 보험 매도 거래량 */
  readonly insu_seln_vol?: string
  /** 보험 매수2 거래량 */
  readonly insu_shnu_vol?: string
  /** 보험 순매수 수량 */
  readonly insu_ntby_qty?: string
  /** 보험 매도 거래 대금 */
  readonly insu_seln_tr_pbmn?: string
  /** 보험 매수2 거래 대금 */
  readonly insu_shnu_tr_pbmn?: string
  /** 보험 순매수 거래 대금 */
  readonly insu_ntby_tr_pbmn?: string
  /** 종금 매도 거래량 */
  readonly mrbn_seln_vol?: string
  /** 종금 매수2 거래량 */
  readonly mrbn_shnu_vol?: string
  /** 종금 순매수 수량 */
  readonly mrbn_ntby_qty?: string
  /** 종금 매도 거래 대금 */
  readonly mrbn_seln_tr_pbmn?: string
  /** 종금 매수2 거래 대금 */
  readonly mrbn_shnu_tr_pbmn?: string
  /** 종금 순매수 거래 대금 */
  readonly mrbn_ntby_tr_pbmn?: string
  /** 기금 매도 거래량 */
  readonly fund_seln_vol?: string
  /** 기금 매수2 거래량 */
  readonly fund_shnu_vol?: string
  /** 기금 순매수 수량 */
  readonly fund_ntby_qty?: string
  /** 기금 매도 거래 대금 */
  readonly fund_seln_tr_pbmn?: string
  /** 기금 매수2 거래 대금 */
  readonly fund_shnu_tr_pbmn?: string
  /** 기금 순매수 거래 대금 */
  readonly fund_ntby_tr_pbmn?: string
  /** 기타 단체 매도 거래량 */
  readonly etc_orgt_seln_vol?: string
  /** 기타 단체 매수2 거래량 */
  readonly etc_orgt_shnu_vol?: string
  /** 기타 단체 순매수 거래량 */
  readonly etc_orgt_ntby_vol?: string
  /** 기타 단체 매도 거래 대금 */
  readonly etc_orgt_seln_tr_pbmn?: string
  /** 기타 단체 매수2 거래 대금 */
  readonly etc_orgt_shnu_tr_pbmn?: string
  /** 기타 단체 순매수 거래 대금 */
  readonly etc_orgt_ntby_tr_pbmn?: string
  /** 기타 법인 매도 거래량 */
  readonly etc_corp_seln_vol?: string
  /** 기타 법인 매수2 거래량 */
  readonly etc_corp_shnu_vol?: string
  /** 기타 법인 순매수 거래량 */
  readonly etc_corp_ntby_vol?: string
  /** 기타 법인 매도 거래 대금 */
  readonly etc_corp_seln_tr_pbmn?: string
  /** 기타 법인 매수2 거래 대금 */
  readonly etc_corp_shnu_tr_pbmn?: string
  /** 기타 법인 순매수 거래 대금 */
  readonly etc_corp_ntby_tr_pbmn?: string
}

export interface InquireInvestorTimeByMarketAnswer {
  readonly output: readonly InquireInvestorTimeByMarketOutput[]
}

/** 시장별 투자자매매동향(시세) · v1_국내주식-074 · FHPTJ04030000, not in paper trading */
export const inquireInvestorTimeByMarket: Endpoint<InquireInvestorTimeByMarketInput, InquireInvestorTimeByMarketAnswer, 'real'> = {
  id: 'domestic-stock/inquire-investor-time-by-market',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
  trIds: [{ real: 'FHPTJ04030000', paper: null }],
  fields: { FID_INPUT_ISCD: 'required', FID_INPUT_ISCD_2: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'frgn_seln_vol', 'frgn_shnu_vol', 'frgn_ntby_qty', 'frgn_seln_tr_pbmn', 'frgn_shnu_tr_pbmn',
        'frgn_ntby_tr_pbmn', 'prsn_seln_vol', 'prsn_shnu_vol', 'prsn_ntby_qty', 'prsn_seln_tr_pbmn',
        'prsn_shnu_tr_pbmn', 'prsn_ntby_tr_pbmn', 'orgn_seln_vol', 'orgn_shnu_vol', 'orgn_ntby_qty',
        'orgn_seln_tr_pbmn', 'orgn_shnu_tr_pbmn', 'orgn_ntby_tr_pbmn', 'scrt_seln_vol', 'scrt_shnu_vol',
        'scrt_ntby_qty', 'scrt_seln_tr_pbmn', 'scrt_shnu_tr_pbmn', 'scrt_ntby_tr_pbmn', 'ivtr_seln_vol',
        'ivtr_shnu_vol', 'ivtr_ntby_qty', 'ivtr_seln_tr_pbmn', 'ivtr_shnu_tr_pbmn', 'ivtr_ntby_tr_pbmn',
        'pe_fund_seln_tr_pbmn', 'pe_fund_seln_vol', 'pe_fund_ntby_vol', 'pe_fund_shnu_tr_pbmn', 'pe_fund_shnu_vol',
        'pe_fund_ntby_tr_pbmn', 'bank_seln_vol', 'bank_shnu_vol', 'bank_ntby_qty', 'bank_seln_tr_pbmn',
        'bank_shnu_tr_pbmn', 'bank_ntby_tr_pbmn', 'insu_seln_vol', 'insu_shnu_vol', 'insu_ntby_qty',
        'insu_seln_tr_pbmn', 'insu_shnu_tr_pbmn', 'insu_ntby_tr_pbmn', 'mrbn_seln_vol', 'mrbn_shnu_vol',
        'mrbn_ntby_qty', 'mrbn_seln_tr_pbmn', 'mrbn_shnu_tr_pbmn', 'mrbn_ntby_tr_pbmn', 'fund_seln_vol',
        'fund_shnu_vol', 'fund_ntby_qty', 'fund_seln_tr_pbmn', 'fund_shnu_tr_pbmn', 'fund_ntby_tr_pbmn',
        'etc_orgt_seln_vol', 'etc_orgt_shnu_vol', 'etc_orgt_ntby_vol', 'etc_orgt_seln_tr_pbmn', 'etc_orgt_shnu_tr_pbmn',
        'etc_orgt_ntby_tr_pbmn', 'etc_corp_seln_vol', 'etc_corp_shnu_vol', 'etc_corp_ntby_vol', 'etc_corp_seln_tr_pbmn',
        'etc_corp_shnu_tr_pbmn', 'etc_corp_ntby_tr_pbmn',
      ],
    },
  },
}

export interface InquireMemberInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireMemberOutput {
  /** 매도 회원사 번호1 */
  readonly seln_mbcr_no1?: string
  /** 매도 회원사 번호2 */
  readonly seln_mbcr_no2?: string
  /** 매도 회원사 번호3 */
  readonly seln_mbcr_no3?: string
  /** 매도 회원사 번호4 */
  readonly seln_mbcr_no4?: string
  /** 매도 회원사 번호5 */
  readonly seln_mbcr_no5?: string
  /** 매도 회원사 명1 */
  readonly seln_mbcr_name1?: string
  /** 매도 회원사 명2 */
  readonly seln_mbcr_name2?: string
  /** 매도 회원사 명3 */
  readonly seln_mbcr_name3?: string
  /** 매도 회원사 명4 */
  readonly seln_mbcr_name4?: string
  /** 매도 회원사 명5 */
  readonly seln_mbcr_name5?: string
  /** 총 매도 수량1 */
  readonly total_seln_qty1?: string
  /** 총 매도 수량2 */
  readonly total_seln_qty2?: string
  /** 총 매도 수량3 */
  readonly total_seln_qty3?: string
  /** 총 매도 수량4 */
  readonly total_seln_qty4?: string
  /** 총 매도 수량5 */
  readonly total_seln_qty5?: string
  /** 매도 회원사 비중1 */
  readonly seln_mbcr_rlim1?: string
  /** 매도 회원사 비중2 */
  readonly seln_mbcr_rlim2?: string
  /** 매도 회원사 비중3 */
  readonly seln_mbcr_rlim3?: string
  /** 매도 회원사 비중4 */
  readonly seln_mbcr_rlim4?: string
  /** 매도 회원사 비중5 */
  readonly seln_mbcr_rlim5?: string
  /** 매도 수량 증감1 */
  readonly seln_qty_icdc1?: string
  /** 매도 수량 증감2 */
  readonly seln_qty_icdc2?: string
  /** 매도 수량 증감3 */
  readonly seln_qty_icdc3?: string
  /** 매도 수량 증감4 */
  readonly seln_qty_icdc4?: string
  /** 매도 수량 증감5 */
  readonly seln_qty_icdc5?: string
  /** 매수2 회원사 번호1 */
  readonly shnu_mbcr_no1?: string
  /** 매수2 회원사 번호2 */
  readonly shnu_mbcr_no2?: string
  /** 매수2 회원사 번호3 */
  readonly shnu_mbcr_no3?: string
  /** 매수2 회원사 번호4 */
  readonly shnu_mbcr_no4?: string
  /** 매수2 회원사 번호5 */
  readonly shnu_mbcr_no5?: string
  /** 매수2 회원사 명1 */
  readonly shnu_mbcr_name1?: string
  /** 매수2 회원사 명2 */
  readonly shnu_mbcr_name2?: string
  /** 매수2 회원사 명3 */
  readonly shnu_mbcr_name3?: string
  /** 매수2 회원사 명4 */
  readonly shnu_mbcr_name4?: string
  /** 매수2 회원사 명5 */
  readonly shnu_mbcr_name5?: string
  /** 총 매수2 수량1 */
  readonly total_shnu_qty1?: string
  /** 총 매수2 수량2 */
  readonly total_shnu_qty2?: string
  /** 총 매수2 수량3 */
  readonly total_shnu_qty3?: string
  /** 총 매수2 수량4 */
  readonly total_shnu_qty4?: string
  /** 총 매수2 수량5 */
  readonly total_shnu_qty5?: string
  /** 매수2 회원사 비중1 */
  readonly shnu_mbcr_rlim1?: string
  /** 매수2 회원사 비중2 */
  readonly shnu_mbcr_rlim2?: string
  /** 매수2 회원사 비중3 */
  readonly shnu_mbcr_rlim3?: string
  /** 매수2 회원사 비중4 */
  readonly shnu_mbcr_rlim4?: string
  /** 매수2 회원사 비중5 */
  readonly shnu_mbcr_rlim5?: string
  /** 매수2 수량 증감1 */
  readonly shnu_qty_icdc1?: string
  /** 매수2 수량 증감2 */
  readonly shnu_qty_icdc2?: string
  /** 매수2 수량 증감3 */
  readonly shnu_qty_icdc3?: string
  /** 매수2 수량 증감4 */
  readonly shnu_qty_icdc4?: string
  /** 매수2 수량 증감5 */
  readonly shnu_qty_icdc5?: string
  /** 외국계 총 매도 수량 */
  readonly glob_total_seln_qty?: string
  /** 외국계 매도 비중 */
  readonly glob_seln_rlim?: string
  /** 외국계 순매수 수량 */
  readonly glob_ntby_qty?: string
  /** 외국계 총 매수2 수량 */
  readonly glob_total_shnu_qty?: string
  /** 외국계 매수2 비중 */
  readonly glob_shnu_rlim?: string
  /** 매도 회원사 외국계 여부1 */
  readonly seln_mbcr_glob_yn_1?: string
  /** 매도 회원사 외국계 여부2 */
  readonly seln_mbcr_glob_yn_2?: string
  /** 매도 회원사 외국계 여부3 */
  readonly seln_mbcr_glob_yn_3?: string
  /** 매도 회원사 외국계 여부4 */
  readonly seln_mbcr_glob_yn_4?: string
  /** 매도 회원사 외국계 여부5 */
  readonly seln_mbcr_glob_yn_5?: string
  /** 매수2 회원사 외국계 여부1 */
  readonly shnu_mbcr_glob_yn_1?: string
  /** 매수2 회원사 외국계 여부2 */
  readonly shnu_mbcr_glob_yn_2?: string
  /** 매수2 회원사 외국계 여부3 */
  readonly shnu_mbcr_glob_yn_3?: string
  /** 매수2 회원사 외국계 여부4 */
  readonly shnu_mbcr_glob_yn_4?: string
  /** 매수2 회원사 외국계 여부5 */
  readonly shnu_mbcr_glob_yn_5?: string
  /** 외국계 총 매도 수량 증감 */
  readonly glob_total_seln_qty_icdc?: string
  /** 외국계 총 매수2 수량 증감 */
  readonly glob_total_shnu_qty_icdc?: string
}

export interface InquireMemberAnswer {
  readonly output: InquireMemberOutput
}

/** 주식현재가 회원사 · v1_국내주식-013 · FHKST01010600, paper FHKST01010600 */
export const inquireMember: Endpoint<InquireMemberInput, InquireMemberAnswer> = {
  id: 'domestic-stock/inquire-member',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-member',
  trIds: [{ real: 'FHKST01010600', paper: 'FHKST01010600' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'seln_mbcr_no1', 'seln_mbcr_no2', 'seln_mbcr_no3', 'seln_mbcr_no4', 'seln_mbcr_no5', 'seln_mbcr_name1',
        'seln_mbcr_name2', 'seln_mbcr_name3', 'seln_mbcr_name4', 'seln_mbcr_name5', 'total_seln_qty1',
        'total_seln_qty2', 'total_seln_qty3', 'total_seln_qty4', 'total_seln_qty5', 'seln_mbcr_rlim1',
        'seln_mbcr_rlim2', 'seln_mbcr_rlim3', 'seln_mbcr_rlim4', 'seln_mbcr_rlim5', 'seln_qty_icdc1', 'seln_qty_icdc2',
        'seln_qty_icdc3', 'seln_qty_icdc4', 'seln_qty_icdc5', 'shnu_mbcr_no1', 'shnu_mbcr_no2', 'shnu_mbcr_no3',
        'shnu_mbcr_no4', 'shnu_mbcr_no5', 'shnu_mbcr_name1', 'shnu_mbcr_name2', 'shnu_mbcr_name3', 'shnu_mbcr_name4',
        'shnu_mbcr_name5', 'total_shnu_qty1', 'total_shnu_qty2', 'total_shnu_qty3', 'total_shnu_qty4',
        'total_shnu_qty5', 'shnu_mbcr_rlim1', 'shnu_mbcr_rlim2', 'shnu_mbcr_rlim3', 'shnu_mbcr_rlim4',
        'shnu_mbcr_rlim5', 'shnu_qty_icdc1', 'shnu_qty_icdc2', 'shnu_qty_icdc3', 'shnu_qty_icdc4', 'shnu_qty_icdc5',
        'glob_total_seln_qty', 'glob_seln_rlim', 'glob_ntby_qty', 'glob_total_shnu_qty', 'glob_shnu_rlim',
        'seln_mbcr_glob_yn_1', 'seln_mbcr_glob_yn_2', 'seln_mbcr_glob_yn_3', 'seln_mbcr_glob_yn_4',
        'seln_mbcr_glob_yn_5', 'shnu_mbcr_glob_yn_1', 'shnu_mbcr_glob_yn_2', 'shnu_mbcr_glob_yn_3',
        'shnu_mbcr_glob_yn_4', 'shnu_mbcr_glob_yn_5', 'glob_total_seln_qty_icdc', 'glob_total_shnu_qty_icdc',
      ],
    },
  },
}

export interface InquireMemberDailyInput {
  /** 조건시장분류코드 · J KRX · NX NXT */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX'
  /** 입력종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 회원사코드 · e.g. 00003 */
  readonly FID_INPUT_ISCD_2: string
  /** 입력날짜1 · e.g. 20240501 */
  readonly FID_INPUT_DATE_1: string
  /** 입력날짜2 · e.g. 20240624 */
  readonly FID_INPUT_DATE_2: string
  /** 구간 구분 코드 */
  readonly FID_SCTN_CLS_CODE?: string
}

export interface InquireMemberDailyOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 총매도수량 */
  readonly total_seln_qty?: string
  /** 총매수2수량 */
  readonly total_shnu_qty?: string
  /** 순매수수량 */
  readonly ntby_qty?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
}

export interface InquireMemberDailyAnswer {
  readonly output: readonly InquireMemberDailyOutput[]
}

/** 주식현재가 회원사 종목매매동향 · 국내주식-197 · FHPST04540000, not in paper trading */
export const inquireMemberDaily: Endpoint<InquireMemberDailyInput, InquireMemberDailyAnswer, 'real'> = {
  id: 'domestic-stock/inquire-member-daily',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-member-daily',
  trIds: [{ real: 'FHPST04540000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_ISCD_2: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
    FID_SCTN_CLS_CODE: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'total_seln_qty', 'total_shnu_qty', 'ntby_qty', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign',
        'prdy_ctrt', 'acml_vol',
      ],
    },
  },
}

export interface InquireOvertimeAskingPriceInput {
  /** 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireOvertimeAskingPriceOutput {
  /** 시간외 단일가 최종 시간 */
  readonly ovtm_untp_last_hour?: string
  /** 시간외 단일가 매도호가1 */
  readonly ovtm_untp_askp1?: string
  /** 시간외 단일가 매도호가2 */
  readonly ovtm_untp_askp2?: string
  /** 시간외 단일가 매도호가3 */
  readonly ovtm_untp_askp3?: string
  /** 시간외 단일가 매도호가4 */
  readonly ovtm_untp_askp4?: string
  /** 시간외 단일가 매도호가5 */
  readonly ovtm_untp_askp5?: string
  /** 시간외 단일가 매도호가6 */
  readonly ovtm_untp_askp6?: string
  /** 시간외 단일가 매도호가7 */
  readonly ovtm_untp_askp7?: string
  /** 시간외 단일가 매도호가8 */
  readonly ovtm_untp_askp8?: string
  /** 시간외 단일가 매도호가9 */
  readonly ovtm_untp_askp9?: string
  /** 시간외 단일가 매도호가10 */
  readonly ovtm_untp_askp10?: string
  /** 시간외 단일가 매수호가1 */
  readonly ovtm_untp_bidp1?: string
  /** 시간외 단일가 매수호가2 */
  readonly ovtm_untp_bidp2?: string
  /** 시간외 단일가 매수호가3 */
  readonly ovtm_untp_bidp3?: string
  /** 시간외 단일가 매수호가4 */
  readonly ovtm_untp_bidp4?: string
  /** 시간외 단일가 매수호가5 */
  readonly ovtm_untp_bidp5?: string
  /** 시간외 단일가 매수호가6 */
  readonly ovtm_untp_bidp6?: string
  /** 시간외 단일가 매수호가7 */
  readonly ovtm_untp_bidp7?: string
  /** 시간외 단일가 매수호가8 */
  readonly ovtm_untp_bidp8?: string
  /** 시간외 단일가 매수호가9 */
  readonly ovtm_untp_bidp9?: string
  /** 시간외 단일가 매수호가10 */
  readonly ovtm_untp_bidp10?: string
  /** 시간외 단일가 매도호가 증감1 */
  readonly ovtm_untp_askp_icdc1?: string
  /** 시간외 단일가 매도호가 증감2 */
  readonly ovtm_untp_askp_icdc2?: string
  /** 시간외 단일가 매도호가 증감3 */
  readonly ovtm_untp_askp_icdc3?: string
  /** 시간외 단일가 매도호가 증감4 */
  readonly ovtm_untp_askp_icdc4?: string
  /** 시간외 단일가 매도호가 증감5 */
  readonly ovtm_untp_askp_icdc5?: string
  /** 시간외 단일가 매도호가 증감6 */
  readonly ovtm_untp_askp_icdc6?: string
  /** 시간외 단일가 매도호가 증감7 */
  readonly ovtm_untp_askp_icdc7?: string
  /** 시간외 단일가 매도호가 증감8 */
  readonly ovtm_untp_askp_icdc8?: string
  /** 시간외 단일가 매도호가 증감9 */
  readonly ovtm_untp_askp_icdc9?: string
  /** 시간외 단일가 매도호가 증감10 */
  readonly ovtm_untp_askp_icdc10?: string
  /** 시간외 단일가 매수호가 증감1 */
  readonly ovtm_untp_bidp_icdc1?: string
  /** 시간외 단일가 매수호가 증감2 */
  readonly ovtm_untp_bidp_icdc2?: string
  /** 시간외 단일가 매수호가 증감3 */
  readonly ovtm_untp_bidp_icdc3?: string
  /** 시간외 단일가 매수호가 증감4 */
  readonly ovtm_untp_bidp_icdc4?: string
  /** 시간외 단일가 매수호가 증감5 */
  readonly ovtm_untp_bidp_icdc5?: string
  /** 시간외 단일가 매수호가 증감6 */
  readonly ovtm_untp_bidp_icdc6?: string
  /** 시간외 단일가 매수호가 증감7 */
  readonly ovtm_untp_bidp_icdc7?: string
  /** 시간외 단일가 매수호가 증감8 */
  readonly ovtm_untp_bidp_icdc8?: string
  /** 시간외 단일가 매수호가 증감9 */
  readonly ovtm_untp_bidp_icdc9?: string
  /** 시간외 단일가 매수호가 증감10 */
  readonly ovtm_untp_bidp_icdc10?: string
  /** 시간외 단일가 매도호가 잔량1 */
  readonly ovtm_untp_askp_rsqn1?: string
  /** 시간외 단일가 매도호가 잔량2 */
  readonly ovtm_untp_askp_rsqn2?: string
  /** 시간외 단일가 매도호가 잔량3 */
  readonly ovtm_untp_askp_rsqn3?: string
  /** 시간외 단일가 매도호가 잔량4 */
  readonly ovtm_untp_askp_rsqn4?: string
  /** 시간외 단일가 매도호가 잔량5 */
  readonly ovtm_untp_askp_rsqn5?: string
  /** 시간외 단일가 매도호가 잔량6 */
  readonly ovtm_untp_askp_rsqn6?: string
  /** 시간외 단일가 매도호가 잔량7 */
  readonly ovtm_untp_askp_rsqn7?: string
  /** 시간외 단일가 매도호가 잔량8 */
  readonly ovtm_untp_askp_rsqn8?: string
  /** 시간외 단일가 매도호가 잔량9 */
  readonly ovtm_untp_askp_rsqn9?: string
  /** 시간외 단일가 매도호가 잔량10 */
  readonly ovtm_untp_askp_rsqn10?: string
  /** 시간외 단일가 매수호가 잔량1 */
  readonly ovtm_untp_bidp_rsqn1?: string
  /** 시간외 단일가 매수호가 잔량2 */
  readonly ovtm_untp_bidp_rsqn?: string
  /** 시간외 단일가 매수호가 잔량3 */
  readonly ovtm_untp_bidp_rsqn3?: string
  /** 시간외 단일가 매수호가 잔량4 */
  readonly ovtm_untp_bidp_rsqn4?: string
  /** 시간외 단일가 매수호가 잔량5 */
  readonly ovtm_untp_bidp_rsqn5?: string
  /** 시간외 단일가 매수호가 잔량6 */
  readonly ovtm_untp_bidp_rsqn6?: string
  /** 시간외 단일가 매수호가 잔량7 */
  readonly ovtm_untp_bidp_rsqn7?: string
  /** 시간외 단일가 매수호가 잔량8 */
  readonly ovtm_untp_bidp_rsqn8?: string
  /** 시간외 단일가 매수호가 잔량9 */
  readonly ovtm_untp_bidp_rsqn9?: string
  /** 시간외 단일가 매수호가 잔량10 */
  readonly ovtm_untp_bidp_rsqn10?: string
  /** 시간외 단일가 총 매도호가 잔량 */
  readonly ovtm_untp_total_askp_rsqn?: string
  /** 시간외 단일가 총 매수호가 잔량 */
  readonly ovtm_untp_total_bidp_rsqn?: string
  /** 시간외 단일가 총 매도호가 잔량 */
  readonly ovtm_untp_total_askp_rsqn_icdc?: string
  /** 시간외 단일가 총 매수호가 잔량 */
  readonly ovtm_untp_total_bidp_rsqn_icdc?: string
  /** 시간외 단일가 순매수 호가 잔량 */
  readonly ovtm_untp_ntby_bidp_rsqn?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 총 매도호가 잔량 증감 */
  readonly total_askp_rsqn_icdc?: string
  /** 총 매수호가 잔량 증감 */
  readonly total_bidp_rsqn_icdc?: string
  /** 시간외 총 매도호가 잔량 */
  readonly ovtm_total_askp_rsqn?: string
  /** 시간외 총 매수호가 잔량 */
  readonly ovtm_total_bidp_rsqn?: string
  /** 시간외 총 매도호가 증감 */
  readonly ovtm_total_askp_icdc?: string
  /** 시간외 총 매수호가 증감 */
  readonly ovtm_total_bidp_icdc?: string
}

export interface InquireOvertimeAskingPriceAnswer {
  readonly output: InquireOvertimeAskingPriceOutput
}

/** 국내주식 시간외호가 · 국내주식-077 · FHPST02300400, not in paper trading */
export const inquireOvertimeAskingPrice: Endpoint<InquireOvertimeAskingPriceInput, InquireOvertimeAskingPriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-overtime-asking-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-overtime-asking-price',
  trIds: [{ real: 'FHPST02300400', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'ovtm_untp_last_hour', 'ovtm_untp_askp1', 'ovtm_untp_askp2', 'ovtm_untp_askp3', 'ovtm_untp_askp4',
        'ovtm_untp_askp5', 'ovtm_untp_askp6', 'ovtm_untp_askp7', 'ovtm_untp_askp8', 'ovtm_untp_askp9',
        'ovtm_untp_askp10', 'ovtm_untp_bidp1', 'ovtm_untp_bidp2', 'ovtm_untp_bidp3', 'ovtm_untp_bidp4',
        'ovtm_untp_bidp5', 'ovtm_untp_bidp6', 'ovtm_untp_bidp7', 'ovtm_untp_bidp8', 'ovtm_untp_bidp9',
        'ovtm_untp_bidp10', 'ovtm_untp_askp_icdc1', 'ovtm_untp_askp_icdc2', 'ovtm_untp_askp_icdc3',
        'ovtm_untp_askp_icdc4', 'ovtm_untp_askp_icdc5', 'ovtm_untp_askp_icdc6', 'ovtm_untp_askp_icdc7',
        'ovtm_untp_askp_icdc8', 'ovtm_untp_askp_icdc9', 'ovtm_untp_askp_icdc10', 'ovtm_untp_bidp_icdc1',
        'ovtm_untp_bidp_icdc2', 'ovtm_untp_bidp_icdc3', 'ovtm_untp_bidp_icdc4', 'ovtm_untp_bidp_icdc5',
        'ovtm_untp_bidp_icdc6', 'ovtm_untp_bidp_icdc7', 'ovtm_untp_bidp_icdc8', 'ovtm_untp_bidp_icdc9',
        'ovtm_untp_bidp_icdc10', 'ovtm_untp_askp_rsqn1', 'ovtm_untp_askp_rsqn2', 'ovtm_untp_askp_rsqn3',
        'ovtm_untp_askp_rsqn4', 'ovtm_untp_askp_rsqn5', 'ovtm_untp_askp_rsqn6', 'ovtm_untp_askp_rsqn7',
        'ovtm_untp_askp_rsqn8', 'ovtm_untp_askp_rsqn9', 'ovtm_untp_askp_rsqn10', 'ovtm_untp_bidp_rsqn1',
        'ovtm_untp_bidp_rsqn', 'ovtm_untp_bidp_rsqn3', 'ovtm_untp_bidp_rsqn4', 'ovtm_untp_bidp_rsqn5',
        'ovtm_untp_bidp_rsqn6', 'ovtm_untp_bidp_rsqn7', 'ovtm_untp_bidp_rsqn8', 'ovtm_untp_bidp_rsqn9',
        'ovtm_untp_bidp_rsqn10', 'ovtm_untp_total_askp_rsqn', 'ovtm_untp_total_bidp_rsqn',
        'ovtm_untp_total_askp_rsqn_icdc', 'ovtm_untp_total_bidp_rsqn_icdc', 'ovtm_untp_ntby_bidp_rsqn',
        'total_askp_rsqn', 'total_bidp_rsqn', 'total_askp_rsqn_icdc', 'total_bidp_rsqn_icdc', 'ovtm_total_askp_rsqn',
        'ovtm_total_bidp_rsqn', 'ovtm_total_askp_icdc', 'ovtm_total_bidp_icdc',
      ],
    },
  },
}

export interface InquireOvertimePriceInput {
  /** 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireOvertimePriceOutput {
  /** 업종 한글 종목명 */
  readonly bstp_kor_isnm?: string
  /** 관리 종목 구분 명 */
  readonly mang_issu_cls_name?: string
  /** 시간외 단일가 현재가 */
  readonly ovtm_untp_prpr?: string
  /** 시간외 단일가 전일 대비 */
  readonly ovtm_untp_prdy_vrss?: string
  /** 시간외 단일가 전일 대비 부호 */
  readonly ovtm_untp_prdy_vrss_sign?: string
  /** 시간외 단일가 전일 대비율 */
  readonly ovtm_untp_prdy_ctrt?: string
  /** 시간외 단일가 거래량 */
  readonly ovtm_untp_vol?: string
  /** 시간외 단일가 거래 대금 */
  readonly ovtm_untp_tr_pbmn?: string
  /** 시간외 단일가 상한가 */
  readonly ovtm_untp_mxpr?: string
  /** 시간외 단일가 하한가 */
  readonly ovtm_untp_llam?: string
  /** 시간외 단일가 시가2 */
  readonly ovtm_untp_oprc?: string
  /** 시간외 단일가 최고가 */
  readonly ovtm_untp_hgpr?: string
  /** 시간외 단일가 최저가 */
  readonly ovtm_untp_lwpr?: string
  /** 증거금 비율 */
  readonly marg_rate?: string
  /** 시간외 단일가 예상 체결가 */
  readonly ovtm_untp_antc_cnpr?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrss?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrss_sign?: string
  /** 시간외 단일가 예상 체결 대비율 */
  readonly ovtm_untp_antc_cntg_ctrt?: string
  /** 시간외 단일가 예상 체결량 */
  readonly ovtm_untp_antc_cnqn?: string
  /** 신용 가능 여부 */
  readonly crdt_able_yn?: string
  /** 신규 상장 구분 명 */
  readonly new_lstn_cls_name?: string
  /** 정리매매 여부 */
  readonly sltr_yn?: string
  /** 관리 종목 여부 */
  readonly mang_issu_yn?: string
  /** 시장 경고 구분 코드 */
  readonly mrkt_warn_cls_code?: string
  /** 거래정지 여부 */
  readonly trht_yn?: string
  /** 임의 매매 구분 명 */
  readonly vlnt_deal_cls_name?: string
  /** 시간외 단일가 기준가 */
  readonly ovtm_untp_sdpr?: string
  /** 시장 경구 구분 명 */
  readonly mrkt_warn_cls_name?: string
  /** 재평가 종목 사유 명 */
  readonly revl_issu_reas_name?: string
  /** 불성실 공시 여부 */
  readonly insn_pbnt_yn?: string
  /** 락 구분 이름 */
  readonly flng_cls_name?: string
  /** 대표 시장 한글 명 */
  readonly rprs_mrkt_kor_name?: string
  /** 시간외단일가VI적용구분코드 */
  readonly ovtm_vi_cls_code?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매도호가 */
  readonly askp?: string
}

export interface InquireOvertimePriceAnswer {
  readonly output: InquireOvertimePriceOutput
}

/** 국내주식 시간외현재가 · 국내주식-076 · FHPST02300000, not in paper trading */
export const inquireOvertimePrice: Endpoint<InquireOvertimePriceInput, InquireOvertimePriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-overtime-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-overtime-price',
  trIds: [{ real: 'FHPST02300000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'bstp_kor_isnm', 'mang_issu_cls_name', 'ovtm_untp_prpr', 'ovtm_untp_prdy_vrss', 'ovtm_untp_prdy_vrss_sign',
        'ovtm_untp_prdy_ctrt', 'ovtm_untp_vol', 'ovtm_untp_tr_pbmn', 'ovtm_untp_mxpr', 'ovtm_untp_llam',
        'ovtm_untp_oprc', 'ovtm_untp_hgpr', 'ovtm_untp_lwpr', 'marg_rate', 'ovtm_untp_antc_cnpr',
        'ovtm_untp_antc_cntg_vrss', 'ovtm_untp_antc_cntg_vrss_sign', 'ovtm_untp_antc_cntg_ctrt', 'ovtm_untp_antc_cnqn',
        'crdt_able_yn', 'new_lstn_cls_name', 'sltr_yn', 'mang_issu_yn', 'mrkt_warn_cls_code', 'trht_yn',
        'vlnt_deal_cls_name', 'ovtm_untp_sdpr', 'mrkt_warn_cls_name', 'revl_issu_reas_name', 'insn_pbnt_yn',
        'flng_cls_name', 'rprs_mrkt_kor_name', 'ovtm_vi_cls_code', 'bidp', 'askp',
      ],
    },
  },
}

export interface InquirePeriodProfitInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 조회시작일자 · e.g. 20230101 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20240301 */
  readonly INQR_END_DT: string
  /** 정렬구분 · 00 최근 순 · 01 과거 순 · 02 최근 순 */
  readonly SORT_DVSN: '00' | '01' | '02'
  /** 조회구분 · e.g. 00 */
  readonly INQR_DVSN: string
  /** 잔고구분 · 00 전체 */
  readonly CBLC_DVSN: '00' | (string & {})
  /** 상품번호 */
  readonly PDNO?: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquirePeriodProfitOutput1 {
  /** 매매일자 */
  readonly trad_dt?: string
  /** 매수금액 */
  readonly buy_amt?: string
  /** 매도금액 */
  readonly sll_amt?: string
  /** 실현손익 */
  readonly rlzt_pfls?: string
  /** 수수료 */
  readonly fee?: string
  /** 대출이자 */
  readonly loan_int?: string
  /** 제세금 */
  readonly tl_tax?: string
  /** 손익률 */
  readonly pfls_rt?: string
  /** 매도수량1 */
  readonly sll_qty1?: string
  /** 매수수량1 */
  readonly buy_qty1?: string
}

export interface InquirePeriodProfitOutput2 {
  /** 매도수량합계 */
  readonly sll_qty_smtl?: string
  /** 매도거래금액합계 */
  readonly sll_tr_amt_smtl?: string
  /** 매도수수료합계 */
  readonly sll_fee_smtl?: string
  /** 매도제세금합계 */
  readonly sll_tltx_smtl?: string
  /** 매도정산금액합계 */
  readonly sll_excc_amt_smtl?: string
  /** 매수수량합계 */
  readonly buy_qty_smtl?: string
  /** 매수거래금액합계 */
  readonly buy_tr_amt_smtl?: string
  /** 매수수수료합계 */
  readonly buy_fee_smtl?: string
  /** 매수제세금합계 */
  readonly buy_tax_smtl?: string
  /** 매수정산금액합계 */
  readonly buy_excc_amt_smtl?: string
  /** 총수량 */
  readonly tot_qty?: string
  /** 총거래금액 */
  readonly tot_tr_amt?: string
  /** 총수수료 */
  readonly tot_fee?: string
  /** 총제세금 */
  readonly tot_tltx?: string
  /** 총정산금액 */
  readonly tot_excc_amt?: string
  /** 총실현손익 */
  readonly tot_rlzt_pfls?: string
  /** 대출이자 */
  readonly loan_int?: string
}

export interface InquirePeriodProfitAnswer {
  readonly output1: readonly InquirePeriodProfitOutput1[]
  readonly output2: InquirePeriodProfitOutput2
}

/**
 * 기간별손익일별합산조회 · v1_국내주식-052 · TTTC8708R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 */
export const inquirePeriodProfit: PagedEndpoint<InquirePeriodProfitInput, InquirePeriodProfitAnswer, 'real'> = {
  id: 'domestic-stock/inquire-period-profit',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-period-profit',
  trIds: [{ real: 'TTTC8708R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    SORT_DVSN: 'required',
    INQR_DVSN: 'required',
    CBLC_DVSN: 'required',
    PDNO: 'empty',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'trad_dt', 'buy_amt', 'sll_amt', 'rlzt_pfls', 'fee', 'loan_int', 'tl_tax', 'pfls_rt', 'sll_qty1', 'buy_qty1',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'sll_qty_smtl', 'sll_tr_amt_smtl', 'sll_fee_smtl', 'sll_tltx_smtl', 'sll_excc_amt_smtl', 'buy_qty_smtl',
        'buy_tr_amt_smtl', 'buy_fee_smtl', 'buy_tax_smtl', 'buy_excc_amt_smtl', 'tot_qty', 'tot_tr_amt', 'tot_fee',
        'tot_tltx', 'tot_excc_amt', 'tot_rlzt_pfls', 'loan_int',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquirePeriodTradeProfitInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 정렬구분 · 00 최근 · 01 과거 · 02 최근 */
  readonly SORT_DVSN: '00' | '01' | '02'
  /** 조회시작일자 · e.g. 20230216 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20240301 */
  readonly INQR_END_DT: string
  /** 잔고구분 · 00 전체 */
  readonly CBLC_DVSN: '00' | (string & {})
  /** 상품번호 */
  readonly PDNO?: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquirePeriodTradeProfitOutput1 {
  /** 매매일자 */
  readonly trad_dt?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 보유수량 */
  readonly hldg_qty?: string
  /** 매입단가 */
  readonly pchs_unpr?: string
  /** 매수수량 */
  readonly buy_qty?: string
  /** 매수금액 */
  readonly buy_amt?: string
  /** 매도가격 */
  readonly sll_pric?: string
  /** 매도수량 */
  readonly sll_qty?: string
  /** 매도금액 */
  readonly sll_amt?: string
  /** 실현손익 */
  readonly rlzt_pfls?: string
  /** 손익률 */
  readonly pfls_rt?: string
  /** 수수료 */
  readonly fee?: string
  /** 제세금 */
  readonly tl_tax?: string
  /** 대출이자 */
  readonly loan_int?: string
}

export interface InquirePeriodTradeProfitOutput2 {
  /** 매도수량합계 */
  readonly sll_qty_smtl?: string
  /** 매도거래금액합계 */
  readonly sll_tr_amt_smtl?: string
  /** 매도수수료합계 */
  readonly sll_fee_smtl?: string
  /** 매도제세금합계 */
  readonly sll_tltx_smtl?: string
  /** 매도정산금액합계 */
  readonly sll_excc_amt_smtl?: string
  /** 매수수량합계 */
  readonly buyqty_smtl?: string
  /** 매수거래금액합계 */
  readonly buy_tr_amt_smtl?: string
  /** 매수수수료합계 */
  readonly buy_fee_smtl?: string
  /** 매수제세금합계 */
  readonly buy_tax_smtl?: string
  /** 매수정산금액합계 */
  readonly buy_excc_amt_smtl?: string
  /** 총수량 */
  readonly tot_qty?: string
  /** 총거래금액 */
  readonly tot_tr_amt?: string
  /** 총수수료 */
  readonly tot_fee?: string
  /** 총제세금 */
  readonly tot_tltx?: string
  /** 총정산금액 */
  readonly tot_excc_amt?: string
  /** 총실현손익 */
  readonly tot_rlzt_pfls?: string
  /** 대출이자 */
  readonly loan_int?: string
  /** 총수익률 */
  readonly tot_pftrt?: string
}

export interface InquirePeriodTradeProfitAnswer {
  readonly output1: readonly InquirePeriodTradeProfitOutput1[]
  readonly output2: InquirePeriodTradeProfitOutput2
}

/**
 * 기간별매매손익현황조회 · v1_국내주식-060 · TTTC8715R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 */
export const inquirePeriodTradeProfit: PagedEndpoint<InquirePeriodTradeProfitInput, InquirePeriodTradeProfitAnswer, 'real'> = {
  id: 'domestic-stock/inquire-period-trade-profit',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-period-trade-profit',
  trIds: [{ real: 'TTTC8715R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    SORT_DVSN: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    CBLC_DVSN: 'required',
    PDNO: 'empty',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'trad_dt', 'pdno', 'prdt_name', 'trad_dvsn_name', 'loan_dt', 'hldg_qty', 'pchs_unpr', 'buy_qty', 'buy_amt',
        'sll_pric', 'sll_qty', 'sll_amt', 'rlzt_pfls', 'pfls_rt', 'fee', 'tl_tax', 'loan_int',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'sll_qty_smtl', 'sll_tr_amt_smtl', 'sll_fee_smtl', 'sll_tltx_smtl', 'sll_excc_amt_smtl', 'buyqty_smtl',
        'buy_tr_amt_smtl', 'buy_fee_smtl', 'buy_tax_smtl', 'buy_excc_amt_smtl', 'tot_qty', 'tot_tr_amt', 'tot_fee',
        'tot_tltx', 'tot_excc_amt', 'tot_rlzt_pfls', 'loan_int', 'tot_pftrt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquirePriceInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquirePriceOutput {
  /** 종목 상태 구분 코드 */
  readonly iscd_stat_cls_code?: string
  /** 증거금 비율 */
  readonly marg_rate?: string
  /** 대표 시장 한글 명 */
  readonly rprs_mrkt_kor_name?: string
  /** 신 고가 저가 구분 코드 */
  readonly new_hgpr_lwpr_cls_code?: string
  /** 업종 한글 종목명 */
  readonly bstp_kor_isnm?: string
  /** 임시 정지 여부 */
  readonly temp_stop_yn?: string
  /** 시가 범위 연장 여부 */
  readonly oprc_rang_cont_yn?: string
  /** 종가 범위 연장 여부 */
  readonly clpr_rang_cont_yn?: string
  /** 신용 가능 여부 */
  readonly crdt_able_yn?: string
  /** 보증금 비율 구분 코드 */
  readonly grmn_rate_cls_code?: string
  /** ELW 발행 여부 */
  readonly elw_pblc_yn?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 대비 거래량 비율 */
  readonly prdy_vrss_vol_rate?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 주식 상한가 */
  readonly stck_mxpr?: string
  /** 주식 하한가 */
  readonly stck_llam?: string
  /** 주식 기준가 */
  readonly stck_sdpr?: string
  /** 가중 평균 주식 가격 */
  readonly wghn_avrg_stck_prc?: string
  /** HTS 외국인 소진율 */
  readonly hts_frgn_ehrt?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 프로그램매매 순매수 수량 */
  readonly pgtr_ntby_qty?: string
  /** 피벗 2차 디저항 가격 */
  readonly pvt_scnd_dmrs_prc?: string
  /** 피벗 1차 디저항 가격 */
  readonly pvt_frst_dmrs_prc?: string
  /** 피벗 포인트 값 */
  readonly pvt_pont_val?: string
  /** 피벗 1차 디지지 가격 */
  readonly pvt_frst_dmsp_prc?: string
  /** 피벗 2차 디지지 가격 */
  readonly pvt_scnd_dmsp_prc?: string
  /** 디저항 값 */
  readonly dmrs_val?: string
  /** 디지지 값 */
  readonly dmsp_val?: string
  /** 자본금 */
  readonly cpfn?: string
  /** 제한 폭 가격 */
  readonly rstc_wdth_prc?: string
  /** 주식 액면가 */
  readonly stck_fcam?: string
  /** 주식 대용가 */
  readonly stck_sspr?: string
  /** 호가단위 */
  readonly aspr_unit?: string
  /** HTS 매매 수량 단위 값 */
  readonly hts_deal_qty_unit_val?: string
  /** 상장 주수 */
  readonly lstn_stcn?: string
  /** HTS 시가총액 */
  readonly hts_avls?: string
  /** PER */
  readonly per?: string
  /** PBR */
  readonly pbr?: string
  /** 결산 월 */
  readonly stac_month?: string
  /** 거래량 회전율 */
  readonly vol_tnrt?: string
  /** EPS */
  readonly eps?: string
  /** BPS */
  readonly bps?: string
  /** 250일 최고가 */
  readonly d250_hgpr?: string
  /** 250일 최고가 일자 */
  readonly d250_hgpr_date?: string
  /** 250일 최고가 대비 현재가 비율 */
  readonly d250_hgpr_vrss_prpr_rate?: string
  /** 250일 최저가 */
  readonly d250_lwpr?: string
  /** 250일 최저가 일자 */
  readonly d250_lwpr_date?: string
  /** 250일 최저가 대비 현재가 비율 */
  readonly d250_lwpr_vrss_prpr_rate?: string
  /** 주식 연중 최고가 */
  readonly stck_dryy_hgpr?: string
  /** 연중 최고가 대비 현재가 비율 */
  readonly dryy_hgpr_vrss_prpr_rate?: string
  /** 연중 최고가 일자 */
  readonly dryy_hgpr_date?: string
  /** 주식 연중 최저가 */
  readonly stck_dryy_lwpr?: string
  /** 연중 최저가 대비 현재가 비율 */
  readonly dryy_lwpr_vrss_prpr_rate?: string
  /** 연중 최저가 일자 */
  readonly dryy_lwpr_date?: string
  /** 52주일 최고가 */
  readonly w52_hgpr?: string
  /** 52주일 최고가 대비 현재가 대비 */
  readonly w52_hgpr_vrss_prpr_ctrt?: string
  /** 52주일 최고가 일자 */
  readonly w52_hgpr_date?: string
  /** 52주일 최저가 */
  readonly w52_lwpr?: string
  /** 52주일 최저가 대비 현재가 대비 */
  readonly w52_lwpr_vrss_prpr_ctrt?: string
  /** 52주일 최저가 일자 */
  readonly w52_lwpr_date?: string
  /** 전체 융자 잔고 비율 */
  readonly whol_loan_rmnd_rate?: string
  /** 공매도가능여부 */
  readonly ssts_yn?: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 액면가 통화명 */
  readonly fcam_cnnm?: string
  /** 자본금 통화명 */
  readonly cpfn_cnnm?: string
  /** 접근도 */
  readonly apprch_rate?: string
  /** 외국인 보유 수량 */
  readonly frgn_hldn_qty?: string
  /** VI적용구분코드 */
  readonly vi_cls_code?: string
  /** 시간외단일가VI적용구분코드 */
  readonly ovtm_vi_cls_code?: string
  /** 최종 공매도 체결 수량 */
  readonly last_ssts_cntg_qty?: string
  /** 투자유의여부 */
  readonly invt_caful_yn?: string
  /** 시장경고코드 */
  readonly mrkt_warn_cls_code?: string
  /** 단기과열여부 */
  readonly short_over_yn?: string
  /** 정리매매여부 */
  readonly sltr_yn?: string
  /** 관리종목여부 */
  readonly mang_issu_cls_code?: string
}

export interface InquirePriceAnswer {
  readonly output: InquirePriceOutput
}

/** 주식현재가 시세 · v1_국내주식-008 · FHKST01010100, paper FHKST01010100 */
export const inquirePrice: Endpoint<InquirePriceInput, InquirePriceAnswer> = {
  id: 'domestic-stock/inquire-price',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-price',
  trIds: [{ real: 'FHKST01010100', paper: 'FHKST01010100' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'iscd_stat_cls_code', 'marg_rate', 'rprs_mrkt_kor_name', 'new_hgpr_lwpr_cls_code', 'bstp_kor_isnm',
        'temp_stop_yn', 'oprc_rang_cont_yn', 'clpr_rang_cont_yn', 'crdt_able_yn', 'grmn_rate_cls_code', 'elw_pblc_yn',
        'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_tr_pbmn', 'acml_vol', 'prdy_vrss_vol_rate',
        'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'stck_mxpr', 'stck_llam', 'stck_sdpr', 'wghn_avrg_stck_prc',
        'hts_frgn_ehrt', 'frgn_ntby_qty', 'pgtr_ntby_qty', 'pvt_scnd_dmrs_prc', 'pvt_frst_dmrs_prc', 'pvt_pont_val',
        'pvt_frst_dmsp_prc', 'pvt_scnd_dmsp_prc', 'dmrs_val', 'dmsp_val', 'cpfn', 'rstc_wdth_prc', 'stck_fcam',
        'stck_sspr', 'aspr_unit', 'hts_deal_qty_unit_val', 'lstn_stcn', 'hts_avls', 'per', 'pbr', 'stac_month',
        'vol_tnrt', 'eps', 'bps', 'd250_hgpr', 'd250_hgpr_date', 'd250_hgpr_vrss_prpr_rate', 'd250_lwpr',
        'd250_lwpr_date', 'd250_lwpr_vrss_prpr_rate', 'stck_dryy_hgpr', 'dryy_hgpr_vrss_prpr_rate', 'dryy_hgpr_date',
        'stck_dryy_lwpr', 'dryy_lwpr_vrss_prpr_rate', 'dryy_lwpr_date', 'w52_hgpr', 'w52_hgpr_vrss_prpr_ctrt',
        'w52_hgpr_date', 'w52_lwpr', 'w52_lwpr_vrss_prpr_ctrt', 'w52_lwpr_date', 'whol_loan_rmnd_rate', 'ssts_yn',
        'stck_shrn_iscd', 'fcam_cnnm', 'cpfn_cnnm', 'apprch_rate', 'frgn_hldn_qty', 'vi_cls_code', 'ovtm_vi_cls_code',
        'last_ssts_cntg_qty', 'invt_caful_yn', 'mrkt_warn_cls_code', 'short_over_yn', 'sltr_yn', 'mang_issu_cls_code',
      ],
    },
  },
}

export interface InquirePrice2Input {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquirePrice2Output {
  /** 대표 시장 한글 명 */
  readonly rprs_mrkt_kor_name?: string
  /** 신 고가 저가 구분 코드 */
  readonly new_hgpr_lwpr_cls_code?: string
  /** 상하한가 구분 코드 */
  readonly mxpr_llam_cls_code?: string
  /** 신용 가능 여부 */
  readonly crdt_able_yn?: string
  /** 주식 상한가 */
  readonly stck_mxpr?: string
  /** ELW 발행 여부 */
  readonly elw_pblc_yn?: string
  /** 전일 종가 대비 시가2 비율 */
  readonly prdy_clpr_vrss_oprc_rate?: string
  /** 신용 비율 */
  readonly crdt_rate?: string
  /** 증거금 비율 */
  readonly marg_rate?: string
  /** 최저가 대비 현재가 */
  readonly lwpr_vrss_prpr?: string
  /** 최저가 대비 현재가 부호 */
  readonly lwpr_vrss_prpr_sign?: string
  /** 전일 종가 대비 최저가 비율 */
  readonly prdy_clpr_vrss_lwpr_rate?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 최고가 대비 현재가 */
  readonly hgpr_vrss_prpr?: string
  /** 최고가 대비 현재가 부호 */
  readonly hgpr_vrss_prpr_sign?: string
  /** 전일 종가 대비 최고가 비율 */
  readonly prdy_clpr_vrss_hgpr_rate?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 시가2 대비 현재가 */
  readonly oprc_vrss_prpr?: string
  /** 시가2 대비 현재가 부호 */
  readonly oprc_vrss_prpr_sign?: string
  /** 관리 종목 여부 */
  readonly mang_issu_yn?: string
  /** 동시호가배분처리코드 */
  readonly divi_app_cls_code?: string
  /** 단기과열여부 */
  readonly short_over_yn?: string
  /** 시장경고코드 */
  readonly mrkt_warn_cls_code?: string
  /** 투자유의여부 */
  readonly invt_caful_yn?: string
  /** 이상급등여부 */
  readonly stange_runup_yn?: string
  /** 공매도과열 여부 */
  readonly ssts_hot_yn?: string
  /** 저유동성 종목 여부 */
  readonly low_current_yn?: string
  /** VI적용구분코드 */
  readonly vi_cls_code?: string
  /** 단기과열구분코드 */
  readonly short_over_cls_code?: string
  /** 주식 하한가 */
  readonly stck_llam?: string
  /** 신규 상장 구분 명 */
  readonly new_lstn_cls_name?: string
  /** 임의 매매 구분 명 */
  readonly vlnt_deal_cls_name?: string
  /** 락 구분 이름 */
  readonly flng_cls_name?: string
  /** 재평가 종목 사유 명 */
  readonly revl_issu_reas_name?: string
  /** 시장 경고 구분 명 */
  readonly mrkt_warn_cls_name?: string
  /** 주식 기준가 */
  readonly stck_sdpr?: string
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
  /** 불성실 공시 여부 */
  readonly insn_pbnt_yn?: string
  /** 액면가 변경 구분 명 */
  readonly fcam_mod_cls_name?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 대비 거래량 비율 */
  readonly prdy_vrss_vol_rate?: string
  /** 업종 한글 종목명 */
  readonly bstp_kor_isnm?: string
  /** 정리매매 여부 */
  readonly sltr_yn?: string
  /** 거래정지 여부 */
  readonly trht_yn?: string
  /** 시가 범위 연장 여부 */
  readonly oprc_rang_cont_yn?: string
  /** 임의 종료 구분 코드 */
  readonly vlnt_fin_cls_code?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
}

export interface InquirePrice2Answer {
  readonly output: InquirePrice2Output
}

/** 주식현재가 시세2 · v1_국내주식-054 · FHPST01010000, not in paper trading */
export const inquirePrice2: Endpoint<InquirePrice2Input, InquirePrice2Answer, 'real'> = {
  id: 'domestic-stock/inquire-price-2',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-price-2',
  trIds: [{ real: 'FHPST01010000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'rprs_mrkt_kor_name', 'new_hgpr_lwpr_cls_code', 'mxpr_llam_cls_code', 'crdt_able_yn', 'stck_mxpr',
        'elw_pblc_yn', 'prdy_clpr_vrss_oprc_rate', 'crdt_rate', 'marg_rate', 'lwpr_vrss_prpr', 'lwpr_vrss_prpr_sign',
        'prdy_clpr_vrss_lwpr_rate', 'stck_lwpr', 'hgpr_vrss_prpr', 'hgpr_vrss_prpr_sign', 'prdy_clpr_vrss_hgpr_rate',
        'stck_hgpr', 'oprc_vrss_prpr', 'oprc_vrss_prpr_sign', 'mang_issu_yn', 'divi_app_cls_code', 'short_over_yn',
        'mrkt_warn_cls_code', 'invt_caful_yn', 'stange_runup_yn', 'ssts_hot_yn', 'low_current_yn', 'vi_cls_code',
        'short_over_cls_code', 'stck_llam', 'new_lstn_cls_name', 'vlnt_deal_cls_name', 'flng_cls_name',
        'revl_issu_reas_name', 'mrkt_warn_cls_name', 'stck_sdpr', 'bstp_cls_code', 'stck_prdy_clpr', 'insn_pbnt_yn',
        'fcam_mod_cls_name', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_tr_pbmn', 'acml_vol',
        'prdy_vrss_vol_rate', 'bstp_kor_isnm', 'sltr_yn', 'trht_yn', 'oprc_rang_cont_yn', 'vlnt_fin_cls_code',
        'stck_oprc', 'prdy_vol',
      ],
    },
  },
}

export interface InquirePsblOrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. 005930 */
  readonly PDNO: string
  /** 주문단가 · e.g. 55000 */
  readonly ORD_UNPR: string
  /** 주문구분 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 03 최유리지정가 · 04 최우선지정가 · 05 장전 시간외 · 06 장후 시간외 · 07 시간외 단일가 · 08 자기주식 · 09 자기주식S-Option · 10 자기주식금전신탁 · 11 IOC지정가 · 12 FOK지정가 · 13 IOC시장가 · 14 FOK시장가 · 15 IOC최유리 · 16 FOK최유리 · 21 중간가 · 22 스톱지정가 · 23 중간가IOC · 24 중간가FOK · 51 장중대량 · 52 장중바스켓 · 62 장개시전 시간외대량 · 63 장개시전 시간외바스켓 · 67 장개시전 금전신탁자사주 · 69 장개시전 자기주식 · 72 시간외대량 · 77 시간외자사주신탁 · 79 시간외대량자기주식 · 80 바스켓 · which venue takes which: codes.json */
  readonly ORD_DVSN: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13' | '14' | '15' | '16' | '21' | '22' | '23' | '24' | '51' | '52' | '62' | '63' | '67' | '69' | '72' | '77' | '79' | '80' | (string & {})
  /** CMA평가금액포함여부 · Y 포함 · N 포함하지 않음 */
  readonly CMA_EVLU_AMT_ICLD_YN: 'Y' | 'N'
  /** 해외포함여부 · Y 포함 · N 포함하지 않음 */
  readonly OVRS_ICLD_YN: 'Y' | 'N'
}

export interface InquirePsblOrderOutput {
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능대용 */
  readonly ord_psbl_sbst?: string
  /** 재사용가능금액 */
  readonly ruse_psbl_amt?: string
  /** 펀드환매대금 */
  readonly fund_rpch_chgs?: string
  /** 가능수량계산단가 */
  readonly psbl_qty_calc_unpr?: string
  /** 미수없는매수금액 */
  readonly nrcvb_buy_amt?: string
  /** 미수없는매수수량 */
  readonly nrcvb_buy_qty?: string
  /** 최대매수금액 */
  readonly max_buy_amt?: string
  /** 최대매수수량 */
  readonly max_buy_qty?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
  /** 해외재사용금액원화 */
  readonly ovrs_re_use_amt_wcrc?: string
  /** 주문가능외화금액원화 */
  readonly ord_psbl_frcr_amt_wcrc?: string
}

export interface InquirePsblOrderAnswer {
  readonly output: InquirePsblOrderOutput
}

/** 매수가능조회 · v1_국내주식-007 · TTTC8908R, paper VTTC8908R */
export const inquirePsblOrder: Endpoint<InquirePsblOrderInput, InquirePsblOrderAnswer> = {
  id: 'domestic-stock/inquire-psbl-order',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order',
  trIds: [{ real: 'TTTC8908R', paper: 'VTTC8908R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ORD_UNPR: 'required',
    ORD_DVSN: 'required',
    CMA_EVLU_AMT_ICLD_YN: 'required',
    OVRS_ICLD_YN: 'required',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'ord_psbl_cash', 'ord_psbl_sbst', 'ruse_psbl_amt', 'fund_rpch_chgs', 'psbl_qty_calc_unpr', 'nrcvb_buy_amt',
        'nrcvb_buy_qty', 'max_buy_amt', 'max_buy_qty', 'cma_evlu_amt', 'ovrs_re_use_amt_wcrc', 'ord_psbl_frcr_amt_wcrc',
      ],
    },
  },
}

export interface InquirePsblRvsecnclInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 조회구분1 · 0 주문 · 1 종목 */
  readonly INQR_DVSN_1: '0' | '1'
  /** 조회구분2 · 0 전체 · 1 매도 · 2 매수 */
  readonly INQR_DVSN_2: '0' | '1' | '2'
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquirePsblRvsecnclOutput {
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 주문구분명 */
  readonly ord_dvsn_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 정정취소구분명 */
  readonly rvse_cncl_dvsn_name?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 주문단가 */
  readonly ord_unpr?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 가능수량 */
  readonly psbl_qty?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 주문구분코드 */
  readonly ord_dvsn_cd?: string
  /** 운용사지정주문번호 */
  readonly mgco_aptm_odno?: string
  /** 거래소구분코드 */
  readonly excg_dvsn_cd?: string
  /** 거래소ID구분코드 */
  readonly excg_id_dvsn_cd?: string
  /** 거래소ID구분명 */
  readonly excg_id_dvsn_name?: string
  /** 스톱지정가조건가격 */
  readonly stpm_cndt_pric?: string
  /** 스톱지정가효력발생여부 */
  readonly stpm_efct_occr_yn?: string
}

export interface InquirePsblRvsecnclAnswer {
  readonly output: readonly InquirePsblRvsecnclOutput[]
}

/**
 * 주식정정취소가능주문조회 · v1_국내주식-004 · TTTC0084R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 * Superseded: TTTC8036R.
 */
export const inquirePsblRvsecncl: PagedEndpoint<InquirePsblRvsecnclInput, InquirePsblRvsecnclAnswer, 'real'> = {
  id: 'domestic-stock/inquire-psbl-rvsecncl',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-psbl-rvsecncl',
  trIds: [{ real: 'TTTC0084R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_DVSN_1: 'required',
    INQR_DVSN_2: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'ord_gno_brno', 'odno', 'orgn_odno', 'ord_dvsn_name', 'pdno', 'prdt_name', 'rvse_cncl_dvsn_name', 'ord_qty',
        'ord_unpr', 'ord_tmd', 'tot_ccld_qty', 'tot_ccld_amt', 'psbl_qty', 'sll_buy_dvsn_cd', 'ord_dvsn_cd',
        'mgco_aptm_odno', 'excg_dvsn_cd', 'excg_id_dvsn_cd', 'excg_id_dvsn_name', 'stpm_cndt_pric', 'stpm_efct_occr_yn',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquirePsblSellInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 종목번호 · e.g. 005930 */
  readonly PDNO: string
}

export interface InquirePsblSellOutput {
  /** 상품번호 */
  readonly pdno?: string
  /** 매수수량 */
  readonly buy_qty?: string
  /** 매도수량 */
  readonly sll_qty?: string
  /** 잔고수량 */
  readonly cblc_qty?: string
  /** 비저축수량 */
  readonly nsvg_qty?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 현재가 */
  readonly now_pric?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 평가손익율 */
  readonly evlu_pfls_rt?: string
}

export interface InquirePsblSellAnswer {
  readonly output: InquirePsblSellOutput
}

/**
 * 매도가능수량조회 · 국내주식-165 · TTTC8408R, not in paper trading
 *
 * Unsure: output is an object (judged).
 */
export const inquirePsblSell: Endpoint<InquirePsblSellInput, InquirePsblSellAnswer, 'real'> = {
  id: 'domestic-stock/inquire-psbl-sell',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/inquire-psbl-sell',
  trIds: [{ real: 'TTTC8408R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', PDNO: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'pdno', 'buy_qty', 'sll_qty', 'cblc_qty', 'nsvg_qty', 'ord_psbl_qty', 'pchs_avg_pric', 'pchs_amt', 'now_pric',
        'evlu_amt', 'evlu_pfls_amt', 'evlu_pfls_rt',
      ],
    },
  },
}

export interface InquireTimeDailychartpriceInput {
  /** 시장 분류 코드 · J 주식 · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력 시간1 · e.g. 130000 */
  readonly FID_INPUT_HOUR_1: string
  /** 입력 날짜1 · e.g. 20241023 */
  readonly FID_INPUT_DATE_1: string
  /** 과거 데이터 포함 여부 · sent as N when left out */
  readonly FID_PW_DATA_INCU_YN?: string
  /** 허봉 포함 여부 */
  readonly FID_FAKE_TICK_INCU_YN?: string
}

export interface InquireTimeDailychartpriceOutput1 {
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
}

export interface InquireTimeDailychartpriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
}

export interface InquireTimeDailychartpriceAnswer {
  readonly output1: InquireTimeDailychartpriceOutput1
  readonly output2: readonly InquireTimeDailychartpriceOutput2[]
}

/**
 * 주식일별분봉조회 · 국내주식-213 · FHKST03010230, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 */
export const inquireTimeDailychartprice: PagedEndpoint<InquireTimeDailychartpriceInput, InquireTimeDailychartpriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-time-dailychartprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-time-dailychartprice',
  trIds: [{ real: 'FHKST03010230', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_HOUR_1: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_PW_DATA_INCU_YN: { value: 'N' },
    FID_FAKE_TICK_INCU_YN: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'stck_prdy_clpr', 'acml_vol', 'acml_tr_pbmn', 'hts_kor_isnm',
        'stck_prpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_cntg_hour', 'stck_prpr', 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'cntg_vol',
        'acml_tr_pbmn',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface InquireTimeIndexchartpriceInput {
  /** 조건 시장 분류 코드 · e.g. U */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 기타 구분 코드 · 0 기본 · 1 장마감 */
  readonly FID_ETC_CLS_CODE: '0' | '1'
  /** 입력 종목코드 · 0001 종합 · 0002 대형주 */
  readonly FID_INPUT_ISCD: '0001' | '0002' | (string & {})
  /** 입력 시간1 · 30 30초 · 60 1분 · 600 10분 · 3600 1시간 */
  readonly FID_INPUT_HOUR_1: '30' | '60' | '600' | '3600' | (string & {})
  /** 과거 데이터 포함 여부 · Y 과거 · N 당일 */
  readonly FID_PW_DATA_INCU_YN: 'Y' | 'N'
}

export interface InquireTimeIndexchartpriceOutput1 {
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
  /** 전일 지수 */
  readonly prdy_nmix?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 선물 전일 시가 */
  readonly futs_prdy_oprc?: string
  /** 선물 전일 최고가 */
  readonly futs_prdy_hgpr?: string
  /** 선물 전일 최저가 */
  readonly futs_prdy_lwpr?: string
}

export interface InquireTimeIndexchartpriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종 지수 시가2 */
  readonly bstp_nmix_oprc?: string
  /** 업종 지수 최고가 */
  readonly bstp_nmix_hgpr?: string
  /** 업종 지수 최저가 */
  readonly bstp_nmix_lwpr?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
}

export interface InquireTimeIndexchartpriceAnswer {
  readonly output1: InquireTimeIndexchartpriceOutput1
  readonly output2: readonly InquireTimeIndexchartpriceOutput2[]
}

/**
 * 업종 분봉조회 · v1_국내주식-045 · FHKUP03500200, not in paper trading
 *
 * Unsure: output1 is an object (judged; the portal says array).
 */
export const inquireTimeIndexchartprice: Endpoint<InquireTimeIndexchartpriceInput, InquireTimeIndexchartpriceAnswer, 'real'> = {
  id: 'domestic-stock/inquire-time-indexchartprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-time-indexchartprice',
  trIds: [{ real: 'FHKUP03500200', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_ETC_CLS_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_HOUR_1: 'required',
    FID_PW_DATA_INCU_YN: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'bstp_nmix_prdy_ctrt', 'prdy_nmix', 'acml_vol', 'acml_tr_pbmn',
        'hts_kor_isnm', 'bstp_nmix_prpr', 'bstp_cls_code', 'prdy_vol', 'bstp_nmix_oprc', 'bstp_nmix_hgpr',
        'bstp_nmix_lwpr', 'futs_prdy_oprc', 'futs_prdy_hgpr', 'futs_prdy_lwpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_cntg_hour', 'bstp_nmix_prpr', 'bstp_nmix_oprc', 'bstp_nmix_hgpr', 'bstp_nmix_lwpr',
        'cntg_vol', 'acml_tr_pbmn',
      ],
    },
  },
}

export interface InquireTimeItemchartpriceInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력 시간1 · e.g. 093000 */
  readonly FID_INPUT_HOUR_1: string
  /** 과거 데이터 포함 여부 · N 당일데이터만 조회 · Y 이후데이터도 조회 */
  readonly FID_PW_DATA_INCU_YN: 'N' | 'Y'
  /** 기타 구분 코드 */
  readonly FID_ETC_CLS_CODE?: string
}

export interface InquireTimeItemchartpriceOutput1 {
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 전일대비 종가 */
  readonly stck_prdy_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래대금 */
  readonly acml_tr_pbmn?: string
  /** 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
}

export interface InquireTimeItemchartpriceOutput2 {
  /** 주식 영업일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 주식 시가 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 누적 거래대금 */
  readonly acml_tr_pbmn?: string
}

export interface InquireTimeItemchartpriceAnswer {
  readonly output1: InquireTimeItemchartpriceOutput1
  readonly output2: readonly InquireTimeItemchartpriceOutput2[]
}

/** 주식당일분봉조회 · v1_국내주식-022 · FHKST03010200, paper FHKST03010200 */
export const inquireTimeItemchartprice: Endpoint<InquireTimeItemchartpriceInput, InquireTimeItemchartpriceAnswer> = {
  id: 'domestic-stock/inquire-time-itemchartprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-time-itemchartprice',
  trIds: [{ real: 'FHKST03010200', paper: 'FHKST03010200' }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_HOUR_1: 'required',
    FID_PW_DATA_INCU_YN: 'required',
    FID_ETC_CLS_CODE: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'stck_prdy_clpr', 'acml_vol', 'acml_tr_pbmn', 'hts_kor_isnm',
        'stck_prpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_cntg_hour', 'stck_prpr', 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'cntg_vol',
        'acml_tr_pbmn',
      ],
    },
  },
}

export interface InquireTimeItemconclusionInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력 시간1 · e.g. 115959 */
  readonly FID_INPUT_HOUR_1: string
}

export interface InquireTimeItemconclusionOutput1 {
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 대표 시장 한글 명 */
  readonly rprs_mrkt_kor_name?: string
}

export interface InquireTimeItemconclusionOutput2 {
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_pbpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 당일 체결강도 */
  readonly tday_rltv?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 체결량 */
  readonly cnqn?: string
}

export interface InquireTimeItemconclusionAnswer {
  readonly output1: InquireTimeItemconclusionOutput1
  readonly output2: readonly InquireTimeItemconclusionOutput2[]
}

/** 주식현재가 당일시간대별체결 · v1_국내주식-023 · FHPST01060000, paper FHPST01060000 */
export const inquireTimeItemconclusion: Endpoint<InquireTimeItemconclusionInput, InquireTimeItemconclusionAnswer> = {
  id: 'domestic-stock/inquire-time-itemconclusion',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-time-itemconclusion',
  trIds: [{ real: 'FHPST01060000', paper: 'FHPST01060000' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_INPUT_HOUR_1: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: ['stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'prdy_vol', 'rprs_mrkt_kor_name'],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'stck_pbpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'askp', 'bidp', 'tday_rltv',
        'acml_vol', 'cnqn',
      ],
    },
  },
}

export interface InquireTimeOvertimeconclusionInput {
  /** 조건시장분류코드 · J 주식 · W ELW */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'W'
  /** 입력종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 시간 구분 코드 · 1 시간외 */
  readonly FID_HOUR_CLS_CODE: '1' | (string & {})
}

export interface InquireTimeOvertimeconclusionOutput1 {
  /** 시간외 단일가 현재가 */
  readonly ovtm_untp_prpr?: string
  /** 시간외 단일가 전일 대비 */
  readonly ovtm_untp_prdy_vrss?: string
  /** 시간외 단일가 전일 대비 부호 */
  readonly ovtm_untp_prdy_vrss_sign?: string
  /** 시간외 단일가 전일 대비율 */
  readonly ovtm_untp_prdy_ctrt?: string
  /** 시간외 단일가 거래량 */
  readonly ovtm_untp_vol?: string
  /** 시간외 단일가 거래 대금 */
  readonly ovtm_untp_tr_pbmn?: string
  /** 시간외 단일가 상한가 */
  readonly ovtm_untp_mxpr?: string
  /** 시간외 단일가 하한가 */
  readonly ovtm_untp_llam?: string
  /** 시간외 단일가 시가2 */
  readonly ovtm_untp_oprc?: string
  /** 시간외 단일가 최고가 */
  readonly ovtm_untp_hgpr?: string
  /** 시간외 단일가 최저가 */
  readonly ovtm_untp_lwpr?: string
  /** 시간외 단일가 예상 체결가 */
  readonly ovtm_untp_antc_cnpr?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrss?: string
  /** 시간외 단일가 예상 체결 대비 부호 */
  readonly ovtm_untp_antc_cntg_vrss_sign?: string
  /** 시간외 단일가 예상 체결 대비율 */
  readonly ovtm_untp_antc_cntg_ctrt?: string
  /** 시간외 단일가 예상 거래량 */
  readonly ovtm_untp_antc_vol?: string
  /** 상한 부호 */
  readonly uplm_sign?: string
  /** 하한 부호 */
  readonly lslm_sign?: string
}

export interface InquireTimeOvertimeconclusionOutput2 {
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
}

export interface InquireTimeOvertimeconclusionAnswer {
  readonly output1: InquireTimeOvertimeconclusionOutput1
  readonly output2: readonly InquireTimeOvertimeconclusionOutput2[]
}

/** 주식현재가 시간외시간별체결 · v1_국내주식-025 · FHPST02310000, paper FHPST02310000 */
export const inquireTimeOvertimeconclusion: Endpoint<InquireTimeOvertimeconclusionInput, InquireTimeOvertimeconclusionAnswer> = {
  id: 'domestic-stock/inquire-time-overtimeconclusion',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-time-overtimeconclusion',
  trIds: [{ real: 'FHPST02310000', paper: 'FHPST02310000' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_HOUR_CLS_CODE: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'ovtm_untp_prpr', 'ovtm_untp_prdy_vrss', 'ovtm_untp_prdy_vrss_sign', 'ovtm_untp_prdy_ctrt', 'ovtm_untp_vol',
        'ovtm_untp_tr_pbmn', 'ovtm_untp_mxpr', 'ovtm_untp_llam', 'ovtm_untp_oprc', 'ovtm_untp_hgpr', 'ovtm_untp_lwpr',
        'ovtm_untp_antc_cnpr', 'ovtm_untp_antc_cntg_vrss', 'ovtm_untp_antc_cntg_vrss_sign', 'ovtm_untp_antc_cntg_ctrt',
        'ovtm_untp_antc_vol', 'uplm_sign', 'lslm_sign',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'askp', 'bidp', 'acml_vol',
        'cntg_vol',
      ],
    },
  },
}

export interface InquireViStatusInput {
  /** 분류 구분 코드 · 0 전체 · 1 상승 · 2 하락 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 조건 화면 분류 코드 · e.g. 20139 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 시장 구분 코드 · 0 전체 · K 거래소 · Q 코스닥 */
  readonly FID_MRKT_CLS_CODE: '0' | 'K' | 'Q'
  /** 입력 종목코드 */
  readonly FID_INPUT_ISCD?: string
  /** 순위 정렬 구분 코드 · 0 전체 · 1 정적 · 2 동적 · 3 정적&동적 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3'
  /** 입력 날짜1 · e.g. 20200420 */
  readonly FID_INPUT_DATE_1: string
  /** 대상 구분 코드 · e.g. 0 */
  readonly FID_TRGT_CLS_CODE?: string
  /** 대상 제외 구분 코드 */
  readonly FID_TRGT_EXLS_CLS_CODE?: string
}

export interface InquireViStatusOutput {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** VI발동상태 */
  readonly vi_cls_code?: string
  /** 영업 일자 */
  readonly bsop_date?: string
  /** VI발동시간 */
  readonly cntg_vi_hour?: string
  /** VI해제시간 */
  readonly vi_cncl_hour?: string
  /** VI종류코드 */
  readonly vi_kind_code?: string
  /** VI발동가격 */
  readonly vi_prc?: string
  /** 정적VI발동기준가격 */
  readonly vi_stnd_prc?: string
  /** 정적VI발동괴리율 */
  readonly vi_dprt?: string
  /** 동적VI발동기준가격 */
  readonly vi_dmc_stnd_prc?: string
  /** 동적VI발동괴리율 */
  readonly vi_dmc_dprt?: string
  /** VI발동횟수 */
  readonly vi_count?: string
}

export interface InquireViStatusAnswer {
  readonly output: readonly InquireViStatusOutput[]
}

/** 변동성완화장치(VI) 현황 · v1_국내주식-055 · FHPST01390000, not in paper trading */
export const inquireViStatus: Endpoint<InquireViStatusInput, InquireViStatusAnswer, 'real'> = {
  id: 'domestic-stock/inquire-vi-status',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/inquire-vi-status',
  trIds: [{ real: 'FHPST01390000', paper: null }],
  fields: {
    FID_DIV_CLS_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_MRKT_CLS_CODE: 'required',
    FID_INPUT_ISCD: 'empty',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_TRGT_CLS_CODE: 'empty',
    FID_TRGT_EXLS_CLS_CODE: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'hts_kor_isnm', 'mksc_shrn_iscd', 'vi_cls_code', 'bsop_date', 'cntg_vi_hour', 'vi_cncl_hour', 'vi_kind_code',
        'vi_prc', 'vi_stnd_prc', 'vi_dprt', 'vi_dmc_stnd_prc', 'vi_dmc_dprt', 'vi_count',
      ],
    },
  },
}

export interface IntgrMarginInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 */
  readonly ACNT_PRDT_CD?: string
  /** CMA평가금액포함여부 · Y 포함 · N 미포함 */
  readonly CMA_EVLU_AMT_ICLD_YN: 'Y' | 'N'
  /** 원화외화구분코드 · 01 외화기준 · 02 원화기준 */
  readonly WCRC_FRCR_DVSN_CD: '01' | '02'
  /** 선도환계약외화구분코드 · 01 외화기준 · 02 원화기준 */
  readonly FWEX_CTRT_FRCR_DVSN_CD: '01' | '02'
}

export interface IntgrMarginOutput {
  /** 계좌증거금율 */
  readonly acmga_rt?: string
  /** 계좌증거금100퍼센트지정사유 */
  readonly acmga_pct100_aptm_rson?: string
  /** 주식현금대상금액 */
  readonly stck_cash_objt_amt?: string
  /** 주식대용대상금액 */
  readonly stck_sbst_objt_amt?: string
  /** 주식평가대상금액 */
  readonly stck_evlu_objt_amt?: string
  /** 주식재사용가능대상금액 */
  readonly stck_ruse_psbl_objt_amt?: string
  /** 주식펀드환매대금대상금액 */
  readonly stck_fund_rpch_chgs_objt_amt?: string
  /** 주식융자상환금대상금액 */
  readonly stck_fncg_rdpt_objt_atm?: string
  /** 채권재사용가능대상금액 */
  readonly bond_ruse_psbl_objt_amt?: string
  /** 주식현금사용금액 */
  readonly stck_cash_use_amt?: string
  /** 주식대용사용금액 */
  readonly stck_sbst_use_amt?: string
  /** 주식평가사용금액 */
  readonly stck_evlu_use_amt?: string
  /** 주식재사용가능금사용금액 */
  readonly stck_ruse_psbl_amt_use_amt?: string
  /** 주식펀드환매대금사용금액 */
  readonly stck_fund_rpch_chgs_use_amt?: string
  /** 주식융자상환금사용금액 */
  readonly stck_fncg_rdpt_amt_use_amt?: string
  /** 채권재사용가능금사용금액 */
  readonly bond_ruse_psbl_amt_use_amt?: string
  /** 주식현금주문가능금액 */
  readonly stck_cash_ord_psbl_amt?: string
  /** 주식대용주문가능금액 */
  readonly stck_sbst_ord_psbl_amt?: string
  /** 주식평가주문가능금액 */
  readonly stck_evlu_ord_psbl_amt?: string
  /** 주식재사용가능주문가능금액 */
  readonly stck_ruse_psbl_ord_psbl_amt?: string
  /** 주식펀드환매주문가능금액 */
  readonly stck_fund_rpch_ord_psbl_amt?: string
  /** 채권재사용가능주문가능금액 */
  readonly bond_ruse_psbl_ord_psbl_amt?: string
  /** 미수금액 */
  readonly rcvb_amt?: string
  /** 주식대출보증금재사용가능금액 */
  readonly stck_loan_grta_ruse_psbl_amt?: string
  /** 주식현금20최대주문가능금액 */
  readonly stck_cash20_max_ord_psbl_amt?: string
  /** 주식현금30최대주문가능금액 */
  readonly stck_cash30_max_ord_psbl_amt?: string
  /** 주식현금40최대주문가능금액 */
  readonly stck_cash40_max_ord_psbl_amt?: string
  /** 주식현금50최대주문가능금액 */
  readonly stck_cash50_max_ord_psbl_amt?: string
  /** 주식현금60최대주문가능금액 */
  readonly stck_cash60_max_ord_psbl_amt?: string
  /** 주식현금100최대주문가능금액 */
  readonly stck_cash100_max_ord_psbl_amt?: string
  /** 주식재사용불가100최대주문가능 */
  readonly stck_rsip100_max_ord_psbl_amt?: string
  /** 채권최대주문가능금액 */
  readonly bond_max_ord_psbl_amt?: string
  /** 주식융자45최대주문가능금액 */
  readonly stck_fncg45_max_ord_psbl_amt?: string
  /** 주식융자50최대주문가능금액 */
  readonly stck_fncg50_max_ord_psbl_amt?: string
  /** 주식융자60최대주문가능금액 */
  readonly stck_fncg60_max_ord_psbl_amt?: string
  /** 주식융자70최대주문가능금액 */
  readonly stck_fncg70_max_ord_psbl_amt?: string
  /** 주식대주최대주문가능금액 */
  readonly stck_stln_max_ord_psbl_amt?: string
  /** 한도금액 */
  readonly lmt_amt?: string
  /** 해외주식통합증거금구분명 */
  readonly ovrs_stck_itgr_mgna_dvsn_name?: string
  /** 미화대상금액 */
  readonly usd_objt_amt?: string
  /** 미화사용금액 */
  readonly usd_use_amt?: string
  /** 미화주문가능금액 */
  readonly usd_ord_psbl_amt?: string
  /** 홍콩달러대상금액 */
  readonly hkd_objt_amt?: string
  /** 홍콩달러사용금액 */
  readonly hkd_use_amt?: string
  /** 홍콩달러주문가능금액 */
  readonly hkd_ord_psbl_amt?: string
  /** 엔화대상금액 */
  readonly jpy_objt_amt?: string
  /** 엔화사용금액 */
  readonly jpy_use_amt?: string
  /** 엔화주문가능금액 */
  readonly jpy_ord_psbl_amt?: string
  /** 위안화대상금액 */
  readonly cny_objt_amt?: string
  /** 위안화사용금액 */
  readonly cny_use_amt?: string
  /** 위안화주문가능금액 */
  readonly cny_ord_psbl_amt?: string
  /** 미화재사용대상금액 */
  readonly usd_ruse_objt_amt?: string
  /** 미화재사용금액 */
  readonly usd_ruse_amt?: string
  /** 미화재사용주문가능금액 */
  readonly usd_ruse_ord_psbl_amt?: string
  /** 홍콩달러재사용대상금액 */
  readonly hkd_ruse_objt_amt?: string
  /** 홍콩달러재사용금액 */
  readonly hkd_ruse_amt?: string
  /** 홍콩달러재사용주문가능금액 */
  readonly hkd_ruse_ord_psbl_amt?: string
  /** 엔화재사용대상금액 */
  readonly jpy_ruse_objt_amt?: string
  /** 엔화재사용금액 */
  readonly jpy_ruse_amt?: string
  /** 엔화재사용주문가능금액 */
  readonly jpy_ruse_ord_psbl_amt?: string
  /** 위안화재사용대상금액 */
  readonly cny_ruse_objt_amt?: string
  /** 위안화재사용금액 */
  readonly cny_ruse_amt?: string
  /** 위안화재사용주문가능금액 */
  readonly cny_ruse_ord_psbl_amt?: string
  /** 미화일반주문가능금액 */
  readonly usd_gnrl_ord_psbl_amt?: string
  /** 미화통합주문가능금액 */
  readonly usd_itgr_ord_psbl_amt?: string
  /** 홍콩달러일반주문가능금액 */
  readonly hkd_gnrl_ord_psbl_amt?: string
  /** 홍콩달러통합주문가능금액 */
  readonly hkd_itgr_ord_psbl_amt?: string
  /** 엔화일반주문가능금액 */
  readonly jpy_gnrl_ord_psbl_amt?: string
  /** 엔화통합주문가능금액 */
  readonly jpy_itgr_ord_psbl_amt?: string
  /** 위안화일반주문가능금액 */
  readonly cny_gnrl_ord_psbl_amt?: string
  /** 위안화통합주문가능금액 */
  readonly cny_itgr_ord_psbl_amt?: string
  /** 주식통합현금20주문가능금액 */
  readonly stck_itgr_cash20_ord_psbl_amt?: string
  /** 주식통합현금30주문가능금액 */
  readonly stck_itgr_cash30_ord_psbl_amt?: string
  /** 주식통합현금40주문가능금액 */
  readonly stck_itgr_cash40_ord_psbl_amt?: string
  /** 주식통합현금50주문가능금액 */
  readonly stck_itgr_cash50_ord_psbl_amt?: string
  /** 주식통합현금60주문가능금액 */
  readonly stck_itgr_cash60_ord_psbl_amt?: string
  /** 주식통합현금100주문가능금액 */
  readonly stck_itgr_cash100_ord_psbl_amt?: string
  /** 주식통합100주문가능금액 */
  readonly stck_itgr_100_ord_psbl_amt?: string
  /** 주식통합융자45주문가능금액 */
  readonly stck_itgr_fncg45_ord_psbl_amt?: string
  /** 주식통합융자50주문가능금액 */
  readonly stck_itgr_fncg50_ord_psbl_amt?: string
  /** 주식통합융자60주문가능금액 */
  readonly stck_itgr_fncg60_ord_psbl_amt?: string
  /** 주식통합융자70주문가능금액 */
  readonly stck_itgr_fncg70_ord_psbl_amt?: string
  /** 주식통합대주주문가능금액 */
  readonly stck_itgr_stln_ord_psbl_amt?: string
  /** 채권통합주문가능금액 */
  readonly bond_itgr_ord_psbl_amt?: string
  /** 주식현금해외사용금액 */
  readonly stck_cash_ovrs_use_amt?: string
  /** 주식대용해외사용금액 */
  readonly stck_sbst_ovrs_use_amt?: string
  /** 주식평가해외사용금액 */
  readonly stck_evlu_ovrs_use_amt?: string
  /** 주식재사용금액해외사용금액 */
  readonly stck_re_use_amt_ovrs_use_amt?: string
  /** 주식펀드환매해외사용금액 */
  readonly stck_fund_rpch_ovrs_use_amt?: string
  /** 주식융자상환해외사용금액 */
  readonly stck_fncg_rdpt_ovrs_use_amt?: string
  /** 채권재사용해외사용금액 */
  readonly bond_re_use_ovrs_use_amt?: string
  /** 미화타시장사용금액 */
  readonly usd_oth_mket_use_amt?: string
  /** 엔화타시장사용금액 */
  readonly jpy_oth_mket_use_amt?: string
  /** 위안화타시장사용금액 */
  readonly cny_oth_mket_use_amt?: string
  /** 홍콩달러타시장사용금액 */
  readonly hkd_oth_mket_use_amt?: string
  /** 미화재사용타시장사용금액 */
  readonly usd_re_use_oth_mket_use_amt?: string
  /** 엔화재사용타시장사용금액 */
  readonly jpy_re_use_oth_mket_use_amt?: string
  /** 위안화재사용타시장사용금액 */
  readonly cny_re_use_oth_mket_use_amt?: string
  /** 홍콩달러재사용타시장사용금액 */
  readonly hkd_re_use_oth_mket_use_amt?: string
  /** 홍콩위안화재사용금액 */
  readonly hgkg_cny_re_use_amt?: string
  /** 미국달러최초고시환율 */
  readonly usd_frst_bltn_exrt?: string
  /** 홍콩달러최초고시환율 */
  readonly hkd_frst_bltn_exrt?: string
  /** 일본엔화최초고시환율 */
  readonly jpy_frst_bltn_exrt?: string
  /** 중국위안화최초고시환율 */
  readonly cny_frst_bltn_exrt?: string
}

export interface IntgrMarginAnswer {
  readonly output: IntgrMarginOutput
}

/** 주식통합증거금 현황 · 국내주식-191 · TTTC0869R, not in paper trading */
export const intgrMargin: Endpoint<IntgrMarginInput, IntgrMarginAnswer, 'real'> = {
  id: 'domestic-stock/intgr-margin',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/intgr-margin',
  trIds: [{ real: 'TTTC0869R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    CMA_EVLU_AMT_ICLD_YN: 'required',
    WCRC_FRCR_DVSN_CD: 'required',
    FWEX_CTRT_FRCR_DVSN_CD: 'required',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'acmga_rt', 'acmga_pct100_aptm_rson', 'stck_cash_objt_amt', 'stck_sbst_objt_amt', 'stck_evlu_objt_amt',
        'stck_ruse_psbl_objt_amt', 'stck_fund_rpch_chgs_objt_amt', 'stck_fncg_rdpt_objt_atm', 'bond_ruse_psbl_objt_amt',
        'stck_cash_use_amt', 'stck_sbst_use_amt', 'stck_evlu_use_amt', 'stck_ruse_psbl_amt_use_amt',
        'stck_fund_rpch_chgs_use_amt', 'stck_fncg_rdpt_amt_use_amt', 'bond_ruse_psbl_amt_use_amt',
        'stck_cash_ord_psbl_amt', 'stck_sbst_ord_psbl_amt', 'stck_evlu_ord_psbl_amt', 'stck_ruse_psbl_ord_psbl_amt',
        'stck_fund_rpch_ord_psbl_amt', 'bond_ruse_psbl_ord_psbl_amt', 'rcvb_amt', 'stck_loan_grta_ruse_psbl_amt',
        'stck_cash20_max_ord_psbl_amt', 'stck_cash30_max_ord_psbl_amt', 'stck_cash40_max_ord_psbl_amt',
        'stck_cash50_max_ord_psbl_amt', 'stck_cash60_max_ord_psbl_amt', 'stck_cash100_max_ord_psbl_amt',
        'stck_rsip100_max_ord_psbl_amt', 'bond_max_ord_psbl_amt', 'stck_fncg45_max_ord_psbl_amt',
        'stck_fncg50_max_ord_psbl_amt', 'stck_fncg60_max_ord_psbl_amt', 'stck_fncg70_max_ord_psbl_amt',
        'stck_stln_max_ord_psbl_amt', 'lmt_amt', 'ovrs_stck_itgr_mgna_dvsn_name', 'usd_objt_amt', 'usd_use_amt',
        'usd_ord_psbl_amt', 'hkd_objt_amt', 'hkd_use_amt', 'hkd_ord_psbl_amt', 'jpy_objt_amt', 'jpy_use_amt',
        'jpy_ord_psbl_amt', 'cny_objt_amt', 'cny_use_amt', 'cny_ord_psbl_amt', 'usd_ruse_objt_amt', 'usd_ruse_amt',
        'usd_ruse_ord_psbl_amt', 'hkd_ruse_objt_amt', 'hkd_ruse_amt', 'hkd_ruse_ord_psbl_amt', 'jpy_ruse_objt_amt',
        'jpy_ruse_amt', 'jpy_ruse_ord_psbl_amt', 'cny_ruse_objt_amt', 'cny_ruse_amt', 'cny_ruse_ord_psbl_amt',
        'usd_gnrl_ord_psbl_amt', 'usd_itgr_ord_psbl_amt', 'hkd_gnrl_ord_psbl_amt', 'hkd_itgr_ord_psbl_amt',
        'jpy_gnrl_ord_psbl_amt', 'jpy_itgr_ord_psbl_amt', 'cny_gnrl_ord_psbl_amt', 'cny_itgr_ord_psbl_amt',
        'stck_itgr_cash20_ord_psbl_amt', 'stck_itgr_cash30_ord_psbl_amt', 'stck_itgr_cash40_ord_psbl_amt',
        'stck_itgr_cash50_ord_psbl_amt', 'stck_itgr_cash60_ord_psbl_amt', 'stck_itgr_cash100_ord_psbl_amt',
        'stck_itgr_100_ord_psbl_amt', 'stck_itgr_fncg45_ord_psbl_amt', 'stck_itgr_fncg50_ord_psbl_amt',
        'stck_itgr_fncg60_ord_psbl_amt', 'stck_itgr_fncg70_ord_psbl_amt', 'stck_itgr_stln_ord_psbl_amt',
        'bond_itgr_ord_psbl_amt', 'stck_cash_ovrs_use_amt', 'stck_sbst_ovrs_use_amt', 'stck_evlu_ovrs_use_amt',
        'stck_re_use_amt_ovrs_use_amt', 'stck_fund_rpch_ovrs_use_amt', 'stck_fncg_rdpt_ovrs_use_amt',
        'bond_re_use_ovrs_use_amt', 'usd_oth_mket_use_amt', 'jpy_oth_mket_use_amt', 'cny_oth_mket_use_amt',
        'hkd_oth_mket_use_amt', 'usd_re_use_oth_mket_use_amt', 'jpy_re_use_oth_mket_use_amt',
        'cny_re_use_oth_mket_use_amt', 'hkd_re_use_oth_mket_use_amt', 'hgkg_cny_re_use_amt', 'usd_frst_bltn_exrt',
        'hkd_frst_bltn_exrt', 'jpy_frst_bltn_exrt', 'cny_frst_bltn_exrt',
      ],
    },
  },
}

export interface IntstockGrouplistInput {
  /** 관심종목구분코드 · e.g. 1 */
  readonly TYPE: string
  /** 기타 구분 코드 · e.g. 00 */
  readonly FID_ETC_CLS_CODE: string
  /** 사용자 ID */
  readonly USER_ID: string
}

export interface IntstockGrouplistOutput2 {
  /** 일자 */
  readonly date?: string
  /** 전송 시간 */
  readonly trnm_hour?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 관심 그룹 코드 */
  readonly inter_grp_code?: string
  /** 관심 그룹 명 */
  readonly inter_grp_name?: string
  /** 요청 개수 */
  readonly ask_cnt?: string
}

export interface IntstockGrouplistAnswer {
  readonly output2: readonly IntstockGrouplistOutput2[]
}

/** 관심종목 그룹조회 · 국내주식-204 · HHKCM113004C7, not in paper trading */
export const intstockGrouplist: Endpoint<IntstockGrouplistInput, IntstockGrouplistAnswer, 'real'> = {
  id: 'domestic-stock/intstock-grouplist',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/intstock-grouplist',
  trIds: [{ real: 'HHKCM113004C7', paper: null }],
  fields: { TYPE: 'required', FID_ETC_CLS_CODE: 'required', USER_ID: 'required' },
  blocks: {
    output2: {
      kind: 'array',
      fields: ['date', 'trnm_hour', 'data_rank', 'inter_grp_code', 'inter_grp_name', 'ask_cnt'],
    },
  },
}

export interface IntstockMultpriceInput {
  /** 조건 시장 분류 코드1 · J KRX · NX NXT */
  readonly FID_COND_MRKT_DIV_CODE_1: 'J' | 'NX'
  /** 입력 종목코드1 · e.g. 419530 */
  readonly FID_INPUT_ISCD_1: string
  /** 조건 시장 분류 코드2 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_2?: string
  /** 입력 종목코드2 · e.g. 092070 */
  readonly FID_INPUT_ISCD_2?: string
  /** 조건 시장 분류 코드3 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_3?: string
  /** 입력 종목코드3 · e.g. 039440 */
  readonly FID_INPUT_ISCD_3?: string
  /** 조건 시장 분류 코드4 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_4?: string
  /** 입력 종목코드4 · e.g. 102120 */
  readonly FID_INPUT_ISCD_4?: string
  /** 조건 시장 분류 코드5 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_5?: string
  /** 입력 종목코드5 · e.g. 036930 */
  readonly FID_INPUT_ISCD_5?: string
  /** 조건 시장 분류 코드6 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_6?: string
  /** 입력 종목코드6 · e.g. 195870 */
  readonly FID_INPUT_ISCD_6?: string
  /** 조건 시장 분류 코드7 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_7?: string
  /** 입력 종목코드7 · e.g. 217620 */
  readonly FID_INPUT_ISCD_7?: string
  /** 조건 시장 분류 코드8 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_8?: string
  /** 입력 종목코드8 · e.g. 417840 */
  readonly FID_INPUT_ISCD_8?: string
  /** 조건 시장 분류 코드9 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_9?: string
  /** 입력 종목코드9 · e.g. 093520 */
  readonly FID_INPUT_ISCD_9?: string
  /** 조건 시장 분류 코드10 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_10?: string
  /** 입력 종목코드10 · e.g. 098460 */
  readonly FID_INPUT_ISCD_10?: string
  /** 조건 시장 분류 코드11 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_11?: string
  /** 입력 종목코드11 · e.g. 002070 */
  readonly FID_INPUT_ISCD_11?: string
  /** 조건 시장 분류 코드12 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_12?: string
  /** 입력 종목코드12 · e.g. 003960 */
  readonly FID_INPUT_ISCD_12?: string
  /** 조건 시장 분류 코드13 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_13?: string
  /** 입력 종목코드13 · e.g. 083450 */
  readonly FID_INPUT_ISCD_13?: string
  /** 조건 시장 분류 코드14 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_14?: string
  /** 입력 종목코드14 · e.g. 131290 */
  readonly FID_INPUT_ISCD_14?: string
  /** 조건 시장 분류 코드15 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_15?: string
  /** 입력 종목코드15 · e.g. 060310 */
  readonly FID_INPUT_ISCD_15?: string
  /** 조건 시장 분류 코드16 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_16?: string
  /** 입력 종목코드16 · e.g. 095570 */
  readonly FID_INPUT_ISCD_16?: string
  /** 조건 시장 분류 코드17 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_17?: string
  /** 입력 종목코드17 · e.g. 006840 */
  readonly FID_INPUT_ISCD_17?: string
  /** 조건 시장 분류 코드18 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_18?: string
  /** 입력 종목코드18 · e.g. 054620 */
  readonly FID_INPUT_ISCD_18?: string
  /** 조건 시장 분류 코드19 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_19?: string
  /** 입력 종목코드19 · e.g. 265520 */
  readonly FID_INPUT_ISCD_19?: string
  /** 조건 시장 분류 코드20 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_20?: string
  /** 입력 종목코드20 · e.g. 211270 */
  readonly FID_INPUT_ISCD_20?: string
  /** 조건 시장 분류 코드21 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_21?: string
  /** 입력 종목코드21 · e.g. 027410 */
  readonly FID_INPUT_ISCD_21?: string
  /** 조건 시장 분류 코드22 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_22?: string
  /** 입력 종목코드22 · e.g. 282330 */
  readonly FID_INPUT_ISCD_22?: string
  /** 조건 시장 분류 코드23 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_23?: string
  /** 입력 종목코드23 · e.g. 126600 */
  readonly FID_INPUT_ISCD_23?: string
  /** 조건 시장 분류 코드24 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_24?: string
  /** 입력 종목코드24 · e.g. 138930 */
  readonly FID_INPUT_ISCD_24?: string
  /** 조건 시장 분류 코드25 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_25?: string
  /** 입력 종목코드25 · e.g. 001460 */
  readonly FID_INPUT_ISCD_25?: string
  /** 조건 시장 분류 코드26 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_26?: string
  /** 입력 종목코드26 · e.g. 001465 */
  readonly FID_INPUT_ISCD_26?: string
  /** 조건 시장 분류 코드27 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_27?: string
  /** 입력 종목코드27 · e.g. 013720 */
  readonly FID_INPUT_ISCD_27?: string
  /** 조건 시장 분류 코드28 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_28?: string
  /** 입력 종목코드28 · e.g. 001040 */
  readonly FID_INPUT_ISCD_28?: string
  /** 조건 시장 분류 코드29 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_29?: string
  /** 입력 종목코드29 · e.g. 079160 */
  readonly FID_INPUT_ISCD_29?: string
  /** 조건 시장 분류 코드30 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE_30?: string
  /** 입력 종목코드30 · e.g. 035760 */
  readonly FID_INPUT_ISCD_30?: string
}

export interface IntstockMultpriceOutput {
  /** 코스피 코스닥 구분 명 */
  readonly kospi_kosdaq_cls_name?: string
  /** 시장 조치 구분 명 */
  readonly mrkt_trtm_cls_name?: string
  /** 시간 구분 코드 */
  readonly hour_cls_code?: string
  /** 관심 단축 종목코드 */
  readonly inter_shrn_iscd?: string
  /** 관심 한글 종목명 */
  readonly inter_kor_isnm?: string
  /** 관심2 현재가 */
  readonly inter2_prpr?: string
  /** 관심2 전일 대비 */
  readonly inter2_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 관심2 시가 */
  readonly inter2_oprc?: string
  /** 관심2 고가 */
  readonly inter2_hgpr?: string
  /** 관심2 저가 */
  readonly inter2_lwpr?: string
  /** 관심2 하한가 */
  readonly inter2_llam?: string
  /** 관심2 상한가 */
  readonly inter2_mxpr?: string
  /** 관심2 매도호가 */
  readonly inter2_askp?: string
  /** 관심2 매수호가 */
  readonly inter2_bidp?: string
  /** 매도 잔량 */
  readonly seln_rsqn?: string
  /** 매수2 잔량 */
  readonly shnu_rsqn?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 관심2 전일 종가 */
  readonly inter2_prdy_clpr?: string
  /** 시가 대비 최고가 비율 */
  readonly oprc_vrss_hgpr_rate?: string
  /** 관심 예상 체결 대비 */
  readonly intr_antc_cntg_vrss?: string
  /** 관심 예상 체결 대비 부호 */
  readonly intr_antc_cntg_vrss_sign?: string
  /** 관심 예상 체결 전일 대비율 */
  readonly intr_antc_cntg_prdy_ctrt?: string
  /** 관심 예상 거래량 */
  readonly intr_antc_vol?: string
  /** 관심2 기준가 */
  readonly inter2_sdpr?: string
}

export interface IntstockMultpriceAnswer {
  readonly output: readonly IntstockMultpriceOutput[]
}

/** 관심종목(멀티종목) 시세조회 · 국내주식-205 · FHKST11300006, not in paper trading */
export const intstockMultprice: Endpoint<IntstockMultpriceInput, IntstockMultpriceAnswer, 'real'> = {
  id: 'domestic-stock/intstock-multprice',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/intstock-multprice',
  trIds: [{ real: 'FHKST11300006', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE_1: 'required',
    FID_INPUT_ISCD_1: 'required',
    FID_COND_MRKT_DIV_CODE_2: 'absent',
    FID_INPUT_ISCD_2: 'absent',
    FID_COND_MRKT_DIV_CODE_3: 'absent',
    FID_INPUT_ISCD_3: 'absent',
    FID_COND_MRKT_DIV_CODE_4: 'absent',
    FID_INPUT_ISCD_4: 'absent',
    FID_COND_MRKT_DIV_CODE_5: 'absent',
    FID_INPUT_ISCD_5: 'absent',
    FID_COND_MRKT_DIV_CODE_6: 'absent',
    FID_INPUT_ISCD_6: 'absent',
    FID_COND_MRKT_DIV_CODE_7: 'absent',
    FID_INPUT_ISCD_7: 'absent',
    FID_COND_MRKT_DIV_CODE_8: 'absent',
    FID_INPUT_ISCD_8: 'absent',
    FID_COND_MRKT_DIV_CODE_9: 'absent',
    FID_INPUT_ISCD_9: 'absent',
    FID_COND_MRKT_DIV_CODE_10: 'absent',
    FID_INPUT_ISCD_10: 'absent',
    FID_COND_MRKT_DIV_CODE_11: 'absent',
    FID_INPUT_ISCD_11: 'absent',
    FID_COND_MRKT_DIV_CODE_12: 'absent',
    FID_INPUT_ISCD_12: 'absent',
    FID_COND_MRKT_DIV_CODE_13: 'absent',
    FID_INPUT_ISCD_13: 'absent',
    FID_COND_MRKT_DIV_CODE_14: 'absent',
    FID_INPUT_ISCD_14: 'absent',
    FID_COND_MRKT_DIV_CODE_15: 'absent',
    FID_INPUT_ISCD_15: 'absent',
    FID_COND_MRKT_DIV_CODE_16: 'absent',
    FID_INPUT_ISCD_16: 'absent',
    FID_COND_MRKT_DIV_CODE_17: 'absent',
    FID_INPUT_ISCD_17: 'absent',
    FID_COND_MRKT_DIV_CODE_18: 'absent',
    FID_INPUT_ISCD_18: 'absent',
    FID_COND_MRKT_DIV_CODE_19: 'absent',
    FID_INPUT_ISCD_19: 'absent',
    FID_COND_MRKT_DIV_CODE_20: 'absent',
    FID_INPUT_ISCD_20: 'absent',
    FID_COND_MRKT_DIV_CODE_21: 'absent',
    FID_INPUT_ISCD_21: 'absent',
    FID_COND_MRKT_DIV_CODE_22: 'absent',
    FID_INPUT_ISCD_22: 'absent',
    FID_COND_MRKT_DIV_CODE_23: 'absent',
    FID_INPUT_ISCD_23: 'absent',
    FID_COND_MRKT_DIV_CODE_24: 'absent',
    FID_INPUT_ISCD_24: 'absent',
    FID_COND_MRKT_DIV_CODE_25: 'absent',
    FID_INPUT_ISCD_25: 'absent',
    FID_COND_MRKT_DIV_CODE_26: 'absent',
    FID_INPUT_ISCD_26: 'absent',
    FID_COND_MRKT_DIV_CODE_27: 'absent',
    FID_INPUT_ISCD_27: 'absent',
    FID_COND_MRKT_DIV_CODE_28: 'absent',
    FID_INPUT_ISCD_28: 'absent',
    FID_COND_MRKT_DIV_CODE_29: 'absent',
    FID_INPUT_ISCD_29: 'absent',
    FID_COND_MRKT_DIV_CODE_30: 'absent',
    FID_INPUT_ISCD_30: 'absent',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'kospi_kosdaq_cls_name', 'mrkt_trtm_cls_name', 'hour_cls_code', 'inter_shrn_iscd', 'inter_kor_isnm',
        'inter2_prpr', 'inter2_prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'inter2_oprc', 'inter2_hgpr',
        'inter2_lwpr', 'inter2_llam', 'inter2_mxpr', 'inter2_askp', 'inter2_bidp', 'seln_rsqn', 'shnu_rsqn',
        'total_askp_rsqn', 'total_bidp_rsqn', 'acml_tr_pbmn', 'inter2_prdy_clpr', 'oprc_vrss_hgpr_rate',
        'intr_antc_cntg_vrss', 'intr_antc_cntg_vrss_sign', 'intr_antc_cntg_prdy_ctrt', 'intr_antc_vol', 'inter2_sdpr',
      ],
    },
  },
}

export interface IntstockStocklistByGroupInput {
  /** 관심종목구분코드 · e.g. 1 */
  readonly TYPE: string
  /** 사용자 ID */
  readonly USER_ID: string
  /** 관심 그룹 코드 · e.g. 001 */
  readonly INTER_GRP_CODE: string
  /** 기타 구분 코드 · e.g. 4 */
  readonly FID_ETC_CLS_CODE: string
  /** 데이터 순위 */
  readonly DATA_RANK?: string
  /** 관심 그룹 명 */
  readonly INTER_GRP_NAME?: string
  /** HTS 한글 종목명 */
  readonly HTS_KOR_ISNM?: string
  /** 체결 구분 코드 */
  readonly CNTG_CLS_CODE?: string
}

export interface IntstockStocklistByGroupOutput1 {
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 관심 그룹 명 */
  readonly inter_grp_name?: string
}

export interface IntstockStocklistByGroupOutput2 {
  /** FID 시장 구분 코드 */
  readonly fid_mrkt_cls_code?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 거래소코드 */
  readonly exch_code?: string
  /** 종목코드 */
  readonly jong_code?: string
  /** 생상 코드 */
  readonly color_code?: string
  /** 메모 */
  readonly memo?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 기준일 순매수 수량 */
  readonly fxdt_ntby_qty?: string
  /** 체결단가 */
  readonly cntg_unpr?: string
  /** 체결 구분 코드 */
  readonly cntg_cls_code?: string
}

export interface IntstockStocklistByGroupAnswer {
  readonly output1: IntstockStocklistByGroupOutput1
  readonly output2: readonly IntstockStocklistByGroupOutput2[]
}

/** 관심종목 그룹별 종목조회 · 국내주식-203 · HHKCM113004C6, not in paper trading */
export const intstockStocklistByGroup: Endpoint<IntstockStocklistByGroupInput, IntstockStocklistByGroupAnswer, 'real'> = {
  id: 'domestic-stock/intstock-stocklist-by-group',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/intstock-stocklist-by-group',
  trIds: [{ real: 'HHKCM113004C6', paper: null }],
  fields: {
    TYPE: 'required',
    USER_ID: 'required',
    INTER_GRP_CODE: 'required',
    FID_ETC_CLS_CODE: 'required',
    DATA_RANK: 'empty',
    INTER_GRP_NAME: 'empty',
    HTS_KOR_ISNM: 'empty',
    CNTG_CLS_CODE: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['data_rank', 'inter_grp_name'] },
    output2: {
      kind: 'array',
      fields: [
        'fid_mrkt_cls_code', 'data_rank', 'exch_code', 'jong_code', 'color_code', 'memo', 'hts_kor_isnm',
        'fxdt_ntby_qty', 'cntg_unpr', 'cntg_cls_code',
      ],
    },
  },
}

export interface InvestOpbysecInput {
  /** 조건시장분류코드 · J 시장 구분 코드 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 조건화면분류코드 · sent as 16634 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 분류구분코드 · 0 전체 · 1 매수 · 2 중립 · 3 매도 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2' | '3'
  /** 입력날짜1 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1: string
  /** 입력날짜2 · e.g. 20250131 */
  readonly FID_INPUT_DATE_2: string
}

export interface InvestOpbysecOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 주식단축종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 투자의견 */
  readonly invt_opnn?: string
  /** 투자의견구분코드 */
  readonly invt_opnn_cls_code?: string
  /** 직전투자의견 */
  readonly rgbf_invt_opnn?: string
  /** 직전투자의견구분코드 */
  readonly rgbf_invt_opnn_cls_code?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** HTS목표가격 */
  readonly hts_goal_prc?: string
  /** 주식전일종가 */
  readonly stck_prdy_clpr?: string
  /** 주식선물괴리도 */
  readonly stft_esdg?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 회원사명 · portal only */
  readonly mbcr_name?: string
}

export interface InvestOpbysecAnswer {
  readonly output: readonly InvestOpbysecOutput[]
}

/** 국내주식 증권사별 투자의견 · 국내주식-189 · FHKST663400C0, not in paper trading */
export const investOpbysec: Endpoint<InvestOpbysecInput, InvestOpbysecAnswer, 'real'> = {
  id: 'domestic-stock/invest-opbysec',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/invest-opbysec',
  trIds: [{ real: 'FHKST663400C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '16634' },
    FID_INPUT_ISCD: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_shrn_iscd', 'hts_kor_isnm', 'invt_opnn', 'invt_opnn_cls_code', 'rgbf_invt_opnn',
        'rgbf_invt_opnn_cls_code', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'hts_goal_prc',
        'stck_prdy_clpr', 'stft_esdg', 'dprt', 'mbcr_name',
      ],
    },
  },
}

export interface InvestOpinionInput {
  /** 조건시장분류코드 · J 시장 구분 코드 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 조건화면분류코드 · sent as 16633 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력날짜1 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1: string
  /** 입력날짜2 · e.g. 20250617 */
  readonly FID_INPUT_DATE_2: string
}

export interface InvestOpinionOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 투자의견 */
  readonly invt_opnn?: string
  /** 투자의견구분코드 */
  readonly invt_opnn_cls_code?: string
  /** 직전투자의견 */
  readonly rgbf_invt_opnn?: string
  /** 직전투자의견구분코드 */
  readonly rgbf_invt_opnn_cls_code?: string
  /** HTS목표가격 */
  readonly hts_goal_prc?: string
  /** 주식전일종가 */
  readonly stck_prdy_clpr?: string
  /** 주식N일괴리도 */
  readonly stck_nday_esdg?: string
  /** N일괴리율 */
  readonly nday_dprt?: string
  /** 주식선물괴리도 */
  readonly stft_esdg?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 회원사명 · portal only */
  readonly mbcr_name?: string
}

export interface InvestOpinionAnswer {
  readonly output: readonly InvestOpinionOutput[]
}

/** 국내주식 종목투자의견 · 국내주식-188 · FHKST663300C0, not in paper trading */
export const investOpinion: Endpoint<InvestOpinionInput, InvestOpinionAnswer, 'real'> = {
  id: 'domestic-stock/invest-opinion',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/invest-opinion',
  trIds: [{ real: 'FHKST663300C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '16633' },
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'invt_opnn', 'invt_opnn_cls_code', 'rgbf_invt_opnn', 'rgbf_invt_opnn_cls_code',
        'hts_goal_prc', 'stck_prdy_clpr', 'stck_nday_esdg', 'nday_dprt', 'stft_esdg', 'dprt', 'mbcr_name',
      ],
    },
  },
}

export interface InvestorProgramTradeTodayInput {
  /** 시장 구분 코드 · 1 코스피 · 4 코스닥 */
  readonly MRKT_DIV_CLS_CODE: '1' | '4'
  /** 거래소 구분 코드 · J KRX · NX NXT · UN 통합 · portal only */
  readonly EXCH_DIV_CLS_CODE: 'J' | 'NX' | 'UN'
}

export interface InvestorProgramTradeTodayOutput1 {
  /** 투자자코드 */
  readonly invr_cls_code?: string
  /** 전체매도수량 */
  readonly all_seln_qty?: string
  /** 전체매도대금 */
  readonly all_seln_amt?: string
  /** 투자자 구분 명 */
  readonly invr_cls_name?: string
  /** 전체매수수량 */
  readonly all_shnu_qty?: string
  /** 전체매수대금 */
  readonly all_shnu_amt?: string
  /** 전체순매수대금 */
  readonly all_ntby_amt?: string
  /** 차익매도수량 */
  readonly arbt_seln_qty?: string
  /** 전체순매수수량 */
  readonly all_ntby_qty?: string
  /** 차익매수수량 */
  readonly arbt_shnu_qty?: string
  /** 차익순매수수량 */
  readonly arbt_ntby_qty?: string
  /** 차익매도대금 */
  readonly arbt_seln_amt?: string
  /** 차익매수대금 */
  readonly arbt_shnu_amt?: string
  /** 차익순매수대금 */
  readonly arbt_ntby_amt?: string
  /** 비차익매도수량 */
  readonly nabt_seln_qty?: string
  /** 비차익매수수량 */
  readonly nabt_shnu_qty?: string
  /** 비차익순매수수량 */
  readonly nabt_ntby_qty?: string
  /** 비차익매도대금 */
  readonly nabt_seln_amt?: string
  /** 비차익매수대금 */
  readonly nabt_shnu_amt?: string
  /** 비차익순매수대금 */
  readonly nabt_ntby_amt?: string
}

export interface InvestorProgramTradeTodayAnswer {
  readonly output1: readonly InvestorProgramTradeTodayOutput1[]
}

/**
 * 프로그램매매 투자자매매동향(당일) · 국내주식-116 · HHPPG046600C1, not in paper trading
 *
 * Superseded: HHPPG046600C0.
 */
export const investorProgramTradeToday: Endpoint<InvestorProgramTradeTodayInput, InvestorProgramTradeTodayAnswer, 'real'> = {
  id: 'domestic-stock/investor-program-trade-today',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/investor-program-trade-today',
  trIds: [{ real: 'HHPPG046600C1', paper: null }],
  fields: { MRKT_DIV_CLS_CODE: 'required', EXCH_DIV_CLS_CODE: 'required' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'invr_cls_code', 'all_seln_qty', 'all_seln_amt', 'invr_cls_name', 'all_shnu_qty', 'all_shnu_amt',
        'all_ntby_amt', 'arbt_seln_qty', 'all_ntby_qty', 'arbt_shnu_qty', 'arbt_ntby_qty', 'arbt_seln_amt',
        'arbt_shnu_amt', 'arbt_ntby_amt', 'nabt_seln_qty', 'nabt_shnu_qty', 'nabt_ntby_qty', 'nabt_seln_amt',
        'nabt_shnu_amt', 'nabt_ntby_amt',
      ],
    },
  },
}

export interface InvestorTradeByStockDailyInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력 날짜1 · e.g. 20250812 */
  readonly FID_INPUT_DATE_1: string
  /** 수정주가 원주가 가격 */
  readonly FID_ORG_ADJ_PRC?: string
  /** 기타 구분 코드 */
  readonly FID_ETC_CLS_CODE?: string
}

export interface InvestorTradeByStockDailyOutput1 {
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 대표 시장 한글 명 */
  readonly rprs_mrkt_kor_name?: string
}

export interface InvestorTradeByStockDailyOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 외국인 순매수 수량 */
  readonly frgn_ntby_qty?: string
  /** 외국인 등록 순매수 수량 */
  readonly frgn_reg_ntby_qty?: string
  /** 외국인 비등록 순매수 수량 */
  readonly frgn_nreg_ntby_qty?: string
  /** 개인 순매수 수량 */
  readonly prsn_ntby_qty?: string
  /** 기관계 순매수 수량 */
  readonly orgn_ntby_qty?: string
  /** 증권 순매수 수량 */
  readonly scrt_ntby_qty?: string
  /** 투자신탁 순매수 수량 */
  readonly ivtr_ntby_qty?: string
  /** 사모 펀드 순매수 거래량 */
  readonly pe_fund_ntby_vol?: string
  /** 은행 순매수 수량 */
  readonly bank_ntby_qty?: string
  /** 보험 순매수 수량 */
  readonly insu_ntby_qty?: string
  /** 종금 순매수 수량 */
  readonly mrbn_ntby_qty?: string
  /** 기금 순매수 수량 */
  readonly fund_ntby_qty?: string
  /** 기타 순매수 수량 */
  readonly etc_ntby_qty?: string
  /** 기타 법인 순매수 거래량 */
  readonly etc_corp_ntby_vol?: string
  /** 기타 단체 순매수 거래량 */
  readonly etc_orgt_ntby_vol?: string
  /** 외국인 등록 순매수 대금 */
  readonly frgn_reg_ntby_pbmn?: string
  /** 외국인 순매수 거래 대금 */
  readonly frgn_ntby_tr_pbmn?: string
  /** 외국인 비등록 순매수 대금 */
  readonly frgn_nreg_ntby_pbmn?: string
  /** 개인 순매수 거래 대금 */
  readonly prsn_ntby_tr_pbmn?: string
  /** 기관계 순매수 거래 대금 */
  readonly orgn_ntby_tr_pbmn?: string
  /** 증권 순매수 거래 대금 */
  readonly scrt_ntby_tr_pbmn?: string
  /** 사모 펀드 순매수 거래 대금 */
  readonly pe_fund_ntby_tr_pbmn?: string
  /** 투자신탁 순매수 거래 대금 */
  readonly ivtr_ntby_tr_pbmn?: string
  /** 은행 순매수 거래 대금 */
  readonly bank_ntby_tr_pbmn?: string
  /** 보험 순매수 거래 대금 */
  readonly insu_ntby_tr_pbmn?: string
  /** 종금 순매수 거래 대금 */
  readonly mrbn_ntby_tr_pbmn?: string
  /** 기금 순매수 거래 대금 */
  readonly fund_ntby_tr_pbmn?: string
  /** 기타 순매수 거래 대금 */
  readonly etc_ntby_tr_pbmn?: string
  /** 기타 법인 순매수 거래 대금 */
  readonly etc_corp_ntby_tr_pbmn?: string
  /** 기타 단체 순매수 거래 대금 */
  readonly etc_orgt_ntby_tr_pbmn?: string
  /** 외국인 매도 거래량 */
  readonly frgn_seln_vol?: string
  /** 외국인 매수2 거래량 */
  readonly frgn_shnu_vol?: string
  /** 외국인 매도 거래 대금 */
  readonly frgn_seln_tr_pbmn?: string
  /** 외국인 매수2 거래 대금 */
  readonly frgn_shnu_tr_pbmn?: string
  /** 외국인 등록 매도 수량 */
  readonly frgn_reg_askp_qty?: string
  /** 외국인 등록 매수 수량 */
  readonly frgn_reg_bidp_qty?: string
  /** 외국인 등록 매도 대금 */
  readonly frgn_reg_askp_pbmn?: string
  /** 외국인 등록 매수 대금 */
  readonly frgn_reg_bidp_pbmn?: string
  /** 외국인 비등록 매도 수량 */
  readonly frgn_nreg_askp_qty?: string
  /** 외국인 비등록 매수 수량 */
  readonly frgn_nreg_bidp_qty?: string
  /** 외국인 비등록 매도 대금 */
  readonly frgn_nreg_askp_pbmn?: string
  /** 외국인 비등록 매수 대금 */
  readonly frgn_nreg_bidp_pbmn?: string
  /** 개인 매도 거래량 */
  readonly prsn_seln_vol?: string
  /** 개인 매수2 거래량 */
  readonly prsn_shnu_vol?: string
  /** 개인 매도 거래 대금 */
  readonly prsn_seln_tr_pbmn?: string
  /** 개인 매수2 거래 대금 */
  readonly prsn_shnu_tr_pbmn?: string
  /** 기관계 매도 거래량 */
  readonly orgn_seln_vol?: string
  /** 기관계 매수2 거래량 */
  readonly orgn_shnu_vol?: string
  /** 기관계 매도 거래 대금 */
  readonly orgn_seln_tr_pbmn?: string
  /** 기관계 매수2 거래 대금 */
  readonly orgn_shnu_tr_pbmn?: string
  /** 증권 매도 거래량 */
  readonly scrt_seln_vol?: string
  /** 증권 매수2 거래량 */
  readonly scrt_shnu_vol?: string
  /** 증권 매도 거래 대금 */
  readonly scrt_seln_tr_pbmn?: string
  /** 증권 매수2 거래 대금 */
  readonly scrt_shnu_tr_pbmn?: string
  /** 투자신탁 매도 거래량 */
  readonly ivtr_seln_vol?: string
  /** 투자신탁 매수2 거래량 */
  readonly ivtr_shnu_vol?: string
  /** 투자신탁 매도 거래 대금 */
  readonly ivtr_seln_tr_pbmn?: string
  /** 투자신탁 매수2 거래 대금 */
  readonly ivtr_shnu_tr_pbmn?: string
  /** 사모 펀드 매도 거래 대금 */
  readonly pe_fund_seln_tr_pbmn?: string
  /** 사모 펀드 매도 거래량 */
  readonly pe_fund_seln_vol?: string
  /** 사모 펀드 매수2 거래 대금 */
  readonly pe_fund_shnu_tr_pbmn?: string
  /** 사모 펀드 매수2 거래량 */
  readonly pe_fund_shnu_vol?: string
  /** 은행 매도 거래량 */
  readonly bank_seln_vol?: string
  /** 은행 매수2 거래량 */
  readonly bank_shnu_vol?: string
  /** 은행 매도 거래 대금 */
  readonly bank_seln_tr_pbmn?: string
  /** 은행 매수2 거래 대금 */
  readonly bank_shnu_tr_pbmn?: string
  /** 보험 매도 거래량 */
  readonly insu_seln_vol?: string
  /** 보험 매수2 거래량 */
  readonly insu_shnu_vol?: string
  /** 보험 매도 거래 대금 */
  readonly insu_seln_tr_pbmn?: string
  /** 보험 매수2 거래 대금 */
  readonly insu_shnu_tr_pbmn?: string
  /** 종금 매도 거래량 */
  readonly mrbn_seln_vol?: string
  /** 종금 매수2 거래량 */
  readonly mrbn_shnu_vol?: string
  /** 종금 매도 거래 대금 */
  readonly mrbn_seln_tr_pbmn?: string
  /** 종금 매수2 거래 대금 */
  readonly mrbn_shnu_tr_pbmn?: string
  /** 기금 매도 거래량 */
  readonly fund_seln_vol?: string
  /** 기금 매수2 거래량 */
  readonly fund_shnu_vol?: string
  /** 기금 매도 거래 대금 */
  readonly fund_seln_tr_pbmn?: string
  /** 기금 매수2 거래 대금 */
  readonly fund_shnu_tr_pbmn?: string
  /** 기타 매도 거래량 */
  readonly etc_seln_vol?: string
  /** 기타 매수2 거래량 */
  readonly etc_shnu_vol?: string
  /** 기타 매도 거래 대금 */
  readonly etc_seln_tr_pbmn?: string
  /** 기타 매수2 거래 대금 */
  readonly etc_shnu_tr_pbmn?: string
  /** 기타 단체 매도 거래량 */
  readonly etc_orgt_seln_vol?: string
  /** 기타 단체 매수2 거래량 */
  readonly etc_orgt_shnu_vol?: string
  /** 기타 단체 매도 거래 대금 */
  readonly etc_orgt_seln_tr_pbmn?: string
  /** 기타 단체 매수2 거래 대금 */
  readonly etc_orgt_shnu_tr_pbmn?: string
  /** 기타 법인 매도 거래량 */
  readonly etc_corp_seln_vol?: string
  /** 기타 법인 매수2 거래량 */
  readonly etc_corp_shnu_vol?: string
  /** 기타 법인 매도 거래 대금 */
  readonly etc_corp_seln_tr_pbmn?: string
  /** 기타 법인 매수2 거래 대금 */
  readonly etc_corp_shnu_tr_pbmn?: string
  /** BOLD 여부 */
  readonly bold_yn?: string
}

export interface InvestorTradeByStockDailyAnswer {
  readonly output1: InvestorTradeByStockDailyOutput1
  readonly output2: readonly InvestorTradeByStockDailyOutput2[]
}

/**
 * 종목별 투자자매매동향(일별) · no document id · FHPTJ04160001, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 */
export const investorTradeByStockDaily: PagedEndpoint<InvestorTradeByStockDailyInput, InvestorTradeByStockDailyAnswer, 'real'> = {
  id: 'domestic-stock/investor-trade-by-stock-daily',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/investor-trade-by-stock-daily',
  trIds: [{ real: 'FHPTJ04160001', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_ORG_ADJ_PRC: 'empty',
    FID_ETC_CLS_CODE: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: ['stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'prdy_vol', 'rprs_mrkt_kor_name'],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'acml_tr_pbmn',
        'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'frgn_ntby_qty', 'frgn_reg_ntby_qty', 'frgn_nreg_ntby_qty',
        'prsn_ntby_qty', 'orgn_ntby_qty', 'scrt_ntby_qty', 'ivtr_ntby_qty', 'pe_fund_ntby_vol', 'bank_ntby_qty',
        'insu_ntby_qty', 'mrbn_ntby_qty', 'fund_ntby_qty', 'etc_ntby_qty', 'etc_corp_ntby_vol', 'etc_orgt_ntby_vol',
        'frgn_reg_ntby_pbmn', 'frgn_ntby_tr_pbmn', 'frgn_nreg_ntby_pbmn', 'prsn_ntby_tr_pbmn', 'orgn_ntby_tr_pbmn',
        'scrt_ntby_tr_pbmn', 'pe_fund_ntby_tr_pbmn', 'ivtr_ntby_tr_pbmn', 'bank_ntby_tr_pbmn', 'insu_ntby_tr_pbmn',
        'mrbn_ntby_tr_pbmn', 'fund_ntby_tr_pbmn', 'etc_ntby_tr_pbmn', 'etc_corp_ntby_tr_pbmn', 'etc_orgt_ntby_tr_pbmn',
        'frgn_seln_vol', 'frgn_shnu_vol', 'frgn_seln_tr_pbmn', 'frgn_shnu_tr_pbmn', 'frgn_reg_askp_qty',
        'frgn_reg_bidp_qty', 'frgn_reg_askp_pbmn', 'frgn_reg_bidp_pbmn', 'frgn_nreg_askp_qty', 'frgn_nreg_bidp_qty',
        'frgn_nreg_askp_pbmn', 'frgn_nreg_bidp_pbmn', 'prsn_seln_vol', 'prsn_shnu_vol', 'prsn_seln_tr_pbmn',
        'prsn_shnu_tr_pbmn', 'orgn_seln_vol', 'orgn_shnu_vol', 'orgn_seln_tr_pbmn', 'orgn_shnu_tr_pbmn',
        'scrt_seln_vol', 'scrt_shnu_vol', 'scrt_seln_tr_pbmn', 'scrt_shnu_tr_pbmn', 'ivtr_seln_vol', 'ivtr_shnu_vol',
        'ivtr_seln_tr_pbmn', 'ivtr_shnu_tr_pbmn', 'pe_fund_seln_tr_pbmn', 'pe_fund_seln_vol', 'pe_fund_shnu_tr_pbmn',
        'pe_fund_shnu_vol', 'bank_seln_vol', 'bank_shnu_vol', 'bank_seln_tr_pbmn', 'bank_shnu_tr_pbmn', 'insu_seln_vol',
        'insu_shnu_vol', 'insu_seln_tr_pbmn', 'insu_shnu_tr_pbmn', 'mrbn_seln_vol', 'mrbn_shnu_vol',
        'mrbn_seln_tr_pbmn', 'mrbn_shnu_tr_pbmn', 'fund_seln_vol', 'fund_shnu_vol', 'fund_seln_tr_pbmn',
        'fund_shnu_tr_pbmn', 'etc_seln_vol', 'etc_shnu_vol', 'etc_seln_tr_pbmn', 'etc_shnu_tr_pbmn',
        'etc_orgt_seln_vol', 'etc_orgt_shnu_vol', 'etc_orgt_seln_tr_pbmn', 'etc_orgt_shnu_tr_pbmn', 'etc_corp_seln_vol',
        'etc_corp_shnu_vol', 'etc_corp_seln_tr_pbmn', 'etc_corp_shnu_tr_pbmn', 'bold_yn',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface InvestorTrendEstimateInput {
  /** 종목코드 · e.g. 005930 */
  readonly MKSC_SHRN_ISCD: string
}

export interface InvestorTrendEstimateOutput2 {
  /** 입력구분 */
  readonly bsop_hour_gb?: string
  /** 외국인수량(가집계) */
  readonly frgn_fake_ntby_qty?: string
  /** 기관수량(가집계) */
  readonly orgn_fake_ntby_qty?: string
  /** 합산수량(가집계) */
  readonly sum_fake_ntby_qty?: string
}

export interface InvestorTrendEstimateAnswer {
  readonly output2: readonly InvestorTrendEstimateOutput2[]
}

/** 종목별 외인기관 추정가집계 · v1_국내주식-046 · HHPTJ04160200, not in paper trading */
export const investorTrendEstimate: Endpoint<InvestorTrendEstimateInput, InvestorTrendEstimateAnswer, 'real'> = {
  id: 'domestic-stock/investor-trend-estimate',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/investor-trend-estimate',
  trIds: [{ real: 'HHPTJ04160200', paper: null }],
  fields: { MKSC_SHRN_ISCD: 'required' },
  blocks: {
    output2: {
      kind: 'array',
      fields: ['bsop_hour_gb', 'frgn_fake_ntby_qty', 'orgn_fake_ntby_qty', 'sum_fake_ntby_qty'],
    },
  },
}

export interface KsdinfoBonusIssueInput {
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
}

export interface KsdinfoBonusIssueOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 확정배정율 */
  readonly fix_rate?: string
  /** 단주기준가 */
  readonly odd_rec_price?: string
  /** 권리락일 */
  readonly right_dt?: string
  /** 단주대금지급일 */
  readonly odd_pay_dt?: string
  /** 상장/등록일 */
  readonly list_date?: string
  /** 발행주식 */
  readonly tot_issue_stk_qty?: string
  /** 발행할주식 */
  readonly issue_stk_qty?: string
  /** 주식종류 */
  readonly stk_kind?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoBonusIssueAnswer {
  readonly output1: readonly KsdinfoBonusIssueOutput1[]
}

/**
 * 예탁원정보(무상증자일정) · 국내주식-144 · HHKDB669101C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoBonusIssue: PagedEndpoint<KsdinfoBonusIssueInput, KsdinfoBonusIssueAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-bonus-issue',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/bonus-issue',
  trIds: [{ real: 'HHKDB669101C0', paper: null }],
  fields: { CTS: 'empty', F_DT: 'required', T_DT: 'required', SHT_CD: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'fix_rate', 'odd_rec_price', 'right_dt', 'odd_pay_dt', 'list_date',
        'tot_issue_stk_qty', 'issue_stk_qty', 'stk_kind', 'isin_name',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoCapDcrsInput {
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
}

export interface KsdinfoCapDcrsOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 주식종류 */
  readonly stk_kind?: string
  /** 감자구분 */
  readonly reduce_cap_type?: string
  /** 감자배정율 */
  readonly reduce_cap_rate?: string
  /** 계산방법 */
  readonly comp_way?: string
  /** 매매거래정지기간 */
  readonly td_stop_dt?: string
  /** 상장/등록일 */
  readonly list_dt?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoCapDcrsAnswer {
  readonly output1: readonly KsdinfoCapDcrsOutput1[]
}

/**
 * 예탁원정보(자본감소일정) · 국내주식-149 · HHKDB669106C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoCapDcrs: PagedEndpoint<KsdinfoCapDcrsInput, KsdinfoCapDcrsAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-cap-dcrs',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/cap-dcrs',
  trIds: [{ real: 'HHKDB669106C0', paper: null }],
  fields: { CTS: 'empty', F_DT: 'required', T_DT: 'required', SHT_CD: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'stk_kind', 'reduce_cap_type', 'reduce_cap_rate', 'comp_way', 'td_stop_dt', 'list_dt',
        'isin_name',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoDividendInput {
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회구분 · 0 배당전체 · 1 결산배당 · 2 중간배당 */
  readonly GB1: '0' | '1' | '2'
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
  /** 고배당여부 */
  readonly HIGH_GB?: string
}

export interface KsdinfoDividendOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 배당종류 */
  readonly divi_kind?: string
  /** 액면가 */
  readonly face_val?: string
  /** 현금배당금 */
  readonly per_sto_divi_amt?: string
  /** 현금배당률(%) */
  readonly divi_rate?: string
  /** 주식배당률(%) */
  readonly stk_divi_rate?: string
  /** 배당금지급일 */
  readonly divi_pay_dt?: string
  /** 주식배당지급일 */
  readonly stk_div_pay_dt?: string
  /** 단주대금지급일 */
  readonly odd_pay_dt?: string
  /** 주식종류 */
  readonly stk_kind?: string
  /** 고배당종목여부 */
  readonly high_divi_gb?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoDividendAnswer {
  readonly output1: readonly KsdinfoDividendOutput1[]
}

/**
 * 예탁원정보(배당일정) · 국내주식-145 · HHKDB669102C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoDividend: PagedEndpoint<KsdinfoDividendInput, KsdinfoDividendAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-dividend',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/dividend',
  trIds: [{ real: 'HHKDB669102C0', paper: null }],
  fields: { CTS: 'empty', GB1: 'required', F_DT: 'required', T_DT: 'required', SHT_CD: 'empty', HIGH_GB: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'divi_kind', 'face_val', 'per_sto_divi_amt', 'divi_rate', 'stk_divi_rate',
        'divi_pay_dt', 'stk_div_pay_dt', 'odd_pay_dt', 'stk_kind', 'high_divi_gb', 'isin_name',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoForfeitInput {
  /** 종목코드 */
  readonly SHT_CD?: string
  /** 조회일자To · e.g. 20250617 */
  readonly T_DT: string
  /** 조회일자From · e.g. 20240101 */
  readonly F_DT: string
  /** CTS · CTS 공백 */
  readonly CTS?: string
}

export interface KsdinfoForfeitOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 청약일 */
  readonly subscr_dt?: string
  /** 공모가 */
  readonly subscr_price?: string
  /** 공모주식수 */
  readonly subscr_stk_qty?: string
  /** 환불일 */
  readonly refund_dt?: string
  /** 상장/등록일 */
  readonly list_dt?: string
  /** 주간사 */
  readonly lead_mgr?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoForfeitAnswer {
  readonly output1: readonly KsdinfoForfeitOutput1[]
}

/**
 * 예탁원정보(실권주일정) · 국내주식-152 · HHKDB669109C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoForfeit: PagedEndpoint<KsdinfoForfeitInput, KsdinfoForfeitAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-forfeit',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/forfeit',
  trIds: [{ real: 'HHKDB669109C0', paper: null }],
  fields: { SHT_CD: 'empty', T_DT: 'required', F_DT: 'required', CTS: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'subscr_dt', 'subscr_price', 'subscr_stk_qty', 'refund_dt', 'list_dt', 'lead_mgr',
        'isin_name',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoListInfoInput {
  /** 종목코드 */
  readonly SHT_CD?: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** CTS · CTS 공백 */
  readonly CTS?: string
}

export interface KsdinfoListInfoOutput1 {
  /** 상장/등록일 */
  readonly list_dt?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 주식종류 */
  readonly stk_kind?: string
  /** 사유 */
  readonly issue_type?: string
  /** 상장주식수 */
  readonly issue_stk_qty?: string
  /** 총발행주식수 */
  readonly tot_issue_stk_qty?: string
  /** 발행가 */
  readonly issue_price?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoListInfoAnswer {
  readonly output1: readonly KsdinfoListInfoOutput1[]
}

/**
 * 예탁원정보(상장정보일정) · 국내주식-150 · HHKDB669107C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoListInfo: PagedEndpoint<KsdinfoListInfoInput, KsdinfoListInfoAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-list-info',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/list-info',
  trIds: [{ real: 'HHKDB669107C0', paper: null }],
  fields: { SHT_CD: 'empty', T_DT: 'required', F_DT: 'required', CTS: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'list_dt', 'sht_cd', 'stk_kind', 'issue_type', 'issue_stk_qty', 'tot_issue_stk_qty', 'issue_price', 'isin_name',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoMandDepositInput {
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** CTS · CTS 공백 */
  readonly CTS?: string
}

export interface KsdinfoMandDepositOutput1 {
  /** 종목코드 */
  readonly sht_cd?: string
  /** 주식수 */
  readonly stk_qty?: string
  /** 예치일 */
  readonly depo_date?: string
  /** 사유 */
  readonly depo_reason?: string
  /** 총발행주식수대비비율(%) */
  readonly tot_issue_qty_per_rate?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoMandDepositAnswer {
  readonly output1: readonly KsdinfoMandDepositOutput1[]
}

/**
 * 예탁원정보(의무예치일정) · 국내주식-153 · HHKDB669110C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoMandDeposit: PagedEndpoint<KsdinfoMandDepositInput, KsdinfoMandDepositAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-mand-deposit',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/mand-deposit',
  trIds: [{ real: 'HHKDB669110C0', paper: null }],
  fields: { T_DT: 'required', SHT_CD: 'empty', F_DT: 'required', CTS: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: ['sht_cd', 'stk_qty', 'depo_date', 'depo_reason', 'tot_issue_qty_per_rate', 'isin_name'],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoMergerSplitInput {
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회일자From · e.g. 20230101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20231231 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
}

export interface KsdinfoMergerSplitOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 피합병(피분할)회사코드 */
  readonly opp_cust_cd?: string
  /** 피합병(피분할)회사명 */
  readonly opp_cust_nm?: string
  /** 합병(분할)회사코드 */
  readonly cust_cd?: string
  /** 합병(분할)회사명 */
  readonly cust_nm?: string
  /** 합병사유 */
  readonly merge_type?: string
  /** 비율 */
  readonly merge_rate?: string
  /** 매매거래정지기간 */
  readonly td_stop_dt?: string
  /** 상장/등록일 */
  readonly list_dt?: string
  /** 단주대금지급일 */
  readonly odd_amt_pay_dt?: string
  /** 발행주식 */
  readonly tot_issue_stk_qty?: string
  /** 발행할주식 */
  readonly issue_stk_qty?: string
  /** 연번 */
  readonly seq?: string
}

export interface KsdinfoMergerSplitAnswer {
  readonly output1: readonly KsdinfoMergerSplitOutput1[]
}

/**
 * 예탁원정보(합병/분할일정) · 국내주식-147 · HHKDB669104C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoMergerSplit: PagedEndpoint<KsdinfoMergerSplitInput, KsdinfoMergerSplitAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-merger-split',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/merger-split',
  trIds: [{ real: 'HHKDB669104C0', paper: null }],
  fields: { CTS: 'empty', F_DT: 'required', T_DT: 'required', SHT_CD: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'opp_cust_cd', 'opp_cust_nm', 'cust_cd', 'cust_nm', 'merge_type', 'merge_rate',
        'td_stop_dt', 'list_dt', 'odd_amt_pay_dt', 'tot_issue_stk_qty', 'issue_stk_qty', 'seq',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoPaidinCapinInput {
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회구분 · 1 청약일별 · 2 기준일별 */
  readonly GB1: '1' | '2'
  /** 조회일자From · e.g. 20230301 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20240326 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
}

export interface KsdinfoPaidinCapinOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 발행주식 */
  readonly tot_issue_stk_qty?: string
  /** 발행할주식 */
  readonly issue_stk_qty?: string
  /** 확정배정율 */
  readonly fix_rate?: string
  /** 할인율 */
  readonly disc_rate?: string
  /** 발행예정가 */
  readonly fix_price?: string
  /** 권리락일 */
  readonly right_dt?: string
  /** 청약기간 */
  readonly sub_term_ft?: string
  /** 청약기간 */
  readonly sub_term?: string
  /** 상장/등록일 */
  readonly list_date?: string
  /** 주식종류 */
  readonly stk_kind?: string
}

export interface KsdinfoPaidinCapinAnswer {
  readonly output1: readonly KsdinfoPaidinCapinOutput1[]
}

/**
 * 예탁원정보(유상증자일정) · 국내주식-143 · HHKDB669100C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoPaidinCapin: PagedEndpoint<KsdinfoPaidinCapinInput, KsdinfoPaidinCapinAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-paidin-capin',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/paidin-capin',
  trIds: [{ real: 'HHKDB669100C0', paper: null }],
  fields: { CTS: 'empty', GB1: 'required', F_DT: 'required', T_DT: 'required', SHT_CD: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'tot_issue_stk_qty', 'issue_stk_qty', 'fix_rate', 'disc_rate', 'fix_price', 'right_dt',
        'sub_term_ft', 'sub_term', 'list_date', 'stk_kind',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoPubOfferInput {
  /** 종목코드 */
  readonly SHT_CD?: string
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
}

export interface KsdinfoPubOfferOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 공모가 */
  readonly fix_subscr_pri?: string
  /** 액면가 */
  readonly face_value?: string
  /** 청약기간 */
  readonly subscr_dt?: string
  /** 납입일 */
  readonly pay_dt?: string
  /** 환불일 */
  readonly refund_dt?: string
  /** 상장/등록일 */
  readonly list_dt?: string
  /** 주간사 */
  readonly lead_mgr?: string
  /** 공모전자본금 */
  readonly pub_bf_cap?: string
  /** 공모후자본금 */
  readonly pub_af_cap?: string
  /** 당사배정물량 */
  readonly assign_stk_qty?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoPubOfferAnswer {
  readonly output1: readonly KsdinfoPubOfferOutput1[]
}

/**
 * 예탁원정보(공모주청약일정) · 국내주식-151 · HHKDB669108C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoPubOffer: PagedEndpoint<KsdinfoPubOfferInput, KsdinfoPubOfferAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-pub-offer',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/pub-offer',
  trIds: [{ real: 'HHKDB669108C0', paper: null }],
  fields: { SHT_CD: 'empty', CTS: 'empty', F_DT: 'required', T_DT: 'required' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'fix_subscr_pri', 'face_value', 'subscr_dt', 'pay_dt', 'refund_dt', 'list_dt',
        'lead_mgr', 'pub_bf_cap', 'pub_af_cap', 'assign_stk_qty', 'isin_name',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoPurreqInput {
  /** 종목코드 */
  readonly SHT_CD?: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** CTS · CTS 공백 */
  readonly CTS?: string
}

export interface KsdinfoPurreqOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 주식종류 */
  readonly stk_kind?: string
  /** 반대의사접수시한 */
  readonly opp_opi_rcpt_term?: string
  /** 매수청구접수시한 */
  readonly buy_req_rcpt_term?: string
  /** 매수청구가격 */
  readonly buy_req_price?: string
  /** 매수대금지급일 */
  readonly buy_amt_pay_dt?: string
  /** 주총일 */
  readonly meet_dt?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
  /** 주총일 · portal only */
  readonly get_meet_dt?: string
}

export interface KsdinfoPurreqAnswer {
  readonly output1: readonly KsdinfoPurreqOutput1[]
}

/**
 * 예탁원정보(주식매수청구일정) · 국내주식-146 · HHKDB669103C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoPurreq: PagedEndpoint<KsdinfoPurreqInput, KsdinfoPurreqAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-purreq',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/purreq',
  trIds: [{ real: 'HHKDB669103C0', paper: null }],
  fields: { SHT_CD: 'empty', T_DT: 'required', F_DT: 'required', CTS: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'record_date', 'sht_cd', 'stk_kind', 'opp_opi_rcpt_term', 'buy_req_rcpt_term', 'buy_req_price',
        'buy_amt_pay_dt', 'meet_dt', 'isin_name', 'get_meet_dt',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoRevSplitInput {
  /** 종목코드 */
  readonly SHT_CD?: string
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회일자From · e.g. 20250101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20250131 */
  readonly T_DT: string
  /** 시장구분 · 0 전체 · 1 코스피 · 2 코스닥 */
  readonly MARKET_GB: '0' | '1' | '2'
}

export interface KsdinfoRevSplitOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 변경전액면가 */
  readonly inter_bf_face_amt?: string
  /** 변경후액면가 */
  readonly inter_af_face_amt?: string
  /** 매매거래정지기간 */
  readonly td_stop_dt?: string
  /** 상장/등록일 */
  readonly list_dt?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoRevSplitAnswer {
  readonly output1: readonly KsdinfoRevSplitOutput1[]
}

/**
 * 예탁원정보(액면교체일정) · 국내주식-148 · HHKDB669105C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoRevSplit: PagedEndpoint<KsdinfoRevSplitInput, KsdinfoRevSplitAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-rev-split',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/rev-split',
  trIds: [{ real: 'HHKDB669105C0', paper: null }],
  fields: { SHT_CD: 'empty', CTS: 'empty', F_DT: 'required', T_DT: 'required', MARKET_GB: 'required' },
  blocks: {
    output1: {
      kind: 'array',
      fields: ['record_date', 'sht_cd', 'inter_bf_face_amt', 'inter_af_face_amt', 'td_stop_dt', 'list_dt', 'isin_name'],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface KsdinfoSharehldMeetInput {
  /** CTS · CTS 공백 */
  readonly CTS?: string
  /** 조회일자From · e.g. 20230101 */
  readonly F_DT: string
  /** 조회일자To · e.g. 20231231 */
  readonly T_DT: string
  /** 종목코드 */
  readonly SHT_CD?: string
}

export interface KsdinfoSharehldMeetOutput1 {
  /** 기준일 */
  readonly record_date?: string
  /** 종목코드 */
  readonly sht_cd?: string
  /** 주총일자 */
  readonly gen_meet_dt?: string
  /** 주총사유 */
  readonly gen_meet_type?: string
  /** 주총의안 */
  readonly agenda?: string
  /** 의결권주식총수 */
  readonly vote_tot_qty?: string
  /** 종목명 · portal only */
  readonly isin_name?: string
}

export interface KsdinfoSharehldMeetAnswer {
  readonly output1: readonly KsdinfoSharehldMeetOutput1[]
}

/**
 * 예탁원정보(주주총회일정) · 국내주식-154 · HHKDB669111C0, not in paper trading
 *
 * Paging: cts with CTS; the sample goes on at M alone (keys-only).
 */
export const ksdinfoSharehldMeet: PagedEndpoint<KsdinfoSharehldMeetInput, KsdinfoSharehldMeetAnswer, 'real'> = {
  id: 'domestic-stock/ksdinfo-sharehld-meet',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ksdinfo/sharehld-meet',
  trIds: [{ real: 'HHKDB669111C0', paper: null }],
  fields: { CTS: 'empty', F_DT: 'required', T_DT: 'required', SHT_CD: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: ['record_date', 'sht_cd', 'gen_meet_dt', 'gen_meet_type', 'agenda', 'vote_tot_qty', 'isin_name'],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface LendableByCompanyInput {
  /** 거래소구분코드 · 00 전체 · 02 거래소 · 03 코스닥 */
  readonly EXCG_DVSN_CD: '00' | '02' | '03'
  /** 상품번호 */
  readonly PDNO?: string
  /** 당사대주가능여부 · e.g. Y */
  readonly THCO_STLN_PSBL_YN: string
  /** 조회구분1 · 0 전체조회 · 1 종목코드순 정렬 */
  readonly INQR_DVSN_1: '0' | '1'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface LendableByCompanyOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 액면가 */
  readonly papr?: string
  /** 전일종가 */
  readonly bfdy_clpr?: string
  /** 대용가 */
  readonly sbst_prvs?: string
  /** 한도수량1 */
  readonly lmt_qty1?: string
  /** 사용수량1 */
  readonly use_qty1?: string
  /** 매매가능수량2 */
  readonly trad_psbl_qty2?: string
  /** 권리유형코드 */
  readonly rght_type_cd?: string
  /** 기준일자 */
  readonly bass_dt?: string
  /** 가능여부 */
  readonly psbl_yn?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
  /** 거래정지구분명 · portal only */
  readonly tr_stop_dvsn_name?: string
  /** 가능여부명 · portal only */
  readonly psbl_yn_name?: string
}

export interface LendableByCompanyOutput2 {
  /** 총설정한도수량 */
  readonly tot_stup_lmt_qty?: string
  /** 지점한도수량 */
  readonly brch_lmt_qty?: string
  /** 신청가능수량 */
  readonly rqst_psbl_qty?: string
}

export interface LendableByCompanyAnswer {
  readonly output1: readonly LendableByCompanyOutput1[]
  readonly output2: LendableByCompanyOutput2
}

/**
 * 당사 대주가능 종목 · 국내주식-195 · CTSC2702R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK100; the portal says: no next page (sample-loop-does-not-feed-keys-back).
 * Warning: the continuation keys are documented as not usable.
 */
export const lendableByCompany: PagedEndpoint<LendableByCompanyInput, LendableByCompanyAnswer, 'real'> = {
  id: 'domestic-stock/lendable-by-company',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/lendable-by-company',
  trIds: [{ real: 'CTSC2702R', paper: null }],
  fields: {
    EXCG_DVSN_CD: 'required',
    PDNO: 'empty',
    THCO_STLN_PSBL_YN: 'required',
    INQR_DVSN_1: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'papr', 'bfdy_clpr', 'sbst_prvs', 'lmt_qty1', 'use_qty1', 'trad_psbl_qty2', 'rght_type_cd', 'bass_dt',
        'psbl_yn', 'prdt_name', 'tr_stop_dvsn_name', 'psbl_yn_name',
      ],
    },
    output2: { kind: 'object', fields: ['tot_stup_lmt_qty', 'brch_lmt_qty', 'rqst_psbl_qty'] },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk100'],
  },
}

export interface MarketCapInput {
  /** 입력 가격2 · e.g. 1000000 */
  readonly fid_input_price_2?: string
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20174 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 분류 구분 코드 · 0 전체 · 1 보통주 · 2 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2'
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 입력 가격1 · e.g. 50000 */
  readonly fid_input_price_1?: string
  /** 거래량 수 · e.g. 1000 */
  readonly fid_vol_cnt?: string
}

export interface MarketCapOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 상장 주수 */
  readonly lstn_stcn?: string
  /** 시가 총액 */
  readonly stck_avls?: string
  /** 시장 전체 시가총액 비중 */
  readonly mrkt_whol_avls_rlim?: string
}

export interface MarketCapAnswer {
  readonly output: readonly MarketCapOutput[]
}

/** 국내주식 시가총액 상위 · v1_국내주식-091 · FHPST01740000, not in paper trading */
export const marketCap: Endpoint<MarketCapInput, MarketCapAnswer, 'real'> = {
  id: 'domestic-stock/market-cap',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/market-cap',
  trIds: [{ real: 'FHPST01740000', paper: null }],
  fields: {
    fid_input_price_2: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20174' },
    fid_div_cls_code: 'required',
    fid_input_iscd: 'required',
    fid_trgt_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_vol_cnt: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'lstn_stcn', 'stck_avls', 'mrkt_whol_avls_rlim',
      ],
    },
  },
}

export type MarketTimeInput = Readonly<Record<string, never>>

export interface MarketTimeOutput1 {
  /** 영업일1 */
  readonly date1?: string
  /** 영업일2 */
  readonly date2?: string
  /** 영업일3 */
  readonly date3?: string
  /** 영업일4 */
  readonly date4?: string
  /** 영업일5 */
  readonly date5?: string
  /** 오늘일자 */
  readonly today?: string
  /** 현재시간 */
  readonly time?: string
  /** 장시작시간 */
  readonly s_time?: string
  /** 장마감시간 */
  readonly e_time?: string
}

export interface MarketTimeAnswer {
  readonly output1: MarketTimeOutput1
}

/** 국내선물 영업일조회 · 국내주식-160 · HHMCM000002C0, not in paper trading */
export const marketTime: Endpoint<MarketTimeInput, MarketTimeAnswer, 'real'> = {
  id: 'domestic-stock/market-time',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/market-time',
  trIds: [{ real: 'HHMCM000002C0', paper: null }],
  fields: {},
  blocks: {
    output1: {
      kind: 'object',
      fields: ['date1', 'date2', 'date3', 'date4', 'date5', 'today', 'time', 's_time', 'e_time'],
    },
  },
}

export interface MarketValueInput {
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20179 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 분류 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 · 4 투자위험예고 · 5 투자위험 · 6 보통주 · 7 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 입력 가격1 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 */
  readonly fid_input_price_2?: string
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
  /** 입력 옵션1 · e.g. 2023 */
  readonly fid_input_option_1?: string
  /** 입력 옵션2 · 0 1/4분기 · 1 반기 · 2 3/4분기 · 3 결산 */
  readonly fid_input_option_2: '0' | '1' | '2' | '3'
  /** 순위 정렬 구분 코드 · 23 PER · 24 PBR · 25 PCR · 26 PSR · 27 EPS · 28 EVA · 29 EBITDA · 30 EV/EBITDA · 31 EBITDA/금융비율 */
  readonly fid_rank_sort_cls_code: '23' | '24' | '25' | '26' | '27' | '28' | '29' | '30' | '31'
  /** 소속 구분 코드 · 0 전체 */
  readonly fid_blng_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
}

export interface MarketValueOutput {
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** PER */
  readonly per?: string
  /** PBR */
  readonly pbr?: string
  /** PCR */
  readonly pcr?: string
  /** PSR */
  readonly psr?: string
  /** EPS */
  readonly eps?: string
  /** EVA */
  readonly eva?: string
  /** EBITDA */
  readonly ebitda?: string
  /** PV DIV EBITDA */
  readonly pv_div_ebitda?: string
  /** EBITDA DIV 금융비용 */
  readonly ebitda_div_fnnc_expn?: string
  /** 결산 월 */
  readonly stac_month?: string
  /** 결산 월 구분 코드 */
  readonly stac_month_cls_code?: string
  /** 조회 건수 */
  readonly iqry_csnu?: string
}

export interface MarketValueAnswer {
  readonly output: readonly MarketValueOutput[]
}

/** 국내주식 시장가치 순위 · v1_국내주식-096 · FHPST01790000, not in paper trading */
export const marketValue: Endpoint<MarketValueInput, MarketValueAnswer, 'real'> = {
  id: 'domestic-stock/market-value',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/market-value',
  trIds: [{ real: 'FHPST01790000', paper: null }],
  fields: {
    fid_trgt_cls_code: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20179' },
    fid_input_iscd: 'required',
    fid_div_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
    fid_vol_cnt: 'empty',
    fid_input_option_1: 'empty',
    fid_input_option_2: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_blng_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'data_rank', 'hts_kor_isnm', 'mksc_shrn_iscd', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'per', 'pbr', 'pcr', 'psr', 'eps', 'eva', 'ebitda', 'pv_div_ebitda', 'ebitda_div_fnnc_expn',
        'stac_month', 'stac_month_cls_code', 'iqry_csnu',
      ],
    },
  },
}

export interface MktfundsInput {
  /** 입력날짜1 · e.g. 20240502 */
  readonly FID_INPUT_DATE_1?: string
}

export interface MktfundsOutput {
  /** 영업일자 */
  readonly bsop_date?: string
  /** 업종지수현재가 */
  readonly bstp_nmix_prpr?: string
  /** 업종지수전일대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** HTS시가총액 */
  readonly hts_avls?: string
  /** 고객예탁금금액 */
  readonly cust_dpmn_amt?: string
  /** 고객예탁금금액전일대비 */
  readonly cust_dpmn_amt_prdy_vrss?: string
  /** 금액회전율 */
  readonly amt_tnrt?: string
  /** 미수금액 */
  readonly uncl_amt?: string
  /** 신용융자잔고 */
  readonly crdt_loan_rmnd?: string
  /** 선물예수금금액 */
  readonly futs_tfam_amt?: string
  /** 주식형금액 */
  readonly sttp_amt?: string
  /** 혼합형금액 */
  readonly mxtp_amt?: string
  /** 채권형금액 */
  readonly bntp_amt?: string
  /** MMF금액 */
  readonly mmf_amt?: string
  /** 담보대출잔고금액 */
  readonly secu_lend_amt?: string
}

export interface MktfundsAnswer {
  readonly output: readonly MktfundsOutput[]
}

/** 국내 증시자금 종합 · 국내주식-193 · FHKST649100C0, not in paper trading */
export const mktfunds: Endpoint<MktfundsInput, MktfundsAnswer, 'real'> = {
  id: 'domestic-stock/mktfunds',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/mktfunds',
  trIds: [{ real: 'FHKST649100C0', paper: null }],
  fields: { FID_INPUT_DATE_1: 'empty' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bsop_date', 'bstp_nmix_prpr', 'bstp_nmix_prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'hts_avls',
        'cust_dpmn_amt', 'cust_dpmn_amt_prdy_vrss', 'amt_tnrt', 'uncl_amt', 'crdt_loan_rmnd', 'futs_tfam_amt',
        'sttp_amt', 'mxtp_amt', 'bntp_amt', 'mmf_amt', 'secu_lend_amt',
      ],
    },
  },
}

export interface NearNewHighlowInput {
  /** 적용 범위 거래량 · 0 전체 · 100 100주 이상 */
  readonly fid_aply_rang_vol: '0' | '100'
  /** 조건 시장 분류 코드 · J 주식 */
  readonly fid_cond_mrkt_div_code: 'J' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20187 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 분류 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 */
  readonly fid_div_cls_code: '0' | '1' | '2' | '3'
  /** 입력 수1 · e.g. 0 */
  readonly fid_input_cnt_1?: string
  /** 입력 수2 · e.g. 10 */
  readonly fid_input_cnt_2?: string
  /** 가격 구분 코드 · 0 신고근접 · 1 신저근접 */
  readonly fid_prc_cls_code: '0' | '1'
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | '4001'
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 · 4 투자위험예고 · 5 투자위험 · 6 보통주 · 7 우선주 */
  readonly fid_trgt_exls_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 적용 범위 가격1 · e.g. 10000 */
  readonly fid_aply_rang_prc_1?: string
  /** 적용 범위 가격2 · e.g. 50000 */
  readonly fid_aply_rang_prc_2?: string
}

export interface NearNewHighlowOutput {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매도호가 잔량1 */
  readonly askp_rsqn1?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매수호가 잔량1 */
  readonly bidp_rsqn1?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 신 최고가 */
  readonly new_hgpr?: string
  /** 고가 근접 비율 */
  readonly hprc_near_rate?: string
  /** 신 최저가 */
  readonly new_lwpr?: string
  /** 저가 근접 비율 */
  readonly lwpr_near_rate?: string
  /** 주식 기준가 */
  readonly stck_sdpr?: string
}

export interface NearNewHighlowAnswer {
  readonly output: readonly NearNewHighlowOutput[]
}

/** 국내주식 신고/신저근접종목 상위 · v1_국내주식-105 · FHPST01870000, not in paper trading */
export const nearNewHighlow: Endpoint<NearNewHighlowInput, NearNewHighlowAnswer, 'real'> = {
  id: 'domestic-stock/near-new-highlow',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/near-new-highlow',
  trIds: [{ real: 'FHPST01870000', paper: null }],
  fields: {
    fid_aply_rang_vol: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20187' },
    fid_div_cls_code: 'required',
    fid_input_cnt_1: 'empty',
    fid_input_cnt_2: 'empty',
    fid_prc_cls_code: 'required',
    fid_input_iscd: 'required',
    fid_trgt_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
    fid_aply_rang_prc_1: 'empty',
    fid_aply_rang_prc_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'hts_kor_isnm', 'mksc_shrn_iscd', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'askp', 'askp_rsqn1',
        'bidp', 'bidp_rsqn1', 'acml_vol', 'new_hgpr', 'hprc_near_rate', 'new_lwpr', 'lwpr_near_rate', 'stck_sdpr',
      ],
    },
  },
}

export interface NewsTitleInput {
  /** 뉴스 제공 업체 코드 */
  readonly FID_NEWS_OFER_ENTP_CODE?: string
  /** 조건 시장 구분 코드 */
  readonly FID_COND_MRKT_CLS_CODE?: string
  /** 입력 종목코드 */
  readonly FID_INPUT_ISCD?: string
  /** 제목 내용 */
  readonly FID_TITL_CNTT?: string
  /** 입력 날짜 */
  readonly FID_INPUT_DATE_1?: string
  /** 입력 시간 */
  readonly FID_INPUT_HOUR_1?: string
  /** 순위 정렬 구분 코드 */
  readonly FID_RANK_SORT_CLS_CODE?: string
  /** 입력 일련번호 */
  readonly FID_INPUT_SRNO?: string
}

export interface NewsTitleOutput {
  /** 내용 조회용 일련번호 */
  readonly cntt_usiq_srno?: string
  /** 뉴스 제공 업체 코드 */
  readonly news_ofer_entp_code?: string
  /** 작성일자 */
  readonly data_dt?: string
  /** 작성시간 */
  readonly data_tm?: string
  /** HTS 공시 제목 내용 */
  readonly hts_pbnt_titl_cntt?: string
  /** 뉴스 대구분 */
  readonly news_lrdv_code?: string
  /** 자료원 */
  readonly dorg?: string
  /** 종목 코드1 */
  readonly iscd1?: string
  /** 종목 코드2 */
  readonly iscd2?: string
  /** 종목 코드3 */
  readonly iscd3?: string
  /** 종목 코드4 */
  readonly iscd4?: string
  /** 종목 코드5 */
  readonly iscd5?: string
}

export interface NewsTitleAnswer {
  readonly output: readonly NewsTitleOutput[]
}

/** 종합 시황/공시(제목) · 국내주식-141 · FHKST01011800, not in paper trading */
export const newsTitle: Endpoint<NewsTitleInput, NewsTitleAnswer, 'real'> = {
  id: 'domestic-stock/news-title',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/news-title',
  trIds: [{ real: 'FHKST01011800', paper: null }],
  fields: {
    FID_NEWS_OFER_ENTP_CODE: 'empty',
    FID_COND_MRKT_CLS_CODE: 'empty',
    FID_INPUT_ISCD: 'empty',
    FID_TITL_CNTT: 'empty',
    FID_INPUT_DATE_1: 'empty',
    FID_INPUT_HOUR_1: 'empty',
    FID_RANK_SORT_CLS_CODE: 'empty',
    FID_INPUT_SRNO: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'cntt_usiq_srno', 'news_ofer_entp_code', 'data_dt', 'data_tm', 'hts_pbnt_titl_cntt', 'news_lrdv_code', 'dorg',
        'iscd1', 'iscd2', 'iscd3', 'iscd4', 'iscd5',
      ],
    },
  },
}

export interface OrderCashInput {
  /** Chooses the TR id, is not sent: buy 매수 · sell 매도 */
  readonly ord_dv: 'sell' | 'buy'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. 005930 */
  readonly PDNO: string
  /** 주문구분 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 03 최유리지정가 · 04 최우선지정가 · 05 장전 시간외 · 06 장후 시간외 · 07 시간외 단일가 · 08 자기주식 · 09 자기주식S-Option · 10 자기주식금전신탁 · 11 IOC지정가 · 12 FOK지정가 · 13 IOC시장가 · 14 FOK시장가 · 15 IOC최유리 · 16 FOK최유리 · 21 중간가 · 22 스톱지정가 · 23 중간가IOC · 24 중간가FOK · 51 장중대량 · 52 장중바스켓 · 62 장개시전 시간외대량 · 63 장개시전 시간외바스켓 · 67 장개시전 금전신탁자사주 · 69 장개시전 자기주식 · 72 시간외대량 · 77 시간외자사주신탁 · 79 시간외대량자기주식 · 80 바스켓 · which venue takes which: codes.json */
  readonly ORD_DVSN: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13' | '14' | '15' | '16' | '21' | '22' | '23' | '24' | '51' | '52' | '62' | '63' | '67' | '69' | '72' | '77' | '79' | '80' | (string & {})
  /** 주문수량 · e.g. 1 */
  readonly ORD_QTY: string
  /** 주문단가 · e.g. 2000 */
  readonly ORD_UNPR: string
  /** 거래소ID구분코드 · KRX 한국거래소 · NXT 넥스트레이드 · SOR */
  readonly EXCG_ID_DVSN_CD: 'KRX' | 'NXT' | 'SOR'
  /** 매도유형 · 01 일반매도 · 02 임의매매 · 05 대차매도 */
  readonly SLL_TYPE?: '01' | '02' | '05'
  /** 조건가격 */
  readonly CNDT_PRIC?: string
}

export interface OrderCashOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시간 */
  readonly ORD_TMD?: string
}

export interface OrderCashAnswer {
  readonly output: OrderCashOutput
}

/**
 * 주식주문(현금) · v1_국내주식-001
 *
 * - ord_dv = sell: TTTC0011U, paper VTTC0011U
 * - ord_dv = buy: TTTC0012U, paper VTTC0012U
 * Superseded: TTTC0802U and paper VTTC0802U for ord_dv = buy; TTTC0801U and paper VTTC0801U for ord_dv = sell.
 */
export const orderCash: Endpoint<OrderCashInput, OrderCashAnswer> = {
  id: 'domestic-stock/order-cash',
  method: 'POST',
  path: '/uapi/domestic-stock/v1/trading/order-cash',
  trIds: [
    { when: { ord_dv: ['sell'] }, real: 'TTTC0011U', paper: 'VTTC0011U' },
    { when: { ord_dv: ['buy'] }, real: 'TTTC0012U', paper: 'VTTC0012U' },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ORD_DVSN: 'required',
    ORD_QTY: 'required',
    ORD_UNPR: 'required',
    EXCG_ID_DVSN_CD: 'required',
    SLL_TYPE: 'empty',
    CNDT_PRIC: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface OrderCreditInput {
  /** Chooses the TR id, is not sent: buy 매수 · sell 매도 */
  readonly ord_dv: 'buy' | 'sell'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. 005930 */
  readonly PDNO: string
  /** 신용유형 · 21 자기융자신규 · 22 유통대주신규 · 23 유통융자신규 · 24 자기대주신규 · 25 자기융자상환 · 26 유통대주상환 · 27 유통융자상환 · 28 자기대주상환 */
  readonly CRDT_TYPE: '21' | '22' | '23' | '24' | '25' | '26' | '27' | '28'
  /** 대출일자 · e.g. 20220810 */
  readonly LOAN_DT: string
  /** 주문구분 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 03 최유리지정가 · 04 최우선지정가 · 05 장전 시간외 · 06 장후 시간외 · 07 시간외 단일가 · 08 자기주식 · 09 자기주식S-Option · 10 자기주식금전신탁 · 11 IOC지정가 · 12 FOK지정가 · 13 IOC시장가 · 14 FOK시장가 · 15 IOC최유리 · 16 FOK최유리 · 21 중간가 · 22 스톱지정가 · 23 중간가IOC · 24 중간가FOK · 51 장중대량 · 52 장중바스켓 · 62 장개시전 시간외대량 · 63 장개시전 시간외바스켓 · 67 장개시전 금전신탁자사주 · 69 장개시전 자기주식 · 72 시간외대량 · 77 시간외자사주신탁 · 79 시간외대량자기주식 · 80 바스켓 · which venue takes which: codes.json */
  readonly ORD_DVSN: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13' | '14' | '15' | '16' | '21' | '22' | '23' | '24' | '51' | '52' | '62' | '63' | '67' | '69' | '72' | '77' | '79' | '80' | (string & {})
  /** 주문수량 · e.g. 1 */
  readonly ORD_QTY: string
  /** 주문단가 · e.g. 55000 */
  readonly ORD_UNPR: string
  /** 거래소ID구분코드 · KRX 한국거래소 · NXT 넥스트레이드 · SOR */
  readonly EXCG_ID_DVSN_CD?: 'KRX' | 'NXT' | 'SOR'
  /** 매도유형 */
  readonly SLL_TYPE?: string
  /** 예약주문여부 · Y 예약주문 · N 신용주문 */
  readonly RSVN_ORD_YN?: 'Y' | 'N'
  /** 비상주문여부 */
  readonly EMGC_ORD_YN?: string
  /** 프로그램매매구분 */
  readonly PGTR_DVSN?: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 대량거래협상상세번호 */
  readonly LQTY_TR_NGTN_DTL_NO?: string
  /** 대량거래협정번호 */
  readonly LQTY_TR_AGMT_NO?: string
  /** 대량거래협상자Id */
  readonly LQTY_TR_NGTN_ID?: string
  /** LP주문여부 */
  readonly LP_ORD_YN?: string
  /** 매체주문번호 */
  readonly MDIA_ODNO?: string
  /** 주문서버구분코드 */
  readonly ORD_SVR_DVSN_CD?: string
  /** 프로그램호가신고구분코드 */
  readonly PGM_NMPR_STMT_DVSN_CD?: string
  /** 반대매매선정사유코드 */
  readonly CVRG_SLCT_RSON_CD?: string
  /** 반대매매순번 */
  readonly CVRG_SEQ?: string
  /** 조건가격 */
  readonly CNDT_PRIC?: string
}

export interface OrderCreditOutput {
  /** 한국거래소전송주문조직번호 */
  readonly krx_fwdg_ord_orgno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 주문시간 */
  readonly ord_tmd?: string
}

export interface OrderCreditAnswer {
  readonly output: OrderCreditOutput
}

/**
 * 주식주문(신용) · v1_국내주식-002
 *
 * - ord_dv = buy: TTTC0052U, not in paper trading
 * - ord_dv = sell: TTTC0051U, not in paper trading
 * Superseded: TTTC0852U for ord_dv = buy; TTTC0851U for ord_dv = sell.
 */
export const orderCredit: Endpoint<OrderCreditInput, OrderCreditAnswer, 'real'> = {
  id: 'domestic-stock/order-credit',
  method: 'POST',
  path: '/uapi/domestic-stock/v1/trading/order-credit',
  trIds: [
    { when: { ord_dv: ['buy'] }, real: 'TTTC0052U', paper: null },
    { when: { ord_dv: ['sell'] }, real: 'TTTC0051U', paper: null },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    CRDT_TYPE: 'required',
    LOAN_DT: 'required',
    ORD_DVSN: 'required',
    ORD_QTY: 'required',
    ORD_UNPR: 'required',
    EXCG_ID_DVSN_CD: 'absent',
    SLL_TYPE: 'absent',
    RSVN_ORD_YN: 'absent',
    EMGC_ORD_YN: 'absent',
    PGTR_DVSN: 'absent',
    MGCO_APTM_ODNO: 'absent',
    LQTY_TR_NGTN_DTL_NO: 'absent',
    LQTY_TR_AGMT_NO: 'absent',
    LQTY_TR_NGTN_ID: 'absent',
    LP_ORD_YN: 'absent',
    MDIA_ODNO: 'absent',
    ORD_SVR_DVSN_CD: 'absent',
    PGM_NMPR_STMT_DVSN_CD: 'absent',
    CVRG_SLCT_RSON_CD: 'absent',
    CVRG_SEQ: 'absent',
    CNDT_PRIC: 'absent',
  },
  blocks: { output: { kind: 'object', fields: ['krx_fwdg_ord_orgno', 'odno', 'ord_tmd'] } },
}

export interface OrderResvInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 종목코드 · e.g. 005930 */
  readonly PDNO: string
  /** 주문수량 · e.g. 1 */
  readonly ORD_QTY: string
  /** 주문단가 · e.g. 55000 */
  readonly ORD_UNPR: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  /** 주문구분코드 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 05 장전 시간외 */
  readonly ORD_DVSN_CD: '00' | '01' | '02' | '05'
  /** 주문대상잔고구분코드 · 10 현금 · 12 주식담보대출 · 14 대여상환 · 21 자기융자신규 · 22 유통대주신규 · 23 유통융자신규 · 24 자기대주신규 · 25 자기융자상환 · 26 유통대주상환 · 27 유통융자상환 · 28 자기대주상환 */
  readonly ORD_OBJT_CBLC_DVSN_CD: '10' | '12' | '14' | '21' | '22' | '23' | '24' | '25' | '26' | '27' | '28'
  /** 대출일자 */
  readonly LOAN_DT?: string
  /** 예약주문종료일자 */
  readonly RSVN_ORD_END_DT?: string
  /** 대여일자 */
  readonly LDNG_DT?: string
}

export interface OrderResvOutput {
  /** 예약주문 순번 */
  readonly RSVN_ORD_SEQ?: string
}

export interface OrderResvAnswer {
  readonly output: OrderResvOutput
}

/**
 * 주식예약주문 · v1_국내주식-017 · CTSC0008U, not in paper trading
 *
 * Warning: taken from 15:40 to 07:30 of the next business day, not from 23:40 to 00:10.
 */
export const orderResv: Endpoint<OrderResvInput, OrderResvAnswer, 'real'> = {
  id: 'domestic-stock/order-resv',
  method: 'POST',
  path: '/uapi/domestic-stock/v1/trading/order-resv',
  trIds: [{ real: 'CTSC0008U', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ORD_QTY: 'required',
    ORD_UNPR: 'required',
    SLL_BUY_DVSN_CD: 'required',
    ORD_DVSN_CD: 'required',
    ORD_OBJT_CBLC_DVSN_CD: 'required',
    LOAN_DT: 'absent',
    RSVN_ORD_END_DT: 'absent',
    LDNG_DT: 'absent',
  },
  blocks: { output: { kind: 'object', fields: ['RSVN_ORD_SEQ'] } },
}

export interface OrderResvCcnlInput {
  /** 예약주문시작일자 · e.g. 20220729 */
  readonly RSVN_ORD_ORD_DT: string
  /** 예약주문종료일자 · e.g. 20220810 */
  readonly RSVN_ORD_END_DT: string
  /** 단말매체종류코드 · e.g. 00 */
  readonly TMNL_MDIA_KIND_CD: string
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 처리구분코드 · e.g. 0 */
  readonly PRCS_DVSN_CD: string
  /** 취소여부 · e.g. Y */
  readonly CNCL_YN: string
  /** 예약주문순번 */
  readonly RSVN_ORD_SEQ?: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 매도매수구분코드 */
  readonly SLL_BUY_DVSN_CD?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface OrderResvCcnlOutput {
  /** 예약주문 순번 */
  readonly rsvn_ord_seq?: string
  /** 예약주문주문일자 */
  readonly rsvn_ord_ord_dt?: string
  /** 예약주문접수일자 */
  readonly rsvn_ord_rcit_dt?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 주문구분코드 */
  readonly ord_dvsn_cd?: string
  /** 주문예약수량 */
  readonly ord_rsvn_qty?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 취소주문일자 */
  readonly cncl_ord_dt?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 연락전화번호 */
  readonly ctac_tlno?: string
  /** 거부사유2 */
  readonly rjct_rson2?: string
  /** 주문번호 */
  readonly odno?: string
  /** 예약주문접수시각 */
  readonly rsvn_ord_rcit_tmd?: string
  /** 한글종목단축명 */
  readonly kor_item_shtn_name?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 주문예약단가 */
  readonly ord_rsvn_unpr?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 취소접수시각 */
  readonly cncl_rcit_tmd?: string
  /** 처리결과 */
  readonly prcs_rslt?: string
  /** 주문구분명 */
  readonly ord_dvsn_name?: string
  /** 단말매체종류코드 */
  readonly tmnl_mdia_kind_cd?: string
  /** 예약종료일자 */
  readonly rsvn_end_dt?: string
}

export interface OrderResvCcnlAnswer {
  readonly output: readonly OrderResvCcnlOutput[]
}

/**
 * 주식예약주문조회 · v1_국내주식-020 · CTSC0004R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const orderResvCcnl: PagedEndpoint<OrderResvCcnlInput, OrderResvCcnlAnswer, 'real'> = {
  id: 'domestic-stock/order-resv-ccnl',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/order-resv-ccnl',
  trIds: [{ real: 'CTSC0004R', paper: null }],
  fields: {
    RSVN_ORD_ORD_DT: 'required',
    RSVN_ORD_END_DT: 'required',
    TMNL_MDIA_KIND_CD: 'required',
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PRCS_DVSN_CD: 'required',
    CNCL_YN: 'required',
    RSVN_ORD_SEQ: 'empty',
    PDNO: 'empty',
    SLL_BUY_DVSN_CD: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'rsvn_ord_seq', 'rsvn_ord_ord_dt', 'rsvn_ord_rcit_dt', 'pdno', 'ord_dvsn_cd', 'ord_rsvn_qty', 'tot_ccld_qty',
        'cncl_ord_dt', 'ord_tmd', 'ctac_tlno', 'rjct_rson2', 'odno', 'rsvn_ord_rcit_tmd', 'kor_item_shtn_name',
        'sll_buy_dvsn_cd', 'ord_rsvn_unpr', 'tot_ccld_amt', 'loan_dt', 'cncl_rcit_tmd', 'prcs_rslt', 'ord_dvsn_name',
        'tmnl_mdia_kind_cd', 'rsvn_end_dt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface OrderResvRvsecnclInput {
  /** Chooses the TR id, is not sent: cancel 취소 · modify 정정 */
  readonly ord_type: 'cancel' | 'modify'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 예약주문순번 · e.g. 88793 */
  readonly RSVN_ORD_SEQ: string
  /** 예약주문조직번호 · e.g. 001 */
  readonly RSVN_ORD_ORGNO?: string
  /** 예약주문주문일자 · e.g. 20250113 */
  readonly RSVN_ORD_ORD_DT?: string
  /** 종목코드 · e.g. 005930 */
  readonly PDNO?: string
  /** 주문수량 · e.g. 2 */
  readonly ORD_QTY?: string
  /** 주문단가 · e.g. 55000 */
  readonly ORD_UNPR?: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD?: '01' | '02'
  /** 주문구분코드 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 05 장전 시간외 */
  readonly ORD_DVSN_CD?: '00' | '01' | '02' | '05'
  /** 주문대상잔고구분코드 · 10 현금 · 12 주식담보대출 · 28 자기대주상환 */
  readonly ORD_OBJT_CBLC_DVSN_CD?: '10' | '12' | '28'
  /** 대출일자 */
  readonly LOAN_DT?: string
  /** 예약주문종료일자 */
  readonly RSVN_ORD_END_DT?: string
  /** 연락전화번호 */
  readonly CTAL_TLNO?: string
}

export interface OrderResvRvsecnclOutput {
  /** 정상처리여부 */
  readonly nrml_prcs_yn?: string
}

export interface OrderResvRvsecnclAnswer {
  readonly output: OrderResvRvsecnclOutput
}

/**
 * 주식예약주문정정취소 · v1_국내주식-018,019
 *
 * - ord_type = cancel: CTSC0009U, not in paper trading
 * - ord_type = modify: CTSC0013U, not in paper trading
 * Warning: the sample requires RSVN_ORD_ORGNO and RSVN_ORD_ORD_DT, which no answer to an order has; the portal does not, and two clients send RSVN_ORD_SEQ alone.
 */
export const orderResvRvsecncl: Endpoint<OrderResvRvsecnclInput, OrderResvRvsecnclAnswer, 'real'> = {
  id: 'domestic-stock/order-resv-rvsecncl',
  method: 'POST',
  path: '/uapi/domestic-stock/v1/trading/order-resv-rvsecncl',
  trIds: [
    { when: { ord_type: ['cancel'] }, real: 'CTSC0009U', paper: null },
    { when: { ord_type: ['modify'] }, real: 'CTSC0013U', paper: null },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    RSVN_ORD_SEQ: 'required',
    RSVN_ORD_ORGNO: 'absent',
    RSVN_ORD_ORD_DT: 'absent',
    PDNO: 'absent',
    ORD_QTY: 'absent',
    ORD_UNPR: 'absent',
    SLL_BUY_DVSN_CD: 'absent',
    ORD_DVSN_CD: 'absent',
    ORD_OBJT_CBLC_DVSN_CD: 'absent',
    LOAN_DT: 'absent',
    RSVN_ORD_END_DT: 'absent',
    CTAL_TLNO: 'absent',
  },
  blocks: { output: { kind: 'object', fields: ['nrml_prcs_yn'] } },
}

export interface OrderRvsecnclInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 한국거래소전송주문조직번호 · e.g. 06010 */
  readonly KRX_FWDG_ORD_ORGNO: string
  /** 원주문번호 · e.g. 0000002101 */
  readonly ORGN_ODNO: string
  /** 주문구분 · 00 지정가 · 01 시장가 · 02 조건부지정가 · 03 최유리지정가 · 04 최우선지정가 · 05 장전 시간외 · 06 장후 시간외 · 07 시간외 단일가 · 08 자기주식 · 09 자기주식S-Option · 10 자기주식금전신탁 · 11 IOC지정가 · 12 FOK지정가 · 13 IOC시장가 · 14 FOK시장가 · 15 IOC최유리 · 16 FOK최유리 · 21 중간가 · 22 스톱지정가 · 23 중간가IOC · 24 중간가FOK · 51 장중대량 · 52 장중바스켓 · 62 장개시전 시간외대량 · 63 장개시전 시간외바스켓 · 67 장개시전 금전신탁자사주 · 69 장개시전 자기주식 · 72 시간외대량 · 77 시간외자사주신탁 · 79 시간외대량자기주식 · 80 바스켓 · which venue takes which: codes.json */
  readonly ORD_DVSN: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13' | '14' | '15' | '16' | '21' | '22' | '23' | '24' | '51' | '52' | '62' | '63' | '67' | '69' | '72' | '77' | '79' | '80' | (string & {})
  /** 정정취소구분코드 · 01 정정 · 02 취소 */
  readonly RVSE_CNCL_DVSN_CD: '01' | '02'
  /** 주문수량 · e.g. 1 */
  readonly ORD_QTY: string
  /** 주문단가 · e.g. 55000 */
  readonly ORD_UNPR: string
  /** 잔량전부주문여부 · Y 전량 · N 일부 */
  readonly QTY_ALL_ORD_YN: 'Y' | 'N'
  /** 거래소ID구분코드 · KRX 한국거래소 · NXT 대체거래소 · SOR */
  readonly EXCG_ID_DVSN_CD: 'KRX' | 'NXT' | 'SOR'
  /** 조건가격 */
  readonly CNDT_PRIC?: string
}

export interface OrderRvsecnclOutput {
  /** 한국거래소전송주문조직번호 */
  readonly krx_fwdg_ord_orgno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 주문시각 */
  readonly ord_tmd?: string
}

export interface OrderRvsecnclAnswer {
  readonly output: OrderRvsecnclOutput
}

/**
 * 주식주문(정정취소) · v1_국내주식-003 · TTTC0013U, paper VTTC0013U
 *
 * Superseded: TTTC0803U and paper VTTC0803U.
 */
export const orderRvsecncl: Endpoint<OrderRvsecnclInput, OrderRvsecnclAnswer> = {
  id: 'domestic-stock/order-rvsecncl',
  method: 'POST',
  path: '/uapi/domestic-stock/v1/trading/order-rvsecncl',
  trIds: [{ real: 'TTTC0013U', paper: 'VTTC0013U' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    KRX_FWDG_ORD_ORGNO: 'required',
    ORGN_ODNO: 'required',
    ORD_DVSN: 'required',
    RVSE_CNCL_DVSN_CD: 'required',
    ORD_QTY: 'required',
    ORD_UNPR: 'required',
    QTY_ALL_ORD_YN: 'required',
    EXCG_ID_DVSN_CD: 'required',
    CNDT_PRIC: 'absent',
  },
  blocks: { output: { kind: 'object', fields: ['krx_fwdg_ord_orgno', 'odno', 'ord_tmd'] } },
}

export interface OvertimeExpTransFluctInput {
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 조건 화면 분류 코드 · e.g. 11186 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | (string & {})
  /** 순위 정렬 구분 코드 · 0 상승률 · 1 상승폭 · 2 보합 · 3 하락률 · 4 하락폭 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4'
  /** 분류 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 · 4 투자위험예고 · 5 투자위험 · 6 보통주 · 7 우선주 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 입력 가격1 */
  readonly FID_INPUT_PRICE_1?: string
  /** 입력 가격2 */
  readonly FID_INPUT_PRICE_2?: string
  /** 입력 거래량 */
  readonly FID_INPUT_VOL_1?: string
}

export interface OvertimeExpTransFluctOutput {
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 종목 상태 구분 코드 */
  readonly iscd_stat_cls_code?: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 시간외 단일가 예상 체결가 */
  readonly ovtm_untp_antc_cnpr?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrss?: string
  /** 시간외 단일가 예상 체결 대비 */
  readonly ovtm_untp_antc_cntg_vrsssign?: string
  /** 시간외 단일가 예상 체결 대비율 */
  readonly ovtm_untp_antc_cntg_ctrt?: string
  /** 시간외 단일가 매도호가 잔량1 */
  readonly ovtm_untp_askp_rsqn1?: string
  /** 시간외 단일가 매수호가 잔량1 */
  readonly ovtm_untp_bidp_rsqn1?: string
  /** 시간외 단일가 예상 체결량 */
  readonly ovtm_untp_antc_cnqn?: string
  /** 장중 거래량 */
  readonly itmt_vol?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
}

export interface OvertimeExpTransFluctAnswer {
  readonly output: readonly OvertimeExpTransFluctOutput[]
}

/** 국내주식 시간외예상체결등락률 · 국내주식-140 · FHKST11860000, not in paper trading */
export const overtimeExpTransFluct: Endpoint<OvertimeExpTransFluctInput, OvertimeExpTransFluctAnswer, 'real'> = {
  id: 'domestic-stock/overtime-exp-trans-fluct',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/overtime-exp-trans-fluct',
  trIds: [{ real: 'FHKST11860000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'data_rank', 'iscd_stat_cls_code', 'stck_shrn_iscd', 'hts_kor_isnm', 'ovtm_untp_antc_cnpr',
        'ovtm_untp_antc_cntg_vrss', 'ovtm_untp_antc_cntg_vrsssign', 'ovtm_untp_antc_cntg_ctrt', 'ovtm_untp_askp_rsqn1',
        'ovtm_untp_bidp_rsqn1', 'ovtm_untp_antc_cnqn', 'itmt_vol', 'stck_prpr',
      ],
    },
  },
}

export interface OvertimeFluctuationInput {
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 시장 구분 코드 · e.g. A */
  readonly FID_MRKT_CLS_CODE?: string
  /** 조건 화면 분류 코드 · sent as 20234 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | (string & {})
  /** 분류 구분 코드 · 1 상한가 · 2 상승률 · 3 보합 · 4 하한가 · 5 하락률 */
  readonly FID_DIV_CLS_CODE: '1' | '2' | '3' | '4' | '5'
  /** 입력 가격1 */
  readonly FID_INPUT_PRICE_1?: string
  /** 입력 가격2 */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량 수 */
  readonly FID_VOL_CNT?: string
  /** 대상 구분 코드 · e.g. 001111111 */
  readonly FID_TRGT_CLS_CODE?: string
  /** 대상 제외 구분 코드 · e.g. 111111 */
  readonly FID_TRGT_EXLS_CLS_CODE?: string
}

export interface OvertimeFluctuationOutput1 {
  /** 시간외 단일가 상한 종목 수 */
  readonly ovtm_untp_uplm_issu_cnt?: string
  /** 시간외 단일가 상승 종목 수 */
  readonly ovtm_untp_ascn_issu_cnt?: string
  /** 시간외 단일가 보합 종목 수 */
  readonly ovtm_untp_stnr_issu_cnt?: string
  /** 시간외 단일가 하한 종목 수 */
  readonly ovtm_untp_lslm_issu_cnt?: string
  /** 시간외 단일가 하락 종목 수 */
  readonly ovtm_untp_down_issu_cnt?: string
  /** 시간외 단일가 누적 거래량 */
  readonly ovtm_untp_acml_vol?: string
  /** 시간외 단일가 누적 거래대금 */
  readonly ovtm_untp_acml_tr_pbmn?: string
  /** 시간외 단일가 거래소 거래량 */
  readonly ovtm_untp_exch_vol?: string
  /** 시간외 단일가 거래소 거래대금 */
  readonly ovtm_untp_exch_tr_pbmn?: string
  /** 시간외 단일가 KOSDAQ 거래량 */
  readonly ovtm_untp_kosdaq_vol?: string
  /** 시간외 단일가 KOSDAQ 거래대금 */
  readonly ovtm_untp_kosdaq_tr_pbmn?: string
}

export interface OvertimeFluctuationOutput2 {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 시간외 단일가 현재가 */
  readonly ovtm_untp_prpr?: string
  /** 시간외 단일가 전일 대비 */
  readonly ovtm_untp_prdy_vrss?: string
  /** 시간외 단일가 전일 대비 부호 */
  readonly ovtm_untp_prdy_vrss_sign?: string
  /** 시간외 단일가 전일 대비율 */
  readonly ovtm_untp_prdy_ctrt?: string
  /** 시간외 단일가 매도호가1 */
  readonly ovtm_untp_askp1?: string
  /** 시간외 단일가 매도 잔량 */
  readonly ovtm_untp_seln_rsqn?: string
  /** 시간외 단일가 매수호가1 */
  readonly ovtm_untp_bidp1?: string
  /** 시간외 단일가 매수 잔량 */
  readonly ovtm_untp_shnu_rsqn?: string
  /** 시간외 단일가 거래량 */
  readonly ovtm_untp_vol?: string
  /** 시간외 대비 누적 거래량 비중 */
  readonly ovtm_vrss_acml_vol_rlim?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매도호가 */
  readonly askp?: string
}

export interface OvertimeFluctuationAnswer {
  readonly output1: OvertimeFluctuationOutput1
  readonly output2: readonly OvertimeFluctuationOutput2[]
}

/** 국내주식 시간외등락율순위 · 국내주식-138 · FHPST02340000, not in paper trading */
export const overtimeFluctuation: Endpoint<OvertimeFluctuationInput, OvertimeFluctuationAnswer, 'real'> = {
  id: 'domestic-stock/overtime-fluctuation',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/overtime-fluctuation',
  trIds: [{ real: 'FHPST02340000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_MRKT_CLS_CODE: 'empty',
    FID_COND_SCR_DIV_CODE: { value: '20234' },
    FID_INPUT_ISCD: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_VOL_CNT: 'empty',
    FID_TRGT_CLS_CODE: 'empty',
    FID_TRGT_EXLS_CLS_CODE: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'ovtm_untp_uplm_issu_cnt', 'ovtm_untp_ascn_issu_cnt', 'ovtm_untp_stnr_issu_cnt', 'ovtm_untp_lslm_issu_cnt',
        'ovtm_untp_down_issu_cnt', 'ovtm_untp_acml_vol', 'ovtm_untp_acml_tr_pbmn', 'ovtm_untp_exch_vol',
        'ovtm_untp_exch_tr_pbmn', 'ovtm_untp_kosdaq_vol', 'ovtm_untp_kosdaq_tr_pbmn',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'hts_kor_isnm', 'ovtm_untp_prpr', 'ovtm_untp_prdy_vrss', 'ovtm_untp_prdy_vrss_sign',
        'ovtm_untp_prdy_ctrt', 'ovtm_untp_askp1', 'ovtm_untp_seln_rsqn', 'ovtm_untp_bidp1', 'ovtm_untp_shnu_rsqn',
        'ovtm_untp_vol', 'ovtm_vrss_acml_vol_rlim', 'stck_prpr', 'acml_vol', 'bidp', 'askp',
      ],
    },
  },
}

export interface OvertimeVolumeInput {
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20235 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | (string & {})
  /** 순위 정렬 구분 코드 · 0 매수잔량 · 1 매도잔량 · 2 거래량 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2'
  /** 입력 가격1 */
  readonly FID_INPUT_PRICE_1?: string
  /** 입력 가격2 */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량 수 */
  readonly FID_VOL_CNT?: string
  /** 대상 구분 코드 */
  readonly FID_TRGT_CLS_CODE?: string
  /** 대상 제외 구분 코드 */
  readonly FID_TRGT_EXLS_CLS_CODE?: string
}

export interface OvertimeVolumeOutput1 {
  /** 시간외 단일가 거래소 거래량 */
  readonly ovtm_untp_exch_vol?: string
  /** 시간외 단일가 거래소 거래대금 */
  readonly ovtm_untp_exch_tr_pbmn?: string
  /** 시간외 단일가 KOSDAQ 거래량 */
  readonly ovtm_untp_kosdaq_vol?: string
  /** 시간외 단일가 KOSDAQ 거래대금 */
  readonly ovtm_untp_kosdaq_tr_pbmn?: string
}

export interface OvertimeVolumeOutput2 {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 시간외 단일가 현재가 */
  readonly ovtm_untp_prpr?: string
  /** 시간외 단일가 전일 대비 */
  readonly ovtm_untp_prdy_vrss?: string
  /** 시간외 단일가 전일 대비 부호 */
  readonly ovtm_untp_prdy_vrss_sign?: string
  /** 시간외 단일가 전일 대비율 */
  readonly ovtm_untp_prdy_ctrt?: string
  /** 시간외 단일가 매도 잔량 */
  readonly ovtm_untp_seln_rsqn?: string
  /** 시간외 단일가 매수 잔량 */
  readonly ovtm_untp_shnu_rsqn?: string
  /** 시간외 단일가 거래량 */
  readonly ovtm_untp_vol?: string
  /** 시간외 대비 누적 거래량 비중 */
  readonly ovtm_vrss_acml_vol_rlim?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매도호가 */
  readonly askp?: string
}

export interface OvertimeVolumeAnswer {
  readonly output1: OvertimeVolumeOutput1
  readonly output2: readonly OvertimeVolumeOutput2[]
}

/** 국내주식 시간외거래량순위 · 국내주식-139 · FHPST02350000, not in paper trading */
export const overtimeVolume: Endpoint<OvertimeVolumeInput, OvertimeVolumeAnswer, 'real'> = {
  id: 'domestic-stock/overtime-volume',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/overtime-volume',
  trIds: [{ real: 'FHPST02350000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20235' },
    FID_INPUT_ISCD: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_VOL_CNT: 'empty',
    FID_TRGT_CLS_CODE: 'empty',
    FID_TRGT_EXLS_CLS_CODE: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: ['ovtm_untp_exch_vol', 'ovtm_untp_exch_tr_pbmn', 'ovtm_untp_kosdaq_vol', 'ovtm_untp_kosdaq_tr_pbmn'],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'hts_kor_isnm', 'ovtm_untp_prpr', 'ovtm_untp_prdy_vrss', 'ovtm_untp_prdy_vrss_sign',
        'ovtm_untp_prdy_ctrt', 'ovtm_untp_seln_rsqn', 'ovtm_untp_shnu_rsqn', 'ovtm_untp_vol', 'ovtm_vrss_acml_vol_rlim',
        'stck_prpr', 'acml_vol', 'bidp', 'askp',
      ],
    },
  },
}

export interface PbarTratioInput {
  /** 조건 시장 분류 코드 · e.g. J */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 조건화면분류코드 · e.g. 20113 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 입력시간 */
  readonly FID_INPUT_HOUR_1?: string
}

export interface PbarTratioOutput1 {
  /** 대표시장한글명 */
  readonly rprs_mrkt_kor_name?: string
  /** 주식단축종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 전일거래량 */
  readonly prdy_vol?: string
  /** 가중평균주식가격 */
  readonly wghn_avrg_stck_prc?: string
  /** 상장주수 */
  readonly lstn_stcn?: string
}

export interface PbarTratioOutput2 {
  /** 데이터순위 */
  readonly data_rank?: string
  /** 주식현재가 */
  readonly stck_prpr?: string
  /** 체결거래량 */
  readonly cntg_vol?: string
  /** 누적거래량비중 */
  readonly acml_vol_rlim?: string
}

export interface PbarTratioAnswer {
  readonly output1: PbarTratioOutput1
  readonly output2: readonly PbarTratioOutput2[]
}

/** 국내주식 매물대/거래비중 · 국내주식-196 · FHPST01130000, not in paper trading */
export const pbarTratio: Endpoint<PbarTratioInput, PbarTratioAnswer, 'real'> = {
  id: 'domestic-stock/pbar-tratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/pbar-tratio',
  trIds: [{ real: 'FHPST01130000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_INPUT_HOUR_1: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'rprs_mrkt_kor_name', 'stck_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt',
        'acml_vol', 'prdy_vol', 'wghn_avrg_stck_prc', 'lstn_stcn',
      ],
    },
    output2: { kind: 'array', fields: ['data_rank', 'stck_prpr', 'cntg_vol', 'acml_vol_rlim'] },
  },
}

export interface PensionInquireBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 29 */
  readonly ACNT_PRDT_CD?: string
  /** 적립금구분코드 · e.g. 00 */
  readonly ACCA_DVSN_CD: string
  /** 조회구분 · 00 전체 */
  readonly INQR_DVSN: '00' | (string & {})
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface PensionInquireBalanceOutput1 {
  /** 잔고구분명 */
  readonly cblc_dvsn_name?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 종목구분명 */
  readonly item_dvsn_name?: string
  /** 금일매수수량 */
  readonly thdt_buyqty?: string
  /** 금일매도수량 */
  readonly thdt_sll_qty?: string
  /** 보유수량 */
  readonly hldg_qty?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 현재가 */
  readonly prpr?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 평가수익율 */
  readonly evlu_erng_rt?: string
}

export interface PensionInquireBalanceOutput2 {
  /** 예수금총금액 */
  readonly dnca_tot_amt?: string
  /** 익일정산금액 */
  readonly nxdy_excc_amt?: string
  /** 가수도정산금액 */
  readonly prvs_rcdl_excc_amt?: string
  /** 금일매수금액 */
  readonly thdt_buy_amt?: string
  /** 금일매도금액 */
  readonly thdt_sll_amt?: string
  /** 금일제비용금액 */
  readonly thdt_tlex_amt?: string
  /** 유가평가금액 */
  readonly scts_evlu_amt?: string
  /** 총평가금액 */
  readonly tot_evlu_amt?: string
}

export interface PensionInquireBalanceAnswer {
  readonly output1: readonly PensionInquireBalanceOutput1[]
  readonly output2: PensionInquireBalanceOutput2
}

/**
 * 퇴직연금 잔고조회 · v1_국내주식-036 · TTTC2208R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 */
export const pensionInquireBalance: PagedEndpoint<PensionInquireBalanceInput, PensionInquireBalanceAnswer, 'real'> = {
  id: 'domestic-stock/pension-inquire-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/pension/inquire-balance',
  trIds: [{ real: 'TTTC2208R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ACCA_DVSN_CD: 'required',
    INQR_DVSN: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cblc_dvsn_name', 'prdt_name', 'pdno', 'item_dvsn_name', 'thdt_buyqty', 'thdt_sll_qty', 'hldg_qty',
        'ord_psbl_qty', 'pchs_avg_pric', 'pchs_amt', 'prpr', 'evlu_amt', 'evlu_pfls_amt', 'evlu_erng_rt',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'dnca_tot_amt', 'nxdy_excc_amt', 'prvs_rcdl_excc_amt', 'thdt_buy_amt', 'thdt_sll_amt', 'thdt_tlex_amt',
        'scts_evlu_amt', 'tot_evlu_amt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface PensionInquireDailyCcldInput {
  /** Chooses the TR id, is not sent: krx KRX · all KRX, NXT, SOR */
  readonly excg_dv: 'krx' | 'all'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 29 */
  readonly ACNT_PRDT_CD?: string
  /** 사용자구분코드 · e.g. %% */
  readonly USER_DVSN_CD: string
  /** 매도매수구분코드 · 00 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '00' | '01' | '02'
  /** 체결미체결구분 · %% 전체 · 01 체결 · 02 미체결 */
  readonly CCLD_NCCS_DVSN: '%%' | '01' | '02'
  /** 조회구분3 · 00 전체 */
  readonly INQR_DVSN_3: '00' | (string & {})
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface PensionInquireDailyCcldOutput {
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 주문번호 */
  readonly odno?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 주문단가 */
  readonly ord_unpr?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 미체결수량 */
  readonly nccs_qty?: string
  /** 주문구분코드 */
  readonly ord_dvsn_cd?: string
  /** 주문구분명 */
  readonly ord_dvsn_name?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 대상고객구분명 */
  readonly objt_cust_dvsn_name?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 스톱지정가조건가격 · portal only */
  readonly stpm_cndt_pric?: string
  /** 스톱지정가효력발생상세시각 · portal only */
  readonly stpm_efct_occr_dtmd?: string
  /** 스톱지정가효력발생여부 · portal only */
  readonly stpm_efct_occr_yn?: string
  /** 거래소ID구분코드 · portal only */
  readonly excg_id_dvsn_cd?: string
}

export interface PensionInquireDailyCcldAnswer {
  readonly output: readonly PensionInquireDailyCcldOutput[]
}

/**
 * 퇴직연금 미체결내역 · v1_국내주식-033
 *
 * - excg_dv = krx: TTTC2201R, not in paper trading
 * - excg_dv = all: TTTC2210R, not in paper trading
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100; the portal says: no next page (sample-loop).
 */
export const pensionInquireDailyCcld: PagedEndpoint<PensionInquireDailyCcldInput, PensionInquireDailyCcldAnswer, 'real'> = {
  id: 'domestic-stock/pension-inquire-daily-ccld',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/pension/inquire-daily-ccld',
  trIds: [
    { when: { excg_dv: ['krx'] }, real: 'TTTC2201R', paper: null },
    { when: { excg_dv: ['all'] }, real: 'TTTC2210R', paper: null },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    USER_DVSN_CD: 'required',
    SLL_BUY_DVSN_CD: 'required',
    CCLD_NCCS_DVSN: 'required',
    INQR_DVSN_3: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'ord_gno_brno', 'sll_buy_dvsn_cd', 'trad_dvsn_name', 'odno', 'pdno', 'prdt_name', 'ord_unpr', 'ord_qty',
        'tot_ccld_qty', 'nccs_qty', 'ord_dvsn_cd', 'ord_dvsn_name', 'orgn_odno', 'ord_tmd', 'objt_cust_dvsn_name',
        'pchs_avg_pric', 'stpm_cndt_pric', 'stpm_efct_occr_dtmd', 'stpm_efct_occr_yn', 'excg_id_dvsn_cd',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface PensionInquireDepositInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 29 */
  readonly ACNT_PRDT_CD?: string
  /** 적립금구분코드 · e.g. 00 */
  readonly ACCA_DVSN_CD: string
}

export interface PensionInquireDepositOutput {
  /** 예수금총액 */
  readonly dnca_tota?: string
  /** 익일정산액 */
  readonly nxdy_excc_amt?: string
  /** 익일결제금액 */
  readonly nxdy_sttl_amt?: string
  /** 2익일결제금액 */
  readonly nx2_day_sttl_amt?: string
}

export interface PensionInquireDepositAnswer {
  readonly output: PensionInquireDepositOutput
}

/** 퇴직연금 예수금조회 · v1_국내주식-035 · TTTC0506R, not in paper trading */
export const pensionInquireDeposit: Endpoint<PensionInquireDepositInput, PensionInquireDepositAnswer, 'real'> = {
  id: 'domestic-stock/pension-inquire-deposit',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/pension/inquire-deposit',
  trIds: [{ real: 'TTTC0506R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', ACCA_DVSN_CD: 'required' },
  blocks: { output: { kind: 'object', fields: ['dnca_tota', 'nxdy_excc_amt', 'nxdy_sttl_amt', 'nx2_day_sttl_amt'] } },
}

export interface PensionInquirePresentBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 29 */
  readonly ACNT_PRDT_CD?: string
  /** 사용자구분코드 · e.g. 00 */
  readonly USER_DVSN_CD: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface PensionInquirePresentBalanceOutput1 {
  /** 잔고구분 */
  readonly cblc_dvsn?: string
  /** 잔고구분명 */
  readonly cblc_dvsn_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 보유수량 */
  readonly hldg_qty?: string
  /** 매도가능수량 */
  readonly slpsb_qty?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 평가손익율 */
  readonly evlu_pfls_rt?: string
  /** 현재가 */
  readonly prpr?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 잔고비중 */
  readonly cblc_weit?: string
}

export interface PensionInquirePresentBalanceOutput2 {
  /** 매입금액합계금액 */
  readonly pchs_amt_smtl_amt?: string
  /** 평가금액합계금액 */
  readonly evlu_amt_smtl_amt?: string
  /** 평가손익합계금액 */
  readonly evlu_pfls_smtl_amt?: string
  /** 매매손익합계 */
  readonly trad_pfls_smtl?: string
  /** 당일총손익금액 */
  readonly thdt_tot_pfls_amt?: string
  /** 수익률 */
  readonly pftrt?: string
}

export interface PensionInquirePresentBalanceAnswer {
  readonly output1: readonly PensionInquirePresentBalanceOutput1[]
  readonly output2: readonly PensionInquirePresentBalanceOutput2[]
}

/**
 * 퇴직연금 체결기준잔고 · v1_국내주식-032 · TTTC2202R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100; the portal says: no next page (keys-only).
 */
export const pensionInquirePresentBalance: PagedEndpoint<PensionInquirePresentBalanceInput, PensionInquirePresentBalanceAnswer, 'real'> = {
  id: 'domestic-stock/pension-inquire-present-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/pension/inquire-present-balance',
  trIds: [{ real: 'TTTC2202R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    USER_DVSN_CD: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cblc_dvsn', 'cblc_dvsn_name', 'pdno', 'prdt_name', 'hldg_qty', 'slpsb_qty', 'pchs_avg_pric', 'evlu_pfls_amt',
        'evlu_pfls_rt', 'prpr', 'evlu_amt', 'pchs_amt', 'cblc_weit',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'pchs_amt_smtl_amt', 'evlu_amt_smtl_amt', 'evlu_pfls_smtl_amt', 'trad_pfls_smtl', 'thdt_tot_pfls_amt', 'pftrt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface PensionInquirePsblOrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 29 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. 069500 */
  readonly PDNO: string
  /** 적립금구분코드 · e.g. 00 */
  readonly ACCA_DVSN_CD: string
  /** CMA평가금액포함여부 · Y 포함 · N 미포함 */
  readonly CMA_EVLU_AMT_ICLD_YN: 'Y' | 'N'
  /** 주문단가 · e.g. 30800 */
  readonly ORD_UNPR: string
  /** 주문구분 · 00 지정가 · 01 시장가 */
  readonly ORD_DVSN: '00' | '01'
}

export interface PensionInquirePsblOrderOutput {
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 재사용가능금액 */
  readonly ruse_psbl_amt?: string
  /** 가능수량계산단가 */
  readonly psbl_qty_calc_unpr?: string
  /** 최대매수금액 */
  readonly max_buy_amt?: string
  /** 최대매수수량 */
  readonly max_buy_qty?: string
}

export interface PensionInquirePsblOrderAnswer {
  readonly output: PensionInquirePsblOrderOutput
}

/** 퇴직연금 매수가능조회 · v1_국내주식-034 · TTTC0503R, not in paper trading */
export const pensionInquirePsblOrder: Endpoint<PensionInquirePsblOrderInput, PensionInquirePsblOrderAnswer, 'real'> = {
  id: 'domestic-stock/pension-inquire-psbl-order',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/pension/inquire-psbl-order',
  trIds: [{ real: 'TTTC0503R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ACCA_DVSN_CD: 'required',
    CMA_EVLU_AMT_ICLD_YN: 'required',
    ORD_UNPR: 'required',
    ORD_DVSN: 'required',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: ['ord_psbl_cash', 'ruse_psbl_amt', 'psbl_qty_calc_unpr', 'max_buy_amt', 'max_buy_qty'],
    },
  },
}

export interface PeriodRightsInput {
  /** 조회구분 · e.g. 03 */
  readonly INQR_DVSN: string
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 */
  readonly ACNT_PRDT_CD?: string
  /** 조회시작일자 · e.g. 20250101 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20250103 */
  readonly INQR_END_DT: string
  /** 고객실명확인번호25 */
  readonly CUST_RNCNO25?: string
  /** 홈넷ID */
  readonly HMID?: string
  /** 권리유형코드 */
  readonly RGHT_TYPE_CD?: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 상품유형코드 */
  readonly PRDT_TYPE_CD?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
}

export interface PeriodRightsOutput {
  /** 계좌번호10 */
  readonly acno10?: string
  /** 권리유형코드 */
  readonly rght_type_cd?: string
  /** 기준일자 */
  readonly bass_dt?: string
  /** 권리잔고유형코드 */
  readonly rght_cblc_type_cd?: string
  /** 대표상품번호 */
  readonly rptt_pdno?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 단축상품번호 */
  readonly shtn_pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 잔고수량 */
  readonly cblc_qty?: string
  /** 최종배정수량 */
  readonly last_alct_qty?: string
  /** 초과배정수량 */
  readonly excs_alct_qty?: string
  /** 총배정수량 */
  readonly tot_alct_qty?: string
  /** 최종단수주수량 */
  readonly last_ftsk_qty?: string
  /** 최종배정금액 */
  readonly last_alct_amt?: string
  /** 최종단수주대금 */
  readonly last_ftsk_chgs?: string
  /** 상환원금 */
  readonly rdpt_prca?: string
  /** 지연이자금액 */
  readonly dlay_int_amt?: string
  /** 상장일자 */
  readonly lstg_dt?: string
  /** 청약종료일자 */
  readonly sbsc_end_dt?: string
  /** 현금지급일자 */
  readonly cash_dfrm_dt?: string
  /** 신청수량 */
  readonly rqst_qty?: string
  /** 신청금액 */
  readonly rqst_amt?: string
  /** 신청일자 */
  readonly rqst_dt?: string
  /** 환불일자 */
  readonly rfnd_dt?: string
  /** 환불금액 */
  readonly rfnd_amt?: string
  /** 상장주수 */
  readonly lstg_stqt?: string
  /** 세금금액 */
  readonly tax_amt?: string
  /** 청약단가 */
  readonly sbsc_unpr?: string
}

export interface PeriodRightsAnswer {
  readonly output: readonly PeriodRightsOutput[]
}

/**
 * 기간별계좌권리현황조회 · 국내주식-211 · CTRGA011R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 */
export const periodRights: PagedEndpoint<PeriodRightsInput, PeriodRightsAnswer, 'real'> = {
  id: 'domestic-stock/period-rights',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/trading/period-rights',
  trIds: [{ real: 'CTRGA011R', paper: null }],
  fields: {
    INQR_DVSN: 'required',
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    CUST_RNCNO25: 'empty',
    HMID: 'empty',
    RGHT_TYPE_CD: 'empty',
    PDNO: 'empty',
    PRDT_TYPE_CD: 'empty',
    CTX_AREA_NK100: 'empty',
    CTX_AREA_FK100: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'acno10', 'rght_type_cd', 'bass_dt', 'rght_cblc_type_cd', 'rptt_pdno', 'pdno', 'prdt_type_cd', 'shtn_pdno',
        'prdt_name', 'cblc_qty', 'last_alct_qty', 'excs_alct_qty', 'tot_alct_qty', 'last_ftsk_qty', 'last_alct_amt',
        'last_ftsk_chgs', 'rdpt_prca', 'dlay_int_amt', 'lstg_dt', 'sbsc_end_dt', 'cash_dfrm_dt', 'rqst_qty', 'rqst_amt',
        'rqst_dt', 'rfnd_dt', 'rfnd_amt', 'lstg_stqt', 'tax_amt', 'sbsc_unpr',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface PreferDisparateRatioInput {
  /** 거래량 수 · e.g. 1000 */
  readonly fid_vol_cnt?: string
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20177 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code: '0' | (string & {})
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | (string & {})
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 입력 가격1 · e.g. 10000 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 · e.g. 50000 */
  readonly fid_input_price_2?: string
}

export interface PreferDisparateRatioOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 우선주 종목코드 */
  readonly prst_iscd?: string
  /** 우선주 한글 종목명 */
  readonly prst_kor_isnm?: string
  /** 우선주 현재가 */
  readonly prst_prpr?: string
  /** 우선주 전일대비 */
  readonly prst_prdy_vrss?: string
  /** 우선주 전일 대비 부호 */
  readonly prst_prdy_vrss_sign?: string
  /** 우선주 누적 거래량 */
  readonly prst_acml_vol?: string
  /** 차이 현재가 */
  readonly diff_prpr?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 우선주 전일 대비율 */
  readonly prst_prdy_ctrt?: string
}

export interface PreferDisparateRatioAnswer {
  readonly output: readonly PreferDisparateRatioOutput[]
}

/** 국내주식 우선주/괴리율 상위 · v1_국내주식-094 · FHPST01770000, not in paper trading */
export const preferDisparateRatio: Endpoint<PreferDisparateRatioInput, PreferDisparateRatioAnswer, 'real'> = {
  id: 'domestic-stock/prefer-disparate-ratio',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/prefer-disparate-ratio',
  trIds: [{ real: 'FHPST01770000', paper: null }],
  fields: {
    fid_vol_cnt: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20177' },
    fid_div_cls_code: 'required',
    fid_input_iscd: 'required',
    fid_trgt_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'acml_vol',
        'prst_iscd', 'prst_kor_isnm', 'prst_prpr', 'prst_prdy_vrss', 'prst_prdy_vrss_sign', 'prst_acml_vol',
        'diff_prpr', 'dprt', 'prdy_ctrt', 'prst_prdy_ctrt',
      ],
    },
  },
}

export interface ProfitAssetIndexInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20173 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code: '0' | (string & {})
  /** 입력 가격1 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 */
  readonly fid_input_price_2?: string
  /** 거래량 수 */
  readonly fid_vol_cnt?: string
  /** 입력 옵션1 · sent as 2023 when left out */
  readonly fid_input_option_1?: string
  /** 입력 옵션2 · 0 1/4분기 · 1 반기 · 2 3/4분기 · 3 결산 */
  readonly fid_input_option_2: '0' | '1' | '2' | '3'
  /** 순위 정렬 구분 코드 · 0 매출이익 · 1 영업이익 · 2 경상이익 · 3 당기순이익 · 4 자산총계 · 5 부채총계 · 6 자본총계 */
  readonly fid_rank_sort_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 소속 구분 코드 · 0 전체 */
  readonly fid_blng_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
}

export interface ProfitAssetIndexOutput {
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 매출 총 이익 */
  readonly sale_totl_prfi?: string
  /** 영업 이익 */
  readonly bsop_prti?: string
  /** 경상 이익 */
  readonly op_prfi?: string
  /** 당기순이익 */
  readonly thtr_ntin?: string
  /** 자산총계 */
  readonly total_aset?: string
  /** 부채총계 */
  readonly total_lblt?: string
  /** 자본총계 */
  readonly total_cptl?: string
  /** 결산 월 */
  readonly stac_month?: string
  /** 결산 월 구분 코드 */
  readonly stac_month_cls_code?: string
  /** 조회 건수 */
  readonly iqry_csnu?: string
}

export interface ProfitAssetIndexAnswer {
  readonly output: readonly ProfitAssetIndexOutput[]
}

/** 국내주식 수익자산지표 순위 · v1_국내주식-090 · FHPST01730000, not in paper trading */
export const profitAssetIndex: Endpoint<ProfitAssetIndexInput, ProfitAssetIndexAnswer, 'real'> = {
  id: 'domestic-stock/profit-asset-index',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/profit-asset-index',
  trIds: [{ real: 'FHPST01730000', paper: null }],
  fields: {
    fid_cond_mrkt_div_code: 'required',
    fid_trgt_cls_code: 'required',
    fid_cond_scr_div_code: { value: '20173' },
    fid_input_iscd: 'required',
    fid_div_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
    fid_vol_cnt: 'empty',
    fid_input_option_1: { value: '2023' },
    fid_input_option_2: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_blng_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'data_rank', 'hts_kor_isnm', 'prdy_vrss_sign', 'mksc_shrn_iscd', 'stck_prpr', 'prdy_vrss', 'prdy_ctrt',
        'acml_vol', 'sale_totl_prfi', 'bsop_prti', 'op_prfi', 'thtr_ntin', 'total_aset', 'total_lblt', 'total_cptl',
        'stac_month', 'stac_month_cls_code', 'iqry_csnu',
      ],
    },
  },
}

export interface ProgramTradeByStockInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface ProgramTradeByStockOutput {
  /** 영업 시간 */
  readonly bsop_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전체 합계 매도 거래량 */
  readonly whol_smtn_seln_vol?: string
  /** 전체 합계 매수2 거래량 */
  readonly whol_smtn_shnu_vol?: string
  /** 전체 합계 순매수 수량 */
  readonly whol_smtn_ntby_qty?: string
  /** 전체 합계 매도 거래 대금 */
  readonly whol_smtn_seln_tr_pbmn?: string
  /** 전체 합계 매수2 거래 대금 */
  readonly whol_smtn_shnu_tr_pbmn?: string
  /** 전체 합계 순매수 거래 대금 */
  readonly whol_smtn_ntby_tr_pbmn?: string
  /** 전체 순매수 거래량 증감 */
  readonly whol_ntby_vol_icdc?: string
  /** 전체 순매수 거래 대금 증감 */
  readonly whol_ntby_tr_pbmn_icdc?: string
}

export interface ProgramTradeByStockAnswer {
  readonly output: readonly ProgramTradeByStockOutput[]
}

/**
 * 종목별 프로그램매매추이(체결) · v1_국내주식-044 · FHPPG04650101, not in paper trading
 *
 * Superseded: FHPPG04650100.
 */
export const programTradeByStock: Endpoint<ProgramTradeByStockInput, ProgramTradeByStockAnswer, 'real'> = {
  id: 'domestic-stock/program-trade-by-stock',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/program-trade-by-stock',
  trIds: [{ real: 'FHPPG04650101', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bsop_hour', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'whol_smtn_seln_vol',
        'whol_smtn_shnu_vol', 'whol_smtn_ntby_qty', 'whol_smtn_seln_tr_pbmn', 'whol_smtn_shnu_tr_pbmn',
        'whol_smtn_ntby_tr_pbmn', 'whol_ntby_vol_icdc', 'whol_ntby_tr_pbmn_icdc',
      ],
    },
  },
}

export interface ProgramTradeByStockDailyInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
  /** 입력날짜 · e.g. 20240624 */
  readonly FID_INPUT_DATE_1: string
}

export interface ProgramTradeByStockDailyOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 종가 */
  readonly stck_clpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 전체 합계 매도 거래량 */
  readonly whol_smtn_seln_vol?: string
  /** 전체 합계 매수2 거래량 */
  readonly whol_smtn_shnu_vol?: string
  /** 전체 합계 순매수 수량 */
  readonly whol_smtn_ntby_qty?: string
  /** 전체 합계 매도 거래 대금 */
  readonly whol_smtn_seln_tr_pbmn?: string
  /** 전체 합계 매수2 거래 대금 */
  readonly whol_smtn_shnu_tr_pbmn?: string
  /** 전체 합계 순매수 거래 대금 */
  readonly whol_smtn_ntby_tr_pbmn?: string
  /** 전체 순매수 거래량 증감 */
  readonly whol_ntby_vol_icdc?: string
  /** 전체 순매수 거래 대금 증감2 */
  readonly whol_ntby_tr_pbmn_icdc2?: string
}

export interface ProgramTradeByStockDailyAnswer {
  readonly output: readonly ProgramTradeByStockDailyOutput[]
}

/**
 * 종목별 프로그램매매추이(일별) · 국내주식-113 · FHPPG04650201, not in paper trading
 *
 * Superseded: FHPPG04650200.
 */
export const programTradeByStockDaily: Endpoint<ProgramTradeByStockDailyInput, ProgramTradeByStockDailyAnswer, 'real'> = {
  id: 'domestic-stock/program-trade-by-stock-daily',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/program-trade-by-stock-daily',
  trIds: [{ real: 'FHPPG04650201', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_INPUT_DATE_1: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'acml_tr_pbmn',
        'whol_smtn_seln_vol', 'whol_smtn_shnu_vol', 'whol_smtn_ntby_qty', 'whol_smtn_seln_tr_pbmn',
        'whol_smtn_shnu_tr_pbmn', 'whol_smtn_ntby_tr_pbmn', 'whol_ntby_vol_icdc', 'whol_ntby_tr_pbmn_icdc2',
      ],
    },
  },
}

export interface PsearchResultInput {
  /** 사용자 HTS ID */
  readonly user_id: string
  /** 사용자조건 키값 · e.g. 0 */
  readonly seq: string
}

export interface PsearchResultOutput2 {
  /** 종목코드 */
  readonly code?: string
  /** 종목명 */
  readonly name?: string
  /** 전일대비부호 */
  readonly daebi?: string
  /** 현재가 */
  readonly price?: string
  /** 등락율 */
  readonly chgrate?: string
  /** 거래량 */
  readonly acml_vol?: string
  /** 거래대금 */
  readonly trade_amt?: string
  /** 전일대비 */
  readonly change?: string
  /** 체결강도 */
  readonly cttr?: string
  /** 시가 */
  readonly open?: string
  /** 고가 */
  readonly high?: string
  /** 저가 */
  readonly low?: string
  /** 52주최고가 */
  readonly high52?: string
  /** 52주최저가 */
  readonly low52?: string
  /** 예상체결가 */
  readonly expprice?: string
  /** 예상대비 */
  readonly expchange?: string
  /** 예상등락률 */
  readonly expchggrate?: string
  /** 예상체결수량 */
  readonly expcvol?: string
  /** 전일거래량대비율 */
  readonly chgrate2?: string
  /** 예상대비부호 */
  readonly expdaebi?: string
  /** 기준가 */
  readonly recprice?: string
  /** 상한가 */
  readonly uplmtprice?: string
  /** 하한가 */
  readonly dnlmtprice?: string
  /** 시가총액 */
  readonly stotprice?: string
}

export interface PsearchResultAnswer {
  readonly output2: readonly PsearchResultOutput2[]
}

/** 종목조건검색조회 · 국내주식-039 · HHKST03900400, not in paper trading */
export const psearchResult: Endpoint<PsearchResultInput, PsearchResultAnswer, 'real'> = {
  id: 'domestic-stock/psearch-result',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/psearch-result',
  trIds: [{ real: 'HHKST03900400', paper: null }],
  fields: { user_id: 'required', seq: 'required' },
  blocks: {
    output2: {
      kind: 'array',
      fields: [
        'code', 'name', 'daebi', 'price', 'chgrate', 'acml_vol', 'trade_amt', 'change', 'cttr', 'open', 'high', 'low',
        'high52', 'low52', 'expprice', 'expchange', 'expchggrate', 'expcvol', 'chgrate2', 'expdaebi', 'recprice',
        'uplmtprice', 'dnlmtprice', 'stotprice',
      ],
    },
  },
}

export interface PsearchTitleInput {
  /** 사용자 HTS ID */
  readonly user_id: string
}

export interface PsearchTitleOutput2 {
  /** HTS ID */
  readonly user_id?: string
  /** 조건키값 */
  readonly seq?: string
  /** 그룹명 */
  readonly grp_nm?: string
  /** 조건명 */
  readonly condition_nm?: string
}

export interface PsearchTitleAnswer {
  readonly output2: readonly PsearchTitleOutput2[]
}

/** 종목조건검색 목록조회 · 국내주식-038 · HHKST03900300, not in paper trading */
export const psearchTitle: Endpoint<PsearchTitleInput, PsearchTitleAnswer, 'real'> = {
  id: 'domestic-stock/psearch-title',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/psearch-title',
  trIds: [{ real: 'HHKST03900300', paper: null }],
  fields: { user_id: 'required' },
  blocks: { output2: { kind: 'array', fields: ['user_id', 'seq', 'grp_nm', 'condition_nm'] } },
}

export interface QuoteBalanceInput {
  /** 거래량 수 · e.g. 1000 */
  readonly fid_vol_cnt?: string
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20172 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 순위 정렬 구분 코드 · 0 순매수잔량순 · 1 순매도잔량순 · 2 매수비율순 · 3 매도비율순 */
  readonly fid_rank_sort_cls_code: '0' | '1' | '2' | '3'
  /** 분류 구분 코드 · 0 전체 */
  readonly fid_div_cls_code: '0' | (string & {})
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 입력 가격1 · e.g. 50000 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 · e.g. 100000 */
  readonly fid_input_price_2?: string
}

export interface QuoteBalanceOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 총 순 매수호가 잔량 */
  readonly total_ntsl_bidp_rsqn?: string
  /** 매수 잔량 비율 */
  readonly shnu_rsqn_rate?: string
  /** 매도 잔량 비율 */
  readonly seln_rsqn_rate?: string
}

export interface QuoteBalanceAnswer {
  readonly output: readonly QuoteBalanceOutput[]
}

/** 국내주식 호가잔량 순위 · 국내주식-089 · FHPST01720000, not in paper trading */
export const quoteBalance: Endpoint<QuoteBalanceInput, QuoteBalanceAnswer, 'real'> = {
  id: 'domestic-stock/quote-balance',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/quote-balance',
  trIds: [{ real: 'FHPST01720000', paper: null }],
  fields: {
    fid_vol_cnt: 'empty',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20172' },
    fid_input_iscd: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_div_cls_code: 'required',
    fid_trgt_cls_code: 'required',
    fid_trgt_exls_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'total_askp_rsqn', 'total_bidp_rsqn', 'total_ntsl_bidp_rsqn', 'shnu_rsqn_rate', 'seln_rsqn_rate',
      ],
    },
  },
}

export interface SearchInfoInput {
  /** 상품번호 · e.g. 000660 */
  readonly PDNO: string
  /** 상품유형코드 · e.g. 300 */
  readonly PRDT_TYPE_CD: string
}

export interface SearchInfoOutput {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 단축상품번호 */
  readonly shtn_pdno?: string
  /** 상품판매상태코드 */
  readonly prdt_sale_stat_cd?: string
  /** 상품위험등급코드 */
  readonly prdt_risk_grad_cd?: string
  /** 상품분류코드 */
  readonly prdt_clsf_cd?: string
  /** 판매시작일자 */
  readonly sale_strt_dt?: string
  /** 판매종료일자 */
  readonly sale_end_dt?: string
  /** 랩어카운트자산유형코드 */
  readonly wrap_asst_type_cd?: string
  /** 투자상품유형코드 */
  readonly ivst_prdt_type_cd?: string
  /** 최초등록일자 */
  readonly frst_erlm_dt?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
  /** 상품명120 · portal only */
  readonly prdt_name120?: string
  /** 상품약어명 · portal only */
  readonly prdt_abrv_name?: string
  /** 상품영문명 · portal only */
  readonly prdt_eng_name?: string
  /** 상품영문명120 · portal only */
  readonly prdt_eng_name120?: string
  /** 상품영문약어명 · portal only */
  readonly prdt_eng_abrv_name?: string
  /** 상품분류명 · portal only */
  readonly prdt_clsf_name?: string
  /** 투자상품유형코드명 · portal only */
  readonly ivst_prdt_type_cd_name?: string
}

export interface SearchInfoAnswer {
  readonly output: SearchInfoOutput
}

/** 상품기본조회 · v1_국내주식-029 · CTPF1604R, not in paper trading */
export const searchInfo: Endpoint<SearchInfoInput, SearchInfoAnswer, 'real'> = {
  id: 'domestic-stock/search-info',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/search-info',
  trIds: [{ real: 'CTPF1604R', paper: null }],
  fields: { PDNO: 'required', PRDT_TYPE_CD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'pdno', 'prdt_type_cd', 'std_pdno', 'shtn_pdno', 'prdt_sale_stat_cd', 'prdt_risk_grad_cd', 'prdt_clsf_cd',
        'sale_strt_dt', 'sale_end_dt', 'wrap_asst_type_cd', 'ivst_prdt_type_cd', 'frst_erlm_dt', 'prdt_name',
        'prdt_name120', 'prdt_abrv_name', 'prdt_eng_name', 'prdt_eng_name120', 'prdt_eng_abrv_name', 'prdt_clsf_name',
        'ivst_prdt_type_cd_name',
      ],
    },
  },
}

export interface SearchStockInfoInput {
  /** 상품유형코드 · 300 주식 · 301 선물옵션 · 302 채권 · 306 ELS */
  readonly PRDT_TYPE_CD: '300' | '301' | '302' | '306'
  /** 상품번호 · e.g. 005930 */
  readonly PDNO: string
}

export interface SearchStockInfoOutput {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 상품명(120자) */
  readonly prdt_name120?: string
  /** 상품약어명 */
  readonly prdt_abrv_name?: string
  /** 상품영문명 */
  readonly prdt_eng_name?: string
  /** 상품영문명(120자) */
  readonly prdt_eng_name120?: string
  /** 상품영문약어명 */
  readonly prdt_eng_abrv_name?: string
  /** 시장ID코드 */
  readonly mket_id_cd?: string
  /** 증권그룹ID코드 */
  readonly scty_grp_id_cd?: string
  /** 거래소구분코드 */
  readonly excg_dvsn_cd?: string
  /** 결산월일 */
  readonly setl_mmdd?: string
  /** 상장주수 */
  readonly lstg_stqt?: string
  /** 상장자본금액 */
  readonly lstg_cptl_amt?: string
  /** 자본금 */
  readonly cpta?: string
  /** 액면가 */
  readonly papr?: string
  /** 발행가격 */
  readonly issu_pric?: string
  /** 코스피200종목여부 */
  readonly kospi200_item_yn?: string
  /** 유가증권시장상장일자 */
  readonly scts_mket_lstg_dt?: string
  /** 유가증권시장상장폐지일자 */
  readonly scts_mket_lstg_abol_dt?: string
  /** 코스닥시장상장일자 */
  readonly kosdaq_mket_lstg_dt?: string
  /** 코스닥시장상장폐지일자 */
  readonly kosdaq_mket_lstg_abol_dt?: string
  /** 프리보드시장상장일자 */
  readonly frbd_mket_lstg_dt?: string
  /** 프리보드시장상장폐지일자 */
  readonly frbd_mket_lstg_abol_dt?: string
  /** 리츠종류코드 */
  readonly reits_kind_cd?: string
  /** ETF구분코드 */
  readonly etf_dvsn_cd?: string
  /** 유전펀드여부 */
  readonly oilf_fund_yn?: string
  /** 지수업종대분류코드 */
  readonly idx_bztp_lcls_cd?: string
  /** 지수업종중분류코드 */
  readonly idx_bztp_mcls_cd?: string
  /** 지수업종소분류코드 */
  readonly idx_bztp_scls_cd?: string
  /** 지수업종대분류코드명 */
  readonly idx_bztp_lcls_cd_name?: string
  /** 지수업종중분류코드명 */
  readonly idx_bztp_mcls_cd_name?: string
  /** 지수업종소분류코드명 */
  readonly idx_bztp_scls_cd_name?: string
  /** 주식종류코드 */
  readonly stck_kind_cd?: string
  /** 뮤추얼펀드개시일자 */
  readonly mfnd_opng_dt?: string
  /** 뮤추얼펀드종료일자 */
  readonly mfnd_end_dt?: string
  /** 예탁등록취소일자 */
  readonly dpsi_erlm_cncl_dt?: string
  /** ETFCU수량 */
  readonly etf_cu_qty?: string
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 예탁지정등록여부 */
  readonly dpsi_aptm_erlm_yn?: string
  /** ETF과세유형코드 */
  readonly etf_txtn_type_cd?: string
  /** ETF유형코드 */
  readonly etf_type_cd?: string
  /** 상장폐지일자 */
  readonly lstg_abol_dt?: string
  /** 신주구주구분코드 */
  readonly nwst_odst_dvsn_cd?: string
  /** 대용가격 */
  readonly sbst_pric?: string
  /** 당사대용가격 */
  readonly thco_sbst_pric?: string
  /** 당사대용가격변경일자 */
  readonly thco_sbst_pric_chng_dt?: string
  /** 거래정지여부 */
  readonly tr_stop_yn?: string
  /** 관리종목여부 */
  readonly admn_item_yn?: string
  /** 당일종가 */
  readonly thdt_clpr?: string
  /** 전일종가 */
  readonly bfdy_clpr?: string
  /** 종가변경일자 */
  readonly clpr_chng_dt?: string
  /** 표준산업분류코드 */
  readonly std_idst_clsf_cd?: string
  /** 표준산업분류코드명 */
  readonly std_idst_clsf_cd_name?: string
  /** OCR번호 */
  readonly ocr_no?: string
  /** 크라우드펀딩종목여부 */
  readonly crfd_item_yn?: string
  /** 전자증권여부 */
  readonly elec_scty_yn?: string
  /** 발행기관코드 */
  readonly issu_istt_cd?: string
  /** ETF추적수익율배수 */
  readonly etf_chas_erng_rt_dbnb?: string
  /** ETFETN투자유의종목여부 */
  readonly etf_etn_ivst_heed_item_yn?: string
  /** 대주이자율구분코드 */
  readonly stln_int_rt_dvsn_cd?: string
  /** 외국인개인한도비율 */
  readonly frnr_psnl_lmt_rt?: string
  /** 상장신청인발행기관코드 */
  readonly lstg_rqsr_issu_istt_cd?: string
  /** 상장신청인종목코드 */
  readonly lstg_rqsr_item_cd?: string
  /** 신탁기관발행기관코드 */
  readonly trst_istt_issu_istt_cd?: string
  /** NXT 거래종목여부 */
  readonly cptt_trad_tr_psbl_yn?: string
  /** NXT 거래정지여부 */
  readonly nxt_tr_stop_yn?: string
}

export interface SearchStockInfoAnswer {
  readonly output: SearchStockInfoOutput
}

/** 주식기본조회 · v1_국내주식-067 · CTPF1002R, not in paper trading */
export const searchStockInfo: Endpoint<SearchStockInfoInput, SearchStockInfoAnswer, 'real'> = {
  id: 'domestic-stock/search-stock-info',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/search-stock-info',
  trIds: [{ real: 'CTPF1002R', paper: null }],
  fields: { PRDT_TYPE_CD: 'required', PDNO: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'pdno', 'prdt_type_cd', 'prdt_name', 'prdt_name120', 'prdt_abrv_name', 'prdt_eng_name', 'prdt_eng_name120',
        'prdt_eng_abrv_name', 'mket_id_cd', 'scty_grp_id_cd', 'excg_dvsn_cd', 'setl_mmdd', 'lstg_stqt', 'lstg_cptl_amt',
        'cpta', 'papr', 'issu_pric', 'kospi200_item_yn', 'scts_mket_lstg_dt', 'scts_mket_lstg_abol_dt',
        'kosdaq_mket_lstg_dt', 'kosdaq_mket_lstg_abol_dt', 'frbd_mket_lstg_dt', 'frbd_mket_lstg_abol_dt',
        'reits_kind_cd', 'etf_dvsn_cd', 'oilf_fund_yn', 'idx_bztp_lcls_cd', 'idx_bztp_mcls_cd', 'idx_bztp_scls_cd',
        'idx_bztp_lcls_cd_name', 'idx_bztp_mcls_cd_name', 'idx_bztp_scls_cd_name', 'stck_kind_cd', 'mfnd_opng_dt',
        'mfnd_end_dt', 'dpsi_erlm_cncl_dt', 'etf_cu_qty', 'std_pdno', 'dpsi_aptm_erlm_yn', 'etf_txtn_type_cd',
        'etf_type_cd', 'lstg_abol_dt', 'nwst_odst_dvsn_cd', 'sbst_pric', 'thco_sbst_pric', 'thco_sbst_pric_chng_dt',
        'tr_stop_yn', 'admn_item_yn', 'thdt_clpr', 'bfdy_clpr', 'clpr_chng_dt', 'std_idst_clsf_cd',
        'std_idst_clsf_cd_name', 'ocr_no', 'crfd_item_yn', 'elec_scty_yn', 'issu_istt_cd', 'etf_chas_erng_rt_dbnb',
        'etf_etn_ivst_heed_item_yn', 'stln_int_rt_dvsn_cd', 'frnr_psnl_lmt_rt', 'lstg_rqsr_issu_istt_cd',
        'lstg_rqsr_item_cd', 'trst_istt_issu_istt_cd', 'cptt_trad_tr_psbl_yn', 'nxt_tr_stop_yn',
      ],
    },
  },
}

export interface ShortSaleInput {
  /** 적용 범위 거래량 · 0 전체 · 100 100주 이상 */
  readonly FID_APLY_RANG_VOL?: '0' | '100' | (string & {})
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 조건 화면 분류 코드 · sent as 20482 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력 종목코드 · 0000 전체 · 0001 코스피 · 1001 코스닥 · 2001 코스피200 · 3003 코스닥150 · 4001 KRX100 */
  readonly FID_INPUT_ISCD: '0000' | '0001' | '1001' | '2001' | '3003' | '4001' | (string & {})
  /** 조회구분 · D 일 · M 월 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'M'
  /** 조회기간 · 0 1일 · 1 2일 · 2 3일 · 3 4일 · 4 1주일 · 9 2주일 · 14 3주일 */
  readonly FID_INPUT_CNT_1: '0' | '1' | '2' | '3' | '4' | '9' | '14' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 입력 */
  readonly FID_TRGT_EXLS_CLS_CODE?: '0' | (string & {})
  /** 대상 구분 코드 · 0 전체 입력 */
  readonly FID_TRGT_CLS_CODE?: '0' | (string & {})
  /** 적용 범위 가격1 · e.g. 0 */
  readonly FID_APLY_RANG_PRC_1: string
  /** 적용 범위 가격2 · e.g. 1000000 */
  readonly FID_APLY_RANG_PRC_2: string
}

export interface ShortSaleOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 공매도 체결 수량 */
  readonly ssts_cntg_qty?: string
  /** 공매도 거래량 비중 */
  readonly ssts_vol_rlim?: string
  /** 공매도 거래 대금 */
  readonly ssts_tr_pbmn?: string
  /** 공매도 거래대금 비중 */
  readonly ssts_tr_pbmn_rlim?: string
  /** 기준 일자1 */
  readonly stnd_date1?: string
  /** 기준 일자2 */
  readonly stnd_date2?: string
  /** 평균가격 */
  readonly avrg_prc?: string
}

export interface ShortSaleAnswer {
  readonly output: readonly ShortSaleOutput[]
}

/** 국내주식 공매도 상위종목 · 국내주식-133 · FHPST04820000, not in paper trading */
export const shortSale: Endpoint<ShortSaleInput, ShortSaleAnswer, 'real'> = {
  id: 'domestic-stock/short-sale',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/short-sale',
  trIds: [{ real: 'FHPST04820000', paper: null }],
  fields: {
    FID_APLY_RANG_VOL: 'empty',
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20482' },
    FID_INPUT_ISCD: 'required',
    FID_PERIOD_DIV_CODE: 'required',
    FID_INPUT_CNT_1: 'required',
    FID_TRGT_EXLS_CLS_CODE: 'empty',
    FID_TRGT_CLS_CODE: 'empty',
    FID_APLY_RANG_PRC_1: 'required',
    FID_APLY_RANG_PRC_2: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol',
        'acml_tr_pbmn', 'ssts_cntg_qty', 'ssts_vol_rlim', 'ssts_tr_pbmn', 'ssts_tr_pbmn_rlim', 'stnd_date1',
        'stnd_date2', 'avrg_prc',
      ],
    },
  },
}

export interface TopInterestStockInput {
  /** 입력 종목코드2 · e.g. 000000 */
  readonly fid_input_iscd_2: string
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20180 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code?: '0' | (string & {})
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code?: '0' | (string & {})
  /** 입력 가격1 · e.g. 0 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 · e.g. 0 */
  readonly fid_input_price_2?: string
  /** 거래량 수 · e.g. 0 */
  readonly fid_vol_cnt?: string
  /** 분류 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 · 4 투자위험예고 · 5 투자위험 · 6 보통주 · 7 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 입력 수1 · 1 1위부터 · 10 10위부터 */
  readonly fid_input_cnt_1?: '1' | '10' | (string & {})
}

export interface TopInterestStockOutput {
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 관심 종목 등록 건수 */
  readonly inter_issu_reg_csnu?: string
  /** 시장 분류 구분 명 · portal only */
  readonly mrkt_div_cls_name?: string
}

export interface TopInterestStockAnswer {
  readonly output: readonly TopInterestStockOutput[]
}

/** 국내주식 관심종목등록 상위 · v1_국내주식-102 · FHPST01800000, not in paper trading */
export const topInterestStock: Endpoint<TopInterestStockInput, TopInterestStockAnswer, 'real'> = {
  id: 'domestic-stock/top-interest-stock',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/top-interest-stock',
  trIds: [{ real: 'FHPST01800000', paper: null }],
  fields: {
    fid_input_iscd_2: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20180' },
    fid_input_iscd: 'required',
    fid_trgt_cls_code: 'empty',
    fid_trgt_exls_cls_code: 'empty',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
    fid_vol_cnt: 'empty',
    fid_div_cls_code: 'required',
    fid_input_cnt_1: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'mksc_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol',
        'acml_tr_pbmn', 'askp', 'bidp', 'data_rank', 'inter_issu_reg_csnu', 'mrkt_div_cls_name',
      ],
    },
  },
}

export interface TradedByCompanyInput {
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20186 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 분류 구분 코드 · 0 전체 · 1 관리종목 · 2 투자주의 · 3 투자경고 · 4 투자위험예고 · 5 투자위험 · 6 보통주 · 7 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 순위 정렬 구분 코드 · 0 매도상위 · 1 매수상위 */
  readonly fid_rank_sort_cls_code: '0' | '1'
  /** 입력 날짜1 · e.g. 20250613 */
  readonly fid_input_date_1: string
  /** 입력 날짜2 · e.g. 20250614 */
  readonly fid_input_date_2: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 · 4001 KRX100 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001' | '4001' | (string & {})
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
  /** 적용 범위 거래량 · 0 전체 · 100 100주 이상 */
  readonly fid_aply_rang_vol: '0' | '100' | (string & {})
  /** 적용 범위 가격2 · e.g. 0 */
  readonly fid_aply_rang_prc_2: string
  /** 적용 범위 가격1 · e.g. 0 */
  readonly fid_aply_rang_prc_1: string
}

export interface TradedByCompanyOutput {
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 유가증권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 매도 체결량 합계 */
  readonly seln_cnqn_smtn?: string
  /** 매수2 체결량 합계 */
  readonly shnu_cnqn_smtn?: string
  /** 순매수 체결량 */
  readonly ntby_cnqn?: string
}

export interface TradedByCompanyAnswer {
  readonly output: readonly TradedByCompanyOutput[]
}

/** 국내주식 당사매매종목 상위 · v1_국내주식-104 · FHPST01860000, not in paper trading */
export const tradedByCompany: Endpoint<TradedByCompanyInput, TradedByCompanyAnswer, 'real'> = {
  id: 'domestic-stock/traded-by-company',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/traded-by-company',
  trIds: [{ real: 'FHPST01860000', paper: null }],
  fields: {
    fid_trgt_exls_cls_code: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20186' },
    fid_div_cls_code: 'required',
    fid_rank_sort_cls_code: 'required',
    fid_input_date_1: 'required',
    fid_input_date_2: 'required',
    fid_input_iscd: 'required',
    fid_trgt_cls_code: 'required',
    fid_aply_rang_vol: 'required',
    fid_aply_rang_prc_2: 'required',
    fid_aply_rang_prc_1: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'data_rank', 'mksc_shrn_iscd', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt',
        'acml_vol', 'acml_tr_pbmn', 'seln_cnqn_smtn', 'shnu_cnqn_smtn', 'ntby_cnqn',
      ],
    },
  },
}

export interface TradprtByamtInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX'
  /** 조건화면분류코드 · e.g. 11119 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface TradprtByamtOutput {
  /** 가격명 */
  readonly prpr_name?: string
  /** 합계 평균가격 */
  readonly smtn_avrg_prpr?: string
  /** 합계 거래량 */
  readonly acml_vol?: string
  /** 합계 순매수비율 */
  readonly whol_ntby_qty_rate?: string
  /** 합계 순매수건수 */
  readonly ntby_cntg_csnu?: string
  /** 매도 거래량 */
  readonly seln_cnqn_smtn?: string
  /** 매도 거래량비율 */
  readonly whol_seln_vol_rate?: string
  /** 매도 건수 */
  readonly seln_cntg_csnu?: string
  /** 매수 거래량 */
  readonly shnu_cnqn_smtn?: string
  /** 매수 거래량비율 */
  readonly whol_shun_vol_rate?: string
  /** 매수 건수 */
  readonly shnu_cntg_csnu?: string
}

export interface TradprtByamtAnswer {
  readonly output: readonly TradprtByamtOutput[]
}

/** 국내주식 체결금액별 매매비중 · 국내주식-192 · FHKST111900C0, not in paper trading */
export const tradprtByamt: Endpoint<TradprtByamtInput, TradprtByamtAnswer, 'real'> = {
  id: 'domestic-stock/tradprt-byamt',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/tradprt-byamt',
  trIds: [{ real: 'FHKST111900C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_COND_SCR_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'prpr_name', 'smtn_avrg_prpr', 'acml_vol', 'whol_ntby_qty_rate', 'ntby_cntg_csnu', 'seln_cnqn_smtn',
        'whol_seln_vol_rate', 'seln_cntg_csnu', 'shnu_cnqn_smtn', 'whol_shun_vol_rate', 'shnu_cntg_csnu',
      ],
    },
  },
}

export interface VolumePowerInput {
  /** 대상 제외 구분 코드 · 0 전체 */
  readonly fid_trgt_exls_cls_code: '0' | (string & {})
  /** 조건 시장 분류 코드 · J KRX · NX NXT */
  readonly fid_cond_mrkt_div_code: 'J' | 'NX'
  /** 조건 화면 분류 코드 · sent as 20168 when left out */
  readonly fid_cond_scr_div_code?: string
  /** 입력 종목코드 · 0000 전체 · 0001 거래소 · 1001 코스닥 · 2001 코스피200 */
  readonly fid_input_iscd: '0000' | '0001' | '1001' | '2001'
  /** 분류 구분 코드 · 0 전체 · 1 보통주 · 2 우선주 */
  readonly fid_div_cls_code: '0' | '1' | '2'
  /** 입력 가격1 · e.g. 0 */
  readonly fid_input_price_1?: string
  /** 입력 가격2 · e.g. 1000000 */
  readonly fid_input_price_2?: string
  /** 거래량 수 · e.g. 0 */
  readonly fid_vol_cnt?: string
  /** 대상 구분 코드 · 0 전체 */
  readonly fid_trgt_cls_code: '0' | (string & {})
}

export interface VolumePowerOutput {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 당일 체결강도 */
  readonly tday_rltv?: string
  /** 매도 체결량 합계 */
  readonly seln_cnqn_smtn?: string
  /** 매수2 체결량 합계 */
  readonly shnu_cnqn_smtn?: string
}

export interface VolumePowerAnswer {
  readonly output: readonly VolumePowerOutput[]
}

/** 국내주식 체결강도 상위 · v1_국내주식-101 · FHPST01680000, not in paper trading */
export const volumePower: Endpoint<VolumePowerInput, VolumePowerAnswer, 'real'> = {
  id: 'domestic-stock/volume-power',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/ranking/volume-power',
  trIds: [{ real: 'FHPST01680000', paper: null }],
  fields: {
    fid_trgt_exls_cls_code: 'required',
    fid_cond_mrkt_div_code: 'required',
    fid_cond_scr_div_code: { value: '20168' },
    fid_input_iscd: 'required',
    fid_div_cls_code: 'required',
    fid_input_price_1: 'empty',
    fid_input_price_2: 'empty',
    fid_vol_cnt: 'empty',
    fid_trgt_cls_code: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'data_rank', 'hts_kor_isnm', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'tday_rltv', 'seln_cnqn_smtn', 'shnu_cnqn_smtn',
      ],
    },
  },
}

export interface VolumeRankInput {
  /** 조건 시장 분류 코드 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN' | 'W'
  /** 조건 화면 분류 코드 · sent as 20171 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력 종목코드 · e.g. 0002 */
  readonly FID_INPUT_ISCD: string
  /** 분류 구분 코드 · 0 전체 · 1 보통주 · 2 우선주 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 소속 구분 코드 · 0 평균거래량 · 1 거래증가율 · 2 평균거래회전율 · 3 거래금액순 · 4 평균거래금액회전율 */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2' | '3' | '4'
  /** 대상 구분 코드 · e.g. 111111111 */
  readonly FID_TRGT_CLS_CODE: string
  /** 대상 제외 구분 코드 · e.g. 000000 */
  readonly FID_TRGT_EXLS_CLS_CODE: string
  /** 입력 가격1 · e.g. 0 */
  readonly FID_INPUT_PRICE_1: string
  /** 입력 가격2 · e.g. 0 */
  readonly FID_INPUT_PRICE_2: string
  /** 거래량 수 · e.g. 0 */
  readonly FID_VOL_CNT: string
  /** 입력 날짜1 · e.g. 0 */
  readonly FID_INPUT_DATE_1: string
}

export interface VolumeRankOutput {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 가중권 단축 종목코드 */
  readonly mksc_shrn_iscd?: string
  /** 데이터 순위 */
  readonly data_rank?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 상장 주식수 */
  readonly lstn_stcn?: string
  /** 평균 거래량 */
  readonly avrg_vol?: string
  /** 전일종가대비현재가(%) */
  readonly n_befr_clpr_vrss_prpr_rate?: string
  /** 거래량증가율 */
  readonly vol_inrt?: string
  /** 거래량회전율 */
  readonly vol_tnrt?: string
  /** N일 거래량회전율 */
  readonly nday_vol_tnrt?: string
  /** 평균 거래 대금 */
  readonly avrg_tr_pbmn?: string
  /** 거래대금회전율 */
  readonly tr_pbmn_tnrt?: string
  /** N일 거래대금회전율 */
  readonly nday_tr_pbmn_tnrt?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
}

export interface VolumeRankAnswer {
  readonly output: readonly VolumeRankOutput[]
}

/** 거래량순위 · v1_국내주식-047 · FHPST01710000, not in paper trading */
export const volumeRank: Endpoint<VolumeRankInput, VolumeRankAnswer, 'real'> = {
  id: 'domestic-stock/volume-rank',
  method: 'GET',
  path: '/uapi/domestic-stock/v1/quotations/volume-rank',
  trIds: [{ real: 'FHPST01710000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20171' },
    FID_INPUT_ISCD: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
    FID_TRGT_CLS_CODE: 'required',
    FID_TRGT_EXLS_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'required',
    FID_INPUT_PRICE_2: 'required',
    FID_VOL_CNT: 'required',
    FID_INPUT_DATE_1: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'hts_kor_isnm', 'mksc_shrn_iscd', 'data_rank', 'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt',
        'acml_vol', 'prdy_vol', 'lstn_stcn', 'avrg_vol', 'n_befr_clpr_vrss_prpr_rate', 'vol_inrt', 'vol_tnrt',
        'nday_vol_tnrt', 'avrg_tr_pbmn', 'tr_pbmn_tnrt', 'nday_tr_pbmn_tnrt', 'acml_tr_pbmn',
      ],
    },
  },
}

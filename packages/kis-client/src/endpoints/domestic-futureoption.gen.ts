// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint, PagedEndpoint } from '../endpoint.ts'

export interface DisplayBoardCallputInput {
  /** 조건 시장 분류 코드 · O 옵션 */
  readonly FID_COND_MRKT_DIV_CODE: 'O' | (string & {})
  /** 조건 화면 분류 코드 · e.g. 20503 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 시장 구분 코드 · CO 콜옵션 */
  readonly FID_MRKT_CLS_CODE: 'CO' | (string & {})
  /** 만기 수 · e.g. 202508 */
  readonly FID_MTRT_CNT: string
  /** 시장 구분 코드 · PO 풋옵션 */
  readonly FID_MRKT_CLS_CODE1: 'PO' | (string & {})
  /** 조건 시장 구분 코드 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) · KQI KOSDAQ150 */
  readonly FID_COND_MRKT_CLS_CODE?: 'MKI' | 'WKM' | 'WKI' | 'KQI'
}

export interface DisplayBoardCallputOutput1 {
  /** 행사가 */
  readonly acpr?: string
  /** 환산 현재가 */
  readonly unch_prpr?: string
  /** 옵션 단축 종목코드 */
  readonly optn_shrn_iscd?: string
  /** 옵션 현재가 */
  readonly optn_prpr?: string
  /** 옵션 전일 대비 */
  readonly optn_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 옵션 전일 대비율 */
  readonly optn_prdy_ctrt?: string
  /** 옵션 매수호가 */
  readonly optn_bidp?: string
  /** 옵션 매도호가 */
  readonly optn_askp?: string
  /** 시간가치 값 */
  readonly tmvl_val?: string
  /** 지수 기준가 */
  readonly nmix_sdpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 매도 잔량 */
  readonly seln_rsqn?: string
  /** 매수2 잔량 */
  readonly shnu_rsqn?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty?: string
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc?: string
  /** 델타 값 */
  readonly delta_val?: string
  /** 감마 */
  readonly gama?: string
  /** 베가 */
  readonly vega?: string
  /** 세타 */
  readonly theta?: string
  /** 로우 */
  readonly rho?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
  /** 내재가치 값 */
  readonly invl_val?: string
  /** 괴리도 */
  readonly esdg?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 역사적 변동성 */
  readonly hist_vltl?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 옵션 시가2 */
  readonly optn_oprc?: string
  /** 옵션 최고가 */
  readonly optn_hgpr?: string
  /** 옵션 최저가 */
  readonly optn_lwpr?: string
  /** 옵션 상한가 */
  readonly optn_mxpr?: string
  /** 옵션 하한가 */
  readonly optn_llam?: string
  /** ATM 구분 명 */
  readonly atm_cls_name?: string
  /** 직전 대비 증감 */
  readonly rgbf_vrss_icdc?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 선물예상체결가 */
  readonly futs_antc_cnpr?: string
  /** 선물예상체결대비 */
  readonly futs_antc_cntg_vrss?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
}

export interface DisplayBoardCallputOutput2 {
  /** 행사가 */
  readonly acpr?: string
  /** 환산 현재가 */
  readonly unch_prpr?: string
  /** 옵션 단축 종목코드 */
  readonly optn_shrn_iscd?: string
  /** 옵션 현재가 */
  readonly optn_prpr?: string
  /** 옵션 전일 대비 */
  readonly optn_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 옵션 전일 대비율 */
  readonly optn_prdy_ctrt?: string
  /** 옵션 매수호가 */
  readonly optn_bidp?: string
  /** 옵션 매도호가 */
  readonly optn_askp?: string
  /** 시간가치 값 */
  readonly tmvl_val?: string
  /** 지수 기준가 */
  readonly nmix_sdpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 매도 잔량 */
  readonly seln_rsqn?: string
  /** 매수2 잔량 */
  readonly shnu_rsqn?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty?: string
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc?: string
  /** 델타 값 */
  readonly delta_val?: string
  /** 감마 */
  readonly gama?: string
  /** 베가 */
  readonly vega?: string
  /** 세타 */
  readonly theta?: string
  /** 로우 */
  readonly rho?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
  /** 내재가치 값 */
  readonly invl_val?: string
  /** 괴리도 */
  readonly esdg?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 역사적 변동성 */
  readonly hist_vltl?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 옵션 시가2 */
  readonly optn_oprc?: string
  /** 옵션 최고가 */
  readonly optn_hgpr?: string
  /** 옵션 최저가 */
  readonly optn_lwpr?: string
  /** 옵션 상한가 */
  readonly optn_mxpr?: string
  /** 옵션 하한가 */
  readonly optn_llam?: string
  /** ATM 구분 명 */
  readonly atm_cls_name?: string
  /** 직전 대비 증감 */
  readonly rgbf_vrss_icdc?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 선물예상체결가 */
  readonly futs_antc_cnpr?: string
  /** 선물예상체결대비 */
  readonly futs_antc_cntg_vrss?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
}

export interface DisplayBoardCallputAnswer {
  readonly output1: readonly DisplayBoardCallputOutput1[]
  readonly output2: readonly DisplayBoardCallputOutput2[]
}

/**
 * 국내옵션전광판_콜풋 · 국내선물-022 · FHPIF05030100, not in paper trading
 *
 * Gone from the portal's list of 2026-09-20.
 */
export const displayBoardCallput: Endpoint<DisplayBoardCallputInput, DisplayBoardCallputAnswer, 'real'> = {
  id: 'domestic-futureoption/display-board-callput',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/display-board-callput',
  trIds: [{ real: 'FHPIF05030100', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_MRKT_CLS_CODE: 'required',
    FID_MTRT_CNT: 'required',
    FID_MRKT_CLS_CODE1: 'required',
    FID_COND_MRKT_CLS_CODE: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'acpr', 'unch_prpr', 'optn_shrn_iscd', 'optn_prpr', 'optn_prdy_vrss', 'prdy_vrss_sign', 'optn_prdy_ctrt',
        'optn_bidp', 'optn_askp', 'tmvl_val', 'nmix_sdpr', 'acml_vol', 'seln_rsqn', 'shnu_rsqn', 'acml_tr_pbmn',
        'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'delta_val', 'gama', 'vega', 'theta', 'rho', 'hts_ints_vltl',
        'invl_val', 'esdg', 'dprt', 'hist_vltl', 'hts_thpr', 'optn_oprc', 'optn_hgpr', 'optn_lwpr', 'optn_mxpr',
        'optn_llam', 'atm_cls_name', 'rgbf_vrss_icdc', 'total_askp_rsqn', 'total_bidp_rsqn', 'futs_antc_cnpr',
        'futs_antc_cntg_vrss', 'antc_cntg_vrss_sign', 'antc_cntg_prdy_ctrt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'acpr', 'unch_prpr', 'optn_shrn_iscd', 'optn_prpr', 'optn_prdy_vrss', 'prdy_vrss_sign', 'optn_prdy_ctrt',
        'optn_bidp', 'optn_askp', 'tmvl_val', 'nmix_sdpr', 'acml_vol', 'seln_rsqn', 'shnu_rsqn', 'acml_tr_pbmn',
        'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'delta_val', 'gama', 'vega', 'theta', 'rho', 'hts_ints_vltl',
        'invl_val', 'esdg', 'dprt', 'hist_vltl', 'hts_thpr', 'optn_oprc', 'optn_hgpr', 'optn_lwpr', 'optn_mxpr',
        'optn_llam', 'atm_cls_name', 'rgbf_vrss_icdc', 'total_askp_rsqn', 'total_bidp_rsqn', 'futs_antc_cnpr',
        'futs_antc_cntg_vrss', 'antc_cntg_vrss_sign', 'antc_cntg_prdy_ctrt',
      ],
    },
  },
}

export interface DisplayBoardFuturesInput {
  /** 조건 시장 분류 코드 · e.g. F */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건 화면 분류 코드 · e.g. 20503 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 조건 시장 구분 코드 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) · KQI KOSDAQ150 */
  readonly FID_COND_MRKT_CLS_CODE: 'MKI' | 'WKM' | 'WKI' | 'KQI'
}

export interface DisplayBoardFuturesOutput {
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 선물 현재가 */
  readonly futs_prpr?: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 선물 매도호가 */
  readonly futs_askp?: string
  /** 선물 매수호가 */
  readonly futs_bidp?: string
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty?: string
  /** 선물 최고가 */
  readonly futs_hgpr?: string
  /** 선물 최저가 */
  readonly futs_lwpr?: string
  /** HTS 잔존 일수 */
  readonly hts_rmnn_dynu?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 선물예상체결가 */
  readonly futs_antc_cnpr?: string
  /** 선물예상체결대비 */
  readonly futs_antc_cntg_vrss?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
}

export interface DisplayBoardFuturesAnswer {
  readonly output: readonly DisplayBoardFuturesOutput[]
}

/**
 * 국내옵션전광판_선물 · 국내선물-023 · FHPIF05030200, not in paper trading
 *
 * Gone from the portal's list of 2026-09-20.
 */
export const displayBoardFutures: Endpoint<DisplayBoardFuturesInput, DisplayBoardFuturesAnswer, 'real'> = {
  id: 'domestic-futureoption/display-board-futures',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/display-board-futures',
  trIds: [{ real: 'FHPIF05030200', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_COND_SCR_DIV_CODE: 'required', FID_COND_MRKT_CLS_CODE: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'futs_shrn_iscd', 'hts_kor_isnm', 'futs_prpr', 'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt', 'hts_thpr',
        'acml_vol', 'futs_askp', 'futs_bidp', 'hts_otst_stpl_qty', 'futs_hgpr', 'futs_lwpr', 'hts_rmnn_dynu',
        'total_askp_rsqn', 'total_bidp_rsqn', 'futs_antc_cnpr', 'futs_antc_cntg_vrss', 'antc_cntg_vrss_sign',
        'antc_cntg_prdy_ctrt',
      ],
    },
  },
}

export interface DisplayBoardOptionListInput {
  /** 조건 화면 분류 코드 · e.g. 509 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 조건 시장 분류 코드 */
  readonly FID_COND_MRKT_DIV_CODE?: string
  /** 조건 시장 구분 코드 */
  readonly FID_COND_MRKT_CLS_CODE?: string
}

export interface DisplayBoardOptionListOutput {
  /** 만기 년월 코드 */
  readonly mtrt_yymm_code?: string
  /** 만기 년월 */
  readonly mtrt_yymm?: string
}

export interface DisplayBoardOptionListAnswer {
  readonly output: readonly DisplayBoardOptionListOutput[]
}

/**
 * 국내옵션전광판_옵션월물리스트 · 국내선물-020 · FHPIO056104C0, not in paper trading
 *
 * Gone from the portal's list of 2026-09-20.
 */
export const displayBoardOptionList: Endpoint<DisplayBoardOptionListInput, DisplayBoardOptionListAnswer, 'real'> = {
  id: 'domestic-futureoption/display-board-option-list',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/display-board-option-list',
  trIds: [{ real: 'FHPIO056104C0', paper: null }],
  fields: { FID_COND_SCR_DIV_CODE: 'required', FID_COND_MRKT_DIV_CODE: 'empty', FID_COND_MRKT_CLS_CODE: 'empty' },
  blocks: { output: { kind: 'array', fields: ['mtrt_yymm_code', 'mtrt_yymm'] } },
}

export interface DisplayBoardTopInput {
  /** 조건 시장 분류 코드 · e.g. F */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력 종목코드 · e.g. 101W09 */
  readonly FID_INPUT_ISCD: string
  /** 조건 시장 분류 코드 */
  readonly FID_COND_MRKT_DIV_CODE1?: string
  /** 조건 화면 분류 코드 */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 만기 수 */
  readonly FID_MTRT_CNT?: string
  /** 조건 시장 구분 코드 · K21 KOSPI200 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) */
  readonly FID_COND_MRKT_CLS_CODE?: 'K21' | 'MKI' | 'WKM' | 'WKI'
}

export interface DisplayBoardTopOutput1 {
  /** 기초자산 현재가 */
  readonly unas_prpr?: string
  /** 기초자산 전일 대비 */
  readonly unas_prdy_vrss?: string
  /** 기초자산 전일 대비 부호 */
  readonly unas_prdy_vrss_sign?: string
  /** 기초자산 전일 대비율 */
  readonly unas_prdy_ctrt?: string
  /** 기초자산 누적 거래량 */
  readonly unas_acml_vol?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 선물 현재가 */
  readonly futs_prpr?: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt?: string
}

export interface DisplayBoardTopOutput2 {
  /** HTS 잔존 일수 */
  readonly hts_rmnn_dynu?: string
}

export interface DisplayBoardTopAnswer {
  readonly output1: DisplayBoardTopOutput1
  readonly output2: readonly DisplayBoardTopOutput2[]
}

/** 국내선물 기초자산 시세 · 국내선물-021 · FHPIF05030000, not in paper trading */
export const displayBoardTop: Endpoint<DisplayBoardTopInput, DisplayBoardTopAnswer, 'real'> = {
  id: 'domestic-futureoption/display-board-top',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/display-board-top',
  trIds: [{ real: 'FHPIF05030000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_COND_MRKT_DIV_CODE1: 'empty',
    FID_COND_SCR_DIV_CODE: 'empty',
    FID_MTRT_CNT: 'empty',
    FID_COND_MRKT_CLS_CODE: 'empty',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'unas_prpr', 'unas_prdy_vrss', 'unas_prdy_vrss_sign', 'unas_prdy_ctrt', 'unas_acml_vol', 'hts_kor_isnm',
        'futs_prpr', 'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt',
      ],
    },
    output2: { kind: 'array', fields: ['hts_rmnn_dynu'] },
  },
}

export interface ExpPriceTrendInput {
  /** 입력 종목코드 · e.g. 101W09 */
  readonly FID_INPUT_ISCD: string
  /** 조건 시장 분류 코드 · F 지수선물 · O 지수옵션 */
  readonly FID_COND_MRKT_DIV_CODE: 'F' | 'O'
}

export interface ExpPriceTrendOutput1 {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 선물예상체결가 */
  readonly futs_antc_cnpr?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 선물예상체결대비 */
  readonly futs_antc_cntg_vrss?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
  /** 선물기준가 */
  readonly futs_sdpr?: string
}

export interface ExpPriceTrendOutput2 {
  /** 주식체결시간 */
  readonly stck_cntg_hour?: string
  /** 선물예상체결가 */
  readonly futs_antc_cnpr?: string
  /** 예상 체결 대비 부호 */
  readonly antc_cntg_vrss_sign?: string
  /** 선물예상체결대비 */
  readonly futs_antc_cntg_vrss?: string
  /** 예상 체결 전일 대비율 */
  readonly antc_cntg_prdy_ctrt?: string
}

export interface ExpPriceTrendAnswer {
  readonly output1: ExpPriceTrendOutput1
  readonly output2: readonly ExpPriceTrendOutput2[]
}

/** 선물옵션 일중예상체결추이 · 국내선물-018 · FHPIF05110100, not in paper trading */
export const expPriceTrend: Endpoint<ExpPriceTrendInput, ExpPriceTrendAnswer, 'real'> = {
  id: 'domestic-futureoption/exp-price-trend',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/exp-price-trend',
  trIds: [{ real: 'FHPIF05110100', paper: null }],
  fields: { FID_INPUT_ISCD: 'required', FID_COND_MRKT_DIV_CODE: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'hts_kor_isnm', 'futs_antc_cnpr', 'antc_cntg_vrss_sign', 'futs_antc_cntg_vrss', 'antc_cntg_prdy_ctrt',
        'futs_sdpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: ['stck_cntg_hour', 'futs_antc_cnpr', 'antc_cntg_vrss_sign', 'futs_antc_cntg_vrss', 'antc_cntg_prdy_ctrt'],
    },
  },
}

export interface InquireAskingPriceInput {
  /** 조건 시장 분류 코드 · F 지수선물 · O 지수옵션 · JF 주식선물 · JO 주식옵션 */
  readonly FID_COND_MRKT_DIV_CODE: 'F' | 'O' | 'JF' | 'JO'
  /** 입력 종목코드 · e.g. 101W09 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireAskingPriceOutput1 {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 선물 현재가 */
  readonly futs_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss?: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 선물 전일 종가 */
  readonly futs_prdy_clpr?: string
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd?: string
}

export interface InquireAskingPriceOutput2 {
  /** 선물 매도호가1 */
  readonly futs_askp1?: string
  /** 선물 매도호가2 */
  readonly futs_askp2?: string
  /** 선물 매도호가3 */
  readonly futs_askp3?: string
  /** 선물 매도호가4 */
  readonly futs_askp4?: string
  /** 선물 매도호가5 */
  readonly futs_askp5?: string
  /** 선물 매수호가1 */
  readonly futs_bidp1?: string
  /** 선물 매수호가2 */
  readonly futs_bidp2?: string
  /** 선물 매수호가3 */
  readonly futs_bidp3?: string
  /** 선물 매수호가4 */
  readonly futs_bidp4?: string
  /** 선물 매수호가5 */
  readonly futs_bidp5?: string
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
  /** 매도호가 건수1 */
  readonly askp_csnu1?: string
  /** 매도호가 건수2 */
  readonly askp_csnu2?: string
  /** 매도호가 건수3 */
  readonly askp_csnu3?: string
  /** 매도호가 건수4 */
  readonly askp_csnu4?: string
  /** 매도호가 건수5 */
  readonly askp_csnu5?: string
  /** 매수호가 건수1 */
  readonly bidp_csnu1?: string
  /** 매수호가 건수2 */
  readonly bidp_csnu2?: string
  /** 매수호가 건수3 */
  readonly bidp_csnu3?: string
  /** 매수호가 건수4 */
  readonly bidp_csnu4?: string
  /** 매수호가 건수5 */
  readonly bidp_csnu5?: string
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 총 매도호가 건수 */
  readonly total_askp_csnu?: string
  /** 총 매수호가 건수 */
  readonly total_bidp_csnu?: string
  /** 호가 접수 시간 */
  readonly aspr_acpt_hour?: string
}

export interface InquireAskingPriceAnswer {
  readonly output1: InquireAskingPriceOutput1
  readonly output2: InquireAskingPriceOutput2
}

/** 선물옵션 시세호가 · v1_국내선물-007 · FHMIF10010000, paper FHMIF10010000 */
export const inquireAskingPrice: Endpoint<InquireAskingPriceInput, InquireAskingPriceAnswer> = {
  id: 'domestic-futureoption/inquire-asking-price',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/inquire-asking-price',
  trIds: [{ real: 'FHMIF10010000', paper: 'FHMIF10010000' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'hts_kor_isnm', 'futs_prpr', 'prdy_vrss_sign', 'futs_prdy_vrss', 'futs_prdy_ctrt', 'acml_vol', 'futs_prdy_clpr',
        'futs_shrn_iscd',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'futs_askp1', 'futs_askp2', 'futs_askp3', 'futs_askp4', 'futs_askp5', 'futs_bidp1', 'futs_bidp2', 'futs_bidp3',
        'futs_bidp4', 'futs_bidp5', 'askp_rsqn1', 'askp_rsqn2', 'askp_rsqn3', 'askp_rsqn4', 'askp_rsqn5', 'bidp_rsqn1',
        'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5', 'askp_csnu1', 'askp_csnu2', 'askp_csnu3', 'askp_csnu4',
        'askp_csnu5', 'bidp_csnu1', 'bidp_csnu2', 'bidp_csnu3', 'bidp_csnu4', 'bidp_csnu5', 'total_askp_rsqn',
        'total_bidp_rsqn', 'total_askp_csnu', 'total_bidp_csnu', 'aspr_acpt_hour',
      ],
    },
  },
}

export interface InquireBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 증거금 구분 · 01 게시 · 02 유지 */
  readonly MGNA_DVSN: '01' | '02'
  /** 정산상태코드 · 1 정산 · 2 본정산 */
  readonly EXCC_STAT_CD: '1' | '2'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireBalanceOutput1 {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 단축상품번호 */
  readonly shtn_pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매도매수구분명 */
  readonly sll_buy_dvsn_name?: string
  /** 잔고수량 */
  readonly cblc_qty?: string
  /** 정산단가 */
  readonly excc_unpr?: string
  /** 체결평균단가1 */
  readonly ccld_avg_unpr1?: string
  /** 지수종가 */
  readonly idx_clpr?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 매매손익금액 */
  readonly trad_pfls_amt?: string
  /** 청산가능수량 */
  readonly lqd_psbl_qty?: string
}

export interface InquireBalanceOutput2 {
  /** 예수금현금 */
  readonly dnca_cash?: string
  /** 외화예수금액 */
  readonly frcr_dncl_amt?: string
  /** 예수금대용 */
  readonly dnca_sbst?: string
  /** 총예수금액 */
  readonly tot_dncl_amt?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 현금증거금 */
  readonly cash_mgna?: string
  /** 대용증거금 */
  readonly sbst_mgna?: string
  /** 증거금총액 */
  readonly mgna_tota?: string
  /** 옵션차금 */
  readonly opt_dfpa?: string
  /** 당일차금 */
  readonly thdt_dfpa?: string
  /** 갱신차금 */
  readonly rnwl_dfpa?: string
  /** 수수료 */
  readonly fee?: string
  /** 익일예수금 */
  readonly nxdy_dnca?: string
  /** 익일예수금액 */
  readonly nxdy_dncl_amt?: string
  /** 추정예탁자산 */
  readonly prsm_dpast?: string
  /** 추정예탁자산금액 */
  readonly prsm_dpast_amt?: string
  /** 적정주문가능현금 */
  readonly pprt_ord_psbl_cash?: string
  /** 추가증거금현금 */
  readonly add_mgna_cash?: string
  /** 추가증거금총액 */
  readonly add_mgna_tota?: string
  /** 선물매매손익금액 */
  readonly futr_trad_pfls_amt?: string
  /** 옵션매매손익금액 */
  readonly opt_trad_pfls_amt?: string
  /** 선물평가손익금액 */
  readonly futr_evlu_pfls_amt?: string
  /** 옵션평가손익금액 */
  readonly opt_evlu_pfls_amt?: string
  /** 매매손익금액합계 */
  readonly trad_pfls_amt_smtl?: string
  /** 평가손익금액합계 */
  readonly evlu_pfls_amt_smtl?: string
  /** 인출가능총금액 */
  readonly wdrw_psbl_tot_amt?: string
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능대용 */
  readonly ord_psbl_sbst?: string
  /** 주문가능총액 */
  readonly ord_psbl_tota?: string
  /** 매입금액합계 */
  readonly pchs_amt_smtl?: string
  /** 평가금액합계 */
  readonly evlu_amt_smtl?: string
}

export interface InquireBalanceAnswer {
  readonly output1: readonly InquireBalanceOutput1[]
  readonly output2: InquireBalanceOutput2
}

/**
 * 선물옵션 잔고현황 · v1_국내선물-004 · CTFO6118R, paper VTFO6118R
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the portal says: no next page (sample-loop).
 */
export const inquireBalance: PagedEndpoint<InquireBalanceInput, InquireBalanceAnswer> = {
  id: 'domestic-futureoption/inquire-balance',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-balance',
  trIds: [{ real: 'CTFO6118R', paper: 'VTFO6118R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    MGNA_DVSN: 'required',
    EXCC_STAT_CD: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'pdno', 'prdt_type_cd', 'shtn_pdno', 'prdt_name', 'sll_buy_dvsn_name', 'cblc_qty',
        'excc_unpr', 'ccld_avg_unpr1', 'idx_clpr', 'pchs_amt', 'evlu_amt', 'evlu_pfls_amt', 'trad_pfls_amt',
        'lqd_psbl_qty',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'dnca_cash', 'frcr_dncl_amt', 'dnca_sbst', 'tot_dncl_amt', 'tot_ccld_amt', 'cash_mgna', 'sbst_mgna',
        'mgna_tota', 'opt_dfpa', 'thdt_dfpa', 'rnwl_dfpa', 'fee', 'nxdy_dnca', 'nxdy_dncl_amt', 'prsm_dpast',
        'prsm_dpast_amt', 'pprt_ord_psbl_cash', 'add_mgna_cash', 'add_mgna_tota', 'futr_trad_pfls_amt',
        'opt_trad_pfls_amt', 'futr_evlu_pfls_amt', 'opt_evlu_pfls_amt', 'trad_pfls_amt_smtl', 'evlu_pfls_amt_smtl',
        'wdrw_psbl_tot_amt', 'ord_psbl_cash', 'ord_psbl_sbst', 'ord_psbl_tota', 'pchs_amt_smtl', 'evlu_amt_smtl',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireBalanceSettlementPlInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 조회일자 · e.g. 20230906 */
  readonly INQR_DT: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireBalanceSettlementPlOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 전일잔고수량 */
  readonly bfdy_cblc_qty?: string
  /** 신규수량 */
  readonly new_qty?: string
  /** 전매환매수량 */
  readonly mnpl_rpch_qty?: string
  /** 잔고수량 */
  readonly cblc_qty?: string
  /** 잔고금액 */
  readonly cblc_amt?: string
  /** 매매손익금액 */
  readonly trad_pfls_amt?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
}

export interface InquireBalanceSettlementPlOutput2 {
  /** 익일예수금 */
  readonly nxdy_dnca?: string
  /** 유지증거금현금 */
  readonly mmga_cash?: string
  /** 위탁증거금현금 */
  readonly brkg_mgna_cash?: string
  /** 옵션매수대금 */
  readonly opt_buy_chgs?: string
  /** 옵션청산평가금액 */
  readonly opt_lqd_evlu_amt?: string
  /** 예수금대용 */
  readonly dnca_sbst?: string
  /** 유지증거금총액 */
  readonly mmga_tota?: string
  /** 위탁증거금총액 */
  readonly brkg_mgna_tota?: string
  /** 옵션매도대금 */
  readonly opt_sll_chgs?: string
  /** 수수료 */
  readonly fee?: string
  /** 당일차금 */
  readonly thdt_dfpa?: string
  /** 갱신차금 */
  readonly rnwl_dfpa?: string
  /** 예수금현금 */
  readonly dnca_cash?: string
}

export interface InquireBalanceSettlementPlAnswer {
  readonly output1: readonly InquireBalanceSettlementPlOutput1[]
  readonly output2: InquireBalanceSettlementPlOutput2
}

/**
 * 선물옵션 잔고정산손익내역 · v1_국내선물-013 · CTFO6117R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquireBalanceSettlementPl: PagedEndpoint<InquireBalanceSettlementPlInput, InquireBalanceSettlementPlAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-balance-settlement-pl',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-balance-settlement-pl',
  trIds: [{ real: 'CTFO6117R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_DT: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'prdt_name', 'trad_dvsn_name', 'bfdy_cblc_qty', 'new_qty', 'mnpl_rpch_qty', 'cblc_qty', 'cblc_amt',
        'trad_pfls_amt', 'evlu_amt', 'evlu_pfls_amt',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'nxdy_dnca', 'mmga_cash', 'brkg_mgna_cash', 'opt_buy_chgs', 'opt_lqd_evlu_amt', 'dnca_sbst', 'mmga_tota',
        'brkg_mgna_tota', 'opt_sll_chgs', 'fee', 'thdt_dfpa', 'rnwl_dfpa', 'dnca_cash',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireBalanceValuationPlInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 증거금구분 · 01 개시 · 02 유지 */
  readonly MGNA_DVSN: '01' | '02'
  /** 정산상태코드 · 1 정산 · 2 본정산 */
  readonly EXCC_STAT_CD: '1' | '2'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireBalanceValuationPlOutput1 {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 단축상품번호 */
  readonly shtn_pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매도매수구분명 */
  readonly sll_buy_dvsn_name?: string
  /** 잔고수량1 */
  readonly cblc_qty1?: string
  /** 정산단가 */
  readonly excc_unpr?: string
  /** 체결평균단가1 */
  readonly ccld_avg_unpr1?: string
  /** 지수종가 */
  readonly idx_clpr?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 매매손익금액 */
  readonly trad_pfls_amt?: string
  /** 청산가능수량 */
  readonly lqd_psbl_qty?: string
}

export interface InquireBalanceValuationPlOutput2 {
  /** 예수금현금 */
  readonly dnca_cash?: string
  /** 외화예수금액 */
  readonly frcr_dncl_amt?: string
  /** 예수금대용 */
  readonly dnca_sbst?: string
  /** 총예수금액 */
  readonly tot_dncl_amt?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 현금증거금 */
  readonly cash_mgna?: string
  /** 대용증거금 */
  readonly sbst_mgna?: string
  /** 증거금총액 */
  readonly mgna_tota?: string
  /** 옵션차금 */
  readonly opt_dfpa?: string
  /** 당일차금 */
  readonly thdt_dfpa?: string
  /** 갱신차금 */
  readonly rnwl_dfpa?: string
  /** 수수료 */
  readonly fee?: string
  /** 익일예수금 */
  readonly nxdy_dnca?: string
  /** 익일예수금액 */
  readonly nxdy_dncl_amt?: string
  /** 추정예탁자산 */
  readonly prsm_dpast?: string
  /** 추정예탁자산금액 */
  readonly prsm_dpast_amt?: string
  /** 적정주문가능현금 */
  readonly pprt_ord_psbl_cash?: string
  /** 추가증거금현금 */
  readonly add_mgna_cash?: string
  /** 추가증거금총액 */
  readonly add_mgna_tota?: string
  /** 선물매매손익금액 */
  readonly futr_trad_pfls_amt?: string
  /** 옵션매매손익금액 */
  readonly opt_trad_pfls_amt?: string
  /** 선물평가손익금액 */
  readonly futr_evlu_pfls_amt?: string
  /** 옵션평가손익금액 */
  readonly opt_evlu_pfls_amt?: string
  /** 매매손익금액합계 */
  readonly trad_pfls_amt_smtl?: string
  /** 평가손익금액합계 */
  readonly evlu_pfls_amt_smtl?: string
  /** 인출가능총금액 */
  readonly wdrw_psbl_tot_amt?: string
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능대용 */
  readonly ord_psbl_sbst?: string
  /** 주문가능총액 */
  readonly ord_psbl_tota?: string
}

export interface InquireBalanceValuationPlAnswer {
  readonly output1: readonly InquireBalanceValuationPlOutput1[]
  readonly output2: InquireBalanceValuationPlOutput2
}

/**
 * 선물옵션 잔고평가손익내역 · v1_국내선물-015 · CTFO6159R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquireBalanceValuationPl: PagedEndpoint<InquireBalanceValuationPlInput, InquireBalanceValuationPlAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-balance-valuation-pl',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-balance-valuation-pl',
  trIds: [{ real: 'CTFO6159R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    MGNA_DVSN: 'required',
    EXCC_STAT_CD: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'pdno', 'prdt_type_cd', 'shtn_pdno', 'prdt_name', 'sll_buy_dvsn_name', 'cblc_qty1',
        'excc_unpr', 'ccld_avg_unpr1', 'idx_clpr', 'pchs_amt', 'evlu_amt', 'evlu_pfls_amt', 'trad_pfls_amt',
        'lqd_psbl_qty',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'dnca_cash', 'frcr_dncl_amt', 'dnca_sbst', 'tot_dncl_amt', 'tot_ccld_amt', 'cash_mgna', 'sbst_mgna',
        'mgna_tota', 'opt_dfpa', 'thdt_dfpa', 'rnwl_dfpa', 'fee', 'nxdy_dnca', 'nxdy_dncl_amt', 'prsm_dpast',
        'prsm_dpast_amt', 'pprt_ord_psbl_cash', 'add_mgna_cash', 'add_mgna_tota', 'futr_trad_pfls_amt',
        'opt_trad_pfls_amt', 'futr_evlu_pfls_amt', 'opt_evlu_pfls_amt', 'trad_pfls_amt_smtl', 'evlu_pfls_amt_smtl',
        'wdrw_psbl_tot_amt', 'ord_psbl_cash', 'ord_psbl_sbst', 'ord_psbl_tota',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireCcnlInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 시작주문일자 · e.g. 20220730 */
  readonly STRT_ORD_DT: string
  /** 종료주문일자 · e.g. 20220830 */
  readonly END_ORD_DT: string
  /** 매도매수구분코드 · 00 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '00' | '01' | '02'
  /** 체결미체결구분 · 00 전체 · 01 체결 · 02 미체결 */
  readonly CCLD_NCCS_DVSN: '00' | '01' | '02'
  /** 정렬순서 · AS 정순 · DS 역순 */
  readonly SORT_SQN: 'AS' | 'DS'
  /** 상품번호 */
  readonly PDNO?: string
  /** 시작주문번호 */
  readonly STRT_ODNO?: string
  /** 시장ID코드 · e.g. 00 */
  readonly MKET_ID_CD?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireCcnlOutput1 {
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 종합계좌번호 */
  readonly cano?: string
  /** 종합계좌명 */
  readonly csac_name?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 호가유형코드 */
  readonly nmpr_type_cd?: string
  /** 호가유형명 */
  readonly nmpr_type_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 주문지수 */
  readonly ord_idx?: string
  /** 잔량 */
  readonly qty?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 평균지수 */
  readonly avg_idx?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 거부수량 */
  readonly rjct_qty?: string
  /** 장내매매거부사유코드 */
  readonly ingr_trad_rjct_rson_cd?: string
  /** 장내매매거부사유명 */
  readonly ingr_trad_rjct_rson_name?: string
  /** 주문직원번호 */
  readonly ord_stfno?: string
  /** 스프레드종목여부 */
  readonly sprd_item_yn?: string
  /** 주문IP주소 */
  readonly ord_ip_addr?: string
}

export interface InquireCcnlOutput2 {
  /** 총주문수량 */
  readonly tot_ord_qty?: string
  /** 총체결금액합계 */
  readonly tot_ccld_amt_smtl?: string
  /** 총체결수량합계 */
  readonly tot_ccld_qty_smtl?: string
  /** 수수료합계 */
  readonly fee_smtl?: string
  /** 연락전화번호 */
  readonly ctac_tlno?: string
}

export interface InquireCcnlAnswer {
  readonly output1: readonly InquireCcnlOutput1[]
  readonly output2: InquireCcnlOutput2
}

/**
 * 선물옵션 주문체결내역조회 · v1_국내선물-003 · TTTO5201R, paper VTTO5201R
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 * Warning: SORT_SQN: AS and DS have meanings opposite to those in the night and overseas listings.
 */
export const inquireCcnl: PagedEndpoint<InquireCcnlInput, InquireCcnlAnswer> = {
  id: 'domestic-futureoption/inquire-ccnl',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-ccnl',
  trIds: [{ real: 'TTTO5201R', paper: 'VTTO5201R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    STRT_ORD_DT: 'required',
    END_ORD_DT: 'required',
    SLL_BUY_DVSN_CD: 'required',
    CCLD_NCCS_DVSN: 'required',
    SORT_SQN: 'required',
    PDNO: 'empty',
    STRT_ODNO: 'empty',
    MKET_ID_CD: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'ord_gno_brno', 'cano', 'csac_name', 'acnt_prdt_cd', 'ord_dt', 'odno', 'orgn_odno', 'sll_buy_dvsn_cd',
        'trad_dvsn_name', 'nmpr_type_cd', 'nmpr_type_name', 'pdno', 'prdt_name', 'prdt_type_cd', 'ord_qty', 'ord_idx',
        'qty', 'ord_tmd', 'tot_ccld_qty', 'avg_idx', 'tot_ccld_amt', 'rjct_qty', 'ingr_trad_rjct_rson_cd',
        'ingr_trad_rjct_rson_name', 'ord_stfno', 'sprd_item_yn', 'ord_ip_addr',
      ],
    },
    output2: {
      kind: 'object',
      fields: ['tot_ord_qty', 'tot_ccld_amt_smtl', 'tot_ccld_qty_smtl', 'fee_smtl', 'ctac_tlno'],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireCcnlBstimeInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 주문일자 · e.g. 20230920 */
  readonly ORD_DT: string
  /** 선물옵션거래시작시각 · e.g. 000000 */
  readonly FUOP_TR_STRT_TMD: string
  /** 선물옵션거래종료시각 · e.g. 240000 */
  readonly FUOP_TR_END_TMD: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireCcnlBstimeOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 주문번호 */
  readonly odno?: string
  /** 거래유형명 */
  readonly tr_type_name?: string
  /** 최종결제일 */
  readonly last_sttldt?: string
  /** 체결지수 */
  readonly ccld_idx?: string
  /** 체결량 */
  readonly ccld_qty?: string
  /** 매매금액 */
  readonly trad_amt?: string
  /** 수수료 */
  readonly fee?: string
  /** 체결시간 */
  readonly ccld_btwn?: string
}

export interface InquireCcnlBstimeOutput2 {
  /** 총체결수량합계 */
  readonly tot_ccld_qty_smtl?: string
  /** 총체결금액합계 */
  readonly tot_ccld_amt_smtl?: string
  /** 수수료조정 */
  readonly fee_adjt?: string
  /** 수수료합계 */
  readonly fee_smtl?: string
}

export interface InquireCcnlBstimeAnswer {
  readonly output1: readonly InquireCcnlBstimeOutput1[]
  readonly output2: InquireCcnlBstimeOutput2
}

/**
 * 선물옵션 기준일체결내역 · v1_국내선물-016 · CTFO5139R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquireCcnlBstime: PagedEndpoint<InquireCcnlBstimeInput, InquireCcnlBstimeAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-ccnl-bstime',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-ccnl-bstime',
  trIds: [{ real: 'CTFO5139R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ORD_DT: 'required',
    FUOP_TR_STRT_TMD: 'required',
    FUOP_TR_END_TMD: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'prdt_name', 'odno', 'tr_type_name', 'last_sttldt', 'ccld_idx', 'ccld_qty', 'trad_amt', 'fee',
        'ccld_btwn',
      ],
    },
    output2: { kind: 'object', fields: ['tot_ccld_qty_smtl', 'tot_ccld_amt_smtl', 'fee_adjt', 'fee_smtl'] },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDailyAmountFeeInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 조회시작일 · e.g. 20240401 */
  readonly INQR_STRT_DAY: string
  /** 조회종료일 · e.g. 20240625 */
  readonly INQR_END_DAY: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireDailyAmountFeeOutput1 {
  /** 주문일자 */
  readonly ord_dt?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 종목명 */
  readonly item_name?: string
  /** 매도약정금액 */
  readonly sll_agrm_amt?: string
  /** 매도수수료 */
  readonly sll_fee?: string
  /** 매수약정금액 */
  readonly buy_agrm_amt?: string
  /** 매수수수료 */
  readonly buy_fee?: string
  /** 총수수료합계 */
  readonly tot_fee_smtl?: string
  /** 매매손익 */
  readonly trad_pfls?: string
}

export interface InquireDailyAmountFeeOutput2 {
  /** 선물약정 */
  readonly futr_agrm?: string
  /** 선물약정금액 */
  readonly futr_agrm_amt?: string
  /** 선물약정금액합계 */
  readonly futr_agrm_amt_smtl?: string
  /** 선물매도수수료합계 */
  readonly futr_sll_fee_smtl?: string
  /** 선물매수수수료합계 */
  readonly futr_buy_fee_smtl?: string
  /** 선물수수료합계 */
  readonly futr_fee_smtl?: string
  /** 옵션약정 */
  readonly opt_agrm?: string
  /** 옵션약정금액 */
  readonly opt_agrm_amt?: string
  /** 옵션약정금액합계 */
  readonly opt_agrm_amt_smtl?: string
  /** 옵션매도수수료합계 */
  readonly opt_sll_fee_smtl?: string
  /** 옵션매수수수료합계 */
  readonly opt_buy_fee_smtl?: string
  /** 옵션수수료합계 */
  readonly opt_fee_smtl?: string
  /** 상품선물약정 */
  readonly prdt_futr_agrm?: string
  /** 상품선물옵션 */
  readonly prdt_fuop?: string
  /** 상품선물평가금액 */
  readonly prdt_futr_evlu_amt?: string
  /** 선물수수료 */
  readonly futr_fee?: string
  /** 옵션수수료 */
  readonly opt_fee?: string
  /** 수수료 */
  readonly fee?: string
  /** 매도약정금액 */
  readonly sll_agrm_amt?: string
  /** 매수약정금액 */
  readonly buy_agrm_amt?: string
  /** 약정금액합계 */
  readonly agrm_amt_smtl?: string
  /** 매도수수료 */
  readonly sll_fee?: string
  /** 매수수수료 */
  readonly buy_fee?: string
  /** 수수료합계 */
  readonly fee_smtl?: string
  /** 매매손익합계 */
  readonly trad_pfls_smtl?: string
}

export interface InquireDailyAmountFeeAnswer {
  readonly output1: readonly InquireDailyAmountFeeOutput1[]
  readonly output2: InquireDailyAmountFeeOutput2
}

/**
 * 선물옵션기간약정수수료일별 · v1_국내선물-017 · CTFO6119R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquireDailyAmountFee: PagedEndpoint<InquireDailyAmountFeeInput, InquireDailyAmountFeeAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-daily-amount-fee',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-daily-amount-fee',
  trIds: [{ real: 'CTFO6119R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_STRT_DAY: 'required',
    INQR_END_DAY: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'ord_dt', 'pdno', 'item_name', 'sll_agrm_amt', 'sll_fee', 'buy_agrm_amt', 'buy_fee', 'tot_fee_smtl',
        'trad_pfls',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'futr_agrm', 'futr_agrm_amt', 'futr_agrm_amt_smtl', 'futr_sll_fee_smtl', 'futr_buy_fee_smtl', 'futr_fee_smtl',
        'opt_agrm', 'opt_agrm_amt', 'opt_agrm_amt_smtl', 'opt_sll_fee_smtl', 'opt_buy_fee_smtl', 'opt_fee_smtl',
        'prdt_futr_agrm', 'prdt_fuop', 'prdt_futr_evlu_amt', 'futr_fee', 'opt_fee', 'fee', 'sll_agrm_amt',
        'buy_agrm_amt', 'agrm_amt_smtl', 'sll_fee', 'buy_fee', 'fee_smtl', 'trad_pfls_smtl',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDailyFuopchartpriceInput {
  /** 조건 시장 분류 코드 · F 지수선물 · O 지수옵션 · JF 주식선물 · JO 주식옵션 */
  readonly FID_COND_MRKT_DIV_CODE: 'F' | 'O' | 'JF' | 'JO'
  /** 종목코드 · e.g. 101W09 */
  readonly FID_INPUT_ISCD: string
  /** 조회 시작일자 · e.g. 20250301 */
  readonly FID_INPUT_DATE_1: string
  /** 조회 종료일자 · e.g. 20250810 */
  readonly FID_INPUT_DATE_2: string
  /** 기간분류코드 · D 일봉 · W 주봉 · M 월봉 · Y 년봉 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M' | 'Y'
}

export interface InquireDailyFuopchartpriceOutput1 {
  /** 전일 대비 */
  readonly futs_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt?: string
  /** 선물 전일 종가 */
  readonly futs_prdy_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 현재가 */
  readonly futs_prpr?: string
  /** 단축 종목코드 */
  readonly futs_shrn_iscd?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 상한가 */
  readonly futs_mxpr?: string
  /** 하한가 */
  readonly futs_llam?: string
  /** 시가 */
  readonly futs_oprc?: string
  /** 최고가 */
  readonly futs_hgpr?: string
  /** 최저가 */
  readonly futs_lwpr?: string
  /** 전일 시가 */
  readonly futs_prdy_oprc?: string
  /** 전일 최고가 */
  readonly futs_prdy_hgpr?: string
  /** 전일 최저가 */
  readonly futs_prdy_lwpr?: string
  /** 매도호가 */
  readonly futs_askp?: string
  /** 매수호가 */
  readonly futs_bidp?: string
  /** 베이시스 */
  readonly basis?: string
  /** KOSPI200 지수 */
  readonly kospi200_nmix?: string
  /** KOSPI200 전일 대비 */
  readonly kospi200_prdy_vrss?: string
  /** KOSPI200 전일 대비율 */
  readonly kospi200_prdy_ctrt?: string
  /** 전일 대비 부호 */
  readonly kospi200_prdy_vrss_sign?: string
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty?: string
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc?: string
  /** 당일 체결강도 */
  readonly tday_rltv?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 괴리율 */
  readonly dprt?: string
}

export interface InquireDailyFuopchartpriceOutput2 {
  /** 영업 일자 */
  readonly stck_bsop_date?: string
  /** 현재가 */
  readonly futs_prpr?: string
  /** 시가 */
  readonly futs_oprc?: string
  /** 최고가 */
  readonly futs_hgpr?: string
  /** 최저가 */
  readonly futs_lwpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 변경 여부 */
  readonly mod_yn?: string
}

export interface InquireDailyFuopchartpriceAnswer {
  readonly output1: InquireDailyFuopchartpriceOutput1
  readonly output2: readonly InquireDailyFuopchartpriceOutput2[]
}

/** 선물옵션기간별시세(일/주/월/년) · v1_국내선물-008 · FHKIF03020100, paper FHKIF03020100 */
export const inquireDailyFuopchartprice: Endpoint<InquireDailyFuopchartpriceInput, InquireDailyFuopchartpriceAnswer> = {
  id: 'domestic-futureoption/inquire-daily-fuopchartprice',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/inquire-daily-fuopchartprice',
  trIds: [{ real: 'FHKIF03020100', paper: 'FHKIF03020100' }],
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
        'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt', 'futs_prdy_clpr', 'acml_vol', 'acml_tr_pbmn',
        'hts_kor_isnm', 'futs_prpr', 'futs_shrn_iscd', 'prdy_vol', 'futs_mxpr', 'futs_llam', 'futs_oprc', 'futs_hgpr',
        'futs_lwpr', 'futs_prdy_oprc', 'futs_prdy_hgpr', 'futs_prdy_lwpr', 'futs_askp', 'futs_bidp', 'basis',
        'kospi200_nmix', 'kospi200_prdy_vrss', 'kospi200_prdy_ctrt', 'kospi200_prdy_vrss_sign', 'hts_otst_stpl_qty',
        'otst_stpl_qty_icdc', 'tday_rltv', 'hts_thpr', 'dprt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'futs_prpr', 'futs_oprc', 'futs_hgpr', 'futs_lwpr', 'acml_vol', 'acml_tr_pbmn', 'mod_yn',
      ],
    },
  },
}

export interface InquireDepositInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
}

export interface InquireDepositOutput {
  /** 예수금총액 */
  readonly dnca_tota?: string
  /** 전일수표금액 */
  readonly bfdy_chck_amt?: string
  /** 당일수표금액 */
  readonly thdt_chck_amt?: string
  /** 실물인수도예치금액 */
  readonly rlth_uwdl_dpos_amt?: string
  /** 위탁증거금현금 */
  readonly brkg_mgna_cash?: string
  /** 인출가능총금액 */
  readonly wdrw_psbl_tot_amt?: string
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능총액 */
  readonly ord_psbl_tota?: string
  /** 예수금대용 */
  readonly dnca_sbst?: string
  /** 유가증권대용금액 */
  readonly scts_sbst_amt?: string
  /** 외화평가금액 */
  readonly frcr_evlu_amt?: string
  /** 위탁증거금대용 */
  readonly brkg_mgna_sbst?: string
  /** 대용해제가능금액 */
  readonly sbst_rlse_psbl_amt?: string
  /** 유지비율 */
  readonly mtnc_rt?: string
  /** 추가증거금총액 */
  readonly add_mgna_tota?: string
  /** 추가증거금현금 */
  readonly add_mgna_cash?: string
  /** 미수금 */
  readonly rcva?: string
  /** 선물매매손익 */
  readonly futr_trad_pfls?: string
  /** 옵션매매손익금액 */
  readonly opt_trad_pfls_amt?: string
  /** 매매손익합계 */
  readonly trad_pfls_smtl?: string
  /** 선물평가손익금액 */
  readonly futr_evlu_pfls_amt?: string
  /** 옵션평가손익금액 */
  readonly opt_evlu_pfls_amt?: string
  /** 평가손익합계 */
  readonly evlu_pfls_smtl?: string
  /** 정산차금 */
  readonly excc_dfpa?: string
  /** 옵션차금 */
  readonly opt_dfpa?: string
  /** 위탁수수료 */
  readonly brkg_fee?: string
  /** 익일예수금 */
  readonly nxdy_dnca?: string
  /** 추정예탁자산금액 */
  readonly prsm_dpast_amt?: string
  /** 현금유지금액 */
  readonly cash_mntn_amt?: string
  /** 해킹사고계좌이전금액 */
  readonly hack_acdt_acnt_move_amt?: string
}

export interface InquireDepositAnswer {
  readonly output: InquireDepositOutput
}

/** 선물옵션 총자산현황 · v1_국내선물-014 · CTRP6550R, not in paper trading */
export const inquireDeposit: Endpoint<InquireDepositInput, InquireDepositAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-deposit',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-deposit',
  trIds: [{ real: 'CTRP6550R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'dnca_tota', 'bfdy_chck_amt', 'thdt_chck_amt', 'rlth_uwdl_dpos_amt', 'brkg_mgna_cash', 'wdrw_psbl_tot_amt',
        'ord_psbl_cash', 'ord_psbl_tota', 'dnca_sbst', 'scts_sbst_amt', 'frcr_evlu_amt', 'brkg_mgna_sbst',
        'sbst_rlse_psbl_amt', 'mtnc_rt', 'add_mgna_tota', 'add_mgna_cash', 'rcva', 'futr_trad_pfls',
        'opt_trad_pfls_amt', 'trad_pfls_smtl', 'futr_evlu_pfls_amt', 'opt_evlu_pfls_amt', 'evlu_pfls_smtl', 'excc_dfpa',
        'opt_dfpa', 'brkg_fee', 'nxdy_dnca', 'prsm_dpast_amt', 'cash_mntn_amt', 'hack_acdt_acnt_move_amt',
      ],
    },
  },
}

export interface InquireNgtBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 증거금구분 · 01 개시 · 02 유지 */
  readonly MGNA_DVSN: '01' | '02'
  /** 정산상태코드 · 1 정산 · 2 본정산 */
  readonly EXCC_STAT_CD: '1' | '2'
  /** 계좌비밀번호 */
  readonly ACNT_PWD?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireNgtBalanceOutput1 {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 단축상품번호 */
  readonly shtn_pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 매도매수구분명 */
  readonly sll_buy_dvsn_name?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 잔고수량 */
  readonly cblc_qty?: string
  /** 정산단가 */
  readonly excc_unpr?: string
  /** 체결평균단가1 */
  readonly ccld_avg_unpr1?: string
  /** 지수종가 */
  readonly idx_clpr?: string
  /** 매입금액 */
  readonly pchs_amt?: string
  /** 평가금액 */
  readonly evlu_amt?: string
  /** 평가손익금액 */
  readonly evlu_pfls_amt?: string
  /** 매매손익금액 */
  readonly trad_pfls_amt?: string
  /** 청산가능수량 */
  readonly lqd_psbl_qty?: string
}

export interface InquireNgtBalanceOutput2 {
  /** 예수금현금 */
  readonly dnca_cash?: string
  /** 외화예수금액 */
  readonly frcr_dncl_amt?: string
  /** 예수금대용 */
  readonly dnca_sbst?: string
  /** 총예수금액 */
  readonly tot_dncl_amt?: string
  /** 현금증거금 */
  readonly cash_mgna?: string
  /** 대용증거금 */
  readonly sbst_mgna?: string
  /** 증거금총액 */
  readonly mgna_tota?: string
  /** 옵션차금 */
  readonly opt_dfpa?: string
  /** 당일차금 */
  readonly thdt_dfpa?: string
  /** 갱신차금 */
  readonly rnwl_dfpa?: string
  /** 수수료 */
  readonly fee?: string
  /** 익일예수금 */
  readonly nxdy_dnca?: string
  /** 익일예수금액 */
  readonly nxdy_dncl_amt?: string
  /** 추정예탁자산 */
  readonly prsm_dpast?: string
  /** 적정주문가능현금 */
  readonly pprt_ord_psbl_cash?: string
  /** 추가증거금현금 */
  readonly add_mgna_cash?: string
  /** 추가증거금총액 */
  readonly add_mgna_tota?: string
  /** 선물매매손익금액 */
  readonly futr_trad_pfls_amt?: string
  /** 옵션매매손익금액 */
  readonly opt_trad_pfls_amt?: string
  /** 선물평가손익금액 */
  readonly futr_evlu_pfls_amt?: string
  /** 옵션평가손익금액 */
  readonly opt_evlu_pfls_amt?: string
  /** 매매손익금액합계 */
  readonly trad_pfls_amt_smtl?: string
  /** 평가손익금액합계 */
  readonly evlu_pfls_amt_smtl?: string
  /** 인출가능총금액 */
  readonly wdrw_psbl_tot_amt?: string
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능대용 */
  readonly ord_psbl_sbst?: string
  /** 주문가능총액 */
  readonly ord_psbl_tota?: string
  /** 유지증거금총금액 */
  readonly mmga_tot_amt?: string
  /** 유지증거금현금금액 */
  readonly mmga_cash_amt?: string
  /** 유지비율 */
  readonly mtnc_rt?: string
  /** 부족금액 */
  readonly isfc_amt?: string
  /** 매입금액합계 */
  readonly pchs_amt_smtl?: string
  /** 평가금액합계 */
  readonly evlu_amt_smtl?: string
}

export interface InquireNgtBalanceAnswer {
  readonly output1: readonly InquireNgtBalanceOutput1[]
  readonly output2: InquireNgtBalanceOutput2
}

/**
 * (야간)선물옵션 잔고현황 · 국내선물-010 · CTFN6118R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 * Superseded: JTCE6001R.
 */
export const inquireNgtBalance: PagedEndpoint<InquireNgtBalanceInput, InquireNgtBalanceAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-ngt-balance',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-ngt-balance',
  trIds: [{ real: 'CTFN6118R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    MGNA_DVSN: 'required',
    EXCC_STAT_CD: 'required',
    ACNT_PWD: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'pdno', 'prdt_type_cd', 'shtn_pdno', 'prdt_name', 'sll_buy_dvsn_name',
        'sll_buy_dvsn_cd', 'trad_dvsn_name', 'cblc_qty', 'excc_unpr', 'ccld_avg_unpr1', 'idx_clpr', 'pchs_amt',
        'evlu_amt', 'evlu_pfls_amt', 'trad_pfls_amt', 'lqd_psbl_qty',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'dnca_cash', 'frcr_dncl_amt', 'dnca_sbst', 'tot_dncl_amt', 'cash_mgna', 'sbst_mgna', 'mgna_tota', 'opt_dfpa',
        'thdt_dfpa', 'rnwl_dfpa', 'fee', 'nxdy_dnca', 'nxdy_dncl_amt', 'prsm_dpast', 'pprt_ord_psbl_cash',
        'add_mgna_cash', 'add_mgna_tota', 'futr_trad_pfls_amt', 'opt_trad_pfls_amt', 'futr_evlu_pfls_amt',
        'opt_evlu_pfls_amt', 'trad_pfls_amt_smtl', 'evlu_pfls_amt_smtl', 'wdrw_psbl_tot_amt', 'ord_psbl_cash',
        'ord_psbl_sbst', 'ord_psbl_tota', 'mmga_tot_amt', 'mmga_cash_amt', 'mtnc_rt', 'isfc_amt', 'pchs_amt_smtl',
        'evlu_amt_smtl',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireNgtCcnlInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 시작주문일자 · e.g. 20250610 */
  readonly STRT_ORD_DT: string
  /** 종료주문일자 · e.g. 20250613 */
  readonly END_ORD_DT: string
  /** 매도매수구분코드 · 00 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '00' | '01' | '02'
  /** 체결미체결구분 · 00 전체 · 01 체결 · 02 미체결 */
  readonly CCLD_NCCS_DVSN: '00' | '01' | '02'
  /** 정렬순서 · DS 정순 */
  readonly SORT_SQN?: 'DS' | (string & {})
  /** 시작주문번호 */
  readonly STRT_ODNO?: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 시장ID코드 */
  readonly MKET_ID_CD?: string
  /** 선물옵션구분코드 · 00 전체 · 01 선물 · 02 옵션 */
  readonly FUOP_DVSN_CD?: '00' | '01' | '02'
  /** 화면구분 */
  readonly SCRN_DVSN?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireNgtCcnlOutput1 {
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 종합계좌번호 */
  readonly cano?: string
  /** 종합계좌명 */
  readonly csac_name?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매매구분명 */
  readonly trad_dvsn_name?: string
  /** 호가유형명 */
  readonly nmpr_type_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 주문지수 */
  readonly ord_idx4?: string
  /** 잔량 */
  readonly qty?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 평균지수 */
  readonly avg_idx?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 거부수량 */
  readonly rjct_qty?: string
  /** 장내매매거부사유코드 */
  readonly ingr_trad_rjct_rson_cd?: string
  /** 장내매매거부사유명 */
  readonly ingr_trad_rjct_rson_name?: string
  /** 주문직원번호 */
  readonly ord_stfno?: string
  /** 스프레드종목여부 */
  readonly sprd_item_yn?: string
  /** 주문IP주소 */
  readonly ord_ip_addr?: string
}

export interface InquireNgtCcnlOutput2 {
  /** 총주문수량 */
  readonly tot_ord_qty?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 총체결수량 */
  readonly tot_ccld_qty_SMTL?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 총체결금액 */
  readonly tot_ccld_amt_SMTL?: string
  /** 수수료 */
  readonly fee?: string
  /** 연락전화번호 */
  readonly ctac_tlno?: string
}

export interface InquireNgtCcnlAnswer {
  readonly output1: readonly InquireNgtCcnlOutput1[]
  readonly output2: InquireNgtCcnlOutput2
}

/**
 * (야간)선물옵션 주문체결 내역조회 · 국내선물-009 · STTN5201R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 * Superseded: JTCE5005R.
 * Warning: fields tot_ccld_qty_SMTL and tot_ccld_amt_SMTL mix cases in the sample - match names case-insensitively.
 */
export const inquireNgtCcnl: PagedEndpoint<InquireNgtCcnlInput, InquireNgtCcnlAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-ngt-ccnl',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-ngt-ccnl',
  trIds: [{ real: 'STTN5201R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    STRT_ORD_DT: 'required',
    END_ORD_DT: 'required',
    SLL_BUY_DVSN_CD: 'required',
    CCLD_NCCS_DVSN: 'required',
    SORT_SQN: 'empty',
    STRT_ODNO: 'empty',
    PDNO: 'empty',
    MKET_ID_CD: 'empty',
    FUOP_DVSN_CD: 'empty',
    SCRN_DVSN: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'ord_gno_brno', 'cano', 'csac_name', 'acnt_prdt_cd', 'ord_dt', 'odno', 'orgn_odno', 'sll_buy_dvsn_cd',
        'trad_dvsn_name', 'nmpr_type_name', 'pdno', 'prdt_name', 'prdt_type_cd', 'ord_qty', 'ord_idx4', 'qty',
        'ord_tmd', 'tot_ccld_qty', 'avg_idx', 'tot_ccld_amt', 'rjct_qty', 'ingr_trad_rjct_rson_cd',
        'ingr_trad_rjct_rson_name', 'ord_stfno', 'sprd_item_yn', 'ord_ip_addr',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'tot_ord_qty', 'tot_ccld_qty', 'tot_ccld_qty_SMTL', 'tot_ccld_amt', 'tot_ccld_amt_SMTL', 'fee', 'ctac_tlno',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquirePriceInput {
  /** 조건 시장 분류 코드 · F 지수선물 · O 지수옵션 · JF 주식선물 · JO 주식옵션 */
  readonly FID_COND_MRKT_DIV_CODE: 'F' | 'O' | 'JF' | 'JO'
  /** 입력 종목코드 · e.g. 101W09 */
  readonly FID_INPUT_ISCD: string
}

export interface InquirePriceOutput1 {
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 선물 현재가 */
  readonly futs_prpr?: string
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 선물 전일 종가 */
  readonly futs_prdy_clpr?: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty?: string
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc?: string
  /** 선물 시가2 */
  readonly futs_oprc?: string
  /** 선물 최고가 */
  readonly futs_hgpr?: string
  /** 선물 최저가 */
  readonly futs_lwpr?: string
  /** 선물 상한가 */
  readonly futs_mxpr?: string
  /** 선물 하한가 */
  readonly futs_llam?: string
  /** 베이시스 */
  readonly basis?: string
  /** 선물 기준가 */
  readonly futs_sdpr?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 서킷브레이커 적용 상한가 */
  readonly crbr_aply_mxpr?: string
  /** 서킷브레이커 적용 하한가 */
  readonly crbr_aply_llam?: string
  /** 선물 최종 거래 일자 */
  readonly futs_last_tr_date?: string
  /** HTS 잔존 일수 */
  readonly hts_rmnn_dynu?: string
  /** 선물 상장 중 최고가 */
  readonly futs_lstn_medm_hgpr?: string
  /** 선물 상장 중 최저가 */
  readonly futs_lstn_medm_lwpr?: string
  /** 델타 값 */
  readonly delta_val?: string
  /** 감마 */
  readonly gama?: string
  /** 세타 */
  readonly theta?: string
  /** 베가 */
  readonly vega?: string
  /** 로우 */
  readonly rho?: string
  /** 역사적 변동성 */
  readonly hist_vltl?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
  /** 시장 베이시스 */
  readonly mrkt_basis?: string
  /** 행사가 */
  readonly acpr?: string
}

export interface InquirePriceOutput2 {
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
}

export interface InquirePriceOutput3 {
  /** 업종 구분 코드 */
  readonly bstp_cls_code?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 업종 지수 현재가 */
  readonly bstp_nmix_prpr?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 업종 지수 전일 대비 */
  readonly bstp_nmix_prdy_vrss?: string
  /** 업종 지수 전일 대비율 */
  readonly bstp_nmix_prdy_ctrt?: string
}

export interface InquirePriceAnswer {
  readonly output1: InquirePriceOutput1
  readonly output2: InquirePriceOutput2
  readonly output3: InquirePriceOutput3
}

/** 선물옵션 시세 · v1_국내선물-006 · FHMIF10000000, paper FHMIF10000000 */
export const inquirePrice: Endpoint<InquirePriceInput, InquirePriceAnswer> = {
  id: 'domestic-futureoption/inquire-price',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/inquire-price',
  trIds: [{ real: 'FHMIF10000000', paper: 'FHMIF10000000' }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'hts_kor_isnm', 'futs_prpr', 'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_clpr', 'futs_prdy_ctrt', 'acml_vol',
        'acml_tr_pbmn', 'hts_otst_stpl_qty', 'otst_stpl_qty_icdc', 'futs_oprc', 'futs_hgpr', 'futs_lwpr', 'futs_mxpr',
        'futs_llam', 'basis', 'futs_sdpr', 'hts_thpr', 'dprt', 'crbr_aply_mxpr', 'crbr_aply_llam', 'futs_last_tr_date',
        'hts_rmnn_dynu', 'futs_lstn_medm_hgpr', 'futs_lstn_medm_lwpr', 'delta_val', 'gama', 'theta', 'vega', 'rho',
        'hist_vltl', 'hts_ints_vltl', 'mrkt_basis', 'acpr',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'bstp_cls_code', 'hts_kor_isnm', 'bstp_nmix_prpr', 'prdy_vrss_sign', 'bstp_nmix_prdy_vrss',
        'bstp_nmix_prdy_ctrt',
      ],
    },
    output3: {
      kind: 'object',
      fields: [
        'bstp_cls_code', 'hts_kor_isnm', 'bstp_nmix_prpr', 'prdy_vrss_sign', 'bstp_nmix_prdy_vrss',
        'bstp_nmix_prdy_ctrt',
      ],
    },
  },
}

export interface InquirePsblNgtOrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. 101W09 */
  readonly PDNO: string
  /** 상품유형코드 · 301 선물옵션 */
  readonly PRDT_TYPE_CD: '301' | (string & {})
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  /** 주문가격1 · e.g. 322 */
  readonly UNIT_PRICE: string
  /** 주문구분코드 · 01 지정가 · 02 시장가 · 03 조건부 · 04 최유리 · 10 지정가(IOC) · 11 지정가(FOK) · 12 시장가(IOC) · 13 시장가(FOK) · 14 최유리(IOC) · 15 최유리(FOK) */
  readonly ORD_DVSN_CD: '01' | '02' | '03' | '04' | '10' | '11' | '12' | '13' | '14' | '15'
}

export interface InquirePsblNgtOrderOutput {
  /** 최대주문가능수량 */
  readonly max_ord_psbl_qty?: string
  /** 최대주문가능수량 */
  readonly tot_psbl_qty?: string
  /** 청산가능수량 */
  readonly lqd_psbl_qty?: string
  /** 청산가능수량 */
  readonly lqd_psbl_qty_1?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 기준지수 */
  readonly bass_idx?: string
}

export interface InquirePsblNgtOrderAnswer {
  readonly output: InquirePsblNgtOrderOutput
}

/**
 * (야간)선물옵션 주문가능 조회 · 국내선물-011 · STTN5105R, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 * Superseded: JTCE1004R.
 */
export const inquirePsblNgtOrder: PagedEndpoint<InquirePsblNgtOrderInput, InquirePsblNgtOrderAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-psbl-ngt-order',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-psbl-ngt-order',
  trIds: [{ real: 'STTN5105R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    PRDT_TYPE_CD: 'required',
    SLL_BUY_DVSN_CD: 'required',
    UNIT_PRICE: 'required',
    ORD_DVSN_CD: 'required',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: ['max_ord_psbl_qty', 'tot_psbl_qty', 'lqd_psbl_qty', 'lqd_psbl_qty_1', 'ord_psbl_qty', 'bass_idx'],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface InquirePsblOrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. 101W09 */
  readonly PDNO: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  /** 주문가격1 · e.g. 1 */
  readonly UNIT_PRICE: string
  /** 주문구분코드 · 01 지정가 · 02 시장가 · 03 조건부 · 04 최유리 · 10 지정가(IOC) · 11 지정가(FOK) · 12 시장가(IOC) · 13 시장가(FOK) · 14 최유리(IOC) · 15 최유리(FOK) */
  readonly ORD_DVSN_CD: '01' | '02' | '03' | '04' | '10' | '11' | '12' | '13' | '14' | '15'
}

export interface InquirePsblOrderOutput {
  /** 총가능수량 */
  readonly tot_psbl_qty?: string
  /** 청산가능수량1 */
  readonly lqd_psbl_qty1?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 기준지수 */
  readonly bass_idx?: string
}

export interface InquirePsblOrderAnswer {
  readonly output: InquirePsblOrderOutput
}

/** 선물옵션 주문가능 · v1_국내선물-005 · TTTO5105R, paper VTTO5105R */
export const inquirePsblOrder: Endpoint<InquirePsblOrderInput, InquirePsblOrderAnswer> = {
  id: 'domestic-futureoption/inquire-psbl-order',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/inquire-psbl-order',
  trIds: [{ real: 'TTTO5105R', paper: 'VTTO5105R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    SLL_BUY_DVSN_CD: 'required',
    UNIT_PRICE: 'required',
    ORD_DVSN_CD: 'required',
  },
  blocks: { output: { kind: 'object', fields: ['tot_psbl_qty', 'lqd_psbl_qty1', 'ord_psbl_qty', 'bass_idx'] } },
}

export interface InquireTimeFuopchartpriceInput {
  /** 조건 시장 분류 코드 · F 지수선물 · O 지수옵션 · JF 주식선물 · JO 주식옵션 · CF 상품선물(금) · CM 야간선물 · EU 야간옵션 */
  readonly FID_COND_MRKT_DIV_CODE: 'F' | 'O' | 'JF' | 'JO' | 'CF' | 'CM' | 'EU'
  /** 입력 종목코드 · e.g. 101T12 */
  readonly FID_INPUT_ISCD: string
  /** 시간 구분 코드 · 30 30초 · 60 1분 · 3600 1시간 */
  readonly FID_HOUR_CLS_CODE: '30' | '60' | '3600' | (string & {})
  /** 과거 데이터 포함 여부 · Y 과거 · N 당일 */
  readonly FID_PW_DATA_INCU_YN: 'Y' | 'N'
  /** 허봉 포함 여부 · e.g. N */
  readonly FID_FAKE_TICK_INCU_YN: string
  /** 입력 날짜1 · e.g. 20230901 */
  readonly FID_INPUT_DATE_1: string
  /** 입력 시간1 · e.g. 100000 */
  readonly FID_INPUT_HOUR_1: string
}

export interface InquireTimeFuopchartpriceOutput1 {
  /** 선물 전일 대비 */
  readonly futs_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 선물 전일 대비율 */
  readonly futs_prdy_ctrt?: string
  /** 선물 전일 종가 */
  readonly futs_prdy_clpr?: string
  /** 전일 지수 */
  readonly prdy_nmix?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 선물 현재가 */
  readonly futs_prpr?: string
  /** 선물 단축 종목코드 */
  readonly futs_shrn_iscd?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 선물 상한가 */
  readonly futs_mxpr?: string
  /** 선물 하한가 */
  readonly futs_llam?: string
  /** 선물 시가2 */
  readonly futs_oprc?: string
  /** 선물 최고가 */
  readonly futs_hgpr?: string
  /** 선물 최저가 */
  readonly futs_lwpr?: string
  /** 선물 전일 시가 */
  readonly futs_prdy_oprc?: string
  /** 선물 전일 최고가 */
  readonly futs_prdy_hgpr?: string
  /** 선물 전일 최저가 */
  readonly futs_prdy_lwpr?: string
  /** 선물 매도호가 */
  readonly futs_askp?: string
  /** 선물 매수호가 */
  readonly futs_bidp?: string
  /** 베이시스 */
  readonly basis?: string
  /** KOSPI200 지수 */
  readonly kospi200_nmix?: string
  /** KOSPI200 전일 대비 */
  readonly kospi200_prdy_vrss?: string
  /** KOSPI200 전일 대비율 */
  readonly kospi200_prdy_ctrt?: string
  /** KOSPI200 전일 대비 부호 */
  readonly kospi200_prdy_vrss_sign?: string
  /** HTS 미결제 약정 수량 */
  readonly hts_otst_stpl_qty?: string
  /** 미결제 약정 수량 증감 */
  readonly otst_stpl_qty_icdc?: string
  /** 당일 체결강도 */
  readonly tday_rltv?: string
  /** HTS 이론가 */
  readonly hts_thpr?: string
  /** 괴리율 */
  readonly dprt?: string
}

export interface InquireTimeFuopchartpriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 선물 현재가 */
  readonly futs_prpr?: string
  /** 선물 시가2 */
  readonly futs_oprc?: string
  /** 선물 최고가 */
  readonly futs_hgpr?: string
  /** 선물 최저가 */
  readonly futs_lwpr?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
}

export interface InquireTimeFuopchartpriceAnswer {
  readonly output1: InquireTimeFuopchartpriceOutput1
  readonly output2: readonly InquireTimeFuopchartpriceOutput2[]
}

/** 선물옵션 분봉조회 · v1_국내선물-012 · FHKIF03020200, not in paper trading */
export const inquireTimeFuopchartprice: Endpoint<InquireTimeFuopchartpriceInput, InquireTimeFuopchartpriceAnswer, 'real'> = {
  id: 'domestic-futureoption/inquire-time-fuopchartprice',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/inquire-time-fuopchartprice',
  trIds: [{ real: 'FHKIF03020200', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_HOUR_CLS_CODE: 'required',
    FID_PW_DATA_INCU_YN: 'required',
    FID_FAKE_TICK_INCU_YN: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_HOUR_1: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'futs_prdy_vrss', 'prdy_vrss_sign', 'futs_prdy_ctrt', 'futs_prdy_clpr', 'prdy_nmix', 'acml_vol', 'acml_tr_pbmn',
        'hts_kor_isnm', 'futs_prpr', 'futs_shrn_iscd', 'prdy_vol', 'futs_mxpr', 'futs_llam', 'futs_oprc', 'futs_hgpr',
        'futs_lwpr', 'futs_prdy_oprc', 'futs_prdy_hgpr', 'futs_prdy_lwpr', 'futs_askp', 'futs_bidp', 'basis',
        'kospi200_nmix', 'kospi200_prdy_vrss', 'kospi200_prdy_ctrt', 'kospi200_prdy_vrss_sign', 'hts_otst_stpl_qty',
        'otst_stpl_qty_icdc', 'tday_rltv', 'hts_thpr', 'dprt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_cntg_hour', 'futs_prpr', 'futs_oprc', 'futs_hgpr', 'futs_lwpr', 'cntg_vol',
        'acml_tr_pbmn',
      ],
    },
  },
}

export interface MarginRateInput {
  /** 기준일자 */
  readonly BASS_DT: string
  /** 기초자산ID */
  readonly BAST_ID?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface MarginRateOutput {
  /** 기초자산ID */
  readonly bast_id?: string
  /** 기초자산명 */
  readonly bast_name?: string
  /** 위탁증거금율 */
  readonly brkg_mgna_rt?: string
  /** 거래증거금율 */
  readonly tr_mgna_rt?: string
  /** 기초자산가격 */
  readonly bast_pric?: string
  /** 거래승수지수 */
  readonly tr_mtpl_idx?: string
  /** 계약당선물증거금 */
  readonly ctrt_per_futr_mgna?: string
}

export interface MarginRateAnswer {
  readonly output: readonly MarginRateOutput[]
}

/**
 * 선물옵션 증거금률 · no document id · TTTO6032R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_NK200 (portal).
 * Only the portal has it: the official samples do not.
 */
export const marginRate: PagedEndpoint<MarginRateInput, MarginRateAnswer, 'real'> = {
  id: 'domestic-futureoption/margin-rate',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/quotations/margin-rate',
  trIds: [{ real: 'TTTO6032R', paper: null }],
  fields: { BASS_DT: 'required', BAST_ID: 'empty', CTX_AREA_NK200: 'empty' },
  blocks: {
    output: {
      kind: 'array',
      fields: ['bast_id', 'bast_name', 'brkg_mgna_rt', 'tr_mgna_rt', 'bast_pric', 'tr_mtpl_idx', 'ctrt_per_futr_mgna'],
    },
  },
  paging: { kind: 'tr_cont', keys: ['CTX_AREA_NK200'], answerKeys: ['ctx_area_nk200'] },
}

export interface NgtMarginDetailInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 증거금 구분코드 · 01 위탁 · 02 유지 */
  readonly MGNA_DVSN_CD: '01' | '02'
}

export interface NgtMarginDetailOutput1 {
  /** 선물신규증거금액 */
  readonly futr_new_mgn_amt?: string
  /** 선물스프레드주문증거금 */
  readonly futr_sprd_ord_mgna?: string
  /** 옵션매도신규증거금액 */
  readonly opt_sll_new_mgn_amt?: string
  /** 옵션매수신규증거금액 */
  readonly opt_buy_new_mgn_amt?: string
  /** 신규증거금액 */
  readonly new_mgn_amt?: string
  /** 옵션가격증거금 */
  readonly opt_pric_mgna?: string
  /** 선물옵션가격변동증거금 */
  readonly fuop_pric_altr_mgna?: string
  /** 선물스프레드증거금 */
  readonly futr_sprd_mgna?: string
  /** 인수도증거금 */
  readonly uwdl_mgna?: string
  /** 계약당최소증거금 */
  readonly ctrt_per_min_mgna?: string
  /** 총위험증거금 */
  readonly tot_risk_mgna?: string
  /** 순위험위탁증거금 */
  readonly netrisk_brkg_mgna?: string
  /** 옵션매도대금 */
  readonly opt_sll_chgs?: string
  /** 옵션매수대금 */
  readonly opt_buy_chgs?: string
  /** 선물손실금액 */
  readonly futr_loss_amt?: string
  /** 선물이익금액 */
  readonly futr_prft_amt?: string
  /** 당일체결순손실금액 */
  readonly thdt_ccld_net_loss_amt?: string
  /** 위탁증거금 */
  readonly brkg_mgna?: string
  /** 현금금액 · portal only */
  readonly cash_amt?: string
  /** 총금액 · portal only */
  readonly tot_amt?: string
}

export interface NgtMarginDetailOutput2 {
  /** 선물신규증거금액 */
  readonly futr_new_mgn_amt?: string
  /** 선물스프레드주문증거금 */
  readonly futr_sprd_ord_mgna?: string
  /** 옵션매도신규증거금액 */
  readonly opt_sll_new_mgn_amt?: string
  /** 옵션매수신규증거금액 */
  readonly opt_buy_new_mgn_amt?: string
  /** 신규증거금액 */
  readonly new_mgn_amt?: string
  /** 옵션가격증거금 */
  readonly opt_pric_mgna?: string
  /** 선물옵션가격변동증거금 */
  readonly fuop_pric_altr_mgna?: string
  /** 선물스프레드증거금 */
  readonly futr_sprd_mgna?: string
  /** 인수도증거금 */
  readonly uwdl_mgna?: string
  /** 계약당최소증거금 */
  readonly ctrt_per_min_mgna?: string
  /** 총위험증거금 */
  readonly tot_risk_mgna?: string
  /** 순위험위탁증거금 */
  readonly netrisk_brkg_mgna?: string
  /** 옵션매도대금 */
  readonly opt_sll_chgs?: string
  /** 옵션매수대금 */
  readonly opt_buy_chgs?: string
  /** 선물손실금액 */
  readonly futr_loss_amt?: string
  /** 선물이익금액 */
  readonly futr_prft_amt?: string
  /** 당일체결순손실금액 */
  readonly thdt_ccld_net_loss_amt?: string
  /** 위탁증거금 */
  readonly brkg_mgna?: string
  /** 현금금액 · portal only */
  readonly cash_amt?: string
  /** 대용금액 · portal only */
  readonly sbst_amt?: string
  /** 총금액 · portal only */
  readonly tot_amt?: string
}

export interface NgtMarginDetailOutput3 {
  /** 예수금현금 */
  readonly dnca_cash?: string
  /** 예수금대용 */
  readonly dnca_sbst?: string
  /** 예수금총액 */
  readonly dnca_tota?: string
  /** 인출가능현금금액 */
  readonly wdrw_psbl_cash_amt?: string
  /** 인출가능대용금액 */
  readonly wdrw_psbl_sbsa?: string
  /** 인출가능총금액 */
  readonly wdrw_psbl_tot_amt?: string
  /** 주문가능현금금액 */
  readonly ord_psbl_cash_amt?: string
  /** 주문가능대용금액 */
  readonly ord_psbl_sbsa?: string
  /** 주문가능총금액 */
  readonly ord_psbl_tot_amt?: string
  /** 위탁증거금현금금액 */
  readonly brkg_mgna_cash_amt?: string
  /** 위탁증거금대용 */
  readonly brkg_mgna_sbst?: string
  /** 위탁증거금총금액 */
  readonly brkg_mgna_tot_amt?: string
  /** 추가증거금현금금액 */
  readonly add_mgna_cash_amt?: string
  /** 추가증거금대용금액 */
  readonly add_mgna_sbsa?: string
  /** 추가증거금총금액 */
  readonly add_mgna_tot_amt?: string
  /** 전일대용매도대용금액 */
  readonly bfdy_sbst_sll_sbst_amt?: string
  /** 당일대용매도대용금액 */
  readonly thdt_sbst_sll_sbst_amt?: string
  /** 전일대용매도체결금액 */
  readonly bfdy_sbst_sll_ccld_amt?: string
  /** 당일대용매도체결금액 */
  readonly thdt_sbst_sll_ccld_amt?: string
  /** 옵션차금 */
  readonly opt_dfpa?: string
  /** 정산차금 */
  readonly excc_dfpa?: string
  /** 수수료금액 */
  readonly fee_amt?: string
  /** 익일예수금액 */
  readonly nxdy_dncl_amt?: string
  /** 추정예탁자산금액 */
  readonly prsm_dpast_amt?: string
  /** 옵션매수전용계좌여부 */
  readonly opt_buy_exus_acnt_yn?: string
  /** 기본예탁금차등등급코드 */
  readonly base_dpsa_gdat_grad_cd?: string
  /** 옵션기본예탁금차등등급코드 */
  readonly opt_base_dpsa_gdat_grad_cd?: string
}

export interface NgtMarginDetailAnswer {
  readonly output1: readonly NgtMarginDetailOutput1[]
  readonly output2: readonly NgtMarginDetailOutput2[]
  readonly output3: NgtMarginDetailOutput3
}

/**
 * (야간)선물옵션 증거금 상세 · 국내선물-024 · CTFN7107R, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 * Superseded: JTCE6003R.
 */
export const ngtMarginDetail: PagedEndpoint<NgtMarginDetailInput, NgtMarginDetailAnswer, 'real'> = {
  id: 'domestic-futureoption/ngt-margin-detail',
  method: 'GET',
  path: '/uapi/domestic-futureoption/v1/trading/ngt-margin-detail',
  trIds: [{ real: 'CTFN7107R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', MGNA_DVSN_CD: 'required' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'futr_new_mgn_amt', 'futr_sprd_ord_mgna', 'opt_sll_new_mgn_amt', 'opt_buy_new_mgn_amt', 'new_mgn_amt',
        'opt_pric_mgna', 'fuop_pric_altr_mgna', 'futr_sprd_mgna', 'uwdl_mgna', 'ctrt_per_min_mgna', 'tot_risk_mgna',
        'netrisk_brkg_mgna', 'opt_sll_chgs', 'opt_buy_chgs', 'futr_loss_amt', 'futr_prft_amt', 'thdt_ccld_net_loss_amt',
        'brkg_mgna', 'cash_amt', 'tot_amt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'futr_new_mgn_amt', 'futr_sprd_ord_mgna', 'opt_sll_new_mgn_amt', 'opt_buy_new_mgn_amt', 'new_mgn_amt',
        'opt_pric_mgna', 'fuop_pric_altr_mgna', 'futr_sprd_mgna', 'uwdl_mgna', 'ctrt_per_min_mgna', 'tot_risk_mgna',
        'netrisk_brkg_mgna', 'opt_sll_chgs', 'opt_buy_chgs', 'futr_loss_amt', 'futr_prft_amt', 'thdt_ccld_net_loss_amt',
        'brkg_mgna', 'cash_amt', 'sbst_amt', 'tot_amt',
      ],
    },
    output3: {
      kind: 'object',
      fields: [
        'dnca_cash', 'dnca_sbst', 'dnca_tota', 'wdrw_psbl_cash_amt', 'wdrw_psbl_sbsa', 'wdrw_psbl_tot_amt',
        'ord_psbl_cash_amt', 'ord_psbl_sbsa', 'ord_psbl_tot_amt', 'brkg_mgna_cash_amt', 'brkg_mgna_sbst',
        'brkg_mgna_tot_amt', 'add_mgna_cash_amt', 'add_mgna_sbsa', 'add_mgna_tot_amt', 'bfdy_sbst_sll_sbst_amt',
        'thdt_sbst_sll_sbst_amt', 'bfdy_sbst_sll_ccld_amt', 'thdt_sbst_sll_ccld_amt', 'opt_dfpa', 'excc_dfpa',
        'fee_amt', 'nxdy_dncl_amt', 'prsm_dpast_amt', 'opt_buy_exus_acnt_yn', 'base_dpsa_gdat_grad_cd',
        'opt_base_dpsa_gdat_grad_cd',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface OrderInput {
  /** Chooses the TR id, is not sent: day 주간 · night 야간 */
  readonly ord_dv: 'day' | 'night'
  /** 주문처리구분코드 · 02 주문전송 */
  readonly ORD_PRCS_DVSN_CD: '02' | (string & {})
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  /** 단축상품번호 · e.g. 101W09 */
  readonly SHTN_PDNO: string
  /** 주문수량 · e.g. 1 */
  readonly ORD_QTY: string
  /** 주문가격1 · e.g. 0 */
  readonly UNIT_PRICE: string
  /** 호가유형코드 · 01 지정가 · 02 시장가 · 03 조건부 · 04 최유리 */
  readonly NMPR_TYPE_CD: '01' | '02' | '03' | '04'
  /** 한국거래소호가조건코드 · 0 없음 · 3 IOC · 4 FOK */
  readonly KRX_NMPR_CNDT_CD: '0' | '3' | '4'
  /** 주문구분코드 · 01 지정가 · 02 시장가 · 03 조건부 · 04 최유리 · 10 지정가(IOC) · 11 지정가(FOK) · 12 시장가(IOC) · 13 시장가(FOK) · 14 최유리(IOC) · 15 최유리(FOK) */
  readonly ORD_DVSN_CD: '01' | '02' | '03' | '04' | '10' | '11' | '12' | '13' | '14' | '15'
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
  /** 선물옵션종목구분코드 */
  readonly FUOP_ITEM_DVSN_CD?: string
}

export interface OrderOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
  /** 계좌명 · portal only */
  readonly ACNT_NAME?: string
  /** 매매구분명 · portal only */
  readonly TRAD_DVSN_NAME?: string
  /** 종목명 · portal only */
  readonly ITEM_NAME?: string
  /** 주문채번지점번호 · portal only */
  readonly ORD_GNO_BRNO?: string
}

export interface OrderAnswer {
  readonly output: OrderOutput
}

/**
 * 선물옵션 주문 · v1_국내선물-001
 *
 * - ord_dv = day: TTTO1101U, paper VTTO1101U
 * - ord_dv = night: STTN1101U, not in paper trading
 * Superseded: JTCE1001U and paper VTCE1001U for ord_dv = night.
 */
export const order: Endpoint<OrderInput, OrderAnswer> = {
  id: 'domestic-futureoption/order',
  method: 'POST',
  path: '/uapi/domestic-futureoption/v1/trading/order',
  trIds: [
    { when: { ord_dv: ['day'] }, real: 'TTTO1101U', paper: 'VTTO1101U' },
    { when: { ord_dv: ['night'] }, real: 'STTN1101U', paper: null },
  ],
  fields: {
    ORD_PRCS_DVSN_CD: 'required',
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    SLL_BUY_DVSN_CD: 'required',
    SHTN_PDNO: 'required',
    ORD_QTY: 'required',
    UNIT_PRICE: 'required',
    NMPR_TYPE_CD: 'required',
    KRX_NMPR_CNDT_CD: 'required',
    ORD_DVSN_CD: 'required',
    CTAC_TLNO: 'empty',
    FUOP_ITEM_DVSN_CD: 'empty',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD', 'ACNT_NAME', 'TRAD_DVSN_NAME', 'ITEM_NAME', 'ORD_GNO_BRNO'],
    },
  },
}

export interface OrderRvsecnclInput {
  /** Chooses the TR id, is not sent: day 주간 · night 야간 */
  readonly day_dv: 'day' | 'night'
  /** 주문처리구분코드 · e.g. 02 */
  readonly ORD_PRCS_DVSN_CD: string
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 03 */
  readonly ACNT_PRDT_CD?: string
  /** 정정취소구분코드 · 01 정정 · 02 취소 */
  readonly RVSE_CNCL_DVSN_CD: '01' | '02'
  /** 원주문번호 · e.g. 0000004018 */
  readonly ORGN_ODNO: string
  /** 주문수량 · e.g. 0 */
  readonly ORD_QTY: string
  /** 주문가격1 · 0 시장가/최유리 */
  readonly UNIT_PRICE: '0' | (string & {})
  /** 호가유형코드 · 01 지정가 · 02 시장가 · 03 조건부 · 04 최유리 */
  readonly NMPR_TYPE_CD: '01' | '02' | '03' | '04'
  /** 한국거래소호가조건코드 · 0 취소/없음 · 3 IOC · 4 FOK */
  readonly KRX_NMPR_CNDT_CD: '0' | '3' | '4'
  /** 잔여수량여부 · Y 전량 · N 일부 */
  readonly RMN_QTY_YN: 'Y' | 'N'
  /** 주문구분코드 · e.g. 01 */
  readonly ORD_DVSN_CD: string
  /** 선물옵션종목구분코드 */
  readonly FUOP_ITEM_DVSN_CD?: string
}

export interface OrderRvsecnclOutput {
  /** 계좌명 */
  readonly ACNT_NAME?: string
  /** 매매구분명 */
  readonly TRAD_DVSN_NAME?: string
  /** 종목명 */
  readonly ITEM_NAME?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
  /** 주문채번지점번호 */
  readonly ORD_GNO_BRNO?: string
  /** 원주문번호 */
  readonly ORGN_ODNO?: string
  /** 주문번호 */
  readonly ODNO?: string
}

export interface OrderRvsecnclAnswer {
  readonly output: OrderRvsecnclOutput
}

/**
 * 선물옵션 정정취소주문 · v1_국내선물-002
 *
 * - day_dv = day: TTTO1103U, paper VTTO1103U
 * - day_dv = night: STTN1103U, not in paper trading
 * Superseded: JTCE1002U and paper VTCE1002U for day_dv = night.
 * Rejected, against the official sample: TTTN1103U.
 * Warning: the official sample sends TTTN1103U for the night session; the portal and three clients say STTN1103U.
 */
export const orderRvsecncl: Endpoint<OrderRvsecnclInput, OrderRvsecnclAnswer> = {
  id: 'domestic-futureoption/order-rvsecncl',
  method: 'POST',
  path: '/uapi/domestic-futureoption/v1/trading/order-rvsecncl',
  trIds: [
    { when: { day_dv: ['day'] }, real: 'TTTO1103U', paper: 'VTTO1103U' },
    { when: { day_dv: ['night'] }, real: 'STTN1103U', paper: null },
  ],
  fields: {
    ORD_PRCS_DVSN_CD: 'required',
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    RVSE_CNCL_DVSN_CD: 'required',
    ORGN_ODNO: 'required',
    ORD_QTY: 'required',
    UNIT_PRICE: 'required',
    NMPR_TYPE_CD: 'required',
    KRX_NMPR_CNDT_CD: 'required',
    RMN_QTY_YN: 'required',
    ORD_DVSN_CD: 'required',
    FUOP_ITEM_DVSN_CD: 'empty',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: ['ACNT_NAME', 'TRAD_DVSN_NAME', 'ITEM_NAME', 'ORD_TMD', 'ORD_GNO_BRNO', 'ORGN_ODNO', 'ODNO'],
    },
  },
}

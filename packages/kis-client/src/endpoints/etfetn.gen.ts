// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint } from '../endpoint.ts'

export interface InquireAskingPriceInput {
  /** 조건시장분류코드 · sent as J when left out */
  readonly FID_COND_MRKT_DIV_CODE?: string
  /** 입력종목코드 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireAskingPriceOutput {
  /** 호가접수시간 */
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
  /** LP 매도호가 잔량1 */
  readonly lp_askp_rsqn1?: string
  /** LP 매도호가 잔량2 */
  readonly lp_askp_rsqn2?: string
  /** LP 매도호가 잔량3 */
  readonly lp_askp_rsqn3?: string
  /** LP 매도호가 잔량4 */
  readonly lp_askp_rsqn4?: string
  /** LP 매도호가 잔량5 */
  readonly lp_askp_rsqn5?: string
  /** LP 매도호가 잔량6 */
  readonly lp_askp_rsqn6?: string
  /** LP 매도호가 잔량7 */
  readonly lp_askp_rsqn7?: string
  /** LP 매도호가 잔량8 */
  readonly lp_askp_rsqn8?: string
  /** LP 매도호가 잔량9 */
  readonly lp_askp_rsqn9?: string
  /** LP 매도호가 잔량10 */
  readonly lp_askp_rsqn10?: string
  /** LP 매수호가 잔량1 */
  readonly lp_bidp_rsqn1?: string
  /** LP 매수호가 잔량2 */
  readonly lp_bidp_rsqn2?: string
  /** LP 매수호가 잔량3 */
  readonly lp_bidp_rsqn3?: string
  /** LP 매수호가 잔량4 */
  readonly lp_bidp_rsqn4?: string
  /** LP 매수호가 잔량5 */
  readonly lp_bidp_rsqn5?: string
  /** LP 매수호가 잔량6 */
  readonly lp_bidp_rsqn6?: string
  /** LP 매수호가 잔량7 */
  readonly lp_bidp_rsqn7?: string
  /** LP 매수호가 잔량8 */
  readonly lp_bidp_rsqn8?: string
  /** LP 매수호가 잔량9 */
  readonly lp_bidp_rsqn9?: string
  /** LP 매수호가 잔량10 */
  readonly lp_bidp_rsqn10?: string
  /** LP 총 매도호가 잔량 */
  readonly lp_total_askp_rsqn?: string
  /** LP 총 매수호가 잔량 */
  readonly lp_total_bidp_rsqn?: string
  /** 중간가 */
  readonly mid_prc?: string
  /** 중간가 잔량 합계 수량 */
  readonly midp_total_rsqn?: string
  /** 중간가 구분 코드 */
  readonly midp_cls_code?: string
  /** 중간가2 */
  readonly mid_prc2?: string
  /** 중간가 잔량 합계 수량2 */
  readonly midp_total_rsqn2?: string
  /** 중간가 구분 코드2 */
  readonly midp_cls_code2?: string
}

export interface InquireAskingPriceAnswer {
  readonly output: InquireAskingPriceOutput
}

/**
 * ETF 현재가 호가 · no document id · FHPST02400200, not in paper trading
 *
 * Only the portal has it: the official samples do not.
 * Warning: limit of the whole API 120 calls a second, shared by all customers; the last three fields are unused.
 */
export const inquireAskingPrice: Endpoint<InquireAskingPriceInput, InquireAskingPriceAnswer, 'real'> = {
  id: 'etfetn/inquire-asking-price',
  method: 'GET',
  path: '/uapi/etfetn/v1/quotations/inquire-asking-price',
  trIds: [{ real: 'FHPST02400200', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: { value: 'J' }, FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
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
        'ovtm_total_bidp_rsqn', 'ntby_aspr_rsqn', 'new_mkop_cls_code', 'lp_askp_rsqn1', 'lp_askp_rsqn2',
        'lp_askp_rsqn3', 'lp_askp_rsqn4', 'lp_askp_rsqn5', 'lp_askp_rsqn6', 'lp_askp_rsqn7', 'lp_askp_rsqn8',
        'lp_askp_rsqn9', 'lp_askp_rsqn10', 'lp_bidp_rsqn1', 'lp_bidp_rsqn2', 'lp_bidp_rsqn3', 'lp_bidp_rsqn4',
        'lp_bidp_rsqn5', 'lp_bidp_rsqn6', 'lp_bidp_rsqn7', 'lp_bidp_rsqn8', 'lp_bidp_rsqn9', 'lp_bidp_rsqn10',
        'lp_total_askp_rsqn', 'lp_total_bidp_rsqn', 'mid_prc', 'midp_total_rsqn', 'midp_cls_code', 'mid_prc2',
        'midp_total_rsqn2', 'midp_cls_code2',
      ],
    },
  },
}

export interface InquireComponentStockPriceInput {
  /** 조건시장분류코드 · J 주식/ETF/ETN */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 입력종목코드 · e.g. 069500 */
  readonly FID_INPUT_ISCD: string
  /** 조건화면분류코드 · e.g. 11216 */
  readonly FID_COND_SCR_DIV_CODE: string
}

export interface InquireComponentStockPriceOutput1 {
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  readonly etf_cnfg_issu_avls?: string
  /** NAV */
  readonly nav?: string
  /** NAV 전일 대비 부호 */
  readonly nav_prdy_vrss_sign?: string
  /** NAV 전일 대비 */
  readonly nav_prdy_vrss?: string
  /** NAV 전일 대비율 */
  readonly nav_prdy_ctrt?: string
  /** ETF순자산총액 */
  readonly etf_ntas_ttam?: string
  /** NAV전일종가 */
  readonly prdy_clpr_nav?: string
  /** NAV시가 */
  readonly oprc_nav?: string
  /** NAV고가 */
  readonly hprc_nav?: string
  /** NAV저가 */
  readonly lprc_nav?: string
  /** ETFCU단위증권수 */
  readonly etf_cu_unit_scrt_cnt?: string
  /** ETF구성종목수 */
  readonly etf_cnfg_issu_cnt?: string
}

export interface InquireComponentStockPriceOutput2 {
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 누적 거래 대금 */
  readonly acml_tr_pbmn?: string
  /** 당일 등락 비율 */
  readonly tday_rsfl_rate?: string
  /** 전일 대비 거래량 */
  readonly prdy_vrss_vol?: string
  /** 거래대금회전율 */
  readonly tr_pbmn_tnrt?: string
  /** HTS 시가총액 */
  readonly hts_avls?: string
  /** ETF구성종목내평가금액 */
  readonly etf_vltn_amt?: string
  /** ETF구성종목비중 */
  readonly etf_cnfg_issu_rlim?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** 전일 대비 */
  readonly prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  readonly etf_cnfg_issu_avls?: string
}

export interface InquireComponentStockPriceAnswer {
  readonly output1: InquireComponentStockPriceOutput1
  readonly output2: readonly InquireComponentStockPriceOutput2[]
}

/** ETF 구성종목시세 · 국내주식-073 · FHKST121600C0, not in paper trading */
export const inquireComponentStockPrice: Endpoint<InquireComponentStockPriceInput, InquireComponentStockPriceAnswer, 'real'> = {
  id: 'etfetn/inquire-component-stock-price',
  method: 'GET',
  path: '/uapi/etfetn/v1/quotations/inquire-component-stock-price',
  trIds: [{ real: 'FHKST121600C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_COND_SCR_DIV_CODE: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'etf_cnfg_issu_avls', 'nav', 'nav_prdy_vrss_sign',
        'nav_prdy_vrss', 'nav_prdy_ctrt', 'etf_ntas_ttam', 'prdy_clpr_nav', 'oprc_nav', 'hprc_nav', 'lprc_nav',
        'etf_cu_unit_scrt_cnt', 'etf_cnfg_issu_cnt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_shrn_iscd', 'hts_kor_isnm', 'acml_vol', 'acml_tr_pbmn', 'tday_rsfl_rate', 'prdy_vrss_vol', 'tr_pbmn_tnrt',
        'hts_avls', 'etf_vltn_amt', 'etf_cnfg_issu_rlim', 'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'etf_cnfg_issu_avls',
      ],
    },
  },
}

export interface InquirePriceInput {
  /** 조건 시장 분류 코드 · J KRX · NX NXT · UN 통합 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | 'NX' | 'UN'
  /** 입력 종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface InquirePriceOutput {
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
  /** 주식 상한가 */
  readonly stck_mxpr?: string
  /** 주식 하한가 */
  readonly stck_llam?: string
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
  /** 주식 시가2 */
  readonly stck_oprc?: string
  /** 전일 종가 대비 시가2 비율 */
  readonly prdy_clpr_vrss_oprc_rate?: string
  /** 주식 최고가 */
  readonly stck_hgpr?: string
  /** 전일 종가 대비 최고가 비율 */
  readonly prdy_clpr_vrss_hgpr_rate?: string
  /** 주식 최저가 */
  readonly stck_lwpr?: string
  /** 전일 종가 대비 최저가 비율 */
  readonly prdy_clpr_vrss_lwpr_rate?: string
  /** 전일 최종 NAV */
  readonly prdy_last_nav?: string
  /** NAV */
  readonly nav?: string
  /** NAV 전일 대비 */
  readonly nav_prdy_vrss?: string
  /** NAV 전일 대비 부호 */
  readonly nav_prdy_vrss_sign?: string
  /** NAV 전일 대비율 */
  readonly nav_prdy_ctrt?: string
  /** 추적 오차율 */
  readonly trc_errt?: string
  /** 주식 기준가 */
  readonly stck_sdpr?: string
  /** 주식 대용가 */
  readonly stck_sspr?: string
  /** 지수 대비율 */
  readonly nmix_ctrt?: string
  /** ETF 유통 주수 */
  readonly etf_crcl_stcn?: string
  /** ETF 순자산 총액 */
  readonly etf_ntas_ttam?: string
  /** ETF 외화 순자산 총액 */
  readonly etf_frcr_ntas_ttam?: string
  /** 외국인 한도 비율 */
  readonly frgn_limt_rate?: string
  /** 외국인 주문 가능 수량 */
  readonly frgn_oder_able_qty?: string
  /** ETF CU 단위 증권 수 */
  readonly etf_cu_unit_scrt_cnt?: string
  /** ETF 구성 종목 수 */
  readonly etf_cnfg_issu_cnt?: string
  /** ETF 배당 주기 */
  readonly etf_dvdn_cycl?: string
  /** 통화 코드 */
  readonly crcd?: string
  /** ETF 유통 순자산 총액 */
  readonly etf_crcl_ntas_ttam?: string
  /** ETF 외화 유통 순자산 총액 */
  readonly etf_frcr_crcl_ntas_ttam?: string
  /** ETF 외화 최종 순자산 가치 값 */
  readonly etf_frcr_last_ntas_wrth_val?: string
  /** LP 주문 가능 구분 코드 */
  readonly lp_oder_able_cls_code?: string
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
  /** 업종 한글 종목명 */
  readonly bstp_kor_isnm?: string
  /** VI적용구분코드 */
  readonly vi_cls_code?: string
  /** 상장 주수 */
  readonly lstn_stcn?: string
  /** 외국인 보유 수량 */
  readonly frgn_hldn_qty?: string
  /** 외국인 보유 수량 비율 */
  readonly frgn_hldn_qty_rate?: string
  /** ETF 추적 수익률 배수 */
  readonly etf_trc_ert_mltp?: string
  /** 괴리율 */
  readonly dprt?: string
  /** 회원사 명 */
  readonly mbcr_name?: string
  /** 주식 상장 일자 */
  readonly stck_lstn_date?: string
  /** 만기 일자 */
  readonly mtrt_date?: string
  /** 분배금형태코드 */
  readonly shrg_type_code?: string
  /** LP 보유 비율 */
  readonly lp_hldn_rate?: string
  /** ETF대상지수업종코드 */
  readonly etf_trgt_nmix_bstp_code?: string
  /** ETF 분류 명 */
  readonly etf_div_name?: string
  /** ETF 대표 업종 한글 종목명 */
  readonly etf_rprs_bstp_kor_isnm?: string
  /** ETN LP 보유량 */
  readonly lp_hldn_vol?: string
}

export interface InquirePriceAnswer {
  readonly output: InquirePriceOutput
}

/** ETF/ETN 현재가 · v1_국내주식-068 · FHPST02400000, not in paper trading */
export const inquirePrice: Endpoint<InquirePriceInput, InquirePriceAnswer, 'real'> = {
  id: 'etfetn/inquire-price',
  method: 'GET',
  path: '/uapi/etfetn/v1/quotations/inquire-price',
  trIds: [{ real: 'FHPST02400000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'stck_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol', 'prdy_vol', 'stck_mxpr', 'stck_llam',
        'stck_prdy_clpr', 'stck_oprc', 'prdy_clpr_vrss_oprc_rate', 'stck_hgpr', 'prdy_clpr_vrss_hgpr_rate', 'stck_lwpr',
        'prdy_clpr_vrss_lwpr_rate', 'prdy_last_nav', 'nav', 'nav_prdy_vrss', 'nav_prdy_vrss_sign', 'nav_prdy_ctrt',
        'trc_errt', 'stck_sdpr', 'stck_sspr', 'nmix_ctrt', 'etf_crcl_stcn', 'etf_ntas_ttam', 'etf_frcr_ntas_ttam',
        'frgn_limt_rate', 'frgn_oder_able_qty', 'etf_cu_unit_scrt_cnt', 'etf_cnfg_issu_cnt', 'etf_dvdn_cycl', 'crcd',
        'etf_crcl_ntas_ttam', 'etf_frcr_crcl_ntas_ttam', 'etf_frcr_last_ntas_wrth_val', 'lp_oder_able_cls_code',
        'stck_dryy_hgpr', 'dryy_hgpr_vrss_prpr_rate', 'dryy_hgpr_date', 'stck_dryy_lwpr', 'dryy_lwpr_vrss_prpr_rate',
        'dryy_lwpr_date', 'bstp_kor_isnm', 'vi_cls_code', 'lstn_stcn', 'frgn_hldn_qty', 'frgn_hldn_qty_rate',
        'etf_trc_ert_mltp', 'dprt', 'mbcr_name', 'stck_lstn_date', 'mtrt_date', 'shrg_type_code', 'lp_hldn_rate',
        'etf_trgt_nmix_bstp_code', 'etf_div_name', 'etf_rprs_bstp_kor_isnm', 'lp_hldn_vol',
      ],
    },
  },
}

export interface NavComparisonDailyTrendInput {
  /** 조건시장분류코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 입력종목코드 · e.g. 069500 */
  readonly FID_INPUT_ISCD: string
  /** 조회시작일자 · e.g. 20240101 */
  readonly FID_INPUT_DATE_1: string
  /** 조회종료일자 · e.g. 20240220 */
  readonly FID_INPUT_DATE_2: string
}

export interface NavComparisonDailyTrendOutput {
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
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 괴리율 */
  readonly dprt?: string
  /** NAV 대비 현재가 */
  readonly nav_vrss_prpr?: string
  /** NAV */
  readonly nav?: string
  /** NAV 전일 대비 부호 */
  readonly nav_prdy_vrss_sign?: string
  /** NAV 전일 대비 */
  readonly nav_prdy_vrss?: string
  /** NAV 전일 대비율 */
  readonly nav_prdy_ctrt?: string
}

export interface NavComparisonDailyTrendAnswer {
  readonly output: readonly NavComparisonDailyTrendOutput[]
}

/** NAV 비교추이(일) · v1_국내주식-071 · FHPST02440200, not in paper trading */
export const navComparisonDailyTrend: Endpoint<NavComparisonDailyTrendInput, NavComparisonDailyTrendAnswer, 'real'> = {
  id: 'etfetn/nav-comparison-daily-trend',
  method: 'GET',
  path: '/uapi/etfetn/v1/quotations/nav-comparison-daily-trend',
  trIds: [{ real: 'FHPST02440200', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_clpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'cntg_vol', 'dprt',
        'nav_vrss_prpr', 'nav', 'nav_prdy_vrss_sign', 'nav_prdy_vrss', 'nav_prdy_ctrt',
      ],
    },
  },
}

export interface NavComparisonTimeTrendInput {
  /** 조건시장분류코드 · e.g. E */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 069500 */
  readonly FID_INPUT_ISCD: string
  /** 시간구분코드 · 60 1분 · 180 3분 · 7200 120분 */
  readonly FID_HOUR_CLS_CODE: '60' | '180' | '7200' | (string & {})
}

export interface NavComparisonTimeTrendOutput {
  /** 영업 시간 */
  readonly bsop_hour?: string
  /** NAV */
  readonly nav?: string
  /** NAV 전일 대비 부호 */
  readonly nav_prdy_vrss_sign?: string
  /** NAV 전일 대비 */
  readonly nav_prdy_vrss?: string
  /** NAV 전일 대비율 */
  readonly nav_prdy_ctrt?: string
  /** NAV 대비 현재가 */
  readonly nav_vrss_prpr?: string
  /** 괴리율 */
  readonly dprt?: string
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
  /** 체결 거래량 */
  readonly cntg_vol?: string
}

export interface NavComparisonTimeTrendAnswer {
  readonly output: readonly NavComparisonTimeTrendOutput[]
}

/** NAV 비교추이(분) · v1_국내주식-070 · FHPST02440100, not in paper trading */
export const navComparisonTimeTrend: Endpoint<NavComparisonTimeTrendInput, NavComparisonTimeTrendAnswer, 'real'> = {
  id: 'etfetn/nav-comparison-time-trend',
  method: 'GET',
  path: '/uapi/etfetn/v1/quotations/nav-comparison-time-trend',
  trIds: [{ real: 'FHPST02440100', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required', FID_HOUR_CLS_CODE: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bsop_hour', 'nav', 'nav_prdy_vrss_sign', 'nav_prdy_vrss', 'nav_prdy_ctrt', 'nav_vrss_prpr', 'dprt',
        'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'cntg_vol',
      ],
    },
  },
}

export interface NavComparisonTrendInput {
  /** 조건 시장 분류 코드 · J 주식 */
  readonly FID_COND_MRKT_DIV_CODE: 'J' | (string & {})
  /** 입력 종목코드 · e.g. 069500 */
  readonly FID_INPUT_ISCD: string
}

export interface NavComparisonTrendOutput1 {
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
  /** 주식 전일 종가 */
  readonly stck_prdy_clpr?: string
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
}

export interface NavComparisonTrendOutput2 {
  /** NAV */
  readonly nav?: string
  /** NAV 전일 대비 부호 */
  readonly nav_prdy_vrss_sign?: string
  /** NAV 전일 대비 */
  readonly nav_prdy_vrss?: string
  /** NAV 전일 대비율 */
  readonly nav_prdy_ctrt?: string
  /** NAV전일종가 */
  readonly prdy_clpr_nav?: string
  /** NAV시가 */
  readonly oprc_nav?: string
  /** NAV고가 */
  readonly hprc_nav?: string
  /** NAV저가 */
  readonly lprc_nav?: string
}

export interface NavComparisonTrendAnswer {
  readonly output1: NavComparisonTrendOutput1
  readonly output2: NavComparisonTrendOutput2
}

/** NAV 비교추이(종목) · v1_국내주식-069 · FHPST02440000, not in paper trading */
export const navComparisonTrend: Endpoint<NavComparisonTrendInput, NavComparisonTrendAnswer, 'real'> = {
  id: 'etfetn/nav-comparison-trend',
  method: 'GET',
  path: '/uapi/etfetn/v1/quotations/nav-comparison-trend',
  trIds: [{ real: 'FHPST02440000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'stck_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'acml_tr_pbmn', 'stck_prdy_clpr',
        'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'stck_mxpr', 'stck_llam',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'nav', 'nav_prdy_vrss_sign', 'nav_prdy_vrss', 'nav_prdy_ctrt', 'prdy_clpr_nav', 'oprc_nav', 'hprc_nav',
        'lprc_nav',
      ],
    },
  },
}

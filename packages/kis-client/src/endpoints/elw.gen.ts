// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint } from '../endpoint.ts'

export interface CompareStocksInput {
  /** 조건화면분류코드 · sent as 11517 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 입력종목코드 · e.g. 005930 */
  readonly FID_INPUT_ISCD: string
}

export interface CompareStocksOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW한글종목명 */
  readonly elw_kor_isnm?: string
}

export interface CompareStocksAnswer {
  readonly output: readonly CompareStocksOutput[]
}

/**
 * ELW 비교대상종목조회 · 국내주식-183 · FHKEW151701C0, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Unsure: output is an array (judged; the portal says object).
 */
export const compareStocks: Endpoint<CompareStocksInput, CompareStocksAnswer, 'real'> = {
  id: 'elw/compare-stocks',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/compare-stocks',
  trIds: [{ real: 'FHKEW151701C0', paper: null }],
  fields: { FID_COND_SCR_DIV_CODE: { value: '11517' }, FID_INPUT_ISCD: 'required' },
  blocks: { output: { kind: 'array', fields: ['elw_shrn_iscd', 'elw_kor_isnm'] } },
}

export interface CondSearchInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · e.g. 11510 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 순위정렬구분코드 · 0 정렬안함 · 1 종목코드 · 2 현재가 · 3 대비율 · 4 거래량 · 5 행사가격 · 6 전환비율 · 7 상장일 · 8 만기일 · 9 잔존일수 · 10 레버리지 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10'
  /** 입력수1 · e.g. 100 */
  readonly FID_INPUT_CNT_1: string
  /** 순위정렬구분코드2 */
  readonly FID_RANK_SORT_CLS_CODE_2?: string
  /** 입력수2 · 1 상위 · 2 하위 */
  readonly FID_INPUT_CNT_2?: '1' | '2' | (string & {})
  /** 순위정렬구분코드3 */
  readonly FID_RANK_SORT_CLS_CODE_3?: string
  /** 입력수3 · 1 상위 · 2 하위 */
  readonly FID_INPUT_CNT_3?: '1' | '2' | (string & {})
  /** 대상구분코드 · 0 발행회사종목코드 · 1 기초자산종목코드 · 2 FID시장구분코드 · 3 FID입력날짜1(상장일) · 4 FID입력날짜2(만기일) · 5 LP회원사종목코드 · 6 행사가기초자산비교 · 7 잔존일 이상 이하 · 8 현재가 · 9 전일대비율 · 10 거래량 · 11 최종거래일 · 12 레버리지 */
  readonly FID_TRGT_CLS_CODE?: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12'
  /** 입력종목코드 */
  readonly FID_INPUT_ISCD?: string
  /** 기초자산입력종목코드 */
  readonly FID_UNAS_INPUT_ISCD?: string
  /** 시장구분코드 · A 전체 · CO 콜 · PO 풋 */
  readonly FID_MRKT_CLS_CODE?: 'A' | 'CO' | 'PO'
  /** 입력날짜1 · 0 전체 · 1 금일 · 2 7일이하 · 3 8~30일 · 4 31~90일 */
  readonly FID_INPUT_DATE_1?: '0' | '1' | '2' | '3' | '4' | (string & {})
  /** 입력날짜2 · 0 전체 · 1 1개월 · 2 1~2 · 3 2~3 · 4 3~6 · 5 6~9 · 6 9~12 · 7 12이상 */
  readonly FID_INPUT_DATE_2?: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | (string & {})
  /** 입력종목코드2 */
  readonly FID_INPUT_ISCD_2?: string
  /** 기타구분코드 */
  readonly FID_ETC_CLS_CODE?: string
  /** 입력잔존일수1 */
  readonly FID_INPUT_RMNN_DYNU_1?: string
  /** 입력잔존일수2 */
  readonly FID_INPUT_RMNN_DYNU_2?: string
  /** 현재가수1 */
  readonly FID_PRPR_CNT1?: string
  /** 현재가수2 */
  readonly FID_PRPR_CNT2?: string
  /** 등락비율1 */
  readonly FID_RSFL_RATE1?: string
  /** 등락비율2 */
  readonly FID_RSFL_RATE2?: string
  /** 거래량1 */
  readonly FID_VOL1?: string
  /** 거래량2 */
  readonly FID_VOL2?: string
  /** 적용범위가격1 */
  readonly FID_APLY_RANG_PRC_1?: string
  /** 적용범위가격2 */
  readonly FID_APLY_RANG_PRC_2?: string
  /** 레버리지값1 */
  readonly FID_LVRG_VAL1?: string
  /** 레버리지값2 */
  readonly FID_LVRG_VAL2?: string
  /** 거래량3 */
  readonly FID_VOL3?: string
  /** 거래량4 */
  readonly FID_VOL4?: string
  /** 내재변동성1 */
  readonly FID_INTS_VLTL1?: string
  /** 내재변동성2 */
  readonly FID_INTS_VLTL2?: string
  /** 프리미엄값1 */
  readonly FID_PRMM_VAL1?: string
  /** 프리미엄값2 */
  readonly FID_PRMM_VAL2?: string
  /** 기어링1 */
  readonly FID_GEAR1?: string
  /** 기어링2 */
  readonly FID_GEAR2?: string
  /** 손익분기비율1 */
  readonly FID_PRLS_QRYR_RATE1?: string
  /** 손익분기비율2 */
  readonly FID_PRLS_QRYR_RATE2?: string
  /** 델타1 */
  readonly FID_DELTA1?: string
  /** 델타2 */
  readonly FID_DELTA2?: string
  /** 행사가1 */
  readonly FID_ACPR1?: string
  /** 행사가2 */
  readonly FID_ACPR2?: string
  /** 주식전환비율1 */
  readonly FID_STCK_CNVR_RATE1?: string
  /** 주식전환비율2 */
  readonly FID_STCK_CNVR_RATE2?: string
  /** 분류구분코드 · 0 전체 · 1 일반 · 2 조기종료 */
  readonly FID_DIV_CLS_CODE?: '0' | '1' | '2'
  /** 패리티1 */
  readonly FID_PRIT1?: string
  /** 패리티2 */
  readonly FID_PRIT2?: string
  /** 자본지지점1 */
  readonly FID_CFP1?: string
  /** 자본지지점2 */
  readonly FID_CFP2?: string
  /** 지수가격1 */
  readonly FID_INPUT_NMIX_PRICE_1?: string
  /** 지수가격2 */
  readonly FID_INPUT_NMIX_PRICE_2?: string
  /** E기어링값1 */
  readonly FID_EGEA_VAL1?: string
  /** E기어링값2 */
  readonly FID_EGEA_VAL2?: string
  /** 배당수익율 */
  readonly FID_INPUT_DVDN_ERT?: string
  /** 역사적변동성 */
  readonly FID_INPUT_HIST_VLTL?: string
  /** 세타1 */
  readonly FID_THETA1?: string
  /** 세타2 */
  readonly FID_THETA2?: string
}

export interface CondSearchOutput {
  /** 채권단축종목코드 */
  readonly bond_shrn_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 권리유형명 */
  readonly rght_type_name?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 행사가 */
  readonly acpr?: string
  /** 주식전환비율 */
  readonly stck_cnvr_rate?: string
  /** 주식상장일자 */
  readonly stck_lstn_date?: string
  /** 주식최종거래일자 */
  readonly stck_last_tr_date?: string
  /** HTS잔존일수 */
  readonly hts_rmnn_dynu?: string
  /** 기초자산종목명 */
  readonly unas_isnm?: string
  /** 기초자산현재가 */
  readonly unas_prpr?: string
  /** 기초자산전일대비 */
  readonly unas_prdy_vrss?: string
  /** 기초자산전일대비부호 */
  readonly unas_prdy_vrss_sign?: string
  /** 기초자산전일대비율 */
  readonly unas_prdy_ctrt?: string
  /** 기초자산누적거래량 */
  readonly unas_acml_vol?: string
  /** MONEYNESS */
  readonly moneyness?: string
  /** ATM구분명 */
  readonly atm_cls_name?: string
  /** 패리티 */
  readonly prit?: string
  /** 델타값 */
  readonly delta_val?: string
  /** HTS내재변동성 */
  readonly hts_ints_vltl?: string
  /** 시간가치값 */
  readonly tmvl_val?: string
  /** 기어링 */
  readonly gear?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** 손익분기비율 */
  readonly prls_qryr_rate?: string
  /** 자본지지점 */
  readonly cfp?: string
  /** 상장주수 */
  readonly lstn_stcn?: string
  /** 발행회사명 */
  readonly pblc_co_name?: string
  /** LP회원사명 */
  readonly lp_mbcr_name?: string
  /** LP보유비율 */
  readonly lp_hldn_rate?: string
  /** ELW권리형태 */
  readonly elw_rght_form?: string
  /** 조기종료발생기준가격 */
  readonly elw_ko_barrier?: string
  /** 접근도 */
  readonly apprch_rate?: string
  /** 기초자산단축종목코드 */
  readonly unas_shrn_iscd?: string
  /** 만기일자 */
  readonly mtrt_date?: string
  /** 프리미엄값 */
  readonly prmm_val?: string
  /** 주식LP종료일자 */
  readonly stck_lp_fin_date?: string
  /** 틱환산가 */
  readonly tick_conv_prc?: string
  /** 손익분기주가가격 */
  readonly prls_qryr_stpr_prc?: string
  /** LP보유량 */
  readonly lp_hvol?: string
}

export interface CondSearchAnswer {
  readonly output: readonly CondSearchOutput[]
}

/**
 * ELW 종목검색 · 국내주식-166 · FHKEW15100000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Unsure: output is an array (judged).
 */
export const condSearch: Endpoint<CondSearchInput, CondSearchAnswer, 'real'> = {
  id: 'elw/cond-search',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/cond-search',
  trIds: [{ real: 'FHKEW15100000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_INPUT_CNT_1: 'required',
    FID_RANK_SORT_CLS_CODE_2: 'empty',
    FID_INPUT_CNT_2: 'empty',
    FID_RANK_SORT_CLS_CODE_3: 'empty',
    FID_INPUT_CNT_3: 'empty',
    FID_TRGT_CLS_CODE: 'empty',
    FID_INPUT_ISCD: 'empty',
    FID_UNAS_INPUT_ISCD: 'empty',
    FID_MRKT_CLS_CODE: 'empty',
    FID_INPUT_DATE_1: 'empty',
    FID_INPUT_DATE_2: 'empty',
    FID_INPUT_ISCD_2: 'empty',
    FID_ETC_CLS_CODE: 'empty',
    FID_INPUT_RMNN_DYNU_1: 'empty',
    FID_INPUT_RMNN_DYNU_2: 'empty',
    FID_PRPR_CNT1: 'empty',
    FID_PRPR_CNT2: 'empty',
    FID_RSFL_RATE1: 'empty',
    FID_RSFL_RATE2: 'empty',
    FID_VOL1: 'empty',
    FID_VOL2: 'empty',
    FID_APLY_RANG_PRC_1: 'empty',
    FID_APLY_RANG_PRC_2: 'empty',
    FID_LVRG_VAL1: 'empty',
    FID_LVRG_VAL2: 'empty',
    FID_VOL3: 'empty',
    FID_VOL4: 'empty',
    FID_INTS_VLTL1: 'empty',
    FID_INTS_VLTL2: 'empty',
    FID_PRMM_VAL1: 'empty',
    FID_PRMM_VAL2: 'empty',
    FID_GEAR1: 'empty',
    FID_GEAR2: 'empty',
    FID_PRLS_QRYR_RATE1: 'empty',
    FID_PRLS_QRYR_RATE2: 'empty',
    FID_DELTA1: 'empty',
    FID_DELTA2: 'empty',
    FID_ACPR1: 'empty',
    FID_ACPR2: 'empty',
    FID_STCK_CNVR_RATE1: 'empty',
    FID_STCK_CNVR_RATE2: 'empty',
    FID_DIV_CLS_CODE: 'empty',
    FID_PRIT1: 'empty',
    FID_PRIT2: 'empty',
    FID_CFP1: 'empty',
    FID_CFP2: 'empty',
    FID_INPUT_NMIX_PRICE_1: 'empty',
    FID_INPUT_NMIX_PRICE_2: 'empty',
    FID_EGEA_VAL1: 'empty',
    FID_EGEA_VAL2: 'empty',
    FID_INPUT_DVDN_ERT: 'empty',
    FID_INPUT_HIST_VLTL: 'empty',
    FID_THETA1: 'empty',
    FID_THETA2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bond_shrn_iscd', 'hts_kor_isnm', 'rght_type_name', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt',
        'acml_vol', 'acpr', 'stck_cnvr_rate', 'stck_lstn_date', 'stck_last_tr_date', 'hts_rmnn_dynu', 'unas_isnm',
        'unas_prpr', 'unas_prdy_vrss', 'unas_prdy_vrss_sign', 'unas_prdy_ctrt', 'unas_acml_vol', 'moneyness',
        'atm_cls_name', 'prit', 'delta_val', 'hts_ints_vltl', 'tmvl_val', 'gear', 'lvrg_val', 'prls_qryr_rate', 'cfp',
        'lstn_stcn', 'pblc_co_name', 'lp_mbcr_name', 'lp_hldn_rate', 'elw_rght_form', 'elw_ko_barrier', 'apprch_rate',
        'unas_shrn_iscd', 'mtrt_date', 'prmm_val', 'stck_lp_fin_date', 'tick_conv_prc', 'prls_qryr_stpr_prc', 'lp_hvol',
      ],
    },
  },
}

export interface ExpirationStocksInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · e.g. 11547 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 입력날짜1 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1: string
  /** 입력날짜2 · e.g. 20250930 */
  readonly FID_INPUT_DATE_2: string
  /** 분류구분코드 · 0 콜 · 1 풋 · 2 전체 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 기타구분코드 */
  readonly FID_ETC_CLS_CODE?: string
  /** 기초자산입력종목코드 · 000000 전체 · 2001 KOSPI 200 */
  readonly FID_UNAS_INPUT_ISCD: '000000' | '2001' | (string & {})
  /** 발행회사코드 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋증권 · 00017 KB증권 */
  readonly FID_INPUT_ISCD_2: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 결제방법 · 0 전체 · 1 일반 · 2 조기종료 */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2'
  /** 입력옵션1 */
  readonly FID_INPUT_OPTION_1?: string
}

export interface ExpirationStocksOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW한글종목명 */
  readonly elw_kor_isnm?: string
  /** 기초자산종목명 */
  readonly unas_isnm?: string
  /** 기초자산현재가 */
  readonly unas_prpr?: string
  /** 행사가 */
  readonly acpr?: string
  /** 주식전환비율 */
  readonly stck_cnvr_rate?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 주식상장일자 */
  readonly stck_lstn_date?: string
  /** 주식최종거래일자 */
  readonly stck_last_tr_date?: string
  /** 총상환금액 */
  readonly total_rdmp_amt?: string
  /** 상환금액 */
  readonly rdmp_amt?: string
  /** 상장주수 */
  readonly lstn_stcn?: string
  /** LP보유량 */
  readonly lp_hvol?: string
  /** 확정지급2가격 */
  readonly ccls_paym_prc?: string
  /** 만기평가금액 */
  readonly mtrt_vltn_amt?: string
  /** 행사2기간종료일자 */
  readonly evnt_prd_fin_date?: string
  /** 결제일자 */
  readonly stlm_date?: string
  /** 발행가격 */
  readonly pblc_prc?: string
  /** 기초자산단축종목코드 */
  readonly unas_shrn_iscd?: string
  /** 표준종목코드 */
  readonly stnd_iscd?: string
  /** 상환청구금액 */
  readonly rdmp_ask_amt?: string
}

export interface ExpirationStocksAnswer {
  readonly output: readonly ExpirationStocksOutput[]
}

/**
 * ELW 만기예정/만기종목 · 국내주식-184 · FHKEW154700C0, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Unsure: output is an array (judged).
 */
export const expirationStocks: Endpoint<ExpirationStocksInput, ExpirationStocksAnswer, 'real'> = {
  id: 'elw/expiration-stocks',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/expiration-stocks',
  trIds: [{ real: 'FHKEW154700C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_INPUT_DATE_2: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_ETC_CLS_CODE: 'empty',
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD_2: 'required',
    FID_BLNG_CLS_CODE: 'required',
    FID_INPUT_OPTION_1: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_shrn_iscd', 'elw_kor_isnm', 'unas_isnm', 'unas_prpr', 'acpr', 'stck_cnvr_rate', 'elw_prpr',
        'stck_lstn_date', 'stck_last_tr_date', 'total_rdmp_amt', 'rdmp_amt', 'lstn_stcn', 'lp_hvol', 'ccls_paym_prc',
        'mtrt_vltn_amt', 'evnt_prd_fin_date', 'stlm_date', 'pblc_prc', 'unas_shrn_iscd', 'stnd_iscd', 'rdmp_ask_amt',
      ],
    },
  },
}

export interface IndicatorInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · sent as 20279 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 기초자산입력종목코드 · 000000 전체 · 2001 코스피200 · 3003 코스닥150 */
  readonly FID_UNAS_INPUT_ISCD: '000000' | '2001' | '3003' | (string & {})
  /** 발행사 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋주식회사 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 콜풋구분코드 · 0 전체 · 1 콜 · 2 풋 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 가격(이상) */
  readonly FID_INPUT_PRICE_1?: string
  /** 가격(이하) */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량(이상) */
  readonly FID_INPUT_VOL_1?: string
  /** 거래량(이하) */
  readonly FID_INPUT_VOL_2?: string
  /** 순위정렬구분코드 · 0 전환비율 · 1 레버리지 · 2 행사가 · 3 내재가치 · 4 시간가치 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4'
  /** 결재방법 · 0 전체 · 1 일반 · 2 조기종료 */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2'
}

export interface IndicatorOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW한글종목명 */
  readonly elw_kor_isnm?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 주식전환비율 */
  readonly stck_cnvr_rate?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** 행사가 */
  readonly acpr?: string
  /** 시간가치값 */
  readonly tmvl_val?: string
  /** 내재가치값 */
  readonly invl_val?: string
  /** 조기종료발생기준가격 */
  readonly elw_ko_barrier?: string
}

export interface IndicatorAnswer {
  readonly output: readonly IndicatorOutput[]
}

/**
 * ELW 지표순위 · 국내주식-169 · FHPEW02790000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Unsure: output is an array (judged).
 */
export const indicator: Endpoint<IndicatorInput, IndicatorAnswer, 'real'> = {
  id: 'elw/indicator',
  method: 'GET',
  path: '/uapi/elw/v1/ranking/indicator',
  trIds: [{ real: 'FHPEW02790000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20279' },
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
    FID_INPUT_VOL_2: 'empty',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_shrn_iscd', 'elw_kor_isnm', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol',
        'stck_cnvr_rate', 'lvrg_val', 'acpr', 'tmvl_val', 'invl_val', 'elw_ko_barrier',
      ],
    },
  },
}

export interface IndicatorTrendCcnlInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
}

export interface IndicatorTrendCcnlOutput {
  /** 주식체결시간 */
  readonly stck_cntg_hour?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** 기어링 */
  readonly gear?: string
  /** 시간가치값 */
  readonly tmvl_val?: string
  /** 내재가치값 */
  readonly invl_val?: string
  /** 패리티 */
  readonly prit?: string
  /** 접근도 */
  readonly apprch_rate?: string
}

export interface IndicatorTrendCcnlAnswer {
  readonly output: readonly IndicatorTrendCcnlOutput[]
}

/**
 * ELW 투자지표추이(체결) · 국내주식-172 · FHPEW02740100, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const indicatorTrendCcnl: Endpoint<IndicatorTrendCcnlInput, IndicatorTrendCcnlAnswer, 'real'> = {
  id: 'elw/indicator-trend-ccnl',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/indicator-trend-ccnl',
  trIds: [{ real: 'FHPEW02740100', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'elw_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol', 'lvrg_val', 'gear',
        'tmvl_val', 'invl_val', 'prit', 'apprch_rate',
      ],
    },
  },
}

export interface IndicatorTrendDailyInput {
  /** 시장 분류 코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 종목코드 · e.g. 57K281 */
  readonly FID_INPUT_ISCD: string
}

export interface IndicatorTrendDailyOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** 기어링 */
  readonly gear?: string
  /** 시간가치값 */
  readonly tmvl_val?: string
  /** 내재가치값 */
  readonly invl_val?: string
  /** 패리티 */
  readonly prit?: string
  /** ELW시가2 */
  readonly elw_oprc?: string
  /** ELW최고가 */
  readonly elw_hgpr?: string
  /** ELW최저가 */
  readonly elw_lwpr?: string
  /** 접근도 */
  readonly apprch_rate?: string
}

export interface IndicatorTrendDailyAnswer {
  readonly output: readonly IndicatorTrendDailyOutput[]
}

/**
 * ELW 투자지표추이(일별) · 국내주식-173 · FHPEW02740200, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const indicatorTrendDaily: Endpoint<IndicatorTrendDailyInput, IndicatorTrendDailyAnswer, 'real'> = {
  id: 'elw/indicator-trend-daily',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/indicator-trend-daily',
  trIds: [{ real: 'FHPEW02740200', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'elw_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol', 'lvrg_val', 'gear',
        'tmvl_val', 'invl_val', 'prit', 'elw_oprc', 'elw_hgpr', 'elw_lwpr', 'apprch_rate',
      ],
    },
  },
}

export interface IndicatorTrendMinuteInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
  /** 시간구분코드 · 60 1분 · 180 3분 · 300 5분 · 600 10분 · 1800 30분 · 3600 60분 · 7200 60분 */
  readonly FID_HOUR_CLS_CODE: '60' | '180' | '300' | '600' | '1800' | '3600' | '7200' | (string & {})
  /** 과거데이터 포함 여부 · N 과거데이터포함X · Y 과거데이터포함O */
  readonly FID_PW_DATA_INCU_YN: 'N' | 'Y'
}

export interface IndicatorTrendMinuteOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 주식체결시간 */
  readonly stck_cntg_hour?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** ELW시가2 */
  readonly elw_oprc?: string
  /** ELW최고가 */
  readonly elw_hgpr?: string
  /** ELW최저가 */
  readonly elw_lwpr?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** 기어링 */
  readonly gear?: string
  /** 프리미엄값 */
  readonly prmm_val?: string
  /** 내재가치값 */
  readonly invl_val?: string
  /** 패리티 */
  readonly prit?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 체결거래량 */
  readonly cntg_vol?: string
}

export interface IndicatorTrendMinuteAnswer {
  readonly output: readonly IndicatorTrendMinuteOutput[]
}

/**
 * ELW 투자지표추이(분별) · 국내주식-174 · FHPEW02740300, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const indicatorTrendMinute: Endpoint<IndicatorTrendMinuteInput, IndicatorTrendMinuteAnswer, 'real'> = {
  id: 'elw/indicator-trend-minute',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/indicator-trend-minute',
  trIds: [{ real: 'FHPEW02740300', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_HOUR_CLS_CODE: 'required',
    FID_PW_DATA_INCU_YN: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_cntg_hour', 'elw_prpr', 'elw_oprc', 'elw_hgpr', 'elw_lwpr', 'lvrg_val', 'gear',
        'prmm_val', 'invl_val', 'prit', 'acml_vol', 'cntg_vol',
      ],
    },
  },
}

export interface LpTradeTrendInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57K281 */
  readonly FID_INPUT_ISCD: string
}

export interface LpTradeTrendOutput1 {
  /** ELW현재가 · portal only */
  readonly elw_prpr?: string
  /** 전일대비부호 · portal only */
  readonly prdy_vrss_sign?: string
  /** 전일대비 · portal only */
  readonly prdy_vrss?: string
  /** 전일대비율 · portal only */
  readonly prdy_ctrt?: string
  /** 누적거래량 · portal only */
  readonly acml_vol?: string
  /** 전일거래량 · portal only */
  readonly prdy_vol?: string
  /** 주식전환비율 · portal only */
  readonly stck_cnvr_rate?: string
  /** 패리티 · portal only */
  readonly prit?: string
  /** 레버리지값 · portal only */
  readonly lvrg_val?: string
  /** 기어링 · portal only */
  readonly gear?: string
  /** 손익분기비율 · portal only */
  readonly prls_qryr_rate?: string
  /** 자본지지점 · portal only */
  readonly cfp?: string
  /** 내재가치값 · portal only */
  readonly invl_val?: string
  /** 시간가치값 · portal only */
  readonly tmvl_val?: string
  /** 행사가 · portal only */
  readonly acpr?: string
  /** 조기종료발생기준가격 · portal only */
  readonly elw_ko_barrier?: string
}

export interface LpTradeTrendOutput2 {
  /** 주식영업일자 · portal only */
  readonly stck_bsop_date?: string
  /** ELW현재가 · portal only */
  readonly elw_prpr?: string
  /** 전일대비부호 · portal only */
  readonly prdy_vrss_sign?: string
  /** 전일대비 · portal only */
  readonly prdy_vrss?: string
  /** 전일대비율 · portal only */
  readonly prdy_ctrt?: string
  /** LP매도수량 · portal only */
  readonly lp_seln_qty?: string
  /** LP매도평균단가 · portal only */
  readonly lp_seln_avrg_unpr?: string
  /** LP매수수량 · portal only */
  readonly lp_shnu_qty?: string
  /** LP매수평균단가 · portal only */
  readonly lp_shnu_avrg_unpr?: string
  /** LP보유량 · portal only */
  readonly lp_hvol?: string
  /** LP보유비율 · portal only */
  readonly lp_hldn_rate?: string
  /** 개인매매수량 · portal only */
  readonly prsn_deal_qty?: string
  /** 접근도 · portal only */
  readonly apprch_rate?: string
}

export interface LpTradeTrendAnswer {
  readonly output1: LpTradeTrendOutput1
  readonly output2: readonly LpTradeTrendOutput2[]
}

/**
 * ELW LP매매추이 · 국내주식-182 · FHPEW03760000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const lpTradeTrend: Endpoint<LpTradeTrendInput, LpTradeTrendAnswer, 'real'> = {
  id: 'elw/lp-trade-trend',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/lp-trade-trend',
  trIds: [{ real: 'FHPEW03760000', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'elw_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'acml_vol', 'prdy_vol', 'stck_cnvr_rate', 'prit',
        'lvrg_val', 'gear', 'prls_qryr_rate', 'cfp', 'invl_val', 'tmvl_val', 'acpr', 'elw_ko_barrier',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'elw_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'lp_seln_qty', 'lp_seln_avrg_unpr',
        'lp_shnu_qty', 'lp_shnu_avrg_unpr', 'lp_hvol', 'lp_hldn_rate', 'prsn_deal_qty', 'apprch_rate',
      ],
    },
  },
}

export interface NewlyListedInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · sent as 11548 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 분류구분코드 · 00 콜 · 01 풋 · 02 전체 */
  readonly FID_DIV_CLS_CODE: '00' | '01' | '02'
  /** 기초자산입력종목코드 · 000000 전체 · 2001 코스피200 · 3003 코스닥150 */
  readonly FID_UNAS_INPUT_ISCD: '000000' | '2001' | '3003' | (string & {})
  /** 입력종목코드2 · 00003 한국투자증권 · 00005 미래에셋증권 · 00017 KB증권 */
  readonly FID_INPUT_ISCD_2: '00003' | '00005' | '00017' | (string & {})
  /** 입력날짜1 · e.g. 20250601 */
  readonly FID_INPUT_DATE_1: string
  /** 결재방법 · 0 전체 · 1 일반 · 2 조기종료 */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2'
}

export interface NewlyListedOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** 기초자산종목명 */
  readonly unas_isnm?: string
  /** 상장주수 */
  readonly lstn_stcn?: string
  /** 행사가 */
  readonly acpr?: string
  /** 주식최종거래일자 */
  readonly stck_last_tr_date?: string
  /** 조기종료발생기준가격 */
  readonly elw_ko_barrier?: string
  /** 주식상장일자 · portal only */
  readonly stck_lstn_date?: string
  /** ELW한글종목명 · portal only */
  readonly elw_kor_isnm?: string
  /** 발행회사명 · portal only */
  readonly pblc_co_name?: string
}

export interface NewlyListedAnswer {
  readonly output: readonly NewlyListedOutput[]
}

/**
 * ELW 신규상장종목 · 국내주식-181 · FHKEW154800C0, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Warning: the portal writes FID_BLNC_CLS_CODE where the sample has FID_BLNG_CLS_CODE.
 */
export const newlyListed: Endpoint<NewlyListedInput, NewlyListedAnswer, 'real'> = {
  id: 'elw/newly-listed',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/newly-listed',
  trIds: [{ real: 'FHKEW154800C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '11548' },
    FID_DIV_CLS_CODE: 'required',
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD_2: 'required',
    FID_INPUT_DATE_1: 'required',
    FID_BLNG_CLS_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_shrn_iscd', 'unas_isnm', 'lstn_stcn', 'acpr', 'stck_last_tr_date', 'elw_ko_barrier', 'stck_lstn_date',
        'elw_kor_isnm', 'pblc_co_name',
      ],
    },
  },
}

export interface QuickChangeInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · sent as 20287 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 기초자산입력종목코드 · 000000 전체 · 2001 코스피200 · 3003 코스닥150 */
  readonly FID_UNAS_INPUT_ISCD: '000000' | '2001' | '3003' | (string & {})
  /** 발행사 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋주식회사 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 시장구분코드 · sent as A when left out */
  readonly FID_MRKT_CLS_CODE?: string
  /** 가격(이상) */
  readonly FID_INPUT_PRICE_1?: string
  /** 가격(이하) */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량(이상) */
  readonly FID_INPUT_VOL_1?: string
  /** 거래량(이하) */
  readonly FID_INPUT_VOL_2?: string
  /** 시간구분코드 · 1 분 · 2 일 */
  readonly FID_HOUR_CLS_CODE: '1' | '2' | (string & {})
  /** 입력 일 또는 분 · e.g. 0 */
  readonly FID_INPUT_HOUR_1?: string
  /** 기준시간 */
  readonly FID_INPUT_HOUR_2?: string
  /** 순위정렬구분코드 · 1 가격급등 · 2 가격급락 · 3 거래량급증 · 4 매수잔량급증 · 5 매도잔량급증 */
  readonly FID_RANK_SORT_CLS_CODE: '1' | '2' | '3' | '4' | '5'
  /** 결재방법 · 0 전체 · 1 일반 · 2 조기종료 */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2'
}

export interface QuickChangeOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW한글종목명 */
  readonly elw_kor_isnm?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 매도호가 */
  readonly askp?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 총매도호가잔량 */
  readonly total_askp_rsqn?: string
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 기준값 */
  readonly stnd_val?: string
  /** 기준값대비 */
  readonly stnd_val_vrss?: string
  /** 기준값대비율 */
  readonly stnd_val_ctrt?: string
}

export interface QuickChangeAnswer {
  readonly output: readonly QuickChangeOutput[]
}

/**
 * ELW 당일급변종목 · 국내주식-171 · FHPEW02870000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const quickChange: Endpoint<QuickChangeInput, QuickChangeAnswer, 'real'> = {
  id: 'elw/quick-change',
  method: 'GET',
  path: '/uapi/elw/v1/ranking/quick-change',
  trIds: [{ real: 'FHPEW02870000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20287' },
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD: 'required',
    FID_MRKT_CLS_CODE: { value: 'A' },
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
    FID_INPUT_VOL_2: 'empty',
    FID_HOUR_CLS_CODE: 'required',
    FID_INPUT_HOUR_1: 'empty',
    FID_INPUT_HOUR_2: 'empty',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_shrn_iscd', 'elw_kor_isnm', 'elw_prpr', 'prdy_vrss_sign', 'prdy_vrss', 'prdy_ctrt', 'askp', 'bidp',
        'total_askp_rsqn', 'total_bidp_rsqn', 'acml_vol', 'stnd_val', 'stnd_val_vrss', 'stnd_val_ctrt',
      ],
    },
  },
}

export interface SensitivityInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · sent as 20285 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 기초자산입력종목코드 · 000000 전체 · 2001 코스피200 · 3003 코스닥150 */
  readonly FID_UNAS_INPUT_ISCD: '000000' | '2001' | '3003' | (string & {})
  /** 입력종목코드 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋주식회사 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 콜풋구분코드 · 0 전체 · 1 콜 · 2 풋 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 가격(이상) */
  readonly FID_INPUT_PRICE_1?: string
  /** 가격(이하) */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량(이상) */
  readonly FID_INPUT_VOL_1?: string
  /** 거래량(이하) */
  readonly FID_INPUT_VOL_2?: string
  /** 순위정렬구분코드 · 0 이론가 · 1 델타 · 2 감마 · 3 로 · 4 베가 · 5 로 · 6 내재변동성 · 7 90일변동성 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 잔존일수(이상) · e.g. 0 */
  readonly FID_INPUT_RMNN_DYNU_1?: string
  /** 조회기준일 */
  readonly FID_INPUT_DATE_1?: string
  /** 결재방법 · 0 전체 · 1 일반 · 2 조기종료 */
  readonly FID_BLNG_CLS_CODE: '0' | '1' | '2'
}

export interface SensitivityOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW한글종목명 */
  readonly elw_kor_isnm?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** HTS이론가 */
  readonly hts_thpr?: string
  /** 델타값 */
  readonly delta_val?: string
  /** 감마 */
  readonly gama?: string
  /** 세타 */
  readonly theta?: string
  /** 베가 */
  readonly vega?: string
  /** 로우 */
  readonly rho?: string
  /** HTS내재변동성 */
  readonly hts_ints_vltl?: string
  /** 90일역사적변동성 */
  readonly d90_hist_vltl?: string
}

export interface SensitivityAnswer {
  readonly output: readonly SensitivityOutput[]
}

/**
 * ELW 민감도 순위 · 국내주식-170 · FHPEW02850000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const sensitivity: Endpoint<SensitivityInput, SensitivityAnswer, 'real'> = {
  id: 'elw/sensitivity',
  method: 'GET',
  path: '/uapi/elw/v1/ranking/sensitivity',
  trIds: [{ real: 'FHPEW02850000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20285' },
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
    FID_INPUT_VOL_2: 'empty',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_INPUT_RMNN_DYNU_1: 'empty',
    FID_INPUT_DATE_1: 'empty',
    FID_BLNG_CLS_CODE: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_shrn_iscd', 'elw_kor_isnm', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'hts_thpr',
        'delta_val', 'gama', 'theta', 'vega', 'rho', 'hts_ints_vltl', 'd90_hist_vltl',
      ],
    },
  },
}

export interface SensitivityTrendCcnlInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
}

export interface SensitivityTrendCcnlOutput {
  /** 주식체결시간 */
  readonly stck_cntg_hour?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** hts 이론가 */
  readonly hts_thpr?: string
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
}

export interface SensitivityTrendCcnlAnswer {
  readonly output: readonly SensitivityTrendCcnlOutput[]
}

/**
 * ELW 민감도 추이(체결) · 국내주식-175 · FHPEW02830100, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const sensitivityTrendCcnl: Endpoint<SensitivityTrendCcnlInput, SensitivityTrendCcnlAnswer, 'real'> = {
  id: 'elw/sensitivity-trend-ccnl',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/sensitivity-trend-ccnl',
  trIds: [{ real: 'FHPEW02830100', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'hts_thpr', 'delta_val', 'gama',
        'theta', 'vega', 'rho',
      ],
    },
  },
}

export interface SensitivityTrendDailyInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 58J438 */
  readonly FID_INPUT_ISCD: string
}

export interface SensitivityTrendDailyOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** HTS이론가 */
  readonly hts_thpr?: string
  /** 델타값 */
  readonly delta_val?: string
  /** 감마 */
  readonly gama?: string
  /** 세타 */
  readonly theta?: string
  /** 베가 */
  readonly vega?: string
  /** 로우 */
  readonly rho?: string
}

export interface SensitivityTrendDailyAnswer {
  readonly output: readonly SensitivityTrendDailyOutput[]
}

/**
 * ELW 민감도 추이(일별) · 국내주식-176 · FHPEW02830200, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const sensitivityTrendDaily: Endpoint<SensitivityTrendDailyInput, SensitivityTrendDailyAnswer, 'real'> = {
  id: 'elw/sensitivity-trend-daily',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/sensitivity-trend-daily',
  trIds: [{ real: 'FHPEW02830200', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'hts_thpr', 'delta_val', 'gama',
        'theta', 'vega', 'rho',
      ],
    },
  },
}

export interface UdrlAssetListInput {
  /** 조건화면분류코드 · sent as 11541 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 순위정렬구분코드 · 0 종목명순 · 1 콜발행종목순 · 2 풋발행종목순 · 3 전일대비 상승율순 · 4 전일대비 하락율순 · 5 현재가 크기순 · 6 종목코드순 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 입력종목코드 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
}

export interface UdrlAssetListOutput {
  /** 기초자산단축종목코드 */
  readonly unas_shrn_iscd?: string
  /** 기초자산종목명 */
  readonly unas_isnm?: string
  /** 기초자산현재가 */
  readonly unas_prpr?: string
  /** 기초자산전일대비 */
  readonly unas_prdy_vrss?: string
  /** 기초자산전일대비부호 */
  readonly unas_prdy_vrss_sign?: string
  /** 기초자산전일대비율 */
  readonly unas_prdy_ctrt?: string
}

export interface UdrlAssetListAnswer {
  readonly output: readonly UdrlAssetListOutput[]
}

/**
 * ELW 기초자산 목록조회 · 국내주식-185 · FHKEW154100C0, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const udrlAssetList: Endpoint<UdrlAssetListInput, UdrlAssetListAnswer, 'real'> = {
  id: 'elw/udrl-asset-list',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/udrl-asset-list',
  trIds: [{ real: 'FHKEW154100C0', paper: null }],
  fields: { FID_COND_SCR_DIV_CODE: { value: '11541' }, FID_RANK_SORT_CLS_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: ['unas_shrn_iscd', 'unas_isnm', 'unas_prpr', 'unas_prdy_vrss', 'unas_prdy_vrss_sign', 'unas_prdy_ctrt'],
    },
  },
}

export interface UdrlAssetPriceInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · e.g. 11541 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 시장구분코드 · A 전체 · C 콜 · P 풋 */
  readonly FID_MRKT_CLS_CODE: 'A' | 'C' | 'P'
  /** 입력종목코드 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋주식회사 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 기초자산입력종목코드 · e.g. 005930 */
  readonly FID_UNAS_INPUT_ISCD: string
  /** 거래량수 */
  readonly FID_VOL_CNT?: string
  /** 대상제외구분코드 · 0 미체크 · 1 체크 */
  readonly FID_TRGT_EXLS_CLS_CODE: '0' | '1'
  /** 입력가격1 */
  readonly FID_INPUT_PRICE_1?: string
  /** 입력가격2 */
  readonly FID_INPUT_PRICE_2?: string
  /** 입력거래량1 */
  readonly FID_INPUT_VOL_1?: string
  /** 입력거래량2 */
  readonly FID_INPUT_VOL_2?: string
  /** 입력잔존일수1 */
  readonly FID_INPUT_RMNN_DYNU_1?: string
  /** 입력잔존일수2 */
  readonly FID_INPUT_RMNN_DYNU_2?: string
  /** 옵션 · 0 없음 · 1 ATM · 2 ITM · 3 OTM */
  readonly FID_OPTION: '0' | '1' | '2' | '3'
  /** 입력옵션1 */
  readonly FID_INPUT_OPTION_1?: string
  /** 입력옵션2 */
  readonly FID_INPUT_OPTION_2?: string
}

export interface UdrlAssetPriceOutput {
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 행사가 */
  readonly acpr?: string
  /** 손익분기주가가격 */
  readonly prls_qryr_stpr_prc?: string
  /** HTS잔존일수 */
  readonly hts_rmnn_dynu?: string
  /** HTS내재변동성 */
  readonly hts_ints_vltl?: string
  /** 주식전환비율 */
  readonly stck_cnvr_rate?: string
  /** LP보유량 */
  readonly lp_hvol?: string
  /** LP비중 */
  readonly lp_rlim?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** 기어링 */
  readonly gear?: string
  /** 델타값 */
  readonly delta_val?: string
  /** 감마 */
  readonly gama?: string
  /** 베가 */
  readonly vega?: string
  /** 세타 */
  readonly theta?: string
  /** 손익분기비율 */
  readonly prls_qryr_rate?: string
  /** 자본지지점 */
  readonly cfp?: string
  /** 패리티 */
  readonly prit?: string
  /** 내재가치값 */
  readonly invl_val?: string
  /** 시간가치값 */
  readonly tmvl_val?: string
  /** HTS이론가 */
  readonly hts_thpr?: string
  /** 주식상장일자 */
  readonly stck_lstn_date?: string
  /** 주식최종거래일자 */
  readonly stck_last_tr_date?: string
  /** LP순매도량 */
  readonly lp_ntby_qty?: string
}

export interface UdrlAssetPriceAnswer {
  readonly output: readonly UdrlAssetPriceOutput[]
}

/**
 * ELW 기초자산별 종목시세 · 국내주식-186 · FHKEW154101C0, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const udrlAssetPrice: Endpoint<UdrlAssetPriceInput, UdrlAssetPriceAnswer, 'real'> = {
  id: 'elw/udrl-asset-price',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/udrl-asset-price',
  trIds: [{ real: 'FHKEW154101C0', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_MRKT_CLS_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_UNAS_INPUT_ISCD: 'required',
    FID_VOL_CNT: 'empty',
    FID_TRGT_EXLS_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
    FID_INPUT_VOL_2: 'empty',
    FID_INPUT_RMNN_DYNU_1: 'empty',
    FID_INPUT_RMNN_DYNU_2: 'empty',
    FID_OPTION: 'required',
    FID_INPUT_OPTION_1: 'empty',
    FID_INPUT_OPTION_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_shrn_iscd', 'hts_kor_isnm', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'acpr',
        'prls_qryr_stpr_prc', 'hts_rmnn_dynu', 'hts_ints_vltl', 'stck_cnvr_rate', 'lp_hvol', 'lp_rlim', 'lvrg_val',
        'gear', 'delta_val', 'gama', 'vega', 'theta', 'prls_qryr_rate', 'cfp', 'prit', 'invl_val', 'tmvl_val',
        'hts_thpr', 'stck_lstn_date', 'stck_last_tr_date', 'lp_ntby_qty',
      ],
    },
  },
}

export interface UpdownRateInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · sent as 20277 when left out */
  readonly FID_COND_SCR_DIV_CODE?: string
  /** 기초자산입력종목코드 · 000000 전체 · 2001 코스피200 · 3003 코스닥150 */
  readonly FID_UNAS_INPUT_ISCD: '000000' | '2001' | '3003' | (string & {})
  /** 발행사 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋주식회사 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 입력잔존일수 · 0 전체 · 1 1개월이하 · 2 1개월~2개월 · 3 2개월~3개월 · 4 3개월~6개월 · 5 6개월~9개월 · 6 9개월~12개월 · 7 12개월이상 */
  readonly FID_INPUT_RMNN_DYNU_1: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 콜풋구분코드 · 0 전체 · 1 콜 · 2 풋 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 가격(이상) */
  readonly FID_INPUT_PRICE_1?: string
  /** 가격(이하) */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량(이상) */
  readonly FID_INPUT_VOL_1?: string
  /** 거래량(이하) */
  readonly FID_INPUT_VOL_2?: string
  /** 조회기준일 · e.g. 1 */
  readonly FID_INPUT_DATE_1?: string
  /** 순위정렬구분코드 · 0 상승율 · 1 하락율 · 2 시가대비상승율 · 3 시가대비하락율 · 4 변동율 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4'
  /** 소속구분코드 · 0 전체 */
  readonly FID_BLNG_CLS_CODE: '0' | (string & {})
  /** 만기일-최종거래일조회 */
  readonly FID_INPUT_DATE_2?: string
}

export interface UpdownRateOutput {
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 주식기준가 */
  readonly stck_sdpr?: string
  /** 기준가대비현재가부호 */
  readonly sdpr_vrss_prpr_sign?: string
  /** 기준가대비현재가 */
  readonly sdpr_vrss_prpr?: string
  /** 기준가대비현재가비율 */
  readonly sdpr_vrss_prpr_rate?: string
  /** 주식시가2 */
  readonly stck_oprc?: string
  /** 시가2대비현재가부호 */
  readonly oprc_vrss_prpr_sign?: string
  /** 시가2대비현재가 */
  readonly oprc_vrss_prpr?: string
  /** 시가2대비현재가비율 */
  readonly oprc_vrss_prpr_rate?: string
  /** 주식최고가 */
  readonly stck_hgpr?: string
  /** 주식최저가 */
  readonly stck_lwpr?: string
  /** 기간등락부호 */
  readonly prd_rsfl_sign?: string
  /** 기간등락 */
  readonly prd_rsfl?: string
  /** 기간등락비율 */
  readonly prd_rsfl_rate?: string
  /** 주식전환비율 */
  readonly stck_cnvr_rate?: string
  /** HTS잔존일수 */
  readonly hts_rmnn_dynu?: string
  /** 행사가 */
  readonly acpr?: string
  /** 기초자산명 */
  readonly unas_isnm?: string
  /** 기초자산코드 */
  readonly unas_shrn_iscd?: string
  /** LP보유비율 */
  readonly lp_hldn_rate?: string
  /** 패리티 */
  readonly prit?: string
  /** 손익분기주가가격 */
  readonly prls_qryr_stpr_prc?: string
  /** 델타값 */
  readonly delta_val?: string
  /** 세타 */
  readonly theta?: string
  /** 손익분기비율 */
  readonly prls_qryr_rate?: string
  /** 주식상장일자 */
  readonly stck_lstn_date?: string
  /** 주식최종거래일자 */
  readonly stck_last_tr_date?: string
  /** HTS내재변동성 */
  readonly hts_ints_vltl?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
}

export interface UpdownRateAnswer {
  readonly output: readonly UpdownRateOutput[]
}

/**
 * ELW 상승률순위 · 국내주식-167 · FHPEW02770000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const updownRate: Endpoint<UpdownRateInput, UpdownRateAnswer, 'real'> = {
  id: 'elw/updown-rate',
  method: 'GET',
  path: '/uapi/elw/v1/ranking/updown-rate',
  trIds: [{ real: 'FHPEW02770000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: { value: '20277' },
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_RMNN_DYNU_1: 'required',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
    FID_INPUT_VOL_2: 'empty',
    FID_INPUT_DATE_1: 'empty',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
    FID_INPUT_DATE_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'hts_kor_isnm', 'elw_shrn_iscd', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol',
        'stck_sdpr', 'sdpr_vrss_prpr_sign', 'sdpr_vrss_prpr', 'sdpr_vrss_prpr_rate', 'stck_oprc', 'oprc_vrss_prpr_sign',
        'oprc_vrss_prpr', 'oprc_vrss_prpr_rate', 'stck_hgpr', 'stck_lwpr', 'prd_rsfl_sign', 'prd_rsfl', 'prd_rsfl_rate',
        'stck_cnvr_rate', 'hts_rmnn_dynu', 'acpr', 'unas_isnm', 'unas_shrn_iscd', 'lp_hldn_rate', 'prit',
        'prls_qryr_stpr_prc', 'delta_val', 'theta', 'prls_qryr_rate', 'stck_lstn_date', 'stck_last_tr_date',
        'hts_ints_vltl', 'lvrg_val',
      ],
    },
  },
}

export interface VolatilityTrendCcnlInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
}

export interface VolatilityTrendCcnlOutput {
  /** 주식체결시간 */
  readonly stck_cntg_hour?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 매수호가 */
  readonly bidp?: string
  /** 매도호가 */
  readonly askp?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** HTS내재변동성 */
  readonly hts_ints_vltl?: string
}

export interface VolatilityTrendCcnlAnswer {
  readonly output: readonly VolatilityTrendCcnlOutput[]
}

/**
 * ELW 변동성추이(체결) · 국내주식-177 · FHPEW02840100, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const volatilityTrendCcnl: Endpoint<VolatilityTrendCcnlInput, VolatilityTrendCcnlAnswer, 'real'> = {
  id: 'elw/volatility-trend-ccnl',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/volatility-trend-ccnl',
  trIds: [{ real: 'FHPEW02840100', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_cntg_hour', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'bidp', 'askp', 'acml_vol',
        'hts_ints_vltl',
      ],
    },
  },
}

export interface VolatilityTrendDailyInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 58J297 */
  readonly FID_INPUT_ISCD: string
}

export interface VolatilityTrendDailyOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** ELW 현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** elw 시가2 */
  readonly elw_oprc?: string
  /** elw 최고가 */
  readonly elw_hgpr?: string
  /** elw 최저가 */
  readonly elw_lwpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 10일 역사적 변동성 */
  readonly d10_hist_vltl?: string
  /** 20일 역사적 변동성 */
  readonly d20_hist_vltl?: string
  /** 30일 역사적 변동성 */
  readonly d30_hist_vltl?: string
  /** 60일 역사적 변동성 */
  readonly d60_hist_vltl?: string
  /** 90일 역사적 변동성 */
  readonly d90_hist_vltl?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
}

export interface VolatilityTrendDailyAnswer {
  readonly output: readonly VolatilityTrendDailyOutput[]
}

/**
 * ELW 변동성 추이(일별) · 국내주식-178 · FHPEW02840200, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const volatilityTrendDaily: Endpoint<VolatilityTrendDailyInput, VolatilityTrendDailyAnswer, 'real'> = {
  id: 'elw/volatility-trend-daily',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/volatility-trend-daily',
  trIds: [{ real: 'FHPEW02840200', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'elw_oprc', 'elw_hgpr', 'elw_lwpr',
        'acml_vol', 'd10_hist_vltl', 'd20_hist_vltl', 'd30_hist_vltl', 'd60_hist_vltl', 'd90_hist_vltl',
        'hts_ints_vltl',
      ],
    },
  },
}

export interface VolatilityTrendMinuteInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
  /** 시간구분코드 · 60 1분 · 180 3분 · 300 5분 · 600 10분 · 1800 30분 · 3600 60분 */
  readonly FID_HOUR_CLS_CODE: '60' | '180' | '300' | '600' | '1800' | '3600' | (string & {})
  /** 과거데이터 포함 여부 · N 과거데이터포함X · Y 과거데이터포함O */
  readonly FID_PW_DATA_INCU_YN: 'N' | 'Y'
}

export interface VolatilityTrendMinuteOutput {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 주식 현재가 */
  readonly stck_prpr?: string
  /** ELW 시가2 */
  readonly elw_oprc?: string
  /** ELW 최고가 */
  readonly elw_hgpr?: string
  /** ELW 최저가 */
  readonly elw_lwpr?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
  /** 역사적 변동성 */
  readonly hist_vltl?: string
}

export interface VolatilityTrendMinuteAnswer {
  readonly output: readonly VolatilityTrendMinuteOutput[]
}

/**
 * ELW 변동성 추이(분별) · 국내주식-179 · FHPEW02840300, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const volatilityTrendMinute: Endpoint<VolatilityTrendMinuteInput, VolatilityTrendMinuteAnswer, 'real'> = {
  id: 'elw/volatility-trend-minute',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/volatility-trend-minute',
  trIds: [{ real: 'FHPEW02840300', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_HOUR_CLS_CODE: 'required',
    FID_PW_DATA_INCU_YN: 'required',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'stck_cntg_hour', 'stck_prpr', 'elw_oprc', 'elw_hgpr', 'elw_lwpr', 'hts_ints_vltl',
        'hist_vltl',
      ],
    },
  },
}

export interface VolatilityTrendTickInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 입력종목코드 · e.g. 57LA50 */
  readonly FID_INPUT_ISCD: string
}

export interface VolatilityTrendTickOutput {
  /** 영업 일자 */
  readonly bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** ELW 현재가 */
  readonly elw_prpr?: string
  /** HTS 내재 변동성 */
  readonly hts_ints_vltl?: string
}

export interface VolatilityTrendTickAnswer {
  readonly output: readonly VolatilityTrendTickOutput[]
}

/**
 * ELW 변동성 추이(틱) · 국내주식-180 · FHPEW02840400, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const volatilityTrendTick: Endpoint<VolatilityTrendTickInput, VolatilityTrendTickAnswer, 'real'> = {
  id: 'elw/volatility-trend-tick',
  method: 'GET',
  path: '/uapi/elw/v1/quotations/volatility-trend-tick',
  trIds: [{ real: 'FHPEW02840400', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: { output: { kind: 'array', fields: ['bsop_date', 'stck_cntg_hour', 'elw_prpr', 'hts_ints_vltl'] } },
}

export interface VolumeRankInput {
  /** 조건시장분류코드 · e.g. W */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 조건화면분류코드 · e.g. 20278 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 기초자산입력종목코드 · e.g. 000000 */
  readonly FID_UNAS_INPUT_ISCD: string
  /** 발행사 · 00000 전체 · 00003 한국투자증권 · 00005 미래에셋주식회사 · 00017 KB증권 */
  readonly FID_INPUT_ISCD: '00000' | '00003' | '00005' | '00017' | (string & {})
  /** 입력잔존일수 · e.g. 0 */
  readonly FID_INPUT_RMNN_DYNU_1?: string
  /** 콜풋구분코드 · 0 전체 · 1 콜 · 2 풋 */
  readonly FID_DIV_CLS_CODE: '0' | '1' | '2'
  /** 가격(이상) */
  readonly FID_INPUT_PRICE_1?: string
  /** 가격(이하) */
  readonly FID_INPUT_PRICE_2?: string
  /** 거래량(이상) */
  readonly FID_INPUT_VOL_1?: string
  /** 거래량(이하) */
  readonly FID_INPUT_VOL_2?: string
  /** 조회기준일 */
  readonly FID_INPUT_DATE_1?: string
  /** 순위정렬구분코드 · 0 거래량순 · 1 평균거래증가율 · 2 평균거래회전율 · 3 거래금액순 · 4 순매수잔량순 · 5 순매도잔량순 */
  readonly FID_RANK_SORT_CLS_CODE: '0' | '1' | '2' | '3' | '4' | '5'
  /** 소속구분코드 · 0 전체 */
  readonly FID_BLNG_CLS_CODE: '0' | (string & {})
  /** LP발행사 · e.g. 0000 */
  readonly FID_INPUT_ISCD_2: string
  /** 만기일-최종거래일조회 */
  readonly FID_INPUT_DATE_2?: string
}

export interface VolumeRankOutput {
  /** ELW한글종목명 */
  readonly elw_kor_isnm?: string
  /** ELW단축종목코드 */
  readonly elw_shrn_iscd?: string
  /** ELW현재가 */
  readonly elw_prpr?: string
  /** 전일대비 */
  readonly prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 상장주수 */
  readonly lstn_stcn?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** N전일거래량 */
  readonly n_prdy_vol?: string
  /** N전일거래량대비 */
  readonly n_prdy_vol_vrss?: string
  /** 거래량증가율 */
  readonly vol_inrt?: string
  /** 거래량회전율 */
  readonly vol_tnrt?: string
  /** N일거래량회전율 */
  readonly nday_vol_tnrt?: string
  /** 누적거래대금 */
  readonly acml_tr_pbmn?: string
  /** N전일거래대금 */
  readonly n_prdy_tr_pbmn?: string
  /** N전일거래대금대비 */
  readonly n_prdy_tr_pbmn_vrss?: string
  /** 총매도호가잔량 */
  readonly total_askp_rsqn?: string
  /** 총매수호가잔량 */
  readonly total_bidp_rsqn?: string
  /** 순매도잔량 */
  readonly ntsl_rsqn?: string
  /** 순매수잔량 */
  readonly ntby_rsqn?: string
  /** 매도잔량비율 */
  readonly seln_rsqn_rate?: string
  /** 매수2잔량비율 */
  readonly shnu_rsqn_rate?: string
  /** 주식전환비율 */
  readonly stck_cnvr_rate?: string
  /** HTS잔존일수 */
  readonly hts_rmnn_dynu?: string
  /** 내재가치값 */
  readonly invl_val?: string
  /** 시간가치값 */
  readonly tmvl_val?: string
  /** 행사가 */
  readonly acpr?: string
  /** 기초자산명 */
  readonly unas_isnm?: string
  /** 최종거래일 */
  readonly stck_last_tr_date?: string
  /** 기초자산코드 */
  readonly unas_shrn_iscd?: string
  /** 전일거래량 */
  readonly prdy_vol?: string
  /** LP보유비율 */
  readonly lp_hldn_rate?: string
  /** 패리티 */
  readonly prit?: string
  /** 손익분기주가가격 */
  readonly prls_qryr_stpr_prc?: string
  /** 델타값 */
  readonly delta_val?: string
  /** 세타 */
  readonly theta?: string
  /** 손익분기비율 */
  readonly prls_qryr_rate?: string
  /** 주식상장일자 */
  readonly stck_lstn_date?: string
  /** HTS내재변동성 */
  readonly hts_ints_vltl?: string
  /** 레버리지값 */
  readonly lvrg_val?: string
  /** LP순매도량 */
  readonly lp_ntby_qty?: string
  /** LP회원사명 · portal only */
  readonly lp_mbcr_name?: string
}

export interface VolumeRankAnswer {
  readonly output: readonly VolumeRankOutput[]
}

/**
 * ELW 거래량순위 · 국내주식-168 · FHPEW02780000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const volumeRank: Endpoint<VolumeRankInput, VolumeRankAnswer, 'real'> = {
  id: 'elw/volume-rank',
  method: 'GET',
  path: '/uapi/elw/v1/ranking/volume-rank',
  trIds: [{ real: 'FHPEW02780000', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
    FID_UNAS_INPUT_ISCD: 'required',
    FID_INPUT_ISCD: 'required',
    FID_INPUT_RMNN_DYNU_1: 'empty',
    FID_DIV_CLS_CODE: 'required',
    FID_INPUT_PRICE_1: 'empty',
    FID_INPUT_PRICE_2: 'empty',
    FID_INPUT_VOL_1: 'empty',
    FID_INPUT_VOL_2: 'empty',
    FID_INPUT_DATE_1: 'empty',
    FID_RANK_SORT_CLS_CODE: 'required',
    FID_BLNG_CLS_CODE: 'required',
    FID_INPUT_ISCD_2: 'required',
    FID_INPUT_DATE_2: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'elw_kor_isnm', 'elw_shrn_iscd', 'elw_prpr', 'prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'lstn_stcn',
        'acml_vol', 'n_prdy_vol', 'n_prdy_vol_vrss', 'vol_inrt', 'vol_tnrt', 'nday_vol_tnrt', 'acml_tr_pbmn',
        'n_prdy_tr_pbmn', 'n_prdy_tr_pbmn_vrss', 'total_askp_rsqn', 'total_bidp_rsqn', 'ntsl_rsqn', 'ntby_rsqn',
        'seln_rsqn_rate', 'shnu_rsqn_rate', 'stck_cnvr_rate', 'hts_rmnn_dynu', 'invl_val', 'tmvl_val', 'acpr',
        'unas_isnm', 'stck_last_tr_date', 'unas_shrn_iscd', 'prdy_vol', 'lp_hldn_rate', 'prit', 'prls_qryr_stpr_prc',
        'delta_val', 'theta', 'prls_qryr_rate', 'stck_lstn_date', 'hts_ints_vltl', 'lvrg_val', 'lp_ntby_qty',
        'lp_mbcr_name',
      ],
    },
  },
}

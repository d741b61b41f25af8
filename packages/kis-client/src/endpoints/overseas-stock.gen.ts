// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint, PagedEndpoint } from '../endpoint.ts'

export interface AlgoOrdnoInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 */
  readonly ACNT_PRDT_CD?: string
  /** 거래일자 · e.g. 20250619 */
  readonly TRAD_DT: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface AlgoOrdnoOutput {
  /** 주문번호 */
  readonly ODNO?: string
  /** 매매구분명 */
  readonly TRAD_DVSN_NAME?: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 종목명 */
  readonly ITEM_NAME?: string
  /** FT주문수량 */
  readonly FT_ORD_QTY?: string
  /** FT주문단가 */
  readonly FT_ORD_UNPR3?: string
  /** 분할매수속성명 */
  readonly SPLT_BUY_ATTR_NAME?: string
  /** FT체결수량 */
  readonly FT_CCLD_QTY?: string
  /** 주문채번지점번호 */
  readonly ORD_GNO_BRNO?: string
}

export interface AlgoOrdnoAnswer {
  readonly output: readonly AlgoOrdnoOutput[]
}

/**
 * 해외주식 지정가주문번호조회 · 해외주식-071 · TTTS6058R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const algoOrdno: PagedEndpoint<AlgoOrdnoInput, AlgoOrdnoAnswer, 'real'> = {
  id: 'overseas-stock/algo-ordno',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/algo-ordno',
  trIds: [{ real: 'TTTS6058R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    TRAD_DT: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'ODNO', 'TRAD_DVSN_NAME', 'PDNO', 'ITEM_NAME', 'FT_ORD_QTY', 'FT_ORD_UNPR3', 'SPLT_BUY_ATTR_NAME',
        'FT_CCLD_QTY', 'ORD_GNO_BRNO',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface BrknewsTitleInput {
  /** 뉴스제공업체코드 · 0 전체조회 */
  readonly FID_NEWS_OFER_ENTP_CODE: '0' | (string & {})
  /** 조건화면분류코드 · e.g. 11801 */
  readonly FID_COND_SCR_DIV_CODE: string
  /** 조건시장구분코드 · e.g. 00 */
  readonly FID_COND_MRKT_CLS_CODE?: string
  /** 입력종목코드 */
  readonly FID_INPUT_ISCD?: string
  /** 제목내용 */
  readonly FID_TITL_CNTT?: string
  /** 입력날짜1 */
  readonly FID_INPUT_DATE_1?: string
  /** 입력시간1 */
  readonly FID_INPUT_HOUR_1?: string
  /** 순위정렬구분코드 */
  readonly FID_RANK_SORT_CLS_CODE?: string
  /** 입력일련번호 */
  readonly FID_INPUT_SRNO?: string
}

export interface BrknewsTitleOutput {
  /** 내용조회용일련번호 */
  readonly cntt_usiq_srno?: string
  /** 뉴스제공업체코드 */
  readonly news_ofer_entp_code?: string
  /** 작성일자 */
  readonly data_dt?: string
  /** 작성시간 */
  readonly data_tm?: string
  /** HTS공시제목내용 */
  readonly hts_pbnt_titl_cntt?: string
  /** 뉴스대구분 */
  readonly news_lrdv_code?: string
  /** 자료원 */
  readonly dorg?: string
  /** 종목코드1 */
  readonly iscd1?: string
  /** 종목코드2 */
  readonly iscd2?: string
  /** 종목코드3 */
  readonly iscd3?: string
  /** 종목코드4 */
  readonly iscd4?: string
  /** 종목코드5 */
  readonly iscd5?: string
  /** 종목코드6 */
  readonly iscd6?: string
  /** 종목코드7 */
  readonly iscd7?: string
  /** 종목코드8 */
  readonly iscd8?: string
  /** 종목코드9 */
  readonly iscd9?: string
  /** 종목코드10 */
  readonly iscd10?: string
  /** 한글종목명1 */
  readonly kor_isnm1?: string
  /** 한글종목명2 */
  readonly kor_isnm2?: string
  /** 한글종목명3 */
  readonly kor_isnm3?: string
  /** 한글종목명4 */
  readonly kor_isnm4?: string
  /** 한글종목명5 */
  readonly kor_isnm5?: string
  /** 한글종목명6 */
  readonly kor_isnm6?: string
  /** 한글종목명7 */
  readonly kor_isnm7?: string
  /** 한글종목명8 */
  readonly kor_isnm8?: string
  /** 한글종목명9 */
  readonly kor_isnm9?: string
  /** 한글종목명10 */
  readonly kor_isnm10?: string
}

export interface BrknewsTitleAnswer {
  readonly output: readonly BrknewsTitleOutput[]
}

/** 해외속보(제목) · 해외주식-055 · FHKST01011801, not in paper trading */
export const brknewsTitle: Endpoint<BrknewsTitleInput, BrknewsTitleAnswer, 'real'> = {
  id: 'overseas-stock/brknews-title',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/brknews-title',
  trIds: [{ real: 'FHKST01011801', paper: null }],
  fields: {
    FID_NEWS_OFER_ENTP_CODE: 'required',
    FID_COND_SCR_DIV_CODE: 'required',
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
        'iscd1', 'iscd2', 'iscd3', 'iscd4', 'iscd5', 'iscd6', 'iscd7', 'iscd8', 'iscd9', 'iscd10', 'kor_isnm1',
        'kor_isnm2', 'kor_isnm3', 'kor_isnm4', 'kor_isnm5', 'kor_isnm6', 'kor_isnm7', 'kor_isnm8', 'kor_isnm9',
        'kor_isnm10',
      ],
    },
  },
}

export interface ColableByCompanyInput {
  /** 상품번호 · e.g. AMD */
  readonly PDNO: string
  /** 국가코드 · 156 중국 · 344 홍콩 · 840 미국 */
  readonly NATN_CD: '156' | '344' | '840'
  /** 조회순서구분 · 01 이름순 · 02 코드순 */
  readonly INQR_SQN_DVSN: '01' | '02'
  /** 상품유형코드 */
  readonly PRDT_TYPE_CD?: string
  /** 조회시작일자 */
  readonly INQR_STRT_DT?: string
  /** 조회종료일자 */
  readonly INQR_END_DT?: string
  /** 조회구분 */
  readonly INQR_DVSN?: string
  /** 비율구분코드 */
  readonly RT_DVSN_CD?: string
  /** 비율 */
  readonly RT?: string
  /** 대출가능여부 */
  readonly LOAN_PSBL_YN?: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface ColableByCompanyOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 해외종목명 */
  readonly ovrs_item_name?: string
  /** 대출비율 */
  readonly loan_rt?: string
  /** 담보유지비율 */
  readonly mgge_mntn_rt?: string
  /** 담보확보비율 */
  readonly mgge_ensu_rt?: string
  /** 대출실행가능여부 */
  readonly loan_exec_psbl_yn?: string
  /** 직원명 */
  readonly stff_name?: string
  /** 등록일자 */
  readonly erlm_dt?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 국가한글명 */
  readonly natn_kor_name?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
}

export interface ColableByCompanyOutput2 {
  /** 대출가능종목수 */
  readonly loan_psbl_item_num?: string
}

export interface ColableByCompanyAnswer {
  readonly output1: readonly ColableByCompanyOutput1[]
  readonly output2: ColableByCompanyOutput2
}

/**
 * 당사 해외주식담보대출 가능 종목 · 해외주식-051 · CTLN4050R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100; the portal says: no next page (sample-loop).
 */
export const colableByCompany: PagedEndpoint<ColableByCompanyInput, ColableByCompanyAnswer, 'real'> = {
  id: 'overseas-stock/colable-by-company',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/colable-by-company',
  trIds: [{ real: 'CTLN4050R', paper: null }],
  fields: {
    PDNO: 'required',
    NATN_CD: 'required',
    INQR_SQN_DVSN: 'required',
    PRDT_TYPE_CD: 'empty',
    INQR_STRT_DT: 'empty',
    INQR_END_DT: 'empty',
    INQR_DVSN: 'empty',
    RT_DVSN_CD: 'empty',
    RT: 'empty',
    LOAN_PSBL_YN: 'empty',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'ovrs_item_name', 'loan_rt', 'mgge_mntn_rt', 'mgge_ensu_rt', 'loan_exec_psbl_yn', 'stff_name',
        'erlm_dt', 'tr_mket_name', 'crcy_cd', 'natn_kor_name', 'ovrs_excg_cd',
      ],
    },
    output2: { kind: 'object', fields: ['loan_psbl_item_num'] },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface CountriesHolidayInput {
  /** 기준일자 · e.g. 20250131 */
  readonly TRAD_DT: string
  /** 연속조회키 */
  readonly CTX_AREA_NK?: string
  /** 연속조회검색조건 */
  readonly CTX_AREA_FK?: string
}

export interface CountriesHolidayOutput {
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 거래국가코드 */
  readonly tr_natn_cd?: string
  /** 국가영문약어코드 */
  readonly natn_eng_abrv_cd?: string
  /** 거래시장코드 */
  readonly tr_mket_cd?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 현지결제일자 */
  readonly acpl_sttl_dt?: string
  /** 국내결제일자 */
  readonly dmst_sttl_dt?: string
  /** 거래국가명 · portal only */
  readonly tr_natn_name?: string
}

export interface CountriesHolidayAnswer {
  readonly output: readonly CountriesHolidayOutput[]
}

/**
 * 해외결제일자조회 · 해외주식-017 · CTOS5011R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK, CTX_AREA_NK; the sample goes on at M alone; the portal says: no next page (sample-loop).
 */
export const countriesHoliday: PagedEndpoint<CountriesHolidayInput, CountriesHolidayAnswer, 'real'> = {
  id: 'overseas-stock/countries-holiday',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/quotations/countries-holiday',
  trIds: [{ real: 'CTOS5011R', paper: null }],
  fields: { TRAD_DT: 'required', CTX_AREA_NK: 'empty', CTX_AREA_FK: 'empty' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'prdt_type_cd', 'tr_natn_cd', 'natn_eng_abrv_cd', 'tr_mket_cd', 'tr_mket_name', 'acpl_sttl_dt', 'dmst_sttl_dt',
        'tr_natn_name',
      ],
    },
  },
  paging: { kind: 'tr_cont', keys: ['CTX_AREA_FK', 'CTX_AREA_NK'], answerKeys: ['ctx_area_fk', 'ctx_area_nk'] },
}

export interface DailypriceInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 거래소코드 · HKS 홍콩 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · TSE 도쿄 · SHS 상해 · SZS 심천 · SHI 상해지수 · SZI 심천지수 · HSX 호치민 · HNX 하노이 */
  readonly EXCD: 'HKS' | 'NYS' | 'NAS' | 'AMS' | 'TSE' | 'SHS' | 'SZS' | 'SHI' | 'SZI' | 'HSX' | 'HNX'
  /** 종목코드 · e.g. TSLA */
  readonly SYMB: string
  /** 일/주/월구분 · 0 일 · 1 주 · 2 월 */
  readonly GUBN: '0' | '1' | '2'
  /** 조회기준일자 */
  readonly BYMD?: string
  /** 수정주가반영여부 · 0 미반영 · 1 반영 */
  readonly MODP: '0' | '1'
  /** NEXT KEY BUFF · portal only */
  readonly KEYB?: string
}

export interface DailypriceOutput1 {
  /** 실시간조회종목코드 */
  readonly rsym?: string
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 전일종가 */
  readonly nrec?: string
}

export interface DailypriceOutput2 {
  /** 일자(YYYYMMDD) */
  readonly xymd?: string
  /** 종가 */
  readonly clos?: string
  /** 대비기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 시가 */
  readonly open?: string
  /** 고가 */
  readonly high?: string
  /** 저가 */
  readonly low?: string
  /** 거래량 */
  readonly tvol?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 매수호가잔량 */
  readonly vbid?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매도호가잔량 */
  readonly vask?: string
}

export interface DailypriceAnswer {
  readonly output1: DailypriceOutput1
  readonly output2: readonly DailypriceOutput2[]
}

/** 해외주식 기간별시세 · v1_해외주식-010 · HHDFS76240000, paper HHDFS76240000 */
export const dailyprice: Endpoint<DailypriceInput, DailypriceAnswer> = {
  id: 'overseas-stock/dailyprice',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/dailyprice',
  trIds: [{ real: 'HHDFS76240000', paper: 'HHDFS76240000' }],
  fields: {
    AUTH: 'empty',
    EXCD: 'required',
    SYMB: 'required',
    GUBN: 'required',
    BYMD: 'empty',
    MODP: 'required',
    KEYB: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['rsym', 'zdiv', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'xymd', 'clos', 'sign', 'diff', 'rate', 'open', 'high', 'low', 'tvol', 'tamt', 'pbid', 'vbid', 'pask', 'vask',
      ],
    },
  },
}

export interface DaytimeOrderInput {
  /** Chooses the TR id, is not sent: buy 매수 · sell 매도 */
  readonly order_dv: 'buy' | 'sell'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX'
  /** 상품번호 · e.g. AAPL */
  readonly PDNO: string
  /** 주문수량 · e.g. 10 */
  readonly ORD_QTY: string
  /** 해외주문단가 · e.g. 0.8 */
  readonly OVRS_ORD_UNPR: string
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 주문서버구분코드 · e.g. 0 */
  readonly ORD_SVR_DVSN_CD: string
  /** 주문구분 · 00 지정가 */
  readonly ORD_DVSN: '00' | (string & {})
}

export interface DaytimeOrderOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
}

export interface DaytimeOrderAnswer {
  readonly output: DaytimeOrderOutput
}

/**
 * 해외주식 미국주간주문 · v1_해외주식-026
 *
 * - order_dv = buy: TTTS6036U, not in paper trading
 * - order_dv = sell: TTTS6037U, not in paper trading
 */
export const daytimeOrder: Endpoint<DaytimeOrderInput, DaytimeOrderAnswer, 'real'> = {
  id: 'overseas-stock/daytime-order',
  method: 'POST',
  path: '/uapi/overseas-stock/v1/trading/daytime-order',
  trIds: [
    { when: { order_dv: ['buy'] }, real: 'TTTS6036U', paper: null },
    { when: { order_dv: ['sell'] }, real: 'TTTS6037U', paper: null },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    PDNO: 'required',
    ORD_QTY: 'required',
    OVRS_ORD_UNPR: 'required',
    CTAC_TLNO: 'empty',
    MGCO_APTM_ODNO: 'empty',
    ORD_SVR_DVSN_CD: 'required',
    ORD_DVSN: 'required',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface DaytimeOrderRvsecnclInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX'
  /** 상품번호 · e.g. AMZN */
  readonly PDNO: string
  /** 원주문번호 · e.g. 0000034439 */
  readonly ORGN_ODNO: string
  /** 정정취소구분코드 · 01 정정 · 02 취소 */
  readonly RVSE_CNCL_DVSN_CD: '01' | '02'
  /** 주문수량 · e.g. 111 */
  readonly ORD_QTY: string
  /** 해외주문단가 · e.g. 0 */
  readonly OVRS_ORD_UNPR: string
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 주문서버구분코드 · e.g. 0 */
  readonly ORD_SVR_DVSN_CD: string
}

export interface DaytimeOrderRvsecnclOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
}

export interface DaytimeOrderRvsecnclAnswer {
  readonly output: DaytimeOrderRvsecnclOutput
}

/** 해외주식 미국주간정정취소 · v1_해외주식-027 · TTTS6038U, not in paper trading */
export const daytimeOrderRvsecncl: Endpoint<DaytimeOrderRvsecnclInput, DaytimeOrderRvsecnclAnswer, 'real'> = {
  id: 'overseas-stock/daytime-order-rvsecncl',
  method: 'POST',
  path: '/uapi/overseas-stock/v1/trading/daytime-order-rvsecncl',
  trIds: [{ real: 'TTTS6038U', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    PDNO: 'required',
    ORGN_ODNO: 'required',
    RVSE_CNCL_DVSN_CD: 'required',
    ORD_QTY: 'required',
    OVRS_ORD_UNPR: 'required',
    CTAC_TLNO: 'empty',
    MGCO_APTM_ODNO: 'empty',
    ORD_SVR_DVSN_CD: 'required',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface ForeignMarginInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
}

export interface ForeignMarginOutput {
  /** 국가명 */
  readonly natn_name?: string
  /** 외화예수금액 */
  readonly frcr_dncl_amt1?: string
  /** 미결제매수금액 */
  readonly ustl_buy_amt?: string
  /** 미결제매도금액 */
  readonly ustl_sll_amt?: string
  /** 외화미수금액 */
  readonly frcr_rcvb_amt?: string
  /** 외화증거금액 */
  readonly frcr_mgn_amt?: string
  /** 외화일반주문가능금액 */
  readonly frcr_gnrl_ord_psbl_amt?: string
  /** 외화주문가능금액 */
  readonly frcr_ord_psbl_amt1?: string
  /** 통합주문가능금액 */
  readonly itgr_ord_psbl_amt?: string
  /** 기준환율 */
  readonly bass_exrt?: string
  /** 통화코드 · portal only */
  readonly crcy_cd?: string
}

export interface ForeignMarginAnswer {
  readonly output: readonly ForeignMarginOutput[]
}

/**
 * 해외증거금 통화별조회 · 해외주식-035 · TTTC2101R, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 */
export const foreignMargin: PagedEndpoint<ForeignMarginInput, ForeignMarginAnswer, 'real'> = {
  id: 'overseas-stock/foreign-margin',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/foreign-margin',
  trIds: [{ real: 'TTTC2101R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'natn_name', 'frcr_dncl_amt1', 'ustl_buy_amt', 'ustl_sll_amt', 'frcr_rcvb_amt', 'frcr_mgn_amt',
        'frcr_gnrl_ord_psbl_amt', 'frcr_ord_psbl_amt1', 'itgr_ord_psbl_amt', 'bass_exrt', 'crcy_cd',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface IndustryPriceInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** 사용자권한정보 */
  readonly AUTH?: string
}

export interface IndustryPriceOutput1 {
  /** RecordCount */
  readonly nrec?: string
}

export interface IndustryPriceOutput2 {
  /** 업종코드 */
  readonly icod?: string
  /** 업종명 */
  readonly name?: string
}

export interface IndustryPriceAnswer {
  readonly output1: IndustryPriceOutput1
  readonly output2: readonly IndustryPriceOutput2[]
}

/** 해외주식 업종별코드조회 · 해외주식-049 · HHDFS76370100, not in paper trading */
export const industryPrice: Endpoint<IndustryPriceInput, IndustryPriceAnswer, 'real'> = {
  id: 'overseas-stock/industry-price',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/industry-price',
  trIds: [{ real: 'HHDFS76370100', paper: null }],
  fields: { EXCD: 'required', AUTH: 'empty' },
  blocks: { output1: { kind: 'object', fields: ['nrec'] }, output2: { kind: 'array', fields: ['icod', 'name'] } },
}

export interface IndustryThemeInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** 업종코드 · e.g. 010 */
  readonly ICOD: string
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface IndustryThemeOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface IndustryThemeOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도잔량 */
  readonly vask?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 매수잔량 */
  readonly vbid?: string
  /** 순위 */
  readonly seqn?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
}

export interface IndustryThemeAnswer {
  readonly output1: IndustryThemeOutput1
  readonly output2: readonly IndustryThemeOutput2[]
}

/**
 * 해외주식 업종별시세 · 해외주식-048 · HHDFS76370000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const industryTheme: PagedEndpoint<IndustryThemeInput, IndustryThemeAnswer, 'real'> = {
  id: 'overseas-stock/industry-theme',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/industry-theme',
  trIds: [{ real: 'HHDFS76370000', paper: null }],
  fields: { EXCD: 'required', ICOD: 'required', VOL_RANG: 'required', AUTH: 'empty', KEYB: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'vask', 'pask', 'pbid', 'vbid', 'seqn',
        'ename', 'e_ordyn',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface InquireAlgoCcnlInput {
  /** 계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 */
  readonly ACNT_PRDT_CD?: string
  /** 주문일자 */
  readonly ORD_DT?: string
  /** 주문채번지점번호 */
  readonly ORD_GNO_BRNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 집계포함여부 */
  readonly TTLZ_ICLD_YN?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
  /** 연속조회조건200 */
  readonly CTX_AREA_FK200?: string
}

export interface InquireAlgoCcnlOutput {
  /** 체결순번 */
  readonly CCLD_SEQ?: string
  /** 체결시간 */
  readonly CCLD_BTWN?: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 종목명 */
  readonly ITEM_NAME?: string
  /** FT체결수량 */
  readonly FT_CCLD_QTY?: string
  /** FT체결단가 */
  readonly FT_CCLD_UNPR3?: string
  /** FT체결금액 */
  readonly FT_CCLD_AMT3?: string
}

export interface InquireAlgoCcnlOutput3 {
  /** 주문번호 */
  readonly ODNO?: string
  /** 매매구분명 */
  readonly TRAD_DVSN_NAME?: string
  /** FT주문수량 */
  readonly FT_ORD_QTY?: string
  /** FT주문단가 */
  readonly FT_ORD_UNPR3?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
  /** 분할매수속성명 */
  readonly SPLT_BUY_ATTR_NAME?: string
  /** 거래통화 */
  readonly TR_CRCY?: string
  /** 체결건수 */
  readonly CCLD_CNT?: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 종목명 */
  readonly ITEM_NAME?: string
  /** FT체결수량 */
  readonly FT_CCLD_QTY?: string
  /** FT체결단가 */
  readonly FT_CCLD_UNPR3?: string
  /** FT체결금액 */
  readonly FT_CCLD_AMT3?: string
}

export interface InquireAlgoCcnlAnswer {
  readonly output: readonly InquireAlgoCcnlOutput[]
  readonly output3: readonly InquireAlgoCcnlOutput3[]
}

/**
 * 해외주식 지정가체결내역조회 · 해외주식-070 · TTTS6059R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquireAlgoCcnl: PagedEndpoint<InquireAlgoCcnlInput, InquireAlgoCcnlAnswer, 'real'> = {
  id: 'overseas-stock/inquire-algo-ccnl',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-algo-ccnl',
  trIds: [{ real: 'TTTS6059R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ORD_DT: 'empty',
    ORD_GNO_BRNO: 'empty',
    ODNO: 'empty',
    TTLZ_ICLD_YN: 'empty',
    CTX_AREA_NK200: 'empty',
    CTX_AREA_FK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: ['CCLD_SEQ', 'CCLD_BTWN', 'PDNO', 'ITEM_NAME', 'FT_CCLD_QTY', 'FT_CCLD_UNPR3', 'FT_CCLD_AMT3'],
    },
    output3: {
      kind: 'array',
      fields: [
        'ODNO', 'TRAD_DVSN_NAME', 'FT_ORD_QTY', 'FT_ORD_UNPR3', 'ORD_TMD', 'SPLT_BUY_ATTR_NAME', 'TR_CRCY', 'CCLD_CNT',
        'PDNO', 'ITEM_NAME', 'FT_CCLD_QTY', 'FT_CCLD_UNPR3', 'FT_CCLD_AMT3',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireAskingPriceInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 거래소코드 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 · BAY 뉴욕(주간) · BAQ 나스닥(주간) · BAA 아멕스(주간) */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE' | 'BAY' | 'BAQ' | 'BAA'
  /** 종목코드 · e.g. TSLA */
  readonly SYMB: string
}

export interface InquireAskingPriceOutput1 {
  /** 실시간조회종목코드 */
  readonly rsym?: string
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 통화 */
  readonly curr?: string
  /** 전일종가 */
  readonly base?: string
  /** 시가 */
  readonly open?: string
  /** 고가 */
  readonly high?: string
  /** 저가 */
  readonly low?: string
  /** 현재가 */
  readonly last?: string
  /** 호가일자 */
  readonly dymd?: string
  /** 호가시간 */
  readonly dhms?: string
  /** 매수호가총잔량 */
  readonly bvol?: string
  /** 매도호가총잔량 */
  readonly avol?: string
  /** 매수호가총잔량대비 */
  readonly bdvl?: string
  /** 매도호가총잔량대비 */
  readonly advl?: string
  /** 종목코드 */
  readonly code?: string
  /** 시가율 */
  readonly ropen?: string
  /** 고가율 */
  readonly rhigh?: string
  /** 저가율 */
  readonly rlow?: string
  /** 현재가율 */
  readonly rclose?: string
}

export interface InquireAskingPriceOutput2 {
  /** 매수호가가격1 */
  readonly pbid1?: string
  /** 매도호가가격1 */
  readonly pask1?: string
  /** 매수호가잔량1 */
  readonly vbid1?: string
  /** 매도호가잔량1 */
  readonly vask1?: string
  /** 매수호가대비1 */
  readonly dbid1?: string
  /** 매도호가대비1 */
  readonly dask1?: string
  /** 매수호가가격2 · portal only */
  readonly pbid2?: string
  /** 매도호가가격2 · portal only */
  readonly pask2?: string
  /** 매수호가잔량2 · portal only */
  readonly vbid2?: string
  /** 매도호가잔량2 · portal only */
  readonly vask2?: string
  /** 매수호가대비2 · portal only */
  readonly dbid2?: string
  /** 매도호가대비2 · portal only */
  readonly dask2?: string
  /** 매수호가가격3 · portal only */
  readonly pbid3?: string
  /** 매도호가가격3 · portal only */
  readonly pask3?: string
  /** 매수호가잔량3 · portal only */
  readonly vbid3?: string
  /** 매도호가잔량3 · portal only */
  readonly vask3?: string
  /** 매수호가대비3 · portal only */
  readonly dbid3?: string
  /** 매도호가대비3 · portal only */
  readonly dask3?: string
  /** 매수호가가격4 · portal only */
  readonly pbid4?: string
  /** 매도호가가격4 · portal only */
  readonly pask4?: string
  /** 매수호가잔량4 · portal only */
  readonly vbid4?: string
  /** 매도호가잔량4 · portal only */
  readonly vask4?: string
  /** 매수호가대비4 · portal only */
  readonly dbid4?: string
  /** 매도호가대비4 · portal only */
  readonly dask4?: string
  /** 매수호가가격5 · portal only */
  readonly pbid5?: string
  /** 매도호가가격5 · portal only */
  readonly pask5?: string
  /** 매수호가잔량5 · portal only */
  readonly vbid5?: string
  /** 매도호가잔량5 · portal only */
  readonly vask5?: string
  /** 매수호가대비5 · portal only */
  readonly dbid5?: string
  /** 매도호가대비5 · portal only */
  readonly dask5?: string
  /** 매수호가가격6 · portal only */
  readonly pbid6?: string
  /** 매도호가가격6 · portal only */
  readonly pask6?: string
  /** 매수호가잔량6 · portal only */
  readonly vbid6?: string
  /** 매도호가잔량6 · portal only */
  readonly vask6?: string
  /** 매수호가대비6 · portal only */
  readonly dbid6?: string
  /** 매도호가대비6 · portal only */
  readonly dask6?: string
  /** 매수호가가격7 · portal only */
  readonly pbid7?: string
  /** 매도호가가격7 · portal only */
  readonly pask7?: string
  /** 매수호가잔량7 · portal only */
  readonly vbid7?: string
  /** 매도호가잔량7 · portal only */
  readonly vask7?: string
  /** 매수호가대비7 · portal only */
  readonly dbid7?: string
  /** 매도호가대비7 · portal only */
  readonly dask7?: string
  /** 매수호가가격8 · portal only */
  readonly pbid8?: string
  /** 매도호가가격8 · portal only */
  readonly pask8?: string
  /** 매수호가잔량8 · portal only */
  readonly vbid8?: string
  /** 매도호가잔량8 · portal only */
  readonly vask8?: string
  /** 매수호가대비8 · portal only */
  readonly dbid8?: string
  /** 매도호가대비8 · portal only */
  readonly dask8?: string
  /** 매수호가가격9 · portal only */
  readonly pbid9?: string
  /** 매도호가가격9 · portal only */
  readonly pask9?: string
  /** 매수호가잔량9 · portal only */
  readonly vbid9?: string
  /** 매도호가잔량9 · portal only */
  readonly vask9?: string
  /** 매수호가대비9 · portal only */
  readonly dbid9?: string
  /** 매도호가대비9 · portal only */
  readonly dask9?: string
  /** 매수호가가격10 · portal only */
  readonly pbid10?: string
  /** 매도호가가격10 · portal only */
  readonly pask10?: string
  /** 매수호가잔량10 · portal only */
  readonly vbid10?: string
  /** 매도호가잔량10 · portal only */
  readonly vask10?: string
  /** 매수호가대비10 · portal only */
  readonly dbid10?: string
  /** 매도호가대비10 · portal only */
  readonly dask10?: string
}

export interface InquireAskingPriceOutput3 {
  /** VCMStart시간 */
  readonly vstm?: string
  /** VCMEnd시간 */
  readonly vetm?: string
  /** CAS/VCM기준가 */
  readonly csbp?: string
  /** CAS/VCMHighprice */
  readonly cshi?: string
  /** CAS/VCMLowprice */
  readonly cslo?: string
  /** IEP */
  readonly iep?: string
  /** IEV */
  readonly iev?: string
}

export interface InquireAskingPriceAnswer {
  readonly output1: InquireAskingPriceOutput1
  readonly output2: InquireAskingPriceOutput2
  readonly output3: InquireAskingPriceOutput3
}

/** 해외주식 현재가 1호가 · 해외주식-033 · HHDFS76200100, not in paper trading */
export const inquireAskingPrice: Endpoint<InquireAskingPriceInput, InquireAskingPriceAnswer, 'real'> = {
  id: 'overseas-stock/inquire-asking-price',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/inquire-asking-price',
  trIds: [{ real: 'HHDFS76200100', paper: null }],
  fields: { AUTH: 'empty', EXCD: 'required', SYMB: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'rsym', 'zdiv', 'curr', 'base', 'open', 'high', 'low', 'last', 'dymd', 'dhms', 'bvol', 'avol', 'bdvl', 'advl',
        'code', 'ropen', 'rhigh', 'rlow', 'rclose',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'pbid1', 'pask1', 'vbid1', 'vask1', 'dbid1', 'dask1', 'pbid2', 'pask2', 'vbid2', 'vask2', 'dbid2', 'dask2',
        'pbid3', 'pask3', 'vbid3', 'vask3', 'dbid3', 'dask3', 'pbid4', 'pask4', 'vbid4', 'vask4', 'dbid4', 'dask4',
        'pbid5', 'pask5', 'vbid5', 'vask5', 'dbid5', 'dask5', 'pbid6', 'pask6', 'vbid6', 'vask6', 'dbid6', 'dask6',
        'pbid7', 'pask7', 'vbid7', 'vask7', 'dbid7', 'dask7', 'pbid8', 'pask8', 'vbid8', 'vask8', 'dbid8', 'dask8',
        'pbid9', 'pask9', 'vbid9', 'vask9', 'dbid9', 'dask9', 'pbid10', 'pask10', 'vbid10', 'vask10', 'dbid10',
        'dask10',
      ],
    },
    output3: { kind: 'object', fields: ['vstm', 'vetm', 'csbp', 'cshi', 'cslo', 'iep', 'iev'] },
  },
}

export interface InquireBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · NAS 나스닥 · SEHK 홍콩 · SHAA 중국상해 · SZAA 중국심천 · TKSE 일본 · HASE 베트남 하노이 · VNSE 베트남 호치민 · real: NASD 미국전체 · NAS 나스닥; paper: NASD 나스닥 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'NAS' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 거래통화코드 · USD 미국달러 · HKD 홍콩달러 · CNY 중국위안화 · JPY 일본엔화 · VND 베트남동 */
  readonly TR_CRCY_CD: 'USD' | 'HKD' | 'CNY' | 'JPY' | 'VND'
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
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 해외상품번호 */
  readonly ovrs_pdno?: string
  /** 해외종목명 · portal only */
  readonly ovrs_item_name?: string
  /** 외화평가손익금액 */
  readonly frcr_evlu_pfls_amt?: string
  /** 평가손익율 */
  readonly evlu_pfls_rt?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 해외잔고수량 */
  readonly ovrs_cblc_qty?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 외화매입금액1 */
  readonly frcr_pchs_amt1?: string
  /** 해외주식평가금액 */
  readonly ovrs_stck_evlu_amt?: string
  /** 현재가격2 */
  readonly now_pric2?: string
  /** 거래통화코드 */
  readonly tr_crcy_cd?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 대출유형코드 */
  readonly loan_type_cd?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 만기일자 */
  readonly expd_dt?: string
}

export interface InquireBalanceOutput2 {
  /** 외화매입금액1 */
  readonly frcr_pchs_amt1?: string
  /** 해외실현손익금액 */
  readonly ovrs_rlzt_pfls_amt?: string
  /** 해외총손익 */
  readonly ovrs_tot_pfls?: string
  /** 실현수익율 */
  readonly rlzt_erng_rt?: string
  /** 총평가손익금액 */
  readonly tot_evlu_pfls_amt?: string
  /** 총수익률 */
  readonly tot_pftrt?: string
  /** 외화매수금액합계1 */
  readonly frcr_buy_amt_smtl1?: string
  /** 해외실현손익금액2 */
  readonly ovrs_rlzt_pfls_amt2?: string
  /** 외화매수금액합계2 */
  readonly frcr_buy_amt_smtl2?: string
}

export interface InquireBalanceAnswer {
  readonly output1: readonly InquireBalanceOutput1[]
  readonly output2: InquireBalanceOutput2
}

/**
 * 해외주식 잔고 · v1_해외주식-006 · TTTS3012R, paper VTTS3012R
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 * Warning: OVRS_EXCG_CD NASD means all US exchanges in production but NASDAQ alone in paper trading.
 */
export const inquireBalance: PagedEndpoint<InquireBalanceInput, InquireBalanceAnswer> = {
  id: 'overseas-stock/inquire-balance',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-balance',
  trIds: [{ real: 'TTTS3012R', paper: 'VTTS3012R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    TR_CRCY_CD: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'prdt_type_cd', 'ovrs_pdno', 'ovrs_item_name', 'frcr_evlu_pfls_amt', 'evlu_pfls_rt',
        'pchs_avg_pric', 'ovrs_cblc_qty', 'ord_psbl_qty', 'frcr_pchs_amt1', 'ovrs_stck_evlu_amt', 'now_pric2',
        'tr_crcy_cd', 'ovrs_excg_cd', 'loan_type_cd', 'loan_dt', 'expd_dt',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'frcr_pchs_amt1', 'ovrs_rlzt_pfls_amt', 'ovrs_tot_pfls', 'rlzt_erng_rt', 'tot_evlu_pfls_amt', 'tot_pftrt',
        'frcr_buy_amt_smtl1', 'ovrs_rlzt_pfls_amt2', 'frcr_buy_amt_smtl2',
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
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. % */
  readonly PDNO?: string
  /** 주문시작일자 · e.g. 20250601 */
  readonly ORD_STRT_DT: string
  /** 주문종료일자 · e.g. 20250630 */
  readonly ORD_END_DT: string
  /** 매도매수구분 · 00 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN: '00' | '01' | '02'
  /** 체결미체결구분 · 00 전체 · 01 체결 · 02 미체결 */
  readonly CCLD_NCCS_DVSN: '00' | '01' | '02'
  /** 해외거래소코드 · % 전체 · NASD 미국시장 전체 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 중국상해 · SZAA 중국심천 · TKSE 일본 · HASE 베트남 하노이 · VNSE 베트남 호치민 */
  readonly OVRS_EXCG_CD?: '%' | 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 정렬순서 · DS 정순 · AS 역순 */
  readonly SORT_SQN: 'DS' | 'AS'
  /** 주문일자 */
  readonly ORD_DT?: string
  /** 주문채번지점번호 */
  readonly ORD_GNO_BRNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
}

export interface InquireCcnlOutput {
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매도매수구분코드명 */
  readonly sll_buy_dvsn_cd_name?: string
  /** 정정취소구분 */
  readonly rvse_cncl_dvsn?: string
  /** 정정취소구분명 */
  readonly rvse_cncl_dvsn_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** FT주문수량 */
  readonly ft_ord_qty?: string
  /** FT주문단가3 */
  readonly ft_ord_unpr3?: string
  /** FT체결수량 */
  readonly ft_ccld_qty?: string
  /** FT체결단가3 */
  readonly ft_ccld_unpr3?: string
  /** FT체결금액3 */
  readonly ft_ccld_amt3?: string
  /** 미체결수량 */
  readonly nccs_qty?: string
  /** 처리상태명 */
  readonly prcs_stat_name?: string
  /** 거부사유 */
  readonly rjct_rson?: string
  /** 거부사유명 */
  readonly rjct_rson_name?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 거래통화코드 */
  readonly tr_crcy_cd?: string
  /** 거래국가 */
  readonly tr_natn?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 거래국가명 */
  readonly tr_natn_name?: string
  /** 국내주문일자 */
  readonly dmst_ord_dt?: string
  /** 당사주문시각 */
  readonly thco_ord_tmd?: string
  /** 대출유형코드 */
  readonly loan_type_cd?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 매체구분명 */
  readonly mdia_dvsn_name?: string
  /** 미국애프터마켓연장신청여부 */
  readonly usa_amk_exts_rqst_yn?: string
  /** 분할매수/매도속성명 */
  readonly splt_buy_attr_name?: string
}

export interface InquireCcnlAnswer {
  readonly output: readonly InquireCcnlOutput[]
}

/**
 * 해외주식 주문체결내역 · v1_해외주식-007 · TTTS3035R, paper VTTS3035R
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquireCcnl: PagedEndpoint<InquireCcnlInput, InquireCcnlAnswer> = {
  id: 'overseas-stock/inquire-ccnl',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-ccnl',
  trIds: [{ real: 'TTTS3035R', paper: 'VTTS3035R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'empty',
    ORD_STRT_DT: 'required',
    ORD_END_DT: 'required',
    SLL_BUY_DVSN: 'required',
    CCLD_NCCS_DVSN: 'required',
    OVRS_EXCG_CD: 'empty',
    SORT_SQN: 'required',
    ORD_DT: 'empty',
    ORD_GNO_BRNO: 'empty',
    ODNO: 'empty',
    CTX_AREA_NK200: 'empty',
    CTX_AREA_FK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'ord_dt', 'ord_gno_brno', 'odno', 'orgn_odno', 'sll_buy_dvsn_cd', 'sll_buy_dvsn_cd_name', 'rvse_cncl_dvsn',
        'rvse_cncl_dvsn_name', 'pdno', 'prdt_name', 'ft_ord_qty', 'ft_ord_unpr3', 'ft_ccld_qty', 'ft_ccld_unpr3',
        'ft_ccld_amt3', 'nccs_qty', 'prcs_stat_name', 'rjct_rson', 'rjct_rson_name', 'ord_tmd', 'tr_mket_name',
        'tr_crcy_cd', 'tr_natn', 'ovrs_excg_cd', 'tr_natn_name', 'dmst_ord_dt', 'thco_ord_tmd', 'loan_type_cd',
        'loan_dt', 'mdia_dvsn_name', 'usa_amk_exts_rqst_yn', 'splt_buy_attr_name',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDailyChartpriceInput {
  /** 조건 시장 분류 코드 · N 해외지수 · X 환율 · I 국채 · S 금선물 */
  readonly FID_COND_MRKT_DIV_CODE: 'N' | 'X' | 'I' | 'S'
  /** 입력 종목코드 · e.g. QQQ */
  readonly FID_INPUT_ISCD: string
  /** 입력 날짜1 · e.g. 20250101 */
  readonly FID_INPUT_DATE_1: string
  /** 입력 날짜2 · e.g. 20250131 */
  readonly FID_INPUT_DATE_2: string
  /** 기간 분류 코드 · D 일 · W 주 · M 월 · Y 년 */
  readonly FID_PERIOD_DIV_CODE: 'D' | 'W' | 'M' | 'Y'
}

export interface InquireDailyChartpriceOutput1 {
  /** 전일 대비 */
  readonly ovrs_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 전일 종가 */
  readonly ovrs_nmix_prdy_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 현재가 */
  readonly ovrs_nmix_prpr?: string
  /** 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 전일 거래량 */
  readonly prdy_vol?: string
  /** 시가 */
  readonly ovrs_prod_oprc?: string
  /** 최고가 */
  readonly ovrs_prod_hgpr?: string
  /** 최저가 */
  readonly ovrs_prod_lwpr?: string
}

export interface InquireDailyChartpriceOutput2 {
  /** 영업 일자 */
  readonly stck_bsop_date?: string
  /** 현재가 */
  readonly ovrs_nmix_prpr?: string
  /** 시가 */
  readonly ovrs_nmix_oprc?: string
  /** 최고가 */
  readonly ovrs_nmix_hgpr?: string
  /** 최저가 */
  readonly ovrs_nmix_lwpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 변경 여부 */
  readonly mod_yn?: string
}

export interface InquireDailyChartpriceAnswer {
  readonly output1: InquireDailyChartpriceOutput1
  readonly output2: readonly InquireDailyChartpriceOutput2[]
}

/** 해외주식 종목/지수/환율기간별시세(일/주/월/년) · v1_해외주식-012 · FHKST03030100, paper FHKST03030100 */
export const inquireDailyChartprice: Endpoint<InquireDailyChartpriceInput, InquireDailyChartpriceAnswer> = {
  id: 'overseas-stock/inquire-daily-chartprice',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/inquire-daily-chartprice',
  trIds: [{ real: 'FHKST03030100', paper: 'FHKST03030100' }],
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
        'ovrs_nmix_prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'ovrs_nmix_prdy_clpr', 'acml_vol', 'hts_kor_isnm',
        'ovrs_nmix_prpr', 'stck_shrn_iscd', 'prdy_vol', 'ovrs_prod_oprc', 'ovrs_prod_hgpr', 'ovrs_prod_lwpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'ovrs_nmix_prpr', 'ovrs_nmix_oprc', 'ovrs_nmix_hgpr', 'ovrs_nmix_lwpr', 'acml_vol', 'mod_yn',
      ],
    },
  },
}

export interface InquireNccsInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 중국상해 · SZAA 중국심천 · TKSE 일본 · HASE 베트남 하노이 · VNSE 베트남 호치민 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 정렬순서 · DS 정순 */
  readonly SORT_SQN: 'DS' | (string & {})
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireNccsOutput {
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매도매수구분코드명 · portal only */
  readonly sll_buy_dvsn_cd_name?: string
  /** 정정취소구분코드 */
  readonly rvse_cncl_dvsn_cd?: string
  /** 정정취소구분코드명 · portal only */
  readonly rvse_cncl_dvsn_cd_name?: string
  /** 거부사유 */
  readonly rjct_rson?: string
  /** 거부사유명 · portal only */
  readonly rjct_rson_name?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 거래시장명 · portal only */
  readonly tr_mket_name?: string
  /** 거래통화코드 */
  readonly tr_crcy_cd?: string
  /** 국가코드 */
  readonly natn_cd?: string
  /** 국가한글명 · portal only */
  readonly natn_kor_name?: string
  /** FT주문수량 */
  readonly ft_ord_qty?: string
  /** FT체결수량 */
  readonly ft_ccld_qty?: string
  /** 미체결수량 */
  readonly nccs_qty?: string
  /** FT주문단가3 */
  readonly ft_ord_unpr3?: string
  /** FT체결단가3 */
  readonly ft_ccld_unpr3?: string
  /** FT체결금액3 */
  readonly ft_ccld_amt3?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 처리상태명 · portal only */
  readonly prcs_stat_name?: string
  /** 대출유형코드 */
  readonly loan_type_cd?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 미국애프터마켓연장신청여부 */
  readonly usa_amk_exts_rqst_yn?: string
  /** 분할매수속성명 · portal only */
  readonly splt_buy_attr_name?: string
}

export interface InquireNccsAnswer {
  readonly output: readonly InquireNccsOutput[]
}

/**
 * 해외주식 미체결내역 · v1_해외주식-005 · TTTS3018R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the portal says: no next page (sample-loop).
 * Older clients send VTTS3018R in paper trading; it is no longer granted.
 * Warning: the portal says not supported in paper; older clients send VTTS3018R there.
 */
export const inquireNccs: PagedEndpoint<InquireNccsInput, InquireNccsAnswer, 'real'> = {
  id: 'overseas-stock/inquire-nccs',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-nccs',
  trIds: [{ real: 'TTTS3018R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    SORT_SQN: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'ord_dt', 'ord_gno_brno', 'odno', 'orgn_odno', 'pdno', 'prdt_name', 'sll_buy_dvsn_cd', 'sll_buy_dvsn_cd_name',
        'rvse_cncl_dvsn_cd', 'rvse_cncl_dvsn_cd_name', 'rjct_rson', 'rjct_rson_name', 'ord_tmd', 'tr_mket_name',
        'tr_crcy_cd', 'natn_cd', 'natn_kor_name', 'ft_ord_qty', 'ft_ccld_qty', 'nccs_qty', 'ft_ord_unpr3',
        'ft_ccld_unpr3', 'ft_ccld_amt3', 'ovrs_excg_cd', 'prcs_stat_name', 'loan_type_cd', 'loan_dt',
        'usa_amk_exts_rqst_yn', 'splt_buy_attr_name',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquirePaymtStdrBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 기준일자 · e.g. 20250630 */
  readonly BASS_DT: string
  /** 원화외화구분코드 · 01 원화기준 · 02 외화기준 */
  readonly WCRC_FRCR_DVSN_CD: '01' | '02'
  /** 조회구분코드 · 00 전체 · 01 일반 · 02 미니스탁 */
  readonly INQR_DVSN_CD: '00' | '01' | '02'
}

export interface InquirePaymtStdrBalanceOutput1 {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 잔고수량13 */
  readonly cblc_qty13?: string
  /** 주문가능수량1 */
  readonly ord_psbl_qty1?: string
  /** 평균단가3 */
  readonly avg_unpr3?: string
  /** 해외현재가격1 */
  readonly ovrs_now_pric1?: string
  /** 외화매입금액 */
  readonly frcr_pchs_amt?: string
  /** 외화평가금액2 */
  readonly frcr_evlu_amt2?: string
  /** 평가손익금액2 */
  readonly evlu_pfls_amt2?: string
  /** 기준환율 */
  readonly bass_exrt?: string
  /** 조작상세일시 */
  readonly oprt_dtl_dtime?: string
  /** 매수통화코드 */
  readonly buy_crcy_cd?: string
  /** 당일매도체결수량1 */
  readonly thdt_sll_ccld_qty1?: string
  /** 당일매수체결수량1 */
  readonly thdt_buy_ccld_qty1?: string
  /** 평가손익율1 */
  readonly evlu_pfls_rt1?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 국가한글명 */
  readonly natn_kor_name?: string
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 담보수량 */
  readonly mgge_qty?: string
  /** 대출잔액 */
  readonly loan_rmnd?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 유가증권구분명 */
  readonly scts_dvsn_name?: string
  /** 대여잔고수량 */
  readonly ldng_cblc_qty?: string
}

export interface InquirePaymtStdrBalanceOutput2 {
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 통화코드명 */
  readonly crcy_cd_name?: string
  /** 외화예수금액2 */
  readonly frcr_dncl_amt_2?: string
  /** 최초고시환율 */
  readonly frst_bltn_exrt?: string
  /** 외화평가금액2 */
  readonly frcr_evlu_amt2?: string
}

export interface InquirePaymtStdrBalanceOutput3 {
  /** 매입금액합계금액 */
  readonly pchs_amt_smtl_amt?: string
  /** 총평가손익금액 */
  readonly tot_evlu_pfls_amt?: string
  /** 평가수익율1 */
  readonly evlu_erng_rt1?: string
  /** 총예수금액 */
  readonly tot_dncl_amt?: string
  /** 원화평가금액합계 */
  readonly wcrc_evlu_amt_smtl?: string
  /** 총자산금액2 */
  readonly tot_asst_amt2?: string
  /** 외화잔고원화평가금액합계 */
  readonly frcr_cblc_wcrc_evlu_amt_smtl?: string
  /** 총대출금액 */
  readonly tot_loan_amt?: string
  /** 총대여평가금액 */
  readonly tot_ldng_evlu_amt?: string
}

export interface InquirePaymtStdrBalanceAnswer {
  readonly output1: readonly InquirePaymtStdrBalanceOutput1[]
  readonly output2: readonly InquirePaymtStdrBalanceOutput2[]
  readonly output3: InquirePaymtStdrBalanceOutput3
}

/**
 * 해외주식 결제기준잔고 · 해외주식-064 · CTRP6010R, not in paper trading
 *
 * Paging: tr_cont-header (portal).
 */
export const inquirePaymtStdrBalance: PagedEndpoint<InquirePaymtStdrBalanceInput, InquirePaymtStdrBalanceAnswer, 'real'> = {
  id: 'overseas-stock/inquire-paymt-stdr-balance',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-paymt-stdr-balance',
  trIds: [{ real: 'CTRP6010R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    BASS_DT: 'required',
    WCRC_FRCR_DVSN_CD: 'required',
    INQR_DVSN_CD: 'required',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'pdno', 'prdt_name', 'cblc_qty13', 'ord_psbl_qty1', 'avg_unpr3', 'ovrs_now_pric1', 'frcr_pchs_amt',
        'frcr_evlu_amt2', 'evlu_pfls_amt2', 'bass_exrt', 'oprt_dtl_dtime', 'buy_crcy_cd', 'thdt_sll_ccld_qty1',
        'thdt_buy_ccld_qty1', 'evlu_pfls_rt1', 'tr_mket_name', 'natn_kor_name', 'std_pdno', 'mgge_qty', 'loan_rmnd',
        'prdt_type_cd', 'ovrs_excg_cd', 'scts_dvsn_name', 'ldng_cblc_qty',
      ],
    },
    output2: {
      kind: 'array',
      fields: ['crcy_cd', 'crcy_cd_name', 'frcr_dncl_amt_2', 'frst_bltn_exrt', 'frcr_evlu_amt2'],
    },
    output3: {
      kind: 'object',
      fields: [
        'pchs_amt_smtl_amt', 'tot_evlu_pfls_amt', 'evlu_erng_rt1', 'tot_dncl_amt', 'wcrc_evlu_amt_smtl',
        'tot_asst_amt2', 'frcr_cblc_wcrc_evlu_amt_smtl', 'tot_loan_amt', 'tot_ldng_evlu_amt',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface InquirePeriodProfitInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 미국 · SEHK 홍콩 · SHAA 중국 · TKSE 일본 · HASE 베트남 */
  readonly OVRS_EXCG_CD: 'NASD' | 'SEHK' | 'SHAA' | 'TKSE' | 'HASE'
  /** 국가코드 */
  readonly NATN_CD?: string
  /** 통화코드 · USD 미국달러 · HKD 홍콩달러 · CNY 중국위안화 · JPY 일본엔화 · VND 베트남동 */
  readonly CRCY_CD: 'USD' | 'HKD' | 'CNY' | 'JPY' | 'VND'
  /** 상품번호 */
  readonly PDNO?: string
  /** 조회시작일자 · e.g. 20240601 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20240630 */
  readonly INQR_END_DT: string
  /** 원화외화구분코드 · 01 외화 · 02 원화 */
  readonly WCRC_FRCR_DVSN_CD: '01' | '02'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquirePeriodProfitOutput1 {
  /** 매매일 */
  readonly trad_day?: string
  /** 해외상품번호 */
  readonly ovrs_pdno?: string
  /** 매도청산수량 */
  readonly slcl_qty?: string
  /** 매입평균가격 */
  readonly pchs_avg_pric?: string
  /** 외화매입금액1 */
  readonly frcr_pchs_amt1?: string
  /** 평균매도단가 */
  readonly avg_sll_unpr?: string
  /** 외화매도금액합계1 */
  readonly frcr_sll_amt_smtl1?: string
  /** 주식매도제비용 */
  readonly stck_sll_tlex?: string
  /** 해외실현손익금액 */
  readonly ovrs_rlzt_pfls_amt?: string
  /** 수익률 */
  readonly pftrt?: string
  /** 환율 */
  readonly exrt?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 최초고시환율 */
  readonly frst_bltn_exrt?: string
  /** 해외종목명 · portal only */
  readonly ovrs_item_name?: string
}

export interface InquirePeriodProfitOutput2 {
  /** 주식매도금액합계 */
  readonly stck_sll_amt_smtl?: string
  /** 주식매수금액합계 */
  readonly stck_buy_amt_smtl?: string
  /** 합계수수료1 */
  readonly smtl_fee1?: string
  /** 정산지급금액 */
  readonly excc_dfrm_amt?: string
  /** 해외실현손익총금액 */
  readonly ovrs_rlzt_pfls_tot_amt?: string
  /** 총수익률 */
  readonly tot_pftrt?: string
  /** 기준일자 */
  readonly bass_dt?: string
  /** 환율 */
  readonly exrt?: string
}

export interface InquirePeriodProfitAnswer {
  readonly output1: readonly InquirePeriodProfitOutput1[]
  readonly output2: InquirePeriodProfitOutput2
}

/**
 * 해외주식 기간손익 · v1_해외주식-032 · TTTS3039R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const inquirePeriodProfit: PagedEndpoint<InquirePeriodProfitInput, InquirePeriodProfitAnswer, 'real'> = {
  id: 'overseas-stock/inquire-period-profit',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-period-profit',
  trIds: [{ real: 'TTTS3039R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    NATN_CD: 'empty',
    CRCY_CD: 'required',
    PDNO: 'empty',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    WCRC_FRCR_DVSN_CD: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'trad_day', 'ovrs_pdno', 'slcl_qty', 'pchs_avg_pric', 'frcr_pchs_amt1', 'avg_sll_unpr', 'frcr_sll_amt_smtl1',
        'stck_sll_tlex', 'ovrs_rlzt_pfls_amt', 'pftrt', 'exrt', 'ovrs_excg_cd', 'frst_bltn_exrt', 'ovrs_item_name',
      ],
    },
    output2: {
      kind: 'object',
      fields: [
        'stck_sll_amt_smtl', 'stck_buy_amt_smtl', 'smtl_fee1', 'excc_dfrm_amt', 'ovrs_rlzt_pfls_tot_amt', 'tot_pftrt',
        'bass_dt', 'exrt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquirePeriodTransInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 등록시작일자 · e.g. 20240601 */
  readonly ERLM_STRT_DT: string
  /** 등록종료일자 · e.g. 20240630 */
  readonly ERLM_END_DT: string
  /** 해외거래소코드 · e.g. NASD */
  readonly OVRS_EXCG_CD: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 매도매수구분코드 · 00 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '00' | '01' | '02'
  /** 대출구분코드 */
  readonly LOAN_DVSN_CD?: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquirePeriodTransOutput1 {
  /** 매매일자 */
  readonly trad_dt?: string
  /** 결제일자 */
  readonly sttl_dt?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매도매수구분명 */
  readonly sll_buy_dvsn_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 해외종목명 */
  readonly ovrs_item_name?: string
  /** 체결수량 */
  readonly ccld_qty?: string
  /** 금액단위체결수량 */
  readonly amt_unit_ccld_qty?: string
  /** FT체결단가2 */
  readonly ft_ccld_unpr2?: string
  /** 해외주식체결단가 */
  readonly ovrs_stck_ccld_unpr?: string
  /** 거래외화금액2 */
  readonly tr_frcr_amt2?: string
  /** 거래금액 */
  readonly tr_amt?: string
  /** 외화정산금액1 */
  readonly frcr_excc_amt_1?: string
  /** 원화정산금액 */
  readonly wcrc_excc_amt?: string
  /** 국내외화수수료1 */
  readonly dmst_frcr_fee1?: string
  /** 외화수수료1 */
  readonly frcr_fee1?: string
  /** 국내원화수수료 */
  readonly dmst_wcrc_fee?: string
  /** 해외원화수수료 */
  readonly ovrs_wcrc_fee?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 등록환율 */
  readonly erlm_exrt?: string
  /** 대출구분코드 */
  readonly loan_dvsn_cd?: string
  readonly loan_dvsn_name?: string
}

export interface InquirePeriodTransOutput2 {
  /** 외화매수금액합계 */
  readonly frcr_buy_amt_smtl?: string
  /** 외화매도금액합계 */
  readonly frcr_sll_amt_smtl?: string
  /** 국내수수료합계 */
  readonly dmst_fee_smtl?: string
  /** 해외수수료합계 */
  readonly ovrs_fee_smtl?: string
}

export interface InquirePeriodTransAnswer {
  readonly output1: readonly InquirePeriodTransOutput1[]
  readonly output2: InquirePeriodTransOutput2
}

/**
 * 해외주식 일별거래내역 · 해외주식-063 · CTOS4001R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100 (sample-loop).
 */
export const inquirePeriodTrans: PagedEndpoint<InquirePeriodTransInput, InquirePeriodTransAnswer, 'real'> = {
  id: 'overseas-stock/inquire-period-trans',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-period-trans',
  trIds: [{ real: 'CTOS4001R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ERLM_STRT_DT: 'required',
    ERLM_END_DT: 'required',
    OVRS_EXCG_CD: 'required',
    PDNO: 'empty',
    SLL_BUY_DVSN_CD: 'required',
    LOAN_DVSN_CD: 'empty',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'trad_dt', 'sttl_dt', 'sll_buy_dvsn_cd', 'sll_buy_dvsn_name', 'pdno', 'ovrs_item_name', 'ccld_qty',
        'amt_unit_ccld_qty', 'ft_ccld_unpr2', 'ovrs_stck_ccld_unpr', 'tr_frcr_amt2', 'tr_amt', 'frcr_excc_amt_1',
        'wcrc_excc_amt', 'dmst_frcr_fee1', 'frcr_fee1', 'dmst_wcrc_fee', 'ovrs_wcrc_fee', 'crcy_cd', 'std_pdno',
        'erlm_exrt', 'loan_dvsn_cd', 'loan_dvsn_name',
      ],
    },
    output2: { kind: 'object', fields: ['frcr_buy_amt_smtl', 'frcr_sll_amt_smtl', 'dmst_fee_smtl', 'ovrs_fee_smtl'] },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InquirePresentBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 원화외화구분코드 · 01 원화 · 02 외화 */
  readonly WCRC_FRCR_DVSN_CD: '01' | '02'
  /** 국가코드 · 000 전체 · 156 중국 · 344 홍콩 · 392 일본 · 704 베트남 · 840 미국 */
  readonly NATN_CD: '000' | '156' | '344' | '392' | '704' | '840'
  /**
   * 거래시장코드 · e.g. 00
   * - NATN_CD = 156: 00 전체 · 01 상해B · 02 심천B · 03 상해A · 04 심천A
   * - NATN_CD = 344: 01 홍콩 · 02 홍콩CNY · 03 홍콩USD
   * - NATN_CD = 392: 01 일본
   * - NATN_CD = 704: 01 하노이거래 · 02 호치민거래소
   * - NATN_CD = 840: 00 전체 · 01 나스닥(NASD) · 02 뉴욕거래소(NYSE) · 03 미국(PINK SHEETS) · 04 미국(OTCBB) · 05 아멕스(AMEX)
   * - NATN_CD = 000: 00 전체
   */
  readonly TR_MKET_CD: string
  /** 조회구분코드 · 00 전체 · 01 일반해외주식 · 02 미니스탁 */
  readonly INQR_DVSN_CD: '00' | '01' | '02'
}

export interface InquirePresentBalanceOutput1 {
  /** 상품명 · portal only */
  readonly prdt_name?: string
  /** 잔고수량13 */
  readonly cblc_qty13?: string
  /** 당일매수체결수량1 */
  readonly thdt_buy_ccld_qty1?: string
  /** 당일매도체결수량1 */
  readonly thdt_sll_ccld_qty1?: string
  /** 체결수량합계1 */
  readonly ccld_qty_smtl1?: string
  /** 주문가능수량1 */
  readonly ord_psbl_qty1?: string
  /** 외화매입금액 */
  readonly frcr_pchs_amt?: string
  /** 외화평가금액2 */
  readonly frcr_evlu_amt2?: string
  /** 평가손익금액2 */
  readonly evlu_pfls_amt2?: string
  /** 평가손익율1 */
  readonly evlu_pfls_rt1?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 기준환율 */
  readonly bass_exrt?: string
  /** 매수통화코드 */
  readonly buy_crcy_cd?: string
  /** 해외현재가격1 */
  readonly ovrs_now_pric1?: string
  /** 평균단가3 */
  readonly avg_unpr3?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 국가한글명 */
  readonly natn_kor_name?: string
  /** 매입잔액원화금액 */
  readonly pchs_rmnd_wcrc_amt?: string
  /** 당일매수체결외화금액 */
  readonly thdt_buy_ccld_frcr_amt?: string
  /** 당일매도체결외화금액 */
  readonly thdt_sll_ccld_frcr_amt?: string
  /** 단위금액 */
  readonly unit_amt?: string
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 유가증권구분명 */
  readonly scts_dvsn_name?: string
  /** 대출잔액 */
  readonly loan_rmnd?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 대출만기일자 */
  readonly loan_expd_dt?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 종목연동거래소코드 */
  readonly item_lnkg_excg_cd?: string
}

export interface InquirePresentBalanceOutput2 {
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 통화코드명 · portal only */
  readonly crcy_cd_name?: string
  /** 외화매수금액합계 */
  readonly frcr_buy_amt_smtl?: string
  /** 외화매도금액합계 */
  readonly frcr_sll_amt_smtl?: string
  /** 외화예수금액2 */
  readonly frcr_dncl_amt_2?: string
  /** 최초고시환율 */
  readonly frst_bltn_exrt?: string
  /** 외화매수증거금액 */
  readonly frcr_buy_mgn_amt?: string
  /** 외화기타증거금 */
  readonly frcr_etc_mgna?: string
  /** 외화출금가능금액1 */
  readonly frcr_drwg_psbl_amt_1?: string
  /** 출금가능원화금액 */
  readonly frcr_evlu_amt2?: string
  /** 현지보관통화여부 */
  readonly acpl_cstd_crcy_yn?: string
  /** 익일외화출금가능금액 */
  readonly nxdy_frcr_drwg_psbl_amt?: string
}

export interface InquirePresentBalanceOutput3 {
  /** 매입금액합계 */
  readonly pchs_amt_smtl?: string
  /** 평가금액합계 */
  readonly evlu_amt_smtl?: string
  /** 평가손익금액합계 */
  readonly evlu_pfls_amt_smtl?: string
  /** 예수금액 */
  readonly dncl_amt?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
  /** 총예수금액 */
  readonly tot_dncl_amt?: string
  /** 기타증거금 */
  readonly etc_mgna?: string
  /** 인출가능총금액 */
  readonly wdrw_psbl_tot_amt?: string
  /** 외화평가총액 */
  readonly frcr_evlu_tota?: string
  /** 평가수익율1 */
  readonly evlu_erng_rt1?: string
  /** 매입금액합계금액 */
  readonly pchs_amt_smtl_amt?: string
  /** 평가금액합계금액 */
  readonly evlu_amt_smtl_amt?: string
  /** 총평가손익금액 */
  readonly tot_evlu_pfls_amt?: string
  /** 총자산금액 */
  readonly tot_asst_amt?: string
  /** 매수증거금액 */
  readonly buy_mgn_amt?: string
  /** 증거금총액 */
  readonly mgna_tota?: string
  /** 외화사용가능금액 */
  readonly frcr_use_psbl_amt?: string
  /** 미결제매도금액합계 */
  readonly ustl_sll_amt_smtl?: string
  /** 미결제매수금액합계 */
  readonly ustl_buy_amt_smtl?: string
  /** 총외화잔고합계 */
  readonly tot_frcr_cblc_smtl?: string
  /** 총대출금액 */
  readonly tot_loan_amt?: string
}

export interface InquirePresentBalanceAnswer {
  readonly output1: readonly InquirePresentBalanceOutput1[]
  readonly output2: readonly InquirePresentBalanceOutput2[]
  readonly output3: InquirePresentBalanceOutput3
}

/**
 * 해외주식 체결기준현재잔고 · v1_해외주식-008 · CTRP6504R, paper VTRP6504R
 *
 * Paging: tr_cont-header (portal).
 */
export const inquirePresentBalance: PagedEndpoint<InquirePresentBalanceInput, InquirePresentBalanceAnswer> = {
  id: 'overseas-stock/inquire-present-balance',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-present-balance',
  trIds: [{ real: 'CTRP6504R', paper: 'VTRP6504R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    WCRC_FRCR_DVSN_CD: 'required',
    NATN_CD: 'required',
    TR_MKET_CD: 'required',
    INQR_DVSN_CD: 'required',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'prdt_name', 'cblc_qty13', 'thdt_buy_ccld_qty1', 'thdt_sll_ccld_qty1', 'ccld_qty_smtl1', 'ord_psbl_qty1',
        'frcr_pchs_amt', 'frcr_evlu_amt2', 'evlu_pfls_amt2', 'evlu_pfls_rt1', 'pdno', 'bass_exrt', 'buy_crcy_cd',
        'ovrs_now_pric1', 'avg_unpr3', 'tr_mket_name', 'natn_kor_name', 'pchs_rmnd_wcrc_amt', 'thdt_buy_ccld_frcr_amt',
        'thdt_sll_ccld_frcr_amt', 'unit_amt', 'std_pdno', 'prdt_type_cd', 'scts_dvsn_name', 'loan_rmnd', 'loan_dt',
        'loan_expd_dt', 'ovrs_excg_cd', 'item_lnkg_excg_cd',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'crcy_cd', 'crcy_cd_name', 'frcr_buy_amt_smtl', 'frcr_sll_amt_smtl', 'frcr_dncl_amt_2', 'frst_bltn_exrt',
        'frcr_buy_mgn_amt', 'frcr_etc_mgna', 'frcr_drwg_psbl_amt_1', 'frcr_evlu_amt2', 'acpl_cstd_crcy_yn',
        'nxdy_frcr_drwg_psbl_amt',
      ],
    },
    output3: {
      kind: 'object',
      fields: [
        'pchs_amt_smtl', 'evlu_amt_smtl', 'evlu_pfls_amt_smtl', 'dncl_amt', 'cma_evlu_amt', 'tot_dncl_amt', 'etc_mgna',
        'wdrw_psbl_tot_amt', 'frcr_evlu_tota', 'evlu_erng_rt1', 'pchs_amt_smtl_amt', 'evlu_amt_smtl_amt',
        'tot_evlu_pfls_amt', 'tot_asst_amt', 'buy_mgn_amt', 'mgna_tota', 'frcr_use_psbl_amt', 'ustl_sll_amt_smtl',
        'ustl_buy_amt_smtl', 'tot_frcr_cblc_smtl', 'tot_loan_amt',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface InquirePsamountInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 중국상해 · SZAA 중국심천 · TKSE 일본 · HASE 하노이거래소 · VNSE 호치민거래소 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 해외주문단가 · e.g. 1.4 */
  readonly OVRS_ORD_UNPR: string
  /** 종목코드 · e.g. QQQ */
  readonly ITEM_CD: string
}

export interface InquirePsamountOutput {
  /** 거래통화코드 */
  readonly tr_crcy_cd?: string
  /** 주문가능외화금액 */
  readonly ord_psbl_frcr_amt?: string
  /** 매도재사용가능금액 */
  readonly sll_ruse_psbl_amt?: string
  /** 해외주문가능금액 */
  readonly ovrs_ord_psbl_amt?: string
  /** 최대주문가능수량 */
  readonly max_ord_psbl_qty?: string
  /** 환전이후주문가능금액 */
  readonly echm_af_ord_psbl_amt?: string
  /** 환전이후주문가능수량 */
  readonly echm_af_ord_psbl_qty?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 환율 */
  readonly exrt?: string
  /** 외화주문가능금액1 */
  readonly frcr_ord_psbl_amt1?: string
  /** 해외최대주문가능수량 */
  readonly ovrs_max_ord_psbl_qty?: string
}

export interface InquirePsamountAnswer {
  readonly output: InquirePsamountOutput
}

/** 해외주식 매수가능금액조회 · v1_해외주식-014 · TTTS3007R, paper VTTS3007R */
export const inquirePsamount: Endpoint<InquirePsamountInput, InquirePsamountAnswer> = {
  id: 'overseas-stock/inquire-psamount',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/inquire-psamount',
  trIds: [{ real: 'TTTS3007R', paper: 'VTTS3007R' }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    OVRS_ORD_UNPR: 'required',
    ITEM_CD: 'required',
  },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'tr_crcy_cd', 'ord_psbl_frcr_amt', 'sll_ruse_psbl_amt', 'ovrs_ord_psbl_amt', 'max_ord_psbl_qty',
        'echm_af_ord_psbl_amt', 'echm_af_ord_psbl_qty', 'ord_psbl_qty', 'exrt', 'frcr_ord_psbl_amt1',
        'ovrs_max_ord_psbl_qty',
      ],
    },
  },
}

export interface InquireSearchInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 거래소코드 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** 현재가선택조건 · e.g. 1 */
  readonly CO_YN_PRICECUR?: string
  /** 현재가시작범위가 · e.g. 160 */
  readonly CO_ST_PRICECUR?: string
  /** 현재가끝범위가 · e.g. 170 */
  readonly CO_EN_PRICECUR?: string
  /** 등락율선택조건 */
  readonly CO_YN_RATE?: string
  /** 등락율시작율 */
  readonly CO_ST_RATE?: string
  /** 등락율끝율 */
  readonly CO_EN_RATE?: string
  /** 시가총액선택조건 */
  readonly CO_YN_VALX?: string
  /** 시가총액시작액 */
  readonly CO_ST_VALX?: string
  /** 시가총액끝액 */
  readonly CO_EN_VALX?: string
  /** 발행주식수선택조건 */
  readonly CO_YN_SHAR?: string
  /** 발행주식시작수 */
  readonly CO_ST_SHAR?: string
  /** 발행주식끝수 */
  readonly CO_EN_SHAR?: string
  /** 거래량선택조건 */
  readonly CO_YN_VOLUME?: string
  /** 거래량시작량 */
  readonly CO_ST_VOLUME?: string
  /** 거래량끝량 */
  readonly CO_EN_VOLUME?: string
  /** 거래대금선택조건 */
  readonly CO_YN_AMT?: string
  /** 거래대금시작금 */
  readonly CO_ST_AMT?: string
  /** 거래대금끝금 */
  readonly CO_EN_AMT?: string
  /** EPS선택조건 */
  readonly CO_YN_EPS?: string
  /** EPS시작 */
  readonly CO_ST_EPS?: string
  /** EPS끝 */
  readonly CO_EN_EPS?: string
  /** PER선택조건 */
  readonly CO_YN_PER?: string
  /** PER시작 */
  readonly CO_ST_PER?: string
  /** PER끝 */
  readonly CO_EN_PER?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface InquireSearchOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** Record Count */
  readonly nrec?: string
}

export interface InquireSearchOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 현재가 */
  readonly last?: string
  /** 발행주식 */
  readonly shar?: string
  /** 시가총액 */
  readonly valx?: string
  /** 저가 */
  readonly plow?: string
  /** 고가 */
  readonly phigh?: string
  /** 시가 */
  readonly popen?: string
  /** 거래량 */
  readonly tvol?: string
  /** 등락율 */
  readonly rate?: string
  /** 대비 */
  readonly diff?: string
  /** 기호 */
  readonly sign?: string
  /** 거래대금 */
  readonly avol?: string
  /** EPS */
  readonly eps?: string
  /** PER */
  readonly per?: string
  /** 순위 */
  readonly rank?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 종목명 · portal only */
  readonly name?: string
  /** 영문종목명 · portal only */
  readonly ename?: string
}

export interface InquireSearchAnswer {
  readonly output1: InquireSearchOutput1
  readonly output2: readonly InquireSearchOutput2[]
}

/**
 * 해외주식조건검색 · v1_해외주식-015 · HHDFS76410000, paper HHDFS76410000
 *
 * Paging: keyb with KEYB (keys-only).
 * The paper id comes from: postman-paper-collection.
 */
export const inquireSearch: PagedEndpoint<InquireSearchInput, InquireSearchAnswer> = {
  id: 'overseas-stock/inquire-search',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/inquire-search',
  trIds: [{ real: 'HHDFS76410000', paper: 'HHDFS76410000' }],
  fields: {
    AUTH: 'empty',
    EXCD: 'required',
    CO_YN_PRICECUR: 'empty',
    CO_ST_PRICECUR: 'empty',
    CO_EN_PRICECUR: 'empty',
    CO_YN_RATE: 'empty',
    CO_ST_RATE: 'empty',
    CO_EN_RATE: 'empty',
    CO_YN_VALX: 'empty',
    CO_ST_VALX: 'empty',
    CO_EN_VALX: 'empty',
    CO_YN_SHAR: 'empty',
    CO_ST_SHAR: 'empty',
    CO_EN_SHAR: 'empty',
    CO_YN_VOLUME: 'empty',
    CO_ST_VOLUME: 'empty',
    CO_EN_VOLUME: 'empty',
    CO_YN_AMT: 'empty',
    CO_ST_AMT: 'empty',
    CO_EN_AMT: 'empty',
    CO_YN_EPS: 'empty',
    CO_ST_EPS: 'empty',
    CO_EN_EPS: 'empty',
    CO_YN_PER: 'empty',
    CO_ST_PER: 'empty',
    CO_EN_PER: 'empty',
    KEYB: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'last', 'shar', 'valx', 'plow', 'phigh', 'popen', 'tvol', 'rate', 'diff', 'sign',
        'avol', 'eps', 'per', 'rank', 'e_ordyn', 'name', 'ename',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface InquireTimeIndexchartpriceInput {
  /** 조건 시장 분류 코드 · N 해외지수 · X 환율 · KX 원화환율 */
  readonly FID_COND_MRKT_DIV_CODE: 'N' | 'X' | 'KX'
  /** 입력 종목코드 · e.g. SPX */
  readonly FID_INPUT_ISCD: string
  /** 시간 구분 코드 · 0 정규장 · 1 시간외 */
  readonly FID_HOUR_CLS_CODE: '0' | '1' | (string & {})
  /** 과거 데이터 포함 여부 · e.g. Y */
  readonly FID_PW_DATA_INCU_YN: string
}

export interface InquireTimeIndexchartpriceOutput1 {
  /** 해외 지수 전일 대비 */
  readonly ovrs_nmix_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** HTS 한글 종목명 */
  readonly hts_kor_isnm?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 해외 지수 전일 종가 */
  readonly ovrs_nmix_prdy_clpr?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
  /** 해외 지수 현재가 */
  readonly ovrs_nmix_prpr?: string
  /** 주식 단축 종목코드 */
  readonly stck_shrn_iscd?: string
  /** 해외 상품 시가2 */
  readonly ovrs_prod_oprc?: string
  /** 해외 상품 최고가 */
  readonly ovrs_prod_hgpr?: string
  /** 해외 상품 최저가 */
  readonly ovrs_prod_lwpr?: string
}

export interface InquireTimeIndexchartpriceOutput2 {
  /** 주식 영업 일자 */
  readonly stck_bsop_date?: string
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 옵션 현재가 */
  readonly optn_prpr?: string
  /** 옵션 시가2 */
  readonly optn_oprc?: string
  /** 옵션 최고가 */
  readonly optn_hgpr?: string
  /** 옵션 최저가 */
  readonly optn_lwpr?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
}

export interface InquireTimeIndexchartpriceAnswer {
  readonly output1: InquireTimeIndexchartpriceOutput1
  readonly output2: readonly InquireTimeIndexchartpriceOutput2[]
}

/** 해외지수분봉조회 · v1_해외주식-031 · FHKST03030200, not in paper trading */
export const inquireTimeIndexchartprice: Endpoint<InquireTimeIndexchartpriceInput, InquireTimeIndexchartpriceAnswer, 'real'> = {
  id: 'overseas-stock/inquire-time-indexchartprice',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/inquire-time-indexchartprice',
  trIds: [{ real: 'FHKST03030200', paper: null }],
  fields: {
    FID_COND_MRKT_DIV_CODE: 'required',
    FID_INPUT_ISCD: 'required',
    FID_HOUR_CLS_CODE: 'required',
    FID_PW_DATA_INCU_YN: 'required',
  },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'ovrs_nmix_prdy_vrss', 'prdy_vrss_sign', 'hts_kor_isnm', 'prdy_ctrt', 'ovrs_nmix_prdy_clpr', 'acml_vol',
        'ovrs_nmix_prpr', 'stck_shrn_iscd', 'ovrs_prod_oprc', 'ovrs_prod_hgpr', 'ovrs_prod_lwpr',
      ],
    },
    output2: {
      kind: 'array',
      fields: ['stck_bsop_date', 'stck_cntg_hour', 'optn_prpr', 'optn_oprc', 'optn_hgpr', 'optn_lwpr', 'cntg_vol'],
    },
  },
}

export interface InquireTimeItemchartpriceInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 거래소코드 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 · BAY 뉴욕(주간) · BAQ 나스닥(주간) · BAA 아멕스(주간) */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE' | 'BAY' | 'BAQ' | 'BAA'
  /** 종목코드 · e.g. TSLA */
  readonly SYMB: string
  /** 분갭 · e.g. 5 */
  readonly NMIN: string
  /** 전일포함여부 · 0 당일 · 1 전일포함 */
  readonly PINC: '0' | '1'
  /** 다음여부 */
  readonly NEXT?: string
  /** 요청갯수 · e.g. 120 */
  readonly NREC: string
  /** 미체결채움구분 */
  readonly FILL?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface InquireTimeItemchartpriceOutput1 {
  /** 실시간종목코드 */
  readonly rsym?: string
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 장시작현지시간 */
  readonly stim?: string
  /** 장종료현지시간 */
  readonly etim?: string
  /** 장시작한국시간 */
  readonly sktm?: string
  /** 장종료한국시간 */
  readonly ektm?: string
  /** 다음가능여부 */
  readonly next?: string
  /** 추가데이타여부 */
  readonly more?: string
  /** 레코드갯수 */
  readonly nrec?: string
}

export interface InquireTimeItemchartpriceOutput2 {
  /** 현지영업일자 */
  readonly tymd?: string
  /** 현지기준일자 */
  readonly xymd?: string
  /** 현지기준시간 */
  readonly xhms?: string
  /** 한국기준일자 */
  readonly kymd?: string
  /** 한국기준시간 */
  readonly khms?: string
  /** 시가 */
  readonly open?: string
  /** 고가 */
  readonly high?: string
  /** 저가 */
  readonly low?: string
  /** 종가 */
  readonly last?: string
  /** 체결량 */
  readonly evol?: string
  /** 체결대금 */
  readonly eamt?: string
}

export interface InquireTimeItemchartpriceAnswer {
  readonly output1: InquireTimeItemchartpriceOutput1
  readonly output2: readonly InquireTimeItemchartpriceOutput2[]
}

/**
 * 해외주식분봉조회 · v1_해외주식-030 · HHDFS76950200, not in paper trading
 *
 * Paging: time-cursor with NEXT, KEYB; a cursor is YYYYMMDDHHMMSS (documented).
 */
export const inquireTimeItemchartprice: PagedEndpoint<InquireTimeItemchartpriceInput, InquireTimeItemchartpriceAnswer, 'real'> = {
  id: 'overseas-stock/inquire-time-itemchartprice',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/inquire-time-itemchartprice',
  trIds: [{ real: 'HHDFS76950200', paper: null }],
  fields: {
    AUTH: 'empty',
    EXCD: 'required',
    SYMB: 'required',
    NMIN: 'required',
    PINC: 'required',
    NEXT: 'empty',
    NREC: 'required',
    FILL: 'empty',
    KEYB: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['rsym', 'zdiv', 'stim', 'etim', 'sktm', 'ektm', 'next', 'more', 'nrec'] },
    output2: {
      kind: 'array',
      fields: ['tymd', 'xymd', 'xhms', 'kymd', 'khms', 'open', 'high', 'low', 'last', 'evol', 'eamt'],
    },
  },
  paging: { kind: 'time-cursor', keys: ['NEXT', 'KEYB'], answerKeys: [] },
}

export interface MarketCapInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 사용자권한정보 */
  readonly AUTH?: string
}

export interface MarketCapOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface MarketCapOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 상장주식수 */
  readonly shar?: string
  /** 시가총액 */
  readonly tomv?: string
  /** 비중 */
  readonly grav?: string
  /** 순위 */
  readonly rank?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 시가총액 */
  readonly mcap?: string
}

export interface MarketCapAnswer {
  readonly output1: MarketCapOutput1
  readonly output2: readonly MarketCapOutput2[]
}

/**
 * 해외주식 시가총액순위 · 해외주식-047 · HHDFS76350100, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const marketCap: PagedEndpoint<MarketCapInput, MarketCapAnswer, 'real'> = {
  id: 'overseas-stock/market-cap',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/market-cap',
  trIds: [{ real: 'HHDFS76350100', paper: null }],
  fields: { EXCD: 'required', VOL_RANG: 'required', KEYB: 'empty', AUTH: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'shar', 'tomv', 'grav', 'rank', 'ename',
        'e_ordyn', 'tamt', 'mcap',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface MultpriceInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 종목요청개수 */
  readonly NREC: string
  /** 거래소코드1 */
  readonly EXCD_01: string
  /** 종목코드1 */
  readonly SYMB_01: string
  /** 거래소코드2 */
  readonly EXCD_02?: string
  /** 종목코드2 */
  readonly SYMB_02?: string
  /** 거래소코드3 */
  readonly EXCD_03?: string
  /** 종목코드3 */
  readonly SYMB_03?: string
  /** 거래소코드4 */
  readonly EXCD_04?: string
  /** 종목코드4 */
  readonly SYMB_04?: string
  /** 거래소코드5 */
  readonly EXCD_05?: string
  /** 종목코드5 */
  readonly SYMB_05?: string
  /** 거래소코드6 */
  readonly EXCD_06?: string
  /** 종목코드6 */
  readonly SYMB_06?: string
  /** 거래소코드7 */
  readonly EXCD_07?: string
  /** 종목코드7 */
  readonly SYMB_07?: string
  /** 거래소코드8 */
  readonly EXCD_08?: string
  /** 종목코드8 */
  readonly SYMB_08?: string
  /** 거래소코드9 */
  readonly EXCD_09?: string
  /** 종목코드9 */
  readonly SYMB_09?: string
  /** 거래소코드10 */
  readonly EXCD_10?: string
  /** 종목코드10 */
  readonly SYMB_10?: string
}

export interface MultpriceOutput {
  /** Output 개수 */
  readonly nrec?: string
}

export interface MultpriceOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly knam?: string
  /** 거래소명 */
  readonly exnm?: string
  /** 국가명 */
  readonly nnam?: string
  /** 상태 */
  readonly stat1?: string
  /** 상태명 */
  readonly stat2?: string
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 현재가 */
  readonly last?: string
  /** 대비기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 시가 */
  readonly open?: string
  /** 고가 */
  readonly high?: string
  /** 저가 */
  readonly low?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가잔량 */
  readonly vbid?: string
  /** 매도호가잔량 */
  readonly vask?: string
  /** 매수호가총잔량 */
  readonly bvol?: string
  /** 매도호가총잔량 */
  readonly avol?: string
  /** 체결량 */
  readonly evol?: string
  /** 거래량 */
  readonly tvol?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 체결강도 */
  readonly powx?: string
  /** 현지기준시간 */
  readonly xhms?: string
  /** 한국기준시간 */
  readonly khms?: string
  /** 통화코드 */
  readonly curr?: string
  /** 전일종가 */
  readonly base?: string
  /** 전일거래량 */
  readonly pvol?: string
  /** 전일거래대금 */
  readonly pamt?: string
  /** 전일시가 */
  readonly popen?: string
  /** 전일고가 */
  readonly phigh?: string
  /** 전일저가 */
  readonly plow?: string
  /** 상장주수 */
  readonly shar?: string
  /** 자본금 */
  readonly mcap?: string
  /** 시가총액 */
  readonly tomv?: string
  /** 52주최고가 */
  readonly h52p?: string
  /** 52주최저가 */
  readonly l52p?: string
  /** 52주최고일자 */
  readonly h52d?: string
  /** 52주최저일자 */
  readonly l52d?: string
  /** 연중최고가 */
  readonly hanp?: string
  /** 연중최저가 */
  readonly lanp?: string
  /** 연중최고일자 */
  readonly hand?: string
  /** 연중최저일자 */
  readonly land?: string
  /** 매매단위 */
  readonly bnit?: string
  /** 원환산당일가격 */
  readonly t_xprc?: string
}

export interface MultpriceAnswer {
  readonly output: MultpriceOutput
  readonly output2: readonly MultpriceOutput2[]
}

/**
 * 해외주식 복수종목 시세조회 · no document id · HHDFS76220000, not in paper trading
 *
 * Only the portal has it: the official samples do not.
 */
export const multprice: Endpoint<MultpriceInput, MultpriceAnswer, 'real'> = {
  id: 'overseas-stock/multprice',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/multprice',
  trIds: [{ real: 'HHDFS76220000', paper: null }],
  fields: {
    AUTH: 'empty',
    NREC: 'required',
    EXCD_01: 'required',
    SYMB_01: 'required',
    EXCD_02: 'empty',
    SYMB_02: 'empty',
    EXCD_03: 'empty',
    SYMB_03: 'empty',
    EXCD_04: 'empty',
    SYMB_04: 'empty',
    EXCD_05: 'empty',
    SYMB_05: 'empty',
    EXCD_06: 'empty',
    SYMB_06: 'empty',
    EXCD_07: 'empty',
    SYMB_07: 'empty',
    EXCD_08: 'empty',
    SYMB_08: 'empty',
    EXCD_09: 'empty',
    SYMB_09: 'empty',
    EXCD_10: 'empty',
    SYMB_10: 'empty',
  },
  blocks: {
    output: { kind: 'object', fields: ['nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'knam', 'exnm', 'nnam', 'stat1', 'stat2', 'zdiv', 'last', 'sign', 'diff', 'rate',
        'open', 'high', 'low', 'pbid', 'pask', 'vbid', 'vask', 'bvol', 'avol', 'evol', 'tvol', 'tamt', 'powx', 'xhms',
        'khms', 'curr', 'base', 'pvol', 'pamt', 'popen', 'phigh', 'plow', 'shar', 'mcap', 'tomv', 'h52p', 'l52p',
        'h52d', 'l52d', 'hanp', 'lanp', 'hand', 'land', 'bnit', 't_xprc',
      ],
    },
  },
}

export interface NewHighlowInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 5일 · 1 10일 · 2 20일 · 3 30일 · 4 60일 · 5 120일전 · 6 52주 · 7 1년 · formerly MINX */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 신고/신저 구분 · 0 신저 · 1 신고 */
  readonly GUBN: '0' | '1'
  /** 일시돌파/돌파 구분 · 0 일시돌파0 · 1 돌파유지1 */
  readonly GUBN2: '0' | '1'
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 사용자권한정보 */
  readonly AUTH?: string
}

export interface NewHighlowOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface NewHighlowOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 기준가 */
  readonly n_base?: string
  /** 기준가대비 */
  readonly n_diff?: string
  /** 기준가대비율 */
  readonly n_rate?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 신고가 */
  readonly nhgh?: string
  /** 신저가 */
  readonly nlow?: string
  /** 순위 */
  readonly rank?: string
}

export interface NewHighlowAnswer {
  readonly output1: NewHighlowOutput1
  readonly output2: readonly NewHighlowOutput2[]
}

/**
 * 해외주식 신고/신저가 · 해외주식-042 · HHDFS76300000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const newHighlow: PagedEndpoint<NewHighlowInput, NewHighlowAnswer, 'real'> = {
  id: 'overseas-stock/new-highlow',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/new-highlow',
  trIds: [{ real: 'HHDFS76300000', paper: null }],
  fields: {
    EXCD: 'required',
    NDAY: 'required',
    VOL_RANG: 'required',
    GUBN: 'required',
    GUBN2: 'required',
    KEYB: 'empty',
    AUTH: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'pask', 'pbid', 'n_base', 'n_diff',
        'n_rate', 'ename', 'e_ordyn', 'tamt', 'nhgh', 'nlow', 'rank',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface NewsTitleInput {
  /** 뉴스구분 */
  readonly INFO_GB?: string
  /** 중분류 */
  readonly CLASS_CD?: string
  /** 국가코드 · CN 중국 · HK 홍콩 · US 미국 */
  readonly NATION_CD?: 'CN' | 'HK' | 'US'
  /** 거래소코드 */
  readonly EXCHANGE_CD?: string
  /** 종목코드 */
  readonly SYMB?: string
  /** 조회일자 */
  readonly DATA_DT?: string
  /** 조회시간 */
  readonly DATA_TM?: string
  /** 조회일자 */
  readonly CTS?: string
}

export interface NewsTitleOutblock1 {
  /** 뉴스구분 */
  readonly info_gb?: string
  /** 뉴스키 */
  readonly news_key?: string
  /** 조회일자 */
  readonly data_dt?: string
  /** 조회시간 */
  readonly data_tm?: string
  /** 중분류 */
  readonly class_cd?: string
  /** 중분류명 */
  readonly class_name?: string
  /** 자료원 */
  readonly source?: string
  /** 국가코드 */
  readonly nation_cd?: string
  /** 거래소코드 */
  readonly exchange_cd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly symb_name?: string
  /** 제목 */
  readonly title?: string
}

export interface NewsTitleAnswer {
  readonly outblock1: readonly NewsTitleOutblock1[]
}

/**
 * 해외뉴스종합(제목) · 해외주식-053 · HHPSTH60100C1, not in paper trading
 *
 * Paging: cts with CTS (keys-only).
 */
export const newsTitle: PagedEndpoint<NewsTitleInput, NewsTitleAnswer, 'real'> = {
  id: 'overseas-stock/news-title',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/news-title',
  trIds: [{ real: 'HHPSTH60100C1', paper: null }],
  fields: {
    INFO_GB: 'empty',
    CLASS_CD: 'empty',
    NATION_CD: 'empty',
    EXCHANGE_CD: 'empty',
    SYMB: 'empty',
    DATA_DT: 'empty',
    DATA_TM: 'empty',
    CTS: 'empty',
  },
  blocks: {
    outblock1: {
      kind: 'array',
      fields: [
        'info_gb', 'news_key', 'data_dt', 'data_tm', 'class_cd', 'class_name', 'source', 'nation_cd', 'exchange_cd',
        'symb', 'symb_name', 'title',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS'], answerKeys: [] },
}

export interface OrderInput {
  /** Chooses the TR id, is not sent: buy 매수 · sell 매도 */
  readonly ord_dv: 'buy' | 'sell'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 중국상해 · SZAA 중국심천 · TKSE 일본 · HASE 베트남 하노이 · VNSE 베트남 호치민 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 상품번호 · e.g. AAPL */
  readonly PDNO: string
  /** 주문수량 · e.g. 10 */
  readonly ORD_QTY: string
  /** 해외주문단가 · e.g. 200 */
  readonly OVRS_ORD_UNPR: string
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 매도유형 · '' 매수 · 00 매도 · required when ord_dv = sell · the official sample sets it by itself */
  readonly SLL_TYPE?: '' | '00'
  /** 주문서버구분코드 · e.g. 0 */
  readonly ORD_SVR_DVSN_CD: string
  /** 주문구분 · 00 지정가 · 31 MOO(장개시시장가) · 32 LOO(장개시지정가) · 33 MOC(장마감시장가) · 34 LOC(장마감지정가) · 35 TWAP · 36 VWAP · 50 단주지정가 · only for TTTT1002U, TTTT1006U, TTTS1001U · paper trading takes only 00 · TTTT1002U: 00, 32, 34, 35, 36 · TTTT1006U: 00, 31, 32, 33, 34, 35, 36 · TTTS1001U: 00, 50 */
  readonly ORD_DVSN: '00' | '31' | '32' | '33' | '34' | '35' | '36' | '50'
  /** 시작시간 · required when ALGO_ORD_TMD_DVSN_CD = 00 · portal only */
  readonly START_TIME?: string
  /** 종료시간 · required when ALGO_ORD_TMD_DVSN_CD = 00 · portal only */
  readonly END_TIME?: string
  /** 알고리즘주문시간구분코드 · 00 시간 직접입력 · 02 정규장 종료시까지 · required when ORD_DVSN = 35 | 36 · portal only */
  readonly ALGO_ORD_TMD_DVSN_CD?: '00' | '02'
}

export interface OrderOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
}

export interface OrderAnswer {
  readonly output: OrderOutput
}

/**
 * 해외주식 주문 · v1_해외주식-001
 *
 * - ord_dv = buy, OVRS_EXCG_CD = NASD | NYSE | AMEX: TTTT1002U, paper VTTT1002U
 * - ord_dv = buy, OVRS_EXCG_CD = SEHK: TTTS1002U, paper VTTS1002U
 * - ord_dv = buy, OVRS_EXCG_CD = SHAA: TTTS0202U, paper VTTS0202U
 * - ord_dv = buy, OVRS_EXCG_CD = SZAA: TTTS0305U, paper VTTS0305U
 * - ord_dv = buy, OVRS_EXCG_CD = TKSE: TTTS0308U, paper VTTS0308U
 * - ord_dv = buy, OVRS_EXCG_CD = HASE | VNSE: TTTS0311U, paper VTTS0311U
 * - ord_dv = sell, OVRS_EXCG_CD = NASD | NYSE | AMEX: TTTT1006U, paper VTTT1001U
 * - ord_dv = sell, OVRS_EXCG_CD = SEHK: TTTS1001U, paper VTTS1001U
 * - ord_dv = sell, OVRS_EXCG_CD = SHAA: TTTS1005U, paper VTTS1005U
 * - ord_dv = sell, OVRS_EXCG_CD = SZAA: TTTS0304U, paper VTTS0304U
 * - ord_dv = sell, OVRS_EXCG_CD = TKSE: TTTS0307U, paper VTTS0307U
 * - ord_dv = sell, OVRS_EXCG_CD = HASE | VNSE: TTTS0310U, paper VTTS0310U
 * Warning: paper id of a US sell is VTTT1001U, not the first-letter swap VTTT1006U that the sample produces.
 */
export const order: Endpoint<OrderInput, OrderAnswer> = {
  id: 'overseas-stock/order',
  method: 'POST',
  path: '/uapi/overseas-stock/v1/trading/order',
  trIds: [
    { when: { ord_dv: ['buy'], OVRS_EXCG_CD: ['NASD', 'NYSE', 'AMEX'] }, real: 'TTTT1002U', paper: 'VTTT1002U' },
    { when: { ord_dv: ['buy'], OVRS_EXCG_CD: ['SEHK'] }, real: 'TTTS1002U', paper: 'VTTS1002U' },
    { when: { ord_dv: ['buy'], OVRS_EXCG_CD: ['SHAA'] }, real: 'TTTS0202U', paper: 'VTTS0202U' },
    { when: { ord_dv: ['buy'], OVRS_EXCG_CD: ['SZAA'] }, real: 'TTTS0305U', paper: 'VTTS0305U' },
    { when: { ord_dv: ['buy'], OVRS_EXCG_CD: ['TKSE'] }, real: 'TTTS0308U', paper: 'VTTS0308U' },
    { when: { ord_dv: ['buy'], OVRS_EXCG_CD: ['HASE', 'VNSE'] }, real: 'TTTS0311U', paper: 'VTTS0311U' },
    { when: { ord_dv: ['sell'], OVRS_EXCG_CD: ['NASD', 'NYSE', 'AMEX'] }, real: 'TTTT1006U', paper: 'VTTT1001U' },
    { when: { ord_dv: ['sell'], OVRS_EXCG_CD: ['SEHK'] }, real: 'TTTS1001U', paper: 'VTTS1001U' },
    { when: { ord_dv: ['sell'], OVRS_EXCG_CD: ['SHAA'] }, real: 'TTTS1005U', paper: 'VTTS1005U' },
    { when: { ord_dv: ['sell'], OVRS_EXCG_CD: ['SZAA'] }, real: 'TTTS0304U', paper: 'VTTS0304U' },
    { when: { ord_dv: ['sell'], OVRS_EXCG_CD: ['TKSE'] }, real: 'TTTS0307U', paper: 'VTTS0307U' },
    { when: { ord_dv: ['sell'], OVRS_EXCG_CD: ['HASE', 'VNSE'] }, real: 'TTTS0310U', paper: 'VTTS0310U' },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    PDNO: 'required',
    ORD_QTY: 'required',
    OVRS_ORD_UNPR: 'required',
    CTAC_TLNO: 'empty',
    MGCO_APTM_ODNO: 'empty',
    SLL_TYPE: 'empty',
    ORD_SVR_DVSN_CD: 'required',
    ORD_DVSN: 'required',
    START_TIME: 'absent',
    END_TIME: 'absent',
    ALGO_ORD_TMD_DVSN_CD: 'absent',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface OrderResvInput {
  /** Chooses the TR id, is not sent: usBuy 미국매수 · usSell 미국매도 · asia 아시아 */
  readonly ord_dv: 'usBuy' | 'usSell' | 'asia'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. TSLA */
  readonly PDNO: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 상해 · SZAA 심천 · TKSE 일본 · HASE 하노이 · VNSE 호치민 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** FT주문수량 · e.g. 1 */
  readonly FT_ORD_QTY: string
  /** FT주문단가3 · e.g. 900 */
  readonly FT_ORD_UNPR3: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD?: '01' | '02'
  /** 정정취소구분코드 · 00 매도/매수 */
  readonly RVSE_CNCL_DVSN_CD?: '00' | (string & {})
  /** 상품유형코드 · e.g. 515 */
  readonly PRDT_TYPE_CD?: string
  /** 주문서버구분코드 */
  readonly ORD_SVR_DVSN_CD?: string
  /** 예약주문접수일자 */
  readonly RSVN_ORD_RCIT_DT?: string
  /** 주문구분 · 00 지정가 · 31 MOO(장개시시장가) · 35 TWAP · 36 VWAP */
  readonly ORD_DVSN?: '00' | '31' | '35' | '36'
  /** 해외예약주문번호 */
  readonly OVRS_RSVN_ODNO?: string
  /** 알고리즘주문시간구분코드 */
  readonly ALGO_ORD_TMD_DVSN_CD?: string
}

export interface OrderResvOutput {
  /** 주문번호 */
  readonly ODNO?: string
  /** 예약주문접수일자 */
  readonly RSVN_ORD_RCIT_DT?: string
  /** 해외예약주문번호 */
  readonly OVRS_RSVN_ODNO?: string
}

export interface OrderResvAnswer {
  readonly output: OrderResvOutput
}

/**
 * 해외주식 예약주문접수 · v1_해외주식-002
 *
 * - ord_dv = usBuy: TTTT3014U, paper VTTT3014U
 * - ord_dv = usSell: TTTT3016U, paper VTTT3016U
 * - ord_dv = asia: TTTS3013U, paper VTTS3013U
 */
export const orderResv: Endpoint<OrderResvInput, OrderResvAnswer> = {
  id: 'overseas-stock/order-resv',
  method: 'POST',
  path: '/uapi/overseas-stock/v1/trading/order-resv',
  trIds: [
    { when: { ord_dv: ['usBuy'] }, real: 'TTTT3014U', paper: 'VTTT3014U' },
    { when: { ord_dv: ['usSell'] }, real: 'TTTT3016U', paper: 'VTTT3016U' },
    { when: { ord_dv: ['asia'] }, real: 'TTTS3013U', paper: 'VTTS3013U' },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    OVRS_EXCG_CD: 'required',
    FT_ORD_QTY: 'required',
    FT_ORD_UNPR3: 'required',
    SLL_BUY_DVSN_CD: 'absent',
    RVSE_CNCL_DVSN_CD: 'absent',
    PRDT_TYPE_CD: 'absent',
    ORD_SVR_DVSN_CD: 'absent',
    RSVN_ORD_RCIT_DT: 'absent',
    ORD_DVSN: 'absent',
    OVRS_RSVN_ODNO: 'absent',
    ALGO_ORD_TMD_DVSN_CD: 'absent',
  },
  blocks: { output: { kind: 'object', fields: ['ODNO', 'RSVN_ORD_RCIT_DT', 'OVRS_RSVN_ODNO'] } },
}

export interface OrderResvCcnlInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외주문접수일자 · e.g. 20250610 */
  readonly RSVN_ORD_RCIT_DT: string
  /** 해외예약주문번호 · e.g. 0030008244 */
  readonly OVRS_RSVN_ODNO: string
}

export interface OrderResvCcnlOutput {
  /** 해외예약주문번호 */
  readonly OVRS_RSVN_ODNO?: string
}

export interface OrderResvCcnlAnswer {
  readonly output: OrderResvCcnlOutput
}

/**
 * 해외주식 예약주문접수취소 · v1_해외주식-004 · TTTT3017U, paper VTTT3017U
 *
 * Documented for nat_dv = us only.
 * Warning: despite the name this is the POST that cancels a reserved order; the listing is order-resv-list.
 */
export const orderResvCcnl: Endpoint<OrderResvCcnlInput, OrderResvCcnlAnswer> = {
  id: 'overseas-stock/order-resv-ccnl',
  method: 'POST',
  path: '/uapi/overseas-stock/v1/trading/order-resv-ccnl',
  trIds: [{ real: 'TTTT3017U', paper: 'VTTT3017U' }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', RSVN_ORD_RCIT_DT: 'required', OVRS_RSVN_ODNO: 'required' },
  blocks: { output: { kind: 'object', fields: ['OVRS_RSVN_ODNO'] } },
}

export interface OrderResvListInput {
  /** Chooses the TR id, is not sent: us 미국 · asia 아시아 */
  readonly nat_dv: 'us' | 'asia'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 조회시작일자 · e.g. 20220809 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20220830 */
  readonly INQR_END_DT: string
  /** 조회구분코드 · 00 전체 · 01 예약 · 02 체결 · 03 거부 */
  readonly INQR_DVSN_CD: '00' | '01' | '02' | '03'
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 상해 · SZAA 심천 · TKSE 일본 · HASE 하노이 · VNSE 호치민 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 상품유형코드 · 501 홍콩 · 507 베트남 하노이거래소 · 508 베트남 호치민거래소 · 512 미국 나스닥 · 513 미국 뉴욕거래소 · 515 일본 · 529 미국 아멕스 · 543 홍콩CNY · 551 중국 상해A · 552 중국 심천A · 558 홍콩USD */
  readonly PRDT_TYPE_CD?: '501' | '507' | '508' | '512' | '513' | '515' | '529' | '543' | '551' | '552' | '558'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface OrderResvListOutput {
  /** 취소여부 */
  readonly cncl_yn?: string
  /** 예약주문접수일자 */
  readonly rsvn_ord_rcit_dt?: string
  /** 해외예약주문번호 */
  readonly ovrs_rsvn_odno?: string
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
  /** 주문번호 */
  readonly odno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매도매수구분명 */
  readonly sll_buy_dvsn_cd_name?: string
  /** 해외예약주문상태코드 */
  readonly ovrs_rsvn_ord_stat_cd?: string
  /** 해외예약주문상태코드명 */
  readonly ovrs_rsvn_ord_stat_cd_name?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 주문접수시각 */
  readonly ord_rcit_tmd?: string
  /** 주문전송시각 */
  readonly ord_fwdg_tmd?: string
  /** 거래구분명 */
  readonly tr_dvsn_name?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 주문직원번호 */
  readonly ord_stfno?: string
  /** FT주문수량 */
  readonly ft_ord_qty?: string
  /** FT주문단가3 */
  readonly ft_ord_unpr3?: string
  /** FT체결수량 */
  readonly ft_ccld_qty?: string
  /** 미처리사유내용 */
  readonly nprc_rson_text?: string
  /** 분할매수속성명 */
  readonly splt_buy_attr_name?: string
}

export interface OrderResvListAnswer {
  readonly output: readonly OrderResvListOutput[]
}

/**
 * 해외주식 예약주문조회 · v1_해외주식-013
 *
 * - nat_dv = us: TTTT3039R, not in paper trading
 * - nat_dv = asia: TTTS3014R, not in paper trading
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 */
export const orderResvList: PagedEndpoint<OrderResvListInput, OrderResvListAnswer, 'real'> = {
  id: 'overseas-stock/order-resv-list',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/order-resv-list',
  trIds: [
    { when: { nat_dv: ['us'] }, real: 'TTTT3039R', paper: null },
    { when: { nat_dv: ['asia'] }, real: 'TTTS3014R', paper: null },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    INQR_DVSN_CD: 'required',
    OVRS_EXCG_CD: 'required',
    PRDT_TYPE_CD: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'cncl_yn', 'rsvn_ord_rcit_dt', 'ovrs_rsvn_odno', 'ord_dt', 'ord_gno_brno', 'odno', 'sll_buy_dvsn_cd',
        'sll_buy_dvsn_cd_name', 'ovrs_rsvn_ord_stat_cd', 'ovrs_rsvn_ord_stat_cd_name', 'pdno', 'prdt_type_cd',
        'prdt_name', 'ord_rcit_tmd', 'ord_fwdg_tmd', 'tr_dvsn_name', 'ovrs_excg_cd', 'tr_mket_name', 'ord_stfno',
        'ft_ord_qty', 'ft_ord_unpr3', 'ft_ccld_qty', 'nprc_rson_text', 'splt_buy_attr_name',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface OrderRvsecnclInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 해외거래소코드 · NASD 나스닥 · NYSE 뉴욕 · AMEX 아멕스 · SEHK 홍콩 · SHAA 중국상해 · SZAA 중국심천 · TKSE 일본 · HASE 베트남 하노이 · VNSE 베트남 호치민 */
  readonly OVRS_EXCG_CD: 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
  /** 상품번호 · e.g. AMZN */
  readonly PDNO: string
  /** 원주문번호 · e.g. 0030132992 */
  readonly ORGN_ODNO: string
  /** 정정취소구분코드 · 01 정정 · 02 취소 */
  readonly RVSE_CNCL_DVSN_CD: '01' | '02'
  /** 주문수량 · e.g. 100 */
  readonly ORD_QTY: string
  /** 해외주문단가 · e.g. 99 */
  readonly OVRS_ORD_UNPR: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 주문서버구분코드 · e.g. 0 */
  readonly ORD_SVR_DVSN_CD?: string
}

export interface OrderRvsecnclOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
}

export interface OrderRvsecnclAnswer {
  readonly output: OrderRvsecnclOutput
}

/**
 * 해외주식 정정취소주문 · v1_해외주식-003
 *
 * - OVRS_EXCG_CD = NASD | NYSE | AMEX: TTTT1004U, paper VTTT1004U
 * - OVRS_EXCG_CD = SEHK: TTTS1003U, paper VTTS1003U
 * - OVRS_EXCG_CD = TKSE: TTTS0309U, paper VTTS0309U
 * - OVRS_EXCG_CD = SHAA, RVSE_CNCL_DVSN_CD = 02: TTTS0302U, paper VTTS0302U
 * - OVRS_EXCG_CD = SZAA, RVSE_CNCL_DVSN_CD = 02: TTTS0306U, paper VTTS0306U
 * - OVRS_EXCG_CD = HASE | VNSE, RVSE_CNCL_DVSN_CD = 02: TTTS0312U, paper VTTS0312U
 * The paper id comes from: postman+legacy.
 * Warning: the sample sends one id for every exchange; this catalogue uses the per-country ids of Postman and the legacy code; Shanghai, Shenzhen and Vietnam are documented as cancel only.
 * Warning: TWAP and VWAP orders cannot be revised.
 */
export const orderRvsecncl: Endpoint<OrderRvsecnclInput, OrderRvsecnclAnswer> = {
  id: 'overseas-stock/order-rvsecncl',
  method: 'POST',
  path: '/uapi/overseas-stock/v1/trading/order-rvsecncl',
  trIds: [
    { when: { OVRS_EXCG_CD: ['NASD', 'NYSE', 'AMEX'] }, real: 'TTTT1004U', paper: 'VTTT1004U' },
    { when: { OVRS_EXCG_CD: ['SEHK'] }, real: 'TTTS1003U', paper: 'VTTS1003U' },
    { when: { OVRS_EXCG_CD: ['TKSE'] }, real: 'TTTS0309U', paper: 'VTTS0309U' },
    { when: { OVRS_EXCG_CD: ['SHAA'], RVSE_CNCL_DVSN_CD: ['02'] }, real: 'TTTS0302U', paper: 'VTTS0302U' },
    { when: { OVRS_EXCG_CD: ['SZAA'], RVSE_CNCL_DVSN_CD: ['02'] }, real: 'TTTS0306U', paper: 'VTTS0306U' },
    { when: { OVRS_EXCG_CD: ['HASE', 'VNSE'], RVSE_CNCL_DVSN_CD: ['02'] }, real: 'TTTS0312U', paper: 'VTTS0312U' },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_EXCG_CD: 'required',
    PDNO: 'required',
    ORGN_ODNO: 'required',
    RVSE_CNCL_DVSN_CD: 'required',
    ORD_QTY: 'required',
    OVRS_ORD_UNPR: 'required',
    MGCO_APTM_ODNO: 'empty',
    ORD_SVR_DVSN_CD: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface PeriodRightsInput {
  /** 권리유형코드 · 11 합병 · 14 액면분할 · 15 액면병합 · 17 감자 · 54 WR청구 · 61 원리금상환 · 71 WR소멸 · 74 배당옵션 · 75 특별배당 · 76 ISINCODE변경 · 77 실권주청약 · %% 전체 · 01 유상 · 02 무상 · 03 배당 */
  readonly RGHT_TYPE_CD: '11' | '14' | '15' | '17' | '54' | '61' | '71' | '74' | '75' | '76' | '77' | '%%' | '01' | '02' | '03'
  /** 조회구분코드 · 02 현지기준일 · 03 청약시작일 · 04 청약종료일 */
  readonly INQR_DVSN_CD: '02' | '03' | '04'
  /** 조회시작일자 · e.g. 20240417 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20240417 */
  readonly INQR_END_DT: string
  /** 상품번호 */
  readonly PDNO?: string
  /** 상품유형코드 */
  readonly PRDT_TYPE_CD?: string
  /** 연속조회키50 */
  readonly CTX_AREA_NK50?: string
  /** 연속조회검색조건50 */
  readonly CTX_AREA_FK50?: string
}

export interface PeriodRightsOutput {
  /** 기준일자 */
  readonly bass_dt?: string
  /** 권리유형코드 */
  readonly rght_type_cd?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 현지기준일자 */
  readonly acpl_bass_dt?: string
  /** 청약시작일자 */
  readonly sbsc_strt_dt?: string
  /** 청약종료일자 */
  readonly sbsc_end_dt?: string
  /** 현금배정비율 */
  readonly cash_alct_rt?: string
  /** 주식배정비율 */
  readonly stck_alct_rt?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 통화코드2 */
  readonly crcy_cd2?: string
  /** 통화코드3 */
  readonly crcy_cd3?: string
  /** 통화코드4 */
  readonly crcy_cd4?: string
  /** 배정외화단가 */
  readonly alct_frcr_unpr?: string
  /** 주당배당외화금액2 */
  readonly stkp_dvdn_frcr_amt2?: string
  /** 주당배당외화금액3 */
  readonly stkp_dvdn_frcr_amt3?: string
  /** 주당배당외화금액4 */
  readonly stkp_dvdn_frcr_amt4?: string
  /** 확정여부 */
  readonly dfnt_yn?: string
}

export interface PeriodRightsAnswer {
  readonly output: readonly PeriodRightsOutput[]
}

/**
 * 해외주식 기간별권리조회 · 해외주식-052 · CTRGT011R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK50, CTX_AREA_NK50; the portal says: no next page (sample-loop).
 */
export const periodRights: PagedEndpoint<PeriodRightsInput, PeriodRightsAnswer, 'real'> = {
  id: 'overseas-stock/period-rights',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/period-rights',
  trIds: [{ real: 'CTRGT011R', paper: null }],
  fields: {
    RGHT_TYPE_CD: 'required',
    INQR_DVSN_CD: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    PDNO: 'empty',
    PRDT_TYPE_CD: 'empty',
    CTX_AREA_NK50: 'empty',
    CTX_AREA_FK50: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bass_dt', 'rght_type_cd', 'pdno', 'prdt_name', 'prdt_type_cd', 'std_pdno', 'acpl_bass_dt', 'sbsc_strt_dt',
        'sbsc_end_dt', 'cash_alct_rt', 'stck_alct_rt', 'crcy_cd', 'crcy_cd2', 'crcy_cd3', 'crcy_cd4', 'alct_frcr_unpr',
        'stkp_dvdn_frcr_amt2', 'stkp_dvdn_frcr_amt3', 'stkp_dvdn_frcr_amt4', 'dfnt_yn',
      ],
    },
  },
  paging: { kind: 'tr_cont', keys: ['CTX_AREA_FK50', 'CTX_AREA_NK50'], answerKeys: ['ctx_area_fk50', 'ctx_area_nk50'] },
}

export interface PriceInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 거래소코드 · HKS 홍콩 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · TSE 도쿄 · SHS 상해 · SZS 심천 · SHI 상해지수 · SZI 심천지수 · HSX 호치민 · HNX 하노이 · BAY 뉴욕(주간) · BAQ 나스닥(주간) · BAA 아멕스(주간) */
  readonly EXCD: 'HKS' | 'NYS' | 'NAS' | 'AMS' | 'TSE' | 'SHS' | 'SZS' | 'SHI' | 'SZI' | 'HSX' | 'HNX' | 'BAY' | 'BAQ' | 'BAA'
  /** 종목코드 · e.g. AAPL */
  readonly SYMB: string
}

export interface PriceOutput {
  /** 실시간조회종목코드 */
  readonly rsym?: string
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 전일종가 */
  readonly base?: string
  /** 전일거래량 */
  readonly pvol?: string
  /** 현재가 */
  readonly last?: string
  /** 대비기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 매수가능여부 */
  readonly ordy?: string
}

export interface PriceAnswer {
  readonly output: PriceOutput
}

/** 해외주식 현재체결가 · v1_해외주식-009 · HHDFS00000300, paper HHDFS00000300 */
export const price: Endpoint<PriceInput, PriceAnswer> = {
  id: 'overseas-stock/price',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/price',
  trIds: [{ real: 'HHDFS00000300', paper: 'HHDFS00000300' }],
  fields: { AUTH: 'empty', EXCD: 'required', SYMB: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: ['rsym', 'zdiv', 'base', 'pvol', 'last', 'sign', 'diff', 'rate', 'tvol', 'tamt', 'ordy'],
    },
  },
}

export interface PriceDetailInput {
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 거래소명 · HKS 홍콩 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · TSE 도쿄 · SHS 상해 · SZS 심천 · SHI 상해지수 · SZI 심천지수 · HSX 호치민 · HNX 하노이 · BAY 뉴욕(주간) · BAQ 나스닥(주간) · BAA 아멕스(주간) */
  readonly EXCD: 'HKS' | 'NYS' | 'NAS' | 'AMS' | 'TSE' | 'SHS' | 'SZS' | 'SHI' | 'SZI' | 'HSX' | 'HNX' | 'BAY' | 'BAQ' | 'BAA'
  /** 종목코드 · e.g. TSLA */
  readonly SYMB: string
}

export interface PriceDetailOutput {
  /** 실시간조회종목코드 */
  readonly rsym?: string
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 통화 */
  readonly curr?: string
  /** 매매단위 */
  readonly vnit?: string
  /** 시가 */
  readonly open?: string
  /** 고가 */
  readonly high?: string
  /** 저가 */
  readonly low?: string
  /** 현재가 */
  readonly last?: string
  /** 전일종가 */
  readonly base?: string
  /** 전일거래량 */
  readonly pvol?: string
  /** 전일거래대금 */
  readonly pamt?: string
  /** 상한가 */
  readonly uplp?: string
  /** 하한가 */
  readonly dnlp?: string
  /** 52주최고가 */
  readonly h52p?: string
  /** 52주최고일자 */
  readonly h52d?: string
  /** 52주최저가 */
  readonly l52p?: string
  /** 52주최저일자 */
  readonly l52d?: string
  /** PER */
  readonly perx?: string
  /** PBR */
  readonly pbrx?: string
  /** EPS */
  readonly epsx?: string
  /** BPS */
  readonly bpsx?: string
  /** 상장주수 */
  readonly shar?: string
  /** 자본금 */
  readonly mcap?: string
  /** 시가총액 */
  readonly tomv?: string
  /** 원환산당일가격 */
  readonly t_xprc?: string
  /** 원환산당일대비 */
  readonly t_xdif?: string
  /** 원환산당일등락 */
  readonly t_xrat?: string
  /** 원환산전일가격 */
  readonly p_xprc?: string
  /** 원환산전일대비 */
  readonly p_xdif?: string
  /** 원환산전일등락 */
  readonly p_xrat?: string
  /** 당일환율 */
  readonly t_rate?: string
  /** 전일환율 */
  readonly p_rate?: string
  /** 원환산당일기호 */
  readonly t_xsgn?: string
  /** 원환산전일기호 */
  readonly p_xsng?: string
  /** 거래가능여부 */
  readonly e_ordyn?: string
  /** 호가단위 */
  readonly e_hogau?: string
  /** 업종(섹터) */
  readonly e_icod?: string
  /** 액면가 */
  readonly e_parp?: string
  /** 거래량 */
  readonly tvol?: string
  /** 거래대금 */
  readonly tamt?: string
  /** ETP 분류명 */
  readonly etyp_nm?: string
}

export interface PriceDetailAnswer {
  readonly output: PriceDetailOutput
}

/** 해외주식 현재가상세 · v1_해외주식-029 · HHDFS76200200, not in paper trading */
export const priceDetail: Endpoint<PriceDetailInput, PriceDetailAnswer, 'real'> = {
  id: 'overseas-stock/price-detail',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/price-detail',
  trIds: [{ real: 'HHDFS76200200', paper: null }],
  fields: { AUTH: 'empty', EXCD: 'required', SYMB: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'rsym', 'zdiv', 'curr', 'vnit', 'open', 'high', 'low', 'last', 'base', 'pvol', 'pamt', 'uplp', 'dnlp', 'h52p',
        'h52d', 'l52p', 'l52d', 'perx', 'pbrx', 'epsx', 'bpsx', 'shar', 'mcap', 'tomv', 't_xprc', 't_xdif', 't_xrat',
        'p_xprc', 'p_xdif', 'p_xrat', 't_rate', 'p_rate', 't_xsgn', 'p_xsng', 'e_ordyn', 'e_hogau', 'e_icod', 'e_parp',
        'tvol', 'tamt', 'etyp_nm',
      ],
    },
  },
}

export interface PriceFluctInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** 급등/급락구분 · 0 급락 · 1 급등 */
  readonly GUBN: '0' | '1'
  /** N분전콤보값 · 0 1분전 · 1 2분전 · 2 3분전 · 3 5분전 · 4 10분전 · 5 15분전 · 6 20분전 · 7 30분전 · 8 60분전 · 9 120분전 */
  readonly MINX: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 사용자권한정보 */
  readonly AUTH?: string
}

export interface PriceFluctOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태 */
  readonly stat?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface PriceFluctOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly knam?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 기준가격 */
  readonly n_base?: string
  /** 기준가격대비 */
  readonly n_diff?: string
  /** 기준가격대비율 */
  readonly n_rate?: string
  /** 영문종목명 */
  readonly enam?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 기준현재가 */
  readonly n_last?: string
}

export interface PriceFluctAnswer {
  readonly output1: PriceFluctOutput1
  readonly output2: readonly PriceFluctOutput2[]
}

/**
 * 해외주식 가격급등락 · 해외주식-038 · HHDFS76260000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const priceFluct: PagedEndpoint<PriceFluctInput, PriceFluctAnswer, 'real'> = {
  id: 'overseas-stock/price-fluct',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/price-fluct',
  trIds: [{ real: 'HHDFS76260000', paper: null }],
  fields: { EXCD: 'required', GUBN: 'required', MINX: 'required', VOL_RANG: 'required', KEYB: 'empty', AUTH: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'knam', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'pask', 'pbid', 'n_base',
        'n_diff', 'n_rate', 'enam', 'e_ordyn', 'tamt', 'n_last',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface QuotInquireCcnlInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** 당일전일구분 · 0 전일 · 1 당일 */
  readonly TDAY: '0' | '1'
  /** 종목코드 · e.g. TSLA */
  readonly SYMB: string
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface QuotInquireCcnlOutput1 {
  /** 실시간조회종목코드 · portal only */
  readonly rsym?: string
  /** 소수점자리수 · portal only */
  readonly zdiv?: string
  /** Record Count · portal only */
  readonly nrec?: string
}

export interface QuotInquireCcnlOutput2 {
  /** 체결강도 */
  readonly vpow?: string
  /** 체결량 */
  readonly evol?: string
  /** 한국기준시간 */
  readonly khms?: string
  /** 거래량 */
  readonly tvol?: string
  /** 체결가 */
  readonly last?: string
  /** 시장구분 */
  readonly mtyp?: string
  /** 기호 */
  readonly sign?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 대비 */
  readonly diff?: string
  /** 매도호가 */
  readonly pask?: string
  /** 등락율 */
  readonly rate?: string
}

export interface QuotInquireCcnlAnswer {
  readonly output1: QuotInquireCcnlOutput1
  readonly output2: readonly QuotInquireCcnlOutput2[]
}

/**
 * 해외주식 체결추이 · 해외주식-037 · HHDFS76200300, not in paper trading
 *
 * Paging: keyb with KEYB (sample-loop).
 */
export const quotInquireCcnl: PagedEndpoint<QuotInquireCcnlInput, QuotInquireCcnlAnswer, 'real'> = {
  id: 'overseas-stock/quot-inquire-ccnl',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/inquire-ccnl',
  trIds: [{ real: 'HHDFS76200300', paper: null }],
  fields: { EXCD: 'required', TDAY: 'required', SYMB: 'required', AUTH: 'empty', KEYB: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['rsym', 'zdiv', 'nrec'] },
    output2: {
      kind: 'array',
      fields: ['vpow', 'evol', 'khms', 'tvol', 'last', 'mtyp', 'sign', 'pbid', 'diff', 'pask', 'rate'],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface RightsByIceInput {
  /** 국가코드 · CN 중국 · HK 홍콩 · US 미국 · JP 일본 · VN 베트남 */
  readonly NCOD: 'CN' | 'HK' | 'US' | 'JP' | 'VN'
  /** 종목코드 · e.g. NVDL */
  readonly SYMB: string
  /** 일자시작일 · e.g. 20240309 */
  readonly ST_YMD?: string
  /** 일자종료일 · e.g. 20240801 */
  readonly ED_YMD?: string
}

export interface RightsByIceOutput1 {
  /** ICE공시일 */
  readonly anno_dt?: string
  /** 권리유형 */
  readonly ca_title?: string
  /** 배당락일 */
  readonly div_lock_dt?: string
  /** 지급일 */
  readonly pay_dt?: string
  /** 기준일 */
  readonly record_dt?: string
  /** 효력일자 */
  readonly validity_dt?: string
  /** 현지지시마감일 */
  readonly local_end_dt?: string
  /** 권리락일 */
  readonly lock_dt?: string
  /** 상장폐지일 */
  readonly delist_dt?: string
  /** 상환일자 */
  readonly redempt_dt?: string
  /** 조기상환일자 */
  readonly early_redempt_dt?: string
  /** 적용일 */
  readonly effective_dt?: string
}

export interface RightsByIceAnswer {
  readonly output1: readonly RightsByIceOutput1[]
}

/** 해외주식 권리종합 · 해외주식-050 · HHDFS78330900, not in paper trading */
export const rightsByIce: Endpoint<RightsByIceInput, RightsByIceAnswer, 'real'> = {
  id: 'overseas-stock/rights-by-ice',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/rights-by-ice',
  trIds: [{ real: 'HHDFS78330900', paper: null }],
  fields: { NCOD: 'required', SYMB: 'required', ST_YMD: 'empty', ED_YMD: 'empty' },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'anno_dt', 'ca_title', 'div_lock_dt', 'pay_dt', 'record_dt', 'validity_dt', 'local_end_dt', 'lock_dt',
        'delist_dt', 'redempt_dt', 'early_redempt_dt', 'effective_dt',
      ],
    },
  },
}

export interface SearchInfoInput {
  /** 상품유형코드 · e.g. 512 */
  readonly PRDT_TYPE_CD: string
  /** 상품번호 · e.g. AAPL */
  readonly PDNO: string
}

export interface SearchInfoOutput {
  /** 표준상품번호 */
  readonly std_pdno?: string
  /** 상품영문명 */
  readonly prdt_eng_name?: string
  /** 국가코드 */
  readonly natn_cd?: string
  /** 국가명 */
  readonly natn_name?: string
  /** 거래시장코드 */
  readonly tr_mket_cd?: string
  /** 거래시장명 */
  readonly tr_mket_name?: string
  /** 해외거래소코드 */
  readonly ovrs_excg_cd?: string
  /** 해외거래소명 */
  readonly ovrs_excg_name?: string
  /** 거래통화코드 */
  readonly tr_crcy_cd?: string
  /** 해외액면가 */
  readonly ovrs_papr?: string
  /** 통화명 */
  readonly crcy_name?: string
  /** 해외주식구분코드 */
  readonly ovrs_stck_dvsn_cd?: string
  /** 상품분류코드 */
  readonly prdt_clsf_cd?: string
  /** 상품분류명 */
  readonly prdt_clsf_name?: string
  /** 매도단위수량 */
  readonly sll_unit_qty?: string
  /** 매수단위수량 */
  readonly buy_unit_qty?: string
  /** 거래단위금액 */
  readonly tr_unit_amt?: string
  /** 상장주식수 */
  readonly lstg_stck_num?: string
  /** 상장일자 */
  readonly lstg_dt?: string
  /** 해외주식거래정지구분코드 */
  readonly ovrs_stck_tr_stop_dvsn_cd?: string
  /** 상장폐지종목여부 */
  readonly lstg_abol_item_yn?: string
  /** 해외주식상품그룹번호 */
  readonly ovrs_stck_prdt_grp_no?: string
  /** 상장여부 */
  readonly lstg_yn?: string
  /** 세금징수여부 */
  readonly tax_levy_yn?: string
  /** 해외주식등록사유코드 */
  readonly ovrs_stck_erlm_rosn_cd?: string
  /** 해외주식이력권리구분코드 */
  readonly ovrs_stck_hist_rght_dvsn_cd?: string
  /** 변경전상품번호 */
  readonly chng_bf_pdno?: string
  /** 상품유형코드2 */
  readonly prdt_type_cd_2?: string
  /** 해외종목명 */
  readonly ovrs_item_name?: string
  /** SEDOL번호 */
  readonly sedol_no?: string
  /** 블름버그티커내용 */
  readonly blbg_tckr_text?: string
  /** 해외주식ETF위험지표코드 */
  readonly ovrs_stck_etf_risk_drtp_cd?: string
  /** ETP추적수익율배수 */
  readonly etp_chas_erng_rt_dbnb?: string
  /** 기관용도ISIN코드 */
  readonly istt_usge_isin_cd?: string
  /** MINT서비스여부 */
  readonly mint_svc_yn?: string
  /** MINT서비스여부변경일자 */
  readonly mint_svc_yn_chng_dt?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** LEI코드 */
  readonly lei_cd?: string
  /** 해외주식정지사유코드 */
  readonly ovrs_stck_stop_rson_cd?: string
  /** 상장폐지일자 */
  readonly lstg_abol_dt?: string
  /** 미니스탁거래상태구분코드 */
  readonly mini_stk_tr_stat_dvsn_cd?: string
  /** MINT최초서비스등록일자 */
  readonly mint_frst_svc_erlm_dt?: string
  /** MINT소수점매매가능여부 */
  readonly mint_dcpt_trad_psbl_yn?: string
  /** MINT정수매매가능여부 */
  readonly mint_fnum_trad_psbl_yn?: string
  /** MINT잔고전환불가여부 */
  readonly mint_cblc_cvsn_ipsb_yn?: string
  /** PTP종목여부 */
  readonly ptp_item_yn?: string
  /** PTP종목양도세면제여부 */
  readonly ptp_item_trfx_exmt_yn?: string
  /** PTP종목양도세면제시작일자 */
  readonly ptp_item_trfx_exmt_strt_dt?: string
  /** PTP종목양도세면제종료일자 */
  readonly ptp_item_trfx_exmt_end_dt?: string
  /** 주간거래가능여부 */
  readonly dtm_tr_psbl_yn?: string
  /** 급등락정지제외여부 */
  readonly sdrf_stop_ecls_yn?: string
  /** 급등락정지제외등록일자 */
  readonly sdrf_stop_ecls_erlm_dt?: string
  /** 메모내용1 */
  readonly memo_text1?: string
  /** 해외현재가격1 */
  readonly ovrs_now_pric1?: string
  /** 최종수신일시 */
  readonly last_rcvg_dtime?: string
}

export interface SearchInfoAnswer {
  readonly output: SearchInfoOutput
}

/** 해외주식 상품기본정보 · v1_해외주식-034 · CTPF1702R, not in paper trading */
export const searchInfo: Endpoint<SearchInfoInput, SearchInfoAnswer, 'real'> = {
  id: 'overseas-stock/search-info',
  method: 'GET',
  path: '/uapi/overseas-price/v1/quotations/search-info',
  trIds: [{ real: 'CTPF1702R', paper: null }],
  fields: { PRDT_TYPE_CD: 'required', PDNO: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'std_pdno', 'prdt_eng_name', 'natn_cd', 'natn_name', 'tr_mket_cd', 'tr_mket_name', 'ovrs_excg_cd',
        'ovrs_excg_name', 'tr_crcy_cd', 'ovrs_papr', 'crcy_name', 'ovrs_stck_dvsn_cd', 'prdt_clsf_cd', 'prdt_clsf_name',
        'sll_unit_qty', 'buy_unit_qty', 'tr_unit_amt', 'lstg_stck_num', 'lstg_dt', 'ovrs_stck_tr_stop_dvsn_cd',
        'lstg_abol_item_yn', 'ovrs_stck_prdt_grp_no', 'lstg_yn', 'tax_levy_yn', 'ovrs_stck_erlm_rosn_cd',
        'ovrs_stck_hist_rght_dvsn_cd', 'chng_bf_pdno', 'prdt_type_cd_2', 'ovrs_item_name', 'sedol_no', 'blbg_tckr_text',
        'ovrs_stck_etf_risk_drtp_cd', 'etp_chas_erng_rt_dbnb', 'istt_usge_isin_cd', 'mint_svc_yn',
        'mint_svc_yn_chng_dt', 'prdt_name', 'lei_cd', 'ovrs_stck_stop_rson_cd', 'lstg_abol_dt',
        'mini_stk_tr_stat_dvsn_cd', 'mint_frst_svc_erlm_dt', 'mint_dcpt_trad_psbl_yn', 'mint_fnum_trad_psbl_yn',
        'mint_cblc_cvsn_ipsb_yn', 'ptp_item_yn', 'ptp_item_trfx_exmt_yn', 'ptp_item_trfx_exmt_strt_dt',
        'ptp_item_trfx_exmt_end_dt', 'dtm_tr_psbl_yn', 'sdrf_stop_ecls_yn', 'sdrf_stop_ecls_erlm_dt', 'memo_text1',
        'ovrs_now_pric1', 'last_rcvg_dtime',
      ],
    },
  },
}

export interface TradeGrowthInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 당일 · 1 2일 · 2 3일 · 3 5일 · 4 10일 · 5 20일전 · 6 30일 · 7 60일 · 8 120일 · 9 1년 */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface TradeGrowthOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface TradeGrowthOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 거래량 */
  readonly tvol?: string
  /** 평균거래량 */
  readonly n_tvol?: string
  /** 증가율 */
  readonly n_rate?: string
  /** 순위 */
  readonly rank?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 증가량 */
  readonly n_diff?: string
}

export interface TradeGrowthAnswer {
  readonly output1: TradeGrowthOutput1
  readonly output2: readonly TradeGrowthOutput2[]
}

/**
 * 해외주식 거래증가율순위 · 해외주식-045 · HHDFS76330000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const tradeGrowth: PagedEndpoint<TradeGrowthInput, TradeGrowthAnswer, 'real'> = {
  id: 'overseas-stock/trade-growth',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/trade-growth',
  trIds: [{ real: 'HHDFS76330000', paper: null }],
  fields: { EXCD: 'required', NDAY: 'required', VOL_RANG: 'required', AUTH: 'empty', KEYB: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'pask', 'pbid', 'tvol', 'n_tvol', 'n_rate',
        'rank', 'ename', 'e_ordyn', 'tamt', 'n_diff',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface TradePbmnInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 당일 · 1 2일 · 2 3일 · 3 5일 · 4 10일 · 5 20일전 · 6 30일 · 7 60일 · 8 120일 · 9 1년 */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 현재가 필터범위 시작 */
  readonly PRC1?: string
  /** 현재가 필터범위 끝 */
  readonly PRC2?: string
}

export interface TradePbmnOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface TradePbmnOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 거래량 */
  readonly tvol?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 평균거래대금 */
  readonly a_tamt?: string
  /** 순위 */
  readonly rank?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
}

export interface TradePbmnAnswer {
  readonly output1: TradePbmnOutput1
  readonly output2: readonly TradePbmnOutput2[]
}

/**
 * 해외주식 거래대금순위 · 해외주식-044 · HHDFS76320010, not in paper trading
 *
 * Paging: keyb with KEYB (sample-loop).
 */
export const tradePbmn: PagedEndpoint<TradePbmnInput, TradePbmnAnswer, 'real'> = {
  id: 'overseas-stock/trade-pbmn',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/trade-pbmn',
  trIds: [{ real: 'HHDFS76320010', paper: null }],
  fields: {
    EXCD: 'required',
    NDAY: 'required',
    VOL_RANG: 'required',
    AUTH: 'empty',
    KEYB: 'empty',
    PRC1: 'empty',
    PRC2: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'pask', 'pbid', 'tvol', 'tamt', 'a_tamt',
        'rank', 'ename', 'e_ordyn',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface TradeTurnoverInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 당일 · 1 2일전 · 2 3일전 · 3 5일전 · 4 10일전 · 5 20일전 · 6 30일전 · 7 60일전 · 8 120일전 · 9 1년전 */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 사용자권한정보 */
  readonly AUTH?: string
}

export interface TradeTurnoverOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface TradeTurnoverOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 평균거래량 */
  readonly n_tvol?: string
  /** 상장주식수 */
  readonly shar?: string
  /** 회전율 */
  readonly tover?: string
  /** 순위 */
  readonly rank?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 회전율 */
  readonly trat?: string
}

export interface TradeTurnoverAnswer {
  readonly output1: TradeTurnoverOutput1
  readonly output2: readonly TradeTurnoverOutput2[]
}

/**
 * 해외주식 거래회전율순위 · 해외주식-046 · HHDFS76340000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const tradeTurnover: PagedEndpoint<TradeTurnoverInput, TradeTurnoverAnswer, 'real'> = {
  id: 'overseas-stock/trade-turnover',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/trade-turnover',
  trIds: [{ real: 'HHDFS76340000', paper: null }],
  fields: { EXCD: 'required', NDAY: 'required', VOL_RANG: 'required', KEYB: 'empty', AUTH: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'pask', 'pbid', 'n_tvol', 'shar',
        'tover', 'rank', 'ename', 'e_ordyn', 'tamt', 'trat',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface TradeVolInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 당일 · 1 2일전 · 2 3일전 · 3 5일전 · 4 10일전 · 5 20일전 · 6 30일전 · 7 60일전 · 8 120일전 · 9 1년전 */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** 가격 필터 시작 */
  readonly PRC1?: string
  /** 가격 필터 종료 */
  readonly PRC2?: string
}

export interface TradeVolOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface TradeVolOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 거래량 */
  readonly tvol?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 평균거래량 */
  readonly a_tvol?: string
  /** 순위 */
  readonly rank?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
}

export interface TradeVolAnswer {
  readonly output1: TradeVolOutput1
  readonly output2: readonly TradeVolOutput2[]
}

/**
 * 해외주식 거래량순위 · 해외주식-043 · HHDFS76310010, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const tradeVol: PagedEndpoint<TradeVolInput, TradeVolAnswer, 'real'> = {
  id: 'overseas-stock/trade-vol',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/trade-vol',
  trIds: [{ real: 'HHDFS76310010', paper: null }],
  fields: {
    EXCD: 'required',
    NDAY: 'required',
    VOL_RANG: 'required',
    KEYB: 'empty',
    AUTH: 'empty',
    PRC1: 'empty',
    PRC2: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'pask', 'pbid', 'tvol', 'tamt', 'a_tvol',
        'rank', 'ename', 'e_ordyn',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface UpdownRateInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 당일 · 1 2일 · 2 3일 · 3 5일 · 4 10일 · 5 20일전 · 6 30일 · 7 60일 · 8 120일 · 9 1년 */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 상승율/하락율 구분 · 0 하락율 · 1 상승율 */
  readonly GUBN: '0' | '1'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface UpdownRateOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태정보 */
  readonly stat?: string
  /** 현재조회종목수 */
  readonly crec?: string
  /** 전체조회종목수 */
  readonly trec?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface UpdownRateOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 기준가격 */
  readonly n_base?: string
  /** 기준가격대비 */
  readonly n_diff?: string
  /** 기준가격대비율 */
  readonly n_rate?: string
  /** 순위 */
  readonly rank?: string
  /** 영문종목명 */
  readonly ename?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
}

export interface UpdownRateAnswer {
  readonly output1: UpdownRateOutput1
  readonly output2: readonly UpdownRateOutput2[]
}

/**
 * 해외주식 상승율/하락율 · 해외주식-041 · HHDFS76290000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const updownRate: PagedEndpoint<UpdownRateInput, UpdownRateAnswer, 'real'> = {
  id: 'overseas-stock/updown-rate',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/updown-rate',
  trIds: [{ real: 'HHDFS76290000', paper: null }],
  fields: { EXCD: 'required', NDAY: 'required', GUBN: 'required', VOL_RANG: 'required', AUTH: 'empty', KEYB: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'crec', 'trec', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'pask', 'pbid', 'n_base', 'n_diff',
        'n_rate', 'rank', 'ename', 'e_ordyn', 'tamt',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface VolumePowerInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N일자값 · 0 당일 · 1 2일 · 2 3일 · 3 5일 · 4 10일 · 5 20일전 · 6 30일 · 7 60일 · 8 120일 · 9 1년 */
  readonly NDAY: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** 사용자권한정보 */
  readonly AUTH?: string
  /** NEXT KEY BUFF */
  readonly KEYB?: string
}

export interface VolumePowerOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태 */
  readonly stat?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface VolumePowerOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly knam?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 당일체결강도 */
  readonly tpow?: string
  /** 체결강도 */
  readonly powx?: string
  /** 영문종목명 */
  readonly enam?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 매도체결량 */
  readonly bivl?: string
  /** 매수체결량 */
  readonly asvl?: string
  /** 체결강도 */
  readonly strn?: string
}

export interface VolumePowerAnswer {
  readonly output1: VolumePowerOutput1
  readonly output2: readonly VolumePowerOutput2[]
}

/**
 * 해외주식 매수체결강도상위 · 해외주식-040 · HHDFS76280000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const volumePower: PagedEndpoint<VolumePowerInput, VolumePowerAnswer, 'real'> = {
  id: 'overseas-stock/volume-power',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/volume-power',
  trIds: [{ real: 'HHDFS76280000', paper: null }],
  fields: { EXCD: 'required', NDAY: 'required', VOL_RANG: 'required', AUTH: 'empty', KEYB: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'knam', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'pask', 'pbid', 'tpow', 'powx',
        'enam', 'e_ordyn', 'tamt', 'bivl', 'asvl', 'strn',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

export interface VolumeSurgeInput {
  /** 거래소명 · NYS 뉴욕 · NAS 나스닥 · AMS 아멕스 · HKS 홍콩 · SHS 상해 · SZS 심천 · HSX 호치민 · HNX 하노이 · TSE 도쿄 */
  readonly EXCD: 'NYS' | 'NAS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'HSX' | 'HNX' | 'TSE'
  /** N분전콤보값 · 0 1분전 · 1 2분전 · 2 3분전 · 3 5분전 · 4 10분전 · 5 15분전 · 6 20분전 · 7 30분전 · 8 60분전 · 9 120분전 */
  readonly MINX: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  /** 거래량조건 · 0 전체 · 1 1백주이상 · 2 1천주이상 · 3 1만주이상 · 4 10만주이상 · 5 100만주이상 · 6 1000만주이상 */
  readonly VOL_RANG: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  /** NEXT KEY BUFF */
  readonly KEYB?: string
  /** 사용자권한정보 */
  readonly AUTH?: string
}

export interface VolumeSurgeOutput1 {
  /** 소수점자리수 */
  readonly zdiv?: string
  /** 거래상태 */
  readonly stat?: string
  /** RecordCount */
  readonly nrec?: string
}

export interface VolumeSurgeOutput2 {
  /** 실시간조회심볼 */
  readonly rsym?: string
  /** 거래소코드 */
  readonly excd?: string
  /** 종목코드 */
  readonly symb?: string
  /** 종목명 */
  readonly knam?: string
  /** 종목명 */
  readonly name?: string
  /** 현재가 */
  readonly last?: string
  /** 기호 */
  readonly sign?: string
  /** 대비 */
  readonly diff?: string
  /** 등락율 */
  readonly rate?: string
  /** 거래량 */
  readonly tvol?: string
  /** 매도호가 */
  readonly pask?: string
  /** 매수호가 */
  readonly pbid?: string
  /** 기준거래량 */
  readonly n_tvol?: string
  /** 증가량 */
  readonly n_diff?: string
  /** 증가율 */
  readonly n_rate?: string
  /** 영문종목명 */
  readonly enam?: string
  /** 매매가능 */
  readonly e_ordyn?: string
  /** 거래대금 */
  readonly tamt?: string
  /** 거래량비율 */
  readonly trat?: string
}

export interface VolumeSurgeAnswer {
  readonly output1: VolumeSurgeOutput1
  readonly output2: readonly VolumeSurgeOutput2[]
}

/**
 * 해외주식 거래량급증 · 해외주식-039 · HHDFS76270000, not in paper trading
 *
 * Paging: keyb with KEYB (keys-only).
 */
export const volumeSurge: PagedEndpoint<VolumeSurgeInput, VolumeSurgeAnswer, 'real'> = {
  id: 'overseas-stock/volume-surge',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/ranking/volume-surge',
  trIds: [{ real: 'HHDFS76270000', paper: null }],
  fields: { EXCD: 'required', MINX: 'required', VOL_RANG: 'required', KEYB: 'empty', AUTH: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['zdiv', 'stat', 'nrec'] },
    output2: {
      kind: 'array',
      fields: [
        'rsym', 'excd', 'symb', 'knam', 'name', 'last', 'sign', 'diff', 'rate', 'tvol', 'pask', 'pbid', 'n_tvol',
        'n_diff', 'n_rate', 'enam', 'e_ordyn', 'tamt', 'trat',
      ],
    },
  },
  paging: { kind: 'keyb', keys: ['KEYB'], answerKeys: ['keyb'] },
}

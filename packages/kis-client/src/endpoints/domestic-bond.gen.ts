// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint, PagedEndpoint } from '../endpoint.ts'

export interface AvgUnitInput {
  /** 조회시작일자 · e.g. 20240101 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20250630 */
  readonly INQR_END_DT: string
  /** 상품번호 · e.g. KR103502GA34 */
  readonly PDNO?: string
  /** 상품유형코드 · sent as 302 when left out */
  readonly PRDT_TYPE_CD?: string
  /** 검증종류코드 · sent as 00 when left out */
  readonly VRFC_KIND_CD?: string
  /** 연속조회키30 */
  readonly CTX_AREA_NK30?: string
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
}

export interface AvgUnitOutput1 {
  /** 평가일자 */
  readonly evlu_dt?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 한국신용평가단가 */
  readonly kis_unpr?: string
  /** 한국채권평가단가 */
  readonly kbp_unpr?: string
  /** 한국신용정보평가단가 */
  readonly nice_evlu_unpr?: string
  /** 에프앤자산평가단가 */
  readonly fnp_unpr?: string
  /** 평균평가단가 */
  readonly avg_evlu_unpr?: string
  /** 한국신용평가신용등급내용 */
  readonly kis_crdt_grad_text?: string
  /** 한국채권평가신용등급내용 */
  readonly kbp_crdt_grad_text?: string
  /** 한국신용정보신용등급내용 */
  readonly nice_crdt_grad_text?: string
  /** 에프앤자산평가신용등급내용 */
  readonly fnp_crdt_grad_text?: string
  /** 변경여부 */
  readonly chng_yn?: string
  /** 한국신용평가수익율 */
  readonly kis_erng_rt?: string
  /** 한국채권평가수익율 */
  readonly kbp_erng_rt?: string
  /** 한국신용정보평가수익율 */
  readonly nice_evlu_erng_rt?: string
  /** 에프앤자산평가수익율 */
  readonly fnp_erng_rt?: string
  /** 평균평가수익율 */
  readonly avg_evlu_erng_rt?: string
  /** 한국신용평가RF단가 */
  readonly kis_rf_unpr?: string
  /** 한국채권평가RF단가 */
  readonly kbp_rf_unpr?: string
  /** 한국신용정보평가RF단가 */
  readonly nice_evlu_rf_unpr?: string
  /** 평균평가RF단가 */
  readonly avg_evlu_rf_unpr?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
}

export interface AvgUnitOutput2 {
  /** 평가일자 */
  readonly evlu_dt?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 한국신용평가평가금액 */
  readonly kis_evlu_amt?: string
  /** 한국채권평가평가금액 */
  readonly kbp_evlu_amt?: string
  /** 한국신용정보평가금액 */
  readonly nice_evlu_amt?: string
  /** 에프앤자산평가평가금액 */
  readonly fnp_evlu_amt?: string
  /** 평균평가금액 */
  readonly avg_evlu_amt?: string
  /** 변경여부 */
  readonly chng_yn?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
}

export interface AvgUnitOutput3 {
  /** 평가일자 */
  readonly evlu_dt?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 한국신용평가통화코드 */
  readonly kis_crcy_cd?: string
  /** 한국신용평가평가단위가격 */
  readonly kis_evlu_unit_pric?: string
  /** 한국신용평가평가가격 */
  readonly kis_evlu_pric?: string
  /** 한국채권평가통화코드 */
  readonly kbp_crcy_cd?: string
  /** 한국채권평가평가단위가격 */
  readonly kbp_evlu_unit_pric?: string
  /** 한국채권평가평가가격 */
  readonly kbp_evlu_pric?: string
  /** 한국신용정보통화코드 */
  readonly nice_crcy_cd?: string
  /** 한국신용정보평가단위가격 */
  readonly nice_evlu_unit_pric?: string
  /** 한국신용정보평가가격 */
  readonly nice_evlu_pric?: string
  /** 평균평가단위가격 */
  readonly avg_evlu_unit_pric?: string
  /** 평균평가가격 */
  readonly avg_evlu_pric?: string
  /** 변경여부 */
  readonly chng_yn?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
}

export interface AvgUnitAnswer {
  readonly output1: readonly AvgUnitOutput1[]
  readonly output2: readonly AvgUnitOutput2[]
  readonly output3: readonly AvgUnitOutput3[]
}

/**
 * 장내채권 평균단가조회 · 국내채권-158 · CTPF2005R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK30; the portal says: no next page (sample-loop).
 */
export const avgUnit: PagedEndpoint<AvgUnitInput, AvgUnitAnswer, 'real'> = {
  id: 'domestic-bond/avg-unit',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/avg-unit',
  trIds: [{ real: 'CTPF2005R', paper: null }],
  fields: {
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    PDNO: 'empty',
    PRDT_TYPE_CD: { value: '302' },
    VRFC_KIND_CD: { value: '00' },
    CTX_AREA_NK30: 'empty',
    CTX_AREA_FK100: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'evlu_dt', 'pdno', 'prdt_type_cd', 'kis_unpr', 'kbp_unpr', 'nice_evlu_unpr', 'fnp_unpr', 'avg_evlu_unpr',
        'kis_crdt_grad_text', 'kbp_crdt_grad_text', 'nice_crdt_grad_text', 'fnp_crdt_grad_text', 'chng_yn',
        'kis_erng_rt', 'kbp_erng_rt', 'nice_evlu_erng_rt', 'fnp_erng_rt', 'avg_evlu_erng_rt', 'kis_rf_unpr',
        'kbp_rf_unpr', 'nice_evlu_rf_unpr', 'avg_evlu_rf_unpr', 'prdt_name',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'evlu_dt', 'pdno', 'prdt_type_cd', 'kis_evlu_amt', 'kbp_evlu_amt', 'nice_evlu_amt', 'fnp_evlu_amt',
        'avg_evlu_amt', 'chng_yn', 'prdt_name',
      ],
    },
    output3: {
      kind: 'array',
      fields: [
        'evlu_dt', 'pdno', 'prdt_type_cd', 'kis_crcy_cd', 'kis_evlu_unit_pric', 'kis_evlu_pric', 'kbp_crcy_cd',
        'kbp_evlu_unit_pric', 'kbp_evlu_pric', 'nice_crcy_cd', 'nice_evlu_unit_pric', 'nice_evlu_pric',
        'avg_evlu_unit_pric', 'avg_evlu_pric', 'chng_yn', 'prdt_name',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK30'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk30'],
  },
}

export interface BuyInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. KR6095572D81 */
  readonly PDNO: string
  /** 주문수량2 · e.g. 10 */
  readonly ORD_QTY2: string
  /** 채권주문단가 · e.g. 9900 */
  readonly BOND_ORD_UNPR: string
  /** 소액시장참여여부 · e.g. N */
  readonly SAMT_MKET_PTCI_YN: string
  /** 채권소매시장여부 · e.g. N */
  readonly BOND_RTL_MKET_YN: string
  /** 유치자직원번호 */
  readonly IDCR_STFNO?: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 주문서버구분코드 · e.g. 0 */
  readonly ORD_SVR_DVSN_CD?: string
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
}

export interface BuyOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
}

export interface BuyAnswer {
  readonly output: BuyOutput
}

/**
 * 장내채권 매수주문 · 국내주식-124 · TTTC0952U, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const buy: Endpoint<BuyInput, BuyAnswer, 'real'> = {
  id: 'domestic-bond/buy',
  method: 'POST',
  path: '/uapi/domestic-bond/v1/trading/buy',
  trIds: [{ real: 'TTTC0952U', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ORD_QTY2: 'required',
    BOND_ORD_UNPR: 'required',
    SAMT_MKET_PTCI_YN: 'required',
    BOND_RTL_MKET_YN: 'required',
    IDCR_STFNO: 'empty',
    MGCO_APTM_ODNO: 'empty',
    ORD_SVR_DVSN_CD: 'empty',
    CTAC_TLNO: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface InquireAskingPriceInput {
  /** 시장 분류 코드 · e.g. B */
  readonly FID_COND_MRKT_DIV_CODE: string
  /** 채권종목코드 · e.g. KR2033022D33 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireAskingPriceOutput {
  /** 호가 접수 시간 */
  readonly aspr_acpt_hour?: string
  /** 채권 매도호가1 */
  readonly bond_askp1?: string
  /** 채권 매도호가2 */
  readonly bond_askp2?: string
  /** 채권 매도호가3 */
  readonly bond_askp3?: string
  /** 채권 매도호가4 */
  readonly bond_askp4?: string
  /** 채권 매도호가5 */
  readonly bond_askp5?: string
  /** 채권 매수호가1 */
  readonly bond_bidp1?: string
  /** 채권 매수호가2 */
  readonly bond_bidp2?: string
  /** 채권 매수호가3 */
  readonly bond_bidp3?: string
  /** 채권 매수호가4 */
  readonly bond_bidp4?: string
  /** 채권 매수호가5 */
  readonly bond_bidp5?: string
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
  /** 총 매도호가 잔량 */
  readonly total_askp_rsqn?: string
  /** 총 매수호가 잔량 */
  readonly total_bidp_rsqn?: string
  /** 순매수 호가 잔량 */
  readonly ntby_aspr_rsqn?: string
  /** 매도 수익 비율1 */
  readonly seln_ernn_rate1?: string
  /** 매도 수익 비율2 */
  readonly seln_ernn_rate2?: string
  /** 매도 수익 비율3 */
  readonly seln_ernn_rate3?: string
  /** 매도 수익 비율4 */
  readonly seln_ernn_rate4?: string
  /** 매도 수익 비율5 */
  readonly seln_ernn_rate5?: string
  /** 매수2 수익 비율1 */
  readonly shnu_ernn_rate1?: string
  /** 매수2 수익 비율2 */
  readonly shnu_ernn_rate2?: string
  /** 매수2 수익 비율3 */
  readonly shnu_ernn_rate3?: string
  /** 매수2 수익 비율4 */
  readonly shnu_ernn_rate4?: string
  /** 매수2 수익 비율5 */
  readonly shnu_ernn_rate5?: string
}

export interface InquireAskingPriceAnswer {
  readonly output: InquireAskingPriceOutput
}

/** 장내채권현재가(호가) · 국내주식-132 · FHKBJ773401C0, not in paper trading */
export const inquireAskingPrice: Endpoint<InquireAskingPriceInput, InquireAskingPriceAnswer, 'real'> = {
  id: 'domestic-bond/inquire-asking-price',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/inquire-asking-price',
  trIds: [{ real: 'FHKBJ773401C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'aspr_acpt_hour', 'bond_askp1', 'bond_askp2', 'bond_askp3', 'bond_askp4', 'bond_askp5', 'bond_bidp1',
        'bond_bidp2', 'bond_bidp3', 'bond_bidp4', 'bond_bidp5', 'askp_rsqn1', 'askp_rsqn2', 'askp_rsqn3', 'askp_rsqn4',
        'askp_rsqn5', 'bidp_rsqn1', 'bidp_rsqn2', 'bidp_rsqn3', 'bidp_rsqn4', 'bidp_rsqn5', 'total_askp_rsqn',
        'total_bidp_rsqn', 'ntby_aspr_rsqn', 'seln_ernn_rate1', 'seln_ernn_rate2', 'seln_ernn_rate3', 'seln_ernn_rate4',
        'seln_ernn_rate5', 'shnu_ernn_rate1', 'shnu_ernn_rate2', 'shnu_ernn_rate3', 'shnu_ernn_rate4',
        'shnu_ernn_rate5',
      ],
    },
  },
}

export interface InquireBalanceInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 조회조건 · 00 전체 · 01 상품번호단위 */
  readonly INQR_CNDT: '00' | '01'
  /** 상품번호 */
  readonly PDNO?: string
  /** 매수일자 */
  readonly BUY_DT?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireBalanceOutput {
  /** 상품번호 */
  readonly pdno?: string
  /** 매수일자 */
  readonly buy_dt?: string
  /** 매수일련번호 */
  readonly buy_sqno?: string
  /** 잔고수량 */
  readonly cblc_qty?: string
  /** 종합과세수량 */
  readonly agrx_qty?: string
  /** 분리과세수량 */
  readonly sprx_qty?: string
  /** 만기일 */
  readonly exdt?: string
  /** 매수수익율 */
  readonly buy_erng_rt?: string
  /** 매수단가 */
  readonly buy_unpr?: string
  /** 매수금액 */
  readonly buy_amt?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 상품명 · portal only */
  readonly prdt_name?: string
}

export interface InquireBalanceAnswer {
  readonly output: readonly InquireBalanceOutput[]
}

/**
 * 장내채권 잔고조회 · 국내주식-198 · CTSC8407R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the sample goes on at M alone (sample-loop).
 */
export const inquireBalance: PagedEndpoint<InquireBalanceInput, InquireBalanceAnswer, 'real'> = {
  id: 'domestic-bond/inquire-balance',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/trading/inquire-balance',
  trIds: [{ real: 'CTSC8407R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_CNDT: 'required',
    PDNO: 'empty',
    BUY_DT: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'pdno', 'buy_dt', 'buy_sqno', 'cblc_qty', 'agrx_qty', 'sprx_qty', 'exdt', 'buy_erng_rt', 'buy_unpr', 'buy_amt',
        'ord_psbl_qty', 'prdt_name',
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
  /** 조건시장분류코드 · B 업종코드 */
  readonly FID_COND_MRKT_DIV_CODE: 'B' | (string & {})
  /** 입력종목코드 · e.g. KR103502GA34 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireCcnlOutput {
  /** 주식 체결 시간 */
  readonly stck_cntg_hour?: string
  /** 채권 현재가 */
  readonly bond_prpr?: string
  /** 채권 전일 대비 */
  readonly bond_prdy_vrss?: string
  /** 전일 대비 부호 */
  readonly prdy_vrss_sign?: string
  /** 전일 대비율 */
  readonly prdy_ctrt?: string
  /** 체결 거래량 */
  readonly cntg_vol?: string
  /** 누적 거래량 */
  readonly acml_vol?: string
}

export interface InquireCcnlAnswer {
  readonly output: readonly InquireCcnlOutput[]
}

/**
 * 장내채권현재가(체결) · 국내주식-201 · FHKBJ773403C0, not in paper trading
 *
 * Unsure: output is an array (judged; the portal says object).
 */
export const inquireCcnl: Endpoint<InquireCcnlInput, InquireCcnlAnswer, 'real'> = {
  id: 'domestic-bond/inquire-ccnl',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/inquire-ccnl',
  trIds: [{ real: 'FHKBJ773403C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: ['stck_cntg_hour', 'bond_prpr', 'bond_prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'cntg_vol', 'acml_vol'],
    },
  },
}

export interface InquireDailyCcldInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 조회시작일자 · e.g. 20250601 */
  readonly INQR_STRT_DT: string
  /** 조회종료일자 · e.g. 20250630 */
  readonly INQR_END_DT: string
  /** 매도매수구분코드 · % 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD?: '%' | '01' | '02'
  /** 정렬순서구분 · 01 주문순서 · 02 주문역순 */
  readonly SORT_SQN_DVSN?: '01' | '02'
  /** 상품번호 */
  readonly PDNO?: string
  /** 미체결여부 · N 전체 · C 체결 · Y 미체결 */
  readonly NCCS_YN?: 'N' | 'C' | 'Y'
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
}

export interface InquireDailyCcldOutput1 {
  /** 총주문수량 */
  readonly tot_ord_qty?: string
  /** 총체결수량합계 */
  readonly tot_ccld_qty_smtl?: string
  /** 총채권체결평균단가 */
  readonly tot_bond_ccld_avg_unpr?: string
  /** 총체결금액합계 */
  readonly tot_ccld_amt_smtl?: string
}

export interface InquireDailyCcldOutput2 {
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 주문구분명 */
  readonly ord_dvsn_name?: string
  /** 매도매수구분코드명 */
  readonly sll_buy_dvsn_cd_name?: string
  /** 단축상품번호 */
  readonly shtn_pdno?: string
  /** 상품약어명 */
  readonly prdt_abrv_name?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 채권주문단가 */
  readonly bond_ord_unpr?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 채권평균단가 */
  readonly bond_avg_unpr?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 대출일자 */
  readonly loan_dt?: string
  /** 매수일자 */
  readonly buy_dt?: string
  /** 소액시장참여여부명 */
  readonly samt_mket_ptci_yn_name?: string
  /** 분리과세가능여부알림 */
  readonly sprx_psbl_yn_ifom?: string
  /** 주문매체구분묭 */
  readonly ord_mdia_dvsn_name?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 미체결수량 */
  readonly nccs_qty?: string
  /** 주문채번지점번호 */
  readonly ord_gno_brno?: string
}

export interface InquireDailyCcldAnswer {
  readonly output1: readonly InquireDailyCcldOutput1[]
  readonly output2: readonly InquireDailyCcldOutput2[]
}

/**
 * 장내채권 주문체결내역 · 국내주식-127 · CTSC8013R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Warning: output1 and output2 follow the portal (totals first, rows second); no client confirms it.
 */
export const inquireDailyCcld: PagedEndpoint<InquireDailyCcldInput, InquireDailyCcldAnswer, 'real'> = {
  id: 'domestic-bond/inquire-daily-ccld',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/trading/inquire-daily-ccld',
  trIds: [{ real: 'CTSC8013R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    INQR_STRT_DT: 'required',
    INQR_END_DT: 'required',
    SLL_BUY_DVSN_CD: 'empty',
    SORT_SQN_DVSN: 'empty',
    PDNO: 'empty',
    NCCS_YN: 'empty',
    CTX_AREA_NK200: 'empty',
    CTX_AREA_FK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: ['tot_ord_qty', 'tot_ccld_qty_smtl', 'tot_bond_ccld_avg_unpr', 'tot_ccld_amt_smtl'],
    },
    output2: {
      kind: 'array',
      fields: [
        'ord_dt', 'odno', 'orgn_odno', 'ord_dvsn_name', 'sll_buy_dvsn_cd_name', 'shtn_pdno', 'prdt_abrv_name',
        'ord_qty', 'bond_ord_unpr', 'ord_tmd', 'tot_ccld_qty', 'bond_avg_unpr', 'tot_ccld_amt', 'loan_dt', 'buy_dt',
        'samt_mket_ptci_yn_name', 'sprx_psbl_yn_ifom', 'ord_mdia_dvsn_name', 'sll_buy_dvsn_cd', 'nccs_qty',
        'ord_gno_brno',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDailyItemchartpriceInput {
  /** 조건 시장 구분 코드 · sent as B when left out */
  readonly FID_COND_MRKT_DIV_CODE?: string
  /** 입력 종목코드 · e.g. KR103502GA34 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireDailyItemchartpriceOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 채권시가2 */
  readonly bond_oprc?: string
  /** 채권고가 */
  readonly bond_hgpr?: string
  /** 채권저가 */
  readonly bond_lwpr?: string
  /** 채권현재가 */
  readonly bond_prpr?: string
  /** 누적거래량 */
  readonly acml_vol?: string
}

export interface InquireDailyItemchartpriceAnswer {
  readonly output: readonly InquireDailyItemchartpriceOutput[]
}

/** 장내채권 기간별시세(일) · 국내주식-159 · FHKBJ773701C0, not in paper trading */
export const inquireDailyItemchartprice: Endpoint<InquireDailyItemchartpriceInput, InquireDailyItemchartpriceAnswer, 'real'> = {
  id: 'domestic-bond/inquire-daily-itemchartprice',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/inquire-daily-itemchartprice',
  trIds: [{ real: 'FHKBJ773701C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: { value: 'B' }, FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: ['stck_bsop_date', 'bond_oprc', 'bond_hgpr', 'bond_lwpr', 'bond_prpr', 'acml_vol'],
    },
  },
}

export interface InquireDailyPriceInput {
  /** 조건시장분류코드 · B 업종코드 */
  readonly FID_COND_MRKT_DIV_CODE: 'B' | (string & {})
  /** 입력종목코드 · e.g. KR6095572D81 */
  readonly FID_INPUT_ISCD: string
}

export interface InquireDailyPriceOutput {
  /** 주식영업일자 */
  readonly stck_bsop_date?: string
  /** 채권현재가 */
  readonly bond_prpr?: string
  /** 채권전일대비 */
  readonly bond_prdy_vrss?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 채권시가2 */
  readonly bond_oprc?: string
  /** 채권고가 */
  readonly bond_hgpr?: string
  /** 채권저가 */
  readonly bond_lwpr?: string
}

export interface InquireDailyPriceAnswer {
  readonly output: readonly InquireDailyPriceOutput[]
}

/**
 * 장내채권현재가(일별) · 국내주식-202 · FHKBJ773404C0, not in paper trading
 *
 * Unsure: output is an array (judged; the portal says object).
 */
export const inquireDailyPrice: Endpoint<InquireDailyPriceInput, InquireDailyPriceAnswer, 'real'> = {
  id: 'domestic-bond/inquire-daily-price',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/inquire-daily-price',
  trIds: [{ real: 'FHKBJ773404C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'stck_bsop_date', 'bond_prpr', 'bond_prdy_vrss', 'prdy_vrss_sign', 'prdy_ctrt', 'acml_vol', 'bond_oprc',
        'bond_hgpr', 'bond_lwpr',
      ],
    },
  },
}

export interface InquirePriceInput {
  /** 조건시장분류코드 · B 업종코드 */
  readonly FID_COND_MRKT_DIV_CODE: 'B' | (string & {})
  /** 입력종목코드 · e.g. KR2033022D33 */
  readonly FID_INPUT_ISCD: string
}

export interface InquirePriceOutput {
  /** 표준종목코드 */
  readonly stnd_iscd?: string
  /** HTS한글종목명 */
  readonly hts_kor_isnm?: string
  /** 채권현재가 */
  readonly bond_prpr?: string
  /** 전일대비부호 */
  readonly prdy_vrss_sign?: string
  /** 채권전일대비 */
  readonly bond_prdy_vrss?: string
  /** 전일대비율 */
  readonly prdy_ctrt?: string
  /** 누적거래량 */
  readonly acml_vol?: string
  /** 채권전일종가 */
  readonly bond_prdy_clpr?: string
  /** 채권시가2 */
  readonly bond_oprc?: string
  /** 채권고가 */
  readonly bond_hgpr?: string
  /** 채권저가 */
  readonly bond_lwpr?: string
  /** 수익비율 */
  readonly ernn_rate?: string
  /** 시가2수익률 */
  readonly oprc_ert?: string
  /** 최고가수익률 */
  readonly hgpr_ert?: string
  /** 최저가수익률 */
  readonly lwpr_ert?: string
  /** 채권상한가 */
  readonly bond_mxpr?: string
  /** 채권하한가 */
  readonly bond_llam?: string
}

export interface InquirePriceAnswer {
  readonly output: InquirePriceOutput
}

/** 장내채권현재가(시세) · 국내주식-200 · FHKBJ773400C0, not in paper trading */
export const inquirePrice: Endpoint<InquirePriceInput, InquirePriceAnswer, 'real'> = {
  id: 'domestic-bond/inquire-price',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/inquire-price',
  trIds: [{ real: 'FHKBJ773400C0', paper: null }],
  fields: { FID_COND_MRKT_DIV_CODE: 'required', FID_INPUT_ISCD: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'stnd_iscd', 'hts_kor_isnm', 'bond_prpr', 'prdy_vrss_sign', 'bond_prdy_vrss', 'prdy_ctrt', 'acml_vol',
        'bond_prdy_clpr', 'bond_oprc', 'bond_hgpr', 'bond_lwpr', 'ernn_rate', 'oprc_ert', 'hgpr_ert', 'lwpr_ert',
        'bond_mxpr', 'bond_llam',
      ],
    },
  },
}

export interface InquirePsblOrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. KR2033022D33 */
  readonly PDNO: string
  /** 채권주문단가 · e.g. 1000 */
  readonly BOND_ORD_UNPR: string
}

export interface InquirePsblOrderOutput {
  /** 주문가능현금 */
  readonly ord_psbl_cash?: string
  /** 주문가능대용 */
  readonly ord_psbl_sbst?: string
  /** 재사용가능금액 */
  readonly ruse_psbl_amt?: string
  /** 채권주문단가2 */
  readonly bond_ord_unpr2?: string
  /** 매수가능금액 */
  readonly buy_psbl_amt?: string
  /** 매수가능수량 */
  readonly buy_psbl_qty?: string
  /** CMA평가금액 */
  readonly cma_evlu_amt?: string
}

export interface InquirePsblOrderAnswer {
  readonly output: InquirePsblOrderOutput
}

/**
 * 장내채권 매수가능조회 · 국내주식-199 · TTTC8910R, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Unsure: output is an object (judged; the portal says array).
 */
export const inquirePsblOrder: Endpoint<InquirePsblOrderInput, InquirePsblOrderAnswer, 'real'> = {
  id: 'domestic-bond/inquire-psbl-order',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/trading/inquire-psbl-order',
  trIds: [{ real: 'TTTC8910R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', PDNO: 'required', BOND_ORD_UNPR: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'ord_psbl_cash', 'ord_psbl_sbst', 'ruse_psbl_amt', 'bond_ord_unpr2', 'buy_psbl_amt', 'buy_psbl_qty',
        'cma_evlu_amt',
      ],
    },
  },
}

export interface InquirePsblRvsecnclInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 주문일자 */
  readonly ORD_DT?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquirePsblRvsecnclOutput {
  /** 주문번호 */
  readonly odno?: string
  /** 상품번호 */
  readonly pdno?: string
  /** 정정취소구분명 */
  readonly rvse_cncl_dvsn_name?: string
  /** 주문수량 */
  readonly ord_qty?: string
  /** 채권주문단가 */
  readonly bond_ord_unpr?: string
  /** 주문시각 */
  readonly ord_tmd?: string
  /** 총체결수량 */
  readonly tot_ccld_qty?: string
  /** 총체결금액 */
  readonly tot_ccld_amt?: string
  /** 주문가능수량 */
  readonly ord_psbl_qty?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 주문구분코드 */
  readonly ord_dvsn_cd?: string
  /** 운용사지정주문번호 */
  readonly mgco_aptm_odno?: string
  /** 소액시장참여여부 */
  readonly samt_mket_ptci_yn?: string
  /** 상품약어명 · portal only */
  readonly prdt_abrv_name?: string
}

export interface InquirePsblRvsecnclAnswer {
  readonly output: readonly InquirePsblRvsecnclOutput[]
}

/**
 * 채권정정취소가능주문조회 · 국내주식-126 · CTSC8035R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the sample goes on at M alone (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const inquirePsblRvsecncl: PagedEndpoint<InquirePsblRvsecnclInput, InquirePsblRvsecnclAnswer, 'real'> = {
  id: 'domestic-bond/inquire-psbl-rvsecncl',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/trading/inquire-psbl-rvsecncl',
  trIds: [{ real: 'CTSC8035R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ORD_DT: 'empty',
    ODNO: 'empty',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'odno', 'pdno', 'rvse_cncl_dvsn_name', 'ord_qty', 'bond_ord_unpr', 'ord_tmd', 'tot_ccld_qty', 'tot_ccld_amt',
        'ord_psbl_qty', 'orgn_odno', 'sll_buy_dvsn_cd', 'ord_dvsn_cd', 'mgco_aptm_odno', 'samt_mket_ptci_yn',
        'prdt_abrv_name',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface IssueInfoInput {
  /** 상품번호 · e.g. KR6449111CB8 */
  readonly PDNO: string
  /** 상품유형코드 · sent as 302 when left out */
  readonly PRDT_TYPE_CD?: string
}

export interface IssueInfoOutput {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 상품명 */
  readonly prdt_name?: string
  /** 상품영문명 */
  readonly prdt_eng_name?: string
  /** 투자유의상품여부 */
  readonly ivst_heed_prdt_yn?: string
  /** 연장여부 */
  readonly exts_yn?: string
  /** 채권분류코드 */
  readonly bond_clsf_cd?: string
  /** 채권분류한글명 */
  readonly bond_clsf_kor_name?: string
  /** 액면가 */
  readonly papr?: string
  /** 이자월말구분코드 */
  readonly int_mned_dvsn_cd?: string
  /** 매출형태코드 */
  readonly rvnu_shap_cd?: string
  /** 발행금액 */
  readonly issu_amt?: string
  /** 상장잔액 */
  readonly lstg_rmnd?: string
  /** 이자지급개월수 */
  readonly int_dfrm_mcnt?: string
  /** 채권이자지급방법코드 */
  readonly bond_int_dfrm_mthd_cd?: string
  /** 분할상환횟수 */
  readonly splt_rdpt_rcnt?: string
  /** 원금거치기간개월수 */
  readonly prca_dfmt_term_mcnt?: string
  /** 이자선후급구분코드 */
  readonly int_anap_dvsn_cd?: string
  /** 채권권리구분코드 */
  readonly bond_rght_dvsn_cd?: string
  /** 상품특성내용 */
  readonly prdt_pclc_text?: string
  /** 상품약어명 */
  readonly prdt_abrv_name?: string
  /** 상품영문약어명 */
  readonly prdt_eng_abrv_name?: string
  /** 분리과세가능여부 */
  readonly sprx_psbl_yn?: string
  /** 공모사모모집방법코드 */
  readonly pbff_pplc_ofrg_mthd_cd?: string
  /** 주간사코드 */
  readonly cmco_cd?: string
  /** 발행기관코드 */
  readonly issu_istt_cd?: string
  /** 발행기관명 */
  readonly issu_istt_name?: string
  /** 원리금지급대행기관코드 */
  readonly pnia_dfrm_agcy_istt_cd?: string
  /** 할인할증율 */
  readonly dsct_ec_rt?: string
  /** 표면이율 */
  readonly srfc_inrt?: string
  /** 만기상환율 */
  readonly expd_rdpt_rt?: string
  /** 만기보장수익율 */
  readonly expd_asrc_erng_rt?: string
  /** 채권보증기관명 */
  readonly bond_grte_istt_name?: string
  /** 이자지급일유형코드 */
  readonly int_dfrm_day_type_cd?: string
  /** 증권예탁결제원이자계산단위코드 */
  readonly ksd_int_calc_unit_cd?: string
  /** 이자원화단위미만처리구분코드 */
  readonly int_wunt_uder_prcs_dvsn_cd?: string
  /** 매출일자 */
  readonly rvnu_dt?: string
  /** 발행일자 */
  readonly issu_dt?: string
  /** 상장일자 */
  readonly lstg_dt?: string
  /** 만기일자 */
  readonly expd_dt?: string
  /** 상환일자 */
  readonly rdpt_dt?: string
  /** 대용가격 */
  readonly sbst_pric?: string
  /** 직전이자지급일자 */
  readonly rgbf_int_dfrm_dt?: string
  /** 차기이자지급일자 */
  readonly nxtm_int_dfrm_dt?: string
  /** 최초이자지급일자 */
  readonly frst_int_dfrm_dt?: string
  /** 행사가격 */
  readonly ecis_pric?: string
  /** 권리주식표준상품번호 */
  readonly rght_stck_std_pdno?: string
  /** 행사개시일자 */
  readonly ecis_opng_dt?: string
  /** 행사종료일자 */
  readonly ecis_end_dt?: string
  /** 채권매출방법코드 */
  readonly bond_rvnu_mthd_cd?: string
  /** 조작직원번호 */
  readonly oprt_stfno?: string
  /** 조작직원명 */
  readonly oprt_stff_name?: string
  /** 직전이자지급요일 */
  readonly rgbf_int_dfrm_wday?: string
  /** 차기이자지급요일 */
  readonly nxtm_int_dfrm_wday?: string
  /** 한국신용평가신용등급내용 */
  readonly kis_crdt_grad_text?: string
  /** 한국채권평가신용등급내용 */
  readonly kbp_crdt_grad_text?: string
  /** 한국신용정보신용등급내용 */
  readonly nice_crdt_grad_text?: string
  /** 에프앤자산평가신용등급내용 */
  readonly fnp_crdt_grad_text?: string
  /** 예탁가능여부 */
  readonly dpsi_psbl_yn?: string
  /** 원리금이자계산단가 */
  readonly pnia_int_calc_unpr?: string
  /** 물가지수채권여부 */
  readonly prcm_idx_bond_yn?: string
  /** 만기연장분할상환횟수 */
  readonly expd_exts_srdp_rcnt?: string
  /** 만기연장분할상환율 */
  readonly expd_exts_srdp_rt?: string
  /** 대출가능여부 */
  readonly loan_psbl_yn?: string
  /** 보증구분코드 */
  readonly grte_dvsn_cd?: string
  /** 선후순위구분코드 */
  readonly fnrr_rank_dvsn_cd?: string
  /** 한국거래소상장폐지구분코드 */
  readonly krx_lstg_abol_dvsn_cd?: string
  /** 자산유동화구분코드 */
  readonly asst_rqdi_dvsn_cd?: string
  /** 옵션부사채구분코드 */
  readonly opcb_dvsn_cd?: string
  /** 크라우드펀딩종목여부 */
  readonly crfd_item_yn?: string
  /** 크라우드펀딩종목제한해지일자 */
  readonly crfd_item_rstc_cclc_dt?: string
  /** 채권호가단위가격 */
  readonly bond_nmpr_unit_pric?: string
  /** 투자유의채권구분명 */
  readonly ivst_heed_bond_dvsn_name?: string
  /** 추가수익율 */
  readonly add_erng_rt?: string
  /** 추가수익율적용일자 */
  readonly add_erng_rt_aply_dt?: string
  /** 채권거래정지구분코드 */
  readonly bond_tr_stop_dvsn_cd?: string
  /** 투자유의채권구분코드 */
  readonly ivst_heed_bond_dvsn_cd?: string
  /** 특이조건내용 */
  readonly pclr_cndt_text?: string
  /** 하이브리드채권여부 */
  readonly hbbd_yn?: string
  /** 조건부자본증권유형코드 */
  readonly cdtl_cptl_scty_type_cd?: string
  /** 전자증권여부 */
  readonly elec_scty_yn?: string
  /** 1차콜옵션행사개시일자 */
  readonly sq1_clop_ecis_opng_dt?: string
  /** 최초등록직원번호 */
  readonly frst_erlm_stfno?: string
  /** 최초등록일자 */
  readonly frst_erlm_dt?: string
  /** 최초등록시각 */
  readonly frst_erlm_tmd?: string
  /** 전문수신상세일시 */
  readonly tlg_rcvg_dtl_dtime?: string
}

export interface IssueInfoAnswer {
  readonly output: IssueInfoOutput
}

/** 장내채권 발행정보 · 국내주식-156 · CTPF1101R, not in paper trading */
export const issueInfo: Endpoint<IssueInfoInput, IssueInfoAnswer, 'real'> = {
  id: 'domestic-bond/issue-info',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/issue-info',
  trIds: [{ real: 'CTPF1101R', paper: null }],
  fields: { PDNO: 'required', PRDT_TYPE_CD: { value: '302' } },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'pdno', 'prdt_type_cd', 'prdt_name', 'prdt_eng_name', 'ivst_heed_prdt_yn', 'exts_yn', 'bond_clsf_cd',
        'bond_clsf_kor_name', 'papr', 'int_mned_dvsn_cd', 'rvnu_shap_cd', 'issu_amt', 'lstg_rmnd', 'int_dfrm_mcnt',
        'bond_int_dfrm_mthd_cd', 'splt_rdpt_rcnt', 'prca_dfmt_term_mcnt', 'int_anap_dvsn_cd', 'bond_rght_dvsn_cd',
        'prdt_pclc_text', 'prdt_abrv_name', 'prdt_eng_abrv_name', 'sprx_psbl_yn', 'pbff_pplc_ofrg_mthd_cd', 'cmco_cd',
        'issu_istt_cd', 'issu_istt_name', 'pnia_dfrm_agcy_istt_cd', 'dsct_ec_rt', 'srfc_inrt', 'expd_rdpt_rt',
        'expd_asrc_erng_rt', 'bond_grte_istt_name', 'int_dfrm_day_type_cd', 'ksd_int_calc_unit_cd',
        'int_wunt_uder_prcs_dvsn_cd', 'rvnu_dt', 'issu_dt', 'lstg_dt', 'expd_dt', 'rdpt_dt', 'sbst_pric',
        'rgbf_int_dfrm_dt', 'nxtm_int_dfrm_dt', 'frst_int_dfrm_dt', 'ecis_pric', 'rght_stck_std_pdno', 'ecis_opng_dt',
        'ecis_end_dt', 'bond_rvnu_mthd_cd', 'oprt_stfno', 'oprt_stff_name', 'rgbf_int_dfrm_wday', 'nxtm_int_dfrm_wday',
        'kis_crdt_grad_text', 'kbp_crdt_grad_text', 'nice_crdt_grad_text', 'fnp_crdt_grad_text', 'dpsi_psbl_yn',
        'pnia_int_calc_unpr', 'prcm_idx_bond_yn', 'expd_exts_srdp_rcnt', 'expd_exts_srdp_rt', 'loan_psbl_yn',
        'grte_dvsn_cd', 'fnrr_rank_dvsn_cd', 'krx_lstg_abol_dvsn_cd', 'asst_rqdi_dvsn_cd', 'opcb_dvsn_cd',
        'crfd_item_yn', 'crfd_item_rstc_cclc_dt', 'bond_nmpr_unit_pric', 'ivst_heed_bond_dvsn_name', 'add_erng_rt',
        'add_erng_rt_aply_dt', 'bond_tr_stop_dvsn_cd', 'ivst_heed_bond_dvsn_cd', 'pclr_cndt_text', 'hbbd_yn',
        'cdtl_cptl_scty_type_cd', 'elec_scty_yn', 'sq1_clop_ecis_opng_dt', 'frst_erlm_stfno', 'frst_erlm_dt',
        'frst_erlm_tmd', 'tlg_rcvg_dtl_dtime',
      ],
    },
  },
}

export interface OrderRvsecnclInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 상품번호 · e.g. KR6095572D81 */
  readonly PDNO: string
  /** 원주문번호 · e.g. 0004357900 */
  readonly ORGN_ODNO: string
  /** 주문수량2 · e.g. 1 */
  readonly ORD_QTY2: string
  /** 채권주문단가 · e.g. 10470 */
  readonly BOND_ORD_UNPR: string
  /** 잔량전부주문여부 · e.g. Y */
  readonly QTY_ALL_ORD_YN: string
  /** 정정취소구분코드 · 01 정정 · 02 취소 */
  readonly RVSE_CNCL_DVSN_CD: '01' | '02'
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 주문서버구분코드 · sent as 0 when left out */
  readonly ORD_SVR_DVSN_CD?: string
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
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
 * 장내채권 정정취소주문 · 국내주식-125 · TTTC0953U, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const orderRvsecncl: Endpoint<OrderRvsecnclInput, OrderRvsecnclAnswer, 'real'> = {
  id: 'domestic-bond/order-rvsecncl',
  method: 'POST',
  path: '/uapi/domestic-bond/v1/trading/order-rvsecncl',
  trIds: [{ real: 'TTTC0953U', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    PDNO: 'required',
    ORGN_ODNO: 'required',
    ORD_QTY2: 'required',
    BOND_ORD_UNPR: 'required',
    QTY_ALL_ORD_YN: 'required',
    RVSE_CNCL_DVSN_CD: 'required',
    MGCO_APTM_ODNO: 'empty',
    ORD_SVR_DVSN_CD: { value: '0' },
    CTAC_TLNO: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

export interface SearchBondInfoInput {
  /** 상품번호 · e.g. KR103502GA34 */
  readonly PDNO: string
  /** 상품유형코드 · sent as 302 when left out */
  readonly PRDT_TYPE_CD?: string
}

export interface SearchBondInfoOutput {
  /** 상품번호 */
  readonly pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 증권예탁결제원채권종목명 */
  readonly ksd_bond_item_name?: string
  /** 증권예탁결제원채권종목영문명 */
  readonly ksd_bond_item_eng_name?: string
  /** 증권예탁결제원채권상장유형코드 */
  readonly ksd_bond_lstg_type_cd?: string
  /** 증권예탁결제원모집구분코드 */
  readonly ksd_ofrg_dvsn_cd?: string
  /** 증권예탁결제원채권이자지급구분 */
  readonly ksd_bond_int_dfrm_dvsn_cd?: string
  /** 발행일자 */
  readonly issu_dt?: string
  /** 상환일자 */
  readonly rdpt_dt?: string
  /** 매출일자 */
  readonly rvnu_dt?: string
  /** 통화코드 */
  readonly iso_crcy_cd?: string
  /** 중도상환일자 */
  readonly mdwy_rdpt_dt?: string
  /** 증권예탁결제원수신채권할인율 */
  readonly ksd_rcvg_bond_dsct_rt?: string
  /** 증권예탁결제원수신채권표면이율 */
  readonly ksd_rcvg_bond_srfc_inrt?: string
  /** 채권만기상환율 */
  readonly bond_expd_rdpt_rt?: string
  /** 증권예탁결제원원금상환방법코드 */
  readonly ksd_prca_rdpt_mthd_cd?: string
  /** 이자계산기간개월수 */
  readonly int_caltm_mcnt?: string
  /** 증권예탁결제원이자계산단위코드 */
  readonly ksd_int_calc_unit_cd?: string
  /** 절상절사구분코드 */
  readonly uval_cut_dvsn_cd?: string
  /** 절상절사소수점자릿수 */
  readonly uval_cut_dcpt_dgit?: string
  /** 증권예탁결제원일할계산기간적용 */
  readonly ksd_dydv_caltm_aply_dvsn_cd?: string
  /** 일할계산일수 */
  readonly dydv_calc_dcnt?: string
  /** 채권만기보장수익율 */
  readonly bond_expd_asrc_erng_rt?: string
  /** 원리금지급장소본점명 */
  readonly padf_plac_hdof_name?: string
  /** 상장일자 */
  readonly lstg_dt?: string
  /** 상장폐지일자 */
  readonly lstg_abol_dt?: string
  /** 증권예탁결제원채권발행방법코드 */
  readonly ksd_bond_issu_mthd_cd?: string
  /** 경과이자지급여부 */
  readonly laps_indf_yn?: string
  /** 증권예탁결제원공휴일원리금지급 */
  readonly ksd_lhdy_pnia_dfrm_mthd_cd?: string
  /** 최초이자지급일자 */
  readonly frst_int_dfrm_dt?: string
  /** 증권예탁결제원물가연동국고채여 */
  readonly ksd_prcm_lnkg_gvbd_yn?: string
  /** 예탁종료일자 */
  readonly dpsi_end_dt?: string
  /** 예탁시작일자 */
  readonly dpsi_strt_dt?: string
  /** 예탁가능여부 */
  readonly dpsi_psbl_yn?: string
  /** 비정형상환채권등록여부 */
  readonly atyp_rdpt_bond_erlm_yn?: string
  /** 부도발생여부 */
  readonly dshn_occr_yn?: string
  /** 만기연장여부 */
  readonly expd_exts_yn?: string
  /** 특이사항내용 */
  readonly pclr_ptcr_text?: string
  /** 예탁가능예외상태코드 */
  readonly dpsi_psbl_excp_stat_cd?: string
  /** 만기연장분할상환횟수 */
  readonly expd_exts_srdp_rcnt?: string
  /** 만기연장분할상환율 */
  readonly expd_exts_srdp_rt?: string
  /** 만기상환율 */
  readonly expd_rdpt_rt?: string
  /** 만기보장수익율 */
  readonly expd_asrc_erng_rt?: string
  /** 채권이자지급방법코드 */
  readonly bond_int_dfrm_mthd_cd?: string
  /** 이자지급일유형코드 */
  readonly int_dfrm_day_type_cd?: string
  /** 원금거치기간개월수 */
  readonly prca_dfmt_term_mcnt?: string
  /** 분할상환횟수 */
  readonly splt_rdpt_rcnt?: string
  /** 직전이자지급일자 */
  readonly rgbf_int_dfrm_dt?: string
  /** 차기이자지급일자 */
  readonly nxtm_int_dfrm_dt?: string
  /** 분리과세가능여부 */
  readonly sprx_psbl_yn?: string
  /** 소득세율구분코드 */
  readonly ictx_rt_dvsn_cd?: string
  /** 채권분류코드 */
  readonly bond_clsf_cd?: string
  /** 채권분류한글명 */
  readonly bond_clsf_kor_name?: string
  /** 이자월말구분코드 */
  readonly int_mned_dvsn_cd?: string
  /** 원리금이자계산단가 */
  readonly pnia_int_calc_unpr?: string
  /** FRN금리 */
  readonly frn_intr?: string
  /** 적용일물가지수연동계수 */
  readonly aply_day_prcm_idx_lnkg_cefc?: string
  /** 증권예탁결제원만기일할계산기준 */
  readonly ksd_expd_dydv_calc_bass_cd?: string
  /** 만기일할계산일수 */
  readonly expd_dydv_calc_dcnt?: string
  /** 증권예탁결제원신종사채구분코드 */
  readonly ksd_cbbw_dvsn_cd?: string
  /** 크라우드펀딩종목여부 */
  readonly crfd_item_yn?: string
  /** 원리금은행휴무일지급방법코드 */
  readonly pnia_bank_ofdy_dfrm_mthd_cd?: string
  /** QIB여부 */
  readonly qib_yn?: string
  /** QIB해지일자 */
  readonly qib_cclc_dt?: string
  /** 영구채여부 */
  readonly csbd_yn?: string
  /** 영구채해지일자 */
  readonly csbd_cclc_dt?: string
  /** 증권예탁결제원옵션부사채여부 */
  readonly ksd_opcb_yn?: string
  /** 증권예탁결제원후순위채권여부 */
  readonly ksd_sodn_yn?: string
  /** 증권예탁결제원유동화증권여부 */
  readonly ksd_rqdi_scty_yn?: string
  /** 전자증권여부 */
  readonly elec_scty_yn?: string
  /** 권리행사주체구분코드 */
  readonly rght_ecis_mbdy_dvsn_cd?: string
  /** 이자산정방법구분코드 */
  readonly int_rkng_mthd_dvsn_cd?: string
  /** 모집구분코드 */
  readonly ofrg_dvsn_cd?: string
  /** 증권예탁결제원총발행금액 */
  readonly ksd_tot_issu_amt?: string
  /** 다음이자지급체크제외여부 */
  readonly next_indf_chk_ecls_yn?: string
  /** 증권예탁결제원채권금리구분코드 */
  readonly ksd_bond_intr_dvsn_cd?: string
  /** 증권예탁결제원이율적용구분코드 */
  readonly ksd_inrt_aply_dvsn_cd?: string
  /** KRX발행기관코드 */
  readonly krx_issu_istt_cd?: string
  /** 증권예탁결제원이자지급주기미만 */
  readonly ksd_indf_frqc_uder_calc_cd?: string
  /** 증권예탁결제원이자지급주기미만 */
  readonly ksd_indf_frqc_uder_calc_dcnt?: string
  /** 전문수신상세일시 */
  readonly tlg_rcvg_dtl_dtime?: string
}

export interface SearchBondInfoAnswer {
  readonly output: SearchBondInfoOutput
}

/** 장내채권 기본조회 · 국내주식-129 · CTPF1114R, not in paper trading */
export const searchBondInfo: Endpoint<SearchBondInfoInput, SearchBondInfoAnswer, 'real'> = {
  id: 'domestic-bond/search-bond-info',
  method: 'GET',
  path: '/uapi/domestic-bond/v1/quotations/search-bond-info',
  trIds: [{ real: 'CTPF1114R', paper: null }],
  fields: { PDNO: 'required', PRDT_TYPE_CD: { value: '302' } },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'pdno', 'prdt_type_cd', 'ksd_bond_item_name', 'ksd_bond_item_eng_name', 'ksd_bond_lstg_type_cd',
        'ksd_ofrg_dvsn_cd', 'ksd_bond_int_dfrm_dvsn_cd', 'issu_dt', 'rdpt_dt', 'rvnu_dt', 'iso_crcy_cd', 'mdwy_rdpt_dt',
        'ksd_rcvg_bond_dsct_rt', 'ksd_rcvg_bond_srfc_inrt', 'bond_expd_rdpt_rt', 'ksd_prca_rdpt_mthd_cd',
        'int_caltm_mcnt', 'ksd_int_calc_unit_cd', 'uval_cut_dvsn_cd', 'uval_cut_dcpt_dgit',
        'ksd_dydv_caltm_aply_dvsn_cd', 'dydv_calc_dcnt', 'bond_expd_asrc_erng_rt', 'padf_plac_hdof_name', 'lstg_dt',
        'lstg_abol_dt', 'ksd_bond_issu_mthd_cd', 'laps_indf_yn', 'ksd_lhdy_pnia_dfrm_mthd_cd', 'frst_int_dfrm_dt',
        'ksd_prcm_lnkg_gvbd_yn', 'dpsi_end_dt', 'dpsi_strt_dt', 'dpsi_psbl_yn', 'atyp_rdpt_bond_erlm_yn',
        'dshn_occr_yn', 'expd_exts_yn', 'pclr_ptcr_text', 'dpsi_psbl_excp_stat_cd', 'expd_exts_srdp_rcnt',
        'expd_exts_srdp_rt', 'expd_rdpt_rt', 'expd_asrc_erng_rt', 'bond_int_dfrm_mthd_cd', 'int_dfrm_day_type_cd',
        'prca_dfmt_term_mcnt', 'splt_rdpt_rcnt', 'rgbf_int_dfrm_dt', 'nxtm_int_dfrm_dt', 'sprx_psbl_yn',
        'ictx_rt_dvsn_cd', 'bond_clsf_cd', 'bond_clsf_kor_name', 'int_mned_dvsn_cd', 'pnia_int_calc_unpr', 'frn_intr',
        'aply_day_prcm_idx_lnkg_cefc', 'ksd_expd_dydv_calc_bass_cd', 'expd_dydv_calc_dcnt', 'ksd_cbbw_dvsn_cd',
        'crfd_item_yn', 'pnia_bank_ofdy_dfrm_mthd_cd', 'qib_yn', 'qib_cclc_dt', 'csbd_yn', 'csbd_cclc_dt',
        'ksd_opcb_yn', 'ksd_sodn_yn', 'ksd_rqdi_scty_yn', 'elec_scty_yn', 'rght_ecis_mbdy_dvsn_cd',
        'int_rkng_mthd_dvsn_cd', 'ofrg_dvsn_cd', 'ksd_tot_issu_amt', 'next_indf_chk_ecls_yn', 'ksd_bond_intr_dvsn_cd',
        'ksd_inrt_aply_dvsn_cd', 'krx_issu_istt_cd', 'ksd_indf_frqc_uder_calc_cd', 'ksd_indf_frqc_uder_calc_dcnt',
        'tlg_rcvg_dtl_dtime',
      ],
    },
  },
}

export interface SellInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 01 */
  readonly ACNT_PRDT_CD?: string
  /** 주문구분 · e.g. 01 */
  readonly ORD_DVSN: string
  /** 상품번호 · e.g. KR6095572D81 */
  readonly PDNO: string
  /** 주문수량2 · e.g. 1 */
  readonly ORD_QTY2: string
  /** 채권주문단가 · e.g. 10000.0 */
  readonly BOND_ORD_UNPR: string
  /** 분리과세여부 · e.g. N */
  readonly SPRX_YN: string
  /** 매수일자 */
  readonly BUY_DT?: string
  /** 매수순번 */
  readonly BUY_SEQ?: string
  /** 소액시장참여여부 · e.g. N */
  readonly SAMT_MKET_PTCI_YN: string
  /** 매도대행사반대매도여부 · e.g. N */
  readonly SLL_AGCO_OPPS_SLL_YN: string
  /** 채권소매시장여부 · e.g. N */
  readonly BOND_RTL_MKET_YN: string
  /** 운용사지정주문번호 */
  readonly MGCO_APTM_ODNO?: string
  /** 주문서버구분코드 · sent as 0 when left out */
  readonly ORD_SVR_DVSN_CD?: string
  /** 연락전화번호 */
  readonly CTAC_TLNO?: string
}

export interface SellOutput {
  /** 한국거래소전송주문조직번호 */
  readonly KRX_FWDG_ORD_ORGNO?: string
  /** 주문번호 */
  readonly ODNO?: string
  /** 주문시각 */
  readonly ORD_TMD?: string
}

export interface SellAnswer {
  readonly output: SellOutput
}

/**
 * 장내채권 매도주문 · 국내주식-123 · TTTC0958U, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const sell: Endpoint<SellInput, SellAnswer, 'real'> = {
  id: 'domestic-bond/sell',
  method: 'POST',
  path: '/uapi/domestic-bond/v1/trading/sell',
  trIds: [{ real: 'TTTC0958U', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ORD_DVSN: 'required',
    PDNO: 'required',
    ORD_QTY2: 'required',
    BOND_ORD_UNPR: 'required',
    SPRX_YN: 'required',
    BUY_DT: 'empty',
    BUY_SEQ: 'empty',
    SAMT_MKET_PTCI_YN: 'required',
    SLL_AGCO_OPPS_SLL_YN: 'required',
    BOND_RTL_MKET_YN: 'required',
    MGCO_APTM_ODNO: 'empty',
    ORD_SVR_DVSN_CD: { value: '0' },
    CTAC_TLNO: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['KRX_FWDG_ORD_ORGNO', 'ODNO', 'ORD_TMD'] } },
}

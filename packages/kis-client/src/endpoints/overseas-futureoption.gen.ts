// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint, PagedEndpoint } from '../endpoint.ts'

export interface DailyCcnlInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 조회시작일시 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) */
  readonly START_DATE_TIME?: 'MKI' | 'WKM' | 'WKI' | (string & {})
  /** 조회종료일시 · e.g. 20250630 */
  readonly CLOSE_DATE_TIME: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP: 'Q' | 'P'
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface DailyCcnlOutput1 {
  /** 자료개수 */
  readonly tret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface DailyCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시각 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface DailyCcnlAnswer {
  readonly output1: DailyCcnlOutput1
  readonly output2: readonly DailyCcnlOutput2[]
}

/**
 * 해외선물 체결추이(일간) · 해외선물-018 · HHDFC55020100, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (keys-only).
 */
export const dailyCcnl: PagedEndpoint<DailyCcnlInput, DailyCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/daily-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/daily-ccnl',
  trIds: [{ real: 'HHDFC55020100', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'required',
    QRY_TP: 'required',
    QRY_CNT: 'required',
    QRY_GAP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['tret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface InquireAskingPriceInput {
  /** 종목명 · e.g. ESZ25 */
  readonly SRS_CD: string
}

export interface InquireAskingPriceOutput1 {
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly lowp_rice?: string
  /** 현재가 */
  readonly last_price?: string
  /** 전일종가 */
  readonly prev_price?: string
  /** 거래량 */
  readonly vol?: string
  /** 전일대비가 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
  /** 호가수신일자 */
  readonly quot_date?: string
  /** 호가수신시각 */
  readonly quot_time?: string
}

export interface InquireAskingPriceOutput2 {
  /** 매수수량 */
  readonly bid_qntt?: string
  /** 매수번호 */
  readonly bid_num?: string
  /** 매수호가 */
  readonly bid_price?: string
  /** 매도수량 */
  readonly ask_qntt?: string
  /** 매도번호 */
  readonly ask_num?: string
  /** 매도호가 */
  readonly ask_price?: string
}

export interface InquireAskingPriceAnswer {
  readonly output1: InquireAskingPriceOutput1
  readonly output2: readonly InquireAskingPriceOutput2[]
}

/**
 * 해외선물 호가 · 해외선물-031 · HHDFC86000000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const inquireAskingPrice: Endpoint<InquireAskingPriceInput, InquireAskingPriceAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-asking-price',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/inquire-asking-price',
  trIds: [{ real: 'HHDFC86000000', paper: null }],
  fields: { SRS_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'open_price', 'high_price', 'lowp_rice', 'last_price', 'prev_price', 'vol', 'prev_diff_price', 'prev_diff_rate',
        'quot_date', 'quot_time',
      ],
    },
    output2: { kind: 'array', fields: ['bid_qntt', 'bid_num', 'bid_price', 'ask_qntt', 'ask_num', 'ask_price'] },
  },
}

export interface InquireCcldInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 체결미체결구분 · 01 전체 · 02 체결 · 03 미체결 */
  readonly CCLD_NCCS_DVSN: '01' | '02' | '03'
  /** 매도매수구분코드 · %% 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '%%' | '01' | '02'
  /** 선물옵션구분 · 00 전체 · 01 선물 · 02 옵션 */
  readonly FUOP_DVSN: '00' | '01' | '02'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireCcldOutput {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문일자 */
  readonly orgn_ord_dt?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 해외선물FX상품번호 */
  readonly ovrs_futr_fx_pdno?: string
  /** 접수구분코드 */
  readonly rcit_dvsn_cd?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 매매전략구분코드 */
  readonly trad_stgy_dvsn_cd?: string
  /** 기준가격유형코드 */
  readonly bass_pric_type_cd?: string
  /** 주문상태코드 */
  readonly ord_stat_cd?: string
  /** FM주문수량 */
  readonly fm_ord_qty?: string
  /** FM주문가격 */
  readonly fm_ord_pric?: string
  /** FMSTOP주문가격 */
  readonly fm_stop_ord_pric?: string
  /** 예약구분 */
  readonly rsvn_dvsn?: string
  /** FM체결수량 */
  readonly fm_ccld_qty?: string
  /** FM체결가격 */
  readonly fm_ccld_pric?: string
  /** FM주문잔여수량 */
  readonly fm_ord_rmn_qty?: string
  /** 주문그룹명 */
  readonly ord_grp_name?: string
  /** 등록상세일시 */
  readonly erlm_dtl_dtime?: string
  /** 체결상세일시 */
  readonly ccld_dtl_dtime?: string
  /** 주문직원번호 */
  readonly ord_stfno?: string
  /** 비고1 */
  readonly rmks1?: string
  /** 신규청산구분코드 */
  readonly new_lqd_dvsn_cd?: string
  /** FM청산LIMIT주문가격 */
  readonly fm_lqd_lmt_ord_pric?: string
  /** FM청산STOP가격 */
  readonly fm_lqd_stop_pric?: string
  /** 체결조건코드 */
  readonly ccld_cndt_cd?: string
  /** 게시유효일자 */
  readonly noti_vald_dt?: string
  /** 계좌유형코드 */
  readonly acnt_type_cd?: string
  /** 선물옵션구분 */
  readonly fuop_dvsn?: string
}

export interface InquireCcldAnswer {
  readonly output: readonly InquireCcldOutput[]
}

/**
 * 해외선물옵션 당일주문내역조회 · v1_해외선물-004 · OTFM3116R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the sample goes on at M alone (sample-loop-does-not-feed-keys-back).
 */
export const inquireCcld: PagedEndpoint<InquireCcldInput, InquireCcldAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-ccld',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-ccld',
  trIds: [{ real: 'OTFM3116R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    CCLD_NCCS_DVSN: 'required',
    SLL_BUY_DVSN_CD: 'required',
    FUOP_DVSN: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'ord_dt', 'odno', 'orgn_ord_dt', 'orgn_odno', 'ovrs_futr_fx_pdno', 'rcit_dvsn_cd',
        'sll_buy_dvsn_cd', 'trad_stgy_dvsn_cd', 'bass_pric_type_cd', 'ord_stat_cd', 'fm_ord_qty', 'fm_ord_pric',
        'fm_stop_ord_pric', 'rsvn_dvsn', 'fm_ccld_qty', 'fm_ccld_pric', 'fm_ord_rmn_qty', 'ord_grp_name',
        'erlm_dtl_dtime', 'ccld_dtl_dtime', 'ord_stfno', 'rmks1', 'new_lqd_dvsn_cd', 'fm_lqd_lmt_ord_pric',
        'fm_lqd_stop_pric', 'ccld_cndt_cd', 'noti_vald_dt', 'acnt_type_cd', 'fuop_dvsn',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDailyCcldInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 시작일자 · e.g. 20250601 */
  readonly STRT_DT: string
  /** 종료일자 · e.g. 20250702 */
  readonly END_DT: string
  /** 선물옵션구분코드 · 00 전체 · 01 선물 · 02 옵션 */
  readonly FUOP_DVSN_CD: '00' | '01' | '02'
  /** FM상품군코드 */
  readonly FM_PDGR_CD?: string
  /** 통화코드 · %%% 전체 · TUS TOT_USD · TKR TOT_KRW · KRW 한국 · USD 미국 · EUR · HKD 홍콩 · CNY 중국 · JPY 일본 · VND 베트남 */
  readonly CRCY_CD: '%%%' | 'TUS' | 'TKR' | 'KRW' | 'USD' | 'EUR' | 'HKD' | 'CNY' | 'JPY' | 'VND'
  /** FM종목합산여부 · e.g. N */
  readonly FM_ITEM_FTNG_YN: string
  /** 매도매수구분코드 · %% 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '%%' | '01' | '02'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireDailyCcldOutput1 {
  /** 일자 */
  readonly dt?: string
  /** 체결번호 */
  readonly ccno?: string
  /** 해외선물FX상품번호 */
  readonly ovrs_futr_fx_pdno?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** FM체결수량 */
  readonly fm_ccld_qty?: string
  /** FM체결금액 */
  readonly fm_ccld_amt?: string
  /** FM선물체결금액 */
  readonly fm_futr_ccld_amt?: string
  /** FM옵션체결금액 */
  readonly fm_opt_ccld_amt?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** FM수수료 */
  readonly fm_fee?: string
  /** FM선물순약정금액 */
  readonly fm_futr_pure_agrm_amt?: string
  /** FM옵션순약정금액 */
  readonly fm_opt_pure_agrm_amt?: string
  /** 체결상세일시 */
  readonly ccld_dtl_dtime?: string
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문번호 */
  readonly odno?: string
  /** 주문매체구분명 */
  readonly ord_mdia_dvsn_name?: string
}

export interface InquireDailyCcldOutput2 {
  /** FM총체결수량 */
  readonly fm_tot_ccld_qty?: string
  /** FM총선물약정금액 */
  readonly fm_tot_futr_agrm_amt?: string
  /** FM총옵션약정금액 */
  readonly fm_tot_opt_agrm_amt?: string
  /** FM수수료합계 */
  readonly fm_fee_smtl?: string
}

export interface InquireDailyCcldAnswer {
  readonly output1: readonly InquireDailyCcldOutput1[]
  readonly output2: InquireDailyCcldOutput2
}

/**
 * 해외선물옵션 일별 체결내역 · 해외선물-011 · OTFM3122R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop-does-not-feed-keys-back).
 */
export const inquireDailyCcld: PagedEndpoint<InquireDailyCcldInput, InquireDailyCcldAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-daily-ccld',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-daily-ccld',
  trIds: [{ real: 'OTFM3122R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    STRT_DT: 'required',
    END_DT: 'required',
    FUOP_DVSN_CD: 'required',
    FM_PDGR_CD: 'empty',
    CRCY_CD: 'required',
    FM_ITEM_FTNG_YN: 'required',
    SLL_BUY_DVSN_CD: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'dt', 'ccno', 'ovrs_futr_fx_pdno', 'sll_buy_dvsn_cd', 'fm_ccld_qty', 'fm_ccld_amt', 'fm_futr_ccld_amt',
        'fm_opt_ccld_amt', 'crcy_cd', 'fm_fee', 'fm_futr_pure_agrm_amt', 'fm_opt_pure_agrm_amt', 'ccld_dtl_dtime',
        'ord_dt', 'odno', 'ord_mdia_dvsn_name',
      ],
    },
    output2: {
      kind: 'object',
      fields: ['fm_tot_ccld_qty', 'fm_tot_futr_agrm_amt', 'fm_tot_opt_agrm_amt', 'fm_fee_smtl'],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDailyOrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 시작일자 · e.g. 20250601 */
  readonly STRT_DT: string
  /** 종료일자 · e.g. 20250703 */
  readonly END_DT: string
  /** FM상품군코드 */
  readonly FM_PDGR_CD?: string
  /** 체결미체결구분 · 01 전체 · 02 체결 · 03 미체결 */
  readonly CCLD_NCCS_DVSN: '01' | '02' | '03'
  /** 매도매수구분코드 · %% 전체 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '%%' | '01' | '02'
  /** 선물옵션구분 · 00 전체 · 01 선물 · 02 옵션 */
  readonly FUOP_DVSN: '00' | '01' | '02'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquireDailyOrderOutput {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 일자 */
  readonly dt?: string
  /** 주문일자 */
  readonly ord_dt?: string
  /** 주문번호 */
  readonly odno?: string
  /** 원주문일자 */
  readonly orgn_ord_dt?: string
  /** 원주문번호 */
  readonly orgn_odno?: string
  /** 해외선물FX상품번호 */
  readonly ovrs_futr_fx_pdno?: string
  /** 정정취소구분코드 */
  readonly rvse_cncl_dvsn_cd?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** 복합주문구분코드 */
  readonly cplx_ord_dvsn_cd?: string
  /** 가격구분코드 */
  readonly pric_dvsn_cd?: string
  /** 접수구분코드 */
  readonly rcit_dvsn_cd?: string
  /** FM주문수량 */
  readonly fm_ord_qty?: string
  /** FM주문가격 */
  readonly fm_ord_pric?: string
  /** FMSTOP주문가격 */
  readonly fm_stop_ord_pric?: string
  /** 행사예약주문여부 */
  readonly ecis_rsvn_ord_yn?: string
  /** FM체결수량 */
  readonly fm_ccld_qty?: string
  /** FM체결가격 */
  readonly fm_ccld_pric?: string
  /** FM주문잔여수량 */
  readonly fm_ord_rmn_qty?: string
  /** 주문그룹명 */
  readonly ord_grp_name?: string
  /** 접수상세일시 */
  readonly rcit_dtl_dtime?: string
  /** 체결상세일시 */
  readonly ccld_dtl_dtime?: string
  /** 주문자사원번호 */
  readonly ordr_emp_no?: string
  /** 거부사유명 */
  readonly rjct_rson_name?: string
  /** 체결조건코드 */
  readonly ccld_cndt_cd?: string
  /** 매매종료일자 */
  readonly trad_end_dt?: string
}

export interface InquireDailyOrderAnswer {
  readonly output: readonly InquireDailyOrderOutput[]
}

/**
 * 해외선물옵션 일별 주문내역 · 해외선물-013 · OTFM3120R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the sample goes on at M alone (sample-loop-does-not-feed-keys-back).
 */
export const inquireDailyOrder: PagedEndpoint<InquireDailyOrderInput, InquireDailyOrderAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-daily-order',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-daily-order',
  trIds: [{ real: 'OTFM3120R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    STRT_DT: 'required',
    END_DT: 'required',
    FM_PDGR_CD: 'empty',
    CCLD_NCCS_DVSN: 'required',
    SLL_BUY_DVSN_CD: 'required',
    FUOP_DVSN: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'dt', 'ord_dt', 'odno', 'orgn_ord_dt', 'orgn_odno', 'ovrs_futr_fx_pdno',
        'rvse_cncl_dvsn_cd', 'sll_buy_dvsn_cd', 'cplx_ord_dvsn_cd', 'pric_dvsn_cd', 'rcit_dvsn_cd', 'fm_ord_qty',
        'fm_ord_pric', 'fm_stop_ord_pric', 'ecis_rsvn_ord_yn', 'fm_ccld_qty', 'fm_ccld_pric', 'fm_ord_rmn_qty',
        'ord_grp_name', 'rcit_dtl_dtime', 'ccld_dtl_dtime', 'ordr_emp_no', 'rjct_rson_name', 'ccld_cndt_cd',
        'trad_end_dt',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface InquireDepositInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 통화코드 · %%% 전체 · TUS TOT_USD · TKR TOT_KRW · KRW 한국 · USD 미국 · EUR · HKD 홍콩 · CNY 중국 · JPY 일본 · VND 베트남 */
  readonly CRCY_CD: '%%%' | 'TUS' | 'TKR' | 'KRW' | 'USD' | 'EUR' | 'HKD' | 'CNY' | 'JPY' | 'VND'
  /** 조회일자 · e.g. 20250630 */
  readonly INQR_DT: string
}

export interface InquireDepositOutput {
  /** FM익일예수금액 */
  readonly fm_nxdy_dncl_amt?: string
  /** FM총자산평가금액 */
  readonly fm_tot_asst_evlu_amt?: string
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 응답일자 */
  readonly resp_dt?: string
  /** FM예수금잔액 */
  readonly fm_dnca_rmnd?: string
  /** FM청산손익금액 */
  readonly fm_lqd_pfls_amt?: string
  /** FM수수료 */
  readonly fm_fee?: string
  /** FM선물옵션평가손익금액 */
  readonly fm_fuop_evlu_pfls_amt?: string
  /** FM미수금액 */
  readonly fm_rcvb_amt?: string
  /** FM위탁증거금액 */
  readonly fm_brkg_mgn_amt?: string
  /** FM유지증거금액 */
  readonly fm_mntn_mgn_amt?: string
  /** FM추가증거금액 */
  readonly fm_add_mgn_amt?: string
  /** FM위험율 */
  readonly fm_risk_rt?: string
  /** FM주문가능금액 */
  readonly fm_ord_psbl_amt?: string
  /** FM출금가능금액 */
  readonly fm_drwg_psbl_amt?: string
  /** FM환전요청금액 */
  readonly fm_echm_rqrm_amt?: string
  /** FM출금예정금액 */
  readonly fm_drwg_prar_amt?: string
  /** FM옵션거래대금 */
  readonly fm_opt_tr_chgs?: string
  /** FM옵션포함자산평가금액 */
  readonly fm_opt_icld_asst_evlu_amt?: string
  /** FM옵션평가금액 */
  readonly fm_opt_evlu_amt?: string
  /** FM통화대용금액 */
  readonly fm_crcy_sbst_amt?: string
  /** FM통화대용사용금액 */
  readonly fm_crcy_sbst_use_amt?: string
  /** FM통화대용설정금액 */
  readonly fm_crcy_sbst_stup_amt?: string
}

export interface InquireDepositAnswer {
  readonly output: readonly InquireDepositOutput[]
}

/**
 * 해외선물옵션 예수금현황 · 해외선물-012 · OTFM1411R, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Unsure: output is an array (confidence low).
 */
export const inquireDeposit: Endpoint<InquireDepositInput, InquireDepositAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-deposit',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-deposit',
  trIds: [{ real: 'OTFM1411R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', CRCY_CD: 'required', INQR_DT: 'required' },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'fm_nxdy_dncl_amt', 'fm_tot_asst_evlu_amt', 'cano', 'acnt_prdt_cd', 'crcy_cd', 'resp_dt', 'fm_dnca_rmnd',
        'fm_lqd_pfls_amt', 'fm_fee', 'fm_fuop_evlu_pfls_amt', 'fm_rcvb_amt', 'fm_brkg_mgn_amt', 'fm_mntn_mgn_amt',
        'fm_add_mgn_amt', 'fm_risk_rt', 'fm_ord_psbl_amt', 'fm_drwg_psbl_amt', 'fm_echm_rqrm_amt', 'fm_drwg_prar_amt',
        'fm_opt_tr_chgs', 'fm_opt_icld_asst_evlu_amt', 'fm_opt_evlu_amt', 'fm_crcy_sbst_amt', 'fm_crcy_sbst_use_amt',
        'fm_crcy_sbst_stup_amt',
      ],
    },
  },
}

export interface InquirePeriodCcldInput {
  /** 조회기간FROM일자 · e.g. 20250601 */
  readonly INQR_TERM_FROM_DT: string
  /** 조회기간TO일자 · e.g. 20250630 */
  readonly INQR_TERM_TO_DT: string
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 통화코드 · %%% 전체 · TUS TOT_USD · TKR TOT_KRW · KRW 한국 · USD 미국 · EUR · HKD 홍콩 · CNY 중국 · JPY 일본 · VND 베트남 */
  readonly CRCY_CD: '%%%' | 'TUS' | 'TKR' | 'KRW' | 'USD' | 'EUR' | 'HKD' | 'CNY' | 'JPY' | 'VND'
  /** 전체환산여부 · e.g. N */
  readonly WHOL_TRSL_YN: string
  /** 선물옵션구분 · 00 전체 · 01 선물 · 02 옵션 */
  readonly FUOP_DVSN: '00' | '01' | '02'
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
}

export interface InquirePeriodCcldOutput1 {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** FM매수수량 */
  readonly fm_buy_qty?: string
  /** FM매도수량 */
  readonly fm_sll_qty?: string
  /** FM청산손익금액 */
  readonly fm_lqd_pfls_amt?: string
  /** FM수수료 */
  readonly fm_fee?: string
  /** FM순손익금액 */
  readonly fm_net_pfls_amt?: string
  /** FM미결제매수수량 */
  readonly fm_ustl_buy_qty?: string
  /** FM미결제매도수량 */
  readonly fm_ustl_sll_qty?: string
  /** FM미결제평가손익금액 */
  readonly fm_ustl_evlu_pfls_amt?: string
  /** FM미결제평가손익금액2 */
  readonly fm_ustl_evlu_pfls_amt2?: string
  /** FM미결제평가손익증감금액 */
  readonly fm_ustl_evlu_pfls_icdc_amt?: string
  /** FM미결제약정금액 */
  readonly fm_ustl_agrm_amt?: string
  /** FM옵션청산금액 */
  readonly fm_opt_lqd_amt?: string
}

export interface InquirePeriodCcldOutput2 {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 해외선물FX상품번호 */
  readonly ovrs_futr_fx_pdno?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** FM매수수량 */
  readonly fm_buy_qty?: string
  /** FM매도수량 */
  readonly fm_sll_qty?: string
  /** FM청산손익금액 */
  readonly fm_lqd_pfls_amt?: string
  /** FM수수료 */
  readonly fm_fee?: string
  /** FM순손익금액 */
  readonly fm_net_pfls_amt?: string
  /** FM미결제매수수량 */
  readonly fm_ustl_buy_qty?: string
  /** FM미결제매도수량 */
  readonly fm_ustl_sll_qty?: string
  /** FM미결제평가손익금액 */
  readonly fm_ustl_evlu_pfls_amt?: string
  /** FM미결제평가손익금액2 */
  readonly fm_ustl_evlu_pfls_amt2?: string
  /** FM미결제평가손익증감금액 */
  readonly fm_ustl_evlu_pfls_icdc_amt?: string
  /** FM체결평균가격 */
  readonly fm_ccld_avg_pric?: string
  /** FM미결제약정금액 */
  readonly fm_ustl_agrm_amt?: string
  /** FM옵션청산금액 */
  readonly fm_opt_lqd_amt?: string
}

export interface InquirePeriodCcldAnswer {
  readonly output1: readonly InquirePeriodCcldOutput1[]
  readonly output2: readonly InquirePeriodCcldOutput2[]
}

/**
 * 해외선물옵션 기간계좌손익 일별 · 해외선물-010 · OTFM3118R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200 (sample-loop-does-not-feed-keys-back).
 */
export const inquirePeriodCcld: PagedEndpoint<InquirePeriodCcldInput, InquirePeriodCcldAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-period-ccld',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-period-ccld',
  trIds: [{ real: 'OTFM3118R', paper: null }],
  fields: {
    INQR_TERM_FROM_DT: 'required',
    INQR_TERM_TO_DT: 'required',
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    CRCY_CD: 'required',
    WHOL_TRSL_YN: 'required',
    FUOP_DVSN: 'required',
    CTX_AREA_FK200: 'empty',
    CTX_AREA_NK200: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'crcy_cd', 'fm_buy_qty', 'fm_sll_qty', 'fm_lqd_pfls_amt', 'fm_fee', 'fm_net_pfls_amt',
        'fm_ustl_buy_qty', 'fm_ustl_sll_qty', 'fm_ustl_evlu_pfls_amt', 'fm_ustl_evlu_pfls_amt2',
        'fm_ustl_evlu_pfls_icdc_amt', 'fm_ustl_agrm_amt', 'fm_opt_lqd_amt',
      ],
    },
    output2: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'ovrs_futr_fx_pdno', 'crcy_cd', 'fm_buy_qty', 'fm_sll_qty', 'fm_lqd_pfls_amt', 'fm_fee',
        'fm_net_pfls_amt', 'fm_ustl_buy_qty', 'fm_ustl_sll_qty', 'fm_ustl_evlu_pfls_amt', 'fm_ustl_evlu_pfls_amt2',
        'fm_ustl_evlu_pfls_icdc_amt', 'fm_ccld_avg_pric', 'fm_ustl_agrm_amt', 'fm_opt_lqd_amt',
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
  /** 조회기간FROM일자 · e.g. 20250601 */
  readonly INQR_TERM_FROM_DT: string
  /** 조회기간TO일자 · e.g. 20250630 */
  readonly INQR_TERM_TO_DT: string
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 계좌거래유형코드 · 1 전체 · 2 입출금 · 3 결제 */
  readonly ACNT_TR_TYPE_CD: '1' | '2' | '3' | (string & {})
  /** 통화코드 · %%% 전체 · TUS TOT_USD · TKR TOT_KRW · KRW 한국 · USD 미국 · EUR · HKD 홍콩 · CNY 중국 · JPY 일본 · VND 베트남 */
  readonly CRCY_CD: '%%%' | 'TUS' | 'TKR' | 'KRW' | 'USD' | 'EUR' | 'HKD' | 'CNY' | 'JPY' | 'VND'
  /** 연속조회검색조건100 */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
  /** 비밀번호체크여부 · e.g. N */
  readonly PWD_CHK_YN?: string
}

export interface InquirePeriodTransOutput {
  /** 기준일자 */
  readonly bass_dt?: string
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** FM원장출납순번 */
  readonly fm_ldgr_inog_seq?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** FM입출금액 */
  readonly fm_iofw_amt?: string
  /** FM수수료 */
  readonly fm_fee?: string
  /** FM세금금액 */
  readonly fm_tax_amt?: string
  /** FM결제금액 */
  readonly fm_sttl_amt?: string
  /** FM이전예수금액 */
  readonly fm_bf_dncl_amt?: string
  /** FM예수금액 */
  readonly fm_dncl_amt?: string
  /** FM미수발생금액 */
  readonly fm_rcvb_occr_amt?: string
  /** FM미수변제금액 */
  readonly fm_rcvb_pybk_amt?: string
  /** 연체이자변제금액 */
  readonly ovdu_int_pybk_amt?: string
  /** 비고내용 */
  readonly rmks_text?: string
  /** 계좌거래유형명 · portal only */
  readonly acnt_tr_type_name?: string
  /** 거래항목명 · portal only */
  readonly tr_itm_name?: string
}

export interface InquirePeriodTransAnswer {
  readonly output: readonly InquirePeriodTransOutput[]
}

/**
 * 해외선물옵션 기간계좌거래내역 · 해외선물-014 · OTFM3114R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100; the sample goes on at M alone (sample-loop-does-not-feed-keys-back).
 */
export const inquirePeriodTrans: PagedEndpoint<InquirePeriodTransInput, InquirePeriodTransAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-period-trans',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-period-trans',
  trIds: [{ real: 'OTFM3114R', paper: null }],
  fields: {
    INQR_TERM_FROM_DT: 'required',
    INQR_TERM_TO_DT: 'required',
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ACNT_TR_TYPE_CD: 'required',
    CRCY_CD: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
    PWD_CHK_YN: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'bass_dt', 'cano', 'acnt_prdt_cd', 'fm_ldgr_inog_seq', 'crcy_cd', 'fm_iofw_amt', 'fm_fee', 'fm_tax_amt',
        'fm_sttl_amt', 'fm_bf_dncl_amt', 'fm_dncl_amt', 'fm_rcvb_occr_amt', 'fm_rcvb_pybk_amt', 'ovdu_int_pybk_amt',
        'rmks_text', 'acnt_tr_type_name', 'tr_itm_name',
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
  /** 종목코드 · e.g. 6AU22 */
  readonly SRS_CD: string
}

export interface InquirePriceOutput1 {
  /** 최종처리일자 */
  readonly proc_date?: string
  /** 고가 */
  readonly high_price?: string
  /** 최종처리시각 */
  readonly proc_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 증거금 */
  readonly trst_mgn?: string
  /** 저가 */
  readonly low_price?: string
  /** 현재가 */
  readonly last_price?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
  /** 매수1수량 */
  readonly bid_qntt?: string
  /** 매수1호가 */
  readonly bid_price?: string
  /** 매도1수량 */
  readonly ask_qntt?: string
  /** 매도1호가 */
  readonly ask_price?: string
  /** 전일종가 */
  readonly prev_price?: string
  /** 거래소코드 */
  readonly exch_cd?: string
  /** 거래통화 */
  readonly crc_cd?: string
  /** 상장일 */
  readonly trd_fr_date?: string
  /** 만기일 */
  readonly expr_date?: string
  /** 최종거래일 */
  readonly trd_to_date?: string
  /** 잔존일수 */
  readonly remn_cnt?: string
  /** 체결량 */
  readonly last_qntt?: string
  /** 총매도잔량 */
  readonly tot_ask_qntt?: string
  /** 총매수잔량 */
  readonly tot_bid_qntt?: string
  /** 틱사이즈 */
  readonly tick_size?: string
  /** 장개시일자 */
  readonly open_date?: string
  /** 장개시시각 */
  readonly open_time?: string
  /** 장종료일자 */
  readonly close_date?: string
  /** 장종료시각 */
  readonly close_time?: string
  /** 영업일자 */
  readonly sbsnsdate?: string
  /** 정산가 */
  readonly sttl_price?: string
}

export interface InquirePriceAnswer {
  readonly output1: InquirePriceOutput1
}

/**
 * 해외선물종목현재가 · v1_해외선물-009 · HHDFC55010000, not in paper trading
 *
 * Older clients send HHDFC55010000 in paper trading; it is no longer granted.
 */
export const inquirePrice: Endpoint<InquirePriceInput, InquirePriceAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-price',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/inquire-price',
  trIds: [{ real: 'HHDFC55010000', paper: null }],
  fields: { SRS_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'proc_date', 'high_price', 'proc_time', 'open_price', 'trst_mgn', 'low_price', 'last_price', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate', 'bid_qntt', 'bid_price', 'ask_qntt', 'ask_price',
        'prev_price', 'exch_cd', 'crc_cd', 'trd_fr_date', 'expr_date', 'trd_to_date', 'remn_cnt', 'last_qntt',
        'tot_ask_qntt', 'tot_bid_qntt', 'tick_size', 'open_date', 'open_time', 'close_date', 'close_time', 'sbsnsdate',
        'sttl_price',
      ],
    },
  },
}

export interface InquirePsamountInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 해외선물FX상품번호 · e.g. 6AU22 */
  readonly OVRS_FUTR_FX_PDNO: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  /** FM주문가격 */
  readonly FM_ORD_PRIC?: string
  /** 행사예약주문여부 */
  readonly ECIS_RSVN_ORD_YN?: string
}

export interface InquirePsamountOutput {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 해외선물FX상품번호 */
  readonly ovrs_futr_fx_pdno?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** FM미결제수량 */
  readonly fm_ustl_qty?: string
  /** FM청산가능수량 */
  readonly fm_lqd_psbl_qty?: string
  /** FM신규주문가능수량 */
  readonly fm_new_ord_psbl_qty?: string
  /** FM총주문가능수량 */
  readonly fm_tot_ord_psbl_qty?: string
  /** FM시장가총주문가능수량 */
  readonly fm_mkpr_tot_ord_psbl_qty?: string
}

export interface InquirePsamountAnswer {
  readonly output: readonly InquirePsamountOutput[]
}

/**
 * 해외선물옵션 주문가능조회 · v1_해외선물-006 · OTFM3304R, not in paper trading
 *
 * Unsure: output is an array (confidence low).
 */
export const inquirePsamount: Endpoint<InquirePsamountInput, InquirePsamountAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-psamount',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-psamount',
  trIds: [{ real: 'OTFM3304R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_FUTR_FX_PDNO: 'required',
    SLL_BUY_DVSN_CD: 'required',
    FM_ORD_PRIC: 'empty',
    ECIS_RSVN_ORD_YN: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'ovrs_futr_fx_pdno', 'crcy_cd', 'sll_buy_dvsn_cd', 'fm_ustl_qty', 'fm_lqd_psbl_qty',
        'fm_new_ord_psbl_qty', 'fm_tot_ord_psbl_qty', 'fm_mkpr_tot_ord_psbl_qty',
      ],
    },
  },
}

export interface InquireTimeFuturechartpriceInput {
  /** 종목코드 · e.g. BONU25 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. EUREX */
  readonly EXCH_CD: string
  /** 조회시작일시 · e.g. 20250101 */
  readonly START_DATE_TIME?: string
  /** 조회종료일시 · e.g. 20250701 */
  readonly CLOSE_DATE_TIME: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 요청개수 · e.g. 120 */
  readonly QRY_CNT: string
  /** 묶음개수 · e.g. 1 */
  readonly QRY_GAP: string
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface InquireTimeFuturechartpriceOutput1 {
  /** 일자 */
  readonly data_date?: string
  /** 시각 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface InquireTimeFuturechartpriceOutput2 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface InquireTimeFuturechartpriceAnswer {
  readonly output1: readonly InquireTimeFuturechartpriceOutput1[]
  readonly output2: InquireTimeFuturechartpriceOutput2
}

/**
 * 해외선물 분봉조회 · 해외선물-016 · HHDFC55020400, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Warning: output1 holds the rows and output2 the single meta record - the reverse of the other chart APIs.
 */
export const inquireTimeFuturechartprice: PagedEndpoint<InquireTimeFuturechartpriceInput, InquireTimeFuturechartpriceAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-time-futurechartprice',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/inquire-time-futurechartprice',
  trIds: [{ real: 'HHDFC55020400', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'required',
    QRY_TP: 'empty',
    QRY_CNT: 'required',
    QRY_GAP: 'required',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
    output2: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output2' },
}

export interface InquireTimeOptchartpriceInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 조회시작일시 */
  readonly START_DATE_TIME?: string
  /** 조회종료일시 */
  readonly CLOSE_DATE_TIME?: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface InquireTimeOptchartpriceOutput1 {
  /** 일자 */
  readonly data_date?: string
  /** 시간 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface InquireTimeOptchartpriceOutput2 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface InquireTimeOptchartpriceAnswer {
  readonly output1: readonly InquireTimeOptchartpriceOutput1[]
  readonly output2: InquireTimeOptchartpriceOutput2
}

/**
 * 해외옵션 분봉조회 · 해외선물-040 · HHDFO55020400, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (sample-loop).
 * Rejected, against the official sample: HHDFO55020100.
 * Unconfirmed by practice: the portal has it, no known client calls it.
 * Warning: the official sample sends the id of opt-daily-ccnl; the portal lists HHDFO55020400, with the rows in output1 and the meta record in output2.
 */
export const inquireTimeOptchartprice: PagedEndpoint<InquireTimeOptchartpriceInput, InquireTimeOptchartpriceAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-time-optchartprice',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/inquire-time-optchartprice',
  trIds: [{ real: 'HHDFO55020400', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    QRY_CNT: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'empty',
    QRY_GAP: 'empty',
    QRY_TP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
    output2: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output2' },
}

export interface InquireUnpdInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 선물옵션구분 · 00 전체 · 01 선물 · 02 옵션 */
  readonly FUOP_DVSN: '00' | '01' | '02'
  /** 연속조회검색조건100 · e.g. */
  readonly CTX_AREA_FK100?: string
  /** 연속조회키100 */
  readonly CTX_AREA_NK100?: string
}

export interface InquireUnpdOutput {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 해외선물FX상품번호 */
  readonly ovrs_futr_fx_pdno?: string
  /** 상품유형코드 */
  readonly prdt_type_cd?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 매도매수구분코드 */
  readonly sll_buy_dvsn_cd?: string
  /** FM미결제수량 */
  readonly fm_ustl_qty?: string
  /** FM체결평균가격 */
  readonly fm_ccld_avg_pric?: string
  /** FM현재가격 */
  readonly fm_now_pric?: string
  /** FM평가손익금액 */
  readonly fm_evlu_pfls_amt?: string
  /** FM옵션평가금액 */
  readonly fm_opt_evlu_amt?: string
  /** FM옵션평가손익금액 */
  readonly fm_otp_evlu_pfls_amt?: string
  /** 선물옵션구분 */
  readonly fuop_dvsn?: string
  /** 행사예약주문여부 */
  readonly ecis_rsvn_ord_yn?: string
  /** FM청산가능수량 */
  readonly fm_lqd_psbl_qty?: string
}

export interface InquireUnpdAnswer {
  readonly output: readonly InquireUnpdOutput[]
}

/**
 * 해외선물옵션 미결제내역조회(잔고) · v1_해외선물-005 · OTFM1412R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK100, CTX_AREA_NK100; the sample goes on at M alone (sample-loop-does-not-feed-keys-back).
 */
export const inquireUnpd: PagedEndpoint<InquireUnpdInput, InquireUnpdAnswer, 'real'> = {
  id: 'overseas-futureoption/inquire-unpd',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/inquire-unpd',
  trIds: [{ real: 'OTFM1412R', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    FUOP_DVSN: 'required',
    CTX_AREA_FK100: 'empty',
    CTX_AREA_NK100: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'cano', 'acnt_prdt_cd', 'ovrs_futr_fx_pdno', 'prdt_type_cd', 'crcy_cd', 'sll_buy_dvsn_cd', 'fm_ustl_qty',
        'fm_ccld_avg_pric', 'fm_now_pric', 'fm_evlu_pfls_amt', 'fm_opt_evlu_amt', 'fm_otp_evlu_pfls_amt', 'fuop_dvsn',
        'ecis_rsvn_ord_yn', 'fm_lqd_psbl_qty',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK100', 'CTX_AREA_NK100'],
    answerKeys: ['ctx_area_fk100', 'ctx_area_nk100'],
  },
}

export interface InvestorUnpdTrendInput {
  /** 상품 · e.g. CL */
  readonly PROD_ISCD: string
  /** 일자 · e.g. 20250630 */
  readonly BSOP_DATE: string
  /** 구분 · 0 수량 · 1 증감 */
  readonly UPMU_GUBUN: '0' | '1'
  /** CTS_KEY */
  readonly CTS_KEY?: string
}

export interface InvestorUnpdTrendOutput1 {
  /** 응답레코드카운트 */
  readonly row_cnt?: string
}

export interface InvestorUnpdTrendOutput2 {
  /** 상품 */
  readonly prod_iscd?: string
  /** CFTC코드 */
  readonly cftc_iscd?: string
  /** 일자 */
  readonly bsop_date?: string
  /** 매수투기 */
  readonly bidp_spec?: string
  /** 매도투기 */
  readonly askp_spec?: string
  /** 스프레드투기 */
  readonly spread_spec?: string
  /** 매수헤지 */
  readonly bidp_hedge?: string
  /** 매도헤지 */
  readonly askp_hedge?: string
  /** 미결제합계 */
  readonly hts_otst_smtn?: string
  /** 매수누락 */
  readonly bidp_missing?: string
  /** 매도누락 */
  readonly askp_missing?: string
  /** 매수투기고객 */
  readonly bidp_spec_cust?: string
  /** 매도투기고객 */
  readonly askp_spec_cust?: string
  /** 스프레드투기고객 */
  readonly spread_spec_cust?: string
  /** 매수헤지고객 */
  readonly bidp_hedge_cust?: string
  /** 매도헤지고객 */
  readonly askp_hedge_cust?: string
  /** 고객합계 */
  readonly cust_smtn?: string
}

export interface InvestorUnpdTrendAnswer {
  readonly output1: InvestorUnpdTrendOutput1
  readonly output2: readonly InvestorUnpdTrendOutput2[]
}

/**
 * 해외선물 미결제추이 · 해외선물-029 · HHDDB95030000, not in paper trading
 *
 * Paging: cts with CTS_KEY (keys-only).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const investorUnpdTrend: PagedEndpoint<InvestorUnpdTrendInput, InvestorUnpdTrendAnswer, 'real'> = {
  id: 'overseas-futureoption/investor-unpd-trend',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/investor-unpd-trend',
  trIds: [{ real: 'HHDDB95030000', paper: null }],
  fields: { PROD_ISCD: 'required', BSOP_DATE: 'required', UPMU_GUBUN: 'required', CTS_KEY: 'empty' },
  blocks: {
    output1: { kind: 'object', fields: ['row_cnt'] },
    output2: {
      kind: 'array',
      fields: [
        'prod_iscd', 'cftc_iscd', 'bsop_date', 'bidp_spec', 'askp_spec', 'spread_spec', 'bidp_hedge', 'askp_hedge',
        'hts_otst_smtn', 'bidp_missing', 'askp_missing', 'bidp_spec_cust', 'askp_spec_cust', 'spread_spec_cust',
        'bidp_hedge_cust', 'askp_hedge_cust', 'cust_smtn',
      ],
    },
  },
  paging: { kind: 'cts', keys: ['CTS_KEY'], answerKeys: [] },
}

export interface MarginDetailInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 통화코드 · TKR TOT_KRW · TUS TOT_USD · USD 미국달러 · HKD 홍콩달러 · CNY 중국위안화 · JPY 일본엔화 · VND 베트남동 */
  readonly CRCY_CD: 'TKR' | 'TUS' | 'USD' | 'HKD' | 'CNY' | 'JPY' | 'VND'
  /** 조회일자 · e.g. 20250625 */
  readonly INQR_DT: string
}

export interface MarginDetailOutput {
  /** 종합계좌번호 */
  readonly cano?: string
  /** 계좌상품코드 */
  readonly acnt_prdt_cd?: string
  /** 통화코드 */
  readonly crcy_cd?: string
  /** 응답일자 */
  readonly resp_dt?: string
  /** 계좌순위험증거금적용여부 */
  readonly acnt_net_risk_mgna_aply_yn?: string
  /** FM주문가능금액 */
  readonly fm_ord_psbl_amt?: string
  /** FM추가증거금액 */
  readonly fm_add_mgn_amt?: string
  /** FM위탁증거금액 */
  readonly fm_brkg_mgn_amt?: string
  /** FM정산위탁증거금액 */
  readonly fm_excc_brkg_mgn_amt?: string
  /** FM미결제증거금액 */
  readonly fm_ustl_mgn_amt?: string
  /** FM유지증거금액 */
  readonly fm_mntn_mgn_amt?: string
  /** FM주문증거금액 */
  readonly fm_ord_mgn_amt?: string
  /** FM선물주문증거금액 */
  readonly fm_futr_ord_mgn_amt?: string
  /** FM옵션매수주문금액 */
  readonly fm_opt_buy_ord_amt?: string
  /** FM옵션매도주문증거금액 */
  readonly fm_opt_sll_ord_mgn_amt?: string
  /** FM옵션매수주문증거금액 */
  readonly fm_opt_buy_ord_mgn_amt?: string
  /** FM행사예약증거금액 */
  readonly fm_ecis_rsvn_mgn_amt?: string
  /** FMSPAN위탁증거금액 */
  readonly fm_span_brkg_mgn_amt?: string
  /** FMSPAN가격변동증거금액 */
  readonly fm_span_pric_altr_mgn_amt?: string
  /** FMSPAN기간스프레드증거금액 */
  readonly fm_span_term_sprd_mgn_amt?: string
  /** FMSPAN옵션가격증거금액 */
  readonly fm_span_buy_opt_min_mgn_amt?: string
  /** FMSPAN옵션최소증거금액 */
  readonly fm_span_opt_min_mgn_amt?: string
  /** FMSPAN총위험증거금액 */
  readonly fm_span_tot_risk_mgn_amt?: string
  /** FMSPAN유지증거금액 */
  readonly fm_span_mntn_mgn_amt?: string
  /** FMSPAN유지가격변동증거금액 */
  readonly fm_span_mntn_pric_altr_mgn_amt?: string
  /** FMSPAN유지기간스프레드증거금액 */
  readonly fm_span_mntn_term_sprd_mgn_amt?: string
  /** FMSPAN유지옵션가격증거금액 */
  readonly fm_span_mntn_opt_pric_mgn_amt?: string
  /** FMSPAN유지옵션최소증거금액 */
  readonly fm_span_mntn_opt_min_mgn_amt?: string
  /** FMSPAN유지총위험증거금액 */
  readonly fm_span_mntn_tot_risk_mgn_amt?: string
  /** FMEUREX위탁증거금액 */
  readonly fm_eurx_brkg_mgn_amt?: string
  /** FMEUREX가격변동증거금액 */
  readonly fm_eurx_pric_altr_mgn_amt?: string
  /** FMEUREX기간스프레드증거금액 */
  readonly fm_eurx_term_sprd_mgn_amt?: string
  /** FMEUREX옵션가격증거금액 */
  readonly fm_eurx_opt_pric_mgn_amt?: string
  /** FMEUREX매수옵션최소증거금액 */
  readonly fm_eurx_buy_opt_min_mgn_amt?: string
  /** FMEUREX총위험증거금액 */
  readonly fm_eurx_tot_risk_mgn_amt?: string
  /** FMEUREX유지증거금액 */
  readonly fm_eurx_mntn_mgn_amt?: string
  /** FMEUREX유지가격변동증거금액 */
  readonly fm_eurx_mntn_pric_altr_mgn_amt?: string
  /** FMEUREX기간스프레드증거금액 */
  readonly fm_eurx_mntn_term_sprd_mgn_amt?: string
  /** FMEUREX유지옵션가격증거금액 */
  readonly fm_eurx_mntn_opt_pric_mgn_amt?: string
  /** FMEUREX유지총위험증거금액 */
  readonly fm_eurx_mntn_tot_risk_mgn_amt?: string
  /** FM일반위탁증거금액 */
  readonly fm_gnrl_brkg_mgn_amt?: string
  /** FM선물미결제증거금액 */
  readonly fm_futr_ustl_mgn_amt?: string
  /** FM매도옵션미결제증거금액 */
  readonly fm_sll_opt_ustl_mgn_amt?: string
  /** FM매수옵션미결제증거금액 */
  readonly fm_buy_opt_ustl_mgn_amt?: string
  /** FM스프레드미결제증거금액 */
  readonly fm_sprd_ustl_mgn_amt?: string
  /** FMAVG할인증거금액 */
  readonly fm_avg_dsct_mgn_amt?: string
  /** FM일반유지증거금액 */
  readonly fm_gnrl_mntn_mgn_amt?: string
  /** FM선물유지증거금액 */
  readonly fm_futr_mntn_mgn_amt?: string
  /** FM옵션유지증거금액 */
  readonly fm_opt_mntn_mgn_amt?: string
}

export interface MarginDetailAnswer {
  readonly output: MarginDetailOutput
}

/**
 * 해외선물옵션 증거금상세 · 해외선물-032 · OTFM3115R, not in paper trading
 *
 * Paging: tr_cont-header; the sample goes on at M alone (portal).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const marginDetail: PagedEndpoint<MarginDetailInput, MarginDetailAnswer, 'real'> = {
  id: 'overseas-futureoption/margin-detail',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/trading/margin-detail',
  trIds: [{ real: 'OTFM3115R', paper: null }],
  fields: { CANO: 'required', ACNT_PRDT_CD: 'required', CRCY_CD: 'required', INQR_DT: 'required' },
  blocks: {
    output: {
      kind: 'object',
      fields: [
        'cano', 'acnt_prdt_cd', 'crcy_cd', 'resp_dt', 'acnt_net_risk_mgna_aply_yn', 'fm_ord_psbl_amt', 'fm_add_mgn_amt',
        'fm_brkg_mgn_amt', 'fm_excc_brkg_mgn_amt', 'fm_ustl_mgn_amt', 'fm_mntn_mgn_amt', 'fm_ord_mgn_amt',
        'fm_futr_ord_mgn_amt', 'fm_opt_buy_ord_amt', 'fm_opt_sll_ord_mgn_amt', 'fm_opt_buy_ord_mgn_amt',
        'fm_ecis_rsvn_mgn_amt', 'fm_span_brkg_mgn_amt', 'fm_span_pric_altr_mgn_amt', 'fm_span_term_sprd_mgn_amt',
        'fm_span_buy_opt_min_mgn_amt', 'fm_span_opt_min_mgn_amt', 'fm_span_tot_risk_mgn_amt', 'fm_span_mntn_mgn_amt',
        'fm_span_mntn_pric_altr_mgn_amt', 'fm_span_mntn_term_sprd_mgn_amt', 'fm_span_mntn_opt_pric_mgn_amt',
        'fm_span_mntn_opt_min_mgn_amt', 'fm_span_mntn_tot_risk_mgn_amt', 'fm_eurx_brkg_mgn_amt',
        'fm_eurx_pric_altr_mgn_amt', 'fm_eurx_term_sprd_mgn_amt', 'fm_eurx_opt_pric_mgn_amt',
        'fm_eurx_buy_opt_min_mgn_amt', 'fm_eurx_tot_risk_mgn_amt', 'fm_eurx_mntn_mgn_amt',
        'fm_eurx_mntn_pric_altr_mgn_amt', 'fm_eurx_mntn_term_sprd_mgn_amt', 'fm_eurx_mntn_opt_pric_mgn_amt',
        'fm_eurx_mntn_tot_risk_mgn_amt', 'fm_gnrl_brkg_mgn_amt', 'fm_futr_ustl_mgn_amt', 'fm_sll_opt_ustl_mgn_amt',
        'fm_buy_opt_ustl_mgn_amt', 'fm_sprd_ustl_mgn_amt', 'fm_avg_dsct_mgn_amt', 'fm_gnrl_mntn_mgn_amt',
        'fm_futr_mntn_mgn_amt', 'fm_opt_mntn_mgn_amt',
      ],
    },
  },
  paging: { kind: 'tr_cont-header', keys: [], answerKeys: [] },
}

export interface MarketTimeInput {
  /** FM상품군코드 */
  readonly FM_PDGR_CD?: string
  /** FM클래스코드 · 001 통화 · 002 금리 · 003 지수 · 004 농산물 · 005 축산물 · 006 금속 · 007 에너지 */
  readonly FM_CLAS_CD?: '001' | '002' | '003' | '004' | '005' | '006' | '007'
  /** FM거래소코드 · CME · EUREX · HKEx · ICE · SGX · OSE · ASX · CBOE · MDEX · NYSE · BMF · FTX · HNX · ETC 기타 */
  readonly FM_EXCG_CD: 'CME' | 'EUREX' | 'HKEx' | 'ICE' | 'SGX' | 'OSE' | 'ASX' | 'CBOE' | 'MDEX' | 'NYSE' | 'BMF' | 'FTX' | 'HNX' | 'ETC'
  /** 옵션여부 · % 전체 · N 선물 · Y 옵션 */
  readonly OPT_YN: '%' | 'N' | 'Y'
  /** 연속조회키200 */
  readonly CTX_AREA_NK200?: string
  /** 연속조회검색조건200 */
  readonly CTX_AREA_FK200?: string
}

export interface MarketTimeOutput {
  /** FM상품군코드 */
  readonly fm_pdgr_cd?: string
  /** FM상품군명 */
  readonly fm_pdgr_name?: string
  /** FM거래소코드 */
  readonly fm_excg_cd?: string
  /** FM거래소명 */
  readonly fm_excg_name?: string
  /** 선물옵션구분명 */
  readonly fuop_dvsn_name?: string
  /** FM클래스코드 */
  readonly fm_clas_cd?: string
  /** FM클래스명 */
  readonly fm_clas_name?: string
  /** 오전장운영시작시각 */
  readonly am_mkmn_strt_tmd?: string
  /** 오전장운영종료시각 */
  readonly am_mkmn_end_tmd?: string
  /** 오후장운영시작시각 */
  readonly pm_mkmn_strt_tmd?: string
  /** 오후장운영종료시각 */
  readonly pm_mkmn_end_tmd?: string
  /** 장운영익일시작시각 */
  readonly mkmn_nxdy_strt_tmd?: string
  /** 장운영익일종료시각 */
  readonly mkmn_nxdy_end_tmd?: string
  /** 기본시장시작시각 */
  readonly base_mket_strt_tmd?: string
  /** 기본시장종료시각 */
  readonly base_mket_end_tmd?: string
}

export interface MarketTimeAnswer {
  readonly output: readonly MarketTimeOutput[]
}

/**
 * 해외선물옵션 장운영시간 · 해외선물-030 · OTFM2229R, not in paper trading
 *
 * Paging: tr_cont with CTX_AREA_FK200, CTX_AREA_NK200; the portal says: no next page (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const marketTime: PagedEndpoint<MarketTimeInput, MarketTimeAnswer, 'real'> = {
  id: 'overseas-futureoption/market-time',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/market-time',
  trIds: [{ real: 'OTFM2229R', paper: null }],
  fields: {
    FM_PDGR_CD: 'empty',
    FM_CLAS_CD: 'empty',
    FM_EXCG_CD: 'required',
    OPT_YN: 'required',
    CTX_AREA_NK200: 'empty',
    CTX_AREA_FK200: 'empty',
  },
  blocks: {
    output: {
      kind: 'array',
      fields: [
        'fm_pdgr_cd', 'fm_pdgr_name', 'fm_excg_cd', 'fm_excg_name', 'fuop_dvsn_name', 'fm_clas_cd', 'fm_clas_name',
        'am_mkmn_strt_tmd', 'am_mkmn_end_tmd', 'pm_mkmn_strt_tmd', 'pm_mkmn_end_tmd', 'mkmn_nxdy_strt_tmd',
        'mkmn_nxdy_end_tmd', 'base_mket_strt_tmd', 'base_mket_end_tmd',
      ],
    },
  },
  paging: {
    kind: 'tr_cont',
    keys: ['CTX_AREA_FK200', 'CTX_AREA_NK200'],
    answerKeys: ['ctx_area_fk200', 'ctx_area_nk200'],
  },
}

export interface MonthlyCcnlInput {
  /** 종목코드 · e.g. 6AM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. CME */
  readonly EXCH_CD: string
  /** 조회시작일시 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) */
  readonly START_DATE_TIME?: 'MKI' | 'WKM' | 'WKI' | (string & {})
  /** 조회종료일시 · e.g. 20240402 */
  readonly CLOSE_DATE_TIME: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP: 'Q' | 'P'
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface MonthlyCcnlOutput1 {
  /** 자료개수 */
  readonly tret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface MonthlyCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시각 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface MonthlyCcnlAnswer {
  readonly output1: MonthlyCcnlOutput1
  readonly output2: readonly MonthlyCcnlOutput2[]
}

/**
 * 해외선물 체결추이(월간) · 해외선물-020 · HHDFC55020300, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (keys-only).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const monthlyCcnl: PagedEndpoint<MonthlyCcnlInput, MonthlyCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/monthly-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/monthly-ccnl',
  trIds: [{ real: 'HHDFC55020300', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'required',
    QRY_TP: 'required',
    QRY_CNT: 'required',
    QRY_GAP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['tret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface OptAskingPriceInput {
  /** 종목명 · e.g. 1ECN25 C5425 */
  readonly SRS_CD: string
}

export interface OptAskingPriceOutput1 {
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly lowp_rice?: string
  /** 현재가 */
  readonly last_price?: string
  /** 정산가 */
  readonly sttl_price?: string
  /** 거래량 */
  readonly vol?: string
  /** 전일대비가 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
  /** 호가수신일자 */
  readonly quot_date?: string
  /** 호가수신시각 */
  readonly quot_time?: string
}

export interface OptAskingPriceOutput2 {
  /** 매수수량 */
  readonly bid_qntt?: string
  /** 매수번호 */
  readonly bid_num?: string
  /** 매수호가 */
  readonly bid_price?: string
  /** 매도수량 */
  readonly ask_qntt?: string
  /** 매도번호 */
  readonly ask_num?: string
  /** 매도호가 */
  readonly ask_price?: string
}

export interface OptAskingPriceAnswer {
  readonly output1: OptAskingPriceOutput1
  readonly output2: readonly OptAskingPriceOutput2[]
}

/**
 * 해외옵션 호가 · 해외선물-033 · HHDFO86000000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optAskingPrice: Endpoint<OptAskingPriceInput, OptAskingPriceAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-asking-price',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-asking-price',
  trIds: [{ real: 'HHDFO86000000', paper: null }],
  fields: { SRS_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'open_price', 'high_price', 'lowp_rice', 'last_price', 'sttl_price', 'vol', 'prev_diff_price', 'prev_diff_rate',
        'quot_date', 'quot_time',
      ],
    },
    output2: { kind: 'array', fields: ['bid_qntt', 'bid_num', 'bid_price', 'ask_qntt', 'ask_num', 'ask_price'] },
  },
}

export interface OptDailyCcnlInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 조회시작일시 */
  readonly START_DATE_TIME?: string
  /** 조회종료일시 */
  readonly CLOSE_DATE_TIME?: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface OptDailyCcnlOutput1 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface OptDailyCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시간 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface OptDailyCcnlAnswer {
  readonly output1: OptDailyCcnlOutput1
  readonly output2: readonly OptDailyCcnlOutput2[]
}

/**
 * 해외옵션 체결추이(일간) · 해외선물-037 · HHDFO55020100, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optDailyCcnl: PagedEndpoint<OptDailyCcnlInput, OptDailyCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-daily-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-daily-ccnl',
  trIds: [{ real: 'HHDFO55020100', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    QRY_CNT: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'empty',
    QRY_GAP: 'empty',
    QRY_TP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface OptDetailInput {
  /** 종목명 · e.g. C5500 */
  readonly SRS_CD: string
}

export interface OptDetailOutput1 {
  /** 거래소코드 */
  readonly exch_cd?: string
  /** 품목종류 */
  readonly clas_cd?: string
  /** 거래통화 */
  readonly crc_cd?: string
  /** 전일종가 */
  readonly sttl_price?: string
  /** 정산일 */
  readonly sttl_date?: string
  /** 증거금 */
  readonly trst_mgn?: string
  /** 가격표시진법 */
  readonly disp_digit?: string
  /** 틱사이즈 */
  readonly tick_sz?: string
  /** 틱가치 */
  readonly tick_val?: string
  /** 장개시일자 */
  readonly mrkt_open_date?: string
  /** 장개시시각 */
  readonly mrkt_open_time?: string
  /** 장마감일자 */
  readonly mrkt_close_date?: string
  /** 장마감시각 */
  readonly mrkt_close_time?: string
  /** 상장일 */
  readonly trd_fr_date?: string
  /** 만기일 */
  readonly expr_date?: string
  /** 최종거래일 */
  readonly trd_to_date?: string
  /** 잔존일수 */
  readonly remn_cnt?: string
  /** 매매여부 */
  readonly stat_tp?: string
  /** 계약크기 */
  readonly ctrt_size?: string
  /** 최종결제구분 */
  readonly stl_tp?: string
  /** 최초식별일 */
  readonly frst_noti_date?: string
}

export interface OptDetailAnswer {
  readonly output1: OptDetailOutput1
}

/**
 * 해외옵션종목상세 · 해외선물-034 · HHDFO55010100, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optDetail: Endpoint<OptDetailInput, OptDetailAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-detail',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-detail',
  trIds: [{ real: 'HHDFO55010100', paper: null }],
  fields: { SRS_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'exch_cd', 'clas_cd', 'crc_cd', 'sttl_price', 'sttl_date', 'trst_mgn', 'disp_digit', 'tick_sz', 'tick_val',
        'mrkt_open_date', 'mrkt_open_time', 'mrkt_close_date', 'mrkt_close_time', 'trd_fr_date', 'expr_date',
        'trd_to_date', 'remn_cnt', 'stat_tp', 'ctrt_size', 'stl_tp', 'frst_noti_date',
      ],
    },
  },
}

export interface OptMonthlyCcnlInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 조회시작일시 */
  readonly START_DATE_TIME?: string
  /** 조회종료일시 */
  readonly CLOSE_DATE_TIME?: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface OptMonthlyCcnlOutput1 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface OptMonthlyCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시각 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface OptMonthlyCcnlAnswer {
  readonly output1: OptMonthlyCcnlOutput1
  readonly output2: readonly OptMonthlyCcnlOutput2[]
}

/**
 * 해외옵션 체결추이(월간) · 해외선물-039 · HHDFO55020300, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optMonthlyCcnl: PagedEndpoint<OptMonthlyCcnlInput, OptMonthlyCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-monthly-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-monthly-ccnl',
  trIds: [{ real: 'HHDFO55020300', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    QRY_CNT: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'empty',
    QRY_GAP: 'empty',
    QRY_TP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface OptPriceInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
}

export interface OptPriceOutput1 {
  /** 최종처리일자 */
  readonly proc_date?: string
  /** 최종처리시각 */
  readonly proc_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 현재가 */
  readonly last_price?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
  /** 매수1수량 */
  readonly bid_qntt?: string
  /** 매수1호가 */
  readonly bid_price?: string
  /** 매도1수량 */
  readonly ask_qntt?: string
  /** 매도1호가 */
  readonly ask_price?: string
  /** 증거금 */
  readonly trst_mgn?: string
  /** 거래소코드 */
  readonly exch_cd?: string
  /** 거래통화 */
  readonly crc_cd?: string
  /** 상장일 */
  readonly trd_fr_date?: string
  /** 만기일 */
  readonly expr_date?: string
  /** 최종거래일 */
  readonly trd_to_date?: string
  /** 잔존일수 */
  readonly remn_cnt?: string
  /** 체결량 */
  readonly last_qntt?: string
  /** 총매도잔량 */
  readonly tot_ask_qntt?: string
  /** 총매수잔량 */
  readonly tot_bid_qntt?: string
  /** 틱사이즈 */
  readonly tick_size?: string
  /** 장개시일자 */
  readonly open_date?: string
  /** 장개시시각 */
  readonly open_time?: string
  /** 장종료일자 */
  readonly close_date?: string
  /** 장종료시각 */
  readonly close_time?: string
  /** 영업일자 */
  readonly sbsnsdate?: string
  /** 정산가 */
  readonly sttl_price?: string
}

export interface OptPriceAnswer {
  readonly output1: OptPriceOutput1
}

/**
 * 해외옵션종목현재가 · 해외선물-035 · HHDFO55010000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optPrice: Endpoint<OptPriceInput, OptPriceAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-price',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-price',
  trIds: [{ real: 'HHDFO55010000', paper: null }],
  fields: { SRS_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'proc_date', 'proc_time', 'open_price', 'high_price', 'low_price', 'last_price', 'vol', 'prev_diff_flag',
        'prev_diff_price', 'prev_diff_rate', 'bid_qntt', 'bid_price', 'ask_qntt', 'ask_price', 'trst_mgn', 'exch_cd',
        'crc_cd', 'trd_fr_date', 'expr_date', 'trd_to_date', 'remn_cnt', 'last_qntt', 'tot_ask_qntt', 'tot_bid_qntt',
        'tick_size', 'open_date', 'open_time', 'close_date', 'close_time', 'sbsnsdate', 'sttl_price',
      ],
    },
  },
}

export interface OptTickCcnlInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 조회시작일시 */
  readonly START_DATE_TIME?: string
  /** 조회종료일시 */
  readonly CLOSE_DATE_TIME?: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface OptTickCcnlOutput1 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface OptTickCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시간 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface OptTickCcnlAnswer {
  readonly output1: OptTickCcnlOutput1
  readonly output2: readonly OptTickCcnlOutput2[]
}

/**
 * 해외옵션 체결추이(틱) · 해외선물-038 · HHDFO55020200, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optTickCcnl: PagedEndpoint<OptTickCcnlInput, OptTickCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-tick-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-tick-ccnl',
  trIds: [{ real: 'HHDFO55020200', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    QRY_CNT: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'empty',
    QRY_GAP: 'empty',
    QRY_TP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface OptWeeklyCcnlInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 조회시작일시 */
  readonly START_DATE_TIME?: string
  /** 조회종료일시 */
  readonly CLOSE_DATE_TIME?: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface OptWeeklyCcnlOutput1 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface OptWeeklyCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시간 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface OptWeeklyCcnlAnswer {
  readonly output1: OptWeeklyCcnlOutput1
  readonly output2: readonly OptWeeklyCcnlOutput2[]
}

/**
 * 해외옵션 체결추이(주간) · 해외선물-036 · HHDFO55020000, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (sample-loop).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const optWeeklyCcnl: PagedEndpoint<OptWeeklyCcnlInput, OptWeeklyCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/opt-weekly-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/opt-weekly-ccnl',
  trIds: [{ real: 'HHDFO55020000', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    QRY_CNT: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'empty',
    QRY_GAP: 'empty',
    QRY_TP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface OrderInput {
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 해외선물FX상품번호 · e.g. 6NU25 */
  readonly OVRS_FUTR_FX_PDNO: string
  /** 매도매수구분코드 · 01 매도 · 02 매수 */
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  /** FM청산미결제체결일자 */
  readonly FM_LQD_USTL_CCLD_DT?: string
  /** FM청산미결제체결번호 */
  readonly FM_LQD_USTL_CCNO?: string
  /** 가격구분코드 · 1 지정 · 2 시장 · 3 STOP · 4 S/L */
  readonly PRIC_DVSN_CD: '1' | '2' | '3' | '4'
  /** FMLIMIT주문가격 · e.g. 100 */
  readonly FM_LIMIT_ORD_PRIC?: string
  /** FMSTOP주문가격 */
  readonly FM_STOP_ORD_PRIC?: string
  /** FM주문수량 · e.g. 1 */
  readonly FM_ORD_QTY: string
  /** FM청산LIMIT주문가격 */
  readonly FM_LQD_LMT_ORD_PRIC?: string
  /** FM청산STOP주문가격 */
  readonly FM_LQD_STOP_ORD_PRIC?: string
  /** 체결조건코드 · 2 시장가 · 5 GTD · 6 EOD */
  readonly CCLD_CNDT_CD: '2' | '5' | '6'
  /** 복합주문구분코드 · e.g. 0 */
  readonly CPLX_ORD_DVSN_CD?: string
  /** 행사예약주문여부 · e.g. N */
  readonly ECIS_RSVN_ORD_YN?: string
  /** FM_HEDGE주문화면여부 · e.g. N */
  readonly FM_HDGE_ORD_SCRN_YN?: string
}

export interface OrderOutput {
  /** 주문일자 */
  readonly ORD_DT?: string
  /** 주문번호 */
  readonly ODNO?: string
}

export interface OrderAnswer {
  readonly output: OrderOutput
}

/** 해외선물옵션 주문 · v1_해외선물-001 · OTFM3001U, not in paper trading */
export const order: Endpoint<OrderInput, OrderAnswer, 'real'> = {
  id: 'overseas-futureoption/order',
  method: 'POST',
  path: '/uapi/overseas-futureoption/v1/trading/order',
  trIds: [{ real: 'OTFM3001U', paper: null }],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    OVRS_FUTR_FX_PDNO: 'required',
    SLL_BUY_DVSN_CD: 'required',
    FM_LQD_USTL_CCLD_DT: 'empty',
    FM_LQD_USTL_CCNO: 'empty',
    PRIC_DVSN_CD: 'required',
    FM_LIMIT_ORD_PRIC: 'empty',
    FM_STOP_ORD_PRIC: 'empty',
    FM_ORD_QTY: 'required',
    FM_LQD_LMT_ORD_PRIC: 'empty',
    FM_LQD_STOP_ORD_PRIC: 'empty',
    CCLD_CNDT_CD: 'required',
    CPLX_ORD_DVSN_CD: 'empty',
    ECIS_RSVN_ORD_YN: 'empty',
    FM_HDGE_ORD_SCRN_YN: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['ORD_DT', 'ODNO'] } },
}

export interface OrderRvsecnclInput {
  /** Chooses the TR id, is not sent: 0 정정 · 1 취소 */
  readonly ord_dv: '0' | '1'
  /** 종합계좌번호 */
  readonly CANO?: string
  /** 계좌상품코드 · e.g. 08 */
  readonly ACNT_PRDT_CD?: string
  /** 원주문일자 · e.g. 20250703 */
  readonly ORGN_ORD_DT: string
  /** 원주문번호 · e.g. 00000398 */
  readonly ORGN_ODNO: string
  /** FMLIMIT주문가격 · e.g. 1.185 · only for OTFM3002U */
  readonly FM_LIMIT_ORD_PRIC?: string
  /** FMSTOP주문가격 · only for OTFM3002U */
  readonly FM_STOP_ORD_PRIC?: string
  /** FM청산LIMIT주문가격 · only for OTFM3002U */
  readonly FM_LQD_LMT_ORD_PRIC?: string
  /** FM청산STOP주문가격 · only for OTFM3002U */
  readonly FM_LQD_STOP_ORD_PRIC?: string
  /** FM_HEDGE주문화면여부 · e.g. N */
  readonly FM_HDGE_ORD_SCRN_YN?: string
  /** FM시장가전환여부 · e.g. N · only for OTFM3003U */
  readonly FM_MKPR_CVSN_YN?: string
}

export interface OrderRvsecnclOutput {
  /** 주문일자 */
  readonly ORD_DT?: string
  /** 주문번호 */
  readonly ODNO?: string
}

export interface OrderRvsecnclAnswer {
  readonly output: OrderRvsecnclOutput
}

/**
 * 해외선물옵션 정정취소주문 · v1_해외선물-002, 003
 *
 * - ord_dv = 0: OTFM3002U, not in paper trading
 * - ord_dv = 1: OTFM3003U, not in paper trading
 */
export const orderRvsecncl: Endpoint<OrderRvsecnclInput, OrderRvsecnclAnswer, 'real'> = {
  id: 'overseas-futureoption/order-rvsecncl',
  method: 'POST',
  path: '/uapi/overseas-futureoption/v1/trading/order-rvsecncl',
  trIds: [
    { when: { ord_dv: ['0'] }, real: 'OTFM3002U', paper: null },
    { when: { ord_dv: ['1'] }, real: 'OTFM3003U', paper: null },
  ],
  fields: {
    CANO: 'required',
    ACNT_PRDT_CD: 'required',
    ORGN_ORD_DT: 'required',
    ORGN_ODNO: 'required',
    FM_LIMIT_ORD_PRIC: 'empty',
    FM_STOP_ORD_PRIC: 'empty',
    FM_LQD_LMT_ORD_PRIC: 'empty',
    FM_LQD_STOP_ORD_PRIC: 'empty',
    FM_HDGE_ORD_SCRN_YN: 'empty',
    FM_MKPR_CVSN_YN: 'empty',
  },
  blocks: { output: { kind: 'object', fields: ['ORD_DT', 'ODNO'] } },
}

export interface SearchContractDetailInput {
  /** 요청개수 · e.g. 3 */
  readonly QRY_CNT: string
  /** 종목코드 1 · e.g. BONU25 */
  readonly SRS_CD_01?: string
  /** 종목코드 2 · e.g. BONU25 */
  readonly SRS_CD_02?: string
  /** 종목코드3 · e.g. BONU25 */
  readonly SRS_CD_03?: string
  /** 종목코드4 */
  readonly SRS_CD_04?: string
  /** 종목코드5 */
  readonly SRS_CD_05?: string
  /** 종목코드6 */
  readonly SRS_CD_06?: string
  /** 종목코드7 */
  readonly SRS_CD_07?: string
  /** 종목코드8 */
  readonly SRS_CD_08?: string
  /** 종목코드9 */
  readonly SRS_CD_09?: string
  /** 종목코드10 */
  readonly SRS_CD_10?: string
  /** 종목코드11 */
  readonly SRS_CD_11?: string
  /** 종목코드12 */
  readonly SRS_CD_12?: string
  /** 종목코드13 */
  readonly SRS_CD_13?: string
  /** 종목코드14 */
  readonly SRS_CD_14?: string
  /** 종목코드15 */
  readonly SRS_CD_15?: string
  /** 종목코드16 */
  readonly SRS_CD_16?: string
  /** 종목코드17 */
  readonly SRS_CD_17?: string
  /** 종목코드18 */
  readonly SRS_CD_18?: string
  /** 종목코드19 */
  readonly SRS_CD_19?: string
  /** 종목코드20 */
  readonly SRS_CD_20?: string
  /** 종목코드21 */
  readonly SRS_CD_21?: string
  /** 종목코드22 */
  readonly SRS_CD_22?: string
  /** 종목코드23 */
  readonly SRS_CD_23?: string
  /** 종목코드24 */
  readonly SRS_CD_24?: string
  /** 종목코드25 */
  readonly SRS_CD_25?: string
  /** 종목코드26 */
  readonly SRS_CD_26?: string
  /** 종목코드27 */
  readonly SRS_CD_27?: string
  /** 종목코드28 */
  readonly SRS_CD_28?: string
  /** 종목코드29 */
  readonly SRS_CD_29?: string
  /** 종목코드30 */
  readonly SRS_CD_30?: string
  /** 종목코드31 */
  readonly SRS_CD_31?: string
  /** 종목코드 32 */
  readonly SRS_CD_32?: string
}

export interface SearchContractDetailOutput2 {
  /** 거래소코드 */
  readonly exch_cd?: string
  /** 품목종류 */
  readonly clas_cd?: string
  /** 거래통화 */
  readonly crc_cd?: string
  /** 정산가 */
  readonly sttl_price?: string
  /** 정산일 */
  readonly sttl_date?: string
  /** 증거금 */
  readonly trst_mgn?: string
  /** 가격표시진법 */
  readonly disp_digit?: string
  /** 틱사이즈 */
  readonly tick_sz?: string
  /** 틱가치 */
  readonly tick_val?: string
  /** 장개시일자 */
  readonly mrkt_open_date?: string
  /** 장개시시각 */
  readonly mrkt_open_time?: string
  /** 장마감일자 */
  readonly mrkt_close_date?: string
  /** 장마감시각 */
  readonly mrkt_close_time?: string
  /** 상장일 */
  readonly trd_fr_date?: string
  /** 만기일 */
  readonly expr_date?: string
  /** 최종거래일 */
  readonly trd_to_date?: string
  /** 잔존일수 */
  readonly remn_cnt?: string
  /** 매매여부 */
  readonly stat_tp?: string
  /** 계약크기 */
  readonly ctrt_size?: string
  /** 최종결제구분 */
  readonly stl_tp?: string
  /** 최초식별일 */
  readonly frst_noti_date?: string
  /** 서브거래소코드 */
  readonly sub_exch_nm?: string
}

export interface SearchContractDetailAnswer {
  readonly output2: readonly SearchContractDetailOutput2[]
}

/**
 * 해외선물 상품기본정보 · 해외선물-023 · HHDFC55200000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const searchContractDetail: Endpoint<SearchContractDetailInput, SearchContractDetailAnswer, 'real'> = {
  id: 'overseas-futureoption/search-contract-detail',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/search-contract-detail',
  trIds: [{ real: 'HHDFC55200000', paper: null }],
  fields: {
    QRY_CNT: 'required',
    SRS_CD_01: 'empty',
    SRS_CD_02: 'empty',
    SRS_CD_03: 'empty',
    SRS_CD_04: 'empty',
    SRS_CD_05: 'empty',
    SRS_CD_06: 'empty',
    SRS_CD_07: 'empty',
    SRS_CD_08: 'empty',
    SRS_CD_09: 'empty',
    SRS_CD_10: 'empty',
    SRS_CD_11: 'empty',
    SRS_CD_12: 'empty',
    SRS_CD_13: 'empty',
    SRS_CD_14: 'empty',
    SRS_CD_15: 'empty',
    SRS_CD_16: 'empty',
    SRS_CD_17: 'empty',
    SRS_CD_18: 'empty',
    SRS_CD_19: 'empty',
    SRS_CD_20: 'empty',
    SRS_CD_21: 'empty',
    SRS_CD_22: 'empty',
    SRS_CD_23: 'empty',
    SRS_CD_24: 'empty',
    SRS_CD_25: 'empty',
    SRS_CD_26: 'empty',
    SRS_CD_27: 'empty',
    SRS_CD_28: 'empty',
    SRS_CD_29: 'empty',
    SRS_CD_30: 'empty',
    SRS_CD_31: 'empty',
    SRS_CD_32: 'empty',
  },
  blocks: {
    output2: {
      kind: 'array',
      fields: [
        'exch_cd', 'clas_cd', 'crc_cd', 'sttl_price', 'sttl_date', 'trst_mgn', 'disp_digit', 'tick_sz', 'tick_val',
        'mrkt_open_date', 'mrkt_open_time', 'mrkt_close_date', 'mrkt_close_time', 'trd_fr_date', 'expr_date',
        'trd_to_date', 'remn_cnt', 'stat_tp', 'ctrt_size', 'stl_tp', 'frst_noti_date', 'sub_exch_nm',
      ],
    },
  },
}

export interface SearchOptDetailInput {
  /** 요청개수 · e.g. 1 */
  readonly QRY_CNT: string
  /** 종목코드1 · e.g. 6AM24 */
  readonly SRS_CD_01: string
  /** 종목코드2 */
  readonly SRS_CD_02?: string
  /** 종목코드3 */
  readonly SRS_CD_03?: string
  /** 종목코드4 */
  readonly SRS_CD_04?: string
  /** 종목코드5 */
  readonly SRS_CD_05?: string
  /** 종목코드6 */
  readonly SRS_CD_06?: string
  /** 종목코드7 */
  readonly SRS_CD_07?: string
  /** 종목코드8 */
  readonly SRS_CD_08?: string
  /** 종목코드9 */
  readonly SRS_CD_09?: string
  /** 종목코드10 */
  readonly SRS_CD_10?: string
  /** 종목코드11 */
  readonly SRS_CD_11?: string
  /** 종목코드12 */
  readonly SRS_CD_12?: string
  /** 종목코드13 */
  readonly SRS_CD_13?: string
  /** 종목코드14 */
  readonly SRS_CD_14?: string
  /** 종목코드15 */
  readonly SRS_CD_15?: string
  /** 종목코드16 */
  readonly SRS_CD_16?: string
  /** 종목코드17 */
  readonly SRS_CD_17?: string
  /** 종목코드18 */
  readonly SRS_CD_18?: string
  /** 종목코드19 */
  readonly SRS_CD_19?: string
  /** 종목코드20 */
  readonly SRS_CD_20?: string
  /** 종목코드21 */
  readonly SRS_CD_21?: string
  /** 종목코드22 */
  readonly SRS_CD_22?: string
  /** 종목코드23 */
  readonly SRS_CD_23?: string
  /** 종목코드24 */
  readonly SRS_CD_24?: string
  /** 종목코드25 */
  readonly SRS_CD_25?: string
  /** 종목코드26 */
  readonly SRS_CD_26?: string
  /** 종목코드27 */
  readonly SRS_CD_27?: string
  /** 종목코드28 */
  readonly SRS_CD_28?: string
  /** 종목코드29 */
  readonly SRS_CD_29?: string
  /** 종목코드30 */
  readonly SRS_CD_30?: string
}

export interface SearchOptDetailOutput2 {
  /** 거래소코드 */
  readonly exch_cd?: string
  /** 품목종류 */
  readonly clas_cd?: string
  /** 거래통화 */
  readonly crc_cd?: string
  /** 정산가 */
  readonly sttl_price?: string
  /** 정산일 */
  readonly sttl_date?: string
  /** 증거금 */
  readonly trst_mgn?: string
  /** 가격표시진법 */
  readonly disp_digit?: string
  /** 틱사이즈 */
  readonly tick_sz?: string
  /** 틱가치 */
  readonly tick_val?: string
  /** 장개시일자 */
  readonly mrkt_open_date?: string
  /** 장개시시각 */
  readonly mrkt_open_time?: string
  /** 장마감일자 */
  readonly mrkt_close_date?: string
  /** 장마감시각 */
  readonly mrkt_close_time?: string
  /** 상장일 */
  readonly trd_fr_date?: string
  /** 만기일 */
  readonly expr_date?: string
  /** 최종거래일 */
  readonly trd_to_date?: string
  /** 잔존일수 */
  readonly remn_cnt?: string
  /** 매매여부 */
  readonly stat_tp?: string
  /** 계약크기 */
  readonly ctrt_size?: string
  /** 최종결제구분 */
  readonly stl_tp?: string
  /** 최초식별일 */
  readonly frst_noti_date?: string
}

export interface SearchOptDetailAnswer {
  readonly output2: readonly SearchOptDetailOutput2[]
}

/**
 * 해외옵션 상품기본정보 · 해외선물-041 · HHDFO55200000, not in paper trading
 *
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const searchOptDetail: Endpoint<SearchOptDetailInput, SearchOptDetailAnswer, 'real'> = {
  id: 'overseas-futureoption/search-opt-detail',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/search-opt-detail',
  trIds: [{ real: 'HHDFO55200000', paper: null }],
  fields: {
    QRY_CNT: 'required',
    SRS_CD_01: 'required',
    SRS_CD_02: 'absent',
    SRS_CD_03: 'absent',
    SRS_CD_04: 'absent',
    SRS_CD_05: 'absent',
    SRS_CD_06: 'absent',
    SRS_CD_07: 'absent',
    SRS_CD_08: 'absent',
    SRS_CD_09: 'absent',
    SRS_CD_10: 'absent',
    SRS_CD_11: 'absent',
    SRS_CD_12: 'absent',
    SRS_CD_13: 'absent',
    SRS_CD_14: 'absent',
    SRS_CD_15: 'absent',
    SRS_CD_16: 'absent',
    SRS_CD_17: 'absent',
    SRS_CD_18: 'absent',
    SRS_CD_19: 'absent',
    SRS_CD_20: 'absent',
    SRS_CD_21: 'absent',
    SRS_CD_22: 'absent',
    SRS_CD_23: 'absent',
    SRS_CD_24: 'absent',
    SRS_CD_25: 'absent',
    SRS_CD_26: 'absent',
    SRS_CD_27: 'absent',
    SRS_CD_28: 'absent',
    SRS_CD_29: 'absent',
    SRS_CD_30: 'absent',
  },
  blocks: {
    output2: {
      kind: 'array',
      fields: [
        'exch_cd', 'clas_cd', 'crc_cd', 'sttl_price', 'sttl_date', 'trst_mgn', 'disp_digit', 'tick_sz', 'tick_val',
        'mrkt_open_date', 'mrkt_open_time', 'mrkt_close_date', 'mrkt_close_time', 'trd_fr_date', 'expr_date',
        'trd_to_date', 'remn_cnt', 'stat_tp', 'ctrt_size', 'stl_tp', 'frst_noti_date',
      ],
    },
  },
}

export interface StockDetailInput {
  /** 종목코드 · e.g. BONU25 */
  readonly SRS_CD: string
}

export interface StockDetailOutput1 {
  /** 거래소코드 */
  readonly exch_cd?: string
  /** 틱사이즈 */
  readonly tick_sz?: string
  /** 가격표시진법 */
  readonly disp_digit?: string
  /** 증거금 */
  readonly trst_mgn?: string
  /** 정산일 */
  readonly sttl_date?: string
  /** 전일종가 */
  readonly prev_price?: string
  /** 거래통화 */
  readonly crc_cd?: string
  /** 품목종류 */
  readonly clas_cd?: string
  /** 틱가치 */
  readonly tick_val?: string
  /** 장개시일자 */
  readonly mrkt_open_date?: string
  /** 장개시시각 */
  readonly mrkt_open_time?: string
  /** 장마감일자 */
  readonly mrkt_close_date?: string
  /** 장마감시각 */
  readonly mrkt_close_time?: string
  /** 상장일 */
  readonly trd_fr_date?: string
  /** 만기일 */
  readonly expr_date?: string
  /** 최종거래일 */
  readonly trd_to_date?: string
  /** 잔존일수 */
  readonly remn_cnt?: string
  /** 매매여부 */
  readonly stat_tp?: string
  /** 계약크기 */
  readonly ctrt_size?: string
  /** 최종결제구분 */
  readonly stl_tp?: string
  /** 최초식별일 */
  readonly frst_noti_date?: string
  /** 스프레드 종목 #1 */
  readonly sprd_srs_cd1?: string
  /** 스프레드 종목 #2 */
  readonly sprd_srs_cd2?: string
}

export interface StockDetailAnswer {
  readonly output1: StockDetailOutput1
}

/**
 * 해외선물종목상세 · v1_해외선물-008 · HHDFC55010100, not in paper trading
 *
 * Older clients send HHDFC55010100 in paper trading; it is no longer granted.
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const stockDetail: Endpoint<StockDetailInput, StockDetailAnswer, 'real'> = {
  id: 'overseas-futureoption/stock-detail',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/stock-detail',
  trIds: [{ real: 'HHDFC55010100', paper: null }],
  fields: { SRS_CD: 'required' },
  blocks: {
    output1: {
      kind: 'object',
      fields: [
        'exch_cd', 'tick_sz', 'disp_digit', 'trst_mgn', 'sttl_date', 'prev_price', 'crc_cd', 'clas_cd', 'tick_val',
        'mrkt_open_date', 'mrkt_open_time', 'mrkt_close_date', 'mrkt_close_time', 'trd_fr_date', 'expr_date',
        'trd_to_date', 'remn_cnt', 'stat_tp', 'ctrt_size', 'stl_tp', 'frst_noti_date', 'sprd_srs_cd1', 'sprd_srs_cd2',
      ],
    },
  },
}

export interface TickCcnlInput {
  /** 종목코드 · e.g. BONU25 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. EUREX */
  readonly EXCH_CD: string
  /** 조회시작일시 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) */
  readonly START_DATE_TIME?: 'MKI' | 'WKM' | 'WKI' | (string & {})
  /** 조회종료일시 · e.g. 20250630 */
  readonly CLOSE_DATE_TIME: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP: 'Q' | 'P'
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface TickCcnlOutput1 {
  /** 자료개수 */
  readonly tret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface TickCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시각 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface TickCcnlAnswer {
  readonly output1: TickCcnlOutput1
  readonly output2: readonly TickCcnlOutput2[]
}

/**
 * 해외선물 체결추이(틱) · 해외선물-019 · HHDFC55020200, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (keys-only).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const tickCcnl: PagedEndpoint<TickCcnlInput, TickCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/tick-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/tick-ccnl',
  trIds: [{ real: 'HHDFC55020200', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'required',
    QRY_TP: 'required',
    QRY_CNT: 'required',
    QRY_GAP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['tret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

export interface WeeklyCcnlInput {
  /** 종목코드 · e.g. DXM24 */
  readonly SRS_CD: string
  /** 거래소코드 · e.g. ICE */
  readonly EXCH_CD: string
  /** 조회시작일시 · MKI 미니KOSPI200 · WKM KOSPI200위클리(월) · WKI KOSPI200위클리(목) */
  readonly START_DATE_TIME?: 'MKI' | 'WKM' | 'WKI' | (string & {})
  /** 조회종료일시 · e.g. 20250630 */
  readonly CLOSE_DATE_TIME: string
  /** 조회구분 · Q 최초조회 · P 다음키 */
  readonly QRY_TP?: 'Q' | 'P'
  /** 요청개수 · e.g. 30 */
  readonly QRY_CNT: string
  /** 묶음개수 */
  readonly QRY_GAP?: string
  /** 이전조회KEY */
  readonly INDEX_KEY?: string
}

export interface WeeklyCcnlOutput1 {
  /** 자료개수 */
  readonly ret_cnt?: string
  /** N틱최종개수 */
  readonly last_n_cnt?: string
  /** 이전조회KEY */
  readonly index_key?: string
}

export interface WeeklyCcnlOutput2 {
  /** 일자 */
  readonly data_date?: string
  /** 시각 */
  readonly data_time?: string
  /** 시가 */
  readonly open_price?: string
  /** 고가 */
  readonly high_price?: string
  /** 저가 */
  readonly low_price?: string
  /** 체결가격 */
  readonly last_price?: string
  /** 체결수량 */
  readonly last_qntt?: string
  /** 누적거래수량 */
  readonly vol?: string
  /** 전일대비구분 */
  readonly prev_diff_flag?: string
  /** 전일대비가격 */
  readonly prev_diff_price?: string
  /** 전일대비율 */
  readonly prev_diff_rate?: string
}

export interface WeeklyCcnlAnswer {
  readonly output1: WeeklyCcnlOutput1
  readonly output2: readonly WeeklyCcnlOutput2[]
}

/**
 * 해외선물 체결추이(주간) · 해외선물-017 · HHDFC55020000, not in paper trading
 *
 * Paging: index-key with INDEX_KEY (keys-only).
 * Unconfirmed by practice: the portal has it, no known client calls it.
 */
export const weeklyCcnl: PagedEndpoint<WeeklyCcnlInput, WeeklyCcnlAnswer, 'real'> = {
  id: 'overseas-futureoption/weekly-ccnl',
  method: 'GET',
  path: '/uapi/overseas-futureoption/v1/quotations/weekly-ccnl',
  trIds: [{ real: 'HHDFC55020000', paper: null }],
  fields: {
    SRS_CD: 'required',
    EXCH_CD: 'required',
    START_DATE_TIME: 'empty',
    CLOSE_DATE_TIME: 'required',
    QRY_TP: 'empty',
    QRY_CNT: 'required',
    QRY_GAP: 'empty',
    INDEX_KEY: 'empty',
  },
  blocks: {
    output1: { kind: 'object', fields: ['ret_cnt', 'last_n_cnt', 'index_key'] },
    output2: {
      kind: 'array',
      fields: [
        'data_date', 'data_time', 'open_price', 'high_price', 'low_price', 'last_price', 'last_qntt', 'vol',
        'prev_diff_flag', 'prev_diff_price', 'prev_diff_rate',
      ],
    },
  },
  paging: { kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output1' },
}

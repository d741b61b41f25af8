// Written by scripts/generate.ts from catalog/masters.json. Not edited by hand: run `pnpm generate`.

import type { AnyMaster, Master } from './master.ts'

/** One line of bond_code.mst. A column that is blank is undefined. */
export interface DomesticBondRow {
  /** 유형 · A0 장내소매채권 · C0 국고채권 · F9 주식관련사채, 소액채권 */
  readonly type: 'A0' | 'C0' | 'F9' | (string & {}) | undefined
  /** 채권분류코드 · 99 기타 · GA 국고채 · MA 통안채 · BA 금융채 · SA 비금융특수채 · CA 회사채 · 03 장내소액채권 · 02 기타채권 · 04 장내주식관련사채 · MM 매매종류별 · MB 지방채 */
  readonly bond_cls_code: '99' | 'GA' | 'MA' | 'BA' | 'SA' | 'CA' | '03' | '02' | '04' | 'MM' | 'MB' | (string & {}) | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 종목명 */
  readonly sname: string | undefined
  /** 채권이자분류코드 · 01 할인 · 02 복리 · 03 이표 · 04 금리연동 · 05 분할상환(거리복리) · 06 분할(거치단리) · 07 단리 · 08 FRN · 09 복5단2 · 11 할인채 · 12 복리채 · 13 이표채 · 14 단리채 · 15 복5단2 · 19 기타 · 21 이표채 · 22 복리채 · 23 단리채 · 29 기타 */
  readonly bond_int_cls_code: '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '11' | '12' | '13' | '14' | '15' | '19' | '21' | '22' | '23' | '29' | (string & {}) | undefined
  /** 상장일 */
  readonly lstn_date: string | undefined
  /** 발행 일자 */
  readonly pblc_date: string | undefined
  /** 상환 일자 */
  readonly rdmp_date: string | undefined
  /** 매출 일자 */
  readonly sale_date: string | undefined
  /** 표면 이자율(사용안함) */
  readonly srfc_intrt: string | undefined
  /** 만기 상환 비율(사용안함) */
  readonly rdmt_rate: string | undefined
}

const domesticBondColumns = {
  type: 2,
  bond_cls_code: 2,
  stnd_iscd: 12,
  sname: 40,
  bond_int_cls_code: 2,
  lstn_date: 8,
  pblc_date: 8,
  rdmp_date: 8,
  sale_date: 8,
  srfc_intrt: 8,
  rdmt_rate: 8,
}

/**
 * 장내채권 · bond_code.mst
 *
 * Unsure: the confidence in these columns is low.
 * - the header lists three fields after the redemption date (sale date and two unused ones) that the sample does not know; the sample takes the last 8 characters as redemption date - verify against a real file
 */
export const domesticBond: Master<DomesticBondRow> = {
  id: 'domestic-bond',
  file: 'bond_code.mst',
  download: 'bond_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 106 },
  columns: domesticBondColumns,
}

/** One line of fo_cme_code.mst. A column that is blank is undefined. */
export interface DomesticCmeFutureRow {
  /** 상품종류 */
  readonly info_type: string | undefined
  /** 단축코드 */
  readonly shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly kor_name: string | undefined
  /** 행사가 */
  readonly acpr: string | undefined
  /** 기초자산 단축코드 */
  readonly unas_shrn_iscd: string | undefined
  /** 기초자산 명 */
  readonly unas_kor_name: string | undefined
}

const domesticCmeFutureColumns = {
  info_type: 1,
  shrn_iscd: 9,
  stnd_iscd: 12,
  kor_name: 41,
  acpr: 9,
  unas_shrn_iscd: 9,
  unas_kor_name: null,
}

/**
 * CME연계 야간선물 · fo_cme_code.mst
 *
 * Unsure: the confidence in these columns is low.
 * - no header in the tree: widths are characters of the decoded line as sliced by the sample, so names with Hangul shift them; null width = rest of line
 */
export const domesticCmeFuture: Master<DomesticCmeFutureRow> = {
  id: 'domestic-cme-future',
  file: 'fo_cme_code.mst',
  download: 'fo_cme_code.mst.zip',
  layout: { kind: 'characters' },
  columns: domesticCmeFutureColumns,
}

/** One line of fo_com_code.mst. A column that is blank is undefined. */
export interface DomesticCommodityFutureoptionRow {
  /** 상품구분 · 1 금리 · 2 통화 · 3 상품 */
  readonly com_type: '1' | '2' | '3' | (string & {}) | undefined
  /** 상품종류 · 1 선물 · 2 SP선물 · 5 콜옵션 · 6 풋옵션 */
  readonly info_type: '1' | '2' | '5' | '6' | (string & {}) | undefined
  /** 단축코드 */
  readonly shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly kor_name: string | undefined
  /** ATM구분 · 1 ATM · 2 ITM · 3 OTM */
  readonly atm_cls_code: '1' | '2' | '3' | (string & {}) | undefined
  /** 행사가 */
  readonly acpr: string | undefined
  /** 월물구분코드 · 0 연결선물 · 1 최근월물 · 2 차근월물 · 3 차차근월물 · 4 차차차근월물 */
  readonly mmsc_cls_code: '0' | '1' | '2' | '3' | '4' | (string & {}) | undefined
  /** 기초자산 단축코드 · B03 3년국채 · B05 5년국채 · B10 10년국채 · MSB 통안증권 · USD 미국달러 · JPY 엔 · EUR 유로 · GLD 금 · LHG 돈육 · CMU CME미국달러 · RFR 3개월무위험금리 */
  readonly prod_no: 'B03' | 'B05' | 'B10' | 'MSB' | 'USD' | 'JPY' | 'EUR' | 'GLD' | 'LHG' | 'CMU' | 'RFR' | (string & {}) | undefined
  /** 기초자산 명 */
  readonly prod_name: string | undefined
}

const domesticCommodityFutureoptionColumns = {
  com_type: 1,
  info_type: 1,
  shrn_iscd: 9,
  stnd_iscd: 12,
  kor_name: 40,
  atm_cls_code: 1,
  acpr: 8,
  mmsc_cls_code: 1,
  prod_no: 3,
  prod_name: 40,
}

/**
 * 상품선물옵션 · fo_com_code.mst
 *
 * Unsure: the confidence in these columns is medium.
 * - the sample slices decoded characters (name 32) and left-strips the rest; the header's byte layout is given here
 */
export const domesticCommodityFutureoption: Master<DomesticCommodityFutureoptionRow> = {
  id: 'domestic-commodity-futureoption',
  file: 'fo_com_code.mst',
  download: 'fo_com_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 116 },
  columns: domesticCommodityFutureoptionColumns,
}

/** One line of elw_code.mst. A column that is blank is undefined. */
export interface DomesticElwRow {
  /** 단축코드 */
  readonly mksc_shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly hts_kor_isnm: string | undefined
  /** ELW권리형태 · 0 표준옵션 · 1 디지털옵션 · 2 조기종료 옵션 */
  readonly elw_nvlt_optn_cls_code: '0' | '1' | '2' | (string & {}) | undefined
  /** ELW조기종료발생기준가격 */
  readonly elw_ko_barrier: string | undefined
  /** 바스켓 여부 */
  readonly bskt_yn: string | undefined
  /** 기초자산코드 */
  readonly unas_iscd1: string | undefined
  /** 기초자산코드 */
  readonly unas_iscd2: string | undefined
  /** 기초자산코드 */
  readonly unas_iscd3: string | undefined
  /** 기초자산코드 */
  readonly unas_iscd4: string | undefined
  /** 기초자산코드 */
  readonly unas_iscd5: string | undefined
  /** 발행사 한글 종목명 */
  readonly elw_pblc_istu_name: string | undefined
  /** 발행사코드 */
  readonly elw_pblc_mrkt_prtt_no: string | undefined
  /** 행사가 */
  readonly acpr: string | undefined
  /** 최종거래일 */
  readonly stck_last_tr_month: string | undefined
  /** 잔존 일수 */
  readonly rmnn_dynu: string | undefined
  /** 권리 유형 구분 코드 · C 콜 · E 기타 · P 풋 */
  readonly rght_type_cls_code: 'C' | 'E' | 'P' | (string & {}) | undefined
  /** 지급일 */
  readonly paym_date: string | undefined
  /** 전일시가총액(억) */
  readonly prdy_avls: string | undefined
  /** 상장주수(천) */
  readonly lstn_stcn: string | undefined
  /** 시장 참가자 번호1 */
  readonly mrkt_prtt_no1: string | undefined
  /** 시장 참가자 번호2 */
  readonly mrkt_prtt_no2: string | undefined
  /** 시장 참가자 번호3 */
  readonly mrkt_prtt_no3: string | undefined
  /** 시장 참가자 번호4 */
  readonly mrkt_prtt_no4: string | undefined
  /** 시장 참가자 번호5 */
  readonly mrkt_prtt_no5: string | undefined
  /** 시장 참가자 번호6 */
  readonly mrkt_prtt_no6: string | undefined
  /** 시장 참가자 번호7 */
  readonly mrkt_prtt_no7: string | undefined
  /** 시장 참가자 번호8 */
  readonly mrkt_prtt_no8: string | undefined
  /** 시장 참가자 번호9 */
  readonly mrkt_prtt_no9: string | undefined
  /** 시장 참가자 번호10 */
  readonly mrkt_prtt_no10: string | undefined
}

const domesticElwColumns = {
  mksc_shrn_iscd: 9,
  stnd_iscd: 12,
  hts_kor_isnm: 40,
  elw_nvlt_optn_cls_code: 1,
  elw_ko_barrier: 13,
  bskt_yn: 1,
  unas_iscd1: 9,
  unas_iscd2: 9,
  unas_iscd3: 9,
  unas_iscd4: 9,
  unas_iscd5: 9,
  elw_pblc_istu_name: 40,
  elw_pblc_mrkt_prtt_no: 5,
  acpr: 9,
  stck_last_tr_month: 8,
  rmnn_dynu: 4,
  rght_type_cls_code: 1,
  paym_date: 8,
  prdy_avls: 9,
  lstn_stcn: 15,
  mrkt_prtt_no1: 5,
  mrkt_prtt_no2: 5,
  mrkt_prtt_no3: 5,
  mrkt_prtt_no4: 5,
  mrkt_prtt_no5: 5,
  mrkt_prtt_no6: 5,
  mrkt_prtt_no7: 5,
  mrkt_prtt_no8: 5,
  mrkt_prtt_no9: 5,
  mrkt_prtt_no10: 5,
}

/**
 * ELW · elw_code.mst
 *
 * - the sample's slice for the issuer name is always empty and its item name stops at 29 characters; use the byte layout
 */
export const domesticElw: Master<DomesticElwRow> = {
  id: 'domestic-elw',
  file: 'elw_code.mst',
  download: 'elw_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 270 },
  columns: domesticElwColumns,
}

/** One line of fo_eurex_code.mst. A column that is blank is undefined. */
export interface DomesticEurexOptionRow {
  /** 상품종류 */
  readonly info_type: string | undefined
  /** 단축코드 */
  readonly shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly kor_name: string | undefined
  /** ATM구분 */
  readonly atm_cls_code: string | undefined
  /** 행사가 */
  readonly acpr: string | undefined
  /** 기초자산 단축코드 */
  readonly unas_shrn_iscd: string | undefined
  /** 기초자산 명 */
  readonly unas_kor_name: string | undefined
}

const domesticEurexOptionColumns = {
  info_type: 1,
  shrn_iscd: 9,
  stnd_iscd: 12,
  kor_name: 37,
  atm_cls_code: 1,
  acpr: 8,
  unas_shrn_iscd: 8,
  unas_kor_name: null,
}

/**
 * EUREX연계 야간옵션 · fo_eurex_code.mst
 *
 * Unsure: the confidence in these columns is low.
 * - no header in the tree: widths are characters of the decoded line as sliced by the sample, and everything after the name is left-stripped before slicing; null width = rest of line
 */
export const domesticEurexOption: Master<DomesticEurexOptionRow> = {
  id: 'domestic-eurex-option',
  file: 'fo_eurex_code.mst',
  download: 'fo_eurex_code.mst.zip',
  layout: { kind: 'characters', packedAfter: 'kor_name' },
  columns: domesticEurexOptionColumns,
}

/** One line of idxcode.mst. A column that is blank is undefined. */
export interface DomesticIndexRow {
  /** 시장구분값 */
  readonly idx_div: string | undefined
  /** 업종코드 */
  readonly idx_code: string | undefined
  /** 업종명 */
  readonly idx_name: string | undefined
}

const domesticIndexColumns = { idx_div: 1, idx_code: 4, idx_name: 40 }

/**
 * 업종 · idxcode.mst
 *
 * - the sample reads the name from position 3, overlapping the code; the header says it starts at byte 5
 */
export const domesticIndex: Master<DomesticIndexRow> = {
  id: 'domestic-index',
  file: 'idxcode.mst',
  download: 'idxcode.mst.zip',
  layout: { kind: 'bytes', recordBytes: 45 },
  columns: domesticIndexColumns,
}

/** One line of fo_idx_code_mts.mst. A column that is blank is undefined. */
export interface DomesticIndexFutureoptionRow {
  /** 상품종류 · 1 지수선물 · 2 지수SP · 3 스타선물 · 4 스타SP · 5 지수콜옵션 · 6 지수풋옵션 · 7 변동성선물 · 8 변동성SP · 9 섹터선물 · A 섹터SP · B 미니선물 · C 미니SP · D 미니콜옵션 · E 미니풋옵션 · J 코스닥150콜옵션 · K 코스닥150풋옵션 · L 위클리콜옵션 · M 위클리풋옵션 */
  readonly info_type: '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'A' | 'B' | 'C' | 'D' | 'E' | 'J' | 'K' | 'L' | 'M' | (string & {}) | undefined
  /** 단축코드 */
  readonly shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly kor_name: string | undefined
  /** ATM구분 · 1 ATM · 2 ITM · 3 OTM */
  readonly atm_cls_code: '1' | '2' | '3' | (string & {}) | undefined
  /** 행사가 */
  readonly acpr: string | undefined
  /** 월물구분코드 · 0 연결선물 · 1 최근월물 · 2 차근월물 · 3 차차근월물 · 4 차차차근월물 */
  readonly mmsc_cls_code: '0' | '1' | '2' | '3' | '4' | (string & {}) | undefined
  /** 기초자산 단축코드 */
  readonly unas_shrn_iscd: string | undefined
  /** 기초자산 명 */
  readonly unas_kor_name: string | undefined
}

const domesticIndexFutureoptionColumns = {
  info_type: 1,
  shrn_iscd: 9,
  stnd_iscd: 12,
  kor_name: 40,
  atm_cls_code: 1,
  acpr: 8,
  mmsc_cls_code: 1,
  unas_shrn_iscd: 9,
  unas_kor_name: 40,
}

/** 지수선물옵션 · fo_idx_code_mts.mst */
export const domesticIndexFutureoption: Master<DomesticIndexFutureoptionRow> = {
  id: 'domestic-index-futureoption',
  file: 'fo_idx_code_mts.mst',
  download: 'fo_idx_code_mts.mst.zip',
  layout: { kind: 'delimited', delimiter: '|' },
  columns: domesticIndexFutureoptionColumns,
}

/** One line of konex_code.mst. A column that is blank is undefined. */
export interface DomesticKonexRow {
  /** 단축코드 */
  readonly mksc_shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly hts_kor_isnm: string | undefined
  /** 증권그룹구분코드 */
  readonly scrt_grp_cls_code: string | undefined
  /** 주식 기준가 */
  readonly stck_sdpr: string | undefined
  /** 정규 시장 매매 수량 단위 */
  readonly frml_mrkt_deal_qty_unit: string | undefined
  /** 시간외 시장 매매 수량 단위 */
  readonly ovtm_mrkt_deal_qty_unit: string | undefined
  /** 거래정지 여부 */
  readonly trht_yn: string | undefined
  /** 정리매매 여부 */
  readonly sltr_yn: string | undefined
  /** 관리 종목 여부 */
  readonly mang_issu_yn: string | undefined
  /** 시장 경고 구분 코드 · 00 해당없음 · 01 투자주의 · 02 투자경고 · 03 투자위험 */
  readonly mrkt_alrm_cls_code: '00' | '01' | '02' | '03' | (string & {}) | undefined
  /** 시장 경고위험 예고 여부 */
  readonly mrkt_alrm_risk_adnt_yn: string | undefined
  /** 불성실 공시 여부 */
  readonly insn_pbnt_yn: string | undefined
  /** 우회 상장 여부 */
  readonly byps_lstn_yn: string | undefined
  /** 락구분 코드 · 00 해당사항없음 · 01 권리락 · 02 배당락 · 03 분배락 · 04 권배락 · 05 중간배당락 · 06 권리중간배당락 · 99 기타 */
  readonly flng_cls_code: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '99' | (string & {}) | undefined
  /** 액면가 변경 구분 코드 · 00 해당없음 · 01 액면분할 · 02 액면병합 · 99 기타 */
  readonly fcam_mod_cls_code: '00' | '01' | '02' | '99' | (string & {}) | undefined
  /** 증자 구분 코드 · 00 해당없음 · 01 유상증자 · 02 무상증자 · 03 유무상증자 · 99 기타 */
  readonly icic_cls_code: '00' | '01' | '02' | '03' | '99' | (string & {}) | undefined
  /** 증거금 비율 */
  readonly marg_rate: string | undefined
  /** 신용주문 가능 여부 */
  readonly crdt_able: string | undefined
  /** 신용기간 */
  readonly crdt_days: string | undefined
  /** 전일 거래량 */
  readonly prdy_vol: string | undefined
  /** 주식 액면가 */
  readonly stck_fcam: string | undefined
  /** 주식 상장 일자 */
  readonly stck_lstn_date: string | undefined
  /** 상장 주수(천) */
  readonly lstn_stcn: string | undefined
  /** 자본금 */
  readonly cpfn: string | undefined
  /** 결산 월 */
  readonly stac_month: string | undefined
  /** 공모 가격 */
  readonly po_prc: string | undefined
  /** 우선주 구분 코드 · 0 해당없음(보통주) · 1 구형우선주 · 2 신형우선주 */
  readonly prst_cls_code: '0' | '1' | '2' | (string & {}) | undefined
  /** 공매도과열종목여부 */
  readonly ssts_hot_yn: string | undefined
  /** 이상급등종목여부 */
  readonly stange_runup_yn: string | undefined
  /** KRX300 종목 여부 */
  readonly krx300_issu_yn: string | undefined
  /** 매출액 */
  readonly sale_account: string | undefined
  /** 영업이익 */
  readonly bsop_prfi: string | undefined
  /** 경상이익 */
  readonly op_prfi: string | undefined
  /** 당기순이익 */
  readonly thtr_ntin: string | undefined
  /** ROE(자기자본이익률) */
  readonly roe: string | undefined
  /** 기준년월 */
  readonly base_date: string | undefined
  /** 전일기준 시가총액 (억) */
  readonly prdy_avls_scal: string | undefined
  /** 회사신용한도초과여부 */
  readonly co_crdt_limt_over_yn: string | undefined
  /** 담보대출가능여부 */
  readonly secu_lend_able_yn: string | undefined
  /** 대주가능여부 */
  readonly stln_able_yn: string | undefined
}

const domesticKonexColumns = {
  mksc_shrn_iscd: 9,
  stnd_iscd: 12,
  hts_kor_isnm: 40,
  scrt_grp_cls_code: 2,
  stck_sdpr: 9,
  frml_mrkt_deal_qty_unit: 5,
  ovtm_mrkt_deal_qty_unit: 5,
  trht_yn: 1,
  sltr_yn: 1,
  mang_issu_yn: 1,
  mrkt_alrm_cls_code: 2,
  mrkt_alrm_risk_adnt_yn: 1,
  insn_pbnt_yn: 1,
  byps_lstn_yn: 1,
  flng_cls_code: 2,
  fcam_mod_cls_code: 2,
  icic_cls_code: 2,
  marg_rate: 3,
  crdt_able: 1,
  crdt_days: 3,
  prdy_vol: 12,
  stck_fcam: 12,
  stck_lstn_date: 8,
  lstn_stcn: 15,
  cpfn: 21,
  stac_month: 2,
  po_prc: 7,
  prst_cls_code: 1,
  ssts_hot_yn: 1,
  stange_runup_yn: 1,
  krx300_issu_yn: 1,
  sale_account: 9,
  bsop_prfi: 9,
  op_prfi: 9,
  thtr_ntin: 5,
  roe: 9,
  base_date: 8,
  prdy_avls_scal: 9,
  co_crdt_limt_over_yn: 1,
  secu_lend_able_yn: 1,
  stln_able_yn: 1,
}

/**
 * KONEX · konex_code.mst
 *
 * - the sample strips the line first, so 184 has no line feed; stripping also shifts records that end in blanks
 */
export const domesticKonex: Master<DomesticKonexRow> = {
  id: 'domestic-konex',
  file: 'konex_code.mst',
  download: 'konex_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 245 },
  columns: domesticKonexColumns,
}

/** One line of kosdaq_code.mst. A column that is blank is undefined. */
export interface DomesticKosdaqRow {
  /** 단축코드 */
  readonly mksc_shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly hts_kor_isnm: string | undefined
  /** 증권그룹구분코드 · ST 주권 · MF 증권투자회사 · RT 부동산투자회사 · SC 선박투자회사 · IF 사회간접자본투융자회사 · DR 주식예탁증서 · EW ELW · EF ETF · SW 신주인수권증권 · SR 신주인수권증서 · BC 수익증권 · FE 해외ETF · FS 외국주권 */
  readonly scrt_grp_cls_code: 'ST' | 'MF' | 'RT' | 'SC' | 'IF' | 'DR' | 'EW' | 'EF' | 'SW' | 'SR' | 'BC' | 'FE' | 'FS' | (string & {}) | undefined
  /** 시가총액 규모 구분 코드 유가 · 0 제외 · 1 KOSDAQ100 · 2 KOSDAQmid300 · 3 KOSDAQsmall */
  readonly avls_scal_cls_code: '0' | '1' | '2' | '3' | (string & {}) | undefined
  /** 지수업종 대분류 코드 */
  readonly bstp_larg_div_code: string | undefined
  /** 지수 업종 중분류 코드 */
  readonly bstp_medm_div_code: string | undefined
  /** 지수업종 소분류 코드 */
  readonly bstp_smal_div_code: string | undefined
  /** 벤처기업 여부 */
  readonly vntr_issu_yn: string | undefined
  /** 저유동성종목 여부 */
  readonly low_current_yn: string | undefined
  /** KRX 종목 여부 */
  readonly krx_issu_yn: string | undefined
  /** ETP 상품구분코드 · 0 해당없음 · 1 투자회사형 · 2 수익증권형 · 3 ETN · 4 손실제한ETN */
  readonly etp_prod_cls_code: '0' | '1' | '2' | '3' | '4' | (string & {}) | undefined
  /** KRX100 종목 여부 */
  readonly krx100_issu_yn: string | undefined
  /** KRX 자동차 여부 */
  readonly krx_car_yn: string | undefined
  /** KRX 반도체 여부 */
  readonly krx_smcn_yn: string | undefined
  /** KRX 바이오 여부 */
  readonly krx_bio_yn: string | undefined
  /** KRX 은행 여부 */
  readonly krx_bank_yn: string | undefined
  /** 기업인수목적회사여부 */
  readonly etpr_undt_objt_co_yn: string | undefined
  /** KRX 에너지 화학 여부 */
  readonly krx_enrg_chms_yn: string | undefined
  /** KRX 철강 여부 */
  readonly krx_stel_yn: string | undefined
  /** 단기과열종목구분코드 · 0 해당없음 · 1 지정예고 · 2 지정 · 3 지정연장(해제연기) */
  readonly short_over_cls_code: '0' | '1' | '2' | '3' | (string & {}) | undefined
  /** KRX 미디어 통신 여부 */
  readonly krx_medi_cmnc_yn: string | undefined
  /** KRX 건설 여부 */
  readonly krx_cnst_yn: string | undefined
  /** (코스닥)투자주의환기종목여부 */
  readonly invt_alrm_yn: string | undefined
  /** KRX 증권 구분 */
  readonly krx_scrt_yn: string | undefined
  /** KRX 선박 구분 */
  readonly krx_ship_yn: string | undefined
  /** KRX섹터지수 보험여부 */
  readonly krx_insu_yn: string | undefined
  /** KRX섹터지수 운송여부 */
  readonly krx_trnp_yn: string | undefined
  /** KOSDAQ150지수여부 */
  readonly ksq150_nmix_yn: string | undefined
  /** 주식 기준가 */
  readonly stck_sdpr: string | undefined
  /** 정규 시장 매매 수량 단위 */
  readonly frml_mrkt_deal_qty_unit: string | undefined
  /** 시간외 시장 매매 수량 단위 */
  readonly ovtm_mrkt_deal_qty_unit: string | undefined
  /** 거래정지 여부 */
  readonly trht_yn: string | undefined
  /** 정리매매 여부 */
  readonly sltr_yn: string | undefined
  /** 관리 종목 여부 */
  readonly mang_issu_yn: string | undefined
  /** 시장 경고 구분 코드 · 00 해당없음 · 01 투자주의 · 02 투자경고 · 03 투자위험 */
  readonly mrkt_alrm_cls_code: '00' | '01' | '02' | '03' | (string & {}) | undefined
  /** 시장 경고위험 예고 여부 */
  readonly mrkt_alrm_risk_adnt_yn: string | undefined
  /** 불성실 공시 여부 */
  readonly insn_pbnt_yn: string | undefined
  /** 우회 상장 여부 */
  readonly byps_lstn_yn: string | undefined
  /** 락구분 코드 · 00 해당사항없음 · 01 권리락 · 02 배당락 · 03 분배락 · 04 권배락 · 05 중간배당락 · 06 권리중간배당락 · 99 기타 */
  readonly flng_cls_code: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '99' | (string & {}) | undefined
  /** 액면가 변경 구분 코드 · 00 해당없음 · 01 액면분할 · 02 액면병합 · 99 기타 */
  readonly fcam_mod_cls_code: '00' | '01' | '02' | '99' | (string & {}) | undefined
  /** 증자 구분 코드 · 00 해당없음 · 01 유상증자 · 02 무상증자 · 03 유무상증자 · 99 기타 */
  readonly icic_cls_code: '00' | '01' | '02' | '03' | '99' | (string & {}) | undefined
  /** 증거금 비율 */
  readonly marg_rate: string | undefined
  /** 신용주문 가능 여부 */
  readonly crdt_able: string | undefined
  /** 신용기간 */
  readonly crdt_days: string | undefined
  /** 전일 거래량 */
  readonly prdy_vol: string | undefined
  /** 주식 액면가 */
  readonly stck_fcam: string | undefined
  /** 주식 상장 일자 */
  readonly stck_lstn_date: string | undefined
  /** 상장 주수(천) */
  readonly lstn_stcn: string | undefined
  /** 자본금 */
  readonly cpfn: string | undefined
  /** 결산 월 */
  readonly stac_month: string | undefined
  /** 공모 가격 */
  readonly po_prc: string | undefined
  /** 우선주 구분 코드 · 0 해당없음(보통주) · 1 구형우선주 · 2 신형우선주 */
  readonly prst_cls_code: '0' | '1' | '2' | (string & {}) | undefined
  /** 공매도과열종목여부 */
  readonly ssts_hot_yn: string | undefined
  /** 이상급등종목여부 */
  readonly stange_runup_yn: string | undefined
  /** KRX300 종목 여부 */
  readonly krx300_issu_yn: string | undefined
  /** 매출액 */
  readonly sale_account: string | undefined
  /** 영업이익 */
  readonly bsop_prfi: string | undefined
  /** 경상이익 */
  readonly op_prfi: string | undefined
  /** 당기순이익 */
  readonly thtr_ntin: string | undefined
  /** ROE(자기자본이익률) */
  readonly roe: string | undefined
  /** 기준년월 */
  readonly base_date: string | undefined
  /** 전일기준 시가총액 (억) */
  readonly prdy_avls_scal: string | undefined
  /** 그룹사 코드 */
  readonly grp_code: string | undefined
  /** 회사신용한도초과여부 */
  readonly co_crdt_limt_over_yn: string | undefined
  /** 담보대출가능여부 */
  readonly secu_lend_able_yn: string | undefined
  /** 대주가능여부 */
  readonly stln_able_yn: string | undefined
}

const domesticKosdaqColumns = {
  mksc_shrn_iscd: 9,
  stnd_iscd: 12,
  hts_kor_isnm: 40,
  scrt_grp_cls_code: 2,
  avls_scal_cls_code: 1,
  bstp_larg_div_code: 4,
  bstp_medm_div_code: 4,
  bstp_smal_div_code: 4,
  vntr_issu_yn: 1,
  low_current_yn: 1,
  krx_issu_yn: 1,
  etp_prod_cls_code: 1,
  krx100_issu_yn: 1,
  krx_car_yn: 1,
  krx_smcn_yn: 1,
  krx_bio_yn: 1,
  krx_bank_yn: 1,
  etpr_undt_objt_co_yn: 1,
  krx_enrg_chms_yn: 1,
  krx_stel_yn: 1,
  short_over_cls_code: 1,
  krx_medi_cmnc_yn: 1,
  krx_cnst_yn: 1,
  invt_alrm_yn: 1,
  krx_scrt_yn: 1,
  krx_ship_yn: 1,
  krx_insu_yn: 1,
  krx_trnp_yn: 1,
  ksq150_nmix_yn: 1,
  stck_sdpr: 9,
  frml_mrkt_deal_qty_unit: 5,
  ovtm_mrkt_deal_qty_unit: 5,
  trht_yn: 1,
  sltr_yn: 1,
  mang_issu_yn: 1,
  mrkt_alrm_cls_code: 2,
  mrkt_alrm_risk_adnt_yn: 1,
  insn_pbnt_yn: 1,
  byps_lstn_yn: 1,
  flng_cls_code: 2,
  fcam_mod_cls_code: 2,
  icic_cls_code: 2,
  marg_rate: 3,
  crdt_able: 1,
  crdt_days: 3,
  prdy_vol: 12,
  stck_fcam: 12,
  stck_lstn_date: 8,
  lstn_stcn: 15,
  cpfn: 21,
  stac_month: 2,
  po_prc: 7,
  prst_cls_code: 1,
  ssts_hot_yn: 1,
  stange_runup_yn: 1,
  krx300_issu_yn: 1,
  sale_account: 9,
  bsop_prfi: 9,
  op_prfi: 9,
  thtr_ntin: 5,
  roe: 9,
  base_date: 8,
  prdy_avls_scal: 9,
  grp_code: 3,
  co_crdt_limt_over_yn: 1,
  secu_lend_able_yn: 1,
  stln_able_yn: 1,
}

/**
 * KOSDAQ · kosdaq_code.mst
 *
 * - the sample's 222 counts the line feed; the fields themselves are 221 bytes
 */
export const domesticKosdaq: Master<DomesticKosdaqRow> = {
  id: 'domestic-kosdaq',
  file: 'kosdaq_code.mst',
  download: 'kosdaq_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 282 },
  columns: domesticKosdaqColumns,
}

/** One line of kospi_code.mst. A column that is blank is undefined. */
export interface DomesticKospiRow {
  /** 단축코드 */
  readonly mksc_shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly hts_kor_isnm: string | undefined
  /** 증권그룹구분코드 · ST 주권 · MF 증권투자회사 · RT 부동산투자회사 · SC 선박투자회사 · IF 사회간접자본투융자회사 · DR 주식예탁증서 · EW ELW · EF ETF · SW 신주인수권증권 · SR 신주인수권증서 · BC 수익증권 · FE 해외ETF · FS 외국주권 */
  readonly scrt_grp_cls_code: 'ST' | 'MF' | 'RT' | 'SC' | 'IF' | 'DR' | 'EW' | 'EF' | 'SW' | 'SR' | 'BC' | 'FE' | 'FS' | (string & {}) | undefined
  /** 시가총액 규모 구분 코드 유가 · 0 제외 · 1 대 · 2 중 · 3 소 */
  readonly avls_scal_cls_code: '0' | '1' | '2' | '3' | (string & {}) | undefined
  /** 지수 업종 대분류 코드 */
  readonly bstp_larg_div_code: string | undefined
  /** 지수 업종 중분류 코드 */
  readonly bstp_medm_div_code: string | undefined
  /** 지수 업종 소분류 코드 */
  readonly bstp_smal_div_code: string | undefined
  /** 제조업 구분 코드 */
  readonly mnin_cls_code_yn: string | undefined
  /** 저유동성종목 여부 */
  readonly low_current_yn: string | undefined
  /** 지배 구조 지수 종목 여부 */
  readonly sprn_strr_nmix_issu_yn: string | undefined
  /** KOSPI200 섹터업종 · 0 해당없음 · 1 건설 · 2 중공업 · 3 철강소재 · 4 에너지화학 · 5 정보통신 · 6 금융 · 7 필수소비재 · 8 자유소비재 · 9 산업재 · A 건강관리 · B 커뮤니케이션서비스 */
  readonly kospi200_apnt_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'A' | 'B' | (string & {}) | undefined
  /** KOSPI100여부 */
  readonly kospi100_issu_yn: string | undefined
  /** KOSPI50 종목 여부 */
  readonly kospi50_issu_yn: string | undefined
  /** KRX 종목 여부 */
  readonly krx_issu_yn: string | undefined
  /** ETP 상품구분코드 · 0 해당없음 · 1 투자회사형 · 2 수익증권형 · 3 ETN · 4 손실제한ETN · 5 상장형수익증권 */
  readonly etp_prod_cls_code: '0' | '1' | '2' | '3' | '4' | '5' | (string & {}) | undefined
  /** ELW 발행여부 */
  readonly elw_pblc_yn: string | undefined
  /** KRX100 종목 여부 */
  readonly krx100_issu_yn: string | undefined
  /** KRX 자동차 여부 */
  readonly krx_car_yn: string | undefined
  /** KRX 반도체 여부 */
  readonly krx_smcn_yn: string | undefined
  /** KRX 바이오 여부 */
  readonly krx_bio_yn: string | undefined
  /** KRX 은행 여부 */
  readonly krx_bank_yn: string | undefined
  /** 기업인수목적회사여부 */
  readonly etpr_undt_objt_co_yn: string | undefined
  /** KRX 에너지 화학 여부 */
  readonly krx_enrg_chms_yn: string | undefined
  /** KRX 철강 여부 */
  readonly krx_stel_yn: string | undefined
  /** 단기과열종목구분코드 · 0 해당없음 · 1 지정예고 · 2 지정 · 3 지정연장(해제연기) */
  readonly short_over_cls_code: '0' | '1' | '2' | '3' | (string & {}) | undefined
  /** KRX 미디어 통신 여부 */
  readonly krx_medi_cmnc_yn: string | undefined
  /** KRX 건설 여부 */
  readonly krx_cnst_yn: string | undefined
  /** 삭제됨 */
  readonly krx_fnnc_svc_yn: string | undefined
  /** KRX 증권 구분 */
  readonly krx_scrt_yn: string | undefined
  /** KRX 선박 구분 */
  readonly krx_ship_yn: string | undefined
  /** KRX섹터지수 보험여부 */
  readonly krx_insu_yn: string | undefined
  /** KRX섹터지수 운송여부 */
  readonly krx_trnp_yn: string | undefined
  /** SRI 지수여부 */
  readonly sri_nmix_yn: string | undefined
  /** 주식 기준가 */
  readonly stck_sdpr: string | undefined
  /** 정규 시장 매매 수량 단위 */
  readonly frml_mrkt_deal_qty_unit: string | undefined
  /** 시간외 시장 매매 수량 단위 */
  readonly ovtm_mrkt_deal_qty_unit: string | undefined
  /** 거래정지 여부 */
  readonly trht_yn: string | undefined
  /** 정리매매 여부 */
  readonly sltr_yn: string | undefined
  /** 관리 종목 여부 */
  readonly mang_issu_yn: string | undefined
  /** 시장 경고 구분 코드 · 00 해당없음 · 01 투자주의 · 02 투자경고 · 03 투자위험 */
  readonly mrkt_alrm_cls_code: '00' | '01' | '02' | '03' | (string & {}) | undefined
  /** 시장 경고위험 예고 여부 */
  readonly mrkt_alrm_risk_adnt_yn: string | undefined
  /** 불성실 공시 여부 */
  readonly insn_pbnt_yn: string | undefined
  /** 우회 상장 여부 */
  readonly byps_lstn_yn: string | undefined
  /** 락구분 코드 · 00 해당사항없음 · 01 권리락 · 02 배당락 · 03 분배락 · 04 권배락 · 05 중간배당락 · 06 권리중간배당락 · 99 기타 */
  readonly flng_cls_code: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '99' | (string & {}) | undefined
  /** 액면가 변경 구분 코드 · 00 해당없음 · 01 액면분할 · 02 액면병합 · 99 기타 */
  readonly fcam_mod_cls_code: '00' | '01' | '02' | '99' | (string & {}) | undefined
  /** 증자 구분 코드 · 00 해당없음 · 01 유상증자 · 02 무상증자 · 03 유무상증자 · 99 기타 */
  readonly icic_cls_code: '00' | '01' | '02' | '03' | '99' | (string & {}) | undefined
  /** 증거금 비율 */
  readonly marg_rate: string | undefined
  /** 신용주문 가능 여부 */
  readonly crdt_able: string | undefined
  /** 신용기간 */
  readonly crdt_days: string | undefined
  /** 전일 거래량 */
  readonly prdy_vol: string | undefined
  /** 주식 액면가 */
  readonly stck_fcam: string | undefined
  /** 주식 상장 일자 */
  readonly stck_lstn_date: string | undefined
  /** 상장 주수(천) */
  readonly lstn_stcn: string | undefined
  /** 자본금 */
  readonly cpfn: string | undefined
  /** 결산 월 */
  readonly stac_month: string | undefined
  /** 공모 가격 */
  readonly po_prc: string | undefined
  /** 우선주 구분 코드 · 0 해당없음(보통주) · 1 구형우선주 · 2 신형우선주 */
  readonly prst_cls_code: '0' | '1' | '2' | (string & {}) | undefined
  /** 공매도과열종목여부 */
  readonly ssts_hot_yn: string | undefined
  /** 이상급등종목여부 */
  readonly stange_runup_yn: string | undefined
  /** KRX300 종목 여부 */
  readonly krx300_issu_yn: string | undefined
  /** KOSPI여부 */
  readonly kospi_issu_yn: string | undefined
  /** 매출액 */
  readonly sale_account: string | undefined
  /** 영업이익 */
  readonly bsop_prfi: string | undefined
  /** 경상이익 */
  readonly op_prfi: string | undefined
  /** 당기순이익 */
  readonly thtr_ntin: string | undefined
  /** ROE(자기자본이익률) */
  readonly roe: string | undefined
  /** 기준년월 */
  readonly base_date: string | undefined
  /** 전일기준 시가총액 (억) */
  readonly prdy_avls_scal: string | undefined
  /** 그룹사 코드 */
  readonly grp_code: string | undefined
  /** 회사신용한도초과여부 */
  readonly co_crdt_limt_over_yn: string | undefined
  /** 담보대출가능여부 */
  readonly secu_lend_able_yn: string | undefined
  /** 대주가능여부 */
  readonly stln_able_yn: string | undefined
}

const domesticKospiColumns = {
  mksc_shrn_iscd: 9,
  stnd_iscd: 12,
  hts_kor_isnm: 40,
  scrt_grp_cls_code: 2,
  avls_scal_cls_code: 1,
  bstp_larg_div_code: 4,
  bstp_medm_div_code: 4,
  bstp_smal_div_code: 4,
  mnin_cls_code_yn: 1,
  low_current_yn: 1,
  sprn_strr_nmix_issu_yn: 1,
  kospi200_apnt_cls_code: 1,
  kospi100_issu_yn: 1,
  kospi50_issu_yn: 1,
  krx_issu_yn: 1,
  etp_prod_cls_code: 1,
  elw_pblc_yn: 1,
  krx100_issu_yn: 1,
  krx_car_yn: 1,
  krx_smcn_yn: 1,
  krx_bio_yn: 1,
  krx_bank_yn: 1,
  etpr_undt_objt_co_yn: 1,
  krx_enrg_chms_yn: 1,
  krx_stel_yn: 1,
  short_over_cls_code: 1,
  krx_medi_cmnc_yn: 1,
  krx_cnst_yn: 1,
  krx_fnnc_svc_yn: 1,
  krx_scrt_yn: 1,
  krx_ship_yn: 1,
  krx_insu_yn: 1,
  krx_trnp_yn: 1,
  sri_nmix_yn: 1,
  stck_sdpr: 9,
  frml_mrkt_deal_qty_unit: 5,
  ovtm_mrkt_deal_qty_unit: 5,
  trht_yn: 1,
  sltr_yn: 1,
  mang_issu_yn: 1,
  mrkt_alrm_cls_code: 2,
  mrkt_alrm_risk_adnt_yn: 1,
  insn_pbnt_yn: 1,
  byps_lstn_yn: 1,
  flng_cls_code: 2,
  fcam_mod_cls_code: 2,
  icic_cls_code: 2,
  marg_rate: 3,
  crdt_able: 1,
  crdt_days: 3,
  prdy_vol: 12,
  stck_fcam: 12,
  stck_lstn_date: 8,
  lstn_stcn: 15,
  cpfn: 21,
  stac_month: 2,
  po_prc: 7,
  prst_cls_code: 1,
  ssts_hot_yn: 1,
  stange_runup_yn: 1,
  krx300_issu_yn: 1,
  kospi_issu_yn: 1,
  sale_account: 9,
  bsop_prfi: 9,
  op_prfi: 9,
  thtr_ntin: 5,
  roe: 9,
  base_date: 8,
  prdy_avls_scal: 9,
  grp_code: 3,
  co_crdt_limt_over_yn: 1,
  secu_lend_able_yn: 1,
  stln_able_yn: 1,
}

/**
 * KOSPI · kospi_code.mst
 *
 * - the sample's 228 counts the line feed; the fields themselves are 227 bytes
 */
export const domesticKospi: Master<DomesticKospiRow> = {
  id: 'domestic-kospi',
  file: 'kospi_code.mst',
  download: 'kospi_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 288 },
  columns: domesticKospiColumns,
}

/** One line of memcode.mst. A column that is blank is undefined. */
export interface DomesticMemberRow {
  /** 회원사코드 */
  readonly mbcr_no: string | undefined
  /** 회원사명 */
  readonly mbcr_name: string | undefined
  /** 구분 */
  readonly glob_yn: string | undefined
}

const domesticMemberColumns = { mbcr_no: 5, mbcr_name: 20, glob_yn: 1 }

/**
 * 회원사 · memcode.mst
 *
 * - served uncompressed
 */
export const domesticMember: Master<DomesticMemberRow> = {
  id: 'domestic-member',
  file: 'memcode.mst',
  download: 'memcode.mst',
  layout: { kind: 'bytes', recordBytes: 26 },
  columns: domesticMemberColumns,
}

/** One line of fo_stk_code_mts.mst. A column that is blank is undefined. */
export interface DomesticStockFutureoptionRow {
  /** 상품종류 · 1 코스피 주식선물 · 2 코스피 주식선물 SP · 3 코스닥 주식선물 · 4 코스닥 주식선물 SP · 5 주식 콜옵션 · 6 주식 풋옵션 */
  readonly info_type: '1' | '2' | '3' | '4' | '5' | '6' | (string & {}) | undefined
  /** 단축코드 */
  readonly shrn_iscd: string | undefined
  /** 표준코드 */
  readonly stnd_iscd: string | undefined
  /** 한글종목명 */
  readonly kor_name: string | undefined
  /** ATM구분 · 1 ATM · 2 ITM · 3 OTM */
  readonly atm_cls_code: '1' | '2' | '3' | (string & {}) | undefined
  /** 행사가 */
  readonly acpr: string | undefined
  /** 월물구분코드 · 0 연결선물 · 1 최근월물 · 2 차근월물 · 3 차차근월물 · 4 차차차근월물 */
  readonly mmsc_cls_code: '0' | '1' | '2' | '3' | '4' | (string & {}) | undefined
  /** 기초자산 단축코드 */
  readonly unas_shrn_iscd: string | undefined
  /** 기초자산 명 */
  readonly unas_kor_name: string | undefined
}

const domesticStockFutureoptionColumns = {
  info_type: 1,
  shrn_iscd: 9,
  stnd_iscd: 12,
  kor_name: 40,
  atm_cls_code: 1,
  acpr: 8,
  mmsc_cls_code: 1,
  unas_shrn_iscd: 9,
  unas_kor_name: 40,
}

/** 주식선물옵션 · fo_stk_code_mts.mst */
export const domesticStockFutureoption: Master<DomesticStockFutureoptionRow> = {
  id: 'domestic-stock-futureoption',
  file: 'fo_stk_code_mts.mst',
  download: 'fo_stk_code_mts.mst.zip',
  layout: { kind: 'delimited', delimiter: '|' },
  columns: domesticStockFutureoptionColumns,
}

/** One line of theme_code.mst. A column that is blank is undefined. */
export interface DomesticThemeRow {
  /** 테마코드 */
  readonly theme_code: string | undefined
  /** 테마명 */
  readonly theme_name: string | undefined
  /** 단축코드(종목코드) */
  readonly shrn_iscd: string | undefined
  /** filler */
  readonly filler: string | undefined
}

const domesticThemeColumns = { theme_code: 3, theme_name: 40, shrn_iscd: 6, filler: 3 }

/**
 * 테마 · theme_code.mst
 *
 * - the sample takes the item code as the last ten characters (code 6, filler 3, line feed)
 */
export const domesticTheme: Master<DomesticThemeRow> = {
  id: 'domestic-theme',
  file: 'theme_code.mst',
  download: 'theme_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 52 },
  columns: domesticThemeColumns,
}

/** One line of ffcode.mst. A column that is blank is undefined. */
export interface OverseasFutureRow {
  /** 종목코드 */
  readonly sSrsCd: string | undefined
  /** 서버자동주문 가능 종목 여부 */
  readonly sAutoOrdGnrlYN: string | undefined
  /** 서버자동주문 TWAP 가능 종목 여부 */
  readonly sAutoOrdTwapYN: string | undefined
  /** 서버자동 경제지표 주문 가능 종목 여부 */
  readonly sAutoOrdEcnmYN: string | undefined
  /** 필러 */
  readonly sFiller: string | undefined
  /** 종목한글명 */
  readonly sSeriesKrNm: string | undefined
  /** 거래소코드 */
  readonly sExchCd: string | undefined
  /** 품목코드 */
  readonly sMrktCd: string | undefined
  /** 품목종류 */
  readonly sClasCd: string | undefined
  /** 출력 소수점 */
  readonly sDispDesz: string | undefined
  /** 계산 소수점 */
  readonly sCalcDesz: string | undefined
  /** 틱사이즈 */
  readonly sTickSz: string | undefined
  /** 틱가치 */
  readonly sTickVal: string | undefined
  /** 계약크기 */
  readonly sCtrtSz: string | undefined
  /** 가격표시진법 */
  readonly sDispDigit: string | undefined
  /** 환산승수 */
  readonly sMultiplier: string | undefined
  /** 최다월물여부 · 0 원월물 · 1 최다월물 */
  readonly sNearFlg: '0' | '1' | (string & {}) | undefined
  /** 최근월물여부 · 0 원월물 · 1 최근월물 */
  readonly sNearFlgDt: '0' | '1' | (string & {}) | undefined
  /** 스프레드여부 */
  readonly sSprdYN: string | undefined
  /** 스프레드기준종목 LEG1 여부 */
  readonly sSprdLeg1YN: string | undefined
  /** 서브 거래소 코드 */
  readonly sExchSubCd: string | undefined
}

const overseasFutureColumns = {
  sSrsCd: 32,
  sAutoOrdGnrlYN: 1,
  sAutoOrdTwapYN: 1,
  sAutoOrdEcnmYN: 1,
  sFiller: 47,
  sSeriesKrNm: 50,
  sExchCd: 10,
  sMrktCd: 10,
  sClasCd: 3,
  sDispDesz: 5,
  sCalcDesz: 5,
  sTickSz: 14,
  sTickVal: 14,
  sCtrtSz: 10,
  sDispDigit: 4,
  sMultiplier: 10,
  sNearFlg: 1,
  sNearFlgDt: 1,
  sSprdYN: 1,
  sSprdLeg1YN: 1,
  sExchSubCd: 2,
}

/**
 * 해외선물 · ffcode.mst
 *
 * - the sample takes everything after the name from the end of the line
 */
export const overseasFuture: Master<OverseasFutureRow> = {
  id: 'overseas-future',
  file: 'ffcode.mst',
  download: 'ffcode.mst.zip',
  layout: { kind: 'bytes', recordBytes: 223 },
  columns: overseasFutureColumns,
}

/** One line of frgn_code.mst. A column that is blank is undefined. */
export interface OverseasIndexRow {
  /** 구분코드 · W 세계주요지수 · P 미국지수 · Q 미국종목 · H 세계주요종목 · D 미국상장국내기업 · G 유럽상장국내기업 · F CME선물 · M 반도체 · X 환율 · C 상품선물 · R 국내금리 · L 리보금리 · B 주요국정부채 */
  readonly cls_code: 'W' | 'P' | 'Q' | 'H' | 'D' | 'G' | 'F' | 'M' | 'X' | 'C' | 'R' | 'L' | 'B' | (string & {}) | undefined
  /** 심볼 */
  readonly symb: string | undefined
  /** 영문명 */
  readonly hts_eng_isnm: string | undefined
  /** 한글명 */
  readonly hts_kor_isnm: string | undefined
  /** 종목업종코드 */
  readonly bstp_cls_code: string | undefined
  /** 다우30 편입종목여부 · 0 미편입 · 1 편입 */
  readonly dow_30_yn: '0' | '1' | (string & {}) | undefined
  /** 나스닥100 편입종목여부 · 0 미편입 · 1 편입 */
  readonly nasdaq_100_yn: '0' | '1' | (string & {}) | undefined
  /** S&P 500 편입종목여부 · 0 미편입 · 1 편입 */
  readonly snp_500_yn: '0' | '1' | (string & {}) | undefined
  /** 거래소코드 */
  readonly exch_cls_code: string | undefined
  /** 국가구분코드 */
  readonly ntnl_cls_code: string | undefined
}

const overseasIndexColumns = {
  cls_code: 1,
  symb: 10,
  hts_eng_isnm: 39,
  hts_kor_isnm: 40,
  bstp_cls_code: 4,
  dow_30_yn: 1,
  nasdaq_100_yn: 1,
  snp_500_yn: 1,
  exch_cls_code: 4,
  ntnl_cls_code: 3,
}

/**
 * 해외지수 · frgn_code.mst
 *
 * - the sample slices characters and treats class X (exchange rates) with another name width because of Hangul; use bytes
 */
export const overseasIndex: Master<OverseasIndexRow> = {
  id: 'overseas-index',
  file: 'frgn_code.mst',
  download: 'frgn_code.mst.zip',
  layout: { kind: 'bytes', recordBytes: 104 },
  columns: overseasIndexColumns,
}

/** One line of focode.mst, fostkcode.mst. A column that is blank is undefined. */
export interface OverseasOptionRow {
  /** 종목코드 */
  readonly sSrsCd: string | undefined
  /** 서버자동주문 가능 종목 여부 */
  readonly sAutoOrdGnrlYN: string | undefined
  /** 서버자동주문 TWAP 가능 종목 여부 */
  readonly sAutoOrdTwapYN: string | undefined
  /** 서버자동 경제지표 주문 가능 종목 여부 */
  readonly sAutoOrdEcnmYN: string | undefined
  /** 서브 거래소 코드 · 10 ASX · 20 BALTIC · 30 BMF · 40 CBOE · 50 CME · 51 CME_CBOT · 52 CME_NYMEX · 53 CME_COMEX · 60 EUREX · 70 FTX · 80 HKEx · 90 ICE_US · 91 ICE_금융 · 92 ICE_상품 · 93 ICE_SG · A0 ISE · B0 ITA · C0 JSE · D0 KCBT · E0 LBMA · F0 LME · G0 MDEX · H0 MDX · I0 MEFF · J0 NYSE · K0 OSE · L0 SGX · M0 SSE · N0 TFEX · O0 TMX · P0 HNX */
  readonly sExchSubCd: '10' | '20' | '30' | '40' | '50' | '51' | '52' | '53' | '60' | '70' | '80' | '90' | '91' | '92' | '93' | 'A0' | 'B0' | 'C0' | 'D0' | 'E0' | 'F0' | 'G0' | 'H0' | 'I0' | 'J0' | 'K0' | 'L0' | 'M0' | 'N0' | 'O0' | 'P0' | (string & {}) | undefined
  /** 필러 */
  readonly sFiller: string | undefined
  /** 종목한글명 */
  readonly sSeriesKrNm: string | undefined
  /** 거래소코드 */
  readonly sExchCd: string | undefined
  /** 품목코드 */
  readonly sMrktCd: string | undefined
  /** 품목종류 · 1 지수옵션 · 2 주식옵션 · 3 현물옵션 · 4 선물옵션 · 5 주식옵션 */
  readonly sClasCd: '1' | '2' | '3' | '4' | '5' | (string & {}) | undefined
  /** 출력 소수점 */
  readonly sDispDesz: string | undefined
  /** 계산 소수점 */
  readonly sCalcDesz: string | undefined
  /** 틱사이즈 */
  readonly sTickSz: string | undefined
  /** 틱가치 */
  readonly sTickVal: string | undefined
  /** 계약크기 */
  readonly sCtrtSz: string | undefined
  /** 가격표시진법 */
  readonly sDispDigit: string | undefined
  /** 환산승수 */
  readonly sMultiplier: string | undefined
  /** 옵션 구분 */
  readonly sSymbol: string | undefined
  /** Strike Price */
  readonly sStkPrc: string | undefined
  /** 관련선물코드 */
  readonly sUndrInstr: string | undefined
  /** 관련선물종목 */
  readonly sUndrAsset: string | undefined
  /** 참조자산 */
  readonly sRefrAsset: string | undefined
  /** 틱증가기준가 */
  readonly sIncTickPrc: string | undefined
  /** 틱증가배수 */
  readonly sIncTickSz: string | undefined
  /** 년월 */
  readonly sYearMon: string | undefined
  /** A ATM · I ITM · O OTM */
  readonly sAtmFlg: 'A' | 'I' | 'O' | (string & {}) | undefined
  /** 근월물여부 · 0 원월물 · 1 근월물 */
  readonly sNearFlg: '0' | '1' | (string & {}) | undefined
}

const overseasOptionColumns = {
  sSrsCd: 32,
  sAutoOrdGnrlYN: 1,
  sAutoOrdTwapYN: 1,
  sAutoOrdEcnmYN: 1,
  sExchSubCd: 2,
  sFiller: 45,
  sSeriesKrNm: 50,
  sExchCd: 10,
  sMrktCd: 10,
  sClasCd: 3,
  sDispDesz: 5,
  sCalcDesz: 5,
  sTickSz: 14,
  sTickVal: 14,
  sCtrtSz: 10,
  sDispDigit: 4,
  sMultiplier: 10,
  sSymbol: 1,
  sStkPrc: 20,
  sUndrInstr: 10,
  sUndrAsset: 32,
  sRefrAsset: 32,
  sIncTickPrc: 19,
  sIncTickSz: 5,
  sYearMon: 6,
  sAtmFlg: 1,
  sNearFlg: 1,
}

/**
 * 해외지수옵션 · focode.mst
 *
 * It can be parsed, and not be downloaded: its address is not known.
 * - the tree names this file and its header but gives no direct download address
 */
export const overseasIndexOption: Master<OverseasOptionRow> = {
  id: 'overseas-index-option',
  file: 'focode.mst',
  download: null,
  layout: { kind: 'bytes', recordBytes: 344 },
  columns: overseasOptionColumns,
}

/**
 * 해외주식옵션 · fostkcode.mst
 *
 * It can be parsed, and not be downloaded: its address is not known.
 * - the tree names this file and its header but gives no direct download address
 */
export const overseasStockOption: Master<OverseasOptionRow> = {
  id: 'overseas-stock-option',
  file: 'fostkcode.mst',
  download: null,
  layout: { kind: 'bytes', recordBytes: 344 },
  columns: overseasOptionColumns,
}

/** One line of amsmst.cod, hksmst.cod, hnxmst.cod, hsxmst.cod, nasmst.cod, nysmst.cod, shimst.cod, shsmst.cod, szimst.cod, szsmst.cod, tsemst.cod. A column that is blank is undefined. */
export interface OverseasStockRow {
  /** National code */
  readonly ncod: string | undefined
  /** Exchange id */
  readonly exid: string | undefined
  /** Exchange code */
  readonly excd: string | undefined
  /** Exchange name */
  readonly exnm: string | undefined
  /** Symbol */
  readonly symb: string | undefined
  /** realtime symbol */
  readonly rsym: string | undefined
  /** Korea name */
  readonly knam: string | undefined
  /** English name */
  readonly enam: string | undefined
  /** Security type · 1 Index · 2 Stock · 3 ETP(ETF) · 4 Warrant */
  readonly stis: '1' | '2' | '3' | '4' | (string & {}) | undefined
  /** currency */
  readonly curr: string | undefined
  /** float position */
  readonly zdiv: string | undefined
  /** data type */
  readonly ztyp: string | undefined
  /** base price */
  readonly base: string | undefined
  /** Bid order size */
  readonly bnit: string | undefined
  /** Ask order size */
  readonly anit: string | undefined
  /** market start time */
  readonly mstm: string | undefined
  /** market end time */
  readonly metm: string | undefined
  /** DR 여부 */
  readonly isdr: string | undefined
  /** DR 국가코드 */
  readonly drcd: string | undefined
  /** 업종분류코드 */
  readonly icod: string | undefined
  /** 지수구성종목 존재 여부 · 0 구성종목없음 · 1 구성종목있음 */
  readonly sjong: '0' | '1' | (string & {}) | undefined
  /** Tick size Type */
  readonly ttyp: string | undefined
  /** 구분코드 · 001 ETF · 002 ETN · 003 ETC · 004 Others · 005 VIX Underlying ETF · 006 VIX Underlying ETN */
  readonly etyp: '001' | '002' | '003' | '004' | '005' | '006' | (string & {}) | undefined
  /** Tick size type 상세 */
  readonly ttyp_sb: string | undefined
}

const overseasStockColumns = {
  ncod: 2,
  exid: 3,
  excd: 3,
  exnm: 16,
  symb: 16,
  rsym: 16,
  knam: 64,
  enam: 64,
  stis: 1,
  curr: 4,
  zdiv: 1,
  ztyp: 1,
  base: 12,
  bnit: 8,
  anit: 8,
  mstm: 4,
  metm: 4,
  isdr: 1,
  drcd: 2,
  icod: 4,
  sjong: 1,
  ttyp: 1,
  etyp: 3,
  ttyp_sb: 3,
}

/**
 * 아멕스 · amsmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockAms: Master<OverseasStockRow> = {
  id: 'overseas-stock-ams',
  file: 'amsmst.cod',
  download: 'amsmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 홍콩 · hksmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockHks: Master<OverseasStockRow> = {
  id: 'overseas-stock-hks',
  file: 'hksmst.cod',
  download: 'hksmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 하노이 · hnxmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockHnx: Master<OverseasStockRow> = {
  id: 'overseas-stock-hnx',
  file: 'hnxmst.cod',
  download: 'hnxmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 호치민 · hsxmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockHsx: Master<OverseasStockRow> = {
  id: 'overseas-stock-hsx',
  file: 'hsxmst.cod',
  download: 'hsxmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 나스닥 · nasmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockNas: Master<OverseasStockRow> = {
  id: 'overseas-stock-nas',
  file: 'nasmst.cod',
  download: 'nasmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 뉴욕 · nysmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockNys: Master<OverseasStockRow> = {
  id: 'overseas-stock-nys',
  file: 'nysmst.cod',
  download: 'nysmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 상해지수 · shimst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockShi: Master<OverseasStockRow> = {
  id: 'overseas-stock-shi',
  file: 'shimst.cod',
  download: 'shimst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 상해 · shsmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockShs: Master<OverseasStockRow> = {
  id: 'overseas-stock-shs',
  file: 'shsmst.cod',
  download: 'shsmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 심천지수 · szimst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockSzi: Master<OverseasStockRow> = {
  id: 'overseas-stock-szi',
  file: 'szimst.cod',
  download: 'szimst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 심천 · szsmst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockSzs: Master<OverseasStockRow> = {
  id: 'overseas-stock-szs',
  file: 'szsmst.cod',
  download: 'szsmst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/**
 * 도쿄 · tsemst.cod
 *
 * - width is the longest value in bytes; the sample lets its table reader take the first record as a header and so loses one instrument
 */
export const overseasStockTse: Master<OverseasStockRow> = {
  id: 'overseas-stock-tse',
  file: 'tsemst.cod',
  download: 'tsemst.cod.zip',
  layout: { kind: 'delimited', delimiter: '\t' },
  columns: overseasStockColumns,
}

/** Every file, for code that works on all of them. */
export const allMasters: readonly AnyMaster[] = [
  domesticBond,
  domesticCmeFuture,
  domesticCommodityFutureoption,
  domesticElw,
  domesticEurexOption,
  domesticIndex,
  domesticIndexFutureoption,
  domesticKonex,
  domesticKosdaq,
  domesticKospi,
  domesticMember,
  domesticStockFutureoption,
  domesticTheme,
  overseasFuture,
  overseasIndex,
  overseasIndexOption,
  overseasStockAms,
  overseasStockHks,
  overseasStockHnx,
  overseasStockHsx,
  overseasStockNas,
  overseasStockNys,
  overseasStockOption,
  overseasStockShi,
  overseasStockShs,
  overseasStockSzi,
  overseasStockSzs,
  overseasStockTse,
]

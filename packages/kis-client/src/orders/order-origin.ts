/**
 * Origin of an order as KIS's row shows it, by which orders of a program and of a person may differ. Only the fields that KIS
 * filled are there.
 *
 * KIS documents none of them beyond its name, and what operators make of them is contested: an equal origin is a hint that two
 * orders come from one place, no proof, and neither is a different one.
 */
export interface OrderOrigin {
  /**
   * IP address, 조회IP주소 (`inqr_ip_addr`) of a row on KRX. In a captured row of an order of the API it is the public address of
   * the caller, as KIS sees it. It is private: keep it out of logs and journals.
   */
  readonly address?: string
  /**
   * Person or program, 주문자사번 (`ordr_empno`) of a row on KRX: `OpnAPI` in captured rows of orders of the API, `Nsmart` in KIS's
   * example.
   */
  readonly employee?: string
  /** Medium, 매체구분명 (`mdia_dvsn_name`) of a row abroad: `OpenAPI` or `모바일` in KIS's documents. */
  readonly medium?: string
}

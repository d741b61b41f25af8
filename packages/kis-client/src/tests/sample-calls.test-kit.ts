/** Input of `inquirePrice` for Samsung Electronics. */
export const samsung = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' } as const

/** Input of `orderCash`: one share of Samsung Electronics at the market. */
export const buyOne = {
  ord_dv: 'buy',
  PDNO: '005930',
  ORD_DVSN: '01',
  ORD_QTY: '1',
  ORD_UNPR: '0',
  EXCG_ID_DVSN_CD: 'KRX',
} as const

/** Input of `inquireBalance` on KRX. */
export const balance = {
  AFHR_FLPR_YN: 'N',
  INQR_DVSN: '01',
  UNPR_DVSN: '01',
  FUND_STTL_ICLD_YN: 'N',
  FNCG_AMT_AUTO_RDPT_YN: 'N',
  PRCS_DVSN: '00',
} as const

/** Input of inquire-balance: one row for each position, including yesterday's trades. */
export const domesticBalance = {
  AFHR_FLPR_YN: 'N',
  INQR_DVSN: '02',
  UNPR_DVSN: '01',
  FUND_STTL_ICLD_YN: 'N',
  FNCG_AMT_AUTO_RDPT_YN: 'N',
  PRCS_DVSN: '00',
} as const

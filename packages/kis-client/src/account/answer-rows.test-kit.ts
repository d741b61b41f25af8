/** Row of inquire-present-balance for dollars, with the amounts that a test changes. */
export const dollarRow: Readonly<Record<string, string>> = {
  crcy_cd: 'USD',
  frcr_buy_amt_smtl: '0.000000',
  frcr_sll_amt_smtl: '0.000000',
  frcr_dncl_amt_2: '0.000000',
  frst_bltn_exrt: '1400.00000000',
  frcr_drwg_psbl_amt_1: '0.000000',
  nxdy_frcr_drwg_psbl_amt: '0.000000',
}

/** Answer of inquire-balance of an account in Korea without cash and positions. */
export const emptyKorea: {
  readonly output1: readonly object[]
  readonly output2: readonly object[]
} = { output1: [], output2: [{ dnca_tot_amt: '0', prvs_rcdl_excc_amt: '0' }] }

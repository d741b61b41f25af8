/**
 * TR ids that KIS has replaced and still takes, each with the id that does the same today: many clients send them.
 *
 * @see catalog/rest.json `trIds.superseded`, read 2026-09-20; those of overseas-stock stand in no table of KIS's any more
 */
export const retiredTrIds: Readonly<Record<string, string>> = {
  // domestic-futureoption/inquire-ngt-balance
  JTCE6001R: 'CTFN6118R',
  // domestic-futureoption/inquire-ngt-ccnl
  JTCE5005R: 'STTN5201R',
  // domestic-futureoption/inquire-psbl-ngt-order
  JTCE1004R: 'STTN5105R',
  // domestic-futureoption/ngt-margin-detail
  JTCE6003R: 'CTFN7107R',
  // domestic-futureoption/order
  JTCE1001U: 'STTN1101U',
  VTCE1001U: 'STTN1101U', // night trading is no longer offered in paper
  // domestic-futureoption/order-rvsecncl
  JTCE1002U: 'STTN1103U',
  VTCE1002U: 'STTN1103U', // night trading is no longer offered in paper
  // domestic-stock/comp-program-trade-daily
  FHPPG04600000: 'FHPPG04600001',
  // domestic-stock/comp-program-trade-today
  FHPPG04600100: 'FHPPG04600101',
  // domestic-stock/inquire-daily-ccld
  CTSC9115R: 'CTSC9215R',
  VTSC9115R: 'VTSC9215R',
  TTTC8001R: 'TTTC0081R',
  VTTC8001R: 'VTTC0081R',
  // domestic-stock/inquire-psbl-rvsecncl
  TTTC8036R: 'TTTC0084R',
  // domestic-stock/investor-program-trade-today
  HHPPG046600C0: 'HHPPG046600C1',
  // domestic-stock/order-cash
  TTTC0802U: 'TTTC0012U',
  VTTC0802U: 'VTTC0012U',
  TTTC0801U: 'TTTC0011U',
  VTTC0801U: 'VTTC0011U',
  // domestic-stock/order-credit
  TTTC0852U: 'TTTC0052U',
  TTTC0851U: 'TTTC0051U',
  // domestic-stock/order-rvsecncl
  TTTC0803U: 'TTTC0013U',
  VTTC0803U: 'VTTC0013U',
  // domestic-stock/program-trade-by-stock
  FHPPG04650100: 'FHPPG04650101',
  // domestic-stock/program-trade-by-stock-daily
  FHPPG04650200: 'FHPPG04650201',
  // overseas-stock: the night ledger's ids, from when day and night had one each
  JTTT1002U: 'TTTT1002U',
  JTTT1004U: 'TTTT1004U',
  JTTT1006U: 'TTTT1006U',
  JTTT3001R: 'TTTS3035R',
  VTTT3001R: 'VTTS3035R',
  JTTT3007R: 'TTTS3007R',
  VTTT3007R: 'VTTS3007R',
  JTTT3012R: 'TTTS3012R',
  VTTT3012R: 'VTTS3012R',
  JTTT3018R: 'TTTS3018R',
}

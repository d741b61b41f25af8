import type { AnyEndpoint } from '../../endpoint.ts'
import type { Answer } from './answer.ts'

/**
 * Endpoint that KIS's portal no longer lists and clients still call: it answers which of the two US ledgers, the day's
 * or the night's, is open. On a paper account clients send the real TR id, or the one that begins with V.
 *
 * @see sharebook-kr/mojito: fetch_oversea_day_night, before every US balance
 */
const dayOrNight: AnyEndpoint = {
  id: 'overseas-stock/dayornight',
  method: 'GET',
  path: '/uapi/overseas-stock/v1/trading/dayornight',
  trIds: [
    { real: 'JTTT3010R', paper: 'JTTT3010R' },
    { real: 'JTTT3010R', paper: 'VTTT3010R' },
  ],
  fields: {},
  blocks: { output: { kind: 'object', fields: ['PSBL_YN'] } },
}

export const retiredEndpoints: readonly AnyEndpoint[] = [dayOrNight]

/** Answers by endpoint id. The TR ids of both ledgers are accepted at any time, so it does not matter which is open. */
export const retiredAnswers: Readonly<Record<string, Answer>> = {
  [dayOrNight.id]: () => ({ blocks: { output: { PSBL_YN: 'N' } } }),
}

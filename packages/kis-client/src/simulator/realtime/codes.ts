/** Code of an answer of KIS's WebSocket server. */
export type RealtimeCode =
  | 'OPSP0000'
  | 'OPSP0001'
  | 'OPSP0002'
  | 'OPSP0003'
  | 'OPSP0007'
  | 'OPSP0008'
  | 'OPSP0009'
  | 'OPSP0010'
  | 'OPSP0011'
  | 'OPSP8991'
  | 'OPSP8992'
  | 'OPSP8993'
  | 'OPSP8996'
  | 'OPSP8997'
  | 'OPSP8998'
  | 'OPSP8999'
  | 'OPSP9990'
  | 'OPSP9991'
  | 'OPSP9992'
  | 'OPSP9997'
  | 'OPSP9998'
  | 'OPSP9999'

/**
 * Answers of KIS's WebSocket server by code: the return code and the text.
 *
 * @see catalog/codes.json; the texts are those of KIS's table of error codes, as public clients quote it
 */
export const realtimeCodes: Readonly<Record<RealtimeCode, readonly [returnCode: '0' | '1' | '9', text: string]>> = {
  OPSP0000: ['0', 'SUBSCRIBE SUCCESS'],
  OPSP0001: ['0', 'UNSUBSCRIBE SUCCESS'],
  OPSP0002: ['1', 'ALREADY IN SUBSCRIBE'],
  OPSP0003: ['1', 'UNSUBSCRIBE ERROR(not found!)'],
  OPSP0007: ['1', 'SUBSCRIBE INTERNAL ERROR'],
  OPSP0008: ['1', 'MAX SUBSCRIBE OVER'],
  OPSP0009: ['1', 'SUBSCRIBE ERROR : mci send failed'],
  OPSP0010: ['1', 'SUBSCRIBE WARNNING : invalid appkey'],
  OPSP0011: ['1', 'invalid approval : NOT FOUND'],
  OPSP8991: ['9', 'SUBSCRIBE ERROR : invalid tr_id'],
  OPSP8992: ['9', 'SUBSCRIBE ERROR : invalid tr_key'],
  OPSP8993: ['9', 'JSON PARSING ERROR : invalid tr_key'],
  OPSP8996: ['9', 'ALREADY IN USE appkey'],
  OPSP8997: ['9', 'JSON PARSING ERROR : invalid tr_type'],
  OPSP8998: ['9', 'JSON PARSING ERROR : invalid custtype'],
  OPSP8999: ['9', 'JSON PARSING ERROR : resource not available (ALLOC_CALL_PARAM)'],
  OPSP9990: ['9', 'JSON PARSING ERROR : tr_key not found'],
  OPSP9991: ['9', 'JSON PARSING ERROR : input not found'],
  OPSP9992: ['9', 'JSON PARSING ERROR : body not found'],
  OPSP9997: ['9', 'JSON PARSING ERROR : custtype not found'],
  OPSP9998: ['9', 'JSON PARSING ERROR : header not found'],
  OPSP9999: ['9', 'JSON PARSING ERROR : invalid json format'],
}

/** Code of a refusal. */
export type RefusalCode = Exclude<RealtimeCode, 'OPSP0000' | 'OPSP0001'>

export const isRefusalCode = (value: unknown): value is RefusalCode =>
  typeof value === 'string' && Object.hasOwn(realtimeCodes, value) && value !== 'OPSP0000' && value !== 'OPSP0001'

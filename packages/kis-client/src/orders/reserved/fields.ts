import { KisAnswerError } from '../../errors.ts'
import type { OverseasExchange } from '../../market/exchange.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import { type ReservedKrxType, reservedKrxTypes, reservedUsTypes } from './parse-reserved.ts'
import type { ReservedOrderReference } from './reference.ts'

/** Reserved order whose form was checked. */
export type ReservedTerms = Omit<ReservedOrderReference, 'reservation' | 'receivedOn'>

const sideCodes = { sell: '01', buy: '02' } as const

/** Terms of a reserved order in KIS's fields for KRX. */
export interface KrxFields {
  readonly PDNO: string
  readonly ORD_QTY: string
  readonly ORD_UNPR: string
  readonly SLL_BUY_DVSN_CD: '01' | '02'
  readonly ORD_DVSN_CD: '00' | '01' | '02' | '05'
  readonly ORD_OBJT_CBLC_DVSN_CD: '10'
  readonly RSVN_ORD_END_DT?: string
}

export function krxFields({ symbol, side, quantity, price, type = 'limit', until }: ReservedTerms): KrxFields {
  return {
    PDNO: symbol,
    ORD_QTY: quantity,
    // The portal's page asks for 0, not an empty text, where there is no limit.
    ORD_UNPR: price ?? '0',
    SLL_BUY_DVSN_CD: sideCodes[side],
    ORD_DVSN_CD: isKrxType(type) ? reservedKrxTypes[type] : '00',
    // 10 is cash.
    ORD_OBJT_CBLC_DVSN_CD: '10',
    ...(until !== undefined && { RSVN_ORD_END_DT: formatKisDate(parseCalendarDate(until, 'order.until')) }),
  }
}

const isKrxType = (type: string): type is ReservedKrxType => Object.hasOwn(reservedKrxTypes, type)

/** KIS's `PRDT_TYPE_CD` of reserved orders in Asia. @see catalog/codes.json overseasReservedOrder */
const productTypes = { SEHK: '501', SHAA: '551', SZAA: '552', TKSE: '515', HASE: '507', VNSE: '508' } as const

/** Terms of a reserved order in KIS's fields for the exchanges abroad. */
export interface OverseasFields {
  readonly ord_dv: 'usBuy' | 'usSell' | 'asia'
  readonly PDNO: string
  readonly OVRS_EXCG_CD: OverseasExchange
  readonly FT_ORD_QTY: string
  readonly FT_ORD_UNPR3: string
  readonly ORD_SVR_DVSN_CD: '0'
  readonly ORD_DVSN?: '00' | '31'
  readonly SLL_BUY_DVSN_CD?: '01' | '02'
  readonly RVSE_CNCL_DVSN_CD?: '00'
  readonly PRDT_TYPE_CD?: string
}

export function overseasFields(order: ReservedTerms, exchange: OverseasExchange): OverseasFields {
  const { symbol, side, quantity, price, type } = order
  const terms = {
    PDNO: symbol,
    OVRS_EXCG_CD: exchange,
    FT_ORD_QTY: quantity,
    FT_ORD_UNPR3: price ?? '0',
    ORD_SVR_DVSN_CD: '0',
  } as const
  if (exchange === 'NASD' || exchange === 'NYSE' || exchange === 'AMEX') {
    const ord_dv = side === 'buy' ? 'usBuy' : 'usSell'
    return { ...terms, ord_dv, ORD_DVSN: reservedUsTypes[type === 'MOO' ? type : 'limit'] }
  }
  const code = sideCodes[side]
  const product = productTypes[exchange]
  return { ...terms, ord_dv: 'asia', SLL_BUY_DVSN_CD: code, RVSE_CNCL_DVSN_CD: '00', PRDT_TYPE_CD: product }
}

/**
 * Checks the answer to a change on KRX: its `nrml_prcs_yn` is N where the change had no effect. KIS's page has the name in small
 * letters, and a client that works with KIS reads it in capitals.
 *
 * @throws {KisAnswerError} the change had no effect
 */
export function checkProcessed({ output }: { readonly output: object }): void {
  if (readBlock(output).get('NRML_PRCS_YN') !== 'N') return
  throw new KisAnswerError('KIS answered that it did not process the change of the reserved order (nrml_prcs_yn N)', {
    field: 'nrml_prcs_yn',
  })
}

/** Returns the text fields of a block, with their names in capitals. */
export const readBlock = (block: object): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(block).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toUpperCase(), value.trim()] as const] : [],
    ),
  )

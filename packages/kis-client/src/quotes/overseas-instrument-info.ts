import type { CallOptions, KisClient } from '../client/client.ts'
import { searchInfo } from '../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type OverseasExchange, type ParsedOverseas } from '../market/instrument.ts'
import { readOptionalDecimal, readText } from '../values/values.ts'
import type { InstrumentInfo, InstrumentKind } from './get-instrument-info.ts'

/** What an instrument abroad is. */
export async function readOverseasInstrumentInfo(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  options: CallOptions | undefined,
): Promise<InstrumentInfo> {
  const { output } = await client.call(searchInfo, { PRDT_TYPE_CD: productTypes[exchange], PDNO: symbol }, options)
  const name = output.prdt_name ?? output.ovrs_item_name
  if (name === undefined) throw new KisUnknownSymbolError(symbol)
  return {
    symbol,
    exchange,
    currency: currencyOf(exchange),
    name,
    englishName: output.prdt_eng_name,
    kind: kindOf(output.ovrs_stck_dvsn_cd),
    isin: output.std_pdno,
    listedShares: readOptionalDecimal(output.lstg_stck_num, 'lstg_stck_num'),
    listedOn: readDay(output.lstg_dt),
    delistedOn: readDay(output.lstg_abol_dt),
    // 01 is "normal"; the others stop buying, selling or both.
    isHalted: readText(output.ovrs_stck_tr_stop_dvsn_cd, 'ovrs_stck_tr_stop_dvsn_cd') !== '01',
  }
}

/** @see catalog/codes.json overseasReservedOrder.PRDT_TYPE_CD */
const productTypes: Readonly<Record<OverseasExchange, string>> = {
  NASD: '512',
  NYSE: '513',
  AMEX: '529',
  SEHK: '501',
  SHAA: '551',
  SZAA: '552',
  TKSE: '515',
  HASE: '507',
  VNSE: '508',
}

/** 해외주식구분코드: 01 shares, 02 warrants, 03 ETFs, 04 preferred shares. @see the portal's page of search-info */
function kindOf(code: string | undefined): InstrumentKind {
  if (code === '01' || code === '04') return 'stock'
  return code === '03' ? 'etf' : 'other'
}

/** Zeros stand for "none". */
const readDay = (day: string | undefined): string | undefined =>
  day === undefined || /^0*$/.test(day) ? undefined : day

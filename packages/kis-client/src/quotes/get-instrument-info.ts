import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { searchStockInfo } from '../endpoints/domestic-stock.gen.ts'
import { searchInfo } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError, KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type Exchange, type OverseasExchange } from '../market/exchange.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { type Instrument, type InstrumentKind, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readOptionalDate, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import type { CalendarDate } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'
import type { StockSymbol } from '../values/symbols.ts'

/** Master data of an instrument. */
export interface InstrumentInfo {
  /** Symbol on `exchange`. */
  readonly symbol: string
  /** Exchange that lists the instrument. */
  readonly exchange: Exchange
  /** Currency in which it trades. */
  readonly currency: Currency
  /** Name in Korean. */
  readonly name: string
  /** Name in English; undefined where KIS sends none. */
  readonly englishName: string | undefined
  /** Kind, from KIS's 증권그룹ID on KRX and 해외주식구분코드 abroad. */
  readonly kind: InstrumentKind
  /** ISIN, such as `KR7005930003`: KIS's 표준상품번호; undefined where KIS sends none. */
  readonly isin: string | undefined
  /** Number of all listed shares. */
  readonly listedShares: Decimal | undefined
  /**
   * Number of shares of which a purchase is a multiple, such as 100 in Tokyo. Undefined on KRX, where each share trades, and where
   * KIS does not say.
   */
  readonly buyUnit: Decimal | undefined
  /** Day of the listing; for a share that moved from KOSDAQ to KOSPI that of the move. */
  readonly listedOn: CalendarDate | undefined
  /** Day of the delisting; missing while the instrument is listed. */
  readonly delistedOn: CalendarDate | undefined
  /** Whether trading is suspended. */
  readonly isHalted: boolean
  /**
   * Whether Nextrade trades the share, on the day `asOf`: NXT changes its list each quarter, and drops shares at short notice.
   * Undefined abroad, and where KIS does not say.
   */
  readonly isOnNxt: boolean | undefined
  /** Whether trading on NXT is suspended; undefined as `isOnNxt` is. */
  readonly isHaltedOnNxt: boolean | undefined
  /** Day on which KIS was asked, in the exchange's own time zone. */
  readonly asOf: CalendarDate
}

/**
 * Returns the master data of an instrument, with one call. Paper trading lacks it.
 *
 * @example
 * const { name, kind, listedOn } = await getInstrumentInfo(kis, { symbol: 'AAPL', exchange: 'NASD' })
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols
 * @throws {KisNotOfferedError} not-sent: paper trading
 * @throws {KisUnknownSymbolError} refused: the exchange lists no such symbol
 * @throws {KisAnswerError} a field of the answer cannot be read, such as a day that no calendar has
 * @throws what `KisClient.call` throws
 */
export async function getInstrumentInfo(
  client: KisClient,
  instrument: Instrument,
  options?: CallOptions,
): Promise<InstrumentInfo> {
  checkAction({
    of: 'getInstrumentInfo',
    client,
    input: instrument,
    fields: instrumentFields,
    options,
    takesRecords: true,
  })
  const parsed = parseInstrument(instrument)
  return parsed.exchange === 'KRX'
    ? readDomesticInfo(client, parsed.symbol, options)
    : readOverseasInfo(client, parsed, options)
}

const instrumentFields: FieldsOf<Instrument> = { symbol: true, exchange: true }

async function readDomesticInfo(
  client: KisClient,
  symbol: StockSymbol,
  options: CallOptions | undefined,
): Promise<InstrumentInfo> {
  const { output } = await client.call(searchStockInfo, { PRDT_TYPE_CD: '300', PDNO: symbol }, options)
  // 상품명 is the registered name (삼성전자보통주); the short name is the usual one.
  const name = output.prdt_abrv_name ?? output.prdt_name
  if (name === undefined) throw new KisUnknownSymbolError(symbol, 'KRX')
  return {
    symbol,
    exchange: 'KRX',
    currency: currencyOf('KRX'),
    name,
    englishName: output.prdt_eng_abrv_name ?? output.prdt_eng_name,
    kind: domesticKindOf(output.scty_grp_id_cd),
    isin: output.std_pdno,
    listedShares: readOptionalDecimal(output.lstg_stqt, 'lstg_stqt'),
    buyUnit: undefined,
    // An instrument has one of the two days, that of its market: KOSPI or KOSDAQ.
    listedOn:
      readOptionalDate(output.scts_mket_lstg_dt, 'scts_mket_lstg_dt') ??
      readOptionalDate(output.kosdaq_mket_lstg_dt, 'kosdaq_mket_lstg_dt'),
    delistedOn: readOptionalDate(output.lstg_abol_dt, 'lstg_abol_dt'),
    isHalted: readFlag(output.tr_stop_yn, 'tr_stop_yn'),
    isOnNxt: readOptionalFlag(output.cptt_trad_tr_psbl_yn, 'cptt_trad_tr_psbl_yn'),
    isHaltedOnNxt: readOptionalFlag(output.nxt_tr_stop_yn, 'nxt_tr_stop_yn'),
    asOf: exchangeDate('KRX', client.clock.now()),
  }
}

/** Reads 증권그룹ID: ST shares, FS foreign shares, EF and FE Korean and foreign funds, EN notes. @see the portal's page of search-stock-info */
function domesticKindOf(code: string | undefined): InstrumentKind {
  if (code === 'ST' || code === 'FS') return 'stock'
  if (code === 'EF' || code === 'FE') return 'etf'
  return code === 'EN' ? 'etn' : 'other'
}

function readFlag(value: string | undefined, field: string): boolean {
  if (value === 'Y' || value === 'N') return value === 'Y'
  throw new KisAnswerError(`KIS answered ${field} with neither Y nor N`, { field })
}

const readOptionalFlag = (value: string | undefined, field: string): boolean | undefined =>
  value === undefined ? undefined : readFlag(value, field)

async function readOverseasInfo(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  options: CallOptions | undefined,
): Promise<InstrumentInfo> {
  const { output } = await client.call(searchInfo, { PRDT_TYPE_CD: productTypes[exchange], PDNO: symbol }, options)
  const name = output.prdt_name ?? output.ovrs_item_name
  if (name === undefined) throw new KisUnknownSymbolError(symbol, exchange)
  const buyUnit = readOptionalDecimal(output.buy_unit_qty, 'buy_unit_qty')
  return {
    symbol,
    exchange,
    currency: currencyOf(exchange),
    name,
    englishName: output.prdt_eng_name,
    kind: overseasKindOf(output.ovrs_stck_dvsn_cd),
    isin: output.std_pdno,
    listedShares: readOptionalDecimal(output.lstg_stck_num, 'lstg_stck_num'),
    // Zero is no unit.
    buyUnit: buyUnit === undefined || Number(buyUnit) === 0 ? undefined : buyUnit,
    listedOn: readOptionalDate(output.lstg_dt, 'lstg_dt'),
    delistedOn: readOptionalDate(output.lstg_abol_dt, 'lstg_abol_dt'),
    // 01 means normal trading; the other codes stop buying, selling or both.
    isHalted: readText(output.ovrs_stck_tr_stop_dvsn_cd, 'ovrs_stck_tr_stop_dvsn_cd') !== '01',
    isOnNxt: undefined,
    isHaltedOnNxt: undefined,
    asOf: exchangeDate(exchange, client.clock.now()),
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

/** Reads 해외주식구분코드: 01 shares, 02 warrants, 03 ETFs, 04 preferred shares. @see the portal's page of search-info */
function overseasKindOf(code: string | undefined): InstrumentKind {
  if (code === '01' || code === '04') return 'stock'
  return code === '03' ? 'etf' : 'other'
}

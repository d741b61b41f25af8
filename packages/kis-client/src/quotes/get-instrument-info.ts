import type { CallOptions, KisClient } from '../client/client.ts'
import { searchStockInfo } from '../endpoints/domestic-stock.gen.ts'
import { KisAnswerError, KisUnknownSymbolError } from '../errors.ts'
import { type Currency, currencyOf, type Exchange, type Instrument, parseInstrument } from '../market/instrument.ts'
import { type Decimal, readOptionalDecimal, type StockSymbol } from '../values/values.ts'
import { readOverseasInstrumentInfo } from './overseas-instrument-info.ts'

/** `other` is everything else that is traded like a share: funds, warrants, rights, certificates. */
export type InstrumentKind = 'stock' | 'etf' | 'etn' | 'other'

/** What an instrument is. */
export interface InstrumentInfo {
  readonly symbol: string
  readonly exchange: Exchange
  readonly currency: Currency
  /** In Korean. */
  readonly name: string
  readonly englishName: string | undefined
  readonly kind: InstrumentKind
  readonly isin: string | undefined
  readonly listedShares: Decimal | undefined
  /** `yyyyMMdd`. */
  readonly listedOn: string | undefined
  /** `yyyyMMdd`; missing while it is listed. */
  readonly delistedOn: string | undefined
  /** Trading is suspended. */
  readonly isHalted: boolean
}

/**
 * What KIS knows of an instrument, by its symbol. Paper trading does not have it.
 *
 * @throws {KisInputError} not-sent: the symbol cannot be one of that exchange
 * @throws {KisNotOfferedError} not-sent: paper trading
 * @throws {KisUnknownSymbolError} KIS knows no such instrument
 * @throws what `KisClient.call` throws
 */
export async function getInstrumentInfo(
  client: KisClient,
  instrument: Instrument,
  options?: CallOptions,
): Promise<InstrumentInfo> {
  const parsed = parseInstrument(instrument)
  return parsed.exchange === 'KRX'
    ? readDomesticInfo(client, parsed.symbol, options)
    : readOverseasInstrumentInfo(client, parsed, options)
}

async function readDomesticInfo(
  client: KisClient,
  symbol: StockSymbol,
  options: CallOptions | undefined,
): Promise<InstrumentInfo> {
  const { output } = await client.call(searchStockInfo, { PRDT_TYPE_CD: '300', PDNO: symbol }, options)
  // 상품명 is the registered name (삼성전자보통주), the short one is what everybody calls it.
  const name = output.prdt_abrv_name ?? output.prdt_name
  if (name === undefined) throw new KisUnknownSymbolError(symbol)
  return {
    symbol,
    exchange: 'KRX',
    currency: currencyOf('KRX'),
    name,
    englishName: output.prdt_eng_abrv_name ?? output.prdt_eng_name,
    kind: kindOf(output.scty_grp_id_cd),
    isin: output.std_pdno,
    listedShares: readOptionalDecimal(output.lstg_stqt, 'lstg_stqt'),
    // Which of the two it has says which of the exchange's markets it is on.
    listedOn: output.scts_mket_lstg_dt ?? output.kosdaq_mket_lstg_dt,
    delistedOn: output.lstg_abol_dt,
    isHalted: readFlag(output.tr_stop_yn, 'tr_stop_yn'),
  }
}

/** 증권그룹ID: ST shares, FS foreign ones, EF and FE funds at home and abroad, EN notes. @see the portal's page of search-stock-info */
function kindOf(code: string | undefined): InstrumentKind {
  if (code === 'ST' || code === 'FS') return 'stock'
  if (code === 'EF' || code === 'FE') return 'etf'
  return code === 'EN' ? 'etn' : 'other'
}

function readFlag(value: string | undefined, field: string): boolean {
  if (value === 'Y' || value === 'N') return value === 'Y'
  throw new KisAnswerError(`KIS answered ${field} with neither Y nor N`, { field })
}

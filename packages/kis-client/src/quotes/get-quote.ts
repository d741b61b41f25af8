import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquirePriceOutput, inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { price as overseasPrice } from '../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type Exchange, marketOf, quoteExchange } from '../market/exchange.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readOptionalDecimal, readOptionalPrice } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import type { StockSymbol } from '../values/symbols.ts'
import { type AtVenue, marketCode, parseQuoteVenue, type QuoteVenue, quotedFields } from './quote-venue.ts'
import { readInterruption } from './read-interruption.ts'

/** KRX's warning of an issue, 시장경고: from `caution` to `risk`. */
export type MarketWarning = 'none' | 'caution' | 'warning' | 'risk'

/** Price of an instrument now. */
export interface Quote {
  /** Symbol on `exchange`. */
  readonly symbol: string
  /** Exchange that lists the instrument. */
  readonly exchange: Exchange
  /** Currency of all prices. */
  readonly currency: Currency
  /** Venue whose trades make the price; undefined abroad. */
  readonly venue: QuoteVenue | undefined
  /**
   * Price of the last trade; with `basis` `previous-close` the close before it. It is never 0. Whether the price of KRX moves in
   * its after-market, from 16:00 to 20:00 since 2026-09-14, is not documented, nor whether that of the US moves outside of regular
   * hours.
   */
  readonly price: Decimal
  /**
   * Origin of `price`. `previous-close`: the day that KIS shows has no trade yet, so the price is not from today. Do not act
   * on it as on a price that moved.
   */
  readonly basis: 'last-trade' | 'previous-close'
  /**
   * Close of the trading day before. On KRX it is KIS's base price (기준가), from which price limits and changes are counted: on
   * an ex-rights day and after a split the close is adjusted.
   */
  readonly previousClose: Decimal | undefined
  /**
   * Highest price of an order today, the upper price limit of KRX. Undefined abroad, and where KIS sends none. That of KRX's
   * after-market counts from the close of the day, and whether KIS then shows it here is not documented.
   */
  readonly upperLimit: Decimal | undefined
  /** Lowest price of an order today, as `upperLimit`: whether it is that of the after-market in its hours is not documented. */
  readonly lowerLimit: Decimal | undefined
  /** Shares traded today. */
  readonly volume: Decimal | undefined
  /**
   * Whether trading is suspended. Undefined abroad, where KIS's quote does not say it; `getInstrumentInfo` does. Whether it is
   * the state of NXT with that venue is not documented; `isHaltedOnNxt` of `getInstrumentInfo` is.
   */
  readonly isHalted: boolean | undefined
  /**
   * Whether a volatility interruption (VI) has turned trading into a single-price auction. Undefined abroad. A circuit breaker
   * of the whole market is in no field of KIS's quotes.
   */
  readonly isInAuction: boolean | undefined
  /** Warning on the issue; undefined abroad, and where KIS sends an unknown code. */
  readonly warning: MarketWarning | undefined
  /**
   * Whether KIS delays the price, by 15 minutes: in Hong Kong, China, Japan and Vietnam, unless the account has a paid
   * subscription, of which the answer says nothing.
   */
  readonly isDelayed: boolean
}

/**
 * Returns the price of an instrument now, with one call. Outside trading hours it is the price of the last trade, and before
 * the first trade of a day the close of the day before; `basis` says which.
 *
 * @example
 * const { price, basis } = await getQuote(kis, { symbol: 'AAPL', exchange: 'NASD' })
 * if (basis === 'previous-close') console.log(`no trade yet; the last close was ${price}`)
 *
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols, or an unknown venue
 * @throws {KisUnknownSymbolError} refused: the exchange or the venue lists no such symbol
 * @throws what `KisClient.call` throws
 */
export async function getQuote(
  client: KisClient,
  instrument: Instrument & AtVenue,
  options?: CallOptions,
): Promise<Quote> {
  checkAction({ of: 'getQuote', client, input: instrument, fields: quotedFields, options, takesRecords: true })
  const parsed = parseInstrument(instrument)
  const at = parseQuoteVenue(instrument.venue, parsed.exchange)
  return parsed.exchange === 'KRX'
    ? readDomesticQuote(client, parsed.symbol, at, options)
    : readOverseasQuote(client, parsed, options)
}

async function readDomesticQuote(
  client: KisClient,
  symbol: StockSymbol,
  venue: QuoteVenue,
  options: CallOptions | undefined,
): Promise<Quote> {
  const input = { FID_COND_MRKT_DIV_CODE: marketCode(venue), FID_INPUT_ISCD: symbol }
  const { output } = await client.call(inquirePrice, input, options)
  const last = readOptionalPrice(output.stck_prpr, 'stck_prpr')
  const previousClose = readOptionalPrice(output.stck_sdpr, 'stck_sdpr')
  const price = last ?? previousClose
  // KIS answers an unknown symbol with success and zeros.
  if (price === undefined) throw new KisUnknownSymbolError(symbol, venue === 'NXT' ? 'NXT' : 'KRX')
  const volume = readOptionalDecimal(output.acml_vol, 'acml_vol')
  return {
    symbol,
    exchange: 'KRX',
    currency: currencyOf('KRX'),
    venue,
    price,
    // Before the open KIS puts the close before into the price, with no volume.
    basis: last === undefined || (volume !== undefined && Number(volume) === 0) ? 'previous-close' : 'last-trade',
    previousClose,
    upperLimit: readOptionalPrice(output.stck_mxpr, 'stck_mxpr'),
    lowerLimit: readOptionalPrice(output.stck_llam, 'stck_llam'),
    volume,
    ...readTradingState(output),
    isDelayed: false,
  }
}

/** 종목상태구분코드 of a suspended issue. @see catalog/codes.json stockStatus */
const suspended = '58'
/** 시장경고코드. @see catalog/codes.json marketWarning */
const warnings: Readonly<Record<string, MarketWarning>> = {
  '00': 'none',
  '01': 'caution',
  '02': 'warning',
  '03': 'risk',
}

function readTradingState(output: InquirePriceOutput): Pick<Quote, 'isHalted' | 'isInAuction' | 'warning'> {
  const { iscd_stat_cls_code: status, temp_stop_yn: stopped } = output
  return {
    isHalted: status === undefined && stopped === undefined ? undefined : status === suspended || stopped === 'Y',
    isInAuction: readInterruption(output.vi_cls_code),
    warning: warnings[output.mrkt_warn_cls_code ?? ''],
  }
}

async function readOverseasQuote(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  options: CallOptions | undefined,
): Promise<Quote> {
  const { output } = await client.call(overseasPrice, { EXCD: quoteExchange[exchange], SYMB: symbol }, options)
  // `last` is empty or zero while the market has no price yet; for an unknown symbol `base` is too. A zero that counted as a
  // price has sold a position (Jiho-Son/Ouroboros#646).
  const last = readOptionalPrice(output.last, 'last')
  const previousClose = readOptionalPrice(output.base, 'base')
  const price = last ?? previousClose
  if (price === undefined) throw new KisUnknownSymbolError(symbol, exchange)
  return {
    symbol,
    exchange,
    currency: currencyOf(exchange),
    venue: undefined,
    price,
    basis: last === undefined ? 'previous-close' : 'last-trade',
    previousClose,
    upperLimit: undefined,
    lowerLimit: undefined,
    volume: readOptionalDecimal(output.tvol, 'tvol'),
    isHalted: undefined,
    isInAuction: undefined,
    warning: undefined,
    // The portal's pages of the prices abroad: the US without delay, the others 15 minutes late.
    isDelayed: marketOf(exchange) !== 'US',
  }
}

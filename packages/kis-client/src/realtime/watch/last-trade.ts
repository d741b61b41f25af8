import type { CallOptions, KisClient } from '../../client/client.ts'
import type { ServerClock } from '../../connection/server-clock.ts'
import { inquireTimeItemconclusion } from '../../endpoints/domestic-stock.gen.ts'
import { price as overseasPrice, quotInquireCcnl } from '../../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../../errors.ts'
import type { Exchange, QuoteExchange } from '../../market/exchange.ts'
import { marketCode } from '../../quotes/quote-venue.ts'
import { readKstInstant, readOptionalDecimal, readOptionalPrice } from '../../values/answer-fields.ts'
import { kstText } from '../../values/dates.ts'
import { compareDecimals, type Decimal } from '../../values/decimal.ts'
import type { Topic } from '../topics/topic.ts'
import { type DaytimeExchange, type TradedSymbol, tradedSymbol } from './traded-symbol.ts'

/** Last trade of a topic's symbol as REST shows it, and what a comparison with the rows of the topic needs. */
export interface LastTrade {
  /**
   * Time of the trade by KIS's clock, cut to the second, in ms since 1970. Undefined if nothing has traded today, or if KIS does
   * not send the time: in the daytime session of the US, and abroad in paper trading.
   */
  readonly at: number | undefined
  /** Price of the trade; undefined if nothing has traded today. */
  readonly price: Decimal | undefined
  /** Shares of the trade. */
  readonly quantity: Decimal | undefined
  /** Shares traded today, this trade included. */
  readonly volume: Decimal | undefined
  /** Exchange of the symbol; `KRX` for a share that NXT trades too. */
  readonly exchange: Exchange
  /** Rows of the topic. A book can change without a trade, so that no trade says little about a book. */
  readonly rows: 'trades' | 'book'
  /** Time by which the feed is behind the trades, in ms, as KIS documents it. */
  readonly delayMs: number
  /** Instant of the question by the client's clock: later trades may be missing. */
  readonly askedAt: number
  /** KIS's clock at the answer. */
  readonly kisClock: ServerClock
}

/** Reads the last trade for a topic. It resolves with undefined where KIS has no such read. */
export type ReadLastTrade = (topic: Topic, options: CallOptions) => Promise<LastTrade | undefined>

/**
 * Reads the last trade of a topic's symbol, with one call.
 *
 * For KRX-listed shares it is `inquire-time-itemconclusion`: each row has the time and the volume of the day up to it, on KRX, on
 * NXT and on both, in real and paper trading. `inquire-ccnl` has the same rows without the volume, so two trades of one
 * second look like one; `inquire-price` has the volume without the time, so a row whose volume counts otherwise than the
 * feed's would look like a trade. Abroad it is `quot-inquire-ccnl`, which has both, and `price` where that is not offered.
 *
 * @returns undefined for a topic that the trades of a symbol do not prove
 * @throws {KisUnknownSymbolError} the venue does not list the symbol
 * @throws {KisAnswerError} a field cannot be read
 * @throws what `KisClient.call` throws
 */
export async function lastTrade(
  kis: KisClient,
  topic: Topic,
  options: CallOptions = {},
): Promise<LastTrade | undefined> {
  const symbol = tradedSymbol(topic)
  if (symbol === undefined) return undefined
  const askedAt = kis.clock.now()
  const trade = await readTrade(kis, symbol, options)
  return describe(kis, symbol, trade, askedAt)
}

/** Returns the last trade of a topic on which nothing trades, without a call. */
export function noTradeOf(kis: KisClient, topic: Topic): LastTrade | undefined {
  const symbol = tradedSymbol(topic)
  return symbol && describe(kis, symbol, noTrade, kis.clock.now())
}

const describe = (kis: KisClient, symbol: TradedSymbol, trade: Trade, askedAt: number): LastTrade => {
  const { exchange, rows, delayMs } = symbol
  return { ...trade, exchange, rows, delayMs, askedAt, kisClock: clockOf(kis) }
}

type Trade = Pick<LastTrade, 'at' | 'price' | 'quantity' | 'volume'>

const noTrade: Trade = { at: undefined, price: undefined, quantity: undefined, volume: undefined }

/** Returns KIS's clock; without an answer that has a date, the clocks are taken to be within a second. */
const clockOf = (kis: KisClient): ServerClock => kis.serverClock() ?? { aheadMs: 0, errorMs: 1_000 }

function readTrade(kis: KisClient, symbol: TradedSymbol, options: CallOptions): Promise<Trade> {
  if (symbol.exchange === 'KRX') return readDomestic(kis, symbol, options)
  const { quoteCode } = symbol
  return isRegular(quoteCode) && kis.environment === 'real'
    ? readOverseas(kis, symbol.symbol, quoteCode, options)
    : readOverseasVolume(kis, symbol, quoteCode, options)
}

const isRegular = (code: QuoteExchange | DaytimeExchange): code is QuoteExchange => !/^BA/.test(code)

/** Span by which a time of KIS may lie ahead of its clock as it is known here, in ms. */
const marginMs = 2_000

async function readDomestic(
  kis: KisClient,
  { symbol, venue }: Extract<TradedSymbol, { readonly exchange: 'KRX' }>,
  options: CallOptions,
): Promise<Trade> {
  const input = { FID_COND_MRKT_DIV_CODE: marketCode(venue), FID_INPUT_ISCD: symbol }
  // KIS answers with the trades up to this time: a little ahead, so that its clock does not cut off the last one.
  const until = kstText(kisTime(kis) + marginMs).slice(8)
  const { output1, output2 } = await kis.call(
    inquireTimeItemconclusion,
    { ...input, FID_INPUT_HOUR_1: until },
    { ...options, list: 'output2' },
  )
  if (output2.length === 0 && readOptionalPrice(output1.stck_prpr, 'stck_prpr') === undefined)
    throw new KisUnknownSymbolError(symbol, venue === 'NXT' ? 'NXT' : 'KRX')
  const soFar = readOptionalDecimal(output1.acml_vol, 'acml_vol')
  if (soFar !== undefined && Number(soFar) === 0) return noTrade
  const now = kisTime(kis)
  const trades = output2.flatMap(({ stck_cntg_hour, stck_pbpr, cnqn, acml_vol }): readonly Trade[] => {
    if (stck_cntg_hour === undefined) return []
    const at = readKstInstant(kstText(now).slice(0, 8), stck_cntg_hour, 'stck_cntg_hour')
    // Before the first trade of a day KIS shows those of the day before: their times have not come yet.
    if (at > now + marginMs) return []
    return [
      {
        at,
        price: readOptionalPrice(stck_pbpr, 'stck_pbpr'),
        quantity: readOptionalDecimal(cnqn, 'cnqn'),
        volume: readOptionalDecimal(acml_vol, 'acml_vol'),
      },
    ]
  })
  return newestOf(trades) ?? noTrade
}

async function readOverseas(kis: KisClient, symbol: string, EXCD: QuoteExchange, options: CallOptions): Promise<Trade> {
  const { output2 } = await kis.call(
    quotInquireCcnl,
    { EXCD, TDAY: '1', SYMB: symbol },
    { ...options, list: 'output2' },
  )
  const now = kisTime(kis)
  const trades = output2.flatMap(({ khms, last, evol, tvol }): readonly Trade[] => {
    if (khms === undefined) return []
    const today = readKstInstant(kstText(now).slice(0, 8), khms, 'khms')
    return [
      {
        // The rows have no date, and a session of New York spans midnight in Korea.
        at: today > now + marginMs ? today - dayMs : today,
        price: readOptionalPrice(last, 'last'),
        quantity: readOptionalDecimal(evol, 'evol'),
        volume: readOptionalDecimal(tvol, 'tvol'),
      },
    ]
  })
  return newestOf(trades) ?? noTrade
}

const dayMs = 86_400_000

/** Reads price and volume where KIS does not send the time of the last trade. */
async function readOverseasVolume(
  kis: KisClient,
  { symbol, exchange }: TradedSymbol,
  EXCD: QuoteExchange | DaytimeExchange,
  options: CallOptions,
): Promise<Trade> {
  const { output } = await kis.call(overseasPrice, { EXCD, SYMB: symbol }, options)
  const price = readOptionalPrice(output.last, 'last')
  if (price === undefined && readOptionalPrice(output.base, 'base') === undefined)
    throw new KisUnknownSymbolError(symbol, exchange)
  return price === undefined ? noTrade : { ...noTrade, price, volume: readOptionalDecimal(output.tvol, 'tvol') }
}

const kisTime = (kis: KisClient): number => kis.clock.now() + clockOf(kis).aheadMs

/** Returns the newest trade, by its volume where two have one time; the order of the rows is not documented. */
function newestOf(trades: readonly Trade[]): Trade | undefined {
  return trades.reduce<Trade | undefined>((newest, trade) => (isNewer(trade, newest) ? trade : newest), undefined)
}

function isNewer(trade: Trade, newest: Trade | undefined): boolean {
  if (newest?.at === undefined || trade.at === undefined) return newest === undefined
  if (trade.at !== newest.at) return trade.at > newest.at
  return trade.volume !== undefined && newest.volume !== undefined && compareDecimals(trade.volume, newest.volume) > 0
}

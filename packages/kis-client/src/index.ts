export { type Balance, getBalance } from './account/get-balance.ts'
export { type BuyingPower, getBuyingPower } from './account/get-buying-power.ts'
export {
  getRealizedProfit,
  type ProfitPeriod,
  type RealizedProfit,
  type RealizedSale,
} from './account/get-realized-profit.ts'
export { listPositions, type Position } from './account/list-positions.ts'
export type { CallEnded } from './call-event.ts'
export {
  type CallOptions,
  createKisClient,
  type KisClient,
  type KisClientOptions,
  type KisCredentials,
  type PageOptions,
  type RowOf,
} from './client.ts'
export { systemClock } from './clock.ts'
export type { KisCode, KisCodeKind, KisRetry } from './codes.gen.ts'
export { type CodeMeaning, explainCode } from './codes.ts'
export type { KisAppCredentials } from './credentials/credentials.ts'
export { type KisTokenIssuerOptions, kisTokenIssuer } from './credentials/token-issuer.ts'
export { addDecimals, compareDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from './decimal.ts'
export type {
  AnyEndpoint,
  Block,
  Endpoint,
  Feed,
  FieldRule,
  ListName,
  PagedEndpoint,
  Paging,
  TrIdChoice,
} from './endpoint.ts'
export { type Environment, type KisHosts, kisHosts, kisLimits, type RateLimit } from './environment.ts'
export {
  type AnyKisError,
  isKisError,
  KisAnswerError,
  KisClosedError,
  KisError,
  KisInputError,
  KisNoTokenError,
  KisNotOfferedError,
  KisOrdersLockedError,
  KisRefusedError,
  KisUnansweredError,
  KisUnknownSymbolError,
  KisUnreachableError,
  type Outcome,
} from './errors.ts'
export type { KisEvents } from './events.ts'
export type { Irregularity } from './irregular.ts'
export { type Candle, type CandleRange, getCandles } from './market/get-candles.ts'
export { getInstrumentInfo, type InstrumentInfo, type InstrumentKind } from './market/get-instrument-info.ts'
export { getMinuteCandles, type MinuteCandle, type MinuteSpan } from './market/get-minute-candles.ts'
export { getOrderBook, type OrderBook, type OrderBookLevel } from './market/get-order-book.ts'
export { getQuote, type Quote } from './market/get-quote.ts'
export { type Currency, type Exchange, type Instrument, marketOf, type OverseasExchange } from './market/instrument.ts'
export { listRanking, type RankedInstrument, type RankingBy } from './market/list-ranking.ts'
export { createMarketCalendar, type MarketCalendar, type MarketCalendarOptions } from './market/market-calendar.ts'
export { isMarketOpen, nextOpen, regularSession, type Session } from './market/market-hours.ts'
export { isOnTick, type Market, roundToTick, type TickInstrument, tickSize } from './market/tick.ts'
export { createLocalPacer, type Pacer, type Priority } from './pacing.ts'
export type { SessionBuilt } from './session.ts'
export { cancelOrder } from './trading/cancel-order.ts'
export { type Fill, listFills } from './trading/list-fills.ts'
export { listOpenOrders, listOrders, type Order, type OrderState } from './trading/list-orders.ts'
export type { OrderReference, Venue } from './trading/order.ts'
export type { OrderPeriod } from './trading/order-rows.ts'
export { type Auction, type NewOrder, placeOrder } from './trading/place-order.ts'
export { reviseOrder } from './trading/revise-order.ts'
export {
  type Connection,
  type Transport,
  type TransportRequest,
  type TransportResponse,
  undiciConnection,
} from './transport.ts'
export {
  type AccountNumber,
  type Decimal,
  type KstDate,
  type OverseasSymbol,
  parseAccountNumber,
  parseDecimal,
  parseKstDate,
  parseOverseasSymbol,
  parseStockSymbol,
  type StockSymbol,
  toKstDate,
} from './values.ts'

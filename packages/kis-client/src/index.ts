export { type Balance, getBalance } from './account/get-balance.ts'
export { type BuyingPower, getBuyingPower } from './account/get-buying-power.ts'
export { listPositions, type Position } from './account/list-positions.ts'
export {
  type CallOptions,
  createKisClient,
  type KisClient,
  type KisClientOptions,
  type KisCredentials,
} from './client.ts'
export { systemClock } from './clock.ts'
export type { KisAppCredentials } from './credentials/credentials.ts'
export { type KisTokenIssuerOptions, kisTokenIssuer } from './credentials/token-issuer.ts'
export { addDecimals, compareDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from './decimal.ts'
export type { AnyEndpoint, Endpoint, Feed, FieldRule, Paging, TrIdChoice } from './endpoint.ts'
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
export { type Candle, type CandleRange, getCandles } from './market/get-candles.ts'
export { getQuote, type Quote } from './market/get-quote.ts'
export type { Currency, Exchange, Instrument, UsExchange } from './market/instrument.ts'
export { isMarketOpen, nextOpen, regularSession, type Session } from './market/market-hours.ts'
export { isOnTick, type Market, roundToTick, type TickInstrument, tickSize } from './market/tick.ts'
export { createLocalPacer, type Pacer, type Priority } from './pacing.ts'
export type { SessionBuilt } from './session.ts'
export { cancelOrder } from './trading/cancel-order.ts'
export { type Fill, listFills } from './trading/list-fills.ts'
export { listOpenOrders, listOrders, type Order, type OrderState } from './trading/list-orders.ts'
export type { OrderReference, Venue } from './trading/order.ts'
export type { OrderPeriod } from './trading/order-rows.ts'
export { type NewOrder, placeOrder } from './trading/place-order.ts'
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

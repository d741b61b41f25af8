export type {
  Clock,
  IssuedToken,
  IssueOptions,
  IssuerVerdict,
  Lease,
  Token,
  TokenIssuer,
  TokenRecord,
  TokenSource,
  TokenStore,
} from '@stockeye/token-manager'
export { type AccountSummary, type CashSummary, getAccountSummary } from './account/get-account-summary.ts'
export { type Balance, getBalance } from './account/get-balance.ts'
export { type BuyingPower, type BuyingPowerWanted, getBuyingPower } from './account/get-buying-power.ts'
export {
  getRealizedProfit,
  type ProfitPeriod,
  type RealizedProfit,
  type RealizedSale,
} from './account/get-realized-profit.ts'
export {
  listPositions,
  type Position,
  type Positions,
  type PositionsWanted,
  type PriceBasis,
  type UnreadablePosition,
} from './account/list-positions.ts'
export type { CallEnded } from './client/call-event.ts'
export type { CallOptions, KisClient, PageOptions, RowOf } from './client/client.ts'
export { createKisClient } from './client/create-client.ts'
export type { KisEvents } from './client/events.ts'
export type { CustomerType, KisClientOptions, KisCredentials } from './client/options.ts'
export type { SchemaDrift } from './client/schema-drift.ts'
export type { KisCode, KisCodeKind, KisRetry } from './codes.gen.ts'
export { type CodeMeaning, explainCode } from './codes.ts'
export type { ServerClock } from './connection/server-clock.ts'
export type { SessionBuilt } from './connection/token-session.ts'
export {
  type Connection,
  type Transport,
  type TransportRequest,
  type TransportResponse,
  undiciConnection,
} from './connection/transport.ts'
export type { CorporateAction, CorporateActionKind } from './corporate-actions/corporate-action.ts'
export { type CorporateActionRange, listCorporateActions } from './corporate-actions/list-corporate-actions.ts'
export type { KisAppCredentials } from './credentials/credentials.ts'
export { type KisTokenIssuerOptions, kisTokenIssuer } from './credentials/token-issuer.ts'
export { type RecordAnswersOptions, recordAnswers } from './drift/record-answers.ts'
export type {
  AnyEndpoint,
  Block,
  Endpoint,
  Feed,
  FeedClock,
  FieldRule,
  ListName,
  ListNames,
  PagedEndpoint,
  Paging,
  TextColumn,
  TrIdChoice,
} from './endpoint.ts'
export {
  type CallRate,
  type Environment,
  type KisHosts,
  kisHosts,
  kisRateLimits,
  type RateLimit,
} from './environment.ts'
export {
  type AnyKisError,
  isKisError,
  KisAccountTakenError,
  KisAnswerError,
  KisClosedError,
  KisError,
  KisInputError,
  KisJournalError,
  KisNoTokenError,
  KisNotLiveError,
  KisNotOfferedError,
  KisOrderConflictError,
  KisOrderDeniedError,
  KisOrdersLockedError,
  KisOrderUnsettledError,
  KisRealtimeError,
  KisRecordingError,
  KisRefusedError,
  KisUnansweredError,
  KisUnknownSymbolError,
  KisUnreachableError,
  type Outcome,
  type RealtimeProblem,
} from './errors.ts'
export { createMarketCalendar, type MarketCalendar, type MarketCalendarOptions } from './market/calendar.ts'
export type { ClaimOptions, ContestedClaim } from './market/dated.ts'
export { type Exchange, exchanges, marketOf, type OverseasExchange } from './market/exchange.ts'
export { exchangeDate } from './market/exchange-date.ts'
export { type MarketDay, marketDay } from './market/holidays.ts'
export type { Instrument, InstrumentKind } from './market/instrument.ts'
export { type Currency, currencies, type Market, markets } from './market/market.ts'
export { type HoursName, type HoursVenue, type NamedHours, tradingHours } from './market/named-hours.ts'
export { type OrderHours, type OrderKind, orderHours } from './market/order-hours.ts'
export { type AcceptedOrder, type OrderLife, type OrderLifeOptions, orderLife } from './market/order-life.ts'
export { salesTaxPercent, type TaxedBoard } from './market/sales-tax.ts'
export { settlementDate } from './market/settlement-date.ts'
export { isOnTick, roundToTick, type TickOptions, tickSize } from './market/tick.ts'
export { isMarketOpen, nextOpen, regularTradingHours, type TradingHours } from './market/trading-hours.ts'
export { type Cancellation, cancelOrder } from './orders/cancel-order.ts'
export { checkOrder } from './orders/guards/check-order.ts'
export type { Denial, DenialCode } from './orders/guards/denials.ts'
export type { OrderFacts, OwnOrder, ReadFacts, TradingMode } from './orders/guards/facts.ts'
export { findDenial } from './orders/guards/find-denial.ts'
export type { AmountLimits, OrderLimits } from './orders/guards/limits.ts'
export type { OrderGuards } from './orders/guards/order-guards.ts'
export type { HoldingMismatch } from './orders/history/account-record.ts'
export type { EndpointCall, OrderChange, OrderName, Reading } from './orders/history/fact.ts'
export type { NoticedOrder } from './orders/history/noticed.ts'
export type { OrderRecord } from './orders/history/order-record.ts'
export type { TradingState } from './orders/history/order-states.ts'
export type { HistoryKey, JournalEntry, OrderJournal, TraderLease, TraderLeases } from './orders/journal/journal.ts'
export { memoryJournal } from './orders/journal/memory.ts'
export { type Fill, listFills } from './orders/list-fills.ts'
export { listOpenOrders, listOrders, type Order, type OrderState } from './orders/list-orders.ts'
export type { OrderReference } from './orders/order.ts'
export type { OrderOrigin } from './orders/order-origin.ts'
export type { KrxOrderType, UsOrderType } from './orders/order-type.ts'
export { type NewOrder, type NewReservedOrder, placeOrder } from './orders/place-order.ts'
export {
  listReservedOrders,
  type ReservedOrder,
  type ReservedOrderPeriod,
  type ReservedOrderState,
} from './orders/reserved/list-reserved-orders.ts'
export type { ReservedOrderReference } from './orders/reserved/reference.ts'
export { type Revision, reviseOrder } from './orders/revise-order.ts'
export type { OrderPeriod } from './orders/rows.ts'
export type { WaitOptions } from './orders/tracking/wait-for-order.ts'
export type { ReportedNotice, TradingEvents, UnconfirmedNotice } from './orders/tracking/watching.ts'
export { createTrading } from './orders/trading/create-trading.ts'
export type { Halted } from './orders/trading/kill-switch.ts'
export type {
  CancelOptions,
  Claim,
  PlaceOptions,
  ReviseOptions,
  Trading,
  TradingAccount,
  TradingOptions,
} from './orders/trading/trading.ts'
export type { Venue } from './orders/venue.ts'
export { createLocalPacer, type LocalPacerOptions } from './pacing/local-pacer.ts'
export type { Pacer, Priority, TurnOptions } from './pacing/pacer.ts'
export { type Candle, type CandleRange, getCandles } from './quotes/get-candles.ts'
export { getInstrumentInfo, type InstrumentInfo } from './quotes/get-instrument-info.ts'
export { getMinuteCandles, type MinuteCandle, type MinuteSpan } from './quotes/get-minute-candles.ts'
export { getOrderBook, type OrderBook, type OrderBookLevel } from './quotes/get-order-book.ts'
export { getQuote, type MarketWarning, type Quote } from './quotes/get-quote.ts'
export { listRanking, type RankedInstrument, type RankingBy } from './quotes/list-ranking.ts'
export type { AtVenue, QuoteVenue } from './quotes/quote-venue.ts'
export type { RealtimeAccess } from './realtime/access.ts'
export type { Line, LineFrame, LineListener, OpenLine } from './realtime/line.ts'
export type { WatchedInstrument } from './realtime/markets/instruments.ts'
export type { ListenOptions, Watch, WatchedFeed, Watching, WatchOptions } from './realtime/markets/watch.ts'
export {
  listenToMarketState,
  type StateFeed,
  type StateFeeds,
  type WatchedMarketState,
  watchMarketState,
} from './realtime/markets/watch-market-state.ts'
export { listenToOrderBook, type WatchedOrderBook, watchOrderBook } from './realtime/markets/watch-order-book.ts'
export { listenToTrades, type Trade, watchTrades } from './realtime/markets/watch-trades.ts'
export type { NoticeAccount } from './realtime/notices/account.ts'
export type { ExecutionNotice, NoticeKind, NoticeSource } from './realtime/notices/execution-notice.ts'
export type { RecordOptions } from './realtime/recording/record-line.ts'
export { type ReplayOptions, type ReplayReport, replayLine } from './realtime/recording/replay-line.ts'
export type { OpenSocket, RealtimeSocket } from './realtime/session/socket.ts'
export type { SocketListeners } from './realtime/session/socket-listeners.ts'
export type {
  Meeting,
  MeetingOptions,
  PeerConnection,
  Receiver,
  Reception,
  Sharing,
  Tenure,
} from './realtime/sharing/meeting.ts'
export type { KeyMemory } from './realtime/sharing/memory.ts'
export type { WhenFull } from './realtime/stream/buffer.ts'
export { createStream } from './realtime/stream/create-stream.ts'
export type {
  Gap,
  IterateOptions,
  Listening,
  Stream,
  StreamEvents,
  StreamOptions,
  StreamRow,
  SubscribeOptions,
  Subscription,
  TopicReport,
  TopicStatus,
} from './realtime/stream/stream.ts'
export type { Topic, TopicRefusal, TopicState } from './realtime/topics/topic.ts'
export type { InterruptionKind, MarketPhase } from './realtime/venues/market-codes.ts'
export type { MarketState, PhaseCode } from './realtime/venues/market-state.ts'
export type { RowSession } from './realtime/venues/row-session.ts'
export type { BackFill, FilledMinute, GapSpan, Unfilled } from './realtime/watch/back-fill.ts'
export type { LastTrade } from './realtime/watch/last-trade.ts'
export type { RestPrice } from './realtime/watch/rest-prices.ts'
export type { FeedColumn, FeedRow } from './realtime/wire/feed-row.ts'
export { type AccountNumber, parseAccountNumber } from './values/account-number.ts'
export { type CalendarDate, parseCalendarDate } from './values/dates.ts'
export {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from './values/decimal.ts'
export { type OverseasSymbol, parseOverseasSymbol, parseStockSymbol, type StockSymbol } from './values/symbols.ts'

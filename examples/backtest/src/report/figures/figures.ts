import { currencyOf, type Market, marketOf, markets as tradedMarkets } from '@stockeye/example-trader/market/watched'
import type { CalendarDate, Currency, Decimal } from '@stockeye/kis-client'
import type { BarData } from '../../data/bar-data.ts'
import type { BacktestRecord, Close, PlayedOrder } from '../../run/record.ts'
import { totalOf, zero } from './amounts.ts'
import { type HeldInstrument, holdInstrument, meanOf } from './benchmark.ts'
import { costsOf, type MarketCosts } from './costs.ts'
import { type Drawdown, highestDrawdown } from './drawdown.ts'
import { type CurvePoint, combineCurves, type EquityPoint, equityOf, exposureOf, returnOf } from './equity.ts'
import { countOrders, type OrderCounts } from './order-counts.ts'
import { type RoundTrip, roundTripsOf, statisticsOf, type TripStatistics } from './round-trips.ts'

/** Curve with what is read from it. */
export interface Performance<Point extends CurvePoint = CurvePoint> {
  readonly return: number
  readonly drawdown: Drawdown
  readonly curve: readonly Point[]
}

/** Figures of one symbol. */
export interface SymbolFigures {
  readonly market: Market
  readonly symbol: string
  readonly trips: TripStatistics
  /** Profit of its round trips after costs. */
  readonly profit: Decimal
  readonly costs: Decimal
  /** Return of the symbol itself, bought at the first close and held. */
  readonly held: number
}

/** Figures of one market, in its own currency. */
export interface MarketFigures extends Performance<EquityPoint> {
  readonly market: Market
  readonly currency: Currency
  /** First and last close that is measured; undefined without a close. */
  readonly from: CalendarDate | undefined
  readonly to: CalendarDate | undefined
  readonly start: Decimal
  /** Equity at the last close. */
  readonly end: Decimal
  /** Part of the equity in positions, as the mean of the closes. */
  readonly exposure: number
  readonly benchmark: Performance
  readonly costs: MarketCosts
  readonly trips: readonly RoundTrip[]
  readonly statistics: TripStatistics
  readonly orders: OrderCounts
  readonly symbols: readonly SymbolFigures[]
}

/** Figures of a backtest. */
export interface Figures extends Performance {
  readonly bars: number
  readonly exposure: number
  readonly benchmark: Performance
  readonly statistics: TripStatistics
  readonly orders: OrderCounts
  readonly markets: readonly MarketFigures[]
}

export interface FiguresOptions {
  readonly record: BacktestRecord
  readonly data: Pick<BarData, 'instruments' | 'days'>
  /** Days before today that the rules of each market need: a market is measured from the first close with a symbol that has them. */
  readonly daysNeeded: Readonly<Record<Market, number>>
}

/** Computes the figures of a backtest from its record. Amounts of two currencies are never added: returns are combined by equal parts. */
export function figuresOf(options: FiguresOptions): Figures {
  const { record } = options
  const markets = tradedMarkets
    .filter((market) => record.cash[market] !== undefined)
    .map((market) => marketFigures(market, options))
  return {
    ...performanceOf(combineCurves(markets.map(({ curve }) => curve))),
    bars: record.bars,
    exposure: markets.reduce((sum, { exposure }) => sum + exposure, 0) / Math.max(1, markets.length),
    benchmark: performanceOf(combineCurves(markets.map(({ benchmark }) => benchmark.curve))),
    statistics: statisticsOf(markets.flatMap(({ trips }) => trips)),
    orders: countOrders(record.orders),
    markets,
  }
}

function performanceOf<Point extends CurvePoint>(curve: readonly Point[]): Performance<Point> {
  return { return: returnOf(curve), drawdown: highestDrawdown(curve), curve }
}

function marketFigures(market: Market, options: FiguresOptions): MarketFigures {
  const { record, data } = options
  const start = record.cash[market] ?? zero
  const instruments = data.instruments.filter((instrument) => marketOf(instrument) === market)
  const orders = ordersOf(record, market)
  const closes = closesOf(market, options)
  const dates = closes.map(({ date }) => date)
  const curve = equityOf(closes, start)
  const costs = costsOf({ market, start, closes, orders, instruments })
  const trips = roundTripsOf({ market, orders, closes, costsByOrder: costs.byOrder })
  const held = instruments.map(({ symbol }) => holdInstrument(data, symbol, dates))
  return {
    market,
    currency: currencyOf[market],
    from: dates[0],
    to: dates.at(-1),
    start,
    end: curve.at(-1)?.equity ?? start,
    ...performanceOf(curve),
    exposure: exposureOf(curve),
    benchmark: performanceOf(meanOf(held, dates)),
    costs,
    trips,
    statistics: statisticsOf(trips),
    orders: countOrders(orders),
    symbols: held.map((its) => symbolFigures(market, its, trips)),
  }
}

const ordersOf = ({ orders }: BacktestRecord, market: Market): readonly PlayedOrder[] =>
  orders.filter((order) => order.market === market).sort((one, other) => one.at - other.at)

/** Returns the closes of a market from the first one on which its rules could decide about a symbol. */
function closesOf(market: Market, { record, data, daysNeeded }: FiguresOptions): readonly Close[] {
  const firsts = data.instruments
    .filter((instrument) => marketOf(instrument) === market)
    .flatMap(({ symbol }) => data.days(symbol).filter(({ volume }) => volume > 0)[daysNeeded[market]]?.date ?? [])
    .sort()
  const first = firsts[0]
  return record.closes.filter((close) => close.market === market && first !== undefined && close.date >= first)
}

function symbolFigures(market: Market, { symbol, curve }: HeldInstrument, all: readonly RoundTrip[]): SymbolFigures {
  const trips = all.filter((trip) => trip.symbol === symbol)
  return {
    market,
    symbol,
    trips: statisticsOf(trips),
    profit: totalOf(trips.map(({ profit }) => profit)),
    costs: totalOf(trips.map(({ costs }) => costs)),
    held: returnOf(curve),
  }
}

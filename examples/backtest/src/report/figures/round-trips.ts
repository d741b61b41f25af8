import type { Market } from '@stockeye/example-trader/market/watched'
import {
  addDecimals,
  type CalendarDate,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  subtractDecimals,
} from '@stockeye/kis-client'
import type { Close, PlayedOrder } from '../../run/record.ts'
import { filledAmount, isPositive, ratioOf, roundMoney, totalOf, zero } from './amounts.ts'

/** Way of one symbol from no share to no share, or to the last close. */
export interface RoundTrip {
  readonly market: Market
  readonly symbol: string
  /** Day of the first purchase and its reason. */
  readonly inOn: CalendarDate
  readonly inReason: string
  /** Day of the last sale, and its reason; undefined while shares are held. */
  readonly outOn: CalendarDate | undefined
  readonly outReason: string | undefined
  /** Whether shares are held at the last close, whose price values them. */
  readonly isOpen: boolean
  /** Shares bought. */
  readonly shares: Decimal
  /** Average price of the purchases. */
  readonly inPrice: Decimal
  /** Average price of the sales, with the shares that are held at the price of the last close. */
  readonly outPrice: Decimal
  readonly profitBeforeCosts: Decimal
  /** Fees and taxes of its orders. */
  readonly costs: Decimal
  /** Profit after costs; the costs of a sale to come are not in it. */
  readonly profit: Decimal
  /** Profit after costs over the amount of the purchases. */
  readonly return: number
  /** Sessions of the market after the first purchase, up to the last sale or the last close. */
  readonly daysHeld: number
}

interface TripsOptions {
  readonly market: Market
  /** Orders of one market, oldest first. */
  readonly orders: readonly PlayedOrder[]
  /** Closes of the market, oldest first. */
  readonly closes: readonly Close[]
  readonly costsByOrder: ReadonlyMap<string, Decimal>
}

/** Orders of a round trip under way. */
interface Trip {
  /** First purchase, which is in `bought` too. */
  readonly first: PlayedOrder
  readonly bought: PlayedOrder[]
  readonly sold: PlayedOrder[]
  held: Decimal
}

/**
 * Puts the filled orders of a market together to round trips, in the order of their ends; those of open positions come last. Shares
 * are bought and sold at average cost, so a trip's profit is its sales less its purchases.
 */
export function roundTripsOf({ orders, ...options }: TripsOptions): readonly RoundTrip[] {
  const running = new Map<string, Trip>()
  const over: RoundTrip[] = []
  for (const order of orders) {
    if (!isPositive(order.filled)) continue
    // The account begins without shares, so a sale without a purchase is no trip.
    if (order.side === 'sell' && !running.has(order.symbol)) continue
    const trip = running.get(order.symbol) ?? { first: order, bought: [], sold: [], held: zero }
    running.set(order.symbol, trip)
    trip[order.side === 'buy' ? 'bought' : 'sold'].push(order)
    trip.held = (order.side === 'buy' ? addDecimals : subtractDecimals)(trip.held, order.filled)
    if (isPositive(trip.held)) continue
    over.push(tripOf(order.symbol, trip, options))
    running.delete(order.symbol)
  }
  return [...over, ...[...running].map(([symbol, trip]) => tripOf(symbol, trip, options))]
}

const sharesOf = (orders: readonly PlayedOrder[]): Decimal => totalOf(orders.map(({ filled }) => filled))
const amountOf = (orders: readonly PlayedOrder[]): Decimal => totalOf(orders.map(filledAmount))

function tripOf(
  symbol: string,
  { first, bought, sold, held }: Trip,
  { market, closes, costsByOrder }: Omit<TripsOptions, 'orders'>,
): RoundTrip {
  const isOpen = isPositive(held)
  const [shares, paid] = [sharesOf(bought), amountOf(bought)]
  const last = sold.at(-1)
  const value = isOpen ? roundMoney(market, multiplyDecimals(held, lastPriceOf(symbol, closes))) : zero
  const received = addDecimals(amountOf(sold), value)
  const profitBeforeCosts = subtractDecimals(received, paid)
  const costs = totalOf([...bought, ...sold].map(({ clientOrderId }) => costsByOrder.get(clientOrderId) ?? zero))
  const profit = subtractDecimals(profitBeforeCosts, costs)
  const inOn = first.date
  const outOn = isOpen ? undefined : last?.date
  return {
    market,
    symbol,
    inOn,
    inReason: first.reason,
    outOn,
    outReason: isOpen ? undefined : last?.reason,
    isOpen,
    shares,
    inPrice: divideDecimals(paid, shares, 4),
    outPrice: divideDecimals(received, shares, 4),
    profitBeforeCosts,
    costs,
    profit,
    return: ratioOf(profit, paid),
    daysHeld: closes.filter(({ date }) => date > inOn && (outOn === undefined || date <= outOn)).length,
  }
}

/** Returns the price of a symbol at the last close that has one. */
function lastPriceOf(symbol: string, closes: readonly Close[]): Decimal {
  for (const { positions } of closes.toReversed()) {
    const position = positions.find((held) => held.symbol === symbol)
    if (position !== undefined) return position.price ?? position.averagePrice
  }
  return zero
}

/** Statistics of round trips after costs. Trips of open positions count as they stand at the last close. */
export interface TripStatistics {
  readonly count: number
  readonly open: number
  /** Trips with a profit above zero. */
  readonly wins: number
  /** Wins over trips, from 0 to 1. */
  readonly winRate: number
  /** Mean profit of the wins, and mean loss of the others, over the amount of their purchases. */
  readonly averageWin: number
  readonly averageLoss: number
  /** Mean of the sessions held. */
  readonly averageDays: number
}

export function statisticsOf(trips: readonly RoundTrip[]): TripStatistics {
  const isWin = ({ profit }: RoundTrip) => isPositive(profit)
  const [wins, others] = [trips.filter(isWin), trips.filter((trip) => !isWin(trip))]
  return {
    count: trips.length,
    open: trips.filter(({ isOpen }) => isOpen).length,
    wins: wins.length,
    winRate: trips.length === 0 ? 0 : wins.length / trips.length,
    averageWin: meanOf(wins.map((trip) => trip.return)),
    averageLoss: meanOf(others.map((trip) => trip.return)),
    averageDays: meanOf(trips.map(({ daysHeld }) => daysHeld)),
  }
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length

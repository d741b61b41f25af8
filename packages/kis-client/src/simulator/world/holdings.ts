import type { Market } from '../../market/market.ts'
import type { TradingDay } from './holiday-table.ts'
import type { SimulatedInstrument } from './instruments.ts'

export type Side = 'buy' | 'sell'

/** An execution of an order. Amounts are in units of the market's money. */
export interface Fill {
  readonly orderNumber: string
  readonly instrument: SimulatedInstrument
  readonly side: Side
  readonly at: number
  readonly day: TradingDay
  readonly quantity: number
  readonly price: number
  readonly amount: bigint
  readonly fee: bigint
  /** What a sale has won over the average price, before fees; 0 for a purchase. */
  readonly realised: bigint
}

export interface Position {
  readonly instrument: SimulatedInstrument
  readonly quantity: number
  /** What the shares have cost, without fees: KIS's average price is this over the quantity. */
  readonly cost: bigint
}

/** Cash and holdings of one account, changed by fills alone. */
export interface Account {
  cash(market: Market): bigint
  /** Every symbol that was ever held; one that was sold out has quantity 0. */
  positions(market: Market): readonly Position[]
  position(instrument: SimulatedInstrument): Position
  /** Newest first. */
  fills(market: Market): readonly Fill[]
  apply(fill: Omit<Fill, 'amount' | 'fee' | 'realised'>): Fill
}

/**
 * What a trade costs, in parts of 100,000, cut off to whole units: a plain rate where the brokers' tables have many.
 * Korea: 0.015 % each way, and 0.2 % tax on the sale of a stock, which an ETF is spared. Abroad: 0.25 % each way.
 */
const rates = { krx: 15n, krxSalesTax: 200n, abroad: 250n }

export function feeOf({ market, kind }: SimulatedInstrument, side: Side, amount: bigint): bigint {
  const part = (rate: bigint) => (amount * rate) / 100_000n
  if (market !== 'KRX') return part(rates.abroad)
  return part(rates.krx) + (side === 'sell' && kind === 'stock' ? part(rates.krxSalesTax) : 0n)
}

/** What buying takes out of the account. */
export function costOf(instrument: SimulatedInstrument, price: number, quantity: number): bigint {
  const amount = BigInt(price) * BigInt(quantity)
  return amount + feeOf(instrument, 'buy', amount)
}

/** How many shares the money buys at that price, fees included. */
export function affordable(instrument: SimulatedInstrument, price: number, money: bigint): number {
  if (price <= 0 || money <= 0n) return 0
  const rate = instrument.market === 'KRX' ? rates.krx : rates.abroad
  const least = Number((money * 100_000n) / (BigInt(price) * (100_000n + rate)))
  // A fee is cut off to whole units, so the rate alone may count one share too few.
  return costOf(instrument, price, least + 1) <= money ? least + 1 : least
}

export function createAccount(start: {
  readonly cash: Readonly<Record<Market, bigint>>
  readonly positions: readonly Position[]
}): Account {
  const cash = { ...start.cash }
  const positions = new Map(start.positions.map((position) => [position.instrument.symbol, position]))
  const fills: Record<Market, Fill[]> = { KRX: [], US: [], HK: [], CN: [], JP: [], VN: [] }

  const positionOf = (instrument: SimulatedInstrument): Position =>
    positions.get(instrument.symbol) ?? { instrument, quantity: 0, cost: 0n }

  return {
    cash: (market) => cash[market],
    positions: (market) => [...positions.values()].filter(({ instrument }) => instrument.market === market),
    position: positionOf,
    fills: (market) => fills[market],
    apply(trade) {
      const { instrument, side, quantity, price } = trade
      const held = positionOf(instrument)
      const amount = BigInt(price) * BigInt(quantity)
      const fee = feeOf(instrument, side, amount)
      const costSold = side === 'buy' ? 0n : (held.cost * BigInt(quantity)) / BigInt(held.quantity)
      const fill = { ...trade, amount, fee, realised: side === 'buy' ? 0n : amount - costSold }
      const change = side === 'buy' ? quantity : -quantity
      const cost = side === 'buy' ? held.cost + amount : held.cost - costSold
      positions.set(instrument.symbol, { instrument, quantity: held.quantity + change, cost })
      cash[instrument.market] += side === 'buy' ? -(amount + fee) : amount - fee
      fills[instrument.market].unshift(fill)
      return fill
    },
  }
}

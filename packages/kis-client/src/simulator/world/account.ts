import type { Market } from '../../market/market.ts'
import { createFees, type FeePercents, type Fees } from './fees.ts'
import type { SimulatedInstrument } from './instruments.ts'
import type { Side } from './side.ts'
import type { TradingDay } from './trading-day.ts'

/** Execution of an order. Amounts are in units of the market's money. */
export interface BookedFill {
  readonly orderNumber: string
  readonly instrument: SimulatedInstrument
  readonly side: Side
  readonly at: number
  readonly day: TradingDay
  readonly quantity: number
  readonly price: number
  readonly amount: bigint
  /** Fee and tax. */
  readonly fee: bigint
  /** Part of `fee` that is the tax of a sale in Korea. */
  readonly tax: bigint
  /** Profit of a sale over the average price, before fees; 0 for a purchase. */
  readonly realised: bigint
}

/** Shares of one instrument in the account. */
export interface Holding {
  readonly instrument: SimulatedInstrument
  readonly quantity: number
  /** Cost of the shares, without fees: KIS's average price is this over the quantity. */
  readonly cost: bigint
}

/** Cash, holdings and fees of one account; only fills change cash and holdings. Cash counts every trade at once, settled or not. */
export interface SimulatedAccount {
  readonly fees: Fees
  cash(market: Market): bigint
  /** Returns the holding, before the fills after `at`, of every symbol that was ever held; its quantity is 0 when all shares were sold. */
  holdings(market: Market, at?: number): readonly Holding[]
  /** Returns the holding of an instrument, with quantity 0 if it was never held. */
  holding(instrument: SimulatedInstrument): Holding
  /** Returns the fills up to `at`, newest first. */
  fills(market: Market, at?: number): readonly BookedFill[]
  apply(fill: Omit<BookedFill, 'amount' | 'fee' | 'tax' | 'realised'>): BookedFill
}

export function createSimulatedAccount(start: {
  readonly cash: Readonly<Record<Market, bigint>>
  readonly holdings: readonly Holding[]
  /** @default the fees of the catalogue */
  readonly fees?: FeePercents
}): SimulatedAccount {
  const fees = createFees(start.fees)
  const cash = { ...start.cash }
  const holdings = new Map(start.holdings.map((holding) => [keyOf(holding.instrument), holding]))
  const fills: Record<Market, BookedFill[]> = { KRX: [], US: [], HK: [], CN: [], JP: [], VN: [] }

  const holdingOf = (instrument: SimulatedInstrument): Holding =>
    holdings.get(keyOf(instrument)) ?? { instrument, quantity: 0, cost: 0n }

  return {
    fees,
    cash: (market) => cash[market],
    holdings(market, at = Number.POSITIVE_INFINITY) {
      const later = fills[market].slice(0, laterCount(fills[market], at))
      return [...holdings.values()]
        .filter(({ instrument }) => instrument.market === market)
        .map((holding) => later.reduce(holdingBefore, holding))
    },
    holding: holdingOf,
    fills(market, at = Number.POSITIVE_INFINITY) {
      const later = laterCount(fills[market], at)
      return later === 0 ? fills[market] : fills[market].slice(later)
    },
    apply(execution) {
      const { instrument, side, quantity, price } = execution
      const held = holdingOf(instrument)
      const amount = BigInt(price) * BigInt(quantity)
      const fee = fees.feeOf(instrument, side, amount, execution.day.date)
      const costSold = side === 'buy' ? 0n : (held.cost * BigInt(quantity)) / BigInt(held.quantity)
      const tax = fee - fees.feeOf(instrument, 'buy', amount, execution.day.date)
      const fill = { ...execution, amount, fee, tax, realised: side === 'buy' ? 0n : amount - costSold }
      const bought = side === 'buy' ? quantity : -quantity
      const cost = side === 'buy' ? held.cost + amount : held.cost - costSold
      holdings.set(keyOf(instrument), { instrument, quantity: held.quantity + bought, cost })
      cash[instrument.market] += side === 'buy' ? -(amount + fee) : amount - fee
      fills[instrument.market].unshift(fill)
      return fill
    },
  }
}

/** Returns how many fills of a list, which has the newest first, come after an instant. */
function laterCount(fills: readonly BookedFill[], at: number): number {
  const first = fills.findIndex((fill) => fill.at <= at)
  return first === -1 ? fills.length : first
}

/** Returns a holding as it was before a fill, which is the newest one that it counts. */
function holdingBefore(holding: Holding, { instrument, side, quantity, amount, realised }: BookedFill): Holding {
  if (keyOf(instrument) !== keyOf(holding.instrument)) return holding
  const bought = side === 'buy' ? quantity : -quantity
  const cost = side === 'buy' ? amount : realised - amount
  return { instrument, quantity: holding.quantity - bought, cost: holding.cost - cost }
}

// Two markets may have one symbol: Korea and China both write six digits.
const keyOf = ({ market, symbol }: SimulatedInstrument): string => `${market}/${symbol}`

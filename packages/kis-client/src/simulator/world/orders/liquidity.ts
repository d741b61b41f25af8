import { checkNames } from '../../../values/check-names.ts'
import { checkOption, type OptionRule, objectRule } from '../../../values/check-options.ts'
import type { SimulatedInstrument } from '../instruments.ts'
import { type BookTrade, stepsFrom } from './books.ts'
import type { SimulatedOrder } from './order.ts'

/** Costs and bounds of the fills of an order, beside its limit. */
export interface Liquidity {
  /**
   * Steps of the price grid by which an order fills worse than the trade that it takes, from 0 to 100. It never fills worse than its
   * limit: it takes no trade at which it would, neither as it arrives nor later. One that waits fills at its limit. An auction has one
   * price for all, and no slippage.
   *
   * @default 0
   */
  readonly slippageTicks?: number | undefined
  /**
   * Most of the volume of a minute that orders of the account get of it together, above 0 and at most 1, and of each of its trades; at
   * least one share a minute. The rest of an order waits for later trades. It takes the place of the drawn parts of large orders.
   *
   * @default no bound
   */
  readonly volumeShare?: number | undefined
}

const mostTicks = 100

const rules: { readonly [name in keyof Required<Liquidity>]: OptionRule } = {
  slippageTicks: {
    is: `a whole number from 0 to ${mostTicks}`,
    use: 'a number of steps such as 1',
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostTicks,
  },
  volumeShare: {
    is: 'a share above 0 and at most 1',
    use: 'a number such as 0.1',
    fits: (value) => typeof value === 'number' && value > 0 && value <= 1,
  },
}

/** Checks the liquidity of a simulation. @throws {KisInputError} a field is unknown or wrong */
export function checkLiquidity(liquidity: Liquidity): Liquidity {
  checkOption('liquidity', liquidity, objectRule('an object such as { slippageTicks: 1, volumeShare: 0.1 }'))
  checkNames(liquidity, 'a field of liquidity', Object.keys(rules))
  for (const name of ['slippageTicks', 'volumeShare'] as const)
    if (liquidity[name] !== undefined) checkOption(`liquidity.${name}`, liquidity[name], rules[name])
  return liquidity
}

/** Part of an order on which its fills depend. */
export interface FillingOrder
  extends Pick<SimulatedOrder, 'instrument' | 'side' | 'limit' | 'day' | 'fills' | 'remaining'> {
  /** Highest and lowest price of a share: the limit, or the day's price limits. */
  readonly dearest: number
  readonly cheapest: number
  /** Sizes of its fills except the last, without a bound on volume. */
  readonly parts: readonly number[]
}

/** Trade of a book, with its index there. */
export interface IndexedTrade extends BookTrade {
  readonly index: number
}

/** Price and quantity that orders of the account get of the trades of a market. */
export interface Fillable {
  /** Returns the price at which an order takes a trade; undefined if its limit does not allow it. */
  takingPrice(order: FillingOrder, trade: BookTrade): number | undefined
  /** Returns the shares that an order gets of a trade that it meets; 0 if others of the account have had them. */
  sharesOf(order: FillingOrder, trade: IndexedTrade): number
  /** Counts shares of a trade that an order has got. */
  use(order: FillingOrder, trade: IndexedTrade, quantity: number): void
}

/** Shares that the account has got on one day, by the index of the trade and by the number of the minute. */
interface UsedDay {
  readonly date: string
  readonly byTrade: Map<number, number>
  readonly byMinute: Map<number, number>
}

export function createFillable({ slippageTicks = 0, volumeShare }: Liquidity): Fillable {
  const days = new Map<string, UsedDay>()
  const keyOf = ({ market, symbol }: SimulatedInstrument): string => `${market}/${symbol}`

  /** Returns the shares of an order's day that were used; the day before is forgotten. */
  function usedOn({ instrument, day }: FillingOrder): UsedDay {
    const key = keyOf(instrument)
    const kept = days.get(key)
    if (kept?.date === day.date) return kept
    const used: UsedDay = { date: day.date, byTrade: new Map<number, number>(), byMinute: new Map<number, number>() }
    if (kept === undefined || kept.date < day.date) days.set(key, used)
    return used
  }

  /** Returns what the account may still get of a trade: of its own volume, and of the volume of its minute so far. */
  function leftOf(order: FillingOrder, trade: IndexedTrade, share: number): number {
    const { index, quantity = 0, minute = index, minuteVolume = quantity } = trade
    const { byTrade, byMinute } = usedOn(order)
    const most = (volume: number): number => Math.max(1, Math.floor(volume * share))
    return Math.min(most(quantity) - (byTrade.get(index) ?? 0), most(minuteVolume) - (byMinute.get(minute) ?? 0))
  }

  return {
    takingPrice(order, { price, isFixed }) {
      const { instrument, side, limit, dearest, cheapest } = order
      if (slippageTicks === 0 || isFixed === true) return price
      const slipped = stepsFrom(instrument, price, side === 'buy' ? slippageTicks : -slippageTicks)
      if (limit !== undefined && (side === 'buy' ? slipped > limit : slipped < limit)) return undefined
      return side === 'buy' ? Math.min(slipped, dearest) : Math.max(slipped, cheapest)
    },
    sharesOf(order, trade) {
      const { quantity, isAuction } = trade
      const { remaining, parts, fills } = order
      if (volumeShare === undefined)
        return isAuction ? remaining : Math.min(remaining, parts[fills.length] ?? remaining)
      // The books beside the regular hours have no volume of their own.
      if (quantity === undefined) return remaining
      if (quantity === 0) return 0
      return Math.min(remaining, Math.max(0, leftOf(order, trade, volumeShare)))
    },
    use(order, { index, minute = index, quantity: volume }, quantity) {
      if (volumeShare === undefined || volume === undefined) return
      const { byTrade, byMinute } = usedOn(order)
      byTrade.set(index, (byTrade.get(index) ?? 0) + quantity)
      byMinute.set(minute, (byMinute.get(minute) ?? 0) + quantity)
    },
  }
}

import type { Market } from '../../../market/market.ts'
import type { SimulatedAccount } from '../account.ts'
import type { SimulatedInstrument } from '../instruments.ts'
import type { MutableOrder } from './execution.ts'

/** Cash and shares that no open order needs. */
export interface FreeFunds {
  /** Returns the cash that no open order has reserved. */
  freeCash(market: Market): bigint
  /** Returns the shares that no open order would sell. */
  freeShares(instrument: SimulatedInstrument): number
}

/** Returns what the account has beside its open orders. */
export function createFreeFunds(account: SimulatedAccount, open: ReadonlySet<MutableOrder>): FreeFunds {
  return {
    freeCash(market) {
      let free = account.cash(market)
      for (const order of open) if (order.instrument.market === market) free -= reservedFor(account, order)
      return free
    },
    freeShares(instrument) {
      let free = account.holding(instrument).quantity
      for (const order of open)
        if (order.side === 'sell' && isSame(order.instrument, instrument)) free -= order.remaining
      return free
    },
  }
}

/** Returns the most that shares of a purchase may still cost. @param quantity shares; all that are left by default */
export const reservedFor = (
  { fees }: Pick<SimulatedAccount, 'fees'>,
  { side, instrument, dearest, remaining }: MutableOrder,
  quantity: number = remaining,
): bigint => (side === 'buy' ? fees.costOf(instrument, dearest, quantity) : 0n)

// Two markets may have one symbol: Korea and China both write six digits.
const isSame = (one: SimulatedInstrument, other: SimulatedInstrument): boolean =>
  one.market === other.market && one.symbol === other.symbol

import type { VenueTrade } from '../../market/venue-trade.ts'

/** Sums of the trades of a day so far, after one of them. */
export interface DaySums {
  readonly price: number
  readonly volume: number
  readonly open: number
  readonly openAt: number
  readonly high: number
  readonly highAt: number
  readonly low: number
  readonly lowAt: number
  /** Shares that were bought and sold, and the number of such trades. */
  readonly bought: number
  readonly sold: number
  readonly buys: number
  readonly sells: number
}

/** Returns the sums after a further trade; `sums` is undefined before the first one of the day. */
export function addTrade(sums: DaySums | undefined, { at, price, quantity, isBuy }: VenueTrade): DaySums {
  const before = sums ?? {
    open: price,
    openAt: at,
    high: price,
    highAt: at,
    low: price,
    lowAt: at,
    volume: 0,
    bought: 0,
    sold: 0,
    buys: 0,
    sells: 0,
  }
  return {
    ...before,
    price,
    volume: before.volume + quantity,
    high: Math.max(before.high, price),
    highAt: price > before.high ? at : before.highAt,
    low: Math.min(before.low, price),
    lowAt: price < before.low ? at : before.lowAt,
    bought: before.bought + (isBuy ? quantity : 0),
    sold: before.sold + (isBuy ? 0 : quantity),
    buys: before.buys + (isBuy ? 1 : 0),
    sells: before.sells + (isBuy ? 0 : 1),
  }
}

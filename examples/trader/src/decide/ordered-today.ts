import type { Order, OrderRecord } from '@stockeye/kis-client'
import { type Market, marketDate, marketOf } from '../market/watched.ts'
import { neverReached } from '../order-states.ts'
import type { Portfolio } from '../portfolio.ts'

/** Symbols of one market that were ordered today at the exchange, by the trader or by others, as the latest reading shows it. */
export interface OrderedToday {
  /** Symbols with an order of today: they get no purchase until tomorrow, so that one intent a day cannot become two orders. */
  readonly symbols: ReadonlySet<string>
  /** Symbols with a purchase of today, which are positions or may become some. */
  readonly bought: ReadonlySet<string>
  /** Symbols with a sale of today. */
  readonly sold: ReadonlySet<string>
}

/** Returns the symbols that were ordered today. Trading hours in the US last over midnight in Korea, and are one day there. */
export function orderedToday({ trading, clock }: Pick<Portfolio, 'trading' | 'clock'>, market: Market): OrderedToday {
  const dayOf = (at: number) => marketDate(market, at)
  const today = dayOf(clock.now())
  const isOurs = (record: OrderRecord) => !neverReached(record) && dayOf(record.intendedAt) === today
  const ours = trading
    .listOrders()
    .filter(isOurs)
    .map(({ order }) => ({ exchange: order.exchange ?? 'KRX', symbol: order.symbol, side: order.side }))
  const others = trading.listOthers().filter(({ orderedOn }: Order) => orderedOn === today)
  const orders = [...ours, ...others].filter((order) => marketOf(order) === market)
  const symbolsOf = (wanted: typeof orders) => new Set(wanted.map(({ symbol }) => symbol))
  const [purchases, sales] = (['buy', 'sell'] as const).map((side) => orders.filter((order) => order.side === side))
  return { symbols: symbolsOf(orders), bought: symbolsOf(purchases ?? []), sold: symbolsOf(sales ?? []) }
}

import { compareDecimals } from '@stockeye/kis-client'
import type { PlayedOrder } from '../../run/record.ts'
import { isPositive } from './amounts.ts'

/** Numbers of orders by how they ended. An order that was filled in part counts in `partlyFilled`, and in its state as well. */
export interface OrderCounts {
  readonly placed: number
  readonly filled: number
  /** Orders of which some shares were filled, and not all. */
  readonly partlyFilled: number
  readonly cancelled: number
  readonly expired: number
  /** Orders that KIS or a guard refused, by code. */
  readonly refused: Readonly<Record<string, number>>
  /** Orders whose end the journal does not know, such as those that are open at the end. */
  readonly unsettled: number
}

export function countOrders(orders: readonly PlayedOrder[]): OrderCounts {
  const inState = (...states: readonly PlayedOrder['state'][]) => orders.filter(({ state }) => states.includes(state))
  const refused: Record<string, number> = {}
  const refusals = inState('rejected', 'not-taken')
  for (const code of refusals.map(({ code }) => code ?? 'without code').sort()) refused[code] = (refused[code] ?? 0) + 1
  const [filled, cancelled, expired] = [inState('filled'), inState('cancelled'), inState('expired')]
  return {
    placed: orders.length,
    filled: filled.length,
    partlyFilled: orders.filter(({ filled, quantity }) => isPositive(filled) && compareDecimals(filled, quantity) < 0)
      .length,
    cancelled: cancelled.length,
    expired: expired.length,
    refused,
    unsettled: orders.length - filled.length - cancelled.length - expired.length - refusals.length,
  }
}

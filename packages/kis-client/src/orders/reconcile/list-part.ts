import { readDomesticHoldings } from '../../account/domestic-account.ts'
import { readOverseasHoldings } from '../../account/overseas-account.ts'
import type { Positions } from '../../account/position.ts'
import { holdsAbroad, ordersShares } from '../../client/account-product.ts'
import type { KisClient } from '../../client/client.ts'
import type { Exchange } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import { parseDays } from '../../values/dates.ts'
import { readKrxRows } from '../krx-rows.ts'
import { type Order, ordersOf } from '../list-orders.ts'
import type { OrderRow } from '../order-row.ts'
import { readOverseasRows } from '../overseas-rows.ts'

/** Part of the orders that KIS lists on its own: those on KRX, and those of all exchanges abroad. One may fail while the other is read. */
export type ListPart = 'KRX' | 'abroad'

export const partOf = (of: Exchange | Market = 'KRX'): ListPart => (of === 'KRX' ? 'KRX' : 'abroad')

/** Returns the parts that an account has; one of futures and options has no list that says anything about its orders here. */
export function partsOf({ account: { product } }: KisClient): readonly ListPart[] {
  if (!ordersShares(product)) return []
  return holdsAbroad(product) ? ['KRX', 'abroad'] : ['KRX']
}

/**
 * Reads every order of a part.
 *
 * @param period days as `yyyy-MM-dd`; abroad they are New York's
 * @param seen called with each row of KRX as it is read, which is true even if the list fails later. Abroad a part of an order's rows
 * proves no number of fills
 */
export async function readOrders(
  client: KisClient,
  part: ListPart,
  period: { readonly from: string; readonly to: string },
  seen: (row: OrderRow) => void,
): Promise<readonly Order[]> {
  const days = parseDays(period)
  const rows =
    part === 'KRX'
      ? await readKrxRows(client, days, undefined, seen)
      : await readOverseasRows(client, undefined, days, undefined)
  return ordersOf(rows)
}

/** Reads the positions of a part. */
export const readPositions = (client: KisClient, part: ListPart): Promise<Positions> =>
  part === 'KRX' ? readDomesticHoldings(client) : readOverseasHoldings(client)

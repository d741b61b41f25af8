import { holdsAbroad } from '../client/account-product.ts'
import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { type Market, parseMarket } from '../market/market.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { parseDays } from '../values/dates.ts'
import { readKrxRows } from './krx-rows.ts'
import type { OrderRow } from './order-row.ts'
import { readOverseasRows } from './overseas-rows.ts'

/** Market and days of the orders to list. */
export interface OrderPeriod {
  /** @default all markets that the account has: one list of KIS for KRX and one for all exchanges abroad */
  readonly market?: Market
  /**
   * First day as `yyyy-MM-dd` in the exchange's own time zone. Today is `exchangeDate('NASD', Date.now())`, which is not Korea's
   * day while New York trades after midnight in Korea: for all markets begin with New York's today and end with Korea's.
   *
   * @see the portal's page of overseas-stock/inquire-ccnl: ORD_STRT_DT and ORD_END_DT are 현지시각 기준
   */
  readonly from: string
  /** Last day as `yyyy-MM-dd` in the exchange's own time zone, itself included. */
  readonly to: string
}

const periodFields: FieldsOf<OrderPeriod> = { market: true, from: true, to: true }

/**
 * Reads every order of the period, newest first. KIS has other endpoints for open orders, which paper trading lacks; these
 * two lists hold open orders too, in both environments.
 *
 * @param of name of the action
 */
export async function readOrderRows(
  client: KisClient,
  of: string,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly OrderRow[]> {
  checkAction({ of, client, input: period, fields: periodFields, options })
  const { market } = period
  if (market !== undefined) parseMarket(market)
  const days = parseDays(period)
  if (market === 'KRX' || (market === undefined && !holdsAbroad(client.account.product)))
    return readKrxRows(client, days, options)
  const overseas = await readOverseasRows(client, market, days, options)
  if (market !== undefined) return overseas
  const rows = [...(await readKrxRows(client, days, options)), ...overseas]
  const instant = ({ orderedAt, orderedOn }: OrderRow) => orderedAt ?? Date.parse(orderedOn)
  return rows.sort((a, b) => instant(b) - instant(a))
}

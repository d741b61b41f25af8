import { checkAction } from '../../client/check-action.ts'
import type { CallOptions, KisClient } from '../../client/client.ts'
import { type OrderResvCcnlOutput, orderResvCcnl } from '../../endpoints/domestic-stock.gen.ts'
import { type OrderResvListOutput, orderResvList } from '../../endpoints/overseas-stock.gen.ts'
import { exchangesOf, readExchange } from '../../market/exchange.ts'
import { type Market, type OverseasMarket, parseMarket } from '../../market/market.ts'
import { readDate, readDecimal, readOptionalDate, readText } from '../../values/answer-fields.ts'
import type { FieldsOf } from '../../values/check-names.ts'
import { type CalendarDate, type Days, formatKisDate, parseDays } from '../../values/dates.ts'
import type { Decimal } from '../../values/decimal.ts'
import { isNone, readLimit, readOrderedAt, readSide } from '../fields.ts'
import { readKrxOrderType } from '../order-type.ts'
import type { ReservedOrderReference } from './reference.ts'

/**
 * State of a reserved order, as far as its row proves it.
 *
 * - `reserved`: KIS keeps it, and has not sent it
 * - `sent`: KIS has sent it; `orderNumber` is the number by which `listOrders` has the order
 * - `cancelled`: it was cancelled
 * - `rejected`: KIS or the exchange refused it when it was sent; `reason` says why
 * - `unknown`: the row says none of these
 */
export type ReservedOrderState = 'reserved' | 'sent' | 'cancelled' | 'rejected' | 'unknown'

/** Reserved order, and its state. */
export interface ReservedOrder extends ReservedOrderReference {
  /** Day in Korea on which KIS took it, KIS's `rsvn_ord_rcit_dt`. */
  readonly receivedOn: CalendarDate
  /** Instant at which KIS took the reservation, in ms since 1970; missing where KIS sends no time. */
  readonly receivedAt: number | undefined
  /** Day on which KIS sends the order, or has sent it; missing abroad while it has not been sent. */
  readonly sendsOn: CalendarDate | undefined
  /** Shares as reserved. */
  readonly quantity: Decimal
  /** Limit in the currency of the instrument; undefined for an order at the market. */
  readonly price: Decimal | undefined
  /** Shares filled, KIS's `tot_ccld_qty` on KRX and `ft_ccld_qty` abroad. */
  readonly filled: Decimal
  /** State, as far as the row proves it. How KIS lists an order that it has sent, refused or cancelled is not documented. */
  readonly state: ReservedOrderState
  /** Reason for which it was refused, in KIS's words. */
  readonly reason: string | undefined
  /** Number of the order that KIS made of it, KIS's `ODNO`; of several days the one that the row has. */
  readonly orderNumber: string | undefined
}

/** Market and days of the reserved orders to list. */
export interface ReservedOrderPeriod {
  /** Market of the orders: KIS has no list of all markets. */
  readonly market: Market
  /**
   * First day in Korea as `yyyy-MM-dd`: on KRX of those on which KIS sends the orders, which may lie ahead; abroad of those on which
   * KIS took them.
   */
  readonly from: string
  /** Last day in Korea as `yyyy-MM-dd`, itself included. */
  readonly to: string
}

const periodFields: FieldsOf<ReservedOrderPeriod> = { market: true, from: true, to: true }

/**
 * Returns the account's reserved orders. KIS sends no notice of a reserved order that it refuses when it sends it: read them before
 * the market opens. On KRX the list has valid reservations alone, so a cancelled one is missing from it.
 *
 * It costs one call for each page, and abroad one list for each exchange of the market.
 *
 * @example
 * const today = exchangeDate('KRX', Date.now())
 * const reserved = await listReservedOrders(kis, { market: 'US', from: today, to: today })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown market, or a `from` after `to`
 * @throws {KisNotOfferedError} not-sent: paper trading has no such list
 * @throws {KisAnswerError} a field of an order cannot be read safely
 * @throws what `KisClient.rows` throws
 */
export async function listReservedOrders(
  client: KisClient,
  period: ReservedOrderPeriod,
  options?: CallOptions,
): Promise<readonly ReservedOrder[]> {
  checkAction({ of: 'listReservedOrders', client, input: period, fields: periodFields, options })
  const market = parseMarket(period.market)
  const days = parseDays(period)
  const rows = market === 'KRX' ? readKrxRows(client, days, options) : readOverseasRows(client, market, days, options)
  // The key keeps one row for each reservation, the newest: KIS repeats rows when one changes while its pages are read, and NASD may
  // list all exchanges of the US.
  const orders = new Map<string, ReservedOrder>()
  for await (const order of rows) orders.set(`${order.receivedOn} ${order.reservation}`, order)
  return [...orders.values()]
}

async function* readKrxRows(
  client: KisClient,
  { from, to }: Days,
  options: CallOptions | undefined,
): AsyncGenerator<ReservedOrder, void> {
  const input = {
    RSVN_ORD_ORD_DT: formatKisDate(from),
    RSVN_ORD_END_DT: formatKisDate(to),
    TMNL_MDIA_KIND_CD: '00',
    PRCS_DVSN_CD: '0',
    // The one value that the portal's page has: valid reservations alone.
    CNCL_YN: 'Y',
  }
  for await (const row of client.rows(orderResvCcnl, input, options)) {
    if (!isNone(row.rsvn_ord_seq)) yield krxOrder(row)
  }
}

async function* readOverseasRows(
  client: KisClient,
  market: OverseasMarket,
  { from, to }: Days,
  options: CallOptions | undefined,
): AsyncGenerator<ReservedOrder, void> {
  const period = { INQR_STRT_DT: formatKisDate(from), INQR_END_DT: formatKisDate(to), INQR_DVSN_CD: '00' } as const
  const nat_dv = market === 'US' ? 'us' : 'asia'
  for (const OVRS_EXCG_CD of exchangesOf[market]) {
    for await (const row of client.rows(orderResvList, { nat_dv, ...period, OVRS_EXCG_CD }, options)) {
      if (!isNone(row.ovrs_rsvn_odno)) yield overseasOrder(row)
    }
  }
}

const readNumber = (text: string | undefined): string | undefined => (isNone(text) ? undefined : text)
const readReason = (text: string | undefined): string | undefined => text?.trim() || undefined

function krxOrder(row: OrderResvCcnlOutput): ReservedOrder {
  const { rsvn_ord_rcit_dt: received, rjct_rson2, cncl_ord_dt } = row
  const reason = readReason(rjct_rson2)
  const orderNumber = readNumber(row.odno)
  const isCancelled = !isNone(cncl_ord_dt)
  return {
    reservation: readText(row.rsvn_ord_seq, 'rsvn_ord_seq'),
    receivedOn: readDate(received, 'rsvn_ord_rcit_dt'),
    receivedAt: readOrderedAt(received, row.rsvn_ord_rcit_tmd),
    sendsOn: readOptionalDate(row.rsvn_ord_ord_dt, 'rsvn_ord_ord_dt'),
    until: readOptionalDate(row.rsvn_end_dt, 'rsvn_end_dt'),
    symbol: readText(row.pdno, 'pdno'),
    exchange: 'KRX',
    side: readSide(row.sll_buy_dvsn_cd),
    type: readKrxOrderType(row.ord_dvsn_cd),
    quantity: readDecimal(row.ord_rsvn_qty, 'ord_rsvn_qty'),
    // The portal's example shows a limit in the row of an order at the market.
    price: row.ord_dvsn_cd === '01' ? undefined : readLimit(row.ord_rsvn_unpr, 'ord_rsvn_unpr'),
    filled: readDecimal(row.tot_ccld_qty, 'tot_ccld_qty'),
    state: stateOf({ isCancelled, reason, orderNumber, text: row.prcs_rslt }),
    reason,
    orderNumber,
  }
}

function overseasOrder(row: OrderResvListOutput): ReservedOrder {
  const { rsvn_ord_rcit_dt: received } = row
  const reason = readReason(row.nprc_rson_text)
  const orderNumber = readNumber(row.odno)
  return {
    reservation: readText(row.ovrs_rsvn_odno, 'ovrs_rsvn_odno'),
    receivedOn: readDate(received, 'rsvn_ord_rcit_dt'),
    receivedAt: readOrderedAt(received, row.ord_rcit_tmd),
    sendsOn: readOptionalDate(row.ord_dt, 'ord_dt'),
    symbol: readText(row.pdno, 'pdno'),
    exchange: readExchange(row.ovrs_excg_cd),
    side: readSide(row.sll_buy_dvsn_cd),
    quantity: readDecimal(row.ft_ord_qty, 'ft_ord_qty'),
    price: readLimit(row.ft_ord_unpr3, 'ft_ord_unpr3'),
    filled: readDecimal(row.ft_ccld_qty, 'ft_ccld_qty'),
    state: stateOf({ isCancelled: row.cncl_yn === 'Y', reason, orderNumber, text: row.ovrs_rsvn_ord_stat_cd_name }),
    reason,
    orderNumber,
  }
}

/** Texts of rows that KIS has not processed: 미처리 on KRX, and 접수 or 예약 abroad. */
const waiting: readonly string[] = ['미처리', '접수', '예약']

function stateOf(row: {
  readonly isCancelled: boolean
  readonly reason: string | undefined
  readonly orderNumber: string | undefined
  /** Text of the row about its state. */
  readonly text: string | undefined
}): ReservedOrderState {
  const text = row.text?.trim() ?? ''
  if (row.isCancelled) return 'cancelled'
  if (row.reason !== undefined || text.includes('거부')) return 'rejected'
  if (row.orderNumber !== undefined) return 'sent'
  return waiting.includes(text) ? 'reserved' : 'unknown'
}

import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireDailyCcldOutput1, inquireDailyCcld } from '../endpoints/domestic-stock.gen.ts'
import { type InquireCcnlOutput, inquireCcnl } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { exchangesOf, marketOf, type OverseasExchange, readExchange } from '../market/exchange.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { type Market, type OverseasMarket, parseMarket } from '../market/market.ts'
import { readDate, readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { type CalendarDate, type Days, formatKisDate, parseCalendarDate, parseDays } from '../values/dates.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import { isNone, readLimit, readOrderedAt, readOriginal, readSide } from './fields.ts'
import type { OrderReference } from './order.ts'
import { readKrxOrderType } from './order-type.ts'
import type { Venue } from './venue.ts'

/** Market and days of the orders to list. */
export interface OrderPeriod {
  /** @default all markets: one list of KIS for KRX and one for all exchanges abroad */
  readonly market?: Market
  /**
   * First and last day as `yyyy-MM-dd` in the exchange's own time zone, both included. Today is
   * `exchangeDate('NASD', Date.now())`, which is not Korea's day while New York trades after midnight in Korea: for all markets
   * begin with New York's today and end with Korea's.
   *
   * @see the portal's page of overseas-stock/inquire-ccnl: ORD_STRT_DT and ORD_END_DT are 현지시각 기준
   */
  readonly from: string
  readonly to: string
}

const periodFields: FieldsOf<OrderPeriod> = { market: true, from: true, to: true }

/** Row of KIS's lists of orders. An order abroad that was filled in parts has a row for each part. */
export interface OrderRow extends OrderReference {
  readonly original: string | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  readonly price: Decimal | undefined
  readonly filled: Decimal
  readonly fillPrice: Decimal | undefined
  readonly remaining: Decimal
  /** Evidence in the row that the order was refused or withdrawn after it had a number. */
  readonly end: 'rejected' | 'cancelled' | undefined
  /** Day in the exchange's own time zone. */
  readonly orderedOn: CalendarDate
  /** Instant in ms since 1970, read from Korea's clock. */
  readonly orderedAt: number | undefined
}

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
  if (market === 'KRX') return readDomesticRows(client, days, options)
  const overseas = await readOverseasRows(client, market, days, options)
  if (market !== undefined) return overseas
  const rows = [...(await readDomesticRows(client, days, options)), ...overseas]
  const instant = ({ orderedAt, orderedOn }: OrderRow) => orderedAt ?? Date.parse(orderedOn)
  return rows.sort((a, b) => instant(b) - instant(a))
}

async function readDomesticRows(
  client: KisClient,
  days: Days,
  options: CallOptions | undefined,
): Promise<readonly OrderRow[]> {
  // The key keeps one row for each order, the newest: KIS repeats rows when an order changes while its pages are read.
  const rows = new Map<string, OrderRow>()
  for (const part of partsOf(days, exchangeDate('KRX', client.clock.now()))) {
    const input = {
      ...part,
      SLL_BUY_DVSN_CD: '00',
      CCLD_DVSN: '00',
      INQR_DVSN: '00',
      INQR_DVSN_3: '00',
      // Without it KIS lists KRX alone, without the orders that went to Nextrade or through SOR. Paper trading has KRX alone.
      EXCG_ID_DVSN_CD: client.environment === 'real' ? 'ALL' : 'KRX',
    } as const
    for await (const row of client.rows(inquireDailyCcld, input, { ...options, list: 'output1' })) {
      if (isFiller(row, row.ord_qty)) continue
      const order = domesticRow(row)
      rows.set(`${order.orderedOn} ${order.branch} ${order.number}`, order)
    }
  }
  return [...rows.values()]
}

/**
 * Splits the period between KIS's two lists, the newer one first: the last three months, and the time before them. The months
 * are calendar months: on 2024-04-25 the newer list reaches back to 2024-01-01.
 *
 * @see koreainvestment/open-trading-api, legacy/Sample01, on the list of the last three months
 */
function partsOf({ from, to }: Days, today: CalendarDate) {
  const edge = firstOfRecentMonths(today)
  const part = (pd_dv: 'inner' | 'before', first: CalendarDate, last: CalendarDate) =>
    ({ pd_dv, INQR_STRT_DT: formatKisDate(first), INQR_END_DT: formatKisDate(last) }) as const
  const later = part('inner', from > edge ? from : edge, to)
  const dayBefore = parseCalendarDate(new Date(Date.parse(edge) - dayMs).toISOString().slice(0, 10))
  const earlier = part('before', from, to < edge ? to : dayBefore)
  return [...(to >= edge ? [later] : []), ...(from < edge ? [earlier] : [])]
}

const dayMs = 86_400_000

/** Returns the first day of the month that lies three months before the month of a day. */
function firstOfRecentMonths(date: CalendarDate): CalendarDate {
  const first = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 4, 1))
  return parseCalendarDate(first.toISOString().slice(0, 10))
}

/** Returns whether a row only fills up a short list: it has no order number, no symbol and no quantity. */
const isFiller = (row: { readonly odno?: string; readonly pdno?: string }, quantity: string | undefined): boolean =>
  isNone(row.odno) && row.pdno === undefined && isNone(quantity)

function domesticRow(row: InquireDailyCcldOutput1): OrderRow {
  return {
    number: readText(row.odno, 'odno'),
    branch: readText(row.ord_gno_brno, 'ord_gno_brno'),
    original: readOriginal(row.orgn_odno),
    symbol: readText(row.pdno, 'pdno'),
    exchange: 'KRX',
    venue: readVenue(row),
    type: readKrxOrderType(row.ord_dvsn_cd),
    side: readSide(row.sll_buy_dvsn_cd),
    quantity: readDecimal(row.ord_qty, 'ord_qty'),
    price: readLimit(row.ord_unpr, 'ord_unpr'),
    filled: readDecimal(row.tot_ccld_qty, 'tot_ccld_qty'),
    fillPrice: readOptionalDecimal(row.avg_prvs, 'avg_prvs'),
    remaining: readDecimal(row.rmn_qty, 'rmn_qty'),
    end: domesticEnd(row),
    orderedOn: readDate(row.ord_dt, 'ord_dt'),
    orderedAt: readOrderedAt(row.ord_dt, row.ord_tmd),
  }
}

const zero = parseDecimal('0')
const isAboveZero = (text: string | undefined, field: string): boolean =>
  Number(readOptionalDecimal(text, field) ?? zero) > 0

/**
 * Returns how the row says that the order ended. KIS's own cancellations, such as "GTP매수자동취소" at 08:50, have all numbers 0
 * and their name alone.
 */
function domesticEnd(row: InquireDailyCcldOutput1): OrderRow['end'] {
  if (isAboveZero(row.rjct_qty, 'rjct_qty')) return 'rejected'
  const isCancelled =
    isAboveZero(row.cnc_cfrm_qty, 'cnc_cfrm_qty') || row.cncl_yn === 'Y' || row.sll_buy_dvsn_cd_name?.includes('취소')
  return isCancelled ? 'cancelled' : undefined
}

/** Reads the venue. Its name ends in `Cd` in the documents and in `cd` in some answers. */
function readVenue(row: InquireDailyCcldOutput1): Venue {
  const [, venue = 'KRX'] = Object.entries(row).find(([name]) => name.toLowerCase() === 'excg_id_dvsn_cd') ?? []
  if (venue === 'KRX' || venue === 'NXT' || venue === 'SOR') return venue
  throw new KisAnswerError(`KIS sent an order with the unknown venue ${venue}`, { field: 'excg_id_dvsn_cd' })
}

/**
 * Reads every order of the period in a market abroad, or in all of them, newest first; an order filled in parts has a row for
 * each part.
 */
async function readOverseasRows(
  client: KisClient,
  market: OverseasMarket | undefined,
  days: Days,
  options: CallOptions | undefined,
): Promise<readonly OrderRow[]> {
  const period = {
    ORD_STRT_DT: formatKisDate(days.from),
    ORD_END_DT: formatKisDate(days.to),
    SLL_BUY_DVSN: '00',
    CCLD_NCCS_DVSN: '00',
    SORT_SQN: 'DS',
  } as const
  const read: ReadRow[] = []
  for (const filter of filtersOf(client, market)) {
    for await (const row of client.rows(inquireCcnl, { ...period, ...filter }, options)) {
      if (!isFiller(row, row.ft_ord_qty)) read.push({ order: overseasRow(row), text: JSON.stringify(row) })
    }
  }
  const rows = [...Map.groupBy(read, ({ order }) => orderKey(order)).values()].flatMap(withoutRepeats)
  const ofMarket = rows.filter(({ exchange }) => market === undefined || marketOf(exchange) === market)
  return ofMarket.sort((a, b) => compare(b.orderedOn, a.orderedOn) || compare(b.number, a.number))
}

/** Returns the key of an order: KIS uses a number again on another day, and each branch counts its own. */
export const orderKey = ({ exchange, orderedOn, branch, number }: OrderRow): string =>
  `${marketOf(exchange)} ${orderedOn} ${branch} ${number}`

interface ReadRow {
  readonly order: OrderRow
  /** Row as KIS sent it. */
  readonly text: string
}

/**
 * Returns the rows of one order without those that KIS sent again. Two fills of one size and price look like a row that comes
 * twice: they are taken as two only where the sum of all rows and the rest make up the quantity of the order.
 *
 * @see koreainvestment/open-trading-api#44: one execution listed several times in a page
 */
function withoutRepeats(rows: readonly ReadRow[]): readonly OrderRow[] {
  const orders = rows.map(({ order }) => order)
  const [first] = orders
  if (first === undefined) return []
  const { filled, remaining } = sumRows(orders)
  if (compareDecimals(addDecimals(filled, remaining), first.quantity) === 0) return orders
  return [...new Map(rows.map(({ order, text }) => [text, order])).values()]
}

/** Adds up the fills of the rows of one order; each row has the shares that were left after its fill. */
export function sumRows(rows: readonly OrderRow[]): { readonly filled: Decimal; readonly remaining: Decimal } {
  const smaller = (left: Decimal, right: Decimal): Decimal => (compareDecimals(left, right) <= 0 ? left : right)
  const [first] = rows
  return {
    filled: rows.map((row) => row.filled).reduce(addDecimals, zero),
    remaining: rows.map((row) => row.remaining).reduce(smaller, first?.remaining ?? zero),
  }
}

type Filter = { readonly PDNO: '' } | { readonly PDNO: '%'; readonly OVRS_EXCG_CD: OverseasExchange | '%' }

/** Returns the filters to ask with. Paper trading takes only days; on a real account NASD means all US exchanges, % all. */
function filtersOf({ environment }: KisClient, market: OverseasMarket | undefined): readonly Filter[] {
  if (environment === 'paper') return [{ PDNO: '' }]
  const asked = market === undefined ? (['%'] as const) : market === 'US' ? (['NASD'] as const) : exchangesOf[market]
  return asked.map((OVRS_EXCG_CD) => ({ PDNO: '%', OVRS_EXCG_CD }))
}

/** Compares days or order numbers, which are digits of one length. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function overseasRow(row: InquireCcnlOutput): OrderRow {
  return {
    number: readText(row.odno, 'odno'),
    branch: readText(row.ord_gno_brno, 'ord_gno_brno'),
    original: readOriginal(row.orgn_odno),
    symbol: readText(row.pdno, 'pdno'),
    exchange: readExchange(row.ovrs_excg_cd),
    side: readSide(row.sll_buy_dvsn_cd),
    quantity: readDecimal(row.ft_ord_qty, 'ft_ord_qty'),
    price: readLimit(row.ft_ord_unpr3, 'ft_ord_unpr3'),
    filled: readDecimal(row.ft_ccld_qty, 'ft_ccld_qty'),
    fillPrice: readOptionalDecimal(row.ft_ccld_unpr3, 'ft_ccld_unpr3'),
    remaining: readDecimal(row.nccs_qty, 'nccs_qty'),
    end: overseasEnd(row),
    // Two clocks in one row: 주문일자 is 현지시각 기준, the exchange's day, while 국내주문일자 (`dmst_ord_dt`) is Korea's. The
    // time is Korea's too: in rows of real accounts `ord_tmd` equals 당사주문시각 (`thco_ord_tmd`), KIS's own clock.
    // @see zeroam/kispy, its captured rows of orders on NASD: ord_dt 20241108, dmst_ord_dt 20241109, both times 054648
    orderedOn: readDate(row.ord_dt, 'ord_dt'),
    orderedAt: readOrderedAt(row.dmst_ord_dt, row.ord_tmd),
  }
}

/** Returns how the row says that the order ended; the end of trading hours is a "거부사유" too, "DFD 장종료로 취소". */
function overseasEnd(row: InquireCcnlOutput): OrderRow['end'] {
  if (row.rjct_rson_name?.includes('취소') || row.rvse_cncl_dvsn === '02') return 'cancelled'
  return !isNone(row.rjct_rson) || row.prcs_stat_name === '거부' ? 'rejected' : undefined
}

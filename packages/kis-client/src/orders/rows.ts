import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireDailyCcldOutput1, inquireDailyCcld } from '../endpoints/domestic-stock.gen.ts'
import { type InquireCcnlOutput, inquireCcnl } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { exchangesOf, marketOf, type OverseasExchange, readExchange } from '../market/exchange.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { type Market, type OverseasMarket, parseMarket } from '../market/market.ts'
import { readDate, readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import { type CalendarDate, type Days, formatKisDate, parseCalendarDate, parseDays } from '../values/dates.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'
import { isNone, readLimit, readOrderedAt, readOriginal, readSide } from './fields.ts'
import type { OrderReference, Venue } from './order.ts'

/** Market and days of the orders to list. */
export interface OrderPeriod {
  readonly market: Market
  /**
   * First and last day as `yyyy-MM-dd` in the exchange's own time zone, both included. Today is
   * `exchangeDate('NASD', Date.now())`, which is not Korea's day while New York trades after midnight in Korea.
   *
   * @see the portal's page of overseas-stock/inquire-ccnl: ORD_STRT_DT and ORD_END_DT are 현지시각 기준
   */
  readonly from: string
  readonly to: string
}

/** Row of KIS's lists of orders. An order abroad that was filled in parts has a row for each part. */
export interface OrderRow extends OrderReference {
  readonly original: string | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  readonly price: Decimal | undefined
  readonly filled: Decimal
  readonly fillPrice: Decimal | undefined
  readonly remaining: Decimal
  readonly isRejected: boolean
  /** Day in the exchange's own time zone. */
  readonly orderedOn: CalendarDate
  /** Instant in ms since 1970, read from Korea's clock. */
  readonly orderedAt: number | undefined
}

/**
 * Reads every order of the period, newest first. KIS has other endpoints for open orders, which paper trading lacks; these
 * two lists hold open orders too, in both environments.
 */
export async function readOrderRows(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly OrderRow[]> {
  parseMarket(period.market)
  const days = parseDays(period)
  return period.market === 'KRX'
    ? readDomesticRows(client, days, options)
    : readOverseasRows(client, period.market, days, options)
}

async function readDomesticRows(
  client: KisClient,
  days: Days,
  options: CallOptions | undefined,
): Promise<readonly OrderRow[]> {
  // The key keeps one row for each order: the two lists overlap by a day, and an order may change while they are read.
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
      // KIS fills short lists with rows that have no order number.
      if (row.odno === undefined && isNone(row.ord_qty)) continue
      const order = domesticRow(row)
      rows.set(`${order.orderedOn} ${order.branch} ${order.number}`, order)
    }
  }
  return [...rows.values()]
}

/**
 * Splits the period between KIS's two lists, the newer one first: the last three months, and the time before them. KIS does
 * not document which list has the day in between, so both are asked for it.
 */
function partsOf({ from, to }: Days, today: CalendarDate) {
  const edge = threeMonthsBefore(today)
  const part = (pd_dv: 'inner' | 'before', first: CalendarDate, last: CalendarDate) =>
    ({ pd_dv, INQR_STRT_DT: formatKisDate(first), INQR_END_DT: formatKisDate(last) }) as const
  const later = part('inner', from > edge ? from : edge, to)
  const earlier = part('before', from, to < edge ? to : edge)
  return [...(to >= edge ? [later] : []), ...(from <= edge ? [earlier] : [])]
}

/** Returns the same day three months earlier, or the last day of that month if it is shorter. */
function threeMonthsBefore(date: CalendarDate): CalendarDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const lastDay = new Date(Date.UTC(year, month - 3, 0)).getUTCDate()
  const earlier = new Date(Date.UTC(year, month - 4, Math.min(day, lastDay)))
  return parseCalendarDate(earlier.toISOString().slice(0, 10))
}

function domesticRow(row: InquireDailyCcldOutput1): OrderRow {
  return {
    number: readText(row.odno, 'odno'),
    branch: readText(row.ord_gno_brno, 'ord_gno_brno'),
    original: readOriginal(row.orgn_odno),
    symbol: readText(row.pdno, 'pdno'),
    exchange: 'KRX',
    venue: readVenue(row),
    side: readSide(row.sll_buy_dvsn_cd),
    quantity: readDecimal(row.ord_qty, 'ord_qty'),
    price: readLimit(row.ord_unpr, 'ord_unpr'),
    filled: readDecimal(row.tot_ccld_qty, 'tot_ccld_qty'),
    fillPrice: readOptionalDecimal(row.avg_prvs, 'avg_prvs'),
    remaining: readDecimal(row.rmn_qty, 'rmn_qty'),
    isRejected: Number(readOptionalDecimal(row.rjct_qty, 'rjct_qty') ?? zero) > 0,
    orderedOn: readDate(row.ord_dt, 'ord_dt'),
    orderedAt: readOrderedAt(row.ord_dt, row.ord_tmd),
  }
}

const zero = parseDecimal('0')

/** Reads the venue. Its name ends in `Cd` in the documents and in `cd` in some answers. */
function readVenue(row: InquireDailyCcldOutput1): Venue {
  const [, venue = 'KRX'] = Object.entries(row).find(([name]) => name.toLowerCase() === 'excg_id_dvsn_cd') ?? []
  if (venue === 'KRX' || venue === 'NXT' || venue === 'SOR') return venue
  throw new KisAnswerError(`KIS sent an order with the unknown venue ${venue}`, { field: 'excg_id_dvsn_cd' })
}

/** Reads every order of the period in a market abroad, newest first; an order filled in parts has a row for each part. */
async function readOverseasRows(
  client: KisClient,
  market: OverseasMarket,
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
  const rows: OrderRow[] = []
  for (const filter of filtersOf(client, market)) {
    for await (const row of client.rows(inquireCcnl, { ...period, ...filter }, options)) {
      // KIS fills short lists with rows that have no order number.
      if (row.odno !== undefined || !isNone(row.ft_ord_qty)) rows.push(overseasRow(row))
    }
  }
  const ofMarket = rows.filter(({ exchange }) => marketOf(exchange) === market)
  return ofMarket.sort((a, b) => compare(b.orderedOn, a.orderedOn) || compare(b.number, a.number))
}

type Filter = { readonly PDNO: '' } | { readonly PDNO: '%'; readonly OVRS_EXCG_CD: OverseasExchange }

/** Returns the filters to ask with. Paper trading takes only days; on a real account NASD means all US exchanges. */
function filtersOf({ environment }: KisClient, market: OverseasMarket): readonly Filter[] {
  if (environment === 'paper') return [{ PDNO: '' }]
  const asked: readonly OverseasExchange[] = market === 'US' ? ['NASD'] : exchangesOf[market]
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
    isRejected: row.rjct_rson !== undefined && !/^0*$/.test(row.rjct_rson),
    // Two clocks in one row: 주문일자 is 현지시각 기준, the exchange's day, while 국내주문일자 (`dmst_ord_dt`) is Korea's. The
    // time is Korea's too: in rows of real accounts `ord_tmd` equals 당사주문시각 (`thco_ord_tmd`), KIS's own clock.
    // @see zeroam/kispy, its captured rows of orders on NASD: ord_dt 20241108, dmst_ord_dt 20241109, both times 054648
    orderedOn: readDate(row.ord_dt, 'ord_dt'),
    orderedAt: readOrderedAt(row.dmst_ord_dt, row.ord_tmd),
  }
}

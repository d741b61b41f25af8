import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireCcnlOutput, inquireCcnl } from '../endpoints/overseas-stock.gen.ts'
import { exchangesOf, marketOf, type OverseasExchange, readExchange } from '../market/exchange.ts'
import type { OverseasMarket } from '../market/market.ts'
import { readDate, readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import { type Days, formatKisDate } from '../values/dates.ts'
import { addDecimals, compareDecimals, parseDecimal, subtractDecimals } from '../values/decimal.ts'
import { isNone, readLimit, readOrderedAt, readOrigin, readOriginal, readSide } from './fields.ts'
import { isFiller, numberKey, type OrderRow, orderKey, readOrder, replacedIn, sumRows } from './order-row.ts'

/**
 * Reads every order of the period in a market abroad, or in all of them, newest first; an order filled in parts has a row for
 * each part.
 */
export async function readOverseasRows(
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
      if (!isFiller(row, row.ft_ord_qty)) read.push({ order: readOrder(row, overseasRow), text: JSON.stringify(row) })
    }
  }
  const replaced = replacedIn(read.map(({ order }) => order))
  const groups = [...Map.groupBy(read, ({ order }) => orderKey(order)).values()]
  const rows = groups.flatMap((group) => withoutRepeats(group, replaced))
  const ofMarket = rows.filter(({ exchange }) => market === undefined || marketOf(exchange) === market)
  return ofMarket.sort((a, b) => compare(b.orderedOn, a.orderedOn) || compare(b.number, a.number))
}

const zero = parseDecimal('0')

interface ReadRow {
  readonly order: OrderRow
  /** Row as KIS sent it. */
  readonly text: string
}

/**
 * Returns the rows of one order without those that KIS sent again. Two fills of one size and price look like a row that comes
 * twice: they are taken as two only where the sum of all rows and the rest make up the quantity of the order, and nothing says
 * that it ended with a rest.
 *
 * @see koreainvestment/open-trading-api#44: one execution listed several times in a page
 */
function withoutRepeats(rows: readonly ReadRow[], replaced: ReadonlySet<string>): readonly OrderRow[] {
  const orders = rows.map(({ order }) => order)
  const [first] = orders
  if (first === undefined) return []
  const { filled, remaining } = sumRows(orders)
  const toWhole = compareDecimals(addDecimals(filled, remaining), first.quantity)
  const hasRest = replaced.has(numberKey(first)) || orders.some(({ end }) => end !== undefined)
  if (toWhole === 0 && !hasRest) return orders
  const [unique = first, ...more] = new Map(rows.map(({ order, text }) => [text, order])).values()
  // Of an order that has ended with a rest, equal rows may be one fill or several.
  const isEitherWay = toWhole <= 0
  const repeated = subtractDecimals(filled, sumRows([unique, ...more]).filled)
  return isEitherWay && compareDecimals(repeated, zero) > 0 ? [{ ...unique, repeated }, ...more] : [unique, ...more]
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
    origin: readOrigin({ medium: row.mdia_dvsn_name }),
  }
}

/**
 * Returns how the row says that the order ended. The end of trading hours is a "거부사유" too, "DFD 장종료로 취소", of a row whose
 * state is 완료. The row of a cancellation that was refused names the cancellation as well, and its state is 거부.
 *
 * @see zeroam/kispy, its captured row of 2024-11-11
 */
function overseasEnd(row: InquireCcnlOutput): OrderRow['end'] {
  if (row.prcs_stat_name === '거부') return 'rejected'
  const reason = row.rjct_rson_name?.trim() ?? ''
  if (/장종료.*취소$/.test(reason)) return 'expired'
  if (reason.includes('취소')) return 'cancelled'
  if (!isNone(row.rjct_rson)) return 'rejected'
  return row.rvse_cncl_dvsn === '02' ? 'cancelled' : undefined
}

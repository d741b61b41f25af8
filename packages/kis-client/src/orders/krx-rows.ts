import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireDailyCcldOutput1, inquireDailyCcld } from '../endpoints/domestic-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { readDate, readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import { addDays, type CalendarDate, type Days, dateAtOffset, formatKisDate } from '../values/dates.ts'
import { readLimit, readOrderedAt, readOrigin, readOriginal, readSide } from './fields.ts'
import { isFiller, type OrderRow, orderKey, readOrder } from './order-row.ts'
import { readKrxOrderType } from './order-type.ts'
import type { Venue } from './venue.ts'

/**
 * Reads every order of the period on KRX, NXT and through SOR, newest first.
 *
 * @param seen called with each row as it is read: what was read before an error is still true
 */
export async function readKrxRows(
  client: KisClient,
  days: Days,
  options: CallOptions | undefined,
  seen?: (row: OrderRow) => void,
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
      const order = readOrder(row, domesticRow)
      rows.set(orderKey(order), order)
      seen?.(order)
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
  const earlier = part('before', from, to < edge ? to : addDays(edge, -1))
  return [...(to >= edge ? [later] : []), ...(from < edge ? [earlier] : [])]
}

/** Returns the first day of the month that lies three months before the month of a day. */
function firstOfRecentMonths(date: CalendarDate): CalendarDate {
  return dateAtOffset(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 4, 1), 0)
}

/**
 * Row as KIS sends it. KIS's table of fields has 취소확인수량 as `cnc_cfrm_qty`, its answers as `cncl_cfrm_qty`.
 *
 * @see the example of an answer on the portal's page of inquire-daily-ccld; rows of 2025-12 in the tests of a public client
 */
interface KrxRow extends InquireDailyCcldOutput1 {
  readonly cncl_cfrm_qty?: string
}

function domesticRow(row: KrxRow): OrderRow {
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
    origin: readOrigin({ address: row.inqr_ip_addr, employee: row.ordr_empno }),
  }
}

const isAboveZero = (text: string | undefined, field: string): boolean =>
  Number(readOptionalDecimal(text, field) ?? 0) > 0

/**
 * Returns how the row says that the order ended. A cancellation that KIS makes on its own has its reason in the name of the side
 * alone: "GTP매수자동취소*" is the end of the pre-market at 08:50, with all numbers 0. "IOC매수자동취소*" is no end of hours: the
 * type of the order demands it.
 *
 * @see rows of 2026-09-14 (GTP) and 2026-09-16 (IOC) in the tests of two public bots; no source has the row of 15:30
 */
function domesticEnd(row: KrxRow): OrderRow['end'] {
  if (isAboveZero(row.rjct_qty, 'rjct_qty')) return 'rejected'
  const name = row.sll_buy_dvsn_cd_name ?? ''
  if (/^GTP.*자동취소/.test(name)) return 'expired'
  const isCancelled =
    isAboveZero(row.cnc_cfrm_qty, 'cnc_cfrm_qty') ||
    isAboveZero(row.cncl_cfrm_qty, 'cncl_cfrm_qty') ||
    row.cncl_yn === 'Y' ||
    name.includes('취소')
  return isCancelled ? 'cancelled' : undefined
}

/** Reads the venue. Its name ends in `Cd` in the documents and in `cd` in some answers. */
function readVenue(row: InquireDailyCcldOutput1): Venue {
  const [, venue = 'KRX'] = Object.entries(row).find(([name]) => name.toLowerCase() === 'excg_id_dvsn_cd') ?? []
  if (venue === 'KRX' || venue === 'NXT' || venue === 'SOR') return venue
  throw new KisAnswerError(`KIS sent an order with the unknown venue ${venue}`, { field: 'excg_id_dvsn_cd' })
}

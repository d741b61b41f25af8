import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireCcnlOutput, inquireCcnl } from '../endpoints/overseas-stock.gen.ts'
import {
  exchangesOf,
  marketOf,
  type OverseasExchange,
  type OverseasMarket,
  readExchange,
} from '../market/instrument.ts'
import { readDate, readDecimal, readOptionalDecimal, readText } from '../values/values.ts'
import { isNone, readLimit, readOriginal, readSide } from './fields.ts'
import type { OrderRow } from './rows.ts'

/** Every order of the period in a market abroad, newest first; one that was filled in parts has a row for each. */
export async function readOverseasOrderRows(
  client: KisClient,
  market: OverseasMarket,
  days: { readonly from: string; readonly to: string },
  options: CallOptions | undefined,
): Promise<readonly OrderRow[]> {
  const period = {
    ORD_STRT_DT: days.from,
    ORD_END_DT: days.to,
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

/** Paper trading takes no filter but the days; on a real account NASD means all US exchanges, and each other is asked for. */
function filtersOf({ environment }: KisClient, market: OverseasMarket): readonly Filter[] {
  if (environment === 'paper') return [{ PDNO: '' }]
  const asked: readonly OverseasExchange[] = market === 'US' ? ['NASD'] : exchangesOf[market]
  return asked.map((OVRS_EXCG_CD) => ({ PDNO: '%', OVRS_EXCG_CD }))
}

/** Days and order numbers are digits of one length. */
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
    orderedOn: readDate(row.ord_dt, 'ord_dt'),
    orderedAt: row.ord_tmd,
  }
}

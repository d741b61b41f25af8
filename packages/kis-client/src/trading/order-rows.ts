import type { CallOptions, KisClient } from '../client.ts'
import { type InquireDailyCcldOutput1, inquireDailyCcld } from '../endpoints/domestic-stock.gen.ts'
import { type InquireCcnlOutput, inquireCcnl } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { usExchanges } from '../market/instrument.ts'
import { type Decimal, parseDecimal, parseKstDate, readDecimal, readOptionalDecimal } from '../values.ts'
import type { OrderReference, Venue } from './order.ts'

/** Which orders to list. */
export interface OrderPeriod {
  readonly market: 'KRX' | 'US'
  /** First and last day as `yyyyMMdd` by the exchange's calendar, both included; at most three months back. */
  readonly from: string
  readonly to: string
}

/** A row of KIS's lists of orders. A US order that was filled in parts has a row for each. */
export interface OrderRow extends OrderReference {
  readonly original: string | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  readonly price: Decimal | undefined
  readonly filled: Decimal
  readonly fillPrice: Decimal | undefined
  readonly remaining: Decimal
  readonly isRejected: boolean
  /** `yyyyMMdd` by the exchange's calendar, and `HHmmss`. */
  readonly orderedOn: string
  readonly orderedAt: string | undefined
}

/**
 * Every order of the period, newest first. Open orders have endpoints of their own, which paper trading lacks; these two
 * lists hold them too, in both environments.
 */
export async function readOrderRows(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly OrderRow[]> {
  const days = { from: parseKstDate(period.from, 'from'), to: parseKstDate(period.to, 'to') }
  const rows: OrderRow[] = []
  // KIS fills short lists with rows that have no order number.
  if (period.market === 'KRX') {
    const input = {
      pd_dv: 'inner',
      INQR_STRT_DT: days.from,
      INQR_END_DT: days.to,
      SLL_BUY_DVSN_CD: '00',
      CCLD_DVSN: '00',
      INQR_DVSN: '00',
      INQR_DVSN_3: '00',
    } as const
    for await (const { output1 } of client.pages(inquireDailyCcld, input, options)) {
      rows.push(...output1.filter(({ odno }) => odno !== undefined).map(domesticRow))
    }
    return rows
  }
  const input = {
    // Paper trading takes no filter but the days.
    ...(client.environment === 'real' ? { PDNO: '%', OVRS_EXCG_CD: 'NASD' as const } : { PDNO: '' }),
    ORD_STRT_DT: days.from,
    ORD_END_DT: days.to,
    SLL_BUY_DVSN: '00',
    CCLD_NCCS_DVSN: '00',
    SORT_SQN: 'DS',
  } as const
  for await (const { output } of client.pages(inquireCcnl, input, options)) {
    rows.push(...output.filter(({ odno }) => odno !== undefined).map(overseasRow))
  }
  return rows
}

function domesticRow(row: InquireDailyCcldOutput1): OrderRow {
  const price = readOptionalDecimal(row.ord_unpr, 'ord_unpr')
  return {
    number: readText(row.odno, 'odno'),
    branch: readText(row.ord_gno_brno, 'ord_gno_brno'),
    original: readOriginal(row.orgn_odno),
    symbol: readText(row.pdno, 'pdno'),
    exchange: 'KRX',
    venue: readVenue(row),
    side: readSide(row.sll_buy_dvsn_cd),
    quantity: readDecimal(row.ord_qty, 'ord_qty'),
    // An order at the market has a limit of 0.
    price: Number(price) === 0 ? undefined : price,
    filled: readDecimal(row.tot_ccld_qty, 'tot_ccld_qty'),
    fillPrice: readOptionalDecimal(row.avg_prvs, 'avg_prvs'),
    remaining: readDecimal(row.rmn_qty, 'rmn_qty'),
    isRejected: Number(readOptionalDecimal(row.rjct_qty, 'rjct_qty') ?? zero) > 0,
    orderedOn: readText(row.ord_dt, 'ord_dt'),
    orderedAt: row.ord_tmd,
  }
}

function overseasRow(row: InquireCcnlOutput): OrderRow {
  return {
    number: readText(row.odno, 'odno'),
    branch: readText(row.ord_gno_brno, 'ord_gno_brno'),
    original: readOriginal(row.orgn_odno),
    symbol: readText(row.pdno, 'pdno'),
    exchange: readExchange(row.ovrs_excg_cd),
    side: readSide(row.sll_buy_dvsn_cd),
    quantity: readDecimal(row.ft_ord_qty, 'ft_ord_qty'),
    price: readOptionalDecimal(row.ft_ord_unpr3, 'ft_ord_unpr3'),
    filled: readDecimal(row.ft_ccld_qty, 'ft_ccld_qty'),
    fillPrice: readOptionalDecimal(row.ft_ccld_unpr3, 'ft_ccld_unpr3'),
    remaining: readDecimal(row.nccs_qty, 'nccs_qty'),
    isRejected: row.rjct_rson !== undefined && !/^0*$/.test(row.rjct_rson),
    orderedOn: readText(row.ord_dt, 'ord_dt'),
    orderedAt: row.ord_tmd,
  }
}

const zero = parseDecimal('0')

function readText(value: string | undefined, field: string): string {
  if (value === undefined) throw new KisAnswerError(`KIS answered an order without ${field}`, { field })
  return value
}

/** Zeros stand for "none". */
const readOriginal = (number: string | undefined): string | undefined =>
  number === undefined || /^0*$/.test(number) ? undefined : number

function readSide(code: string | undefined): 'buy' | 'sell' {
  if (code === '02') return 'buy'
  if (code === '01') return 'sell'
  throw new KisAnswerError(`KIS answered an order that neither buys nor sells: ${code}`, { field: 'sll_buy_dvsn_cd' })
}

/** The field's name ends in `Cd` where its siblings' end in `cd`; servers write either. */
function readVenue(row: InquireDailyCcldOutput1): Venue {
  const [, venue = 'KRX'] = Object.entries(row).find(([name]) => name.toLowerCase() === 'excg_id_dvsn_cd') ?? []
  if (venue === 'KRX' || venue === 'NXT' || venue === 'SOR') return venue
  throw new KisAnswerError(`KIS answered an order at an unknown venue: ${venue}`, { field: 'excg_id_dvsn_cd' })
}

function readExchange(code: string | undefined): OrderReference['exchange'] {
  const exchange = usExchanges.find((known) => known === code)
  if (exchange === undefined)
    throw new KisAnswerError(`KIS answered an order at an unknown exchange: ${code}`, { field: 'ovrs_excg_cd' })
  return exchange
}

import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { inquirePeriodTradeProfit } from '../endpoints/domestic-stock.gen.ts'
import { inquirePeriodProfit } from '../endpoints/overseas-stock.gen.ts'
import { type Exchange, readExchange } from '../market/exchange.ts'
import { type Currency, currencyOfMarket, type Market, type OverseasMarket, parseMarket } from '../market/market.ts'
import { readDate, readDecimal, readOptionalPrice, readText } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { type CalendarDate, type Days, formatKisDate, parseDays } from '../values/dates.ts'
import { addDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import { readPages } from './read-pages.ts'

/** Sales of one instrument on one day, and their profit or loss. */
export interface RealizedSale {
  /**
   * Day of the sales. Abroad it is KIS's 매매일, `trad_day`, as KIS sends it: KIS does not document whether that is the
   * exchange's day or Korea's, which differ for a sale in the US after midnight in Korea.
   */
  readonly soldOn: CalendarDate
  /** Symbol on `exchange`. */
  readonly symbol: string
  /** Exchange that lists the instrument. */
  readonly exchange: Exchange
  /** Name in Korean; undefined where KIS sends none. */
  readonly name: string | undefined
  /** Shares sold. */
  readonly quantity: Decimal
  /** Average cost of a share, in the currency of the market. */
  readonly averagePrice: Decimal
  /** Average price of a sale; undefined where KIS has none, since a price is never zero. */
  readonly price: Decimal | undefined
  /**
   * Profit as KIS computes it; below zero for a loss. Whether fees, taxes and the interest of a loan are subtracted is not
   * documented: on KRX `kis.rows(inquirePeriodTradeProfit, …)` has them beside it, `fee`, `tl_tax` and `loan_int`.
   */
  readonly profit: Decimal
}

/** Realised profit of a period. */
export interface RealizedProfit {
  /** Currency of the market, in which all amounts are. */
  readonly currency: Currency
  /** Profit of all sales: on KRX their sum, abroad KIS's. What KIS subtracts is not documented, as for the profit of a sale. */
  readonly profit: Decimal
  /** Sales, newest first. Of two rows of KIS abroad with one day and symbol it has the last: KIS may repeat a row. */
  readonly sales: readonly RealizedSale[]
}

/** Market and days of realised profits. */
export interface ProfitPeriod {
  /** Market of the sales. */
  readonly market: Market
  /** First day, as `yyyy-MM-dd`; KIS compares it with `soldOn`. */
  readonly from: string
  /** Last day, included, as `yyyy-MM-dd`. */
  readonly to: string
}

/**
 * Returns the realised profit of a period and its sales. Paper trading lacks it.
 *
 * It costs a call for every 50 rows on KRX, a row for each instrument and day, and abroad for every 100.
 *
 * @example
 * const october = { from: '2026-10-01', to: '2026-10-31' }
 * const { profit, sales } = await getRealizedProfit(kis, { market: 'KRX', ...october })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown market, or a `from` after `to`
 * @throws {KisNotOfferedError} not-sent: paper trading
 * @throws what `KisClient.rows` throws
 */
export async function getRealizedProfit(
  client: KisClient,
  period: ProfitPeriod,
  options?: CallOptions,
): Promise<RealizedProfit> {
  checkAction({ of: 'getRealizedProfit', client, input: period, fields: periodFields, options })
  const market = parseMarket(period.market)
  const days = parseDays(period)
  return market === 'KRX'
    ? readDomesticProfit(client, days, options)
    : readOverseasProfit(client, market, days, options)
}

const periodFields: FieldsOf<ProfitPeriod> = { market: true, from: true, to: true }

const inquiryDays = ({ from, to }: Days) => ({ INQR_STRT_DT: formatKisDate(from), INQR_END_DT: formatKisDate(to) })

async function readDomesticProfit(
  client: KisClient,
  days: Days,
  options: CallOptions | undefined,
): Promise<RealizedProfit> {
  const input = { SORT_DVSN: '00', ...inquiryDays(days), CBLC_DVSN: '00' } as const
  // The key keeps one row for each sale: today's sales may go on while the list is read.
  const sales = new Map<string, RealizedSale>()
  for await (const row of client.rows(inquirePeriodTradeProfit, input, { ...options, list: 'output1' })) {
    // KIS also lists days on which an instrument was only bought.
    const quantity = readDecimal(row.sll_qty, 'sll_qty')
    if (Number(quantity) === 0) continue
    const sale = {
      soldOn: readDate(row.trad_dt, 'trad_dt'),
      symbol: readDomesticSymbol(row.pdno),
      exchange: 'KRX',
      name: row.prdt_name,
      quantity,
      averagePrice: readDecimal(row.pchs_unpr, 'pchs_unpr'),
      price: readOptionalPrice(row.sll_pric, 'sll_pric'),
      profit: readDecimal(row.rlzt_pfls, 'rlzt_pfls'),
    } as const
    sales.set(`${sale.soldOn} ${sale.symbol} ${row.trad_dvsn_name} ${row.loan_dt}`, sale)
  }
  const profits = [...sales.values()].map(({ profit }) => profit)
  return {
    currency: currencyOfMarket.KRX,
    profit: profits.reduce(addDecimals, parseDecimal('0')),
    sales: [...sales.values()],
  }
}

/** Reads a symbol from twelve characters such as `00000A005930`: zeros, an A and the symbol, or an ETN's symbol with its Q. */
function readDomesticSymbol(text: string | undefined): string {
  const [, symbol] = /^(?:0{5}A?|)(Q?[0-9A-Z]{6})$/.exec(text?.trim() ?? '') ?? []
  return readText(symbol, 'pdno')
}

/** Reads the realised profit of a market abroad, in its own currency. */
async function readOverseasProfit(
  client: KisClient,
  market: OverseasMarket,
  days: Days,
  options: CallOptions | undefined,
): Promise<RealizedProfit> {
  const currency = currencyOfMarket[market]
  const input = {
    OVRS_EXCG_CD: wholeMarket[market],
    CRCY_CD: currency,
    ...inquiryDays(days),
    // 01 is the currency of the market, 02 is won. In inquire-present-balance the two are swapped.
    WCRC_FRCR_DVSN_CD: '01',
  } as const
  // The key keeps one row for each sale: KIS may repeat a row, and today's sales may go on while the list is read.
  const sales = new Map<string, RealizedSale>()
  const pages = await readPages(client, inquirePeriodProfit, input, { ...options, list: 'output1' })
  for (const row of pages.flatMap(({ output1 }) => output1)) {
    // KIS fills short lists with empty rows.
    if (row.trad_day === undefined) continue
    const sale = {
      soldOn: readDate(row.trad_day, 'trad_day'),
      symbol: readText(row.ovrs_pdno, 'ovrs_pdno'),
      exchange: readExchange(row.ovrs_excg_cd),
      name: row.ovrs_item_name,
      quantity: readDecimal(row.slcl_qty, 'slcl_qty'),
      averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
      price: readOptionalPrice(row.avg_sll_unpr, 'avg_sll_unpr'),
      profit: readDecimal(row.ovrs_rlzt_pfls_amt, 'ovrs_rlzt_pfls_amt'),
    }
    sales.set(`${sale.soldOn} ${sale.symbol}`, sale)
  }
  // Each page has the total; sales of today may have been added while the list was read.
  const profit = readDecimal(pages.at(-1)?.output2.ovrs_rlzt_pfls_tot_amt, 'ovrs_rlzt_pfls_tot_amt')
  return { currency, profit, sales: [...sales.values()].sort((a, b) => Date.parse(b.soldOn) - Date.parse(a.soldOn)) }
}

/** Exchange that stands for its whole country in this query. */
const wholeMarket = { US: 'NASD', HK: 'SEHK', CN: 'SHAA', JP: 'TKSE', VN: 'HASE' } as const

import type { CallOptions, KisClient } from '../client/client.ts'
import { inquirePeriodProfit } from '../endpoints/overseas-stock.gen.ts'
import { currencyOfMarket, type OverseasMarket, readExchange } from '../market/instrument.ts'
import { type KstDate, parseDecimal, readDate, readDecimal, readText } from '../values/values.ts'
import type { RealizedProfit, RealizedSale } from './get-realized-profit.ts'

/** The realised profit of a market abroad, in its own currency. */
export async function readOverseasRealizedProfit(
  client: KisClient,
  market: OverseasMarket,
  days: { readonly from: KstDate; readonly to: KstDate },
  options: CallOptions | undefined,
): Promise<RealizedProfit> {
  const currency = currencyOfMarket[market]
  const input = {
    OVRS_EXCG_CD: wholeMarket[market],
    CRCY_CD: currency,
    INQR_STRT_DT: days.from,
    INQR_END_DT: days.to,
    // The money of the market; 02 is won. In inquire-present-balance it is the other way round.
    WCRC_FRCR_DVSN_CD: '01',
  } as const
  const sales: RealizedSale[] = []
  let profit = parseDecimal('0')
  for await (const { output1, output2 } of client.pages(inquirePeriodProfit, input, options)) {
    profit = readDecimal(output2.ovrs_rlzt_pfls_tot_amt, 'ovrs_rlzt_pfls_tot_amt')
    for (const row of output1) {
      // KIS fills short lists with empty rows.
      if (row.trad_day === undefined) continue
      sales.push({
        soldOn: readDate(row.trad_day, 'trad_day'),
        symbol: readText(row.ovrs_pdno, 'ovrs_pdno'),
        exchange: readExchange(row.ovrs_excg_cd),
        name: row.ovrs_item_name,
        quantity: readDecimal(row.slcl_qty, 'slcl_qty'),
        averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
        price: readDecimal(row.avg_sll_unpr, 'avg_sll_unpr'),
        profit: readDecimal(row.ovrs_rlzt_pfls_amt, 'ovrs_rlzt_pfls_amt'),
      })
    }
  }
  return { currency, profit, sales: sales.sort((a, b) => Number(b.soldOn) - Number(a.soldOn)) }
}

/** The exchange that stands for its whole country in this query. */
const wholeMarket = { US: 'NASD', HK: 'SEHK', CN: 'SHAA', JP: 'TKSE', VN: 'HASE' } as const

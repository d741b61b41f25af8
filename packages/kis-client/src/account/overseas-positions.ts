import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireBalance } from '../endpoints/overseas-stock.gen.ts'
import { currencyOfMarket, exchangesOf, type OverseasMarket, readExchange } from '../market/instrument.ts'
import { readDecimal, readOptionalDecimal, readText } from '../values/values.ts'
import type { Position } from './list-positions.ts'

/** The rows of inquire-balance of a market abroad. */
export async function readOverseasPositions(
  client: KisClient,
  market: OverseasMarket,
  options?: CallOptions,
): Promise<readonly Position[]> {
  const TR_CRCY_CD = currencyOfMarket[market]
  // NASD means all US exchanges on a real account, and NASDAQ alone in paper trading.
  const isWholeUs = market === 'US' && client.environment === 'real'
  const positions: Position[] = []
  for (const OVRS_EXCG_CD of isWholeUs ? (['NASD'] as const) : exchangesOf[market]) {
    const input = { OVRS_EXCG_CD, TR_CRCY_CD }
    for await (const row of client.rows(inquireBalance, input, options)) {
      positions.push({
        symbol: readText(row.ovrs_pdno, 'ovrs_pdno'),
        exchange: readExchange(row.ovrs_excg_cd),
        name: row.ovrs_item_name,
        quantity: readDecimal(row.ovrs_cblc_qty, 'ovrs_cblc_qty'),
        sellable: readDecimal(row.ord_psbl_qty, 'ord_psbl_qty'),
        averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
        price: readOptionalDecimal(row.now_pric2, 'now_pric2'),
      })
    }
  }
  return positions
}

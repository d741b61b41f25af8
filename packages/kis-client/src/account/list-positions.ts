import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { inquireBalance as inquireOverseasBalance } from '../endpoints/overseas-stock.gen.ts'
import { type Exchange, exchangesOf, readExchange } from '../market/exchange.ts'
import { currencyOfMarket, type Market, type OverseasMarket, parseMarket } from '../market/market.ts'
import { readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import { domesticBalance } from './domestic-balance.ts'

/** Holding of one symbol. */
export interface Position {
  readonly symbol: string
  readonly exchange: Exchange
  readonly name: string | undefined
  /** Shares held, including shares that are bought but not settled. */
  readonly quantity: Decimal
  /** Shares that an order may sell now: shares in open sell orders are subtracted. */
  readonly sellable: Decimal
  readonly averagePrice: Decimal
  /** Price at which KIS values the position. */
  readonly price: Decimal | undefined
}

/**
 * Returns the positions of the account in one market, without those that were sold out today.
 *
 * @example
 * const positions = await listPositions(kis, { market: 'US' })
 * @throws {KisInputError} not-sent: unknown market
 * @throws what `KisClient.rows` throws
 */
export async function listPositions(
  client: KisClient,
  { market }: { readonly market: Market },
  options?: CallOptions,
): Promise<readonly Position[]> {
  parseMarket(market)
  const positions =
    market === 'KRX'
      ? await readDomesticPositions(client, options)
      : await readOverseasPositions(client, market, options)
  return positions.filter(({ quantity }) => Number(quantity) > 0)
}

async function readDomesticPositions(
  client: KisClient,
  options: CallOptions | undefined,
): Promise<readonly Position[]> {
  // One entry for each holding: KIS may repeat a row whose price moves while the list is read. The last one is the newest.
  const positions = new Map<string, Position>()
  for await (const row of client.rows(inquireBalance, domesticBalance, { ...options, list: 'output1' })) {
    const symbol = readText(row.pdno, 'pdno')
    positions.set(`${symbol} ${row.trad_dvsn_name} ${row.loan_dt}`, {
      symbol,
      exchange: 'KRX',
      name: row.prdt_name,
      quantity: readDecimal(row.hldg_qty, 'hldg_qty'),
      sellable: readDecimal(row.ord_psbl_qty, 'ord_psbl_qty'),
      averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
      price: readOptionalDecimal(row.prpr, 'prpr'),
    })
  }
  return [...positions.values()]
}

/** Reads the positions in a market abroad from inquire-balance. */
async function readOverseasPositions(
  client: KisClient,
  market: OverseasMarket,
  options: CallOptions | undefined,
): Promise<readonly Position[]> {
  const TR_CRCY_CD = currencyOfMarket[market]
  // NASD means all US exchanges on a real account, and NASDAQ alone in paper trading.
  const isWholeUs = market === 'US' && client.environment === 'real'
  const positions: Position[] = []
  for (const OVRS_EXCG_CD of isWholeUs ? (['NASD'] as const) : exchangesOf[market]) {
    const input = { OVRS_EXCG_CD, TR_CRCY_CD }
    for await (const row of client.rows(inquireOverseasBalance, input, options)) {
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

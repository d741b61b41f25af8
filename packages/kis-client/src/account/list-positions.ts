import type { CallOptions, KisClient } from '../client.ts'
import { inquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { inquireBalance as inquireOverseasBalance } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { type Exchange, type UsExchange, usExchanges } from '../market/instrument.ts'
import { type Decimal, readDecimal, readOptionalDecimal } from '../values.ts'
import { domesticBalance } from './domestic-balance.ts'

/** A holding of one symbol. */
export interface Position {
  readonly symbol: string
  readonly exchange: Exchange
  readonly name: string | undefined
  /** Shares held, bought and not yet settled ones included. */
  readonly quantity: Decimal
  /** Shares that an order may sell now: less those that open orders sell. */
  readonly sellable: Decimal
  readonly averagePrice: Decimal
  /** The price that KIS values it at. */
  readonly price: Decimal | undefined
}

/**
 * The account's positions on KRX or on the US exchanges; those sold out today are left out.
 *
 * @throws what `KisClient.pages` throws
 */
export async function listPositions(
  client: KisClient,
  { market }: { readonly market: 'KRX' | 'US' },
  options?: CallOptions,
): Promise<readonly Position[]> {
  const positions: Position[] = []
  if (market === 'KRX') {
    for await (const { output1 } of client.pages(inquireBalance, domesticBalance, options)) {
      for (const row of output1) {
        positions.push({
          symbol: readSymbol(row.pdno, 'pdno'),
          exchange: 'KRX',
          name: row.prdt_name,
          quantity: readDecimal(row.hldg_qty, 'hldg_qty'),
          sellable: readDecimal(row.ord_psbl_qty, 'ord_psbl_qty'),
          averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
          price: readOptionalDecimal(row.prpr, 'prpr'),
        })
      }
    }
    return positions.filter(isHeld)
  }
  // NASD means all US exchanges on a real account, and NASDAQ alone in paper trading.
  const asked: readonly UsExchange[] = client.environment === 'real' ? ['NASD'] : usExchanges
  for (const OVRS_EXCG_CD of asked) {
    const input = { OVRS_EXCG_CD, TR_CRCY_CD: 'USD' } as const
    for await (const { output1 } of client.pages(inquireOverseasBalance, input, options)) {
      for (const row of output1) {
        positions.push({
          symbol: readSymbol(row.ovrs_pdno, 'ovrs_pdno'),
          exchange: usExchanges.find((exchange) => exchange === row.ovrs_excg_cd) ?? OVRS_EXCG_CD,
          name: row.ovrs_item_name,
          quantity: readDecimal(row.ovrs_cblc_qty, 'ovrs_cblc_qty'),
          sellable: readDecimal(row.ord_psbl_qty, 'ord_psbl_qty'),
          averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
          price: readOptionalDecimal(row.now_pric2, 'now_pric2'),
        })
      }
    }
  }
  return positions.filter(isHeld)
}

const isHeld = ({ quantity }: Position): boolean => Number(quantity) > 0

function readSymbol(symbol: string | undefined, field: string): string {
  if (symbol === undefined) throw new KisAnswerError(`KIS answered a position without ${field}`, { field })
  return symbol
}

import { holdsAbroad } from '../client/account-product.ts'
import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import {
  type InquireBalanceOutput1,
  inquireBalance as inquireOverseasBalance,
} from '../endpoints/overseas-stock.gen.ts'
import { exchangesOf, readExchange } from '../market/exchange.ts'
import { currencyOfMarket, type Market, type OverseasMarket, parseMarket } from '../market/market.ts'
import { readDecimal, readOptionalDate, readOptionalPrice, readText } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { type PriceBasis, parsePriceBasis, readDomesticHoldings } from './domestic-account.ts'
import { readOverseasHoldings } from './overseas-account.ts'
import { type HoldingRow, hasFields, type Positions, readHoldings, wholeShares } from './position.ts'

export type { Position, Positions, UnreadablePosition } from './position.ts'
export type { PriceBasis }

/** Choice of the positions to list. */
export interface PositionsWanted {
  /** Market of the positions. @default all markets in which the account may hold shares */
  readonly market?: Market | undefined
  /**
   * Venue whose price values the positions on KRX.
   *
   * @default 'KRX', whose price stands still from 15:30
   */
  readonly priceBasis?: PriceBasis | undefined
}

/**
 * Returns the positions of the account, without those that were sold out today. A holding that cannot be read is reported
 * under `unreadable` and hides no other one. The list can lag behind a fill by seconds to minutes, as operators measured
 * (pipios4006-boop/KIS-API-Python-Trading-Bot-Example#47): a fill of `listFills` may not be in it yet.
 *
 * KRX costs a call for every 50 positions (20 in paper trading), all other markets together usually one more. One market
 * abroad costs a call for each of its exchanges and every 100 positions, the US on a real account one for all three.
 *
 * @example
 * const { positions, unreadable } = await listPositions(kis)
 * const { positions: american } = await listPositions(kis, { market: 'US' })
 * @throws {KisInputError} not-sent: unknown market or price basis
 * @throws {KisNotOfferedError} not-sent: the account's product holds nothing in that market
 * @throws what `KisClient.pages` throws
 */
export async function listPositions(
  client: KisClient,
  wanted: PositionsWanted = {},
  options?: CallOptions,
): Promise<Positions> {
  checkAction({ of: 'listPositions', client, input: wanted, fields: wantedFields, options })
  const { market, priceBasis } = wanted
  if (market !== undefined) parseMarket(market)
  parsePriceBasis(priceBasis)
  if (market !== undefined && market !== 'KRX') return readOverseasPositions(client, market, options)
  const korea = await readDomesticHoldings(client, { priceBasis }, options)
  if (market === 'KRX' || !holdsAbroad(client.account.product)) return korea
  const abroad = await readOverseasHoldings(client, options)
  return {
    positions: [...korea.positions, ...abroad.positions],
    unreadable: [...korea.unreadable, ...abroad.unreadable],
  }
}

const wantedFields: FieldsOf<PositionsWanted> = { market: true, priceBasis: true }

/** Reads the positions in a market abroad from inquire-balance. */
async function readOverseasPositions(
  client: KisClient,
  market: OverseasMarket,
  options: CallOptions | undefined,
): Promise<Positions> {
  const TR_CRCY_CD = currencyOfMarket[market]
  // NASD means all US exchanges on a real account. In paper trading the sources contradict each other: Nasdaq alone, or
  // all three exchanges, each of which then lists every holding.
  // @see pipios4006-boop/KIS-API-Python-Trading-Bot-Example#15, #27
  const isWholeUs = market === 'US' && client.environment === 'real'
  const rows: HoldingRow[] = []
  for (const OVRS_EXCG_CD of isWholeUs ? (['NASD'] as const) : exchangesOf[market]) {
    const input = { OVRS_EXCG_CD, TR_CRCY_CD }
    for await (const row of client.rows(inquireOverseasBalance, input, options))
      if (hasFields(row)) rows.push(holdingOf(row))
  }
  return readHoldings(rows)
}

const holdingOf = (row: InquireBalanceOutput1): HoldingRow => ({
  symbol: row.ovrs_pdno,
  name: row.ovrs_item_name,
  // Without the exchange: no two exchanges of a country list the same symbol, and KIS may repeat a holding under each.
  key: `${row.ovrs_pdno ?? row.ovrs_item_name} ${row.loan_type_cd} ${row.loan_dt}`,
  read() {
    const price = readOptionalPrice(row.now_pric2, 'now_pric2')
    return {
      symbol: readText(row.ovrs_pdno, 'ovrs_pdno'),
      exchange: readExchange(row.ovrs_excg_cd),
      name: row.ovrs_item_name,
      quantity: readDecimal(row.ovrs_cblc_qty, 'ovrs_cblc_qty'),
      sellable: wholeShares(readDecimal(row.ord_psbl_qty, 'ord_psbl_qty')),
      averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
      price,
      value: price && readDecimal(row.ovrs_stck_evlu_amt, 'ovrs_stck_evlu_amt'),
      loanedOn: readOptionalDate(row.loan_dt, 'loan_dt'),
    }
  },
})

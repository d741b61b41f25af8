import type { CallOptions, KisClient } from '../client/client.ts'
import {
  ksdinfoBonusIssue,
  ksdinfoCapDcrs,
  ksdinfoMergerSplit,
  ksdinfoRevSplit,
  searchStockInfo,
} from '../endpoints/domestic-stock.gen.ts'
import { type Days, formatKisDate } from '../values/dates.ts'
import { addDecimals, findDecimal, parseDecimal } from '../values/decimal.ts'
import type { StockSymbol } from '../values/symbols.ts'
import { type CorporateAction, findDay, noTerms, ratioOf } from './corporate-action.ts'

/**
 * Reads the actions of a share of KRX: four schedules of the Korea Securities Depository, by their record days, and the
 * delisting.
 *
 * @see the portal's examples of ksdinfo: days as `20240315` and as `2024/04/01`, numbers padded with zeros and blanks. They have
 * one page each; KIS's samples ask for the next one at `tr_cont` M
 */
export async function readKrxActions(
  client: KisClient,
  symbol: StockSymbol,
  { from, to }: Days,
  options: CallOptions | undefined,
): Promise<readonly CorporateAction[]> {
  const range = { SHT_CD: symbol, F_DT: formatKisDate(from), T_DT: formatKisDate(to) }
  const base = { ...noTerms, symbol, exchange: 'KRX' } as const
  const faceChanges = await allOf(client.rows(ksdinfoRevSplit, { ...range, MARKET_GB: '0' }, options))
  const bonuses = await allOf(client.rows(ksdinfoBonusIssue, range, options))
  const reductions = await allOf(client.rows(ksdinfoCapDcrs, range, options))
  const mergers = await allOf(client.rows(ksdinfoMergerSplit, range, options))
  const { output: info } = await client.call(searchStockInfo, { PRDT_TYPE_CD: '300', PDNO: symbol }, options)
  const delistedOn = findDay(info.lstg_abol_dt)

  return [
    ...faceChanges.flatMap((row): readonly CorporateAction[] => {
      // A lower face value means more shares.
      const ratio = ratioOf(row.inter_bf_face_amt, row.inter_af_face_amt)
      if (ratio === undefined || Number(ratio) === 1) return []
      const kind = Number(ratio) > 1 ? 'split' : 'reverse-split'
      const statedRatio = `${row.inter_bf_face_amt} → ${row.inter_af_face_amt}`
      return [{ ...base, kind, ...datesOf(row.list_dt, row.record_date), ratio, statedRatio }]
    }),
    ...bonuses.map((row): CorporateAction => {
      // 확정배정율 is in percent of the shares held: 100.00 is one new share for each.
      const rate = findDecimal(row.fix_rate ?? '')
      const ratio = rate && ratioOf(addDecimals(rate, hundred), hundred)
      return { ...base, kind: 'bonus', ...datesOf(row.right_dt, row.record_date), ratio, statedRatio: row.fix_rate }
    }),
    ...reductions.map((row): CorporateAction => {
      const { reduce_cap_rate: rate, comp_way: way } = row
      const statedRatio = rate === undefined ? undefined : `${rate.trim()} ${way ?? ''}`.trim()
      return { ...base, kind: 'capital-reduction', ...datesOf(row.list_dt, row.record_date), statedRatio }
    }),
    ...mergers.map(
      (row): CorporateAction => ({
        ...base,
        kind: row.merge_type?.includes('분할') ? 'spin-off' : 'merger',
        ...datesOf(row.list_dt, row.record_date),
        statedRatio: row.merge_rate,
        absorbedCompany: row.opp_cust_nm,
        survivingCompany: row.cust_nm,
      }),
    ),
    ...(delistedOn !== undefined && from <= delistedOn && delistedOn <= to
      ? [{ ...base, kind: 'delisting', effectiveOn: delistedOn } as const]
      : []),
  ]
}

async function allOf<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}

const hundred = parseDecimal('100')

const datesOf = (effective: string | undefined, record: string | undefined) => ({
  effectiveOn: findDay(effective),
  recordOn: findDay(record),
})

import type { Feed } from '../../../endpoint.ts'
import { priceChangeOf } from '../../answers/price-change.ts'
import { depthOf } from '../../world/depth.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { type SessionCodes, sessionCodesAt } from './krx-session.ts'
import { formatRow, koreanTime, type RowValues } from './row.ts'
import type { TapeMoment } from './tape-topic.ts'

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** Returns the row of the order book after a trade: H0STASP0, H0NXASP0 and H0UNASP0. */
export function krxBookRow(
  feed: Feed<string>,
  instrument: SimulatedInstrument,
  { trade, sums, tape }: TapeMoment,
): readonly string[] {
  const { price, volume } = sums
  const now = { price, base: tape.previous()?.close ?? price, volume }
  // Outside of the auctions KIS repeats the last price as the expected one.
  const expected = { price, quantity: 0, base: now.base }
  return bookRow(feed, instrument, { at: trade.at, codes: sessionCodesAt(tape, trade.at), expected }, now)
}

/** Returns a row of the order book, with an expected trade. */
export function bookRow(
  feed: Feed<string>,
  instrument: SimulatedInstrument,
  shown: {
    readonly at: number
    readonly codes: SessionCodes
    /** Expected trade, and the close from which its price counts. */
    readonly expected: { readonly price: number; readonly quantity: number; readonly base: number }
  },
  now: { readonly price: number; readonly base: number; readonly volume: number },
): readonly string[] {
  const { at, codes, expected } = shown
  const { asks, bids } = depthOf(instrument, now)
  const side = (name: 'ASK' | 'BID', rows: typeof asks): RowValues => {
    const values: Record<string, string> = {}
    for (const level of levels) {
      values[`${name}P${level}`] = String(rows[level - 1]?.price ?? 0)
      values[`${name}P_RSQN${level}`] = String(rows[level - 1]?.quantity ?? 0)
    }
    return values
  }
  const total = (rows: typeof asks) => String(rows.reduce((sum, row) => sum + row.quantity, 0))
  const change = priceChangeOf(instrument, expected.price, expected.base)
  const values = {
    ...noMidPrice,
    ...codes,
    ...side('ASK', asks),
    ...side('BID', bids),
    MKSC_SHRN_ISCD: instrument.symbol,
    BSOP_HOUR: koreanTime(at),
    TOTAL_ASKP_RSQN: total(asks),
    TOTAL_BIDP_RSQN: total(bids),
    ANTC_CNPR: String(expected.price),
    ANTC_CNQN: String(expected.quantity),
    ANTC_VOL: String(expected.quantity),
    ANTC_CNTG_VRSS: change.difference,
    ANTC_CNTG_VRSS_SIGN: change.sign,
    ANTC_CNTG_PRDY_CTRT: change.rate,
    ACML_VOL: String(now.volume),
  }
  return formatRow(feed, values, at)
}

/** Columns that stay as they are: no order waits at a mid price, and nothing has changed since the last row. */
const noMidPrice: RowValues = {
  OVTM_TOTAL_ASKP_RSQN: '0',
  OVTM_TOTAL_BIDP_RSQN: '0',
  TOTAL_ASKP_RSQN_ICDC: '0',
  TOTAL_BIDP_RSQN_ICDC: '0',
  OVTM_TOTAL_ASKP_ICDC: '0',
  OVTM_TOTAL_BIDP_ICDC: '0',
  STCK_DEAL_CLS_CODE: '0',
  MID_PRC: '0',
  MIDP_TOTAL_RSQN: '0',
  MIDP_CLS_CODE: '0',
  KMID_PRC: '0',
  KMID_TOTAL_RSQN: '0',
  KMID_CLS_CODE: '0',
  NMID_PRC: '0',
  NMID_TOTAL_RSQN: '0',
  NMID_CLS_CODE: '0',
  ANTC_EXCH_CLS_CODE: '1',
}

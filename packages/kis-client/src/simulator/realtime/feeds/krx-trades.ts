import type { Feed } from '../../../endpoint.ts'
import { formatPercent } from '../../answers/percent.ts'
import { priceChangeOf } from '../../answers/price-change.ts'
import { turnoverOf } from '../../world/day-bar.ts'
import { depthOf } from '../../world/depth.ts'
import { fundamentalsOf } from '../../world/fundamentals.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { formatRatio } from '../../world/price-units.ts'
import type { DaySums } from './day-sums.ts'
import type { DayTape } from './day-tape.ts'
import { type SessionCodes, sessionCodesAt } from './krx-session.ts'
import { formatRow, koreanTime, type RowValues } from './row.ts'
import type { TapeMoment } from './tape-topic.ts'

/** Returns the row of a trade: H0STCNT0, H0NXCNT0 and H0UNCNT0, and the same columns of others. */
export function krxTradeRow(
  feed: Feed<string>,
  instrument: SimulatedInstrument,
  { trade, sums, tape }: TapeMoment,
): readonly string[] {
  const { at, price, quantity, isBuy } = trade
  const shown = { at, price, quantity, isBuy, codes: sessionCodesAt(tape, at) }
  return formatRow(feed, krxTradeValues(instrument, shown, sums, tape), at)
}

/** Returns the values of a trade, or of an expected one. */
export function krxTradeValues(
  instrument: SimulatedInstrument,
  shown: {
    readonly at: number
    readonly price: number
    readonly quantity: number
    readonly isBuy: boolean
    readonly codes: SessionCodes
  },
  sums: DaySums,
  tape: DayTape,
): RowValues {
  const { at, price, quantity, isBuy, codes } = shown
  const previous = tape.previous()
  const base = previous?.close ?? price
  const { volume, bought, sold, buys, sells } = sums
  const change = priceChangeOf(instrument, price, base)
  const bar = { date: tape.day.date, open: sums.open, high: sums.high, low: sums.low, close: price, volume }
  const turnover = turnoverOf(bar)
  const { asks, bids } = depthOf(instrument, { price, base, volume })
  const total = (rows: typeof asks) => String(rows.reduce((sum, row) => sum + row.quantity, 0))
  return {
    ...codes,
    ...distances(instrument, price, sums),
    MKSC_SHRN_ISCD: instrument.symbol,
    STCK_CNTG_HOUR: koreanTime(at),
    STCK_PRPR: String(price),
    PRDY_VRSS_SIGN: change.sign,
    PRDY_VRSS: change.difference,
    PRDY_CTRT: change.rate,
    WGHN_AVRG_STCK_PRC: formatRatio(turnover, BigInt(volume), 2),
    STCK_OPRC: String(sums.open),
    STCK_HGPR: String(sums.high),
    STCK_LWPR: String(sums.low),
    ASKP1: String(asks[0]?.price ?? 0),
    BIDP1: String(bids[0]?.price ?? 0),
    CNTG_VOL: String(quantity),
    ACML_VOL: String(volume),
    ACML_TR_PBMN: String(turnover),
    SELN_CNTG_CSNU: String(sells),
    SHNU_CNTG_CSNU: String(buys),
    NTBY_CNTG_CSNU: String(buys - sells),
    CTTR: formatPercent(bought, sold),
    SELN_CNTG_SMTN: String(sold),
    SHNU_CNTG_SMTN: String(bought),
    // 1 a purchase, 5 a sale. KRX names the column otherwise than NXT.
    CCLD_DVSN: isBuy ? '1' : '5',
    CNTG_CLS_CODE: isBuy ? '1' : '5',
    SHNU_RATE: formatPercent(bought, volume),
    PRDY_VOL_VRSS_ACML_VOL_RATE: formatPercent(volume, previous?.volume ?? 0),
    BSOP_DATE: tape.day.date,
    TRHT_YN: 'N',
    ASKP_RSQN1: String(asks[0]?.quantity ?? 0),
    BIDP_RSQN1: String(bids[0]?.quantity ?? 0),
    TOTAL_ASKP_RSQN: total(asks),
    TOTAL_BIDP_RSQN: total(bids),
    VOL_TNRT: formatPercent(volume, fundamentalsOf(instrument).shares),
    ...sameTimeBefore(at, volume, tape),
    VI_STND_PRC: String(sums.open),
  }
}

/** Returns the distances of the price from the open, the high and the low, and when those traded. */
function distances(instrument: SimulatedInstrument, price: number, sums: DaySums): RowValues {
  const from = (name: string, at: number, of: number) => {
    const { sign, difference } = priceChangeOf(instrument, price, of)
    return {
      [`${name}_HOUR`]: koreanTime(at),
      // The limits of a day count from the close before it alone.
      [`${name}_VRSS_PRPR_SIGN`]: { '1': '2', '4': '5' }[sign] ?? sign,
      [`${name}_VRSS_PRPR`]: difference,
    }
  }
  return {
    ...from('OPRC', sums.openAt, sums.open),
    ...from('HGPR', sums.highAt, sums.high),
    ...from('LWPR', sums.lowAt, sums.low),
  }
}

/** Returns the volume of the day before up to the same time, which is an estimate: its volume in equal parts. */
function sameTimeBefore(at: number, volume: number, { day, previous }: DayTape): RowValues {
  const part = Math.min(1, Math.max(0, (at - day.opensAt) / (day.closesAt - day.opensAt)))
  const before = Math.floor((previous()?.volume ?? 0) * part)
  return {
    PRDY_SMNS_HOUR_ACML_VOL: String(before),
    PRDY_SMNS_HOUR_ACML_VOL_RATE: formatPercent(volume, before),
  }
}

import type { Feed } from '../../../endpoint.ts'
import { formatPercent } from '../../answers/percent.ts'
import { auctionsOf } from '../../market/auctions.ts'
import { type Interruption, interruptionOf } from '../../market/trading-state.ts'
import type { ShownVenue } from '../../market/venue-trade.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import type { TradingDay } from '../../world/trading-day.ts'
import type { MarketContext } from './day-tape.ts'
import { formatRow, koreanTime, type RowValues } from './row.ts'
import type { TimedRow } from './timed-topic.ts'

/** Change of the operation of a market, with its 장운영구분코드 and 예상장운영구분코드. */
interface OperationChange {
  readonly at: number
  readonly code: string
  readonly expected: string
}

/** Codes of the open and the close. @see the portal's page of H0STMKO0 */
const open = { code: '112', expected: '112' }
const close = { code: '129', expected: '129' }

/** Returns the changes of KRX's operation on a day: its auctions, its open and its close. No source has codes of its after-market. */
function krxChanges(day: TradingDay): readonly OperationChange[] {
  const auctions = auctionsOf(day).map(({ name, opensAt: at }) =>
    name === 'opening' ? { at, code: '110', expected: '311' } : { at, code: '121', expected: '121' },
  )
  const all = [...auctions, { at: day.opensAt, ...open }, { at: day.closesAt, ...close }]
  return all.sort((one, other) => one.at - other.at)
}

/** Returns the changes of NXT's operation: each of its parts opens and closes with KRX's codes, since no source has others. */
function nxtChanges({ orderHours }: MarketContext, day: TradingDay): readonly OperationChange[] {
  const parts = orderHours.nxtDay(day)?.parts
  if (parts === undefined) return krxChanges(day)
  const trading = parts.filter(({ name }) => ['pre-market', 'main', 'after-market'].includes(name))
  return trading.flatMap(({ opensAt, closesAt }) => [
    { at: opensAt, ...open },
    { at: closesAt, ...close },
  ])
}

/** Returns rows of H0STMKO0, H0NXMKO0 and H0UNMKO0 on a day. */
export function marketStatusRows(
  context: MarketContext,
  feed: Feed<string>,
  {
    instrument,
    venue,
    date,
  }: { readonly instrument: SimulatedInstrument; readonly venue: ShownVenue; readonly date: string },
): readonly TimedRow[] {
  const day = context.holidays.dayOn('KRX', date)
  if (day === undefined) return []
  const found = interruptionOn(context, instrument, day)
  const isInterruptedAt = (at: number) => found !== undefined && found.at <= at && at < found.endsAt
  const changes = venue === 'NXT' ? nxtChanges(context, day) : krxChanges(day)
  // Of an interruption the code of the operation stays that of the open.
  const interruptions = found === undefined ? [] : [found.at, found.endsAt].map((at) => ({ at, ...open }))
  const all = [...changes, ...interruptions].sort((one, other) => one.at - other.at)
  return all.map(({ at, code, expected }) => ({
    at,
    row: () => {
      const values: RowValues = {
        MKSC_SHRN_ISCD: instrument.symbol,
        TRHT_YN: context.prices.intradayPath(instrument, day) === undefined ? 'Y' : 'N',
        MKOP_CLS_CODE: code,
        ANTC_MKOP_CLS_CODE: expected,
        ISCD_STAT_CLS_CODE: '55',
        VI_CLS_CODE: isInterruptedAt(at) ? 'Y' : 'N',
        OVTM_VI_CLS_CODE: 'N',
        EXCH_CLS_CODE: venue === 'NXT' ? '2' : '1',
      }
      return formatRow(feed, values, at)
    },
  }))
}

const interruptionOn = (
  { prices }: MarketContext,
  instrument: SimulatedInstrument,
  day: TradingDay,
): Interruption | undefined => {
  const path = prices.intradayPath(instrument, day)
  return path && interruptionOf(path, day)
}

/** Returns rows of H0STVIC0 and H0UNVIC0 on a day: one when an interruption begins, and one when it ends. */
export function interruptionRows(
  context: MarketContext,
  feed: Feed<string>,
  { instrument, date }: { readonly instrument: SimulatedInstrument; readonly date: string },
): readonly TimedRow[] {
  const day = context.holidays.dayOn('KRX', date)
  const found = day && interruptionOn(context, instrument, day)
  if (found === undefined) return []
  const { at: beganAt, endsAt, price, reference } = found
  return [beganAt, endsAt].map((at) => ({
    at,
    row: () => {
      const values: RowValues = {
        BSOP_DATE: date,
        MKSC_SHRN_ISCD: instrument.symbol,
        HTS_KOR_ISNM: instrument.name,
        MRKT_DIV_CLS_CODE: instrument.listing === 'KOSDAQ' ? '2' : '1',
        VI_CLS_CODE: at === beganAt ? 'Y' : 'N',
        VI_CNCL_HOUR: at === beganAt ? '000000' : koreanTime(endsAt),
        CNTG_VI_HOUR: koreanTime(beganAt),
        // 1 a static interruption, the only kind that the simulator has.
        VI_KIND_CODE: '1',
        VI_PRC: String(price),
        VI_STND_PRC: String(reference),
        VI_DPRT: formatPercent(price - reference, reference),
        VI_DMC_STND_PRC: '0',
        VI_DMC_DPRT: '0.00',
        VI_COUNT: '1',
        EXCH_CLS_CODE: '1',
        ETP_YN: instrument.kind === 'etf' ? 'Y' : 'N',
      }
      return formatRow(feed, values, at)
    },
  }))
}

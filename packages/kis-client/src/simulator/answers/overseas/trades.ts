import { kstText } from '../../../values/dates.ts'
import type { VenueTrade } from '../../market/venue-trade.ts'
import { depthOf } from '../../world/depth.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { findQuoted, overseasPlaceOf } from '../../world/overseas-markets.ts'
import { decimalsOf, formatUnits } from '../../world/price-units.ts'
import { refuseField } from '../../world/refusals.ts'
import type { TradingDay } from '../../world/trading-day.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { overseasPriceChangeOf } from './price-change.ts'
import { isBeforeFirstPrice } from './quotes.ts'

/** Rows of a page. KIS does not document the number abroad; this is that of KRX. */
const pageSize = 30
/** Trades back to which the pages lead. How far KIS goes is not documented; a day has thousands, of which no caller reads all. */
const mostTrades = 300

/** Returns the answer about the trades of today or of the day before, newest first: the same ones as the feed HDFSCNT0. */
export function overseasTradeAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { holidays, instruments, prices, venuePrices } = context
  return {
    'overseas-stock/quot-inquire-ccnl': (call) => {
      const { EXCD = '', SYMB = '', TDAY = '' } = call.input
      if (TDAY !== '0' && TDAY !== '1') return { refusal: refuseField('TDAY') }
      const instrument = findQuoted(instruments, EXCD, SYMB)
      const day = instrument && dayOf(instrument, TDAY, call.at)
      const all = instrument && day ? tradesOf(instrument, day, call.at) : []
      const { rows, cursor, more } = pageOf(call, all, pageSize)
      const rowFields = documentedFields(call.endpoint, 'output2')
      return {
        blocks: {
          ...cursor,
          output1: fillBlock(documentedFields(call.endpoint, 'output1'), {
            rsym: `D${EXCD}${SYMB}`,
            zdiv: instrument === undefined ? '' : String(decimalsOf(overseasPlaceOf(instrument).market)),
            nrec: String(rows.length),
          }),
          output2: rows.map((row) => fillBlock(rowFields, row())),
        },
        more,
      }
    },
  }

  /** Returns the trading day of the call, or the one before it. */
  function dayOf(instrument: SimulatedInstrument, TDAY: '0' | '1', at: number): TradingDay | undefined {
    const { market } = instrument
    const today = holidays.dayAt(market, at)
    // From midnight until its open a day has no trades yet, and the day that has begun last is the one before.
    if (isBeforeFirstPrice(context, instrument, at)) return TDAY === '0' ? today : undefined
    if (TDAY === '1' || today === undefined) return today
    const before = holidays.tradingDates(market)[today.index - 1]
    return before === undefined ? undefined : holidays.dayOn(market, before)
  }

  /** Returns the newest trades up to `at`, newest first, each as its row, which is written for the page that shows it. */
  function tradesOf(
    instrument: SimulatedInstrument,
    day: TradingDay,
    at: number,
  ): readonly (() => Record<string, string>)[] {
    const close = prices.snapshot(instrument, Math.min(at, day.closesAt))?.previous?.close
    let bought = 0
    let sold = 0
    // Abroad the venue has no meaning.
    return venuePrices
      .trades(instrument, 'both', day, at)
      .map((trade) => {
        if (trade.isBuy) bought += trade.quantity
        else sold += trade.quantity
        const sums = { bought, sold }
        return () => rowOf(instrument, trade, sums, close)
      })
      .slice(-mostTrades)
      .reverse()
  }
}

function rowOf(
  instrument: SimulatedInstrument,
  { at, price, quantity }: VenueTrade,
  { bought, sold }: { readonly bought: number; readonly sold: number },
  close: number | undefined,
): Record<string, string> {
  const { market } = overseasPlaceOf(instrument)
  const volume = bought + sold
  const { asks, bids } = depthOf(instrument, { price, base: close ?? price, volume })
  return {
    khms: kstText(at).slice(8),
    last: formatUnits(market, price),
    evol: String(quantity),
    tvol: String(volume),
    vpow: formatPercent(bought, sold),
    pbid: formatUnits(market, bids[0]?.price ?? 0),
    pask: formatUnits(market, asks[0]?.price ?? 0),
    // 1 the regular hours, the only ones in which the simulator trades abroad.
    mtyp: '1',
    ...overseasPriceChangeOf(instrument, price, close),
  }
}

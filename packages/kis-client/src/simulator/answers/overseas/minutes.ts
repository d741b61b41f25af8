import { formatLocalTime } from '../../../market/local-time.ts'
import type { OverseasMarket } from '../../../market/market.ts'
import { kstText } from '../../../values/dates.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { findQuoted, overseasPlaceOf } from '../../world/overseas-markets.ts'
import { decimalsOf, formatUnits } from '../../world/price-units.ts'
import { refuseField } from '../../world/refusals.ts'
import { minuteAt, minuteCount, minuteStart, type TradingDay } from '../../world/trading-day.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { keptSince } from '../kept-minutes.ts'

const mostRows = 120

/**
 * Returns the answers about the minutes of the trading days of a year, back from a time on the exchange's own clock. How long KIS
 * keeps minutes abroad is unknown; the year is that of KRX.
 */
export function overseasMinuteAnswers({
  holidays,
  instruments,
  prices,
}: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'overseas-stock/inquire-time-itemchartprice': ({ endpoint, input, at }) => {
      const { EXCD = '', SYMB = '', NMIN = '', PINC, NEXT, NREC = '', KEYB = '' } = input
      const gap = wholeNumber(NMIN)
      if (gap === undefined) return { refusal: refuseField('NMIN') }
      const asked = wholeNumber(NREC)
      if (asked === undefined) return { refusal: refuseField('NREC') }
      const isNext = NEXT === '1' && KEYB.trim() !== ''
      if (isNext && !/^\d{14}$/.test(KEYB.trim())) return { refusal: refuseField('KEYB') }
      const fields = documentedFields(endpoint, 'output1')
      const instrument = findQuoted(instruments, EXCD, SYMB)
      const today = instrument && holidays.dayAt(instrument.market, at)
      const head = { rsym: `D${EXCD}${SYMB}`, nrec: '0' }
      if (instrument === undefined || today === undefined)
        return { blocks: { output1: fillBlock(fields, head), output2: [] } }

      const { market } = overseasPlaceOf(instrument)
      const size = Math.min(asked, mostRows)
      const rows: Minute[] = []
      // One row more than the page shows whether there is a next page.
      for (const day of daysBack(market, today, isNext ? KEYB.trim() : undefined)) {
        rows.push(...minutesOf(instrument, day, gap, at).filter(({ local }) => !isNext || local <= KEYB.trim()))
        if (rows.length > size || (PINC !== '1' && !isNext)) break
      }
      const page = rows.slice(0, size)
      const more = rows.length > size
      const minuteFields = documentedFields(endpoint, 'output2')
      return {
        blocks: {
          output1: fillBlock(fields, {
            ...head,
            zdiv: String(decimalsOf(market)),
            stim: formatLocalTime(market, today.opensAt).slice(8),
            etim: formatLocalTime(market, today.closesAt).slice(8),
            sktm: kstText(today.opensAt).slice(8),
            ektm: kstText(today.closesAt).slice(8),
            next: more ? '1' : '0',
            more: more ? '1' : '0',
            nrec: String(page.length),
          }),
          output2: page.map(({ date, local, korean, open, high, low, last, volume, turnover }) =>
            fillBlock(minuteFields, {
              tymd: date,
              xymd: local.slice(0, 8),
              xhms: local.slice(8),
              kymd: korean.slice(0, 8),
              khms: korean.slice(8),
              open: formatUnits(market, open),
              high: formatUnits(market, high),
              low: formatUnits(market, low),
              last: formatUnits(market, last),
              evol: String(volume),
              eamt: formatUnits(market, turnover, 0),
            }),
          ),
        },
      }
    },
  }

  /** Yields the trading days from about the day of a cursor, or from today, back to the first one. */
  function* daysBack(market: OverseasMarket, today: TradingDay, cursor: string | undefined): Generator<TradingDay> {
    const dates = holidays.tradingDates(market)
    for (let index = today.index; index >= 0 && (dates[index] ?? '') >= keptSince(today); index -= 1) {
      // Where markets are open at any hour, a trading day begins on the exchange's evening before its date, and not
      // earlier.
      const before = dates[index - 1]
      if (cursor !== undefined && before !== undefined && before > cursor.slice(0, 8)) continue
      const day = holidays.dayOn(market, dates[index] ?? '')
      if (day !== undefined) yield day
    }
  }

  /** Returns the minutes of one day up to `at`, newest first. */
  function minutesOf(instrument: SimulatedInstrument, day: TradingDay, gap: number, at: number): readonly Minute[] {
    const intraday = prices.intradayPath(instrument, day)
    if (intraday === undefined) return []
    const { market } = overseasPlaceOf(instrument)
    const count = Math.min(minuteCount(day), at >= day.closesAt ? minuteCount(day) : minuteAt(day, at) + 1)
    const minutes: Minute[] = []
    for (let from = 0; from < count; from += gap) {
      const part = Array.from({ length: Math.min(gap, count - from) }, (_, index) =>
        intraday.minute(from + index, at - minuteStart(day, from + index)),
      )
      const { open = 0 } = part[0] ?? {}
      const volume = part.reduce((sum, minute) => sum + minute.volume, 0)
      const last = part.at(-1)?.close ?? open
      const begins = minuteStart(day, from)
      minutes.push({
        date: day.date,
        local: formatLocalTime(market, begins),
        korean: kstText(begins),
        open,
        high: Math.max(...part.map(({ high }) => high)),
        low: Math.min(...part.map(({ low }) => low)),
        last,
        volume,
        turnover: BigInt(volume) * BigInt(last),
      })
    }
    return minutes.reverse()
  }
}

interface Minute {
  readonly date: string
  /** Start of the minute on the exchange's clock and on Korea's, `yyyyMMddHHmmss`. */
  readonly local: string
  readonly korean: string
  readonly open: number
  readonly high: number
  readonly low: number
  readonly last: number
  readonly volume: number
  readonly turnover: bigint
}

const wholeNumber = (text: string): number | undefined => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined)

import { inquireTimeDailychartprice, inquireTimeItemchartprice } from '../../../endpoints/domestic-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { turnoverOf } from '../../world/day-bar.ts'
import { refuseField } from '../../world/refusals.ts'
import type { TradingDay } from '../../world/trading-day.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { type DocumentedFields, documentedFields, fillBlock } from '../fill-block.ts'
import { keptSince } from '../kept-minutes.ts'
import { priceChangeOf } from '../price-change.ts'
import { findQuoted, isMarketCode, type QuotedInstrument } from './quoted-instrument.ts'

/** Rows of an answer, for today and for any day. @see the portal's pages of the two operations */
const rows = { today: 30, anyDay: 120 }

/** Returns the answers about the minutes of today and of any trading day. */
export function krxMinuteAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { holidays, venuePrices } = context

  return {
    'domestic-stock/inquire-time-itemchartprice': ({ input, at }) => {
      const { FID_COND_MRKT_DIV_CODE, FID_INPUT_HOUR_1, FID_PW_DATA_INCU_YN } = input
      if (!isMarketCode(FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      const found = findQuoted(context, { input, at })
      if (found === undefined) return { blocks: { output1: fillBlock(todayHeadFields, nothing), output2: [] } }
      const { tradingDay: day } = found.snapshot
      const today = minutesOf(found, day, at).filter(({ hour }) => hour <= upToHour(FID_INPUT_HOUR_1))
      const before = FID_PW_DATA_INCU_YN === 'Y' ? dayBefore(day) : undefined
      const past = before && today.length < rows.today ? minutesOf(found, before, at) : []
      return {
        blocks: {
          output1: headBlock(todayHeadFields, found),
          output2: newest([...past, ...today], rows.today).map((minute) => minuteBlock(todayFields, minute)),
        },
      }
    },

    'domestic-stock/inquire-time-dailychartprice': ({ input, at, pagesBefore }) => {
      const { FID_COND_MRKT_DIV_CODE, FID_INPUT_DATE_1 = '', FID_INPUT_HOUR_1 } = input
      if (!isMarketCode(FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      if (!/^\d{8}$/.test(FID_INPUT_DATE_1)) return { refusal: refuseField('FID_INPUT_DATE_1') }
      const found = findQuoted(context, { input, at })
      if (found === undefined) return { blocks: { output1: fillBlock(anyDayHeadFields, nothing), output2: [] } }
      const { tradingDay } = found.snapshot
      const asked = `${FID_INPUT_DATE_1}${upToHour(FID_INPUT_HOUR_1)}`
      const oldest = keptSince(tradingDay)
      const minutes: Minute[] = []
      const goesBack = input.FID_PW_DATA_INCU_YN === 'Y'
      const skipped = pagesBefore * rows.anyDay
      // The day in the call need not be a trading day; with past data the answer continues into the days before it.
      let day = lastDayUpTo(FID_INPUT_DATE_1, tradingDay)
      while (day !== undefined && day.date >= oldest && minutes.length < skipped + rows.anyDay) {
        if (!goesBack && day.date !== FID_INPUT_DATE_1) break
        const ofDay = minutesOf(found, day, at).filter(({ date, hour }) => `${date}${hour}` <= asked)
        minutes.unshift(...ofDay)
        day = dayBefore(day)
      }
      return {
        blocks: {
          output1: headBlock(anyDayHeadFields, found),
          output2: newest(minutes.slice(0, Math.max(0, minutes.length - skipped)), rows.anyDay).map((minute) =>
            minuteBlock(anyDayFields, minute),
          ),
        },
        // Without past data only the header asks for the next page of the day; with it the caller names the next hour.
        more: !goesBack && minutes.length > skipped + rows.anyDay,
      }
    },
  }

  /** Returns the trading day before another. */
  function dayBefore({ index }: TradingDay): TradingDay | undefined {
    const date = holidays.tradingDates('KRX')[index - 1]
    return date === undefined ? undefined : holidays.dayOn('KRX', date)
  }

  /** Finds the latest trading day on or before `date`, and not after the latest one. */
  function lastDayUpTo(date: string, latest: TradingDay): TradingDay | undefined {
    const dates = holidays.tradingDates('KRX')
    if (latest.date <= date) return latest
    const known = dates.slice(0, latest.index).findLast((other) => other <= date)
    return known === undefined ? undefined : holidays.dayOn('KRX', known)
  }

  /** Returns the minutes of a day up to `at`, oldest first. */
  function minutesOf({ instrument, venue }: QuotedInstrument, day: TradingDay, at: number): readonly Minute[] {
    const minutes = venuePrices.minutes(instrument, venue, day, at)
    let turnover = 0
    return withoutMidnight(
      minutes.map((minute, index): Minute => {
        const { price, volume } = minute
        turnover += volume * price
        const open = minute.range?.open ?? minutes[index - 1]?.price ?? price
        const { high, low } = minute.range ?? { high: Math.max(open, price), low: Math.min(open, price) }
        return { date: day.date, hour: kstText(minute.at).slice(8), open, high, low, price, volume, turnover }
      }),
    )
  }
}

interface Minute {
  readonly date: string
  /** Start of the minute in Korea, `HHmmss`. */
  readonly hour: string
  readonly open: number
  readonly high: number
  readonly low: number
  readonly price: number
  readonly volume: number
  /** Turnover of the day so far. */
  readonly turnover: number
}

/**
 * Joins the minute of midnight with the next one. Only a market that is open at any hour has it, and a client that walks back
 * through a day by the hour would go from it to the end of the day, without end.
 */
function withoutMidnight(minutes: readonly Minute[]): readonly Minute[] {
  const [first, second, ...rest] = minutes
  if (first?.hour !== '000000') return minutes
  if (second === undefined) return []
  const open = first.open
  const [high, low] = [Math.max(open, second.high), Math.min(open, second.low)]
  return [{ ...second, open, high, low, volume: first.volume + second.volume }, ...rest]
}

/** Reads the hour up to which minutes are asked for. Empty and zeros mean "now", as python-kis sends it. */
const upToHour = (hour: string | undefined): string => (hour === undefined || /^0*$/.test(hour) ? '235959' : hour)

const newest = (minutes: readonly Minute[], limit: number): readonly Minute[] => minutes.slice(-limit).reverse()
const nothing = { stck_prpr: '0' }

/** Returns the head of the answer: the instrument now, for the minutes of any day. */
function headBlock(fields: DocumentedFields, { instrument, snapshot }: QuotedInstrument): Record<string, string> {
  const { price, day, previous } = snapshot
  const change = priceChangeOf(instrument, price, previous?.close)
  return fillBlock(fields, {
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate,
    stck_prdy_clpr: String(previous?.close ?? price),
    acml_vol: String(day.volume),
    acml_tr_pbmn: String(turnoverOf(day)),
    hts_kor_isnm: instrument.name,
    stck_prpr: String(price),
  })
}

const minuteBlock = (
  fields: DocumentedFields,
  { date, hour, open, high, low, price, volume, turnover }: Minute,
): Record<string, string> =>
  fillBlock(fields, {
    stck_bsop_date: date,
    stck_cntg_hour: hour,
    stck_prpr: String(price),
    stck_oprc: String(open),
    stck_hgpr: String(high),
    stck_lwpr: String(low),
    cntg_vol: String(volume),
    acml_tr_pbmn: String(turnover),
  })

const todayHeadFields = documentedFields(inquireTimeItemchartprice, 'output1')
const todayFields = documentedFields(inquireTimeItemchartprice, 'output2')
const anyDayHeadFields = documentedFields(inquireTimeDailychartprice, 'output1')
const anyDayFields = documentedFields(inquireTimeDailychartprice, 'output2')

import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireDailyItemchartprice } from '../endpoints/domestic-stock.gen.ts'
import { dailyprice } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { type QuoteExchange, quoteExchange } from '../market/exchange.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import { readDate, readDecimal } from '../values/answer-fields.ts'
import { addDays, type CalendarDate, formatKisDate, parseDays } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import type { OverseasSymbol, StockSymbol } from '../values/symbols.ts'

/** Trades of a day, week or month. Prices are adjusted for splits. */
export interface Candle {
  /** Day in the exchange's own time zone; for a week or month the day under which KIS files it. */
  readonly date: CalendarDate
  readonly open: Decimal
  readonly high: Decimal
  readonly low: Decimal
  readonly close: Decimal
  /** Shares. */
  readonly volume: Decimal
}

export interface CandleRange extends Instrument {
  readonly interval: 'day' | 'week' | 'month'
  /** First and last day as `yyyy-MM-dd` in the exchange's own time zone, both included. */
  readonly from: string
  readonly to: string
}

/**
 * Returns the candles from `from` to `to`, oldest first. KIS sends 100 a call, so a long range takes several calls.
 *
 * @example
 * const range = { interval: 'day', from: '2026-10-01', to: exchangeDate('KRX', Date.now()) } as const
 * const candles = await getCandles(kis, { symbol: '005930', ...range })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown interval, a `from` after `to`, or a symbol that
 * does not have the form of the exchange's symbols
 * @throws what `KisClient.call` throws
 */
export async function getCandles(
  client: KisClient,
  range: CandleRange,
  options?: CallOptions,
): Promise<readonly Candle[]> {
  const instrument = parseInstrument(range)
  if (!Object.hasOwn(domesticIntervals, range.interval)) {
    throw new KisInputError({
      field: 'interval',
      rule: `${preview(range.interval)} is not an interval; use day, week or month`,
    })
  }
  const { from, to } = parseDays(range)
  const page = (until: CalendarDate) =>
    instrument.exchange === 'KRX'
      ? domesticPage(client, instrument.symbol, range.interval, from, until, options)
      : overseasPage(client, instrument.symbol, quoteExchange[instrument.exchange], range.interval, until, options)

  const newestFirst: Candle[] = []
  for (let until = to; until >= from; ) {
    const last = until
    const candles = (await page(last)).filter(({ date }) => date <= last)
    newestFirst.push(...candles.filter(({ date }) => date >= from))
    const [oldest] = candles.map(({ date }) => date).sort()
    if (oldest === undefined || candles.length < fullPage) break
    until = dayBeforePeriod(oldest, range.interval)
  }
  return newestFirst.reverse()
}

const fullPage = 100
const domesticIntervals = { day: 'D', week: 'W', month: 'M' } as const
const overseasIntervals = { day: '0', week: '1', month: '2' } as const

async function domesticPage(
  client: KisClient,
  symbol: StockSymbol,
  interval: CandleRange['interval'],
  from: CalendarDate,
  to: CalendarDate,
  options: CallOptions | undefined,
): Promise<readonly Candle[]> {
  const input = {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: symbol,
    FID_INPUT_DATE_1: formatKisDate(from),
    FID_INPUT_DATE_2: formatKisDate(to),
    FID_PERIOD_DIV_CODE: domesticIntervals[interval],
    // Here 0 means adjusted; in inquire-daily-price 0 means not adjusted.
    FID_ORG_ADJ_PRC: '0',
  } as const
  const { output2 } = await client.call(inquireDailyItemchartprice, input, options)
  return output2.flatMap((row) =>
    candleOf(row.stck_bsop_date, [row.stck_oprc, row.stck_hgpr, row.stck_lwpr, row.stck_clpr, row.acml_vol]),
  )
}

async function overseasPage(
  client: KisClient,
  symbol: OverseasSymbol,
  exchange: QuoteExchange,
  interval: CandleRange['interval'],
  to: CalendarDate,
  options: CallOptions | undefined,
): Promise<readonly Candle[]> {
  const GUBN = overseasIntervals[interval]
  const input = { EXCD: exchange, SYMB: symbol, GUBN, BYMD: formatKisDate(to), MODP: '1' } as const
  const { output2 } = await client.call(dailyprice, input, options)
  return output2.flatMap((row) => candleOf(row.xymd, [row.open, row.high, row.low, row.clos, row.tvol]))
}

/** Reads a row; an empty one, with which KIS fills short lists, makes no candle. */
function candleOf(date: string | undefined, values: readonly (string | undefined)[]): readonly Candle[] {
  if (date === undefined) return []
  const [open, high, low, close, volume] = values
  return [
    {
      date: readDate(date, 'date'),
      open: readDecimal(open, 'open'),
      high: readDecimal(high, 'high'),
      low: readDecimal(low, 'low'),
      close: readDecimal(close, 'close'),
      volume: readDecimal(volume, 'volume'),
    },
  ]
}

/**
 * Returns the day before the first day of a week or month. For a day in the middle of one KIS answers with its part up to
 * that day, which would be a second candle of the same week.
 */
function dayBeforePeriod(date: CalendarDate, interval: CandleRange['interval']): CalendarDate {
  const daysSinceMonday = (new Date(date).getUTCDay() + 6) % 7
  const daysSinceFirst = { day: 0, week: daysSinceMonday, month: Number(date.slice(8)) - 1 }[interval]
  return addDays(date, -daysSinceFirst - 1)
}

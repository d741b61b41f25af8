import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireDailyItemchartprice } from '../endpoints/domestic-stock.gen.ts'
import { dailyprice } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { quoteExchange } from '../market/exchange.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import { readDate, readDecimal, readOptionalPrice } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { addDays, type CalendarDate, formatKisDate, parseDays } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import type { StockSymbol } from '../values/symbols.ts'
import { checkListed } from './check-listed.ts'
import { type AtVenue, marketCode, parseQuoteVenue, type QuoteVenue, quotedFields } from './quote-venue.ts'

/** Trades of a day, week or month. A day on which the instrument was suspended has no candle. */
export interface Candle {
  /** Day in the exchange's own time zone; for a week or month the day under which KIS files it. */
  readonly date: CalendarDate
  /** Price of the first trade. */
  readonly open: Decimal
  /** Highest price. */
  readonly high: Decimal
  /** Lowest price. */
  readonly low: Decimal
  /**
   * Price of the last trade. On KRX, brokers' notices of 2026-09 say, a candle of a day closes with the after-market at 20:00,
   * while the official close stays that of 15:30: what KIS sends after 15:30 is not known.
   */
  readonly close: Decimal
  /** Shares. Whether KIS adjusts them for splits, as it adjusts the prices, is not documented. */
  readonly volume: Decimal
  /** Whether the prices are adjusted for later splits and bonus shares, as the option `adjusted` asked. */
  readonly isAdjusted: boolean
}

/** Instrument, interval and days of candles. */
export interface CandleRange extends Instrument, AtVenue {
  /** Span of one candle. */
  readonly interval: 'day' | 'week' | 'month'
  /** First day, as `yyyy-MM-dd` in the exchange's own time zone. */
  readonly from: string
  /** Last day, included, as `yyyy-MM-dd` in the exchange's own time zone. */
  readonly to: string
  /**
   * Whether KIS adjusts the prices for splits and bonus shares that came later. Adjusted candles of a day change at each
   * later split, so do not mix them with candles that were stored before it.
   *
   * @default true
   */
  readonly adjusted?: boolean
}

/**
 * Returns the candles from `from` to `to`, oldest first. KIS sends 100 a call, so a long range takes several calls, and one
 * more where the instrument was listed later than `from`, or where KIS has no candle at all: then the quote shows whether the
 * symbol is unknown.
 *
 * @example
 * const range = { interval: 'day', from: '2026-10-01', to: exchangeDate('KRX', Date.now()) } as const
 * const candles = await getCandles(kis, { symbol: '005930', ...range })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown interval or venue, a `from` after `to`, or a symbol
 * that does not have the form of the exchange's symbols
 * @throws {KisUnknownSymbolError} refused: the exchange or the venue lists no such symbol
 * @throws {KisAnswerError} an answer has no list of candles, or a field of it cannot be read
 * @throws what `KisClient.call` throws
 */
export async function getCandles(
  client: KisClient,
  range: CandleRange,
  options?: CallOptions,
): Promise<readonly Candle[]> {
  checkAction({ of: 'getCandles', client, input: range, fields: rangeFields, options })
  const readPage = pageReader(client, range, options)
  const { from, to } = parseDays(range)
  const found = new Map<CalendarDate, Candle>()
  for (let until = to; until >= from; ) {
    const last = until
    // KIS fills short lists with blank rows and may send days outside of the range, so a page with fewer than 100 rows need
    // not be the last one (koreainvestment/open-trading-api#81, mojito#3). The last one is a page without an older day.
    const rows = (await readPage({ from, until: last })).filter(({ date }) => date <= last)
    const [oldest] = rows.map(({ date }) => date).sort()
    if (oldest === undefined) {
      if (last === to) await checkListed(client, range, options)
      break
    }
    for (const { date, candle } of rows) if (candle !== undefined && date >= from) found.set(date, candle)
    until = dayBeforePeriod(oldest, range.interval)
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

const rangeFields: FieldsOf<CandleRange> = {
  ...quotedFields,
  interval: true,
  from: true,
  to: true,
  adjusted: true,
}

/** Row of a page: its day, and its candle if the instrument traded on it. */
interface CandleRow {
  readonly date: CalendarDate
  readonly candle: Candle | undefined
}

type ReadPage = (page: { readonly from: CalendarDate; readonly until: CalendarDate }) => Promise<readonly CandleRow[]>

/**
 * Checks a range and returns the reader of its pages.
 *
 * @throws {KisInputError} the instrument, the interval, the venue or `adjusted` is wrong
 */
function pageReader(client: KisClient, range: CandleRange, options: CallOptions | undefined): ReadPage {
  const { interval, adjusted = true } = range
  const instrument = parseInstrument(range)
  const venue = parseQuoteVenue(range.venue, instrument.exchange)
  if (!Object.hasOwn(domesticIntervals, interval))
    throw new KisInputError({
      field: 'interval',
      rule: `${preview(interval)} is not an interval; use day, week or month`,
    })
  if (typeof adjusted !== 'boolean')
    throw new KisInputError({ field: 'adjusted', rule: `${preview(adjusted)} is not a boolean; use true or false` })
  return ({ from, until }) =>
    instrument.exchange === 'KRX'
      ? domesticPage(client, { symbol: instrument.symbol, venue, interval, adjusted, from, until }, options)
      : overseasPage(client, { instrument, interval, adjusted, until }, options)
}

const domesticIntervals = { day: 'D', week: 'W', month: 'M' } as const
const overseasIntervals = { day: '0', week: '1', month: '2' } as const

interface Page {
  readonly interval: CandleRange['interval']
  readonly adjusted: boolean
  readonly until: CalendarDate
}

async function domesticPage(
  client: KisClient,
  page: Page & { readonly symbol: StockSymbol; readonly venue: QuoteVenue; readonly from: CalendarDate },
  options: CallOptions | undefined,
): Promise<readonly CandleRow[]> {
  const input = {
    FID_COND_MRKT_DIV_CODE: marketCode(page.venue),
    FID_INPUT_ISCD: page.symbol,
    FID_INPUT_DATE_1: formatKisDate(page.from),
    FID_INPUT_DATE_2: formatKisDate(page.until),
    FID_PERIOD_DIV_CODE: domesticIntervals[page.interval],
    // Here 0 means adjusted; in inquire-daily-price 0 means not adjusted.
    FID_ORG_ADJ_PRC: page.adjusted ? '0' : '1',
  } as const
  const { output2 } = await client.call(inquireDailyItemchartprice, input, { ...options, list: 'output2' })
  return output2.flatMap((row) =>
    rowOf(
      row.stck_bsop_date,
      [row.stck_oprc, row.stck_hgpr, row.stck_lwpr, row.stck_clpr, row.acml_vol],
      page.adjusted,
    ),
  )
}

async function overseasPage(
  client: KisClient,
  { instrument, interval, adjusted, until }: Page & { readonly instrument: ParsedOverseas },
  options: CallOptions | undefined,
): Promise<readonly CandleRow[]> {
  const input = {
    EXCD: quoteExchange[instrument.exchange],
    SYMB: instrument.symbol,
    GUBN: overseasIntervals[interval],
    BYMD: formatKisDate(until),
    MODP: adjusted ? '1' : '0',
  } as const
  const { output2 } = await client.call(dailyprice, input, { ...options, list: 'output2' })
  return output2.flatMap((row) => rowOf(row.xymd, [row.open, row.high, row.low, row.clos, row.tvol], adjusted))
}

/**
 * Reads a row; a blank one, with which KIS fills short lists, gives nothing. A suspended day has a close, and zeros as open,
 * high and low: it has no candle, since a zero is never a price.
 *
 * @see FinanceData/FinanceDataReader#134 and #143: zeros on days without trading
 */
function rowOf(
  day: string | undefined,
  values: readonly (string | undefined)[],
  isAdjusted: boolean,
): readonly CandleRow[] {
  if (day === undefined) return []
  const date = readDate(day, 'date')
  const [open, high, low, close] = pricesOf(values)
  if (open === undefined || high === undefined || low === undefined || close === undefined)
    return [{ date, candle: undefined }]
  return [{ date, candle: { date, open, high, low, close, volume: readDecimal(values[4], 'volume'), isAdjusted } }]
}

const priceNames = ['open', 'high', 'low', 'close'] as const

const pricesOf = (values: readonly (string | undefined)[]): readonly (Decimal | undefined)[] =>
  priceNames.map((name, index) => readOptionalPrice(values[index], name))

/**
 * Returns the day before the first day of a week or month. For a day in the middle of one KIS answers with its part up to
 * that day, which would be a second candle of the same week.
 */
function dayBeforePeriod(date: CalendarDate, interval: CandleRange['interval']): CalendarDate {
  const daysSinceMonday = (new Date(date).getUTCDay() + 6) % 7
  const daysSinceFirst = { day: 0, week: daysSinceMonday, month: Number(date.slice(8)) - 1 }[interval]
  return addDays(date, -daysSinceFirst - 1)
}

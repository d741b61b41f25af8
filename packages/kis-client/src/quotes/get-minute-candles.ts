import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import {
  type InquireTimeItemchartpriceOutput2 as DomesticMinuteRow,
  inquireTimeDailychartprice,
  inquireTimeItemchartprice,
} from '../endpoints/domestic-stock.gen.ts'
import {
  type InquireTimeItemchartpriceOutput2 as OverseasMinuteRow,
  inquireTimeItemchartprice as overseasMinutes,
} from '../endpoints/overseas-stock.gen.ts'
import { KisInputError, KisNotOfferedError } from '../errors.ts'
import { marketOf, quoteExchange } from '../market/exchange.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import { formatLocalTime } from '../market/local-time.ts'
import { readDate, readDecimal, readKstInstant, readOptionalPrice } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { type CalendarDate, formatKisDate, kstText, parseInstant } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'
import type { StockSymbol } from '../values/symbols.ts'
import { checkListed } from './check-listed.ts'
import { type AtVenue, marketCode, parseQuoteVenue, type QuoteVenue, quotedFields } from './quote-venue.ts'

/**
 * Trades of one minute. A minute without a trade has no candle. KIS does not document whether it adjusts minutes before a
 * split.
 */
export interface MinuteCandle {
  /**
   * Start of the minute, in ms since 1970, as KIS names the minute. Whether KIS names it by its start is not documented:
   * compare one with `kis.call(inquireCcnl, …)`, the trades, before you act on the second.
   */
  readonly startsAt: number
  /** Day of the minute in the exchange's own time zone. */
  readonly date: CalendarDate
  /** Price of the first trade; whether it is adjusted for a later split is not documented. */
  readonly open: Decimal
  /** Highest price; whether it is adjusted for a later split is not documented. */
  readonly high: Decimal
  /** Lowest price; whether it is adjusted for a later split is not documented. */
  readonly low: Decimal
  /** Price of the last trade; whether it is adjusted for a later split is not documented. */
  readonly close: Decimal
  /** Shares. */
  readonly volume: Decimal
}

/** Span in which the minutes begin. */
export interface MinuteSpan {
  /** First instant at which a minute may begin, in ms since 1970. */
  readonly fromAt: number
  /** Last instant at which a minute may begin, in ms since 1970. */
  readonly toAt: number
}

/**
 * Returns the one-minute candles from `fromAt` to `toAt`, oldest first. KIS sends few a call, so a day takes several calls: on
 * KRX 30 of today, and 120 of an earlier day, which paper trading lacks. KIS keeps about a year of them. A span without a
 * candle costs one more: the quote shows whether the symbol is unknown.
 *
 * @example
 * const anHourAgo = Date.now() - 3_600_000
 * const minutes = await getMinuteCandles(kis, { symbol: '005930', fromAt: anHourAgo, toAt: Date.now() })
 * @throws {KisInputError} not-sent: an end of the span is not an instant, the span ends before it begins, an unknown venue, or
 * the symbol does not have the form of the exchange's symbols
 * @throws {KisNotOfferedError} not-sent: paper trading, and the span begins before today
 * @throws {KisUnknownSymbolError} refused: the exchange or the venue lists no such symbol
 * @throws {KisAnswerError} an answer has no list of minutes, or a field of it cannot be read
 * @throws what `KisClient.call` throws
 */
export async function getMinuteCandles(
  client: KisClient,
  wanted: Instrument & AtVenue & MinuteSpan,
  options?: CallOptions,
): Promise<readonly MinuteCandle[]> {
  checkAction({ of: 'getMinuteCandles', client, input: wanted, fields: spanFields, options })
  const { fromAt, toAt, venue, ...instrument } = wanted
  const parsed = parseInstrument(instrument)
  const at = parseQuoteVenue(venue, parsed.exchange)
  if (parseInstant(fromAt, 'fromAt') > parseInstant(toAt, 'toAt')) {
    throw new KisInputError({
      field: 'fromAt',
      rule: `${fromAt} is later than toAt, ${toAt}; use an instant that is not later`,
    })
  }
  const span = { fromAt, toAt: Math.min(toAt, client.clock.now()) }
  const minutes =
    parsed.exchange === 'KRX'
      ? await readDomesticMinutes(client, { symbol: parsed.symbol, venue: at }, span, options)
      : await readOverseasMinutes(client, parsed, span, options)
  if (minutes.length === 0) await checkListed(client, { ...instrument, ...(venue && { venue }) }, options)
  return minutes
}

const spanFields: FieldsOf<Instrument & AtVenue & MinuteSpan> = { ...quotedFields, fromAt: true, toAt: true }

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Days without a minute, in a row, after which KIS has kept no more: no holidays in Korea last as long. */
const mostEmptyDays = 14

async function readDomesticMinutes(
  client: KisClient,
  share: ShareAtVenue,
  { fromAt, toAt }: MinuteSpan,
  options: CallOptions | undefined,
): Promise<readonly MinuteCandle[]> {
  const today = exchangeDate('KRX', client.clock.now())
  // Refuse before the calls for today, of which there may be many.
  if (client.environment === 'paper' && exchangeDate('KRX', fromAt) < today) {
    throw new KisNotOfferedError(inquireTimeDailychartprice.id)
  }
  const found = new Map<number, MinuteCandle>()
  let emptyDays = 0
  for (let until = toAt; until >= fromAt && emptyDays < mostEmptyDays; ) {
    const date = exchangeDate('KRX', until)
    const page = date === today ? readToday : readAnyDay
    const rows = (await page(client, share, until, options)).filter(({ startsAt }) => startsAt <= until)
    // Before the first trade of today KIS answers with the minutes of the last trading day.
    const fitting = rows.filter((row) => date !== today || row.date === today)
    keep(found, fitting, fromAt)
    emptyDays = fitting.length === 0 ? emptyDays + 1 : 0
    // The order of the rows does not matter: the next page ends before the earliest one.
    until = fitting.length === 0 ? lastOfDayBefore(until) : earliestOf(fitting) - minuteMs
  }
  return oldestFirst(found)
}

/** Row of a page: its minute, and its candle if something traded in it. */
interface MinuteRow {
  readonly startsAt: number
  readonly date: CalendarDate
  readonly candle: MinuteCandle | undefined
}

/** Keeps the candles of a page, each minute once. */
function keep(found: Map<number, MinuteCandle>, rows: readonly MinuteRow[], fromAt: number): void {
  for (const { startsAt, candle } of rows) if (candle !== undefined && startsAt >= fromAt) found.set(startsAt, candle)
}

const earliestOf = (rows: readonly MinuteRow[]): number => Math.min(...rows.map(({ startsAt }) => startsAt))

const oldestFirst = (found: ReadonlyMap<number, MinuteCandle>): readonly MinuteCandle[] =>
  [...found.values()].sort((a, b) => a.startsAt - b.startsAt)

/** Share of KRX, and the venue whose minutes are read. */
interface ShareAtVenue {
  readonly symbol: StockSymbol
  readonly venue: QuoteVenue
}

type ReadPage = (
  client: KisClient,
  share: ShareAtVenue,
  until: number,
  options: CallOptions | undefined,
) => Promise<readonly MinuteRow[]>

/** Reads the 30 minutes of today up to `until`, newest first. */
const readToday: ReadPage = async (client, { symbol, venue }, until, options) => {
  const input = {
    FID_COND_MRKT_DIV_CODE: marketCode(venue),
    FID_INPUT_ISCD: symbol,
    FID_INPUT_HOUR_1: kstText(until).slice(8),
    FID_PW_DATA_INCU_YN: 'N',
  } as const
  const { output2 } = await client.call(
    inquireTimeItemchartprice,
    { ...input, FID_ETC_CLS_CODE: '0' },
    { ...options, list: 'output2' },
  )
  return output2.flatMap(domesticRowOf)
}

/** Reads the 120 minutes up to `until`, newest first; they may reach into the trading day before. */
const readAnyDay: ReadPage = async (client, { symbol, venue }, until, options) => {
  const input = {
    FID_COND_MRKT_DIV_CODE: marketCode(venue),
    FID_INPUT_ISCD: symbol,
    FID_INPUT_DATE_1: formatKisDate(exchangeDate('KRX', until)),
    FID_INPUT_HOUR_1: kstText(until).slice(8),
    FID_PW_DATA_INCU_YN: 'Y',
  } as const
  const { output2 } = await client.call(inquireTimeDailychartprice, input, { ...options, list: 'output2' })
  return output2.flatMap(domesticRowOf)
}

/** Reads a row; an empty one, with which KIS fills short lists, gives nothing. */
function domesticRowOf(row: DomesticMinuteRow): readonly MinuteRow[] {
  const { stck_bsop_date: date, stck_cntg_hour: time } = row
  if (date === undefined || time === undefined) return []
  const minute = { startsAt: readKstInstant(date, time, 'stck_cntg_hour'), date: readDate(date, 'stck_bsop_date') }
  return [
    rowOf(minute, { open: row.stck_oprc, high: row.stck_hgpr, low: row.stck_lwpr, close: row.stck_prpr }, row.cntg_vol),
  ]
}

/** Makes a row; without a volume, or with a zero as a price, it has no candle. */
function rowOf(
  minute: Pick<MinuteRow, 'startsAt' | 'date'>,
  texts: { readonly [name in 'open' | 'high' | 'low' | 'close']: string | undefined },
  traded: string | undefined,
): MinuteRow {
  const volume = readDecimal(traded, 'volume')
  const open = readOptionalPrice(texts.open, 'open')
  const high = readOptionalPrice(texts.high, 'high')
  const low = readOptionalPrice(texts.low, 'low')
  const close = readOptionalPrice(texts.close, 'close')
  const isPriced = open !== undefined && high !== undefined && low !== undefined && close !== undefined
  return {
    ...minute,
    candle: isPriced && Number(volume) > 0 ? { ...minute, open, high, low, close, volume } : undefined,
  }
}

/** Returns the last millisecond of the Korean day before an instant. */
const lastOfDayBefore = (at: number): number => {
  const seoul = at + 9 * 60 * minuteMs
  return at - (seoul % dayMs) - 1
}

/** Reads the minutes of an instrument abroad. Paper trading lacks them. */
async function readOverseasMinutes(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  { fromAt, toAt }: MinuteSpan,
  options: CallOptions | undefined,
): Promise<readonly MinuteCandle[]> {
  const market = marketOf(exchange)
  // NREC is the number of rows; KIS sends at most 120.
  const input = { EXCD: quoteExchange[exchange], SYMB: symbol, NMIN: '1', PINC: '1', NREC: '120' } as const
  const found = new Map<number, MinuteCandle>()
  for (let until = toAt; until >= fromAt; ) {
    // The cursor is a minute in the exchange's local time. From it KIS goes back over nights and holidays.
    const cursor = { NEXT: '1', KEYB: `${formatLocalTime(market, until).slice(0, 12)}00` }
    const { output2 } = await client.call(overseasMinutes, { ...input, ...cursor }, { ...options, list: 'output2' })
    const fitting = output2.flatMap(overseasRowOf).filter(({ startsAt }) => startsAt <= until)
    // No row lies before the cursor: KIS has no more.
    if (fitting.length === 0) break
    keep(found, fitting, fromAt)
    until = earliestOf(fitting) - minuteMs
  }
  return oldestFirst(found)
}

/** Leaves out the empty rows, as `domesticRowOf` does. */
function overseasRowOf(row: OverseasMinuteRow): readonly MinuteRow[] {
  const { xymd, kymd, khms, open, high, low, last: close } = row
  if (xymd === undefined) return []
  // KIS sends both times: 한국기준일자 and 한국기준시간 in Korea, which has no summer time, and those of the exchange.
  const minute = { startsAt: readKstInstant(kymd, khms, 'khms'), date: readDate(xymd, 'xymd') }
  return [rowOf(minute, { open, high, low, close }, row.evol)]
}

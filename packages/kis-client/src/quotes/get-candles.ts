import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireDailyItemchartprice } from '../endpoints/domestic-stock.gen.ts'
import { dailyprice } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { type QuoteExchange, quoteExchange } from '../market/exchange.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import { readDate, readDecimal } from '../values/answer-fields.ts'
import { parseKstDate } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'
import type { OverseasSymbol, StockSymbol } from '../values/symbols.ts'

/** Trades of a day, week or month. Prices are adjusted for splits. */
export interface Candle {
  /** Day as `yyyyMMdd` by the exchange's calendar; for a week or month the day under which KIS files it. */
  readonly date: string
  readonly open: Decimal
  readonly high: Decimal
  readonly low: Decimal
  readonly close: Decimal
  /** Shares. */
  readonly volume: Decimal
}

export interface CandleRange extends Instrument {
  readonly interval: 'day' | 'week' | 'month'
  /** First and last day as `yyyyMMdd`, both included. */
  readonly from: string
  readonly to: string
}

/**
 * Returns the candles from `from` to `to`, oldest first. KIS sends 100 a call, so a long range takes several calls.
 *
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
    throw new KisInputError({ field: 'interval', rule: 'must be day, week or month' })
  }
  const from = parseKstDate(range.from, 'from')
  let to: string = parseKstDate(range.to, 'to')
  if (from > to) throw new KisInputError({ field: 'from', rule: 'must not be later than `to`' })
  const page = (until: string) =>
    instrument.exchange === 'KRX'
      ? domesticPage(client, instrument.symbol, range.interval, from, until, options)
      : overseasPage(client, instrument.symbol, quoteExchange[instrument.exchange], range.interval, until, options)

  const newestFirst: Candle[] = []
  while (to >= from) {
    const candles = (await page(to)).filter(({ date }) => date <= to)
    newestFirst.push(...candles.filter(({ date }) => date >= from))
    const [oldest] = candles.map(({ date }) => date).sort()
    if (oldest === undefined || candles.length < fullPage) break
    to = dayBeforePeriod(oldest, range.interval)
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
  from: string,
  to: string,
  options: CallOptions | undefined,
): Promise<readonly Candle[]> {
  const input = {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: symbol,
    FID_INPUT_DATE_1: from,
    FID_INPUT_DATE_2: to,
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
  to: string,
  options: CallOptions | undefined,
): Promise<readonly Candle[]> {
  const input = { EXCD: exchange, SYMB: symbol, GUBN: overseasIntervals[interval], BYMD: to, MODP: '1' } as const
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
function dayBeforePeriod(date: string, interval: CandleRange['interval']): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))]
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay()
  const first = { day, week: day - ((weekday + 6) % 7), month: 1 }[interval]
  return new Date(Date.UTC(year, month, first - 1)).toISOString().slice(0, 10).replaceAll('-', '')
}

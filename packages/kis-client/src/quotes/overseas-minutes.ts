import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireTimeItemchartpriceOutput2, inquireTimeItemchartprice } from '../endpoints/overseas-stock.gen.ts'
import { marketOf, type ParsedOverseas, quoteExchange } from '../market/instrument.ts'
import { exchangeText } from '../market/local-time.ts'
import { readDate, readDecimal, readKstInstant } from '../values/values.ts'
import type { MinuteCandle, MinuteSpan } from './get-minute-candles.ts'

/** The most that KIS gives a call. */
const pageSize = '120'
const minuteMs = 60_000

/** The minutes of an instrument abroad. Paper trading does not have them. */
export async function readOverseasMinutes(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  { from, to }: MinuteSpan,
  options: CallOptions | undefined,
): Promise<readonly MinuteCandle[]> {
  const market = marketOf(exchange)
  const input = { EXCD: quoteExchange[exchange], SYMB: symbol, NMIN: '1', PINC: '1', NREC: pageSize } as const
  const newestFirst: MinuteCandle[] = []
  for (let until = to; until >= from; ) {
    // The cursor is a minute of the exchange's own clock, from which KIS goes back over nights and holidays.
    const cursor = { NEXT: '1', KEYB: `${exchangeText(market, until).slice(0, 12)}00` }
    const { output2 } = await client.call(inquireTimeItemchartprice, { ...input, ...cursor }, options)
    const candles = output2.flatMap(candleOf)
    const fresh = candles.filter(({ at }) => at <= until)
    newestFirst.push(...fresh.filter(({ at, volume }) => at >= from && Number(volume) > 0))
    // Nothing before the cursor: KIS has no more.
    if (fresh.length === 0) break
    until = Math.min(...fresh.map(({ at }) => at)) - minuteMs
  }
  return newestFirst.reverse()
}

/** KIS fills short lists with empty rows: those are no candles. */
function candleOf(row: InquireTimeItemchartpriceOutput2): readonly MinuteCandle[] {
  const { xymd: date, xhms: time, kymd, khms } = row
  if (date === undefined || time === undefined) return []
  return [
    {
      date: readDate(date, 'xymd'),
      time,
      // Korea's clock says the instant without knowing anyone's summer time.
      at: readKstInstant(kymd, khms, 'khms'),
      open: readDecimal(row.open, 'open'),
      high: readDecimal(row.high, 'high'),
      low: readDecimal(row.low, 'low'),
      close: readDecimal(row.last, 'last'),
      volume: readDecimal(row.evol, 'evol'),
    },
  ]
}

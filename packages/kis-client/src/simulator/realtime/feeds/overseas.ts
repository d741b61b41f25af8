import type { Feed } from '../../../endpoint.ts'
import { formatLocalTime } from '../../../market/local-time.ts'
import { kstText } from '../../../values/dates.ts'
import { formatPercent } from '../../answers/percent.ts'
import { priceChangeOf } from '../../answers/price-change.ts'
import { dashedDate, seoulOffsetMs, utcMidnight } from '../../world/calendar/utc-days.ts'
import { turnoverOf } from '../../world/day-bar.ts'
import { depthOf } from '../../world/depth.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { decimalsOf, formatUnits } from '../../world/price-units.ts'
import type { MarketContext } from './day-tape.ts'
import { formatRow, type RowValues } from './row.ts'
import type { TapeMoment } from './tape-topic.ts'
import type { TimedRow } from './timed-topic.ts'

/** Topic abroad: the key as the caller sent it, and its instrument. */
export interface OverseasSubject {
  readonly key: string
  readonly instrument: SimulatedInstrument
}

/** Returns the row of a trade abroad, HDFSCNT0. */
export function overseasTradeRow(
  feed: Feed<string>,
  { key, instrument }: OverseasSubject,
  { trade, sums, tape }: TapeMoment,
): readonly string[] {
  const { at, price, quantity } = trade
  const { market } = instrument
  const base = tape.previous()?.close ?? price
  const { volume, bought, sold, open, high, low } = sums
  const { asks, bids } = depthOf(instrument, { price, base, volume })
  const change = priceChangeOf(instrument, price, base)
  const money = (units: number) => formatUnits(market, units)
  const bar = { date: tape.day.date, open, high, low, close: price, volume }
  const values: RowValues = {
    ...head(key, instrument, at),
    TYMD: tape.day.date,
    OPEN: money(open),
    HIGH: money(high),
    LOW: money(low),
    LAST: money(price),
    SIGN: change.sign,
    DIFF: change.difference,
    RATE: change.rate,
    PBID: money(bids[0]?.price ?? 0),
    PASK: money(asks[0]?.price ?? 0),
    VBID: String(bids[0]?.quantity ?? 0),
    VASK: String(asks[0]?.quantity ?? 0),
    EVOL: String(quantity),
    TVOL: String(volume),
    TAMT: formatUnits(market, turnoverOf(bar), 0),
    BIVL: String(sold),
    ASVL: String(bought),
    STRN: formatPercent(bought, sold),
    // 1 the regular hours, the only ones in which the simulator trades abroad.
    MTYP: '1',
  }
  return formatRow(feed, values, at)
}

/** Returns the row of the order book abroad: HDFSASP0 with ten levels, HDFSASP1 with one. */
export function overseasBookRow(
  feed: Feed<string>,
  { key, instrument }: OverseasSubject,
  now: { readonly at: number; readonly price: number; readonly base: number; readonly volume: number },
): readonly string[] {
  const { market } = instrument
  const { asks, bids } = depthOf(instrument, now)
  const total = (rows: typeof asks) => String(rows.reduce((sum, row) => sum + row.quantity, 0))
  const shown = market === 'US' ? 10 : 1
  const level = (index: number): RowValues => {
    const [bid, ask] = [bids[index], asks[index]]
    const number = index + 1
    return {
      [`PBID${number}`]: formatUnits(market, bid?.price ?? 0),
      [`PASK${number}`]: formatUnits(market, ask?.price ?? 0),
      [`VBID${number}`]: String(bid?.quantity ?? 0),
      [`VASK${number}`]: String(ask?.quantity ?? 0),
      [`DBID${number}`]: '0',
      [`DASK${number}`]: '0',
    }
  }
  const levels = Array.from({ length: shown }, (_, index) => level(index))
  const values = {
    ...head(key, instrument, now.at),
    BVOL: total(bids),
    AVOL: total(asks),
    BDVL: '0',
    ADVL: '0',
    ...Object.assign({}, ...levels),
  }
  return formatRow(feed, values, now.at)
}

function head(key: string, { market, symbol }: SimulatedInstrument, at: number): RowValues {
  const local = formatLocalTime(market, at)
  const korean = kstText(at)
  return {
    RSYM: key,
    SYMB: symbol,
    ZDIV: String(decimalsOf(market)),
    XYMD: local.slice(0, 8),
    XHMS: local.slice(8),
    KYMD: korean.slice(0, 8),
    KHMS: korean.slice(8),
  }
}

/** Time between two rows of the order book of the daytime market, in ms. */
const daytimeGapMs = 60_000

/** Returns the rows of the order book of the US daytime market on a Korean day: it stays as it was at the close before. */
export function daytimeBookRows(
  { prices }: MarketContext,
  feed: Feed<string>,
  { date, ...subject }: OverseasSubject & { readonly date: string },
): readonly TimedRow[] {
  const { from, to, since } = daytime
  if (dashedDate(date) < since || isWeekend(date)) return []
  const instantOf = (time: string) => Date.parse(`${dashedDate(date)}T${time}Z`) - seoulOffsetMs
  const count = (instantOf(to) - instantOf(from)) / daytimeGapMs
  return Array.from({ length: count }, (_, index) => {
    const at = instantOf(from) + index * daytimeGapMs
    return {
      at,
      row: () => {
        const { price = 0, day, previous } = prices.snapshot(subject.instrument, at) ?? {}
        return overseasBookRow(feed, subject, { at, price, base: previous?.close ?? price, volume: day?.volume ?? 0 })
      },
    }
  })
}

/** Hours of the daytime market, in Korea. @see catalog/market-rules.json hours.US daytime */
const daytime = { from: '10:00', to: '18:00', since: '2025-11-04' }

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(utcMidnight(date)).getUTCDay())

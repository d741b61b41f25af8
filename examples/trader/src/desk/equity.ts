import {
  addDecimals,
  type Currency,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  type Position,
  parseDecimal,
  subtractDecimals,
} from '@stockeye/kis-client'
import * as z from 'zod'
import { positionsLagMs } from '../decide/holdings.ts'
import { higher } from '../market/price-order.ts'
import { currencyOf, type Market, marketDate } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import type { EquityPoint } from './desk.ts'
import type { AccountReading } from './oversight.ts'
import { equityPointSchema } from './schemas.ts'
import type { DeskRecords } from './store.ts'

/** Worth of an account over time. */
export interface Equity {
  /**
   * Adds a point from a reading of the account. A reading whose parts may contradict each other adds none: also the first one after a
   * trade of another.
   */
  add(reading: AccountReading): Promise<void>
  /** Returns the points, the oldest first. */
  list(): readonly EquityPoint[]
  /** Reports that an order was filled: KIS's list of positions may lag behind the cash from now on. */
  noteFill(market: Market): void
}

const marketOfCurrency = (currency: Currency): Market => (currency === 'KRW' ? 'KRX' : 'US')

const dayMs = 86_400_000
/** Time for which all points are kept, in ms. Of older days the last one is. */
const wholeMs = 7 * dayMs
/** Time for which the last point of a day is kept, in ms: two years. */
const keptMs = 731 * dayMs
const zero = parseDecimal('0')
const hundred = parseDecimal('100')

const peakSchema = z.object({
  currency: z.enum(['KRW', 'USD']),
  equity: z.string().transform((text) => parseDecimal(text)),
})

export function createEquity(
  { clock, log }: Pick<Portfolio, 'clock' | 'log'>,
  { records, added }: { readonly records: DeskRecords; readonly added: (point: EquityPoint) => void },
): Equity {
  let points = records
    .list('equity')
    .map((row) => equityPointSchema.parse(row))
    .toSorted((one, other) => one.at - other.at)
  const peaks = new Map<Currency, Decimal>(
    records.list('peak').map((row) => {
      const { currency, equity } = peakSchema.parse(row)
      return [currency, equity]
    }),
  )
  const filledAt = new Map<Market, number>()
  const read = new Map<Market, { readonly text: string; readonly at: number }>()
  const noteFill = (market: Market) => void filledAt.set(market, clock.now())

  /** Takes a change that no fill explains for a trade of another: KIS may show the one half of it some minutes before the other. */
  function noteChange({ market, settled, positions }: AccountReading): void {
    const held = positions.map(({ symbol, exchange, quantity, loanedOn }) => [exchange, symbol, loanedOn, quantity])
    const text = JSON.stringify([settled, held.map((row) => row.join(' ')).toSorted()])
    const before = read.get(market)
    read.set(market, { text, at: clock.now() })
    if (before === undefined || before.text === text) return
    const latest = filledAt.get(market) ?? Number.NEGATIVE_INFINITY
    // The earlier reading may have missed a fill shortly before it.
    if (latest + positionsLagMs <= before.at) noteFill(market)
  }

  return {
    async add(reading) {
      const { market, settled, positions, unreadable } = reading
      const at = clock.now()
      noteChange(reading)
      // The cash would count a sale whose shares are still listed.
      if (at - (filledAt.get(market) ?? Number.NEGATIVE_INFINITY) < positionsLagMs) return
      const values = positions.map(worthOf)
      if (unreadable > 0 || values.includes(undefined)) {
        log.debug({ market, unreadable }, 'EQUITY_UNKNOWN a position has no price, or cannot be read')
        return
      }
      const equity = values.reduce<Decimal>((sum, value) => addDecimals(sum, value ?? zero), settled)
      const currency = currencyOf[market]
      const peak = higher(equity, peaks.get(currency) ?? equity)
      const point = { at, currency, equity, drawdownPercent: drawdownOf(equity, peak) }
      const kept = thinned([...points, point], at)
      const gone = points.filter((one) => !kept.includes(one))
      await records.write({
        equity: { put: [[idOf(point), point]], remove: gone.map(idOf) },
        peak: { put: [[currency, { currency, equity: peak }]] },
      })
      points = kept
      peaks.set(currency, peak)
      added(point)
    },
    list: () => points,
    noteFill,
  }
}

const idOf = ({ currency, at }: EquityPoint): string => `${currency} ${at}`

/** Returns the worth of a position: as KIS computes it, or at its price; undefined without a price. */
const worthOf = ({ value, price, quantity }: Position): Decimal | undefined =>
  value ?? (price && multiplyDecimals(price, quantity))

/** Returns the fall from a peak in percent, with two digits. */
function drawdownOf(equity: Decimal, peak: Decimal): number {
  if (compareDecimals(peak, zero) <= 0) return 0
  return Number(divideDecimals(multiplyDecimals(subtractDecimals(peak, equity), hundred), peak, 2))
}

/** Returns the points that are kept: all of a week, and the last one of each day of two years. */
function thinned(points: readonly EquityPoint[], now: number): EquityPoint[] {
  const dayOf = ({ currency, at }: EquityPoint) => `${currency} ${marketDate(marketOfCurrency(currency), at)}`
  const lastOf = new Map(points.map((point) => [dayOf(point), point]))
  return points.filter(
    (point) => now - point.at < wholeMs || (now - point.at < keptMs && lastOf.get(dayOf(point)) === point),
  )
}

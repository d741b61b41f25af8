import type { Market } from '@stockeye/example-trader/market/watched'
import { parseDecimal, tickSize } from '@stockeye/kis-client'
import type { DataInstrument } from './bar-data.ts'

/**
 * Price grid of an instrument in numbers, for prices that are drawn by the million: a price is a whole number of units, won or cents.
 * Its bands are read from `tickSize`, so that no figure of KRX or the SEC is written twice.
 */
export interface PriceGrid {
  /** Units of one won or dollar. */
  readonly scale: number
  /** Returns the grid's price nearest to a number of units. */
  nearest(units: number): number
  /** Returns the highest price of the grid at or below a number of units. */
  below(units: number): number
  /** Returns the lowest price of the grid at or above a number of units. */
  above(units: number): number
  /** Formats a price as KIS does: won without decimals, dollars with two. */
  format(units: number): string
}

interface Band {
  /** Lowest price of the next band, in units. */
  readonly below: number
  readonly tick: number
}

/** Highest price of which a band is sought: a hundred million won. */
const highest = 100_000_000

/** Creates the grid of an instrument. Prices below one won or one dollar, where cents are no unit, are not drawn. */
export function createPriceGrid(market: Market, kind: DataInstrument['kind']): PriceGrid {
  const scale = market === 'KRX' ? 1 : 100
  const bands = findBands({ market, kind, scale })
  // At most seven bands: a loop is faster than a search.
  const tickAt = (units: number): number => {
    for (const { below, tick } of bands) if (units < below) return tick
    return 1
  }
  const onGrid = (round: (ratio: number) => number) => (units: number) => {
    const tick = tickAt(units)
    return Math.max(scale, round(units / tick) * tick)
  }
  return {
    scale,
    nearest: onGrid(Math.round),
    below: onGrid(Math.floor),
    above: onGrid(Math.ceil),
    format: (units) => (scale === 1 ? `${units}` : formatCents(units)),
  }
}

function findBands(of: {
  readonly market: Market
  readonly kind: DataInstrument['kind']
  readonly scale: number
}): readonly Band[] {
  const { market, kind, scale } = of
  const ask = (units: number) =>
    Number(tickSize(market, parseDecimal(scale === 1 ? `${units}` : formatCents(units)), { kind })) * scale
  const bands: Band[] = []
  for (let from = scale; ; ) {
    const tick = ask(from)
    if (ask(highest) === tick) return [...bands, { below: Number.POSITIVE_INFINITY, tick }]
    let [same, other] = [from, highest]
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2)
      if (ask(middle) === tick) same = middle
      else other = middle
    }
    bands.push({ below: other, tick })
    from = other
  }
}

/** Formats cents as dollars; `toFixed` takes several times as long. */
function formatCents(units: number): string {
  const cents = units % 100
  return `${(units - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`
}

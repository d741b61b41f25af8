import * as z from 'zod'
import { withoutPadding } from '../../account/position.ts'
import { type Market, markets } from '../../market/market.ts'
import { addDecimals, compareDecimals, type Decimal, findDecimal, subtractDecimals } from '../../values/decimal.ts'
import { exactFills, fillsBySymbol, lookUp, noFills, zero } from './fills.ts'
import { type HoldingsReading, heldBySymbol, unreadableSymbols } from './reading.ts'

/**
 * Opening holdings of one market: what is held less the fills of all orders since a day. They stay the same until shares come or
 * go without an order: by a transfer, a corporate action, or an order whose row is missing.
 *
 * Each market has a checkpoint of its own: its days are those of the market's time zone, by which KIS dates the orders, and a
 * market whose lists cannot be read holds up no other one.
 */
export interface HoldingsCheckpoint {
  readonly market: Market
  /** First day whose orders count, as `yyyy-MM-dd` in the market's own time zone. */
  readonly from: string
  /** Instant of the positions that it rests on, in ms since 1970. It says nothing about an order from before that instant. */
  readonly at: number
  /** Shares by symbol. A symbol that is not here had no shares. */
  readonly opening: Readonly<Record<string, Decimal>>
  /** Symbols whose opening holding the rows do not prove. */
  readonly undecided: readonly string[]
}

const decimal = z.custom<Decimal>((value) => typeof value === 'string' && findDecimal(value) === value)

/** Schema of a checkpoint that was stored as JSON. */
export const checkpointSchema: z.ZodType<HoldingsCheckpoint> = z.object({
  market: z.enum(markets),
  from: z.iso.date(),
  at: z.number(),
  opening: z.record(z.string(), decimal),
  undecided: z.array(z.string()),
})

/**
 * Computes a checkpoint from a reading; undefined if a position without a symbol cannot be read.
 *
 * Take it while no order from before `from` can still fill, no outcome of an order of ours is unknown, and two readings in
 * succession give the same opening holdings: a list that lags gives a wrong opening holding, and later a difference.
 */
export function checkpointOf(reading: HoldingsReading): HoldingsCheckpoint | undefined {
  const unreadable = unreadableSymbols(reading)
  if (unreadable === undefined) return undefined
  const { market, from, at } = reading
  const held = heldBySymbol(reading)
  const fills = fillsBySymbol(reading.orders, { market, from })
  const opening = new Map<string, Decimal | undefined>()
  for (const symbol of new Set([...held.keys(), ...fills.keys()])) {
    const filled = exactFills(lookUp(fills, symbol, noFills))
    const before = filled && subtractDecimals(held.get(symbol) ?? zero, filled)
    // No account holds less than nothing: one of the two lists lags.
    opening.set(symbol, before && compareDecimals(before, zero) >= 0 ? before : undefined)
  }
  for (const symbol of unreadable) opening.set(symbol, undefined)
  return { market, from, at, ...openingOf(opening) }
}

/** Splits holdings into those that are known, without zeros, and those that are not. */
function openingOf(
  holdings: ReadonlyMap<string, Decimal | undefined>,
): Pick<HoldingsCheckpoint, 'opening' | 'undecided'> {
  const entries = [...holdings]
  const known = entries.flatMap(([symbol, shares]): readonly [string, Decimal][] =>
    shares === undefined || compareDecimals(shares, zero) === 0 ? [] : [[symbol, withoutPadding(shares)]],
  )
  const undecided = entries.flatMap(([symbol, shares]) => (shares === undefined ? [symbol] : []))
  return { opening: Object.fromEntries(known), undecided }
}

/** Returns the holdings of a checkpoint by symbol; undefined for those that are not known. */
export const holdingsAt = ({ opening, undecided }: HoldingsCheckpoint): Map<string, Decimal | undefined> =>
  new Map<string, Decimal | undefined>([
    ...Object.entries(opening),
    ...undecided.map((symbol) => [symbol, undefined] as const),
  ])

/** Returns whether a reading holds every order that counts since a checkpoint. */
export const isSince = (reading: HoldingsReading, checkpoint: HoldingsCheckpoint): boolean =>
  reading.market === checkpoint.market && reading.from <= checkpoint.from

/**
 * Moves a checkpoint to a later day by the fills of the orders between; undefined if the reading does not reach back to it, or the
 * new day is earlier. It keeps its `at`, and every difference: only positions from before a difference can prove one.
 *
 * @param newFrom day whose earlier orders can no longer fill, and are all listed: a day before the market's today
 */
export function rollForward(
  checkpoint: HoldingsCheckpoint,
  reading: HoldingsReading,
  newFrom: string,
): HoldingsCheckpoint | undefined {
  if (!isSince(reading, checkpoint) || newFrom < checkpoint.from) return undefined
  const { market, from } = checkpoint
  const holdings = holdingsAt(checkpoint)
  for (const [symbol, range] of fillsBySymbol(reading.orders, { market, from, before: newFrom })) {
    const filled = exactFills(range)
    const before = lookUp(holdings, symbol, zero)
    holdings.set(symbol, filled && before && addDecimals(before, filled))
  }
  return { ...checkpoint, from: newFrom, ...openingOf(holdings) }
}

/**
 * Measures some symbols again, whose differences are explained or were accepted by a person; undefined if the reading is no
 * evidence. The others keep their opening holdings. The checkpoint then says nothing about orders from before the reading.
 */
export function acceptHoldings(
  checkpoint: HoldingsCheckpoint,
  reading: HoldingsReading,
  symbols: readonly string[],
): HoldingsCheckpoint | undefined {
  if (!isSince(reading, checkpoint)) return undefined
  const measured = checkpointOf({ ...reading, from: checkpoint.from })
  if (measured === undefined) return undefined
  const [holdings, accepted] = [holdingsAt(checkpoint), holdingsAt(measured)]
  for (const symbol of symbols) holdings.set(symbol, lookUp(accepted, symbol, zero))
  return { ...checkpoint, at: measured.at, ...openingOf(holdings) }
}

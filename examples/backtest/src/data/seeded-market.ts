import { SettingsError } from '@stockeye/example-shared/settings-error'
import type { Exchange } from '@stockeye/kis-client'
import type { DataInstrument } from './bar-data.ts'

/** Instrument of the market that a seed makes. */
export interface SeededInstrument extends DataInstrument {
  /** Price before the first day, in won or dollars. */
  readonly basePrice: number
}

type Row = readonly [symbol: string, exchange: Exchange, basePrice: number, kind?: DataInstrument['kind']]

/** Instruments of the market, each of which the simulator trades too: shares of Korea first, then shares of the US, then funds. */
const rows: readonly Row[] = [
  ['005930', 'KRX', 55_800],
  ['000660', 'KRX', 194_100],
  ['005380', 'KRX', 220_500],
  ['000270', 'KRX', 99_300],
  ['035420', 'KRX', 186_500],
  ['035720', 'KRX', 40_600],
  ['051910', 'KRX', 317_500],
  ['006400', 'KRX', 236_000],
  ['068270', 'KRX', 181_000],
  ['105560', 'KRX', 87_650],
  ['055550', 'KRX', 53_350],
  ['012330', 'KRX', 256_000],
  ['066570', 'KRX', 82_100],
  ['005490', 'KRX', 286_500],
  ['207940', 'KRX', 933_000],
  ['017670', 'KRX', 55_800],
  ['030200', 'KRX', 47_000],
  ['015760', 'KRX', 27_800],
  ['034020', 'KRX', 25_720],
  ['011200', 'KRX', 18_550],
  ['003490', 'KRX', 23_500],
  ['247540', 'KRX', 123_000],
  ['086520', 'KRX', 60_100],
  ['196170', 'KRX', 307_800],
  ['AAPL', 'NASD', 233.41],
  ['MSFT', 'NASD', 417.7],
  ['NVDA', 'NASD', 138.83],
  ['AMZN', 'NASD', 222.39],
  ['GOOGL', 'NASD', 196.97],
  ['META', 'NASD', 605.25],
  ['TSLA', 'NASD', 327.89],
  ['AVGO', 'NASD', 231.6],
  ['AMD', 'NASD', 125.86],
  ['INTC', 'NASD', 25.85],
  ['NFLX', 'NASD', 93.57],
  ['COST', 'NASD', 923.92],
  ['JPM', 'NYSE', 239.4],
  ['KO', 'NYSE', 62.35],
  ['DIS', 'NYSE', 111.63],
  ['XOM', 'NYSE', 107.78],
  ['069500', 'KRX', 32_270, 'etf'],
  ['122630', 'KRX', 15_230, 'etf'],
  ['133690', 'KRX', 119_555, 'etf'],
  ['QQQ', 'NASD', 512.61, 'etf'],
  ['SPY', 'AMEX', 581.86, 'etf'],
  ['SCHD', 'AMEX', 27.92, 'etf'],
]

/** Instruments that `createSeededData` can make, in the order in which a number of symbols takes them. */
export const seededMarket: readonly SeededInstrument[] = rows.map(([symbol, exchange, basePrice, kind = 'stock']) => ({
  symbol,
  exchange,
  kind,
  basePrice,
}))

/**
 * Returns the instruments that a caller wants: the first ones of the market by their number, or those of a list.
 *
 * @throws {SettingsError} a number or a symbol that the market does not have, or a symbol that occurs twice
 */
export function pickInstruments(symbols: readonly string[] | number): readonly SeededInstrument[] {
  const count = seededMarket.length
  if (typeof symbols === 'number') {
    if (Number.isInteger(symbols) && symbols >= 1 && symbols <= count) return seededMarket.slice(0, symbols)
    throw new SettingsError([`symbols: ${symbols} is not a number of symbols of the seeded market; use 1 to ${count}`])
  }
  if (symbols.length === 0)
    throw new SettingsError(['symbols: "" has no symbol; use 005930,AAPL or a number such as 10'])
  const known = new Map(seededMarket.map((instrument) => [instrument.symbol, instrument]))
  const problems = symbols.flatMap((symbol, index) => {
    if (!known.has(symbol))
      return [`symbols: "${symbol}" is not a symbol of the seeded market; use some of ${[...known.keys()].join(', ')}`]
    return symbols.indexOf(symbol) < index ? [`symbols: "${symbol}" occurs twice; name it once`] : []
  })
  if (problems.length > 0) throw new SettingsError(problems)
  return symbols.flatMap((symbol) => known.get(symbol) ?? [])
}

import { KisInputError } from '../../errors.ts'
import type { Board } from '../../instruments/listed-instrument.ts'
import { type Exchange, marketOf, quoteExchange } from '../../market/exchange.ts'
import { type InstrumentKind, parseInstrument } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import { checkOption, type OptionRule, objectRule, oneOf } from '../../values/check-options.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import { preview } from '../../values/preview.ts'
import { type SimulatedInstrument, usualListing } from '../world/instruments.ts'
import { formatUnits, parseUnits, unitsOf } from '../world/price-units.ts'
import { createSeededRandom } from '../world/random.ts'

/** Instrument that the caller lets the simulator trade. A row of `downloadInstruments` or `parseInstruments` is one. */
export interface GivenInstrument {
  /** Symbol such as `0001A0`, `Q530031` or `PLTR`. */
  readonly symbol: string
  /** Exchange that lists it. @default 'KRX' */
  readonly exchange?: Exchange
  /** Board on KRX. @default 'KOSPI' */
  readonly board?: Board | undefined
  /** Name in KIS's answers and instrument files. @default the symbol */
  readonly name?: string
  /** Kind, which decides on the price steps, the tax and the venues. @default 'stock' */
  readonly kind?: InstrumentKind
  /** Price from which its random walk starts on 2020-01-02, in the market's money. @default a price drawn from the symbol */
  readonly basePrice?: string
  /** First day with a bar, `yyyy-MM-dd`. @default '2000-01-04' */
  readonly listedOn?: string
}

/** Lowest and highest base price of an instrument without one: a hundred times as high. */
const lowest: Readonly<Record<Market, number>> = { KRX: 2_000, US: 5, HK: 5, CN: 5, JP: 200, VN: 5_000 }

/** Reads the option `instruments`. @throws {KisInputError} an instrument is wrong; `field` is `instruments.` and its symbol */
export const readInstruments = (given: readonly GivenInstrument[]): readonly SimulatedInstrument[] =>
  given.map((one, index) => {
    checkOption(`instruments.${index}`, one, objectRule("an instrument such as { symbol: '0001A0' }"))
    return readInstrument(one)
  })

const nameRule: OptionRule = {
  is: 'text',
  use: "text such as '삼성전자', or leave it out for the symbol",
  fits: (value) => typeof value === 'string',
}

function readInstrument(given: GivenInstrument): SimulatedInstrument {
  const { board = 'KOSPI', kind = 'stock', listedOn } = given
  const { exchange, symbol } = parseInstrument(given)
  const { name = symbol } = given
  const field = `instruments.${symbol}`
  checkOption(`${field}.board`, board, oneOf('a board of KRX', ['KOSPI', 'KOSDAQ', 'KONEX']))
  checkOption(`${field}.kind`, kind, oneOf('a kind of instrument', ['stock', 'etf', 'etn', 'other']))
  checkOption(`${field}.name`, name, nameRule)
  const market = marketOf(exchange)
  return {
    market,
    symbol,
    name,
    listing: exchange === 'KRX' ? board : quoteExchange[exchange],
    // ETNs have the price steps and the taxes of ETFs.
    kind: kind === 'etf' || kind === 'etn' ? 'etf' : 'stock',
    basePrice: readBasePrice(given.basePrice, market, field) ?? drawBasePrice(symbol, market),
    listedOn: listedOn === undefined ? usualListing : formatKisDate(parseCalendarDate(listedOn, `${field}.listedOn`)),
  }
}

function readBasePrice(text: string | undefined, market: Market, field: string): string | undefined {
  if (text === undefined) return undefined
  const units = typeof text === 'string' ? parseUnits(market, text) : undefined
  if (units === undefined || units === 0)
    throw new KisInputError({
      field: `${field}.basePrice`,
      rule: `${preview(text)} is not a price; use text such as '${lowest[market]}'`,
    })
  return text
}

function drawBasePrice(symbol: string, market: Market): string {
  const price = Math.round(lowest[market] * 100 ** createSeededRandom(`${symbol}/base`)(0, 0))
  return formatUnits(market, BigInt(price) * unitsOf(market))
}

import { KisInputError } from '../errors.ts'
import { preview } from '../values/preview.ts'
import { type OverseasSymbol, parseOverseasSymbol, parseStockSymbol, type StockSymbol } from '../values/symbols.ts'
import { type Exchange, type OverseasExchange, parseExchange } from './exchange.ts'

/** Symbol on an exchange. */
export interface Instrument {
  /** Symbol such as `005930` on KRX; abroad a ticker such as `AAPL`, or digits such as `00700` in Hong Kong and `7203` in Tokyo. */
  readonly symbol: string
  /** Exchange that lists it. @default 'KRX' */
  readonly exchange?: Exchange
}

/** Kind of instrument. `other` is everything else that trades like a share: funds, warrants, rights, certificates. */
export type InstrumentKind = 'stock' | 'etf' | 'etn' | 'other'

const kinds: readonly InstrumentKind[] = ['stock', 'etf', 'etn', 'other']

/** Checks a kind that a caller passed. @throws {KisInputError} the kind is unknown */
export function parseKind(kind: InstrumentKind): InstrumentKind {
  if (kinds.includes(kind)) return kind
  throw new KisInputError({
    field: 'kind',
    rule: `${preview(kind)} is not a kind of instrument; use ${kinds.join(', ')}`,
  })
}

/** Instrument whose symbol has the form of its exchange's symbols. */
export type ParsedInstrument =
  | { readonly exchange: 'KRX'; readonly symbol: StockSymbol }
  | { readonly exchange: OverseasExchange; readonly symbol: OverseasSymbol }

/** Instrument that is listed abroad. */
export type ParsedOverseas = Exclude<ParsedInstrument, { readonly exchange: 'KRX' }>

/** Parses an exchange and a symbol of it. @throws {KisInputError} an unknown exchange, or a symbol that does not have the form of its symbols */
export function parseInstrument({ symbol, exchange = 'KRX' }: Instrument): ParsedInstrument {
  if (exchange === 'KRX') return { exchange, symbol: parseStockSymbol(symbol) }
  parseExchange(exchange)
  return { exchange, symbol: parseOverseasSymbol(symbol) }
}

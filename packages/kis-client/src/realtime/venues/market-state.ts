import { type Decimal, findDecimal } from '../../values/decimal.ts'
import { findFeedPlace } from './feed-venues.ts'
import {
  hourCodes,
  type InterruptionKind,
  interruptionKinds,
  type MarketPhase,
  marketCodes,
  newOperationCodes,
  operationCodes,
} from './market-codes.ts'

/** Code that named a phase, with the column that it stood in. */
export interface PhaseCode {
  /** Name of the column in capitals, such as `MKOP_CLS_CODE`. */
  readonly column: string
  /** Code as KIS sent it, such as `112`. */
  readonly value: string
}

/** Trading of a symbol on a venue, as its rows name it. */
export interface MarketState {
  /** Whether trading is halted; undefined until a row says so or not. */
  readonly isHalted: boolean | undefined
  /** Extent of the halt: this symbol, or the whole market (a circuit breaker, a temporary stop); undefined without one. */
  readonly haltOf: 'symbol' | 'market' | undefined
  /** Instant of the row that began or ended the halt, in ms since 1970. */
  readonly haltedSince: number | undefined
  /** Part of the trading; `unknown` until a row names one. */
  readonly phase: MarketPhase
  /** Instant of the row that began the phase, in ms since 1970. */
  readonly since: number | undefined
  /** Code that named the phase; it is kept as KIS sent it, also where no source knows it. */
  readonly code: PhaseCode | undefined
  /** Phase to which trading returns after a volatility interruption. */
  readonly resumes: MarketPhase
  /** Kind of the last volatility interruption; undefined where no row had one. */
  readonly interruption: InterruptionKind | undefined
  /** Price from which the distance of a static volatility interruption counts (정적VI발동기준가). */
  readonly interruptionReference: Decimal | undefined
  /** Side whose program orders a sidecar holds back. */
  readonly sidecar: 'sell' | 'buy' | undefined
  /** Last 예상장운영구분코드, `ANTC_MKOP_CLS_CODE`: frames of 2026-09 show that it does not name a phase. */
  readonly expectedCode: string | undefined
}

/** State of a symbol of which no row has come. */
export const noMarketState: MarketState = {
  isHalted: undefined,
  haltOf: undefined,
  haltedSince: undefined,
  phase: 'unknown',
  since: undefined,
  code: undefined,
  resumes: 'unknown',
  interruption: undefined,
  interruptionReference: undefined,
  sidecar: undefined,
  expectedCode: undefined,
}

/** Row of a feed: its cells by the column names of the feed, in capitals or small letters. */
export interface MarketRow {
  readonly trId: string
  /** Instant of the row, in ms since 1970. */
  readonly at: number
  readonly cells: Readonly<Record<string, string | undefined>>
}

/**
 * Returns the state of a symbol after a row: of its market operation, its trades, its order book, its expected trades or its
 * volatility interruptions. Empty cells and the word `(null)` change nothing, and neither do rows of other feeds. It returns the
 * same object if nothing has changed.
 *
 * KIS does not always send the row that ends a volatility interruption, so a later row of a trade ends it too.
 *
 * @see catalog/codes.json marketOperation
 */
export function nextMarketState(state: MarketState, row: MarketRow): MarketState {
  switch (findFeedPlace(row.trId)?.kind) {
    case 'status':
      return withInterruption(withOperation(withSymbolHalt(state, row), row), row)
    case 'trades':
      return withReference(withPhaseOfRow(withTrade(state, row), row), row)
    case 'book':
      return withPhaseOfRow(state, row)
    case 'expected':
      return withPhaseOfRow(withSymbolHalt(state, row), row)
    case 'interruptions':
      return withReference(withInterruptionKind(withInterruption(state, row), row), row)
    default:
      return state
  }
}

/** Columns by their names in small letters: KIS writes some feeds in capitals and some not. */
const smallNames = {
  TRHT_YN: 'trht_yn',
  MKOP_CLS_CODE: 'mkop_cls_code',
  ANTC_MKOP_CLS_CODE: 'antc_mkop_cls_code',
  VI_CLS_CODE: 'vi_cls_code',
  VI_KIND_CODE: 'vi_kind_code',
  VI_STND_PRC: 'vi_stnd_prc',
  HOUR_CLS_CODE: 'hour_cls_code',
  NEW_MKOP_CLS_CODE: 'new_mkop_cls_code',
  MARKET_CLS_CODE: 'market_cls_code',
} as const

/** Names of the columns that a state follows from, in capitals. */
export const stateColumns: readonly string[] = Object.keys(smallNames)

/** Returns a cell that says something; undefined for a missing or an empty one, and for the word `(null)`. */
function cellOf({ cells }: MarketRow, name: keyof typeof smallNames): string | undefined {
  const text = (cells[name] ?? cells[smallNames[name]])?.trim()
  return text === '' || text === '(null)' ? undefined : text
}

function withHalt(state: MarketState, haltOf: MarketState['haltOf'], at: number): MarketState {
  const isHalted = haltOf !== undefined
  return state.isHalted === isHalted && state.haltOf === haltOf
    ? state
    : { ...state, isHalted, haltOf, haltedSince: at }
}

/** Reads TRHT_YN. `N` ends a halt of the symbol, but not one of the market, of which it says nothing. */
function withSymbolHalt(state: MarketState, row: MarketRow): MarketState {
  const flag = cellOf(row, 'TRHT_YN')
  if (flag === 'Y') return state.haltOf === 'market' ? state : withHalt(state, 'symbol', row.at)
  return flag === 'N' && state.haltOf !== 'market' ? withHalt(state, undefined, row.at) : state
}

/** Reads TRHT_YN of a trade: a trade without the flag proves that neither the symbol nor the market is halted. */
function withTrade(state: MarketState, row: MarketRow): MarketState {
  const flag = cellOf(row, 'TRHT_YN')
  if (flag === 'Y') return withSymbolHalt(state, row)
  return flag === 'N' ? withHalt(state, undefined, row.at) : state
}

function withPhase(state: MarketState, phase: MarketPhase, code: PhaseCode, at: number): MarketState {
  const isSameCode = state.code?.value === code.value && state.code.column === code.column
  if (state.phase === phase && (phase !== 'unknown' || isSameCode)) return state
  return { ...state, phase, since: at, code, resumes: phase === 'vi-auction' ? state.phase : phase }
}

function withOperation(state: MarketState, row: MarketRow): MarketState {
  const expectedCode = cellOf(row, 'ANTC_MKOP_CLS_CODE') ?? state.expectedCode
  const before = expectedCode === state.expectedCode ? state : { ...state, expectedCode }
  const value = cellOf(row, 'MKOP_CLS_CODE')
  if (value === undefined) return before
  const { phase, isHalted, sidecar } = operationCodes.get(value) ?? { phase: 'unknown' as const }
  const side = sidecar === undefined ? before.sidecar : sidecar === 'off' ? undefined : sidecar
  const withSide = side === before.sidecar ? before : { ...before, sidecar: side }
  const halted = isHalted === undefined ? withSide : withMarketHalt(withSide, isHalted, row.at)
  return phase === undefined ? halted : withPhase(halted, phase, { column: 'MKOP_CLS_CODE', value }, row.at)
}

/** Begins or ends a halt of the market. The end of it leaves a symbol halted that is halted by itself. */
function withMarketHalt(state: MarketState, isHalted: boolean, at: number): MarketState {
  if (isHalted) return withHalt(state, 'market', at)
  return state.haltOf === 'symbol' ? state : withHalt(state, undefined, at)
}

function withInterruption(state: MarketState, row: MarketRow): MarketState {
  const value = cellOf(row, 'VI_CLS_CODE')
  const code = { column: 'VI_CLS_CODE', value: value ?? '' }
  if (value === 'Y') return withPhase(state, 'vi-auction', code, row.at)
  return value === 'N' && state.phase === 'vi-auction' ? withPhase(state, state.resumes, code, row.at) : state
}

function withInterruptionKind(state: MarketState, row: MarketRow): MarketState {
  const code = cellOf(row, 'VI_KIND_CODE')
  const interruption = code === undefined ? state.interruption : (interruptionKinds.get(code) ?? 'unknown')
  return interruption === state.interruption ? state : { ...state, interruption }
}

function withReference(state: MarketState, row: MarketRow): MarketState {
  const text = cellOf(row, 'VI_STND_PRC')
  if (text === undefined || text === state.interruptionReference) return state
  const price = findDecimal(text)
  // Zero stands for no price.
  return price === undefined || price === '0' || price === state.interruptionReference
    ? state
    : { ...state, interruptionReference: price }
}

/** Reads the phase of a row of trades or prices: MARKET_CLS_CODE, in the regular hours and without it HOUR_CLS_CODE. */
function withPhaseOfRow(state: MarketState, row: MarketRow): MarketState {
  const market = cellOf(row, 'MARKET_CLS_CODE')
  if (market !== undefined && market !== '2') {
    const phase = marketCodes.get(market) ?? 'unknown'
    return withPhase(state, phase, { column: 'MARKET_CLS_CODE', value: market }, row.at)
  }
  const hour = cellOf(row, 'HOUR_CLS_CODE')
  if (hour !== undefined)
    return withPhase(state, hourCodes.get(hour) ?? 'unknown', { column: 'HOUR_CLS_CODE', value: hour }, row.at)
  const operation = cellOf(row, 'NEW_MKOP_CLS_CODE')
  const phase = operation === undefined ? undefined : newOperationCodes.get(operation.slice(0, 1))
  return operation === undefined || phase === undefined
    ? state
    : withPhase(state, phase, { column: 'NEW_MKOP_CLS_CODE', value: operation }, row.at)
}

/**
 * Part of the trading of a symbol, as rows name it. `vi-auction` is the auction of a volatility interruption. `unknown` stands
 * for a code whose meaning is in no source, and for a symbol of which no row has come.
 */
export type MarketPhase =
  | 'pre-market'
  | 'opening-auction'
  | 'continuous'
  | 'vi-auction'
  | 'closing-auction'
  | 'post-close'
  | 'single-price'
  | 'after-market'
  | 'closed'
  | 'unknown'

/** Meaning of a code of 장운영구분코드. A code without an entry of a kind leaves that part of the state as it is. */
export interface OperationCode {
  readonly phase?: MarketPhase
  /** Whether the market is halted from now on: a circuit breaker, or a temporary stop. */
  readonly isHalted?: boolean
  /** Side whose program orders are held back for five minutes; `off` ends it. It stops no other trade. */
  readonly sidecar?: 'sell' | 'buy' | 'off'
}

/** Meanings of 장운영구분코드, `MKOP_CLS_CODE`. @see catalog/codes.json marketOperation */
export const operationCodes: ReadonlyMap<string, OperationCode> = new Map<string, OperationCode>([
  ['110', { phase: 'opening-auction', isHalted: false }],
  ['112', { phase: 'continuous', isHalted: false }],
  ['121', { phase: 'closing-auction', isHalted: false }],
  ['129', { phase: 'closed' }],
  // Trades at the previous close ran beside the opening auction.
  ['130', {}],
  ['139', {}],
  ['140', { phase: 'post-close' }],
  ['146', {}],
  ['149', { phase: 'closed' }],
  ['150', { phase: 'single-price' }],
  ['156', {}],
  ['159', { phase: 'closed' }],
  ['164', { isHalted: true }],
  ['174', { isHalted: true }],
  // An auction follows on a circuit breaker, and no code is known for its end: the next row of a trade names the phase.
  ['175', { phase: 'unknown', isHalted: false }],
  // Contested: the end of the auction after a circuit breaker, or a halt to the end of the day.
  ['182', { phase: 'unknown' }],
  ['184', { isHalted: true }],
  ['185', { phase: 'unknown', isHalted: false }],
  ['387', { sidecar: 'sell' }],
  ['388', { sidecar: 'off' }],
  ['397', { sidecar: 'buy' }],
  ['398', { sidecar: 'off' }],
  // Countdowns to the open and to the close.
  ...['F01', 'F06', 'F07', 'F08', 'F09', 'F11', 'F16', 'F17', 'F18'].map(noMeaning),
  ...['P01', 'P06', 'P07', 'P08', 'P09', 'P11', 'P16', 'P17', 'P18'].map(noMeaning),
])

function noMeaning(code: string): [string, OperationCode] {
  return [code, {}]
}

/** Phases by 시간구분코드, `HOUR_CLS_CODE`. @see catalog/codes.json marketOperation */
export const hourCodes: ReadonlyMap<string, MarketPhase> = new Map<string, MarketPhase>([
  ['0', 'continuous'],
  ['A', 'closing-auction'],
  ['B', 'opening-auction'],
  ['C', 'vi-auction'],
  ['D', 'single-price'],
])

/**
 * Phases by 장구분코드, `MARKET_CLS_CODE`; 2 are the regular hours, whose phase 시간구분코드 names.
 *
 * @see catalog/websocket.json
 */
export const marketCodes: ReadonlyMap<string, MarketPhase> = new Map<string, MarketPhase>([
  ['1', 'pre-market'],
  ['3', 'after-market'],
  ['5', 'closed'],
])

/** Phases by the first digit of 신장운영구분코드, `NEW_MKOP_CLS_CODE`; 1 and 3 name no single phase. @see catalog/codes.json marketOperation */
export const newOperationCodes: ReadonlyMap<string, MarketPhase> = new Map<string, MarketPhase>([
  ['2', 'continuous'],
  ['4', 'single-price'],
])

/** Kind of a volatility interruption. */
export type InterruptionKind = 'static' | 'dynamic' | 'both' | 'unknown'

/** Kinds by `VI_KIND_CODE`. @see catalog/codes.json marketOperation */
export const interruptionKinds: ReadonlyMap<string, InterruptionKind> = new Map<string, InterruptionKind>([
  ['1', 'static'],
  ['2', 'dynamic'],
  ['3', 'both'],
])

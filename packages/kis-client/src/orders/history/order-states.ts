/**
 * State of an order of ours, by evidence alone: `docs/trading.md` has the proof of each. An order that is missing from a list that
 * may lag is not over.
 */
export type TradingState =
  | 'submitting'
  | 'unknown'
  | 'open'
  | 'partly-filled'
  | 'ended-unconfirmed'
  | 'filled'
  | 'cancelled'
  | 'rejected'
  | 'expired'
  | 'not-taken'

const seen = ['open', 'partly-filled', 'filled', 'cancelled', 'rejected', 'expired'] as const

/** The allowed steps. A final state of a row has none; `not-taken` is a conclusion, and a row that appears later proves it wrong. */
export const orderSteps: Readonly<Record<TradingState, readonly TradingState[]>> = {
  submitting: ['unknown', 'not-taken', 'ended-unconfirmed', ...seen],
  unknown: ['not-taken', 'ended-unconfirmed', ...seen],
  open: ['partly-filled', 'ended-unconfirmed', 'filled', 'cancelled', 'rejected', 'expired'],
  'partly-filled': ['ended-unconfirmed', 'filled', 'cancelled', 'rejected', 'expired'],
  'ended-unconfirmed': ['filled', 'cancelled', 'rejected', 'expired'],
  'not-taken': ['unknown', ...seen],
  filled: [],
  cancelled: [],
  rejected: [],
  expired: [],
}

/** Returns whether an order may still be filled, or may exist without our knowledge. */
export const isUnsettled = (state: TradingState): boolean => orderSteps[state].length > 0 && state !== 'not-taken'

/** Returns whether KIS may have an order whose fate no evidence shows: no new order of its symbol may leave. */
export const blocksSymbol = (state: TradingState): boolean =>
  state === 'submitting' || state === 'unknown' || state === 'ended-unconfirmed'

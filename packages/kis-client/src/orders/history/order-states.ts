/**
 * State of an order of ours, by evidence alone. An order that is missing from a list that may lag is not over.
 *
 * - `submitting`: it is in the journal, and may be on its way to KIS
 * - `unknown`: no answer said what became of it; KIS may have it
 * - `open`, `partly-filled`: KIS has numbered it, and the rest may still be filled
 * - `ended-unconfirmed`: it is past its life by rule, and no row says how it ended
 * - `filled`, `cancelled`, `rejected`: KIS said so, of a rejected one also after it had a number
 * - `expired`: its row says that the exchange ended it
 * - `not-taken`: it provably never left, or a complete list of its day, read after its life, has no row that it could be
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
  submitting: ['unknown', 'not-taken', ...seen],
  unknown: ['not-taken', 'ended-unconfirmed', ...seen],
  open: ['partly-filled', 'ended-unconfirmed', 'filled', 'cancelled', 'rejected', 'expired'],
  'partly-filled': ['ended-unconfirmed', 'filled', 'cancelled', 'rejected', 'expired'],
  'ended-unconfirmed': ['filled', 'cancelled', 'rejected', 'expired'],
  'not-taken': [...seen],
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

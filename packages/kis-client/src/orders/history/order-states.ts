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

/** Proof of each state, for `docs/trading.md`. */
export const stateProofs: Readonly<Record<TradingState, string>> = {
  submitting: 'its intent is in the journal, and its call is under way',
  unknown: 'its call ended without an answer, its program died before the answer, or several rows match it (`reason`)',
  open: 'KIS answered with its number, or its row shows it',
  'partly-filled': 'its row shows fills',
  'ended-unconfirmed': 'it is past its life by rule, and no row says how it ended',
  filled: 'its row',
  cancelled: 'its row',
  rejected: 'KIS refused it (`reason`), or its row says so after it had a number',
  expired: 'its row says that the exchange ended it, or a person said that it is over',
  'not-taken':
    'it did not leave, complete lists and holdings after its life are explained without it, or a person said that it is over ' +
    '(`reason`)',
}

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

import { compareDecimals, type Decimal, parseDecimal } from '../../values/decimal.ts'
import type { NewOrder } from '../place-order.ts'
import type { Fact, Reading, SeenOrder } from './fact.ts'
import { orderSteps, type TradingState } from './order-states.ts'

/** Entry of the history of an order. */
export interface HistoryEntry {
  /** Instant at which the fact was known, in ms since 1970. */
  readonly at: number
  readonly fact: Fact
}

/** Name of an order at KIS: its number is used again on another day. */
export interface OrderName {
  readonly number: string
  readonly branch: string
  /** Day in the exchange's own time zone. */
  readonly orderedOn: string
}

/** Order of ours, as computed from its history. */
export interface OrderRecord {
  readonly clientOrderId: string
  readonly order: NewOrder
  /** Key of the decision that led to it, as the caller gave it. */
  readonly decision: string | undefined
  readonly state: TradingState
  /** Its name at KIS, once that is known. */
  readonly name: OrderName | undefined
  /**
   * Whether its row was found by its content alone: another program may have placed that order. It counts, but is neither final nor
   * ours to cancel until a person claims it.
   */
  readonly isProbable: boolean
  /** Orders at KIS that a person has said not to be this one. */
  readonly disowned: readonly OrderName[]
  /** Shares filled: the largest number that a row has shown. */
  readonly filled: Decimal
  /** Reason of an order that KIS refused, that never left, or whose outcome is not known. */
  readonly reason: { readonly code: string; readonly message: string } | undefined
  /** Instant from which on its first byte could leave, in ms since 1970. */
  readonly intendedAt: number
  /** Instant at which its call ended, in ms since 1970; missing while it is under way, or when its process died. */
  readonly endedCallAt: number | undefined
  /** Latest reading of KIS's lists that says something about it. */
  readonly reading: Reading | undefined
  /** Whether it was concluded that KIS had not taken it, and a row proved that wrong. */
  readonly wasWronglyEnded: boolean
  /** Number of entries of its history. */
  readonly entries: number
}

const zero = parseDecimal('0')

/** Computes the record of an order from its history. @throws {Error} the history does not begin with an intent */
export function recordOf(clientOrderId: string, history: readonly HistoryEntry[]): OrderRecord {
  const [first, ...rest] = history
  if (first?.fact.kind !== 'intended') throw new Error(`the history of ${clientOrderId} begins without an intent`)
  const { order, decision } = first.fact
  const begun: OrderRecord = {
    clientOrderId,
    order,
    decision,
    state: 'submitting',
    name: undefined,
    isProbable: false,
    disowned: [],
    filled: zero,
    reason: undefined,
    intendedAt: first.at,
    endedCallAt: undefined,
    reading: undefined,
    wasWronglyEnded: false,
    entries: 1,
  }
  return rest.reduce(withEntry, begun)
}

/** Returns the record after a further fact. A fact that allows no step leaves the state as it is. */
export function withEntry(record: OrderRecord, { at, fact }: HistoryEntry): OrderRecord {
  const next = { ...record, entries: record.entries + 1 }
  switch (fact.kind) {
    case 'intended':
      return next
    case 'acknowledged': {
      const { number, branch, orderedOn } = fact
      return step({ ...next, name: { number, branch, orderedOn }, isProbable: false, endedCallAt: at }, 'open')
    }
    case 'refused':
    case 'not-sent':
    case 'unanswered': {
      const { code, message } = fact
      return step({ ...next, reason: { code, message }, endedCallAt: at }, outcomes[fact.kind])
    }
    case 'seen':
      return withRow(next, fact)
    case 'ambiguous':
      return step({ ...next, reading: fact.reading, reason: ambiguity(fact.numbers) }, 'unknown')
    case 'claimed':
      return fact.isOurs ? { ...next, isProbable: false } : withoutRow(next)
    case 'outlived':
      return step({ ...next, reading: fact.reading }, 'ended-unconfirmed')
  }
}

const outcomes = { refused: 'rejected', 'not-sent': 'not-taken', unanswered: 'unknown' } as const

const ambiguity = (numbers: readonly string[]) => ({
  code: 'AMBIGUOUS',
  message: `the orders ${numbers.join(', ')} could each be this one`,
})

function withRow(record: OrderRecord, { order, by, reading }: Extract<Fact, { kind: 'seen' }>): OrderRecord {
  const { number, branch, orderedOn } = order
  const seen = parseDecimal(order.filled)
  // Fills are cumulative, and a list may be older than the one before it.
  const filled = compareDecimals(seen, record.filled) > 0 ? seen : record.filled
  const isProbable = by === 'content'
  const named: OrderRecord = {
    ...record,
    name: { number, branch, orderedOn },
    isProbable,
    filled,
    reading,
    reason: undefined,
  }
  const wasWronglyEnded = record.wasWronglyEnded || record.state === 'not-taken'
  return step({ ...named, wasWronglyEnded }, stateOfRow(order.state, filled))
}

/** Returns the record of an order whose row is another's: what became of it is not known again. */
const withoutRow = ({ name, disowned, ...record }: OrderRecord): OrderRecord => ({
  ...record,
  state: 'unknown',
  name: undefined,
  isProbable: false,
  filled: zero,
  disowned: name === undefined ? disowned : [...disowned, name],
})

function stateOfRow(state: SeenOrder['state'], filled: Decimal): TradingState {
  // A row in which nothing is left, and which does not say why, ends no order.
  if (state === 'open' || state === 'unknown') return compareDecimals(filled, zero) > 0 ? 'partly-filled' : 'open'
  return state
}

/** Takes a step that the table allows; a fact that is older than the state changes nothing but what it adds. */
const step = (record: OrderRecord, state: TradingState): OrderRecord =>
  orderSteps[record.state].includes(state) ? { ...record, state } : record

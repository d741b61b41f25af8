import { isSameNumber } from '../../realtime/notices/execution-notice.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../../values/decimal.ts'
import type { NewOrder } from '../place-order.ts'
import type { EndpointCall, Fact, OrderChange, OrderName, Reading, SeenFact } from './fact.ts'
import { isUnconfirmed, type NoticedOrder, withNotice } from './noticed.ts'
import { blocksSymbol, isUnsettled, orderSteps, type TradingState } from './order-states.ts'

/** Entry of the history of an order. */
export interface HistoryEntry {
  /** Instant at which the fact was known, in ms since 1970. */
  readonly at: number
  readonly fact: Fact
}

/** Order of ours, as computed from its history. */
export interface OrderRecord {
  /** Id of the order as its caller gave it. */
  readonly clientOrderId: string
  /** Order as it was given; of a revision the order that it leads to, of a cancellation the order that it cancels. */
  readonly order: NewOrder
  /** Key of the decision that led to it, as the caller gave it. */
  readonly decision: string | undefined
  /** Change of another order of ours that this one is; missing for a new order. */
  readonly change: OrderChange | undefined
  /** Call of an endpoint that no action wraps; missing for other orders. */
  readonly call: EndpointCall | undefined
  /** Name of the person who took the order over that another program had placed. */
  readonly adoptedBy: string | undefined
  /** State by evidence alone: docs/trading.md has the proof of each. */
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
  /** Numbers of the rows of which each could be this order. */
  readonly candidates: readonly string[]
  /** Shares filled: the largest number that a row has shown. */
  readonly filled: Decimal
  /** Order as execution notices report it, which proves nothing; missing before the first notice. */
  readonly noticed: NoticedOrder | undefined
  /** Reason of an order that KIS refused, that never left, or whose outcome is not known. */
  readonly reason: { readonly code: string; readonly message: string } | undefined
  /** Instant from which on its first byte could leave, in ms since 1970. */
  readonly intendedAt: number
  /** Instant on KIS's clock of the holdings that were read before it, in ms since 1970. */
  readonly holdingsAt: number | undefined
  /** Earliest instant on KIS's clock at which its first byte could leave, in ms since 1970. */
  readonly leftFrom: number
  /** Latest instant on KIS's clock at which its call ended, in ms since 1970; undefined while the call has not ended. */
  readonly leftTo: number | undefined
  /** Latest reading of KIS's lists that says something about it. */
  readonly reading: Reading | undefined
  /** Whether lists and holdings, or the word of a person, say that KIS had not taken it: a row of it would prove that wrong. */
  readonly isAbsent: boolean
  /** Whether it was concluded that KIS had not taken it, and a row proved that wrong. */
  readonly wasWronglyEnded: boolean
  /** Number of entries of its history. */
  readonly entries: number
}

/**
 * Returns whether no further fact is expected of an order. A cancellation whose order has ended is of no more interest, and of an order
 * that KIS's lists of shares do not have nothing more is learnt than its number.
 */
export const isSettled = (record: OrderRecord): boolean => {
  const { state, isProbable, change } = record
  if (isProbable) return false
  const isMoot = change?.kind === 'cancel' && state === 'ended-unconfirmed'
  return isMoot || !isUnsettled(state) || (!isListed(record) && state === 'open')
}

/** Returns whether KIS's lists of orders show an order: those of shares, in cash or on credit. */
export const isListed = ({ call }: Pick<OrderRecord, 'call'>): boolean =>
  call === undefined || call.endpoint === 'domestic-stock/order-credit'

/**
 * Returns whether an order keeps its symbol from new orders: KIS may have it without our knowledge, or it may be another's. A
 * cancellation does not: the order that it cancels counts as open until its own row says otherwise.
 */
export const isBlocking = ({ state, isProbable, change }: OrderRecord): boolean =>
  change?.kind !== 'cancel' && (blocksSymbol(state) || isProbable)

const zero = parseDecimal('0')

/** Computes the record of an order from its history. @throws {Error} the history does not begin with an intent */
export function recordOf(clientOrderId: string, history: readonly HistoryEntry[]): OrderRecord {
  const [first, ...rest] = history
  if (first?.fact.kind !== 'intended') throw new Error(`the history of ${clientOrderId} begins without an intent`)
  const { order, decision, change, call, adoptedBy, holdingsAt, kis } = first.fact
  const begun: OrderRecord = {
    clientOrderId,
    order,
    decision,
    change,
    call,
    adoptedBy,
    state: 'submitting',
    name: undefined,
    isProbable: false,
    disowned: [],
    candidates: [],
    filled: zero,
    noticed: undefined,
    reason: undefined,
    intendedAt: first.at,
    holdingsAt,
    leftFrom: kis.earliestAt,
    leftTo: undefined,
    reading: undefined,
    isAbsent: false,
    wasWronglyEnded: false,
    entries: 1,
  }
  return rest.reduce(withEntry, begun)
}

/** Returns the record after a further fact. A fact that allows no step leaves the state as it is. */
export function withEntry(record: OrderRecord, { fact }: HistoryEntry): OrderRecord {
  const next = { ...record, entries: record.entries + 1 }
  switch (fact.kind) {
    case 'intended':
      return next
    case 'acknowledged': {
      const { number, branch, orderedOn } = fact
      return step({ ...endedCall(next, fact), name: { number, branch, orderedOn }, isProbable: false }, 'open')
    }
    case 'refused':
    case 'not-sent':
    case 'unanswered':
      return step({ ...endedCall(next, fact), reason: reasonOf(fact) }, outcomes[fact.kind])
    case 'seen':
      return withRow(next, fact)
    case 'ambiguous':
      return step(
        {
          // The row that was found by its content is one of them.
          ...(record.isProbable ? withoutName(next) : next),
          reading: fact.reading,
          candidates: fact.numbers,
          reason: ambiguity(fact.numbers),
          wasWronglyEnded: record.wasWronglyEnded || record.state === 'not-taken',
        },
        'unknown',
      )
    case 'claimed':
      return fact.isOurs ? { ...next, isProbable: false } : withoutRow(next)
    case 'outlived':
      return step({ ...next, reading: fact.reading }, 'ended-unconfirmed')
    case 'absent':
      return step({ ...next, reading: fact.reading, isAbsent: true, reason: absence(fact) }, 'not-taken')
    case 'given-up':
      return step(
        {
          ...next,
          isProbable: false,
          isAbsent: record.name === undefined,
          reason: { code: 'GIVEN_UP', message: `${fact.by} said that it is over` },
        },
        record.name === undefined ? 'not-taken' : 'expired',
      )
    case 'noticed': {
      // A person may have said meanwhile that the number is another's.
      const isOurs = record.name !== undefined && isSameNumber(record.name.number, fact.notice.number)
      return isOurs ? { ...next, noticed: withNotice(record.noticed, fact, record.order) } : next
    }
    case 'denied':
      return record.noticed === undefined ? next : { ...next, noticed: { ...record.noticed, isDenied: true } }
  }
}

const outcomes = { refused: 'rejected', 'not-sent': 'not-taken', unanswered: 'unknown' } as const

const reasonOf = ({ code, message }: { readonly code: string; readonly message: string }) => ({ code, message })

const endedCall = (record: OrderRecord, { kis }: { readonly kis: { readonly latestAt: number } }): OrderRecord => ({
  ...record,
  leftTo: Math.max(record.leftFrom, kis.latestAt),
})

const ambiguity = (numbers: readonly string[]) => ({
  code: 'AMBIGUOUS',
  message: `the orders ${numbers.join(', ')} could each be this one, or one of them is and belongs to another order of ours`,
})

const absence = ({ reading, endedAt, held }: Extract<Fact, { kind: 'absent' }>) => ({
  code: 'ABSENT',
  message:
    `it had ended by rule at ${iso(endedAt)}; none of the ${reading.rows} rows of KIS's lists at ${iso(reading.from)} ` +
    `could be it, and the ${held} shares held are explained without it`,
})

const iso = (at: number) => new Date(at).toISOString()

function withRow(record: OrderRecord, { order, by, reading }: SeenFact): OrderRecord {
  const { number, branch, orderedOn } = order
  // A row that was found by its content says nothing about an order that has a number by now.
  const isByContent = by === 'content' || by === 'origin'
  if (isByContent && record.name !== undefined && record.name.number !== number) return record
  const seen = parseDecimal(order.filled)
  // Fills are cumulative, and a list may be older than the one before it.
  const filled = compareDecimals(seen, record.filled) > 0 ? seen : record.filled
  const named: OrderRecord = {
    ...record,
    name: { number, branch, orderedOn },
    isProbable: by === 'content',
    candidates: [],
    filled,
    reading,
    reason: undefined,
    wasWronglyEnded: record.wasWronglyEnded || record.state === 'not-taken',
  }
  return withConfirmed(step(named, stateOfRow(order.state, filled)))
}

/** Returns the record without the doubt about its notices, once rows show what they say. */
function withConfirmed(record: OrderRecord): OrderRecord {
  const { noticed } = record
  if (noticed?.isDenied !== true || isUnconfirmed(record)) return record
  return { ...record, noticed: { ...noticed, isDenied: false } }
}

/** Returns the record of an order whose row may be another's: what became of it is not known again. */
const withoutName = (record: OrderRecord): OrderRecord => ({
  ...record,
  state: 'unknown',
  name: undefined,
  isProbable: false,
  filled: zero,
  noticed: undefined,
})

/** Returns the record of an order whose row is another's. */
const withoutRow = ({ name, disowned, ...record }: OrderRecord): OrderRecord =>
  withoutName({ ...record, name, disowned: name === undefined ? disowned : [...disowned, name] })

function stateOfRow(state: SeenFact['order']['state'], filled: Decimal): TradingState {
  // A row in which nothing is left, and which does not say why, ends no order.
  if (state === 'open' || state === 'unknown') return compareDecimals(filled, zero) > 0 ? 'partly-filled' : 'open'
  return state
}

/** Takes a step that the table allows; a fact that is older than the state changes nothing but what it adds. */
const step = (record: OrderRecord, state: TradingState): OrderRecord =>
  orderSteps[record.state].includes(state) ? { ...record, state } : record

import { type HistoryEntry, isSettled, type OrderRecord, recordOf } from '../../src/orders/history/order-record.ts'
import { isUnsettled } from '../../src/orders/history/order-states.ts'
import type { SeenCall } from '../../src/simulator/control/seen-calls.ts'
import type { BookedOrder } from '../../src/simulator/world/orders/booked-order.ts'
import type { Intent } from './intents.ts'
import { intentField } from './points.ts'

/** Counts of a run. An intent counts once, under the first of these that it breaks. */
export interface Counts {
  /** Intents that have left more than once. */
  sentTwice: number
  /** Orders of ours whose number or largest fill the journal lacks. */
  lost: number
  /** Intents that the journal declares ended, while the exchange says otherwise. */
  wronglyEnded: number
  /** Orders of others that were changed, or taken as ours. */
  externalTouched: number
}
export const countNames = ['sentTwice', 'lost', 'wronglyEnded', 'externalTouched'] as const

export interface Verdict {
  readonly counts: Counts
  /** Intents whose fate the journal does not know, by the reason. */
  readonly unknown: ReadonlyMap<string, number>
  /** Findings, each as a sentence. */
  readonly trace: readonly string[]
}

/** Facts of a run that do not come from the client's word. */
export interface Evidence {
  readonly intents: ReadonlyMap<string, Intent>
  /** Orders that the exchange has booked. */
  readonly orders: readonly BookedOrder[]
  /** Calls that the exchange has received. */
  readonly calls: readonly SeenCall[]
  /** Journal by the id of the intent. */
  readonly histories: ReadonlyMap<string, readonly HistoryEntry[]>
}

type Count = keyof Counts

/** Judges a run from the exchange's truth and the journal, after the lists have shown all orders. */
export function judge(evidence: Evidence): Verdict {
  const counts: Counts = { sentTwice: 0, lost: 0, wronglyEnded: 0, externalTouched: 0 }
  const unknown = new Map<string, number>()
  const trace: string[] = []
  const sent = countSent(evidence.calls)
  const changed = new Set(evidence.calls.map(({ input }) => input?.['ORGN_ODNO']))
  const externals = new Set(evidence.orders.flatMap((order) => (order.isExternal ? order.orderNumber : [])))
  for (const number of externals) {
    if (!changed.has(number)) continue
    counts.externalTouched += 1
    trace.push(`externalTouched: the order ${number} of others was changed`)
  }
  for (const group of groupsOf(evidence)) {
    const broken = faultOf(group, { sent, externals })
    if (broken !== undefined) {
      counts[broken.count] += 1
      const names = group.cases.map(({ id, fault = 'no fault' }) => `${id} (${fault})`)
      trace.push(`${broken.count}: ${names.join(', ')}: ${broken.why}`)
    }
    for (const one of group.cases) {
      const reason = reasonOf(one)
      if (reason !== undefined) unknown.set(reason, (unknown.get(reason) ?? 0) + 1)
    }
  }
  return { counts, unknown, trace }
}

/** Intent or change, and what the journal says of it. */
interface Case {
  readonly id: string
  /** Kind of what went wrong with its intent. */
  readonly fault: string | undefined
  readonly history: readonly HistoryEntry[]
  readonly record: OrderRecord | undefined
}

/** Intents of one content, and the orders at the exchange that are theirs. */
interface Group {
  readonly kind: BookedOrder['kind']
  readonly cases: readonly Case[]
  readonly booked: readonly BookedOrder[]
}

function groupsOf({ intents, histories, orders }: Evidence): readonly Group[] {
  const booked = Map.groupBy(
    orders.filter(({ isExternal }) => isExternal !== true),
    ({ kind, original, ...order }) => (kind === 'new' ? keyOfNew(order) : `${kind} ${original}`),
  )
  const cases = new Map<string, Case[]>()
  const add = (key: string, one: Case) => cases.set(key, [...(cases.get(key) ?? []), one])
  for (const { id, order, fault } of intents.values()) {
    const history = histories.get(id) ?? []
    const record = history.length === 0 ? undefined : recordOf(id, history)
    add(keyOfNew(order), { id, fault, history, record })
  }
  for (const [id, history] of histories) {
    const record = recordOf(id, history)
    const { change } = record
    if (change === undefined) continue
    add(`${change.kind} ${change.name.number}`, { id, fault: intents.get(change.of)?.fault, history, record })
  }
  return [...new Set([...booked.keys(), ...cases.keys()])].map((key) => {
    const its = booked.get(key) ?? []
    const found = cases.get(key) ?? []
    return { kind: its[0]?.kind ?? found[0]?.record?.change?.kind ?? 'new', cases: found, booked: its }
  })
}

const keyOfNew = ({
  symbol,
  side,
  quantity,
}: Pick<BookedOrder, 'symbol' | 'side'> & { readonly quantity: number | string }): string =>
  `new ${symbol} ${side} ${quantity}`

/** Counts the orders and changes that have reached the exchange, by the intent that each carries. */
function countSent(calls: readonly SeenCall[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { input } of calls) {
    const id = input?.[intentField]
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Returns the first promise that the intents of a group break. */
function faultOf(
  group: Group,
  { sent, externals }: { readonly sent: ReadonlyMap<string, number>; readonly externals: ReadonlySet<string> },
): { readonly count: Count; readonly why: string } | undefined {
  const { kind, cases, booked } = group
  const twice = cases.find(({ id }) => (sent.get(id) ?? 0) > 1)
  if (twice !== undefined) return { count: 'sentTwice', why: `${twice.id} has left ${sent.get(twice.id)} times` }
  const touched = cases.find(({ record }) => isOurs(record) && externals.has(record.name.number))
  if (touched?.record?.name !== undefined)
    return { count: 'externalTouched', why: `the order ${touched.record.name.number} of others was taken as ours` }
  const wrong = wronglyEnded(group)
  if (wrong !== undefined) return { count: 'wronglyEnded', why: wrong }
  // What became of an order is in its own row, and not in that of its cancellation.
  const lost = kind === 'cancel' ? undefined : booked.find((order) => !isKnown(order, cases))
  if (lost === undefined) return undefined
  const states = cases.map(({ record }) => `${record?.state} ${record?.name?.number} filled ${record?.filled}`)
  return { count: 'lost', why: `the journal has ${states.join(', ')}, and not ${describe(lost)}` }
}

type Named = OrderRecord & { readonly name: NonNullable<OrderRecord['name']> }
const isNamed = (record: OrderRecord | undefined): record is Named => record?.name !== undefined
const isOurs = (record: OrderRecord | undefined): record is Named => isNamed(record) && !record.isProbable

const describe = ({ orderNumber, quantity, filled, cancelled, rejected, bookedAt }: BookedOrder): string =>
  `${orderNumber} of ${new Date(bookedAt).toISOString()} (${quantity} shares, ${filled} filled, ${cancelled} cancelled, ${rejected} rejected)`

/** Returns why the journal's word on an end is wrong; undefined if it is right. */
function wronglyEnded({ kind, cases, booked }: Group): string | undefined {
  const open = cases.filter(({ id, history }) => !wasEndedWithoutOrder(id, history))
  if (open.length < Math.min(booked.length, cases.length))
    return `declared as not taken: ${booked.map(describe).join(', ')}`
  if (kind === 'cancel') return undefined
  const numbers = cases.flatMap(({ record }) => (isOurs(record) ? record.name.number : []))
  const twice = numbers.find((number, place) => numbers.indexOf(number) < place)
  if (twice !== undefined) return `the order ${twice} was taken for two intents`
  for (const { record } of cases) {
    const order = isNamed(record) && booked.find(({ orderNumber }) => orderNumber === record.name.number)
    if (!isNamed(record) || !order) continue
    const left = order.quantity - order.filled - order.cancelled - order.rejected
    const { state } = record
    const isRight =
      (state === 'filled' && order.filled === order.quantity) ||
      (state === 'rejected' && order.rejected > 0) ||
      ((state === 'cancelled' || state === 'expired') && left === 0 && order.filled < order.quantity)
    if (!isRight && !isUnsettled(state)) return `declared as ${state}: ${describe(order)}`
  }
  return undefined
}

/** Returns whether the journal has ever said that KIS had no order of an intent. */
function wasEndedWithoutOrder(id: string, history: readonly HistoryEntry[]): boolean {
  return history.some((_, index) => {
    const { state, name } = recordOf(id, history.slice(0, index + 1))
    return state === 'not-taken' || (state === 'rejected' && name === undefined)
  })
}

/** Returns whether the journal has the number of an order, and its fills; of an order in doubt its number is enough. */
function isKnown({ orderNumber, filled }: BookedOrder, cases: readonly Case[]): boolean {
  return cases.some(({ record }) => {
    if (record?.name?.number === orderNumber) return Number(record.filled) >= filled
    return record?.candidates.includes(orderNumber) === true
  })
}

/** Returns why the fate of an intent is not known; undefined if it is known, or nothing was wanted of KIS. */
function reasonOf({ record, fault }: Case): string | undefined {
  if (record === undefined || isSettled(record)) return undefined
  if (fault === 'twins' || fault === 'lookalike') return fault
  const { state, change, isProbable, reason } = record
  return [change?.kind, state, isProbable && 'found by its content', reason?.code].filter(Boolean).join(', ')
}

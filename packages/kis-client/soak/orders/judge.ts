import type { HistoryEntry, OrderRecord } from '../../src/orders/trading/order-record.ts'
import { recordOf } from '../../src/orders/trading/order-record.ts'
import { isUnsettled } from '../../src/orders/trading/order-states.ts'
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
  const { intents, histories, orders } = evidence
  const counts: Counts = { sentTwice: 0, lost: 0, wronglyEnded: 0, externalTouched: 0 }
  const unknown = new Map<string, number>()
  const trace: string[] = []
  const sent = countSent(evidence.calls)
  const changed = changedNumbers(evidence.calls)
  const externals = new Map(orders.filter(({ isExternal }) => isExternal).map((order) => [order.orderNumber, order]))
  for (const number of externals.keys()) {
    if (!changed.has(number)) continue
    counts.externalTouched += 1
    trace.push(`externalTouched: the order ${number} of others was changed`)
  }
  const booked = Map.groupBy(
    orders.filter(({ isExternal, kind }) => isExternal !== true && kind === 'new'),
    contentOfOrder,
  )
  for (const [content, group] of Map.groupBy(intents.values(), contentOfIntent)) {
    const cases = group.map((intent) => caseOf(intent, histories.get(intent.id) ?? []))
    const its = booked.get(content) ?? []
    const broken = faultOf({ cases, booked: its, sent, externals })
    if (broken !== undefined) {
      counts[broken.count] += 1
      trace.push(`${broken.count}: ${group.map(nameOf).join(', ')}: ${broken.why}`)
    }
    for (const { intent, record } of cases) {
      const reason = reasonOf(record, intent.fault)
      if (reason !== undefined) unknown.set(reason, (unknown.get(reason) ?? 0) + 1)
    }
  }
  return { counts, unknown, trace }
}

const nameOf = ({ id, fault = 'no fault' }: Intent): string => `${id} (${fault})`

/** Intent, and what the journal says of it. */
interface Case {
  readonly intent: Intent
  readonly history: readonly HistoryEntry[]
  readonly record: OrderRecord | undefined
}

const caseOf = (intent: Intent, history: readonly HistoryEntry[]): Case => ({
  intent,
  history,
  record: history.length === 0 ? undefined : recordOf(intent.id, history),
})

const contentOfIntent = ({ order: { symbol, side, quantity } }: Intent): string => `${symbol} ${side} ${quantity}`
const contentOfOrder = ({ symbol, side, quantity }: BookedOrder): string => `${symbol} ${side} ${quantity}`

/** Counts the orders that have reached the exchange, by the intent that each carries. */
function countSent(calls: readonly SeenCall[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { input } of calls) {
    const id = input?.[intentField]
    if (id !== undefined && !isChange(input)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

const isChange = (input: SeenCall['input']): boolean => input?.['RVSE_CNCL_DVSN_CD'] !== undefined

/** Returns the numbers of the orders that the client has revised or cancelled. */
const changedNumbers = (calls: readonly SeenCall[]): ReadonlySet<string> =>
  new Set(calls.flatMap(({ input }) => (isChange(input) ? [input?.['ORGN_ODNO'] ?? ''] : [])))

/** Returns the first promise that the intents of one content break. */
function faultOf({
  cases,
  booked,
  sent,
  externals,
}: {
  readonly cases: readonly Case[]
  readonly booked: readonly BookedOrder[]
  readonly sent: ReadonlyMap<string, number>
  readonly externals: ReadonlyMap<string, BookedOrder>
}): { readonly count: Count; readonly why: string } | undefined {
  const twice = cases.find(({ intent }) => (sent.get(intent.id) ?? 0) > 1)
  if (twice !== undefined || booked.length > cases.length)
    return { count: 'sentTwice', why: `${booked.length} orders at the exchange` }
  const touched = cases.find(({ record }) => isOurs(record) && externals.has(record.name.number))
  if (touched?.record?.name !== undefined)
    return { count: 'externalTouched', why: `the order ${touched.record.name.number} of others was taken as ours` }
  const wrong = wronglyEnded(cases, booked)
  if (wrong !== undefined) return { count: 'wronglyEnded', why: wrong }
  const lost = booked.find((order) => !isKnown(order, cases))
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
function wronglyEnded(cases: readonly Case[], booked: readonly BookedOrder[]): string | undefined {
  const open = cases.filter(({ intent, history }) => !wasEndedWithoutOrder(intent.id, history))
  if (open.length < booked.length) return `declared as not taken: ${booked.map(describe).join(', ')}`
  for (const { record } of cases) {
    if (!isNamed(record)) continue
    const order = booked.find(({ orderNumber }) => orderNumber === record.name.number)
    if (order === undefined) continue
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

/** Returns whether the journal has the number of an order, and its fills. */
function isKnown({ orderNumber, filled }: BookedOrder, cases: readonly Case[]): boolean {
  return cases.some(({ record, history }) => {
    if (record?.name?.number === orderNumber) return Number(record.filled) >= filled
    return history.some(({ fact }) => fact.kind === 'ambiguous' && fact.numbers.includes(orderNumber))
  })
}

/** Returns why the fate of an intent is not known; undefined if it is known, or nothing was wanted of KIS. */
function reasonOf(record: OrderRecord | undefined, fault: string | undefined): string | undefined {
  if (record === undefined || (!isUnsettled(record.state) && !record.isProbable)) return undefined
  if (fault === 'twins' || fault === 'lookalike') return fault
  const { state, isProbable, reason } = record
  return [state, isProbable && 'found by its content', reason?.code].filter(Boolean).join(', ')
}

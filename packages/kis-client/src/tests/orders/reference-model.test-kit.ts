import { isDeepStrictEqual } from 'node:util'
import { isSettled, type OrderRecord } from '../../orders/history/order-record.ts'
import type { BookedOrder } from '../../simulator.ts'

/** Call that may send the orders of its ids, each once. */
export interface Sending {
  readonly ids: readonly string[]
  /** Symbol of new orders; undefined for a change of one. */
  readonly symbol: string | undefined
}

/** Record of an order in the memory of a program, and the same one computed from its history in the journal. */
export interface KnownOrder {
  readonly live: OrderRecord | undefined
  readonly stored: OrderRecord | undefined
}

export type Known = ReadonlyMap<string, KnownOrder>

/** Call that was made, with what left, and the numbers of what the exchange has booked. */
interface Made extends Sending {
  posts: number
  readonly numbers: string[]
  /** Orders of ours whose numbers no record had before it: the symbol was in doubt. */
  readonly doubts: readonly string[]
}

/**
 * Reference model of the orders: what was asked, what left, and what the exchange has booked. It knows nothing of journals and lists.
 * Each method throws at the first promise that is broken.
 */
export interface ReferenceModel {
  begin(sending: Sending, known: Known): void
  /** Notes that a request which orders something has left. */
  left(original: string | undefined): void
  /** Ends the call that was begun. */
  end(): void
  /** Returns whether the exchange has booked the order of a number for an id, or for its twin. */
  isOf(id: string, number: string): boolean
  /** Checks each promise that holds at any time. */
  check(known: Known): void
  /** Checks what is known once complete lists have shown everything. */
  checkEnd(known: Known): void
}

/** Creates the model of one journal. @param booked returns the orders of the exchange, those of others included */
export function createReferenceModel(booked: () => readonly BookedOrder[]): ReferenceModel {
  const made: Made[] = []
  const before = new Map<string, OrderRecord>()
  let current: Made | undefined
  const find: Find = (number) => booked().find(({ orderNumber }) => orderNumber === number)

  /** Attributes what was booked since to the call that is under way. */
  function attribute() {
    const numbers = new Set(made.flatMap((call) => call.numbers))
    const fresh = oursOf(booked()).filter(({ orderNumber }) => !numbers.has(orderNumber))
    if (current === undefined && fresh.length > 0) fail('an order was booked that no call had asked for', fresh)
    current?.numbers.push(...fresh.map(({ orderNumber }) => orderNumber))
  }

  function check(known: Known) {
    attribute()
    for (const [id, { live, stored }] of known) {
      if (!isDeepStrictEqual(live, stored)) fail('the record is not what its history says', { live, stored })
      if (live === undefined) continue
      checkRecord(live, before.get(id), find)
      before.set(id, live)
    }
    for (const call of made) checkMade(call, known, find)
    const names = namesOf(known).filter((name) => name !== undefined)
    if (new Set(names).size < names.length) fail('two orders have one row', { names })
  }

  return {
    begin({ ids, symbol }, known) {
      const names = namesOf(known)
      const ofSymbol = oursOf(booked()).filter((row) => row.kind !== 'cancel' && row.symbol === symbol)
      const doubts = ofSymbol.map(({ orderNumber }) => orderNumber).filter((number) => !names.includes(number))
      current = { ids, symbol, posts: 0, numbers: [], doubts }
      made.push(current)
    },
    left(original) {
      if (current === undefined) fail('an order has left that no call had asked for', { original })
      current.posts += 1
      if (find(original)?.isExternal === true) fail('an order of another program was changed', { original })
    },
    end() {
      attribute()
      current = undefined
    },
    isOf: (id, number) => made.some(({ ids, numbers }) => ids.includes(id) && numbers.includes(number)),
    check,
    checkEnd(known) {
      check(known)
      for (const call of made) checkFound(call, known, find)
    },
  }
}

/** Returns an order of the exchange by its number. */
type Find = (number: string | undefined) => BookedOrder | undefined

const finalStates: readonly string[] = ['filled', 'cancelled', 'rejected', 'expired', 'not-taken']
const isFinal = ({ state, isProbable }: OrderRecord) => finalStates.includes(state) && !isProbable
const oursOf = (rows: readonly BookedOrder[]) => rows.filter(({ isExternal }) => isExternal !== true)
const namesOf = (known: Known) => [...known.values()].map(({ live }) => live?.name?.number)
const restOf = ({ kind, quantity, filled, cancelled, rejected }: BookedOrder) =>
  kind === 'cancel' ? 0 : quantity - filled - cancelled - rejected

/** Checks a record against the one before it, and against the order of the exchange that it names. */
function checkRecord(record: OrderRecord, before: OrderRecord | undefined, find: Find): void {
  const { state, name, filled, isProbable, change, noticed, order } = record
  if (Number(noticed?.mostFilled ?? noticed?.filled ?? 0) > Number(order.quantity))
    fail('more was noticed than was ordered', record)
  if (before !== undefined && isFinal(before) && before.state !== state)
    fail('a final state has changed', { before, record })
  const isSameOrder = before?.name?.number === name?.number
  if (isSameOrder && Number(filled) < Number(before?.filled)) fail('a fill was forgotten', { before, record })
  if (record.wasWronglyEnded) fail('an order was wrongly ended', record)
  const row = find(name?.number)
  if (row === undefined) return
  // A person may cancel what a lost cancellation was to cancel: whose row it is does not matter then.
  const isOfAnother = row.isExternal === true && change?.kind !== 'cancel'
  if (isOfAnother && (!isProbable || isSettled(record))) fail('an order of another program was taken for ours', record)
  if (Number(filled) > row.filled) fail('a fill was made up', { record, row })
  if (finalStates.includes(state) && restOf(row) > 0) fail('an order was ended that is open', { record, row })
}

/** Checks what a call has sent, and that no order of it is at the exchange which its records deny. */
function checkMade(call: Made, known: Known, find: Find): void {
  const { ids, posts, numbers, doubts } = call
  if (posts > ids.length || numbers.length > ids.length) fail('an order was sent twice', call)
  if (posts > 0 && doubts.length > 0) fail('an order was sent while another of its symbol was in doubt', call)
  const records = ids.flatMap((id) => known.get(id)?.live ?? [])
  if (posts > records.length) fail('an order has left that is not in the journal', call)
  const taken = records.filter(({ state }) => state !== 'not-taken')
  if (numbers.length > taken.length) fail('an order is at the exchange that is called not taken', { records, numbers })
  const accepted = taken.filter(({ state }) => state !== 'rejected')
  if (numbers.filter((number) => find(number)?.rejected === 0).length > accepted.length)
    fail('an order is at the exchange that is called refused', { records, numbers })
}

/** Checks that the records of a call have the numbers and the fills of its orders; one that could be several rows has its candidates. */
function checkFound({ ids, numbers }: Made, known: Known, find: Find): void {
  const records = ids.flatMap((id) => known.get(id)?.live ?? [])
  for (const number of numbers) {
    const record = records.find(({ name }) => name?.number === number)
    const isCandidate = records.some(({ candidates }) => candidates.includes(number))
    if (record === undefined && !isCandidate) fail(`the order ${number} was lost`, records)
    const row = find(number)
    if (record !== undefined && Number(record.filled) !== row?.filled) fail('a fill was lost', { record, row })
  }
}

function fail(broken: string, about: object): never {
  throw new Error(`${broken}: ${JSON.stringify(about, undefined, 1)}`)
}

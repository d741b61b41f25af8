import { KisInputError } from '../../errors.ts'
import { checkOptionNames } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import type { Fact, Intent } from '../history/fact.ts'
import type { OrderRecord } from '../history/order-record.ts'
import { blocksSymbol } from '../history/order-states.ts'
import type { Order } from '../list-orders.ts'
import type { NewOrder } from '../place-order.ts'
import { seenOf } from '../reconcile/evidence.ts'
import { couldBe, isNameless, symbolKey } from '../reconcile/match-rows.ts'
import type { LatestReading } from '../reconcile/part-reconciler.ts'
import type { Claim } from './trading.ts'

/** Checks the name of a person. @throws {KisInputError} it is not a text */
export function checkPerson(by: string): void {
  if (typeof by === 'string' && by !== '') return
  throw new KisInputError({ field: 'by', rule: `${preview(by)} is not a name; use the name of a person` })
}

/**
 * Returns the fact that a person's word adds to an order.
 *
 * @param options.latest latest reading, and its rows that no order of ours owns
 * @param options.isUnderWay whether the call of the order is under way in this process
 * @throws {KisInputError} nothing of that kind is open about the order
 */
export function factOfClaim(
  record: OrderRecord,
  claim: Claim,
  { latest, isUnderWay }: { readonly latest: LatestReading | undefined; readonly isUnderWay: boolean },
): Fact {
  checkClaim(claim)
  const { by } = claim
  checkPerson(by)
  const refuse = (field: string, rule: string) => new KisInputError({ field, rule })
  const id = preview(record.clientOrderId)
  if ('isOurs' in claim) {
    if (typeof claim.isOurs !== 'boolean')
      throw refuse('isOurs', `${preview(claim.isOurs)} is not true or false; use one of them`)
    if (record.isProbable) return { kind: 'claimed', isOurs: claim.isOurs, by }
    throw refuse('isOurs', `${id} was not found by its content; claim an order whose isProbable is true`)
  }
  if ('number' in claim) {
    const row = latest?.others.find((other) => other.number === claim.number && couldBeOrder(record, other))
    if (isNameless(record) && !isUnderWay && row !== undefined && latest !== undefined)
      return { kind: 'seen', order: seenOf(row), by: 'person', reading: latest.reading }
    const use =
      record.candidates.length === 0 ? 'an order whose candidates are not empty' : record.candidates.join(', ')
    throw refuse('number', `${preview(claim.number)} could not be ${id}; use ${use}`)
  }
  // Of one that is being sent no person can know.
  if (blocksSymbol(record.state) && !isUnderWay) return { kind: 'given-up', by }
  throw refuse('isOver', `${id} is ${record.state}; use it for an order that is unknown or ended-unconfirmed`)
}

const claimNames = ['isOurs', 'number', 'isOver'] as const

/** Checks that a claim says one thing: what is misspelled must not end an order. @throws {KisInputError} it does not */
function checkClaim(claim: Claim): void {
  checkOptionNames('claim', claim, [...claimNames, 'by'])
  const given = claimNames.filter((name) => name in claim)
  if (given.length !== 1) {
    const found = given.length === 0 ? 'says nothing' : `says ${given.join(' and ')}`
    throw new KisInputError({ field: 'claim', rule: `${found}; use one of ${claimNames.join(', ')}` })
  }
  if ('isOver' in claim && claim.isOver !== true)
    throw new KisInputError({
      field: 'isOver',
      rule: `${preview(claim.isOver)} is not true; leave an order alone that is not over`,
    })
}

/**
 * Returns the facts of an order of others that a person takes over.
 *
 * @throws {KisInputError} the latest reading does not have it, it is a revision or a cancellation, or it could be an order of ours of
 * unknown fate
 */
export function factsOfAdoption(
  { number, orderedOn, exchange }: Order,
  by: string,
  { latest, records }: { readonly latest: LatestReading | undefined; readonly records: readonly OrderRecord[] },
): { readonly intent: Omit<Intent, 'kind' | 'kis'>; readonly bookedAt: number | undefined; readonly seen: Fact } {
  checkPerson(by)
  const row = latest?.others.find(
    (other) => other.number === number && other.orderedOn === orderedOn && other.exchange === exchange,
  )
  if (row === undefined || latest === undefined || row.original !== undefined || !isWhole(row.quantity)) {
    const rule = `${preview(number)} is no new order of others; use one of listOthers whose original is undefined`
    throw new KisInputError({ field: 'order', rule })
  }
  const lost = records.find(
    (record) => isNameless(record) && record.adoptedBy === undefined && couldBeOrder(record, row),
  )
  if (lost !== undefined) {
    const rule = `${preview(number)} could be ${preview(lost.clientOrderId)}, whose fate is not known; claim that one first`
    throw new KisInputError({ field: 'order', rule })
  }
  const { symbol, side, quantity, price, venue, type } = row
  const order: NewOrder = {
    symbol,
    exchange,
    side,
    quantity,
    ...(price !== undefined && { price }),
    ...(venue !== undefined && { venue }),
    ...(type !== undefined && { type }),
  }
  const seen: Fact = { kind: 'seen', order: seenOf(row), by: 'person', reading: latest.reading }
  return { intent: { order, adoptedBy: by }, bookedAt: row.orderedAt, seen }
}

const couldBeOrder = (record: OrderRecord, row: Order): boolean =>
  symbolKey(record.order) === symbolKey(row) && couldBe(record, row)

const isWhole = (quantity: string): boolean => /^[1-9]\d*$/.test(quantity)

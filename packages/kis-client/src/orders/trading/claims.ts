import { KisInputError } from '../../errors.ts'
import { preview } from '../../values/preview.ts'
import type { Order } from '../list-orders.ts'
import { seenOf } from './evidence.ts'
import type { Fact, Reading } from './fact.ts'
import type { OrderRecord } from './order-record.ts'
import { blocksSymbol } from './order-states.ts'
import type { Claim } from './trading.ts'

/**
 * Returns the fact that a person's word adds to an order.
 *
 * @param latest latest reading, and its rows that no order of ours owns
 * @throws {KisInputError} nothing of that kind is open about the order
 */
export function factOfClaim(
  record: OrderRecord,
  claim: Claim,
  latest: { readonly others: readonly Order[]; readonly reading: Reading } | undefined,
): Fact {
  const { by } = claim
  const refuse = (field: string, rule: string) => new KisInputError({ field, rule })
  const id = preview(record.clientOrderId)
  if (typeof by !== 'string' || by === '') throw refuse('by', `${preview(by)} is not a name; use the name of a person`)
  if ('isOurs' in claim) {
    if (record.isProbable) return { kind: 'claimed', isOurs: claim.isOurs, by }
    throw refuse('isOurs', `${id} was not found by its content; claim an order whose isProbable is true`)
  }
  if ('number' in claim) {
    const row = latest?.others.find(({ number }) => number === claim.number)
    if (record.candidates.includes(claim.number) && row !== undefined && latest !== undefined)
      return { kind: 'seen', order: seenOf(row), by: 'person', reading: latest.reading }
    const use =
      record.candidates.length === 0 ? 'an order whose candidates are not empty' : record.candidates.join(', ')
    throw refuse('number', `${preview(claim.number)} could not be ${id}; use ${use}`)
  }
  if (blocksSymbol(record.state)) return { kind: 'given-up', by }
  throw refuse('isOver', `${id} is ${record.state}; use it for an order that is unknown or ended-unconfirmed`)
}

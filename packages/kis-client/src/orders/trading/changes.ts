import type { KisClient } from '../../client/client.ts'
import { KisInputError, KisOrderUnsettledError } from '../../errors.ts'
import { parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import { preview } from '../../values/preview.ts'
import type { OrderName } from '../history/fact.ts'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import { isUnsettled } from '../history/order-states.ts'
import { parseQuantity } from '../order.ts'
import { isKrxOrderType } from '../order-type.ts'
import type { NewOrder } from '../place-order.ts'
import { parseRevision, type Revision, typeOfRevision } from '../revise-order.ts'
import { referenceOf, type WantedIntent } from './send-intent.ts'

/** Returns the intent to cancel an order, or a part of it. @throws as `nameOf` */
export function cancellationOf(record: OrderRecord, quantity: string | undefined): WantedIntent {
  const name = nameOf(record)
  const part = quantity === undefined ? {} : { quantity: parseQuantity(quantity) }
  return { order: record.order, change: { kind: 'cancel', of: record.clientOrderId, name, ...part } }
}

/** Returns the intent to revise an order. @throws {KisInputError} as `reviseOrder`; and as `nameOf` */
export function revisionOf(client: KisClient, record: OrderRecord, revision: Revision): WantedIntent {
  const name = nameOf(record)
  parseRevision(client, referenceOf(record.order, name), revision)
  const { price, quantity, triggerPrice } = revision
  const rest = subtractDecimals(parseDecimal(record.order.quantity), record.filled)
  const { price: _price, triggerPrice: _triggerPrice, type = 'limit', ...terms } = record.order
  const trigger = triggerPrice === undefined ? {} : { triggerPrice }
  const revised = (terms.exchange ?? 'KRX') === 'KRX' ? typeOfRevision(isKrxOrderType(type) ? type : undefined) : type
  const order: NewOrder = { ...terms, type: revised, quantity: quantity ?? rest, price, ...trigger }
  const part = quantity === undefined ? {} : { quantity }
  return { order, change: { kind: 'revise', of: record.clientOrderId, name, price, ...part, ...trigger } }
}

/**
 * Returns the name at KIS of an order that may be changed.
 *
 * @throws {KisOrderUnsettledError} it is not known whether KIS has the order, or whether the order is ours
 * @throws {KisInputError} the order has ended, or is a cancellation
 */
function nameOf(record: OrderRecord): OrderName {
  const { clientOrderId, order, state, name, isProbable, change } = record
  const refuse = (rule: string) => new KisInputError({ field: 'clientOrderId', rule })
  if (change?.kind === 'cancel')
    throw refuse(`${preview(clientOrderId)} is a cancellation; use the id of an order that is open`)
  if (!isListed(record))
    throw refuse(`${preview(clientOrderId)} is an order of ${record.call?.endpoint}; use send with its own endpoint`)
  if (!isUnsettled(state))
    throw refuse(
      `${preview(clientOrderId)} is ${state}, and nothing is left of it; use the id of an order that is open`,
    )
  if (name === undefined || isProbable) throw new KisOrderUnsettledError({ symbol: order.symbol, clientOrderId, state })
  return name
}

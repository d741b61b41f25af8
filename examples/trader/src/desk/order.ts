import { type OrderRecord, parseDecimal } from '@stockeye/kis-client'
import type { DeskOrder } from './desk.ts'

/** Returns an order as a person sees it. */
export function orderOf({
  clientOrderId,
  order,
  name,
  state,
  filled,
  decision,
  reason,
  intendedAt,
}: OrderRecord): DeskOrder {
  const { symbol, exchange = 'KRX', side, quantity, price } = order
  return {
    id: clientOrderId,
    symbol,
    exchange,
    side,
    quantity: parseDecimal(quantity),
    ...(price !== undefined && { price: parseDecimal(price) }),
    filled,
    state,
    ...(name !== undefined && { number: name.number }),
    ...(decision !== undefined && { decision }),
    ...(reason !== undefined && { refusal: reason.message }),
    intendedAt,
  }
}

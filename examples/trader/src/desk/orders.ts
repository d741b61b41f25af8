import { type OrderRecord, parseDecimal, type Trading } from '@stockeye/kis-client'
import { endedUnfilled } from '../decide/attempts.ts'
import type { DeskOrder } from './desk.ts'

/** Orders of the latest days, kept for a person. */
export interface DeskOrders {
  /** Returns the orders, the newest first. */
  list(): readonly DeskOrder[]
  /** Keeps an order as it is now. @returns the order as it was kept before; undefined for a new one */
  keep(record: OrderRecord): OrderRecord | undefined
}

/** Time for which an order is shown that has ended, in ms. */
const shownMs = 7 * 86_400_000

/** Creates the list, from the orders that the journal has at the start. */
export function createDeskOrders(trading: Pick<Trading, 'listOrders'>): DeskOrders {
  const known = new Map<string, OrderRecord>()

  function keep(record: OrderRecord): OrderRecord | undefined {
    const before = known.get(record.clientOrderId)
    if (before === undefined) dropOld(record.intendedAt)
    known.set(record.clientOrderId, record)
    return before
  }

  function dropOld(now: number): void {
    for (const [id, record] of known) if (hasEnded(record) && now - record.intendedAt > shownMs) known.delete(id)
  }

  for (const record of trading.listOrders().filter(isOrder)) keep(record)
  return {
    list: () =>
      [...known.values()].toSorted((one, other) => other.intendedAt - one.intendedAt).map((record) => orderOf(record)),
    keep,
  }
}

/** Returns whether a record is an order itself, and not the cancellation of one. */
export const isOrder = ({ change }: OrderRecord): boolean => change?.kind !== 'cancel'

const hasEnded = (record: OrderRecord): boolean => record.state === 'filled' || endedUnfilled(record)

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

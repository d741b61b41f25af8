import type { OrderRecord } from '@stockeye/kis-client'

const states: { readonly [state in OrderRecord['state']]: true } = {
  submitting: true,
  unknown: true,
  open: true,
  'partly-filled': true,
  'ended-unconfirmed': true,
  filled: true,
  cancelled: true,
  rejected: true,
  expired: true,
  'not-taken': true,
}

/** States of an order. */
export const orderStates = Object.keys(states) as readonly OrderRecord['state'][]

type InState = Pick<OrderRecord, 'state'>

/** Returns whether a record is an order itself, and not the cancellation of one. */
export const isOrder = ({ change }: Pick<OrderRecord, 'change'>): boolean => change?.kind !== 'cancel'

/** Returns whether KIS has an order of which shares can still be filled. */
export const isOpen = ({ state }: InState): boolean => state === 'open' || state === 'partly-filled'

/** Returns whether it is not known whether KIS has an order, or how it has ended. */
export const isInDoubt = ({ state }: InState): boolean =>
  state === 'submitting' || state === 'unknown' || state === 'ended-unconfirmed'

/** Returns whether shares of an order may still be filled, as far as is known. */
export const mayFill = (order: InState): boolean => isOpen(order) || isInDoubt(order)

/** Returns whether an order is open and certainly of the trader. One that is only probably its own waits for a person. */
export const isOwnAndOpen = (record: OrderRecord): boolean => isOrder(record) && isOpen(record) && !record.isProbable

/** Returns whether an order has ended before all of it was filled. */
export const endedUnfilled = (order: InState): boolean => !mayFill(order) && order.state !== 'filled'

/** Returns whether KIS never had an order: it never left, or KIS refused it at once. */
export const neverReached = ({ state, name }: Pick<OrderRecord, 'state' | 'name'>): boolean =>
  name === undefined && (state === 'not-taken' || state === 'rejected')

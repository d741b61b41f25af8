import { beforeSend, type SendOptions } from '../../client/before-send.ts'
import type { CallOptions, KisClient } from '../../client/client.ts'
import { isKisError } from '../../errors.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { cancelOrder } from '../cancel-order.ts'
import type { Fact, Intent, OrderChange, OrderName } from '../history/fact.ts'
import { type KisInstant, kisNow } from '../history/kis-time.ts'
import type { OrderReference } from '../order.ts'
import { isKrxOrderType } from '../order-type.ts'
import { type NewOrder, placeOrder } from '../place-order.ts'
import { reviseOrder } from '../revise-order.ts'

/** Intent before its instant is known. */
export interface WantedIntent extends Omit<Intent, 'kis' | 'kind' | 'holdingsAt'> {
  /** Sends a call of an endpoint that no action wraps. */
  readonly send?: ((options: CallOptions) => Promise<Pick<OrderName, 'number' | 'branch'>>) | undefined
}

/** End of a call: the fact about it, and its error if it failed. */
export interface EndedCall {
  readonly fact: Fact
  readonly failure?: unknown
}

/**
 * Sends an intent to KIS, once.
 *
 * @param until.signal stops it while it waits to leave: its reason is the failure, and nothing was sent
 * @param until.confirm called when it has its turn to leave: it may abort the signal and reject with its reason
 */
export async function sendIntent(
  client: KisClient,
  { order, change, send }: Pick<WantedIntent, 'order' | 'change' | 'send'>,
  { signal, confirm }: { readonly signal: AbortSignal; readonly confirm: () => Promise<void> },
): Promise<EndedCall> {
  const options: SendOptions = { signal, [beforeSend]: confirm }
  try {
    signal.throwIfAborted()
    const { number, branch } = await (send !== undefined
      ? send(options)
      : change === undefined
        ? placeOrder(client, order, options)
        : sendChange(client, { order, change }, options))
    const kis = kisNow(client)
    // The answer has no date.
    const orderedOn = exchangeDate(order.exchange ?? 'KRX', kis.earliestAt)
    return { fact: { kind: 'acknowledged', number, branch, orderedOn, kis } }
  } catch (failure) {
    // The client ignores the signal of a write that has left, so its reason proves that this one has not.
    const hasStopped = signal.aborted && failure === signal.reason
    return { fact: (hasStopped ? factOfStop : factOfFailure)(failure, kisNow(client)), failure }
  }
}

function sendChange(
  client: KisClient,
  { order, change }: { readonly order: NewOrder; readonly change: OrderChange },
  options: CallOptions,
): Promise<OrderReference> {
  const reference = referenceOf(order, change.name)
  const { quantity } = change
  const part = quantity === undefined ? {} : { quantity }
  if (change.kind === 'cancel') return cancelOrder(client, reference, part, options)
  const { price, triggerPrice } = change
  const revision = { ...part, price, ...(triggerPrice !== undefined && { triggerPrice }) }
  return reviseOrder(client, reference, revision, options)
}

/** Returns the reference of an order that KIS has numbered. */
export function referenceOf(order: NewOrder, { number, branch }: OrderName): OrderReference {
  const { symbol, exchange = 'KRX', venue, type = 'limit', kind, daytime } = order
  return {
    number,
    branch,
    symbol,
    exchange,
    ...(venue !== undefined && { venue }),
    ...(exchange === 'KRX' && isKrxOrderType(type) && { type }),
    ...(kind !== undefined && { kind }),
    ...(daytime !== undefined && { daytime }),
  }
}

function factOfStop(reason: unknown, kis: KisInstant): Fact {
  const { code, message } = isKisError(reason)
    ? reason
    : { code: 'ABORTED', message: 'its caller ended the wait before it left' }
  return { kind: 'not-sent', code, message, kis }
}

function factOfFailure(error: unknown, kis: KisInstant): Fact {
  // An error that is not of the client says nothing about what has left.
  if (!isKisError(error))
    return { kind: 'unanswered', code: 'UNKNOWN', message: 'the call failed without an answer of KIS', kis }
  const { code, message } = error
  const kind = error.outcome === 'unknown' ? 'unanswered' : error.outcome
  return { kind, code: ('messageCode' in error && error.messageCode) || code, message, kis }
}

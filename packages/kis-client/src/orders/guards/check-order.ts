import { checkAction } from '../../client/check-action.ts'
import type { CallOptions, KisClient } from '../../client/client.ts'
import { isKisError, KisOrderDeniedError } from '../../errors.ts'
import { type NewOrder, type NewReservedOrder, orderFields, parseNewOrder } from '../place-order.ts'
import { denialOf } from './denials.ts'
import type { ReadFacts } from './facts.ts'
import { judge } from './find-denial.ts'
import { type OrderGuards, parseGuards } from './order-guards.ts'
import { readFact } from './read-fact.ts'

/**
 * Checks an order before it is sent: the exchange's rules that `placeOrder` cannot know, and the limits of a person. It sends no
 * order. Guards that need no call come first, and a fact is read only if a guard needs it: with the default limits a purchase on
 * KRX costs two to four calls. The first objection denies the order, and so does a fact that cannot be read.
 *
 * @example
 * const order = { symbol: '005930', side: 'buy', quantity: '10', price: '70000' } as const
 * await checkOrder(kis, order, { own: [], limits: { mostNotional: { KRW: '2000000' } } })
 * const placed = await placeOrder(kis, order)
 * @throws {KisInputError} not-sent: an order that `placeOrder` refuses, a limit or a mode that is wrong, or an unknown field
 * @throws {KisOrderDeniedError} not-sent: a guard denies the order; `denial` is the code of the reason, and with `FACTS` `cause` is
 * the error of the read that failed
 */
export async function checkOrder(
  client: KisClient,
  order: NewOrder | NewReservedOrder,
  guards: OrderGuards,
  options?: CallOptions,
): Promise<void> {
  checkAction({ of: 'checkOrder', client, input: order, fields: orderFields, options })
  const { environment } = client
  const guarded = { order: parseNewOrder(client, order), given: order, ...parseGuards(guards, environment) }
  let read: Partial<ReadFacts> = {}
  for (;;) {
    // Reads take time, and the hours may end meanwhile.
    const facts = { ...read, at: client.clock.now(), clock: client.serverClock(), environment }
    const verdict = judge({ ...guarded, facts })
    if (verdict === undefined) return
    if (!('needs' in verdict)) throw new KisOrderDeniedError(verdict)
    const { needs } = verdict
    const found = await readFact(client, guarded.order, needs, options).catch((cause: unknown) => {
      options?.signal?.throwIfAborted()
      // The message of an error that is not ours may hold a secret.
      const reason = isKisError(cause) ? ` (${cause.message})` : ''
      throw new KisOrderDeniedError(denialOf('FACTS', `${needs}: it could not be read${reason}`), { cause })
    })
    read = { ...read, ...found }
  }
}

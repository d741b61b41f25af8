import type { Clock } from '../../clock.ts'
import type { DeliverOptions, DeliveryEnd } from '../backend.ts'
import type { BullSource } from './bull-source.ts'
import type { Deliveries, DeliveryStep, TakenDelivery } from './deliveries.ts'
import type { PresenceMember } from './presence.ts'

/** Creates the source of deliveries. */
export function createDeliverySource(
  { channels, leaseMs, handle }: DeliverOptions,
  parts: { readonly member: PresenceMember; readonly deliveries: Deliveries; readonly clock: Clock },
): BullSource<TakenDelivery, DeliveryEnd> {
  const { member, deliveries, clock } = parts

  function stepOf(end: DeliveryEnd): DeliveryStep {
    if (end.state !== 'pending') return end
    const { notBefore, ...rest } = end
    return { ...rest, delayMs: Math.max(0, notBefore - clock.now()) }
  }

  return {
    ...member,
    concerns: (id) => id === undefined || channels.includes(id),
    async take(count) {
      const { taken, moreInMs } = await deliveries.take(count, { channels, leaseMs })
      return { items: taken, moreInMs }
    },
    handle: ({ completion, tries }, signal) => handle({ completion, tries }, signal),
    async end(delivery, end) {
      await deliveries.end(delivery, stepOf(end))
      return undefined
    },
    giveBack: (delivery) =>
      deliveries.end(delivery, { state: 'pending', delayMs: 0, costsTry: false, mayBeSent: true }),
    renew: (held) => deliveries.renew(held, leaseMs),
    abortOf: async () => undefined,
    // Each `take` also finds the deliveries whose lease has expired.
    sweep: async () => undefined,
    close: async () => undefined,
  }
}

import { JobLeaseLostError } from '../../errors.ts'
import type { DeliverOptions, DeliveryEnd } from '../backend.ts'
import { notifierOf } from '../presence.ts'
import { soonest } from '../soonest.ts'
import type { Source } from '../source.ts'
import type { Deliveries } from './deliveries.ts'
import { type Held, holds, type Leases } from './leases.ts'
import type { DeliveryRow, Memory } from './memory.ts'

/** Creates the source of deliveries. */
export function createDeliverySource(
  { presence, inFlight }: Memory,
  { deliveries, leases }: { readonly deliveries: Deliveries; readonly leases: Leases },
  { channels, down, leaseMs, handle }: DeliverOptions,
): Source<Held<DeliveryRow>, DeliveryEnd> {
  const served = [...new Set(channels)]
  const member = notifierOf(channels, down)
  const me = {}
  return {
    attend: () => void presence.set(me, { member, untilAt: leases.untilAt(leaseMs) }),
    leave: () => void presence.delete(me),
    renew: (items) => leases.renew(items, leaseMs),
    sweep() {
      for (const row of leases.lost(inFlight)) deliveries.putBack(row)
    },
    abortOf: (held) => (holds(held) ? undefined : new JobLeaseLostError('the lease on the delivery was lost')),
    take: (count, now) => deliveries.takeDue(count, served, now).map((row) => leases.take(row, leaseMs)),
    handle: ({ row }, signal) => handle({ completion: row.completion, tries: row.tries }, signal),
    end(held, end, now) {
      if (holds(held)) deliveries.end(held.row, end, now)
    },
    giveBack(items) {
      for (const { row } of items.filter(holds)) deliveries.putBack(row)
    },
    nextLookAt: (now) => soonest([deliveries.nextDue(served, now), leases.nextEnd(inFlight, now)]),
    close: () => undefined,
  }
}

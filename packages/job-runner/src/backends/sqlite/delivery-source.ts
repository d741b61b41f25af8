import { JobLeaseLostError } from '../../errors.ts'
import type { DeliverOptions, DeliveryEnd } from '../backend.ts'
import { notifierOf } from '../presence.ts'
import { soonest } from '../soonest.ts'
import type { Source } from '../source.ts'
import type { LeasedDelivery } from './deliveries.ts'
import { prepareLeases } from './leases.ts'
import type { Store } from './store.ts'

/** Creates the source of deliveries. */
export function createDeliverySource(
  { database, deliveries, presence, changeNotes }: Pick<Store, 'database' | 'deliveries' | 'presence' | 'changeNotes'>,
  { channels, down, leaseMs, handle }: DeliverOptions,
  holder: string,
): Source<LeasedDelivery, DeliveryEnd> {
  const member = notifierOf(channels, down)
  const leases = prepareLeases(database, 'deliveries')
  // A notifier had the delivery, and may have sent it.
  const free = `
    UPDATE deliveries SET state = 'pending', not_before = 0, is_redelivered = 1,
      holder = NULL, lease_until = NULL, lease_ms = NULL`
  const freeLost = database.prepare(`${free} WHERE holder IS NOT NULL AND lease_until <= :now`)
  const freeOne = database.prepare(`${free} WHERE seq = :seq AND fence = :fence AND holder = :holder`)
  const held = database.prepare('SELECT 1 FROM deliveries WHERE seq = :seq AND fence = :fence AND holder = :holder')
  const nextDue = database.prepare(`
    SELECT min(not_before) AS at FROM deliveries WHERE channel = :channel AND state = 'pending' AND not_before > :now`)

  return {
    attend: (now) => presence.renew({ holder, member, now, leaseMs }),
    leave: () => presence.leave(holder),
    renew: (items, now) => leases.renew(items, now + leaseMs),
    sweep(now) {
      const endsAt = leases.cut(now)
      if (endsAt !== undefined && endsAt <= now && freeLost.run({ now }).changes !== 0) changeNotes.noteDeliveries()
    },
    abortOf({ seq, fence }) {
      const isHeld = held.get({ seq, fence, holder }) !== undefined
      return isHeld ? undefined : new JobLeaseLostError('the lease on the delivery was lost')
    },
    take: (count, now) => deliveries.take(count, { channels, holder, now, leaseMs }),
    handle: ({ completion, tries }, signal) => handle({ completion, tries }, signal),
    end: (item, end) => deliveries.end(item, end),
    giveBack(items) {
      for (const { seq, fence } of items) freeOne.run({ seq, fence, holder })
      changeNotes.noteDeliveries()
    },
    nextLookAt(now) {
      const due = channels.map((channel) => nextDue.get({ channel, now })?.at)
      return soonest([...due, leases.cut(now)])
    },
    close: () => undefined,
  }
}

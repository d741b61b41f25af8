import type { Clock } from '../../clock.ts'
import { JobLeaseLostError } from '../../errors.ts'

/** Item that a loop holds under a lease. */
export interface Leased<Item> {
  readonly item: Item
  /** Time of the last renewal, on the monotonic clock. */
  renewedAt: number
}

/** Leases of a loop on what it holds, looked at with each tick of the loop. */
export interface Leases {
  /** Returns whether this process has stood still, and has not renewed since: another process may have its items. */
  areUncertain(): boolean
  /** Drops the items that could not be renewed in time. @returns time until the next tick, in ms */
  tick(): number
  /** Renews the leases if that is due, and drops the items that another process has by now. @returns whether it was due */
  renew(): Promise<boolean>
}

export interface LeasesOptions<Item, Held extends Leased<Item>> {
  readonly clock: Clock
  readonly leaseMs: number
  /** Time between two ticks, in ms; shorter while the leases are uncertain. */
  readonly tickMs: number
  readonly uncertainTickMs: number
  readonly held: ReadonlySet<Held>
  /** Renews the leases on items. @returns those that another process has by now */
  renew(items: readonly Item[]): Promise<ReadonlySet<Item>>
  drop(held: Held, reason: Error): void
}

/** Creates the leases of a loop. */
export function createLeases<Item, Held extends Leased<Item>>(options: LeasesOptions<Item, Held>): Leases {
  const { clock, leaseMs, tickMs, uncertainTickMs, held, renew, drop } = options
  let renewAt = Number.NEGATIVE_INFINITY
  let tickDueAt = Number.POSITIVE_INFINITY
  /** Time when a tick was found to be late, until a renewal has shown which items this process still has. */
  let stoodStillAt: number | undefined

  const isLate = () => clock.monotonic() - tickDueAt > tickMs

  return {
    areUncertain: () => isLate() || stoodStillAt !== undefined,
    tick() {
      // Late is not dead: an answer of Redis may lie unread, and no other process may have the items. They are renewed first.
      if (isLate()) stoodStillAt = clock.monotonic()
      if (stoodStillAt === undefined) {
        // If Redis is away, no process can take the items over; but this process cannot see that.
        const over = clock.monotonic() - leaseMs
        for (const one of held) if (one.renewedAt < over) drop(one, new JobLeaseLostError())
      }
      const nextMs = stoodStillAt === undefined ? tickMs : uncertainTickMs
      tickDueAt = clock.monotonic() + nextMs
      return nextMs
    },
    async renew() {
      const at = clock.monotonic()
      if (at < renewAt && stoodStillAt === undefined) return false
      // Half a tick less: the tick of that time must not come a moment too early for it.
      renewAt = at + leaseMs / 3 - tickMs / 2
      const asked = [...held]
      try {
        const lost = await renew(asked.map(({ item }) => item))
        for (const one of asked) {
          if (!lost.has(one.item)) one.renewedAt = at
          // A lost item that is not held has ended meanwhile, and no process has it any more.
          else if (held.has(one)) drop(one, new JobLeaseLostError())
        }
        return true
      } finally {
        if (stoodStillAt !== undefined && at >= stoodStillAt) stoodStillAt = undefined
      }
    },
  }
}

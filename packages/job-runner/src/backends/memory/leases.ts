import type { Clock } from '../../clock.ts'
import { soonest } from '../soonest.ts'
import type { Lease, Memory } from './memory.ts'

interface Leased {
  lease: Lease | undefined
}

/** Row, and the fence of the lease under which a process works on it. */
export interface Held<Row extends Leased> {
  readonly row: Row
  readonly fence: number
}

/** Leases of one backend. */
export interface Leases {
  /** Returns the end of a lease that begins now; infinite when no other process can use the memory. */
  untilAt(leaseMs: number): number
  /** Gives a row its first or next lease, and returns the right to work on it. */
  take<Row extends Leased>(row: Row, leaseMs: number): Held<Row>
  /** Extends the leases that are still held. */
  renew(items: readonly Held<Leased>[], leaseMs: number): void
  /** Returns the rows whose process has not renewed its lease in time. @param rows rows with a lease */
  lost<Row extends Leased>(rows: Iterable<Row>): readonly Row[]
  /** Returns the first instant later than `after` at which a lease ends. */
  nextEnd(rows: Iterable<Leased>, after: number): number | undefined
}

/** Returns whether the lease was neither lost nor given back. */
export const holds = ({ row, fence }: Held<Leased>): boolean => row.lease?.fence === fence

/** Creates the leases of a backend. @param isShared whether other backends use the memory: if not, no lease ends, and no row is looked at */
export function createLeases(
  memory: Memory,
  { clock, isShared }: { readonly clock: Pick<Clock, 'now'>; readonly isShared: boolean },
): Leases {
  const untilAt = (leaseMs: number) => (isShared ? clock.now() + leaseMs : Number.POSITIVE_INFINITY)
  const leaseOf = (fence: number, leaseMs: number): Lease => ({
    fence,
    takenAt: clock.now(),
    untilAt: untilAt(leaseMs),
  })
  return {
    untilAt,
    take(row, leaseMs) {
      const fence = memory.nextFence++
      row.lease = leaseOf(fence, leaseMs)
      return { row, fence }
    },
    renew(items, leaseMs) {
      for (const { row, fence } of items.filter(holds)) row.lease = leaseOf(fence, leaseMs)
    },
    lost(rows) {
      if (!isShared) return []
      const now = clock.now()
      // A lease that was taken in the future shows that the clock was set back: it would be valid for hours.
      return [...rows].filter(({ lease }) => lease !== undefined && !(lease.takenAt <= now && now < lease.untilAt))
    },
    nextEnd(rows, after) {
      if (!isShared) return undefined
      return soonest([...rows].map(({ lease }) => lease?.untilAt).filter((at = after) => at > after))
    },
  }
}

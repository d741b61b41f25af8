import type { Database } from './database/connection.ts'

/**
 * Right to work on a row: it is valid while the row has this holder and fence. The fence alone would not do: a pruned row
 * leaves its `seq` to a new one, which begins with the same fences.
 */
export interface Lease {
  readonly seq: number
  readonly fence: number
  readonly holder: string
}

/** Instants of the leases in a table. Methods are called within a transaction. */
export interface Leases {
  /** Renews the leases that this process works under, and no other of its own: a commit that failed late has left them. */
  renew(leases: readonly Lease[], until: number): void
  /**
   * Cuts leases to their length: after the clock was set back they would be valid for hours.
   * @returns the soonest end of a lease, if there is one
   */
  cut(now: number): number | undefined
}

export function prepareLeases(database: Database, table: 'runs' | 'deliveries'): Leases {
  const renew = database.prepare(`
    UPDATE ${table} SET lease_until = :until WHERE seq = :seq AND fence = :fence AND holder = :holder`)
  const span = database.prepare(`
    SELECT min(coalesce(lease_until, 0)) AS endsAt, max(lease_until - lease_ms) AS begunAt
    FROM ${table} INDEXED BY ${table}_leased WHERE holder IS NOT NULL`)
  const cut = database.prepare(`
    UPDATE ${table} INDEXED BY ${table}_leased SET lease_until = :now + lease_ms
    WHERE holder IS NOT NULL AND lease_until > :now + lease_ms`)
  return {
    renew(leases, until) {
      for (const { seq, fence, holder } of leases) renew.run({ seq, fence, holder, until })
    },
    cut(now) {
      const found = span.get()
      const isLong = Number(found?.begunAt) > now
      if (isLong) cut.run({ now })
      const endsAt = (isLong ? span.get() : found)?.endsAt
      return typeof endsAt === 'number' ? endsAt : undefined
    },
  }
}

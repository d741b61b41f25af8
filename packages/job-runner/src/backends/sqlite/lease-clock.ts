import type { Database } from './connection.ts'

/** Right to work on a row: it is valid while the row has this fence and a holder. */
export interface Lease {
  readonly seq: number
  readonly fence: number
}

/** Prepares the cut of leases to their length: after the clock was set back they would be valid for hours. The cut is called within a transaction. */
export function prepareLeaseCut(database: Database, table: 'runs' | 'deliveries'): (now: number) => void {
  const cut = database.prepare(`
    UPDATE ${table} INDEXED BY ${table}_leased SET lease_until = :now + lease_ms
    WHERE holder IS NOT NULL AND lease_until > :now + lease_ms`)
  return (now) => void cut.run({ now })
}

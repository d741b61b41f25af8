import type * as sqlite from 'node:sqlite'

/** The right to work on a row: it stands while the row has this fence and a holder. */
export interface Lease {
  readonly seq: number
  readonly fence: number
}

/** After the clock was set back a lease would stand for hours: this cuts it to its length. Called within a transaction. */
export function prepareCut(database: sqlite.DatabaseSync, table: 'runs' | 'deliveries'): (now: number) => void {
  const cut = database.prepare(`
    UPDATE ${table} INDEXED BY ${table}_leased SET lease_until = :now + lease_ms
    WHERE holder IS NOT NULL AND lease_until > :now + lease_ms`)
  return (now) => void cut.run({ now })
}

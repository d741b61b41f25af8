import type * as sqlite from 'node:sqlite'

/** Table `takers`: the processes that work and deliver, for the health of the whole. Methods are called within a transaction. */
export interface Presence {
  renew(by: {
    readonly holder: string
    /** `work`, or `deliver:` and a channel. */
    readonly roles: readonly string[]
    readonly now: number
    readonly leaseMs: number
  }): void
  leave(holder: string): void
}

/**
 * Creates the list of processes that take work.
 * @param options.manyProcesses if false, no process renews: a row lives as long as the file is open
 */
export function createPresence(
  database: sqlite.DatabaseSync,
  { manyProcesses }: { readonly manyProcesses: boolean },
): Presence {
  const renew = database.prepare(`
    INSERT INTO takers (holder, role, until_at) VALUES (:holder, :role, :until)
    ON CONFLICT (holder, role) DO UPDATE SET until_at = :until`)
  const bury = database.prepare('DELETE FROM takers WHERE until_at <= :now')
  const leave = database.prepare('DELETE FROM takers WHERE holder = :holder')
  return {
    renew({ holder, roles, now, leaseMs }) {
      const until = manyProcesses ? now + leaseMs : Number.POSITIVE_INFINITY
      bury.run({ now })
      for (const role of roles) renew.run({ holder, role, until })
    },
    leave: (holder) => void leave.run({ holder }),
  }
}

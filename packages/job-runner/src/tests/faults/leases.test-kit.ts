import * as sqlite from 'node:sqlite'
import { Redis } from 'ioredis'
import type { BackendAddress } from './runner.test-kit.ts'

/** Lease of a process that must lose no run, even if it is slow; when it is killed, `runOutLeases` follows. */
export const longLeaseMs: number = 60 * 60_000

/** Ends all leases, as if their time had passed: another process takes over at once. */
export async function runOutLeases(address: BackendAddress): Promise<void> {
  if (address.kind === 'sqlite') return runOutInFile(address.path)
  const redis = new Redis({ path: address.socket })
  const flying = `{${address.prefix}}:flying`
  const deliveryIds = await redis.zrange(flying, 0, '-1')
  for (const id of deliveryIds) await redis.zadd(flying, 'XX', 0, id)
  // The locks of BullMQ jobs are the leases of their runs.
  for (const lock of await redis.keys(`{${address.prefix}}:queue:*:lock`)) await redis.del(lock)
  redis.disconnect()
}

function runOutInFile(path: string) {
  const database = new sqlite.DatabaseSync(path)
  database.exec('PRAGMA busy_timeout = 5000')
  for (const table of ['runs', 'deliveries']) {
    database.exec(`UPDATE ${table} SET lease_until = 0 WHERE holder IS NOT NULL`)
  }
  database.close()
}

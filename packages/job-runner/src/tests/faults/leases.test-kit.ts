import * as sqlite from 'node:sqlite'
import { Redis } from 'ioredis'
import type { StoreAddress } from './runner.test-kit.ts'

/** Of one that is to lose nothing, however slow it is; when it is killed, `runOutLeases` follows. */
export const longLeaseMs: number = 60 * 60_000

/** As if the time of all leases had passed: what the dead have left is missed at once. */
export async function runOutLeases(store: StoreAddress): Promise<void> {
  if (store.kind === 'sqlite') return runOutInFile(store.path)
  const redis = new Redis({ path: store.socket })
  const flying = `{${store.prefix}}:flying`
  const deliveryIds = await redis.zrange(flying, 0, '-1')
  for (const id of deliveryIds) await redis.zadd(flying, 'XX', 0, id)
  // The locks of BullMQ jobs.
  for (const lock of await redis.keys(`{${store.prefix}}:queue:*:lock`)) await redis.del(lock)
  redis.disconnect()
}

function runOutInFile(path: string) {
  const database = new sqlite.DatabaseSync(path)
  for (const table of ['runs', 'deliveries']) {
    database.exec(`UPDATE ${table} SET lease_until = 0 WHERE holder IS NOT NULL`)
  }
  database.close()
}

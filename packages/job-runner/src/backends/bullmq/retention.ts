import * as z from 'zod/mini'
import type { Clock } from '../../clock.ts'
import { tooOld } from '../../delivery/completion.ts'
import type { Backend } from '../backend.ts'
import type { Commands } from './connection.ts'
import { pruneRuns } from './scripts/retention.ts'

const pruned: z.ZodMiniType<readonly [left: number, seen: number, ended: number, died: readonly string[]]> = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.array(z.string()),
])
// A script that looks at more would keep the other clients of Redis waiting.
const runsPerScript = 500

/** Forgets what is old. @param died receives the ids of the deliveries that are dead now, because of their age */
export async function prune(
  { redis, key, execute, command }: Commands,
  { clock, ...keep }: Parameters<Backend['prune']>[0] & { readonly clock: Clock },
  died: (deliveryIds: readonly string[]) => Promise<void>,
): Promise<void> {
  const now = clock.now()
  for (const jobId of await command(() => redis.smembers(key('jobs')))) {
    for (let from = 0; ; ) {
      const asked = { ...keep, from, size: runsPerScript, now, tooOld }
      const [left, seen, ended, ids] = pruned.parse(await execute(pruneRuns, key(`runs:${jobId}`), asked))
      if (ids.length > 0) await died(ids)
      // The backlog begins here: runs that wait are not looked at, however many there are.
      if (seen < runsPerScript || ended === 0) break
      from += left
    }
  }
  await command(() => redis.zremrangebyscore(key('kept'), '-inf', now))
}

import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Commands } from './connection.ts'
import { pruneRuns } from './scripts/retention.ts'

const pruned: z.ZodType<readonly [left: number, seen: number]> = z.tuple([z.number(), z.number()])
// A script that looks at more would keep the other clients of Redis waiting.
const runsPerScript = 500

export async function prune(
  { redis, key, execute, command }: Commands,
  { since, runsPerJob, clock }: { readonly since: number; readonly runsPerJob: number; readonly clock: Clock },
): Promise<void> {
  const now = clock.now()
  for (const jobId of await command(() => redis.smembers(key('jobs')))) {
    for (let from = 0; ; ) {
      const asked = { from, size: runsPerScript, since, runsPerJob, now }
      const [left, seen] = pruned.parse(await execute(pruneRuns, key(`runs:${jobId}`), asked))
      if (seen < runsPerScript) break
      from += left
    }
  }
  await command(() => redis.zremrangebyscore(key('kept'), '-inf', now))
}
